//! Ticks, switches, chips and search: answers that need no typing, or little.

use leptos::{prelude::*, text_prop::TextProp};

use crate::{
    icon::{Glyph, Icon},
    text::{classes, shown},
};

/// A check box with its whole line as target.
#[component]
pub fn Tick(
    /// What it says.
    #[prop(into)]
    label: TextProp,
    /// Whether it is set.
    #[prop(into)]
    checked: Signal<bool>,
    /// Told when the resident changes it.
    #[prop(into)]
    on_change: Callback<bool>,
    /// At the end of the line: an amount, a number.
    #[prop(optional, into)]
    note: Option<TextProp>,
) -> impl IntoView {
    view! {
        <label class="tick">
            <input
                class="tick__box"
                type="checkbox"
                prop:checked=move || checked.get()
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <span>{shown(label)}</span>
            {note.map(|note| view! { <span class="soft small">{shown(note)}</span> })}
        </label>
    }
}

/// One of several that exclude each other; those of one `group` belong together.
#[component]
pub fn Radio(
    /// The name that its group shares.
    group: &'static str,
    /// What it says.
    #[prop(into)]
    label: TextProp,
    /// Whether it is the chosen one.
    #[prop(into)]
    chosen: Signal<bool>,
    /// Told when the resident chooses it.
    #[prop(into)]
    on_choose: Callback<()>,
    /// At the end of the line: an amount, a number.
    #[prop(optional, into)]
    note: Option<TextProp>,
) -> impl IntoView {
    view! {
        <label class="tick">
            <input
                class="tick__box"
                type="radio"
                name=group
                prop:checked=move || chosen.get()
                on:change=move |_| on_choose.run(())
            />
            <span>{shown(label)}</span>
            {note.map(|note| view! { <span class="soft small">{shown(note)}</span> })}
        </label>
    }
}

/// A setting in a row: icon, name, what it does, and the switch.
#[component]
pub fn SwitchRow(
    /// The drawing.
    glyph: Glyph,
    /// The name of the setting.
    #[prop(into)]
    label: TextProp,
    /// What it does.
    #[prop(optional, into)]
    meta: Option<TextProp>,
    /// Whether it is on.
    #[prop(into)]
    on: Signal<bool>,
    /// Told when the resident turns it.
    #[prop(into)]
    on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <li>
            <label class="row">
                <span class="row__lead"><Icon glyph /></span>
                <span class="row__body">
                    <span class="row__title">{shown(label)}</span>
                    {meta.map(|meta| view! { <span class="row__meta">{shown(meta)}</span> })}
                </span>
                <input
                    class="switch"
                    type="checkbox"
                    role="switch"
                    prop:checked=move || on.get()
                    on:change=move |event| on_change.run(event_target_checked(&event))
                />
            </label>
        </li>
    }
}

/// Chips in one row that scrolls, or in several.
#[component]
pub fn Chips(
    /// What they choose, for the screen reader.
    #[prop(into)]
    label: TextProp,
    /// Several rows instead of one that scrolls.
    #[prop(optional)]
    wrap: bool,
    children: Children,
) -> impl IntoView {
    let class = classes(&[("chips", true), ("chips--wrap", wrap)]);
    view! { <div class=class role="group" aria-label=label>{children()}</div> }
}

/// A filter that is pressed or not.
#[component]
pub fn Chip(
    /// What it filters by.
    #[prop(into)]
    label: TextProp,
    /// Whether it is pressed.
    #[prop(into)]
    pressed: Signal<bool>,
    /// Told when the resident presses it.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            class="chip"
            type="button"
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            on:click=move |_| on_press.run(())
        >
            {shown(label)}
        </button>
    }
}

/// A search field with its glass.
#[component]
pub fn Search(
    /// What is searched, for the screen reader.
    #[prop(into)]
    label: TextProp,
    /// An example inside the empty field.
    #[prop(into)]
    placeholder: TextProp,
    /// The words as typed.
    value: RwSignal<String>,
) -> impl IntoView {
    // Two searches on one page are two landmarks.
    let region = label.clone();
    view! {
        <div class="search" role="search" aria-label=region>
            <Icon glyph=Glyph::SEARCH />
            <input
                class="field__input"
                type="search"
                enterkeyhint="search"
                aria-label=label
                placeholder=move || placeholder.get()
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        </div>
    }
}

/// The parts of a page, as links in one line.
#[component]
pub fn Segments(
    /// What the parts are, for the screen reader.
    #[prop(into)]
    label: TextProp,
    /// Spread over the whole line.
    #[prop(optional)]
    fill: bool,
    children: Children,
) -> impl IntoView {
    let class = classes(&[("segments", true), ("segments--fill", fill)]);
    view! { <nav class=class aria-label=label>{children()}</nav> }
}

/// One part of a page.
#[component]
pub fn Segment(
    /// Where it is.
    #[prop(into)]
    href: String,
    /// Its name, with a count where there is one.
    #[prop(into)]
    label: TextProp,
    /// Whether it is the one shown.
    #[prop(into)]
    current: Signal<bool>,
) -> impl IntoView {
    view! {
        <a class="segments__item" href=href aria-current=move || current.get().then_some("page")>
            {shown(label)}
        </a>
    }
}
