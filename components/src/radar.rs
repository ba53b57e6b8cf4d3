//! A picture of several scores at once, and how one number went over the years. Both are for the eye
//! alone: a table behind each says the same.

#![expect(
    clippy::float_arithmetic,
    reason = "a picture is drawn with it; whatever is said or decided comes in as whole numbers"
)]

use std::f64::consts::TAU;

use leptos::{prelude::*, text_prop::TextProp};

use crate::text::{fresh_id, shown};

/// The full length of a spoke, in hundredths of a point.
const FULL: f64 = 10_000.0;
const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 268.0;
const RADIUS: f64 = 90.0;

/// One spoke of a [`Radar`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoke {
    /// What it is: "干净".
    pub name: String,
    /// Its number in words: "86.40".
    pub said: String,
    /// In hundredths of a point; nothing where it is not known.
    pub value: Option<u32>,
    /// Below the line that all must reach.
    pub low: bool,
    /// The same a year before.
    pub before: Option<u32>,
}

/// The words around a [`Radar`].
#[derive(Clone)]
pub struct RadarWords {
    /// What the table is called.
    pub caption: TextProp,
    /// The head of the names.
    pub name: TextProp,
    /// The head of the numbers.
    pub value: TextProp,
    /// The head of the numbers before, where there are any.
    pub before: Option<TextProp>,
    /// What the line is: "60 分线".
    pub line: String,
}

/// Several scores around a point (雷达图), with a line that all should reach.
#[component]
pub fn Radar(
    /// What is said around it.
    words: RadarWords,
    /// The line, in hundredths of a point.
    line: u32,
    /// The spokes, from the top on.
    spokes: Vec<Spoke>,
) -> impl IntoView {
    let of = spokes.len();
    let ring = |value: f64| {
        let corners = (0..of).map(|index| corner(index, of, value));
        points(corners)
    };
    let rings = [2_000.0, 4_000.0, 6_000.0, 8_000.0, FULL].map(|value| {
        view! { <polygon class="radar__ring" points=ring(value) /> }
    });
    let spines = (0..of).map(|index| {
        let (x, y) = corner(index, of, FULL);
        view! {
            <line class="radar__ring" x1=fixed(WIDTH / 2.0) y1=fixed(HEIGHT / 2.0 - 4.0) x2=fixed(x) y2=fixed(y) />
        }
    });
    let shape = |pick: fn(&Spoke) -> Option<u32>| {
        let values: Option<Vec<u32>> = spokes.iter().map(pick).collect();
        let values = values?.into_iter().enumerate();
        Some(points(
            values.map(|(index, it)| corner(index, of, f64::from(it))),
        ))
    };
    let area = shape(|it| it.value);
    let area = area.map(|points| view! { <polygon class="radar__area" points=points /> });
    let past = shape(|it| it.before);
    let past = past.map(|points| view! { <polygon class="radar__past" points=points /> });
    let dots = spokes.iter().enumerate().filter_map(|(index, it)| {
        let (x, y) = corner(index, of, f64::from(it.value?));
        let low = it.low.then_some("");
        Some(view! { <circle class="radar__dot" data-low=low cx=fixed(x) cy=fixed(y) r="4.5" /> })
    });
    let names = spokes.iter().enumerate().map(|(index, it)| {
        let (x, y) = corner(index, of, FULL * 1.2);
        let anchor = match x - WIDTH / 2.0 {
            it if it > 1.0 => "start",
            it if it < -1.0 => "end",
            _ => "middle",
        };
        let low = it.low.then_some("");
        view! {
            <text class="radar__name" text-anchor=anchor x=fixed(x) y=fixed(y)>
                {it.name.clone()}
            </text>
            <text class="radar__value" data-low=low text-anchor=anchor x=fixed(x) y=fixed(y + 16.0)>
                {it.said.clone()}
            </text>
        }
    });
    let (rings, spines) = (rings.into_iter().collect_view(), spines.collect_view());
    let (dots, names) = (dots.collect_view(), names.collect_view());
    let limit = ring(f64::from(line));
    let RadarWords {
        caption,
        name,
        value,
        before,
        line,
    } = words;
    let with_past = before.is_some();
    let rows = spokes.iter().map(|it| {
        let past = with_past.then(|| {
            let past = it.before.map(|it| format!("{}.{:02}", it / 100, it % 100));
            view! { <td>{past}</td> }
        });
        view! {
            <tr>
                <th scope="row">{it.name.clone()}</th>
                <td>{it.said.clone()}</td>
                {past}
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <figure class="radar">
            <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") aria-hidden="true" focusable="false">
                {rings} {spines} {past} {area} <polygon class="radar__line" points=limit /> {dots}
                {names}
            </svg>
            <figcaption class="radar__key" aria-hidden="true">
                <span class="radar__stroke"></span>
                {line}
            </figcaption>
            <table class="visually-hidden">
                <caption>{shown(caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{shown(name)}</th>
                        <th scope="col">{shown(value)}</th>
                        {before.map(|it| view! { <th scope="col">{shown(it)}</th> })}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </figure>
    }
}

/// One number of a [`Trend`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrendPoint {
    /// "2026".
    pub name: String,
    /// "85.83".
    pub said: String,
    /// In hundredths of a point.
    pub value: u32,
}

/// How one number went (历年变化). The table with its numbers stands beside it.
#[component]
pub fn Trend(
    /// All of it in words: "从 2025 年的 85.75 到 2026 年的 89.10".
    #[prop(into)]
    label: TextProp,
    /// The numbers, the oldest first; two at least.
    marks: Vec<TrendPoint>,
) -> impl IntoView {
    let id = fresh_id();
    let named = id.clone();
    let last = marks.len().saturating_sub(1).max(1) as f64;
    let place = |index: usize, value: u32| {
        let x = 36.0 + index as f64 / last * (WIDTH - 72.0);
        // From 50 to 100: what lies below is drawn at the foot.
        let y = 96.0 - (f64::from(value).max(5_000.0) - 5_000.0) / 5_000.0 * 70.0;
        (x, y)
    };
    let line = marks.iter().enumerate();
    let line = points(line.map(|(index, it)| place(index, it.value)));
    let dots = marks.iter().enumerate().map(|(index, it)| {
        let (x, y) = place(index, it.value);
        view! {
            <circle class="radar__dot" cx=fixed(x) cy=fixed(y) r="4.5" />
            <text class="radar__value" text-anchor="middle" x=fixed(x) y=fixed(y - 10.0)>
                {it.said.clone()}
            </text>
            <text class="radar__name" text-anchor="middle" x=fixed(x) y="118">
                {it.name.clone()}
            </text>
        }
    });
    let dots = dots.collect_view();
    view! {
        <svg class="trend" viewBox=format!("0 0 {WIDTH} 126") role="img" aria-labelledby=named>
            <title id=id>{shown(label)}</title>
            <line class="radar__ring" x1="16" y1="98" x2="304" y2="98" />
            <polyline class="trend__line" points=line />
            {dots}
        </svg>
    }
}

/// Where a value lies on a spoke.
fn corner(index: usize, of: usize, value: f64) -> (f64, f64) {
    let turn = index as f64 / of.max(1) as f64 * TAU - TAU / 4.0;
    let length = value / FULL * RADIUS;
    (
        WIDTH / 2.0 + turn.cos() * length,
        HEIGHT / 2.0 - 4.0 + turn.sin() * length,
    )
}

fn points(all: impl Iterator<Item = (f64, f64)>) -> String {
    let all: Vec<String> = all.map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    all.join(" ")
}

fn fixed(it: f64) -> String {
    format!("{it:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_spoke_points_up_and_a_full_one_is_the_longest() {
        let (x, y) = corner(0, 6, FULL);
        assert_eq!(fixed(x), "160.0");
        assert_eq!(fixed(y), "40.0");
        let (_, half) = corner(0, 6, FULL / 2.0);
        assert_eq!(fixed(half), "85.0");
        assert_eq!(corner(3, 6, 0.0), (WIDTH / 2.0, HEIGHT / 2.0 - 4.0));
    }
}
