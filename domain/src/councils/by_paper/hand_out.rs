//! Handing a paper ballot out, in the room or at the door (发纸票、上门送票).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BallotId, Change, CouncilId, Line, PersonId, Refusal, RulePack, Timestamp, Town,
    VoteId,
};
use crate::councils::ballot::on_roll;
use crate::councils::council::led_by;
use crate::councils::elect::may_be_carried;
use crate::councils::{Ballot, Mandate, Turnout, Vote, Voted};
use crate::members::Actor;

use super::{PaperFault, Printed};

/// That a voter took a paper ballot (领票记录). Which one is written nowhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Taken {
    /// As that of the voter's ballot would be: one each.
    pub id: BallotId,
    /// The vote.
    pub vote: VoteId,
    /// The council.
    pub council: CouncilId,
    /// Who took it.
    pub voter: PersonId,
    /// Who handed it out.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Of a visit at home, who else was there (上门记录).
    pub visit: Option<Line>,
    /// Who took it for the voter, in an election (受托人).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mandate: Option<Mandate>,
}

/// Hands a paper ballot to a voter. A ballot cast by phone goes where the rules let paper replace
/// it: nobody has two.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandOut {
    /// The vote.
    pub vote: VoteId,
    /// To whom.
    pub voter: PersonId,
    /// At home: who else was there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Line>,
    /// In an election: who takes it for the voter, and by which mandate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mandate: Option<Mandate>,
}

/// Takes a paper ballot back that was not put in the box: its voter may vote by phone, or take
/// another one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReturnPaper {
    /// The vote.
    pub vote: VoteId,
    /// Whose.
    pub voter: PersonId,
}

impl Taken {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Council(self.council)
    }
}

pub(in crate::councils) fn hand_out(
    it: &HandOut,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let vote: Vote = town.get(it.vote).ok_or(Refusal::NotFound)?;
    led_by(vote.council, actor, town)?;
    vote.in_time(at)?;
    if !on_roll(vote.id, it.voter, town) {
        return Err(Refusal::VoterNotOnTheRoll);
    }
    let id = BallotId::of(vote.id, it.voter);
    if town.has::<Taken>(id) {
        return Err(PaperFault::TookPaper.into());
    }
    if let Some(mandate) = &it.mandate {
        may_be_carried(&vote, it.voter, mandate, town)?;
    }
    let printed: Printed = town
        .get(vote.id)
        .ok_or(PaperFault::NoPaperLeft { printed: 0 })?;
    if printed.out >= printed.count {
        let printed = printed.count;
        return Err(PaperFault::NoPaperLeft { printed }.into());
    }
    let out = printed.out + 1;
    let mut changes = vec![Change::put(Printed { out, ..printed })];
    if let Some(voted) = town.get::<Voted>(id) {
        let pack = RulePack::frozen(&vote.pack).ok_or(Refusal::NoSuchPack)?;
        // A paper of one's own takes the place of one's ballot; another's errand does not.
        if !pack.council.paper.replaces_phone || it.mandate.is_some() {
            return Err(PaperFault::VotedByPhone.into());
        }
        changes.extend(town.get::<Ballot>(id).map(|ballot| Change::remove(&ballot)));
        changes.push(Change::remove(&voted));
    } else {
        changes.push(turnout(&vote, town, |cast| cast + 1));
    }
    changes.push(Change::put(Taken {
        id,
        vote: vote.id,
        council: vote.council,
        voter: it.voter,
        by,
        at,
        visit: it.visit.clone(),
        mandate: it.mandate.clone(),
    }));
    Ok(changes)
}

pub(in crate::councils) fn give_back(
    it: &ReturnPaper,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let vote: Vote = town.get(it.vote).ok_or(Refusal::NotFound)?;
    led_by(vote.council, actor, town)?;
    vote.in_time(at)?;
    let taken: Taken = town
        .get(BallotId::of(vote.id, it.voter))
        .ok_or(PaperFault::TookNoPaper)?;
    let printed: Printed = town.get(vote.id).ok_or(PaperFault::TookNoPaper)?;
    let out = printed.out.saturating_sub(1);
    Ok(vec![
        Change::put(Printed { out, ..printed }),
        Change::remove(&taken),
        turnout(&vote, town, |cast| cast.saturating_sub(1)),
    ])
}

fn turnout(vote: &Vote, town: &dyn Town, now: fn(u32) -> u32) -> Change {
    let cast = town.get::<Turnout>(vote.id).map_or(0, |it| it.cast);
    Change::put(Turnout {
        id: vote.id,
        motion: vote.motion,
        cast: now(cast),
    })
}
