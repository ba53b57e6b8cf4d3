//! Posting what was decided (公示): the text, the count and the budget, for as long as the vote
//! said (Residents' Committee Law 34).

use serde::{Deserialize, Serialize};

use crate::core::{
    AssemblyId, Calendar, Change, CouncilId, Day, Money, PackId, PersonId, ProposalId, Prose,
    Refusal, RulePack, Timestamp, Town, VoteId,
};
use crate::councils::Vote;
use crate::members::Actor;
use crate::owners::Assembly;
use crate::proposals::{Impact, Photo, Proposal, ProposalState, Turn};

use super::project::{found, moved};
use super::{Project, ProjectState};

/// What was posted, and until when. The count stands in the vote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    /// What was decided, word for word.
    pub text: Prose,
    /// What it may cost.
    pub budget: Money,
    /// What the notice board looked like (公示照片).
    pub photos: Vec<Photo>,
    /// By whom.
    pub by: PersonId,
    /// When; this day does not count.
    pub posted_at: Timestamp,
    /// For how many days.
    pub days: u16,
    /// The last day on which one may object.
    pub last: Day,
    /// The earliest day of the next act.
    pub next: Day,
    /// Whether these days may move yet, because the holidays are not arranged.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
}

/// Posts an approved proposal, which becomes a project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publish {
    /// The proposal.
    pub project: ProposalId,
    /// What was decided, word for word.
    pub text: Prose,
    /// The notice board, if it was photographed already.
    pub photos: Vec<Photo>,
}

/// Adds photos of the notice board.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The project.
    pub project: ProposalId,
    /// The photos, at least one.
    pub photos: Vec<Photo>,
}

pub(super) fn decide(
    it: &Publish,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let proposal: Proposal = town.get(it.project).ok_or(Refusal::NotFound)?;
    let approved = approved(&proposal, town)?;
    let assessment = proposal.assessment.as_deref().ok_or(Refusal::NotFound)?;
    let pack = RulePack::frozen(&approved.pack).ok_or(Refusal::NoSuchPack)?;
    let days = approved.days;
    let period = Calendar::built_in().period(at.day(), days, pack.weekends_shift);
    let notice = Notice {
        text: it.text.clone(),
        budget: assessment.budget,
        photos: it.photos.clone(),
        by: actor.person().ok_or(Refusal::NotYours)?,
        posted_at: at,
        days,
        last: period.last,
        next: period.next,
        provisional: period.provisional,
    };
    let project = Project {
        id: proposal.id,
        community: proposal.community,
        compound: proposal.compound,
        council: approved.council,
        vote: approved.vote,
        assembly: approved.assembly,
        impact: assessment.impact.unwrap_or(Impact::Compound),
        pack: approved.pack,
        notice: Box::new(notice),
        state: ProjectState::Publicity,
        changed_at: at,
    };
    project.takes(&it.photos, 0)?;
    moved(project, ProjectState::Publicity, at, town)
}

/// By whom a proposal was approved, under which rules, and for how many days that is posted.
struct Approved {
    council: Option<CouncilId>,
    vote: Option<VoteId>,
    assembly: Option<AssemblyId>,
    pack: PackId,
    days: u16,
}

/// A council's approval is posted as long as its vote said, one of owners as long as their results
/// are.
fn approved(proposal: &Proposal, town: &dyn Town) -> Result<Approved, Refusal> {
    match proposal.state {
        ProposalState::Approved { vote } => {
            let vote: Vote = town.get(vote).ok_or(Refusal::NotFound)?;
            Ok(Approved {
                council: Some(vote.council),
                vote: Some(vote.id),
                assembly: None,
                pack: vote.pack,
                days: vote.publicity_days,
            })
        }
        ProposalState::Owners {
            assembly,
            turn: Turn::Passed,
        } => {
            let assembly: Assembly = town.get(assembly).ok_or(Refusal::NotFound)?;
            Ok(Approved {
                council: None,
                vote: None,
                assembly: Some(assembly.id),
                days: assembly.rules()?.owners.window.result_days,
                pack: assembly.pack,
            })
        }
        _ => {
            let stage = proposal.state.stage();
            Err(Refusal::ProposalNotThere { stage })
        }
    }
}

/// Photos are added while the notice hangs; without one nothing goes on (see `fund`).
pub(super) fn evidence(
    it: &Evidence,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut project = found(it.project, town)?;
    let (ProjectState::Publicity | ProjectState::ObjectionReview { .. }) = project.state else {
        return Err(project.elsewhere(town));
    };
    project.takes(&it.photos, 1)?;
    project.notice.photos.extend(it.photos.iter().cloned());
    project.takes(&project.notice.photos, 1)?;
    let state = project.state.clone();
    moved(project, state, at, town)
}
