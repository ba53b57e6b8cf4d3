//! Who manages the compound afterwards (如何管): settled before the works, so that they last.

use serde::{Deserialize, Serialize};

use crate::core::{Change, CompoundId, Line, Money, Prose, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::plan::{found, put};
use super::{Comparison, ComparisonState, PlanState, RenovationFault};

/// Who looks after a compound (管理方式; 国办发〔2020〕23号 (九)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Manager {
    /// 物业企业
    Company,
    /// 社会组织、社会企业
    Social,
    /// 社区托管
    Community,
    /// 居民自管
    Residents,
}

/// What is planned for the time after (长效管理).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Management {
    /// What kind of manager.
    pub manager: Manager,
    /// Who, as far as it is known.
    pub name: Line,
    /// What a home pays a month for each m² (物业费).
    pub fee: Money,
    /// What becomes of the maintenance fund (维修资金).
    pub fund: Line,
    /// What is looked after, and who is called.
    pub text: Prose,
}

/// Says who manages the compound afterwards; once more replaces it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetManagement {
    /// The plan.
    pub plan: CompoundId,
    /// How.
    pub management: Management,
}

impl Manager {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Company,
        Self::Social,
        Self::Community,
        Self::Residents,
    ];
}

pub(super) fn decide(
    it: &SetManagement,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let plan = found(it.plan, town)?;
    if it.management.fee.0 < 0 {
        return Err(Refusal::BelowZero);
    }
    let mut plan = match plan.state {
        PlanState::Manage => plan,
        PlanState::Options => {
            let all = town.of::<Comparison>(plan.id);
            let open = all.iter().filter(|it| it.state == ComparisonState::Open);
            match open.count() as u32 {
                0 => plan.moved(PlanState::Manage, by, at),
                open => return Err(RenovationFault::ComparisonsOpen { open }.into()),
            }
        }
        _ => return Err(plan.elsewhere()),
    };
    plan.management = Some(Box::new(it.management.clone()));
    plan.changed_at = at;
    Ok(put(plan))
}
