//! Opening a vote: everything is fixed here (开始表决).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Line, MotionId, PersonId, Refusal, Timestamp, Town, VoteId};
use crate::members::{Actor, Neighbour, pack_of};
use crate::proposals::{Proposal, ProposalState};

use super::council::led_by;
use super::elect::poll;
use super::floor::debatable;
use super::interest::recused;
use super::minutes::goes_on;
use super::{
    Draw, Interest, InterestState, Mode, Motion, MotionState, Paper, Quorum, Roll, Seat, Sitting,
    Speech, Turnout, Vote, VoteState, pending,
};

/// Opens the vote on a motion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenVote {
    /// Made by the one who opens it.
    pub id: VoteId,
    /// The motion.
    pub motion: MotionId,
    /// Recorded or secret.
    pub mode: Mode,
    /// Until when.
    pub closes_at: Timestamp,
    /// Two different people who close and count it.
    pub tellers: [PersonId; 2],
    /// The digits drawn before everyone's eyes, where the motion has options and none were drawn
    /// for it before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawn: Option<Line>,
}

pub(super) fn decide(
    it: &OpenVote,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let motion: Motion = town.get(it.motion).ok_or(Refusal::NotFound)?;
    let sitting: Sitting = town.get(motion.sitting).ok_or(Refusal::NotFound)?;
    let council = led_by(sitting.council, actor, town)?;
    if town.has::<Vote>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    goes_on(sitting.id, town)?;
    debatable(&motion)?;
    if at < sitting.starts_at {
        return Err(Refusal::SittingNotStarted {
            starts_at: sitting.starts_at,
        });
    }
    if it.closes_at <= at {
        let closes_at = it.closes_at;
        return Err(Refusal::CloseHasPassed { closes_at });
    }
    debated(&motion, town)?;
    let pack = pack_of(council.community, sitting.called_at.day(), town)?;
    let days = pack.council.vote_days_most;
    let latest = at.plus_days(i64::from(days));
    if it.closes_at > latest {
        return Err(Refusal::VoteTooLong { days, latest });
    }
    let [first, second] = it.tellers;
    let known = |person: &PersonId| town.has::<Neighbour>(*person);
    if first == second {
        return Err(Refusal::TwoTellers);
    }
    if !it.tellers.iter().all(known) {
        return Err(Refusal::NoSuchPerson);
    }
    let off = recused(motion.id, town);
    if it.tellers.iter().any(|teller| off.contains(teller)) {
        return Err(Refusal::RecusedFromThis);
    }
    let poll = poll(it, &motion, pack, town)?;
    let mut seats = town.of::<Seat>(council.id);
    seats.retain(|seat| seat.is_held(at.day()));
    if seats.is_empty() {
        return Err(Refusal::NobodySits);
    }
    council.kind.composed(&seats, pack)?;
    let mut voters: Vec<PersonId> = seats.into_iter().map(|seat| seat.person).collect();
    if pack.council.interest.off_the_roll {
        let recused = recused(motion.id, town);
        voters.retain(|voter| !recused.contains(voter));
    }
    if voters.is_empty() {
        return Err(Refusal::NobodySits);
    }
    voters.sort();
    let paper = drawn(it, &motion, town)?;
    let vote = Vote {
        id: it.id,
        motion: motion.id,
        council: council.id,
        proposal: motion.proposal,
        covenant: motion.covenant,
        mode: it.mode,
        members: voters.len() as u32,
        quorum: match &poll {
            Some(poll) => poll.turnout,
            None => Quorum {
                share: council.kind.quorum(pack),
            },
        },
        majority: council.kind.majority(motion.major, pack),
        replaceable: pack.council.ballots_replaceable,
        publicity_days: match &poll {
            Some(poll) => poll.publicity_days,
            None => council.kind.publicity_days(pack),
        },
        pack: pack.id.clone(),
        opens_at: at,
        closes_at: it.closes_at,
        tellers: it.tellers,
        replaced: Vec::new(),
        options: paper.as_ref().map_or(0, |paper| paper.slate.count()),
        state: VoteState::Open,
    };
    let proposal = motion.proposal.and_then(|id| town.get::<Proposal>(id));
    let voting = ProposalState::Voting { vote: it.id };
    let state = MotionState::Voting { vote: it.id };
    let mut changes = vec![
        Change::put(Roll {
            id: it.id,
            motion: motion.id,
            council: council.id,
            voters,
        }),
        Change::put(Turnout {
            id: it.id,
            motion: motion.id,
            cast: 0,
        }),
        Change::put(vote),
        Change::put(Motion { state, ..motion }),
    ];
    changes.extend(proposal.map(|it| Change::put(it.moved(voting, at))));
    changes.extend(paper.map(Change::put));
    Ok(changes)
}

/// Whether everyone who asked has spoken to a motion, and its text is settled: a vote comes after the
/// debate, on the text as amended (domain-rules 3.4).
fn debated(motion: &Motion, town: &dyn Town) -> Result<(), Refusal> {
    let speeches = town.of::<Speech>(motion.id);
    if speeches.iter().any(Speech::is_on) {
        return Err(Refusal::SomebodySpeaks);
    }
    let waiting = speeches.iter().filter(|speech| speech.waits()).count() as u32;
    if waiting > 0 {
        return Err(Refusal::SomebodyWaits { waiting });
    }
    let unruled = |it: &&Interest| it.state == InterestState::Raised;
    let waiting = town
        .of::<Interest>(motion.id)
        .iter()
        .filter(unruled)
        .count() as u32;
    if waiting > 0 {
        return Err(Refusal::InterestsWait { waiting });
    }
    let waiting = pending(&town.of(motion.id)).len() as u32;
    if waiting > 0 {
        return Err(Refusal::AmendmentsWait { waiting });
    }
    Ok(())
}

/// The paper of a motion with options, its lot drawn. A draw is never made twice: a vote that was
/// cancelled and is opened again keeps its own.
fn drawn(it: &OpenVote, motion: &Motion, town: &dyn Town) -> Result<Option<Paper>, Refusal> {
    let Some(mut paper) = town.get::<Paper>(motion.id) else {
        return Ok(None);
    };
    if paper.draw.is_none() && !motion.is_election() {
        let drawn = it.drawn.clone().ok_or(Refusal::LotNotDrawn)?;
        paper.draw = Some(Draw::of(&motion.hash, paper.slate.count(), drawn)?);
    }
    Ok(Some(paper))
}
