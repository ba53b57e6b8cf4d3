//! The ballot: three choices, a hand-drawn ring, a stamp; and the seats of a meeting.

use leptos::{prelude::*, text_prop::TextProp};

use crate::{
    seal::{Seal, SealSize, Stamp},
    text::{fresh_id, shown},
};

/// A ballot. Every choice looks alike; the ring goes where the hand went, the seal comes when the
/// act has been saved or counted, beside the choices and never over one.
#[component]
pub fn BallotPaper(
    /// "你的一票".
    #[prop(into)]
    legend: TextProp,
    /// "无记名", or that names are recorded.
    #[prop(into)]
    note: TextProp,
    /// The words of the choices, in the order of the law.
    choices: [TextProp; 3],
    /// Which of them is ringed.
    #[prop(into)]
    chosen: Signal<Option<usize>>,
    /// Told when the resident rings one.
    #[prop(into)]
    on_choose: Callback<usize>,
    /// Nothing can be ringed any more.
    #[prop(optional, into)]
    locked: Signal<bool>,
    /// The state of the ballot, once it has been cast.
    #[prop(optional, into)]
    stamp: MaybeProp<Stamp>,
    /// The seal is pressed onto the paper: it happened just now.
    #[prop(optional)]
    press: bool,
    /// Lines below the ballot, read out as they change: when it was counted, until when it can
    /// be changed, the receipt.
    children: Children,
) -> impl IntoView {
    let group = fresh_id();
    let choices = self::choices(&group, choices, chosen, on_choose);
    let marks = view! { <div class="ballot">{choices} {stamped(stamp, press)}</div> };
    framed(
        legend,
        note,
        locked,
        marks.into_any(),
        children().into_any(),
    )
}

/// The choices of one question, each with its ring.
pub(crate) fn choices(
    group: &str,
    words: [TextProp; 3],
    chosen: Signal<Option<usize>>,
    on_choose: Callback<usize>,
) -> impl IntoView + use<> {
    let choice = |(index, word): (usize, TextProp)| {
        view! {
            <label class="ballot__choice">
                <input
                    class="ballot__input"
                    type="radio"
                    name=group.to_owned()
                    prop:checked=move || chosen.get() == Some(index)
                    on:change=move |_| on_choose.run(index)
                />
                <Ring />
                <span class="ballot__word">{shown(word)}</span>
            </label>
        }
    };
    words.into_iter().enumerate().map(choice).collect_view()
}

/// What stands around the marks of every ballot.
pub(crate) fn framed(
    legend: TextProp,
    note: TextProp,
    locked: Signal<bool>,
    marks: AnyView,
    receipt: AnyView,
) -> AnyView {
    view! {
        <div class="ballot-paper">
            <fieldset disabled=move || locked.get()>
                <legend class="spread ballot-paper__legend">
                    <span class="strong">{shown(legend)}</span>
                    <span class="soft small">{shown(note)}</span>
                </legend>
                {marks}
            </fieldset>
            <div class="ballot-paper__receipt" role="status">
                {receipt}
            </div>
        </div>
    }
    .into_any()
}

/// The seal of a ballot, once it has been cast.
pub(crate) fn stamped(stamp: MaybeProp<Stamp>, press: bool) -> impl IntoView {
    // A memo, so that the seal is pressed anew only when it says something new.
    let stamp = Memo::new(move |_| stamp.get());
    move || {
        stamp.get().map(|stamp| {
            view! {
                <span class="ballot__stamp">
                    <Seal stamp size=SealSize::Large press />
                </span>
            }
        })
    }
}

/// The ring of a brush around the chosen word.
#[component]
fn Ring() -> impl IntoView {
    let path = "M70 7.5C51 2.5 25 4.5 13.5 16.5 3.5 27.5 6.5 45 23 54c18 9.5 47 9 61-2.5 \
                11.5-9.5 11-27.5-3.5-38C71 6.5 55 3.5 41 6";
    view! {
        <svg class="ballot__ring" viewBox="0 0 98 66" aria-hidden="true">
            <path pathLength="100" stroke-width="3.2" d=path></path>
        </svg>
    }
}

/// Seats of a meeting: those taken are solid, and a line stands where the quorum is reached.
#[component]
pub fn Seats(
    /// How many are taken.
    #[prop(into)]
    taken: Signal<u32>,
    /// How many there are.
    #[prop(into)]
    total: Signal<u32>,
    /// How many make a quorum.
    #[prop(into)]
    quorum: Signal<u32>,
    /// The whole of it in words.
    #[prop(into)]
    label: TextProp,
) -> impl IntoView {
    let seats = move || {
        let (taken, quorum) = (taken.get(), quorum.get());
        (0..total.get())
            .map(|seat| {
                let absent = (seat >= taken).then_some("absent");
                let line = (seat == quorum).then_some("");
                view! { <span class="seats__seat" data-state=absent data-line=line></span> }
            })
            .collect_view()
    };
    view! { <div class="seats" role="img" aria-label=label>{seats}</div> }
}
