//! Who is present: members mark themselves, staff mark those without a phone.

use components::{Button, ButtonLook, Column, DataTable, Seats, Section};
use domain::councils::{
    Attend, Attendance, Command as Councils, Council, Floor, Hall, Known, Seat, Sitting, ended_at,
};
use domain::{AttendanceId, Command, PersonId, SittingId, wording};
use leptos::prelude::*;

use super::door::DoorButton;
use super::seats;
use crate::shell::{Book, Doing, Fault, keyed, texts, to, use_book};
use crate::texts::Texts;

/// The seats of a sitting, and who is there.
#[component]
pub(super) fn Present(sitting: Sitting) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let (id, council) = (sitting.id, sitting.council);
    let starts_at = sitting.starts_at;
    let doors_open_at = untrack(|| book.read(|town| sitting.doors_open_at(town)));
    let doors_open_at = doors_open_at.unwrap_or(starts_at);
    let before = (starts_at.0 - doors_open_at.0) / 60_000;
    let over = Memo::new(move |_| book.read(|town| ended_at(id, town)).is_some());
    let open = Memo::new(move |_| book.now() >= doors_open_at && !over.get());
    let held = Memo::new(move |_| seats(council, book.today(), book));
    // For what is talked about: who recused themselves from it is not missed by it.
    let sitting = StoredValue::new(sitting);
    let on_floor = Memo::new(move |_| book.get::<Floor>(id).map(|floor| floor.motion));
    let hall = Memo::new(move |_| {
        let council: Council = book.get(council)?;
        let (motion, at) = (on_floor.get(), book.now());
        sitting.with_value(|it| {
            book.read(|town| Hall::of(&council, it, motion, at, town))
                .ok()
        })
    });
    let number = move |of: fn(Hall) -> u32| Memo::new(move |_| hall.get().map_or(0, of));
    let (present, quorum) = (number(|it| it.present), number(|it| it.least));
    let total = number(|it| it.members);
    let off = Memo::new(move |_| {
        held.with(Vec::len) as u32 - total.get().min(held.with(Vec::len) as u32)
    });
    let words = move || {
        let words = t.present_words(present.get(), quorum.get(), total.get());
        match off.get() {
            0 => words,
            off => t.present_recused(off, words),
        }
    };
    let row = move |seat| row(id, seat, open, book, t).into_any();
    let rows = keyed(held, |it| it.person, row);
    let columns = vec![
        Column::words(t.seat_category()),
        Column::words(t.name()),
        Column::words(t.present_title()),
    ];
    let early = move || (!open.get() && !over.get()).then(|| t.present_early(before));
    view! {
        <Section title=t.present_title()>
            <Seats taken=present total quorum label=words />
            <p class="small soft">{words} " " {early}</p>
            {move || open.get().then(|| view! { <DoorButton sitting=id /> })}
            <DataTable caption=t.table_of(t.present_title()) quiet=true office=true columns>
                {rows}
            </DataTable>
        </Section>
    }
}

fn row(sitting: SittingId, seat: Seat, open: Memo<bool>, book: Book, t: Texts) -> impl IntoView {
    let person = seat.person;
    let there = Memo::new(move |_| book.get::<Attendance>(AttendanceId::of(sitting, person)));
    let state = move || match there.get() {
        Some(there) => {
            let at = wording::clock(there.at);
            let since = match there.known {
                Known::Said => t.present_since(at),
                Known::Marked(_) => t.present_marked(at),
                Known::Scanned => t.present_scanned(at),
            };
            view! { <span class="is-jade">{since}</span> }.into_any()
        }
        None if open.get() => view! { <Mark sitting person /> }.into_any(),
        None => view! { <span class="soft">{t.present_not_yet()}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{wording::seat_category(seat.category, t.lang)}</th>
            <td>
                <a href=to(format_args!("members/people/{person}"))>{move || book.name(person)}</a>
            </td>
            <td>{state}</td>
        </tr>
    }
}

#[component]
fn Mark(sitting: SittingId, person: PersonId) -> impl IntoView {
    let t = texts();
    let doing = Doing::nothing();
    let attend = move |()| {
        let act = Attend {
            sitting,
            person,
            code: None,
        };
        doing.run(Command::Councils(Councils::Attend(act)), || ());
    };
    view! {
        <Button look=ButtonLook::Text small=true busy=doing.busy on_press=attend>
            {t.present_mark()}
        </Button>
        <Fault doing />
    }
}
