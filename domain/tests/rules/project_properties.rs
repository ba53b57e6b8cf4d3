//! What holds for a project whatever people do, in whatever order.

use crate::project_acts::*;
use crate::properties::check;
use crate::village::*;
use domain::projects::{
    Finding, Inspector, Leg, Objection, Project, ProjectState, Stars, funded, spent,
};
use domain::proposals::{Proposal, ProposalState};
use domain::*;
use proptest::prelude::*;

/// Acts with the one who may do them, in all their good and bad forms.
fn acts() -> Vec<(u8, Command)> {
    let mut acts: Vec<_> = straight_way()
        .into_iter()
        .map(|(_, flat, command)| (flat, command))
        .collect();
    acts.extend([
        (NEIGHBOUR, object(1)),
        (RESIDENT, object(2)),
        (SUPERVISOR, answer(1, Finding::Dismissed)),
        (SUPERVISOR, answer(2, Finding::Dismissed)),
        (SUPERVISOR, answer(1, Finding::Amend)),
        (SUPERVISOR, answer(2, Finding::Cancel)),
        (STAFF, fund(&[BUDGET - 1])),
        (STAFF, assign(NEIGHBOUR)),
        (STAFF, assign(CONTACT)),
        (CONTACT, start(&[50, 49])),
        (CONTACT, start(&[100])),
        (CONVENER, suspend()),
        (SUPERVISOR, resume()),
        (NEIGHBOUR, report(1)),
        (CONTACT, answer_report(1)),
        (CONTACT, finish(&[BUDGET, 1])),
        (CONTACT, rectify()),
        (SUPERVISOR, inspect(Inspector::Supervisor, false)),
        (RESIDENT, inspect(Inspector::Resident, false)),
        (NEIGHBOUR, inspect(Inspector::Resident, true)),
        (RESIDENT, rate(Stars::One)),
        (CONVENER, call_off()),
        (NEIGHBOUR, withdraw()),
    ]);
    acts
}

/// The rows of domain-rules 2.2 from `Approved` on: which leg follows which, and by whom.
const ROWS: &[(Option<Leg>, Option<Leg>, &[u8])] = {
    use Leg::*;
    const OFFICE: &[u8] = &[STAFF];
    const RIGHT: &[u8] = &[SUPERVISOR];
    const LEADS: &[u8] = &[CONVENER, STAFF];
    const HALTS: &[u8] = &[CONVENER, STAFF, SUPERVISOR];
    const BUILDS: &[u8] = &[CONTACT, NEIGHBOUR, STAFF];
    const ACCEPTS: &[u8] = &[SUPERVISOR, RESIDENT, NEIGHBOUR, CONVENER, CONTACT];
    const ANYONE: &[u8] = &[1, 2, 3, 4, 5, 6];
    &[
        (None, Some(Publicity), OFFICE),
        (Some(Publicity), Some(ObjectionReview), ANYONE),
        (Some(ObjectionReview), Some(Publicity), RIGHT),
        (Some(ObjectionReview), None, RIGHT),
        (Some(ObjectionReview), Some(Cancelled), HALTS),
        (Some(Publicity), Some(Funded), OFFICE),
        (Some(Funded), Some(Executing), BUILDS),
        (Some(Executing), Some(Suspended), HALTS),
        (Some(Suspended), Some(Executing), HALTS),
        (Some(Executing), Some(Acceptance), BUILDS),
        (Some(Acceptance), Some(Rectifying), ACCEPTS),
        (Some(Rectifying), Some(Acceptance), BUILDS),
        (Some(Acceptance), Some(Evaluating), ACCEPTS),
        (Some(Evaluating), Some(Closed), OFFICE),
        (Some(Publicity), Some(Cancelled), LEADS),
        (Some(Funded), Some(Cancelled), LEADS),
        (Some(Publicity), Some(Withdrawn), &[NEIGHBOUR]),
        (Some(ObjectionReview), Some(Withdrawn), &[NEIGHBOUR]),
        (Some(Funded), Some(Withdrawn), &[NEIGHBOUR]),
    ]
};

fn step() -> impl Strategy<Value = (u8, Command, i64)> {
    let act = prop::sample::select(acts());
    (act, prop::option::weighted(0.2, 1u8..=6), 0i64..12)
        .prop_map(|((flat, command), other, days)| (other.unwrap_or(flat), command, days))
}

fn sums_hold(project: &Project, village: &Village) -> Result<(), TestCaseError> {
    let budget = project.notice.budget;
    if let Some(funding) = project.state.funding() {
        prop_assert_eq!(funded(&funding.gifts), Ok(budget));
    }
    if let Some(works) = project.state.works() {
        let weights = works.milestones.iter().map(|it| u32::from(it.step.weight));
        prop_assert_eq!(weights.sum::<u32>(), 100);
        prop_assert!(works.progress() <= 100);
    }
    if let Some(handed) = project.state.handed() {
        prop_assert!(spent(&handed.delivery.accounts).unwrap() <= budget);
        prop_assert_eq!(handed.works.progress(), 100);
    }
    if let Some(evaluation) = project.state.evaluation() {
        let parts: Vec<_> = evaluation.accepted.iter().map(|it| it.part).collect();
        prop_assert!(
            parts.contains(&Inspector::Supervisor) && parts.contains(&Inspector::Resident)
        );
        prop_assert_ne!(evaluation.accepted[0].by, evaluation.accepted[1].by);
    }
    let town: &dyn Town = &village.town;
    let mut waiting: Vec<_> = town.of::<Objection>(PROPOSAL);
    waiting.retain(|it| it.ruling.is_none());
    let waiting: Vec<_> = waiting.into_iter().map(|it| it.id).collect();
    match &project.state {
        ProjectState::ObjectionReview { open } => {
            let mut open = open.clone();
            open.sort();
            prop_assert!(!open.is_empty());
            prop_assert_eq!(open, waiting);
        }
        // Who ends it answers nothing; the objections go with it.
        ProjectState::Cancelled { .. } | ProjectState::Withdrawn { .. } => {}
        _ => prop_assert!(waiting.is_empty()),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_project_moves_along_its_rows_alone_and_its_proposal_with_it(
        begun in 0..=ARCHIVED,
        steps in prop::collection::vec(step(), 1..25)
    ) {
        let mut village = along(begun);
        for (flat, command, days) in steps {
            village.now = village.now.plus_days(days);
            let before = (&village.town as &dyn Town).get::<Project>(PROPOSAL);
            let Ok(changes) = village.by(person(flat), command) else {
                continue;
            };
            for change in &changes {
                check(&village, change)?;
            }
            let Some(after) = (&village.town as &dyn Town).get::<Project>(PROPOSAL) else {
                continue;
            };
            let from = before.as_ref().and_then(|it| it.state.leg());
            let to = after.state.leg();
            prop_assert!(!from.is_some_and(Leg::is_over) || before == Some(after.clone()));
            let row = ROWS.iter().find(|row| (row.0, row.1) == (from, to));
            prop_assert!(from == to || row.is_some_and(|row| row.2.contains(&flat)), "{from:?} {to:?} {flat}");
            let proposal: Proposal = village.get(PROPOSAL);
            let vote = after.vote;
            match to {
                Some(leg) => prop_assert_eq!(proposal.state, ProposalState::Project { vote, leg }),
                None => {
                    let mirrors = matches!(proposal.state, ProposalState::Project { .. });
                    prop_assert!(!mirrors);
                }
            }
            sums_hold(&after, &village)?;
        }
        for record in rebuilt(&village.town) {
            prop_assert_eq!(&*village.town.find(record.key()).unwrap(), &record);
        }
    }
}
