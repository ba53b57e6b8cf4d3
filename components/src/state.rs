//! A page without its content, and the shape of what is coming.

use leptos::{prelude::*, text_prop::TextProp};

use crate::{
    icon::{Glyph, Icon},
    text::shown,
};

/// Why there is nothing to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateKind {
    /// Nothing yet.
    Empty,
    /// No network, and nothing kept from before.
    Offline,
    /// It went wrong, and not by the resident's fault.
    Error,
    /// The rules say no, and why.
    Refused,
    /// Somebody else's to do, and who.
    NotYours,
}

impl StateKind {
    fn class(self) -> &'static str {
        match self {
            Self::Empty => "state",
            Self::Offline => "state state--offline",
            Self::Error => "state state--error",
            Self::Refused => "state state--refused",
            Self::NotYours => "state state--notyou",
        }
    }

    fn glyph(self) -> Glyph {
        match self {
            Self::Empty => Glyph::TALK,
            Self::Offline => Glyph::OFFLINE,
            Self::Error => Glyph::ALERT,
            Self::Refused => Glyph::CLOSE,
            Self::NotYours => Glyph::KEY,
        }
    }
}

/// A designed absence: what is the matter, and what one can do.
#[component]
pub fn State(
    /// Why there is nothing to show.
    kind: StateKind,
    /// In a few words.
    #[prop(into)]
    title: TextProp,
    /// What it means and what comes next.
    #[prop(into)]
    text: TextProp,
    /// Another drawing than the usual one of its kind.
    #[prop(optional, into)]
    glyph: Option<Glyph>,
    /// It is all there is on the page, so its title is the page's (`h1`).
    #[prop(optional)]
    page: bool,
    /// It stands in a section, below the section's title.
    #[prop(optional)]
    within: bool,
    /// The way on: a button or a link.
    #[prop(optional)]
    act: Option<AnyView>,
) -> impl IntoView {
    let title = if page {
        view! { <h1 class="state__title">{shown(title)}</h1> }.into_any()
    } else if !within {
        view! { <h2 class="state__title">{shown(title)}</h2> }.into_any()
    } else {
        view! { <h3 class="state__title">{shown(title)}</h3> }.into_any()
    };
    view! {
        <div class=kind.class()>
            <span class="state__mark">
                <Icon glyph=glyph.unwrap_or(kind.glyph()) />
            </span>
            {title}
            <p class="state__text">{shown(text)}</p>
            {act.map(|act| view! { <div class="state__act">{act}</div> })}
        </div>
    }
}

/// The shape of what is coming.
#[component]
pub fn Skeleton(
    /// "正在打开".
    #[prop(into)]
    label: TextProp,
) -> impl IntoView {
    view! {
        <div class="skeleton" role="status" aria-label=label>
            <div class="skeleton__line skeleton__line--short"></div>
            <div class="skeleton__line skeleton__line--title skeleton__line--long"></div>
            <div class="skeleton__line"></div>
            <div class="skeleton__line skeleton__line--long"></div>
            <div class="skeleton__line skeleton__line--bar"></div>
        </div>
    }
}
