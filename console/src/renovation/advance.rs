//! Bringing the plan to its next stage, and the days it is planned to (推进、计划进度).

use components::{Button, ButtonLook, Field, InputKind, Radio};
use domain::renovation::{
    AdvancePlan, Command as Renovation, Plan, PlanLeg, PlanStage, Planned, SchedulePlan,
};
use domain::{Command, CompoundId, Day, Line, wording};
use leptos::prelude::*;

use crate::shell::{Doing, Fault, line, texts, use_book};

/// Where to, and what everyone reads beside it.
#[component]
pub(super) fn AdvanceForm(open: RwSignal<bool>, id: CompoundId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let leg = untrack(|| book.get::<Plan>(id)).and_then(|it| it.state.leg());
    let next = leg.map(PlanLeg::next).unwrap_or_default();
    let to = RwSignal::new(next.first().copied());
    let note = RwSignal::new(String::new());
    let doing = Doing::nothing();
    let choice = |it: &PlanLeg| {
        let it = *it;
        let label = wording::plan_stage(it.stage(), t.lang);
        let chosen = Signal::derive(move || to.get() == Some(it));
        view! { <Radio group="leg" label chosen on_choose=move |()| to.set(Some(it)) /> }
    };
    let choices = next.iter().map(choice).collect_view();
    let hint = move || match to.get() {
        Some(PlanLeg::Applied | PlanLeg::Approved) => t.renovation_note_paper(),
        Some(PlanLeg::Returned) => t.renovation_note_returned(),
        Some(PlanLeg::Rectifying) => t.renovation_note_mend(),
        _ => t.renovation_note_who(),
    };
    let command = move || {
        Ok(Command::Renovation(Renovation::AdvancePlan(AdvancePlan {
            plan: id,
            to: to
                .get_untracked()
                .ok_or_else(|| t.pick_first().to_owned())?,
            note: line(t.renovation_note(), &note.get_untracked(), t)?,
        })))
    };
    let advance = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <fieldset>
            <legend class="field__label">{t.renovation_to()}</legend>
            {choices}
        </fieldset>
        <Field label=t.renovation_note() value=note limit=Line::MOST />
        <p class="small soft">{hint}</p>
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=advance>
            {t.renovation_advance()}
        </Button>
    }
}

/// A day for each stage of the way; empty ones are not planned.
#[component]
pub(super) fn ScheduleForm(open: RwSignal<bool>, id: CompoundId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let before = untrack(|| book.get::<Plan>(id)).map(|it| it.schedule);
    let before = before.unwrap_or_default();
    // What is returned or mended is nobody's plan.
    let stages = PlanStage::ALL.into_iter().filter(|it| {
        !matches!(
            it,
            PlanStage::Prepare | PlanStage::Returned | PlanStage::Rectifying | PlanStage::Ended
        )
    });
    let row = |stage: PlanStage| {
        let day = before.iter().find(|it| it.stage == stage);
        let day = day.map(|it| it.on.to_string()).unwrap_or_default();
        (stage, RwSignal::new(day))
    };
    let rows: Vec<(PlanStage, RwSignal<String>)> = stages.map(row).collect();
    let rows = StoredValue::new(rows);
    let doing = Doing::nothing();
    let command = move || {
        let day = |(stage, text): &(PlanStage, RwSignal<String>)| {
            let on: Day = text.with_untracked(|it| it.parse().ok())?;
            let stage = *stage;
            Some(Planned { stage, on })
        };
        let days = rows.with_value(|rows| rows.iter().filter_map(day).collect());
        Command::Renovation(Renovation::SchedulePlan(SchedulePlan { plan: id, days }))
    };
    let schedule = move |()| doing.run(command(), move || open.set(false));
    let fields = rows.get_value().into_iter().map(|(stage, value)| {
        let label = wording::plan_stage(stage, t.lang);
        view! { <Field label value kind=InputKind::Day /> }
    });
    let fields = fields.collect_view();
    view! {
        {fields}
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=schedule>
            {t.renovation_schedule()}
        </Button>
    }
}
