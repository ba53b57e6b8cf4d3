//! What whoever convenes a sitting sees to on their own phone, as the office does at its desk: who
//! chairs and who writes, who sees to what, closing the sitting, cancelling a vote (主持人的事).

mod cancel;
mod close;
mod follow;
mod officers;

use components::{Button, Section};
use domain::SittingId;
use domain::councils::{Command, Minutes, Motion, Sitting, ended_at};
use leptos::prelude::*;

use crate::shell::{Here, sorted, waiting_note};

pub use cancel::cancel;

/// What there is to see to.
#[derive(Clone, PartialEq)]
struct Lead {
    sitting: Sitting,
    minutes: Option<Minutes>,
    motions: Vec<Motion>,
}

impl Lead {
    /// Nothing for those who do not lead the sitting, and once it is over.
    fn of(here: Here, id: SittingId) -> Option<Self> {
        let sitting: Sitting = here.get(id)?;
        let actor = here.actor();
        let leads = actor.is_staff() || actor.convenes(sitting.council);
        let over = here.read(|town| ended_at(id, town)).is_some();
        let motions = here.of::<Motion>(id);
        (leads && !over).then(|| Self {
            minutes: here.get(id),
            motions: sorted(motions, |motion| (motion.number.into(), motion.id.0)),
            sitting,
        })
    }
}

/// The section on the page of a sitting.
pub fn lead(here: Here, id: SittingId) -> AnyView {
    let t = here.t;
    let found = Memo::new(move |_| Lead::of(here, id));
    let there = Memo::new(move |_| found.with(Option::is_some));
    let (naming, closing) = (RwSignal::new(false), RwSignal::new(false));
    let officers = move || {
        let lead = found.get()?;
        let words = match &lead.minutes {
            Some(it) => t.lead_officers(
                super::shown(here, it.chair),
                super::shown(here, it.recorder),
            ),
            None => t.lead_no_officers().to_owned(),
        };
        Some(view! {
            <p class="spread">
                <span>{words}</span>
                <Button small=true on_press=move |()| naming.set(true)>{t.lead_name()}</Button>
            </p>
        })
    };
    // A sheet that is open in a row stays so while other things change.
    let motions = move || {
        let motions = found.with(|it| it.as_ref().map(|it| it.motions.clone()));
        motions.unwrap_or_default()
    };
    let follow = move |it: Motion| untrack(|| follow::row(here, &it));
    // Closing comes last: until someone writes, and until it has begun, there is nothing to close.
    let close = move || {
        let lead = found.get()?;
        let begun = here.now() >= lead.sitting.starts_at;
        (begun && lead.minutes.is_some()).then(|| {
            view! {
                <Button block=true on_press=move |()| closing.set(true)>{t.lead_close()}</Button>
            }
        })
    };
    let shown = move || {
        there.get().then(|| {
            view! {
                <Section title=t.lead_title()>
                    <div class="stack stack--3">
                        {officers} <For each=motions key=|it| it.id children=follow /> {close}
                    </div>
                </Section>
            }
        })
    };
    view! { {shown} {officers::sheet(here, id, naming)} {close::sheet(here, id, closing)} }
        .into_any()
}

/// Does it; a refusal is said, and what was typed stays.
fn send(here: Here, command: Command, open: RwSignal<bool>, done: &'static str) {
    leptos::task::spawn_local(async move {
        match here.submit(domain::Command::Councils(command)).await {
            Ok(()) => {
                open.try_set(false);
                here.say(here.t.floor_done(waiting_note(here), done));
            }
            Err(sentence) => here.warn(sentence),
        }
    });
}
