//! Issues from the sample file in many states: taken on, passed up, whistled for, sent back, on the
//! ledger, solved, answered and opened again; what is recent is still on its way.

use anyhow::Context as _;
use domain::issues::{
    Answer, AnswerIssue, AssignIssue, Category, Command as Act, Done, ExtendIssue, JoinIssue,
    NotReached, PassUp, PutOnLedger, RateWhistle, Rated, ReplyToIssue, ReportIn, ReportIssue,
    SendBack, SolveIssue, Spot, StopIssue, TakeOn, TakeUpIssue, Whistle,
};
use domain::proposals::Photo;
use domain::{BuildingId, Command, Day, IssueId, PersonId, SpotId, Timestamp};

use super::bodies::{self, ENFORCEMENT, FIRE, PROPERTY};
use super::people::{COMPANY, People};
use super::photos::{self, Scene, scene};
use super::schedule::Schedule;
use super::{SPOTS, Seed, derived, luck, prose};
use crate::sequencer::By;

/// The sample issues.
const ISSUES: &str = include_str!("../../../testkit/samples/issues.csv");

/// The day on which the sample is read: a day after its last line.
const READ_ON: (i16, i8, i8) = (2026, 11, 29);

/// How many days back the sample is planted: everyone had joined by then.
const BACK: i64 = 50;

/// One line of the sample.
pub struct Sample {
    /// What is wrong.
    pub category: Category,
    /// In whose words.
    pub words: String,
    /// Where.
    pub spot: Spot,
    /// When.
    pub at: Timestamp,
    /// Whether somebody is in danger.
    pub danger: bool,
}

/// What is recent. What the sample tells of before is the year's.
pub fn report(seed: &Seed, people: &People, schedule: &mut Schedule) -> anyhow::Result<()> {
    bodies::name(seed, people, schedule);
    for (number, sample) in (0..).zip(samples(seed)?) {
        if sample.at < oldest(seed) {
            continue;
        }
        let reporter = reporter(people, number);
        let mut it = Telling {
            seed,
            people,
            schedule,
            id: IssueId(derived("issue", number)),
            reporter,
            from: sample.at,
        };
        it.report(&sample);
        it.carry_out(&sample, number);
    }
    own(seed, people, schedule);
    Ok(())
}

/// The lines that are too old for that, each with its place in the file.
///
/// # Errors
/// When a line of the file does not fit.
pub fn older(seed: &Seed) -> anyhow::Result<Vec<(u64, Sample)>> {
    let all = (0..).zip(samples(seed)?);
    Ok(all.filter(|(_, it)| it.at < oldest(seed)).collect())
}

fn oldest(seed: &Seed) -> Timestamp {
    seed.now.plus_days(-BACK)
}

/// Neither the grid worker nor whoever speaks for a body, and not the resident of the stories.
pub fn reporter(people: &People, number: u64) -> PersonId {
    let some = &people.residents[24..];
    some[luck("reporter", number) as usize % some.len()].person
}

/// What the resident of the stories has reported: the property company works on it.
fn own(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let at = Timestamp::at(seed.now.day().plus(-2), 10, 12);
    let sample = Sample {
        category: Category::Door,
        words: "门坏了关不上，晚上有生人进来。".to_owned(),
        spot: spot(seed, "7号楼"),
        at,
        danger: false,
    };
    let mut it = Telling {
        seed,
        people,
        schedule,
        id: IssueId(derived("issue", 1_000)),
        reporter: people.residents[0].person,
        from: at,
    };
    it.report(&sample);
    it.take_on(40);
    it.assign(60, PROPERTY);
    let property = people.residents[COMPANY].person;
    let words = Some(prose("配件明天到，到了就来换。"));
    let issue = it.id;
    it.act(150, property, Act::ReportIn(ReportIn { issue, words }));
}

/// One issue as it is told: everything is so many minutes after it was reported, and what would be
/// later than now has not happened.
pub struct Telling<'a> {
    /// The instant that everything is relative to.
    pub seed: &'a Seed,
    /// Everyone.
    pub people: &'a People,
    /// Where it is planned.
    pub schedule: &'a mut Schedule,
    /// Its id.
    pub id: IssueId,
    /// Who reported it.
    pub reporter: PersonId,
    /// When.
    pub from: Timestamp,
}

/// So many minutes.
pub const HOUR: i64 = 60;

impl Telling<'_> {
    /// Something is done.
    pub fn act(&mut self, minutes: i64, by: PersonId, act: Act) {
        let at = self.from.plus_minutes(minutes);
        if at < self.seed.now {
            self.schedule.add(at, By::Person(by), Command::Issues(act));
        }
    }

    /// Who looks after the grid.
    pub fn grid(&self) -> PersonId {
        self.people.residents[3].person
    }

    /// It is reported.
    pub fn report(&mut self, sample: &Sample) {
        let act = Act::Report(ReportIssue {
            id: self.id,
            community: self.seed.community(),
            category: sample.category,
            danger: sample.danger,
            spot: sample.spot,
            words: Some(prose(&sample.words)),
            photos: before(sample.category),
            is_new: true,
            behalf: None,
            door: None,
        });
        self.act(0, self.reporter, act);
    }

    /// The grid takes it on.
    pub fn take_on(&mut self, minutes: i64) {
        let (issue, words) = (self.id, Some(prose("看到了，今天就去。")));
        self.act(minutes, self.grid(), Act::TakeOn(TakeOn { issue, words }));
    }

    /// The grid passes it up by a level.
    pub fn pass_up(&mut self, minutes: i64, reason: &str) {
        let (issue, reason) = (self.id, prose(reason));
        self.act(minutes, self.grid(), Act::PassUp(PassUp { issue, reason }));
    }

    /// The grid gives it to a body.
    pub fn assign(&mut self, minutes: i64, body: u64) {
        let act = Act::Assign(AssignIssue {
            issue: self.id,
            body: bodies::id(body),
            reason: None,
        });
        self.act(minutes, self.grid(), act);
    }

    /// The community whistles for a department.
    pub fn whistle(&mut self, minutes: i64, body: u64) {
        let act = Act::Whistle(Whistle {
            issue: self.id,
            department: bodies::id(body),
            by_street: false,
            reason: prose("社区没有执法权，请部门来。"),
        });
        self.act(minutes, self.people.staff, act);
    }

    /// It is done, says whoever has it.
    pub fn solve(&mut self, minutes: i64, by: PersonId, words: &str) {
        let act = Act::Solve(SolveIssue {
            issue: self.id,
            words: prose(words),
            photos: vec![scene(Scene::Board, "办好以后的样子")],
            limited: false,
        });
        self.act(minutes, by, act);
    }

    /// Whoever reported it says whether it is.
    pub fn answer(&mut self, minutes: i64, done: Done, stars: u8) {
        let act = Act::Answer(AnswerIssue {
            issue: self.id,
            answer: Answer { done, stars },
            words: None,
        });
        self.act(minutes, self.reporter, act);
    }

    fn join(&mut self, number: u64) {
        let issue = self.id;
        for place in 0..luck("joins", number) % 4 {
            let person = self.people.residents[9 + place as usize].person;
            self.act(20 + place as i64, person, Act::Join(JoinIssue { issue }));
        }
    }

    fn carry_out(&mut self, sample: &Sample, number: u64) {
        if sample.category.is_open() {
            self.join(number);
        }
        match sample.category {
            Category::GasSmell | Category::BurstPipe => self.danger(),
            Category::Stalls | Category::FireLane => self.give_to_the_departments(sample, number),
            Category::Leak => self.quarrel(number),
            Category::LiftNoise | Category::Rubbish => self.by_the_company(number),
            _ => match number % 4 {
                0 => self.opened_again(number),
                1 => self.longer(number),
                2 => self.not_reached(),
                _ => self.stopped(number),
            },
        }
    }

    /// The community has it at once.
    pub fn danger(&mut self) {
        let (issue, staff) = (self.id, self.people.staff);
        let words = Some(prose("已经叫了燃气和水务，人马上到，请先离开。"));
        self.act(8, staff, Act::TakeOn(TakeOn { issue, words }));
        self.solve(70, staff, "阀门关好、修好了，测过没有问题。");
        self.answer(5 * HOUR, Done::Solved, 5);
    }

    /// Up the levels, a whistle, sometimes back and whistled for again.
    fn give_to_the_departments(&mut self, sample: &Sample, number: u64) {
        let body = if sample.category == Category::Stalls {
            ENFORCEMENT
        } else {
            FIRE
        };
        let (issue, staff) = (self.id, self.people.staff);
        self.take_on(HOUR);
        self.pass_up(2 * HOUR, "劝过了，傍晚又回来了。");
        self.pass_up(3 * HOUR, "小区没有办法，请社区出面。");
        self.whistle(6 * HOUR, body);
        if number.is_multiple_of(2) {
            let reason = prose("不在我们中队的地界，请核对。");
            self.act(8 * HOUR, staff, Act::SendBack(SendBack { issue, reason }));
            self.whistle(9 * HOUR, body);
        }
        let words = Some(prose("到现场看过，和当事人谈妥了。"));
        self.act(11 * HOUR, staff, Act::ReportIn(ReportIn { issue, words }));
        self.solve(50 * HOUR, staff, "早晚高峰有人值守，通道腾出来了。");
        let stars = if number.is_multiple_of(3) { 3 } else { 4 };
        self.answer(60 * HOUR, Done::Basically, stars);
        // Both sides say what they think of the other.
        for (rated, stars) in [
            (Rated::Answer, 3 + number % 3),
            (Rated::Whistle, 4 + number % 2),
        ] {
            let stars = u8::try_from(stars).unwrap_or(4);
            let act = Act::RateWhistle(RateWhistle {
                issue,
                rated,
                stars,
            });
            self.act(70 * HOUR, staff, act);
        }
    }

    /// Nobody can settle it now: it stands on the ledger, or ends where the law ends.
    fn quarrel(&mut self, number: u64) {
        let (issue, staff) = (self.id, self.people.staff);
        self.take_on(HOUR);
        self.pass_up(2 * HOUR, "两家谈不拢。");
        self.pass_up(3 * HOUR, "请社区调解。");
        if number.is_multiple_of(2) {
            let at = self.from.plus_minutes(20 * HOUR);
            let act = Act::PutOnLedger(PutOnLedger {
                issue,
                reason: prose("等防水鉴定，出来再谈。"),
                again_on: at.day().plus(60),
            });
            self.act(20 * HOUR, staff, act);
        } else {
            let act = Act::Solve(SolveIssue {
                issue,
                words: prose("调解两次没有谈成，已告诉双方怎么起诉。"),
                photos: Vec::new(),
                limited: true,
            });
            self.act(20 * HOUR, staff, act);
            self.answer(24 * HOUR, Done::NotSolved, 2);
        }
    }

    /// The property company does it.
    fn by_the_company(&mut self, number: u64) {
        let issue = self.id;
        let property = self.people.residents[COMPANY].person;
        self.take_on(HOUR);
        self.assign(2 * HOUR, PROPERTY);
        let words = None;
        self.act(3 * HOUR, property, Act::ReportIn(ReportIn { issue, words }));
        let open = Act::Reply(ReplyToIssue {
            issue,
            words: prose("物业：每天早晚各清一次，高温天加一次。"),
            open: true,
        });
        self.act(4 * HOUR, property, open);
        self.solve(20 * HOUR, property, "已处理，今天起加派一个人。");
        // Some are not content, and say so again.
        if luck("content", number).is_multiple_of(3) {
            self.answer(30 * HOUR, Done::NotSolved, 2);
            self.solve(44 * HOUR, property, "又去看过，换了一家保洁。");
            self.answer(50 * HOUR, Done::NotSolved, 2);
            return;
        }
        self.answer(30 * HOUR, Done::Solved, 5);
    }

    /// Not solved, opened again, and solved.
    fn opened_again(&mut self, number: u64) {
        let grid = self.grid();
        self.take_on(HOUR);
        self.solve(20 * HOUR, grid, "换过了。");
        self.answer(24 * HOUR, Done::NotSolved, 2);
        self.solve(40 * HOUR, grid, "这次连底座一起换了。");
        let (done, stars) = match luck("content", number) % 3 {
            0 => (Done::NotSolved, 2),
            _ => (Done::Solved, 4),
        };
        self.answer(44 * HOUR, done, stars);
    }

    /// More time, and solved.
    fn longer(&mut self, number: u64) {
        let (issue, grid) = (self.id, self.grid());
        // Now and then it is taken on and whoever reported it hears of nobody until it is done.
        if number.is_multiple_of(3) {
            let words = None;
            self.act(HOUR, grid, Act::TakeOn(TakeOn { issue, words }));
        } else {
            self.take_on(HOUR);
        }
        let act = Act::Extend(ExtendIssue {
            issue,
            working_days: 2,
            reason: prose("要等配件。"),
        });
        self.act(5 * HOUR, grid, act);
        self.solve(40 * HOUR, grid, "配件到了，装好了。");
        self.answer(50 * HOUR, Done::Solved, 5);
    }

    /// Three calls that nobody answers.
    fn not_reached(&mut self) {
        let (issue, grid) = (self.id, self.grid());
        self.take_on(HOUR);
        self.solve(20 * HOUR, grid, "清理好了。");
        for hours in [26, 50, 74] {
            let act = Act::NotReached(NotReached { issue });
            self.act(hours * HOUR, self.people.staff, act);
        }
    }

    /// The clock stands for a day.
    fn stopped(&mut self, number: u64) {
        let (issue, grid) = (self.id, self.grid());
        self.take_on(HOUR);
        let reason = prose("下雨，等天晴。");
        let stop = StopIssue {
            issue,
            days: Some(2),
            reason,
        };
        self.act(4 * HOUR, grid, Act::Stop(stop));
        self.act(26 * HOUR, grid, Act::TakeUp(TakeUpIssue { issue }));
        self.solve(30 * HOUR, grid, "弄好了。");
        let (done, stars) = match number % 3 {
            0 => (Done::Basically, 3),
            _ => (Done::Solved, 4),
        };
        self.answer(36 * HOUR, done, stars);
    }
}

/// How it looked.
fn before(category: Category) -> Vec<Photo> {
    match category {
        Category::Lamp | Category::Door => photos::of("感应灯"),
        Category::BurstPipe => vec![scene(Scene::Pipes, "水从管子接头喷出来")],
        _ => Vec::new(),
    }
}

fn samples(seed: &Seed) -> anyhow::Result<Vec<Sample>> {
    let (year, month, day) = READ_ON;
    let read_on = Day::new(year, month, day).context("the sample has a day")?;
    let lines = ISSUES.lines().skip(1);
    lines.map(|line| sample(seed, line, read_on)).collect()
}

fn sample(seed: &Seed, text: &str, read_on: Day) -> anyhow::Result<Sample> {
    let cells: Vec<&str> = text.trim().split(',').collect();
    let [_, words, place, at, urgent] = cells[..] else {
        anyhow::bail!("a sample issue has five cells: {text}");
    };
    let (day, clock) = at.split_once(' ').context("a sample issue has its hour")?;
    let (hour, minute) = clock.split_once(':').context("and its clock")?;
    let day: Day = day.parse().context("a sample issue has its day")?;
    let days = (day.starts_at().0 - read_on.starts_at().0).div_euclid(86_400_000);
    let on = seed.now.day().plus(i32::try_from(days)?);
    Ok(Sample {
        category: category(words).with_context(|| format!("no category is {words}"))?,
        words: words.to_owned(),
        spot: spot(seed, place),
        at: Timestamp::at(on, hour.parse()?, minute.parse()?),
        danger: urgent == "是",
    })
}

fn category(words: &str) -> Option<Category> {
    Some(match words {
        "路灯不亮" => Category::Lamp,
        "单元门坏了关不上" => Category::Door,
        "井盖松动" => Category::Manhole,
        "垃圾桶满溢" => Category::Rubbish,
        "水管爆裂" => Category::BurstPipe,
        "闻到燃气味" => Category::GasSmell,
        "电梯异响" => Category::LiftNoise,
        "楼道堆放纸箱" => Category::Clutter,
        "消防通道被占" => Category::FireLane,
        "树枝压到电线" => Category::Branches,
        "僵尸车长期占位" => Category::DeadCar,
        "东门占道经营" => Category::Stalls,
        "夜间装修" => Category::NightNoise,
        "漏水到楼下协商不成" => Category::Leak,
        _ => return None,
    })
}

fn spot(seed: &Seed, place: &str) -> Spot {
    let compound = seed.compound();
    let parts: [&[u8]; 2] = [compound.0.as_bytes(), place.as_bytes()];
    let named = SPOTS.contains(&place);
    Spot {
        compound,
        building: (!named).then(|| BuildingId::derived("building", &parts)),
        unit: None,
        spot: named.then(|| SpotId::derived("spot", &parts)),
    }
}
