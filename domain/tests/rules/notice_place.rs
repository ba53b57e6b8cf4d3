//! A village with two buildings, their grid and a team, and every act of the slice in a word.

use crate::village::*;
use domain::Command;
use domain::members::roster::RosterRow;
use domain::members::{self, Building, Claim, Office, Scope, Unit};
use domain::notices::{Command as Act, *};
use domain::proposals::Photo;
use domain::volunteering::{self, FormTeam};
use domain::*;
use uuid::Uuid;

pub const NOTICE: NoticeId = NoticeId(Uuid::from_u128(900));
pub const BOARD: PublicityId = PublicityId(Uuid::from_u128(901));
pub const SAID: MessageId = MessageId(Uuid::from_u128(902));
pub const TEAM: TeamId = TeamId(Uuid::from_u128(903));

/// Of 7号楼: a neighbour, its head, the grid worker of the compound, a neighbour, a family member.
pub const NEIGHBOUR: u8 = 1;
pub const HEAD: u8 = 2;
pub const GRID: u8 = 3;
pub const MATE: u8 = 4;
pub const STAFF: u8 = 6;
/// Of 3号楼.
pub const OTHER: u8 = 7;

/// The village with a second building, its grid, and a team.
pub struct Place(pub Village);

impl Place {
    pub fn new() -> Self {
        let mut village = Village::new();
        let other = |flat| RosterRow {
            building: line("3号楼"),
            unit: Some(line("1单元")),
            ..row(flat)
        };
        let rows = (1..=6).map(row).chain([other(7)]).collect();
        let import = members::ImportRoster {
            compound: COMPOUND,
            rows,
        };
        village.system(Command::Members(members::Command::ImportRoster(import)));
        village.claim(7, "业主7", Claim::Owner { tail: tail(7) });
        let mut it = Self(village);
        let offices = [
            (
                HEAD,
                Office::BuildingHead,
                Scope::Building(it.building("7号楼")),
            ),
            (GRID, Office::GridWorker, Scope::Compound(COMPOUND)),
        ];
        for (flat, office, scope) in offices {
            let grant = members::GrantRole {
                id: RoleId::derived("notice role", &[&[flat]]),
                person: person(flat),
                office,
                scope,
                until: Day::new(2028, 1, 1).unwrap(),
            };
            let grant = members::Command::GrantRole(grant);
            it.0.system(Command::Members(grant));
        }
        let team = volunteering::Command::FormTeam(FormTeam {
            id: TEAM,
            community: COMMUNITY,
            name: line("蓝马甲"),
            lead: person(MATE),
        });
        it.0.by(person(MATE), Command::Volunteering(team)).unwrap();
        it
    }

    pub fn building(&self, name: &str) -> BuildingId {
        let mut all = self.0.town.all::<Building>();
        all.find(|it| it.name.as_str() == name).unwrap().id
    }

    pub fn unit(&self, building: &str) -> UnitId {
        let building = self.building(building);
        let mut all = self.0.town.all::<Unit>();
        all.find(|it| it.building == building).unwrap().id
    }

    pub fn tries(&mut self, flat: u8, act: Act) -> Result<Vec<Change>, Refusal> {
        self.0.by(person(flat), Command::Notices(act))
    }

    /// It is done, and everything derived is as it would be folded again.
    pub fn does(&mut self, flat: u8, act: Act) {
        let name = format!("{act:?}");
        if let Err(refusal) = self.tries(flat, act) {
            panic!("{name}: {refusal:?}");
        }
        let again = rebuilt(&self.0.town);
        for it in self.0.town.all::<NoticeDesk>() {
            assert!(again.contains(&Record::from(it.clone())), "{name}");
        }
        for it in self.0.town.all::<MessagePulse>() {
            assert!(again.contains(&Record::from(it.clone())), "{name}");
        }
    }

    pub fn reads(&self, flat: u8, of: Audience) -> bool {
        let today = self.0.now.day();
        let actor = Actor::of(person(flat), today, &self.0.town);
        let mine = actor.audiences(COMMUNITY, today, &self.0.town);
        mine.contains(&of)
    }

    pub fn desk(&self) -> NoticeDesk {
        self.0.get(NOTICE)
    }

    pub fn said(&self) -> Message {
        self.0.get(SAID)
    }
}

pub fn notice(to: Audience) -> WriteNotice {
    WriteNotice {
        id: NOTICE,
        community: COMMUNITY,
        to,
        title: line("周三上午停水"),
        text: prose("换阀门，九点到十二点停水，请先存一桶。"),
        urgency: Urgency::Important,
        until: Day::new(2026, 11, 4).unwrap(),
        photos: Vec::new(),
        document: None,
        comments: true,
    }
}

pub fn write(to: Audience) -> Act {
    Act::Write(notice(to))
}

pub fn read() -> Act {
    Act::Read(ReadNotice { notice: NOTICE })
}

pub fn say(about: About) -> Act {
    Act::Say(SayMessage {
        id: SAID,
        community: COMMUNITY,
        about,
        text: prose("门口的灯晚上能不能多开一小时？"),
    })
}

pub fn column(open: bool) -> About {
    About::Column {
        topic: Topic::Services,
        open,
        body: None,
    }
}

pub fn app() -> About {
    About::App {
        kind: Complaint::Unclear,
        screen: line("/points"),
    }
}

pub fn reply(progress: Option<Progress>) -> Act {
    Act::Reply(ReplyToMessage {
        message: SAID,
        text: prose("可以，从明天起到十一点。"),
        progress,
    })
}

pub fn photo() -> Photo {
    Photo {
        hash: Digest::of(b"board"),
        width: 4,
        height: 3,
        shows: None,
    }
}

pub fn post(days: u16) -> Act {
    Act::Post(PostPublicity {
        id: BOARD,
        community: COMMUNITY,
        to: Audience::Public,
        title: line("重阳节慰问名单"),
        text: prose("八十岁以上共三十二户。"),
        basis: line("居民公约第九条"),
        hangs_at: line("东门公示栏"),
        from: Day::new(2026, 11, 2).unwrap(),
        days,
        photos: vec![photo()],
        document: None,
    })
}

pub fn end(photos: Vec<Photo>) -> Act {
    Act::End(EndPublicity {
        publicity: BOARD,
        words: prose("没有异议，按名单慰问。"),
        photos,
    })
}

pub fn objection() -> About {
    About::Publicity {
        item: BOARD,
        objection: true,
    }
}

pub fn fault(fault: NoticeFault) -> Refusal {
    Refusal::Notices { fault }
}

/// To whom a notice may go, by a name.
pub fn audience(it: &Place, name: &str) -> Audience {
    match name {
        "public" => Audience::Public,
        "residents" => Audience::Residents,
        "compound" => Audience::Compound(COMPOUND),
        "owners" => Audience::Owners(COMPOUND),
        "grounds" => Audience::Grounds(COMPOUND),
        "7" => Audience::Building(it.building("7号楼")),
        "3" => Audience::Building(it.building("3号楼")),
        "unit" => Audience::Unit(it.unit("7号楼")),
        "team" => Audience::Team(TEAM),
        "staff" => Audience::Staff,
        "person" => Audience::Person(person(1)),
        "sealed" => Audience::Sealed,
        other => panic!("{other}"),
    }
}
