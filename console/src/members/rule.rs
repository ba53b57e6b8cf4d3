//! Ruling on a head: one or two, with the reason, before a roll is frozen.

use components::{Button, ButtonLook, Field, Radio, Sheet};
use domain::members::{Command as Members, RuleHead, Ruling};
use domain::{Command, HeadId, Line};
use leptos::prelude::*;

use crate::shell::{Doing, Fault, line, texts};

/// The act on one head.
#[component]
pub(super) fn Rule(head: HeadId) -> impl IntoView {
    let t = texts();
    let open = RwSignal::new(false);
    view! {
        <Button small=true on_press=move |()| open.set(true)>
            {t.rule()}
        </Button>
        <Sheet open title=t.rule_title() close_label=t.not_now()>
            <RuleForm head open />
        </Sheet>
    }
}

#[component]
fn RuleForm(head: HeadId, open: RwSignal<bool>) -> impl IntoView {
    let t = texts();
    let together = RwSignal::new(None::<bool>);
    let why = RwSignal::new(String::new());
    let doing = Doing::nothing();
    let command = move || {
        let together = together
            .get_untracked()
            .ok_or_else(|| t.rule_pick().to_owned())?;
        let reason = line(t.reason(), &why.get_untracked(), t)?;
        let ruling = if together {
            Ruling::Together { reason }
        } else {
            Ruling::Separate { reason }
        };
        Ok(Command::Members(Members::RuleHead(RuleHead {
            head,
            ruling,
        })))
    };
    let rule = move |()| doing.submit(command(), move || open.set(false));
    let choice = move |value: bool, label: &'static str| {
        view! {
            <Radio
                group="ruling"
                label
                chosen=Signal::derive(move || together.get() == Some(value))
                on_choose=move |()| together.set(Some(value))
            />
        }
    };
    view! {
        <p>{t.rule_text()}</p>
        <div role="radiogroup" aria-label=t.rule_title()>
            {choice(false, t.rule_separate())} {choice(true, t.rule_together())}
        </div>
        <Field label=t.reason() value=why limit=Line::MOST hint=t.rule_hint() />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=rule>
            {t.rule()}
        </Button>
    }
}
