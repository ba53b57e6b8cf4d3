//! Ballots on paper beside those by phone (domain-rules 4.6 and 11, design default).

use crate::village::*;
use domain::councils::{
    Ballot, Choice, Command as Councils, CountSheet, EnterPaper, Entered, EnteredState, HandOut,
    Mode, Outcome, PaperBallot, PaperFault, PrintBallots, ReturnPaper, Taken, Turnout, Vote,
    VoteState, Voted, Written,
};
use domain::*;
use rstest::rstest;

const STAFF: u8 = 6;
const FIRST: u8 = 4;
const SECOND: u8 = 5;

fn print(count: u16) -> Command {
    Command::Councils(Councils::PrintBallots(PrintBallots { vote: VOTE, count }))
}

fn hand_out(flat: u8) -> Command {
    Command::Councils(Councils::HandOut(HandOut {
        vote: VOTE,
        voter: person(flat),
        visit: None,
        mandate: None,
    }))
}

fn give_back(flat: u8) -> Command {
    let voter = person(flat);
    Command::Councils(Councils::ReturnPaper(ReturnPaper { vote: VOTE, voter }))
}

fn enter(number: u16, written: Written) -> Command {
    enter_named(number, written, None)
}

fn enter_named(number: u16, written: Written, flat: Option<u8>) -> Command {
    Command::Councils(Councils::EnterPaper(EnterPaper {
        vote: VOTE,
        number,
        written,
        voter: flat.map(person),
        blind: uuid::Uuid::from_u128(9),
    }))
}

fn count(unreturned: &[u8]) -> Command {
    Command::Councils(Councils::CloseVote(councils::CloseVote {
        vote: VOTE,
        unreturned: unreturned.iter().map(|flat| person(*flat)).collect(),
    }))
}

fn says(choice: Choice) -> Written {
    Written::Valid(choice.into())
}

/// A vote is open, ten ballots are printed.
fn printed(mode: Mode) -> Village {
    let mut village = Village::with_vote(mode);
    village.by(person(STAFF), print(10)).unwrap();
    village
}

impl Village {
    /// The first teller shuts the box when the time is over.
    fn shut(&mut self) {
        self.now = self.get::<Vote>(VOTE).closes_at.plus_minutes(1);
        self.by(person(FIRST), count(&[])).unwrap();
    }

    fn both_enter(&mut self, number: u16, written: Written) {
        for who in [FIRST, SECOND] {
            self.by(person(who), enter(number, written.clone()))
                .unwrap();
        }
    }

    fn cast(&self) -> u32 {
        self.get::<Turnout>(VOTE).cast
    }

    fn result(&self) -> (councils::Tally, Outcome) {
        let vote = self.get::<Vote>(VOTE);
        let result = vote.result().expect("it is counted");
        (result.tally, result.outcome)
    }
}

#[test]
fn papers_and_phones_are_counted_together() {
    let mut village = printed(Mode::Secret);
    village.by(person(1), ballot(Choice::Agree)).unwrap();
    village.by(person(STAFF), hand_out(2)).unwrap();
    village.by(person(STAFF), hand_out(3)).unwrap();
    village.by(person(FIRST), ballot(Choice::Against)).unwrap();
    assert_eq!(village.cast(), 4);
    village.shut();
    village.both_enter(7, says(Choice::Agree));
    village.both_enter(2, says(Choice::Agree));
    village.by(person(SECOND), count(&[])).unwrap();
    let (tally, outcome) = village.result();
    assert_eq!((tally.present, tally.agree, tally.against), (4, 3, 1));
    assert_eq!(outcome, Outcome::Passed);
    let sheet: CountSheet = village.get(VOTE);
    assert_eq!((sheet.papers, sheet.void, sheet.unreturned), (2, 0, 0));
    // The order tells nothing of where a ballot came from, and nothing of the papers is left.
    assert!(sheet.lines.is_sorted());
    let town: &dyn Town = &village.town;
    assert!(town.of::<PaperBallot>(VOTE).is_empty());
}

#[test]
fn whoever_took_a_paper_does_not_vote_by_phone() {
    let mut village = printed(Mode::Secret);
    village.by(person(STAFF), hand_out(2)).unwrap();
    let by_phone = || ballot(Choice::Agree);
    assert_eq!(
        village.by(person(2), by_phone()),
        Err(PaperFault::TookPaper.into())
    );
    assert_eq!(
        village.by(person(STAFF), hand_out(2)),
        Err(PaperFault::TookPaper.into())
    );
    // Until the unused paper is handed back.
    village.by(person(STAFF), give_back(2)).unwrap();
    assert_eq!(village.cast(), 0);
    assert_eq!(
        village.by(person(STAFF), give_back(2)),
        Err(PaperFault::TookNoPaper.into())
    );
    village.by(person(2), by_phone()).unwrap();
    assert_eq!(village.cast(), 1);
}

#[test]
fn a_paper_takes_the_place_of_a_ballot_by_phone() {
    let mut village = printed(Mode::Secret);
    village.by(person(2), ballot(Choice::Against)).unwrap();
    village.by(person(STAFF), hand_out(2)).unwrap();
    let id = BallotId::of(VOTE, person(2));
    let town: &dyn Town = &village.town;
    assert!(!town.has::<Ballot>(id) && !town.has::<Voted>(id) && town.has::<Taken>(id));
    assert_eq!(village.cast(), 1);
}

#[test]
fn a_box_is_opened_once_it_is_shut() {
    let mut village = printed(Mode::Secret);
    village.by(person(STAFF), hand_out(2)).unwrap();
    let entry = || enter(1, says(Choice::Agree));
    assert_eq!(
        village.by(person(FIRST), entry()),
        Err(PaperFault::BoxIsOpen.into())
    );
    village.shut();
    village.by(person(FIRST), entry()).unwrap();
    let closed_at = village.now;
    let late = Err(Refusal::VoteClosed {
        closed_at: closed_at.plus_minutes(0),
    });
    assert_eq!(village.by(person(STAFF), hand_out(3)), late);
}

#[test]
fn two_enter_each_paper_and_agree() {
    let mut village = printed(Mode::Secret);
    village.by(person(STAFF), hand_out(2)).unwrap();
    village.by(person(STAFF), hand_out(3)).unwrap();
    village.shut();
    let state = |village: &Village| {
        let id = PaperBallotId::of(VOTE, 1);
        village.get::<Entered>(id).state
    };
    let by = [person(FIRST), person(SECOND)];
    village
        .by(person(FIRST), enter(1, says(Choice::Agree)))
        .unwrap();
    assert_eq!(
        village.by(person(SECOND), count(&[2])),
        Err(PaperFault::PapersLeft { left: 2 }.into())
    );
    village
        .by(person(SECOND), enter(1, says(Choice::Against)))
        .unwrap();
    // Nothing is kept of what was not alike, so that nobody can try until it fits.
    assert_eq!(state(&village), EnteredState::Unlike { by });
    let town: &dyn Town = &village.town;
    assert!(town.of::<PaperBallot>(VOTE).is_empty());
    // Anybody who may begins anew; and the second one is somebody else.
    for _ in 0..2 {
        village
            .by(person(STAFF), enter(1, says(Choice::Against)))
            .unwrap();
    }
    let by = person(STAFF);
    assert_eq!(state(&village), EnteredState::Once { by });
    village
        .by(person(FIRST), enter(1, says(Choice::Against)))
        .unwrap();
    assert!(state(&village).is_done());
    assert_eq!(
        village.by(person(SECOND), enter(1, says(Choice::Agree))),
        Err(PaperFault::PaperIsEntered.into())
    );
}

#[rstest]
#[case(&[], Some(PaperFault::PapersLeft { left: 1 }.into()))]
#[case(&[3, 2], Some(PaperFault::PapersLeft { left: 1 }.into()))]
#[case(&[4], Some(PaperFault::PapersLeft { left: 1 }.into()))]
#[case(&[3], None)]
fn what_did_not_come_back_is_named(#[case] unreturned: &[u8], #[case] refused: Option<Refusal>) {
    let mut village = printed(Mode::Secret);
    for flat in [1, 2, 3] {
        village.by(person(STAFF), hand_out(flat)).unwrap();
    }
    village.shut();
    village.both_enter(1, says(Choice::Agree));
    village.both_enter(2, Written::Void);
    let counted = village.by(person(SECOND), count(unreturned));
    assert_eq!(counted.err(), refused);
    if refused.is_none() {
        let (tally, outcome) = village.result();
        // A void paper agrees to nothing, and its voter was there; whose paper did not come back
        // was not.
        assert_eq!((tally.present, tally.participating()), (2, 1));
        assert_eq!(outcome, Outcome::NoQuorum);
        let sheet: CountSheet = village.get(VOTE);
        assert_eq!((sheet.papers, sheet.void, sheet.unreturned), (2, 1, 1));
    }
}

#[test]
fn the_turnout_is_the_sum_of_phones_and_papers() {
    let mut village = printed(Mode::Secret);
    let told = |village: &Village| {
        let mut again = rebuilt(&village.town).into_iter();
        let again = again.find(|it| it.key().kind == Kind::Turnout);
        assert_eq!(again, Some(village.get::<Turnout>(VOTE).into()));
    };
    village.by(person(1), ballot(Choice::Agree)).unwrap();
    village.by(person(STAFF), hand_out(2)).unwrap();
    village.by(person(STAFF), hand_out(3)).unwrap();
    told(&village);
    village.shut();
    village.both_enter(1, Written::Void);
    village.by(person(SECOND), count(&[3])).unwrap();
    told(&village);
}

#[test]
fn no_more_papers_are_entered_than_were_taken() {
    let mut village = printed(Mode::Secret);
    village.by(person(STAFF), hand_out(2)).unwrap();
    village.shut();
    village.both_enter(1, says(Choice::Agree));
    assert_eq!(
        village.by(person(FIRST), enter(2, says(Choice::Agree))),
        Err(PaperFault::MorePapersThanTaken { taken: 1 }.into())
    );
    for number in [0, 11] {
        assert_eq!(
            village.by(person(FIRST), enter(number, says(Choice::Agree))),
            Err(PaperFault::NoSuchPaper { printed: 10 }.into())
        );
    }
}

#[test]
fn papers_of_a_recorded_vote_bear_names_each_once() {
    let mut village = printed(Mode::Recorded);
    village.by(person(STAFF), hand_out(2)).unwrap();
    village.by(person(STAFF), hand_out(3)).unwrap();
    village.shut();
    let agree = || says(Choice::Agree);
    let nobody = Err(PaperFault::TookNoPaper.into());
    assert_eq!(
        village.by(person(FIRST), enter(1, agree())),
        Err(PaperFault::PaperHasNoName.into())
    );
    assert_eq!(
        village.by(person(FIRST), enter_named(1, agree(), Some(1))),
        nobody
    );
    for who in [FIRST, SECOND] {
        let entry = enter_named(1, agree(), Some(2));
        village.by(person(who), entry).unwrap();
    }
    assert_eq!(
        village.by(person(FIRST), enter_named(2, agree(), Some(2))),
        Err(PaperFault::NamedTwice.into())
    );
    for who in [FIRST, SECOND] {
        let entry = enter_named(2, says(Choice::Against), Some(3));
        village.by(person(who), entry).unwrap();
    }
    village.by(person(SECOND), count(&[])).unwrap();
    let sheet: CountSheet = village.get(VOTE);
    let named: Vec<_> = sheet.lines.iter().map(|it| it.voter).collect();
    assert_eq!(named, [Some(person(2)), Some(person(3))]);
}

#[test]
fn those_who_lead_print_and_hand_out_and_tellers_enter() {
    let mut village = Village::with_vote(Mode::Secret);
    assert_eq!(
        village.by(person(STAFF), hand_out(2)),
        Err(PaperFault::NoPaperLeft { printed: 0 }.into())
    );
    assert_eq!(village.by(person(2), print(1)), Err(Refusal::NotYours));
    // Two for each of the five members.
    assert_eq!(
        village.by(person(STAFF), print(11)),
        Err(Refusal::TooMany { most: 10 })
    );
    village.by(person(STAFF), print(1)).unwrap();
    assert_eq!(village.by(person(2), hand_out(2)), Err(Refusal::NotYours));
    assert_eq!(
        village.by(person(STAFF), hand_out(STAFF)),
        Err(Refusal::VoterNotOnTheRoll)
    );
    village.by(person(STAFF), hand_out(2)).unwrap();
    village.shut();
    let entry = || enter(1, says(Choice::Agree));
    assert_eq!(village.by(person(2), entry()), Err(Refusal::NotYours));
    village.by(person(STAFF), entry()).unwrap();
    village.by(person(SECOND), entry()).unwrap();
}

#[test]
fn a_cancelled_vote_leaves_no_papers_out() {
    let mut village = printed(Mode::Secret);
    village.by(person(STAFF), hand_out(2)).unwrap();
    let cancel = councils::CancelVote {
        vote: VOTE,
        reason: line("写错了"),
    };
    let cancel = Command::Councils(Councils::CancelVote(cancel));
    village.by(person(STAFF), cancel).unwrap();
    let town: &dyn Town = &village.town;
    assert!(town.of::<Taken>(VOTE).is_empty());
    assert!(matches!(
        village.get::<Vote>(VOTE).state,
        VoteState::Cancelled { .. }
    ));
}
