//! Whether residents want it (改不改): one answer a home, tenants beside it (domain-rules 5.2).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::core::{HomeId, PersonId, Ratio, Timestamp};
use crate::members::StandingKind;

/// What a home answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Will {
    /// 改
    Yes,
    /// 不改
    No,
    /// 还没想好
    Undecided,
}

/// One person's answer for a home (入户征询).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WillAnswer {
    /// Which home.
    pub home: HomeId,
    /// Who.
    pub by: PersonId,
    /// As what.
    pub kind: StandingKind,
    /// Whether it was noted at the door.
    pub at_door: bool,
    /// When.
    pub at: Timestamp,
    /// What.
    pub will: Will,
}

/// How many answered what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WillSides {
    /// 改
    pub yes: u32,
    /// 不改
    pub no: u32,
    /// 还没想好
    pub undecided: u32,
}

/// What came out (征询结果).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WillCount {
    /// Homes that were to be asked.
    pub homes: u32,
    /// What they answered, one each.
    pub answered: WillSides,
    /// What tenants think, one for each home let: it is read, and moves no line (R7).
    pub tenants: WillSides,
}

impl WillSides {
    fn add(&mut self, will: Will) {
        let side = match will {
            Will::Yes => &mut self.yes,
            Will::No => &mut self.no,
            Will::Undecided => &mut self.undecided,
        };
        *side += 1;
    }

    /// All of them.
    pub fn sum(&self) -> u32 {
        self.yes + self.no + self.undecided
    }
}

impl WillCount {
    /// Homes that have not answered yet.
    pub fn open(&self) -> u32 {
        self.homes.saturating_sub(self.answered.sum())
    }

    /// How many more homes must want it where a local rule names a share of all homes; none where
    /// there is no such rule, nor where the share is met.
    pub fn lacking(&self, share: Option<Ratio>) -> u32 {
        let least = |share: Ratio| share.least(u64::from(self.homes));
        let line = u32::try_from(share.map_or(0, least)).unwrap_or(u32::MAX);
        line.saturating_sub(self.answered.yes)
    }
}

/// Counts the answers of these homes. What somebody of the home sent themselves stands before what was
/// noted at its door (design default), then an owner's answer before the family's; of several the last
/// one counts, and of those of one instant the one of the first person by id, so that the order in which
/// they arrive changes nothing. What is said for other homes is not counted.
pub fn will(homes: &BTreeSet<HomeId>, answers: &[WillAnswer]) -> WillCount {
    let mut own: BTreeMap<HomeId, &WillAnswer> = BTreeMap::new();
    let mut let_out: BTreeMap<HomeId, &WillAnswer> = BTreeMap::new();
    for answer in answers.iter().filter(|it| homes.contains(&it.home)) {
        let side = match answer.kind {
            StandingKind::Owner | StandingKind::Family => &mut own,
            StandingKind::Tenant => &mut let_out,
        };
        let counts = side.entry(answer.home).or_insert(answer);
        if rank(answer) > rank(counts) {
            *counts = answer;
        }
    }
    let sides = |counted: BTreeMap<HomeId, &WillAnswer>| {
        let mut sides = WillSides::default();
        counted.values().for_each(|it| sides.add(it.will));
        sides
    };
    WillCount {
        homes: homes.len() as u32,
        answered: sides(own),
        tenants: sides(let_out),
    }
}

type Rank = (
    std::cmp::Reverse<bool>,
    std::cmp::Reverse<StandingKind>,
    Timestamp,
    std::cmp::Reverse<(PersonId, Will)>,
);

fn rank(it: &WillAnswer) -> Rank {
    use std::cmp::Reverse;
    (
        Reverse(it.at_door),
        Reverse(it.kind),
        it.at,
        Reverse((it.by, it.will)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use StandingKind::{Family, Owner, Tenant};
    use Will::{No, Undecided, Yes};
    use rstest::rstest;
    use uuid::Uuid;

    fn home(number: u128) -> HomeId {
        HomeId(Uuid::from_u128(number))
    }

    fn answer((at, of, kind, will): (i64, u128, StandingKind, Will)) -> WillAnswer {
        WillAnswer {
            home: home(of),
            by: PersonId(Uuid::from_u128(of * 10 + kind as u128)),
            kind,
            at_door: false,
            at: Timestamp(at),
            will,
        }
    }

    const fn sides(yes: u32, no: u32, undecided: u32) -> WillSides {
        WillSides { yes, no, undecided }
    }

    type Said<'a> = &'a [(i64, u128, StandingKind, Will)];

    #[rstest]
    #[case::one_each(&[(1, 1, Owner, Yes), (2, 2, Owner, No)], sides(1, 1, 0), sides(0, 0, 0))]
    #[case::the_last_counts(&[(1, 1, Owner, Yes), (2, 1, Owner, No)], sides(0, 1, 0), sides(0, 0, 0))]
    #[case::the_owner_before_family(
        &[(1, 1, Owner, Yes), (2, 1, Family, No)], sides(1, 0, 0), sides(0, 0, 0)
    )]
    #[case::family_where_no_owner(&[(2, 1, Family, Undecided)], sides(0, 0, 1), sides(0, 0, 0))]
    #[case::tenants_beside(&[(1, 1, Owner, No), (2, 1, Tenant, Yes)], sides(0, 1, 0), sides(1, 0, 0))]
    #[case::elsewhere(&[(1, 99, Owner, Yes)], sides(0, 0, 0), sides(0, 0, 0))]
    fn a_home_answers_once(
        #[case] said: Said<'_>,
        #[case] answered: WillSides,
        #[case] tenants: WillSides,
    ) {
        let homes: BTreeSet<HomeId> = (1..=5).map(home).collect();
        let mut answers: Vec<WillAnswer> = said.iter().copied().map(answer).collect();
        let count = will(&homes, &answers);
        assert_eq!((count.answered, count.tenants), (answered, tenants));
        assert_eq!(count.open(), 5 - answered.sum());
        answers.reverse();
        assert_eq!(will(&homes, &answers), count);
    }

    // Luoyang 2022: 80% or more of the homes.
    #[rstest]
    #[case(7, 1)]
    #[case(8, 0)]
    fn a_local_share_is_of_all_homes(#[case] yes: u128, #[case] lacking: u32) {
        let homes: BTreeSet<HomeId> = (1..=10).map(home).collect();
        let answers: Vec<WillAnswer> = (1..=yes).map(|it| answer((1, it, Owner, Yes))).collect();
        let count = will(&homes, &answers);
        assert_eq!(count.lacking(Some(Ratio::FOUR_FIFTHS)), lacking);
        assert_eq!(count.lacking(None), 0);
    }
}
