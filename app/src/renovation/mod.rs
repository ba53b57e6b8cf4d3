//! The compound's renovation (改造): the four questions, what each answer costs this home, what came
//! out, and the money.

mod after;
mod ask;
mod compare;
mod contracts;
mod cost;
mod door;
mod ground;
mod lift;
mod managed;
mod money;
mod order;
mod path;
mod site;
mod told;

use components::{Banner, ButtonLink, Glyph, Pace, State, StateKind, TextProp, Tone};
use domain::renovation::{Plan, PlanState};
use domain::{CompoundId, UnitId, wording};
use leptos::prelude::*;

use crate::funds;
use crate::shell::{self, Here, Place, Ways};
use ground::Ground;

pub use ground::open_for_me;

/// Whose plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// That of the compound one lives in.
    Mine,
    /// That of this one.
    One(CompoundId),
    /// The lift of a stairwell.
    Lift(UnitId),
    /// The public ledger, which is read where the works are.
    Funds(funds::Page),
}

/// The screen of a plan.
pub fn part(here: Here, page: Page) -> AnyView {
    let id = Memo::new(move |_| match page {
        Page::Mine => here.compound().map(|it| it.id),
        Page::One(id) => Some(id),
        Page::Lift(_) | Page::Funds(_) => None,
    });
    if let Page::Lift(unit) = page {
        return lift::page(here, unit);
    }
    if let Page::Funds(page) = page {
        return funds::page(here, page);
    }
    let plan = Memo::new(move |_| id.get().and_then(|id| here.get::<Plan>(id)));
    let stage = Memo::new(move |_| plan.with(|plan| plan.as_ref().map(|it| it.state.stage())));
    let shown = move || {
        stage.get();
        untrack(|| match plan.get() {
            Some(first) => screen(here, first, plan),
            None => none(here, id),
        })
    };
    shown.into_any()
}

fn screen(here: Here, first: Plan, plan: Memo<Option<Plan>>) -> AnyView {
    let t = here.t;
    let ground = Ground::new(here, first.id, plan);
    let title = first.title.to_string();
    let stage = wording::plan_stage(first.state.stage(), here.lang);
    let line = Some(match &first.state {
        PlanState::WillSurvey { until } | PlanState::MenuChoice { until } => {
            t.renovation_line_until(stage, wording::day(*until, here.lang))
        }
        PlanState::Prepare => t.renovation_line_convener(first.convener.to_string()),
        PlanState::Options
        | PlanState::Manage
        | PlanState::Adopted { .. }
        | PlanState::Ended { .. } => t.renovation_line(stage),
    });
    let question = match &first.state {
        PlanState::Prepare => prepare(here, &first),
        PlanState::WillSurvey { until } => view! {
            {ask::whether(ground, *until)}
            {door::door(ground, *until)}
        }
        .into_any(),
        PlanState::MenuChoice { until } => view! {
            {order::menu(ground, *until)}
            {door::orders(ground, *until)}
        }
        .into_any(),
        PlanState::Options | PlanState::Manage => compare::open(ground),
        PlanState::Adopted { .. } => ().into_any(),
        PlanState::Ended { .. } => ended(here, &first),
    };
    let body = view! {
        {site::outages(ground)}
        {path::path(ground)}
        {ground.homes()}
        {question}
        {lift::lifts(here, Memo::new(move |_| Some(ground.id)))}
        {site::site(ground)}
        {money::money(ground)}
        {contracts::contracts(ground)}
        {after::paid(ground)}
        {told::works(ground)}
        {compare::settled(ground)}
        {after::adopted(ground)}
        {managed::managed(ground)}
        {told::will(ground)}
        {after::steps(ground)}
        {funds::way(here)}
        {shell::desk(here)}
    };
    let ways = Ways {
        place: Place::Works,
        title: TextProp::from(title),
        line,
        pace: Pace::Wide,
        dock: None,
    };
    shell::place(here, ways, body.into_any())
}

/// That it is over, and why.
fn ended(here: Here, plan: &Plan) -> AnyView {
    let why = plan.steps.last().and_then(|it| it.note.as_ref());
    let why = why.map(ToString::to_string).unwrap_or_default();
    let text = here.t.renovation_ended(why);
    view! { <Banner glyph=Glyph::INFO tone=Tone::Info>{text}</Banner> }.into_any()
}

fn prepare(here: Here, plan: &Plan) -> AnyView {
    let text = here.t.renovation_prepare(plan.convener.to_string());
    view! { <p>{text}</p> }.into_any()
}

/// No plan, or none for this reader.
fn none(here: Here, compound: Memo<Option<CompoundId>>) -> AnyView {
    let t = here.t;
    let guest = Memo::new(move |_| here.person().is_none());
    let body = move || {
        let (title, text, act) = if guest.get() {
            let act = view! { <ButtonLink href="/sign-in">{t.shell_sign_in()}</ButtonLink> };
            (
                t.renovation_guest_title(),
                t.renovation_guest_text(),
                act.into_any(),
            )
        } else {
            let act = view! { <ButtonLink href="/proposals">{t.works_act()}</ButtonLink> };
            (t.works_title(), t.works_text(), act.into_any())
        };
        view! { <State kind=StateKind::Empty glyph=Glyph::BUILD title text act /> }
    };
    let body = view! {
        {body}
        {lift::lifts(here, compound)}
        {funds::way(here)}
        {shell::desk(here)}
    };
    let ways = Ways {
        place: Place::Works,
        title: t.shell_works().into(),
        line: None,
        pace: Pace::Wide,
        dock: None,
    };
    shell::place(here, ways, body.into_any())
}
