//! Counting an owners' decision (计票), by heads and by area.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::core::HeadId;
use crate::councils::{Choice, Outcome};

use super::{Answer, Followed, NonVoters, Policy, Roll, Thresholds, Voter, Weight, Whole};

/// The numbers of a decision. Who takes part is the sum of the three sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// Everyone on the roll (全体业主).
    pub everyone: Weight,
    /// 同意
    pub agree: Weight,
    /// 反对
    pub against: Weight,
    /// 弃权: they stay among those who take part (Civil Code 278).
    pub abstain: Weight,
    /// What of these three said nothing, and is there by a clause alone.
    pub silent: Silent,
}

/// Those who count without a valid ballot (依条款计入), shown beside the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Silent {
    /// As abstaining.
    pub abstain: Weight,
    /// As following the majority to agree.
    pub agree: Weight,
    /// As following it against.
    pub against: Weight,
}

impl Tally {
    /// Counts one answer a voter. `proven` are those to whom delivery is proven as the policy asks;
    /// nobody else ever counts without a valid ballot.
    pub fn of(
        roll: &Roll,
        answers: &BTreeMap<HeadId, Answer>,
        non_voters: NonVoters,
        proven: &BTreeSet<HeadId>,
    ) -> Self {
        let to = Self::leaning(roll, answers);
        Self::following(to, roll, answers, non_voters, proven)
    }

    /// Where those who follow the majority go: after what the ballots of a roll say.
    pub(super) fn leaning(roll: &Roll, answers: &BTreeMap<HeadId, Answer>) -> Followed {
        let said = |choice| {
            let chose = |it: &&Voter| answers.get(&it.id) == Some(&Answer::Choice(choice));
            roll.voters.iter().filter(chose).map(Voter::weight).sum()
        };
        Followed::of(said(Choice::Agree), said(Choice::Against))
    }

    /// The same where it is settled whom the majority is with: of a part of the roll, the majority of
    /// all is followed.
    pub(super) fn following(
        Followed(to): Followed,
        roll: &Roll,
        answers: &BTreeMap<HeadId, Answer>,
        non_voters: NonVoters,
        proven: &BTreeSet<HeadId>,
    ) -> Self {
        let mut tally = Self {
            everyone: roll.total(),
            ..Self::default()
        };
        let (mut following, mut silent, mut abstaining) = <(Weight, Weight, Weight)>::default();
        for voter in &roll.voters {
            let weight = voter.weight();
            let spoilt = match answers.get(&voter.id) {
                Some(Answer::Choice(choice)) => {
                    *tally.side(*choice) = *tally.side(*choice) + weight;
                    continue;
                }
                Some(Answer::FollowMajority) => {
                    following = following + weight;
                    continue;
                }
                Some(Answer::Spoilt) => true,
                None => false,
            };
            if !proven.contains(&voter.id) {
                continue;
            }
            match non_voters.policy() {
                Policy::Strict => {}
                // Whoever spoilt a ballot was not silent, so a clause on silence moves it nowhere.
                Policy::FollowMajority if !spoilt => silent = silent + weight,
                Policy::SignedFor | Policy::DeliveredAsAttending | Policy::FollowMajority => {
                    abstaining = abstaining + weight;
                }
            }
        }
        *tally.side(to) = *tally.side(to) + following + silent;
        tally.abstain = tally.abstain + abstaining;
        tally.silent.abstain = abstaining;
        let by_clause = match to {
            Choice::Agree => &mut tally.silent.agree,
            Choice::Against => &mut tally.silent.against,
            Choice::Abstain => &mut tally.silent.abstain,
        };
        *by_clause = *by_clause + silent;
        tally
    }

    /// Those who take part (参与表决).
    pub fn participating(&self) -> Weight {
        self.agree + self.against + self.abstain
    }

    /// What agreement is measured on.
    pub fn whole(&self, of: Whole) -> Weight {
        match of {
            Whole::Participants => self.participating(),
            Whole::Everyone => self.everyone,
        }
    }

    /// What these numbers decide: enough take part, in heads and in area, and enough of them agree,
    /// in heads and in area. Only a binding vote asks this: an opinion decides nothing.
    pub(super) fn outcome(&self, thresholds: &Thresholds) -> Outcome {
        if !thresholds
            .participation
            .met(self.participating(), self.everyone)
        {
            return Outcome::NoQuorum;
        }
        if thresholds
            .approval
            .met(self.agree, self.whole(thresholds.of))
        {
            Outcome::Passed
        } else {
            Outcome::Failed
        }
    }

    fn side(&mut self, choice: Choice) -> &mut Weight {
        match choice {
            Choice::Agree => &mut self.agree,
            Choice::Against => &mut self.against,
            Choice::Abstain => &mut self.abstain,
        }
    }
}
