//! Neighbours who help each other, in the village: who is asked, who reads what, and when the two
//! may call each other.

use crate::village::*;
use domain::Command;
use domain::members::{self, Phone};
use domain::volunteering::{Command as Act, *};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

/// The office, which looks after the building and has a home there, too.
const STAFF: u8 = 6;

fn act(it: Act) -> Command {
    Command::Volunteering(it)
}

fn phone(flat: u8) -> Phone {
    Phone::new(&format!("1380000000{flat}")).unwrap()
}

fn offer_id(flat: u8) -> SkillOfferId {
    SkillOfferId(Uuid::from_u128(700 + u128::from(flat)))
}

fn request_id(number: u8) -> HelpId {
    HelpId(Uuid::from_u128(800 + u128::from(number)))
}

fn offers(flat: u8, skills: &[Skill]) -> OfferSkills {
    OfferSkills {
        id: offer_id(flat),
        community: COMMUNITY,
        skills: skills.to_vec(),
        reach: Reach::Building,
        phone: phone(flat),
        resting: false,
    }
}

fn offer(flat: u8, skills: &[Skill]) -> Command {
    act(Act::OfferSkills(offers(flat, skills)))
}

/// The number names the request; who asks is the one who sends it.
fn asks(number: u8, flat: u8) -> Command {
    act(Act::AskForHelp(AskForHelp {
        id: request_id(number),
        community: COMMUNITY,
        skill: Skill::Doctor,
        words: prose("周二去中医院，想有人陪着"),
        phone: phone(flat),
    }))
}

fn agree(it: &Meeting) -> Command {
    let introduction = it.introduction;
    act(Act::AgreeToMeet(AgreeToMeet { introduction }))
}

fn end(it: &Meeting, helped: bool) -> Command {
    let introduction = it.introduction;
    act(Act::EndMeeting(EndMeeting {
        introduction,
        helped,
    }))
}

fn fault(it: HelpFault) -> Refusal {
    Refusal::Volunteering { fault: it.into() }
}

/// What somebody reads of introductions, the latest last.
fn meetings(village: &Village, flat: u8) -> Vec<Meeting> {
    let mut all: Vec<Meeting> = (&village.town as &dyn Town).of(person(flat));
    all.sort_by_key(|it| it.at);
    all
}

fn latest(village: &Village, flat: u8) -> Meeting {
    meetings(village, flat).pop().unwrap()
}

fn waiting(village: &Village, number: u8) -> Option<HelpWaiting> {
    (&village.town as &dyn Town).get(request_id(number))
}

/// The second neighbour goes along to the doctor, the first one needs it.
fn introduced() -> Village {
    let mut village = Village::new();
    village.by(person(2), offer(2, &[Skill::Doctor])).unwrap();
    village.now = village.now.plus_minutes(1);
    village.by(person(1), asks(1, 1)).unwrap();
    village
}

#[rstest]
#[case::who_needs_it_first(1, 2)]
#[case::who_helps_first(2, 1)]
fn each_reads_whom_to_call_once_both_agree_and_not_after(#[case] first: u8, #[case] second: u8) {
    let mut village = introduced();
    let calls = |village: &Village| [1, 2].map(|flat| latest(village, flat).contact);
    assert_eq!(calls(&village), [None, None]);
    let mine = latest(&village, first);
    village.by(person(first), agree(&mine)).unwrap();
    assert_eq!(calls(&village), [None, None]);
    let again = village.by(person(first), agree(&mine));
    assert_eq!(again, Err(fault(HelpFault::Already)));
    assert!(waiting(&village, 1).is_some());
    village.by(person(second), agree(&mine)).unwrap();
    let [needs, helps] = calls(&village).map(Option::unwrap);
    assert_eq!((needs.phone, needs.name), (phone(2), line("业主2")));
    assert_eq!((helps.phone, helps.name), (phone(1), line("业主1")));
    assert_eq!(waiting(&village, 1), None);
    village.by(person(first), end(&mine, true)).unwrap();
    assert_eq!(calls(&village), [None, None]);
    let request: HelpAsked = village.get(request_id(1));
    assert!(matches!(request.state, AskedState::Helped { .. }));
    // No code was read and nobody was in charge: no hours and no points (domain rules 6.1).
    let town = &village.town as &dyn Town;
    assert!(town.of::<GivenHours>(person(2)).is_empty());
    assert!(town.of::<points::Entry>(person(2)).is_empty());
}

#[test]
fn nobody_reads_who_asks_or_who_offers_before() {
    let village = introduced();
    for record in village.town.iter() {
        let body = record.body();
        let names = |flat: u8| {
            let phone = body.contains(phone(flat).as_str());
            phone || body.contains(&person(flat).to_string())
        };
        let of_helping = matches!(
            record.kind(),
            Kind::SkillOffer
                | Kind::SkillLine
                | Kind::HelpAsked
                | Kind::HelpWaiting
                | Kind::Meeting
        );
        if !of_helping {
            continue;
        }
        for (flat, other) in [(1, 2), (2, 1)] {
            let reads = record.audience() == Audience::Person(person(flat));
            assert!(!reads || !names(other), "{body}");
        }
        let one = matches!(record.audience(), Audience::Person(_));
        assert!(one || (!names(1) && !names(2)), "{body}");
        assert!(!one || record.kind() != Kind::HelpWaiting);
    }
    let kept: Introduction = village.get(latest(&village, 1).introduction);
    let kept = Record::from(kept);
    assert_eq!(kept.audience(), Audience::Sealed);
}

#[test]
fn whoever_says_no_is_not_asked_again_and_the_next_one_is() {
    let mut village = introduced();
    village.by(person(3), offer(3, &[Skill::Doctor])).unwrap();
    assert_eq!(meetings(&village, 3), []);
    let asked = latest(&village, 2);
    assert_eq!(
        village.by(person(2), end(&asked, true)),
        Err(fault(HelpFault::NotMet))
    );
    village.now = village.now.plus_minutes(1);
    village.by(person(2), end(&asked, false)).unwrap();
    assert_eq!(latest(&village, 3).agreement, Agreement::Proposed);
    assert_eq!(waiting(&village, 1).unwrap().asked, 2);
    // Whoever asks may want another, too; then nobody is left, and those who ring at doors see it.
    village.now = village.now.plus_minutes(1);
    let proposed = latest(&village, 1);
    village.by(person(1), end(&proposed, false)).unwrap();
    let left = waiting(&village, 1).unwrap();
    assert_eq!((left.asked, left.awaits), (2, None));
    // A new one is found at once.
    village.by(person(4), offer(4, &[Skill::Doctor])).unwrap();
    assert_eq!(latest(&village, 4).agreement, Agreement::Proposed);
    let third = village.by(person(5), agree(&proposed));
    assert_eq!(third, Err(fault(HelpFault::NotOneOfThem)));
}

#[test]
fn what_is_taken_back_is_gone_and_what_was_asked_goes_on() {
    let mut village = introduced();
    village.by(person(3), offer(3, &[Skill::Doctor])).unwrap();
    let community = COMMUNITY;
    let back = act(Act::TakeBackSkills(TakeBackSkills { community }));
    village.by(person(2), back.clone()).unwrap();
    assert!(!latest(&village, 2).agreement.is_live());
    assert_eq!(latest(&village, 3).agreement, Agreement::Proposed);
    let lines: Vec<SkillLine> = (&village.town as &dyn Town).of(COMMUNITY);
    assert_eq!(lines.len(), 1);
    assert_eq!(village.by(person(2), back), Err(Refusal::NotFound));
    let request = request_id(1);
    let back = act(Act::TakeBackRequest(TakeBackRequest { request }));
    let another = village.by(person(2), back.clone());
    assert_eq!(another, Err(Refusal::NotYours));
    village.by(person(1), back.clone()).unwrap();
    assert_eq!(waiting(&village, 1), None);
    assert!(!latest(&village, 3).agreement.is_live());
    let again = village.by(person(1), back);
    assert_eq!(again, Err(fault(HelpFault::RequestIsOver)));
}

#[test]
fn whoever_rests_is_asked_nothing_and_shown_to_nobody() {
    let mut village = Village::new();
    let rests = OfferSkills {
        resting: true,
        ..offers(2, &[Skill::Doctor, Skill::Doctor])
    };
    village.by(person(2), offer(2, &[Skill::Doctor])).unwrap();
    village.by(person(2), act(Act::OfferSkills(rests))).unwrap();
    let kept: SkillOffer = village.get(offer_id(2));
    assert_eq!((kept.skills, kept.resting), (vec![Skill::Doctor], true));
    assert!(
        (&village.town as &dyn Town)
            .of::<SkillLine>(COMMUNITY)
            .is_empty()
    );
    village.by(person(1), asks(1, 1)).unwrap();
    assert_eq!(meetings(&village, 2), []);
    village.by(person(2), offer(2, &[Skill::Doctor])).unwrap();
    assert_eq!(meetings(&village, 2).len(), 1);
    let none = village.by(person(3), offer(3, &[]));
    assert_eq!(none, Err(fault(HelpFault::NoSkill)));
}

#[test]
fn those_who_look_after_the_building_introduce_where_nobody_answers() {
    let mut village = introduced();
    let introduce = |flat: u8| {
        act(Act::Introduce(Introduce {
            request: request_id(1),
            line: SkillLineId::of(offer_id(flat)),
        }))
    };
    village.by(person(3), offer(3, &[Skill::Doctor])).unwrap();
    village.by(person(4), offer(4, &[Skill::Arts])).unwrap();
    let neighbour = village.by(person(5), introduce(3));
    assert_eq!(neighbour, Err(Refusal::NotYours));
    let until = waiting(&village, 1).unwrap().awaits.unwrap();
    let early = village.by(person(STAFF), introduce(3));
    assert_eq!(early, Err(fault(HelpFault::Awaits { until })));
    village.now = until;
    let faults = [(4, HelpFault::NotOffered), (2, HelpFault::NotAgain)];
    for (flat, why) in faults {
        let refused = village.by(person(STAFF), introduce(flat));
        assert_eq!(refused, Err(fault(why)));
    }
    village.by(person(STAFF), introduce(3)).unwrap();
    assert!(!latest(&village, 2).agreement.is_live());
    assert_eq!(latest(&village, 3).agreement, Agreement::Proposed);
    assert_eq!(waiting(&village, 1).unwrap().asked, 2);
}

#[test]
fn whoever_moves_away_neither_helps_nor_is_called() {
    let mut village = introduced();
    village.by(person(2), asks(2, 2)).unwrap();
    village.by(person(3), offer(3, &[Skill::Doctor])).unwrap();
    let mine = latest(&village, 1);
    for flat in [1, 2] {
        village.by(person(flat), agree(&mine)).unwrap();
    }
    assert!(latest(&village, 1).contact.is_some());
    village.now = village.now.plus_minutes(1);
    let leaves = members::EndStanding {
        person: person(2),
        home: home(&village.town, 2),
        reason: line("搬走了"),
    };
    let leaves = Command::Members(members::Command::EndStanding(leaves));
    village.by(person(STAFF), leaves).unwrap();
    let calls = meetings(&village, 1)
        .into_iter()
        .filter_map(|it| it.contact);
    assert_eq!(calls.count(), 0);
    let lines: Vec<SkillLine> = (&village.town as &dyn Town).of(COMMUNITY);
    assert_eq!(lines.len(), 1);
    assert_eq!(waiting(&village, 2), None);
    // The next one is asked for whoever stays.
    let asked = latest(&village, 3);
    assert_eq!(
        (asked.request, asked.agreement),
        (request_id(1), Agreement::Proposed)
    );
}

#[test]
fn nobody_asks_for_more_than_the_rules_allow() {
    let mut village = Village::new();
    for number in 1..=3 {
        village.by(person(1), asks(number, 1)).unwrap();
    }
    let fourth = village.by(person(1), asks(4, 1));
    assert_eq!(fourth, Err(Refusal::TooMany { most: 3 }));
    let again = village.by(person(1), asks(1, 1));
    assert_eq!(again, Err(Refusal::AlreadyThere));
}

#[test]
fn a_phone_says_the_same_of_its_own_and_leaves_the_rest_to_the_server() {
    let village = introduced();
    let mut phone = Plain::partial();
    let actor = Actor::of(person(1), village.now.day(), &village.town);
    let reads = actor.audiences(COMMUNITY, village.now.day(), &village.town);
    for record in village.town.iter() {
        if reads.contains(&record.audience()) {
            phone.put(record.clone());
        }
    }
    let mine = latest(&village, 1);
    let mut there = |command: Command| {
        let changes = decide(&command, &actor, village.now, &phone)?;
        changes.iter().for_each(|it| {
            phone.apply(it);
        });
        Ok::<_, Refusal>(changes.len())
    };
    assert_eq!(there(asks(2, 1)), Ok(1));
    assert_eq!(there(agree(&mine)), Ok(1));
    assert_eq!(there(agree(&mine)), Err(fault(HelpFault::Already)));
    assert_eq!(there(end(&mine, false)), Ok(1));
    assert_eq!(there(agree(&mine)), Err(fault(HelpFault::Ended)));
}
