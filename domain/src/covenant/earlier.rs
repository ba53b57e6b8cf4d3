//! Entering the covenant that was in force before the community had this app (补录原公约).

use serde::{Deserialize, Serialize};

use crate::core::{
    Change, CommunityId, CovenantVersionId, Day, Line, Prose, Refusal, Timestamp, Town,
};
use crate::councils::Document;
use crate::members::Community;

use super::draft::{next_number, written};
use super::{Adopted, Article, Basis, CovenantFault, CovenantState, CovenantVersion, Filed};

/// Enters a covenant that a meeting adopted on paper before the community had this app: the first
/// one, once, and with the day of the minutes. Everyone reads that no vote here adopted it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnterCovenant {
    /// Made by the office.
    pub id: CovenantVersionId,
    /// The community.
    pub community: CommunityId,
    /// Its name.
    pub title: Line,
    /// What it says, in order.
    pub articles: Vec<Article>,
    /// What it was written for.
    pub why: Prose,
    /// Which meeting adopted it.
    pub meeting: Line,
    /// The day of its minutes.
    pub on: Day,
    /// The minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Document>,
    /// How it was filed with the street.
    pub filed: Filed,
    /// Since when it is in force.
    pub from: Day,
}

/// Once a version is adopted, no other is entered: from then on they are voted on.
pub(super) fn enter(
    it: &EnterCovenant,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let community: Community = town.get(it.community).ok_or(Refusal::NotFound)?;
    let all = town.of::<CovenantVersion>(community.id);
    if all.iter().any(|it| it.adopted().is_some()) {
        return Err(CovenantFault::NotTheFirst.into());
    }
    if town.has::<CovenantVersion>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let number = next_number(&all)?;
    let today = at.day();
    let in_order = it.on <= it.from && it.on <= it.filed.on;
    if !in_order || it.from > today || it.filed.on > today {
        return Err(CovenantFault::Days.into());
    }
    let words = written(&it.articles, community.id, at, town)?;
    let EnterCovenant {
        id,
        title,
        articles,
        why,
        meeting,
        on,
        minutes,
        filed,
        from,
        ..
    } = it.clone();
    Ok(vec![Change::put(CovenantVersion {
        id,
        community: community.id,
        number,
        hash: CovenantVersion::hash_of(&title, &words),
        title,
        articles,
        why,
        proposal: None,
        drafted_at: at,
        state: CovenantState::Adopted(Adopted {
            basis: Basis::Paper { meeting, minutes },
            on,
            posted: None,
            filed: Some(filed),
            from: Some(from),
        }),
    })])
}
