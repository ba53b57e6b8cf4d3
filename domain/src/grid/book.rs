//! What the office writes about the stations and what a grid worker carries (岗位职责、随身清单).
//!
//! Lists that a founding text leaves incomplete are data (domain-rules 1.4, 七音哨): the office writes
//! them, and nothing in the rules counts to seven.

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Change, CommunityId, Line, Prose, Refusal, Town};
use crate::members::Community;

use super::{GridFault, Station};

/// The most things somebody carries (design default).
pub const CARRIED_MOST: u16 = 20;

/// What the office has written (网格手册), for everyone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GridBook {
    /// That of the community.
    pub id: CommunityId,
    /// The community.
    pub community: CommunityId,
    /// What each station is there for, in the office's own words.
    pub duties: Vec<(Station, Prose)>,
    /// What a grid worker carries on a round, in order.
    pub carried: Vec<Line>,
}

/// Writes what a station is there for; without words the usual text stands again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetDuty {
    /// The community.
    pub community: CommunityId,
    /// Which station.
    pub station: Station,
    /// In words.
    #[serde(default)]
    pub words: Option<Prose>,
}

/// Writes what a grid worker carries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetCarried {
    /// The community.
    pub community: CommunityId,
    /// Everything, in order.
    pub items: Vec<Line>,
}

impl GridBook {
    /// What the office has written about a station.
    pub fn duty(&self, station: Station) -> Option<&Prose> {
        let mut duties = self.duties.iter();
        duties.find(|it| it.0 == station).map(|it| &it.1)
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Public
    }
}

fn book(community: CommunityId, town: &dyn Town) -> Result<GridBook, Refusal> {
    if !town.has::<Community>(community) {
        return Err(Refusal::NotFound);
    }
    Ok(town.get(community).unwrap_or(GridBook {
        id: community,
        community,
        duties: Vec::new(),
        carried: Vec::new(),
    }))
}

pub(super) fn set_duty(it: &SetDuty, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let mut book = book(it.community, town)?;
    book.duties.retain(|(station, _)| *station != it.station);
    book.duties
        .extend(it.words.clone().map(|words| (it.station, words)));
    book.duties.sort_by_key(|it| it.0);
    Ok(vec![Change::put(book)])
}

pub(super) fn set_carried(it: &SetCarried, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let book = book(it.community, town)?;
    if it.items.len() > usize::from(CARRIED_MOST) {
        return Err(GridFault::CarriesTooMuch { most: CARRIED_MOST }.into());
    }
    let twice = |(index, item): (usize, &Line)| it.items[..index].contains(item);
    if it.items.iter().enumerate().any(twice) {
        return Err(GridFault::NamedTwice.into());
    }
    let carried = it.items.clone();
    Ok(vec![Change::put(GridBook { carried, ..book })])
}
