//! Saying that one has read it, and being asked once when a new version came into force.

use components::{Button, ButtonLook, Dock};
use domain::covenant::{
    Command as Act, CovenantRead, CovenantStage, CovenantVersion, ReadCovenant,
};
use domain::{CovenantReadId, CovenantVersionId, wording};
use leptos::prelude::*;

use super::words::{all, name_of};
use crate::shell::{Here, Sending};

/// For how many days a new version is mentioned at home to who has not read it.
const NEW_DAYS: i32 = 30;

/// The button, for whoever lives here.
pub fn dock(here: Here, which: Memo<Option<CovenantVersionId>>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let may = Memo::new(move |_| which.get().is_some() && here.actor().belongs());
    let read = Memo::new(move |_| which.get().is_some_and(|id| has_read(here, id)));
    let press = move |()| {
        if let Some(version) = which.get_untracked() {
            sending.send(Act::Read(ReadCovenant { version }), t.covenant_read_done());
        }
    };
    let dock = move || {
        may.get().then(|| {
            let inside = move || {
                if read.get() {
                    view! { <p class="dock__note">{t.covenant_have_read()}</p> }.into_any()
                } else {
                    view! {
                        {sending.fault()}
                        <Button
                            look=ButtonLook::Primary
                            block=true
                            busy=sending.busy
                            on_press=press
                        >
                            {t.covenant_read()}
                        </Button>
                    }
                    .into_any()
                }
            };
            view! { <Dock>{inside}</Dock> }
        })
    };
    dock.into_any()
}

fn has_read(here: Here, id: CovenantVersionId) -> bool {
    let mark = |me| here.get::<CovenantRead>(CovenantReadId::of(id, me));
    here.person().and_then(mark).is_some()
}

/// What waits for me at home: a version that came into force lately, unread. It is not asked for again.
pub fn errands(here: Here) -> Vec<(String, String, String)> {
    let t = here.t;
    let today = here.now().day();
    if !here.actor().belongs() {
        return Vec::new();
    }
    let all = all(here);
    let new = |it: &&CovenantVersion| {
        let lately = it
            .in_force_from()
            .is_some_and(|from| today < from.plus(NEW_DAYS));
        it.stage(&all, today) == CovenantStage::InForce && lately && !has_read(here, it.id)
    };
    let errand = |it: &CovenantVersion| {
        let from = it.in_force_from().unwrap_or(today);
        let what = t.covenant_todo(wording::short_day(from, here.lang));
        ("/covenant".to_owned(), name_of(here, it.id), what)
    };
    all.iter().filter(new).map(errand).collect()
}
