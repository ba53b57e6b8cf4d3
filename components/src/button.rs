//! Buttons, and links that look like them.

use leptos::{prelude::*, text_prop::TextProp};

use crate::{
    icon::{Glyph, Icon},
    text::{classes, shown},
};

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonLook {
    /// A hairline frame.
    #[default]
    Plain,
    /// Seal red: the one act of a screen.
    Primary,
    /// Ink: a strong second.
    Ink,
    /// No frame, soft ink.
    Quiet,
    /// No frame, indigo, in line with the text above.
    Text,
}

impl ButtonLook {
    fn class(self, block: bool, small: bool) -> String {
        let quiet = matches!(self, Self::Quiet | Self::Text);
        classes(&[
            ("button", true),
            ("button--primary", self == Self::Primary),
            ("button--ink", self == Self::Ink),
            ("button--quiet", quiet),
            ("button--text", self == Self::Text),
            ("button--small", small),
            ("button--block", block),
        ])
    }
}

/// A button. While `busy` it stays where it is, is announced as busy and ignores presses.
#[component]
pub fn Button(
    /// How much it asks for attention.
    #[prop(optional)]
    look: ButtonLook,
    /// As wide as its place.
    #[prop(optional)]
    block: bool,
    /// Smaller words.
    #[prop(optional)]
    small: bool,
    /// An icon before the words.
    #[prop(optional, into)]
    glyph: Option<Glyph>,
    /// Whether its act is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Whether it cannot be pressed now; the words beside it say why.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Sends the form it stands in, or the one named by `attr:form`.
    #[prop(optional)]
    submit: bool,
    /// What a press does.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let press = move |event: leptos::ev::MouseEvent| {
        if busy.get_untracked() {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            class=look.class(block, small)
            type=if submit { "submit" } else { "button" }
            disabled=move || disabled.get()
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || busy.get().then_some("true")
            on:click=press
        >
            {glyph.map(|glyph| view! { <Icon glyph small=true /> })}
            {children()}
        </button>
    }
}

/// A link that looks like a button: it goes somewhere, it does nothing.
#[component]
pub fn ButtonLink(
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// How much it asks for attention.
    #[prop(optional)]
    look: ButtonLook,
    /// As wide as its place.
    #[prop(optional)]
    block: bool,
    /// Smaller words.
    #[prop(optional)]
    small: bool,
    /// An icon before the words.
    #[prop(optional, into)]
    glyph: Option<Glyph>,
    children: Children,
) -> impl IntoView {
    view! {
        <a class=look.class(block, small) href=href>
            {glyph.map(|glyph| view! { <Icon glyph small=true /> })}
            {children()}
        </a>
    }
}

/// A round button with an icon; its words are for the screen reader.
#[component]
pub fn IconButton(
    /// The drawing.
    glyph: Glyph,
    /// What a press does, in words.
    #[prop(into)]
    label: TextProp,
    /// What a press does.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            class="button button--icon"
            type="button"
            aria-label=label
            on:click=move |_| on_press.run(())
        >
            <Icon glyph />
        </button>
    }
}

/// A round link with an icon; its words are for the screen reader.
#[component]
pub fn IconLink(
    /// The drawing.
    glyph: Glyph,
    /// Where it goes, in words.
    #[prop(into)]
    label: TextProp,
    /// Where it goes.
    #[prop(into)]
    href: String,
) -> impl IntoView {
    view! {
        <a class="button button--icon" href=href aria-label=label>
            <Icon glyph />
        </a>
    }
}

/// A quiet link beside the title of a section: to all of it.
#[component]
pub fn SectionLink(
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// Its words.
    #[prop(into)]
    label: TextProp,
) -> impl IntoView {
    view! {
        <a class="section__link" href=href>
            {shown(label)} " " <Icon glyph=Glyph::NEXT small=true />
        </a>
    }
}
