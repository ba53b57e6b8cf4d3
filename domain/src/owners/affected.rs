//! Owners of the building or unit that a matter touches most (受影响范围计票), counted beside all. It is
//! for everyone to see and decides nothing: the law counts the scope of the decision alone (Civil Code
//! 278; ADR 55).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{Area, HeadId, TellingRules};

use super::{Item, Roll, Scope, Tally, Voter, Weight};

/// How many of the place take part so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AffectedTurnout {
    /// The place.
    pub scope: Scope,
    /// Everyone there, with what they hold there.
    pub everyone: Weight,
    /// Those who handed a ballot in.
    pub cast: Weight,
}

/// What the owners of the place said to one matter. Nothing of it is there where it would tell what is
/// on somebody's ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Affected {
    /// Everyone there.
    pub everyone: Weight,
    /// Those who take part.
    pub part: Weight,
    /// Heads that agree (同意).
    pub agree: u64,
    /// Heads against it (反对).
    pub against: u64,
    /// Heads that abstain (弃权).
    pub abstain: u64,
    /// The areas of the three; none where one could point at a home: an area is as good as an address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub areas: Option<[Area; 3]>,
}

impl Affected {
    /// What may be told of the place beside the tally of all: only where those who took part there, and
    /// those who did elsewhere, are each enough people who did not all say the same.
    pub(super) fn of(whole: &Tally, there: &Tally, rules: TellingRules) -> Option<Self> {
        let least = u64::from(rules.persons_least.max(1));
        // Those who said nothing hide nobody: only ballots are counted to see how many there are.
        let (ballots, all) = (by_ballot(there), by_ballot(whole));
        let mut elsewhere = all;
        for (side, here) in elsewhere.iter_mut().zip(ballots) {
            *side = *side - here;
        }
        let told = |sides: &[Weight; 3]| {
            let part: u64 = sides.iter().map(|it| it.heads).sum();
            part >= least && sides.iter().all(|it| it.heads < part)
        };
        if !told(&ballots) || !told(&elsewhere) {
            return None;
        }
        let many = |it: &Weight| it.heads == 0 || it.heads >= least;
        let safe = ballots.iter().chain(&elsewhere).all(many);
        let sides = [there.agree, there.against, there.abstain];
        let [agree, against, abstain] = sides;
        Some(Self {
            everyone: there.everyone,
            part: there.participating(),
            agree: agree.heads,
            against: against.heads,
            abstain: abstain.heads,
            areas: safe.then(|| sides.map(|it| it.area)),
        })
    }

    /// Whether its numbers fit each other and the tally of all.
    pub fn adds_up(&self, whole: &Tally) -> bool {
        let within = |part: Weight, of: Weight| part.heads <= of.heads && part.area <= of.area;
        let areas = self
            .areas
            .map(|it| it.iter().map(|area| area.0).sum::<u64>());
        self.agree + self.against + self.abstain == self.part.heads
            && within(self.part, self.everyone)
            && within(self.everyone, whole.everyone)
            && self.agree <= whole.agree.heads
            && self.against <= whole.against.heads
            && self.abstain <= whole.abstain.heads
            && areas.is_none_or(|sum| sum == self.part.area.0)
    }
}

/// The three sides by ballots alone, without those who count by a clause.
fn by_ballot(it: &Tally) -> [Weight; 3] {
    let silent = it.silent;
    [
        it.agree - silent.agree,
        it.against - silent.against,
        it.abstain - silent.abstain,
    ]
}

/// The turnout of each place that a matter names, with those who have voted. A place of too few heads
/// is not told, nor one that leaves too few elsewhere.
pub(super) fn turnout(
    items: &[Item],
    roll: &Roll,
    voted: &BTreeSet<HeadId>,
    rules: TellingRules,
) -> Vec<AffectedTurnout> {
    let scopes: BTreeSet<Scope> = items.iter().filter_map(|it| it.affects).collect();
    let everyone = roll.total().heads;
    let least = u64::from(rules.persons_least.max(1));
    let told = |scope: Scope| {
        let there = roll.within(scope);
        let total = there.total();
        let enough = total.heads >= least && everyone - total.heads >= least;
        enough.then(|| AffectedTurnout {
            scope,
            everyone: total,
            cast: cast(&there, voted),
        })
    };
    scopes.into_iter().filter_map(told).collect()
}

fn cast(roll: &Roll, voted: &BTreeSet<HeadId>) -> Weight {
    let voters = roll.voters.iter().filter(|it| voted.contains(&it.id));
    voters.map(Voter::weight).sum()
}

/// The same turnouts once a voter has voted for the first time.
pub(super) fn came(before: Vec<AffectedTurnout>, voter: &Voter) -> Vec<AffectedTurnout> {
    let with = |it: AffectedTurnout| {
        let parts = voter.parts.iter().filter(|part| it.scope.holds(part));
        let areas: Vec<Area> = parts.map(|part| part.area).collect();
        let weight = match areas.is_empty() {
            true => Weight::default(),
            false => Weight::of_one(areas.into_iter().sum()),
        };
        AffectedTurnout {
            cast: it.cast + weight,
            ..it
        }
    };
    before.into_iter().map(with).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Silent;
    use super::*;
    use rstest::rstest;

    const TEN: TellingRules = TellingRules { persons_least: 10 };

    /// Each head holds one square metre.
    fn tally([agree, against, abstain]: [u64; 3], everyone: u64) -> Tally {
        let weight = |heads| Weight {
            heads,
            area: Area(heads * 100),
        };
        Tally {
            everyone: weight(everyone),
            agree: weight(agree),
            against: weight(against),
            abstain: weight(abstain),
            ..Tally::default()
        }
    }

    /// The silent of a place fill no number of people: of forty, two voted, and all the others count by a
    /// clause as abstaining.
    #[rstest]
    #[case::two_ballots([2, 0], None)]
    #[case::ten_who_all_agree([10, 0], None)]
    #[case::ten_and_ten([10, 10], Some([10, 10, 20]))]
    fn the_silent_hide_nobody(#[case] said: [u64; 2], #[case] told: Option<[u64; 3]>) {
        let [agree, against] = said;
        let with = |[agree, against]: [u64; 2], everyone: u64| {
            let silent = everyone - agree - against;
            let tally = tally([agree, against, silent], everyone);
            Tally {
                silent: Silent {
                    abstain: tally.abstain,
                    ..Silent::default()
                },
                ..tally
            }
        };
        let (whole, there) = (with([60 + agree, 30 + against], 200), with(said, 40));
        let found = Affected::of(&whole, &there, TEN);
        assert_eq!(found.map(|it| [it.agree, it.against, it.abstain]), told);
    }

    // What is told: the heads, the areas too, or nothing.
    #[rstest]
    #[case::whole([60, 30, 0], [20, 10, 0], Some(true))]
    #[case::a_small_side_has_no_area([60, 30, 0], [20, 3, 0], Some(false))]
    #[case::nor_one_that_is_small_elsewhere([60, 13, 0], [20, 10, 0], Some(false))]
    #[case::too_few_there([60, 30, 0], [8, 1, 0], None)]
    #[case::too_few_elsewhere([30, 9, 0], [25, 5, 0], None)]
    #[case::all_alike_there([60, 30, 0], [20, 0, 0], None)]
    #[case::all_alike_elsewhere([60, 10, 0], [20, 10, 0], None)]
    fn what_would_tell_a_ballot_is_not_told(
        #[case] all: [u64; 3],
        #[case] there: [u64; 3],
        #[case] told: Option<bool>,
    ) {
        let (whole, part) = (tally(all, 200), tally(there, 40));
        let found = Affected::of(&whole, &part, TEN);
        assert_eq!(found.map(|it| it.areas.is_some()), told);
        if let Some(found) = found {
            assert_eq!([found.agree, found.against, found.abstain], there);
            assert!(found.adds_up(&whole));
            let more = Affected {
                agree: found.agree + 1,
                ..found
            };
            assert!(!more.adds_up(&whole));
        }
    }
}
