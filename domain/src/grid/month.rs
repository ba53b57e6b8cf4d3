//! What everyone reads of the rounds: numbers alone, by the month (每月走访数).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Change, CommunityId, Day, GridMonthId, Plain, Town};

use super::{DayLog, GridVisit};

/// The rounds of a month in a community (走访月报): counts, and nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GridMonth {
    /// Derived from the community and the month.
    pub id: GridMonthId,
    /// The community.
    pub community: CommunityId,
    /// Its first day.
    pub from: Day,
    /// Visits to buildings and homes.
    pub visits: u32,
    /// Of them, at homes where somebody was met.
    pub met: u32,
    /// Days on which a log was closed.
    pub days: u32,
}

impl GridMonth {
    /// A month without a visit.
    fn of(community: CommunityId, on: Day) -> Self {
        let from = first(on);
        let (year, month, _) = from.ymd();
        let parts: [&[u8]; 3] = [
            community.0.as_bytes(),
            &year.to_be_bytes(),
            &month.to_be_bytes(),
        ];
        Self {
            id: GridMonthId::derived("grid month", &parts),
            community,
            from,
            visits: 0,
            met: 0,
            days: 0,
        }
    }

    pub(super) fn add(&mut self, visit: &GridVisit) {
        self.visits += 1;
        self.met += u32::from(visit.met && visit.home.is_some());
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Public
    }
}

impl GridMonthId {
    /// The month of a day.
    pub fn of(community: CommunityId, on: Day) -> Self {
        GridMonth::of(community, on).id
    }
}

fn first(on: Day) -> Day {
    let (year, month, _) = on.ymd();
    Day::new(year, month, 1).unwrap_or(on)
}

/// The month of a day with something more in it.
pub(super) fn counted(
    community: CommunityId,
    on: Day,
    town: &dyn Town,
    add: impl FnOnce(&mut GridMonth),
) -> Change {
    let empty = GridMonth::of(community, on);
    let mut month: GridMonth = town.get(empty.id).unwrap_or(empty);
    add(&mut month);
    Change::put(month)
}

/// The months of a whole town, folded again from what was written down (V13).
pub(crate) fn months(town: &Plain) -> Vec<GridMonth> {
    let mut months: BTreeMap<GridMonthId, GridMonth> = BTreeMap::new();
    for visit in town.all::<GridVisit>() {
        let month = GridMonth::of(visit.community, visit.on);
        months.entry(month.id).or_insert(month).add(visit);
    }
    for log in town.all::<DayLog>() {
        let month = GridMonth::of(log.community, log.day.day);
        months.entry(month.id).or_insert(month).days += 1;
    }
    months.into_values().collect()
}
