//! A decision or a notice, printed: number, title, double rule; and figures in words and numbers.

use leptos::{prelude::*, text_prop::TextProp};

use crate::text::{classes, shown};

/// The line above a title: its number, and what is urgent about it.
#[component]
pub fn DocTop(
    /// "业主共同决定〔2026〕3 号".
    #[prop(into)]
    number: TextProp,
    /// At the end of the line: time left, a badge.
    #[prop(optional)]
    end: Option<AnyView>,
) -> impl IntoView {
    view! {
        <div class="doc__top">
            <span>{shown(number)}</span>
            {end}
        </div>
    }
}

/// The title of a decision in a Song face, over its double rule.
#[component]
pub fn DocTitle(
    /// The title.
    #[prop(into)]
    title: TextProp,
    /// It is the title of the page (`h1`, larger), not of a card in it (`h3`).
    #[prop(optional)]
    page: bool,
    /// Where the card leads.
    #[prop(optional, into)]
    href: Option<String>,
    /// The id by which an article refers to it.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let class = classes(&[("doc__title", true), ("doc__title--large", page)]);
    let title = match href {
        Some(href) => view! { <a href=href>{shown(title)}</a> }.into_any(),
        None => shown(title).into_any(),
    };
    let heading = if page {
        view! { <h1 class=class id=id>{title}</h1> }.into_any()
    } else {
        view! { <h3 class=class id=id>{title}</h3> }.into_any()
    };
    view! {
        {heading}
        <hr class="doc__rule" />
    }
}

/// One pair of [`Facts`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What.
    pub name: String,
    /// How much, when, who.
    pub value: String,
    /// It is the sum of those above.
    pub sum: bool,
}

/// Names and values, with a sum.
#[component]
pub fn Facts(
    /// The pairs, in order.
    #[prop(into)]
    facts: Signal<Vec<Fact>>,
) -> impl IntoView {
    let pair = |fact: Fact| {
        let class = fact.sum.then_some("facts__sum");
        view! { <dt class=class>{fact.name}</dt><dd class=class>{fact.value}</dd> }
    };
    // Numbers alone stand below each other at the end of their lines; among words all begin at
    // the start.
    let numbers = move || facts.with(|all| all.iter().all(|it| it.sum || is_number(&it.value)));
    let class = move || classes(&[("facts", true), ("facts--numbers", numbers())]);
    view! { <dl class=class>{move || facts.get().into_iter().map(pair).collect_view()}</dl> }
}

/// Whether a value is a number with its unit.
fn is_number(value: &str) -> bool {
    let value = value.trim_start_matches('¥');
    let digit = |c: &char| c.is_ascii_digit() || matches!(c, ',' | '.' | '%' | ' ');
    // A day and a sentence may begin with a number, too.
    let words = value.chars().filter(|c| !digit(c)).count();
    value.starts_with(|first: char| first.is_ascii_digit()) && words <= 3 && !value.contains('月')
}

/// One of [`Figures`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The number.
    pub number: String,
    /// Its unit.
    pub unit: String,
    /// What it counts.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

/// A few large numbers side by side.
#[component]
pub fn Figures(
    /// The numbers, in order.
    #[prop(into)]
    figures: Signal<Vec<Figure>>,
) -> impl IntoView {
    let item = |figure: Figure| {
        view! {
            <a class="figures__item" href=figure.href>
                <span class="figures__number">{figure.number}<small>{figure.unit}</small></span>
                <span class="figures__label">{figure.label}</span>
            </a>
        }
    };
    view! { <div class="figures">{move || figures.get().into_iter().map(item).collect_view()}</div> }
}

/// An enamel door plate: my home.
#[component]
pub fn Plate(
    /// The compound.
    #[prop(into)]
    street: TextProp,
    /// The number on the door: "7–2–602".
    #[prop(into)]
    number: TextProp,
    /// Building, unit, area, in words.
    #[prop(into)]
    line: TextProp,
    /// What one is there: owner, family, tenant.
    #[prop(into)]
    role: TextProp,
) -> impl IntoView {
    view! {
        <div class="plate">
            <div>
                <p class="plate__street">{shown(street)}</p>
                <p class="plate__number">{shown(number)}</p>
                <p class="plate__street">{shown(line)}</p>
            </div>
            <span class="plate__role">{shown(role)}</span>
        </div>
    }
}

/// One large number and what it counts.
#[component]
pub fn Tally(
    /// The number.
    #[prop(into)]
    number: TextProp,
    /// What it counts.
    #[prop(into)]
    label: TextProp,
    /// Wrong ones, in seal red.
    #[prop(optional, into)]
    wrong: Signal<bool>,
) -> impl IntoView {
    view! {
        <p class="tally">
            <b class=move || wrong.get().then_some("is-seal")>{shown(number)}</b>
            <span>{shown(label)}</span>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn only_a_number_with_its_unit_stands_at_the_end_of_its_line() {
        for number in ["14 人", "88,000 元", "¥1,500", "78 户受益", "72.45 m²"] {
            assert!(is_number(number), "{number}");
        }
        for words in [
            "11月26日(周四)08:39",
            "6 个月内解决，受益 464 户",
            "3月2日",
            "大约 78 户",
        ] {
            assert!(!is_number(words), "{words}");
        }
    }
}
