//! Motions: a proposal on a sitting's agenda, its text frozen by hash (议题、定稿).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, Digest, Line, MotionId, ProposalId, Prose, Refusal, SittingId, Timestamp,
    Town, VoteId,
};
use crate::members::Actor;
use crate::proposals::{Proposal, ProposalState, Stage};

use super::council::led_by;
use super::sitting::notice;
use super::{Outcome, Sitting};

/// A motion (议题).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Motion {
    /// Its id.
    pub id: MotionId,
    /// The sitting it is put to.
    pub sitting: SittingId,
    /// The proposal it comes from.
    pub proposal: ProposalId,
    /// Its place on the agenda, from 1.
    pub number: u32,
    /// In one line.
    pub title: Line,
    /// What is voted on, word for word.
    pub text: Prose,
    /// Whether it is designated as major (重大事项).
    pub major: bool,
    /// SHA-256 over title and text: what members vote on is what was published.
    pub hash: Digest,
    /// Put on the agenda.
    pub put_at: Timestamp,
    /// Where it stands.
    pub state: MotionState,
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
}

/// Puts an accepted proposal on a sitting's agenda.
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
}

impl Motion {
    /// The hash that freezes a motion: SHA-256 of title, a line feed, and the text, in UTF-8.
    pub fn hash_of(title: &Line, text: &Prose) -> Digest {
        Digest::of(format!("{title}\n{text}").as_bytes())
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Public
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
    if town.has::<Motion>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let proposal: Proposal = town.get(it.proposal).ok_or(Refusal::NotFound)?;
    if proposal.state.stage() != Stage::Accepted {
        return Err(Refusal::ProposalNotThere {
            stage: proposal.state.stage(),
        });
    }
    let assessment = proposal.assessment.as_ref();
    if let Some(matter) = assessment
        .map(|it| it.matter)
        .filter(|it| !council.kind.decides(*it))
    {
        return Err(Refusal::NotForACouncil { matter });
    }
    notice(&council, sitting.starts_at, at, town)?;
    let number = town.of::<Motion>(sitting.id).len() as u32 + 1;
    let title = proposal.details.title.clone();
    let hash = Motion::hash_of(&title, &it.text);
    let PutMotion {
        id, text, major, ..
    } = it.clone();
    let motion = Motion {
        id,
        sitting: sitting.id,
        proposal: proposal.id,
        number,
        title,
        text,
        major,
        hash,
        put_at: at,
        state: MotionState::Tabled,
    };
    let scheduled = proposal.moved(
        ProposalState::Scheduled {
            sitting: sitting.id,
        },
        at,
    );
    Ok(vec![Change::put(motion), Change::put(scheduled)])
}
