//! Quorum and majority by the four denominators (法定人数、过半数的分母), exactly.

use serde::{Deserialize, Serialize};

use crate::core::Ratio;

use super::{Choice, Content};

/// What a share of agreement is measured on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Denominator {
    /// For and against together; abstentions ignored (赞成与反对之和).
    OfVotesCast,
    /// Everyone present, abstentions included (到会人数).
    OfPresent,
    /// Everyone entitled (全体应到).
    OfMembers,
    /// Those who took part with a valid ballot, abstentions included (参与表决), as owners do.
    OfParticipating,
}

/// What passes a motion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Majority {
    /// Measured on what.
    pub of: Denominator,
    /// How large a share.
    pub share: Ratio,
}

/// How many members must be present.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quorum {
    /// Of all members.
    pub share: Ratio,
}

/// The numbers of a vote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// Entitled (应到).
    pub members: u32,
    /// Present (到会).
    pub present: u32,
    /// 同意
    pub agree: u32,
    /// 反对
    pub against: u32,
    /// 弃权
    pub abstain: u32,
}

/// What follows from the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 通过
    Passed,
    /// 未通过
    Failed,
    /// 未达法定人数
    NoQuorum,
}

impl Tally {
    /// Counts choices.
    pub fn of(members: u32, present: u32, choices: impl Iterator<Item = Choice>) -> Self {
        let mut tally = Self {
            members,
            present,
            ..Self::default()
        };
        for choice in choices {
            match choice {
                Choice::Agree => tally.agree += 1,
                Choice::Against => tally.against += 1,
                Choice::Abstain => tally.abstain += 1,
            }
        }
        tally
    }

    /// Valid ballots.
    pub fn participating(&self) -> u64 {
        u64::from(self.agree) + u64::from(self.against) + u64::from(self.abstain)
    }

    /// What a denominator stands for in this vote.
    pub fn denominator(&self, of: Denominator) -> u64 {
        match of {
            Denominator::OfVotesCast => u64::from(self.agree) + u64::from(self.against),
            Denominator::OfPresent => u64::from(self.present),
            Denominator::OfMembers => u64::from(self.members),
            Denominator::OfParticipating => self.participating(),
        }
    }
}

impl Quorum {
    /// Whether enough are present.
    pub fn met(self, tally: &Tally) -> bool {
        self.share
            .met(u64::from(tally.present), u64::from(tally.members))
    }
}

impl Majority {
    /// Whether enough agree.
    pub fn met(self, tally: &Tally) -> bool {
        self.share
            .met(u64::from(tally.agree), tally.denominator(self.of))
    }
}

/// The ballots of a yes-or-no vote.
pub(super) fn yes_or_no(said: &[&Content]) -> impl Iterator<Item = Choice> {
    said.iter().filter_map(|content| match content {
        Content::Choice(choice) => Some(*choice),
        Content::Marks(_) => None,
    })
}

/// What a choice between options decides (design default): who were chosen with a quorum present.
/// Where no option found any support, nothing is.
pub fn chosen(tally: &Tally, quorum: Quorum, chosen: &[u16]) -> Outcome {
    if !quorum.met(tally) {
        Outcome::NoQuorum
    } else if chosen.is_empty() {
        Outcome::Failed
    } else {
        Outcome::Passed
    }
}

/// What a vote's numbers decide.
pub fn decided(tally: &Tally, quorum: Quorum, majority: Majority) -> Outcome {
    if !quorum.met(tally) {
        Outcome::NoQuorum
    } else if majority.met(tally) {
        Outcome::Passed
    } else {
        Outcome::Failed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn outcome(members: u32, present: u32, agree: u32, quorum: Ratio) -> Outcome {
        let tally = Tally {
            members,
            present,
            agree,
            against: present - agree,
            abstain: 0,
        };
        let majority = Majority {
            of: Denominator::OfPresent,
            share: Ratio::OVER_HALF,
        };
        decided(&tally, Quorum { share: quorum }, majority)
    }

    // domain-rules 3.2.
    #[rstest]
    #[case::rm_1(45, 30, 15, Ratio::TWO_THIRDS, Outcome::Failed)]
    #[case::rm_2(45, 30, 16, Ratio::TWO_THIRDS, Outcome::Passed)]
    #[case::rm_3(45, 29, 29, Ratio::TWO_THIRDS, Outcome::NoQuorum)]
    #[case::rm_4_election_turnout(45, 30, 30, Ratio::OVER_TWO_THIRDS, Outcome::NoQuorum)]
    #[case::rm_5_election_turnout(45, 31, 31, Ratio::OVER_TWO_THIRDS, Outcome::Passed)]
    #[case::rm_8_residents_meeting(1000, 500, 500, Ratio::OVER_HALF, Outcome::NoQuorum)]
    #[case::rm_8_one_more(1000, 501, 501, Ratio::OVER_HALF, Outcome::Passed)]
    fn statutory_meetings(
        #[case] members: u32,
        #[case] present: u32,
        #[case] agree: u32,
        #[case] quorum: Ratio,
        #[case] expected: Outcome,
    ) {
        assert_eq!(outcome(members, present, agree, quorum), expected);
    }

    // domain-rules 3.3.
    #[rstest]
    #[case::rr_1(7, 7, 3, false, false)]
    #[case::rr_2(8, 7, 15, true, false)]
    #[case::rr_3(8, 7, 0, true, true)]
    fn abstentions_count_where_the_denominator_says(
        #[case] agree: u32,
        #[case] against: u32,
        #[case] abstain: u32,
        #[case] of_votes_cast: bool,
        #[case] of_present: bool,
    ) {
        let present = agree + against + abstain;
        let tally = Tally {
            members: present,
            present,
            agree,
            against,
            abstain,
        };
        let met = |of| {
            Majority {
                of,
                share: Ratio::OVER_HALF,
            }
            .met(&tally)
        };
        assert_eq!(met(Denominator::OfVotesCast), of_votes_cast);
        assert_eq!(met(Denominator::OfPresent), of_present);
        assert_eq!(met(Denominator::OfParticipating), of_present);
    }

    // domain-rules 3.3, RR-4: 半数以上 of 42 entitled, 28 attended.
    #[test]
    fn half_or_more_is_not_more_than_half() {
        let tally = Tally {
            members: 42,
            present: 28,
            agree: 21,
            against: 7,
            abstain: 0,
        };
        let met = |share| {
            Majority {
                of: Denominator::OfMembers,
                share,
            }
            .met(&tally)
        };
        assert!(met(Ratio::HALF));
        assert!(!met(Ratio::OVER_HALF));
    }
}
