//! What neighbours are told, as it is typed: a line each.

use components::TextArea;
use domain::Line;
use domain::emergency::{Advice, CallLine};
use leptos::prelude::*;

use crate::shell::{lines, written};
use crate::texts::Texts;

/// The three fields.
#[derive(Clone, Copy)]
pub(super) struct Typed {
    steps: RwSignal<String>,
    calls: RwSignal<String>,
    shelters: RwSignal<String>,
}

impl Typed {
    /// Filled with what there is.
    pub(super) fn of(it: Option<&Advice>) -> Self {
        let calls = |of: &[CallLine]| {
            let calls = of.iter().map(|it| format!("{} {}", it.who, it.number));
            calls.collect::<Vec<_>>().join("\n")
        };
        Self {
            steps: RwSignal::new(it.map(|it| written(&it.steps)).unwrap_or_default()),
            calls: RwSignal::new(it.map(|it| calls(&it.calls)).unwrap_or_default()),
            shelters: RwSignal::new(it.map(|it| written(&it.shelters)).unwrap_or_default()),
        }
    }

    /// Puts other words in their place.
    pub(super) fn fill(self, it: &Advice) {
        let other = Self::of(Some(it));
        self.steps.set(other.steps.get_untracked());
        self.calls.set(other.calls.get_untracked());
        self.shelters.set(other.shelters.get_untracked());
    }

    /// As it would be told, or what is wrong with it.
    pub(super) fn read(self, t: Texts) -> Result<Advice, String> {
        let read = |label: &str, text: RwSignal<String>| lines(label, &text.get(), t);
        let calls = read(t.emergency_calls(), self.calls)?;
        let calls = calls.iter().map(|it| call(it.as_str(), t));
        Ok(Advice {
            steps: read(t.emergency_steps(), self.steps)?,
            calls: calls.collect::<Result<Vec<_>, _>>()?,
            shelters: read(t.emergency_shelters(), self.shelters)?,
        })
    }
}

/// A name and behind it the number: 物业 8555 0177.
fn call(text: &str, t: Texts) -> Result<CallLine, String> {
    let wrong = || t.emergency_fault_call().to_owned();
    let at = text
        .find(|c: char| c.is_ascii_digit())
        .filter(|at| *at > 0)
        .ok_or_else(wrong)?;
    let (who, number) = text.split_at(at);
    Ok(CallLine {
        who: Line::new(who).map_err(|_| wrong())?,
        number: Line::new(number).map_err(|_| wrong())?,
    })
}

/// The fields.
pub(super) fn fields(typed: Typed, t: Texts) -> AnyView {
    view! {
        <TextArea
            label=t.emergency_steps()
            value=typed.steps
            rows=5
            hint=t.emergency_steps_hint()
        />
        <TextArea
            label=t.emergency_calls()
            value=typed.calls
            rows=2
            need=t.optional()
            hint=t.emergency_calls_hint()
        />
        <TextArea
            label=t.emergency_shelters()
            value=typed.shelters
            rows=2
            need=t.optional()
            hint=t.emergency_shelters_hint()
        />
    }
    .into_any()
}
