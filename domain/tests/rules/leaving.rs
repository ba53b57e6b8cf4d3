//! Taken back by the proposer, ended by the convener: before the vote, and before the works.

use domain::councils::{CouncilKind, Mode, Motion, MotionState, Vote};
use domain::members::{self, Office, Scope};
use domain::proposals::{self, Cancel, Forum, Matter, Proposal, ProposalState, Stage, Withdraw};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::village::*;

const AUTHOR: u8 = 1;
const CONVENER: u8 = 2;
const STAFF: u8 = 6;

fn withdraw(reason: Option<&str>) -> Command {
    Command::Proposals(proposals::Command::Withdraw(Withdraw {
        proposal: PROPOSAL,
        reason: reason.map(line),
    }))
}

fn end() -> Command {
    Command::Proposals(proposals::Command::Cancel(Cancel {
        proposal: PROPOSAL,
        reason: line("东门要整体改造"),
    }))
}

/// A village whose proposal has come so far, and whose council has a convener.
fn at(stage: Stage) -> Village {
    let mut village = match stage {
        Stage::Scheduled => Village::with_motion(),
        Stage::Voting => Village::with_vote(Mode::Secret),
        _ => {
            let mut village = Village::new();
            village
                .by(person(STAFF), form(CouncilKind::Neighbourhood))
                .unwrap();
            village.by(person(AUTHOR), submit()).unwrap();
            village
        }
    };
    if matches!(stage, Stage::Accepted | Stage::Routed) {
        village.by(person(STAFF), accept(Matter::Council)).unwrap();
    }
    if stage == Stage::Routed {
        village
            .by(person(STAFF), route(Forum::Neighbourhood))
            .unwrap();
    }
    let chair = members::GrantRole {
        id: RoleId(Uuid::from_u128(90)),
        person: person(CONVENER),
        office: Office::Convener,
        scope: Scope::Council(COUNCIL),
        until: Day::new(2028, 1, 1).unwrap(),
    };
    village.system(Command::Members(members::Command::GrantRole(chair)));
    assert_eq!(village.get::<Proposal>(PROPOSAL).state.stage(), stage);
    village
}

#[rstest]
#[case::nobody_counts_on_it(Stage::Submitted, None, None)]
#[case::and_says_why(Stage::Submitted, Some("已经修好了"), None)]
#[case::accepted(Stage::Accepted, Some("已经修好了"), None)]
#[case::accepted_without_a_word(Stage::Accepted, None, Some(Refusal::NoReason))]
#[case::routed(Stage::Routed, Some("已经修好了"), None)]
#[case::on_an_agenda(Stage::Scheduled, Some("已经修好了"), None)]
#[case::on_an_agenda_without_a_word(Stage::Scheduled, None, Some(Refusal::NoReason))]
#[case::voted_on(Stage::Voting, Some("已经修好了"), Some(Refusal::ProposalNotThere { stage: Stage::Voting }))]
fn a_proposal_is_taken_back_until_its_vote_opens(
    #[case] stage: Stage,
    #[case] reason: Option<&str>,
    #[case] refused: Option<Refusal>,
) {
    let mut village = at(stage);
    let strange = village.by(person(CONVENER), withdraw(reason));
    assert_eq!(strange, Err(Refusal::NotYours));
    let taken = village.by(person(AUTHOR), withdraw(reason));
    assert_eq!(taken.err(), refused);
    let after = village.get::<Proposal>(PROPOSAL).state;
    match (refused, reason.map(line)) {
        (Some(_), _) => assert_eq!(after.stage(), stage),
        (None, Some(reason)) => assert_eq!(after, ProposalState::TakenBack(reason)),
        (None, None) => assert_eq!(after, ProposalState::Withdrawn),
    }
}

#[rstest]
#[case::submitted(Stage::Submitted, STAFF, false)]
#[case::accepted(Stage::Accepted, STAFF, true)]
#[case::routed(Stage::Routed, STAFF, true)]
#[case::routed_to_its_council(Stage::Routed, CONVENER, true)]
#[case::on_its_agenda(Stage::Scheduled, CONVENER, true)]
#[case::while_it_is_voted_on(Stage::Voting, STAFF, false)]
fn who_convenes_ends_it_with_a_reason(#[case] stage: Stage, #[case] who: u8, #[case] ends: bool) {
    let mut village = at(stage);
    let neighbour = village.by(person(3), end());
    assert_eq!(neighbour, Err(Refusal::NotYours));
    let ended = village.by(person(who), end());
    let elsewhere = Refusal::ProposalNotThere { stage };
    assert_eq!(ended.err(), (!ends).then_some(elsewhere));
    if ends {
        let reason = line("东门要整体改造");
        let proposal: Proposal = village.get(PROPOSAL);
        assert_eq!(proposal.state, ProposalState::Cancelled(reason));
        assert!(!proposal.state.stage().is_open());
        let stage = Stage::Cancelled;
        let late = village.by(person(AUTHOR), withdraw(Some("也好")));
        assert_eq!(late, Err(Refusal::ProposalNotThere { stage }));
    }
}

#[rstest]
#[case::before_it_has_a_council(Stage::Accepted)]
#[case::of_the_owners(Stage::Routed)]
fn a_convener_ends_nothing_that_is_not_with_their_council(#[case] stage: Stage) {
    let mut village = at(stage);
    let mut proposal: Proposal = village.get(PROPOSAL);
    if stage == Stage::Routed {
        let forum = Forum::OwnersDecision;
        proposal.state = ProposalState::Routed(forum);
        village.town.put(std::sync::Arc::new(proposal.into()));
    }
    let ended = village.by(person(CONVENER), end());
    assert_eq!(ended, Err(Refusal::NotYours));
    village.by(person(STAFF), end()).unwrap();
}

#[rstest]
#[case::taken_back(AUTHOR, withdraw(Some("已经修好了")))]
#[case::ended(STAFF, end())]
fn its_motion_leaves_the_agenda_and_keeps_its_number(#[case] who: u8, #[case] leaves: Command) {
    let mut village = at(Stage::Scheduled);
    village.by(person(who), leaves).unwrap();
    let motion: Motion = village.get(MOTION);
    assert_eq!((motion.state, motion.number), (MotionState::Withdrawn, 1));
    village.now = village.now.plus_days(4);
    let open = open_vote(Mode::Secret, village.now.plus_minutes(30));
    let opened = village.by(person(STAFF), open);
    assert_eq!(opened, Err(Refusal::MotionWithdrawn));
    assert!(!(&village.town as &dyn Town).has::<Vote>(VOTE));
}

#[test]
fn after_a_cancelled_vote_it_leaves_the_agenda_as_before() {
    let mut village = at(Stage::Voting);
    village.by(person(STAFF), cancel()).unwrap();
    village.by(person(AUTHOR), withdraw(Some("算了"))).unwrap();
    let motion: Motion = village.get(MOTION);
    assert_eq!(motion.state, MotionState::Withdrawn);
}
