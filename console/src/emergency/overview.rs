//! What is due, who is on duty, and the emergencies there were.

use components::{
    Banner, Button, ButtonLink, ButtonLook, Column, DataTable, Field, Glyph, Row, Rows, Section,
    Select, Tick, Tone,
};
use domain::emergency::{Command as Act, Covers, Declare, Emergency, Plan, RollCount, on_duty};
use domain::{BuildingId, Command, EmergencyId, Line, wording};
use leptos::prelude::*;

use super::Parts;
use super::advice::{self, Typed};
use super::due::due;
use super::words::{Opens, choice};
use crate::members::buildings;
use crate::shell::{Book, Doing, Fault, Nothing, Page, line, texts, to, use_book};
use crate::texts::Texts;

/// The page.
#[component]
pub(crate) fn Overview() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let active = Memo::new(move |_| {
        book.all::<Emergency>()
            .into_iter()
            .find(Emergency::is_active)
    });
    let now = move || {
        active.get().map(|it| {
            let href = to(format_args!("emergency/{}", it.id));
            let act = view! {
                <ButtonLink href look=ButtonLook::Primary>{t.emergency_open_event()}</ButtonLink>
            }
            .into_any();
            let since = wording::instant(it.declared_at, t.lang);
            view! {
                <Banner glyph=Glyph::SIREN tone=Tone::Stop title=it.title.to_string() act>
                    {t.emergency_active_since(since)}
                </Banner>
            }
        })
    };
    let due_rows = move || {
        let due = due(book, t);
        if due.is_empty() {
            let (title, text) = (t.emergency_no_due(), t.emergency_no_due_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let rows = due.into_iter().map(|it| {
            view! { <Row title=it.title act=it.href /> }
        });
        let rows = rows.collect_view();
        view! { <Rows>{rows}</Rows> }.into_any()
    };
    let form = Callback::new(move |open| declare(open, book, t));
    let quiet = Memo::new(move |_| active.with(Option::is_none));
    let acts = move || {
        quiet.get().then(|| {
            view! { <Opens label=t.emergency_declare() primary=true form /> }
        })
    };
    view! {
        <Page within=t.brand() title=t.nav_emergency() acts=acts.into_any()>
            <Parts />
            {now}
            <Section title=t.emergency_due()>{due_rows}</Section>
            {move || duty(book, t)}
            {move || past(book, t)}
        </Page>
    }
}

/// Who is on duty now, with their numbers.
fn duty(book: Book, t: Texts) -> Option<AnyView> {
    let community = book.community()?;
    let shifts = book.read(|town| on_duty(community.id, book.now(), town));
    let rows = shifts.iter().map(|it| {
        let duty = wording::emergency_duty(it.duty, t.lang);
        view! {
            <tr>
                <th scope="row">{duty}</th>
                <td>{it.primary.name.to_string()} " " {it.primary.phone.to_string()}</td>
                <td>{it.backup.name.to_string()} " " {it.backup.phone.to_string()}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::words(t.emergency_duty()),
        Column::words(t.emergency_primary()),
        Column::words(t.emergency_backup()),
    ];
    let nobody = shifts
        .is_empty()
        .then(|| view! { <p class="strong is-seal">{t.emergency_nobody_on_duty()}</p> });
    let table = nobody.is_none().then(|| {
        view! {
            <DataTable caption=t.table_of(t.emergency_on_duty()) quiet=true office=true columns>
                {rows}
            </DataTable>
        }
    });
    let view = view! { <Section title=t.emergency_on_duty()>{nobody} {table}</Section> };
    Some(view.into_any())
}

/// The emergencies there were and are.
fn past(book: Book, t: Texts) -> Option<AnyView> {
    let mut all = book.all::<Emergency>();
    if all.is_empty() {
        return None;
    }
    all.sort_by_key(|it| std::cmp::Reverse(it.declared_at));
    let rows = all.iter().map(|it| {
        let counts: Vec<RollCount> = book.of(it.id);
        let sum = |number: fn(&RollCount) -> u32| counts.iter().map(number).sum::<u32>();
        let ended = it.ended_at().map_or_else(
            || t.emergency_goes_on().to_owned(),
            |at| wording::instant(at, t.lang),
        );
        view! {
            <tr>
                <th scope="row">
                    <a href=to(format_args!("emergency/{}", it.id))>{it.title.to_string()}</a>
                </th>
                <td>{wording::emergency_kind(it.kind, t.lang)}</td>
                <td>{wording::instant(it.declared_at, t.lang)}</td>
                <td>{ended}</td>
                <td class="number">{sum(|it| it.homes)}</td>
                <td class="number">{sum(|it| it.safe)}</td>
                <td class="number">{sum(|it| it.help)}</td>
                <td class="number">{sum(|it| it.open)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::words(t.emergency_event()),
        Column::words(t.emergency_kind()),
        Column::words(t.emergency_declared()),
        Column::words(t.emergency_ended()),
        Column::numbers(t.emergency_homes()),
        Column::numbers(t.emergency_safe()),
        Column::numbers(t.emergency_help()),
        Column::numbers(t.emergency_open()),
    ];
    let view = view! {
        <Section title=t.emergency_events()>
            <DataTable caption=t.table_of(t.emergency_events()) quiet=true office=true columns>
                {rows}
            </DataTable>
        </Section>
    };
    Some(view.into_any())
}

/// Declaring: by which plan, whom it concerns, what neighbours are told.
fn declare(open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let mut plans = book.all::<Plan>();
    plans.sort_by_key(|it| (it.kind, it.id));
    if plans.is_empty() {
        return view! { <p>{t.emergency_no_plan()}</p> }.into_any();
    }
    let first = plans.first();
    let plan = RwSignal::new(first.map(|it| it.id.to_string()).unwrap_or_default());
    let title = RwSignal::new(first.map(|it| it.title.to_string()).unwrap_or_default());
    let typed = Typed::of(first.map(|it| &it.advice));
    let only = RwSignal::new(Vec::<BuildingId>::new());
    let some = RwSignal::new(false);
    let named = plans.iter().map(|it| choice(it.id, &it.title));
    let named = Signal::stored(named.collect::<Vec<_>>());
    // Another plan brings its own words.
    let (by_plan, before) = (plans.clone(), plan.get_untracked());
    let last = StoredValue::new(before);
    // Rendered as nothing: it runs when another plan is chosen.
    let words = move || {
        let id = plan.get();
        if last.get_value() != id {
            last.set_value(id.clone());
            if let Some(it) = by_plan.iter().find(|it| it.id.to_string() == id) {
                title.set(it.title.to_string());
                typed.fill(&it.advice);
            }
        }
    };
    let ticks = buildings(book).into_iter().map(|it| {
        let id = it.id;
        let checked = Signal::derive(move || only.with(|all| all.contains(&id)));
        let change = move |on: bool| {
            only.update(|all| {
                all.retain(|other| *other != id);
                if on {
                    all.push(id);
                }
            });
        };
        view! { <Tick label=it.name.to_string() checked on_change=change /> }
    });
    let ticks = ticks.collect_view();
    let command = move || {
        let community = book.community().map(|it| it.id);
        let covers = if some.get() {
            Covers::Buildings(only.get())
        } else {
            Covers::Community
        };
        Ok(Command::Emergency(Act::Declare(Declare {
            id: EmergencyId(offline::new_id()),
            community: community.ok_or_else(|| t.coming().to_owned())?,
            plan: plan.get().parse().map_err(|_| t.pick_first().to_owned())?,
            title: line(t.emergency_event(), &title.get(), t)?,
            covers,
            advice: typed.read(t)?,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            {words}
            <Select label=t.emergency_plan() value=plan choices=named />
            <Field label=t.emergency_event() value=title limit=Line::MOST />
            {advice::fields(typed, t)}
            <Tick
                label=t.emergency_some_buildings()
                checked=some
                on_change=move |on| some.set(on)
            />
            <div class="cluster" hidden=move || !some.get()>
                {ticks}
            </div>
            <p class="small soft">{t.emergency_declare_text()}</p>
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.emergency_declare()}
            </Button>
        </div>
    }
    .into_any()
}
