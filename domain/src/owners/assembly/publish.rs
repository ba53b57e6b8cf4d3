//! Posting a result (公示结果): who stood by at the count, and for how long it hangs.

use serde::{Deserialize, Serialize};

use crate::core::{AssemblyId, Change, Line, Refusal, Timestamp, Town};
use crate::owners::OwnersFault;

use super::{Assembly, AssemblyState, OpinionResult, OwnersResult, brought};

/// How a result was posted (公示).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Posting {
    /// When.
    pub at: Timestamp,
    /// Who stood by at the count: the street's office, the owners' committee, owners (监票人;
    /// Chengdu 32).
    pub witnesses: Vec<Line>,
}

/// Posts the result of an assembly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostOwnersResult {
    /// Which.
    pub assembly: AssemblyId,
    /// Who stood by: two at least.
    pub witnesses: Vec<Line>,
}

/// The most who are named.
const WITNESSES_MOST: u32 = 9;

pub(in crate::owners) fn decide(
    it: &PostOwnersResult,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let assembly: Assembly = town.get(it.assembly).ok_or(Refusal::NotFound)?;
    let AssemblyState::Counted {
        posted_at,
        at: counted_at,
    } = assembly.state
    else {
        return Err(assembly.elsewhere());
    };
    let mut names: Vec<&Line> = it.witnesses.iter().collect();
    names.sort();
    names.dedup();
    if names.len() < 2 {
        return Err(OwnersFault::TwoStoodBy.into());
    }
    if names.len() > WITNESSES_MOST as usize {
        return Err(Refusal::TooMany {
            most: WITNESSES_MOST,
        });
    }
    let pack = assembly.rules()?;
    let window = &pack.owners.window;
    let period = window.publicity(at.day(), pack.weekends_shift);
    let posted = Some(Posting {
        at,
        witnesses: it.witnesses.clone(),
    });
    let (decided, opinion) = (
        town.get::<OwnersResult>(assembly.id),
        town.get::<OpinionResult>(assembly.id),
    );
    let mut changes = match &decided {
        Some(result) => brought::settled(&assembly, result, at, town),
        None => Vec::new(),
    };
    changes.push(match (decided, opinion) {
        (Some(it), _) => Change::put(OwnersResult { posted, ..it }),
        (None, Some(it)) => Change::put(OpinionResult { posted, ..it }),
        (None, None) => return Err(Refusal::NotFound),
    });
    let state = AssemblyState::Public {
        posted_at,
        counted_at,
        at,
        next_on: period.next,
        provisional: period.provisional,
    };
    changes.push(Change::put(Assembly { state, ..assembly }));
    Ok(changes)
}
