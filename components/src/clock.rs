//! Time and steps: the clock strip, the small steps of a card, the wizard of a longer act.

use leptos::{prelude::*, text_prop::TextProp};

use crate::{text::shown, tone::Progress};

/// One phase of a [`ClockStrip`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// "公示".
    pub name: String,
    /// Below it, a line each: "7 天", "可提异议".
    pub lines: Vec<String>,
    /// Where it stands against today.
    pub progress: Progress,
    /// How much of the running phase has passed, in percent.
    pub elapsed: u8,
}

/// The phases of a decision, with today on it.
#[component]
pub fn ClockStrip(
    /// What it shows, for the screen reader.
    #[prop(into)]
    label: TextProp,
    /// "今天", or "现在" where hours count.
    #[prop(into)]
    today: TextProp,
    /// The phases in order; four fit.
    #[prop(into)]
    phases: Signal<Vec<Phase>>,
) -> impl IntoView {
    let phase = move |phase: Phase| {
        let today = (phase.progress == Progress::Now).then(|| {
            let today = today.clone();
            view! { <span class="clock-strip__today">{shown(today)}</span> }
        });
        let line = |(index, line): (usize, String)| {
            let above = (index > 0).then(|| view! { <br /> });
            view! { {above} {line} }
        };
        view! {
            <li
                class="clock-strip__phase"
                data-state=phase.progress.name()
                aria-current=phase.progress.aria_current()
                style=("--elapsed", phase.elapsed.min(100).to_string())
            >
                {today}
                <span class="clock-strip__name">{phase.name}</span>
                <span>{phase.lines.into_iter().enumerate().map(line).collect_view()}</span>
            </li>
        }
    };
    view! {
        <ol class="clock-strip" aria-label=label>
            {move || phases.get().into_iter().map(phase.clone()).collect_view()}
        </ol>
    }
}

/// How far something has come, as a row of small steps.
#[component]
pub fn Steps(
    /// All of it in words: "走到第 8 步，共 11 步".
    #[prop(into)]
    label: TextProp,
    /// The step that runs, counted from nought.
    #[prop(into)]
    now: Signal<usize>,
    /// How many there are.
    #[prop(into)]
    total: Signal<usize>,
) -> impl IntoView {
    let steps = move || {
        let now = now.get();
        (0..total.get())
            .map(|step| {
                view! { <li class="steps__step" data-state=Progress::of(step, now).name()></li> }
            })
            .collect_view()
    };
    view! { <ol class="steps" aria-label=label>{steps}</ol> }
}

/// One step of a [`Wizard`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WizardStep {
    /// "3 试运行".
    pub title: String,
    /// What came of it, or what it waits for.
    pub note: String,
}

/// The steps of a longer act in the office.
#[component]
pub fn Wizard(
    /// "导入分四步".
    #[prop(into)]
    label: TextProp,
    /// The steps, in order.
    #[prop(into)]
    steps: Signal<Vec<WizardStep>>,
    /// The one that runs, counted from nought.
    #[prop(into)]
    now: Signal<usize>,
) -> impl IntoView {
    let step = move |(index, step): (usize, WizardStep)| {
        let progress = Progress::of(index, now.get());
        view! {
            <li
                class="wizard__step"
                data-state=progress.name()
                aria-current=progress.aria_current()
            >
                <b>{step.title}</b>
                <span class="tiny">{step.note}</span>
            </li>
        }
    };
    view! {
        <ol class="wizard" aria-label=label>
            {move || steps.get().into_iter().enumerate().map(step).collect_view()}
        </ol>
    }
}
