//! Calling a sitting (召集): the call is its notice, and the law says how early it must go out.

use components::{Button, ButtonLook, Field, InputKind, Panel};
use domain::councils::{Call, Command as Councils, Council};
use domain::{Command, Line, Timestamp, wording};
use leptos::prelude::*;

use super::earliest;
use crate::shell::{Doing, Fault, line, read_instant, texts, use_book, written_instant};

/// The hour a sitting usually starts, when people are home.
const USUAL_HOUR: i64 = 19;

/// Where and when, with the earliest lawful day told before anyone chooses.
#[component]
pub(super) fn CallForm(council: Council) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = council.id;
    let first = Memo::new(move |_| earliest(&council, book.now(), book));
    let usual = first
        .get_untracked()
        .map(|day| Timestamp::at(day, USUAL_HOUR, 30));
    let starts_at = RwSignal::new(usual.map(written_instant).unwrap_or_default());
    let place = RwSignal::new(String::new());
    let doing = Doing::nothing();
    let rule = move || {
        first
            .get()
            .map(|day| t.call_earliest(wording::day(day, t.lang)))
    };
    let too_early = MaybeProp::derive(move || {
        let (day, first) = (read_instant(&starts_at.get())?.day(), first.get()?);
        (day < first).then(|| t.call_too_early(wording::day(first, t.lang)))
    });
    let command = move || {
        let at = read_instant(&starts_at.get_untracked());
        let act = Call {
            id: offline::new_id().into(),
            council: id,
            place: line(t.sitting_place(), &place.get_untracked(), t)?,
            starts_at: at.ok_or_else(|| t.fault_instant(t.starts_at()))?,
        };
        Ok(Command::Councils(Councils::Call(act)))
    };
    let call = move |()| doing.submit(command(), move || place.set(String::new()));
    view! {
        <Panel title=t.call_title()>
            <p class="soft">{rule}</p>
            <Field
                label=t.starts_at()
                value=starts_at
                kind=InputKind::Instant
                fault=too_early
            />
            <Field label=t.sitting_place() value=place limit=Line::MOST placeholder=t.place_example() />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=call>
                {t.call()}
            </Button>
        </Panel>
    }
}
