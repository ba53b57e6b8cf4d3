//! Portions of a sum in one bar, and what each is: names and numbers stand below the picture.

use leptos::{prelude::*, text_prop::TextProp};

use crate::threshold::hundredths;

/// One portion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portion {
    /// What it is: "政府".
    pub name: String,
    /// How much, in words: "5,900,000 元".
    pub said: String,
    /// Its length.
    pub value: u64,
}

/// A bar in portions with its legend and the sum.
#[component]
pub fn Portions(
    /// All of it in words.
    #[prop(into)]
    label: TextProp,
    /// The portions, the largest first; four shades tell them apart.
    portions: Vec<Portion>,
    /// The sum: its name, and how much.
    sum: (String, String),
) -> impl IntoView {
    let whole = portions.iter().map(|it| it.value).sum();
    let bar = portions.iter().map(|it| {
        view! { <span class="flow__part" style=("--part", hundredths(it.value, whole))></span> }
    });
    let bar = bar.collect_view();
    let line = |(index, it): (usize, Portion)| {
        view! {
            <dt>
                <span class="swatch" data-part=(index + 1).to_string()></span>
                {it.name}
            </dt>
            <dd>{it.said}</dd>
        }
    };
    let lines = portions.into_iter().enumerate().map(line).collect_view();
    view! {
        <div class="stack">
            <div class="flow" role="img" aria-label=label>
                {bar}
            </div>
            <dl class="facts facts--numbers">
                {lines} <dt class="facts__sum">{sum.0}</dt> <dd class="facts__sum">{sum.1}</dd>
            </dl>
        </div>
    }
}

/// One line of [`Flows`]: where a sum comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowLine {
    /// What it is for.
    pub name: String,
    /// How much, and from whom, in words.
    pub said: String,
    /// What each source gives, in the same order on every line; nothing where it gives nothing.
    pub parts: Vec<u64>,
}

/// Sums below each other, each in the portions it comes from; the longest fills its line. The words
/// say all that the bars show, and the shades are those of the [`Portions`] above.
#[component]
pub fn Flows(
    /// The lines, in their order.
    lines: Vec<FlowLine>,
) -> impl IntoView {
    let whole = lines.iter().map(|it| it.parts.iter().sum::<u64>());
    let whole = whole.max().unwrap_or_default();
    let line = |it: FlowLine| {
        let part = |part: u64| {
            view! { <span class="flow__part" style=("--part", hundredths(part, whole))></span> }
        };
        let parts = it.parts.into_iter().map(part).collect_view();
        view! {
            <li>
                <span class="bars__words">
                    <span class="strong">{it.name}</span>
                    <span>{it.said}</span>
                </span>
                <span class="flow flow--bare" aria-hidden="true">
                    {parts}
                </span>
            </li>
        }
    };
    view! { <ul class="bars">{lines.into_iter().map(line).collect_view()}</ul> }
}
