//! One question of a ballot with several: a line that opens, three choices with a ring, what the law
//! asks of it.

use leptos::{prelude::*, text_prop::TextProp};

use crate::{
    ballot,
    icon::{Glyph, Icon},
    text::{fresh_id, shown},
};

/// A question (表决事项). Closed it says what was answered; open it can be answered.
#[component]
pub fn Question(
    /// Its number: "一".
    #[prop(into)]
    mark: String,
    /// "改不改".
    #[prop(into)]
    title: String,
    /// What stands under the title: what was chosen, or that nothing is yet.
    #[prop(into)]
    answer: TextProp,
    /// What is asked, whole.
    #[prop(into)]
    text: String,
    /// The words of the choices, in the order of the law.
    choices: [TextProp; 3],
    /// What else one reads before one answers: what it costs.
    #[prop(optional_no_strip)]
    more: Option<AnyView>,
    /// One more choice, on a line of its own: to follow the majority.
    #[prop(optional_no_strip)]
    other: Option<String>,
    /// Which of them is ringed; the other one comes last.
    #[prop(into)]
    chosen: Signal<Option<usize>>,
    /// Told when the resident rings one.
    #[prop(into)]
    on_choose: Callback<usize>,
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Told when its line is pressed.
    #[prop(into)]
    on_open: Callback<()>,
    /// Nothing can be ringed any more.
    #[prop(optional, into)]
    locked: Signal<bool>,
    /// What the law asks of it.
    #[prop(into)]
    law: String,
) -> impl IntoView {
    let group = fresh_id();
    let choices = ballot::choices(&group, choices, chosen, on_choose);
    let other = other.map(|word| {
        view! {
            <label class="tick">
                <input
                    class="tick__box"
                    type="radio"
                    name=group
                    prop:checked=move || chosen.get() == Some(3)
                    on:change=move |_| on_choose.run(3)
                />
                <span>{word}</span>
            </label>
        }
    });
    let press = move |event: leptos::ev::MouseEvent| {
        // Which one is open is for the page to say: one at a time.
        event.prevent_default();
        on_open.run(());
    };
    view! {
        <details
            class="question"
            data-state=move || chosen.get().map(|_| "answered")
            prop:open=move || open.get()
        >
            <summary class="question__head" on:click=press>
                <span class="question__mark" aria-hidden="true">
                    {mark}
                </span>
                <span>
                    <span class="question__title">{title}</span>
                    <span class="question__answer">{shown(answer)}</span>
                </span>
                <Icon glyph=Glyph::DOWN />
            </summary>
            <fieldset class="question__body" disabled=move || locked.get()>
                <legend class="phrase">{text}</legend>
                {more}
                <div class="ballot">{choices}</div>
                {other}
                <p class="question__law">{law}</p>
            </fieldset>
        </details>
    }
}
