//! Hours in sums, for pictures and for the office.

use std::collections::{BTreeMap, BTreeSet};

use super::{FinalHours, HelpRequest, Helper, Service, SessionId, Skill, TeamId};

/// How many ask for something and how many offer it (供需).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Need {
    /// Open requests.
    pub asked: u32,
    /// Helpers who do not rest.
    pub offered: u32,
}

/// Minutes by year, month and kind of service; each session once.
pub fn by_month(hours: &[FinalHours]) -> BTreeMap<(i16, i8, Service), u32> {
    let mut sums = BTreeMap::new();
    for it in once(hours) {
        let (year, month, _) = it.on.ymd();
        *sums.entry((year, month, it.service)).or_default() += it.minutes;
    }
    sums
}

/// Minutes by team; what no team did stands under `None`.
pub fn by_team(
    hours: &[FinalHours],
    team: impl Fn(SessionId) -> Option<TeamId>,
) -> BTreeMap<Option<TeamId>, u32> {
    let mut sums = BTreeMap::new();
    for it in once(hours) {
        *sums.entry(team(it.session)).or_default() += it.minutes;
    }
    sums
}

/// What is asked for and what is offered, by skill.
pub fn need(requests: &[HelpRequest], helpers: &[Helper]) -> BTreeMap<Skill, Need> {
    let mut needs: BTreeMap<Skill, Need> = BTreeMap::new();
    for request in requests {
        needs.entry(request.skill).or_default().asked += 1;
    }
    for helper in helpers.iter().filter(|it| !it.resting) {
        let skills: BTreeSet<Skill> = helper.skills.iter().copied().collect();
        for skill in skills {
            needs.entry(skill).or_default().offered += 1;
        }
    }
    needs
}

fn once(hours: &[FinalHours]) -> impl Iterator<Item = &FinalHours> {
    let mut seen = BTreeSet::new();
    hours.iter().filter(move |it| seen.insert(it.session))
}
