//! Publicity of what has no slice of its own (公示): lists of those who were helped, funds, rosters.
//! What a council or the owners decided hangs by its own rules (`projects`, `owners`).

use serde::{Deserialize, Serialize};

use crate::core::{Audience, CommunityId, Day, Digest, Line, Prose, PublicityId, Timestamp};
use crate::councils::Document;
use crate::proposals::Photo;

use super::Withdrawn;

/// What hangs, why, where, and for how long (公示事项).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publicity {
    /// Made by the office.
    pub id: PublicityId,
    /// The community.
    pub community: CommunityId,
    /// For whom: everyone, the residents, or one compound.
    pub to: Audience,
    /// What it is.
    pub title: Line,
    /// What is made public.
    pub text: Prose,
    /// The law or the rule it hangs by (依据).
    pub basis: Line,
    /// Where it hangs (张贴地点).
    pub hangs_at: Line,
    /// The day on which it is posted, which does not count (Civil Code 201).
    pub from: Day,
    /// For how many days.
    pub days: u16,
    /// The last day on which one may object.
    pub last: Day,
    /// The earliest day on which it may end.
    pub next: Day,
    /// Whether these days may move yet, because the holidays are not arranged.
    pub provisional: bool,
    /// The board as it was posted.
    pub first: Vec<Photo>,
    /// The board on its last day.
    pub end: Vec<Photo>,
    /// With a PDF.
    pub document: Option<Document>,
    /// When the office entered it.
    pub at: Timestamp,
    /// Where it stands.
    pub state: PublicityState,
}

/// Where a publicity stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublicityState {
    /// 公示中
    Hangs,
    /// 公示结束
    Ended(Ended),
    /// 撤下
    Withdrawn(Withdrawn),
}

/// How it ended (公示结果).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ended {
    /// What came of it.
    pub words: Prose,
    /// How many objected.
    pub objections: u32,
    /// When.
    pub at: Timestamp,
}

impl Publicity {
    pub(crate) fn readers(&self) -> Audience {
        self.to
    }

    /// Whether it hangs, as far as the office has said.
    pub fn hangs(&self) -> bool {
        self.state == PublicityState::Hangs
    }

    /// Whether one may object on a day.
    pub fn takes_opinions(&self, on: Day) -> bool {
        self.hangs() && (self.from..=self.last).contains(&on)
    }

    pub(super) fn files(&self) -> Vec<Digest> {
        let photos = self.first.iter().chain(&self.end).map(|it| it.hash);
        photos
            .chain(self.document.as_ref().map(|it| it.hash))
            .collect()
    }
}
