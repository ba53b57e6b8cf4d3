//! How a motion's text changes before its vote (domain-rules 3.4, 修正案).

use crate::village::*;
use domain::councils::{
    Amend, Amendment, AmendmentState, Command as Councils, CountHands, Edit, EditFault, HandCount,
    Hands, Mode, Motion, TakeBack, TakeUp, Tally, pending, versions,
};
use domain::proposals::{Proposal, Stage};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

const STAFF: u8 = 6;
const CALLED_OFF: &str = "无障碍坡道";

fn amendment(number: u128) -> AmendmentId {
    AmendmentId(Uuid::from_u128(200 + number))
}

fn amend(number: u128, flat: u8, edit: Edit) -> Command {
    Command::Councils(Councils::Amend(Amend {
        id: amendment(number),
        motion: MOTION,
        mover: person(flat),
        edit,
        why: Some(line("更合适")),
    }))
}

fn add(words: &str) -> Edit {
    let words = prose(words);
    Edit::Add { words }
}

fn replace(passage: &str, words: &str) -> Edit {
    Edit::Replace {
        passage: prose(passage),
        words: prose(words),
    }
}

fn count(number: u128, [agree, against, abstain]: [u32; 3]) -> Command {
    Command::Councils(Councils::CountHands(CountHands {
        amendment: amendment(number),
        hands: hands([agree, against, abstain]),
    }))
}

fn hands([agree, against, abstain]: [u32; 3]) -> Hands {
    Hands {
        agree,
        against,
        abstain,
    }
}

fn take_back(number: u128) -> Command {
    let amendment = amendment(number);
    Command::Councils(Councils::TakeBack(TakeBack { amendment }))
}

fn declare() -> Command {
    let it = councils::DeclareInterest {
        motion: MOTION,
        words: line("施工的是我家亲戚"),
    };
    Command::Councils(Councils::DeclareInterest(it))
}

fn take_up() -> Command {
    Command::Councils(Councils::TakeUp(TakeUp { motion: MOTION }))
}

/// The motion of the village is being talked about, all five members are present.
fn debate() -> Village {
    let mut village = Village::with_motion();
    village.now = village.now.plus_days(4);
    for flat in 1..=5 {
        village.by(person(flat), attend(flat)).unwrap();
    }
    village.by(person(STAFF), take_up()).unwrap();
    village
}

impl Village {
    fn text(&self) -> String {
        self.get::<Motion>(MOTION).text.to_string()
    }

    fn standing(&self, number: u128) -> AmendmentState {
        self.get::<Amendment>(amendment(number)).state
    }

    /// Staff and the second member count the same.
    fn both_count(&mut self, number: u128, seen: [u32; 3]) {
        self.by(person(STAFF), count(number, seen)).unwrap();
        self.by(person(2), count(number, seen)).unwrap();
    }
}

#[test]
fn an_amendment_that_is_carried_changes_the_text_and_its_hash() {
    let mut village = debate();
    let before = village.get::<Motion>(MOTION);
    village
        .by(person(3), amend(1, 3, add("一年后评估一次。")))
        .unwrap();
    assert_eq!(village.standing(1), AmendmentState::Moved);
    assert_eq!(village.text(), before.text.to_string());
    village.both_count(1, [3, 1, 1]);
    let after = village.get::<Motion>(MOTION);
    assert_eq!(
        after.text.to_string(),
        format!("{}\n一年后评估一次。", before.text)
    );
    assert_eq!(after.hash, Motion::hash_of(&after.title, &after.text, None));
    assert_ne!(after.hash, before.hash);
    let tally = Tally {
        members: 5,
        present: 5,
        agree: 3,
        against: 1,
        abstain: 1,
    };
    assert_eq!(
        village.standing(1),
        AmendmentState::Carried {
            tally,
            counted_by: [person(STAFF), person(2)],
            at: village.now,
            was: before.text.clone(),
        }
    );
    let all = (&village.town as &dyn Town).of::<Amendment>(MOTION);
    assert_eq!(versions(&all), [(before.text, amendment(1))]);
}

#[test]
fn a_proposal_is_under_debate_once_taken_up_and_then_amended() {
    let stage = |village: &Village| village.get::<Proposal>(PROPOSAL).state.stage();
    let mut village = Village::with_motion();
    assert_eq!(stage(&village), Stage::Scheduled);
    village = debate();
    assert_eq!(stage(&village), Stage::Deliberating);
    village
        .by(person(3), amend(1, 3, add("一年后评估一次。")))
        .unwrap();
    assert_eq!(stage(&village), Stage::Deliberating);
    village.both_count(1, [3, 1, 1]);
    assert_eq!(stage(&village), Stage::Amended);
    // Taking it up again after another one takes nothing back.
    village.by(person(STAFF), take_up()).unwrap();
    assert_eq!(stage(&village), Stage::Amended);
}

// Measured on those present, as the motion is: hands that stay down are not on either side.
#[rstest]
#[case([3, 2, 0], true)]
#[case([3, 0, 0], true)]
#[case([2, 0, 0], false)]
#[case([2, 2, 1], false)]
fn more_than_half_of_those_present_carry_it(#[case] seen: [u32; 3], #[case] carried: bool) {
    let mut village = debate();
    village
        .by(person(3), amend(1, 3, add("一年后评估一次。")))
        .unwrap();
    village.both_count(1, seen);
    let is = matches!(village.standing(1), AmendmentState::Carried { .. });
    let lost = matches!(village.standing(1), AmendmentState::Lost { .. });
    assert_eq!((is, lost), (carried, !carried));
    assert_eq!(village.text().contains("一年后"), carried);
}

#[test]
fn the_newest_amendment_is_decided_first() {
    let mut village = debate();
    village
        .by(person(3), amend(1, 3, add("一年后评估。")))
        .unwrap();
    village
        .by(person(4), amend(2, 4, add("两年后评估。")))
        .unwrap();
    let all = (&village.town as &dyn Town).of::<Amendment>(MOTION);
    let order: Vec<u32> = pending(&all).iter().map(|it| it.number).collect();
    assert_eq!(order, [2, 1]);
    assert_eq!(
        village.by(person(STAFF), count(1, [5, 0, 0])),
        Err(Refusal::NewerAmendmentFirst)
    );
    village.both_count(2, [1, 4, 0]);
    village.both_count(1, [5, 0, 0]);
    assert!(village.text().ends_with("一年后评估。"));
}

#[test]
fn an_older_amendment_falls_when_its_passage_goes() {
    let mut village = debate();
    let text = village.text();
    let passage = text.chars().take(4).collect::<String>();
    let first = amend(1, 3, replace(&passage, "甲乙丙丁"));
    village.by(person(3), first).unwrap();
    let second = amend(2, 4, replace(&text, CALLED_OFF));
    village.by(person(4), second).unwrap();
    village.both_count(2, [4, 0, 1]);
    assert_eq!(village.text(), CALLED_OFF);
    let by = amendment(2);
    assert_eq!(village.standing(1), AmendmentState::Fallen { by });
    assert_eq!(
        village.by(person(STAFF), count(1, [5, 0, 0])),
        Err(Refusal::AmendmentIsDecided)
    );
}

#[test]
fn hands_are_counted_by_two_who_agree() {
    let mut village = debate();
    village
        .by(person(3), amend(1, 3, add("一年后评估。")))
        .unwrap();
    village.by(person(STAFF), count(1, [2, 3, 0])).unwrap();
    // The first one corrects themselves, and is still the first one alone.
    village.by(person(STAFF), count(1, [1, 4, 0])).unwrap();
    let (by, at) = (person(STAFF), village.now);
    assert_eq!(village.standing(1), AmendmentState::Counted { by, at });
    // What was counted is nobody's to read until both have.
    let sealed: HandCount = village.get(amendment(1));
    assert_eq!(Record::from(sealed).audience(), Audience::Sealed);
    village.by(person(2), count(1, [3, 2, 0])).unwrap();
    let by = [person(STAFF), person(2)];
    assert_eq!(village.standing(1), AmendmentState::Unlike { by, at });
    let town: &dyn Town = &village.town;
    assert!(!town.has::<HandCount>(amendment(1)));
    // Hands go up again, whoever counts first.
    village.by(person(3), count(1, [3, 2, 0])).unwrap();
    village.by(person(STAFF), count(1, [3, 2, 0])).unwrap();
    assert!(matches!(
        village.standing(1),
        AmendmentState::Carried { .. }
    ));
}

#[test]
fn one_of_the_two_who_count_leads_the_sitting() {
    let mut village = debate();
    village
        .by(person(3), amend(1, 3, add("一年后评估。")))
        .unwrap();
    village.by(person(2), count(1, [3, 2, 0])).unwrap();
    assert_eq!(
        village.by(person(4), count(1, [3, 2, 0])),
        Err(Refusal::OneOfTwoLeads)
    );
    village.by(person(STAFF), count(1, [3, 2, 0])).unwrap();
    assert!(matches!(
        village.standing(1),
        AmendmentState::Carried { .. }
    ));
}

#[test]
fn there_are_no_more_hands_than_members_present() {
    let mut village = debate();
    village
        .by(person(3), amend(1, 3, add("一年后评估。")))
        .unwrap();
    assert_eq!(
        village.by(person(STAFF), count(1, [4, 1, 1])),
        Err(Refusal::MoreHandsThanPeople { present: 5 })
    );
}

#[test]
fn an_amendment_may_come_before_the_sitting_and_is_decided_in_it() {
    let mut village = Village::with_motion();
    village
        .by(person(3), amend(1, 3, add("一年后评估。")))
        .unwrap();
    let count = || count(1, [5, 0, 0]);
    assert_eq!(
        village.by(person(STAFF), count()),
        Err(Refusal::NotOnTheFloor)
    );
    assert_eq!(village.by(person(3), count()), Err(Refusal::NotPresent));
}

#[test]
fn the_vote_waits_for_the_amendments_and_then_the_text_is_frozen() {
    let mut village = debate();
    village
        .by(person(3), amend(1, 3, add("一年后评估。")))
        .unwrap();
    let closes_at = village.now.plus_minutes(30);
    let open = || open_vote(Mode::Recorded, closes_at);
    assert_eq!(
        village.by(person(STAFF), open()),
        Err(Refusal::AmendmentsWait { waiting: 1 })
    );
    village.by(person(3), take_back(1)).unwrap();
    village.by(person(STAFF), open()).unwrap();
    assert_eq!(
        village.by(person(3), amend(2, 3, add("两年后评估。"))),
        Err(Refusal::AlreadyPutToTheVote)
    );
    assert_eq!(
        village.by(person(3), take_back(1)),
        Err(Refusal::AmendmentIsDecided)
    );
}

#[rstest]
#[case(replace("没有的话", "有的话"), EditFault::Gone)]
fn a_change_that_cannot_be_made_is_not_moved(#[case] edit: Edit, #[case] fault: EditFault) {
    let mut village = debate();
    assert_eq!(
        village.by(person(3), amend(1, 3, edit)),
        Err(Refusal::EditUnusable { fault })
    );
}

#[test]
fn members_amend_each_for_themselves_and_not_without_end() {
    let mut village = debate();
    let stranger = person(5);
    let unlike = |number: u32| add(&format!("第{number}条。"));
    assert_eq!(
        village.by(stranger, amend(1, 3, unlike(1))),
        Err(Refusal::NotYours)
    );
    assert_eq!(
        village.by(person(STAFF), amend(1, STAFF, unlike(1))),
        Err(Refusal::NoSeat)
    );
    // For a member without a phone.
    village.by(person(STAFF), amend(1, 3, unlike(1))).unwrap();
    assert_eq!(
        village.by(person(4), amend(2, 4, unlike(1))),
        Err(Refusal::AmendedAlike)
    );
    village.by(person(3), amend(2, 3, unlike(2))).unwrap();
    village.by(person(3), amend(3, 3, unlike(3))).unwrap();
    assert_eq!(
        village.by(person(3), amend(4, 3, unlike(4))),
        Err(Refusal::AmendedOften { most: 3 })
    );
    assert_eq!(village.by(stranger, take_back(1)), Err(Refusal::NotYours));
    // Taking back makes no room for more.
    village.by(person(STAFF), take_back(1)).unwrap();
    assert_eq!(
        village.by(person(3), amend(4, 3, unlike(4))),
        Err(Refusal::AmendedOften { most: 3 })
    );
}

#[test]
fn whoever_recuses_themselves_has_no_part_in_the_text() {
    let mut village = debate();
    village.by(person(2), declare()).unwrap();
    assert_eq!(
        village.by(person(2), amend(1, 2, add("一年后评估。"))),
        Err(Refusal::RecusedFromThis)
    );
    village
        .by(person(3), amend(1, 3, add("一年后评估。")))
        .unwrap();
    assert_eq!(
        village.by(person(2), count(1, [3, 1, 0])),
        Err(Refusal::RecusedFromThis)
    );
    // Four are left, and three hands are more than half of them.
    assert_eq!(
        village.by(person(STAFF), count(1, [4, 1, 0])),
        Err(Refusal::MoreHandsThanPeople { present: 4 })
    );
}

#[test]
fn what_was_not_put_to_the_hands_is_dropped_with_its_motion() {
    let mut village = debate();
    village
        .by(person(3), amend(1, 3, add("一年后评估。")))
        .unwrap();
    let name = councils::NameOfficers {
        sitting: SITTING,
        chair: person(STAFF),
        recorder: person(2),
    };
    let name = Command::Councils(Councils::NameOfficers(name));
    village.by(person(STAFF), name).unwrap();
    let close = councils::CloseSitting {
        sitting: SITTING,
        guests: Vec::new(),
    };
    let close = Command::Councils(Councils::CloseSitting(close));
    village.by(person(STAFF), close).unwrap();
    let at = village.now;
    assert_eq!(village.standing(1), AmendmentState::Dropped { at });
}

#[test]
fn a_vote_that_is_cancelled_leaves_the_text_amended() {
    let mut village = debate();
    village
        .by(person(3), amend(1, 3, add("一年后评估。")))
        .unwrap();
    village.both_count(1, [4, 0, 1]);
    let open = open_vote(Mode::Recorded, village.now.plus_minutes(30));
    village.by(person(STAFF), open).unwrap();
    village.by(person(STAFF), cancel()).unwrap();
    let proposal: Proposal = village.get(PROPOSAL);
    assert_eq!(proposal.state.stage(), Stage::Amended);
}
