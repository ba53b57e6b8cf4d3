//! A lift for the one unit of the village: flats 101 to 601, one a storey. A building beside it has one
//! flat, 8号楼 801.

use crate::assembly::{AGREE, ASSEMBLY, act as owners_act};
use crate::renovation_acts::{STAFF, fault};
use crate::renovation_stages::photo;
use crate::village::*;
use domain::members::roster::RosterRow;
use domain::members::{self, Claim, Home};
use domain::owners::{
    self, Answer, CallAssembly, Force, FreezeRoll, Item, Matter, OpenOwnersVote, ParkingPolicy,
    Policy, PostAssembly, Scope,
};
use domain::renovation::{Command as Act, LiftCommand as Lifts, *};
use domain::*;
use uuid::Uuid;

pub fn act(it: Lifts) -> domain::Command {
    domain::Command::Renovation(Act::Lift(it))
}

/// The flat in the other building.
pub const BESIDE: u8 = 8;

pub fn beside() -> RosterRow {
    RosterRow {
        building: line("8号楼"),
        unit: Some(line("1单元")),
        floor: 3,
        ..row(BESIDE)
    }
}

pub fn unit(village: &Village, flat: u8) -> UnitId {
    let home: Home = village.get(home(&village.town, flat));
    home.unit
}

pub fn building(village: &Village, flat: u8) -> BuildingId {
    let home: Home = village.get(home(&village.town, flat));
    home.building
}

/// The lift of the six flats.
pub fn lift(village: &Village) -> UnitId {
    unit(village, 1)
}

pub fn proposes(lift: UnitId) -> domain::Command {
    let why = prose("六楼三位老人，下楼一次要歇四回。");
    act(Lifts::Propose(ProposeLift { lift, why }))
}

pub fn scheme(village: &Village) -> LiftScheme {
    LiftScheme {
        title: line("北侧加一部无机房电梯"),
        text: prose("错层入户，井道贴北墙，占101的小院两平方米。"),
        price: Money::yuan(300_000),
        photos: vec![photo()],
        affected: vec![building(village, BESIDE)],
        occupied: vec![Occupied {
            home: home(&village.town, 1),
            what: line("小院 2 平方米"),
        }],
    }
}

pub fn posts(village: &Village) -> domain::Command {
    posts_this(lift(village), scheme(village))
}

pub fn posts_this(lift: UnitId, scheme: LiftScheme) -> domain::Command {
    act(Lifts::Post(PostLift {
        lift,
        scheme,
        place: line("2单元门口公告栏"),
        photo: photo(),
    }))
}

pub const OBJECTION: LiftObjectionId = LiftObjectionId(Uuid::from_u128(90));

pub fn objects(village: &Village) -> domain::Command {
    act(Lifts::Object(ObjectLift {
        id: OBJECTION,
        lift: lift(village),
        harm: LiftHarm::Light,
        text: prose("井道会挡住我家客厅下午的光。"),
    }))
}

pub fn answers() -> domain::Command {
    act(Lifts::Answer(AnswerLiftObjection {
        objection: OBJECTION,
        text: prose("按日照分析，冬至日少 20 分钟。"),
    }))
}

pub fn mediates(on: Day, agreed: bool) -> domain::Command {
    act(Lifts::Mediate(MediateLift {
        objection: OBJECTION,
        mediation: Mediation {
            on,
            who: line("街道调解委员会 周工"),
            agreed,
            outcome: prose("井道改用玻璃。"),
        },
    }))
}

pub fn consents(village: &Village, flat: u8, version: u16) -> domain::Command {
    act(Lifts::GiveConsent(GiveLiftConsent {
        lift: lift(village),
        home: home(&village.town, flat),
        version,
    }))
}

pub fn money(village: &Village, subsidy: i64, compensations: &[(u8, i64)]) -> domain::Command {
    let compensation = |(flat, yuan): &(u8, i64)| Compensation {
        home: home(&village.town, *flat),
        amount: Money::yuan(*yuan),
        reason: line("采光受影响"),
    };
    act(Lifts::SetMoney(SetLiftMoney {
        lift: lift(village),
        subsidies: vec![Subsidy {
            amount: Money::yuan(subsidy),
            source: line("洪加梯办〔2026〕3号"),
        }],
        compensations: compensations.iter().map(compensation).collect(),
    }))
}

pub const TEXT: &str = "一楼不出钱，二楼起按层数分，日后卖房的，由新业主承接。";

pub fn lays(village: &Village, table: &str) -> domain::Command {
    act(Lifts::LayAgreement(LayLiftAgreement {
        lift: lift(village),
        table: table.to_owned(),
        text: prose(TEXT),
    }))
}

pub fn signs(village: &Village, flat: u8) -> domain::Command {
    act(Lifts::Sign(SignLiftAgreement {
        lift: lift(village),
        home: home(&village.town, flat),
        text: LiftAgreement::hash_of("floor_count", &prose(TEXT)),
    }))
}

pub fn links(village: &Village, assembly: AssemblyId, question: u16) -> domain::Command {
    act(Lifts::LinkVote(LinkLiftVote {
        lift: lift(village),
        vote: LiftVote::Assembly { assembly, question },
    }))
}

pub fn advances(village: &Village, to: LiftLeg) -> domain::Command {
    act(Lifts::Advance(AdvanceLift {
        lift: lift(village),
        to,
        note: line("规资局收件〔2026〕18号"),
    }))
}

pub fn refused(it: LiftRefusal) -> Refusal {
    fault(RenovationFault::Lift { fault: it })
}

pub fn lacks(lacks: &[LiftLack]) -> Refusal {
    let lacks = lacks.to_vec();
    refused(LiftRefusal::Lacks { lacks })
}

impl Village {
    /// With the building beside, under a pack whose votes bind.
    pub fn with_stairs() -> Self {
        let mut village = Self::new();
        village.goes_under("linjiang");
        village.imports((1..=6).map(row).chain([beside()]).collect());
        let tail = tail(BESIDE);
        village.claim(BESIDE, "业主8", Claim::Owner { tail });
        village
    }

    pub fn imports(&mut self, rows: Vec<RosterRow>) {
        let compound = COMPOUND;
        let it = members::ImportRoster { compound, rows };
        self.system(domain::Command::Members(members::Command::ImportRoster(it)));
    }

    /// A scheme hangs.
    pub fn with_lift() -> Self {
        let mut village = Self::with_stairs();
        let (proposes, posts) = (proposes(lift(&village)), posts(&village));
        village.acts(6, proposes);
        village.acts(STAFF, posts);
        village
    }

    pub fn turns_down(&mut self, flat: u8, command: domain::Command, expected: Refusal) {
        assert_eq!(self.by(person(flat), command), Err(expected));
    }

    /// The owners of a place vote on a matter; four of six say so.
    pub fn votes(&mut self, scope: Scope, matter: Matter, said: Answer) {
        self.calls(scope, matter);
        self.now = self.now.plus_days(16);
        let assembly = ASSEMBLY;
        let open = owners::Command::OpenOwnersVote(OpenOwnersVote { assembly });
        self.acts(STAFF, owners_act(open));
        for flat in 1..=4 {
            self.casts(flat, &[said]).unwrap();
        }
        self.now = self.now.plus_days(14);
        self.closes(&[]).unwrap();
    }

    /// Called and posted, its roll frozen.
    pub fn calls(&mut self, scope: Scope, matter: Matter) {
        let assembly = ASSEMBLY;
        let call = CallAssembly {
            id: assembly,
            compound: COMPOUND,
            caller: line("2单元业主代表"),
            title: line("2单元加装电梯"),
            scope,
            force: Force::Statutory,
            extraordinary: false,
            items: vec![Item {
                matter,
                title: line("装不装"),
                text: prose("同意按公示的方案加装电梯吗？"),
                proposal: None,
                affects: None,
                cost: None,
            }],
            about_parking: false,
            parking: ParkingPolicy::Exclude,
            silence: Policy::Strict,
            rule_text: None,
            opens_at: self.now.plus_days(16),
            closes_at: self.now.plus_days(30),
        };
        self.acts(STAFF, owners_act(owners::Command::CallAssembly(call)));
        let post = owners::Command::PostAssembly(PostAssembly { assembly });
        self.acts(STAFF, owners_act(post));
        let freeze = owners::Command::FreezeRoll(FreezeRoll { assembly });
        self.acts(STAFF, owners_act(freeze));
    }

    /// The lift's own vote passed and is posted.
    pub fn passes_lift(&mut self) {
        self.votes(Scope::Unit(lift(self)), Matter::Lift, AGREE);
        self.publishes_result();
        let links = links(self, ASSEMBLY, 0);
        self.acts(STAFF, links);
    }

    pub fn row_of(&self, flat: u8) -> Option<LiftRow> {
        let id = LiftRowId::of(lift(self), home(&self.town, flat), person(flat));
        (&self.town as &dyn Town).get(id)
    }

    pub fn lift_case(&self) -> LiftCase {
        let lift: Lift = self.get(lift(self));
        lift.state.case().unwrap().clone()
    }

    pub fn word(&self) -> LiftCounts {
        let counts: LiftCounts = self.get(lift(self));
        let again = rebuilt(&self.town);
        assert!(again.contains(&Record::from(counts.clone())), "it folds");
        counts
    }
}
