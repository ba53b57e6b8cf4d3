//! Who gives how much, to the fen, and who carries it out (资金落实). Nobody is asked for money in
//! public: what residents give is voluntary (Residents' Committee Law 42), and a public appeal is
//! for charities that may make one (Charity Law 26).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Line, Money, PersonId, ProposalId, Refusal, Timestamp, Town};
use crate::members::{Actor, Neighbour};
use crate::proposals::{Source, handed_to};

use super::project::{found, moved};
use super::{ProjectFault, ProjectState};

/// One giver's part (出资).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gift {
    /// What kind of source it is (资源来源).
    pub source: Source,
    /// Who gives, as everyone may read it.
    pub giver: Line,
    /// How much.
    pub amount: Money,
}

/// The money as it stands, and who will carry it out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Funding {
    /// Who gives; their sum is the budget.
    pub gifts: Vec<Gift>,
    /// The person at the implementer who reports (实施主体联系人).
    pub contact: PersonId,
    /// Noted by whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// Notes the money and the contact, once the publicity is over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fund {
    /// The project.
    pub project: ProposalId,
    /// Who gives; their sum must be the budget.
    pub gifts: Vec<Gift>,
    /// Who reports for the implementer: anyone the community knows.
    pub contact: PersonId,
}

/// Puts another contact in the place of the one before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assign {
    /// The project.
    pub project: ProposalId,
    /// Who reports from now on.
    pub contact: PersonId,
}

/// The sum of amounts that are above zero each; `None` where one is not, or there is no such number.
pub(super) fn sum(amounts: impl IntoIterator<Item = Money>) -> Option<Money> {
    let add = |sum: i64, it: Money| sum.checked_add(it.0).filter(|_| it.0 > 0);
    amounts.into_iter().try_fold(0, add).map(Money)
}

/// What the gifts come to.
///
/// # Errors
/// Where an amount is not above zero.
pub fn funded(gifts: &[Gift]) -> Result<Money, Refusal> {
    sum(gifts.iter().map(|it| it.amount)).ok_or(Refusal::NotAboveZero)
}

pub(super) fn decide(
    it: &Fund,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let project = found(it.project, town)?;
    match &project.state {
        ProjectState::Publicity => {}
        ProjectState::ObjectionReview { open } => {
            let open = open.len() as u32;
            return Err(Refusal::Project {
                fault: ProjectFault::ObjectionsOpen { open },
            });
        }
        _ => return Err(project.elsewhere(town)),
    }
    let notice = &project.notice;
    if at.day() < notice.next {
        let next = notice.next;
        return Err(Refusal::PublicityRuns { next });
    }
    if notice.photos.is_empty() {
        return Err(Refusal::NoEvidence);
    }
    project.lists(it.gifts.len())?;
    let (sum, budget) = (funded(&it.gifts)?, notice.budget);
    if sum != budget {
        return Err(Refusal::Project {
            fault: ProjectFault::SourcesDiffer { sum, budget },
        });
    }
    known(it.contact, town)?;
    let funding = Box::new(Funding {
        gifts: it.gifts.clone(),
        contact: it.contact,
        by: actor.person().ok_or(Refusal::NotYours)?,
        at,
    });
    let calls = handed_to(project.id, it.contact, town);
    let mut changes = moved(project, ProjectState::Funded { funding }, at, town)?;
    changes.extend(calls);
    Ok(changes)
}

pub(super) fn assign(it: &Assign, at: Timestamp, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let project = found(it.project, town)?;
    let elsewhere = project.elsewhere(town);
    known(it.contact, town)?;
    let project = project.with_contact(it.contact).ok_or(elsewhere)?;
    let state = project.state.clone();
    let calls = handed_to(project.id, it.contact, town);
    let mut changes = moved(project, state, at, town)?;
    changes.extend(calls);
    Ok(changes)
}

fn known(person: PersonId, town: &dyn Town) -> Result<(), Refusal> {
    if town.has::<Neighbour>(person) {
        Ok(())
    } else {
        Err(Refusal::NoSuchPerson)
    }
}
