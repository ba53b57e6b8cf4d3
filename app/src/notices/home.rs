//! What of notices stands on the first screen: the urgent ones first, and what hangs now.

use components::{Badge, Glyph, Icon, Row, Rows, Section, SectionLink, Tone};
use domain::notices::{Notice, Publicity, Urgency};
use domain::wording;
use leptos::prelude::*;

use super::words::{has_read, order, whom};
use crate::shell::{Here, sorted, when};

/// How many of each are shown.
const FEW: usize = 3;

/// What this person has not read of the notices to them, the urgent ones first; then the rest.
fn valid(here: Here) -> Vec<Notice> {
    let today = here.now().day();
    let mut all = here.all::<Notice>();
    all.retain(|it| it.is_valid(today));
    let mut all = sorted(all, order);
    // What was read stands behind what was not; the order within each stays.
    all.sort_by_key(|it| has_read(here, it));
    all
}

/// The notice that this person should read next: nothing once all are read.
pub fn unread(here: Here) -> Option<Notice> {
    let reads = here.actor().belongs();
    valid(here)
        .into_iter()
        .find(|it| reads && !has_read(here, it))
}

/// What hangs today.
fn hanging(here: Here) -> Vec<Publicity> {
    let today = here.now().day();
    let mut all = here.all::<Publicity>();
    all.retain(|it| it.hangs() && today <= it.last);
    sorted(all, |it| (it.last.starts_at().0, it.id.0))
}

/// 公告.
pub fn news(here: Here) -> AnyView {
    let t = here.t;
    let notices = Memo::new(move |_| valid(here));
    let boards = Memo::new(move |_| hanging(here));
    let shown = move || {
        let (notices, boards) = (notices.get(), boards.get());
        if notices.is_empty() && boards.is_empty() {
            return None;
        }
        let rows = notices.iter().take(FEW).map(|it| row(here, it));
        let rows = rows.collect_view();
        let boards = boards.iter().take(FEW).map(|it| board_row(here, it));
        let boards = boards.collect_view();
        let more = view! { <SectionLink href="/notices" label=t.news_all() /> }.into_any();
        Some(view! {
            <Section title=t.notice_section() more>
                <Rows>{rows} {boards}</Rows>
            </Section>
        })
    };
    shown.into_any()
}

/// One notice in a list.
pub fn row(here: Here, it: &Notice) -> AnyView {
    let t = here.t;
    let today = here.now().day();
    let urgent = it.urgency == Urgency::Urgent;
    let glyph = if urgent { Glyph::ALERT } else { Glyph::BELL };
    let lead = view! { <Icon glyph /> }.into_any();
    let meta = t.notice_line(when(here, it.changed_at()), whom(here, it.to));
    let word = match it.urgency {
        _ if it.withdrawn.is_some() => Some((t.notice_withdrawn(), Tone::Plain)),
        _ if !it.is_valid(today) => Some((t.notice_over(), Tone::Plain)),
        Urgency::Urgent => Some((wording::urgency(it.urgency, here.lang), Tone::Stop)),
        Urgency::Important => Some((wording::urgency(it.urgency, here.lang), Tone::Wait)),
        Urgency::Ordinary => None,
    };
    let word = word.map(|(label, tone)| view! { <Badge label tone /> });
    let reads = here.actor().belongs() && it.is_valid(today);
    let new = (reads && !has_read(here, it)).then(|| {
        view! { <Badge label=t.notice_unread() tone=Tone::Info /> }
    });
    let state = view! { <span class="cluster">{word} {new}</span> }.into_any();
    let act = format!("/n/{}", it.id);
    view! { <Row title=it.title.to_string() act meta lead state song=true top=true /> }.into_any()
}

/// What hangs, in a list.
pub fn board_row(here: Here, it: &Publicity) -> AnyView {
    let t = here.t;
    let last = wording::short_day(it.last, here.lang);
    let meta = t.board_line(&it.hangs_at, last);
    let lead = view! { <Icon glyph=Glyph::CLOCK /> }.into_any();
    let act = format!("/g/{}", it.id);
    view! { <Row title=t.board_title(&it.title) act meta lead song=true top=true /> }.into_any()
}
