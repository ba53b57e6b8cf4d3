//! Where a version stands on a day, among the others (所处阶段).

use serde::{Deserialize, Serialize};

use crate::core::Day;

use super::{CovenantState, CovenantVersion, in_force};

/// Where a version stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CovenantStage {
    /// 征求意见
    Draft,
    /// 待表决
    Tabled,
    /// 未通过
    Lost,
    /// 已通过: to be posted and filed.
    Adopted,
    /// 待施行: its day is known and yet to come.
    Coming,
    /// 现行
    InForce,
    /// 已被新版代替
    Replaced,
    /// 已撤回
    Withdrawn,
}

impl CovenantVersion {
    /// Where it stands on a day, among all versions of its community.
    pub fn stage(&self, all: &[Self], on: Day) -> CovenantStage {
        match self.state {
            CovenantState::Draft => CovenantStage::Draft,
            CovenantState::Tabled { .. } => CovenantStage::Tabled,
            CovenantState::Lost { .. } => CovenantStage::Lost,
            CovenantState::Withdrawn { .. } => CovenantStage::Withdrawn,
            CovenantState::Adopted(_) => match self.in_force_from() {
                None => CovenantStage::Adopted,
                Some(from) if on < from => CovenantStage::Coming,
                Some(_) if in_force(all, on).is_some_and(|it| it.id == self.id) => {
                    CovenantStage::InForce
                }
                Some(_) => CovenantStage::Replaced,
            },
        }
    }
}
