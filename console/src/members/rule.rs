//! Ruling on a head: one or two, with the reason, before a roll is frozen.

use components::{Button, ButtonLook, Choice, Field, Radio, Select, Sheet};
use domain::members::{Command as Members, Head, RuleHead, Ruling, others};
use domain::{Command, HeadId, Line};
use leptos::prelude::*;

use super::heads::names;
use crate::shell::{Book, Doing, Fault, line, texts, use_book};
use crate::texts::Texts;

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
    let (book, t) = (use_book(), texts());
    let together = RwSignal::new(None::<bool>);
    let why = RwSignal::new(String::new());
    // Asked only where one holder's head could be one with several.
    let (with, choices) = (
        RwSignal::new(String::new()),
        untrack(|| choices(head, book, t)),
    );
    let several = choices.len() > 2;
    let choices = Signal::stored(choices);
    let which = move || {
        let asked = several && together.get() == Some(true);
        asked.then(|| view! { <Select label=t.rule_with() value=with choices /> })
    };
    let doing = Doing::nothing();
    let command = move || {
        let together = together
            .get_untracked()
            .ok_or_else(|| t.rule_pick().to_owned())?;
        let reason = line(t.reason(), &why.get_untracked(), t)?;
        let ruling = if together {
            let with = with.get_untracked().parse().ok();
            Ruling::Together { reason, with }
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
        {which}
        <Field label=t.reason() value=why limit=Line::MOST hint=t.rule_hint() />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=rule>
            {t.rule()}
        </Button>
    }
}

/// The heads that this one could be one with, after an empty choice.
fn choices(head: HeadId, book: Book, t: Texts) -> Vec<Choice> {
    let all = book.all::<Head>();
    let this = all.iter().find(|it| it.id == head);
    let ids = this.map_or_else(Vec::new, |this| others(this, all.iter()));
    let none = Choice {
        value: String::new(),
        label: t.rule_with_choose().to_owned(),
    };
    let found = all.iter().filter(|it| ids.contains(&it.id));
    let rest = found.map(|it| Choice {
        value: it.id.to_string(),
        label: names(it),
    });
    std::iter::once(none).chain(rest).collect()
}
