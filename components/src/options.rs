//! A ballot with options: lines with a box to tick, steps of a score, or a place in a ranking.

use leptos::{prelude::*, text_prop::TextProp};

use crate::{
    ballot::{framed, stamped},
    icon::{Glyph, Icon},
    seal::Stamp,
    text::{fresh_id, shown},
};

/// A ballot with options (选项票), whatever marks they bear: lines with ticks, scores or places.
#[component]
pub fn OptionPaper(
    /// "你的一票".
    #[prop(into)]
    legend: TextProp,
    /// The way to vote, and whether names are recorded.
    #[prop(into)]
    note: TextProp,
    /// What to do, and how much may still be marked; read out as it changes.
    #[prop(into)]
    hint: TextProp,
    /// Nothing can be marked any more.
    #[prop(optional, into)]
    locked: Signal<bool>,
    /// The state of the ballot, once it has been cast.
    #[prop(optional, into)]
    stamp: MaybeProp<Stamp>,
    /// The seal is pressed onto the paper: it happened just now.
    #[prop(optional)]
    press: bool,
    /// Nothing is shown of what it says, because nobody here knows it any more.
    #[prop(optional, into)]
    unsaid: Signal<bool>,
    /// Lines below the ballot, as of [`BallotPaper`].
    receipt: AnyView,
    /// The options.
    children: Children,
) -> impl IntoView {
    let marks = view! {
        <p class="small soft options__hint" role="status">
            {shown(hint)}
        </p>
        <div class="options" class=("options--unsaid", move || unsaid.get())>
            <div hidden=move || unsaid.get()>{children()}</div>
            {stamped(stamp, press)}
        </div>
    };
    framed(legend, note, locked, marks.into_any(), receipt)
}

/// An option with a box to tick, alone or among others.
#[component]
pub fn OptionTick(
    /// The name that its group shares where only one can be ticked.
    #[prop(optional)]
    alone: Option<String>,
    /// What it is called.
    #[prop(into)]
    title: String,
    /// A word on it.
    note: Option<String>,
    /// At the end of the line: what it costs.
    cost: Option<String>,
    /// Whether it is ticked.
    #[prop(into)]
    ticked: Signal<bool>,
    /// Whether it can be ticked now.
    #[prop(into)]
    free: Signal<bool>,
    /// Told when the resident changes it.
    #[prop(into)]
    on_tick: Callback<bool>,
) -> impl IntoView {
    let kind = if alone.is_some() { "radio" } else { "checkbox" };
    view! {
        <label class="tick option">
            <input
                class="tick__box"
                type=kind
                name=alone
                disabled=move || !ticked.get() && !free.get()
                prop:checked=move || ticked.get()
                on:change=move |event| on_tick.run(event_target_checked(&event))
            />
            {named(title, note)}
            {cost.map(|cost| view! { <span class="option__cost">{cost}</span> })}
        </label>
    }
}

/// An option with a score, each step a button of its own.
#[component]
pub fn OptionScore(
    /// What it is called.
    #[prop(into)]
    title: String,
    /// A word on it.
    note: Option<String>,
    /// The words of the steps: "不打分", "0", "1", …
    steps: Vec<String>,
    /// Which of them is chosen.
    #[prop(into)]
    chosen: Signal<usize>,
    /// Told when the resident chooses one.
    #[prop(into)]
    on_choose: Callback<usize>,
) -> impl IntoView {
    let group = fresh_id();
    let step = |(index, word): (usize, String)| {
        view! {
            <label class="option__step">
                <input
                    class="ballot__input"
                    type="radio"
                    name=group.clone()
                    prop:checked=move || chosen.get() == index
                    on:change=move |_| on_choose.run(index)
                />
                <span>{word}</span>
            </label>
        }
    };
    let steps = steps.into_iter().enumerate().map(step).collect_view();
    view! {
        <fieldset class="option option--score">
            <legend>{named(title, note)}</legend>
            <div class="option__steps">{steps}</div>
        </fieldset>
    }
}

fn named(title: String, note: Option<String>) -> impl IntoView {
    view! {
        <span class="option__words">
            <span class="option__title">{title}</span>
            {note.map(|note| view! { <span class="option__note">{note}</span> })}
        </span>
    }
}

/// An option in a ranking: pressed it takes the next place, pressed again it gives it back; the
/// arrows move it. Nothing need be dragged.
#[component]
pub fn OptionRank(
    /// What tells it from the others, for the focus that goes with it.
    mark: String,
    /// What it is called.
    #[prop(into)]
    title: String,
    /// A word on it.
    note: Option<String>,
    /// Its place, from 1, once it has one.
    place: Option<usize>,
    /// What pressing it does, for the screen reader, which reads the option next.
    label: String,
    /// Told when the resident presses it.
    #[prop(into)]
    on_press: Callback<()>,
    /// The arrows up and down: what each is called, and whether it can be pressed.
    arrows: Option<[(String, bool); 2]>,
    /// Told when the resident moves it: by -1 or 1.
    #[prop(into)]
    on_move: Callback<i8>,
) -> impl IntoView {
    let arrow = move |(by, (label, can)): (i8, (String, bool))| {
        let class = if by < 0 {
            "button button--icon option__up"
        } else {
            "button button--icon option__down"
        };
        view! {
            <button
                class=class
                type="button"
                aria-label=label
                disabled=!can
                on:click=move |_| on_move.run(by)
            >
                <Icon glyph=Glyph::DOWN />
            </button>
        }
    };
    let arrows = arrows.map(|[up, down]| {
        view! {
            <span class="option__arrows">
                {arrow((-1, up))} {arrow((1, down))}
            </span>
        }
    });
    view! {
        <li class="option option--rank" data-mark=mark data-placed=place.map(|_| "")>
            <button
                class="option__take"
                type="button"
                on:click=move |_| on_press.run(())
            >
                <span class="option__place" aria-hidden="true">
                    {place}
                </span>
                <span class="visually-hidden">{label}</span>
                {named(title, note)}
            </button>
            {arrows}
        </li>
    }
}
