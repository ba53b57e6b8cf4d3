//! A plan that does not go on as it is: chosen anew, or ended (重新点菜、终止).

use components::{Button, ButtonLook, Field, InputKind};
use domain::renovation::{ChooseAnew, Command as Renovation, EndPlan, Plan};
use domain::{Command, CompoundId, Line};
use leptos::prelude::*;

use super::adopt::Row;
use super::start::day;
use crate::shell::{Doing, Fault, line, texts, use_book};

/// Why, and until when homes order anew.
#[component]
pub(super) fn AnewForm(open: RwSignal<bool>, id: CompoundId) -> impl IntoView {
    let t = texts();
    let empty = || RwSignal::new(String::new());
    let (reason, until) = (empty(), empty());
    let doing = Doing::nothing();
    let command = move || {
        Ok(Command::Renovation(Renovation::ChooseAnew(ChooseAnew {
            plan: id,
            reason: line(t.renovation_reason(), &reason.get_untracked(), t)?,
            until: day(until, t)?,
        })))
    };
    let anew = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <p class="soft">{t.renovation_anew_text()}</p>
        <Field label=t.renovation_reason() value=reason limit=Line::MOST />
        <Field label=t.renovation_until() value=until kind=InputKind::Day />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=anew>
            {t.renovation_anew()}
        </Button>
    }
}

/// Why, and what the owners decided where they had adopted it.
#[component]
pub(super) fn EndForm(open: RwSignal<bool>, id: CompoundId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let plan: Option<Plan> = untrack(|| book.get(id));
    let adoption = plan.as_ref().and_then(|it| it.state.adoption());
    let adopted = adoption.is_some_and(|it| !it.decided.is_empty());
    let rules = plan.as_ref().and_then(Plan::rules);
    let binds = rules.is_some_and(|rules| rules.owners_votes_bind);
    let row = StoredValue::new(Row::new(domain::owners::Matter::Other));
    let reason = RwSignal::new(String::new());
    let doing = Doing::nothing();
    let command = move || {
        let decided = match adopted {
            true => Some(row.with_value(|row| row.read(binds, t))?),
            false => None,
        };
        Ok(Command::Renovation(Renovation::EndPlan(EndPlan {
            plan: id,
            reason: line(t.renovation_reason(), &reason.get_untracked(), t)?,
            decided,
        })))
    };
    let end = move |()| doing.submit(command(), move || open.set(false));
    let text = if adopted {
        t.renovation_end_adopted()
    } else {
        t.renovation_end_text()
    };
    let evidence = adopted.then(|| row.get_value().fields(binds, id, book, t));
    view! {
        <p class="soft">{text}</p>
        <Field label=t.renovation_reason() value=reason limit=Line::MOST />
        {evidence}
        <Fault doing />
        <Button look=ButtonLook::Ink block=true busy=doing.busy on_press=end>
            {t.renovation_end()}
        </Button>
    }
}
