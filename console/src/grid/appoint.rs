//! Naming who holds a station: somebody from the records, or by name alone.

use components::{Button, ButtonLook, Field, InputKind, Tick};
use domain::grid::{Appoint, Command as Act, Station, Who};
use domain::{Command, Day, Line as Text, PersonId};
use leptos::prelude::*;

use super::board::Line;
use crate::members::known;
use crate::shell::{Doing, Fault, Pick, line as read, texts, use_book};

/// Days a term lasts unless another day is written: two years.
const USUAL_TERM_DAYS: i32 = 730;

/// The form.
#[component]
pub(super) fn Form(line: Line, open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let among = Memo::new(move |_| known(book, t));
    let person = RwSignal::new(None::<PersonId>);
    let outside = RwSignal::new(false);
    let (name, unit) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let usual = untrack(|| book.today()).plus(USUAL_TERM_DAYS);
    let until = RwSignal::new(usual.to_string());
    let (scope, station) = (line.scope, line.station);
    let command = move || {
        let who = if outside.get() {
            Who::Outside(read(t.name(), &name.get(), t)?)
        } else {
            Who::Person(person.get().ok_or_else(|| t.fault_empty(t.name()))?)
        };
        let until: Option<Day> = until.get().parse().ok();
        Ok(Command::Grid(Act::Appoint(Appoint {
            scope,
            station,
            who,
            unit: Text::new(&unit.get()).ok(),
            until: until.ok_or_else(|| t.fault_day(t.until()))?,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    let who = move || {
        if outside.get() {
            return view! {
                <Field label=t.name() value=name limit=Text::MOST hint=t.grid_outside_hint() />
                <Field label=t.grid_unit() value=unit limit=Text::MOST />
            }
            .into_any();
        }
        view! { <Pick label=t.name() group="station" among chosen=person /> }.into_any()
    };
    let power = (station == Station::BuildingHead)
        .then(|| view! { <p class="small soft">{t.grid_head_power()}</p> });
    view! {
        <div class="stack stack--4">
            {power}
            <Tick
                label=t.grid_outside()
                checked=outside
                on_change=move |on| outside.set(on)
            />
            {who}
            <Field label=t.until() value=until kind=InputKind::Day hint=t.until_hint() />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.grid_appoint()}
            </Button>
        </div>
    }
}
