//! Who may speak in a sitting, and when (domain-rules 3.4).

use crate::village::*;
use domain::councils::{
    AskToSpeak, Command as Councils, EndSpeech, Floor, GiveFloor, Mode, PassOver, Side, Speech,
    SpeechState, TakeUp, next, queue,
};
use domain::*;
use proptest::prelude::*;
use rstest::rstest;
use uuid::Uuid;

const STAFF: u8 = 6;

fn speech(number: u128) -> SpeechId {
    SpeechId(Uuid::from_u128(100 + number))
}

fn take_up() -> Command {
    Command::Councils(Councils::TakeUp(TakeUp { motion: MOTION }))
}

fn ask(number: u128, flat: u8, side: Side) -> Command {
    Command::Councils(Councils::AskToSpeak(AskToSpeak {
        id: speech(number),
        motion: MOTION,
        speaker: person(flat),
        side,
    }))
}

fn give(number: u128) -> Command {
    let speech = speech(number);
    Command::Councils(Councils::GiveFloor(GiveFloor { speech }))
}

fn end(number: u128) -> Command {
    let (speech, words) = (speech(number), Some(prose("坡道要做得缓一点。")));
    Command::Councils(Councils::EndSpeech(EndSpeech { speech, words }))
}

fn pass(number: u128) -> Command {
    let speech = speech(number);
    Command::Councils(Councils::PassOver(PassOver { speech }))
}

/// A sitting that has begun, with so many of its five members present.
fn sitting(present: u8) -> Village {
    let mut village = Village::with_motion();
    village.now = village.now.plus_days(4);
    for flat in 1..=present {
        village.by(person(flat), attend(flat)).unwrap();
    }
    village
}

/// Also with the motion taken up.
fn debate() -> Village {
    let mut village = sitting(5);
    village.by(person(STAFF), take_up()).unwrap();
    village
}

impl Village {
    fn later(&mut self) -> &mut Self {
        self.now = self.now.plus_minutes(1);
        self
    }

    fn asks(&mut self, number: u128, flat: u8, side: Side) {
        self.later();
        self.by(person(flat), ask(number, flat, side)).unwrap();
    }

    fn speaks(&mut self, number: u128) {
        self.later().by(person(STAFF), give(number)).unwrap();
        self.later().by(person(STAFF), end(number)).unwrap();
    }

    fn order(&self) -> Vec<u128> {
        let speeches = (&self.town as &dyn Town).of::<Speech>(MOTION);
        let number = |speech: &Speech| speech.id.0.as_u128() - 100;
        queue(&speeches).iter().map(number).collect()
    }
}

#[rstest]
#[case(3, false)]
#[case(4, true)]
fn nothing_is_talked_about_without_a_quorum(#[case] present: u8, #[case] begins: bool) {
    let mut village = sitting(present);
    let taken = village.by(person(STAFF), take_up());
    if begins {
        taken.unwrap();
        assert_eq!(village.get::<Floor>(SITTING).motion, MOTION);
    } else {
        assert_eq!(
            taken,
            Err(Refusal::QuorumMissing {
                present: 3,
                least: 4
            })
        );
    }
}

#[test]
fn a_speech_goes_from_the_wish_to_the_minutes() {
    let mut village = debate();
    village.asks(1, 2, Side::For);
    village.later().by(person(STAFF), give(1)).unwrap();
    let since = village.now;
    let until = since.plus_minutes(2);
    assert_eq!(
        village.get::<Speech>(speech(1)).state,
        SpeechState::Speaking { since, until }
    );
    // The speaker may end it too.
    village.later().by(person(2), end(1)).unwrap();
    let SpeechState::Spoken { words, until, .. } = village.get::<Speech>(speech(1)).state else {
        panic!("it is over")
    };
    assert_eq!(words, Some(prose("坡道要做得缓一点。")));
    assert_eq!(until, village.now);
    assert_eq!(
        village.by(person(STAFF), give(1)),
        Err(Refusal::SpeechIsOver)
    );
    assert_eq!(village.by(person(2), end(1)), Err(Refusal::SpeechIsOver));
    assert_eq!(village.by(person(2), pass(1)), Err(Refusal::SpeechIsOver));
}

#[test]
fn those_who_have_not_spoken_come_first_and_the_sides_alternate() {
    let mut village = debate();
    village.asks(1, 1, Side::For);
    village.speaks(1);
    village.asks(2, 1, Side::Against);
    village.asks(3, 2, Side::For);
    village.asks(4, 3, Side::For);
    village.asks(5, 4, Side::Against);
    village.asks(6, 5, Side::Question);
    // After a speech for: against, then back to for; a question takes no side; the one who has
    // spoken comes last, though they asked before all others.
    assert_eq!(village.order(), [5, 3, 6, 4, 2]);
    let staff = person(STAFF);
    assert_eq!(village.by(staff, give(3)), Err(Refusal::NotNext));
    village.by(staff, pass(5)).unwrap();
    assert_eq!(village.order(), [6, 3, 4, 2]);
    village.by(staff, give(6)).unwrap();
    assert_eq!(village.by(staff, give(3)), Err(Refusal::SomebodySpeaks));
    assert_eq!(village.by(staff, take_up()), Err(Refusal::SomebodySpeaks));
}

#[test]
fn one_speaks_to_a_motion_twice_at_most() {
    let mut village = debate();
    for number in [1, 2] {
        village.asks(number, 2, Side::For);
        assert_eq!(
            village.by(person(2), ask(9, 2, Side::For)),
            Err(Refusal::AsksAlready)
        );
        village.speaks(number);
    }
    let refused = village.by(person(2), ask(9, 2, Side::For));
    assert_eq!(refused, Err(Refusal::SpokeOften { times: 2 }));
    // A turn that passed was no speech.
    village.asks(3, 3, Side::For);
    village.by(person(3), pass(3)).unwrap();
    village.asks(4, 3, Side::Against);
}

#[rstest]
#[case::nobody_is_present(sitting(0), 2, Refusal::NotOnTheFloor)]
#[case::nothing_is_taken_up(sitting(5), 2, Refusal::NotOnTheFloor)]
#[case::no_seat(debate(), STAFF, Refusal::NoSeat)]
fn who_may_not_ask_is_told_why(
    #[case] mut village: Village,
    #[case] flat: u8,
    #[case] why: Refusal,
) {
    assert_eq!(village.by(person(flat), ask(1, flat, Side::For)), Err(why));
}

#[test]
fn whoever_is_not_marked_present_is_asked_to_be() {
    let mut village = sitting(4);
    village.by(person(STAFF), take_up()).unwrap();
    let refused = village.by(person(5), ask(1, 5, Side::For));
    assert_eq!(refused, Err(Refusal::NotPresent));
    village.by(person(5), attend(5)).unwrap();
    village.asks(1, 5, Side::For);
}

#[test]
fn nobody_asks_passes_or_ends_for_another_but_who_leads() {
    let mut village = debate();
    let stranger = person(3);
    assert_eq!(
        village.by(stranger, ask(1, 2, Side::For)),
        Err(Refusal::NotYours)
    );
    // For a member without a phone.
    village.by(person(STAFF), ask(1, 2, Side::For)).unwrap();
    assert_eq!(village.by(stranger, pass(1)), Err(Refusal::NotYours));
    assert_eq!(village.by(stranger, give(1)), Err(Refusal::NotYours));
    village.later().by(person(STAFF), give(1)).unwrap();
    assert_eq!(village.by(stranger, end(1)), Err(Refusal::NotYours));
}

#[test]
fn who_chairs_gives_the_floor_to_others() {
    let mut village = debate();
    let grant = members::GrantRole {
        id: RoleId(Uuid::from_u128(77)),
        person: person(1),
        office: members::Office::Convener,
        scope: members::Scope::Council(COUNCIL),
        until: Day::new(2028, 1, 1).unwrap(),
    };
    village.system(Command::Members(members::Command::GrantRole(grant)));
    village.asks(1, 1, Side::For);
    assert_eq!(
        village.by(person(1), give(1)),
        Err(Refusal::ChairDoesNotSpeak)
    );
    village.by(person(STAFF), give(1)).unwrap();
}

#[test]
fn once_the_vote_is_open_the_debate_is_over() {
    let mut village = debate();
    village.asks(1, 2, Side::For);
    village.asks(2, 3, Side::Against);
    let closes_at = village.now.plus_minutes(30);
    let open = || open_vote(Mode::Recorded, closes_at);
    assert_eq!(
        village.by(person(STAFF), open()),
        Err(Refusal::SomebodyWaits { waiting: 2 })
    );
    village.by(person(STAFF), give(1)).unwrap();
    village.by(person(STAFF), pass(2)).unwrap();
    assert_eq!(
        village.by(person(STAFF), open()),
        Err(Refusal::SomebodySpeaks)
    );
    village.by(person(STAFF), end(1)).unwrap();
    village.by(person(STAFF), open()).unwrap();
    let over = Err(Refusal::AlreadyPutToTheVote);
    assert_eq!(village.by(person(3), ask(3, 3, Side::For)), over);
    assert_eq!(village.by(person(STAFF), take_up()), over);
}

fn any_side() -> impl Strategy<Value = Side> {
    prop_oneof![Just(Side::For), Just(Side::Against), Just(Side::Question)]
}

proptest! {
    /// Whatever is asked, everyone who waits gets a turn, nobody speaks a second time while someone
    /// who has not spoken waits, and no side speaks twice running while the other side waits with
    /// the same right.
    #[test]
    fn the_order_is_fair(asks in prop::collection::vec((1_u8..=8, any_side()), 0..12)) {
        let mut speeches: Vec<Speech> = asks.iter().enumerate().map(|(at, (flat, side))| Speech {
            id: speech(at as u128),
            motion: MOTION,
            sitting: SITTING,
            council: COUNCIL,
            speaker: person(*flat),
            side: *side,
            asked_at: monday().plus_minutes(at as i64),
            state: SpeechState::Asked,
        }).collect();
        let mut last = None;
        for turn in 0..asks.len() {
            let spoke = |who: PersonId, speeches: &[Speech]| {
                speeches.iter().filter(|it| it.began_at().is_some() && it.speaker == who).count()
            };
            let chosen = next(&speeches).expect("somebody waits").clone();
            let own = spoke(chosen.speaker, &speeches);
            for other in speeches.iter().filter(|it| it.waits()) {
                let theirs = spoke(other.speaker, &speeches);
                prop_assert!(own <= theirs);
                let unfair = Some(chosen.side) == last && Some(other.side) != last;
                prop_assert!(!(own == theirs && unfair));
            }
            let since = monday().plus_minutes(100 + turn as i64);
            let it = speeches.iter_mut().find(|it| it.id == chosen.id).unwrap();
            it.state = SpeechState::Spoken { since, until: since, words: None };
            if chosen.side != Side::Question {
                last = Some(chosen.side);
            }
        }
        prop_assert!(next(&speeches).is_none());
    }
}

#[test]
fn what_is_taken_back_leaves_the_floor_and_nobody_waits_to_speak() {
    let mut village = debate();
    village.asks(1, 2, Side::For);
    village.asks(2, 3, Side::Against);
    village.later().by(person(STAFF), give(1)).unwrap();
    village.later();
    let withdraw = proposals::Command::Withdraw(proposals::Withdraw {
        proposal: PROPOSAL,
        reason: Some(line("已经修好了")),
    });
    village.by(person(1), Command::Proposals(withdraw)).unwrap();
    assert!(!(&village.town as &dyn Town).has::<Floor>(SITTING));
    let spoke: Speech = village.get(speech(1));
    assert!(matches!(spoke.state, SpeechState::Spoken { until, .. } if until == village.now));
    let waited: Speech = village.get(speech(2));
    assert_eq!(waited.state, SpeechState::Passed { at: village.now });
    let taken = village.by(person(STAFF), take_up());
    assert_eq!(taken, Err(Refusal::MotionWithdrawn));
}
