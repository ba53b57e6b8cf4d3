//! Handing in a proposal, and mending it.

use serde::{Deserialize, Serialize};

use crate::core::{
    Change, CommunityId, CompoundId, HomeId, Line, ProposalId, Prose, Refusal, Scene, Timestamp,
    Town,
};
use crate::members::{Actor, Building, Compound, Home, Spot, pack_of, shown};

use super::again::rested;
use super::support::supported;
use super::together::proposes_with;
use super::{Author, Photo, Place, Proposal, ProposalState, Pulse, Stage};

/// What the proposer writes: the fields a submission needs (domain-rules 2.1).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Details {
    /// In one line.
    pub title: Line,
    /// The problem (问题), as one would tell a neighbour.
    pub problem: Prose,
    /// What it should become, measurable (目标).
    pub goal: Prose,
    /// Who needs it and why (目标群体及需求).
    pub need: Prose,
    /// Where.
    pub place: Place,
    /// How many homes would benefit, as the proposer guesses.
    pub homes: Option<u32>,
    /// Evidence, as many photos as the rule pack allows.
    pub photos: Vec<Photo>,
    /// Which of the nine scenes it belongs to (场景), if the proposer chose one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scene: Option<Scene>,
}

/// Hands in a proposal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Submit {
    /// Made by the phone.
    pub id: ProposalId,
    /// The community.
    pub community: CommunityId,
    /// The compound.
    pub compound: CompoundId,
    /// What it says.
    pub details: Details,
    /// What is new since a council did not approve the same text (新情况).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts: Option<Prose>,
    /// The resident it is handed in for, by their grid worker (代居民提交).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub behalf: Option<Behalf>,
}

/// The resident a grid worker hands a proposal in for. The home and the name are not kept: what is
/// stored is what neighbours may read of anyone, the building and the family name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Behalf {
    /// Where the resident lives.
    pub home: HomeId,
    /// The resident's name.
    pub name: Line,
}

/// Hands a returned proposal in again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revise {
    /// Which.
    pub proposal: ProposalId,
    /// What it says now.
    pub details: Details,
}

pub(super) fn submit(
    it: &Submit,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    if town.has::<Proposal>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let compound: Compound = town.get(it.compound).ok_or(Refusal::NotFound)?;
    if compound.community != it.community {
        return Err(Refusal::NotFound);
    }
    check(&it.details, &compound, at, town)?;
    let this = (it.id, it.community);
    rested(this, &it.details, it.facts.as_ref(), at, town)?;
    let mut author = Author::of(actor, town).ok_or(Refusal::SignInFirst)?;
    let mut through = None;
    if let Some(behalf) = &it.behalf {
        let home: Home = town.get(behalf.home).ok_or(Refusal::NoSuchPlace)?;
        if home.compound != it.compound {
            return Err(Refusal::NoSuchPlace);
        }
        if !actor.tends(&home) {
            return Err(Refusal::NotYours);
        }
        let resident = shown(Some(home.address.as_str()), behalf.name.as_str());
        through = Some(std::mem::replace(&mut author.shown, resident));
        author.tenant = false;
    }
    let proposer = author.person;
    let proposal = Proposal {
        id: it.id,
        community: it.community,
        compound: it.compound,
        details: it.details.clone(),
        author,
        through,
        facts: it.facts.clone(),
        submitted_at: at,
        state: ProposalState::Submitted,
        changed_at: at,
        assessment: None,
    };
    let mut pulse = Pulse::none(&proposal);
    let support = supported(it.id, proposer, &mut pulse, at);
    Ok(vec![
        Change::put(proposal),
        Change::put(support),
        Change::put(pulse),
    ])
}

pub(super) fn revise(
    it: &Revise,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let proposal = ours(it.proposal, actor, town)?;
    if proposal.state.stage() != Stage::Returned {
        return Err(Refusal::ProposalNotThere {
            stage: proposal.state.stage(),
        });
    }
    let compound: Compound = town.get(proposal.compound).ok_or(Refusal::NotFound)?;
    check(&it.details, &compound, at, town)?;
    let this = (proposal.id, proposal.community);
    rested(this, &it.details, proposal.facts.as_ref(), at, town)?;
    // The scene that the committee set stays where a form knows nothing of scenes.
    let details = Details {
        scene: it.details.scene.or(proposal.details.scene),
        ..it.details.clone()
    };
    let proposal = Proposal {
        details,
        ..proposal
    };
    Ok(vec![Change::put(
        proposal.moved(ProposalState::Submitted, at),
    )])
}

/// One's own proposal.
pub(super) fn own(id: ProposalId, actor: &Actor, town: &dyn Town) -> Result<Proposal, Refusal> {
    let proposal: Proposal = town.get(id).ok_or(Refusal::NotFound)?;
    let mine = actor.person() == Some(proposal.author.person);
    if mine {
        Ok(proposal)
    } else {
        Err(Refusal::NotYours)
    }
}

/// A proposal that one made alone or together with others: all of them may mend it.
fn ours(id: ProposalId, actor: &Actor, town: &dyn Town) -> Result<Proposal, Refusal> {
    let with = actor
        .person()
        .is_some_and(|person| proposes_with(id, person, town));
    if with {
        town.get(id).ok_or(Refusal::NotFound)
    } else {
        own(id, actor, town)
    }
}

pub(super) fn check(
    details: &Details,
    compound: &Compound,
    at: Timestamp,
    town: &dyn Town,
) -> Result<(), Refusal> {
    let there = match details.place {
        Place::Spot(id) => town
            .get::<Spot>(id)
            .is_some_and(|spot| spot.compound == compound.id),
        Place::Building(id) => town
            .get::<Building>(id)
            .is_some_and(|it| it.compound == compound.id),
    };
    if !there {
        return Err(Refusal::NoSuchPlace);
    }
    let most = pack_of(compound.community, at.day(), town)?
        .proposal
        .photos_most;
    if details.photos.len() > usize::from(most) {
        return Err(Refusal::TooMany {
            most: u32::from(most),
        });
    }
    Ok(())
}
