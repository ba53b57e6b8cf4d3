//! Personal data: one request of each kind, what was agreed to, and who looked (个人信息).

use domain::members::Phone;
use domain::privacy::{
    Answer, AnswerRequest, AskFor, Asked, Choose, Command as Act, Looked, Mend, Purpose, Said,
    Screen,
};
use domain::{Command, PersonId, PrivacyRequestId};

use super::people::People;
use super::schedule::Schedule;
use super::{Seed, derived, line, prose};
use crate::sequencer::By;

/// Who said what to text messages among the residents, how many days ago.
const SAID: [(usize, i64, Said); 7] = [
    (0, 40, Said::Yes),
    (1, 38, Said::No),
    (2, 33, Said::Yes),
    (5, 30, Said::Yes),
    (9, 28, Said::Yes),
    (9, 6, Said::Withdrawn),
    (12, 20, Said::No),
];

/// Whom the worker looked at among the residents, how many hours ago, and where.
const LOOKED: [(usize, i64, Screen); 6] = [
    (0, 26 * 24, Screen::Person),
    (0, 53, Screen::Contact),
    (1, 9 * 24, Screen::Person),
    (20, 76, Screen::Person),
    (21, 75, Screen::Copy),
    (22, 27, Screen::Person),
];

/// Plants it.
pub fn ask(seed: &Seed, people: &People, schedule: &mut Schedule) -> anyhow::Result<()> {
    let community = seed.community();
    let privacy = |it: Act| Command::Privacy(it);
    let resident = |index: usize| people.residents[index].person;
    for (who, days, said) in SAID {
        let choose = Choose {
            community,
            purpose: Purpose::TextMessages,
            version: Purpose::TextMessages.version(),
            said,
        };
        let at = seed.now.plus_days(-days);
        schedule.add(at, By::Person(resident(who)), privacy(Act::Choose(choose)));
    }
    for (whom, hours, screen) in LOOKED {
        let looked = Looked {
            community,
            about: Some(resident(whom)),
            screen,
        };
        let at = seed.now.plus_minutes(-60 * hours);
        schedule.add(at, By::Person(people.staff), privacy(Act::Looked(looked)));
    }
    let roster = Looked {
        community,
        about: None,
        screen: Screen::Roster,
    };
    let at = seed.now.plus_days(-31);
    schedule.add(at, By::Person(people.staff), privacy(Act::Looked(roster)));
    let mut asks = |number, who: PersonId, days: i64, what: Asked| {
        let id = PrivacyRequestId(derived("privacy", number));
        let ask = AskFor {
            id,
            community,
            person: None,
            what,
        };
        let at = seed.now.plus_days(-days);
        schedule.add(at, By::Person(who), privacy(Act::Ask(ask)));
        id
    };
    // A copy was handed over, a telephone was set right; a name and an erasure wait, one of them in
    // its days to think.
    let copy = asks(0, resident(21), 5, Asked::Copy);
    let phone = Asked::Mend {
        what: Mend::Phone,
        words: prose("换号了，新的是 138 0002 0077。"),
    };
    let phone = asks(1, resident(20), 12, phone);
    let name = Asked::Mend {
        what: Mend::Name,
        words: prose("名字里的“赟”打成了“斌”，请改一下。"),
    };
    asks(2, resident(22), 4, name);
    asks(3, people.others[6].person, 10, Asked::Erasure);
    asks(4, people.others[7].person, 2, Asked::Erasure);
    let answers = [
        (
            copy,
            3,
            Answer::HandedOver {
                words: line("已打印，本人在窗口领取"),
            },
        ),
        (
            phone,
            11,
            Answer::Mended {
                name: None,
                phone: Some(Phone::new("13800020077")?),
                words: line("已改成新号码"),
            },
        ),
    ];
    for (request, days, answer) in answers {
        let answer = Act::Answer(AnswerRequest { request, answer });
        let at = seed.now.plus_days(-days);
        schedule.add(at, By::Person(people.staff), privacy(answer));
    }
    Ok(())
}
