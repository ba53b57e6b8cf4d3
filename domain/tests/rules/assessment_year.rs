//! A year of the six-type community, and every act of the slice in a word.

use crate::village::*;
use domain::Command;
use domain::assessment::{Command as Act, *};
use domain::members::{self, Office, Scope};
use domain::*;
use uuid::Uuid;

pub const STAFF: u8 = 6;
/// Another worker, who enters what the others found.
pub const OTHER: u8 = 5;
/// A third, who has touched nothing yet.
pub const THIRD: u8 = 4;
pub const RESIDENT: u8 = 1;

pub struct Year(pub Village);

impl Year {
    pub fn new() -> Self {
        let mut village = Village::new();
        let until = Day::new(2028, 1, 1).unwrap();
        for flat in [OTHER, THIRD] {
            let grant = members::GrantRole {
                id: RoleId::derived("six role", &[&[flat]]),
                person: person(flat),
                office: Office::Staff,
                scope: Scope::Community(COMMUNITY),
                until,
            };
            village.system(Command::Members(members::Command::GrantRole(grant)));
        }
        Self(village)
    }

    pub fn tries(&mut self, flat: u8, act: Act) -> Result<Vec<Change>, Refusal> {
        self.0.by(person(flat), Command::Assessment(act))
    }

    pub fn does(&mut self, flat: u8, act: Act) {
        self.tries(flat, act).unwrap();
    }

    pub fn later(&mut self, days: i64) {
        self.0.now = self.0.now.plus_days(days);
    }

    pub fn round(&self) -> Round {
        self.0.get(round())
    }

    /// To the stage, every step done as it should be.
    pub fn at(step: Step) -> Self {
        let mut it = Self::new();
        let steps: [&dyn Fn(&mut Self); 6] = [
            &|it| it.does(STAFF, post()),
            &|it| {
                it.later(8);
                it.does(STAFF, Act::Begin(BeginSelfCheck { round: round() }));
            },
            &|it| {
                it.fill();
                it.does(STAFF, Act::Finish(FinishSelfCheck { round: round() }));
            },
            &|it| it.does(OTHER, review(Step::MutualCheck)),
            &|it| it.does(OTHER, review(Step::Evaluation)),
            &|it| {
                it.does(OTHER, review(Step::Acceptance));
                it.does(STAFF, post());
            },
        ];
        it.does(STAFF, nominate(2026));
        for one in &steps[..step as usize] {
            one(&mut it);
        }
        assert_eq!(it.round().stage.step(), Some(step));
        it
    }

    /// Every indicator: 90 %, and yes.
    pub fn fill(&mut self) {
        let rules = self.round().rules();
        for it in rules.indicators() {
            self.does(STAFF, enter(&it.code, usual(it)));
        }
    }
}

pub fn round() -> RoundId {
    RoundId::of(COMMUNITY, 2026)
}

pub fn fault(it: AssessmentFault) -> Refusal {
    it.into()
}

pub fn nominate(year: i16) -> Act {
    Act::Nominate(Nominate {
        community: COMMUNITY,
        year,
        words: prose("这两年楼道亮了，院子也干净了。"),
    })
}

pub fn post() -> Act {
    Act::Post(PostRound {
        round: round(),
        hangs_at: line("东门公告栏"),
        photos: Vec::new(),
    })
}

pub fn usual(it: &Indicator) -> Value {
    match it.kind {
        IndicatorKind::YesNo => Value::YesNo { yes: true },
        IndicatorKind::Percent => Value::Percent { hundredths: 9_000 },
    }
}

pub fn enter(code: &str, value: Value) -> Act {
    Act::Enter(EnterValue {
        round: round(),
        indicator: code.into(),
        value,
        words: Some(prose("十月底逐个楼道数过")),
        photos: Vec::new(),
    })
}

pub fn review(step: Step) -> Act {
    let (reviewer, name) = match step {
        Step::MutualCheck => (Reviewer::Community, "望江社区"),
        Step::Evaluation => (Reviewer::ThirdParty, "明达评估中心"),
        _ => (Reviewer::District, "区创建六型社区联席会议"),
    };
    Act::Review(ReviewRound {
        round: round(),
        step,
        reviewer,
        name: line(name),
        methods: vec![Method::Visit, Method::Files],
        words: prose("总体扎实，楼道灯还要盯着。"),
        corrections: Vec::new(),
        document: None,
        verdict: Verdict::Passes,
    })
}

pub fn failing(step: Step) -> Act {
    let Act::Review(it) = review(step) else {
        unreachable!()
    };
    Act::Review(ReviewRound {
        verdict: Verdict::Fails {
            reason: prose("楼道灯的数对不上"),
        },
        ..it
    })
}

pub fn corrected(step: Step, code: &str, value: Value) -> Act {
    let Act::Review(it) = review(step) else {
        unreachable!()
    };
    Act::Review(ReviewRound {
        corrections: vec![Correction {
            indicator: code.into(),
            value,
            words: prose("抽查了 20 个楼道"),
        }],
        ..it
    })
}

pub fn object(number: u128) -> Act {
    Act::Object(ObjectToRound {
        id: RoundObjectionId(Uuid::from_u128(number)),
        round: round(),
        dimension: Some(Dimension::Clean),
        text: prose("2 单元的灯坏了两个月。"),
    })
}

pub fn answer(number: u128, upheld: bool) -> Act {
    Act::AnswerObjection(AnswerRoundObjection {
        round: Some(round()),
        objection: RoundObjectionId(Uuid::from_u128(number)),
        upheld,
        text: prose("谢谢您指出来，我们去看过了。"),
    })
}

pub fn confirm() -> Act {
    Act::Confirm(ConfirmRound {
        round: round(),
        decision: Some(RoundDecision {
            by: line("市创建工作联席会议"),
            on: Day::new(2026, 1, 1).unwrap(),
            number: None,
        }),
    })
}

pub fn open_survey() -> Act {
    Act::OpenSurvey(OpenSurvey {
        round: round(),
        until: Day::new(2026, 11, 30).unwrap(),
    })
}

pub fn say(said: Said) -> Act {
    Act::AnswerSurvey(AnswerSurvey {
        round: round(),
        said,
        blind: Uuid::from_u128(77),
    })
}
