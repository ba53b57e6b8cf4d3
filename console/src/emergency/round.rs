//! The weekly round: this week and the last, by target, and the targets themselves.

use components::{
    Badge, Button, ButtonLook, Column, DataTable, Field, Section, Select, Tick, Tone,
};
use domain::emergency::{
    Command as Act, Inspection, NameTarget, Target, TargetKind, Week, completion,
};
use domain::{Command, InspectionId, Line, TargetId, wording};
use leptos::prelude::*;

use super::Parts;
use super::words::{Opens, asking, choices, chosen, place, place_of, places};
use crate::members::number;
use crate::shell::{Book, Doing, ExportLink, Fault, Nothing, Page, keyed, line, texts, use_book};
use crate::texts::Texts;

/// The page.
#[component]
pub(crate) fn Round() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let week = Memo::new(move |_| Week::of(book.today()));
    let targets = Memo::new(move |_| {
        let mut all = book.all::<Target>();
        all.sort_by_cached_key(|it| {
            let name = it.name.to_string();
            (it.until.is_some(), it.kind, number(&name), name)
        });
        all
    });
    let far = move |week: Week, title: &'static str| {
        let far = targets.with(|all| book.read(|town| completion(all, week, town)));
        let over = week.over_at() <= book.now();
        let late = far.of - far.done;
        let class = if over && late > 0 {
            "strong is-seal"
        } else {
            "strong"
        };
        let line = t.emergency_round_far(far.done, far.of, title, week.to_string());
        view! { <p class=class>{line}</p> }
    };
    let none = Memo::new(move |_| targets.with(Vec::is_empty));
    let table = move || {
        if none.get() {
            let (title, text) = (t.emergency_no_targets(), t.emergency_no_targets_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.emergency_target()),
            Column::words(t.emergency_target_kind()),
            Column::words(t.emergency_place()),
            Column::words(t.emergency_this_week()),
            Column::words(t.emergency_last_week()),
            Column::words(t.acts()),
        ];
        let row = move |it| row(it, week.get(), book, t).into_any();
        let rows = keyed(targets, |it| it.id, row);
        view! {
            <DataTable caption=t.emergency_round() quiet=true office=true columns>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let form = Callback::new(move |open| form(None, open, book, t));
    let acts = view! {
        <ExportLink list="inspections" />
        <Opens label=t.emergency_target_add() primary=true form />
    };
    view! {
        <Page within=t.nav_emergency() title=t.emergency_round() acts=acts.into_any()>
            {asking()}
            <Parts />
            <Section title=t.emergency_completion()>
                {move || far(week.get(), t.emergency_this_week())}
                {move || far(week.get().before(), t.emergency_last_week())}
            </Section>
            {table}
        </Page>
    }
}

/// How a target stands in a week.
fn standing(it: &Target, week: Week, book: Book, t: Texts) -> AnyView {
    if !it.is_asked(week) {
        return ().into_any();
    }
    let seen: Option<Inspection> = book.get(InspectionId::of(week, it.id));
    match seen {
        Some(seen) => {
            let last = seen.looks.last();
            let by = last.map(|it| book.name(it.by)).unwrap_or_default();
            let on = last.map(|it| wording::short_day(it.on, t.lang));
            let words = last.and_then(|it| it.words.as_ref().map(ToString::to_string));
            let label = t.emergency_looked(seen.looks.len());
            view! {
                <Badge label tone=Tone::Done /> " " {on} " " {by}
                {words.map(|it| view! { <p class="small soft">{it}</p> })}
            }
            .into_any()
        }
        None if week.over_at() <= book.now() => {
            view! { <Badge label=t.emergency_overdue() tone=Tone::Stop /> }.into_any()
        }
        None => view! { <Badge label=t.emergency_not_looked() tone=Tone::Wait /> }.into_any(),
    }
}

fn row(it: Target, this: Week, book: Book, t: Texts) -> impl IntoView {
    let ended = it.until.map(|_| t.emergency_target_ended());
    let cells = (
        standing(&it, this, book, t),
        standing(&it, this.before(), book, t),
    );
    let (name, kind) = (it.name.to_string(), wording::target_kind(it.kind, t.lang));
    let place = place(book, it.building, it.compound);
    let form = Callback::new(move |open| form(Some(it.clone()), open, book, t));
    view! {
        <tr>
            <th scope="row">{name} " " <span class="small soft">{ended}</span></th>
            <td>{kind}</td>
            <td>{place}</td>
            <td>{cells.0}</td>
            <td>{cells.1}</td>
            <td><Opens label=t.emergency_change() small=true form /></td>
        </tr>
    }
}

fn form(before: Option<Target>, open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let old = before.as_ref();
    let id = old.map(|it| it.id);
    let name = RwSignal::new(old.map(|it| it.name.to_string()).unwrap_or_default());
    let at = old.and_then(|old| TargetKind::ALL.iter().position(|it| *it == old.kind));
    let kind = RwSignal::new(at.unwrap_or_default().to_string());
    let building = old.and_then(|it| it.building).map(|it| it.to_string());
    let place = RwSignal::new(building.unwrap_or_default());
    let ended = RwSignal::new(old.is_some_and(|it| it.until.is_some()));
    let kinds = choices(&TargetKind::ALL, |it| wording::target_kind(it, t.lang));
    let fixed = old.is_some();
    let where_ = (!fixed).then(|| {
        view! { <Select label=t.emergency_place() value=place choices=places(book, t) /> }
    });
    let end = fixed.then(|| {
        view! {
            <Tick
                label=t.emergency_target_end()
                checked=ended
                on_change=move |on| ended.set(on)
            />
        }
    });
    let old = before.clone();
    let command = move || {
        let community = book.community().map(|it| it.id);
        let (building, compound) = match &old {
            Some(it) => (it.building, it.compound),
            None => place_of(&place.get(), book, t)?,
        };
        Ok(Command::Emergency(Act::NameTarget(NameTarget {
            id: id.unwrap_or_else(|| TargetId(offline::new_id())),
            community: community.ok_or_else(|| t.coming().to_owned())?,
            kind: chosen(&TargetKind::ALL, &kind.get()),
            name: line(t.emergency_target(), &name.get(), t)?,
            compound,
            building,
            ended: ended.get(),
        })))
    };
    let send = move |()| doing.submit(untrack(&command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <Field label=t.emergency_target() value=name limit=Line::MOST />
            <Select label=t.emergency_target_kind() value=kind choices=kinds />
            {where_} {end}
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.emergency_save()}
            </Button>
        </div>
    }
    .into_any()
}
