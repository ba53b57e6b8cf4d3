//! The plan of a day: who comes when, and what the office does about it.

use components::{
    Badge, Button, ButtonLink, ButtonLook, Column, DataTable, Field, InputKind, Section, Tone,
};
use domain::rooms::{BookingState, CancelBooking, Command as Act, NoteNoShow, Room, RoomDesk};
use domain::{Command, Day, RoomBookingId};
use leptos::prelude::*;

use super::{hours, of_day, rooms};
use crate::shell::{
    AskWhy, Book, Doing, ExportLink, Fault, Nothing, Page, keyed, line, texts, to, use_book,
};
use crate::texts::Texts;

/// What is asked for in the one sheet of the page, apart from its rows.
#[derive(Clone, Copy)]
struct Asked {
    booking: RwSignal<Option<RoomBookingId>>,
    open: RwSignal<bool>,
    doing: Doing,
}

/// The page.
#[component]
pub(crate) fn DayPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let on = RwSignal::new(untrack(|| book.today()).to_string());
    let day = Memo::new(move |_| on.get().parse::<Day>().unwrap_or_else(|_| book.today()));
    let asked = Asked {
        booking: RwSignal::new(None),
        open: RwSignal::new(false),
        doing: Doing::nothing(),
    };
    let given = Memo::new(move |_| {
        let all = rooms(book).into_iter();
        all.filter(|it| !it.ended).collect::<Vec<Room>>()
    });
    let none = Memo::new(move |_| given.with(Vec::is_empty));
    let plans = move || {
        if none.get() {
            let (title, text) = (t.rooms_none(), t.rooms_none_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let plan = move |it| plan(it, day.get(), book, (asked, t));
        keyed(given, |it| it.id, plan)
    };
    let take = Callback::new(move |reason: String| {
        let booking = asked
            .booking
            .get_untracked()
            .ok_or_else(|| t.coming().to_owned())?;
        let reason = Some(line(t.reason(), &reason, t)?);
        Ok(Command::Rooms(Act::Cancel(CancelBooking {
            booking,
            reason,
        })))
    });
    let print = move || {
        let href = to(format_args!("rooms/print/{}", day.get()));
        view! { <ButtonLink href>{t.print()}</ButtonLink> }
    };
    let acts = view! {
        <ButtonLink href=to("rooms/list")>{t.rooms_list()}</ButtonLink>
        {print}
        <ExportLink list="rooms" />
    };
    view! {
        <Page within=t.brand() title=t.nav_rooms() acts=acts.into_any()>
            <Field label=t.rooms_on() value=on kind=InputKind::Day />
            <Fault doing=asked.doing />
            {plans}
            <AskWhy
                open=asked.open
                title=t.rooms_take_back()
                text=t.rooms_take_back_text()
                yes=t.rooms_take_back()
                command=take
            />
        </Page>
    }
}

fn plan(room: Room, day: Day, book: Book, (asked, t): (Asked, Texts)) -> AnyView {
    let free = room.slots(day).len();
    let name = room.name.to_string();
    let title = name.clone();
    let closed = room.closed_on(day);
    let closed = closed.map(|it| t.rooms_closed_because(&it.reason));
    let all = Memo::new(move |_| of_day(book, &room, day));
    let none = Memo::new(move |_| all.with(Vec::is_empty));
    let count = move || {
        let kept = |it: &&RoomDesk| !matches!(it.booking.state, BookingState::Cancelled { .. });
        t.rooms_taken_of(free, all.with(|all| all.iter().filter(kept).count()))
    };
    let body = move || {
        if let Some(closed) = closed.clone() {
            return view! { <p class="small soft">{closed}</p> }.into_any();
        }
        if none.get() {
            return view! { <p class="small soft">{t.rooms_nobody()}</p> }.into_any();
        }
        let columns = vec![
            Column::words(t.rooms_time()),
            Column::words(t.name()),
            Column::words(t.rooms_purpose()),
            Column::numbers(t.rooms_people()),
            Column::words(t.state()),
            Column::words(t.rooms_do()),
        ];
        let row = move |it: RoomDesk| row(&it, book, (asked, t)).into_any();
        let rows = keyed(all, |it| it.id, row);
        view! {
            <DataTable caption=t.table_of(&name) quiet=true columns office=true>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    view! { <Section title count>{body}</Section> }.into_any()
}

fn row(it: &RoomDesk, book: Book, (asked, t): (Asked, Texts)) -> impl IntoView + use<> {
    let booking = &it.booking;
    let now = book.now();
    let to_come = booking.is_to_come(now);
    let (label, tone) = match &booking.state {
        BookingState::Booked if to_come => (t.rooms_state_booked(), Tone::Wait),
        BookingState::Booked => (t.rooms_state_came(), Tone::Done),
        BookingState::Cancelled { .. } => (t.rooms_state_cancelled(), Tone::Plain),
        BookingState::NoShow { .. } => (t.rooms_state_no_show(), Tone::Stop),
    };
    let id = it.id;
    let act = (booking.state == BookingState::Booked).then(|| {
        if to_come {
            let press = move |()| {
                asked.booking.set(Some(id));
                asked.open.set(true);
            };
            view! {
                <Button look=ButtonLook::Text small=true on_press=press>{t.rooms_take_back()}</Button>
            }
            .into_any()
        } else {
            let press = move |()| {
                let note = Act::NoShow(NoteNoShow { booking: id });
                asked.doing.run(Command::Rooms(note), || ());
            };
            view! {
                <Button look=ButtonLook::Text small=true on_press=press>{t.rooms_note_no_show()}</Button>
            }
            .into_any()
        }
    });
    view! {
        <tr>
            <th scope="row" class="nowrap">{hours(it)}</th>
            <td>{book.name(it.who.person)} " " <span class="small soft">{it.who.shown.clone()}</span></td>
            <td>{booking.purpose.to_string()}</td>
            <td class="number" data-label=t.rooms_people()>{booking.people}</td>
            <td class="nowrap"><Badge label tone /></td>
            <td class="nowrap">{act}</td>
        </tr>
    }
}
