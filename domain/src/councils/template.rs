//! How many seats a council keeps for whom, and for how long: by the template of its kind, or as the
//! community has it (席位方案、任期、空缺; domain-rules 3.2–3.3).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, CouncilId, Day, Refusal, RulePack, Timestamp, Town,
};
use crate::members::pack_of;

use super::{Council, CouncilKind, Seat, SeatCategory};

/// Seats that are kept for one category (名额).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// For whom.
    pub category: SeatCategory,
    /// How many; never none.
    pub seats: u16,
}

/// The template of one kind of council (席位模板), in a rule pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// The kind.
    pub kind: CouncilKind,
    /// How many seats for whom.
    pub kept: Vec<Kept>,
    /// How many days a seat is held.
    pub term_days: u16,
}

/// The seats that a council plans (席位方案).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatPlan {
    /// The council's.
    pub id: CouncilId,
    /// The community.
    pub community: CommunityId,
    /// How many seats for whom.
    pub kept: Vec<Kept>,
    /// How many days a seat is held, unless another day is written.
    pub term_days: u16,
}

/// Plans the seats anew: what the template says is a beginning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanSeats {
    /// The council.
    pub council: CouncilId,
    /// How many seats for whom.
    pub kept: Vec<Kept>,
    /// How many days a seat is held.
    pub term_days: u16,
}

/// How the seats of one category stand on a day (席位情况).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// For whom.
    pub category: SeatCategory,
    /// How many are planned.
    pub planned: u16,
    /// How many are held.
    pub held: u16,
    /// How many of those run out soon.
    pub ending: u16,
}

impl Standing {
    /// How many are empty (空缺).
    pub fn vacant(self) -> u16 {
        self.planned.saturating_sub(self.held)
    }
}

impl SeatPlan {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Public
    }
}

impl Seat {
    /// Whether its term runs out within so many days (即将到期).
    pub fn ends_soon(&self, on: Day, days: u16) -> bool {
        self.is_held(on) && self.until <= on.plus(i32::from(days))
    }
}

/// How the seats stand, category by category, in the order of the categories: those that are
/// planned, and those that are held though nobody planned them.
pub fn standing(kept: &[Kept], seats: &[Seat], on: Day, soon: u16) -> Vec<Standing> {
    let one = |category: SeatCategory| {
        let planned = kept.iter().filter(|it| it.category == category);
        let of = seats.iter().filter(|it| it.category == category);
        let held = of.clone().filter(|it| it.is_held(on));
        let ending = of.filter(|it| it.ends_soon(on, soon));
        Standing {
            category,
            planned: planned.map(|it| it.seats).sum(),
            held: held.count() as u16,
            ending: ending.count() as u16,
        }
    };
    let all = SeatCategory::ALL.into_iter().map(one);
    all.filter(|it| it.planned > 0 || it.held > 0).collect()
}

/// The plan that the template of a council's kind gives it; none where the kind has no template.
pub(super) fn planned(
    id: CouncilId,
    community: CommunityId,
    kind: CouncilKind,
    pack: &RulePack,
) -> Option<SeatPlan> {
    let mut templates = pack.council.templates.iter();
    let template = templates.find(|it| it.kind == kind)?;
    Some(SeatPlan {
        id,
        community,
        kept: template.kept.clone(),
        term_days: template.term_days,
    })
}

pub(super) fn plan(it: &PlanSeats, at: Timestamp, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let council: Council = town.get(it.council).ok_or(Refusal::NotFound)?;
    let pack = pack_of(council.community, at.day(), town)?;
    let kinds: BTreeSet<SeatCategory> = it.kept.iter().map(|it| it.category).collect();
    let some = it.kept.iter().all(|it| it.seats > 0) && it.term_days > 0;
    if it.kept.is_empty() || kinds.len() < it.kept.len() || !some {
        return Err(Refusal::PlanEmpty);
    }
    let most = council.kind.seats_most(pack);
    let planned: u32 = it.kept.iter().map(|it| u32::from(it.seats)).sum();
    if planned > u32::from(most) {
        let most = u32::from(most);
        return Err(Refusal::TooMany { most });
    }
    Ok(vec![Change::put(SeatPlan {
        id: council.id,
        community: council.community,
        kept: it.kept.clone(),
        term_days: it.term_days,
    })])
}
