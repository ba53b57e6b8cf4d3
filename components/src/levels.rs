//! Levels that a matter climbs, each higher than the one before.

use leptos::{prelude::*, text_prop::TextProp};

use crate::tone::Progress;

/// One level of [`Levels`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelStep {
    /// "微网格".
    pub name: String,
    /// Below it: "楼栋".
    pub note: String,
    /// Where it stands.
    pub progress: Progress,
}

/// A stair of levels.
#[component]
pub fn Levels(
    /// What the stair says: "一级办不了，就往上一级".
    #[prop(into)]
    label: TextProp,
    /// The levels from below; four fit.
    steps: Vec<LevelStep>,
) -> impl IntoView {
    let steps = steps.into_iter().enumerate().map(|(rise, step)| {
        view! {
            <li
                class="levels__step"
                data-state=step.progress.name()
                aria-current=step.progress.aria_current()
                style:--rise=rise.to_string()
            >
                <b>{step.name}</b>
                {step.note}
            </li>
        }
    });
    let steps = steps.collect_view();
    view! {
        <ol class="levels" aria-label=label>
            {steps}
        </ol>
    }
}
