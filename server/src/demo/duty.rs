//! Reports on duty: three that were rated, one of which too few rated and one by the supervision
//! committee, and one that is rated now and answers for what the first promised (述职评议).

use domain::duty::{
    AnswerDuty, AskDuty, CloseDuty, Command as Act, DutyGrade, Kept, Pledge, PublishDuty, RateDuty,
    ReportsAs,
};
use domain::{BodyId, Command, DutyQuestionId, DutyReportId, PersonId, RoleId, Timestamp};

use super::people::{COMPANY, People};
use super::schedule::Schedule;
use super::{Seed, derived, line, prose};
use crate::sequencer::By;

/// What the committee promised a year ago.
const PROMISED: [&str; 3] = [
    "东门装上感应灯",
    "每个月开一次居民说事会",
    "给独居老人装呼叫铃",
];

/// All of it.
pub fn report(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let staff = people.staff;
    let residents: Vec<PersonId> = people.residents.iter().map(|it| it.person).collect();
    let mut telling = Telling { seed, schedule };
    let first = telling.publish(0, staff, ReportsAs::Committee, (430, 75, 72), Said {
        pledges: Vec::new(),
        done: "换了 3 号楼和 8 号楼的老水管，北门井盖全部换新。居民说事会开了 9 次，少的 3 次是因为疫苗接种和台风。",
        next: &PROMISED,
    });
    telling.rate(first, 72, &residents[4..18], &[0, 0, 1, 0, 2, 0, 1, 3]);
    telling.close(first, 72);

    let property = ReportsAs::Body(BodyId(derived("body", 0)));
    let second = telling.publish(
        1,
        residents[COMPANY],
        property,
        (400, 45, 40),
        Said {
            pledges: Vec::new(),
            done: "垃圾房早晚各冲一次，地库灯管换了 46 支。电梯维保晚了两次，已经换了维保单位。",
            next: &["报修当天有人上门", "每季度公布一次公共收益"],
        },
    );
    telling.rate(second, 40, &residents[5..11], &[1, 2, 0]);
    telling.close(second, 40);

    telling.supervisor(people);

    let answers = [
        (Kept::Done, "去年十二月装好，坏过一次，第二天修好了。"),
        (Kept::Partly, "开了 4 次，八月因为高温停了。"),
        (
            Kept::NotDone,
            "钱批下来了，装铃的公司还在选，明年三月前装好。",
        ),
    ];
    let pledges = PROMISED
        .iter()
        .zip(answers)
        .map(|(text, (kept, words))| Pledge {
            text: line(text),
            kept,
            words: Some(prose(words)),
        });
    let third = telling.publish(
        2,
        staff,
        ReportsAs::Committee,
        (74, 5, 4),
        Said {
            pledges: pledges.collect(),
            done: "电动车停放区表决通过，东门坡道开工。走访了每一位八十岁以上的老人。",
            next: &["给独居老人装好呼叫铃", "东门坡道三月完工"],
        },
    );
    telling.rate(third, 4, &residents[6..9], &[0, 1, 0]);
    let question = DutyQuestionId(derived("duty question", 0));
    let at = telling.at(3, 19);
    let ask = Act::Ask(AskDuty {
        id: question,
        report: third,
        text: prose("呼叫铃先装哪几栋？我妈住 5 号楼，一个人。"),
    });
    telling.act(at, residents[10], ask);
    let answer = Act::Answer(AnswerDuty {
        question,
        text: prose("先装八十岁以上独居的 14 户，5 号楼在里面。网格员下周上门量位置。"),
    });
    telling.act(at.plus_minutes(15 * 60), staff, answer);
    let open = Act::Ask(AskDuty {
        id: DutyQuestionId(derived("duty question", 1)),
        report: third,
        text: prose("说事会明年能不能放在晚上？"),
    });
    telling.act(telling.at(1, 20), residents[13], open);
}

struct Said {
    pledges: Vec<Pledge>,
    done: &'static str,
    next: &'static [&'static str],
}

struct Telling<'a> {
    seed: &'a Seed,
    schedule: &'a mut Schedule,
}

impl Telling<'_> {
    fn at(&self, ago: i32, hour: i64) -> Timestamp {
        let day = self.seed.now.day().plus(-ago);
        Timestamp::at(day, hour, 0).min(self.seed.now.plus_minutes(-60))
    }

    fn act(&mut self, at: Timestamp, by: PersonId, act: Act) {
        self.schedule.add(at, By::Person(by), Command::Duty(act));
    }

    /// By how many days ago it is about, from and until, and was published.
    fn publish(
        &mut self,
        number: u64,
        by: PersonId,
        reports_as: ReportsAs,
        (from, to, ago): (i32, i32, i32),
        said: Said,
    ) -> DutyReportId {
        let id = DutyReportId(derived("duty", number));
        let today = self.seed.now.day();
        let publish = Act::Publish(PublishDuty {
            id,
            community: self.seed.community(),
            reports_as,
            from: today.plus(-from),
            to: today.plus(-to),
            pledges: said.pledges,
            done: prose(said.done),
            next: said.next.iter().map(|it| line(it)).collect(),
            photos: Vec::new(),
        });
        self.act(self.at(ago, 9), by, publish);
        id
    }

    /// Somebody of the supervision committee, who looks after the others and is looked at as well.
    fn supervisor(&mut self, people: &People) {
        let supervises = ReportsAs::Holder(RoleId(derived("role", 4)));
        let said = Said {
            pledges: Vec::new(),
            done: "看了 3 件微项目的验收，一件退回整改。答复了 2 条异议。两次抽查账目，凭证都对得上。",
            next: &["每季度把监督清单贴上墙", "账目公布一周内复核完"],
        };
        let by = people.supervisor.person;
        let report = self.publish(3, by, supervises, (59, 42, 40), said);
        let raters: Vec<PersonId> = people.residents[4..16].iter().map(|it| it.person).collect();
        self.rate(report, 40, &raters, &[0, 1, 0, 0, 2]);
        self.close(report, 40);
    }

    fn rate(&mut self, report: DutyReportId, ago: i32, people: &[PersonId], grades: &[usize]) {
        let at = self.at(ago, 12);
        for (number, person) in people.iter().enumerate() {
            let grade = DutyGrade::ALL[grades[number % grades.len()]];
            let at = at.plus_minutes(number as i64 * 7);
            self.act(at, *person, Act::Rate(RateDuty { report, grade }));
        }
    }

    /// As the server's clock would have done it; a holiday may have lengthened its days.
    fn close(&mut self, report: DutyReportId, ago: i32) {
        let at = self.at(ago - 20, 0).plus_minutes(1);
        let close = Act::Close(CloseDuty { report });
        self.schedule.add(at, By::System, Command::Duty(close));
    }
}
