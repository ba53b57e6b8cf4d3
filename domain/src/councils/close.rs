//! Closing a vote by two tellers, and counting it (计票).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{
    BallotId, Calendar, Change, PersonId, Refusal, RulePack, Timestamp, Town, VoteId,
};
use crate::covenant;
use crate::members::Actor;
use crate::proposals::{Proposal, ProposalState, lapsed_waiting};

use super::by_paper::{from_the_box, told, untold};
use super::{
    Attendance, Ballot, Content, CountLine, CountSheet, Counted, Mode, Motion, MotionState,
    Outcome, Roll, Taken, Tally, Vote, VoteResult, VoteState, Voted, chosen, decided, yes_or_no,
};

/// A teller closes the vote: the first stops the ballots, the second counts them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseVote {
    /// The vote.
    pub vote: VoteId,
    /// Whose paper ballots did not come back, as the second teller found: they have not voted, and
    /// were not there by them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unreturned: Vec<PersonId>,
}

pub(super) fn decide(
    it: &CloseVote,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let vote: Vote = town.get(it.vote).ok_or(Refusal::NotFound)?;
    let teller = actor
        .person()
        .filter(|person| vote.tellers.contains(person));
    let teller = teller.ok_or(Refusal::NotATeller)?;
    match vote.state {
        VoteState::Open => stop(vote, teller, at, town),
        VoteState::Closing { by, .. } if by == teller => Err(Refusal::TwoTellers),
        VoteState::Closing { at: stopped, .. } => count(vote, &it.unreturned, (stopped, at), town),
        VoteState::Closed { at, .. } => Err(Refusal::VoteClosed { closed_at: at }),
        VoteState::Cancelled { reason, .. } => Err(Refusal::VoteCancelled { reason }),
    }
}

/// Before its time a vote stops only when everyone present has voted.
fn stop(vote: Vote, by: PersonId, at: Timestamp, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    if at < vote.closes_at && town.is_whole() {
        let left = not_yet(&vote, at, town)?;
        if left > 0 {
            return Err(Refusal::StillVoting {
                left,
                closes_at: vote.closes_at,
            });
        }
    }
    let mut changes = told(&vote, &vote.tellers, town);
    changes.push(Change::put(Vote {
        state: VoteState::Closing { by, at },
        ..vote
    }));
    Ok(changes)
}

/// How many of those marked present have not voted; of all members where nobody is marked.
fn not_yet(vote: &Vote, at: Timestamp, town: &dyn Town) -> Result<u32, Refusal> {
    let motion: Motion = town.get(vote.motion).ok_or(Refusal::NotFound)?;
    let roll: Roll = town.get(vote.id).ok_or(Refusal::NotFound)?;
    let marked: Vec<PersonId> = marked(&motion, &roll, at, town).collect();
    // An election waits for all who may vote: they need not be there.
    let expected = if marked.is_empty() || vote.is_election() {
        roll.voters
    } else {
        marked
    };
    let voted = |person: &&PersonId| {
        let id = BallotId::of(vote.id, **person);
        town.has::<Voted>(id) || town.has::<Taken>(id)
    };
    let left = expected.len() - expected.iter().filter(voted).count();
    Ok(left as u32)
}

fn count(
    vote: Vote,
    unreturned: &[PersonId],
    (stopped, at): (Timestamp, Timestamp),
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    if !town.is_whole() {
        return Ok(Vec::new());
    }
    let motion: Motion = town.get(vote.motion).ok_or(Refusal::NotFound)?;
    let proposal = vote.proposal.and_then(|id| town.get::<Proposal>(id));
    let pack = RulePack::frozen(&vote.pack).ok_or(Refusal::NoSuchPack)?;
    let roll: Roll = town.get(vote.id).ok_or(Refusal::NotFound)?;
    let ballots = town.of::<Ballot>(vote.id);
    let papers = from_the_box(&vote, unreturned, town)?;
    let there = marked(&motion, &roll, stopped.min(vote.closes_at), town);
    let present: BTreeSet<PersonId> = there
        // In an election they count who vote, and not who is there (domain-rules 3.2).
        .filter(|_| !vote.is_election())
        // Whoever voted was present, from wherever.
        .chain(ballots.iter().map(|ballot| ballot.voter))
        .chain(papers.voters.iter().copied())
        .collect();
    let lines = lines(&ballots, papers.lines(), vote.mode);
    let said: Vec<&Content> = lines.iter().map(|line| &line.choice).collect();
    let (tally, outcome, counted) = numbers(&vote, present.len() as u32, &said, town)?;
    let period = Calendar::built_in().period(at.day(), vote.publicity_days, pack.weekends_shift);
    let sheet = CountSheet {
        id: vote.id,
        motion: motion.id,
        council: vote.council,
        present: present.into_iter().collect(),
        papers: papers.ballots.len() as u16,
        void: papers.void() as u16,
        unreturned: unreturned.len() as u16,
        lines,
    };
    let stage = match outcome {
        Outcome::Passed => ProposalState::Approved { vote: vote.id },
        Outcome::Failed => ProposalState::NotApproved { vote: vote.id },
        Outcome::NoQuorum => ProposalState::NoQuorum { vote: vote.id },
    };
    let result = VoteResult {
        tally,
        outcome,
        next_on: period.next,
        provisional: period.provisional,
    };
    let state = MotionState::Decided {
        vote: vote.id,
        outcome,
    };
    let mut changes: Vec<Change> = ballots.iter().map(Change::remove).collect();
    changes.extend(papers.ballots.iter().map(Change::remove));
    changes.extend(untold(&vote, &vote.tellers, town));
    changes.extend(covenant::counted(&motion, (vote.id, outcome), at, town));
    changes.push(Change::put(sheet));
    changes.extend(counted.map(Change::put));
    changes.push(Change::put(Motion { state, ..motion }));
    if let (Outcome::Failed, Some(proposal)) = (outcome, vote.proposal) {
        changes.extend(lapsed_waiting(proposal, at, town));
    }
    changes.extend(proposal.map(|it| Change::put(it.moved(stage, at))));
    changes.push(Change::put(Vote {
        state: VoteState::Closed { at, result },
        ..vote
    }));
    Ok(changes)
}

/// The numbers, what follows from them, and of a choice between options the count behind it.
fn numbers(
    vote: &Vote,
    present: u32,
    said: &[&Content],
    town: &dyn Town,
) -> Result<(Tally, Outcome, Option<Counted>), Refusal> {
    if vote.options == 0 {
        let tally = Tally::of(vote.members, present, yes_or_no(said));
        return Ok((tally, decided(&tally, vote.quorum, vote.majority), None));
    }
    let counted = Counted::of(vote, said, present, town)?;
    let tally = Tally {
        members: vote.members,
        present,
        abstain: counted.count.blank(),
        ..Tally::default()
    };
    let outcome = chosen(&tally, vote.quorum, &counted.chosen);
    Ok((tally, outcome, Some(counted)))
}

/// The members marked present while ballots were taken. A guest in the room, and a member who comes
/// when the box is shut, change no denominator.
fn marked<'a>(
    motion: &Motion,
    roll: &'a Roll,
    until: Timestamp,
    town: &dyn Town,
) -> impl Iterator<Item = PersonId> + use<'a> {
    let attendance = town.of::<Attendance>(motion.sitting).into_iter();
    attendance
        .filter(move |it| it.at <= until && roll.has(it.person))
        .map(|it| it.person)
}

/// Sorted, so that the order tells nothing about when a ballot was cast.
fn lines(
    ballots: &[Ballot],
    papers: impl Iterator<Item = CountLine>,
    mode: Mode,
) -> Vec<CountLine> {
    let line = |ballot: &Ballot| CountLine {
        choice: ballot.choice.clone(),
        voter: (mode == Mode::Recorded).then_some(ballot.voter),
    };
    let mut lines: Vec<CountLine> = ballots.iter().map(line).chain(papers).collect();
    lines.sort();
    lines
}
