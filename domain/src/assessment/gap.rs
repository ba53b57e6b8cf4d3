//! A gap becomes a project (补短板项目).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, CompoundId, Line, ProposalId, Prose, Refusal, RoundId,
    Timestamp, Town,
};
use crate::members::Actor;
use crate::proposals::{self, Details, Place, Submit};

use super::{AssessmentFault, Dimension, Round};

/// What lies below its target (短板).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// In which dimension.
    pub dimension: Dimension,
    /// At which indicator; none is the dimension as a whole.
    pub indicator: Option<String>,
    /// How many points it has, in hundredths
    pub points: u32,
    /// and should have.
    pub target: u32,
}

/// Out of which gap a proposal grew (来源).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GapOrigin {
    /// The proposal.
    pub id: ProposalId,
    /// The round.
    pub round: RoundId,
    /// The community.
    pub community: CommunityId,
    /// The round's year.
    pub year: i16,
    /// The gap as it was then.
    pub gap: Gap,
}

/// Makes a proposal of a gap, in one act (把短板变成项目).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GrowGap {
    /// Of which round.
    pub round: RoundId,
    /// Of which dimension.
    pub dimension: Dimension,
    /// At which indicator; none is the dimension as a whole.
    #[serde(default)]
    pub indicator: Option<String>,
    /// The proposal, made by the phone.
    pub proposal: ProposalId,
    /// The compound.
    pub compound: CompoundId,
    /// Where.
    pub place: Place,
    /// In one line.
    pub title: Line,
    /// The problem, for all neighbours.
    pub problem: Prose,
    /// What it should become.
    pub goal: Prose,
    /// Who needs it and why.
    pub need: Prose,
}

impl GapOrigin {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

/// Every gap of a round, the dimensions' own first.
pub fn gaps(round: &Round) -> Vec<Gap> {
    let card = round.scorecard();
    let mut found = Vec::new();
    for dimension in &round.rules().dimensions {
        let own = card.of(dimension.dimension);
        if let Some(points) = own.filter(|it| *it < dimension.target) {
            found.push(Gap {
                dimension: dimension.dimension,
                indicator: None,
                points,
                target: dimension.target,
            });
        }
        for it in &dimension.indicators {
            let worth = round.points_of(&it.code);
            if let Some(points) = worth.filter(|worth| *worth < it.target) {
                found.push(Gap {
                    dimension: dimension.dimension,
                    indicator: Some(it.code.clone()),
                    points,
                    target: it.target,
                });
            }
        }
    }
    found
}

/// Whoever lives here proposes it in their own name; it goes the way of every proposal.
pub(super) fn grow(
    it: &GrowGap,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let round: Round = town.get(it.round).ok_or(Refusal::NotFound)?;
    let all = gaps(&round);
    let mine = |gap: &Gap| gap.dimension == it.dimension && gap.indicator == it.indicator;
    let gap = all.into_iter().find(mine).ok_or(AssessmentFault::NoGap)?;
    let submit = Submit {
        id: it.proposal,
        community: round.community,
        compound: it.compound,
        details: Details {
            title: it.title.clone(),
            problem: it.problem.clone(),
            goal: it.goal.clone(),
            need: it.need.clone(),
            place: it.place,
            homes: None,
            photos: Vec::new(),
            scene: None,
        },
        facts: None,
        behalf: None,
    };
    let mut changes = proposals::decide(&proposals::Command::Submit(submit), actor, at, town)?;
    changes.push(Change::put(GapOrigin {
        id: it.proposal,
        round: it.round,
        community: round.community,
        year: round.year,
        gap,
    }));
    Ok(changes)
}
