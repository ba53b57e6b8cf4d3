//! Showing the code, with a network or without.

use std::time::Duration;

use components::{Button, Glyph, Sheet, TurningCode};
use domain::SittingId;
use domain::councils::{Attendance, Command, Door, OpenDoor, Sitting, ended_at};
use leptos::prelude::*;

use super::address;
use crate::shell::Here;

const SECOND: Duration = Duration::from_secs(1);

/// The button of whoever convenes or serves the sitting, once its doors are open.
pub fn show(here: Here, id: SittingId) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let may = Memo::new(move |_| may(here, id));
    let press = move |()| {
        open.set(true);
        ensure(here, id);
    };
    let shown = move || {
        may.get().then(|| {
            view! {
                <Button block=true glyph=Glyph::QR on_press=press>{t.turning_show()}</Button>
            }
        })
    };
    view! {
        {shown}
        <Sheet open title=t.turning_title() close_label=t.shell_close()>
            {untrack(|| code(here, id))}
        </Sheet>
    }
    .into_any()
}

fn may(here: Here, id: SittingId) -> bool {
    let Some(sitting) = here.get::<Sitting>(id) else {
        return false;
    };
    let actor = here.actor();
    let leads = actor.is_staff() || actor.convenes(sitting.council);
    let over = here.read(|town| ended_at(id, town)).is_some();
    let opens_at = here.read(|town| sitting.doors_open_at(town));
    leads && !over && opens_at.is_some_and(|opens_at| here.now() >= opens_at)
}

/// The door on this phone; a second press finds the first one's.
fn mine(here: Here, id: SittingId) -> Option<Door> {
    let me = here.person();
    here.of::<Door>(id)
        .into_iter()
        .find(|door| Some(door.by) == me)
}

fn ensure(here: Here, id: SittingId) {
    if untrack(|| mine(here, id)).is_some() {
        return;
    }
    let command = Command::OpenDoor(OpenDoor {
        id: offline::new_id().into(),
        sitting: id,
        key: offline::new_key(),
    });
    leptos::task::spawn_local(async move {
        if let Err(sentence) = here.submit(domain::Command::Councils(command)).await {
            here.warn(sentence);
        }
    });
}

fn code(here: Here, id: SittingId) -> AnyView {
    let t = here.t;
    let now = RwSignal::new(here.replica().now());
    let clock = set_interval_with_handle(move || now.set(here.replica().now()), SECOND).ok();
    on_cleanup(move || {
        clock.inspect(IntervalHandle::clear);
    });
    let door = Memo::new(move |_| mine(here, id));
    let shown = Memo::new(move |_| door.with(|door| Some(door.as_ref()?.code(now.get()))));
    let there = Memo::new(move |_| here.of::<Attendance>(id).len() as u32);
    let content = Signal::derive(move || {
        let code = shown.get();
        code.map(|code| address(id, code)).unwrap_or_default()
    });
    let digits = Signal::derive(move || {
        let code = shown.get();
        code.map(domain::TurningCode::spoken).unwrap_or_default()
    });
    let left = Signal::derive(move || shown.get().map_or(0, |code| code.left(now.get())));
    let count = move || t.turning_there(there.get());
    view! {
        <div class="stack stack--3">
            <p>{t.turning_text()}</p>
            <TurningCode content digits left label=t.turning_title() digits_label=t.turning_digits() />
            <p class="strong is-jade" aria-live="polite">{count}</p>
            <p class="small soft">{t.turning_offline()}</p>
        </div>
    }
    .into_any()
}
