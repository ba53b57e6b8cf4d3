//! The number of whoever is named by the office alone, once they signed for it on paper.

use components::{Button, ButtonLook, Field, InputKind, Tick};
use domain::grid::{Command as Act, ShareNumber};
use domain::members::Phone;
use domain::{Command, Day, GridPostId};
use leptos::prelude::*;

use crate::shell::{Doing, Fault, texts};

/// The form.
#[component]
pub(super) fn NumberForm(post: GridPostId, open: RwSignal<bool>) -> impl IntoView {
    let t = texts();
    let doing = Doing::nothing();
    let (phone, day) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let posted = RwSignal::new(false);
    let command = move || {
        let phone = Phone::new(&phone.get()).map_err(|_| t.grid_number_fault().to_owned())?;
        let signed_on: Option<Day> = day.get().parse().ok();
        Ok(Command::Grid(Act::ShareNumber(ShareNumber {
            post,
            phone: Some(phone),
            posted: posted.get(),
            signed_on: Some(signed_on.ok_or_else(|| t.fault_day(t.grid_signed_on()))?),
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    let none = move |()| {
        let act = Act::ShareNumber(ShareNumber {
            post,
            phone: None,
            posted: false,
            signed_on: None,
        });
        doing.run(Command::Grid(act), move || open.set(false));
    };
    view! {
        <div class="stack stack--4">
            <p class="small soft">{t.grid_number_text()}</p>
            <Field label=t.grid_phone() value=phone kind=InputKind::Phone />
            <Field label=t.grid_signed_on() value=day kind=InputKind::Day />
            <Tick
                label=t.grid_posted()
                checked=posted
                on_change=move |on| posted.set(on)
            />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.grid_number_save()}
            </Button>
            <Button look=ButtonLook::Text busy=doing.busy on_press=none>
                {t.grid_number_none()}
            </Button>
        </div>
    }
}
