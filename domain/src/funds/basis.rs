//! What spending rests on (支出依据).

use serde::{Deserialize, Serialize};

use crate::core::{AssemblyId, CompoundId, Day, Line, ProposalId, Refusal, RulePack, Town};
use crate::councils::Outcome;
use crate::owners::{Assembly, AssemblyState, Matter, OwnersResult};
use crate::projects::{Project, ProjectState};

use super::{FundAccount, FundDetails, FundFlow, FundKind, FundsFault};

/// What spending rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// 业主共同决定: a question that the owners passed.
    Decision {
        /// The assembly.
        assembly: AssemblyId,
        /// The question, by its place on the ballot.
        question: u16,
    },
    /// 微项目: a project that a council approved.
    Project(ProposalId),
    /// 紧急维修: danger that does not wait for a vote, with what it was (Civil Code 281).
    Urgent(Line),
    /// 在本平台以外的业主共同决定: on paper or in the government's system, where votes here do not bind
    /// or the account was not kept here yet. Its proof is among the vouchers.
    Outside {
        /// What was decided, and where.
        what: Line,
        /// On which day.
        on: Day,
    },
}

impl Basis {
    /// Whether an account's spending may rest on a decision of a day that was made outside this app.
    pub fn may_be_outside(account: &FundAccount, on: Day, pack: &RulePack) -> bool {
        !pack.owners_votes_bind || on < account.opened_on
    }
}

/// Whether the spending of an entry rests on what it has to. The maintenance fund is used by the
/// owners' decision alone (Civil Code 278 (五)); a council's never stands in for it (R1).
pub(super) fn rests(
    details: &FundDetails,
    account: &FundAccount,
    pack: &RulePack,
    town: &dyn Town,
) -> Result<(), Refusal> {
    let spends = details.category.flow() == FundFlow::Spending;
    let owners_alone = spends
        && account.kind == FundKind::Maintenance
        && details.amount.0 >= pack.funds.decision_from.0;
    let Some(basis) = &details.basis else {
        return match owners_alone {
            true => Err(FundsFault::NeedsDecision.into()),
            false => Ok(()),
        };
    };
    if !spends {
        return Err(FundsFault::NoBasisHere.into());
    }
    match basis {
        Basis::Decision { assembly, question } => {
            let asked = owners_alone.then_some(Matter::UseFund);
            let vote = (*assembly, *question);
            decided(vote, asked, account.compound, details.day, town)
        }
        Basis::Project(_) if owners_alone => Err(FundsFault::NeedsDecision.into()),
        Basis::Project(id) => {
            let project: Project = town.get(*id).ok_or(Refusal::NotFound)?;
            match runs(&project, account.compound) {
                true => Ok(()),
                false => Err(FundsFault::ProjectNotThere.into()),
            }
        }
        Basis::Outside { on, .. } if *on > details.day => {
            Err(FundsFault::DecidedLater { on: *on }.into())
        }
        Basis::Outside { on, .. } if Basis::may_be_outside(account, *on, pack) => Ok(()),
        Basis::Outside { .. } => Err(FundsFault::DecidedHere.into()),
        Basis::Urgent(_) if account.kind == FundKind::Maintenance => Ok(()),
        Basis::Urgent(_) => Err(FundsFault::NoBasisHere.into()),
    }
}

fn decided(
    (assembly, question): (AssemblyId, u16),
    matter: Option<Matter>,
    compound: CompoundId,
    day: Day,
    town: &dyn Town,
) -> Result<(), Refusal> {
    let assembly: Assembly = town.get(assembly).ok_or(Refusal::NotFound)?;
    let item = assembly.items.get(usize::from(question));
    let fits = item.is_some_and(|item| matter.is_none_or(|it| it == item.matter));
    if assembly.compound != compound || !fits {
        return Err(FundsFault::DecidesSomethingElse.into());
    }
    let on = passed(&assembly, question, town).ok_or(FundsFault::NotPassed)?;
    if on > day {
        return Err(FundsFault::DecidedLater { on }.into());
    }
    Ok(())
}

/// On which day the posted result of an assembly passed a question, if it did.
fn passed(assembly: &Assembly, question: u16, town: &dyn Town) -> Option<Day> {
    let AssemblyState::Public { at, .. } = assembly.state else {
        return None;
    };
    let result: OwnersResult = town.get(assembly.id)?;
    let decided = result.decided.get(usize::from(question))?;
    (decided.outcome == Outcome::Passed).then(|| at.day())
}

/// Whether a project of this compound is paid for: it was funded, and neither given up nor taken back.
fn runs(project: &Project, compound: CompoundId) -> bool {
    let paid_for = !matches!(
        project.state,
        ProjectState::Publicity
            | ProjectState::ObjectionReview { .. }
            | ProjectState::SentBack { .. }
            | ProjectState::Cancelled { .. }
            | ProjectState::Withdrawn { .. }
    );
    project.compound == compound && paid_for
}

/// A question that the owners of a compound passed.
#[derive(Clone, Debug, PartialEq)]
pub struct FundVote {
    /// The assembly.
    pub assembly: Assembly,
    /// The question, by its place on the ballot.
    pub question: u16,
    /// On which day its result was posted.
    pub on: Day,
}

/// The questions that spending from an account can rest on, the latest first.
pub fn decisions_for(account: &FundAccount, town: &dyn Town) -> Vec<FundVote> {
    let mut found = Vec::new();
    for assembly in town.of::<Assembly>(account.compound) {
        for (question, item) in (0..).zip(&assembly.items) {
            let fits = account.kind != FundKind::Maintenance || item.matter == Matter::UseFund;
            if let Some(on) = passed(&assembly, question, town).filter(|_| fits) {
                found.push(FundVote {
                    assembly: assembly.clone(),
                    question,
                    on,
                });
            }
        }
    }
    found.sort_by_key(|it| (std::cmp::Reverse(it.on), it.assembly.id, it.question));
    found
}

/// The projects that spending from an account can rest on.
pub fn projects_for(account: &FundAccount, town: &dyn Town) -> Vec<Project> {
    let all = town.of::<Project>(account.community).into_iter();
    all.filter(|it| runs(it, account.compound)).collect()
}
