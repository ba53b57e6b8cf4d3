//! The vote: what is fixed before it opens, and what it leaves behind (表决).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, CouncilId, CovenantVersionId, Day, Line, MotionId, PackId, PersonId, ProposalId,
    Refusal, Timestamp, VoteId,
};

use super::{Content, Majority, Outcome, Quorum, Tally};

/// Whether ballots bear names. Fixed before opening; never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// 记名: after the close the council reads who voted how.
    Recorded,
    /// 无记名: roll and ballots are never to be linked after the close.
    Secret,
}

/// A vote on a motion. Who may vote is its [`Roll`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Vote {
    /// Its id.
    pub id: VoteId,
    /// The motion.
    pub motion: MotionId,
    /// The council.
    pub council: CouncilId,
    /// The proposal behind the motion; none in an election, nor where the covenant is voted on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<ProposalId>,
    /// The version of the covenant behind it, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covenant: Option<CovenantVersionId>,
    /// Recorded or secret.
    pub mode: Mode,
    /// How many may vote (应到).
    pub members: u32,
    /// How many must be present.
    pub quorum: Quorum,
    /// What passes it.
    pub majority: Majority,
    /// Whether a ballot may be replaced until the close.
    pub replaceable: bool,
    /// Days its result is posted.
    pub publicity_days: u16,
    /// The rule pack all of this comes from.
    pub pack: PackId,
    /// Since when one may vote.
    pub opens_at: Timestamp,
    /// Until when, by the server's clock.
    pub closes_at: Timestamp,
    /// The two who close and count it.
    pub tellers: [PersonId; 2],
    /// Tellers who were absent and are so no longer, the earliest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced: Vec<Replaced>,
    /// How many options stand on its [`Paper`](super::Paper); none where it is yes, no or abstain.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub options: u16,
    /// Where it stands.
    pub state: VoteState,
}

/// A teller who was absent, and who came instead (换计票人). Everyone reads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Replaced {
    /// Who was absent.
    pub absent: PersonId,
    /// Who counts instead.
    pub instead: PersonId,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: Line,
}

/// Where a vote stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoteState {
    /// Ballots are taken.
    Open,
    /// One teller has closed it; no more ballots.
    Closing {
        /// Who.
        by: PersonId,
        /// When.
        at: Timestamp,
    },
    /// Counted.
    Closed {
        /// When the second teller confirmed.
        at: Timestamp,
        /// What came out.
        result: VoteResult,
    },
    /// Cancelled before its close (已取消): its ballots are gone and were never counted.
    Cancelled {
        /// When.
        at: Timestamp,
        /// Why; everyone reads it.
        reason: Line,
    },
}

/// What came out, with its denominators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoteResult {
    /// The numbers. Of a choice between options, who were there and how many abstained: the rest
    /// stands in [`Counted`](super::Counted).
    pub tally: Tally,
    /// What follows from them.
    pub outcome: Outcome,
    /// The earliest day of the next act, after publicity.
    pub next_on: Day,
    /// Whether that day lies beyond the last published arrangement of holidays, and may move yet.
    #[serde(default, skip_serializing_if = "is_false")]
    pub provisional: bool,
}

/// Who may vote, frozen at opening (名册). For the council.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Roll {
    /// The vote.
    pub id: VoteId,
    /// The motion.
    pub motion: MotionId,
    /// The council.
    pub council: CouncilId,
    /// The voters, sorted.
    pub voters: Vec<PersonId>,
}

/// How many have voted, never how: a fold of the ballots (已投人数).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turnout {
    /// The vote.
    pub id: VoteId,
    /// The motion.
    pub motion: MotionId,
    /// Ballots cast.
    pub cast: u32,
}

/// The ballots as counted (计票单), from which anyone in the council can count again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CountSheet {
    /// The vote.
    pub id: VoteId,
    /// The motion.
    pub motion: MotionId,
    /// The council.
    pub council: CouncilId,
    /// Who were present, sorted: marked at the sitting, or voted.
    pub present: Vec<PersonId>,
    /// How many of the ballots came on paper, void ones included.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub papers: u16,
    /// How many papers were void, and counted for nothing (废票).
    #[serde(default, skip_serializing_if = "is_zero")]
    pub void: u16,
    /// How many papers were handed out and did not come back (未收回).
    #[serde(default, skip_serializing_if = "is_zero")]
    pub unreturned: u16,
    /// The ballots: by voter if recorded; sorted by choice and nameless if secret.
    pub lines: Vec<CountLine>,
}

/// One counted ballot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CountLine {
    /// What was chosen.
    pub choice: Content,
    /// By whom; never in a secret vote.
    pub voter: Option<PersonId>,
}

/// For serde, which asks by reference.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_false(it: &bool) -> bool {
    !it
}

/// For serde, which asks by reference.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
pub(super) fn is_zero(it: &u16) -> bool {
    *it == 0
}

impl Vote {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Public
    }

    /// Whether ballots are taken at an instant.
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.state == VoteState::Open && self.opens_at <= at && at < self.closes_at
    }

    /// Whether persons are elected. Who votes is counted then, not who is there.
    pub fn is_election(&self) -> bool {
        self.proposal.is_none() && self.covenant.is_none()
    }

    /// Whether nothing more happens in it: it is counted, or cancelled.
    pub fn is_over(&self) -> bool {
        matches!(
            self.state,
            VoteState::Closed { .. } | VoteState::Cancelled { .. }
        )
    }

    /// What came out, once it did.
    pub fn result(&self) -> Option<&VoteResult> {
        match &self.state {
            VoteState::Closed { result, .. } => Some(result),
            VoteState::Open | VoteState::Closing { .. } | VoteState::Cancelled { .. } => None,
        }
    }

    /// Whether a ballot, or a cancellation, still comes in time.
    pub(super) fn in_time(&self, at: Timestamp) -> Result<(), Refusal> {
        let closed_at = match &self.state {
            VoteState::Open if at < self.closes_at => return Ok(()),
            VoteState::Open => self.closes_at,
            VoteState::Closing { at, .. } | VoteState::Closed { at, .. } => *at,
            VoteState::Cancelled { reason, .. } => {
                let reason = reason.clone();
                return Err(Refusal::VoteCancelled { reason });
            }
        };
        Err(Refusal::VoteClosed { closed_at })
    }
}

impl Roll {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Council(self.council)
    }

    /// Whether a person may vote.
    pub fn has(&self, person: PersonId) -> bool {
        self.voters.binary_search(&person).is_ok()
    }
}

impl Turnout {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

impl CountSheet {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Council(self.council)
    }
}
