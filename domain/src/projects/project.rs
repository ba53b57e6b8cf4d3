//! The project and its states (domain-rules 2.2, from `Approved` on).

use serde::{Deserialize, Serialize};

use crate::core::{
    AssemblyId, Audience, Change, CommunityId, CompoundId, CouncilId, Day, Line, ObjectionId,
    PackId, PersonId, ProposalId, Refusal, RulePack, Timestamp, Town, VoteId,
};
use crate::members::Actor;
use crate::proposals::{Impact, Photo, Proposal, ProposalState, Routing, lapsed_at};

use super::{
    Contract, Delivery, Funding, Halt, Inspection, Leg, Measured, Mended, Milestone, Notice,
    ProjectFault, progress,
};

/// A micro-project (微项目): what became of a proposal that a council, or the owners, approved. It has
/// the proposal's id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// The proposal's.
    pub id: ProposalId,
    /// The community.
    pub community: CommunityId,
    /// The compound it is in.
    pub compound: CompoundId,
    /// The council that approved it, whose convener may suspend and cancel it; none where the owners
    /// did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub council: Option<CouncilId>,
    /// Its vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vote: Option<VoteId>,
    /// The assembly of owners that passed it, where no council approved it (ADR 54).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assembly: Option<AssemblyId>,
    /// How far it reaches, and so whom it affects.
    pub impact: Impact,
    /// The rule pack it was approved under, which it keeps (R4).
    pub pack: PackId,
    /// What was posted.
    pub notice: Box<Notice>,
    /// Where it stands.
    pub state: ProjectState,
    /// The last change of anything in it.
    pub changed_at: Timestamp,
}

/// Where a project stands (状态).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProjectState {
    /// 公示中
    Publicity,
    /// 异议复核
    ObjectionReview {
        /// The objections without an answer, in the order in which they came; never none.
        open: Vec<ObjectionId>,
    },
    /// 退回修订: its proposal is with the council again, whose second approval publishes it anew.
    SentBack {
        /// The objection that was right.
        objection: ObjectionId,
        /// When.
        at: Timestamp,
    },
    /// 资金落实
    Funded {
        /// Who gives, and who will carry it out.
        funding: Box<Funding>,
    },
    /// 实施中
    Executing {
        /// What was agreed and is done.
        works: Box<Works>,
    },
    /// 暂停
    Suspended {
        /// What was agreed and is done.
        works: Box<Works>,
        /// Why; everyone reads it.
        reason: Line,
        /// By whom.
        by: PersonId,
        /// Since when.
        at: Timestamp,
    },
    /// 验收中
    Acceptance {
        /// What was handed over.
        handed: Box<Handed>,
        /// What the first of the two found; the second one's finding moves it on.
        first: Option<Inspection>,
    },
    /// 整改
    Rectifying {
        /// What was handed over.
        handed: Box<Handed>,
        /// What is to be mended; never nothing.
        items: Vec<Line>,
        /// Since when.
        at: Timestamp,
    },
    /// 评价中
    Evaluating {
        /// What was handed over and accepted.
        handed: Box<Handed>,
        /// The residents' turn.
        evaluation: Evaluation,
    },
    /// 已归档: no way out.
    Closed {
        /// What was handed over and accepted.
        handed: Box<Handed>,
        /// The residents' turn.
        evaluation: Evaluation,
        /// By whom.
        by: PersonId,
        /// When.
        at: Timestamp,
    },
    /// 终止: no way out.
    Cancelled {
        /// Why.
        cause: Cause,
        /// By whom.
        by: PersonId,
        /// When.
        at: Timestamp,
    },
    /// 撤回 by the proposer: no way out.
    Withdrawn {
        /// Why; everyone reads it.
        reason: Line,
        /// When.
        at: Timestamp,
    },
}

/// Why a project was cancelled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// The convener said why; everyone reads it.
    Said(Line),
    /// An objection was right; its answer says why.
    Objection(ObjectionId),
}

/// What was agreed at the start, and what is done by now (实施).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Works {
    /// Who gives, and who carries it out.
    pub funding: Funding,
    /// What was agreed.
    pub contract: Contract,
    /// The steps, whose weights sum to 100.
    pub milestones: Vec<Milestone>,
    /// Times it was suspended and resumed, the earliest first.
    pub halts: Vec<Halt>,
}

impl Works {
    /// The weights of what is done, 0 to 100.
    pub fn progress(&self) -> u32 {
        progress(&self.milestones)
    }
}

/// Works that were handed over (报验).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Handed {
    /// The works.
    pub works: Works,
    /// What was handed over.
    pub delivery: Delivery,
    /// What acceptances found and was mended since, the earliest first.
    pub mended: Vec<Mended>,
}

/// The residents' turn after the acceptance (评价).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evaluation {
    /// What the two who accepted it found.
    pub accepted: Vec<Inspection>,
    /// When it was accepted.
    pub at: Timestamp,
    /// The last day on which stars are given.
    pub last: Day,
    /// The earliest day of the archive.
    pub next: Day,
    /// Whether these days may move yet, because the holidays are not arranged.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// The accounts on the notice board, once they are (账目公布).
    pub accounts: Option<Deed>,
    /// What the indicators came to, once somebody looked (评价指标结果).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured: Option<Measured>,
}

/// Who did something for the implementer or the committee, when, and what it looks like.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Deed {
    /// Who.
    pub by: PersonId,
    /// Whether a community worker did it for the implementer's contact (代办).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub for_contact: bool,
    /// When.
    pub at: Timestamp,
    /// What it looks like.
    pub photos: Vec<Photo>,
}

impl ProjectState {
    /// The state without its data; `None` where the proposal is with the council again.
    pub fn leg(&self) -> Option<Leg> {
        Some(match self {
            Self::Publicity => Leg::Publicity,
            Self::ObjectionReview { .. } => Leg::ObjectionReview,
            Self::SentBack { .. } => return None,
            Self::Funded { .. } => Leg::Funded,
            Self::Executing { .. } => Leg::Executing,
            Self::Suspended { .. } => Leg::Suspended,
            Self::Acceptance { .. } => Leg::Acceptance,
            Self::Rectifying { .. } => Leg::Rectifying,
            Self::Evaluating { .. } => Leg::Evaluating,
            Self::Closed { .. } => Leg::Closed,
            Self::Cancelled { .. } => Leg::Cancelled,
            Self::Withdrawn { .. } => Leg::Withdrawn,
        })
    }

    /// Who gives and who carries it out, once that is known.
    pub fn funding(&self) -> Option<&Funding> {
        match self {
            Self::Funded { funding } => Some(funding),
            _ => self.works().map(|works| &works.funding),
        }
    }

    /// The works, once they started.
    pub fn works(&self) -> Option<&Works> {
        match self {
            Self::Executing { works } | Self::Suspended { works, .. } => Some(works),
            _ => self.handed().map(|handed| &handed.works),
        }
    }

    /// What was handed over, once it was.
    pub fn handed(&self) -> Option<&Handed> {
        match self {
            Self::Acceptance { handed, .. }
            | Self::Rectifying { handed, .. }
            | Self::Evaluating { handed, .. }
            | Self::Closed { handed, .. } => Some(handed),
            _ => None,
        }
    }

    /// The residents' turn, once it came.
    pub fn evaluation(&self) -> Option<&Evaluation> {
        match self {
            Self::Evaluating { evaluation, .. } | Self::Closed { evaluation, .. } => {
                Some(evaluation)
            }
            _ => None,
        }
    }

    fn funding_mut(&mut self) -> Option<&mut Funding> {
        match self {
            Self::Funded { funding } => Some(funding),
            Self::Executing { works } | Self::Suspended { works, .. } => Some(&mut works.funding),
            Self::Acceptance { handed, .. } | Self::Rectifying { handed, .. } => {
                Some(&mut handed.works.funding)
            }
            _ => None,
        }
    }
}

impl Project {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Public
    }

    /// The implementer's contact, once one is named (实施主体联系人).
    pub fn contact(&self) -> Option<PersonId> {
        self.state.funding().map(|funding| funding.contact)
    }

    /// Whether a project touches this person: who has a standing in its compound, or in the whole
    /// community where it reaches that far.
    pub fn affects(&self, actor: &Actor) -> bool {
        let mut standings = actor.standings().iter();
        match self.impact {
            Impact::Community => standings.next().is_some(),
            Impact::Small | Impact::Compound => standings.any(|it| it.compound == self.compound),
        }
    }

    /// The same project with another contact; `None` where it has none now.
    pub(super) fn with_contact(mut self, contact: PersonId) -> Option<Self> {
        self.state.funding_mut()?.contact = contact;
        Some(self)
    }

    /// What it is refused with where it stands elsewhere than an act needs.
    pub(super) fn elsewhere(&self, town: &dyn Town) -> Refusal {
        if let Some(leg) = self.state.leg() {
            return Refusal::Project {
                fault: ProjectFault::NotThere { leg },
            };
        }
        let proposal: Option<Proposal> = town.get(self.id);
        proposal.map_or(Refusal::NotFound, |it| Refusal::ProposalNotThere {
            stage: it.state.stage(),
        })
    }

    /// The rules it runs under.
    pub(super) fn rules(&self) -> Result<&'static RulePack, Refusal> {
        RulePack::frozen(&self.pack).ok_or(Refusal::NoSuchPack)
    }

    /// Whether so many photos are allowed, and there are any where there must be.
    pub(super) fn takes(&self, photos: &[Photo], least: usize) -> Result<(), Refusal> {
        let most = self.rules()?.project.photos_most;
        if photos.len() > usize::from(most) {
            let most = u32::from(most);
            return Err(Refusal::TooMany { most });
        }
        if photos.len() < least {
            return Err(Refusal::NoPhoto);
        }
        Ok(())
    }

    /// Whether a list is no longer than the rules allow.
    pub(super) fn lists(&self, lines: usize) -> Result<(), Refusal> {
        let most = u32::from(self.rules()?.project.lines_most);
        if lines > most as usize {
            return Err(Refusal::TooMany { most });
        }
        Ok(())
    }

    /// What an actor does as the implementer's contact, or as a community worker for them.
    pub(super) fn deed(
        &self,
        actor: &Actor,
        at: Timestamp,
        photos: Vec<Photo>,
    ) -> Result<Deed, Refusal> {
        let by = actor.person().ok_or(Refusal::NotYours)?;
        let is_contact = self.contact() == Some(by);
        if !is_contact && !actor.is_staff() {
            return Err(Refusal::NotYours);
        }
        Ok(Deed {
            by,
            for_contact: !is_contact,
            at,
            photos,
        })
    }
}

impl Project {
    /// What was handed over, and the residents' turn, while it is that.
    ///
    /// # Errors
    /// When it stands elsewhere.
    pub(super) fn evaluating(&self, town: &dyn Town) -> Result<(Box<Handed>, Evaluation), Refusal> {
        match &self.state {
            ProjectState::Evaluating { handed, evaluation } => {
                Ok((handed.clone(), evaluation.clone()))
            }
            _ => Err(self.elsewhere(town)),
        }
    }
}

/// The project of an id.
pub(super) fn found(id: ProposalId, town: &dyn Town) -> Result<Project, Refusal> {
    town.get(id).ok_or(Refusal::NotFound)
}

/// The project in its new state, and the proposal that mirrors it. Nothing else moves either, so
/// that they never disagree.
pub(super) fn moved(
    project: Project,
    state: ProjectState,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let proposal: Proposal = town.get(project.id).ok_or(Refusal::NotFound)?;
    let vote = project.vote;
    let routing: Option<Routing> = town.get(project.id);
    let mirror = match (state.leg(), routing) {
        (Some(leg), _) => ProposalState::Project { vote, leg },
        // Amended, it goes the way it went.
        (None, Some(Routing { forum, .. })) => ProposalState::Routed(forum),
        (None, None) => ProposalState::Accepted,
    };
    let leg = state.leg();
    let project = Project {
        state,
        changed_at: at,
        ..project
    };
    // What is over is nothing to call a neighbour for.
    let mut changes = leg.map_or_else(Vec::new, |leg| lapsed_at(leg, project.id, at, town));
    changes.push(Change::put(project));
    if proposal.state != mirror {
        changes.push(Change::put(proposal.moved(mirror, at)));
    }
    Ok(changes)
}
