//! Papers that owners have (领票台账): each with its number, who has it, and whether it came back, was
//! spoilt or lost. A number that is lost or spoilt is never counted.

use serde::{Deserialize, Serialize};

use crate::core::{
    AssemblyId, Audience, Change, HeadId, Line, PaperOutId, PersonId, Refusal, Timestamp, Town,
    VoteId,
};
use crate::councils::{PaperFault, Slip};
use crate::members::Actor;
use crate::owners::assembly::rolled;
use crate::owners::{Assembly, OwnersFault};

/// The most papers of an assembly: their numbers are printed with four digits.
pub const PAPERS_MOST: u16 = 9_999;

/// A paper that was handed out (领票记录), for staff.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PaperOut {
    /// Derived from the assembly and its number.
    pub id: PaperOutId,
    /// The assembly.
    pub assembly: AssemblyId,
    /// Its number, from 1.
    pub number: u16,
    /// The head that has it.
    pub voter: HeadId,
    /// Who handed it out.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Where it is.
    pub state: OutState,
}

/// Where a paper is that was handed out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutState {
    /// 在业主手里
    Out,
    /// 已录入
    Entered,
    /// 退回: unused; the number may be handed out again.
    Back {
        /// When.
        at: Timestamp,
    },
    /// 作废: written on wrongly.
    Spoilt {
        /// When.
        at: Timestamp,
        /// A word on it.
        note: Line,
    },
    /// 遗失
    Lost {
        /// When.
        at: Timestamp,
        /// A word on it.
        note: Line,
    },
}

/// Hands a paper out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandOutOwnersPaper {
    /// The assembly.
    pub assembly: AssemblyId,
    /// Its number.
    pub number: u16,
    /// To which head, by its id on the roll.
    pub head: HeadId,
}

/// What became of a paper that was handed out and is not in the box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Became {
    /// 退回
    Back,
    /// 作废
    Spoilt {
        /// A word on it.
        note: Line,
    },
    /// 遗失
    Lost {
        /// A word on it.
        note: Line,
    },
}

/// Takes a paper back, or strikes its number off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReturnOwnersPaper {
    /// The assembly.
    pub assembly: AssemblyId,
    /// Its number.
    pub number: u16,
    /// What became of it.
    pub became: Became,
}

impl PaperOutId {
    /// The one paper with a number.
    pub fn of(assembly: AssemblyId, number: u16) -> Self {
        let parts = [assembly.0.as_bytes().as_slice(), &number.to_be_bytes()];
        Self::derived("paper-out", &parts)
    }
}

impl PaperOut {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

/// What stands on a printed paper of owners: its assembly stands for the vote.
pub fn slip(assembly: AssemblyId, number: u16) -> Slip {
    let vote = VoteId(assembly.0);
    Slip { vote, number }
}

pub(in crate::owners) fn hand_out(
    it: &HandOutOwnersPaper,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let assembly: Assembly = town.get(it.assembly).ok_or(Refusal::NotFound)?;
    assembly.may_be_served(at)?;
    if it.number == 0 || it.number > PAPERS_MOST {
        let printed = PAPERS_MOST;
        return Err(PaperFault::NoSuchPaper { printed }.into());
    }
    let voter = rolled(assembly.id, town, |roll| {
        roll.voter(it.head).map(|it| it.id)
    });
    let voter = voter.ok_or(OwnersFault::NoRoll)?;
    let voter = voter.ok_or(OwnersFault::NotOnTheRoll)?;
    let papers = town.of::<PaperOut>(assembly.id);
    let taken = |other: &&PaperOut| {
        other.number == it.number && !matches!(other.state, OutState::Back { .. })
    };
    if papers.iter().any(|other| taken(&other)) {
        return Err(OwnersFault::PaperIsOut.into());
    }
    let has = |other: &&PaperOut| other.voter == voter && other.state == OutState::Out;
    if let Some(other) = papers.iter().find(has) {
        let number = other.number;
        return Err(OwnersFault::HasPaper { number }.into());
    }
    Ok(vec![Change::put(PaperOut {
        id: PaperOutId::of(assembly.id, it.number),
        assembly: assembly.id,
        number: it.number,
        voter,
        by,
        at,
        state: OutState::Out,
    })])
}

pub(in crate::owners) fn give_back(
    it: &ReturnOwnersPaper,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let assembly: Assembly = town.get(it.assembly).ok_or(Refusal::NotFound)?;
    assembly.may_be_served(at)?;
    let paper: PaperOut = town
        .get(PaperOutId::of(assembly.id, it.number))
        .ok_or(PaperFault::TookNoPaper)?;
    match paper.state {
        OutState::Out => {}
        OutState::Entered => return Err(OwnersFault::PaperEntered.into()),
        _ => return Err(OwnersFault::DeadPaper.into()),
    }
    let state = match it.became.clone() {
        Became::Back => OutState::Back { at },
        Became::Spoilt { note } => OutState::Spoilt { at, note },
        Became::Lost { note } => OutState::Lost { at, note },
    };
    Ok(vec![Change::put(PaperOut { state, ..paper })])
}

/// The number in what was typed: as printed with its check, bare, with a letter before it, or with a
/// check that does not fit. A number that was struck off is struck off however it is written.
fn typed(assembly: AssemblyId, text: &str) -> Option<u16> {
    let printed = Slip::read(VoteId(assembly.0), text).map(|it| it.number);
    let digits = text
        .trim()
        .trim_start_matches(|it: char| !it.is_ascii_digit());
    let digits = digits.split(|it: char| !it.is_ascii_digit()).next();
    printed.or_else(|| digits?.parse().ok())
}

/// The paper with the number on a ballot that comes in for a head, if it was handed out.
///
/// # Errors
/// When it is another head's, or its number was taken back or struck off.
pub(super) fn comes_in(
    assembly: AssemblyId,
    number: &Line,
    voter: HeadId,
    town: &dyn Town,
) -> Result<Option<Change>, Refusal> {
    let Some(number) = typed(assembly, number.as_str()) else {
        return Ok(None);
    };
    let Some(paper) = town.get::<PaperOut>(PaperOutId::of(assembly, number)) else {
        return Ok(None);
    };
    match paper.state {
        OutState::Out | OutState::Entered if paper.voter != voter => {
            Err(OwnersFault::OthersPaper.into())
        }
        OutState::Out | OutState::Entered => Ok(Some(Change::put(PaperOut {
            state: OutState::Entered,
            ..paper
        }))),
        _ => Err(OwnersFault::DeadPaper.into()),
    }
}
