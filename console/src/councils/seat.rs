//! Seats by category: given for a term, ended with a reason.

use components::{
    Banner, Button, ButtonLook, Choice, Column, DataTable, Field, Glyph, InputKind, Section,
    Select, Sheet, Tone,
};
use domain::councils::{Command as Councils, EndSeat, Seat, SeatCategory, SeatMember};
use domain::members::Member;
use domain::{Command, CouncilId, Day, PersonId, wording};
use leptos::prelude::*;

use super::renew::{Renew, term_days};
use super::seats;
use crate::members::known;
use crate::shell::{AskWhy, Book, Doing, Fault, Pick, dated, keyed, line, texts, to, use_book};
use crate::texts::Texts;

/// The seats of a council today.
#[component]
pub(super) fn Seats(council: CouncilId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let open = RwSignal::new(false);
    let held = Memo::new(move |_| seats(council, book.today(), book));
    let secretary = Memo::new(move |_| book.is_secretary());
    let none = Memo::new(move |_| held.with(Vec::is_empty));
    let table = move || {
        if none.get() {
            return view! { <p class="soft">{t.seats_none()}</p> }.into_any();
        }
        let columns = vec![
            Column::words(t.seat_category()),
            Column::words(t.name()),
            Column::words(t.term()),
            Column::words(t.acts()),
        ];
        let row = move |seat| row(seat, secretary, book, t).into_any();
        let rows = keyed(held, |it| it.person, row);
        view! {
            <DataTable caption=t.table_of(t.seats()) quiet=true office=true columns>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let add = move || {
        secretary.get().then(|| {
            view! { <Button on_press=move |()| open.set(true)>{t.seat_give()}</Button> }
        })
    };
    view! {
        <Section title=t.seats() count=move || t.people(held.with(Vec::len))>
            {table} <div class="cluster">{add}</div>
        </Section>
        <Sheet open title=t.seat_give_title() close_label=t.not_now()>
            <SeatForm council open />
        </Sheet>
    }
}

fn row(seat: Seat, may_end: Memo<bool>, book: Book, t: Texts) -> impl IntoView {
    let person = seat.person;
    let term = t.from_until(dated(seat.from, t), dated(seat.until, t));
    let council = seat.council;
    let acts = may_end.get().then(|| {
        // Who was elected is elected again.
        let renew = seat
            .elected
            .is_none()
            .then(|| view! { <Renew seat=seat.clone() /> });
        view! { <span class="cluster">{renew} <End council person /></span> }
    });
    view! {
        <tr>
            <th scope="row">{wording::seat_category(seat.category, t.lang)}</th>
            <td>
                <a href=to(format_args!("members/people/{person}"))>{move || book.name(person)}</a>
            </td>
            <td data-label=t.term()>{term}</td>
            <td>{acts}</td>
        </tr>
    }
}

#[component]
fn End(council: CouncilId, person: PersonId) -> impl IntoView {
    let t = texts();
    let asking = RwSignal::new(false);
    let end = Callback::new(move |why: String| {
        let reason = line(t.reason(), &why, t)?;
        let act = EndSeat {
            council,
            person,
            reason,
        };
        Ok(Command::Councils(Councils::EndSeat(act)))
    });
    view! {
        <Button look=ButtonLook::Text small=true on_press=move |()| asking.set(true)>
            {t.seat_end()}
        </Button>
        <AskWhy
            open=asking
            title=t.seat_end_title()
            text=t.seat_end_text()
            yes=t.seat_end()
            command=end
        />
    }
}

/// Who sits, for whom, until when.
#[component]
fn SeatForm(council: CouncilId, open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let among = Memo::new(move |_| known(book, t));
    let person = RwSignal::new(None::<PersonId>);
    let category = RwSignal::new("1".to_owned());
    let last = untrack(|| book.today().plus(term_days(council, book)));
    let until = RwSignal::new(last.to_string());
    let doing = Doing::nothing();
    let categories: Vec<Choice> = SeatCategory::ALL
        .into_iter()
        .enumerate()
        .map(|(index, category)| Choice {
            value: index.to_string(),
            label: wording::seat_category(category, t.lang).to_owned(),
        })
        .collect();
    let command = move || {
        let index: usize = category.get_untracked().parse().unwrap_or_default();
        let category = SeatCategory::ALL.get(index).copied();
        let until: Option<Day> = until.get_untracked().parse().ok();
        let act = SeatMember {
            council,
            category: category.unwrap_or(SeatCategory::Resident),
            person: person
                .get_untracked()
                .ok_or_else(|| t.pick_first().to_owned())?,
            until: until.ok_or_else(|| t.fault_day(t.until()))?,
        };
        Ok(Command::Councils(Councils::SeatMember(act)))
    };
    let give = move |()| doing.submit(command(), move || open.set(false));
    // Whom the seat of the tenants is kept for: said, and not more than that.
    let doubt = move || {
        let tenants = |index: &String| {
            let index: usize = index.parse().unwrap_or_default();
            SeatCategory::ALL.get(index) == Some(&SeatCategory::Tenant)
        };
        let person = person.get().filter(|_| category.with(tenants))?;
        let today = book.today();
        let member: Option<Member> = book.get(person);
        let long = member.is_some_and(|it| it.standings.iter().any(|it| it.rents_long(today)));
        (!long).then(|| {
            view! {
                <Banner glyph=Glyph::INFO tone=Tone::Info>{t.seat_not_long_tenant()}</Banner>
            }
        })
    };
    view! {
        <Select label=t.seat_category() value=category choices=categories />
        <Pick label=t.seat_who() group="seat-who" among chosen=person />
        {doubt}
        <Field label=t.until() value=until kind=InputKind::Day hint=t.until_hint() />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=give>
            {t.seat_give()}
        </Button>
    }
}
