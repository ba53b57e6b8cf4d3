//! The home of care mode: giant buttons, each says what it does.

use leptos::{prelude::*, text_prop::TextProp};

use crate::{
    icon::{Glyph, Icon},
    text::{classes, shown},
};

/// Giant buttons, one below the other.
#[component]
pub fn Giants(
    /// [`Giant`]s.
    children: Children,
) -> impl IntoView {
    view! { <ul class="giants">{children()}</ul> }
}

/// A giant button that goes somewhere.
#[component]
pub fn Giant(
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// Its drawing.
    glyph: Glyph,
    /// What it does.
    #[prop(into)]
    label: TextProp,
    /// More about it.
    #[prop(into)]
    line: TextProp,
    /// The one that matters now.
    #[prop(optional)]
    primary: bool,
) -> impl IntoView {
    view! {
        <li>
            <a class=classes(&[("giant", true), ("giant--primary", primary)]) href=href>
                <span class="giant__mark"><Icon glyph /></span>
                <span>
                    <span class="giant__label">{shown(label)}</span>
                    <span class="giant__line">{shown(line)}</span>
                </span>
                <Icon glyph=Glyph::NEXT />
            </a>
        </li>
    }
}
