//! 谁看过: who of the office saw what of me, when and where.

use components::{Button, Row, Rows, Section};
use domain::Entity;
use domain::privacy::{Look, Reader, Screen};
use leptos::prelude::*;

use crate::shell::{Here, sorted, when};

/// How many are drawn at first, and with each press more.
const WINDOW: usize = 12;

/// The list.
pub(super) fn looks(here: Here) -> AnyView {
    let t = here.t;
    let all = Memo::new(move |_| {
        let community = here.community().map(|it| it.id.0).unwrap_or_default();
        let me = here.person();
        let kept = here.children(Look::KIND, community);
        let looks = kept.iter().filter_map(|it| Look::from_record(it));
        // A worker holds the whole log as well; here stands what is about this person alone.
        let mine = looks.filter(|it| match it.reader {
            Reader::Person(id) => Some(id) == me,
            Reader::Everybody => true,
            Reader::Office => false,
        });
        sorted(mine.cloned().collect(), |it| (-it.at.0, it.id.0))
    });
    let window = RwSignal::new(WINDOW);
    let shown = move || {
        let all = all.get();
        if all.is_empty() {
            return view! { <p class="small soft">{t.privacy_looks_none()}</p> }.into_any();
        }
        let rows = all.iter().take(window.get()).map(|it| {
            let meta = t.privacy_look_meta(it.times, when(here, it.at));
            view! { <Row title=t.privacy_look(screen(here, it.screen), &it.shown) meta /> }
        });
        let rows = rows.collect_view();
        let left = all.len().saturating_sub(window.get());
        let more = (left > 0).then(|| {
            let press = move |()| window.update(|it| *it += WINDOW);
            view! { <Button block=true on_press=press>{t.list_more(left)}</Button> }
        });
        view! { <Rows>{rows}</Rows> {more} }.into_any()
    };
    view! {
        <Section title=t.privacy_looks()>
            {shown} <p class="tiny soft">{t.privacy_looks_note()}</p>
        </Section>
    }
    .into_any()
}

fn screen(here: Here, it: Screen) -> &'static str {
    let t = here.t;
    match it {
        Screen::Person => t.privacy_screen_person(),
        Screen::Roster => t.privacy_screen_roster(),
        Screen::Copy => t.privacy_screen_copy(),
        Screen::Contact => t.privacy_screen_contact(),
        Screen::Kept => t.privacy_screen_kept(),
    }
}
