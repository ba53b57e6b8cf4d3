//! Stretches of time below each other: planned against real (甘特图).

use leptos::prelude::*;

use crate::threshold::hundredths;

/// One line of a [`Gantt`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GanttLine {
    /// What it is: "施工".
    pub name: String,
    /// Both stretches in words.
    pub said: String,
    /// Its first and last place as planned, if it was.
    pub planned: Option<(u64, u64)>,
    /// The same as it came, if it did.
    pub real: Option<(u64, u64)>,
}

/// Lines over one span of time. The words say all that the bars show.
#[component]
pub fn Gantt(
    /// The lines, the earliest first.
    lines: Vec<GanttLine>,
    /// How many places the span has.
    whole: u64,
    /// "计划" and "实际", for the legend.
    legend: (String, String),
) -> impl IntoView {
    let bar = move |class: &'static str, stretch: Option<(u64, u64)>| {
        stretch.map(|(from, until)| {
            let length = until.saturating_sub(from) + 1;
            view! {
                <span
                    class=class
                    style=("--from", hundredths(from, whole))
                    style=("--length", hundredths(length, whole))
                ></span>
            }
        })
    };
    let line = |it: GanttLine| {
        view! {
            <li class="gantt__line">
                <span class="gantt__words">
                    <span class="strong">{it.name}</span>
                    <span class="small soft">{it.said}</span>
                </span>
                <span class="gantt__track" aria-hidden="true">
                    {bar("gantt__bar gantt__bar--planned", it.planned)}
                    {bar("gantt__bar", it.real)}
                </span>
            </li>
        }
    };
    let lines = lines.into_iter().map(line).collect_view();
    view! {
        <div class="stack stack--2">
            <p class="gantt__legend small soft" aria-hidden="true">
                <span class="gantt__swatch gantt__swatch--planned"></span>
                {legend.0}
                <span class="gantt__swatch"></span>
                {legend.1}
            </p>
            <ol class="gantt">{lines}</ol>
        </div>
    }
}
