//! What every part of a plan's page is given: the plan, the home one speaks for, what one said.

use std::collections::BTreeSet;

use components::{Chip, Chips};
use domain::members::{Home, StandingKind, Usage};
use domain::renovation::{Comparison, ComparisonState, OwnAnswer, Plan, PlanState};
use domain::{ComparisonId, CompoundId, Day, HomeAnswerId, HomeId};
use leptos::prelude::*;

use super::{lift, site};
use crate::shell::{Here, address};

/// The ground that a plan's page stands on.
#[derive(Clone, Copy)]
pub struct Ground {
    /// The app.
    pub here: Here,
    /// The compound, and so the plan.
    pub id: CompoundId,
    /// The plan.
    pub plan: Memo<Option<Plan>>,
    /// The home one speaks for.
    pub home: RwSignal<Option<HomeId>>,
}

impl Ground {
    /// With the first home one has in the compound.
    pub fn new(here: Here, id: CompoundId, plan: Memo<Option<Plan>>) -> Self {
        let first = homes(here, id).first().map(|(home, _)| *home);
        Self {
            here,
            id,
            plan,
            home: RwSignal::new(first),
        }
    }

    /// Several homes are spoken for one by one.
    pub fn homes(self) -> AnyView {
        let all = Memo::new(move |_| homes(self.here, self.id));
        let chips = move || {
            let all = all.get();
            if all.len() < 2 {
                return None;
            }
            let chip = |(home, number): (HomeId, String)| {
                view! {
                    <Chip
                        label=address(&number)
                        pressed=Signal::derive(move || self.home.get() == Some(home))
                        on_press=move |()| self.home.set(Some(home))
                    />
                }
            };
            let label = self.here.t.renovation_for_which();
            let chips = all.into_iter().map(chip).collect_view();
            Some(view! { <Chips label wrap=true>{chips}</Chips> })
        };
        chips.into_any()
    }

    /// What is asked of the home one speaks for, made anew with what was said for it when that is
    /// another one; nothing where one speaks for none.
    pub fn each_home(self, view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
        let asked = move || self.home.get().map(|_| untrack(&view));
        asked.into_any()
    }

    /// The address of the home one speaks for, as on its plate.
    pub fn plate(self) -> Option<String> {
        let home: Home = self.here.get(self.home.get()?)?;
        Some(address(home.address.as_str()))
    }

    /// What one said for it.
    pub fn own(self) -> Option<OwnAnswer> {
        own(self.here, self.home.get()?)
    }

    /// Whether one rents there: a tenant's word is read and moves no line.
    pub fn rents(self) -> bool {
        let (actor, home) = (self.here.actor(), self.home.get());
        let mut standings = actor.standings().iter().filter(|it| Some(it.home) == home);
        let kind = standings.by_ref().map(|it| it.kind).min();
        kind == Some(StandingKind::Tenant)
    }

    /// The comparisons of the plan, in the order of its works.
    pub fn comparisons(self) -> Vec<Comparison> {
        let mut all: Vec<Comparison> = self.here.of(self.id);
        let chosen = self.plan.with(|plan| {
            let chosen = plan.as_ref().map(|it| it.chosen.clone());
            chosen.unwrap_or_default()
        });
        all.sort_by_key(|it| (chosen.iter().position(|item| *item == it.item), it.id));
        all
    }

    /// Whether the home one speaks for is asked in a comparison.
    pub fn is_asked(self, comparison: &Comparison) -> bool {
        let home = self.home.get().and_then(|id| self.here.get::<Home>(id));
        home.is_some_and(|home| comparison.reach.holds(&home))
    }
}

fn own(here: Here, home: HomeId) -> Option<OwnAnswer> {
    here.get(HomeAnswerId::of(home, here.person()?))
}

/// One's dwellings in a compound: a shop or a parking space is not asked.
fn homes(here: Here, compound: CompoundId) -> Vec<(HomeId, String)> {
    let actor = here.actor();
    let mut seen = BTreeSet::new();
    let standings = actor.standings().iter();
    let dwells = |id: HomeId| {
        let home: Option<Home> = here.get(id);
        home.is_none_or(|it| it.usage == Usage::Dwelling)
    };
    let there =
        standings.filter(|it| it.compound == compound && dwells(it.home) && seen.insert(it.home));
    there.map(|it| (it.home, it.address.to_string())).collect()
}

/// A plan or a lift that waits for the reader, and for what: questions about one of their homes, a
/// signature, a consent.
pub fn open_for_me(here: Here) -> Vec<(String, String)> {
    let actor = here.actor();
    let Some(standing) = actor.standings().first() else {
        return Vec::new();
    };
    let compound = standing.compound;
    let lift = lift::waits(here, compound);
    lift.into_iter().chain(plan_waits(here, compound)).collect()
}

fn plan_waits(here: Here, compound: CompoundId) -> Option<(String, String)> {
    let today = here.now().day();
    let plan: Plan = here.get(compound)?;
    if site::signs(here, &plan) {
        return Some((
            plan.title.to_string(),
            here.t.renovation_todo_sign().to_owned(),
        ));
    }
    if let Some(ending) = site::reminds(here, &plan) {
        return Some((
            plan.title.to_string(),
            here.t.renovation_todo_warranty(ending),
        ));
    }
    let waiting = homes(here, compound)
        .into_iter()
        .map(|(home, _)| waiting(here, &plan, home, today))
        .sum::<usize>();
    (waiting > 0).then(|| (plan.title.to_string(), here.t.renovation_todo(waiting)))
}

fn waiting(here: Here, plan: &Plan, home: HomeId, today: Day) -> usize {
    let own = own(here, home);
    let said = |part: fn(&OwnAnswer) -> bool| own.as_ref().is_some_and(part);
    match &plan.state {
        PlanState::WillSurvey { until } => {
            usize::from(*until >= today && !said(|it| it.will.is_some()))
        }
        PlanState::MenuChoice { until } => {
            usize::from(*until >= today && !said(|it| it.order.is_some()))
        }
        PlanState::Options | PlanState::Manage => {
            let liked =
                |id: ComparisonId| own.as_ref().is_some_and(|it| it.liked.contains_key(&id));
            let Some(home) = here.get::<Home>(home) else {
                return 0;
            };
            let all: Vec<Comparison> = here.of(plan.id);
            let open = all.iter().filter(|it| {
                it.state == ComparisonState::Open && it.until >= today && it.reach.holds(&home)
            });
            open.filter(|it| !liked(it.id)).count()
        }
        PlanState::Prepare | PlanState::Adopted { .. } | PlanState::Ended { .. } => 0,
    }
}
