//! The code at the door (签到码), on a screen that the room can see.

use std::time::Duration;

use components::{Button, Glyph, Sheet, TurningCode};
use domain::councils::{Attendance, Command as Councils, Door, OpenDoor};
use domain::{Command, SittingId};
use leptos::prelude::*;

use crate::shell::{Book, Doing, Fault, texts, use_book};

/// Opens the code of a sitting over the page.
#[component]
pub(super) fn DoorButton(sitting: SittingId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let open = RwSignal::new(false);
    let doing = Doing::nothing();
    let show = move |()| {
        open.set(true);
        if untrack(|| mine(sitting, book)).is_some() {
            return;
        }
        let act = OpenDoor {
            id: offline::new_id().into(),
            sitting,
            key: offline::new_key(),
        };
        doing.run(Command::Councils(Councils::OpenDoor(act)), || ());
    };
    view! {
        <Button glyph=Glyph::QR busy=doing.busy on_press=show>
            {t.door_show()}
        </Button>
        <Fault doing />
        <Sheet open title=t.door_title() close_label=t.not_now()>
            <Code sitting />
        </Sheet>
    }
}

/// The door of this desk.
fn mine(sitting: SittingId, book: Book) -> Option<Door> {
    let me = book.actor().person();
    book.of::<Door>(sitting)
        .into_iter()
        .find(|door| Some(door.by) == me)
}

#[component]
fn Code(sitting: SittingId) -> impl IntoView {
    const SECOND: Duration = Duration::from_secs(1);
    let (book, t) = (use_book(), texts());
    let now = RwSignal::new(book.replica().now());
    let clock = set_interval_with_handle(move || now.set(book.replica().now()), SECOND).ok();
    on_cleanup(move || {
        clock.inspect(IntervalHandle::clear);
    });
    let door = Memo::new(move |_| mine(sitting, book));
    let shown = Memo::new(move |_| door.with(|door| Some(door.as_ref()?.code(now.get()))));
    let there = Memo::new(move |_| book.of::<Attendance>(sitting).len());
    let origin = window().location().origin().unwrap_or_default();
    let content = Signal::derive(move || {
        let code = shown.get();
        let address = |code| format!("{origin}/sittings/{sitting}/here/{code}");
        code.map(address).unwrap_or_default()
    });
    let digits = Signal::derive(move || {
        let code = shown.get();
        code.map(domain::TurningCode::spoken).unwrap_or_default()
    });
    let left = Signal::derive(move || shown.get().map_or(0, |code| code.left(now.get())));
    view! {
        <div class="stack stack--3">
            <p>{t.door_text()}</p>
            <TurningCode content digits left label=t.door_title() digits_label=t.door_digits() />
            <p class="strong is-jade" aria-live="polite">{move || t.door_there(there.get())}</p>
        </div>
    }
}
