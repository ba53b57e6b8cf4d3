//! Saying yes or no to an invitation, and stepping back later (接受、谢绝、退出联名).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::core::{Change, CoProposerId, PersonId, ProposalId, Refusal, Timestamp, Town};
use crate::members::Actor;
use crate::proposals::support::{pulse, supported};
use crate::proposals::{Author, Proposal, Stage, Support};

use super::invite::has_place;
use super::{CoProposer, CodeTries, Invitation, Inviting, joinable};

/// A short code that a proposer hands on: eight digits (联名码).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Code(String);

/// Says yes or no. Who was invited by name needs no code; a no after a yes steps back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerInvitation {
    /// The proposal.
    pub proposal: ProposalId,
    /// Yes or no.
    pub joins: bool,
    /// The code that the proposer handed on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Code>,
}

impl Code {
    /// How many digits it has.
    pub const DIGITS: usize = 8;

    /// Reads a code; spaces and hyphens are dropped.
    pub fn new(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
        let right = digits.len() == Self::DIGITS && digits.bytes().all(|it| it.is_ascii_digit());
        right.then_some(Self(digits))
    }

    /// The code that a number thrown by the phone gives.
    pub fn of(chance: u64) -> Self {
        Self(format!("{:08}", chance % 100_000_000))
    }

    /// Its digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", &self.0[..4], &self.0[4..])
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::new(&text).ok_or_else(|| serde::de::Error::custom("not a code of eight digits"))
    }
}

pub(in crate::proposals) fn decide(
    it: &AnswerInvitation,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let author = Author::of(actor, town).ok_or(Refusal::SignInFirst)?;
    let proposal: Proposal = town.get(it.proposal).ok_or(Refusal::NotFound)?;
    let person = author.person;
    let there: Option<CoProposer> = town.get(CoProposerId::of(proposal.id, person));
    if let Some(there) = there {
        if it.joins {
            return Err(Refusal::AlreadyThere);
        }
        return step_back(&proposal, &there, at, town);
    }
    joinable(&proposal)?;
    if person == proposal.author.person {
        return Err(Refusal::OwnProposal);
    }
    let invited: Option<Invitation> = town.get(CoProposerId::of(proposal.id, person));
    let Some(invited) = invited else {
        return by_code(it, &proposal, author, at, town);
    };
    if invited.removed.is_some() {
        return Err(Refusal::NotInvited);
    }
    let mut changes = if it.joins {
        join(&proposal, author, at, town)?
    } else {
        Vec::new()
    };
    changes.extend(told(invited, it.joins, at, town));
    Ok(changes)
}

/// The code is the proposer's own, and a phone that does not hold it leaves the rest to the server.
/// Whether there is a place is asked first, so that no answer tells a right code from a wrong one
/// but the one that is counted.
fn by_code(
    it: &AnswerInvitation,
    proposal: &Proposal,
    author: Author,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let code = it.code.as_ref().ok_or(Refusal::NotInvited)?;
    if !it.joins {
        // A no to a code that anyone may hand on is nobody's to keep.
        return Ok(Vec::new());
    }
    has_place(proposal, at, town)?;
    let tries = CodeTries::left(proposal, author.person, at, town)?;
    let inviting: Option<Inviting> = town.get(proposal.id);
    let right = inviting.and_then(|it| it.code).as_ref() == Some(code);
    if !right && town.is_whole() {
        return Ok(vec![Change::put(tries.one_more(at))]);
    }
    let mut changes = join(proposal, author, at, town)?;
    changes.extend((tries.wrong > 0).then(|| Change::remove(&tries)));
    Ok(changes)
}

/// Whoever proposes supports, too, and is told of each step like all who do.
fn join(
    proposal: &Proposal,
    author: Author,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    has_place(proposal, at, town)?;
    let person = author.person;
    let mut changes = vec![Change::put(CoProposer::new(proposal.id, author, at))];
    let given: Option<Support> = town.get(crate::SupportId::of(proposal.id, person));
    if given.is_none() {
        let mut pulse = pulse(proposal, town);
        let support = supported(proposal.id, person, &mut pulse, at);
        changes.extend([Change::put(support), Change::put(pulse)]);
    }
    Ok(changes)
}

/// The support stays, and may be taken back on its own.
fn step_back(
    proposal: &Proposal,
    there: &CoProposer,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let stage = proposal.state.stage();
    if !stage.is_open() && stage != Stage::Returned {
        return Err(Refusal::ProposalNotThere { stage });
    }
    let mut changes = vec![Change::remove(there)];
    let invited: Option<Invitation> = town.get(there.id);
    if let Some(invited) = invited {
        changes.extend(told(invited, false, at, town));
    }
    Ok(changes)
}

/// What was said, in the neighbour's record and in the proposer's, which the neighbour's phone does
/// not hold.
fn told(invited: Invitation, said: bool, at: Timestamp, town: &dyn Town) -> Vec<Change> {
    let mark = |asked: &mut (PersonId, Option<bool>)| {
        if asked.0 == invited.person {
            asked.1 = Some(said);
        }
    };
    let inviting: Option<Inviting> = town.get(invited.proposal);
    let inviting = inviting.map(|mut it| {
        it.asked.iter_mut().for_each(mark);
        Change::put(it)
    });
    let invited = Invitation {
        said: Some(said),
        at,
        ..invited
    };
    Vec::from_iter(inviting.into_iter().chain([Change::put(invited)]))
}
