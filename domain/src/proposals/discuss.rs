//! Discussion: for, against, question, and answers to questions (讨论).

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Change, CommentId, ProposalId, Prose, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::support::pulse;
use super::{Author, Proposal};

/// As what something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// 赞成
    For,
    /// 反对
    Against,
    /// 提问
    Question,
    /// 答复 to a question
    Answer,
}

/// What a neighbour said (意见).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comment {
    /// Made by the phone.
    pub id: CommentId,
    /// About which proposal.
    pub proposal: ProposalId,
    /// As what.
    pub stance: Stance,
    /// What.
    pub text: Prose,
    /// By whom.
    pub author: Author,
    /// Whether the community's worker said it in office (社区答).
    pub official: bool,
    /// When.
    pub at: Timestamp,
    /// The question it answers.
    pub answers: Option<CommentId>,
}

/// Says something about a proposal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Say {
    /// Made by the phone.
    pub id: CommentId,
    /// About which proposal.
    pub proposal: ProposalId,
    /// As what.
    pub stance: Stance,
    /// What.
    pub text: Prose,
    /// The question it answers; only with an answer.
    pub answers: Option<CommentId>,
}

impl Comment {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

pub(super) fn decide(
    it: &Say,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let author = Author::of(actor, town).ok_or(Refusal::SignInFirst)?;
    let proposal: Proposal = town.get(it.proposal).ok_or(Refusal::NotFound)?;
    let stage = proposal.state.stage();
    if !stage.is_open() {
        return Err(Refusal::ProposalNotThere { stage });
    }
    if town.has::<Comment>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let question = it.answers.and_then(|id| town.get::<Comment>(id));
    let fits = match it.stance {
        Stance::Answer => {
            question.is_some_and(|it| it.stance == Stance::Question && it.proposal == proposal.id)
        }
        Stance::For | Stance::Against | Stance::Question => it.answers.is_none(),
    };
    if !fits {
        return Err(Refusal::NotAQuestion);
    }
    let mut pulse = pulse(&proposal, town);
    match it.stance {
        Stance::For => pulse.for_it += 1,
        Stance::Against => pulse.against += 1,
        Stance::Question => pulse.questions += 1,
        Stance::Answer => {}
    }
    let Say {
        id,
        proposal,
        stance,
        text,
        answers,
    } = it.clone();
    let official = actor.is_staff();
    let comment = Comment {
        id,
        proposal,
        stance,
        text,
        author,
        official,
        at,
        answers,
    };
    Ok(vec![Change::put(comment), Change::put(pulse)])
}
