//! What people said and what happened: arguments, the timeline, the ledger.

use leptos::{prelude::*, text_prop::TextProp};

use crate::text::{classes, shown};

/// Something said for, against, or asked: alike in weight.
#[component]
pub fn Argument(
    /// One character: "赞", "反", "问".
    #[prop(into)]
    side: TextProp,
    /// The word it stands for.
    #[prop(into)]
    meaning: TextProp,
    /// It asks: a dashed frame.
    #[prop(optional)]
    asks: bool,
    /// Who said it, and how many feel the same.
    #[prop(into)]
    who: TextProp,
    /// Below it: an [`Answer`], buttons.
    #[prop(optional)]
    below: Option<AnyView>,
    /// What was said.
    children: Children,
) -> impl IntoView {
    let mark = classes(&[("argument__side", true), ("argument__side--ask", asks)]);
    view! {
        <article class="argument">
            <span class=mark role="img" aria-label=meaning>
                {shown(side)}
            </span>
            <div class="stack stack--1">
                {children()} <p class="argument__who">{shown(who)}</p> {below}
            </div>
        </article>
    }
}

/// The answer to a question.
#[component]
pub fn Answer(
    /// "社区答：".
    #[prop(into)]
    from: TextProp,
    /// The answer.
    #[prop(into)]
    text: TextProp,
) -> impl IntoView {
    view! {
        <p class="answer">
            <strong>{shown(from)}</strong>
            {shown(text)}
        </p>
    }
}

/// Where an event of a timeline stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dot {
    /// It happened.
    Past,
    /// It ended well.
    Done,
    /// It is where things stand.
    Now,
    /// It is still to come.
    Later,
}

impl Dot {
    fn state(self) -> Option<&'static str> {
        match self {
            Self::Past => None,
            Self::Done => Some("done"),
            Self::Now => Some("now"),
            Self::Later => Some("later"),
        }
    }
}

/// What happened, in order.
#[component]
pub fn Timeline(
    /// [`TimelineItem`]s.
    children: Children,
) -> impl IntoView {
    view! { <ol class="timeline">{children()}</ol> }
}

/// One thing that happened.
#[component]
pub fn TimelineItem(
    /// Where it stands.
    dot: Dot,
    /// When and where.
    #[prop(into)]
    when: TextProp,
    /// What.
    #[prop(into)]
    title: TextProp,
    /// More about it.
    #[prop(optional, into)]
    text: Option<TextProp>,
    /// Below it: photos, buttons.
    #[prop(optional)]
    below: Option<AnyView>,
) -> impl IntoView {
    view! {
        <li class="timeline__item">
            <span class="timeline__dot" data-state=dot.state()></span>
            <div class="timeline__body">
                <p class="timeline__when">{shown(when)}</p>
                <p class="timeline__title">{shown(title)}</p>
                {text.map(|text| view! { <p class="timeline__text">{shown(text)}</p> })} {below}
            </div>
        </li>
    }
}

/// Lines of a ledger.
#[component]
pub fn Ledger(
    /// [`LedgerLine`]s.
    children: Children,
) -> impl IntoView {
    view! { <ul class="ledger">{children()}</ul> }
}

/// One line of a ledger: day, cause, who confirmed it, amount.
#[component]
pub fn LedgerLine(
    /// "11·15".
    #[prop(into)]
    date: TextProp,
    /// The same day as `2026-11-15`.
    #[prop(into)]
    day: String,
    /// What for.
    #[prop(into)]
    cause: TextProp,
    /// Where, and who confirmed it.
    #[prop(into)]
    proof: TextProp,
    /// With its sign: "+20".
    #[prop(into)]
    amount: TextProp,
    /// Where more of it is read.
    #[prop(optional, into)]
    href: Option<String>,
) -> impl IntoView {
    let cause = match href {
        Some(href) => view! { <a href=href>{shown(cause)}</a> }.into_any(),
        None => shown(cause).into_any(),
    };
    view! {
        <li class="ledger__line">
            <time class="ledger__date" datetime=day>
                {shown(date)}
            </time>
            <span>
                <span class="ledger__cause">{cause}</span>
                <span class="ledger__proof">{shown(proof)}</span>
            </span>
            <span class="ledger__amount">{shown(amount)}</span>
        </li>
    }
}
