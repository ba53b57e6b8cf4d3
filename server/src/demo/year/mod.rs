//! What is long over (一年的往事): the months before the sample's last weeks, in which a council sat,
//! neighbours worked together and troubles were put right. Nothing of it waits for anybody.
//!
//! It begins with the year, or with the rule pack where that is younger: no rule of before is known.

mod matters;
mod service;
mod sittings;
mod troubles;

use domain::{RulePack, SittingId, Timestamp};

use super::people::People;
use super::schedule::Schedule;
use super::{Kind, PACK, PlanAt, Seed};

/// How many days ago the community was set up where no year is told.
pub const YOUNG: i64 = 90;

/// The most days that are told of, and the fewest that are worth it.
const LONGEST: i64 = 345;
const SHORTEST: i64 = 250;

/// On which day everyone has joined and the bodies are named.
const BEGINS: i64 = 46;

/// How many days ago all of it was over: before anything else begins.
pub const OVER: i64 = 94;

/// How many days ago the community was set up. A renovation that is built or under warranty has months
/// of its own behind it, and an empty demo nothing.
pub fn back(now: Timestamp, kind: Kind) -> i64 {
    if matches!(
        kind,
        Kind::Empty | Kind::Plan(PlanAt::Works | PlanAt::Warranty)
    ) {
        return YOUNG;
    }
    let packs = RulePack::built_in().iter();
    let mine = packs.filter(|it| it.id.name == PACK);
    let Some(first) = mine.map(|it| it.id.effective_on).min() else {
        return YOUNG;
    };
    let ms = now.day().starts_at().0 - first.starts_at().0;
    let days = ms.div_euclid(86_400_000).min(LONGEST);
    if days < SHORTEST { YOUNG } else { days }
}

/// Lives it, and gives the sittings whose minutes are still to be signed.
///
/// # Errors
/// When a line of a sample does not fit.
pub fn live(
    seed: &Seed,
    people: &People,
    schedule: &mut Schedule,
) -> anyhow::Result<Vec<SittingId>> {
    if seed.back == YOUNG {
        return Ok(Vec::new());
    }
    service::give(seed, people, schedule);
    troubles::put_right(seed, people, schedule)?;
    Ok(sittings::sit(seed, people, schedule))
}
