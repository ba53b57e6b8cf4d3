//! The seal mark: saved is hollow, counted solid, refused double framed.

use leptos::{prelude::*, text_prop::TextProp};

use crate::{
    icon::{Glyph, Icon},
    text::shown,
};

/// Which of the three marks; each differs in form before it differs in colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// 已存: on this phone.
    Saved,
    /// 已计: the server has it and counts it.
    Counted,
    /// 已拒: not counted.
    Refused,
}

/// What a seal says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Its form.
    pub mark: Mark,
    /// Two characters, as on a stamp, in either language; `meaning` says it in the reader's.
    pub word: String,
    /// The whole sentence, for the screen reader.
    pub meaning: String,
    /// A day like 11·22 under the word; small seals have none.
    pub date: Option<String>,
}

/// How large a seal is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SealSize {
    /// Before a row.
    Small,
    /// By itself.
    #[default]
    Middle,
    /// On a ballot.
    Large,
}

/// A seal. It turns from one mark into another where it stands.
#[component]
pub fn Seal(
    /// What it says.
    #[prop(into)]
    stamp: Signal<Stamp>,
    /// How large it is.
    #[prop(optional)]
    size: SealSize,
    /// Whether it is pressed onto the paper as it appears; only for what happened just now.
    #[prop(optional)]
    press: bool,
) -> impl IntoView {
    let class = move || {
        let mark = match stamp.with(|stamp| stamp.mark) {
            Mark::Saved => "seal seal--saved",
            Mark::Counted => "seal seal--counted",
            Mark::Refused => "seal seal--refused",
        };
        let size = match size {
            SealSize::Small => " seal--small",
            SealSize::Middle => "",
            SealSize::Large => " seal--large",
        };
        [mark, size, if press { " seal--press" } else { "" }].concat()
    };
    let date = move || {
        let date = stamp.with(|stamp| stamp.date.clone());
        date.filter(|_| size != SealSize::Small)
            .map(|date| view! { <span class="seal__date">{date}</span> })
    };
    view! {
        <span class=class role="img" aria-label=move || stamp.with(|stamp| stamp.meaning.clone())>
            {move || stamp.with(|stamp| stamp.word.clone())}
            {date}
        </span>
    }
}

/// The small seal of an act, or a clock where nothing may be sealed yet.
#[component]
pub fn SealOrClock(
    /// What the seal says, if there is one.
    #[prop(into)]
    stamp: MaybeProp<Stamp>,
) -> impl IntoView {
    move || match stamp.get() {
        Some(stamp) => view! { <Seal stamp size=SealSize::Small /> }.into_any(),
        None => view! { <Icon glyph=Glyph::CLOCK /> }.into_any(),
    }
}

/// An act with its seal: what, when, and what comes next.
#[component]
pub fn Receipt(
    /// The state of the act; without one it waits, kept nowhere yet.
    #[prop(into)]
    stamp: MaybeProp<Stamp>,
    /// The act.
    #[prop(into)]
    title: TextProp,
    /// The number that the server gave it.
    #[prop(optional, into)]
    code: MaybeProp<String>,
    /// Lines of `row__meta`, buttons.
    children: Children,
) -> impl IntoView {
    view! {
        <article class="receipt">
            <SealOrClock stamp />
            <div class="stack stack--hair">
                <h3 class="row__title">{shown(title)}</h3>
                {children()}
                {move || code.get().map(|code| view! { <p class="receipt__code">{code}</p> })}
            </div>
        </article>
    }
}
