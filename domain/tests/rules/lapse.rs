//! What becomes of help when what it was for is split or ends.

use domain::councils::{Choice, Mode};
use domain::proposals::{
    self, Cancel, Offer, OfferContact, OfferState, OwnOffer, Part, Proposal, Split, Stage, Withdraw,
};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::offers::{accepted, act, answer, for_unit, help, offer, take_back};
use crate::project_acts::{ARCHIVED, FUNDED, HANDED_OVER, along, straight_way};
use crate::village::*;

const AUTHOR: u8 = 1;
const HELPER: u8 = 2;
const STAFF: u8 = 6;

const WAITS: u128 = 1;
const TAKEN: u128 = 2;
const UNIT: u128 = 3;

fn part(number: u128) -> ProposalId {
    ProposalId(Uuid::from_u128(500 + number))
}

/// The sitting votes on it, and so many of five agree.
fn voted(mut village: Village, agree: u8) -> Village {
    village.now = village.now.plus_days(4);
    let closes_at = village.now.plus_minutes(30);
    village
        .by(person(STAFF), open_vote(Mode::Secret, closes_at))
        .unwrap();
    for flat in 1..=5 {
        let choice = if flat <= agree {
            Choice::Agree
        } else {
            Choice::Against
        };
        village.by(person(flat), ballot(choice)).unwrap();
    }
    village.now = closes_at;
    for teller in [4, 5] {
        village.by(person(teller), close()).unwrap();
    }
    village
}

/// One offer of a resident waits, one is accepted, and so is that of a unit.
fn offered(mut village: Village) -> Village {
    for number in [WAITS, TAKEN] {
        village.by(person(HELPER), help(number)).unwrap();
    }
    village.by(person(STAFF), for_unit(UNIT)).unwrap();
    for number in [TAKEN, UNIT] {
        village.by(person(STAFF), answer(number, true)).unwrap();
    }
    village
}

fn split(first: &[u128], second: &[u128]) -> Command {
    let one = |(number, offers): (u128, &[u128])| {
        let mut details = details();
        details.title = line(&format!("第{number}件"));
        Part {
            id: part(number),
            details,
            offers: offers.iter().map(|it| offer(*it)).collect(),
        }
    };
    act(proposals::Command::Split(Split {
        proposal: PROPOSAL,
        reason: line("坡道和扶手由两家来做"),
        parts: [(0, first), (1, second)].into_iter().map(one).collect(),
    }))
}

impl Village {
    fn lapsed(&self, number: u128) -> Option<bool> {
        match self.get::<Offer>(offer(number)).state {
            OfferState::Lapsed { accepted, .. } => Some(accepted),
            _ => None,
        }
    }

    fn has_phone(&self, number: u128) -> bool {
        (&self.town as &dyn Town).has::<OfferContact>(offer(number))
    }
}

#[test]
fn an_offer_goes_with_the_part_it_is_for_and_what_goes_with_none_ends() {
    let mut village = offered(accepted());
    village.by(person(STAFF), split(&[TAKEN], &[UNIT])).unwrap();
    let taken: Offer = village.get(offer(TAKEN));
    assert_eq!(taken.proposal, part(0));
    assert!(taken.state.is_accepted());
    assert_eq!(village.get::<OwnOffer>(offer(TAKEN)).proposal, part(0));
    assert_eq!(village.get::<OwnOffer>(offer(TAKEN)).offer, taken);
    assert_eq!(village.get::<OfferContact>(offer(TAKEN)).proposal, part(0));
    assert_eq!(village.get::<Offer>(offer(UNIT)).proposal, part(1));
    assert_eq!(village.lapsed(WAITS), Some(false));
    assert!(!village.has_phone(WAITS));
    // Its giver reads so, and nobody else does.
    let own: OwnOffer = village.get(offer(WAITS));
    assert!(matches!(own.offer.state, OfferState::Lapsed { .. }));
    assert_eq!(
        village.get::<Offer>(offer(WAITS)).audience(),
        Audience::Staff
    );
    let rest = (&village.town as &dyn Town).of::<Offer>(PROPOSAL);
    assert_eq!(rest.len(), 1, "only what ended stays with the whole");
}

#[rstest]
#[case::twice(&[TAKEN], &[TAKEN], Refusal::AlreadyThere)]
#[case::of_another(&[9], &[], Refusal::NotFound)]
fn each_offer_goes_with_one_part(
    #[case] first: &[u128],
    #[case] second: &[u128],
    #[case] refused: Refusal,
) {
    let mut village = offered(accepted());
    assert_eq!(
        village.by(person(STAFF), split(first, second)),
        Err(refused)
    );
}

#[test]
fn what_its_giver_took_back_goes_with_nothing() {
    let mut village = offered(accepted());
    village.by(person(HELPER), take_back(TAKEN)).unwrap();
    assert_eq!(
        village.by(person(STAFF), split(&[TAKEN], &[])),
        Err(Refusal::OfferIsSettled)
    );
}

#[test]
fn help_for_a_part_goes_where_the_part_is_merged_and_ends_where_it_is_rejected() {
    let mut village = offered(accepted());
    village.by(person(STAFF), split(&[TAKEN], &[UNIT])).unwrap();
    let merge = act(proposals::Command::Merge(proposals::Merge {
        proposal: part(0),
        into: part(1),
    }));
    village.by(person(STAFF), merge).unwrap();
    let taken: Offer = village.get(offer(TAKEN));
    assert_eq!(taken.proposal, part(1));
    let reject = act(proposals::Command::Reject(proposals::Reject {
        proposal: part(1),
        note: prose("物业该做的"),
    }));
    village.by(person(STAFF), reject).unwrap();
    assert_eq!(village.lapsed(TAKEN), Some(true));
    assert_eq!(village.lapsed(UNIT), Some(true));
}

fn withdrawn() -> (u8, Command) {
    let reason = Some(line("物业已经修好"));
    let withdraw = Withdraw {
        proposal: PROPOSAL,
        reason,
    };
    (AUTHOR, act(proposals::Command::Withdraw(withdraw)))
}

fn cancelled() -> (u8, Command) {
    let cancel = Cancel {
        proposal: PROPOSAL,
        reason: line("政府要整体改造"),
    };
    (STAFF, act(proposals::Command::Cancel(cancel)))
}

#[rstest]
#[case::by_its_proposer(accepted(), withdrawn())]
#[case::by_the_committee(accepted(), cancelled())]
#[case::as_a_project(along(FUNDED), (AUTHOR, crate::project_acts::withdraw()))]
#[case::as_a_project_by_the_convener(along(FUNDED), (4, crate::project_acts::call_off()))]
fn what_ends_before_it_is_done_ends_its_help(#[case] village: Village, #[case] act: (u8, Command)) {
    let mut village = offered(village);
    village.by(person(act.0), act.1).unwrap();
    assert_eq!(village.lapsed(WAITS), Some(false));
    assert_eq!(village.lapsed(TAKEN), Some(true));
    assert_eq!(
        village.get::<Offer>(offer(TAKEN)).audience(),
        Audience::Public
    );
    assert!(!village.has_phone(WAITS) && !village.has_phone(TAKEN));
    // A unit has no app to read it in: the committee has to call it.
    assert!(village.has_phone(UNIT));
    let back = village.by(person(HELPER), take_back(TAKEN));
    assert_eq!(back, Err(Refusal::OfferIsSettled));
}

#[test]
fn who_waits_hears_when_the_works_are_handed_over_and_no_telephone_is_kept_to_the_end() {
    let mut village = offered(along(FUNDED));
    let way = straight_way();
    for (number, (days, by, command)) in way.into_iter().enumerate().skip(FUNDED) {
        village.now = village.now.plus_days(days);
        village.by(person(by), command).unwrap();
        let handed_over = number + 1 >= HANDED_OVER;
        assert_eq!(village.lapsed(WAITS), handed_over.then_some(false));
        let archived = number + 1 == ARCHIVED;
        assert_eq!(village.has_phone(TAKEN), !archived, "step {number}");
    }
    let taken: Offer = village.get(offer(TAKEN));
    assert!(taken.state.is_accepted(), "the help was given");
    assert!(!village.has_phone(UNIT));
}

// A council that says no may be asked again: who was accepted stays, who waits is told.
#[rstest]
#[case::it_says_no(2, Stage::NotApproved, true)]
#[case::it_says_yes(4, Stage::Approved, false)]
fn who_waits_hears_when_a_council_says_no(
    #[case] agree: u8,
    #[case] stage: Stage,
    #[case] lapses: bool,
) {
    let village = voted(offered(Village::with_motion()), agree);
    let proposal: Proposal = village.get(PROPOSAL);
    assert_eq!(proposal.state.stage(), stage);
    assert_eq!(village.lapsed(WAITS), lapses.then_some(false));
    assert_eq!(village.has_phone(WAITS), !lapses);
    let own: OwnOffer = village.get(offer(WAITS));
    assert_eq!(own.offer.state.stands(), !lapses);
    for number in [TAKEN, UNIT] {
        assert!(village.get::<Offer>(offer(number)).state.is_accepted());
        assert!(village.has_phone(number));
    }
}

#[test]
fn without_a_quorum_nobody_said_no_and_help_waits_on() {
    let mut village = offered(Village::with_motion());
    village.now = village.now.plus_days(4);
    let closes_at = village.now.plus_minutes(30);
    village
        .by(person(STAFF), open_vote(Mode::Secret, closes_at))
        .unwrap();
    village.now = closes_at;
    for teller in [4, 5] {
        village.by(person(teller), close()).unwrap();
    }
    let proposal: Proposal = village.get(PROPOSAL);
    assert_eq!(proposal.state.stage(), Stage::NoQuorum);
    assert_eq!(village.lapsed(WAITS), None);
}
