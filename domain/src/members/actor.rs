//! Who acts: a guest, a person with standings and offices, or the system itself.

use crate::core::{Audience, CommunityId, CouncilId, Day, PersonId, SeatId, TeamPlaceId, Town};
use crate::councils::{Council, Seat, still_votes};
use crate::volunteering::{Team, TeamPlace};

use super::{
    Age, Building, Compound, Home, Me, Member, Office, Role, Scope, Standing, StandingKind,
};

/// The one who acts (操作人), as the rules see them.
#[derive(Clone, Debug, PartialEq)]
pub enum Actor {
    /// Not signed in.
    Guest,
    /// A person with what binds them to the community.
    Person {
        /// Who.
        id: PersonId,
        /// Standings in force.
        standings: Vec<Standing>,
        /// Offices held today.
        roles: Vec<Role>,
        /// As how old they act.
        age: Age,
    },
    /// The server: installation, sign-in and clocks. Never a request from outside.
    System,
}

impl Actor {
    /// The actor that a signed-in person is on a day.
    pub fn of(person: PersonId, on: Day, town: &dyn Town) -> Self {
        let standings = town.get::<Member>(person).map(|member| member.standings);
        let standings = standings.or_else(|| town.get::<Me>(person).map(|me| me.standings));
        let mut standings = standings.unwrap_or_default();
        standings.retain(Standing::is_active);
        let mut roles = town.of::<Role>(person);
        roles.retain(|role| role.is_held(on));
        Self::Person {
            id: person,
            standings,
            roles,
            age: Age::of(person, town),
        }
    }

    /// The person, if one acts.
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person { id, .. } => Some(*id),
            Self::Guest | Self::System => None,
        }
    }

    /// Standings in force.
    pub fn standings(&self) -> &[Standing] {
        match self {
            Self::Person { standings, .. } => standings,
            Self::Guest | Self::System => &[],
        }
    }

    /// Offices held.
    pub fn roles(&self) -> &[Role] {
        match self {
            Self::Person { roles, .. } => roles,
            Self::Guest | Self::System => &[],
        }
    }

    /// As how old they act: the server acts as of age, and a guest as far as the table lets guests.
    pub fn age(&self) -> Age {
        match self {
            Self::Person { age, .. } => *age,
            Self::Guest | Self::System => Age::Adult,
        }
    }

    /// Whether an office is held anywhere.
    pub fn holds(&self, office: Office) -> bool {
        self.roles().iter().any(|role| role.office == office)
    }

    /// Whether this person is a community worker.
    pub fn is_staff(&self) -> bool {
        self.roles().iter().any(|role| role.office.is_staff())
    }

    /// Whether this person chairs a council.
    pub fn convenes(&self, council: CouncilId) -> bool {
        let scope = Scope::Council(council);
        self.roles()
            .iter()
            .any(|role| role.office == Office::Convener && role.scope == scope)
    }

    /// Whether this person is of the committee that supervises the residents' committee. Whoever
    /// works for the one is not of the other, whatever offices they were given (design default
    /// after Residents' Committee Law 36).
    pub fn supervises(&self, community: CommunityId) -> bool {
        let scope = Scope::Community(community);
        let mut roles = self.roles().iter();
        let supervises = roles.any(|role| role.office == Office::Supervisor && role.scope == scope);
        supervises && !self.is_staff()
    }

    /// Whether this person looks after a home in office: its grid worker, or the community's staff.
    pub fn tends(&self, home: &Home) -> bool {
        let tends = |role: &Role| match role.scope {
            Scope::Community(_) => true,
            Scope::Compound(id) => id == home.compound,
            Scope::Building(id) => id == home.building,
            Scope::Council(_) => false,
        };
        let in_office = |role: &Role| role.office == Office::GridWorker || role.office.is_staff();
        self.roles()
            .iter()
            .any(|role| in_office(role) && tends(role))
    }

    /// Whether this person rings at the doors of a building in office: its head, its grid worker, the
    /// community's staff.
    pub fn rings(&self, building: &Building) -> bool {
        let rings = |role: &Role| {
            rings(role)
                && match role.scope {
                    Scope::Community(_) => true,
                    Scope::Compound(id) => id == building.compound,
                    Scope::Building(id) => id == building.id,
                    Scope::Council(_) => false,
                }
        };
        self.roles().iter().any(rings)
    }

    /// Whether this person has a part in the community: a standing or an office.
    pub fn belongs(&self) -> bool {
        !self.standings().is_empty() || !self.roles().is_empty()
    }

    /// The audiences whose records this actor may read.
    pub fn audiences(&self, community: CommunityId, on: Day, town: &dyn Town) -> Vec<Audience> {
        let mut audiences = vec![Audience::Public];
        let Self::Person { id, standings, .. } = self else {
            return audiences;
        };
        audiences.push(Audience::Person(*id));
        if self.belongs() {
            audiences.push(Audience::Residents);
        }
        for standing in standings {
            audiences.push(Audience::Compound(standing.compound));
            audiences.push(Audience::Building(standing.building));
            let home: Option<Home> = town.get(standing.home);
            audiences.extend(home.map(|it| Audience::Unit(it.unit)));
            if standing.kind == StandingKind::Owner {
                audiences.push(Audience::Owners(standing.compound));
            }
        }
        for team in town.of::<Team>(community) {
            if town.has::<TeamPlace>(TeamPlaceId::of(team.id, *id)) {
                audiences.push(Audience::Team(team.id));
            }
        }
        // Whoever serves the whole community reads what concerns any compound of it.
        for role in self.roles() {
            match role.scope {
                Scope::Community(_) => {
                    let compounds = town.of::<Compound>(community).into_iter();
                    audiences.extend(compounds.map(|it| Audience::Compound(it.id)));
                }
                Scope::Compound(id) => audiences.push(Audience::Compound(id)),
                Scope::Building(_) | Scope::Council(_) => {}
            }
        }
        if self.roles().iter().any(rings) {
            let compounds = town.of::<Compound>(community).into_iter();
            let buildings = compounds.flat_map(|it| town.of::<Building>(it.id));
            for rung in buildings.filter(|it| self.rings(it)) {
                audiences.push(Audience::Grid(rung.id));
                audiences.push(Audience::Grounds(rung.compound));
            }
        }
        let staff = self.is_staff();
        if staff {
            audiences.push(Audience::Staff);
        }
        for council in town.of::<Council>(community) {
            let seat = town.get::<Seat>(SeatId::of(council.id, *id));
            // A seat that is over takes no ballot away that its holder may still cast.
            let reads = |seat: Seat| seat.is_held(on) || still_votes(council.id, *id, on, town);
            let seated = seat.is_some_and(reads);
            if staff || seated || self.convenes(council.id) {
                audiences.push(Audience::Council(council.id));
                // Who sits for the property company reads what the council talks about.
                audiences.push(Audience::Residents);
            }
        }
        audiences.sort();
        audiences.dedup();
        audiences
    }
}

/// Whether an office is one that goes from door to door.
fn rings(role: &Role) -> bool {
    matches!(role.office, Office::GridWorker | Office::BuildingHead) || role.office.is_staff()
}
