//! Bars beside each other: what each of several got, and which of them are chosen.

use leptos::{prelude::*, text_prop::TextProp};

use crate::{message::Badge, threshold::hundredths, tone::Tone};

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarLine {
    /// What it stands for.
    pub name: String,
    /// Its number in words: "12 票".
    pub said: String,
    /// Its length.
    pub value: u64,
    /// The length of the whole.
    pub whole: u64,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Bars in a list. The words say all that the bars show.
#[component]
pub fn Bars(
    /// The bars, the first first.
    bars: Vec<BarLine>,
    /// "选中".
    #[prop(into)]
    chosen: TextProp,
) -> impl IntoView {
    let line = |bar: BarLine| {
        let label = chosen.clone();
        let mark = bar
            .chosen
            .then(|| view! { <Badge label tone=Tone::Done /> });
        let value = hundredths(bar.value.min(bar.whole), bar.whole);
        view! {
            <li data-chosen=bar.chosen.then_some("")>
                <span class="bars__words">
                    <span class="strong">{bar.name} " " {mark}</span>
                    <span>{bar.said}</span>
                </span>
                <span class="bars__track" style=("--value", value)></span>
            </li>
        }
    };
    view! { <ul class="bars">{bars.into_iter().map(line).collect_view()}</ul> }
}
