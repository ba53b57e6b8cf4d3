//! What the records prove of a report (系统可证的数): counted when it is published, with the day.

use serde::{Deserialize, Serialize};

use crate::core::{CommunityId, Day, Entity, PersonId, Town};
use crate::grid::GridVisit;
use crate::issues::{Did, Issue, With};
use crate::members::{Building, Compound};
use crate::projects::{Leg, Project};

use super::Reporter;

/// What the records of the days of a report prove (系统可证的数). Counts alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proven {
    /// The day on which it was counted.
    pub on: Day,
    /// Issues that were reported in these days and came to the reporter (办理事项).
    pub issues: u32,
    /// Of them, those whose reporter heard of it in time (按时联系).
    pub in_time: u32,
    /// Of them, those that are solved (办结).
    pub solved: u32,
    /// Visits to homes and buildings (走访); none for a body, which goes on no rounds.
    pub visits: u32,
    /// Projects that were finished in these days (完成的微项目); of the residents' committee alone.
    pub projects: u32,
}

/// Counts what is proven, where every record is.
pub(super) fn proven(
    (community, reporter): (CommunityId, &Reporter),
    (from, to): (Day, Day),
    on: Day,
    town: &dyn Town,
) -> Proven {
    let within = |day: Day| (from..=to).contains(&day);
    let issues = town.of::<Issue>(community).into_iter();
    let issues = issues.filter(|it| within(it.reported.at.day()) && is_of(it, reporter));
    let mut proven = Proven {
        on,
        issues: 0,
        in_time: 0,
        solved: 0,
        visits: visits(community, reporter, &within, town),
        projects: 0,
    };
    for issue in issues {
        proven.issues += 1;
        let heard = issue.contacted_at;
        proven.in_time += u32::from(heard.is_some_and(|at| at <= issue.contact_due));
        proven.solved += u32::from(issue.log.iter().any(|it| it.did == Did::Solved));
    }
    if *reporter == Reporter::Committee {
        let done =
            |it: &Project| it.state.leg() == Some(Leg::Closed) && within(it.changed_at.day());
        let projects = town.of::<Project>(community);
        proven.projects = projects.iter().filter(|it| done(it)).count() as u32;
    }
    proven
}

fn is_of(issue: &Issue, reporter: &Reporter) -> bool {
    match reporter {
        Reporter::Committee => true,
        Reporter::Body(id) => {
            let with = With::Department(*id);
            issue.path.iter().any(|it| it.with == with)
        }
        Reporter::Holder { who, .. } => issue.first == Some(who.person),
    }
}

fn visits(
    community: CommunityId,
    reporter: &Reporter,
    within: &dyn Fn(Day) -> bool,
    town: &dyn Town,
) -> u32 {
    let by: Option<PersonId> = match reporter {
        Reporter::Committee => None,
        Reporter::Body(_) => return 0,
        Reporter::Holder { who, .. } => Some(who.person),
    };
    let compounds = town.of::<Compound>(community).into_iter();
    let buildings = compounds.flat_map(|it| town.of::<Building>(it.id));
    let visits = buildings.flat_map(|it| town.children(GridVisit::KIND, it.id.0));
    let fits = |it: &GridVisit| within(it.on) && by.is_none_or(|by| it.by == by);
    let visits = visits.filter(|it| GridVisit::from_record(it).is_some_and(fits));
    visits.count() as u32
}
