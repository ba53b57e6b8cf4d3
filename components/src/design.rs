//! Designs side by side: a picture, what speaks for it, what it costs, and a box to tick.

use leptos::{prelude::*, text_prop::TextProp};

use crate::text::shown;

/// Designs side by side; on a narrow screen two, in care mode one below the other.
#[component]
pub fn Designs(
    /// What is chosen, for the screen reader.
    #[prop(into)]
    legend: TextProp,
    /// [`DesignCard`]s.
    children: Children,
    /// Below them: "none of them".
    #[prop(optional)]
    below: Option<AnyView>,
) -> impl IntoView {
    view! {
        <fieldset>
            <legend class="visually-hidden">{shown(legend)}</legend>
            <div class="designs">{children()}</div>
            {below}
        </fieldset>
    }
}

/// One design; the whole card is the target.
#[component]
pub fn DesignCard(
    /// Its picture: where it is, and what it shows.
    picture: Option<(String, String)>,
    /// What it is called.
    #[prop(into)]
    title: String,
    /// What speaks for it and against it.
    #[prop(into)]
    points: String,
    /// "你家 7-2-602".
    #[prop(into)]
    whose: String,
    /// "70,000 元".
    #[prop(into)]
    cost: String,
    /// "选它".
    #[prop(into)]
    pick: TextProp,
    /// Whether it is ticked.
    #[prop(into)]
    ticked: Signal<bool>,
    /// Nothing can be ticked: it is only shown.
    #[prop(optional)]
    shown_only: bool,
    /// Told when the resident changes it.
    #[prop(into)]
    on_tick: Callback<bool>,
) -> impl IntoView {
    let picture = picture.map(|(src, alt)| {
        view! {
            <img
                class="design__picture"
                src=src
                alt=alt
                width="480"
                height="360"
                loading="lazy"
            />
        }
    });
    let body = view! {
        {picture}
        <span class="design__body">
            <span class="design__name">{title}</span>
            <span class="design__points">{points}</span>
            <span class="design__cost">{whose} <b>{cost}</b></span>
        </span>
    };
    if shown_only {
        return view! { <div class="design">{body}</div> }.into_any();
    }
    view! {
        <label class="design">
            {body}
            <span class="design__pick">
                <input
                    class="tick__box"
                    type="checkbox"
                    prop:checked=move || ticked.get()
                    on:change=move |event| on_tick.run(event_target_checked(&event))
                />
                {shown(pick)}
            </span>
        </label>
    }
    .into_any()
}
