//! Entering what stands on the papers of the box (录票), by two people apart from each other.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::core::{
    Audience, BallotId, Change, CouncilId, PaperBallotId, PersonId, Refusal, Timestamp, Town,
    VoteId,
};
use crate::councils::ballot::readable;
use crate::councils::council::led_by;
use crate::councils::elect::impartial;
use crate::councils::{Content, CountLine, Mode, Vote, VoteState};
use crate::members::Actor;

use super::{PaperFault, Printed, Taken};

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

/// How far a paper ballot is entered (录票记录): never what stands on it.
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
    /// How far.
    pub state: EnteredState,
}

/// How far a paper ballot is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EnteredState {
    /// By one.
    Once {
        /// Who.
        by: PersonId,
    },
    /// By two, alike.
    Twice {
        /// Who, the first one first.
        by: [PersonId; 2],
    },
    /// By two, and not alike: nothing is kept of it, and it is entered anew.
    Unlike {
        /// Who, the first one first.
        by: [PersonId; 2],
    },
}

impl EnteredState {
    /// Whether both entered the same.
    pub fn is_done(self) -> bool {
        matches!(self, Self::Twice { .. })
    }
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
    /// Random, made by whoever enters it and kept by nobody: with it the stored hash of the command
    /// tells nothing about the paper.
    pub blind: Uuid,
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
        Audience::Residents
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
    impartial(by, vote.motion, town)?;
    shut(&vote, at)?;
    let printed: Option<Printed> = town.get(vote.id);
    let (printed, out) = printed.map_or((0, 0), |it| (it.count, it.out));
    if it.number == 0 || it.number > printed {
        return Err(PaperFault::NoSuchPaper { printed }.into());
    }
    let written = match &it.written {
        Written::Valid(content) => Written::Valid(readable(content, &vote, town)?),
        Written::Void => Written::Void,
    };
    let voter = named(it, &vote, town)?;
    let id = PaperBallotId::of(vote.id, it.number);
    let before = town.get::<Entered>(id).map(|entered| entered.state);
    let ballot = PaperBallot {
        id,
        vote: vote.id,
        written,
        voter,
    };
    let entered = |state| {
        Change::put(Entered {
            id,
            vote: vote.id,
            council: vote.council,
            number: it.number,
            state,
        })
    };
    match before {
        Some(EnteredState::Twice { .. }) => Err(PaperFault::PaperIsEntered.into()),
        Some(EnteredState::Once { by: first }) if first != by => {
            let by = [first, by];
            let stored: Option<PaperBallot> = town.get(id);
            // What the first one entered is sealed: the server alone compares.
            if !town.is_whole() || stored.as_ref() == Some(&ballot) {
                return Ok(vec![entered(EnteredState::Twice { by })]);
            }
            let gone = stored.iter().map(Change::remove);
            let unlike = entered(EnteredState::Unlike { by });
            Ok(gone.chain([unlike]).collect())
        }
        before => {
            let fresh = !matches!(before, Some(EnteredState::Once { .. }));
            let all = town.of::<Entered>(vote.id);
            let unlike = |it: &&Entered| matches!(it.state, EnteredState::Unlike { .. });
            let held = all.len() - all.iter().filter(unlike).count();
            if fresh && held >= usize::from(out) {
                return Err(PaperFault::MorePapersThanTaken { taken: out.into() }.into());
            }
            Ok(vec![
                Change::put(ballot),
                entered(EnteredState::Once { by }),
            ])
        }
    }
}

/// While ballots are taken nobody looks into the box.
fn shut(vote: &Vote, at: Timestamp) -> Result<(), Refusal> {
    match &vote.state {
        VoteState::Closing { .. } => Ok(()),
        VoteState::Open => Err(PaperFault::BoxIsOpen.into()),
        VoteState::Closed { .. } | VoteState::Cancelled { .. } => vote.in_time(at),
    }
}

/// Whose paper it is: in a recorded vote someone who took one, and each once; in a secret one nobody.
fn named(it: &EnterPaper, vote: &Vote, town: &dyn Town) -> Result<Option<PersonId>, Refusal> {
    if vote.mode == Mode::Secret {
        return Ok(None);
    }
    let Some(voter) = it.voter else {
        // One without a name is void: nobody can say whose it is.
        return match it.written {
            Written::Void => Ok(None),
            Written::Valid(_) => Err(PaperFault::PaperHasNoName.into()),
        };
    };
    // Who took one a teller from outside the council may not know: the server does.
    if town.is_whole() && !town.has::<Taken>(BallotId::of(vote.id, voter)) {
        return Err(PaperFault::TookNoPaper.into());
    }
    let own = PaperBallotId::of(vote.id, it.number);
    let other = |ballot: &PaperBallot| ballot.id != own && ballot.voter == Some(voter);
    if town.of::<PaperBallot>(vote.id).iter().any(other) {
        return Err(PaperFault::NamedTwice.into());
    }
    Ok(Some(voter))
}

/// What the box holds at the count.
pub(in crate::councils) struct Box {
    /// Papers that both entered.
    pub(in crate::councils) ballots: Vec<PaperBallot>,
    /// Whose papers are in it.
    pub(in crate::councils) voters: Vec<PersonId>,
}

/// The box, if every paper that was handed out is entered by two, or is known not to have come back.
pub(in crate::councils) fn from_the_box(
    vote: &Vote,
    unreturned: &[PersonId],
    town: &dyn Town,
) -> Result<Box, Refusal> {
    let mut voters: Vec<PersonId> = town
        .of::<Taken>(vote.id)
        .into_iter()
        .map(|it| it.voter)
        .collect();
    let out = voters.len();
    voters.retain(|voter| !unreturned.contains(voter));
    let entered = town.of::<Entered>(vote.id);
    let open = |it: &&Entered| matches!(it.state, EnteredState::Once { .. });
    let half = entered.iter().any(|it| open(&it));
    let done = entered.iter().filter(|it| it.state.is_done()).count();
    if half || done != voters.len() || out - voters.len() != unreturned.len() {
        let left = out.saturating_sub(done) as u32;
        return Err(PaperFault::PapersLeft { left }.into());
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
