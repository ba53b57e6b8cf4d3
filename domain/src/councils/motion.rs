//! Motions: a proposal or an election on a sitting's agenda, its text frozen by hash (议题、定稿).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Calendar, Change, CovenantVersionId, Digest, Line, MotionId, ProposalId, Prose,
    Refusal, SittingId, Timestamp, Town, VoteId,
};
use crate::members::{Actor, pack_of};
use crate::proposals::{Proposal, ProposalState, Routing};

use super::council::led_by;
use super::minutes::goes_on;
use super::sitting::notice;
use super::slate::may_choose;
use super::{Council, Outcome, Paper, Sitting, Slate, Vote, VoteState};

/// A motion (议题).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Motion {
    /// Its id.
    pub id: MotionId,
    /// The sitting it is put to.
    pub sitting: SittingId,
    /// The proposal it comes from; none where it is an [`Election`](super::Election).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<ProposalId>,
    /// The version of the covenant that it would adopt, if it would (居民公约).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covenant: Option<CovenantVersionId>,
    /// Its place on the agenda, from 1.
    pub number: u32,
    /// In one line.
    pub title: Line,
    /// What is voted on, word for word.
    pub text: Prose,
    /// Whether it is designated as major (重大事项).
    pub major: bool,
    /// SHA-256 over title, text and options: what members vote on is what was published.
    pub hash: Digest,
    /// Put on the agenda.
    pub put_at: Timestamp,
    /// Whether it is put again after a vote that did not pass it (再次表决).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<Again>,
    /// Where it stands.
    pub state: MotionState,
}

/// That a motion is put again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Again {
    /// The last vote, which did not pass it.
    pub after: VoteId,
    /// How many times it is put again by now.
    pub times: u16,
}

/// Where a motion stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MotionState {
    /// On the agenda.
    Tabled,
    /// Being voted on.
    Voting {
        /// The vote.
        vote: VoteId,
    },
    /// Decided.
    Decided {
        /// The vote.
        vote: VoteId,
        /// How.
        outcome: Outcome,
    },
    /// Its vote was cancelled; another one may be opened.
    Cancelled {
        /// The vote that was cancelled.
        vote: VoteId,
    },
    /// Off the agenda: its proposal was taken back or ended before the vote.
    Withdrawn,
    /// Its sitting closed without deciding it (留待下次): the proposal may go on another agenda.
    PutOff {
        /// The vote that was cancelled before, if one was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cancelled: Option<VoteId>,
    },
}

impl MotionState {
    /// Whether it is still to be voted on: it may be talked about, and its vote may open. That of a
    /// cancelled vote is, too.
    pub fn awaits_its_vote(self) -> bool {
        matches!(self, Self::Tabled | Self::Cancelled { .. })
    }

    /// Its vote, if one was opened.
    pub fn vote(self) -> Option<VoteId> {
        match self {
            Self::Tabled | Self::Withdrawn => None,
            Self::Voting { vote } | Self::Decided { vote, .. } | Self::Cancelled { vote } => {
                Some(vote)
            }
            Self::PutOff { cancelled } => cancelled,
        }
    }
}

/// Puts a routed proposal on a sitting's agenda, or again one that was not passed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutMotion {
    /// Made by the one who puts it.
    pub id: MotionId,
    /// The sitting.
    pub sitting: SittingId,
    /// The proposal.
    pub proposal: ProposalId,
    /// What is voted on.
    pub text: Prose,
    /// Whether it is major.
    pub major: bool,
    /// What is chosen between, where it is not yes or no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slate: Option<Slate>,
}

impl Motion {
    /// The hash that freezes a motion: SHA-256 of title, a line feed, and the text, in UTF-8; and
    /// where there are options, a zero byte and the slate as JSON, as it travels in the command.
    pub fn hash_of(title: &Line, text: &Prose, slate: Option<&Slate>) -> Digest {
        let mut words = format!("{title}\n{text}");
        if let Some(slate) = slate {
            let slate = serde_json::to_string(slate).expect("a slate holds no map");
            words = format!("{words}\0{slate}");
        }
        Digest::of(words.as_bytes())
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Public
    }

    /// Whether persons are elected.
    pub fn is_election(&self) -> bool {
        self.proposal.is_none() && self.covenant.is_none()
    }
}

pub(super) fn put(
    it: &PutMotion,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let sitting: Sitting = town.get(it.sitting).ok_or(Refusal::NotFound)?;
    let council = led_by(sitting.council, actor, town)?;
    goes_on(sitting.id, town)?;
    if town.has::<Motion>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let proposal: Proposal = town.get(it.proposal).ok_or(Refusal::NotFound)?;
    is_for(&council, &proposal)?;
    let again = again(&proposal, &council, &sitting, town)?;
    goes_to(&council, &proposal, town)?;
    notice(&council, sitting.starts_at, at, town)?;
    if let Some(slate) = &it.slate {
        may_choose(council.kind, it.major)?;
        slate.check(pack_of(council.community, at.day(), town)?)?;
    }
    let number = town.of::<Motion>(sitting.id).len() as u32 + 1;
    let title = proposal.details.title.clone();
    let hash = Motion::hash_of(&title, &it.text, it.slate.as_ref());
    let PutMotion {
        id,
        text,
        major,
        slate,
        ..
    } = it.clone();
    let paper = slate.map(|slate| Paper {
        id,
        sitting: sitting.id,
        slate,
        draw: None,
    });
    let motion = Motion {
        id,
        sitting: sitting.id,
        proposal: Some(proposal.id),
        covenant: None,
        number,
        title,
        text,
        major,
        hash,
        put_at: at,
        again,
        state: MotionState::Tabled,
    };
    let scheduled = proposal.moved(
        ProposalState::Scheduled {
            sitting: sitting.id,
        },
        at,
    );
    let mut changes = vec![Change::put(motion), Change::put(scheduled)];
    changes.extend(paper.map(Change::put));
    Ok(changes)
}

/// A text that is agreed to or not, at the end of a sitting's agenda: told as early as the sitting
/// itself.
pub(crate) fn put_text(
    (id, title, text): (MotionId, &Line, &Prose),
    sitting: &Sitting,
    (actor, at): (&Actor, Timestamp),
    town: &dyn Town,
) -> Result<Motion, Refusal> {
    let council = led_by(sitting.council, actor, town)?;
    goes_on(sitting.id, town)?;
    if town.has::<Motion>(id) {
        return Err(Refusal::AlreadyThere);
    }
    notice(&council, sitting.starts_at, at, town)?;
    Ok(Motion {
        id,
        sitting: sitting.id,
        proposal: None,
        covenant: None,
        number: town.of::<Motion>(sitting.id).len() as u32 + 1,
        title: title.clone(),
        text: text.clone(),
        major: false,
        hash: Motion::hash_of(title, text, None),
        put_at: at,
        again: None,
        state: MotionState::Tabled,
    })
}

/// The law's gate (R1), which no state of a proposal opens.
fn is_for(council: &Council, proposal: &Proposal) -> Result<(), Refusal> {
    let matter = proposal.assessment.as_ref().map(|it| it.matter);
    match matter.filter(|it| !council.kind.decides(*it)) {
        Some(matter) => Err(Refusal::NotForACouncil { matter }),
        None => Ok(()),
    }
}

/// A council of the same compound, and as wide as the forum that was confirmed, or wider
/// (domain-rules 2.3). What was on an
/// agenda before there were routes has none.
fn goes_to(council: &Council, proposal: &Proposal, town: &dyn Town) -> Result<(), Refusal> {
    if !council.is_for(proposal) {
        return Err(Refusal::AnotherCompound);
    }
    let routing: Option<Routing> = town.get(proposal.id);
    match routing.filter(|it| !it.forum.takes(council.kind)) {
        Some(Routing { forum, .. }) => Err(Refusal::CouncilTooNarrow { forum }),
        None => Ok(()),
    }
}

/// Whether this is a vote again (domain-rules 3.3): so many times at most, and so many whole days
/// after the count.
fn again(
    proposal: &Proposal,
    council: &Council,
    sitting: &Sitting,
    town: &dyn Town,
) -> Result<Option<Again>, Refusal> {
    let after = match proposal.state {
        ProposalState::Accepted => return Err(Refusal::NotRouted),
        ProposalState::Routed(_) => return Ok(None),
        ProposalState::NotApproved { vote } | ProposalState::NoQuorum { vote } => vote,
        _ => {
            let stage = proposal.state.stage();
            return Err(Refusal::ProposalNotThere { stage });
        }
    };
    let vote: Vote = town.get(after).ok_or(Refusal::NotFound)?;
    let last: Motion = town.get(vote.motion).ok_or(Refusal::NotFound)?;
    let pack = pack_of(council.community, sitting.called_at.day(), town)?;
    let rule = &pack.council.revote;
    let times = last.again.map_or(0, |again| again.times);
    if times >= rule.times {
        return Err(Refusal::NoMoreRevotes { times });
    }
    let VoteState::Closed { at: counted, .. } = vote.state else {
        return Err(Refusal::NotFound);
    };
    let days = rule.after_days;
    let earliest = Calendar::built_in()
        .period(counted.day(), days, pack.weekends_shift)
        .next;
    if sitting.starts_at.day() < earliest {
        return Err(Refusal::RevoteTooSoon { days, earliest });
    }
    let times = times + 1;
    Ok(Some(Again { after, times }))
}
