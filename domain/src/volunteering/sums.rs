//! Hours in sums, for pictures and for the office.

use std::collections::{BTreeMap, BTreeSet};

use crate::core::{BuildingId, CompoundId};

use super::{FinalHours, HelpWaiting, Reach, Service, SessionId, Skill, SkillLine, TeamId};

/// Who asks for one thing and who offers it, by building (供需). Counts alone: neither a line of an
/// offer nor a request that waits says whose it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Need {
    /// How many offer it, by the building they live in; whoever rests is not among them.
    pub offered: BTreeMap<BuildingId, u32>,
    /// How many wait for it, by theirs.
    pub asked: BTreeMap<BuildingId, u32>,
    /// How many of those live where nobody who offers it goes (够不着).
    pub out_of_reach: u32,
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

/// What waits and what is offered, by skill (供需). `compound` says in which compound a building stands.
pub fn need(
    waiting: &[HelpWaiting],
    lines: &[SkillLine],
    compound: impl Fn(BuildingId) -> Option<CompoundId>,
) -> BTreeMap<Skill, Need> {
    let mut needs: BTreeMap<Skill, Need> = BTreeMap::new();
    for line in lines {
        let skills: BTreeSet<Skill> = line.skills.iter().copied().collect();
        for skill in skills {
            let offered = &mut needs.entry(skill).or_default().offered;
            *offered.entry(line.building).or_default() += 1;
        }
    }
    let goes = |line: &SkillLine, to: BuildingId| match line.reach {
        Reach::Building => line.building == to,
        Reach::Compound => compound(line.building) == compound(to),
        Reach::Community => true,
    };
    for it in waiting {
        let able = |line: &&SkillLine| line.skills.contains(&it.skill);
        let reached = lines
            .iter()
            .filter(able)
            .any(|line| goes(line, it.building));
        let need = needs.entry(it.skill).or_default();
        *need.asked.entry(it.building).or_default() += 1;
        need.out_of_reach += u32::from(!reached);
    }
    needs
}

impl Need {
    /// How many offer it in all.
    pub fn offers(&self) -> u32 {
        self.offered.values().sum()
    }

    /// How many wait for it in all.
    pub fn asks(&self) -> u32 {
        self.asked.values().sum()
    }
}

fn once(hours: &[FinalHours]) -> impl Iterator<Item = &FinalHours> {
    let mut seen = BTreeSet::new();
    hours.iter().filter(move |it| seen.insert(it.session))
}
