//! Two months of talk that are over, and their counts: some themes with enough neighbours to be told,
//! some without (月度民情).

use domain::notices::{About, BackMessage, Command as Notices, SayMessage, Topic};
use domain::sentiment::{Command as Sentiment, TellMonth};
use domain::{Command, Day, MessageId, PersonId, Timestamp};

use super::people::People;
use super::schedule::Schedule;
use super::{Seed, derived, prose};
use crate::sequencer::By;

/// How long ago in months, on which day, by whom, about what, in whose words, and how many think so too.
const SAID: [(u8, i32, usize, Topic, &str, usize); 6] = [
    (
        2,
        26,
        5,
        Topic::Cleanliness,
        "垃圾分类亭晚上八点就锁，下班晚的只好放门口。",
        14,
    ),
    (
        2,
        27,
        7,
        Topic::Traffic,
        "8号楼前的路两边停满，消防车进不来。",
        11,
    ),
    (2, 28, 9, Topic::Culture, "活动室的乒乓球桌坏了一条腿。", 4),
    (
        1,
        8,
        6,
        Topic::Traffic,
        "接送孩子那会儿，东门能不能画一条等候线？",
        17,
    ),
    (1, 12, 11, Topic::Care, "老年食堂周末也开门就好了。", 12),
    (
        1,
        15,
        8,
        Topic::Cleanliness,
        "楼道里又有人放垃圾袋，过夜有味。",
        6,
    ),
];

/// The office answers the day after.
const ANSWER: &str = "收到，已经在办，办好了在这里说。";

/// All of it.
pub fn speak(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let this = first(seed.now.day());
    let staff = people.staff;
    for (number, (ago, day, who, topic, text, backers)) in SAID.into_iter().enumerate() {
        let from = before(this, ago);
        let at = Timestamp::at(from.plus(day - 1), 18, 0);
        let id = MessageId(derived("spoken", number as u64));
        let say = SayMessage {
            id,
            community: seed.community(),
            about: About::Column {
                topic,
                open: true,
                body: None,
            },
            text: prose(text),
        };
        let act = |schedule: &mut Schedule, at: Timestamp, by: PersonId, act: Notices| {
            schedule.add(at, By::Person(by), Command::Notices(act));
        };
        act(
            schedule,
            at,
            people.residents[who].person,
            Notices::Say(say),
        );
        let others = people.residents.iter().take(24).enumerate();
        let others = others.filter(|(index, _)| *index != who).take(backers);
        for (index, other) in others {
            let backs = true;
            let back = Notices::Back(BackMessage { message: id, backs });
            act(
                schedule,
                at.plus_minutes(3 + index as i64),
                other.person,
                back,
            );
        }
        let reply = domain::notices::ReplyToMessage {
            message: id,
            text: prose(ANSWER),
            progress: None,
        };
        act(schedule, at.plus_days(1), staff, Notices::Reply(reply));
    }
    // As the server's clock would have done it.
    for ago in [1, 0] {
        let at = before(this, ago).starts_at().plus_minutes(1);
        if at < seed.now {
            let community = seed.community();
            let tell = Sentiment::TellMonth(TellMonth { community });
            schedule.add(at, By::System, Command::Sentiment(tell));
        }
    }
}

fn first(on: Day) -> Day {
    let (_, _, day) = on.ymd();
    on.plus(1 - i32::from(day))
}

/// The first day of the month that many before.
fn before(this: Day, months: u8) -> Day {
    (0..months).fold(this, |from, _| first(from.plus(-1)))
}
