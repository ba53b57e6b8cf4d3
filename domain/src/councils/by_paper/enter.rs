//! Entering what stands on the papers of the box (录票), by two people apart from each other.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BallotId, Change, CouncilId, PaperBallotId, PersonId, Refusal, Timestamp, Town,
    VoteId,
};
use crate::councils::ballot::readable;
use crate::councils::council::led_by;
use crate::councils::{Content, CountLine, Mode, Vote, VoteState};
use crate::members::Actor;

use super::{Printed, Taken};

/// What stands on a paper ballot (纸票内容).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Written {
    /// Something that counts.
    Valid(Content),
    /// Nothing that can be read for sure, or more than one may mark (废票).
    Void,
}

/// A paper ballot as the first of the two entered it: sealed, and gone from here once counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PaperBallot {
    /// Derived from the vote and its number.
    pub id: PaperBallotId,
    /// The vote.
    pub vote: VoteId,
    /// What stands on it.
    pub written: Written,
    /// Whose name stands on it; in a secret vote none does.
    pub voter: Option<PersonId>,
}

/// Who entered a paper ballot (录票记录).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    /// The paper ballot.
    pub id: PaperBallotId,
    /// The vote.
    pub vote: VoteId,
    /// The council.
    pub council: CouncilId,
    /// Its number.
    pub number: u16,
    /// Who entered it first.
    pub first: PersonId,
    /// Who entered the same after them.
    pub second: Option<PersonId>,
}

/// Enters a paper ballot once the box is shut. Two people do it, each on their own; one who leads the
/// council, or a teller.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnterPaper {
    /// The vote.
    pub vote: VoteId,
    /// The number on the paper.
    pub number: u16,
    /// What stands on it.
    pub written: Written,
    /// Whose name stands on it, in a recorded vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voter: Option<PersonId>,
}

impl PaperBallotId {
    /// The one paper ballot of a vote with this number.
    pub fn of(vote: VoteId, number: u16) -> Self {
        Self::derived("paper", &[vote.0.as_bytes(), &number.to_be_bytes()])
    }
}

impl PaperBallot {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Sealed
    }
}

impl Entered {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Council(self.council)
    }
}

pub(in crate::councils) fn decide(
    it: &EnterPaper,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let vote: Vote = town.get(it.vote).ok_or(Refusal::NotFound)?;
    if !vote.tellers.contains(&by) {
        led_by(vote.council, actor, town)?;
    }
    shut(&vote, at)?;
    let printed = town.get::<Printed>(vote.id).map_or(0, |it| it.count);
    if it.number == 0 || it.number > printed {
        return Err(Refusal::NoSuchPaper { printed });
    }
    let written = match &it.written {
        Written::Valid(content) => Written::Valid(readable(content, &vote, town)?),
        Written::Void => Written::Void,
    };
    let voter = named(it, &vote, town)?;
    let id = PaperBallotId::of(vote.id, it.number);
    let entered: Option<Entered> = town.get(id);
    let ballot = PaperBallot {
        id,
        vote: vote.id,
        written,
        voter,
    };
    let status = |first, second| {
        Change::put(Entered {
            id,
            vote: vote.id,
            council: vote.council,
            number: it.number,
            first,
            second,
        })
    };
    match entered {
        Some(Entered {
            second: Some(_), ..
        }) => Err(Refusal::PaperIsEntered),
        Some(Entered { first, .. }) if first != by => {
            if town.is_whole() && town.get::<PaperBallot>(id).as_ref() != Some(&ballot) {
                return Err(Refusal::EntriesDiffer);
            }
            Ok(vec![status(first, Some(by))])
        }
        // Whoever entered it first may put it right.
        entered => {
            let out = town.of::<Taken>(vote.id).len();
            if entered.is_none() && town.of::<Entered>(vote.id).len() >= out {
                return Err(Refusal::MorePapersThanTaken { taken: out as u32 });
            }
            Ok(vec![Change::put(ballot), status(by, None)])
        }
    }
}

/// While ballots are taken nobody looks into the box.
fn shut(vote: &Vote, at: Timestamp) -> Result<(), Refusal> {
    match &vote.state {
        VoteState::Closing { .. } => Ok(()),
        VoteState::Open => Err(Refusal::BoxIsOpen),
        VoteState::Closed { .. } | VoteState::Cancelled { .. } => vote.in_time(at),
    }
}

/// Whose paper it is: in a recorded vote someone who took one, and each once; in a secret one nobody.
fn named(it: &EnterPaper, vote: &Vote, town: &dyn Town) -> Result<Option<PersonId>, Refusal> {
    if vote.mode == Mode::Secret {
        return Ok(None);
    }
    let voter = it.voter.ok_or(Refusal::TookNoPaper)?;
    if !town.has::<Taken>(BallotId::of(vote.id, voter)) {
        return Err(Refusal::TookNoPaper);
    }
    let own = PaperBallotId::of(vote.id, it.number);
    let other = |ballot: &PaperBallot| ballot.id != own && ballot.voter == Some(voter);
    if town.of::<PaperBallot>(vote.id).iter().any(other) {
        return Err(Refusal::AlreadyVoted);
    }
    Ok(Some(voter))
}

/// What the box holds at the count.
pub(in crate::councils) struct Box {
    /// Papers that both entered.
    pub(in crate::councils) ballots: Vec<PaperBallot>,
    /// Who took one.
    pub(in crate::councils) voters: Vec<PersonId>,
}

/// The box, if every paper that was handed out is entered by two, or is known not to have come back.
pub(in crate::councils) fn from_the_box(
    vote: &Vote,
    unreturned: u16,
    town: &dyn Town,
) -> Result<Box, Refusal> {
    let voters: Vec<PersonId> = town
        .of::<Taken>(vote.id)
        .into_iter()
        .map(|it| it.voter)
        .collect();
    let done = |it: &&Entered| it.second.is_some();
    let entered = town.of::<Entered>(vote.id);
    let whole = entered.iter().filter(done).count();
    let left = voters.len().saturating_sub(whole);
    if entered.len() > whole || left != usize::from(unreturned) {
        let left = left as u32;
        return Err(Refusal::PapersLeft { left });
    }
    Ok(Box {
        ballots: town.of(vote.id),
        voters,
    })
}

impl Box {
    /// How many count for nothing.
    pub(in crate::councils) fn void(&self) -> usize {
        let void = |it: &&PaperBallot| it.written == Written::Void;
        self.ballots.iter().filter(void).count()
    }

    /// The papers that count, as lines of the count.
    pub(in crate::councils) fn lines(&self) -> impl Iterator<Item = CountLine> {
        self.ballots.iter().filter_map(|it| match &it.written {
            Written::Valid(choice) => Some(CountLine {
                choice: choice.clone(),
                voter: it.voter,
            }),
            Written::Void => None,
        })
    }
}
