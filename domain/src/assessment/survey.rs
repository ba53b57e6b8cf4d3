//! Who knows of it and who is content (知晓率、满意度; domain-rules 8).

use serde::{Deserialize, Serialize};

use crate::core::{Audience, CommunityId, Day, RoundId, Timestamp};
use crate::issues::Share;

/// What a survey counted (问卷计数).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurveyCounts {
    /// 有效问卷
    pub valid: u32,
    /// 知晓: knew that the community takes part.
    pub aware: u32,
    /// 很满意: of those.
    pub very: u32,
    /// 比较满意: of those.
    pub fairly: u32,
    /// 一般: of those.
    pub so_so: u32,
    /// 不满意: of those.
    pub not: u32,
}

/// Where a survey stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SurveyState {
    /// 进行中: nothing of it is told.
    Open,
    /// 已公布
    Closed {
        /// What came of it.
        counts: SurveyCounts,
        /// When.
        at: Timestamp,
    },
    /// 样本不足: too few answered, and what they said is gone.
    TooFew {
        /// How many did.
        answered: u32,
        /// When.
        at: Timestamp,
    },
}

/// The residents are asked (居民问卷).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// That of its round: one each.
    pub id: RoundId,
    /// The community.
    pub community: CommunityId,
    /// Since when.
    pub from: Timestamp,
    /// The last day on which one may answer.
    pub until: Day,
    /// From how many answers on it says something.
    pub sample: u32,
    /// Where it stands.
    pub state: SurveyState,
}

/// What was said so far (票箱): counts without a name, which the server alone holds until the close.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurveyBox {
    /// That of its round.
    pub id: RoundId,
    /// The community.
    pub community: CommunityId,
    /// The counts.
    pub counts: SurveyCounts,
}

/// How many have answered (回收数), for the office, told once the survey is closed: whoever saw the
/// count while it runs could close it at the right moment. A fold of the marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurveyTurnout {
    /// That of its round.
    pub id: RoundId,
    /// The community.
    pub community: CommunityId,
    /// How many.
    pub answered: u32,
}

impl SurveyCounts {
    /// 知晓率: those who know, of all valid answers.
    pub fn awareness(&self) -> Share {
        share(self.aware, self.valid)
    }

    /// 满意度: those who are very or fairly content, of those who **know**.
    pub fn satisfaction(&self) -> Share {
        share(self.content(), self.aware)
    }

    /// 占全部: the same, of all valid answers; not to be confused with the satisfaction.
    pub fn of_all(&self) -> Share {
        share(self.content(), self.valid)
    }

    /// Whether it adds up: no more who know than answers, no more who say how content they are than
    /// know.
    pub fn adds_up(&self) -> bool {
        let said = [self.very, self.fairly, self.so_so, self.not];
        let said: u64 = said.into_iter().map(u64::from).sum();
        self.aware <= self.valid && said <= u64::from(self.aware)
    }

    fn content(&self) -> u32 {
        self.very + self.fairly
    }
}

fn share(part: u32, whole: u32) -> Share {
    Share {
        part: u64::from(part),
        whole: u64::from(whole),
    }
}

impl Survey {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Public
    }

    /// Whether one may answer on a day, as far as the office has said.
    pub fn takes_answers(&self, on: Day) -> bool {
        self.state == SurveyState::Open && on <= self.until
    }
}

impl SurveyBox {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Sealed
    }
}

impl SurveyTurnout {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    // W3: valid, aware, very, fairly; awareness, satisfaction, of all, in hundredths of a percent.
    #[rstest]
    #[case(400, 320, 156, 100, Some(8_000), Some(8_000), Some(6_400))]
    #[case(400, 0, 0, 0, Some(0), None, Some(0))]
    #[case(0, 0, 0, 0, None, None, None)]
    #[case(3, 3, 1, 1, Some(10_000), Some(6_667), Some(6_667))]
    fn rates_have_their_own_wholes(
        #[case] valid: u32,
        #[case] aware: u32,
        #[case] very: u32,
        #[case] fairly: u32,
        #[case] awareness: Option<u64>,
        #[case] satisfaction: Option<u64>,
        #[case] of_all: Option<u64>,
    ) {
        let it = SurveyCounts {
            valid,
            aware,
            very,
            fairly,
            ..SurveyCounts::default()
        };
        assert!(it.adds_up());
        assert_eq!(it.awareness().basis_points(), awareness);
        assert_eq!(it.satisfaction().basis_points(), satisfaction);
        assert_eq!(it.of_all().basis_points(), of_all);
    }

    #[rstest]
    #[case(10, 11, 0, 0, 0, 0)]
    #[case(10, 5, 2, 2, 2, 0)]
    #[case(10, 5, u32::MAX, 1, 0, 0)]
    fn what_does_not_add_up_is_seen(
        #[case] valid: u32,
        #[case] aware: u32,
        #[case] very: u32,
        #[case] fairly: u32,
        #[case] so_so: u32,
        #[case] not: u32,
    ) {
        let it = SurveyCounts {
            valid,
            aware,
            very,
            fairly,
            so_so,
            not,
        };
        assert!(!it.adds_up());
    }
}
