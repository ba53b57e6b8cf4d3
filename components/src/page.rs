//! The page: bars, body, sections, dock.

use leptos::{prelude::*, text_prop::TextProp};

use crate::{
    button::{IconButton, IconLink},
    icon::{Glyph, Icon},
    text::{classes, fresh_id, shown},
};

/// How far apart the parts of a page stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// Generous.
    #[default]
    Wide,
    /// A list under its filters.
    Close,
    /// A form under its bar.
    Form,
}

/// A phone-shaped page.
#[component]
pub fn Screen(
    /// The bar or the masthead, and banners from edge to edge.
    #[prop(optional)]
    head: Option<AnyView>,
    /// What stays under the thumb: a [`Dock`], a [`TabBar`].
    #[prop(optional)]
    dock: Option<AnyView>,
    /// How far apart the parts stand.
    #[prop(optional)]
    pace: Pace,
    children: Children,
) -> impl IntoView {
    let class = match pace {
        Pace::Wide => "screen__body",
        Pace::Close => "screen__body screen__body--close",
        Pace::Form => "screen__body screen__body--form",
    };
    view! {
        <div class="screen">
            {head}
            <main class=class id="main" tabindex="-1">
                {children()}
            </main>
            {dock.map(|dock| view! { <footer class="screen__dock">{dock}</footer> })}
        </div>
    }
}

/// The head of a first-level page.
#[component]
pub fn Masthead(
    /// Its name.
    #[prop(into)]
    title: TextProp,
    /// A line below it.
    #[prop(optional, into)]
    line: Option<TextProp>,
    /// With the seal of the product beside the name.
    #[prop(optional)]
    brand: bool,
    /// Without the space below, over segments.
    #[prop(optional)]
    tight: bool,
    /// Buttons at its end.
    #[prop(optional)]
    tools: Option<AnyView>,
) -> impl IntoView {
    view! {
        <header class=classes(&[("masthead", true), ("masthead--tight", tight)])>
            <div>
                <h1 class="masthead__title">
                    {shown(title)} {brand.then(|| view! { " " <BrandSeal /> })}
                </h1>
                {line.map(|line| view! { <p class="masthead__line">{shown(line)}</p> })}
            </div>
            {tools.map(|tools| view! { <div class="masthead__tools">{tools}</div> })}
        </header>
    }
}

/// The name of the product as a small seal, for the eye only.
#[component]
pub fn BrandSeal() -> impl IntoView {
    view! {
        <span class="brand-seal" aria-hidden="true">
            <span>"邻里"</span>
        </span>
    }
}

/// How a page one went into is left.
#[derive(Clone)]
pub enum Back {
    /// To this address.
    Link(String),
    /// By this act, as in "one step back".
    Press(Callback<()>),
}

/// The bar of a page one went into. Its title is the name of the place; the page has its own `h1`.
#[component]
pub fn AppBar(
    /// The name of the place.
    #[prop(into)]
    title: TextProp,
    /// How the page is left.
    back: Back,
    /// "返回".
    #[prop(into)]
    back_label: TextProp,
    /// Buttons at its end.
    #[prop(optional)]
    tools: Option<AnyView>,
    /// There are two tools, so the title moves to stay in the middle.
    #[prop(optional)]
    two: bool,
) -> impl IntoView {
    let glyph = Glyph::BACK;
    let back = match back {
        Back::Link(href) => view! { <IconLink glyph label=back_label href /> }.into_any(),
        Back::Press(on_press) => {
            view! { <IconButton glyph label=back_label on_press /> }.into_any()
        }
    };
    view! {
        <header class=classes(&[("app-bar", true), ("app-bar--two", two)])>
            {back}
            <p class="app-bar__title">{shown(title)}</p>
            <div class="app-bar__tools">{tools}</div>
        </header>
    }
}

/// One of the places of a [`TabBar`].
#[derive(Clone)]
pub struct Tab {
    /// Where it is.
    pub href: &'static str,
    /// Its drawing.
    pub glyph: Glyph,
    /// Its name, always shown.
    pub label: TextProp,
}

/// The first-level places, always labelled.
#[component]
pub fn TabBar(
    /// "主导航".
    #[prop(into)]
    label: TextProp,
    /// The places, in order.
    tabs: Vec<Tab>,
    /// Which of them is open, if any.
    #[prop(into)]
    current: Signal<Option<usize>>,
) -> impl IntoView {
    let item = |(index, tab): (usize, Tab)| {
        let here = move || (current.get() == Some(index)).then_some("page");
        view! {
            <li>
                <a class="tab-bar__item" href=tab.href aria-current=here>
                    <Icon glyph=tab.glyph />
                    {shown(tab.label)}
                </a>
            </li>
        }
    };
    view! {
        <nav class="tab-bar" aria-label=label>
            <ul class="tab-bar__list">{tabs.into_iter().enumerate().map(item).collect_view()}</ul>
        </nav>
    }
}

/// What stays under the thumb: the one act of the page.
#[component]
pub fn Dock(
    /// A waiting line over the act: "没有网络，先存在手机里".
    #[prop(optional)]
    note: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="dock">
            {note.map(|note| view! { <div class="dock__note">{note}</div> })}
            <div class="dock__line">{children()}</div>
        </div>
    }
}

/// Says that what is typed is kept.
#[component]
pub fn DraftMark(
    /// "草稿已存 14:52".
    #[prop(into)]
    label: TextProp,
    /// Whether something newer is not kept yet.
    #[prop(optional, into)]
    behind: Signal<bool>,
) -> impl IntoView {
    view! {
        <span
            class="draft-mark"
            role="status"
            aria-busy=move || behind.get().then_some("true")
        >
            <Icon glyph=Glyph::CHECK small=true />
            {shown(label)}
        </span>
    }
}

/// A part of a page under its title.
#[component]
pub fn Section(
    /// The title.
    #[prop(into)]
    title: TextProp,
    /// After the title: "3 件".
    #[prop(optional, into)]
    count: Option<TextProp>,
    /// The title is for the screen reader only.
    #[prop(optional)]
    quiet: bool,
    /// At the end of the title's line: a [`SectionLink`](crate::SectionLink), a word.
    #[prop(optional)]
    more: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let id = fresh_id();
    let heading = id.clone();
    let class = if quiet {
        "visually-hidden"
    } else {
        "section__title"
    };
    view! {
        <section class="section" aria-labelledby=id>
            <div class="section__head" class=("visually-hidden", quiet)>
                <h2 class=class id=heading>
                    {shown(title)}
                    {count
                        .map(|count| {
                            view! { " " <span class="section__count">{shown(count)}</span> }
                        })}
                </h2>
                {more}
            </div>
            {children()}
        </section>
    }
}

/// A document one can act on.
#[component]
pub fn Card(
    /// Lifted off the page: the one that matters most.
    #[prop(optional)]
    lift: bool,
    children: Children,
) -> impl IntoView {
    view! { <article class=classes(&[("card", true), ("card--lift", lift)])>{children()}</article> }
}
