//! Points: what neighbours saw on a site and was accepted, two shops, a correction that nobody has
//! answered to yet and one with an appeal (积分).

use domain::members::{self, EnrolWorker, GrantRole, Office, Scope};
use domain::points::{
    AcceptReport, Against, Cause, Command as Act, Contest, CorrectEntry, Endorse, JoinNominees,
    Limit, PublishReward, Reward, RewardKind, Supervised,
};
use domain::projects::{Command as Projects, Seen, SendReport};
use domain::{Command, EntryId, Money, PersonId, ReportId, RewardId, RoleId};

use super::people::People;
use super::projects::UNDER_WAY;
use super::proposals::proposal;
use super::schedule::Schedule;
use super::{Seed, derived, line, prose};
use crate::sequencer::By;

/// Who keeps the first shop, among the residents.
pub const KEEPER: usize = 4;
/// Who keeps the second one.
const GROCER: usize = 5;

/// What neighbours saw, by whom among the residents, days ago.
const SEEN: [(usize, i64, &str); 6] = [
    (0, -11, "6号楼下的围挡收得很齐，婴儿车能过。"),
    (0, -10, "架子的脚垫了木板，没有压坏草坪。"),
    (0, -9, "装卸的时候有人看着路口，挺放心。"),
    (0, -8, "中午一点以后不施工，说到做到。"),
    (1, -9, "打孔的灰都吸走了，楼道里没有。"),
    (1, -8, "工人把多出来的管子收回车上了。"),
];

/// Who is ready to be nominated, and by how many neighbours each is endorsed (推荐名单).
const READY: [(usize, usize); 3] = [(2, 6), (3, 3), (9, 1)];

/// Plans all of it.
pub fn give(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let mut add = |days: i64, minutes: i64, by: By, command: Command| {
        let at = seed.now.plus_days(days).plus_minutes(minutes - 200);
        schedule.add(at, by, command);
    };
    let (staff, other) = (By::Person(people.staff), second_worker());
    for command in enrol(seed) {
        add(-80, 0, By::System, command);
    }
    for (number, (who, days, text)) in (0u64..).zip(SEEN) {
        let author = people.residents[who].person;
        let report = SendReport {
            id: report(number),
            project: proposal(UNDER_WAY),
            seen: Seen::Fine,
            text: prose(text),
            photos: Vec::new(),
        };
        let report = Command::Projects(Projects::Report(report));
        add(days, 5, By::Person(author), report);
        let accept = AcceptReport {
            report: Supervised::Project(self::report(number)),
        };
        add(
            days + 1,
            10,
            staff,
            Command::Points(Act::AcceptReport(accept)),
        );
    }
    for reward in rewards(seed, people) {
        let publish = PublishReward { reward };
        let publish = Act::PublishReward(Box::new(publish));
        add(-20, 0, staff, Command::Points(publish));
    }
    for (number, who) in [(3, 0), (5, 1)] {
        let correct = CorrectEntry {
            person: people.residents[who].person,
            entry: entry(number),
            reason: prose("和前一天那条说的是同一件事，只记一次。"),
        };
        let correct = Command::Points(Act::CorrectEntry(correct));
        add(-4, 20, By::Person(other), correct);
    }
    let contest = Contest {
        against: Against::SetRight(EntryId::reversing(entry(5))),
        words: prose("前一天说的是打孔的灰，这一天说的是管子，不是一件事。"),
    };
    let contest = Command::Points(Act::Contest(contest));
    add(-2, 0, By::Person(people.residents[1].person), contest);
    let community = seed.community();
    for (who, endorsed) in READY {
        let person = people.residents[who].person;
        let join = Act::JoinNominees(JoinNominees { community });
        add(-2, 30, By::Person(person), Command::Points(join));
        // From other houses: those who sit in a forum here.
        for by in people.seated.iter().take(endorsed) {
            let holds = true;
            let endorse = Act::Endorse(Endorse { person, holds });
            add(-1, 0, By::Person(by.person), Command::Points(endorse));
        }
    }
}

fn report(number: u64) -> ReportId {
    ReportId(derived("report-seen", number))
}

fn entry(number: u64) -> EntryId {
    Cause::Supervision(report(number)).entry(0)
}

/// A second worker, so that somebody new can answer an appeal.
fn second_worker() -> PersonId {
    PersonId(derived("worker", 1))
}

fn enrol(seed: &Seed) -> [Command; 2] {
    let (community, person) = (seed.community(), second_worker());
    let enrol = EnrolWorker {
        community,
        person,
        name: line("李干事"),
        phone: None,
    };
    let grant = GrantRole {
        id: RoleId(derived("role", 40)),
        person,
        office: Office::Staff,
        scope: Scope::Community(community),
        until: seed.now.day().plus(700),
    };
    [
        Command::Members(members::Command::EnrolWorker(enrol)),
        Command::Members(members::Command::GrantRole(grant)),
    ]
}

fn rewards(seed: &Seed, people: &People) -> [Reward; 2] {
    let reward = |number: u64, who: usize| Reward {
        id: RewardId(derived("reward", number)),
        community: seed.community(),
        title: line("理发一次"),
        words: None,
        kind: RewardKind::Service,
        giver: line("东门理发店"),
        givers: vec![people.residents[who].person],
        place: line("东门外 8 号，每天 9:00 到 19:00"),
        points: 20,
        stock: 20,
        limit: Some(Limit { times: 1, days: 30 }),
        opens_at: seed.now.plus_days(-20),
        closes_at: seed.now.plus_days(60),
    };
    [
        reward(0, KEEPER),
        Reward {
            title: line("一斤小米"),
            words: Some(prose("当年的新米，自己带袋子更好。")),
            kind: RewardKind::Good {
                worth: Money::yuan(8),
            },
            giver: line("益民粮油店"),
            place: line("北门菜场 3 号，周一到周六上午"),
            points: 15,
            stock: 40,
            limit: Some(Limit { times: 2, days: 30 }),
            ..reward(1, GROCER)
        },
    ]
}
