//! Plans (应急预案): what is prepared for an evening that nobody wishes for.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, Day, EmergencyPlanId, Line, Prose, Refusal, Timestamp, Town,
};

use super::EmergencyFault;

/// What may happen (突发事件类型), as neighbours call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EmergencyKind {
    /// 台风暴雨
    Typhoon,
    /// 内涝洪水
    Flood,
    /// 火灾
    Fire,
    /// 燃气
    Gas,
    /// 高温
    Heat,
    /// 疫情
    Epidemic,
    /// 其他
    Other,
}

impl EmergencyKind {
    /// All of them, the usual first.
    pub const ALL: [Self; 7] = [
        Self::Typhoon,
        Self::Flood,
        Self::Fire,
        Self::Gas,
        Self::Heat,
        Self::Epidemic,
        Self::Other,
    ];
}

/// Whom to call (联系电话): an office's line, never a person's own number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallLine {
    /// Who answers.
    pub who: Line,
    /// The number, as it is dialled.
    pub number: Line,
}

/// What neighbours are told (应对提示): short numbered steps, whom to call, where to go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// What to do, in order.
    pub steps: Vec<Line>,
    /// Whom to call, beside 110, 119, 120, 122 and the community.
    #[serde(default)]
    pub calls: Vec<CallLine>,
    /// Where one may go (避难场所).
    #[serde(default)]
    pub shelters: Vec<Line>,
}

impl Advice {
    /// How many lines of each it holds at most (design default): it is read in the dark.
    pub const MOST: usize = 8;

    pub(super) fn checked(&self) -> Result<(), Refusal> {
        if self.steps.is_empty() {
            return Err(EmergencyFault::NoSteps.into());
        }
        let longest = self.steps.len().max(self.calls.len());
        if longest.max(self.shelters.len()) > Self::MOST {
            let most = Self::MOST as u32;
            return Err(Refusal::TooMany { most });
        }
        let digits = |it: &CallLine| it.number.as_str().bytes().any(|b| b.is_ascii_digit());
        if self.calls.iter().all(digits) {
            Ok(())
        } else {
            Err(EmergencyFault::NoNumber.into())
        }
    }
}

/// A plan (应急预案), for every resident to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Made by the office.
    pub id: EmergencyPlanId,
    /// The community.
    pub community: CommunityId,
    /// What it is for.
    pub kind: EmergencyKind,
    /// Its name.
    pub title: Line,
    /// Which version it is (版本), from 1; each saving is the next.
    pub version: u16,
    /// Who approved it (批准).
    pub approver: Line,
    /// When.
    pub approved_on: Day,
    /// When it is looked at again (复审): within twelve months.
    pub review_on: Day,
    /// Who does what, in order (处置流程).
    pub procedure: Prose,
    /// From when on it is declared, and what is beyond the community's hands (启动条件与权限).
    pub limits: Prose,
    /// What neighbours are told.
    pub advice: Advice,
    /// When this version was saved.
    pub at: Timestamp,
}

impl Plan {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }

    /// Whether its review is due.
    pub fn is_due(&self, on: Day) -> bool {
        self.review_on <= on
    }
}

/// Saves a plan, or its next version (保存预案).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavePlan {
    /// Made by the office; the one it has where it is the next version.
    pub id: EmergencyPlanId,
    /// The community.
    pub community: CommunityId,
    /// What it is for.
    pub kind: EmergencyKind,
    /// Its name.
    pub title: Line,
    /// Who approved it.
    pub approver: Line,
    /// When.
    pub approved_on: Day,
    /// When it is looked at again.
    pub review_on: Day,
    /// Who does what, in order.
    pub procedure: Prose,
    /// From when on, and what is beyond the community's hands.
    pub limits: Prose,
    /// What neighbours are told.
    pub advice: Advice,
}

/// Twelve months after a day; of 29 February the 28th.
fn a_year_after(day: Day) -> Day {
    let (year, month, of_month) = day.ymd();
    let same = Day::new(year.saturating_add(1), month, of_month);
    same.unwrap_or_else(|| day.plus(365))
}

pub(super) fn save(it: &SavePlan, at: Timestamp, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    it.advice.checked()?;
    if it.approved_on > at.day() {
        return Err(EmergencyFault::NotYet.into());
    }
    let latest = a_year_after(it.approved_on);
    if it.review_on > latest || it.review_on <= it.approved_on {
        return Err(EmergencyFault::ReviewWithinYear { latest }.into());
    }
    let before: Option<Plan> = town.get(it.id);
    if before
        .as_ref()
        .is_some_and(|old| old.community != it.community)
    {
        return Err(Refusal::AlreadyThere);
    }
    Ok(vec![Change::put(Plan {
        id: it.id,
        community: it.community,
        kind: it.kind,
        title: it.title.clone(),
        version: before.map_or(1, |old| old.version.saturating_add(1)),
        approver: it.approver.clone(),
        approved_on: it.approved_on,
        review_on: it.review_on,
        procedure: it.procedure.clone(),
        limits: it.limits.clone(),
        advice: it.advice.clone(),
        at,
    })])
}
