//! Handing the works over with their accounts, and again after mending (报验、整改).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Line, Money, ProposalId, Refusal, Timestamp, Town};
use crate::members::Actor;
use crate::proposals::Photo;

use super::fund::sum;
use super::project::{found, moved};
use super::{Deed, Handed, Project, ProjectFault, ProjectState};

/// A voucher (凭证): what was paid to whom. Everyone reads it, so a private payee stands there by
/// trade or family name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voucher {
    /// For what.
    pub what: Line,
    /// To whom.
    pub payee: Line,
    /// How much.
    pub amount: Money,
    /// The slip.
    pub photo: Option<Photo>,
}

/// What was handed over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Delivery {
    /// By whom, when, what it looks like.
    pub deed: Deed,
    /// Every payment (账目).
    pub accounts: Vec<Voucher>,
}

/// What an acceptance found, and what was done about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mended {
    /// What was found.
    pub items: Vec<Line>,
    /// When.
    pub found_at: Timestamp,
    /// Who mended it, when, what it looks like.
    pub deed: Deed,
    /// In words.
    pub note: Line,
}

/// Reports the works as done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finish {
    /// The project.
    pub project: ProposalId,
    /// What it looks like, at least one photo.
    pub photos: Vec<Photo>,
    /// Every payment; no more than the budget in all.
    pub accounts: Vec<Voucher>,
}

/// Reports what an acceptance found as mended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rectify {
    /// The project.
    pub project: ProposalId,
    /// What was done.
    pub note: Line,
    /// What it looks like, at least one photo.
    pub photos: Vec<Photo>,
    /// The accounts, where they changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accounts: Option<Vec<Voucher>>,
}

/// What the vouchers come to.
///
/// # Errors
/// Where an amount is not above zero.
pub fn spent(accounts: &[Voucher]) -> Result<Money, Refusal> {
    sum(accounts.iter().map(|it| it.amount)).ok_or(Refusal::NotAboveZero)
}

pub(super) fn decide(
    it: &Finish,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let project = found(it.project, town)?;
    let ProjectState::Executing { works } = &project.state else {
        return Err(project.elsewhere(town));
    };
    let deed = project.deed(actor, at, it.photos.clone())?;
    let left = works.milestones.iter().filter(|it| it.reached.is_none());
    let left = left.count() as u32;
    if left > 0 {
        return Err(Refusal::Project {
            fault: ProjectFault::MilestonesLeft { left },
        });
    }
    project.takes(&it.photos, 1)?;
    audited(&project, &it.accounts)?;
    let accounts = it.accounts.clone();
    let handed = Box::new(Handed {
        works: (**works).clone(),
        delivery: Delivery { deed, accounts },
        mended: Vec::new(),
    });
    let state = ProjectState::Acceptance {
        handed,
        first: None,
    };
    moved(project, state, at, town)
}

pub(super) fn rectify(
    it: &Rectify,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let project = found(it.project, town)?;
    let ProjectState::Rectifying {
        handed,
        items,
        at: found_at,
    } = &project.state
    else {
        return Err(project.elsewhere(town));
    };
    let deed = project.deed(actor, at, it.photos.clone())?;
    project.takes(&it.photos, 1)?;
    let mut handed = handed.clone();
    if let Some(accounts) = &it.accounts {
        audited(&project, accounts)?;
        handed.delivery.accounts.clone_from(accounts);
    }
    handed.mended.push(Mended {
        items: items.clone(),
        found_at: *found_at,
        deed,
        note: it.note.clone(),
    });
    project.lists(handed.mended.len())?;
    let state = ProjectState::Acceptance {
        handed,
        first: None,
    };
    moved(project, state, at, town)
}

/// Accounts are whole and stay within the budget; what is left over stays with those who gave it.
fn audited(project: &Project, accounts: &[Voucher]) -> Result<(), Refusal> {
    project.lists(accounts.len())?;
    let (spent, budget) = (spent(accounts)?, project.notice.budget);
    if spent > budget {
        return Err(Refusal::Project {
            fault: ProjectFault::OverBudget { spent, budget },
        });
    }
    if accounts.is_empty() && budget > Money(0) {
        return Err(Refusal::NoVoucher);
    }
    Ok(())
}
