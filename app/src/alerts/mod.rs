//! Alerts (提醒): what concerns me, new and old, and how I like to be told.

mod browser;
mod choice;
mod device;
mod list;

use domain::Timestamp;
use domain::alerts::{Alert, AlertChoice, AlertsSeen, alerts};
use leptos::prelude::*;

use crate::shell::Here;

/// A screen of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// 提醒
    All,
    /// 提醒设置
    Choice,
}

/// The screen.
pub fn screen(here: Here, page: Page) -> AnyView {
    match page {
        Page::All => list::list(here),
        Page::Choice => choice::choice(here),
    }
}

/// How this person likes to be told.
fn choice_of(here: Here) -> Option<AlertChoice> {
    let me = here.person()?;
    let community = here.community()?;
    let said: Option<AlertChoice> = here.get(me);
    Some(said.unwrap_or_else(|| AlertChoice::usual(me, community.id)))
}

/// What is wanted, the newest first, and until when it was read.
fn wanted(here: Here) -> (Vec<Alert>, Timestamp) {
    let Some((me, choice)) = here.person().zip(choice_of(here)) else {
        return (Vec::new(), Timestamp::default());
    };
    let now = here.now();
    let mut all = here.read(|town| alerts(me, now, town));
    all.retain(|it| choice.wants(it.what.topic()));
    let seen: Option<AlertsSeen> = here.get(me);
    (all, seen.map_or(Timestamp::default(), |it| it.until))
}

/// How many are new: the badge on home.
pub fn unread(here: Here) -> usize {
    let (all, seen) = wanted(here);
    all.iter().filter(|it| it.at > seen).count()
}
