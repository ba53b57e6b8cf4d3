//! All notices, what hangs and what hung, and the ways to speak up.

use components::{
    ButtonLink, Chip, Chips, Glyph, Icon, Pace, Row, Rows, Section, State, StateKind,
};
use domain::notices::{Notice, Publicity};
use leptos::prelude::*;

use super::home::{board_row, row};
use super::words::{all, order};
use super::write::writes;
use crate::shell::{self, Here, sorted};

/// The page.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.notice_page());
    let over = RwSignal::new(false);
    let notices = Memo::new(move |_| {
        let today = here.now().day();
        let mut all = all(here);
        all.retain(|it| it.is_valid(today) != over.get());
        sorted(all, order)
    });
    let boards = Memo::new(move |_| {
        let today = here.now().day();
        let mut all = here.all::<Publicity>();
        all.retain(|it| (it.hangs() && today <= it.last) != over.get());
        sorted(all, |it| (-it.last.starts_at().0, it.id.0))
    });
    let there = Memo::new(move |_| here.community().is_some());
    let list = move || {
        let (notices, boards) = (notices.get(), boards.get());
        if !there.get() {
            return shell::absent(here);
        }
        if notices.is_empty() && boards.is_empty() {
            let (title, text) = if over.get() {
                (t.notice_none_over(), t.notice_none_over_text())
            } else {
                (t.notice_none(), t.notice_none_text())
            };
            return view! { <State kind=StateKind::Empty glyph=Glyph::BELL title text /> }
                .into_any();
        }
        untrack(|| listed(here, &notices, &boards))
    };
    let chip = move |label: &'static str, is: bool| {
        let pressed = Signal::derive(move || over.get() == is);
        view! { <Chip label pressed on_press=move |()| over.set(is) /> }
    };
    let may = Memo::new(move |_| writes(here));
    let write = move || {
        may.get().then(|| {
            view! {
                <ButtonLink href="/notices/new" block=true glyph=Glyph::EDIT>
                    {t.notice_write()}
                </ButtonLink>
            }
        })
    };
    let ways = view! {
        <Section title=t.notice_ways()>
            <Rows>
                <Row
                    title=t.column_page()
                    meta=t.column_meta()
                    act="/column"
                    lead=view! { <Icon glyph=Glyph::TALK /> }.into_any()
                />
                <Row
                    title=t.covenant_page()
                    meta=t.covenant_meta()
                    act="/covenant"
                    lead=view! { <Icon glyph=Glyph::USERS /> }.into_any()
                />
                <Row
                    title=t.duty_page()
                    meta=t.duty_meta()
                    act="/duty"
                    lead=view! { <Icon glyph=Glyph::DOC /> }.into_any()
                />
                <Row
                    title=t.rooms_page()
                    meta=t.rooms_meta()
                    act="/rooms"
                    lead=view! { <Icon glyph=Glyph::CALENDAR /> }.into_any()
                />
                <Row
                    title=t.sentiment_page()
                    meta=t.sentiment_meta()
                    act="/sentiment"
                    lead=view! { <Icon glyph=Glyph::USERS /> }.into_any()
                />
                <Row
                    title=t.feedback_page()
                    meta=t.feedback_meta()
                    act="/feedback"
                    lead=view! { <Icon glyph=Glyph::HEART /> }.into_any()
                />
            </Rows>
        </Section>
    };
    let body = view! {
        <h1 class="visually-hidden">{t.notice_page()}</h1>
        <Chips label=t.notice_which()>
            {chip(t.notice_now(), false)} {chip(t.notice_past(), true)}
        </Chips>
        {list}
        {write}
        {ways}
    };
    shell::inner(
        here,
        t.notice_page(),
        "/",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn listed(here: Here, notices: &[Notice], boards: &[Publicity]) -> AnyView {
    let t = here.t;
    let rows = notices.iter().map(|it| row(here, it)).collect_view();
    let rows = (!notices.is_empty()).then(|| {
        view! { <Section title=t.notice_section()><Rows>{rows}</Rows></Section> }
    });
    let hang = boards.iter().map(|it| board_row(here, it)).collect_view();
    let hang = (!boards.is_empty()).then(|| {
        view! { <Section title=t.board_section()><Rows>{hang}</Rows></Section> }
    });
    view! { {rows} {hang} }.into_any()
}
