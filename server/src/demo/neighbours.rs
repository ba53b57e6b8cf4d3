//! Two small councils beside the great one: that of the neighbours of some stairs (邻里理事会), and
//! that of the compound with its sides (小区议事会). Both are seated, and have not met yet.

use domain::councils::{
    Command as Act, CouncilKind, Form, Kept, PlanSeats, SeatCategory, SeatMember,
};
use domain::members::{self, GrantRole, Office, Scope};
use domain::{Command, CompoundId, CouncilId, PersonId, RoleId, Timestamp};

use super::people::{COMPANY, People};
use super::schedule::Schedule;
use super::{Seed, derived, line};
use crate::sequencer::By;

/// How many days a seat is held, counted from the day one looks.
const TERM_DAYS: i32 = 670;

/// Forms both.
pub fn form(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let mut telling = Telling {
        seed,
        staff: people.staff,
        formed_at: seed.now.plus_days(-30),
        schedule,
    };
    let seated = |number: usize| people.seated[number].person;
    telling.council(
        0,
        CouncilKind::Neighbourhood,
        "7号楼邻里理事会",
        None,
        &[
            (SeatCategory::Resident, seated(7)),
            (SeatCategory::Resident, seated(9)),
            (SeatCategory::Resident, seated(10)),
            (SeatCategory::Resident, seated(11)),
            (SeatCategory::Resident, seated(18)),
            (SeatCategory::Tenant, seated(19)),
            (SeatCategory::Women, seated(12)),
        ],
    );
    telling.council(
        1,
        CouncilKind::Compound,
        "临江里南片小区议事会",
        Some(seed.compound()),
        &[
            (SeatCategory::Resident, seated(10)),
            (SeatCategory::Resident, seated(9)),
            (SeatCategory::Resident, seated(7)),
            (SeatCategory::OwnersCommittee, seated(11)),
            (
                SeatCategory::PropertyCompany,
                people.residents[COMPANY].person,
            ),
            (SeatCategory::ResidentsCommittee, people.staff),
        ],
    );
}

/// Forms councils.
pub struct Telling<'a> {
    /// The instant that everything is relative to.
    pub seed: &'a Seed,
    /// Who forms them.
    pub staff: PersonId,
    /// When.
    pub formed_at: Timestamp,
    /// Where it is planned.
    pub schedule: &'a mut Schedule,
}

impl Telling<'_> {
    /// One council, planned as large as it is seated; the first one seated chairs it.
    pub fn council(
        &mut self,
        number: u64,
        kind: CouncilKind,
        name: &str,
        compound: Option<CompoundId>,
        seats: &[(SeatCategory, PersonId)],
    ) -> CouncilId {
        let id = CouncilId(derived("small council", number));
        let until = self.seed.now.day().plus(TERM_DAYS);
        self.act(Act::Form(Form {
            id,
            community: self.seed.community(),
            kind,
            name: line(name),
            compound,
        }));
        self.act(Act::PlanSeats(PlanSeats {
            council: id,
            kept: planned(seats),
            term_days: 1095,
        }));
        for (category, person) in seats {
            self.act(Act::SeatMember(SeatMember {
                council: id,
                category: *category,
                person: *person,
                until,
            }));
        }
        let chair = members::Command::GrantRole(GrantRole {
            id: RoleId(derived("small council chair", number)),
            person: seats[0].1,
            office: Office::Convener,
            scope: Scope::Council(id),
            until,
        });
        self.add(Command::Members(chair));
        id
    }

    fn act(&mut self, act: Act) {
        self.add(Command::Councils(act));
    }

    fn add(&mut self, command: Command) {
        self.schedule
            .add(self.formed_at, By::Person(self.staff), command);
    }
}

/// As many seats of each category as are given.
fn planned(seats: &[(SeatCategory, PersonId)]) -> Vec<Kept> {
    let of = |category: SeatCategory| seats.iter().filter(|it| it.0 == category).count() as u16;
    let all = SeatCategory::ALL.into_iter();
    let kept = all.map(|category| Kept {
        category,
        seats: of(category),
    });
    kept.filter(|it| it.seats > 0).collect()
}
