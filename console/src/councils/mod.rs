//! Councils (议事会): seats, sittings with their agenda, votes and what came out.

mod agenda;
mod amend;
mod attendance;
mod call;
mod close;
mod council;
mod door;
mod due;
mod elect;
mod exceptions;
mod floor;
mod form;
mod interests;
mod list;
mod materials;
mod minutes;
mod notice;
mod open;
mod papers;
mod picked;
mod plan;
mod put;
mod questions;
mod renew;
mod seat;
mod sheet;
mod sitting;
mod slate;
mod vote;

pub(crate) use council::CouncilPage;
pub(crate) use due::due;
pub(crate) use list::List;
pub(crate) use materials::PickDocument;
pub(crate) use minutes::MinutesPage;
pub(crate) use notice::{NoticePage, numbers};
pub(crate) use sheet::BallotsPage;
pub(crate) use sitting::SittingPage;
pub(crate) use vote::VotePage;

use domain::councils::{Council, Seat, Vote};
use domain::{CouncilId, Day, Digest, Lang, PackId, RulePack, Timestamp};

use crate::shell::{Book, dated};
use crate::texts::Texts;

/// The seats held on a day, by category and then by person.
fn seats(council: CouncilId, on: Day, book: Book) -> Vec<Seat> {
    let mut seats = book.of::<Seat>(council);
    seats.retain(|seat| seat.is_held(on));
    seats.sort_by_key(|seat| (seat.category, seat.person));
    seats
}

/// The rules a council runs under on a day.
fn pack(on: Day, book: Book) -> Option<&'static RulePack> {
    RulePack::in_force(&book.community()?.pack, on)
}

/// A pack of rules by its title and its day, as a notice names it; a pack this office does not
/// know keeps its id.
fn pack_title(id: &PackId, t: Texts) -> String {
    let Some(pack) = RulePack::frozen(id) else {
        return id.to_string();
    };
    let title = match t.lang {
        Lang::ZhCn => &pack.title_zh,
        Lang::En => &pack.title_en,
    };
    t.pack_since(dated(id.effective_on, t), title)
}

/// The earliest day a sitting called now may be held.
fn earliest(council: &Council, told_at: Timestamp, book: Book) -> Option<Day> {
    let pack = pack(told_at.day(), book)?;
    let days = council.kind.notice_days(pack);
    let calendar = domain::Calendar::built_in();
    Some(
        calendar
            .period(told_at.day(), days, pack.weekends_shift)
            .next,
    )
}

/// Whether the clock of an open vote has run out and only its tellers are missing.
fn is_over(vote: &Vote, now: Timestamp) -> bool {
    now >= vote.closes_at
}

/// The digest of a frozen text, whole, in groups one can read.
fn grouped(hash: &Digest) -> String {
    let hex = hash.to_string();
    let groups: Vec<&str> = (0..8).map(|group| &hex[group * 8..group * 8 + 8]).collect();
    groups.join(" ")
}
