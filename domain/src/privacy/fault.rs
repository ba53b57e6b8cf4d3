//! Why something cannot be done with personal data.

use serde::{Deserialize, Serialize};

use crate::Lang;
use crate::core::{Refusal, Timestamp};
use crate::texts::Texts;
use crate::wording;

/// Why something cannot be done with personal data as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum PrivacyFault {
    /// Not the guardian of this person.
    #[error("not the guardian")]
    NotTheGuardian,
    /// The same is open.
    #[error("the same is open")]
    AskedBefore,
    /// It was answered or taken back.
    #[error("answered or taken back")]
    Answered,
    /// Another kind of answer belongs to it.
    #[error("another kind of answer belongs to it")]
    OtherAnswer,
    /// What is about oneself is answered by a colleague.
    #[error("a colleague answers it")]
    OwnRequest,
    /// The days in which an erasure may be taken back are not over.
    #[error("cools off until {until:?}")]
    CoolingOff {
        /// Until when.
        until: Timestamp,
    },
    /// They hold an office or a seat.
    #[error("holds an office or a seat")]
    InOffice,
    /// They answer for a minor.
    #[error("answers for a minor")]
    GuardsOthers,
    /// The text that was agreed to is not the one in force.
    #[error("another version is in force")]
    AnotherVersion,
    /// Nothing is kept of this number.
    #[error("nothing is kept")]
    NothingKept,
    /// A time of day that is none.
    #[error("no time of day")]
    NoSuchTime,
}

impl From<PrivacyFault> for Refusal {
    fn from(fault: PrivacyFault) -> Self {
        Self::Privacy { fault }
    }
}

impl PrivacyFault {
    /// Whether it rests on the clock alone.
    pub fn is_about_time(&self) -> bool {
        matches!(self, Self::CoolingOff { .. })
    }

    /// Whether it may rest on what a phone does not hold.
    pub fn may_be_unseen(&self) -> bool {
        matches!(self, Self::NotTheGuardian | Self::NothingKept)
    }

    /// The sentence for the reader.
    pub(crate) fn sentence(&self, lang: Lang) -> String {
        let t = Texts { lang };
        match self {
            Self::NotTheGuardian => t.privacy_not_the_guardian().into(),
            Self::AskedBefore => t.privacy_asked_before().into(),
            Self::Answered => t.privacy_answered().into(),
            Self::OtherAnswer => t.privacy_other_answer().into(),
            Self::OwnRequest => t.privacy_own_request().into(),
            Self::CoolingOff { until } => t.privacy_cooling_off(wording::instant(*until, lang)),
            Self::InOffice => t.privacy_in_office().into(),
            Self::GuardsOthers => t.privacy_guards_others().into(),
            Self::AnotherVersion => t.privacy_another_version().into(),
            Self::NothingKept => t.privacy_nothing_kept().into(),
            Self::NoSuchTime => t.privacy_no_such_time().into(),
        }
    }
}
