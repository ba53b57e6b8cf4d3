//! What a home reads of the line about it on the list of visits, and how it takes itself off: who agreed
//! to something may know of it and end it at any time (个人信息保护法第十五、四十四、四十五条; domain-rules 10.1).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, CaredId, Change, CommunityId, Day, HomeId, Kind, Layer, Line, OwnCareId, PersonId,
    Record, Staged, Town,
};
use crate::members::{Home, Member, living};

use super::Cared;
use super::station::community_of;

/// The line about a home as one of those who live there reads it (我家的走访约定). The reason stays with
/// those who visit: who shares a home need not read it of the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnCare {
    /// Derived from the home and the reader.
    pub id: OwnCareId,
    /// Who lives there.
    pub reader: PersonId,
    /// The home.
    pub home: HomeId,
    /// Its address.
    pub address: Line,
    /// Whom the visitors ask for.
    pub who: Line,
    /// Days between two visits.
    pub every_days: u16,
    /// The day on which the home agreed.
    pub agreed_on: Day,
}

impl OwnCareId {
    /// What one person reads of a home's line.
    pub fn of(home: HomeId, reader: PersonId) -> Self {
        Self::derived("own_care", &[home.0.as_bytes(), reader.0.as_bytes()])
    }
}

impl OwnCare {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.reader)
    }

    fn new(cared: &Cared, reader: PersonId) -> Self {
        Self {
            id: OwnCareId::of(cared.home, reader),
            reader,
            home: cared.home,
            address: cared.address.clone(),
            who: cared.who.clone(),
            every_days: cared.every_days,
            agreed_on: cared.agreed_on,
        }
    }
}

/// What those who live in a home read once some changes are made: a new line, a changed one, none any more.
/// Only where the whole town is.
pub(crate) fn told(changes: &[Change], town: &dyn Town) -> Vec<Change> {
    let concerned = |it: &&Change| matches!(it.key().kind, Kind::Cared | Kind::Member);
    if !town.is_whole() || !changes.iter().any(|it| concerned(&it)) {
        return Vec::new();
    }
    let mut layer = Layer::default();
    changes.iter().for_each(|change| layer.apply(change));
    let after = Staged {
        base: town,
        layer: &layer,
    };
    let homes: BTreeSet<HomeId> = changes
        .iter()
        .filter(concerned)
        .flat_map(|it| touched(it, town))
        .collect();
    homes
        .into_iter()
        .flat_map(|home| told_to(home, &after))
        .collect()
}

/// The homes that a change may concern: whose line it is, or who lived or lives there.
fn touched(change: &Change, town: &dyn Town) -> Vec<HomeId> {
    let lived = |it: &Member| it.standings.iter().map(|it| it.home).collect::<Vec<_>>();
    if let Change::Put(record) = change {
        return match &**record {
            Record::Cared(it) => vec![it.home],
            Record::Member(it) => lived(it),
            _ => Vec::new(),
        };
    }
    let id = change.key().id;
    match change.key().kind {
        Kind::Cared => {
            let before: Option<Cared> = town.get(CaredId(id));
            before.map(|it| it.home).into_iter().collect()
        }
        _ => {
            let before: Option<Member> = town.get(PersonId(id));
            before.as_ref().map(lived).unwrap_or_default()
        }
    }
}

fn told_to(home: HomeId, town: &dyn Town) -> Vec<Change> {
    let cared: Option<Cared> = town.get(CaredId::of(home));
    let before: Vec<OwnCare> = town.of(home);
    if cared.is_none() && before.is_empty() {
        return Vec::new();
    }
    let live = community(home, town).map(|it| living(home, it, town));
    let live = live.filter(|_| cared.is_some()).unwrap_or_default();
    let now = cared
        .iter()
        .flat_map(|it| live.iter().map(|reader| OwnCare::new(it, *reader)));
    let now: Vec<OwnCare> = now.collect();
    let gone = before
        .iter()
        .filter(|it| !live.contains(&it.reader))
        .map(Change::remove);
    let new = now.iter().filter(|it| !before.contains(it));
    gone.chain(new.cloned().map(Change::put)).collect()
}

pub(super) fn community(home: HomeId, town: &dyn Town) -> Option<CommunityId> {
    let home: Home = town.get(home)?;
    community_of(home.building, town)
}
