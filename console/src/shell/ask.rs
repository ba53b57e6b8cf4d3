//! Small questions before an act: why, and who.

use components::{Button, ButtonLook, Field, Radio, Search, Sheet, TextArea};
use domain::{Command, Line, LineFault, PersonId, Prose};
use leptos::prelude::*;

use super::{Doing, Fault, Initials, fits, texts};
use crate::texts::Texts;

/// Asks for the reason of an act; the person concerned reads it.
#[component]
pub(crate) fn AskWhy(
    /// Whether it is asked now.
    open: RwSignal<bool>,
    /// The question.
    #[prop(into)]
    title: String,
    /// What the act means.
    #[prop(into)]
    text: String,
    /// The act, by its name.
    #[prop(into)]
    yes: String,
    /// What is written, where it is no reason.
    #[prop(optional)]
    label: Option<&'static str>,
    /// Several lines, up to [`Prose::MOST`].
    #[prop(optional)]
    long: bool,
    /// The act with this reason, or what is wrong with the reason.
    command: Callback<String, Result<Command, String>>,
) -> impl IntoView {
    let t = texts();
    let label = label.unwrap_or(t.reason());
    let why = RwSignal::new(String::new());
    let doing = Doing::nothing();
    let done = move || {
        open.set(false);
        why.set(String::new());
    };
    let act = move |()| doing.submit(command.run(why.get_untracked()), done);
    let yes = StoredValue::new(yes);
    view! {
        <Sheet open title close_label=t.not_now()>
            <p>{text.clone()}</p>
            {if long {
                view! { <TextArea label value=why limit=Prose::MOST hint=t.reason_read() /> }
                    .into_any()
            } else {
                view! { <Field label value=why limit=Line::MOST hint=t.reason_read() /> }
                    .into_any()
            }}
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=act>
                {yes.get_value()}
            </Button>
        </Sheet>
    }
}

/// Someone who can be picked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Known {
    /// Who.
    pub(crate) id: PersonId,
    /// The name as staff read it.
    pub(crate) name: String,
    /// Addresses, or the office.
    pub(crate) note: String,
}

/// Picks a person by name, room or the initials of the name.
#[component]
pub(crate) fn Pick(
    /// Whom for, for the screen reader.
    #[prop(into)]
    label: String,
    /// A name that no other choice on the page has.
    group: &'static str,
    /// Who can be picked.
    among: Memo<Vec<Known>>,
    /// Who is picked.
    chosen: RwSignal<Option<PersonId>>,
) -> impl IntoView {
    const MOST: usize = 6;
    let t = texts();
    let initials: Initials = expect_context();
    let words = RwSignal::new(String::new());
    let found = move || {
        let words = words.get();
        let all = among.get();
        let picked = chosen.get();
        let is_picked = |known: &&Known| Some(known.id) == picked;
        let fit = |known: &&Known| {
            !is_picked(known) && fits(&words, &[&known.name, &known.note], initials)
        };
        let others = all.iter().filter(fit);
        let found: Vec<Known> = all
            .iter()
            .filter(is_picked)
            .chain(others)
            .take(MOST)
            .cloned()
            .collect();
        if found.is_empty() {
            return view! { <p class="soft">{t.pick_nobody()}</p> }.into_any();
        }
        let one = |known: Known| {
            let id = known.id;
            view! {
                <Radio
                    group
                    label=known.name
                    note=known.note
                    chosen=Signal::derive(move || chosen.get() == Some(id))
                    on_choose=move |()| chosen.set(Some(id))
                />
            }
        };
        found.into_iter().map(one).collect_view().into_any()
    };
    view! {
        <fieldset class="stack stack--2">
            <legend class="field__label">{label.clone()}</legend>
            <Search label placeholder=t.pick_placeholder() value=words />
            <div>{found}</div>
        </fieldset>
    }
}

/// A line someone wrote under a label, or what is wrong with it.
pub(crate) fn line(label: &str, text: &str, t: Texts) -> Result<Line, String> {
    Line::new(text).map_err(|fault| told(label, fault, t))
}

/// What someone wrote under a label with a line for each thing, empty ones left out, or what is wrong
/// with one of them.
pub(crate) fn lines(label: &str, text: &str, t: Texts) -> Result<Vec<Line>, String> {
    let lines = text.lines().filter(|it| !it.trim().is_empty());
    lines.map(|it| line(label, it, t)).collect()
}

/// Such lines as they stand in a field.
pub(crate) fn written(lines: &[Line]) -> String {
    let lines: Vec<&str> = lines.iter().map(Line::as_str).collect();
    lines.join("\n")
}

/// A few paragraphs someone wrote under a label, or what is wrong with them.
pub(crate) fn prose(label: &str, text: &str, t: Texts) -> Result<Prose, String> {
    Prose::new(text).map_err(|fault| told(label, fault, t))
}

fn told(label: &str, fault: LineFault, t: Texts) -> String {
    match fault {
        LineFault::Empty => t.fault_empty(label),
        LineFault::TooLong { most } => t.fault_too_long(label, most),
        LineFault::Control => t.fault_control(label),
    }
}
