//! Casting a ballot (投票). One voter, one ballot: its id is derived from the vote and the voter.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::core::{
    Audience, BallotId, Change, Entity, Key, PersonId, Refusal, Timestamp, Town, VoteId,
};
use crate::members::Actor;

use super::counting::{Marks, MarksFault};
use super::{Mode, Paper, PaperFault, Roll, Taken, Turnout, Vote};

/// What a ballot says where it is yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// 同意
    Agree,
    /// 反对
    Against,
    /// 弃权
    Abstain,
}

impl Choice {
    /// All of them, in the order of the ballot paper.
    pub const ALL: [Self; 3] = [Self::Agree, Self::Against, Self::Abstain];
}

/// What a ballot says (选票内容).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Content {
    /// Agree, against or abstain. In a choice between options one can abstain too.
    Choice(Choice),
    /// Marks beside options.
    Marks(Marks),
}

impl From<Choice> for Content {
    fn from(it: Choice) -> Self {
        Self::Choice(it)
    }
}

/// Marks that say nothing are an abstention, and ticks stand in the order of the options: how
/// somebody went about it is nobody's business.
impl From<Marks> for Content {
    fn from(mut it: Marks) -> Self {
        if it.is_blank() {
            return Self::Choice(Choice::Abstain);
        }
        if let Marks::Ticked(options) = &mut it {
            options.sort_unstable();
        }
        Self::Marks(it)
    }
}

/// A ballot in the box (选票): sealed until the close, and gone from here once counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ballot {
    /// Derived from the vote and the voter.
    pub id: BallotId,
    /// The vote.
    pub vote: VoteId,
    /// The voter.
    pub voter: PersonId,
    /// What it says.
    pub choice: Content,
}

/// What the voter keeps (投票回执): that it counted, and in a recorded vote how.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Voted {
    /// The ballot's id.
    pub id: BallotId,
    /// The vote.
    pub vote: VoteId,
    /// The voter.
    pub voter: PersonId,
    /// When the ballot that counts was cast.
    pub at: Timestamp,
    /// How many times it was cast: each replaces the one before.
    pub times: u32,
    /// What it says; never stored for a secret vote.
    pub choice: Option<Content>,
}

/// Casts a ballot, or replaces it until the close.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CastBallot {
    /// The vote.
    pub vote: VoteId,
    /// What it says.
    pub choice: Content,
    /// Random, made by the phone, kept by nobody: with it the stored hash of the command tells
    /// nothing about the choice.
    pub blind: Uuid,
}

impl BallotId {
    /// The one ballot a voter has in a vote.
    pub fn of(vote: VoteId, voter: PersonId) -> Self {
        Self::derived("ballot", &[vote.0.as_bytes(), voter.0.as_bytes()])
    }
}

impl Ballot {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Sealed
    }
}

impl Voted {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.voter)
    }
}

pub(super) fn decide(
    it: &CastBallot,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let voter = actor.person().ok_or(Refusal::SignInFirst)?;
    let vote: Vote = town.get(it.vote).ok_or(Refusal::NotFound)?;
    if !on_roll(it.vote, voter, town) {
        return Err(Refusal::NotOnTheRoll);
    }
    vote.in_time(at)?;
    let id = BallotId::of(it.vote, voter);
    if town.has::<Taken>(id) {
        return Err(PaperFault::TookPaper.into());
    }
    let earlier: Option<Voted> = town.get(id);
    if earlier.is_some() && !vote.replaceable {
        return Err(Refusal::AlreadyVoted);
    }
    let said = readable(&it.choice, &vote, town)?;
    let times = earlier.as_ref().map_or(0, |voted| voted.times) + 1;
    let choice = (vote.mode == Mode::Recorded).then(|| said.clone());
    let mut changes = vec![
        Change::put(Ballot {
            id,
            vote: it.vote,
            voter,
            choice: said,
        }),
        Change::put(Voted {
            id,
            vote: it.vote,
            voter,
            at,
            times,
            choice,
        }),
    ];
    if earlier.is_none() {
        let cast = town
            .get::<Turnout>(it.vote)
            .map_or(0, |turnout| turnout.cast)
            + 1;
        changes.push(Change::put(Turnout {
            id: it.vote,
            motion: vote.motion,
            cast,
        }));
    }
    Ok(changes)
}

/// What a ballot says, if the way to vote can read it.
pub(super) fn readable(said: &Content, vote: &Vote, town: &dyn Town) -> Result<Content, Refusal> {
    let spoilt = |fault| Refusal::BallotSpoilt { fault };
    let marks = match said {
        Content::Choice(Choice::Abstain) => return Ok(said.clone()),
        Content::Choice(_) if vote.options == 0 => return Ok(said.clone()),
        Content::Marks(marks) if vote.options > 0 => marks,
        Content::Choice(_) | Content::Marks(_) => {
            return Err(spoilt(MarksFault::OtherKind));
        }
    };
    let paper: Paper = town.get(vote.motion).ok_or(Refusal::NotFound)?;
    let method = paper.method().ok_or(Refusal::LotNotDrawn)?;
    method.check(marks).map_err(spoilt)?;
    Ok(marks.clone().into())
}

/// Looks a voter up without copying the roll, which may name thousands.
pub(super) fn on_roll(vote: VoteId, voter: PersonId, town: &dyn Town) -> bool {
    let roll = town.find(Key {
        kind: Roll::KIND,
        id: vote.0,
    });
    roll.as_deref()
        .and_then(Roll::from_record)
        .is_some_and(|roll| roll.has(voter))
}
