//! A village with a grid: who reports, who looks after the building, two bodies, and every act in a word.

use crate::village::*;
use domain::Command;
use domain::issues::{Command as Act, *};
use domain::members::{self, Building, Office, Scope, Unit};
use domain::*;
use uuid::Uuid;

pub const LAMP: IssueId = IssueId(Uuid::from_u128(700));
pub const PROPERTY: BodyId = BodyId(Uuid::from_u128(710));
pub const TRAFFIC: BodyId = BodyId(Uuid::from_u128(711));
pub const REPORTER: u8 = 1;
pub const HEAD: u8 = 2;
pub const GRID: u8 = 3;
pub const CONTACT: u8 = 4;
pub const NEIGHBOUR: u8 = 5;
pub const STAFF: u8 = 6;

/// The village with a head of the building, a grid worker, and two bodies.
pub struct Grid(pub Village);

impl Grid {
    pub fn new() -> Self {
        let mut village = Village::new();
        let building = building(&village);
        let offices = [
            (HEAD, Office::BuildingHead, Scope::Building(building.id)),
            (GRID, Office::GridWorker, Scope::Community(COMMUNITY)),
        ];
        for (flat, office, scope) in offices {
            let grant = members::GrantRole {
                id: RoleId::derived("issue role", &[&[flat]]),
                person: person(flat),
                office,
                scope,
                until: Day::new(2028, 1, 1).unwrap(),
            };
            village.system(Command::Members(members::Command::GrantRole(grant)));
        }
        let mut it = Self(village);
        it.does(
            STAFF,
            body(
                PROPERTY,
                BodyKind::PropertyCompany,
                &[Category::Lamp],
                Some(CONTACT),
            ),
        );
        it.does(
            STAFF,
            body(
                TRAFFIC,
                BodyKind::Department,
                &[Category::Lamp, Category::Stalls],
                None,
            ),
        );
        it
    }

    pub fn reported() -> Self {
        let mut it = Self::new();
        it.does(REPORTER, report(Category::Lamp, false, &it.0));
        it
    }

    pub fn tries(&mut self, flat: u8, act: Act) -> Result<Vec<Change>, Refusal> {
        self.0.by(person(flat), Command::Issues(act))
    }

    /// It is done, and everything derived is as it would be folded again.
    pub fn does(&mut self, flat: u8, act: Act) {
        let name = format!("{act:?}");
        if let Err(refusal) = self.tries(flat, act) {
            panic!("{name}: {refusal:?}");
        }
        let again = rebuilt(&self.0.town);
        for board in self.0.town.all::<IssueBoard>() {
            assert!(again.contains(&Record::from(board.clone())), "{name}");
        }
        for rates in self.0.town.all::<IssueRates>() {
            assert!(again.contains(&Record::from(rates.clone())), "{name}");
        }
    }

    pub fn later(&mut self, hours: i64) {
        self.0.now = self.0.now.plus_minutes(hours * 60);
    }

    pub fn issue(&self) -> Issue {
        self.0.get(LAMP)
    }

    pub fn did(&self) -> Vec<Did> {
        self.issue().log.iter().map(|it| it.did).collect()
    }

    pub fn reads(&self, flat: u8) -> bool {
        let id = OwnIssueId::of(LAMP, person(flat));
        (&self.0.town as &dyn Town).has::<OwnIssue>(id)
    }
}

pub fn building(village: &Village) -> Building {
    village.town.all::<Building>().next().unwrap().clone()
}

pub fn here(village: &Village) -> Spot {
    let unit = village.town.all::<Unit>().next().unwrap();
    Spot {
        compound: COMPOUND,
        building: Some(unit.building),
        unit: Some(unit.id),
        spot: None,
    }
}

pub fn body(id: BodyId, kind: BodyKind, duties: &[Category], contact: Option<u8>) -> Act {
    Act::NameBody(NameBody {
        id,
        community: COMMUNITY,
        name: line("承办单位"),
        kind,
        duties: duties.to_vec(),
        lines: None,
        contacts: contact.into_iter().map(person).collect(),
        ended: false,
    })
}

pub fn report(category: Category, danger: bool, village: &Village) -> Act {
    Act::Report(ReportIssue {
        id: LAMP,
        community: COMMUNITY,
        category,
        danger,
        spot: here(village),
        words: Some(prose("二楼的灯坏了")),
        photos: Vec::new(),
        is_new: false,
        behalf: None,
        door: None,
    })
}

pub fn take() -> Act {
    Act::TakeOn(TakeOn {
        issue: LAMP,
        words: Some(prose("今天就去")),
    })
}

pub fn up() -> Act {
    Act::PassUp(PassUp {
        issue: LAMP,
        reason: prose("没有权限"),
    })
}

pub fn photo() -> proposals::Photo {
    proposals::Photo {
        hash: Digest::of(b"lamp"),
        width: 480,
        height: 360,
        shows: None,
    }
}

pub fn solve(photos: usize, limited: bool) -> Act {
    Act::Solve(SolveIssue {
        issue: LAMP,
        words: prose("换了灯泡"),
        photos: vec![photo(); photos],
        limited,
    })
}

pub fn says(done: Done, stars: u8) -> Act {
    Act::Answer(AnswerIssue {
        issue: LAMP,
        answer: Answer { done, stars },
        words: None,
    })
}

/// What was heard on the telephone.
pub fn hears(done: Done, stars: u8) -> Act {
    Act::NoteAnswer(NoteAnswer {
        issue: LAMP,
        answer: Answer { done, stars },
        words: None,
    })
}

pub fn assign() -> Act {
    Act::Assign(AssignIssue {
        issue: LAMP,
        body: PROPERTY,
        reason: None,
    })
}

pub fn whistle(by_street: bool) -> Act {
    Act::Whistle(Whistle {
        issue: LAMP,
        department: TRAFFIC,
        by_street,
        reason: prose("归市政"),
    })
}

pub fn come() -> Act {
    Act::ReportIn(ReportIn {
        issue: LAMP,
        words: None,
    })
}

pub fn back() -> Act {
    Act::SendBack(SendBack {
        issue: LAMP,
        reason: prose("不归我们"),
    })
}

pub fn join() -> Act {
    Act::Join(JoinIssue { issue: LAMP })
}

pub fn fault(fault: IssueFault) -> Refusal {
    Refusal::Issues { fault }
}

pub fn sorted(category: Category, class: Class) -> Sorted {
    Sorted {
        category,
        class,
        matter: Matter::Grid,
    }
}

pub fn assign_to(body: BodyId) -> Act {
    Act::Assign(AssignIssue {
        issue: LAMP,
        body,
        reason: None,
    })
}

pub fn take_at_large() -> Act {
    Act::Reply(ReplyToIssue {
        issue: LAMP,
        words: prose("社区来办"),
        open: false,
    })
}
