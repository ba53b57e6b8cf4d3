//! Who has a stake in a motion, and what follows from it for quorum and majority.

use crate::village::*;
use domain::councils::{
    AskToSpeak, Choice, Command as Councils, DeclareInterest, Hall, Interest, InterestState, Mode,
    OpenVote, Outcome, RaiseInterest, ReplaceTeller, Roll, RuleInterest, Side, TakeBackInterest,
    TakeUp, Vote,
};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

const STAFF: u8 = 6;

fn declare() -> Command {
    Command::Councils(Councils::DeclareInterest(DeclareInterest {
        motion: MOTION,
        words: line("施工单位是亲戚开的"),
    }))
}

fn raise(flat: u8) -> Command {
    Command::Councils(Councils::RaiseInterest(RaiseInterest {
        motion: MOTION,
        person: person(flat),
        words: line("住在坡道正对面"),
    }))
}

fn rule(flat: u8, upheld: bool) -> Command {
    Command::Councils(Councils::RuleInterest(RuleInterest {
        motion: MOTION,
        person: person(flat),
        upheld,
        reason: line("会上问过本人"),
    }))
}

/// A secret vote, its tellers the first two.
fn opened(closes_at: Timestamp) -> Command {
    let Command::Councils(Councils::OpenVote(it)) = open_vote(Mode::Secret, closes_at) else {
        unreachable!("it opens a vote");
    };
    let tellers = [person(1), person(2)];
    Command::Councils(Councils::OpenVote(OpenVote { tellers, ..it }))
}

/// A sitting of five that has begun; the last so many recused themselves.
fn sitting(recused: u8) -> Village {
    let mut village = Village::with_motion();
    village.now = village.now.plus_days(4);
    for flat in (1..=5).rev().take(recused.into()) {
        village.by(person(flat), declare()).unwrap();
    }
    village
}

// Of five: two thirds of those who vote must be there, and more than half of those there agree.
#[rstest]
#[case::nobody_recused_three_come(0, 3, 3, Outcome::NoQuorum)]
#[case::nobody_recused_four_come(0, 4, 3, Outcome::Passed)]
#[case::one_recused_three_come(1, 3, 2, Outcome::Passed)]
#[case::one_recused_two_come(1, 2, 2, Outcome::NoQuorum)]
#[case::two_recused_two_come(2, 2, 2, Outcome::Passed)]
#[case::two_recused_a_tie(2, 2, 1, Outcome::Failed)]
fn who_recuses_themselves_leaves_both_denominators(
    #[case] recused: u8,
    #[case] came: u8,
    #[case] agree: u8,
    #[case] outcome: Outcome,
) {
    let mut village = sitting(recused);
    // Those who recuse themselves are in the room too.
    for flat in (1..=came).chain(6 - recused..=5) {
        village.by(person(flat), attend(flat)).unwrap();
    }
    let closes_at = village.now.plus_minutes(30);
    village.by(person(STAFF), opened(closes_at)).unwrap();
    for flat in 1..=came {
        let choice = if flat <= agree {
            Choice::Agree
        } else {
            Choice::Against
        };
        village.by(person(flat), ballot(choice)).unwrap();
    }
    if recused > 0 {
        let refused = village.by(person(5), ballot(Choice::Agree));
        assert_eq!(refused, Err(Refusal::NotOnTheRoll));
        assert!(!village.get::<Roll>(VOTE).has(person(5)));
    }
    village.now = closes_at;
    village.by(person(1), close()).unwrap();
    village.by(person(2), close()).unwrap();
    let vote: Vote = village.get(VOTE);
    let result = vote.result().unwrap();
    assert_eq!(result.tally.members, u32::from(5 - recused));
    assert_eq!(result.tally.present, u32::from(came));
    assert_eq!(result.outcome, outcome);
}

#[rstest]
#[case(0, 3, false)]
#[case(1, 3, true)]
fn talking_about_it_needs_a_quorum_of_those_who_vote_on_it(
    #[case] recused: u8,
    #[case] came: u8,
    #[case] begins: bool,
) {
    let mut village = sitting(recused);
    for flat in 1..=came {
        village.by(person(flat), attend(flat)).unwrap();
    }
    let take = Command::Councils(Councils::TakeUp(TakeUp { motion: MOTION }));
    assert_eq!(village.by(person(STAFF), take).is_ok(), begins);
}

#[test]
fn who_recuses_themselves_may_speak() {
    let mut village = sitting(1);
    for flat in 1..=5 {
        village.by(person(flat), attend(flat)).unwrap();
    }
    let take = Command::Councils(Councils::TakeUp(TakeUp { motion: MOTION }));
    village.by(person(STAFF), take).unwrap();
    let ask = AskToSpeak {
        id: SpeechId(Uuid::from_u128(100)),
        motion: MOTION,
        speaker: person(5),
        side: Side::Question,
    };
    village
        .by(person(5), Command::Councils(Councils::AskToSpeak(ask)))
        .unwrap();
}

#[test]
fn what_one_says_of_another_stays_in_the_council_until_it_is_upheld() {
    let mut village = sitting(0);
    let staff = person(STAFF);
    assert_eq!(village.by(person(2), raise(3)), Err(Refusal::NotYours));
    village.by(staff, raise(3)).unwrap();
    let id = InterestId::of(MOTION, person(3));
    let raised: Interest = village.get(id);
    assert!(!raised.stands());
    assert_eq!(raised.audience(), Audience::Council(COUNCIL));
    assert_eq!(village.by(person(2), rule(3, true)), Err(Refusal::NotYours));
    village.by(staff, rule(3, true)).unwrap();
    let upheld: Interest = village.get(id);
    assert!(upheld.stands());
    assert_eq!(upheld.audience(), Audience::Residents);
    // Once is enough.
    assert_eq!(
        village.by(staff, rule(3, false)),
        Err(Refusal::AlreadyThere)
    );
    assert_eq!(village.by(staff, raise(3)), Err(Refusal::AlreadyThere));
}

#[test]
fn who_was_found_to_have_none_votes_and_may_still_step_aside() {
    let mut village = sitting(0);
    village.by(person(STAFF), raise(3)).unwrap();
    village.by(person(STAFF), rule(3, false)).unwrap();
    let id = InterestId::of(MOTION, person(3));
    assert!(!village.get::<Interest>(id).stands());
    village.by(person(3), declare()).unwrap();
    let state = village.get::<Interest>(id).state;
    assert_eq!(state, InterestState::Declared);
    assert_eq!(village.by(person(3), declare()), Err(Refusal::AlreadyThere));
}

#[test]
fn a_stake_is_told_by_a_member_and_before_the_vote_opens() {
    let mut village = sitting(0);
    assert_eq!(village.by(person(STAFF), declare()), Err(Refusal::NoSeat));
    let closes_at = village.now.plus_minutes(30);
    village
        .by(person(STAFF), open_vote(Mode::Secret, closes_at))
        .unwrap();
    let late = Err(Refusal::AlreadyPutToTheVote);
    assert_eq!(village.by(person(2), declare()), late);
    assert_eq!(village.by(person(STAFF), raise(2)), late);
}

#[test]
fn nobody_rules_on_a_stake_of_their_own() {
    let mut village = sitting(0);
    village.by(person(STAFF), seat(STAFF)).unwrap();
    village.by(person(STAFF), raise(STAFF)).unwrap();
    let refused = village.by(person(STAFF), rule(STAFF, false));
    assert_eq!(refused, Err(Refusal::OwnInterest));
}

#[test]
fn who_votes_and_who_counts_is_settled_before_the_vote() {
    let mut village = sitting(1);
    let closes_at = village.now.plus_minutes(30);
    // The fifth member recused themselves, and is one of these tellers.
    assert_eq!(
        village.by(person(STAFF), open_vote(Mode::Secret, closes_at)),
        Err(Refusal::RecusedFromThis)
    );
    village.by(person(STAFF), raise(3)).unwrap();
    assert_eq!(
        village.by(person(STAFF), opened(closes_at)),
        Err(Refusal::InterestsWait { waiting: 1 })
    );
    village.by(person(STAFF), rule(3, false)).unwrap();
    village.by(person(STAFF), opened(closes_at)).unwrap();
    let replace = ReplaceTeller {
        vote: VOTE,
        absent: person(1),
        instead: person(5),
        reason: line("请假"),
    };
    let replace = Command::Councils(Councils::ReplaceTeller(replace));
    assert_eq!(
        village.by(person(STAFF), replace),
        Err(Refusal::RecusedFromThis)
    );
}

// Of five with one recused: four count, and two thirds of them are three.
#[rstest]
#[case::for_no_motion(None, 5, 4, 4)]
#[case::for_the_motion(Some(MOTION), 4, 3, 3)]
fn who_recuses_themselves_is_not_missed_in_the_hall(
    #[case] motion: Option<MotionId>,
    #[case] members: u32,
    #[case] present: u32,
    #[case] least: u32,
) {
    let mut village = sitting(1);
    for flat in [1, 2, 3, 5] {
        village.by(person(flat), attend(flat)).unwrap();
    }
    let (council, sitting) = (village.get(COUNCIL), village.get(SITTING));
    let hall = Hall::of(&council, &sitting, motion, village.now, &village.town);
    assert_eq!(
        hall,
        Ok(Hall {
            members,
            present,
            least
        })
    );
}

fn take_back() -> Command {
    Command::Councils(Councils::TakeBackInterest(TakeBackInterest {
        motion: MOTION,
        reason: line("不是我家亲戚，弄错了"),
    }))
}

#[test]
fn what_one_declared_one_takes_back_until_the_vote_opens() {
    let mut village = sitting(2);
    village.by(person(4), take_back()).unwrap();
    let interest: Interest = village.get(InterestId::of(MOTION, person(4)));
    assert!(!interest.stands());
    // Residents read that it was declared; they read that it is so no more, too.
    assert_eq!(interest.audience(), Audience::Residents);
    assert_eq!(village.by(person(4), take_back()), Err(Refusal::NotFound));
    let closes_at = village.now.plus_minutes(30);
    village.by(person(STAFF), opened(closes_at)).unwrap();
    let roll: Roll = village.get(VOTE);
    assert!(roll.has(person(4)) && !roll.has(person(5)));
    assert_eq!(
        village.by(person(5), take_back()),
        Err(Refusal::AlreadyPutToTheVote)
    );
}

#[test]
fn what_the_chair_found_is_not_the_members_to_take_back() {
    let mut village = sitting(0);
    village.by(person(STAFF), raise(3)).unwrap();
    assert_eq!(village.by(person(3), take_back()), Err(Refusal::NotFound));
    village.by(person(STAFF), rule(3, true)).unwrap();
    assert_eq!(village.by(person(3), take_back()), Err(Refusal::NotYours));
}

#[test]
fn what_was_taken_back_the_chair_may_still_uphold_and_the_member_declare_again() {
    let mut village = sitting(1);
    village.by(person(5), take_back()).unwrap();
    // Nothing waits for a ruling, and there is nothing to dismiss.
    let dismissed = village.by(person(STAFF), rule(5, false));
    assert_eq!(dismissed, Err(Refusal::AlreadyThere));
    village.by(person(5), declare()).unwrap();
    assert!(
        village
            .get::<Interest>(InterestId::of(MOTION, person(5)))
            .stands()
    );
    village.by(person(5), take_back()).unwrap();
    village.by(person(STAFF), rule(5, true)).unwrap();
    let closes_at = village.now.plus_minutes(30);
    village.by(person(STAFF), opened(closes_at)).unwrap();
    assert!(!village.get::<Roll>(VOTE).has(person(5)));
}
