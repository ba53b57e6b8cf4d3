//! Why something cannot be done with ballots on paper.

use serde::{Deserialize, Serialize};

use crate::Lang;
use crate::core::Refusal;
use crate::texts::Texts;

/// Why something cannot be done with ballots on paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperFault {
    /// This voter took a paper ballot, and votes with it.
    TookPaper,
    /// This voter took no paper ballot.
    TookNoPaper,
    /// This voter voted by phone, and by these rules paper does not replace it.
    VotedByPhone,
    /// Every printed ballot is handed out.
    NoPaperLeft {
        /// How many were printed.
        printed: u16,
    },
    /// No ballot of this number was printed.
    NoSuchPaper {
        /// How many were printed.
        printed: u16,
    },
    /// Papers are entered once the box is shut.
    BoxIsOpen,
    /// Two people have entered this paper.
    PaperIsEntered,
    /// In a recorded vote a paper that counts bears a name.
    PaperHasNoName,
    /// The paper of this member is entered under another number.
    NamedTwice,
    /// More papers than were handed out.
    MorePapersThanTaken {
        /// How many were.
        taken: u32,
    },
    /// Papers that were handed out are not entered by two yet, or their number is another.
    PapersLeft {
        /// How many.
        left: u32,
    },
}

impl From<PaperFault> for Refusal {
    fn from(fault: PaperFault) -> Self {
        Self::Paper { fault }
    }
}

impl PaperFault {
    /// The sentence for the reader.
    pub(crate) fn sentence(&self, lang: Lang) -> String {
        let t = Texts { lang };
        match self {
            Self::TookPaper => t.refusal_took_paper().into(),
            Self::TookNoPaper => t.refusal_took_no_paper().into(),
            Self::VotedByPhone => t.refusal_voted_by_phone().into(),
            Self::NoPaperLeft { printed } => t.refusal_no_paper_left(printed),
            Self::NoSuchPaper { printed } => t.refusal_no_such_paper(printed),
            Self::BoxIsOpen => t.refusal_box_is_open().into(),
            Self::PaperIsEntered => t.refusal_paper_is_entered().into(),
            Self::PaperHasNoName => t.refusal_paper_has_no_name().into(),
            Self::NamedTwice => t.refusal_named_twice().into(),
            Self::MorePapersThanTaken { taken } => t.refusal_more_papers_than_taken(taken),
            Self::PapersLeft { left } => t.refusal_papers_left(left),
        }
    }
}
