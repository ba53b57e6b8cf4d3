//! Who is on duty: a week at a glance, empty shifts marked, and shifts to fill.

use components::{Button, ButtonLook, Column, DataTable, Field, InputKind, Section, Select};
use domain::emergency::{Command as Act, Duty, DutyPerson, Half, SetShifts, Shift};
use domain::{Command, CommunityId, Day, Line, ShiftId, wording};
use leptos::prelude::*;

use super::Parts;
use super::words::{Opens, asking, choices, chosen, day, number, phone};
use crate::shell::{Book, Doing, ExportLink, Fault, Page, line, texts, use_book};
use crate::texts::Texts;

/// How many days are shown.
const DAYS: i32 = 7;

/// The page.
#[component]
pub(crate) fn RosterPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let community = Memo::new(move |_| book.community().map(|it| it.id));
    let table = move || {
        let community = community.get()?;
        let today = book.today();
        let columns = vec![
            Column::words(t.emergency_day()),
            Column::words(t.emergency_shift()),
            Column::words(t.emergency_duty()),
            Column::words(t.emergency_primary()),
            Column::words(t.emergency_backup()),
        ];
        let days = (0..DAYS).map(|it| today.plus(it));
        let rows = days
            .flat_map(|day| Half::ALL.map(|half| (day, half)))
            .flat_map(|(day, half)| Duty::ALL.map(|duty| (day, half, duty)))
            .map(|slot| row(slot, community, book, t));
        let rows = rows.collect_view();
        Some(view! {
            <DataTable caption=t.emergency_roster() quiet=true office=true columns>
                {rows}
            </DataTable>
        })
    };
    let form = Callback::new(move |open| form(open, book, t));
    let acts = view! {
        <ExportLink list="duty-roster" />
        <Opens label=t.emergency_fill_shifts() primary=true form />
    };
    view! {
        <Page within=t.nav_emergency() title=t.emergency_roster() acts=acts.into_any()>
            {asking()}
            <Parts />
            <Section title=t.emergency_next_days()>{table}</Section>
        </Page>
    }
}

fn row(
    (day, half, duty): (Day, Half, Duty),
    community: CommunityId,
    book: Book,
    t: Texts,
) -> impl IntoView {
    let shift: Option<Shift> = book.get(ShiftId::of(community, duty, day, half));
    let person = |it: &DutyPerson| format!("{} {}", it.name, it.phone);
    let (primary, backup) = match &shift {
        Some(it) => (person(&it.primary), person(&it.backup)),
        None => (t.emergency_empty_shift().to_owned(), String::new()),
    };
    let class = if shift.is_none() {
        "strong is-seal"
    } else {
        ""
    };
    view! {
        <tr>
            <th scope="row" class="nowrap">{wording::short_day(day, t.lang)}</th>
            <td class="nowrap">{wording::emergency_shift(half, t.lang)}</td>
            <td>{wording::emergency_duty(duty, t.lang)}</td>
            <td class=class>{primary}</td>
            <td>{backup}</td>
        </tr>
    }
}

fn form(open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let text = || RwSignal::new(String::new());
    let duty = RwSignal::new(String::from("0"));
    let half = RwSignal::new(String::from("0"));
    let from = RwSignal::new(book.today().to_string());
    let days = RwSignal::new(String::from("7"));
    let (first, first_phone, second, second_phone) = (text(), text(), text(), text());
    let duties = choices(&Duty::ALL, |it| wording::emergency_duty(it, t.lang));
    let halves = choices(&Half::ALL, |it| wording::emergency_shift(it, t.lang));
    let person = move |label: &str, name: RwSignal<String>, number: RwSignal<String>| {
        Ok::<_, String>(DutyPerson {
            name: line(label, &name.get(), t)?,
            phone: phone(&number.get(), t)?,
        })
    };
    let command = move || {
        let community = book.community().map(|it| it.id);
        Ok(Command::Emergency(Act::SetShifts(SetShifts {
            community: community.ok_or_else(|| t.coming().to_owned())?,
            duty: chosen(&Duty::ALL, &duty.get()),
            from: day(t.emergency_from(), &from.get(), t)?,
            days: number(t.emergency_days(), &days.get(), t)?,
            half: chosen(&Half::ALL, &half.get()),
            primary: person(t.emergency_primary(), first, first_phone)?,
            backup: person(t.emergency_backup(), second, second_phone)?,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <Select label=t.emergency_duty() value=duty choices=duties />
            <Select label=t.emergency_shift() value=half choices=halves />
            <Field label=t.emergency_from() value=from kind=InputKind::Day />
            <Field label=t.emergency_days() value=days kind=InputKind::Number />
            <Field label=t.emergency_primary() value=first limit=Line::MOST />
            <Field
                label=t.emergency_primary_phone()
                value=first_phone
                kind=InputKind::Phone
            />
            <Field label=t.emergency_backup() value=second limit=Line::MOST />
            <Field
                label=t.emergency_backup_phone()
                value=second_phone
                kind=InputKind::Phone
            />
            <p class="small soft">{t.emergency_shift_text()}</p>
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.emergency_fill_shifts()}
            </Button>
        </div>
    }
    .into_any()
}
