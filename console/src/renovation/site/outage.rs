//! Telling homes of an outage (停水停电通知), and withdrawing it.

use components::{
    Badge, Button, ButtonLook, Choice, Column, DataTable, Field, InputKind, Section, Select, Tone,
};
use domain::members::Unit;
use domain::renovation::{
    Command as Renovation, Outage, PostOutage, Reach, Utility, WithdrawOutage,
};
use domain::{Command, CompoundId, Line, OutageId, wording};
use leptos::prelude::*;

use crate::members::{buildings, number};
use crate::shell::{AskWhy, Book, Doing, Fault, line, read_instant, texts, use_book};
use crate::texts::Texts;

/// What, where, from when until when, and why.
#[component]
pub(in crate::renovation) fn OutageForm(open: RwSignal<bool>, id: CompoundId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let empty = || RwSignal::new(String::new());
    let utility = RwSignal::new("0".to_owned());
    let (from, until, why) = (empty(), empty(), empty());
    let places = RwSignal::new(vec![empty()]);
    let all = StoredValue::new(reaches(book, t));
    let choices = Signal::derive(move || {
        let none = Choice {
            value: String::new(),
            label: t.renovation_pick_place().to_owned(),
        };
        all.with_value(|all| {
            let named = all.iter().enumerate().map(|(index, (_, name))| Choice {
                value: index.to_string(),
                label: name.clone(),
            });
            std::iter::once(none).chain(named).collect::<Vec<_>>()
        })
    });
    let kinds = Utility::ALL.into_iter().enumerate();
    let kinds = kinds.map(|(index, it)| Choice {
        value: index.to_string(),
        label: wording::utility(it, t.lang).to_owned(),
    });
    let kinds: Vec<Choice> = kinds.collect();
    let doing = Doing::nothing();
    let command = move || {
        let at = |text: RwSignal<String>, name: &str| {
            read_instant(&text.get_untracked()).ok_or_else(|| t.fault_instant(name))
        };
        let place = |text: RwSignal<String>| {
            let index: usize = text.get_untracked().parse().ok()?;
            all.with_value(|all| all.get(index).map(|(reach, _)| *reach))
        };
        let index: usize = utility.get_untracked().parse().unwrap_or_default();
        let places = places.get_untracked();
        Ok(Command::Renovation(Renovation::PostOutage(PostOutage {
            id: OutageId(offline::new_id()),
            plan: id,
            utility: Utility::ALL.get(index).copied().unwrap_or(Utility::Water),
            places: places.into_iter().filter_map(place).collect(),
            from: at(from, t.renovation_from())?,
            until: at(until, t.renovation_to_when())?,
            why: line(t.renovation_why(), &why.get_untracked(), t)?,
        })))
    };
    let post = move |()| doing.submit(command(), move || open.set(false));
    let rows = move || {
        let rows = places.get().into_iter();
        rows.map(|value| view! { <Select label=t.renovation_where() value choices /> })
            .collect_view()
    };
    view! {
        <Select label=t.renovation_what_off() value=utility choices=Signal::stored(kinds) />
        {rows}
        <Button
            look=ButtonLook::Quiet
            on_press=move |()| places.update(|all| all.push(RwSignal::new(String::new())))
        >
            {t.renovation_place_more()}
        </Button>
        <Field label=t.renovation_from() value=from kind=InputKind::Instant />
        <Field label=t.renovation_to_when() value=until kind=InputKind::Instant />
        <Field label=t.renovation_why() value=why limit=Line::MOST />
        <p class="small soft">{t.renovation_outage_text()}</p>
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=post>
            {t.renovation_post_outage()}
        </Button>
    }
}

/// Every place that can be cut off: the compound, its buildings, their units.
fn reaches(book: Book, t: Texts) -> Vec<(Reach, String)> {
    let mut all = vec![(Reach::Compound, t.renovation_whole_compound().to_owned())];
    for building in buildings(book) {
        let name = building.name.to_string();
        let mut units = book.of::<Unit>(building.id);
        units.sort_by_key(|it| it.name.as_ref().map(|it| number(it.as_str())));
        all.push((Reach::Building(building.id), name.clone()));
        all.extend(units.into_iter().filter_map(|unit| {
            let unit_name = unit.name?;
            Some((Reach::Unit(unit.id), format!("{name} {unit_name}")))
        }));
    }
    all
}

/// The outages that are not over, each with its withdrawal.
pub(super) fn outages(
    id: CompoundId,
    withdrawing: Withdrawing,
    book: Book,
    t: Texts,
) -> Option<AnyView> {
    let now = book.now();
    let mut all = book.of::<Outage>(id);
    all.retain(|it| now < it.until);
    all.sort_by_key(|it| (it.from, it.id));
    if all.is_empty() {
        return None;
    }
    let names = reaches(book, t);
    let row = |it: &Outage| {
        let places = it.places.iter().filter_map(|place| {
            let found = names.iter().find(|(reach, _)| reach == place);
            found.map(|(_, name)| name.clone())
        });
        let places: Vec<String> = places.collect();
        let outage = it.id;
        let act = match &it.withdrawn {
            Some(withdrawn) => {
                let why = withdrawn.why.to_string();
                view! { <Badge label=t.renovation_withdrawn() tone=Tone::Plain /> " " {why} }
                    .into_any()
            }
            None => {
                let ask = move |()| withdrawing.ask(outage);
                view! { <Button on_press=ask>{t.renovation_withdraw()}</Button> }.into_any()
            }
        };
        view! {
            <tr>
                <th scope="row">{wording::utility(it.utility, t.lang)}</th>
                <td>{places.join(t.list_comma())}</td>
                <td>{t.renovation_span(wording::instant(it.from, t.lang), wording::instant(it.until, t.lang))}</td>
                <td>{it.why.to_string()}</td>
                <td>{act}</td>
            </tr>
        }
    };
    let rows = all.iter().map(row).collect_view();
    let columns = vec![
        Column::words(t.renovation_what_off()),
        Column::words(t.renovation_where()),
        Column::words(t.renovation_when()),
        Column::words(t.renovation_why()),
        Column::words(t.renovation_withdraw()),
    ];
    let view = view! {
        <Section title=t.renovation_outages()>
            <DataTable caption=t.renovation_outage_table() quiet=true office=true columns>
                {rows}
            </DataTable>
        </Section>
    };
    Some(view.into_any())
}

/// Which outage is being withdrawn. Its sheet stands beside what is drawn anew with each record.
#[derive(Clone, Copy)]
pub(super) struct Withdrawing {
    outage: RwSignal<Option<OutageId>>,
    open: RwSignal<bool>,
}

impl Withdrawing {
    /// None is.
    pub(super) fn new() -> Self {
        Self {
            outage: RwSignal::new(None),
            open: RwSignal::new(false),
        }
    }

    fn ask(self, outage: OutageId) {
        self.outage.set(Some(outage));
        self.open.set(true);
    }
}

/// Withdraws the one that is asked for, with why.
#[component]
pub(super) fn WithdrawSheet(withdrawing: Withdrawing) -> impl IntoView {
    let t = texts();
    let command = Callback::new(move |why: String| {
        let outage = withdrawing.outage.get_untracked();
        let withdraw = WithdrawOutage {
            outage: outage.ok_or_else(|| t.pick_first().to_owned())?,
            why: line(t.reason(), &why, t)?,
        };
        Ok(Command::Renovation(Renovation::WithdrawOutage(withdraw)))
    });
    view! {
        <AskWhy
            open=withdrawing.open
            title=t.renovation_withdraw()
            text=t.renovation_withdraw_text()
            yes=t.renovation_withdraw()
            command
        />
    }
}
