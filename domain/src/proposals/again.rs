//! The same again: what a council, or the owners, have just said no to rests a while, unless there is news
//! (domain-rules 2.2, design default).

use crate::core::{Calendar, CommunityId, Digest, ProposalId, Prose, Refusal, Timestamp, Town};
use crate::councils::{Vote, VoteState};
use crate::members::pack_of;

use super::{Details, Proposal, ProposalState, Stage};

/// What makes two proposals the same text: title, problem and goal, without spaces, signs and upper
/// case. Where and for whom may be said in other words without anything being new.
pub fn fingerprint(title: &str, problem: &str, goal: &str) -> Digest {
    let plain = [title, problem, goal].map(|text| {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect::<String>()
    });
    Digest::of(plain.join("\n").as_bytes())
}

impl Details {
    /// What makes its text the same as another's.
    pub fn fingerprint(&self) -> Digest {
        fingerprint(
            self.title.as_str(),
            self.problem.as_str(),
            self.goal.as_str(),
        )
    }
}

impl Proposal {
    /// Whether it said just this, and was not approved.
    pub fn failed_as(&self, text: Digest) -> bool {
        let failed = self.state.stage() == Stage::NotApproved;
        failed && self.details.fingerprint() == text
    }
}

/// Refuses a text that was not approved in the last days, unless new facts are stated.
pub(super) fn rested(
    (id, community): (ProposalId, CommunityId),
    details: &Details,
    facts: Option<&Prose>,
    at: Timestamp,
    town: &dyn Town,
) -> Result<(), Refusal> {
    if facts.is_some() {
        return Ok(());
    }
    let pack = pack_of(community, at.day(), town)?;
    let days = pack.proposal.rest_days;
    let counted = |proposal: Proposal| {
        let vote = match proposal.state {
            ProposalState::NotApproved { vote } => vote,
            // It moved when the result was posted, and has not since.
            ProposalState::Owners { .. } => return Some(proposal.changed_at.day()),
            _ => return None,
        };
        match town.get::<Vote>(vote)?.state {
            VoteState::Closed { at, .. } => Some(at.day()),
            _ => None,
        }
    };
    let text = details.fingerprint();
    let same = |it: &Proposal| it.id != id && it.failed_as(text);
    let before = town.of::<Proposal>(community).into_iter();
    let last = before.filter(same).filter_map(counted).max();
    let Some(last) = last else {
        return Ok(());
    };
    let calendar = Calendar::built_in();
    let earliest = calendar.period(last, days, pack.weekends_shift).next;
    if at.day() < earliest {
        return Err(Refusal::SameTooSoon { days, earliest });
    }
    Ok(())
}
