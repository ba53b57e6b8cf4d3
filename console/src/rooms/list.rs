//! What is given: rooms and windows, their hours, and the days on which they are closed.

use components::{Badge, Button, ButtonLook, Column, DataTable, Sheet, Tone};
use domain::rooms::{Command as Act, OpenDays, Opens, Room, RoomKind};
use domain::{Command, RoomId, wording};
use leptos::prelude::*;

use super::form::{close_form, room_form, series_form};
use super::rooms as all_rooms;
use crate::shell::{Book, Doing, Fault, Nothing, Page, dated, texts, use_book};
use crate::texts::Texts;

/// What is asked for in the one sheet of the page, apart from its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Set(Option<RoomId>),
    Close(RoomId),
    Series(RoomId),
}

/// The page.
#[component]
pub(crate) fn RoomsPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let open = RwSignal::new(false);
    let deed = RwSignal::new(Deed::Set(None));
    let ask = Callback::new(move |which| {
        deed.set(which);
        open.set(true);
    });
    let table = move || {
        let all = all_rooms(book);
        if all.is_empty() {
            let (title, text) = (t.rooms_none(), t.rooms_none_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.rooms_name()),
            Column::words(t.rooms_kind()),
            Column::words(t.rooms_place()),
            Column::numbers(t.rooms_seats()),
            Column::words(t.rooms_open_hours()),
            Column::words(t.rooms_closed_days()),
            Column::words(t.rooms_do()),
        ];
        let rows = all.iter().map(|it| row(it, (ask, doing), book, t));
        let rows = rows.collect_view();
        view! {
            <DataTable caption=t.rooms_list() quiet=true columns office=true>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let title = move || match deed.get() {
        Deed::Set(None) => t.rooms_new(),
        Deed::Set(Some(_)) => t.rooms_change(),
        Deed::Close(_) => t.rooms_close(),
        Deed::Series(_) => t.rooms_series(),
    };
    let form = move || {
        open.get().then(|| {
            untrack(|| match deed.get() {
                Deed::Set(id) => room_form(id, open, book, t),
                Deed::Close(id) => close_form(id, open, book, t),
                Deed::Series(id) => series_form(id, open, book, t),
            })
        })
    };
    let acts = view! {
        <Button look=ButtonLook::Primary on_press=move |()| ask.run(Deed::Set(None))>
            {t.rooms_new()}
        </Button>
    };
    view! {
        <Page within=t.nav_rooms() title=t.rooms_list() acts=acts.into_any()>
            <Fault doing />
            {table}
            <Sheet open title=Signal::derive(title) close_label=t.not_now()>{form}</Sheet>
        </Page>
    }
}

fn row(
    it: &Room,
    (ask, doing): (Callback<Deed>, Doing),
    book: Book,
    t: Texts,
) -> impl IntoView + use<> {
    let id = it.id;
    let kind = match it.kind {
        RoomKind::Room => t.rooms_kind_room(),
        RoomKind::Desk => t.rooms_kind_desk(),
    };
    let today = book.today();
    let closed = it.closed.iter().filter(|it| it.to >= today).map(|it| {
        let from = it.from;
        let press = move |()| {
            let open = Act::OpenDays(OpenDays { room: id, from });
            doing.run(Command::Rooms(open), || ());
        };
        let days = t.rooms_from_to(dated(it.from, t), dated(it.to, t));
        view! {
            <li>
                {days} " " {it.reason.to_string()} " "
                <Button look=ButtonLook::Text small=true on_press=press>{t.rooms_open_again()}</Button>
            </li>
        }
    });
    let closed = closed.collect_view();
    let ended = it
        .ended
        .then(|| view! { <Badge label=t.rooms_ended() tone=Tone::Stop /> });
    view! {
        <tr>
            <th scope="row">{it.name.to_string()} " " {ended}</th>
            <td class="nowrap">{kind}</td>
            <td>{it.place.to_string()}</td>
            <td class="number" data-label=t.rooms_seats()>{it.seats}</td>
            <td>{opens(&it.opens, t)}</td>
            <td><ul>{closed}</ul></td>
            <td class="nowrap">
                <Button look=ButtonLook::Text small=true on_press=move |()| ask.run(Deed::Set(Some(id)))>
                    {t.rooms_change()}
                </Button>
                <Button look=ButtonLook::Text small=true on_press=move |()| ask.run(Deed::Close(id))>
                    {t.rooms_close()}
                </Button>
                <Button look=ButtonLook::Text small=true on_press=move |()| ask.run(Deed::Series(id))>
                    {t.rooms_series()}
                </Button>
            </td>
        </tr>
    }
}

/// Hours of the week in words: days with the same hours together.
fn opens(all: &[Opens], t: Texts) -> String {
    let mut spans: Vec<(u16, u16)> = all.iter().map(|it| (it.from, it.until)).collect();
    spans.sort_unstable();
    spans.dedup();
    let said = spans.into_iter().map(|(from, until)| {
        let mut days: Vec<i8> = all
            .iter()
            .filter(|it| (it.from, it.until) == (from, until))
            .map(|it| it.weekday)
            .collect();
        days.sort_unstable();
        let days: Vec<&str> = days
            .into_iter()
            .map(|it| wording::weekday_of(it, t.lang))
            .collect();
        let hours = t.rooms_span(wording::minutes(from), wording::minutes(until));
        format!("{} {hours}", days.join(t.list_comma()))
    });
    said.collect::<Vec<_>>().join(t.list_comma())
}
