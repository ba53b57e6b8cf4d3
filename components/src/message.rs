//! Badges, banners and toasts: one line that says how things stand.

use leptos::{prelude::*, text_prop::TextProp};

use crate::{
    icon::{Glyph, Icon},
    text::{classes, shown},
    tone::Tone,
};

/// A state in a word, with a dot or an icon before it.
#[component]
pub fn Badge(
    /// The word.
    #[prop(into)]
    label: TextProp,
    /// What its colour means.
    #[prop(optional, into)]
    tone: Signal<Tone>,
    /// Instead of the dot.
    #[prop(optional, into)]
    glyph: Option<Glyph>,
) -> impl IntoView {
    let class = move || match tone.get() {
        Tone::Plain => "badge",
        Tone::Info => "badge badge--info",
        Tone::Wait => "badge badge--wait",
        Tone::Done => "badge badge--done",
        Tone::Stop => "badge badge--stop",
    };
    view! {
        <span class=class>{glyph.map(|glyph| view! { <Icon glyph /> })} {shown(label)}</span>
    }
}

/// One line that matters for the whole page.
#[component]
pub fn Banner(
    /// The drawing before it.
    glyph: Glyph,
    /// What its colour means; plain and information look alike.
    #[prop(optional, into)]
    tone: Signal<Tone>,
    /// A title in its colour, over the text.
    #[prop(optional, into)]
    title: Option<TextProp>,
    /// From edge to edge, under the bar of the page.
    #[prop(optional)]
    edge: bool,
    /// Less space around it, in a narrow panel.
    #[prop(optional)]
    tight: bool,
    /// Read out when it appears.
    #[prop(optional)]
    live: bool,
    /// A button or a link at its end.
    #[prop(optional)]
    act: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let class = move || {
        let tone = tone.get();
        classes(&[
            ("banner", true),
            ("banner--wait", tone == Tone::Wait),
            ("banner--done", tone == Tone::Done),
            ("banner--stop", tone == Tone::Stop),
            ("banner--edge", edge),
            ("banner--tight", tight),
        ])
    };
    view! {
        <div class=class role=live.then_some("status")>
            <span><Icon glyph /></span>
            <span class="banner__text">
                {title.map(|title| view! { <strong class="banner__title">{shown(title)}</strong> })}
                {children()}
            </span>
            {act}
        </div>
    }
}

/// Where toasts stand: over the bar at the foot of the page, and read out as they come.
#[component]
pub fn ToastShelf(children: Children) -> impl IntoView {
    view! { <div class="toast-shelf" role="status" aria-live="polite">{children()}</div> }
}

/// A short word about what just happened and what comes next.
#[component]
pub fn Toast(
    /// The drawing before it.
    glyph: Glyph,
    /// What happened.
    #[prop(into)]
    text: TextProp,
    /// A button at its end.
    #[prop(optional)]
    act: Option<AnyView>,
) -> impl IntoView {
    view! {
        <div class="toast">
            <span><Icon glyph /></span>
            <span>{shown(text)}</span>
            {act}
        </div>
    }
}
