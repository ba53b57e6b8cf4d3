//! How the mean went over the years, as a picture and as a table.

use components::{Column, DataTable, Section, Trend, TrendPoint};
use domain::assessment::{Round, Stage};
use domain::wording;
use leptos::prelude::*;

use super::words::{rounds, stars};
use crate::shell::Here;

/// One year of it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct YearLine {
    year: i16,
    overall: u32,
    stars: Option<u8>,
    open: bool,
}

/// The years up to this one whose scores are whole; nothing where there is one alone.
pub fn trend(here: Here, it: Memo<Option<Round>>) -> AnyView {
    let t = here.t;
    let lines = Memo::new(move |_| {
        let last = it.with(|it| it.as_ref().map(|it| it.year));
        let all = rounds(here);
        let all = all.iter().filter(|it| Some(it.year) <= last);
        let line = |it: &Round| {
            let card = it.scorecard();
            Some(YearLine {
                year: it.year,
                overall: card.overall?,
                stars: match it.stage {
                    Stage::Confirmed { stars, .. } => Some(stars),
                    _ => None,
                },
                open: it.is_open(),
            })
        };
        all.filter_map(line).collect::<Vec<_>>()
    });
    let shown = move || {
        let lines = lines.get();
        let (first, last) = (lines.first()?.clone(), lines.last()?.clone());
        if first.year == last.year {
            return None;
        }
        let label = t.six_trend_label(
            wording::hundredths(first.overall),
            wording::hundredths(last.overall),
            first.year,
            last.year,
        );
        let marks = lines.iter().map(|it| TrendPoint {
            name: it.year.to_string(),
            said: wording::hundredths(it.overall),
            value: it.overall,
        });
        let marks: Vec<TrendPoint> = marks.collect();
        let rows = lines.iter().map(|it| {
            let said = match it.stars {
                Some(count) => stars(here, count),
                None if it.open => t.six_trend_open().to_owned(),
                None => t.six_trend_none().to_owned(),
            };
            view! {
                <tr>
                    <th scope="row">{it.year.to_string()}</th>
                    <td class="number">{wording::hundredths(it.overall)}</td>
                    <td>{said}</td>
                </tr>
            }
        });
        let rows = rows.collect_view();
        let columns = vec![
            Column::words(t.six_trend_year()),
            Column::numbers(t.six_score()),
            Column::words(t.six_trend_stars()),
        ];
        Some(view! {
            <Section title=t.six_trend()>
                <Trend label marks />
                <DataTable caption=t.six_trend_table() quiet=true columns>
                    {rows}
                </DataTable>
            </Section>
        })
    };
    shown.into_any()
}
