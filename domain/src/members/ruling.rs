//! Ruling on a head that no source settles (认定), before a roll is frozen.

use serde::{Deserialize, Serialize};

use crate::core::{Change, HeadId, Line, Refusal, Town};

use super::{Head, others};

/// How {A,B} and {A} count where no source settles it (认定).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Ruling {
    /// Two heads.
    Separate {
        /// Why.
        reason: Line,
    },
    /// One head with another one that a holder shares.
    Together {
        /// Why.
        reason: Line,
        /// The other one; where there is one only, it goes without saying.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        with: Option<HeadId>,
    },
}

/// Rules on a head, before a roll is frozen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleHead {
    /// Which.
    pub head: HeadId,
    /// How.
    pub ruling: Ruling,
}

pub(super) fn decide(it: &RuleHead, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let head: Head = town.get(it.head).ok_or(Refusal::NotFound)?;
    if !head.needs_ruling {
        return Err(Refusal::NoRulingNeeded);
    }
    let mut ruling = it.ruling.clone();
    if let Ruling::Together { with, .. } = &mut ruling {
        let heads = town.of::<Head>(head.compound);
        let others = others(&head, heads.iter());
        let only = (others.len() == 1).then(|| others[0]);
        let named = with.filter(|with| others.contains(with));
        let named = if with.is_some() { named } else { only };
        *with = Some(named.ok_or(Refusal::WhichHead)?);
    }
    Ok(vec![Change::put(Head {
        ruling: Some(ruling),
        ..head
    })])
}
