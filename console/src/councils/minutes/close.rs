//! Closing a sitting (散会).

use components::{Banner, Button, ButtonLook, Glyph, TextArea, Tone};
use domain::councils::{Attendance, CloseSitting, Command as Councils, Motion, Sitting};
use domain::{AttendanceId, Command, SittingId};
use leptos::prelude::*;

use crate::councils::{pack, seats};
use crate::shell::{Book, Doing, Fault, lines, texts, use_book};

/// Guests, what is put off, and that nothing changes afterwards.
#[component]
pub(super) fn CloseForm(sitting: SittingId, open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let guests = RwSignal::new(String::new());
    let doing = Doing::nothing();
    let left = Memo::new(move |_| {
        let motions = book.of::<Motion>(sitting).into_iter();
        let left = motions.filter(|motion| motion.state.awaits_its_vote());
        let titles = left.map(|motion| motion.title.to_string());
        titles.collect::<Vec<_>>().join(t.list_comma())
    });
    let put_off = move || {
        let left = left.get();
        (!left.is_empty()).then(|| {
            view! {
                <Banner glyph=Glyph::INFO tone=Tone::Wait>{t.sitting_put_off(left)}</Banner>
            }
        })
    };
    let late = Memo::new(move |_| on_their_way(sitting, book));
    let late = move || {
        let (missing, days) = late.get()?;
        (missing > 0).then(|| {
            view! {
                <Banner glyph=Glyph::INFO tone=Tone::Info>{t.sitting_late(days, missing)}</Banner>
            }
        })
    };
    let command = move || {
        let text = guests.get_untracked();
        let guests = lines(t.minutes_guests(), &text, t)?;
        Ok(Command::Councils(Councils::CloseSitting(CloseSitting {
            sitting,
            guests,
        })))
    };
    let close = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <p>{t.sitting_close_text()}</p>
        {put_off}
        {late}
        <TextArea
            label=t.minutes_guests()
            value=guests
            rows=3
            need=t.optional()
            hint=t.minutes_guests_hint()
        />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=close>
            {t.sitting_close()}
        </Button>
    }
}

/// How many members are not marked, and for how many days a code of theirs is still taken.
fn on_their_way(id: SittingId, book: Book) -> Option<(usize, u16)> {
    let sitting: Sitting = book.get(id)?;
    let mut missing = seats(sitting.council, book.today(), book);
    missing.retain(|seat| {
        let place = AttendanceId::of(id, seat.person);
        book.get::<Attendance>(place).is_none()
    });
    let rules = &pack(sitting.called_at.day(), book)?.council.sitting;
    Some((missing.len(), rules.late_days))
}
