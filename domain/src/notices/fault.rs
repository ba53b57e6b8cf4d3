//! Why something cannot be done with a notice, a publicity or a message.

use serde::{Deserialize, Serialize};

use crate::Lang;
use crate::core::{Day, Refusal};
use crate::texts::Texts;
use crate::wording;

/// Why something cannot be done in this slice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum NoticeFault {
    /// It was withdrawn.
    #[error("withdrawn")]
    Withdrawn,
    /// It would be valid, or hang, for too long.
    #[error("{most} days at most")]
    TooLong {
        /// The most days.
        most: u16,
    },
    /// A correction that changes nothing.
    #[error("nothing changed")]
    NothingChanged,
    /// Nobody may say anything below this notice.
    #[error("no comments here")]
    NoComments,
    /// A publicity is for many: everyone, the residents, or one compound.
    #[error("a publicity is for everyone, the residents or a compound")]
    TooNarrow,
    /// It does not hang yet.
    #[error("hangs from {from:?}")]
    NotYet {
        /// Its first day.
        from: Day,
    },
    /// It is over.
    #[error("it has ended")]
    Ended,
    /// No photo shows that it hung at the start.
    #[error("no photo of the board at the start")]
    NoFirstPhoto,
    /// The photo of the start is taken while it hangs.
    #[error("it hung until {last:?}")]
    PhotoTooLate {
        /// Its last day.
        last: Day,
    },
    /// As many objections of one's own to one publicity wait for an answer as may.
    #[error("{most} objections wait already")]
    ManyObjections {
        /// The most that wait.
        most: u16,
    },
    /// No photo shows that it hung to the end.
    #[error("no photo of the board at the end")]
    NoLastPhoto,
    /// Objections without an answer.
    #[error("{count} objections are not answered")]
    Unanswered {
        /// How many.
        count: u32,
    },
    /// The office has taken the words down.
    #[error("hidden")]
    Hidden,
    /// It is shown as it is.
    #[error("not hidden")]
    NotHidden,
    /// What is about the app is answered with where it stands.
    #[error("says where it stands")]
    NoProgress,
    /// One does not back what one wrote, nor what is not for all.
    #[error("may not be backed")]
    NotToBack,
    /// As many of one's own wait for an answer as may.
    #[error("{most} wait already")]
    ManyWait {
        /// The most that wait.
        most: u16,
    },
}

impl From<NoticeFault> for Refusal {
    fn from(fault: NoticeFault) -> Self {
        Self::Notices { fault }
    }
}

impl NoticeFault {
    /// Whether it rests on the clock alone.
    pub fn is_about_time(&self) -> bool {
        matches!(self, Self::NotYet { .. } | Self::PhotoTooLate { .. })
    }

    /// The sentence for the reader.
    pub(crate) fn sentence(&self, lang: Lang) -> String {
        let t = Texts { lang };
        match self {
            Self::Withdrawn => t.notices_withdrawn().into(),
            Self::TooLong { most } => t.notices_too_long(most),
            Self::NothingChanged => t.notices_nothing_changed().into(),
            Self::NoComments => t.notices_no_comments().into(),
            Self::TooNarrow => t.notices_too_narrow().into(),
            Self::NotYet { from } => t.notices_not_yet(wording::day(*from, lang)),
            Self::Ended => t.notices_ended().into(),
            Self::NoFirstPhoto => t.notices_no_first_photo().into(),
            Self::PhotoTooLate { last } => t.notices_photo_too_late(wording::day(*last, lang)),
            Self::ManyObjections { most } => t.notices_many_objections(most),
            Self::NoLastPhoto => t.notices_no_last_photo().into(),
            Self::Unanswered { count } => t.notices_unanswered(count),
            Self::Hidden => t.notices_hidden().into(),
            Self::NotHidden => t.notices_not_hidden().into(),
            Self::NoProgress => t.notices_no_progress().into(),
            Self::NotToBack => t.notices_not_to_back().into(),
            Self::ManyWait { most } => t.notices_many_wait(most),
        }
    }
}
