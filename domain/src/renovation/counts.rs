//! How the answers of the homes stand (征询进度), as everyone of the compound reads it: numbers
//! alone, folded from what was said.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, CompoundId, HomeId, Layer, PersonId, Staged, Town,
};
use crate::members::{Home, Member, Title, Usage};

use super::{
    HomeAnswer, Menu, MenuChoice, Plan, PlanState, Wanted, WillAnswer, WillCount, choices, will,
};

/// The counts of a plan's first two questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanCounts {
    /// The plan's.
    pub id: CompoundId,
    /// The community.
    pub community: CommunityId,
    /// Whether (改不改).
    pub will: WillCount,
    /// Homes that ordered, tenants left out.
    pub ordered: u32,
    /// What they ordered, by its place on the menu (改什么).
    pub wanted: Vec<Wanted>,
}

impl PlanCounts {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Compound(self.id)
    }

    /// Folds what was said.
    pub(crate) fn of<'a>(
        plan: &Plan,
        homes: &BTreeSet<HomeId>,
        courses: u16,
        answers: impl IntoIterator<Item = &'a HomeAnswer>,
    ) -> Self {
        let mut wills: Vec<WillAnswer> = Vec::new();
        let mut orders: Vec<MenuChoice> = Vec::new();
        for answer in answers {
            wills.extend(answer.will());
            orders.extend(answer.order());
        }
        let tenant = crate::members::StandingKind::Tenant;
        let ordered = orders.iter().filter(|it| it.kind != tenant);
        let ordered: BTreeSet<HomeId> = ordered.map(|it| it.home).collect();
        Self {
            id: plan.id,
            community: plan.community,
            will: will(homes, &wills),
            ordered: ordered.intersection(homes).count() as u32,
            wanted: choices(homes, courses, &orders),
        }
    }
}

/// Homes that are asked: dwellings (户; a shop and a parking space are no household).
pub fn households(compound: CompoundId, town: &dyn Town) -> BTreeSet<HomeId> {
    let homes = homes(compound, town).into_iter();
    homes
        .filter(|(home, _)| home.usage == Usage::Dwelling)
        .map(|(home, _)| home.id)
        .collect()
}

/// Every exclusive part of a compound with its title.
pub(super) fn homes(compound: CompoundId, town: &dyn Town) -> Vec<(Home, Title)> {
    let titles = town.of::<Title>(compound).into_iter();
    titles
        .filter_map(|title| Some((town.get::<Home>(title.id)?, title)))
        .collect()
}

/// Whether an answer still counts: whoever gave it has a standing in the home by now. What a worker
/// noted at the door was said by the household.
fn speaks(answer: &HomeAnswer, town: &dyn Town) -> bool {
    answer.at_door || lives(answer.person, answer.home, town)
}

/// Whether somebody has a standing in force in a home.
pub(super) fn lives(person: PersonId, home: HomeId, town: &dyn Town) -> bool {
    let member: Option<Member> = town.get(person);
    member.is_some_and(|it| it.active().any(|standing| standing.home == home))
}

/// The counts of a plan, folded from these answers.
fn folded(
    plan: &Plan,
    answers: impl IntoIterator<Item = HomeAnswer>,
    town: &dyn Town,
) -> PlanCounts {
    let homes = households(plan.id, town);
    let courses = town.get::<Menu>(plan.id).map_or(0, |menu| menu.courses());
    let answers = answers.into_iter().filter(|it| speaks(it, town));
    PlanCounts::of(plan, &homes, courses, &answers.collect::<Vec<_>>())
}

/// The counts of a plan while its homes are asked. With the last order they stay as they are: who
/// moves later changes nothing of what was said.
pub(crate) fn counts(plan: &Plan, town: &dyn Town) -> Option<PlanCounts> {
    is_asked(plan).then(|| folded(plan, town.of::<HomeAnswer>(plan.id), town))
}

fn is_asked(plan: &Plan) -> bool {
    matches!(
        plan.state,
        PlanState::WillSurvey { .. } | PlanState::MenuChoice { .. }
    )
}

/// The counts of a compound whose people are others after these changes.
pub(crate) fn recounted_after(
    changes: &[Change],
    compound: CompoundId,
    town: &dyn Town,
) -> Option<Change> {
    let mut layer = Layer::default();
    changes.iter().for_each(|change| layer.apply(change));
    let staged = Staged {
        base: town,
        layer: &layer,
    };
    recounted(compound, &staged)
}

/// The counts of a compound whose homes, or whose people, are others now.
pub(crate) fn recounted(compound: CompoundId, town: &dyn Town) -> Option<Change> {
    let plan: Plan = town.get(compound).filter(|_| town.is_whole())?;
    let counts = counts(&plan, town)?;
    (town.get(compound).as_ref() != Some(&counts)).then(|| Change::put(counts))
}

/// The counts after these answers came in the place of those they replace. A phone does not hold
/// what others said, and leaves the counting to the server.
pub(super) fn counted(plan: &Plan, town: &dyn Town, fresh: &[HomeAnswer]) -> Vec<Change> {
    if !town.is_whole() || !is_asked(plan) {
        return Vec::new();
    }
    let before = town.of::<HomeAnswer>(plan.id).into_iter();
    let mut answers: BTreeMap<_, HomeAnswer> = before.map(|it| (it.id, it)).collect();
    answers.extend(fresh.iter().map(|it| (it.id, it.clone())));
    vec![Change::put(folded(plan, answers.into_values(), town))]
}
