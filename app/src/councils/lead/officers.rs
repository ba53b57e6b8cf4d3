//! Who chairs and who keeps the minutes, named by who convenes (确定主持人和记录人).

use components::{Button, ButtonLook, Choice, Select, Sheet};
use domain::councils::{Command, Minutes, NameOfficers, Seat, Sitting, may_chair};
use domain::members::Role;
use domain::{PersonId, SittingId};
use leptos::prelude::*;

use super::send;
use crate::councils::shown;
use crate::shell::Here;

pub(super) fn sheet(here: Here, id: SittingId, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    view! {
        <Sheet open title=t.lead_name() close_label=t.shell_close()>
            {untrack(|| form(here, id, open))}
        </Sheet>
    }
    .into_any()
}

/// Who chairs: oneself, or another who may; and one of the members writes.
fn form(here: Here, id: SittingId, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let (Some(me), Some(sitting)) = (here.person(), here.get::<Sitting>(id)) else {
        return ().into_any();
    };
    let today = here.now().day();
    let leaders = may_chair(sitting.council, here.all::<Role>(), today);
    let members = members(here, &sitting);
    let now: Option<Minutes> = here.get(id);
    let chair = RwSignal::new(now.as_ref().map_or(me, |it| it.chair).to_string());
    let recorder = RwSignal::new(now.map(|it| it.recorder.to_string()).unwrap_or_default());
    let tried = RwSignal::new(false);
    let picked = move || {
        let (chair, recorder) = (chair.get(), recorder.get());
        let chair: PersonId = chair.parse().ok()?;
        let recorder: PersonId = recorder.parse().ok()?;
        (chair != recorder).then_some((chair, recorder))
    };
    let fault = Signal::derive(move || {
        let none = tried.get() && picked().is_none();
        none.then(|| t.lead_recorder_choose().to_owned())
    });
    let choice = move |person: PersonId| Choice {
        value: person.to_string(),
        label: if person == me {
            t.lead_me(shown(here, person))
        } else {
            shown(here, person)
        },
    };
    let chairs: Vec<Choice> = leaders.into_iter().map(choice).collect();
    // Who chairs does not write.
    let recorders = Signal::derive(move || {
        let chair = chair.get();
        let none = Choice {
            value: String::new(),
            label: t.lead_recorder_choose().to_owned(),
        };
        let rest = members.iter().copied().map(choice);
        let rest = rest.filter(|it| it.value != chair);
        std::iter::once(none).chain(rest).collect::<Vec<_>>()
    });
    let name = move |()| {
        let Some((chair, recorder)) = untrack(picked) else {
            tried.set(true);
            return;
        };
        let it = NameOfficers {
            sitting: id,
            chair,
            recorder,
        };
        send(here, Command::NameOfficers(it), open, t.lead_named());
    };
    view! {
        <div class="stack stack--4">
            <Select label=t.lead_chair() value=chair choices=chairs hint=t.lead_chair_hint() />
            <Select
                label=t.lead_recorder()
                value=recorder
                choices=recorders
                hint=t.lead_recorder_hint()
                fault
            />
            <Button look=ButtonLook::Primary block=true on_press=name>
                {t.lead_set()}
            </Button>
        </div>
    }
    .into_any()
}

/// The members who sit there.
fn members(here: Here, sitting: &Sitting) -> Vec<PersonId> {
    let today = here.now().day();
    let mut seats = here.of::<Seat>(sitting.council);
    seats.retain(|seat| seat.is_held(today));
    seats.sort_by_key(|seat| (seat.category, seat.person));
    seats.into_iter().map(|seat| seat.person).collect()
}
