//! The delivery ledger (送达台账): a line a head, with what reached it by which way and when, and whether
//! it has voted. The names are those of the ledger that the office exports already.

use domain::owners::{Assembly, OwnersRoll, OwnersServed, Voter, Way};
use domain::{HeadId, Plain, Timestamp, Town, wording};

use super::LANG;
use crate::exports::owners::{by_address, holders, who_voted};

/// Number, homes, title holders, area, what reached them, their voting.
pub(super) type Delivery = [String; 6];

/// The lines in the order of the addresses; none where the roll is not frozen.
pub(super) fn ledger(it: &Assembly, town: &Plain) -> Option<Vec<Delivery>> {
    let whole: &dyn Town = town;
    let roll: OwnersRoll = whole.get(it.id)?;
    let cast = who_voted(it.id, whole);
    let mut served = whole.of::<OwnersServed>(it.id);
    served.sort_by_key(|it| (it.at, it.id));
    let lines = by_address(&roll, whole);
    let line = |(index, (address, voter)): (usize, (String, &Voter))| {
        let voted = cast.get(&voter.id).map(|it| it.voted);
        [
            (index + 1).to_string(),
            address,
            holders(voter, whole),
            voter.weight().area.to_string(),
            reached(voter.id, &served),
            voted.map_or_else(String::new, |it| match it.way {
                Way::Phone => format!("手机 {}", minute(it.at)),
                Way::Paper => format!("纸票 {}", minute(it.at)),
            }),
        ]
    };
    Some(lines.into_iter().enumerate().map(line).collect())
}

/// Everything that reached a head, the earliest first.
fn reached(head: HeadId, served: &[OwnersServed]) -> String {
    let mine = served.iter().filter(|it| it.heads.contains(&head));
    let lines = mine.map(|it| {
        let by = wording::served_by(it.by, LANG);
        format!("{by} {}", minute(it.at))
    });
    lines.collect::<Vec<_>>().join("；")
}

/// `2026-11-22 15:05`: short, for a column.
fn minute(at: Timestamp) -> String {
    format!("{} {}", at.day(), wording::clock(at))
}
