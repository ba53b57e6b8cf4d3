//! One lift: where it stands, what it lacks, what each home has in it, the objections, the next act.

use components::{Badge, Column, DataTable, Desk, DocTitle, DocTop, Fact, Facts, Section, Tone};
use domain::renovation::{Lift, LiftCase, LiftHome, LiftWord, lift_bill};
use domain::{HomeId, LiftHomeId, wording};
use leptos::prelude::*;

use super::acts::Acts;
use super::heard::{Hearing, HearingSheets, objections};
use super::list::lacked;
use super::{address, place};
use crate::shell::{Book, Nothing, id_in_path, set_title, texts, to, use_book};
use crate::texts::Texts;

/// The lift of a stairwell.
#[component]
pub(crate) fn LiftPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<domain::UnitId>();
    let lift = Memo::new(move |_| id.get().and_then(|id| book.get::<Lift>(id)));
    let there = Memo::new(move |_| lift.with(|it| it.as_ref().map(|it| it.id)));
    let hearing = Hearing::new();
    move || {
        let Some(id) = there.get() else {
            let (title, text) = (t.lift_title(), t.lift_none());
            return view! { <Nothing title text /> }.into_any();
        };
        let top = move || lift.get().map(|it| top(&it, book, t));
        let body = move || lift.get().map(|it| document(&it, book, t));
        let heard = move || {
            let posted = lift.with(|it| it.as_ref().is_some_and(|it| it.state.case().is_some()));
            posted.then(|| objections(id, hearing, book, t))
        };
        let aside = view! { <Acts id lift /> };
        view! {
            <Desk aside=aside.into_any()>
                <article class="stack stack--4">{top} {body} {heard}</article>
            </Desk>
            <HearingSheets id hearing />
        }
        .into_any()
    }
}

fn top(it: &Lift, book: Book, t: Texts) -> AnyView {
    let title = t.lift_of(place(book, it.id));
    set_title(&title);
    let stage = wording::lift_stage(it.state.stage(), t.lang);
    let badge = view! { <Badge label=stage tone=Tone::Info /> }.into_any();
    let lacks = lacked(it, book, t);
    let lacks =
        (!lacks.is_empty()).then(|| view! { <p class="strong">{t.lift_lacks_line(lacks)}</p> });
    let print = it.state.case().map(|_| {
        let href = to(format!("renovation/lifts/{}/print", it.id));
        view! { <a href=href>{t.lift_print()}</a> }
    });
    let why = it.why.to_string();
    let author = t.lift_by(&it.author.shown);
    view! {
        <DocTop number=t.lift_title() end=badge />
        <DocTitle title page=true />
        <p class="soft">{author} " " {print}</p>
        <p>{why}</p>
        {lacks}
    }
    .into_any()
}

/// What is posted, as facts.
pub(super) fn facts(case: &LiftCase, book: Book, t: Texts) -> Vec<Fact> {
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let mut facts = vec![
        fact(t.lift_version(), case.version.to_string()),
        fact(t.lift_hangs(), case.posting.place.to_string()),
        fact(t.lift_until(), wording::day(case.posting.last, t.lang)),
        fact(t.lift_price(), t.yuan(case.scheme.price)),
    ];
    for it in &case.subsidies {
        facts.push(fact(&t.lift_subsidy(&it.source), t.yuan(it.amount)));
    }
    facts.push(fact(t.lift_raised(), t.yuan(case.raised())));
    let names = case.scheme.affected.iter().filter_map(|id| {
        let building: Option<domain::members::Building> = book.get(*id);
        building.map(|it| it.name.to_string())
    });
    let names: Vec<String> = names.collect();
    if !names.is_empty() {
        facts.push(fact(t.lift_affected(), names.join(t.list_comma())));
    }
    for it in &case.scheme.occupied {
        let value = format!("{} {}", address(book, it.home), it.what);
        facts.push(fact(t.lift_occupied(), value));
    }
    facts
}

fn document(it: &Lift, book: Book, t: Texts) -> Option<AnyView> {
    let case = it.state.case()?;
    let facts = facts(case, book, t);
    let text = case.scheme.text.to_string();
    let view = view! {
        <Section title=case.scheme.title.to_string()>
            <p>{text}</p>
            <Facts facts=Signal::stored(facts) />
        </Section>
        {homes(it, case, book, t)}
    };
    Some(view.into_any())
}

/// How a word was given.
fn given(word: Option<&LiftWord>, t: Texts) -> String {
    match word {
        None => t.lift_open().to_owned(),
        Some(LiftWord {
            paper: Some(paper), ..
        }) => paper.to_string(),
        Some(word) => t.lift_by_phone(wording::short_day(word.at.day(), t.lang)),
    }
}

/// What each home of the stairwell pays and said, and what homes elsewhere have in it.
fn homes(it: &Lift, case: &LiftCase, book: Book, t: Texts) -> Option<AnyView> {
    let bill = book.read(|town| lift_bill(it, town))?;
    let has = |home: HomeId| book.get::<LiftHome>(LiftHomeId::of(it.id, home));
    let hash = case.agreement.as_ref().map(|it| it.hash);
    let cells = |home: HomeId, pays: bool| {
        let has = has(home);
        let consent = has.as_ref().and_then(|it| it.consent.as_ref());
        let consent = consent.filter(|it| it.version == case.version);
        let consent = match case.occupies(home) {
            true => given(consent.map(|it| &it.word), t),
            false => String::new(),
        };
        let signed = has.as_ref().and_then(|it| it.signed.as_ref());
        let signed = signed.filter(|it| Some(it.text) == hash);
        let signed = match pays && hash.is_some() {
            true => given(signed.map(|it| &it.word), t),
            false => String::new(),
        };
        let paid = has.and_then(|it| it.compensation);
        let paid = paid.map(|it| format!("{} {}", it.amount, it.reason));
        view! {
            <td>{consent}</td>
            <td>{signed}</td>
            <td>{paid}</td>
        }
    };
    let row = |line: &domain::renovation::LiftLine| {
        let pays = line.by_table.is_some_and(|it| it.0 > 0);
        view! {
            <tr>
                <th scope="row">{line.address.to_string()}</th>
                <td class="number">{line.area.to_string()}</td>
                <td class="number">{line.by_area.to_string()}</td>
                <td class="number">{line.by_table.map(|it| it.to_string())}</td>
                {cells(line.home, pays)}
            </tr>
        }
    };
    let rows = bill.lines.iter().map(row).collect_view();
    let mut others = book.of::<LiftHome>(it.id);
    others.retain(|it| !bill.lines.iter().any(|line| line.home == it.home));
    let mut others: Vec<HomeId> = others.into_iter().map(|it| it.home).collect();
    let occupied = case.scheme.occupied.iter().map(|it| it.home);
    others.extend(occupied.filter(|home| !bill.lines.iter().any(|line| line.home == *home)));
    others.sort();
    others.dedup();
    let other = |home: HomeId| {
        view! {
            <tr>
                <th scope="row">{address(book, home)}</th>
                <td></td>
                <td></td>
                <td></td>
                {cells(home, false)}
            </tr>
        }
    };
    let others = others.into_iter().map(other).collect_view();
    let columns = vec![
        Column::words(t.lift_home()),
        Column::numbers(t.lift_area()),
        Column::numbers(t.lift_by_area()),
        Column::numbers(t.lift_by_table()),
        Column::words(t.lift_consent()),
        Column::words(t.lift_signature()),
        Column::words(t.lift_compensations()),
    ];
    let counts = match bill.agreed {
        true => t.lift_table_counts(),
        false => t.lift_area_counts(),
    };
    let view = view! {
        <Section title=t.lift_homes()>
            <p class="small soft">{counts}</p>
            <DataTable caption=t.lift_homes_caption() quiet=true office=true columns>
                {rows}
                {others}
            </DataTable>
        </Section>
    };
    Some(view.into_any())
}
