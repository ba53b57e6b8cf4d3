//! Questions one after the other: which are answered, which is asked now.

use leptos::{prelude::*, text_prop::TextProp};

use crate::tone::Progress;

/// One question of a [`Path`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathStep {
    /// In the circle: "一".
    pub mark: String,
    /// "改不改".
    pub name: String,
    /// Below it: "已答".
    pub note: String,
    /// Where it stands.
    pub progress: Progress,
}

/// A few questions on a line.
#[component]
pub fn Path(
    /// All of it in words: "四问，你答了两问".
    #[prop(into)]
    label: TextProp,
    /// The questions, in order; four fit.
    #[prop(into)]
    steps: Signal<Vec<PathStep>>,
) -> impl IntoView {
    let step = |step: PathStep| {
        view! {
            <li
                class="path__step"
                data-state=step.progress.name()
                aria-current=step.progress.aria_current()
            >
                <span class="path__mark" aria-hidden="true">
                    {step.mark}
                </span>
                {step.name}
                <small>{step.note}</small>
            </li>
        }
    };
    view! {
        <ol class="path" aria-label=label>
            {move || steps.get().into_iter().map(step).collect_view()}
        </ol>
    }
}
