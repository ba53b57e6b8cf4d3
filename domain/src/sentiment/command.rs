//! Counting the month that is over (公布月度民情).

use serde::{Deserialize, Serialize};

use crate::core::{Change, CommunityId, Refusal, SentimentMonthId, Timestamp, Town};
use crate::members::pack_of;

use super::SentimentMonth;
use super::voices::{houses, lines, month_before, voices};

/// What is done in this slice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Counts the month that is over (公布月度民情).
    TellMonth(TellMonth),
}

/// Counts the month that is over, once. The server's calendar does it; which month that is its clock
/// says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TellMonth {
    /// Where.
    pub community: CommunityId,
}

pub(crate) fn decide(
    command: &Command,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    match command {
        Command::TellMonth(it) => tell(it, at, town),
    }
}

/// What was told stays as it was told: a second count, after somebody took their words back or left,
/// would tell by the difference what they had said.
fn tell(it: &TellMonth, at: Timestamp, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let pack = pack_of(it.community, at.day(), town)?;
    let from = month_before(at.day());
    let id = SentimentMonthId::of(it.community, from);
    if town.has::<SentimentMonth>(id) {
        return Err(Refusal::AlreadyThere);
    }
    let houses = houses(it.community, town);
    let voices = voices(it.community, from, town);
    let lines = lines(&houses, &voices, pack.telling, town);
    Ok(vec![Change::put(SentimentMonth {
        id,
        community: it.community,
        from,
        pack: pack.id.clone(),
        rules: pack.telling,
        houses,
        lines,
        at,
    })])
}
