//! Help without money: who offers it, who reads what of it, and how long.

use domain::members::Phone;
use domain::projects::{Leg, ProjectFault};
use domain::proposals::{
    self, AnswerOffer, Giver, Help, Matter, Offer, OfferCall, OfferContact, OfferForUnit,
    OfferHelp, OfferState, OwnOffer, Proposal, ProposalState, Source, Stage, TakeBackOffer,
    sources,
};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::village::*;

const AUTHOR: u8 = 1;
const HELPER: u8 = 2;
const STAFF: u8 = 6;

pub fn act(command: proposals::Command) -> Command {
    Command::Proposals(command)
}

pub fn accepted() -> Village {
    let mut village = Village::new();
    village.by(person(AUTHOR), submit()).unwrap();
    village.by(person(STAFF), accept(Matter::Council)).unwrap();
    village
}

pub fn offer(number: u128) -> OfferId {
    OfferId(Uuid::from_u128(600 + number))
}

pub fn help(number: u128) -> Command {
    act(proposals::Command::OfferHelp(OfferHelp {
        id: offer(number),
        proposal: PROPOSAL,
        help: Help::Hands,
        what: prose("周末能来两个下午"),
        phone: Phone::new("13800000002").unwrap(),
    }))
}

pub fn for_unit(number: u128) -> Command {
    act(proposals::Command::OfferForUnit(OfferForUnit {
        id: offer(number),
        proposal: PROPOSAL,
        name: line("江城建筑设计院"),
        source: Source::EnterpriseSupport,
        help: Help::Knowledge,
        what: prose("坡度和扶手的图纸"),
        contact: line("刘工"),
        phone: Phone::new("02785550000").unwrap(),
    }))
}

pub fn answer(number: u128, accepts: bool) -> Command {
    act(proposals::Command::AnswerOffer(AnswerOffer {
        proposal: PROPOSAL,
        offer: offer(number),
        accepts,
        word: line("谢谢，周六见"),
    }))
}

pub fn take_back(number: u128) -> Command {
    act(proposals::Command::TakeBackOffer(TakeBackOffer {
        proposal: PROPOSAL,
        offer: offer(number),
    }))
}

#[test]
fn the_telephone_is_read_by_nobody_before_and_by_the_committee_after() {
    let mut village = accepted();
    village.by(person(HELPER), help(1)).unwrap();
    let contact: OfferContact = village.get(offer(1));
    assert_eq!(contact.audience(), Audience::Sealed);
    assert_eq!(contact.name.as_str(), "业主2");
    assert_eq!(village.get::<Offer>(offer(1)).audience(), Audience::Staff);
    village.by(person(STAFF), answer(1, true)).unwrap();
    assert_eq!(
        village.get::<OfferContact>(offer(1)).audience(),
        Audience::Staff
    );
    let known: Offer = village.get(offer(1));
    assert_eq!(known.audience(), Audience::Public);
    let body = Record::from(known).body();
    assert!(!body.contains("13800000002") && !body.contains("业主2"));
}

#[test]
fn a_declined_offer_stays_between_the_giver_and_the_committee() {
    let mut village = accepted();
    village.by(person(HELPER), help(1)).unwrap();
    village.by(person(STAFF), answer(1, false)).unwrap();
    assert_eq!(village.get::<Offer>(offer(1)).audience(), Audience::Staff);
    // Nobody is going to call, so nobody keeps the number.
    let town: &dyn Town = &village.town;
    assert!(!town.has::<OfferContact>(offer(1)));
    let own: OwnOffer = village.get(offer(1));
    assert_eq!(own.audience(), Audience::Person(person(HELPER)));
    assert!(matches!(own.offer.state, OfferState::Declined { .. }));
    let again = village.by(person(STAFF), answer(1, true));
    assert_eq!(again, Err(Refusal::OfferIsSettled));
}

#[test]
fn what_is_taken_back_is_no_resource_and_nobody_calls() {
    let mut village = accepted();
    village.by(person(HELPER), help(1)).unwrap();
    village.by(person(STAFF), answer(1, true)).unwrap();
    assert_eq!(village.by(person(3), take_back(1)), Err(Refusal::NotYours));
    village.by(person(HELPER), take_back(1)).unwrap();
    let town = &village.town as &dyn Town;
    assert!(!town.has::<OfferContact>(offer(1)));
    let offer = village.get::<Offer>(offer(1));
    // Who read it as accepted reads that it is not so any more.
    assert_eq!(offer.audience(), Audience::Public);
    let found = [Source::SelfCompleted];
    assert_eq!(sources(&found, &[offer]), found);
}

#[test]
fn what_is_accepted_counts_among_the_sources_once() {
    let mut village = accepted();
    for number in [1, 2] {
        village.by(person(HELPER), help(number)).unwrap();
        village.by(person(STAFF), answer(number, true)).unwrap();
    }
    village.by(person(STAFF), for_unit(3)).unwrap();
    let town = &village.town as &dyn Town;
    let counted = |town: &dyn Town| {
        let offers = town.of::<Offer>(PROPOSAL);
        sources(&[Source::SelfCompleted], &offers)
    };
    let both = [Source::SelfCompleted, Source::Residents];
    assert_eq!(counted(town), both, "one that waits counts for nothing");
    village.by(person(STAFF), answer(3, true)).unwrap();
    let all = [both.as_slice(), &[Source::EnterpriseSupport]].concat();
    assert_eq!(counted(&village.town), all);
    let unit: Offer = village.get(offer(3));
    assert_eq!(unit.giver.shown(), "江城建筑设计院");
    assert!(!(&village.town as &dyn Town).has::<OwnOffer>(offer(3)));
}

#[test]
fn residents_offer_for_themselves_and_the_office_for_units() {
    let mut village = accepted();
    assert_eq!(
        village.by(person(HELPER), for_unit(1)),
        Err(Refusal::NotYours)
    );
    assert_eq!(
        village.by(person(HELPER), answer(1, true)),
        Err(Refusal::NotYours)
    );
    village.by(person(HELPER), help(1)).unwrap();
    let Giver::Resident(author) = village.get::<Offer>(offer(1)).giver else {
        panic!("a resident's");
    };
    assert_eq!(author.person, person(HELPER));
}

#[test]
fn three_offers_of_one_person_wait_at_most() {
    let mut village = accepted();
    for number in 1..=3 {
        village.by(person(HELPER), help(number)).unwrap();
    }
    let most = 3;
    assert_eq!(
        village.by(person(HELPER), help(4)),
        Err(Refusal::TooMany { most })
    );
    village.by(person(STAFF), answer(1, false)).unwrap();
    village.by(person(HELPER), help(4)).unwrap();
}

fn stands(village: &mut Village, state: ProposalState) {
    let proposal = Proposal {
        state,
        ..village.get(PROPOSAL)
    };
    village.town.put(std::sync::Arc::new(proposal.into()));
}

#[rstest]
#[case(ProposalState::Submitted, Some(Refusal::ProposalNotThere { stage: Stage::Submitted }))]
#[case(ProposalState::Accepted, None)]
#[case(ProposalState::Approved { vote: VOTE }, None)]
#[case(ProposalState::NotApproved { vote: VOTE }, Some(Refusal::ProposalNotThere { stage: Stage::NotApproved }))]
#[case(ProposalState::Project { vote: Some(VOTE), leg: Leg::Executing }, None)]
#[case(ProposalState::Project { vote: Some(VOTE), leg: Leg::Acceptance }, Some(Refusal::Project { fault: ProjectFault::NotThere { leg: Leg::Acceptance } }))]
fn help_is_of_use_from_acceptance_until_it_is_carried_out(
    #[case] state: ProposalState,
    #[case] refused: Option<Refusal>,
) {
    let mut village = accepted();
    stands(&mut village, state);
    assert_eq!(village.by(person(HELPER), help(1)).err(), refused.clone());
    assert_eq!(village.by(person(STAFF), for_unit(2)).err(), refused);
}

#[test]
fn the_one_who_carries_it_out_may_call_and_the_one_before_no_more() {
    let mut village = crate::project_acts::along(crate::project_acts::FUNDED);
    village.by(person(HELPER), help(1)).unwrap();
    village.by(person(STAFF), answer(1, true)).unwrap();
    let contact = village.get::<projects::Project>(PROPOSAL).contact();
    let contact = contact.unwrap();
    let call: OfferCall = village.get(OfferCallId::of(offer(1), contact));
    assert_eq!(call.audience(), Audience::Person(contact));
    assert_eq!(call.phone.as_str(), "13800000002");
    let other = person(4);
    assert_ne!(contact, other);
    let assign = Command::Projects(projects::Command::Assign(projects::Assign {
        project: PROPOSAL,
        contact: other,
    }));
    village.by(person(STAFF), assign).unwrap();
    let town = &village.town as &dyn Town;
    assert!(!town.has::<OfferCall>(OfferCallId::of(offer(1), contact)));
    assert!(town.has::<OfferCall>(OfferCallId::of(offer(1), other)));
    // It is over, and nobody needs the number any more.
    let withdraw = Command::Projects(projects::Command::Withdraw(projects::Withdraw {
        project: PROPOSAL,
        reason: line("自己修好了"),
    }));
    village.by(person(1), withdraw).unwrap();
    let town = &village.town as &dyn Town;
    assert!(!town.has::<OfferCall>(OfferCallId::of(offer(1), other)));
}
