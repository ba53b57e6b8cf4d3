//! The count of a choice between options, with the tables behind it (计票结果).

use serde::{Deserialize, Serialize};

use crate::core::{Audience, MotionId, Refusal, Town, VoteId};

use super::counting::{Count, CountFault, Marks, MarksFault, Method, Rule};
use super::{Choice, Content, Paper, Vote, elected};

/// What came out of a choice between options, for every resident to read: a fold of the count
/// sheet, by the rule of the paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Counted {
    /// The vote.
    pub id: VoteId,
    /// The motion.
    pub motion: MotionId,
    /// What was chosen, the first first; nothing if no option found support. Whether it stands is
    /// the vote's outcome: without a quorum it does not.
    pub chosen: Vec<u16>,
    /// The tables. Boxed, because every record is as large as the largest.
    pub count: Box<Count>,
}

impl Counted {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }

    /// Counts the ballots of a vote by its paper. `present` are those the vote counts as there: in
    /// an election, who voted.
    pub(crate) fn of(
        vote: &Vote,
        said: &[&Content],
        present: u32,
        town: &dyn Town,
    ) -> Result<Self, Refusal> {
        let paper: Paper = town.get(vote.motion).ok_or(Refusal::NotFound)?;
        let method = paper.method().ok_or(Refusal::LotNotDrawn)?;
        // Every ballot was read when it was cast.
        let (count, chosen) = count(&method, said, present).map_err(|fault| match fault {
            CountFault::Ballot { fault, .. } => Refusal::BallotSpoilt { fault },
            CountFault::Method(_) | CountFault::TooManyBallots(_) => Refusal::NotFound,
        })?;
        Ok(Self {
            id: vote.id,
            motion: vote.motion,
            chosen,
            count: Box::new(count),
        })
    }
}

/// Counts ballots by a method, and says what is chosen.
pub(super) fn count(
    method: &Method,
    said: &[&Content],
    present: u32,
) -> Result<(Count, Vec<u16>), CountFault> {
    let blank = method.blank();
    let mut marks: Vec<&Marks> = Vec::with_capacity(said.len());
    for (ballot, content) in said.iter().enumerate() {
        marks.push(match content {
            Content::Marks(marks) => marks,
            Content::Choice(Choice::Abstain) => &blank,
            Content::Choice(_) => {
                let fault = MarksFault::OtherKind;
                return Err(CountFault::Ballot { ballot, fault });
            }
        });
    }
    let count = method.count(&marks)?;
    let chosen = match (&count, &method.rule) {
        (Count::Election(it), Rule::Election { races }) => elected(&it.votes, races, present),
        _ => count.chosen(&method.rule),
    };
    Ok((count, chosen))
}

impl Count {
    /// What is chosen, the first first: the winner, as many as there are places, or the projects
    /// that are paid for. Nothing that no ballot supports.
    fn chosen(&self, rule: &Rule) -> Vec<u16> {
        let supported = |order: &[u16], places: u16, support: &dyn Fn(usize) -> bool| {
            let best = order.iter().copied().take(usize::from(places));
            best.filter(|option| support(usize::from(*option)))
                .collect()
        };
        match self {
            Self::Ticks(it) => {
                let places = match rule {
                    Rule::Multiple { most } => *most,
                    _ => 1,
                };
                supported(&it.ranking.order, places, &|option| it.votes[option] > 0)
            }
            Self::Score(it) => supported(&it.ranking.order, 1, &|option| it.sums[option] > 0),
            Self::Borda(it) => {
                supported(&it.ranking.order, 1, &|option| it.half_points[option] > 0)
            }
            Self::Runoff(it) => it.winner.into_iter().collect(),
            Self::Schulze(it) => supported(&it.order, 1, &|_| it.ballots > it.blank),
            Self::Greedy(it) => it.chosen.clone(),
            Self::EqualShares(it) => it.chosen.clone(),
            // It takes more than the ballots that can be read to tell: `elected`.
            Self::Election(_) => Vec::new(),
        }
    }
}
