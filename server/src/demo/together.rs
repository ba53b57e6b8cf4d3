//! What neighbours do together: propose with each other, see a proposal split, offer help.

use domain::members::Phone;
use domain::proposals::{
    AnswerInvitation, AnswerOffer, Command as Act, Details, Help, Invite, OfferForUnit, OfferHelp,
    Part, Place, Source, Split,
};
use domain::{BuildingId, Command, OfferId, PersonId, ProposalId, Timestamp};

use super::people::{People, Resident};
use super::proposals::{author, proposal};
use super::schedule::Schedule;
use super::{Seed, derived, line, projects, prose, scenes};
use crate::sequencer::By;

/// 11号楼办四点半课堂, which asks for two things.
const TWO_IN_ONE: usize = 31;

/// 东门增设休息长椅, which three neighbours want.
const BENCH: usize = 51;

/// 中心花园增设休息长椅, for which somebody offers help.
const HELPED: usize = 3;

/// Everything of it.
pub fn help(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let speakers: Vec<&Resident> = people.everyone().collect();
    let mut act = |at: Timestamp, by: PersonId, act| {
        schedule.add(at, By::Person(by), Command::Proposals(act));
    };
    let days = |days: i64| seed.now.plus_days(days).plus_minutes(-100);
    // Handed in two and seven days ago.
    let asked = [
        (TWO_IN_ONE, seed.now.plus_days(-1), 1),
        (BENCH, days(-6), 3),
    ];
    for (index, at, invited) in asked {
        let first = author(index, &speakers).person;
        let others = speakers.iter().map(|it| it.person);
        let others = others.filter(|it| *it != first).skip(4).take(invited);
        for (number, person) in others.enumerate() {
            let proposal = proposal(index);
            act(at, first, Act::Invite(Invite { proposal, person }));
            // One says yes, one no, and one has not looked yet.
            let answer = |joins| {
                Act::AnswerInvitation(AnswerInvitation {
                    proposal,
                    joins,
                    code: None,
                })
            };
            match number {
                0 => act(at.plus_minutes(30), person, answer(true)),
                1 => act(at.plus_minutes(50), person, answer(false)),
                _ => {}
            }
        }
    }
    let split = split(seed);
    act(seed.now.plus_days(-1).plus_minutes(90), people.staff, split);

    let giver = &people.others[4];
    let waits = offered(
        0,
        proposal(HELPED),
        Help::Equipment,
        "家里有把电锤，装凳子那天可以借。",
    );
    act(days(-1), giver.person, waits);
    let works = proposal(projects::UNDER_WAY);
    let hands = offered(
        1,
        works,
        Help::Hands,
        "周末两个下午都在家，能搭把手，也能扶梯子。",
    );
    act(days(-12), people.others[5].person, hands);
    let unit = OfferForUnit {
        id: offer(2),
        proposal: works,
        name: line("江城建筑设计院"),
        source: Source::EnterpriseSupport,
        help: Help::Knowledge,
        what: prose("派一位结构工程师看墙体，出一张固定点的图。"),
        contact: line("刘工"),
        phone: phone("02785550188"),
    };
    act(days(-12), people.staff, Act::OfferForUnit(unit));
    let words = [
        "谢谢，周六下午两点，6号楼门口见。",
        "谢谢，图纸到了就开工。",
    ];
    for (number, word) in (1..).zip(words) {
        let answer = AnswerOffer {
            proposal: works,
            offer: offer(number),
            accepts: true,
            word: line(word),
        };
        act(days(-11), people.staff, Act::AnswerOffer(answer));
    }
}

fn split(seed: &Seed) -> Act {
    let compound = seed.compound();
    let parts: [&[u8]; 2] = [compound.0.as_bytes(), "11号楼".as_bytes()];
    let place = Place::Building(BuildingId::derived("building", &parts));
    let part = |number: u64, title: &str, problem: &str, goal: &str| Part {
        id: ProposalId(derived("part", number)),
        details: Details {
            title: line(title),
            problem: prose(problem),
            goal: prose(goal),
            need: prose("双职工家庭，孩子四点放学没人接。"),
            place,
            homes: Some(50),
            photos: Vec::new(),
            scene: scenes::of(title),
        },
        offers: Vec::new(),
    };
    Act::Split(Split {
        proposal: proposal(TWO_IN_ONE),
        reason: line("看孩子和辅导功课要找不同的人，分开办更快。谢谢提出来。"),
        parts: vec![
            part(
                0,
                "11号楼四点半有人看孩子",
                "孩子放学到家长下班，两小时没人管。",
                "工作日四点到六点半，有两位大人在活动角",
            ),
            part(
                1,
                "11号楼四点半辅导功课",
                "家里大人不会教，作业拖到晚上。",
                "每周三次，每次一小时，有人讲题",
            ),
        ],
    })
}

fn offered(number: u64, proposal: ProposalId, help: Help, what: &str) -> Act {
    Act::OfferHelp(OfferHelp {
        id: offer(number),
        proposal,
        help,
        what: prose(what),
        phone: phone("13800020099"),
    })
}

fn offer(number: u64) -> OfferId {
    OfferId(derived("offer", number))
}

fn phone(digits: &str) -> Phone {
    Phone::new(digits).expect("the demo's own telephones are some")
}
