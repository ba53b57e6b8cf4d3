//! Who builds (施工单位): named by the committee once the contractor is found.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, CompoundId, Line, PersonId, Refusal, Timestamp, Town,
};
use crate::members::Member;
use crate::renovation::plan::found;
use crate::renovation::{PlanLeg, RenovationFault};

/// Who builds, and who is called (施工现场). It has the plan's id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// The plan's.
    pub id: CompoundId,
    /// The community.
    pub community: CommunityId,
    /// The contractor (施工单位).
    pub contractor: Line,
    /// Who is called, by name and telephone; everyone reads it.
    pub telephone: Line,
    /// Who writes the diary and answers for the contractor in this system, if anybody does.
    pub contact: Option<PersonId>,
    /// When it was named.
    pub at: Timestamp,
}

/// Names who builds; once more replaces it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameContractor {
    /// The plan.
    pub plan: CompoundId,
    /// The contractor.
    pub contractor: Line,
    /// Who is called.
    pub telephone: Line,
    /// Who writes and answers for it in this system.
    pub contact: Option<PersonId>,
}

impl Site {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Compound(self.id)
    }
}

/// A contractor is sought only after the approval (domain-rules 5.2).
pub(in crate::renovation) fn decide(
    it: &NameContractor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let plan = found(it.plan, town)?;
    if !plan.state.leg().is_some_and(PlanLeg::pays) {
        return Err(plan.elsewhere());
    }
    if it.contact.is_some_and(|id| !town.has::<Member>(id)) {
        return Err(RenovationFault::NoSuchPerson.into());
    }
    Ok(vec![Change::put(Site {
        id: plan.id,
        community: plan.community,
        contractor: it.contractor.clone(),
        telephone: it.telephone.clone(),
        contact: it.contact,
        at,
    })])
}
