//! A village small enough to hold in one's head: one building of six flats, a council of five,
//! built by the same commands a real one is built by.

use domain::councils::{
    self, CastBallot, Choice, CloseVote, CouncilKind, Mode, OpenVote, SeatCategory,
};
use domain::members::roster::{Delivery, RosterRow};
use domain::members::{self, AreaSource, Claim, Holder, Office, Scope, Usage};
use domain::proposals::{self, Assessment, Details, Forum, Impact, Matter, Place, Shared, Source};
use domain::*;
use uuid::Uuid;

pub const COMMUNITY: CommunityId = CommunityId(Uuid::from_u128(1));
pub const COMPOUND: CompoundId = CompoundId(Uuid::from_u128(2));
pub const COUNCIL: CouncilId = CouncilId(Uuid::from_u128(3));
pub const SITTING: SittingId = SittingId(Uuid::from_u128(4));
pub const PROPOSAL: ProposalId = ProposalId(Uuid::from_u128(5));
pub const MOTION: MotionId = MotionId(Uuid::from_u128(6));
pub const VOTE: VoteId = VoteId(Uuid::from_u128(7));

/// Monday 2 November 2026, ten in the morning: the posting day of domain-rules 11.
pub fn monday() -> Timestamp {
    Timestamp::at(Day::new(2026, 11, 2).unwrap(), 10, 0)
}

pub fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

pub fn prose(text: &str) -> Prose {
    Prose::new(text).unwrap()
}

pub struct Village {
    pub town: Plain,
    pub now: Timestamp,
}

impl Village {
    /// Set up, with its roster and six owners signed in.
    pub fn new() -> Self {
        let mut village = Self {
            town: Plain::default(),
            now: monday(),
        };
        village.system(Command::Members(members::Command::SetUp(members::SetUp {
            community: COMMUNITY,
            name: line("临江社区"),
            pack: "national".into(),
            telephone: line("8555 0123"),
            compound: COMPOUND,
            compound_name: line("临江里小区"),
            spots: vec![line("东门")],
            sample: false,
        })));
        village.system(Command::Members(members::Command::ImportRoster(
            members::ImportRoster {
                compound: COMPOUND,
                rows: (1..=6).map(row).collect(),
            },
        )));
        for flat in 1..=6 {
            village.claim(
                flat,
                &format!("业主{flat}"),
                Claim::Owner { tail: tail(flat) },
            );
        }
        let until = Day::new(2028, 1, 1).unwrap();
        for office in [Office::Staff, Office::Secretary] {
            let grant = members::GrantRole {
                id: RoleId::derived("role", &[&[office as u8]]),
                person: person(6),
                office,
                scope: Scope::Community(COMMUNITY),
                until,
            };
            village.system(Command::Members(members::Command::GrantRole(grant)));
        }
        village
    }

    /// Also with a council of the first five, a sitting on Friday and a motion on its agenda.
    pub fn with_motion() -> Self {
        let mut village = Self::new();
        let staff = person(6);
        village.by(staff, form(CouncilKind::Neighbourhood)).unwrap();
        for flat in 1..=5 {
            village.by(staff, seat(flat)).unwrap();
        }
        village.by(staff, call(village.now.plus_days(4))).unwrap();
        village.by(person(1), submit()).unwrap();
        village.by(staff, accept(Matter::Council)).unwrap();
        village.by(staff, route(Forum::Neighbourhood)).unwrap();
        village.by(staff, put_motion()).unwrap();
        village
    }

    /// Also with its vote open in the sitting.
    pub fn with_vote(mode: Mode) -> Self {
        let mut village = Self::with_motion();
        village.now = village.now.plus_days(4);
        let open = open_vote(mode, village.now.plus_minutes(30));
        village.by(person(6), open).unwrap();
        village
    }

    pub fn decide(&self, actor: &Actor, command: &Command) -> Result<Vec<Change>, Refusal> {
        decide(command, actor, self.now, &self.town)
    }

    pub fn apply(&mut self, changes: &[Change]) {
        for change in changes {
            self.town.apply(change);
        }
    }

    pub fn by(&mut self, who: PersonId, command: Command) -> Result<Vec<Change>, Refusal> {
        let actor = Actor::of(who, self.now.day(), &self.town);
        let changes = self.decide(&actor, &command)?;
        self.apply(&changes);
        Ok(changes)
    }

    pub fn system(&mut self, command: Command) {
        let changes = self.decide(&Actor::System, &command).unwrap();
        self.apply(&changes);
    }

    pub fn claim(&mut self, flat: u8, name: &str, claim: Claim) {
        let it = members::ClaimHome {
            community: COMMUNITY,
            home: home(&self.town, flat),
            name: line(name),
            claim,
            person: PersonId::derived("test", &[name.as_bytes()]),
            phone: None,
        };
        self.system(Command::Members(members::Command::ClaimHome(it)));
    }

    pub fn get<E: Entity>(&self, id: E::Id) -> E {
        (&self.town as &dyn Town).get(id).unwrap()
    }
}

pub fn tail(flat: u8) -> Line {
    line(&format!("000{flat}"))
}

pub fn holder(flat: u8) -> Holder {
    Holder {
        name: line(&format!("业主{flat}")),
        tail: tail(flat),
        phone: None,
    }
}

pub fn person(flat: u8) -> PersonId {
    PersonId::derived("test", &[holder(flat).name.as_str().as_bytes()])
}

pub fn row(flat: u8) -> RosterRow {
    RosterRow {
        building: line("7号楼"),
        unit: Some(line("2单元")),
        floor: i16::from(flat),
        room: line(&format!("{flat}01")),
        usage: Usage::Dwelling,
        area: Area(7245),
        area_source: AreaSource::Registered,
        holders: vec![holder(flat)],
        delivery: Delivery::HandedOver,
        note: None,
    }
}

pub fn home(town: &Plain, flat: u8) -> HomeId {
    let room = format!("{flat}01");
    town.all::<members::Home>()
        .find(|home| home.room.as_str() == room)
        .unwrap()
        .id
}

pub fn details() -> Details {
    Details {
        title: line("东门加一段无障碍坡道"),
        problem: prose("东门三级台阶没有坡道，轮椅上不去。"),
        goal: prose("三个月内加一段坡道和扶手"),
        need: prose("老人和推婴儿车的人"),
        place: Place::Spot(SpotId::derived(
            "spot",
            &[COMPOUND.0.as_bytes(), "东门".as_bytes()],
        )),
        homes: Some(6),
        photos: Vec::new(),
        scene: None,
    }
}

pub fn submit() -> Command {
    let (id, community, compound) = (PROPOSAL, COMMUNITY, COMPOUND);
    let it = proposals::Submit {
        id,
        community,
        compound,
        details: details(),
        facts: None,
        behalf: None,
    };
    Command::Proposals(proposals::Command::Submit(it))
}

pub fn accept(matter: Matter) -> Command {
    let assessment = Assessment {
        matter,
        homes: 6,
        object: Some(line("东门台阶")),
        impact: Some(Impact::Small),
        shared: Some(Shared::Untouched),
        funds: Some(line("居委会现有经费")),
        materials: Some(line("坡道和扶手")),
        manpower: Some(line("物业两人一天")),
        implementer: line("居委会"),
        process: prose("十二月施工"),
        budget: Money::yuan(800),
        sources: vec![Source::SelfCompleted],
        indicators: Some(line("每天有几个人推着走")),
        data: Some(line("物业门岗数一周")),
        evaluator: Some(line("7号楼居民小组")),
    };
    Command::Proposals(proposals::Command::Accept(proposals::Accept {
        proposal: PROPOSAL,
        assessment,
        scene: None,
    }))
}

pub fn route(forum: Forum) -> Command {
    Command::Proposals(proposals::Command::Route(proposals::Route {
        proposal: PROPOSAL,
        forum,
        reason: None,
    }))
}

pub fn form(kind: CouncilKind) -> Command {
    let it = councils::Form {
        id: COUNCIL,
        community: COMMUNITY,
        kind,
        name: line("党群议事会"),
        compound: None,
    };
    Command::Councils(councils::Command::Form(it))
}

pub fn seat(flat: u8) -> Command {
    seat_of(person(flat))
}

pub fn seat_of(person: PersonId) -> Command {
    let it = councils::SeatMember {
        council: COUNCIL,
        category: SeatCategory::Resident,
        person,
        until: Day::new(2028, 1, 1).unwrap(),
    };
    Command::Councils(councils::Command::SeatMember(it))
}

pub fn call(starts_at: Timestamp) -> Command {
    let it = councils::Call {
        id: SITTING,
        council: COUNCIL,
        place: line("社区活动室"),
        starts_at,
    };
    Command::Councils(councils::Command::Call(it))
}

pub fn put_motion() -> Command {
    let it = councils::PutMotion {
        id: MOTION,
        sitting: SITTING,
        proposal: PROPOSAL,
        text: prose("在东门加一段坡道和扶手，预算 800 元。"),
        major: false,
        slate: None,
    };
    Command::Councils(councils::Command::PutMotion(it))
}

pub fn open_vote(mode: Mode, closes_at: Timestamp) -> Command {
    let tellers = [person(4), person(5)];
    let it = OpenVote {
        id: VOTE,
        motion: MOTION,
        mode,
        closes_at,
        tellers,
        drawn: None,
    };
    Command::Councils(councils::Command::OpenVote(it))
}

pub fn ballot(choice: Choice) -> Command {
    let it = CastBallot {
        vote: VOTE,
        choice: choice.into(),
        blind: Uuid::from_u128(9),
    };
    Command::Councils(councils::Command::CastBallot(it))
}

pub fn close() -> Command {
    Command::Councils(councils::Command::CloseVote(CloseVote {
        vote: VOTE,
        unreturned: Vec::new(),
    }))
}

pub fn attend(flat: u8) -> Command {
    let it = councils::Attend {
        sitting: SITTING,
        person: person(flat),
        code: None,
    };
    Command::Councils(councils::Command::Attend(it))
}

pub fn cancel() -> Command {
    let it = councils::CancelVote {
        vote: VOTE,
        reason: line("预算写错了"),
    };
    Command::Councils(councils::Command::CancelVote(it))
}
