//! A village with a plan, a head of the building and a grid worker, and every act in a word.

use crate::village::*;
use domain::Command;
use domain::emergency::{Command as Act, *};
use domain::members::{self, Building, Office, Scope};
use domain::*;
use uuid::Uuid;

pub const PLAN: EmergencyPlanId = EmergencyPlanId(Uuid::from_u128(900));
pub const EVENT: EmergencyId = EmergencyId(Uuid::from_u128(901));
pub const RESIDENT: u8 = 1;
pub const HEAD: u8 = 2;
pub const GRID: u8 = 3;
pub const NEIGHBOUR: u8 = 5;
pub const STAFF: u8 = 6;

pub struct Evening(pub Village);

impl Evening {
    pub fn new() -> Self {
        let mut village = Village::new();
        let building = building(&village);
        let offices = [
            (HEAD, Office::BuildingHead, Scope::Building(building.id)),
            (GRID, Office::GridWorker, Scope::Community(COMMUNITY)),
        ];
        for (flat, office, scope) in offices {
            let grant = members::GrantRole {
                id: RoleId::derived("emergency role", &[&[flat]]),
                person: person(flat),
                office,
                scope,
                until: Day::new(2028, 1, 1).unwrap(),
            };
            village.system(Command::Members(members::Command::GrantRole(grant)));
        }
        let mut it = Self(village);
        it.does(STAFF, plan(300));
        it
    }

    pub fn declared() -> Self {
        let mut it = Self::new();
        it.does(STAFF, declare(Covers::Community));
        it
    }

    pub fn tries(&mut self, flat: u8, act: Act) -> Result<Vec<Change>, Refusal> {
        self.0.by(person(flat), Command::Emergency(act))
    }

    /// It is done, and every count is as it would be folded again.
    pub fn does(&mut self, flat: u8, act: Act) {
        let name = format!("{act:?}");
        if let Err(refusal) = self.tries(flat, act) {
            panic!("{name}: {refusal:?}");
        }
        let again = rebuilt(&self.0.town);
        for count in self.0.town.all::<RollCount>() {
            assert!(again.contains(&Record::from(count.clone())), "{name}");
        }
    }

    pub fn door(&self, flat: u8) -> Door {
        self.0
            .get(SafetyDoorId::of(EVENT, home(&self.0.town, flat)))
    }

    /// Homes, safe, in need of help, not heard.
    pub fn count(&self) -> (u32, u32, u32, u32) {
        let it: RollCount = self.0.get(self.door(RESIDENT).roll);
        (it.homes, it.safe, it.help, it.open)
    }
}

pub fn building(village: &Village) -> Building {
    village.town.all::<Building>().next().unwrap().clone()
}

pub fn advice() -> Advice {
    Advice {
        steps: vec![line("关好门窗")],
        calls: vec![CallLine {
            who: line("物业"),
            number: line("8555 0177"),
        }],
        shelters: vec![line("社区活动室")],
    }
}

/// Approved on the village's Monday, reviewed so many days later.
pub fn plan(days: i32) -> Act {
    Act::SavePlan(SavePlan {
        id: PLAN,
        community: COMMUNITY,
        kind: EmergencyKind::Typhoon,
        title: line("台风预案"),
        approver: line("居委会"),
        approved_on: monday().day(),
        review_on: monday().day().plus(days),
        procedure: prose("挨户点名"),
        limits: prose("橙色预警"),
        advice: advice(),
    })
}

pub fn declare(covers: Covers) -> Act {
    Act::Declare(Declare {
        id: EVENT,
        community: COMMUNITY,
        plan: PLAN,
        title: line("台风过境"),
        covers,
        advice: advice(),
    })
}

pub fn amend() -> Act {
    Act::Amend(AmendAdvice {
        emergency: EVENT,
        advice: advice(),
    })
}

pub fn stand_down() -> Act {
    Act::StandDown(StandDown {
        emergency: EVENT,
        reason: line("预警解除"),
        summary: prose("一夜平安"),
    })
}

pub fn help() -> Says {
    Says::NeedsHelp {
        needs: vec![Need::Medicine],
        words: None,
    }
}

pub fn says(village: &Village, flat: u8, who: Who, says: Says) -> Act {
    let home = home(&village.town, flat);
    let own = OwnAnswerId::of(EVENT, home, person(flat));
    let own: Option<OwnAnswer> = (&village.town as &dyn Town).get(own);
    Act::Answer(AnswerRollCall {
        emergency: EVENT,
        home,
        who,
        says,
        knew: own.map_or(0, |it| it.calls),
    })
}

pub fn mark(village: &Village, flat: u8, mark: DoorMark, knew: u32) -> Act {
    Act::MarkDoor(MarkDoor {
        door: SafetyDoorId::of(EVENT, home(&village.town, flat)),
        mark,
        note: None,
        knew,
    })
}

pub fn notice(day: Day, words: Option<&str>) -> Act {
    Act::PostNotice(PostNotice {
        emergency: EVENT,
        day,
        words: words.map(prose),
    })
}
