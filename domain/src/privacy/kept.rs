//! Whose number it was (封存的身份): sealed, opened on a lawful request alone, gone after its years.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, KeptOpenedId, Line, PersonId, Refusal, Timestamp, Town,
};
use crate::members::{Actor, Phone};

use super::look::noted;
use super::{Looked, PrivacyFault, Rule, Screen};

/// The name behind a number that a rule keeps. No phone and no worker reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptName {
    /// The number.
    pub id: PersonId,
    /// The community.
    pub community: CommunityId,
    /// The name.
    pub name: Line,
    /// The telephone.
    pub phone: Option<Phone>,
    /// The homes.
    pub homes: Vec<Line>,
    /// Why it is kept.
    pub rules: Vec<Rule>,
    /// Until when.
    pub until: Timestamp,
}

impl KeptName {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Sealed
    }
}

/// That a sealed name was opened (调阅记录).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptOpened {
    /// Made by whoever opens it.
    pub id: KeptOpenedId,
    /// The community.
    pub community: CommunityId,
    /// Which number.
    pub person: PersonId,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// On whose request, and the number of their paper.
    pub paper: Line,
    /// Why.
    pub reason: Line,
}

impl KeptOpened {
    /// For so long whoever opened it may read it.
    pub const MINUTES: i64 = 60;

    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

/// Opens a sealed name on a lawful request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenKept {
    /// Made by whoever opens it.
    pub id: KeptOpenedId,
    /// The community.
    pub community: CommunityId,
    /// Which number.
    pub person: PersonId,
    /// On whose request, and the number of their paper.
    pub paper: Line,
    /// Why.
    pub reason: Line,
}

pub(super) fn opened(
    it: &OpenKept,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    if town.has::<KeptOpened>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    if town.is_whole() && !town.has::<KeptName>(it.person) {
        return Err(PrivacyFault::NothingKept.into());
    }
    let look = Looked {
        community: it.community,
        about: Some(it.person),
        screen: Screen::Kept,
    };
    let mut changes = noted(&look, by, at, town);
    changes.push(Change::put(KeptOpened {
        id: it.id,
        community: it.community,
        person: it.person,
        by,
        at,
        paper: it.paper.clone(),
        reason: it.reason.clone(),
    }));
    Ok(changes)
}
