//! Supplies: what is there, what is low or about to expire, and the ledger of each.

use components::{
    Badge, Button, ButtonLink, ButtonLook, Chip, Chips, Column, DataTable, Field, Glyph, InputKind,
    Search, Section, Select, Tone,
};
use domain::emergency::{
    Command as Act, DescribeSupply, MoveKind, MoveSupply, Supply, SupplyMove, Warned, on_hand, out,
};
use domain::{Command, Line, SupplyId, SupplyMoveId, wording};
use leptos::prelude::*;

use super::Parts;
use super::words::{Opens, asking, choices, chosen, day, number};
use crate::shell::{
    Book, Doing, ExportLink, Fault, Initials, Nothing, Page, fits, line, texts, to, use_book,
};
use crate::texts::Texts;

/// One thing and how many there are.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stock {
    pub(super) supply: Supply,
    pub(super) moves: Vec<SupplyMove>,
    pub(super) on_hand: u32,
    pub(super) warned: Vec<Warned>,
}

/// All of them, those warned of first.
pub(super) fn stocks(book: Book) -> Vec<Stock> {
    let today = book.today();
    let mut all: Vec<Stock> = book
        .all::<Supply>()
        .into_iter()
        .map(|supply| {
            let mut moves: Vec<SupplyMove> = book.of(supply.id);
            moves.sort_by_key(|it| (std::cmp::Reverse(it.at), it.id));
            let on_hand = on_hand(&moves);
            let warned = supply.warned(on_hand, today);
            Stock {
                supply,
                moves,
                on_hand,
                warned,
            }
        })
        .collect();
    all.sort_by(|a, b| {
        let key = |it: &Stock| (it.warned.is_empty(), it.supply.item.to_string());
        key(a).cmp(&key(b))
    });
    all
}

/// What a thing is warned of, in words.
pub(super) fn warning(it: Warned, t: Texts) -> &'static str {
    match it {
        Warned::Expired => t.emergency_expired(),
        Warned::Low => t.emergency_low(),
        Warned::Expiring => t.emergency_expiring(),
    }
}

/// The page.
#[component]
pub(crate) fn Supplies() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let initials: Initials = expect_context();
    let words = RwSignal::new(String::new());
    let only = RwSignal::new(false);
    let all = Memo::new(move |_| stocks(book));
    let warned =
        Memo::new(move |_| all.with(|all| all.iter().filter(|it| !it.warned.is_empty()).count()));
    let table = move || {
        let (words, only) = (words.get(), only.get());
        let mut shown = all.get();
        shown.retain(|it| {
            let supply = &it.supply;
            let of = [
                supply.item.as_str(),
                supply.place.as_str(),
                supply.keeper.as_str(),
            ];
            fits(&words, &of, initials) && (!only || !it.warned.is_empty())
        });
        if shown.is_empty() {
            let (title, text) = (t.emergency_no_supplies(), t.emergency_no_supplies_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.emergency_item()),
            Column::numbers(t.emergency_on_hand()),
            Column::numbers(t.emergency_minimum()),
            Column::words(t.emergency_expires()),
            Column::words(t.emergency_place()),
            Column::words(t.emergency_keeper()),
            Column::words(t.acts()),
        ];
        let rows = shown.into_iter().map(|it| row(it, book, t)).collect_view();
        view! {
            <DataTable caption=t.emergency_supplies() quiet=true office=true columns>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let label = Signal::derive(move || t.emergency_warned(warned.get()));
    let adding = Callback::new(move |open| describe(None, open, book, t));
    let acts = view! {
        <ExportLink list="supplies" />
        <ExportLink list="supply-ledger" label=t.emergency_export_ledger() />
        <ButtonLink href=to("emergency/supplies/print") glyph=Glyph::PRINT>
            {t.print()}
        </ButtonLink>
        <Opens label=t.emergency_supply_add() primary=true form=adding />
    };
    view! {
        <Page within=t.nav_emergency() title=t.emergency_supplies() acts=acts.into_any()>
            {asking()}
            <Parts />
            <Search
                label=t.emergency_search_supply()
                placeholder=t.emergency_search_supply()
                value=words
            />
            <Chips label=t.state() wrap=true>
                <Chip label pressed=only on_press=move |()| only.update(|it| *it = !*it) />
            </Chips>
            {table}
            <Section title=t.emergency_ledger()>{move || all.with(|all| ledger(all, book, t))}</Section>
        </Page>
    }
}

fn row(it: Stock, book: Book, t: Texts) -> impl IntoView {
    let supply = it.supply.clone();
    let badges = it.warned.iter().map(|warned| {
        let tone = match warned {
            Warned::Expiring => Tone::Wait,
            Warned::Expired | Warned::Low => Tone::Stop,
        };
        view! { " " <Badge label=warning(*warned, t) tone /> }
    });
    let badges = badges.collect_view();
    let expires = supply.expires_on.map(|it| wording::day(it, t.lang));
    let count = format!("{} {}", it.on_hand, supply.unit);
    let (id, there, away) = (supply.id, it.on_hand, out(&it.moves));
    let named = supply.item.to_string();
    let title = named.clone();
    let moving = Callback::new(move |open| moves((id, named.clone()), (there, away), open, t));
    let changing = Callback::new(move |open| describe(Some(it.supply.clone()), open, book, t));
    view! {
        <tr>
            <th scope="row">{title} {badges}</th>
            <td class="number nowrap">{count}</td>
            <td class="number">{supply.minimum}</td>
            <td class="nowrap">{expires}</td>
            <td>{supply.place.to_string()}</td>
            <td>{supply.keeper.to_string()}</td>
            <td>
                <div class="cluster">
                    <Opens label=t.emergency_move() small=true form=moving />
                    <Opens label=t.emergency_change() small=true form=changing />
                </div>
            </td>
        </tr>
    }
}

/// The last lines of the ledger.
fn ledger(all: &[Stock], book: Book, t: Texts) -> AnyView {
    let mut lines: Vec<(&Supply, &SupplyMove)> = all
        .iter()
        .flat_map(|it| it.moves.iter().map(|line| (&it.supply, line)))
        .collect();
    lines.sort_by_key(|(_, it)| (std::cmp::Reverse(it.at), it.id));
    let columns = vec![
        Column::words(t.emergency_when()),
        Column::words(t.emergency_item()),
        Column::words(t.emergency_way()),
        Column::numbers(t.emergency_quantity()),
        Column::words(t.note()),
        Column::words(t.emergency_noted_by()),
    ];
    let rows = lines.iter().take(30).map(|(supply, it)| {
        view! {
            <tr>
                <td class="nowrap">{wording::instant(it.at, t.lang)}</td>
                <th scope="row">{supply.item.to_string()}</th>
                <td>{wording::emergency_move(it.kind, t.lang)}</td>
                <td class="number nowrap">{format!("{} {}", it.quantity, supply.unit)}</td>
                <td>{it.note.to_string()}</td>
                <td>{book.name(it.by)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <DataTable caption=t.table_of(t.emergency_ledger()) quiet=true office=true columns>
            {rows}
        </DataTable>
    }
    .into_any()
}

fn describe(before: Option<Supply>, open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let old = before.as_ref();
    let text = |it: Option<String>| RwSignal::new(it.unwrap_or_default());
    let id = old.map(|it| it.id);
    let item = text(old.map(|it| it.item.to_string()));
    let unit = text(old.map(|it| it.unit.to_string()));
    let minimum = text(old.map(|it| it.minimum.to_string()));
    let expires = text(old.and_then(|it| it.expires_on).map(|it| it.to_string()));
    let place = text(old.map(|it| it.place.to_string()));
    let keeper = text(old.map(|it| it.keeper.to_string()));
    let command = move || {
        let community = book.community().map(|it| it.id);
        let expires = expires.get();
        let expires_on = if expires.trim().is_empty() {
            None
        } else {
            Some(day(t.emergency_expires(), &expires, t)?)
        };
        let supply = Supply {
            id: id.unwrap_or_else(|| SupplyId(offline::new_id())),
            community: community.ok_or_else(|| t.coming().to_owned())?,
            item: line(t.emergency_item(), &item.get(), t)?,
            unit: line(t.emergency_unit(), &unit.get(), t)?,
            minimum: number(t.emergency_minimum(), &minimum.get(), t)?,
            expires_on,
            place: line(t.emergency_place(), &place.get(), t)?,
            keeper: line(t.emergency_keeper(), &keeper.get(), t)?,
        };
        Ok(Command::Emergency(Act::DescribeSupply(DescribeSupply {
            supply,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <Field label=t.emergency_item() value=item limit=Line::MOST />
            <Field
                label=t.emergency_unit()
                value=unit
                hint=t.emergency_unit_hint()
                limit=Line::MOST
            />
            <Field label=t.emergency_minimum() value=minimum kind=InputKind::Number />
            <Field
                label=t.emergency_expires()
                value=expires
                kind=InputKind::Day
                need=t.optional()
            />
            <Field label=t.emergency_place() value=place limit=Line::MOST />
            <Field label=t.emergency_keeper() value=keeper limit=Line::MOST />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.emergency_save()}
            </Button>
        </div>
    }
    .into_any()
}

fn moves(
    (id, item): (SupplyId, String),
    (there, away): (u32, u32),
    open: RwSignal<bool>,
    t: Texts,
) -> AnyView {
    let doing = Doing::nothing();
    let way = RwSignal::new(String::from("1"));
    let quantity = RwSignal::new(String::new());
    let note = RwSignal::new(String::new());
    let ways = choices(&MoveKind::ALL, |it| wording::emergency_move(it, t.lang));
    let command = move || {
        Ok(Command::Emergency(Act::MoveSupply(MoveSupply {
            id: SupplyMoveId(offline::new_id()),
            supply: id,
            kind: chosen(&MoveKind::ALL, &way.get()),
            quantity: number(t.emergency_quantity(), &quantity.get(), t)?,
            note: line(t.note(), &note.get(), t)?,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <p class="strong">{item} " " {t.emergency_there_and_out(away, there)}</p>
            <Select label=t.emergency_way() value=way choices=ways />
            <Field label=t.emergency_quantity() value=quantity kind=InputKind::Number />
            <Field label=t.note() value=note hint=t.emergency_note_hint() limit=Line::MOST />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.emergency_move()}
            </Button>
        </div>
    }
    .into_any()
}
