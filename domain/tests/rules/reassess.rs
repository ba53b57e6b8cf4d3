//! Correcting an assessment after acceptance: a new entry, the old one stays (domain-rules 2.1, 2.3).

use crate::village::*;
use domain::councils::{CouncilKind, Mode};
use domain::proposals::{
    Assessment, Command as Proposals, Forum, Matter, Proposal, Reassess, Reassessment, Routing,
    Stage,
};
use domain::*;

const STAFF: u8 = 6;

/// An accepted proposal.
fn accepted() -> Village {
    let mut village = Village::new();
    village
        .by(person(STAFF), form(CouncilKind::Neighbourhood))
        .unwrap();
    village.by(person(1), submit()).unwrap();
    village.by(person(STAFF), accept(Matter::Council)).unwrap();
    village
}

fn found(village: &Village) -> Assessment {
    let proposal: Proposal = village.get(PROPOSAL);
    *proposal.assessment.unwrap()
}

fn stage(village: &Village) -> Stage {
    village.get::<Proposal>(PROPOSAL).state.stage()
}

/// The assessment with this changed.
fn reassess(village: &Village, change: impl FnOnce(&mut Assessment)) -> Command {
    let mut assessment = found(village);
    change(&mut assessment);
    Command::Proposals(Proposals::Reassess(Reassess {
        proposal: PROPOSAL,
        assessment,
        reason: line("预算少算了扶手"),
    }))
}

fn dearer(it: &mut Assessment) {
    it.budget = Money::yuan(1200);
}

#[test]
fn what_was_found_before_stays_beside_the_correction() {
    let mut village = accepted();
    let first = found(&village);
    let it = reassess(&village, dearer);
    village.by(person(STAFF), it.clone()).unwrap();
    assert_eq!(found(&village).budget, Money::yuan(1200));
    let entry: Reassessment = village.get(ReassessmentId::of(PROPOSAL, 1));
    assert_eq!((entry.number, &*entry.before), (1, &first));
    // Anyone who reads the proposal reads it, and what it said otherwise.
    assert_eq!(entry.audience(), Audience::Public);
    let told = entry.before.corrected_by(&found(&village), Lang::ZhCn);
    assert_eq!(told, [("预算", "800 元".to_owned())]);
    let again = reassess(&village, |it| it.homes = 12);
    village.by(person(STAFF), again).unwrap();
    let second: Reassessment = village.get(ReassessmentId::of(PROPOSAL, 2));
    assert_eq!(second.before.budget, Money::yuan(1200));
    assert_eq!(stage(&village), Stage::Accepted);
}

#[test]
fn a_correction_changes_something_and_says_everything_an_assessment_must() {
    let mut village = accepted();
    let staff = person(STAFF);
    let same = reassess(&village, |_| ());
    assert_eq!(village.by(staff, same), Err(Refusal::NothingCorrected));
    let less = reassess(&village, |it| it.sources.clear());
    assert_eq!(village.by(staff, less), Err(Refusal::NoSource));
    let lacks = reassess(&village, |it| it.funds = None);
    assert!(matches!(
        village.by(staff, lacks),
        Err(Refusal::AssessmentLacks { .. })
    ));
    let mine = reassess(&village, dearer);
    assert_eq!(village.by(person(1), mine), Err(Refusal::NotYours));
    assert_eq!(found(&village).budget, Money::yuan(800));
}

#[test]
fn where_another_forum_follows_the_way_is_confirmed_anew() {
    let mut village = accepted();
    village
        .by(person(STAFF), route(Forum::Neighbourhood))
        .unwrap();
    // What moves no forum leaves the way as it is.
    let it = reassess(&village, dearer);
    village.by(person(STAFF), it).unwrap();
    assert_eq!(stage(&village), Stage::Routed);
    let owners = reassess(&village, |it| it.matter = Matter::Owners);
    village.by(person(STAFF), owners).unwrap();
    assert_eq!(stage(&village), Stage::Accepted);
    let town: &dyn Town = &village.town;
    assert!(!town.has::<Routing>(PROPOSAL));
    // And R1 holds: it goes to the owners.
    assert!(
        village
            .by(person(STAFF), route(Forum::Neighbourhood))
            .is_err()
    );
    village
        .by(person(STAFF), route(Forum::OwnersDecision))
        .unwrap();
}

#[test]
fn on_an_agenda_the_forum_stands_and_once_it_votes_so_does_everything() {
    let mut village = Village::with_motion();
    let owners = reassess(&village, |it| it.matter = Matter::Owners);
    assert_eq!(
        village.by(person(STAFF), owners),
        Err(Refusal::ForumIsFixed)
    );
    let it = reassess(&village, dearer);
    village.by(person(STAFF), it).unwrap();
    assert_eq!(stage(&village), Stage::Scheduled);
    let mut village = Village::with_vote(Mode::Secret);
    let late = reassess(&village, dearer);
    let stage = Stage::Voting;
    assert_eq!(
        village.by(person(STAFF), late),
        Err(Refusal::ProposalNotThere { stage })
    );
}

#[test]
fn from_acceptance_until_it_is_talked_over() {
    let open: Vec<Stage> = Stage::ALL
        .into_iter()
        .filter(|it| it.is_reassessed())
        .collect();
    assert_eq!(
        open,
        [
            Stage::Accepted,
            Stage::Routed,
            Stage::Scheduled,
            Stage::NotApproved,
            Stage::NoQuorum
        ]
    );
}
