//! What neighbours spoke of (民情), month beside month: counts of persons, and nobody.

use components::{Banner, Chip, Chips, Column, DataTable, Glyph, Section, Tone};
use domain::members::Building;
use domain::sentiment::{SentimentMonth, Theme};
use domain::{RulePack, wording};
use leptos::prelude::*;

use crate::shell::{ExportLink, Nothing, Page, texts, use_book};
use crate::texts::Texts;

/// How many months stand beside each other.
const BESIDE: usize = 6;

/// Which place is looked at: all of the community, or one house.
type Place = Option<domain::BuildingId>;

/// The page.
#[component]
pub(crate) fn Months() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let place = RwSignal::new(None::<domain::BuildingId>);
    let months = Memo::new(move |_| {
        let mut all = book.all::<SentimentMonth>();
        all.sort_by_key(|it| (std::cmp::Reverse(it.from), it.id));
        all.truncate(BESIDE);
        all
    });
    // Houses of which nothing is told are not offered.
    let houses = Memo::new(move |_| {
        months.with(|all| {
            let lines = all.iter().flat_map(|it| &it.lines);
            let mut ids: Vec<_> = lines.flat_map(|it| &it.houses).map(|it| it.house).collect();
            ids.sort();
            ids.dedup();
            ids
        })
    });
    let chips = move || {
        let chip = |it: Place| {
            let house = it.and_then(|id| book.get::<Building>(id));
            let label = match it {
                None => t.sentiment_everywhere().to_owned(),
                Some(_) => house.map(|it| it.name.to_string()).unwrap_or_default(),
            };
            let pressed = Signal::derive(move || place.get() == it);
            view! { <Chip label pressed on_press=move |()| place.set(it) /> }
        };
        let all = std::iter::once(None).chain(houses.get().into_iter().map(Some));
        all.map(chip).collect_view()
    };
    let table = move || {
        let (months, place) = (months.get(), place.get());
        if months.is_empty() {
            let (title, text) = (t.sentiment_none(), t.sentiment_none_text());
            return view! { <Nothing title text /> }.into_any();
        }
        compared(&months, place, t)
    };
    // The rules of the latest month, or those by which the first one will be counted.
    let least = move || {
        let of_month = months.with(|all| all.first().map(|it| it.rules));
        let pack = || RulePack::in_force(&book.community()?.pack, book.today());
        let rules = of_month.or_else(|| pack().map(|it| it.telling));
        rules.map_or(0, |it| it.persons_least)
    };
    let acts = view! { <ExportLink list="sentiment" /> };
    view! {
        <Page within=t.nav_notices() title=t.sentiment_page() acts=acts.into_any()>
            <Banner glyph=Glyph::LOCK tone=Tone::Info>{move || t.sentiment_promise(least())}</Banner>
            <Chips label=t.sentiment_place() wrap=true>{chips}</Chips>
            {table}
        </Page>
    }
}

fn compared(months: &[SentimentMonth], place: Place, t: Texts) -> AnyView {
    let columns = std::iter::once(Column::words(t.sentiment_theme()))
        .chain(
            months
                .iter()
                .map(|it| Column::words(wording::month(it.from, t.lang))),
        )
        .collect::<Vec<_>>();
    let mut sections: Vec<(&'static str, Vec<Theme>)> = Vec::new();
    for theme in Theme::all() {
        let from = wording::theme_from(theme, t.lang);
        match sections.last_mut() {
            Some((name, themes)) if *name == from => themes.push(theme),
            _ => sections.push((from, vec![theme])),
        }
    }
    let sections = sections.into_iter().map(|(title, themes)| {
        let rows = themes.into_iter().map(|theme| row(theme, months, place, t));
        let rows = rows.collect_view();
        let columns = columns.clone();
        view! {
            <Section title>
                <DataTable caption=t.table_of(title) quiet=true columns office=true>
                    {rows}
                </DataTable>
            </Section>
        }
    });
    sections.collect_view().into_any()
}

fn row(theme: Theme, months: &[SentimentMonth], place: Place, t: Texts) -> impl IntoView + use<> {
    let cells = months.iter().map(|month| {
        let few = || t.sentiment_few(month.rules.persons_least);
        let line = month.line(theme);
        let said = match place {
            Some(house) => line
                .and_then(|it| it.of(house))
                .map_or_else(few, |it| t.sentiment_persons(it)),
            None => match line.map(|it| (it.persons, &it.houses)) {
                Some((Some(persons), _)) => t.sentiment_persons(persons),
                Some((None, houses)) if !houses.is_empty() => {
                    t.sentiment_at_least(houses.iter().map(|it| it.persons).sum::<u32>())
                }
                _ => few(),
            },
        };
        view! { <td data-label=wording::month(month.from, t.lang)>{said}</td> }
    });
    let cells = cells.collect_view();
    view! {
        <tr>
            <th scope="row">{wording::theme(theme, t.lang)}</th>
            {cells}
        </tr>
    }
}
