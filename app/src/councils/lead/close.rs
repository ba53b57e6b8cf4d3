//! Closing a sitting (散会): who was there as a guest, what is put off, who may still be on their way.

use components::{Banner, Button, ButtonLook, Glyph, Sheet, TextArea, Tone};
use domain::councils::{Attendance, CloseSitting, Command, Motion, Seat, Sitting};
use domain::{AttendanceId, Line, RulePack, SittingId};
use leptos::prelude::*;

use super::send;
use crate::shell::Here;

pub(super) fn sheet(here: Here, id: SittingId, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    view! {
        <Sheet open title=t.lead_close() close_label=t.shell_not_now()>
            {untrack(|| form(here, id, open))}
        </Sheet>
    }
    .into_any()
}

fn form(here: Here, id: SittingId, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let guests = RwSignal::new(String::new());
    let left = Memo::new(move |_| {
        let motions = here.of::<Motion>(id).into_iter();
        let left = motions.filter(|motion| motion.state.awaits_its_vote());
        let titles = left.map(|motion| motion.title.to_string());
        titles.collect::<Vec<_>>().join(t.comma())
    });
    let put_off = move || {
        let left = left.get();
        (!left.is_empty()).then(|| {
            view! { <Banner glyph=Glyph::INFO tone=Tone::Wait>{t.lead_put_off(left)}</Banner> }
        })
    };
    let late = Memo::new(move |_| on_their_way(here, id));
    let late = move || {
        let (missing, days) = late.get()?;
        (missing > 0).then(|| {
            view! {
                <Banner glyph=Glyph::INFO tone=Tone::Info>{t.lead_late(days, missing)}</Banner>
            }
        })
    };
    let close = move |()| {
        let text = guests.get_untracked();
        let lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
        let guests: Result<Vec<Line>, _> = lines.map(Line::new).collect();
        let Ok(guests) = guests else {
            here.warn(t.lead_guests_fault().to_owned());
            return;
        };
        let it = CloseSitting {
            sitting: id,
            guests,
        };
        send(here, Command::CloseSitting(it), open, t.lead_closed());
    };
    view! {
        <div class="stack stack--4">
            <p>{t.lead_close_text()}</p>
            {put_off}
            {late}
            <TextArea label=t.minutes_guests() value=guests rows=3 need=t.form_optional() hint=t.lead_guests_hint() />
            <Button look=ButtonLook::Primary block=true on_press=close>{t.lead_close()}</Button>
        </div>
    }
    .into_any()
}

/// How many members are not marked, and for how many days a code of theirs is still taken.
fn on_their_way(here: Here, id: SittingId) -> Option<(usize, u16)> {
    let sitting: Sitting = here.get(id)?;
    let pack = RulePack::in_force(&here.community()?.pack, sitting.called_at.day())?;
    let today = here.now().day();
    let mut seats = here.of::<Seat>(sitting.council);
    seats.retain(|seat| {
        let place = AttendanceId::of(id, seat.person);
        seat.is_held(today) && here.get::<Attendance>(place).is_none()
    });
    Some((seats.len(), pack.council.sitting.late_days))
}
