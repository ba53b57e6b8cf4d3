//! The honour wall (荣誉榜): those alone who ask for it, by a nickname, and as long as they want
//! (domain-rules 6.5; 志愿服务条例 20).

use serde::{Deserialize, Serialize};

use crate::core::{Change, CommunityId, Line, Refusal, Timestamp, Town, WallLineId};
use crate::members::{Actor, pack_of};

use super::account::{journal_of, minutes_of};
use super::{OnBoard, OnWall, WallLine};

/// Asks to be on the wall (上荣誉榜).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JoinWall {
    /// The line, made by the phone: it tells nothing of the person.
    pub line: WallLineId,
    /// The community.
    pub community: CommunityId,
    /// As what.
    pub nickname: Line,
    /// Whether one's stars are shown, too.
    #[serde(default)]
    pub stars: bool,
}

/// Takes it back (退出荣誉榜).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeaveWall {
    /// The community.
    pub community: CommunityId,
}

pub(super) fn join(
    it: &JoinWall,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::NotYours)?;
    pack_of(it.community, at.day(), town)?;
    if town.has::<OnWall>(person) || town.has::<WallLine>(it.line) {
        return Err(Refusal::AlreadyThere);
    }
    let on = OnWall {
        id: person,
        community: it.community,
        line: it.line,
        asked: OnBoard {
            person,
            nickname: it.nickname.clone(),
            taken_back: false,
        },
        stars: it.stars,
    };
    let minutes = minutes_of(person, &[], town);
    let line = on.shows(&journal_of(person, town), minutes);
    Ok(vec![Change::put(line), Change::put(on)])
}

/// Nothing of it is left.
pub(super) fn leave(actor: &Actor, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::NotYours)?;
    let on: OnWall = town.get(person).ok_or(Refusal::NotFound)?;
    let line = town.get::<WallLine>(on.line);
    let mut changes = vec![Change::remove(&on)];
    changes.extend(line.as_ref().map(Change::remove));
    Ok(changes)
}
