//! What is read of a card, and by whom.

use serde::{Deserialize, Serialize};

use crate::core::{
    ActivityId, Audience, CardLineId, CommunityId, IntroductionId, PersonId, Prose, ThanksCardId,
    ThanksId, Timestamp,
};

use crate::volunteering::Skill;

/// Whom a card goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thanked {
    /// Everyone who was at an activity, and whoever was in charge of it.
    Activity(ActivityId),
    /// The neighbour who helped.
    Helper(IntroductionId),
}

/// What somebody is thanked for, as it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// 志愿活动: everyone who was there.
    Activity(ActivityId),
    /// 邻里互助: whoever helped with this.
    Help(Skill),
}

/// A thank-you card (感谢卡), as one of those reads it whom it concerns: who wrote it, and each of
/// those who are thanked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThanksCard {
    /// Derived from the card and the reader.
    pub id: ThanksCardId,
    /// The card.
    pub card: ThanksId,
    /// The community.
    pub community: CommunityId,
    /// Whose copy it is.
    pub reader: PersonId,
    /// Whether the reader wrote it.
    pub mine: bool,
    /// Who wrote it: building and family name, as neighbours read everyone.
    pub from: String,
    /// To whom.
    pub to: Thanked,
    /// For what.
    pub about: About,
    /// The words.
    pub words: Prose,
    /// Whether whoever wrote it likes it on the wall.
    pub may_show: bool,
    /// Whether the reader may put it there: who helped, or who was in charge.
    pub puts_up: bool,
    /// When it was written.
    pub at: Timestamp,
}

/// A card on the wall (荣誉榜上的感谢卡). Nobody who is thanked stands in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardLine {
    /// Derived from the card.
    pub id: CardLineId,
    /// The community.
    pub community: CommunityId,
    /// Who wrote it: building and family name.
    pub from: String,
    /// For what.
    pub about: About,
    /// The words.
    pub words: Prose,
    /// When it was written.
    pub at: Timestamp,
}

impl ThanksCardId {
    /// The copy of a card that somebody reads.
    pub fn of(card: ThanksId, reader: PersonId) -> Self {
        Self::derived("thanks card", &[card.0.as_bytes(), reader.0.as_bytes()])
    }
}

impl From<ThanksId> for CardLineId {
    fn from(id: ThanksId) -> Self {
        Self::derived("card line", &[id.0.as_bytes()])
    }
}

impl ThanksCard {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.reader)
    }

    /// As it hangs on the wall.
    pub(super) fn line(&self) -> CardLine {
        CardLine {
            id: self.card.into(),
            community: self.community,
            from: self.from.clone(),
            about: self.about,
            words: self.words.clone(),
            at: self.at,
        }
    }
}

impl CardLine {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

/// Why an act about a card is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ThanksFault {
    /// They wrote one already.
    #[error("thanked already")]
    Already,
    /// It is longer than a card.
    #[error("longer than {most} letters")]
    TooLong {
        /// The most letters.
        most: u16,
    },
    /// There is nobody but themselves to thank.
    #[error("nobody to thank")]
    Nobody,
    /// The help was not given yet.
    #[error("not helped yet")]
    NotHelped,
    /// Whoever wrote it does not like it on the wall.
    #[error("not for the wall")]
    NotForTheWall,
}
