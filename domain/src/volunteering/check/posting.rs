//! Hours hang for some working days before they are final (公示; domain-rules 6.2).

use serde::{Deserialize, Serialize};

use crate::core::{Calendar, Day, PersonId, Prose, Timestamp};

use super::super::{Activity, Service, SessionId, Somebody, VolunteeringRules};
use super::{ConfirmFault, Confirmation, Session, confirmed};

/// Where a session stands (时长状态).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Posting {
    /// 待确认
    Claimed,
    /// 公示中: confirmed, on the board with masked names.
    Posted {
        /// Who confirmed.
        by: Vec<PersonId>,
        /// Since when.
        at: Timestamp,
        /// Until when: 24:00 of the last working day.
        until: Timestamp,
    },
    /// 待更正: the volunteer says that something is wrong. It is confirmed and posted anew.
    Contested {
        /// In their words.
        words: Prose,
        /// When.
        at: Timestamp,
    },
    /// 已入账: final.
    Final {
        /// Since when.
        at: Timestamp,
    },
}

/// Why a session does not move on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum PostingFault {
    /// It is not confirmed.
    #[error(transparent)]
    Confirm(#[from] ConfirmFault),
    /// It hangs still.
    #[error("it hangs until {until:?}")]
    Runs {
        /// Until when.
        until: Timestamp,
    },
    /// It does not hang.
    #[error("it is not posted")]
    NotPosted,
    /// It is posted or final already.
    #[error("it is posted already")]
    Already,
    /// A signal froze it; a person decides.
    #[error("it is frozen")]
    Frozen,
    /// Not one's own.
    #[error("only the volunteer says what is wrong with their hours")]
    NotYours,
}

/// Hours that are final: what alone can be paid for. Nothing but [`Posting::finish`]
/// makes them; they are read again from [`GivenHours`](super::super::GivenHours).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FinalHours {
    /// Of which session.
    pub session: SessionId,
    /// Whose.
    pub person: PersonId,
    /// Of which kind.
    pub service: Service,
    /// On which day it began.
    pub on: Day,
    /// How many minutes count.
    pub minutes: u32,
    /// Who confirmed.
    pub confirmed_by: Vec<PersonId>,
}

impl Posting {
    /// Posts a session that others confirmed.
    ///
    /// # Errors
    /// When it is not confirmed, or posted already.
    pub fn post(
        self,
        session: &Session,
        volunteer: &Somebody,
        confirmations: &[Confirmation],
        activity: &Activity,
        (at, rules): (Timestamp, &VolunteeringRules),
    ) -> Result<Self, PostingFault> {
        if matches!(self, Self::Posted { .. } | Self::Final { .. }) {
            return Err(PostingFault::Already);
        }
        confirmed(session, volunteer, confirmations, activity, rules)?;
        let mut by: Vec<PersonId> = confirmations.iter().map(|it| it.by.person).collect();
        by.sort_unstable();
        by.dedup();
        let until = Calendar::built_in().due(at, rules.posting_days);
        Ok(Self::Posted { by, at, until })
    }

    /// The volunteer says what is wrong (更正): it is confirmed anew and hangs its days again.
    ///
    /// # Errors
    /// When it is not theirs, or not posted. What is final is corrected by a reversal.
    pub fn contest(
        self,
        session: &Session,
        by: PersonId,
        words: Prose,
        at: Timestamp,
    ) -> Result<Self, PostingFault> {
        if by != session.person {
            return Err(PostingFault::NotYours);
        }
        match self {
            Self::Claimed | Self::Posted { .. } => Ok(Self::Contested { words, at }),
            Self::Contested { .. } => Err(PostingFault::Already),
            Self::Final { .. } => Err(PostingFault::NotPosted),
        }
    }

    /// Makes it final, once its days are over and nothing froze it. The minutes that count are those
    /// of [`super::Hours::beside`] what is final.
    ///
    /// # Errors
    /// When it hangs still, does not hang, or is frozen.
    pub fn finish(
        self,
        session: &Session,
        minutes: u32,
        frozen: bool,
        at: Timestamp,
    ) -> Result<(Self, FinalHours), PostingFault> {
        let Self::Posted { by, until, .. } = self else {
            return Err(PostingFault::NotPosted);
        };
        if at < until {
            return Err(PostingFault::Runs { until });
        }
        if frozen {
            return Err(PostingFault::Frozen);
        }
        let from = session.stretches.iter().map(|it| it.from).min();
        let hours = FinalHours {
            session: session.id,
            person: session.person,
            service: session.service,
            on: from.unwrap_or(at).day(),
            minutes,
            confirmed_by: by,
        };
        Ok((Self::Final { at }, hours))
    }
}
