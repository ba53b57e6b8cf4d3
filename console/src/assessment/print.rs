//! The scorecard on A4 (评分表), with the way to read it on a phone.

use components::{Column, DataTable, Fact, Facts, Paper, Qr};
use domain::assessment::{Dimension, Round, Stage, Survey, SurveyState};
use domain::{RoundId, wording};
use leptos::prelude::*;

use super::survey;
use super::words::{score, standing};
use crate::shell::{Book, Nothing, Page, PrintButton, dated, id_in_path, texts, use_book};
use crate::texts::Texts;

/// The round in the address.
#[component]
pub(crate) fn ScorecardPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<RoundId>();
    let found = Memo::new(move |_| book.get::<Round>(id.get()?));
    move || match found.get() {
        Some(it) => untrack(|| page(&it, book, t)),
        None => {
            let (title, text) = (t.six_none(), t.six_none_text());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

fn page(it: &Round, book: Book, t: Texts) -> AnyView {
    let acts = view! { <PrintButton label=t.print() /> }.into_any();
    view! {
        <div class="stack no-print">
            <Page within=t.six_round(it.year) title=t.six_print() acts>
                <p class="soft">{t.six_print_text()}</p>
            </Page>
        </div>
        {paper(it, book, t)}
    }
    .into_any()
}

fn paper(it: &Round, book: Book, t: Texts) -> AnyView {
    let name = book.community().map(|it| it.name.to_string());
    let name = name.unwrap_or_default();
    let card = it.scorecard();
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let mut facts = vec![fact(t.state(), standing(it, t).0)];
    if let Stage::Confirmed {
        decision: Some(decision),
        ..
    } = &it.stage
    {
        let day = dated(decision.on, t);
        let number = decision.number.as_ref().map(ToString::to_string);
        let said = [Some(decision.by.to_string()), Some(day), number];
        let said: Vec<String> = said.into_iter().flatten().collect();
        facts.push(fact(t.six_decided(), said.join(t.list_comma())));
    }
    for one in Dimension::ALL {
        let name = wording::six_dimension(one, t.lang);
        facts.push(fact(name, score(card.of(one))));
    }
    facts.push(fact(t.six_overall(), score(card.overall)));
    let own: Option<Survey> = book.get(it.id);
    let own = own.and_then(|it| match it.state {
        SurveyState::Closed { counts, .. } => Some(counts),
        _ => None,
    });
    let own = own.map(|it| {
        view! {
            <h3>{t.six_survey_own()}</h3>
            {survey::counts(&it, t)}
        }
    });
    let theirs = it.sheets.as_ref().map(|it| {
        view! {
            <h3>{t.six_sheets_by(&it.by)}</h3>
            {survey::counts(&it.counts, t)}
        }
    });
    let origin = window().location().origin().unwrap_or_default();
    let address = format!("{origin}/assessment/{}", it.year);
    let code = view! { <Qr content=address label=t.six_qr() /> }.into_any();
    let signed = t.notice_signed(dated(book.today(), t), &name);
    let rules = t.six_print_rules(wording::hundredths(it.rules().floor), it.pack.to_string());
    let title = t.six_paper(&name, it.year);
    let table = table(it, t);
    view! {
        <Paper title signed seal=t.seal_space() code>
            <Facts facts=Signal::stored(facts) />
            {table}
            {own}
            {theirs}
            <p>{rules}</p>
        </Paper>
    }
    .into_any()
}

fn table(it: &Round, t: Texts) -> AnyView {
    let columns = vec![
        Column::words(t.six_dimension()),
        Column::words(t.six_indicator()),
        Column::words(t.six_value()),
        Column::numbers(t.six_points()),
        Column::numbers(t.six_weight()),
    ];
    let rows = it.rules().dimensions.iter().flat_map(|dimension| {
        dimension.indicators.iter().map(|one| {
            let entry = it.entry(&one.code);
            let value = entry.map(|it| wording::six_value(&it.value, t.lang));
            let weight = wording::hundredths(one.weight.into());
            let title = one.title(t.lang).to_owned();
            view! {
                <tr>
                    <td class="nowrap">{wording::six_dimension(dimension.dimension, t.lang)}</td>
                    <th scope="row">{title}</th>
                    <td>{value}</td>
                    <td class="number nowrap">{score(it.points_of(&one.code))}</td>
                    <td class="number nowrap">{weight} "%"</td>
                </tr>
            }
        })
    });
    let rows = rows.collect_view();
    view! {
        <DataTable caption=t.six_indicators_table() quiet=true office=true columns>
            {rows}
        </DataTable>
    }
    .into_any()
}
