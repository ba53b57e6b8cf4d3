//! The covenant: one that a meeting adopted on paper before the community had this app, and its next
//! version, which neighbours talked about and the residents' representatives vote on now (居民公约).

use domain::councils::{
    Attend, Call, CastBallot, Choice, Command as Councils, Mode, OpenVote, SeatCategory, SeatMember,
};
use domain::covenant::{
    Article, Command as Act, DraftCovenant, EnterCovenant, Filed, ReadCovenant, TableCovenant,
};
use domain::notices::{About, BackMessage, Command as Notices, ReplyToMessage, SayMessage};
use domain::{
    Command, CouncilId, CovenantVersionId, MessageId, MotionId, PersonId, SittingId, Timestamp,
    VoteId,
};

use super::people::People;
use super::schedule::Schedule;
use super::{Seed, derived, line, luck, prose};
use crate::sequencer::By;

const TITLE: &str = "临江社区居民公约";

/// What was adopted on paper.
const FIRST: [(&str, &str); 7] = [
    (
        "邻里相处",
        "见面打招呼，有事好好说。晚上十点到早上七点不装修、不放大音量。",
    ),
    ("楼道", "楼道和安全出口不堆东西。门口的鞋柜不占过道。"),
    ("垃圾", "垃圾分类，定时投放。大件提前一天跟物业说。"),
    ("养狗", "遛狗牵绳。粪便随手带走。"),
    ("停车", "按车位停车，不占消防通道。"),
    ("公共晾晒", "晾衣绳不拴在树上。"),
    ("互帮互助", "独居老人和孕妇家里有事，隔壁搭把手。"),
];

/// What is voted on now.
const NEXT: [(&str, &str); 8] = [
    (
        "邻里相处",
        "见面打招呼，有事好好说。晚上十点到早上七点不装修、不放大音量。",
    ),
    ("楼道", "楼道和安全出口不堆东西。门口的鞋柜不占过道。"),
    (
        "电动车",
        "电动车和电池不上楼、不进电梯，在车棚充电。充电桩坏了先报修，不从家里拉线。",
    ),
    ("垃圾", "垃圾分类，定时投放。大件提前一天跟物业说。"),
    (
        "养狗",
        "遛狗牵绳，绳长不超过一米五。粪便随手带走。进电梯抱起来，或者等下一趟。",
    ),
    ("停车", "按车位停车，不占消防通道。访客车停东门外。"),
    ("高空抛物", "窗台不放容易掉的东西，不往楼下扔东西。"),
    (
        "互帮互助",
        "独居老人和孕妇家里有事，隔壁搭把手。出远门跟楼栋长说一声。",
    ),
];

/// What neighbours said to the draft, and what the office answered.
const SAID: [(usize, &str, &str); 3] = [
    (
        7,
        "“遛狗牵绳”写上多长吧，有人的绳子能放五米。",
        "写进去了：绳长不超过一米五。",
    ),
    (
        11,
        "电动车不上楼我赞成，可是车棚插座不够，先把充电桩修好再写。",
        "物业答应这个月修好六个。条文里加了“充电桩坏了先报修”。",
    ),
    (
        14,
        "晾衣绳那一条可以不要了，中心花园早就装了晾衣架。",
        "有道理，这一条去掉了。",
    ),
];

/// All of it.
pub fn agree(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let mut covenant = Covenant {
        seed,
        people,
        schedule,
    };
    covenant.before();
    covenant.drafted();
    covenant.at_the_vote();
}

struct Covenant<'a> {
    seed: &'a Seed,
    people: &'a People,
    schedule: &'a mut Schedule,
}

impl Covenant<'_> {
    fn office(&mut self, at: Timestamp, act: impl Into<Command>) {
        let staff = By::Person(self.people.staff);
        self.schedule.add(at, staff, act.into());
    }

    /// The one of before, and who has read it here.
    fn before(&mut self) {
        let today = self.seed.now.day();
        let at = self.seed.now.plus_days(-48);
        let version = CovenantVersionId(derived("covenant", 1));
        let enter = Act::Enter(EnterCovenant {
            id: version,
            community: self.seed.community(),
            title: line(TITLE),
            articles: articles(&FIRST),
            why: prose("小区交付第三年，各楼居民小组商量了两个月写成。"),
            meeting: line("第二届居民代表会议第一次会议"),
            on: today.plus(-1240),
            minutes: None,
            filed: Filed {
                on: today.plus(-1228),
                number: Some(line("临街备〔2023〕7号")),
            },
            from: today.plus(-1220),
        });
        self.office(at, enter);
        for reader in &self.people.residents[4..18] {
            let read = Act::Read(ReadCovenant { version });
            let at = at.plus_days(
                1 + (luck("covenant read", reader.person.0.as_u64_pair().0) % 30) as i64,
            );
            self.schedule
                .add(at, By::Person(reader.person), read.into());
        }
    }

    /// The draft, as it was first and as it is since neighbours spoke.
    fn drafted(&mut self) {
        let id = CovenantVersionId(derived("covenant", 2));
        let at = self.seed.now.plus_days(-26);
        let draft = |articles| {
            Act::Draft(DraftCovenant {
                id,
                community: self.seed.community(),
                title: line(TITLE),
                articles,
                why: prose(
                    "这三年多了电动车充电、高空抛物和遛狗的事，说事会上提过十一次，原来的公约里没有写，或者写得太松。",
                ),
                proposal: None,
            })
        };
        let mut first = articles(&NEXT);
        first.insert(6, articles(&FIRST).remove(5));
        let (first, last) = (draft(first), draft(articles(&NEXT)));
        self.office(at, first);
        for (number, (resident, text, answer)) in SAID.into_iter().enumerate() {
            let message = MessageId(derived("covenant said", number as u64));
            let at = at.plus_days(2 + number as i64);
            let say = Notices::Say(SayMessage {
                id: message,
                community: self.seed.community(),
                about: About::Covenant(id),
                text: prose(text),
            });
            let residents = &self.people.residents;
            let who = By::Person(residents[resident].person);
            self.schedule.add(at, who, say.into());
            for backer in &residents[4..6 + number] {
                let back = Notices::Back(BackMessage {
                    message,
                    backs: true,
                });
                let at = at.plus_minutes(300);
                self.schedule
                    .add(at, By::Person(backer.person), back.into());
            }
            let reply = Notices::Reply(ReplyToMessage {
                message,
                text: prose(answer),
                progress: None,
            });
            self.office(at.plus_days(1), reply);
        }
        self.office(at.plus_days(12), last);
    }

    /// The representatives sit, and one of them has not voted.
    fn at_the_vote(&mut self) {
        let meeting = CouncilId(derived("council", 4));
        let formed_at = self.seed.now.plus_days(-51);
        let seated = &self.people.seated;
        let mut members: Vec<(PersonId, SeatCategory)> = seated[6..11]
            .iter()
            .map(|it| (it.person, SeatCategory::Resident))
            .collect();
        members.extend(
            seated[16..]
                .iter()
                .map(|it| (it.person, SeatCategory::Tenant)),
        );
        members.push((self.people.staff, SeatCategory::ResidentsCommittee));
        for (person, category) in &members {
            let seat = Councils::SeatMember(SeatMember {
                council: meeting,
                category: *category,
                person: *person,
                until: self.seed.now.day().plus(900),
            });
            self.office(formed_at, Command::Councils(seat));
        }
        let sitting = SittingId(derived("covenant sitting", 0));
        let (called_at, starts_at) = (
            self.seed.now.plus_days(-6),
            self.seed.now.plus_minutes(-100),
        );
        let call = Councils::Call(Call {
            id: sitting,
            council: meeting,
            place: line("社区党群服务中心二楼"),
            starts_at,
        });
        self.office(called_at, Command::Councils(call));
        let motion = MotionId(derived("covenant motion", 0));
        let table = Act::Table(TableCovenant {
            version: CovenantVersionId(derived("covenant", 2)),
            motion,
            sitting,
        });
        self.office(called_at.plus_minutes(30), table);
        for (person, _) in &members {
            let attend = Councils::Attend(Attend {
                sitting,
                person: *person,
                code: None,
            });
            self.office(starts_at.plus_minutes(2), Command::Councils(attend));
        }
        let vote = VoteId(derived("covenant vote", 0));
        let opens_at = starts_at.plus_minutes(40);
        let open = Councils::OpenVote(OpenVote {
            id: vote,
            motion,
            mode: Mode::Recorded,
            closes_at: opens_at.plus_minutes(26 * 60),
            tellers: [members[0].0, self.people.staff],
            drawn: None,
        });
        self.office(opens_at, Command::Councils(open));
        for (index, (person, _)) in members.iter().enumerate().skip(1) {
            let choice = match index {
                3 => Choice::Against,
                7 => Choice::Abstain,
                _ => Choice::Agree,
            };
            let cast = Councils::CastBallot(CastBallot {
                vote,
                choice: choice.into(),
                blind: derived("blind", luck(&vote.to_string(), person.0.as_u64_pair().1)),
            });
            let at = opens_at.plus_minutes(10);
            self.schedule
                .add(at, By::Person(*person), Command::Councils(cast));
        }
    }
}

fn articles(texts: &[(&str, &str)]) -> Vec<Article> {
    let article = |(title, text): &(&str, &str)| Article {
        title: line(title),
        text: prose(text),
    };
    texts.iter().map(article).collect()
}
