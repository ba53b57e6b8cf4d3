//! Another term for who sits (续任).

use components::{Button, ButtonLook, Field, InputKind, Sheet};
use domain::councils::{Command as Councils, RenewSeat, Seat, SeatPlan};
use domain::{Command, CouncilId, Day};
use leptos::prelude::*;

use crate::shell::{Book, Doing, Fault, texts, use_book};

/// Days a seat lasts where no plan says so: a year.
const USUAL_TERM_DAYS: u16 = 365;

/// How many days a seat of this council is held, unless somebody writes another day.
pub(super) fn term_days(council: CouncilId, book: Book) -> i32 {
    let plan = book.get::<SeatPlan>(council);
    plan.map_or(USUAL_TERM_DAYS, |it| it.term_days).into()
}

/// The button beside a seat, and the question behind it.
#[component]
pub(super) fn Renew(seat: Seat) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let open = RwSignal::new(false);
    let (council, person) = (seat.council, seat.person);
    let later = seat.until.plus(untrack(|| term_days(council, book)));
    let until = RwSignal::new(later.to_string());
    let doing = Doing::nothing();
    let command = move || {
        let until: Option<Day> = until.get_untracked().parse().ok();
        Ok(Command::Councils(Councils::RenewSeat(RenewSeat {
            council,
            person,
            until: until.ok_or_else(|| t.fault_day(t.until()))?,
        })))
    };
    let renew = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <Button look=ButtonLook::Text small=true on_press=move |()| open.set(true)>
            {t.seat_renew()}
        </Button>
        <Sheet open title=t.seat_renew() close_label=t.not_now()>
            <p class="soft">{t.seat_renew_text()}</p>
            <Field label=t.until() value=until kind=InputKind::Day hint=t.until_hint() />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=renew>
                {t.seat_renew()}
            </Button>
        </Sheet>
    }
}
