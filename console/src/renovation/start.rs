//! Starting the plan, and asking every home whether (启动改造、入户征询).

use components::{Button, ButtonLook, Field, InputKind};
use domain::renovation::{AskWill, Command as Renovation, StartPlan};
use domain::{Command, CompoundId, Day, Line};
use leptos::prelude::*;

use crate::shell::{Doing, Fault, line, texts};
use crate::texts::Texts;

/// What it is called, and who convenes the owners.
#[component]
pub(super) fn StartForm(open: RwSignal<bool>, id: CompoundId) -> impl IntoView {
    let t = texts();
    let (title, convener) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let doing = Doing::nothing();
    let command = move || {
        Ok(Command::Renovation(Renovation::StartPlan(StartPlan {
            plan: id,
            title: line(t.renovation_title(), &title.get_untracked(), t)?,
            convener: line(t.renovation_convener(), &convener.get_untracked(), t)?,
        })))
    };
    let start = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <Field label=t.renovation_title() value=title limit=Line::MOST />
        <Field
            label=t.renovation_convener()
            value=convener
            limit=Line::MOST
            hint=t.renovation_convener_hint()
        />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=start>
            {t.renovation_start()}
        </Button>
    }
}

/// Until when.
#[component]
pub(super) fn AskForm(open: RwSignal<bool>, id: CompoundId) -> impl IntoView {
    let t = texts();
    let until = RwSignal::new(String::new());
    let doing = Doing::nothing();
    let command = move || {
        let (plan, until) = (id, day(until, t)?);
        Ok(Command::Renovation(Renovation::AskWill(AskWill {
            plan,
            until,
        })))
    };
    let ask = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <Field label=t.renovation_until() value=until kind=InputKind::Day />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=ask>
            {t.renovation_ask()}
        </Button>
    }
}

/// The last day that was chosen.
pub(super) fn day(until: RwSignal<String>, t: Texts) -> Result<Day, String> {
    let day = until.with_untracked(|it| it.parse().ok());
    day.ok_or_else(|| t.fault_empty(t.renovation_until()))
}
