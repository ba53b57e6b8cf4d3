//! Correcting an assessment after acceptance (更正预审意见): a new entry, and the old one stays for
//! everyone to read.

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Change, Line, ProposalId, ReassessmentId, Refusal, Timestamp, Town};
use crate::members::pack_of;

use super::screen::whole;
use super::{Assessment, Proposal, ProposalState, Routing, Stage, Turn};

/// What an assessment said before it was corrected (更正前的预审意见).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reassessment {
    /// Derived from the proposal and the number.
    pub id: ReassessmentId,
    /// The proposal.
    pub proposal: ProposalId,
    /// The how manieth correction, from 1.
    pub number: u32,
    /// What it said before. Boxed, because every record is as large as the largest.
    pub before: Box<Assessment>,
    /// Why it was corrected.
    pub reason: Line,
    /// When.
    pub at: Timestamp,
}

/// Corrects the assessment of a proposal that is accepted and not voted on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reassess {
    /// Which.
    pub proposal: ProposalId,
    /// What was found.
    pub assessment: Assessment,
    /// Why it is corrected; everyone reads it.
    pub reason: Line,
}

impl Reassessment {
    /// Whoever reads the accepted proposal.
    pub(crate) fn readers(&self) -> Audience {
        Audience::Public
    }
}

impl ReassessmentId {
    /// The correction of a proposal's assessment with this number.
    pub fn of(proposal: ProposalId, number: u32) -> Self {
        Self::derived(
            "reassessment",
            &[proposal.0.as_bytes(), &number.to_be_bytes()],
        )
    }
}

impl Stage {
    /// Whether an assessment may be corrected: from acceptance until the matter is talked over, and
    /// again after a vote that came to nothing (design default). What is being voted on, or was
    /// approved, is what everyone read.
    pub fn is_reassessed(self) -> bool {
        matches!(
            self,
            Self::Accepted | Self::Routed | Self::Scheduled | Self::NotApproved | Self::NoQuorum
        )
    }
}

impl ProposalState {
    /// The same of a state: what hangs before the owners is what they decide on, word and sum.
    pub fn is_reassessed(&self) -> bool {
        let turn = Turn::Posted;
        let hangs = matches!(self, Self::Owners { turn: it, .. } if *it == turn);
        !hangs && self.stage().is_reassessed()
    }
}

pub(super) fn decide(
    it: &Reassess,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let proposal: Proposal = town.get(it.proposal).ok_or(Refusal::NotFound)?;
    let stage = proposal.state.stage();
    if !proposal.state.is_reassessed() {
        return Err(Refusal::ProposalNotThere { stage });
    }
    let before = proposal.assessment.clone().ok_or(Refusal::NotFound)?;
    if *before == it.assessment {
        return Err(Refusal::NothingCorrected);
    }
    whole(&it.assessment)?;
    let small_homes = pack_of(proposal.community, at.day(), town)?
        .proposal
        .small_homes;
    let found = Some(Box::new(it.assessment.clone()));
    let forum = proposal.proposed(small_homes);
    let proposal = Proposal {
        assessment: found,
        ..proposal
    };
    let number = town.of::<Reassessment>(proposal.id).len() as u32 + 1;
    let mut changes = vec![Change::put(Reassessment {
        id: ReassessmentId::of(proposal.id, number),
        proposal: proposal.id,
        number,
        before,
        reason: it.reason.clone(),
        at,
    })];
    // Another forum by these findings: its way is confirmed anew, as long as it is on no agenda.
    let elsewhere = proposal.proposed(small_homes) != forum;
    match (elsewhere, stage) {
        (false, _) | (true, Stage::Accepted) => changes.push(Change::put(proposal)),
        (true, Stage::Routed) => {
            let routing: Option<Routing> = town.get(proposal.id);
            changes.extend(routing.iter().map(Change::remove));
            changes.push(Change::put(proposal.moved(ProposalState::Accepted, at)));
        }
        (true, _) => return Err(Refusal::ForumIsFixed),
    }
    Ok(changes)
}
