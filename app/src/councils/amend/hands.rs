//! Counting the hands that are raised for an amendment (举手计数). Neither of the two who count sees
//! what the other counted.

use components::{Button, ButtonLook, Field, InputKind};
use domain::councils::{Amendment, AmendmentState, Attendance, Command, CountHands, Hands};
use domain::{AmendmentId, AttendanceId};
use leptos::prelude::*;

use super::Bench;
use crate::councils::floor::act;
use crate::councils::shown as name;
use crate::shell::Here;

/// Whose hands are counted, and whether one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Turn {
    /// On which amendment.
    amendment: AmendmentId,
    /// Its number.
    number: u32,
    /// Whether one may count: those who lead, and members who are there.
    counts: bool,
}

/// The three numbers, while hands are counted. They stay while others write.
pub(super) fn count(here: Here, bench: Memo<Option<Bench>>) -> AnyView {
    let t = here.t;
    let now = move |bench: &Bench| -> Option<Amendment> {
        let now = bench.now?;
        bench.amendments.iter().find(|it| it.id == now).cloned()
    };
    let turn = Memo::new(move |_| {
        bench.with(|bench| {
            let bench = bench.as_ref()?;
            let amendment = now(bench)?;
            let there = |me| {
                let id = AttendanceId::of(amendment.sitting, me);
                here.get::<Attendance>(id).is_some()
            };
            Some(Turn {
                amendment: amendment.id,
                number: amendment.number,
                counts: here.person().is_some_and(|me| bench.leads || there(me)),
            })
        })
    });
    let state = Memo::new(move |_| bench.with(|bench| Some(now(bench.as_ref()?)?.state)));
    let told = move || match state.get() {
        Some(AmendmentState::Counted { by, .. }) if here.person() == Some(by) => {
            t.amend_counted_mine().to_owned()
        }
        Some(AmendmentState::Counted { by, .. }) => t.amend_counted(name(here, by)),
        Some(AmendmentState::Unlike { .. }) => t.amend_unlike().to_owned(),
        _ => t.amend_count_text().to_owned(),
    };
    let shown = move || {
        let turn = turn.get()?;
        let title = t.amend_count_title(turn.number);
        let inside = if turn.counts {
            form(here, turn.amendment)
        } else {
            ().into_any()
        };
        Some(view! {
            <fieldset class="stack stack--2">
                <legend class="field__label">{title}</legend>
                <p class="small" aria-live="polite">{told}</p>
                {inside}
            </fieldset>
        })
    };
    shown.into_any()
}

fn form(here: Here, amendment: AmendmentId) -> AnyView {
    let t = here.t;
    let numbers = [(); 3].map(|()| RwSignal::new(String::new()));
    let tried = RwSignal::new(false);
    let read = move || {
        let typed = numbers.map(|it| it.get());
        let number = |text: &String| match text.trim() {
            "" => Some(0),
            text => text.parse().ok(),
        };
        let [agree, against, abstain] = &typed;
        let hands = Hands {
            agree: number(agree)?,
            against: number(against)?,
            abstain: number(abstain)?,
        };
        let written = typed.iter().any(|it| !it.trim().is_empty());
        written.then_some(hands)
    };
    let send = move |()| {
        tried.set(true);
        if let Some(hands) = untrack(read) {
            let command = Command::CountHands(CountHands { amendment, hands });
            act(here, command, t.amend_count_done());
        }
    };
    let fault = Signal::derive(move || {
        let wrong = tried.get() && read().is_none();
        wrong.then(|| t.amend_count_fault().to_owned())
    });
    let [agree, against, abstain] = numbers;
    view! {
        <div class="trio">
            <Field label=t.amend_agree() kind=InputKind::Number value=agree fault />
            <Field label=t.amend_against() kind=InputKind::Number value=against />
            <Field label=t.amend_abstain() kind=InputKind::Number value=abstain />
        </div>
        <Button look=ButtonLook::Ink block=true on_press=send>{t.amend_count()}</Button>
    }
    .into_any()
}
