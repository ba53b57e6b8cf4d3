//! Why something cannot be done with the covenant.

use serde::{Deserialize, Serialize};

use crate::Lang;
use crate::core::{Day, Line, Refusal};
use crate::texts::Texts;
use crate::wording;

/// Why something cannot be done in this slice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum CovenantFault {
    /// Its text stands still: it was put to a vote, decided or withdrawn.
    #[error("the text is frozen")]
    Frozen,
    /// Another version is drafted or voted on.
    #[error("version {number} is open")]
    DraftOpen {
        /// Which.
        number: u16,
    },
    /// It has no article, or one with signs that nobody sees.
    #[error("no article")]
    NoArticle,
    /// It is longer than a motion may be.
    #[error("over {most} characters")]
    TooLong {
        /// The most characters of all articles together.
        most: u32,
    },
    /// Two articles have one title.
    #[error("two articles on {title}")]
    Twice {
        /// Which.
        title: Line,
    },
    /// The proposal it would go back to is not the residents' meeting's to decide.
    #[error("another matter")]
    AnotherMatter,
    /// This forum does not adopt a covenant.
    #[error("another forum")]
    AnotherForum,
    /// A version is adopted already: the next one is voted on.
    #[error("not the first")]
    NotTheFirst,
    /// The days do not follow each other, or are yet to come.
    #[error("the days")]
    Days,
    /// No passed vote of the residents' meeting names this version with these words.
    #[error("not adopted")]
    NotAdopted,
    /// It hangs already.
    #[error("posted already")]
    Posted,
    /// A later version was adopted meanwhile.
    #[error("a later version was adopted")]
    Overtaken,
    /// It must hang longer before it is in force.
    #[error("not before {earliest:?}")]
    TooEarly {
        /// For how many days it hangs.
        days: u16,
        /// The earliest day.
        earliest: Day,
    },
    /// Nobody would still know of it on that day.
    #[error("not after {latest:?}")]
    TooLate {
        /// The latest day.
        latest: Day,
    },
    /// It was filed already.
    #[error("filed already")]
    Filed,
    /// At the sitting the whole text is agreed to or not; it was open to changes as a draft.
    #[error("agreed to as it stands, or not")]
    AsItStands,
    /// It is no draft any more, to which one says what one thinks.
    #[error("no draft")]
    NoDraft,
}

impl From<CovenantFault> for Refusal {
    fn from(fault: CovenantFault) -> Self {
        Self::Covenant { fault }
    }
}

impl CovenantFault {
    /// The sentence for the reader.
    pub fn sentence(&self, lang: Lang) -> String {
        let t = Texts { lang };
        match self {
            Self::Frozen => t.covenant_frozen().into(),
            Self::DraftOpen { number } => t.covenant_draft_open(number),
            Self::NoArticle => t.covenant_no_article().into(),
            Self::TooLong { most } => t.covenant_too_long(most),
            Self::Twice { title } => t.covenant_twice(title),
            Self::AnotherMatter => t.covenant_another_matter().into(),
            Self::AnotherForum => t.covenant_another_forum().into(),
            Self::NotTheFirst => t.covenant_not_the_first().into(),
            Self::Days => t.covenant_days().into(),
            Self::NotAdopted => t.covenant_not_adopted().into(),
            Self::Overtaken => t.covenant_overtaken().into(),
            Self::Posted => t.covenant_posted().into(),
            Self::TooEarly { days, earliest } => {
                t.covenant_too_early(days, wording::day(*earliest, lang))
            }
            Self::TooLate { latest } => t.covenant_too_late(wording::day(*latest, lang)),
            Self::Filed => t.covenant_filed().into(),
            Self::AsItStands => t.covenant_as_it_stands().into(),
            Self::NoDraft => t.covenant_no_draft().into(),
        }
    }
}
