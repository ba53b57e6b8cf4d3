//! What one's home agreed to with those who come by (走访约定), and how it ends.

use components::{Button, ButtonLook, Confirm, Row, Rows, Section, keyed};
use domain::grid::{Command as Act, EndCare, OwnCare};
use domain::{HomeId, wording};
use leptos::prelude::*;

use crate::shell::{Here, Sending, sorted};

/// The homes that are visited; nothing where none is.
pub(super) fn care(here: Here) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let ending = RwSignal::new(false);
    let chosen = RwSignal::new(None::<HomeId>);
    let all = Memo::new(move |_| {
        let me = here.person();
        let mut all = here.all::<OwnCare>();
        all.retain(|it| Some(it.reader) == me);
        sorted(all, |it| (0, it.id.0))
    });
    let rows = move || {
        let row = move |it: OwnCare| {
            let day = wording::day(it.agreed_on, here.lang);
            let meta = t.privacy_care_meta(day, it.every_days, &it.who);
            let press = move |()| {
                chosen.set(Some(it.home));
                ending.set(true);
            };
            let state = view! {
                <Button look=ButtonLook::Text small=true on_press=press>
                    {t.privacy_care_end()}
                </Button>
            }
            .into_any();
            view! { <Row title=t.privacy_care_row(&it.address) meta state top=true /> }.into_any()
        };
        view! { <Rows>{keyed(all, |it| it.id, row)}</Rows> }
    };
    let end = move |()| {
        if let Some(home) = chosen.get_untracked() {
            sending.send(Act::EndCare(EndCare { home }), t.privacy_care_ended());
        }
    };
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <Section title=t.privacy_care()>
                {rows} <p class="tiny soft">{t.privacy_care_note()}</p>
            </Section>
        </Show>
        {sending.fault()}
        <Confirm
            open=ending
            title=t.privacy_care_end()
            text=t.privacy_care_end_text()
            yes=t.privacy_care_end_act()
            no=t.privacy_care_keep()
            on_yes=end
        />
    }
    .into_any()
}
