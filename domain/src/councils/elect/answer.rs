//! Accepting or declining a nomination (接受或者谢绝提名).

use serde::{Deserialize, Serialize};

use crate::core::{CandidateId, Change, Line, MotionId, PersonId, Prose, Refusal, Timestamp, Town};
use crate::councils::council::led_by;
use crate::members::Actor;

use super::election::open_list;
use super::{Candidate, ElectionFault, Stand};

/// Says whether one stands: the one nominated on their own phone, or the office for one who said so
/// on paper. Until the list is closed one may think better of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerNomination {
    /// The motion of the election.
    pub motion: MotionId,
    /// Who was nominated.
    pub person: PersonId,
    /// What they say.
    pub answer: Answer,
    /// Where the paper is kept on which they said so, where the office enters it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<Line>,
}

/// What somebody says who was nominated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Answer {
    /// They stand, and neighbours may read their name.
    Accept {
        /// As the ballot paper shows it.
        name: Line,
        /// What they say of themselves.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Prose>,
    },
    /// They do not.
    Decline,
}

pub(in crate::councils) fn decide(
    it: &AnswerNomination,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let election = open_list(it.motion, town)?;
    let own = actor.person() == Some(it.person);
    if !own {
        led_by(election.council, actor, town)?;
        if it.paper.is_none() {
            return Err(ElectionFault::NoPaper.into());
        }
    }
    let candidate: Candidate = town
        .get(CandidateId::of(it.motion, it.person))
        .ok_or(Refusal::NotFound)?;
    // What the office enters from a paper without words leaves those they wrote themselves.
    let written = match &candidate.stand {
        Stand::Accepted { words, .. } if !own => words.clone(),
        _ => None,
    };
    let stand = match it.answer.clone() {
        Answer::Accept { name, words } => Stand::Accepted {
            name,
            words: words.or(written),
            at,
            paper: it.paper.clone().filter(|_| !own),
        },
        Answer::Decline => Stand::Declined { at },
    };
    Ok(vec![Change::put(Candidate { stand, ..candidate })])
}
