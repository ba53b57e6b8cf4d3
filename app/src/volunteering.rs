//! 志愿: not here yet, and says so.

use components::{ButtonLink, Glyph, Pace, Row, Rows, State, StateKind};
use leptos::prelude::*;

use crate::shell::{self, Here, Place, Ways};

/// The place where activities and hours will be.
pub fn screen(here: Here) -> AnyView {
    let t = here.t;
    let act = view! { <ButtonLink href="/proposals/new">{t.help_act()}</ButtonLink> }.into_any();
    let body = view! {
        <State kind=StateKind::Empty glyph=Glyph::HANDS title=t.help_title() text=t.help_text() act />
        <Rows>
            <Row title=t.help_points() act="/points" />
        </Rows>
        {shell::desk(here)}
    };
    let ways = Ways {
        place: Place::Help,
        title: t.shell_help().into(),
        line: None,
        pace: Pace::Wide,
        dock: None,
    };
    shell::place(here, ways, body.into_any())
}
