//! The office: navigation at the side, a wide desk.

use leptos::{prelude::*, text_prop::TextProp};

use crate::{
    icon::{Glyph, Icon},
    page::BrandSeal,
    text::{classes, fresh_id, shown},
};

/// The frame of the office.
#[component]
pub fn Office(
    /// "办公".
    #[prop(into)]
    brand: TextProp,
    /// Community and compound.
    #[prop(into)]
    place: TextProp,
    /// What the navigation is called: "主导航".
    #[prop(into)]
    label: TextProp,
    /// [`OfficeLink`]s.
    links: AnyView,
    /// Who is signed in.
    #[prop(into)]
    who: TextProp,
    /// In which capacity; what else belongs there.
    role: AnyView,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="office">
            <header class="office__side">
                <p class="office__brand">
                    <BrandSeal />
                    {shown(brand)}
                </p>
                <p class="office__place">{shown(place)}</p>
                <nav class="office__nav" aria-label=label>
                    {links}
                </nav>
                <div class="office__who">
                    <b>{shown(who)}</b>
                    {role}
                </div>
            </header>
            <main class="office__main" id="main" tabindex="-1">
                {children()}
            </main>
        </div>
    }
}

/// A place in the navigation, and how much is due there.
#[component]
pub fn OfficeLink(
    /// Where it is.
    #[prop(into)]
    href: String,
    /// Its drawing.
    glyph: Glyph,
    /// Its name.
    #[prop(into)]
    label: TextProp,
    /// Whether it is the one shown.
    #[prop(into)]
    current: Signal<bool>,
    /// How many things are due there.
    #[prop(optional, into)]
    due: Signal<u32>,
    /// "件要办", after the number, for the screen reader.
    #[prop(optional, into)]
    due_word: TextProp,
) -> impl IntoView {
    let due_mark = move || {
        let due = due.get();
        (due > 0).then(|| {
            let word = due_word.clone();
            view! {
                <span class="office__due">
                    {due} <span class="visually-hidden">" " {shown(word)}</span>
                </span>
            }
        })
    };
    view! {
        <a class="office__link" href=href aria-current=move || current.get().then_some("page")>
            <Icon glyph />
            <span>{shown(label)}</span>
            {due_mark}
        </a>
    }
}

/// The head of a page: where it belongs, its title, its acts.
#[component]
pub fn OfficeHead(
    /// Where it belongs: "成员".
    #[prop(into)]
    within: TextProp,
    /// The title.
    #[prop(into)]
    title: TextProp,
    /// Buttons.
    #[prop(optional)]
    acts: Option<AnyView>,
) -> impl IntoView {
    view! {
        <header class="office__head">
            <div>
                <p class="tiny soft">{shown(within)}</p>
                <h1 class="office__title">{shown(title)}</h1>
            </div>
            {acts.map(|acts| view! { <div class="office__acts">{acts}</div> })}
        </header>
    }
}

/// A table of work, and beside it what goes with it.
#[component]
pub fn Desk(
    /// [`Panel`]s at the side.
    aside: AnyView,
    /// Its parts stand close, as a table under its filters.
    #[prop(optional)]
    close: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="desk">
            <div class=classes(&[("desk__main", true), ("desk__main--close", close)])>{children()}</div>
            <div class="desk__aside stack stack--4">{aside}</div>
        </div>
    }
}

/// A sheet at the side of the desk.
#[component]
pub fn Panel(
    /// Its title.
    #[prop(into)]
    title: TextProp,
    children: Children,
) -> impl IntoView {
    let id = fresh_id();
    let heading = id.clone();
    view! {
        <section class="panel" aria-labelledby=id>
            <h2 class="section__title" id=heading>
                {shown(title)}
            </h2>
            {children()}
        </section>
    }
}
