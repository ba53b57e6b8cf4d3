//! What the office prints: public acts, and slips to hand out, one per home.

use leptos::{prelude::*, text_prop::TextProp};

use crate::{qr::Qr, text::shown};

/// A public act as it prints: A4, a title in the middle, space for the seal.
#[component]
pub fn Paper(
    /// The title.
    #[prop(into)]
    title: TextProp,
    /// Its number.
    #[prop(optional, into)]
    number: Option<TextProp>,
    /// Who issues it, and when.
    #[prop(into)]
    signed: TextProp,
    /// What the space for the seal says: "盖章".
    #[prop(into)]
    seal: TextProp,
    /// A QR code beside the signature.
    #[prop(optional)]
    code: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    view! {
        <article class="paper">
            <h2 class="paper__title">{shown(title)}</h2>
            {number.map(|number| view! { <p class="paper__number">{shown(number)}</p> })}
            {children()}
            <footer class="paper__foot">
                {code} <p>{shown(signed)}</p> <span class="paper__seal">{shown(seal)}</span>
            </footer>
        </article>
    }
}

/// Slips to cut apart, two in a row.
#[component]
pub fn Slips(
    /// [`Slip`]s.
    children: Children,
) -> impl IntoView {
    view! { <div class="slips">{children()}</div> }
}

/// One slip: whose it is, the code to scan, and the same code to type.
#[component]
pub fn Slip(
    /// "7–2–602".
    #[prop(into)]
    home: TextProp,
    /// What it is for and until when it works.
    #[prop(into)]
    line: TextProp,
    /// The code as one types it.
    #[prop(into)]
    code: TextProp,
    /// What the QR code holds.
    #[prop(into)]
    content: Signal<String>,
    /// What the QR code is for.
    #[prop(into)]
    label: TextProp,
) -> impl IntoView {
    view! {
        <article class="slip">
            <div class="stack stack--1">
                <p class="slip__home">{shown(home)}</p>
                <p class="small">{shown(line)}</p>
                <p class="slip__code">{shown(code)}</p>
            </div>
            <Qr content label />
        </article>
    }
}
