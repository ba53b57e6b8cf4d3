//! Hairline rows on paper.

use leptos::{prelude::*, text_prop::TextProp};

use crate::{
    icon::{Glyph, Icon},
    text::{classes, shown},
};

/// A list of rows.
#[component]
pub fn Rows(
    /// Without the lines above and below.
    #[prop(optional)]
    bare: bool,
    /// What the list holds, where no title says it.
    #[prop(optional, into)]
    label: Option<TextProp>,
    children: Children,
) -> impl IntoView {
    let class = classes(&[("rows", true), ("rows--bare", bare)]);
    view! {
        <ul class=class aria-label=move || label.as_ref().map(TextProp::get)>
            {children()}
        </ul>
    }
}

/// Where a press on a row leads.
#[derive(Clone)]
pub enum RowAct {
    /// To another page.
    Link(String),
    /// To something on this page.
    Press(Callback<()>),
}

impl From<&str> for RowAct {
    fn from(href: &str) -> Self {
        Self::Link(href.to_owned())
    }
}

impl From<String> for RowAct {
    fn from(href: String) -> Self {
        Self::Link(href)
    }
}

impl From<Callback<()>> for RowAct {
    fn from(press: Callback<()>) -> Self {
        Self::Press(press)
    }
}

/// One row: what stands before it, its title, what is said about it, what stands after it.
/// With an act the whole row is its target and an arrow says so.
#[component]
pub fn Row(
    /// Its title.
    #[prop(into)]
    title: TextProp,
    /// What a press on it does.
    #[prop(optional, into)]
    act: Option<RowAct>,
    /// The line below the title.
    #[prop(optional, into)]
    meta: Option<TextProp>,
    /// Before it: an icon, a seal, a day.
    #[prop(optional)]
    lead: Option<AnyView>,
    /// A third line: a badge and a word.
    #[prop(optional)]
    state: Option<AnyView>,
    /// After it, before the arrow.
    #[prop(optional, into)]
    trail: Option<TextProp>,
    /// The title in a Song face: notices and decisions.
    #[prop(optional)]
    song: bool,
    /// Everything starts at the top, as for long titles.
    #[prop(optional)]
    top: bool,
) -> impl IntoView {
    let row = classes(&[
        ("row", true),
        ("row--plain", lead.is_none()),
        ("row--top", top),
    ]);
    let class = classes(&[
        ("row__link", act.is_some()),
        ("row__title", true),
        ("row__title--song", song),
    ]);
    let trailing = (trail.is_some() || act.is_some()).then(|| {
        let arrow = act
            .is_some()
            .then(|| view! { " " <Icon glyph=Glyph::NEXT /> });
        view! { <span class="row__trail">{trail.map(shown)} {arrow}</span> }
    });
    let title = shown(title);
    let title = match act {
        Some(RowAct::Link(href)) => view! { <a class=class href=href>{title}</a> }.into_any(),
        Some(RowAct::Press(press)) => view! {
            <button class=class type="button" on:click=move |_| press.run(())>
                {title}
            </button>
        }
        .into_any(),
        None => view! { <span class=class>{title}</span> }.into_any(),
    };
    view! {
        <li class=row>
            {lead.map(|lead| view! { <span class="row__lead">{lead}</span> })}
            <div class="row__body">
                {title}
                {meta.map(|meta| view! { <p class="row__meta">{shown(meta)}</p> })}
                {state.map(|state| view! { <div class="row__state">{state}</div> })}
            </div>
            {trailing}
        </li>
    }
}

/// A day as in a tear-off calendar, to stand before a row.
#[component]
pub fn DateBlock(
    /// Day of the month.
    #[prop(into)]
    day: TextProp,
    /// "周二", or the month.
    #[prop(into)]
    below: TextProp,
) -> impl IntoView {
    view! { <span class="date-block"><b>{shown(day)}</b><span>{shown(below)}</span></span> }
}

/// A time of today, to stand before a row.
#[component]
pub fn TimeBlock(
    /// "16:00".
    #[prop(into)]
    time: TextProp,
) -> impl IntoView {
    view! { <span class="row__lead--time">{shown(time)}</span> }
}

/// A person by the first character of the name, to stand before a row.
#[component]
pub fn Person(
    /// That character.
    #[prop(into)]
    initial: TextProp,
) -> impl IntoView {
    view! { <span class="person" aria-hidden="true">{shown(initial)}</span> }
}
