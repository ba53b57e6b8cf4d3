//! Contribution points (积分): what one has and why, what it is good for, and what to do where
//! something is wrong.

mod appeal;
mod booking;
mod cards;
mod counter;
mod entry;
mod hand;
mod held;
mod mine;
mod nominees;
mod rewards;
mod table;
mod wall;
mod words;

use components::Pace;
use domain::points::{Booking, Journal, PickUpCode, Reward, Told, own_points};
use domain::{BookingId, Day, EntryId, RulePack, Timestamp};
use leptos::prelude::*;

use crate::shell::{self, Here};

pub use table::table;

/// Which screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// 我的积分
    Mine,
    /// One entry, with what shows it.
    Entry(EntryId),
    /// 去兑换
    Rewards,
    /// What one booked, with its code.
    Booking(BookingId),
    /// What one hands over: the shop's side.
    Counter,
    /// A code that was read.
    HandOver(BookingId, PickUpCode),
    /// 荣誉榜
    Wall,
    /// 推荐名单
    Nominees,
    /// What the supervision committee is asked.
    Committee,
}

/// The screen.
pub fn part(here: Here, page: Page) -> AnyView {
    provide_context(Memo::new(move |_| Own::read(here)));
    match page {
        Page::Mine => mine::mine(here),
        Page::Entry(id) => entry::entry(here, id),
        Page::Rewards => rewards::rewards(here),
        Page::Booking(id) => booking::booking(here, id),
        Page::Counter => counter::counter(here),
        Page::HandOver(id, code) => hand::hand(here, id, code),
        Page::Wall => wall::wall(here),
        Page::Nominees => nominees::list(here),
        Page::Committee => appeal::committee(here),
    }
}

/// What this person is told of points, read once for all that a screen shows of it: a ledger may be
/// long.
#[derive(Clone, Default, PartialEq)]
struct Own {
    journal: Journal,
    /// Until when it is read: the phone's clock may be behind the server's.
    last: Timestamp,
    /// What is no entry of the ledger.
    rest: Vec<Told>,
}

impl Own {
    fn read(here: Here) -> Self {
        let Some(me) = here.person() else {
            return Self::default();
        };
        let (journal, rest) = here.read(|town| own_points(me, town));
        let last = journal.entries().map(|it| it.at).max();
        Self {
            journal,
            last: last.unwrap_or_default(),
            rest,
        }
    }
}

/// That of the screen.
fn own(here: Here) -> Memo<Own> {
    use_context().unwrap_or_else(|| Memo::new(move |_| Own::read(here)))
}

/// What this person is told of points beside their ledger.
fn told(here: Here) -> Vec<Told> {
    own(here).with(|own| own.rest.clone())
}

/// The instant until which this person's ledger is read.
fn until(here: Here) -> Timestamp {
    own(here).with(|own| own.last).max(here.now())
}

/// What this person booked, the newest first.
fn bookings(here: Here) -> Vec<(Booking, PickUpCode)> {
    let own = told(here).into_iter().filter_map(|it| match it {
        Told::Booking { booking, code } => Some((*booking, code)),
        _ => None,
    });
    shell::sorted(own.collect(), |(it, _)| (-it.at.0, it.id.0))
}

/// What a booking is of.
fn reward_name(here: Here, booking: &Booking) -> String {
    let reward: Option<Reward> = here.get(booking.reward);
    reward.map_or_else(
        || here.t.points_reward_gone().to_owned(),
        |it| it.title.to_string(),
    )
}

/// The pack in force today.
fn pack(here: Here, on: Day) -> Option<&'static RulePack> {
    here.community().and_then(|it| it.rules(on))
}

/// A screen of these, with its heading for whoever hears it: the bar above holds none.
fn screen(here: Here, title: &'static str, up: &'static str, body: AnyView) -> AnyView {
    let body = view! {
        <h1 class="visually-hidden">{title}</h1>
        {body}
    };
    shell::inner(here, title, up, Pace::Wide, None, body.into_any())
}
