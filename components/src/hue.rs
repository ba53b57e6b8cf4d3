//! The five colours: a mark that never stands without its name.

use leptos::{prelude::*, text_prop::TextProp};

use crate::{
    icon::{Glyph, Icon},
    text::shown,
};

/// One of five colours of equal rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hue {
    /// Red.
    Red,
    /// Blue.
    Blue,
    /// Orange.
    Orange,
    /// Green.
    Green,
    /// Silver.
    Silver,
}

impl Hue {
    fn name(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Blue => "blue",
            Self::Orange => "orange",
            Self::Green => "green",
            Self::Silver => "silver",
        }
    }
}

/// The name of a colour with its mark before it.
#[component]
pub fn HueBadge(
    /// Which; without one the mark is plain.
    #[prop(optional_no_strip)]
    hue: Option<Hue>,
    /// Its name.
    #[prop(into)]
    label: TextProp,
) -> impl IntoView {
    let class = hue.map_or_else(
        || "badge".to_owned(),
        |hue| format!("badge badge--hue badge--{}", hue.name()),
    );
    view! { <span class=class>{shown(label)}</span> }
}

/// One of the colours to choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct HueItem {
    /// Which.
    pub hue: Hue,
    /// Its drawing.
    pub glyph: Glyph,
    /// Its name.
    pub label: String,
    /// How much there is of it: "3 场".
    pub note: String,
}

/// The five colours side by side; a press on one shows it alone, a second press shows all again.
#[component]
pub fn Hues(
    /// The colours, as they are listed.
    #[prop(into)]
    items: Signal<Vec<HueItem>>,
    /// Which one is shown alone.
    chosen: RwSignal<Option<Hue>>,
) -> impl IntoView {
    let item = move |it: HueItem| {
        let hue = it.hue;
        let pressed = move || (chosen.get() == Some(hue)).to_string();
        let press = move |_| {
            chosen.update(|it| *it = if *it == Some(hue) { None } else { Some(hue) });
        };
        view! {
            <li>
                <button
                    class=format!("five__item five__item--{}", hue.name())
                    type="button"
                    aria-pressed=pressed
                    on:click=press
                >
                    <span class="five__mark"><Icon glyph=it.glyph /></span>
                    <span>{it.label} <br /> <small>{it.note}</small></span>
                </button>
            </li>
        }
    };
    view! { <ul class="five">{move || items.get().into_iter().map(item).collect_view()}</ul> }
}
