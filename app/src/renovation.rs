//! 改造: not here yet, and says so.

use components::{ButtonLink, Glyph, Pace, State, StateKind};
use leptos::prelude::*;

use crate::shell::{self, Here, Place, Ways};

/// The place where a compound's renovation plan will be.
pub fn screen(here: Here) -> AnyView {
    let t = here.t;
    let act = view! { <ButtonLink href="/proposals">{t.works_act()}</ButtonLink> }.into_any();
    let body = view! {
        <State
            kind=StateKind::Empty
            glyph=Glyph::BUILD
            title=t.works_title()
            text=t.works_text()
            act
        />
        {shell::desk(here)}
    };
    let ways = Ways {
        place: Place::Works,
        title: t.shell_works().into(),
        line: None,
        pace: Pace::Wide,
        dock: None,
    };
    shell::place(here, ways, body.into_any())
}
