//! Counting what residents said, when the days of a report are over (评议结束).

use serde::{Deserialize, Serialize};

use crate::core::{Change, CommunityId, DutyReportId, Entity, Refusal, Timestamp, Town};

use super::{DutyFault, DutyRating, DutyReport, DutyState, Grades};

/// Counts a report. The server's calendar does it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseDuty {
    /// Which.
    pub report: DutyReportId,
}

/// The reports of a community whose days are over and that nobody counted.
pub fn over(community: CommunityId, at: Timestamp, town: &dyn Town) -> Vec<DutyReportId> {
    let all = town.children(DutyReport::KIND, community.0);
    let all = all.iter().filter_map(|it| DutyReport::from_record(it));
    let over = all.filter(|it| it.state == DutyState::Open && at.day() > it.last);
    over.map(|it| it.id).collect()
}

/// The count is told where enough rated, and otherwise neither it nor how many did. It is counted
/// once: what comes later, as somebody who leaves, changes nothing in it.
pub(super) fn close(
    it: &CloseDuty,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let report: DutyReport = town.get(it.report).ok_or(Refusal::NotFound)?;
    let last = report.last;
    if report.state != DutyState::Open {
        return Err(DutyFault::Closed { last }.into());
    }
    if at.day() <= last {
        return Err(DutyFault::StillRated { last }.into());
    }
    let telling = report.rules().ok_or(Refusal::NoSuchPack)?.telling;
    let mut grades = Grades::default();
    for rating in town.of::<DutyRating>(report.id) {
        grades.add(rating.grade);
    }
    let grades = grades.told(telling);
    Ok(vec![Change::put(DutyReport {
        state: DutyState::Closed { at, grades },
        ..report
    })])
}
