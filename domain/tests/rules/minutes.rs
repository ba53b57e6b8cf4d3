//! What a sitting leaves behind (domain-rules 3.5).

use crate::village::*;
use domain::councils::{
    AskToSpeak, Capacity, Choice, CloseSitting, Command as Councils, CorrectMinutes, Correction,
    EndSpeech, FollowUp, GiveFloor, Minutes, MinutesBody, Mode, Motion, MotionState, NameOfficers,
    RollCall, SetFollowUp, Side, SignMinutes, Signature, TakeUp, assembled,
};
use domain::proposals::{Proposal, ProposalState};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

const STAFF: u8 = 6;

fn act(it: Councils) -> Command {
    Command::Councils(it)
}

fn officers(chair: u8, recorder: u8) -> Command {
    act(Councils::NameOfficers(NameOfficers {
        sitting: SITTING,
        chair: person(chair),
        recorder: person(recorder),
    }))
}

fn close_sitting() -> Command {
    act(Councils::CloseSitting(CloseSitting {
        sitting: SITTING,
        guests: vec![line("市政公司 李工")],
    }))
}

fn follow_up(due: Day) -> Command {
    act(Councils::SetFollowUp(SetFollowUp {
        motion: MOTION,
        owner: line("物业公司"),
        due,
    }))
}

fn correct(number: u128) -> Command {
    act(Councils::CorrectMinutes(CorrectMinutes {
        id: CorrectionId(Uuid::from_u128(200 + number)),
        sitting: SITTING,
        text: prose("预算应为 800 元。"),
        reason: line("听错了"),
    }))
}

fn sign(version: Digest) -> Command {
    act(Councils::SignMinutes(SignMinutes {
        sitting: SITTING,
        version,
    }))
}

/// A sitting that talked, voted and counted; flat 3 came, spoke and was against, flat 5 was away.
fn decided(mode: Mode) -> Village {
    let mut village = Village::with_motion();
    village.now = village.now.plus_days(4);
    let staff = person(STAFF);
    village.by(staff, officers(STAFF, 2)).unwrap();
    for flat in 1..=4 {
        village.by(person(flat), attend(flat)).unwrap();
    }
    let take = TakeUp { motion: MOTION };
    village.by(staff, act(Councils::TakeUp(take))).unwrap();
    let speech = SpeechId(Uuid::from_u128(100));
    let ask = AskToSpeak {
        id: speech,
        motion: MOTION,
        speaker: person(3),
        side: Side::Against,
    };
    village
        .by(person(3), act(Councils::AskToSpeak(ask)))
        .unwrap();
    let give = act(Councils::GiveFloor(GiveFloor { speech }));
    village.by(staff, give).unwrap();
    let words = Some(prose("坡道太陡。"));
    let end = act(Councils::EndSpeech(EndSpeech { speech, words }));
    village.by(staff, end).unwrap();
    let open = open_vote(mode, village.now.plus_minutes(30));
    village.by(staff, open).unwrap();
    for flat in 1..=4 {
        let choice = if flat == 3 {
            Choice::Against
        } else {
            Choice::Agree
        };
        village.by(person(flat), ballot(choice)).unwrap();
    }
    village
}

fn counted(mode: Mode) -> Village {
    let mut village = decided(mode);
    village.now = village.now.plus_minutes(30);
    village.by(person(4), close()).unwrap();
    village.by(person(5), close()).unwrap();
    village
}

/// Also closed.
pub fn over(mode: Mode) -> Village {
    let mut village = counted(mode);
    let due = village.now.day().plus(30);
    village.by(person(STAFF), follow_up(due)).unwrap();
    village.by(person(STAFF), close_sitting()).unwrap();
    village
}

impl Village {
    fn minutes(&self) -> (Minutes, Digest) {
        let minutes: Minutes = self.get(SITTING);
        let corrections = (&self.town as &dyn Town).of::<Correction>(SITTING);
        let version = minutes.version(&corrections).unwrap();
        (minutes, version)
    }

    fn body(&self) -> MinutesBody {
        self.minutes().0.body().unwrap().clone()
    }
}

#[test]
fn minutes_say_what_happened() {
    let village = over(Mode::Recorded);
    let body = village.body();
    assert_eq!((body.members, body.present, body.guests), (5, 4, 1));
    assert_eq!((body.chair, body.recorder), (person(STAFF), person(2)));
    assert_eq!(body.ended_at, village.now);
    let [item] = &body.agenda[..] else {
        panic!("one motion was on the agenda")
    };
    let motion: Motion = village.get(MOTION);
    assert_eq!((item.hash, &item.text), (motion.hash, &motion.text));
    assert_eq!(item.speeches[0].words, Some(prose("坡道太陡。")));
    assert_eq!(item.speeches[0].speaker, person(3));
    let vote = item.vote.as_ref().unwrap();
    assert_eq!((vote.result.tally.agree, vote.result.tally.against), (3, 1));
    assert_eq!(vote.tellers, [person(4), person(5)]);
    let followed = item.follow_up.as_ref().unwrap();
    assert_eq!(followed.owner, line("物业公司"));
    let roll_call: RollCall = village.get(SITTING);
    assert_eq!(roll_call.absent, [person(5)]);
    assert_eq!(roll_call.guests, [line("市政公司 李工")]);
    assert_eq!(roll_call.dissent[0].voters, [person(3)]);
    assert_eq!(roll_call.hash(), body.roll_call);
}

#[test]
fn minutes_are_a_fold_that_comes_out_the_same_again() {
    let village = over(Mode::Recorded);
    let (minutes, version) = village.minutes();
    let roll_call: RollCall = village.get(SITTING);
    let (body, again) = assembled(&minutes, &roll_call.guests, village.now, &village.town).unwrap();
    assert_eq!(again, roll_call);
    // A motion that was decided looks after the close as it did before.
    assert_eq!(body.version(), version);
}

#[rstest]
#[case(Mode::Recorded, true)]
#[case(Mode::Secret, false)]
fn dissent_bears_names_after_a_recorded_vote_alone(#[case] mode: Mode, #[case] named: bool) {
    let village = over(mode);
    let roll_call: RollCall = village.get(SITTING);
    assert_eq!(!roll_call.dissent.is_empty(), named);
    assert_eq!(roll_call.audience(), Audience::Council(COUNCIL));
    let minutes: Minutes = village.get(SITTING);
    assert_eq!(minutes.audience(), Audience::Residents);
    // Who was there and how they voted is in neither what residents read nor, after a secret vote,
    // in what the council reads.
    let text = Record::from(minutes).body();
    assert!(!text.contains(&person(1).to_string()));
    assert!(!Record::from(roll_call).body().contains("agree"));
}

#[test]
fn a_sitting_closes_once_its_votes_are_counted_and_someone_wrote() {
    let mut village = Village::with_motion();
    let staff = person(STAFF);
    let starts_at = village.now.plus_days(4);
    let early = village.by(staff, close_sitting());
    assert_eq!(early, Err(Refusal::SittingNotStarted { starts_at }));
    village.now = starts_at;
    assert_eq!(village.by(staff, close_sitting()), Err(Refusal::NoRecorder));
    assert_eq!(
        village.by(person(1), close_sitting()),
        Err(Refusal::NotYours)
    );

    let mut village = decided(Mode::Secret);
    let motion = line("东门加一段无障碍坡道");
    assert_eq!(
        village.by(staff, close_sitting()),
        Err(Refusal::VoteIsOpen { motion })
    );
}

#[test]
fn nothing_is_added_to_a_sitting_that_is_over() {
    let mut village = over(Mode::Recorded);
    let staff = person(STAFF);
    let ended_at = village.now;
    let is_over = Err(Refusal::SittingIsOver { ended_at });
    assert_eq!(village.by(staff, close_sitting()), is_over);
    assert_eq!(village.by(staff, officers(STAFF, 3)), is_over);
    assert_eq!(village.by(person(5), attend(5)), is_over);
    let due = village.now.day();
    assert_eq!(village.by(staff, follow_up(due)), is_over);
    let take = act(Councils::TakeUp(TakeUp { motion: MOTION }));
    assert_eq!(village.by(staff, take), is_over);
    let closes_at = village.now.plus_minutes(30);
    let open = village.by(staff, open_vote(Mode::Secret, closes_at));
    assert!(open.is_err());
}

#[test]
fn what_was_not_decided_may_go_on_another_agenda() {
    let mut village = Village::with_motion();
    village.now = village.now.plus_days(4);
    village.by(person(STAFF), officers(STAFF, 2)).unwrap();
    village.by(person(STAFF), close_sitting()).unwrap();
    let put_off = MotionState::PutOff { cancelled: None };
    assert_eq!(village.get::<Motion>(MOTION).state, put_off);
    let proposal: Proposal = village.get(PROPOSAL);
    assert_eq!(
        proposal.state,
        ProposalState::Routed(proposals::Forum::Neighbourhood)
    );
    assert_eq!(village.body().agenda[0].vote, None);
}

#[test]
fn who_chairs_does_not_write_and_leads_the_council() {
    let mut village = Village::with_motion();
    let staff = person(STAFF);
    assert_eq!(
        village.by(staff, officers(STAFF, STAFF)),
        Err(Refusal::ChairDoesNotRecord)
    );
    assert_eq!(village.by(staff, officers(1, 2)), Err(Refusal::NotAChair));
    assert_eq!(
        village.by(person(1), officers(STAFF, 2)),
        Err(Refusal::NotYours)
    );
    village.by(staff, officers(STAFF, 2)).unwrap();
    // Another may be named until the close.
    village.by(staff, officers(STAFF, 3)).unwrap();
    assert_eq!(village.get::<Minutes>(SITTING).recorder, person(3));
}

#[test]
fn what_is_to_be_done_lies_ahead_and_may_be_said_anew() {
    let mut village = counted(Mode::Secret);
    let staff = person(STAFF);
    let today = village.now.day();
    let due = today.plus(-1);
    assert_eq!(
        village.by(staff, follow_up(due)),
        Err(Refusal::DueHasPassed { due })
    );
    village.by(staff, follow_up(today)).unwrap();
    village.by(staff, follow_up(today.plus(7))).unwrap();
    assert_eq!(village.get::<FollowUp>(MOTION).due, today.plus(7));
}

#[test]
fn chair_recorder_and_tellers_sign_each_by_themselves() {
    let mut village = over(Mode::Secret);
    let (minutes, version) = village.minutes();
    let signers = minutes.signers();
    let who: Vec<_> = signers.iter().map(|it| it.person).collect();
    assert_eq!(who, [STAFF, 2, 4, 5].map(person));
    assert_eq!(signers[3].capacities, [Capacity::Teller]);
    for flat in [STAFF, 2, 4, 5] {
        village.by(person(flat), sign(version)).unwrap();
        let id = SignatureId::of(SITTING, version, person(flat));
        assert_eq!(village.get::<Signature>(id).person, person(flat));
        // Once is enough.
        assert_eq!(village.by(person(flat), sign(version)), Ok(Vec::new()));
    }
    assert_eq!(
        village.by(person(3), sign(version)),
        Err(Refusal::NotASigner)
    );
    let elsewhere = Digest::of(b"another");
    assert_eq!(
        village.by(person(2), sign(elsewhere)),
        Err(Refusal::MinutesChanged)
    );
}

#[test]
fn a_correction_is_a_new_entry_and_asks_for_new_signatures() {
    let mut village = over(Mode::Recorded);
    let (before, first) = village.minutes();
    village.by(person(2), sign(first)).unwrap();
    assert_eq!(village.by(person(3), correct(1)), Err(Refusal::NotYours));
    // The recorder, then the office.
    village.by(person(2), correct(1)).unwrap();
    let (minutes, second) = village.minutes();
    assert_eq!(minutes, before);
    assert_ne!(second, first);
    assert_eq!(
        village.by(person(4), sign(first)),
        Err(Refusal::MinutesChanged)
    );
    village.by(person(STAFF), correct(2)).unwrap();
    let (_, third) = village.minutes();
    let corrections = (&village.town as &dyn Town).of::<Correction>(SITTING);
    let numbers: Vec<_> = corrections.iter().map(|it| it.number).collect();
    assert_eq!(numbers, [1, 2]);
    // Each version follows from the one before, so that none can be changed or left out.
    assert_eq!(corrections[0].version_after(first), second);
    assert_eq!(corrections[1].version_after(second), third);
    village.by(person(2), sign(third)).unwrap();
    let signatures = (&village.town as &dyn Town).of::<Signature>(SITTING);
    assert_eq!(signatures.len(), 2);
    assert_eq!(
        village.by(person(2), correct(1)),
        Err(Refusal::AlreadyThere)
    );
}

#[test]
fn minutes_are_neither_corrected_nor_signed_before_the_close() {
    let mut village = counted(Mode::Secret);
    assert_eq!(
        village.by(person(2), correct(1)),
        Err(Refusal::SittingGoesOn)
    );
    let version = Digest::of(b"guessed");
    assert_eq!(
        village.by(person(2), sign(version)),
        Err(Refusal::SittingGoesOn)
    );
}
