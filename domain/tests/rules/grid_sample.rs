//! A village with a building head and a grid worker, and the acts of the grid in a word.

use crate::issue_grid::{Grid as Issues, building};
use crate::village::*;
use domain::Command;
use domain::grid::{Command as Act, *};
use domain::members::Scope;
use domain::*;
use uuid::Uuid;

pub const VISIT: GridVisitId = GridVisitId(Uuid::from_u128(900));
pub const TASK: GridTaskId = GridTaskId(Uuid::from_u128(901));

/// The village with a building head and a grid worker.
pub struct Grid(pub Issues);

impl Grid {
    pub fn new() -> Self {
        Self(Issues::new())
    }

    pub fn building(&self) -> BuildingId {
        building(&self.0.0).id
    }

    pub fn tries(&mut self, flat: u8, act: Act) -> Result<Vec<Change>, Refusal> {
        self.0.0.by(person(flat), Command::Grid(act))
    }

    /// It is done, and the months are as they would be folded again.
    pub fn does(&mut self, flat: u8, act: Act) -> Vec<Change> {
        let name = format!("{act:?}");
        let changes = self
            .tries(flat, act)
            .unwrap_or_else(|it| panic!("{name}: {it:?}"));
        let again = rebuilt(&self.0.0.town);
        for month in self.0.0.town.all::<GridMonth>() {
            assert!(again.contains(&Record::from(month.clone())), "{month:?}");
        }
        changes
    }

    pub fn town(&self) -> &dyn Town {
        &self.0.0.town
    }

    pub fn today(&self) -> Day {
        self.0.0.now.day()
    }

    pub fn post(&self, scope: Scope, station: Station) -> GridPost {
        self.town().get(GridPostId::of(scope, station)).unwrap()
    }

    pub fn appoint(&self, station: Station, who: Who) -> Act {
        Act::Appoint(Appoint {
            scope: Scope::Building(self.building()),
            station,
            who,
            unit: None,
            until: self.today().plus(365),
        })
    }

    pub fn visit(&self, number: u128, home: Option<u8>, met: bool) -> LogVisit {
        LogVisit {
            id: GridVisitId(Uuid::from_u128(number)),
            building: self.building(),
            home: home.map(|flat| crate::village::home(&self.0.0.town, flat)),
            kind: SixSmall::Problem,
            met,
            words: Some(prose("血压药快吃完了")),
            on: self.today(),
        }
    }

    pub fn care(&self, flat: u8) -> CareFor {
        CareFor {
            home: home(&self.0.0.town, flat),
            who: line("陈奶奶"),
            why: CareReason::LivesAlone,
            every_days: 7,
            agreed_on: self.today(),
        }
    }

    pub fn close(&self) -> CloseDay {
        CloseDay {
            community: COMMUNITY,
            day: self.today(),
            words: Some(prose("三楼的灯要盯着")),
        }
    }

    /// Which of the village's people read a record.
    pub fn readers(&self, audience: Audience) -> Vec<u8> {
        let day = self.today();
        let reads = |flat: &u8| {
            let actor = Actor::of(person(*flat), day, self.town());
            actor
                .audiences(COMMUNITY, day, self.town())
                .contains(&audience)
        };
        (1..=6).filter(reads).collect()
    }
}

pub fn fault(fault: GridFault) -> Refusal {
    Refusal::Grid { fault }
}

pub fn outside(name: &str) -> Who {
    Who::Outside(line(name))
}
