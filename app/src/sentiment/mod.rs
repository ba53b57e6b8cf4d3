//! What neighbours speak of (民情): how many persons, by topic, house and month, and nobody's name.

use components::{
    Banner, BarLine, Bars, Chip, Chips, Column, DataTable, Glyph, Pace, Reveal, Section, State,
    StateKind, Tone,
};
use domain::members::Building;
use domain::sentiment::{SentimentMonth, Theme, ThemeLine};
use domain::{RulePack, wording};
use leptos::prelude::*;

use crate::notices;
use crate::shell::{self, Here, sorted};

/// The page.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.sentiment_page());
    let belongs = Memo::new(move |_| here.actor().belongs());
    let body = move || {
        if !belongs.get() {
            return notices::guest(here, t.sentiment_guest(), t.sentiment_guest_text());
        }
        untrack(|| inside(here))
    };
    shell::inner(
        here,
        t.sentiment_page(),
        "/notices",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn inside(here: Here) -> AnyView {
    let t = here.t;
    let months = Memo::new(move |_| {
        sorted(here.all::<SentimentMonth>(), |it| {
            (-it.from.starts_at().0, it.id.0)
        })
    });
    let picked = RwSignal::new(0_usize);
    let chips = move || {
        let chips = months.get().into_iter().enumerate().map(|(index, it)| {
            let pressed = Signal::derive(move || picked.get() == index);
            let label = wording::month(it.from, here.lang);
            view! { <Chip label pressed on_press=move |()| picked.set(index) /> }
        });
        chips.collect_view()
    };
    let shown = move || {
        let (all, index) = (months.get(), picked.get());
        let Some(month) = all.get(index) else {
            let (title, text) = (t.sentiment_none(), t.sentiment_none_text());
            return view! { <State kind=StateKind::Empty glyph=Glyph::TALK title text /> }
                .into_any();
        };
        // The months beside it stand in the list as they follow each other.
        let before = all.get(index + 1);
        untrack(|| month_of(here, month, before))
    };
    let any = Memo::new(move |_| months.with(|all| !all.is_empty()));
    let which = move || {
        any.get().then(|| {
            view! { <Chips label=t.sentiment_which() wrap=true>{chips}</Chips> }
        })
    };
    // The rules of the month that is read, or those by which the first one will be counted.
    let least = move || {
        let of_month = months.with(|all| all.get(picked.get()).map(|it| it.rules));
        let pack = || RulePack::in_force(&here.community()?.pack, here.now().day());
        let rules = of_month.or_else(|| pack().map(|it| it.telling));
        rules.map_or(0, |it| it.persons_least)
    };
    view! {
        <h1 class="visually-hidden">{t.sentiment_page()}</h1>
        <p class="phrase">{t.sentiment_text()}</p>
        {which}
        {shown}
        <Banner glyph=Glyph::LOCK tone=Tone::Info>{move || t.sentiment_promise(least())}</Banner>
    }
    .into_any()
}

/// How many are told: all of them, or those of the houses that are told, who are some of them.
fn told(line: &ThemeLine) -> Option<u32> {
    let houses: u32 = line.houses.iter().map(|it| it.persons).sum();
    line.persons.or((houses > 0).then_some(houses))
}

/// How many, in words: never a number of few.
fn said(here: Here, month: &SentimentMonth, line: &ThemeLine) -> String {
    let t = here.t;
    match (line.persons, told(line)) {
        (Some(persons), _) => t.sentiment_persons(persons),
        (None, Some(some)) => t.sentiment_at_least(some),
        (None, None) => t.sentiment_few(month.rules.persons_least),
    }
}

fn month_of(here: Here, it: &SentimentMonth, before: Option<&SentimentMonth>) -> AnyView {
    let sources = [
        Theme::all()
            .filter(|it| matches!(it, Theme::Column(_)))
            .collect::<Vec<_>>(),
        Theme::all()
            .filter(|it| matches!(it, Theme::Issue(_)))
            .collect(),
        Theme::all()
            .filter(|it| matches!(it, Theme::Proposal(_)))
            .collect(),
    ];
    let most = it.lines.iter().filter_map(told).max();
    let most = u64::from(most.unwrap_or(1)).max(1);
    let sources = sources.into_iter().map(|themes| {
        let title = themes
            .first()
            .map(|it| wording::theme_from(*it, here.lang))
            .unwrap_or_default();
        source(here, it, before, &themes, (title, most))
    });
    let sources = sources.collect_view();
    view! { {sources} {houses(here, it)} }.into_any()
}

fn source(
    here: Here,
    it: &SentimentMonth,
    before: Option<&SentimentMonth>,
    themes: &[Theme],
    (title, most): (&'static str, u64),
) -> AnyView {
    let t = here.t;
    let mut lines: Vec<(u32, &ThemeLine)> = themes
        .iter()
        .filter_map(|theme| it.line(*theme))
        .filter_map(|line| Some((told(line)?, line)))
        .collect();
    lines.sort_by_key(|(persons, line)| (std::cmp::Reverse(*persons), line.theme));
    let bars = lines.iter().map(|(persons, line)| BarLine {
        name: wording::theme(line.theme, here.lang).to_owned(),
        said: said(here, it, line),
        value: u64::from(*persons),
        whole: most,
        chosen: false,
    });
    let bars: Vec<BarLine> = bars.collect();
    let rest = themes.len() - bars.len();
    let none = bars.is_empty().then(|| {
        view! { <p class="small soft">{t.sentiment_all_few(it.rules.persons_least)}</p> }
    });
    let more = (!bars.is_empty() && rest > 0).then(|| {
        let few = t.sentiment_rest(rest, it.rules.persons_least);
        view! { <p class="small soft">{few}</p> }
    });
    let bars = (!bars.is_empty()).then(|| view! { <Bars bars chosen="" /> });
    let columns = std::iter::once(Column::words(t.sentiment_theme()))
        .chain(std::iter::once(Column::words(wording::month(
            it.from, here.lang,
        ))))
        .chain(before.map(|it| Column::words(wording::month(it.from, here.lang))))
        .collect();
    let rows = themes.iter().map(|theme| {
        let cell = |month: &SentimentMonth| {
            let line = month.line(*theme);
            line.map(|line| said(here, month, line)).unwrap_or_default()
        };
        view! {
            <tr>
                <th scope="row">{wording::theme(*theme, here.lang)}</th>
                <td>{cell(it)}</td>
                {before.map(|it| view! { <td>{cell(it)}</td> })}
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <Section title>
            {bars} {none} {more}
            <Reveal label=t.sentiment_table()>
                <DataTable caption=t.sentiment_table_of(title) quiet=true columns>
                    {rows}
                </DataTable>
            </Reveal>
        </Section>
    }
    .into_any()
}

/// The houses of which a count may be told.
fn houses(here: Here, it: &SentimentMonth) -> AnyView {
    let t = here.t;
    let name = |id| {
        let house: Option<Building> = here.get(id);
        house.map(|it| it.name.to_string()).unwrap_or_default()
    };
    let told = it.lines.iter().flat_map(|line| {
        line.houses
            .iter()
            .map(move |cell| (line.theme, cell.house, cell.persons))
    });
    let mut told: Vec<_> = told
        .map(|(theme, id, persons)| (name(id), theme, persons))
        .collect();
    told.sort_by_key(|(house, theme, persons)| {
        (shell::number(house), std::cmp::Reverse(*persons), *theme)
    });
    let least = it.rules.persons_least;
    if told.is_empty() {
        return view! {
            <Section title=t.sentiment_houses()>
                <p class="small soft">{t.sentiment_houses_few(least)}</p>
            </Section>
        }
        .into_any();
    }
    let columns = vec![
        Column::words(t.sentiment_house()),
        Column::words(t.sentiment_theme()),
        Column::words(t.sentiment_count()),
    ];
    let rows = told.into_iter().map(|(house, theme, persons)| {
        let from = wording::theme_from(theme, here.lang);
        view! {
            <tr>
                <th scope="row">{house}</th>
                <td>{wording::theme(theme, here.lang)} " " <span class="tiny soft">{from}</span></td>
                <td>{t.sentiment_persons(persons)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <Section title=t.sentiment_houses()>
            <DataTable caption=t.sentiment_table_of(t.sentiment_houses()) quiet=true columns>
                {rows}
            </DataTable>
            <p class="small soft">{t.sentiment_houses_rest(least)}</p>
        </Section>
    }
    .into_any()
}
