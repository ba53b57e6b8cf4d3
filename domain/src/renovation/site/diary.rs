//! The diary of the works (施工日志): what was done, where, and what it looked like before, meanwhile
//! and afterwards.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BuildingId, Change, CompoundId, Day, DiaryEntryId, PersonId, Prose, Refusal,
    Timestamp, Town,
};
use crate::members::Actor;
use crate::proposals::Photo;
use crate::renovation::plan::found;
use crate::renovation::{PlanLeg, PlanMoney, RenovationFault};

use super::{hand, stands_in};

/// What a photo of the works shows (施工前、施工中、施工后).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// 施工前
    Before,
    /// 施工中
    During,
    /// 施工后
    After,
}

impl Moment {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::Before, Self::During, Self::After];
}

/// A photo of the works and when in them it was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiaryPhoto {
    /// When in the works.
    pub moment: Moment,
    /// The photo.
    pub photo: Photo,
}

/// What was done on a day (施工日志).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DiaryEntry {
    /// Made by the phone.
    pub id: DiaryEntryId,
    /// The plan.
    pub plan: CompoundId,
    /// On which day.
    pub on: Day,
    /// At which building; `None` for the compound as a whole.
    pub building: Option<BuildingId>,
    /// On which item of the plan, by its place on the menu.
    pub item: Option<u16>,
    /// What was done.
    pub text: Prose,
    /// What it looked like.
    pub photos: Vec<DiaryPhoto>,
    /// By whom.
    pub by: PersonId,
    /// Whether a community worker wrote it for the contractor (代记).
    pub for_contact: bool,
    /// When it was written.
    pub at: Timestamp,
}

/// Writes into the diary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WriteDiary {
    /// Made by the phone.
    pub id: DiaryEntryId,
    /// The plan.
    pub plan: CompoundId,
    /// On which day it was done.
    pub on: Day,
    /// At which building; `None` for the compound as a whole.
    pub building: Option<BuildingId>,
    /// On which item of the plan, by its place on the menu.
    pub item: Option<u16>,
    /// What was done.
    pub text: Prose,
    /// What it looked like.
    pub photos: Vec<DiaryPhoto>,
}

impl DiaryEntry {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Compound(self.plan)
    }
}

/// A diary tells what was, while it is built or mended.
pub(in crate::renovation) fn decide(
    it: &WriteDiary,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let plan = found(it.plan, town)?;
    let hand = hand(&plan, actor, town)?;
    if !plan.state.leg().is_some_and(PlanLeg::builds) {
        return Err(plan.elsewhere());
    }
    if town.has::<DiaryEntry>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    stands_in(it.building, plan.id, town)?;
    if let Some(item) = it.item {
        let money: Option<PlanMoney> = town.get(plan.id);
        let known = money.is_some_and(|money| money.items.iter().any(|it| it.item == item));
        if !known {
            return Err(RenovationFault::NoSuchItem.into());
        }
    }
    if it.on > at.day() {
        return Err(RenovationFault::NotYet { on: it.on }.into());
    }
    plan.takes(it.photos.len(), 0)?;
    let WriteDiary {
        id,
        plan,
        on,
        building,
        item,
        text,
        photos,
    } = it.clone();
    Ok(vec![Change::put(DiaryEntry {
        id,
        plan,
        on,
        building,
        item,
        text,
        photos,
        by: hand.by,
        for_contact: hand.for_contact,
        at,
    })])
}
