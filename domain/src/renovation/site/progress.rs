//! How the works stand at each building (各楼进度): a fold of the diary, the acceptance and the leg.

use std::collections::BTreeMap;

use crate::core::BuildingId;
use crate::renovation::PlanLeg;

use super::{Acceptance, DiaryEntry, Moment};

/// How the works stand at a building.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BuildingWorks {
    /// 未开工
    Ahead,
    /// 施工中
    InWork,
    /// 做完待验
    Finished,
    /// 整改中
    ToMend,
    /// 已验收
    Accepted,
}

impl BuildingWorks {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [
        Self::Ahead,
        Self::InWork,
        Self::Finished,
        Self::ToMend,
        Self::Accepted,
    ];
}

/// How the works stand at a building. It is finished once the last entry on each of its items shows
/// what is there afterwards; and accepted with the plan, since an acceptance is of all of it.
pub fn building_works(
    building: BuildingId,
    leg: PlanLeg,
    diary: &[DiaryEntry],
    acceptance: Option<&Acceptance>,
) -> BuildingWorks {
    if leg == PlanLeg::LongTerm {
        return BuildingWorks::Accepted;
    }
    let lines = |line: u16| acceptance.and_then(|it| it.lines.get(usize::from(line)));
    let here = |line: u16| lines(line).is_some_and(|it| it.building == Some(building));
    let mut open = acceptance.into_iter().flat_map(Acceptance::open);
    if open.any(|(_, defect)| here(defect.failed.line)) {
        return BuildingWorks::ToMend;
    }
    let mut last: BTreeMap<Option<u16>, &DiaryEntry> = BTreeMap::new();
    for entry in diary.iter().filter(|it| it.building == Some(building)) {
        let latest = last.entry(entry.item).or_insert(entry);
        if (entry.on, entry.at, entry.id) > (latest.on, latest.at, latest.id) {
            *latest = entry;
        }
    }
    let after = |entry: &&DiaryEntry| entry.photos.iter().any(|it| it.moment == Moment::After);
    match (last.is_empty(), last.values().all(after)) {
        (true, _) => BuildingWorks::Ahead,
        (false, true) => BuildingWorks::Finished,
        (false, false) => BuildingWorks::InWork,
    }
}
