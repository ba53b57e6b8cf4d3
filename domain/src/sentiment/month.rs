//! A month as it is published (月度民情).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BuildingId, CommunityId, Day, PackId, SentimentMonthId, TellingRules, Timestamp,
};

use super::Theme;

/// What neighbours spoke of in a month (月度民情). It names nobody, holds no count of fewer persons
/// than its rule allows, and never changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentimentMonth {
    /// Derived from the community and the month: one each.
    pub id: SentimentMonthId,
    /// The community.
    pub community: CommunityId,
    /// Its first day.
    pub from: Day,
    /// The rules it was counted by.
    pub pack: PackId,
    /// What of counts is published.
    pub rules: TellingRules,
    /// The houses that were looked at, so that a count that is not here is known to be hidden.
    pub houses: Vec<BuildingId>,
    /// A line for each theme.
    pub lines: Vec<ThemeLine>,
    /// When it was counted.
    pub at: Timestamp,
}

/// One theme in a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeLine {
    /// Which.
    pub theme: Theme,
    /// How many different persons spoke of it, where that may be told (人数).
    pub persons: Option<u32>,
    /// The houses of which the count may be told beside the sum of all. Who lives in two is counted in the first.
    pub houses: Vec<ToldCell>,
}

/// How many of a house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToldCell {
    /// Of which house.
    pub house: BuildingId,
    /// Different persons.
    pub persons: u32,
}

impl SentimentMonthId {
    /// The month of a day in a community.
    pub fn of(community: CommunityId, on: Day) -> Self {
        let (year, month, _) = on.ymd();
        let parts: [&[u8]; 3] = [
            community.0.as_bytes(),
            &year.to_be_bytes(),
            &month.to_be_bytes(),
        ];
        Self::derived("sentiment month", &parts)
    }
}

impl SentimentMonth {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }

    /// The line of a theme.
    pub fn line(&self, theme: Theme) -> Option<&ThemeLine> {
        self.lines.iter().find(|it| it.theme == theme)
    }
}

impl ThemeLine {
    /// How many of a house, where that may be told.
    pub fn of(&self, house: BuildingId) -> Option<u32> {
        let cell = self.houses.iter().find(|it| it.house == house);
        cell.map(|it| it.persons)
    }
}
