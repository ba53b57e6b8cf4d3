//! The six-type community: a round that was confirmed, and one that a third party looks at now, with a
//! survey that is open and a gap that became a project (六型社区创建).

use domain::assessment::{
    AnswerRoundObjection, AnswerSurvey, BeginSelfCheck, Command as Act, ConfirmRound, Correction,
    Dimension, EnterSheets, EnterValue, FinishSelfCheck, GrowGap, Indicator, IndicatorKind, Method,
    Nominate, ObjectToRound, OpenSurvey, PostRound, ReviewRound, Reviewer, RoundDecision, Said,
    Satisfaction, SurveyCounts, TakeOver, Value, Verdict,
};
use domain::proposals::Place;
use domain::{
    Command, PersonId, ProposalId, RoundId, RoundObjectionId, RulePack, SpotId, Timestamp,
};
use uuid::Uuid;

use super::people::People;
use super::schedule::Schedule;
use super::{Seed, derived, line, luck, prose};
use crate::sequencer::By;

/// Both rounds.
pub fn assess(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let year = seed.now.plus_days(-24).day().ymd().0;
    let mut it = Telling {
        seed,
        people,
        schedule,
        round: RoundId::of(seed.community(), year - 1),
    };
    it.last_year(year - 1);
    it.round = RoundId::of(seed.community(), year);
    it.this_year(year);
}

struct Telling<'a> {
    seed: &'a Seed,
    people: &'a People,
    schedule: &'a mut Schedule,
    round: RoundId,
}

/// What an indicator came to last year and this year, in percent, and how that is known; yes is 100.
const VALUES: [(&str, u32, u32, &str); 24] = [
    (
        "stairwell_lights",
        88,
        82,
        "十月底晚上逐个楼道数过，212 盏灯，不亮的记在台账里。",
    ),
    ("waste_sorted", 79, 86, "桶边值守一周，抽看 300 袋。"),
    ("green_actions", 92, 90, "活动预告和签到记录。"),
    (
        "stairwells_clear",
        100,
        100,
        "消防通道巡查记录，三月清理后没有再堆。",
    ),
    (
        "matters_public",
        100,
        100,
        "每月 5 日前在公告栏和本平台同时公开。",
    ),
    ("messages_answered", 85, 93, "百姓评说台账。"),
    ("owners_organised", 100, 100, "一个小区，有业委会，有物业。"),
    ("meetings_recorded", 100, 100, "议事会记录本，签字齐全。"),
    ("issues_in_time", 90, 94, "事项台账。"),
    ("issues_solved", 83, 88, "回访记录。"),
    ("issues_satisfied", 87, 91, "回访记录。"),
    ("one_counter", 0, 100, "今年六月起，一个窗口什么都能办。"),
    ("hazards_closed", 86, 84, "隐患台账。"),
    ("rounds_done", 91, 93, "每周检查记录。"),
    ("dwellings_looked_at", 94, 96, "每周检查记录。"),
    (
        "plan_practised",
        100,
        100,
        "五月消防演练，照片和签到表在档案里。",
    ),
    ("elders_visited", 80, 88, "助老活动签到记录。"),
    ("health_files", 74, 79, "社区卫生服务站提供，2,310 人建档。"),
    (
        "fitness_ground",
        100,
        100,
        "中心花园健身区，器械九月检修过。",
    ),
    ("smoke_free", 100, 100, "活动室和电梯都贴了标识，有劝导员。"),
    ("volunteers", 10, 12, "有志愿时长的人数。"),
    ("neighbour_actions", 85, 90, "活动预告和签到记录。"),
    ("classes_held", 75, 80, "课堂预告和签到记录。"),
    ("reading_room", 100, 100, "社区活动室周二到周日开放。"),
];

impl Telling<'_> {
    fn at(&self, days: i64, hour: i64) -> Timestamp {
        Timestamp::at(self.seed.now.plus_days(-days).day(), hour, 0)
    }

    fn act(&mut self, at: Timestamp, by: PersonId, act: Act) {
        self.schedule
            .add(at, By::Person(by), Command::Assessment(act));
    }

    fn begin(&mut self, year: i16, ago: i64, words: &str) {
        let staff = self.people.staff;
        let nominate = Act::Nominate(Nominate {
            community: self.seed.community(),
            year,
            words: prose(words),
        });
        self.act(self.at(ago, 9), staff, nominate);
        self.post(self.at(ago, 10));
    }

    fn post(&mut self, at: Timestamp) {
        let post = Act::Post(PostRound {
            round: self.round,
            hangs_at: line("东门公告栏"),
            photos: Vec::new(),
        });
        self.act(at, self.people.staff, post);
    }

    /// Every indicator, by hand.
    fn check(&mut self, ago: i64, last: bool) {
        let (staff, round) = (self.people.staff, self.round);
        self.act(self.at(ago, 9), staff, Act::Begin(BeginSelfCheck { round }));
        let rules = &RulePack::built_in()[0].assessment;
        for (number, it) in rules.indicators().enumerate() {
            let at = self.at(ago, 10).plus_minutes(number as i64 * 4);
            self.act(at, staff, entered(round, it, last));
        }
    }

    fn review(&mut self, at: Timestamp, by: PersonId, it: Told) {
        let corrections = it
            .corrected
            .into_iter()
            .map(|(code, percent, words)| Correction {
                indicator: code.into(),
                value: Value::Percent {
                    hundredths: percent * 100,
                },
                words: prose(words),
            });
        let review = ReviewRound {
            round: self.round,
            step: it.step,
            reviewer: it.reviewer,
            name: line(it.name),
            methods: vec![Method::Visit, Method::Files],
            words: prose(it.words),
            corrections: corrections.collect(),
            document: None,
            verdict: Verdict::Passes,
        };
        self.act(at, by, Act::Review(review));
    }

    fn last_year(&mut self, year: i16) {
        let (staff, round) = (self.people.staff, self.round);
        self.begin(
            year,
            87,
            "楼道亮了，议事会开起来了，想请大家和街道一起看看还差在哪里。",
        );
        self.check(66, true);
        self.act(
            self.at(66, 15),
            staff,
            Act::Finish(FinishSelfCheck { round }),
        );
        self.review(self.at(62, 10), super::clerk(), MUTUAL);
        let sheets = Act::EnterSheets(EnterSheets {
            round,
            by: line("明达社会评估中心"),
            counts: SurveyCounts {
                valid: 400,
                aware: 320,
                very: 156,
                fairly: 100,
                so_so: 48,
                not: 16,
            },
        });
        self.act(self.at(57, 10), staff, sheets);
        self.review(self.at(56, 10), super::clerk(), EVALUATION);
        self.review(self.at(51, 10), super::clerk(), ACCEPTANCE);
        self.post(self.at(50, 10));
        let objection = RoundObjectionId(derived("six objection", 0));
        let says = Act::Object(ObjectToRound {
            id: objection,
            round,
            dimension: Some(Dimension::Clean),
            text: prose("5 号楼 2 单元四楼的灯一直是坏的，怎么算进亮的里面了？"),
        });
        self.act(self.at(48, 20), self.people.residents[6].person, says);
        let answers = Act::AnswerObjection(AnswerRoundObjection {
            round: Some(round),
            objection,
            upheld: false,
            text: prose(
                "您说得对，这盏灯确实不亮，当时就记在不亮的里面，所以只有 81%。灯已经换好。",
            ),
        });
        self.act(self.at(47, 9), staff, answers);
        let confirm = ConfirmRound {
            round,
            decision: Some(RoundDecision {
                by: line("市六型社区创建工作联席会议"),
                on: self.at(31, 9).day(),
                number: Some(line("六型办〔2025〕8号")),
            }),
        };
        self.act(self.at(30, 9), staff, Act::Confirm(confirm));
    }

    fn this_year(&mut self, year: i16) {
        let (staff, round) = (self.people.staff, self.round);
        self.begin(year, 24, "去年的短板补了一多半，今年想再往前走一步。");
        self.check(6, false);
        let live = TakeOver {
            round,
            indicator: "volunteers".into(),
        };
        self.act(self.at(5, 9), staff, Act::TakeOver(live));
        let until = self.seed.now.day().plus(9);
        let open = Act::OpenSurvey(OpenSurvey { round, until });
        self.act(self.at(5, 10), staff, open);
        self.act(self.at(4, 9), staff, Act::Finish(FinishSelfCheck { round }));
        self.review(self.at(2, 10), super::clerk(), MUTUAL_NOW);
        self.answers();
        self.grow();
    }

    /// Most of those who take part answer; the resident, the neighbour and the tenant have not yet.
    fn answers(&mut self) {
        let some: Vec<PersonId> = self.people.residents[5..31]
            .iter()
            .map(|it| it.person)
            .collect();
        for (number, person) in some.into_iter().enumerate() {
            let said = match luck("six survey", number as u64) % 9 {
                0 | 1 => Said::Unaware,
                2..=5 => Said::Aware(Satisfaction::Very),
                6 | 7 => Said::Aware(Satisfaction::Fairly),
                _ => Said::Aware(Satisfaction::SoSo),
            };
            let answer = Act::AnswerSurvey(AnswerSurvey {
                round: self.round,
                said,
                blind: Uuid::from_u128(luck("six blind", number as u64).into()),
            });
            let at = self.at(4, 12).plus_minutes(number as i64 * 40);
            self.act(at, person, answer);
        }
    }

    fn grow(&mut self) {
        let compound = self.seed.compound();
        let grow = Act::Grow(GrowGap {
            round: self.round,
            dimension: Dimension::Clean,
            indicator: Some("stairwell_lights".into()),
            proposal: ProposalId(derived("six proposal", 0)),
            compound,
            place: Place::Spot(SpotId::derived(
                "spot",
                &[compound.0.as_bytes(), "东门".as_bytes()],
            )),
            title: line("把不亮的楼道灯换成声控灯"),
            problem: prose("楼道灯只有八成多亮，东门这几栋最多。"),
            goal: prose("九成五以上的楼道灯晚上都亮。"),
            need: prose("晚归的人、老人和孩子，摸黑上楼不放心。"),
        });
        let at = self.at(1, 9);
        self.act(at, self.people.residents[9].person, grow);
    }
}

/// What somebody found.
struct Told {
    step: domain::assessment::Step,
    reviewer: Reviewer,
    name: &'static str,
    words: &'static str,
    corrected: Option<(&'static str, u32, &'static str)>,
}

const MUTUAL: Told = Told {
    step: domain::assessment::Step::MutualCheck,
    reviewer: Reviewer::Community,
    name: "望江社区",
    words: "台账齐，院子干净。楼道灯我们晚上又走了一遍，比自查少。",
    corrected: Some((
        "stairwell_lights",
        81,
        "晚八点抽看 42 个楼道，34 个亮着，按 81% 记。",
    )),
};

const EVALUATION: Told = Told {
    step: domain::assessment::Step::Evaluation,
    reviewer: Reviewer::ThirdParty,
    name: "明达社会评估中心",
    words: "六型比较均衡。短板在服务窗口和健康建档，建议列入明年的微项目。",
    corrected: None,
};

const ACCEPTANCE: Told = Told {
    step: domain::assessment::Step::Acceptance,
    reviewer: Reviewer::District,
    name: "区创建六型社区联席会议",
    words: "各型都在 60 分以上，同意验收。",
    corrected: None,
};

const MUTUAL_NOW: Told = Told {
    step: domain::assessment::Step::MutualCheck,
    reviewer: Reviewer::Community,
    name: "望江社区",
    words: "比去年进步明显。建议把楼道灯列成一个项目来做。",
    corrected: None,
};

fn entered(round: RoundId, it: &Indicator, last: bool) -> Act {
    let (_, before, now, words) = VALUES
        .iter()
        .find(|(code, ..)| *code == it.code)
        .expect("every indicator has its value here");
    let percent = if last { *before } else { *now };
    let value = match it.kind {
        IndicatorKind::YesNo => Value::YesNo {
            yes: percent == 100,
        },
        IndicatorKind::Percent => Value::Percent {
            hundredths: percent * 100,
        },
    };
    Act::Enter(EnterValue {
        round,
        indicator: it.code.clone(),
        value,
        words: Some(prose(words)),
        photos: Vec::new(),
    })
}
