//! What is prepared, and what there was: for every resident to read.

use components::{Glyph, Pace, Paragraphs, Reveal, Section, State, StateKind};
use domain::emergency::{DailyNotice, Drill, Emergency, EmergencyState, Plan, RollCount};
use domain::wording;
use leptos::prelude::*;

use super::active::notice;
use crate::shell::{self, Here, sorted, when};

/// The page.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.emergency_title());
    let plans = Memo::new(move |_| sorted(here.all::<Plan>(), |it| (it.kind as i64, it.id.0)));
    let past = Memo::new(move |_| {
        let mut all = here.all::<Emergency>();
        all.retain(|it| !it.is_active());
        sorted(all, |it| (-it.declared_at.0, it.id.0))
    });
    let drills = Memo::new(move |_| {
        let drills = here.all::<Drill>();
        sorted(drills, |it| (-it.held_on.starts_at().0, it.id.0))
    });
    let body = move || {
        let (plans, past, drills) = (plans.get(), past.get(), drills.get());
        if plans.is_empty() && past.is_empty() {
            let (title, text) = (t.emergency_read_none(), t.emergency_read_none_text());
            return view! { <State kind=StateKind::Empty glyph=Glyph::DOC title text page=true /> }
                .into_any();
        }
        let plans = plans.iter().map(|it| plan(here, it)).collect_view();
        let past_rows = past.iter().map(|it| over(here, it)).collect_view();
        let drills_rows = drills.iter().map(|it| drill(here, it)).collect_view();
        let past = (!past.is_empty())
            .then(|| view! { <Section title=t.emergency_past()>{past_rows}</Section> });
        let drills = (!drills.is_empty())
            .then(|| view! { <Section title=t.emergency_drills()>{drills_rows}</Section> });
        view! {
            <h1 class="visually-hidden">{t.emergency_title()}</h1>
            <Section title=t.emergency_plans()>{plans}</Section>
            {past} {drills}
            {shell::desk(here)}
        }
        .into_any()
    };
    shell::inner(
        here,
        t.emergency_title(),
        "/",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn plan(here: Here, it: &Plan) -> AnyView {
    let t = here.t;
    let steps = it.advice.steps.iter();
    let steps = steps.map(|it| view! { <li>{it.to_string()}</li> });
    let steps = steps.collect_view();
    let approved = t.emergency_approved(
        &it.approver,
        wording::day(it.approved_on, here.lang),
        wording::day(it.review_on, here.lang),
        it.version,
    );
    let (limits, procedure) = (it.limits.to_string(), it.procedure.to_string());
    view! {
        <div class="stack stack--2">
            <h3 class="doc__title">{it.title.to_string()}</h3>
            <p class="small soft">{approved}</p>
            <ol class="emergency__steps emergency__steps--plain">{steps}</ol>
            <Reveal label=t.emergency_procedure() glyph=Glyph::DOC>
                <p class="strong">{t.emergency_limits()}</p>
                <Paragraphs text=limits.clone() />
                <p class="strong">{t.emergency_procedure()}</p>
                <Paragraphs text=procedure.clone() />
            </Reveal>
        </div>
    }
    .into_any()
}

fn over(here: Here, it: &Emergency) -> AnyView {
    let t = here.t;
    let EmergencyState::StoodDown { at, summary, .. } = &it.state else {
        return ().into_any();
    };
    let counts = here.of::<RollCount>(it.id);
    let sum = |number: fn(&RollCount) -> u32| counts.iter().map(number).sum::<u32>();
    let line = t.emergency_count_line(
        sum(|it| it.help),
        sum(|it| it.homes),
        sum(|it| it.open),
        sum(|it| it.safe),
    );
    let mut notices = here.of::<DailyNotice>(it.id);
    notices.sort_by_key(|it| it.day);
    let notices = notices.iter().map(|it| notice(here, it)).collect_view();
    view! {
        <div class="stack stack--2">
            <h3 class="doc__title">{it.title.to_string()}</h3>
            <p class="small soft">{when(here, it.declared_at)} " – " {when(here, *at)}</p>
            <Paragraphs text=summary.to_string() />
            <p class="small">{line}</p>
            {notices}
        </div>
    }
    .into_any()
}

fn drill(here: Here, it: &Drill) -> AnyView {
    let t = here.t;
    let plan: Option<Plan> = here.get(it.plan);
    let plan = plan.map(|it| it.title.to_string()).unwrap_or_default();
    let line = t.emergency_drill_line(wording::day(it.held_on, here.lang), it.people);
    view! {
        <div class="stack stack--1">
            <p class="strong">{plan}</p>
            <p class="small soft">{line}</p>
            <p>{it.findings.to_string()}</p>
            <p>{it.actions.to_string()}</p>
        </div>
    }
    .into_any()
}
