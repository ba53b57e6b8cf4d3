//! Proposals that owners have before them (提案交业主表决): a matter may come from a proposal, which
//! then moves with its assembly and by nothing else (ADR 54).

use std::collections::BTreeMap;

use crate::core::{BuildingId, Change, CompoundId, ProposalId, Refusal, Timestamp, Town};
use crate::councils::Outcome;
use crate::members::Unit;
use crate::owners::OwnersFault;
use crate::proposals::{Forum, Impact, Place, Proposal, ProposalState, Turn, lapsed_waiting};

use super::{Assembly, Force, Item, OwnersResult, Scope};

/// Whether each proposal that a matter comes from is of this compound, waits for its owners, and is about
/// nothing wider than what they decide: a dozen homes of a stairwell do not say yes for a compound.
pub(super) fn may_come(
    items: &[Item],
    (compound, scope): (CompoundId, Scope),
    town: &dyn Town,
) -> Result<(), Refusal> {
    let building = match scope {
        Scope::Compound(_) => None,
        Scope::Building(id) => Some(id),
        Scope::Unit(id) => town.get::<Unit>(id).map(|it| it.building),
    };
    for id in items.iter().filter_map(|it| it.proposal) {
        let proposal: Proposal = town.get(id).ok_or(Refusal::NotFound)?;
        if proposal.compound != compound {
            return Err(OwnersFault::ProposalElsewhere.into());
        }
        if building.is_some_and(|id| reaches_beyond(&proposal, id)) {
            return Err(OwnersFault::ProposalElsewhere.into());
        }
        if !proposal.state.waits_for_owners() {
            let stage = proposal.state.stage();
            return Err(OwnersFault::ProposalDoesNotWait { stage }.into());
        }
    }
    Ok(())
}

/// Whether a proposal is about another building, or touches more than one as the committee found.
fn reaches_beyond(proposal: &Proposal, building: BuildingId) -> bool {
    let elsewhere = matches!(proposal.details.place, Place::Building(id) if id != building);
    let found = proposal.assessment.as_ref().and_then(|it| it.impact);
    elsewhere || matches!(found, Some(Impact::Compound | Impact::Community))
}

/// The notice hangs: what it binds in is before the owners from here on. An asking for opinions
/// leaves each proposal where it is.
pub(super) fn posted(assembly: &Assembly, at: Timestamp, town: &dyn Town) -> Vec<Change> {
    if assembly.force == Force::Advisory {
        return Vec::new();
    }
    let turn = Turn::Posted;
    let mut ids: Vec<ProposalId> = assembly.items.iter().filter_map(|it| it.proposal).collect();
    ids.sort();
    ids.dedup();
    let found = ids.into_iter().filter_map(|id| town.get::<Proposal>(id));
    let moved = found.map(|it| it.moved(here(assembly, turn), at));
    moved.map(Change::put).collect()
}

/// Ballots are taken.
pub(super) fn opened(assembly: &Assembly, at: Timestamp, town: &dyn Town) -> Vec<Change> {
    let moved = before_it(assembly, town)
        .into_iter()
        .map(|(it, _)| it.moved(here(assembly, Turn::Open), at));
    moved.map(Change::put).collect()
}

/// It was cancelled before it was counted: they wait for another one.
pub(super) fn cancelled(assembly: &Assembly, at: Timestamp, town: &dyn Town) -> Vec<Change> {
    let moved = before_it(assembly, town).into_iter().map(|(it, _)| {
        let state = ProposalState::Routed(Forum::OwnersDecision);
        it.moved(state, at)
    });
    moved.map(Change::put).collect()
}

/// The result is posted, and nobody reads it before: each proposal is what was decided of it. Whoever
/// offered to help with what owners do not want is told so.
pub(super) fn settled(
    assembly: &Assembly,
    result: &OwnersResult,
    at: Timestamp,
    town: &dyn Town,
) -> Vec<Change> {
    let mut changes = Vec::new();
    for (proposal, matters) in before_it(assembly, town) {
        let outcomes = matters
            .into_iter()
            .filter_map(|index| Some(result.decided.get(index)?.outcome));
        let turn = of_all(outcomes);
        if turn == Turn::Failed {
            changes.extend(lapsed_waiting(proposal.id, at, town));
        }
        changes.push(Change::put(proposal.moved(here(assembly, turn), at)));
    }
    changes
}

/// Of a proposal with several matters: it passes if all of them do, and fails if one of them does.
fn of_all(outcomes: impl Iterator<Item = Outcome>) -> Turn {
    let mut turn = Turn::Passed;
    for outcome in outcomes {
        turn = match (outcome, turn) {
            (Outcome::Failed, _) | (_, Turn::Failed) => Turn::Failed,
            (Outcome::NoQuorum, _) => Turn::NoQuorum,
            (Outcome::Passed, turn) => turn,
        };
    }
    turn
}

fn here(assembly: &Assembly, turn: Turn) -> ProposalState {
    let assembly = assembly.id;
    ProposalState::Owners { assembly, turn }
}

/// The proposals that stand before this assembly, with the places of their matters.
fn before_it(assembly: &Assembly, town: &dyn Town) -> Vec<(Proposal, Vec<usize>)> {
    let mut matters: BTreeMap<ProposalId, Vec<usize>> = BTreeMap::new();
    for (index, item) in assembly.items.iter().enumerate() {
        if let Some(id) = item.proposal {
            matters.entry(id).or_default().push(index);
        }
    }
    let stands = |it: &Proposal| {
        matches!(
            it.state,
            ProposalState::Owners { assembly: id, turn: Turn::Posted | Turn::Open } if id == assembly.id
        )
    };
    let found = matters
        .into_iter()
        .filter_map(|(id, places)| Some((town.get::<Proposal>(id)?, places)));
    found.filter(|(it, _)| stands(it)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Outcome::{Failed, NoQuorum, Passed};
    use rstest::rstest;

    #[rstest]
    #[case(&[Passed], Turn::Passed)]
    #[case(&[Passed, Passed], Turn::Passed)]
    #[case(&[Failed, NoQuorum], Turn::Failed)]
    #[case(&[NoQuorum, Failed], Turn::Failed)]
    #[case(&[Passed, Failed, Passed], Turn::Failed)]
    #[case(&[NoQuorum, Passed], Turn::NoQuorum)]
    #[case(&[Passed, NoQuorum], Turn::NoQuorum)]
    fn all_matters_of_a_proposal_must_pass(#[case] outcomes: &[Outcome], #[case] turn: Turn) {
        assert_eq!(of_all(outcomes.iter().copied()), turn);
    }
}
