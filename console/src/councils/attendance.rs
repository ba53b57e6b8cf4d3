//! Who is present: members mark themselves, staff mark those without a phone.

use components::{Button, Panel, Row, Rows, Seats};
use domain::councils::{Attend, Attendance, Command as Councils, Council, Seat, Sitting};
use domain::{AttendanceId, Command, wording};
use leptos::prelude::*;

use super::{pack, seats};
use crate::shell::{Doing, Fault, texts, use_book};

/// The seats of a sitting, and who is there.
#[component]
pub(super) fn Present(sitting: Sitting) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let (id, council) = (sitting.id, sitting.council);
    let held = Memo::new(move |_| seats(council, book.today(), book));
    let present = Memo::new(move |_| {
        let there: Vec<_> = book
            .of::<Attendance>(id)
            .into_iter()
            .map(|it| it.person)
            .collect();
        let there = held
            .get()
            .into_iter()
            .filter(|seat| there.contains(&seat.person));
        there.count() as u32
    });
    let total = Memo::new(move |_| held.with(Vec::len) as u32);
    let quorum = Memo::new(move |_| {
        let council = book.get::<Council>(council);
        let share = council.zip(pack(book.today(), book));
        let total = total.get();
        let least = share.map(|(council, pack)| council.kind.quorum(pack).least(total.into()));
        least
            .and_then(|least| u32::try_from(least).ok())
            .unwrap_or(total)
    });
    let words = move || t.present_words(present.get(), quorum.get(), total.get());
    let row = move |seat: Seat| {
        let person = seat.person;
        let there = book.get::<Attendance>(AttendanceId::of(id, person));
        let state = match there {
            Some(attendance) => {
                let at = wording::clock(attendance.at);
                view! { <span class="is-jade">{t.present_since(at)}</span> }.into_any()
            }
            None => view! { <Mark sitting=id person /> }.into_any(),
        };
        view! {
            <Row
                title=book.name(person)
                meta=wording::seat_category(seat.category, t.lang)
                state
            />
        }
    };
    view! {
        <Panel title=t.present_title()>
            <Seats taken=present total quorum label=words />
            <p class="small soft">{words}</p>
            <Rows bare=true>{move || held.get().into_iter().map(row).collect_view()}</Rows>
        </Panel>
    }
}

#[component]
fn Mark(sitting: domain::SittingId, person: domain::PersonId) -> impl IntoView {
    let t = texts();
    let doing = Doing::nothing();
    let attend = move |()| {
        let act = Attend { sitting, person };
        doing.run(Command::Councils(Councils::Attend(act)), || ());
    };
    view! {
        <Button small=true busy=doing.busy on_press=attend>
            {t.present_mark()}
        </Button>
        <Fault doing />
    }
}
