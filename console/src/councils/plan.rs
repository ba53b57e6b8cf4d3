//! How the seats stand, category by category, and planning them (席位方案、空缺).

use components::{
    Badge, Button, ButtonLook, Column, DataTable, Field, InputKind, Section, Sheet, Tone,
};
use domain::councils::{
    Command as Councils, Council, Kept, PlanSeats, Seat, SeatCategory, SeatPlan, Standing, standing,
};
use domain::{Command, CouncilId, wording};
use leptos::prelude::*;

use super::pack;
use crate::shell::{Book, Doing, Due, Fault, texts, to, use_book};
use crate::texts::Texts;

/// How the seats of a council stand today.
fn stands(council: CouncilId, book: Book) -> Vec<Standing> {
    let today = book.today();
    let kept = book.get::<SeatPlan>(council).map(|it| it.kept);
    let soon = pack(today, book).map_or(0, |it| it.council.term_ends_soon_days);
    let seats = book.of::<Seat>(council);
    standing(&kept.unwrap_or_default(), &seats, today, soon)
}

/// The table, and planning anew.
#[component]
pub(super) fn Plan(council: CouncilId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let open = RwSignal::new(false);
    let all = Memo::new(move |_| stands(council, book));
    let secretary = Memo::new(move |_| book.is_secretary());
    let table = move || {
        let all = all.get();
        if all.is_empty() {
            return view! { <p class="soft">{t.plan_none()}</p> }.into_any();
        }
        let columns = vec![
            Column::words(t.seat_category()),
            Column::numbers(t.plan_planned()),
            Column::numbers(t.plan_held()),
            Column::words(t.plan_stands()),
        ];
        let rows = all.into_iter().map(|it| row(it, t)).collect_view();
        view! {
            <DataTable caption=t.table_of(t.plan_title()) quiet=true office=true columns>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let act = move || {
        secretary.get().then(|| {
            view! { <Button on_press=move |()| open.set(true)>{t.plan_act()}</Button> }
        })
    };
    let inside = move || untrack(|| view! { <PlanForm council open /> });
    view! {
        <Section title=t.plan_title() count=move || t.plan_vacant(all.with(|it| vacant(it)))>
            {table} <div class="cluster">{act}</div>
        </Section>
        <Sheet open title=t.plan_act() close_label=t.not_now()>
            {inside()}
        </Sheet>
    }
}

fn vacant(all: &[Standing]) -> u16 {
    all.iter().map(|it| it.vacant()).sum()
}

fn row(it: Standing, t: Texts) -> impl IntoView {
    let vacant = (it.vacant() > 0).then(|| {
        view! { <Badge label=t.plan_vacant(it.vacant()) tone=Tone::Wait /> }
    });
    let ending = (it.ending > 0).then(|| {
        view! { <Badge label=t.plan_ending(it.ending) tone=Tone::Stop /> }
    });
    let full = (it.vacant() == 0 && it.ending == 0).then(|| t.plan_full());
    view! {
        <tr>
            <th scope="row">{wording::seat_category(it.category, t.lang)}</th>
            <td class="number">{it.planned}</td>
            <td class="number">{it.held}</td>
            <td>
                <span class="cluster">{vacant} {ending} {full}</span>
            </td>
        </tr>
    }
}

/// How many seats for whom, and for how many days.
#[component]
fn PlanForm(council: CouncilId, open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let before = book.get::<SeatPlan>(council);
    let number = |number: u16| RwSignal::new(number.to_string());
    let kept = |category| {
        let kept = before.iter().flat_map(|it| &it.kept);
        let mut kept = kept.filter(|it| it.category == category);
        kept.next().map_or(0, |it| it.seats)
    };
    let fields: Vec<_> = SeatCategory::ALL
        .into_iter()
        .map(|category| (category, number(kept(category))))
        .collect();
    let term = number(before.as_ref().map_or(1095, |it| it.term_days));
    let fields = StoredValue::new(fields);
    let doing = Doing::nothing();
    let read = move |label: &str, field: RwSignal<String>| {
        let typed = field.get_untracked();
        let typed = typed.trim();
        let typed = if typed.is_empty() { "0" } else { typed };
        typed.parse::<u16>().map_err(|_| t.fault_number(label))
    };
    let command = move || {
        let all: Result<Vec<Kept>, String> = fields.with_value(|fields| {
            let one = |(category, field): &(SeatCategory, RwSignal<String>)| {
                let label = wording::seat_category(*category, t.lang);
                let seats = read(label, *field)?;
                Ok(Kept {
                    category: *category,
                    seats,
                })
            };
            fields.iter().map(one).collect()
        });
        let mut kept = all?;
        kept.retain(|it| it.seats > 0);
        Ok(Command::Councils(Councils::PlanSeats(PlanSeats {
            council,
            kept,
            term_days: read(t.plan_term(), term)?,
        })))
    };
    let plan = move |()| doing.submit(command(), move || open.set(false));
    let inputs = fields.with_value(|fields| {
        let one = |(category, value): &(SeatCategory, RwSignal<String>)| {
            let label = wording::seat_category(*category, t.lang);
            view! { <Field label value=*value kind=InputKind::Number need=t.plan_seats() /> }
        };
        fields.iter().map(one).collect_view()
    });
    view! {
        <p class="soft">{t.plan_text()}</p>
        {inputs}
        <Field label=t.plan_term() value=term kind=InputKind::Number need=t.plan_days() />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=plan>
            {t.plan_save()}
        </Button>
    }
}

/// Seats that are empty, and seats whose term runs out soon.
pub(super) fn due(book: Book, t: Texts) -> Vec<Due> {
    let secretary = book.is_secretary();
    let mut due = Vec::new();
    for council in book.all::<Council>().into_iter().filter(|_| secretary) {
        let all = stands(council.id, book);
        let href = to(format_args!("councils/{}", council.id));
        let ending: u16 = all.iter().map(|it| it.ending).sum();
        let title = council.name.to_string();
        if ending > 0 {
            let today = book.today();
            let soon = pack(today, book).map_or(0, |it| it.council.term_ends_soon_days);
            let seats = book.of::<Seat>(council.id).into_iter();
            let last = seats
                .filter(|it| it.ends_soon(today, soon))
                .map(|it| it.until);
            due.push(Due {
                title: title.clone(),
                meta: t.due_ending(ending, soon),
                href: href.clone(),
                until: last
                    .min()
                    .map(|day| domain::Timestamp::at(day.plus(1), 0, 0)),
                what: t.due_renew().to_owned(),
            });
        }
        let empty = all.iter().filter(|it| it.vacant() > 0);
        let names: Vec<&str> = empty
            .map(|it| wording::seat_category(it.category, t.lang))
            .collect();
        if !names.is_empty() {
            due.push(Due {
                title,
                meta: t.due_vacant(vacant(&all), names.join(t.list_comma())),
                href,
                until: None,
                what: t.due_fill().to_owned(),
            });
        }
    }
    due
}
