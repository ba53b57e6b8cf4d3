//! Recounting a vote from its export alone (复核), in whatever program the file was written.

mod export;
mod on_phone;
mod people;
#[cfg(test)]
mod tests;

pub use on_phone::OnPhone;

use serde::{Deserialize, Serialize};

use crate::core::PackId;

use super::counted::count;
use super::counting::{Count, CountFault, Lot, MethodFault, Rule};
use super::{
    Content, Draw, Majority, Mode, Outcome, Quorum, Slate, Tally, chosen, decided, yes_or_no,
};

/// The `format` of a file with a vote on yes or no.
pub const FORMAT: &str = "linli.vote/1";

/// The `format` of a file with a choice between options.
pub const FORMAT_OPTIONS: &str = "linli.vote/2";

/// A vote as exported: kind, rules, roll, ballots, and the published result if there is one.
/// Voters are any strings that tell them apart; `docs/protocol.md` has the JSON Schema.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoteExport {
    /// [`FORMAT`], or [`FORMAT_OPTIONS`] where there are options.
    pub format: String,
    /// What kind of vote it was.
    pub kind: VoteKind,
    /// What was voted on, for the reader.
    pub title: String,
    /// SHA-256 of the frozen text, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_sha256: Option<String>,
    /// Recorded or secret.
    pub mode: Mode,
    /// The rules it ran under.
    pub rules: Rules,
    /// What was chosen between, and how it is counted: required where there are options.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slate: Option<Slate>,
    /// What breaks ties: required where there are options, except in an election, where nothing
    /// does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<Lot>,
    /// The digits that were drawn. The lot follows from them and `text_sha256`, if both are there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawn: Option<String>,
    /// Everyone entitled.
    pub roll: Vec<String>,
    /// Who were present; in an election, who voted, with a ballot that can be read or not. Whoever cast a ballot with a name was, listed or not; without this list,
    /// as many were present as cast a ballot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub present: Option<Vec<String>>,
    /// The ballots.
    pub ballots: Vec<ExportedBallot>,
    /// What was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Published>,
}

/// What a ballot of a vote looks like, and so how it is counted (表决方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoteKind {
    /// Agree, against or abstain (同意、反对、弃权).
    YesNoAbstain,
    /// [`Rule::Single`]
    Single,
    /// [`Rule::Multiple`]
    Multiple,
    /// [`Rule::Approval`]
    Approval,
    /// [`Rule::Score`]
    Score,
    /// [`Rule::Runoff`]
    Runoff,
    /// [`Rule::Borda`]
    Borda,
    /// [`Rule::Schulze`]
    Schulze,
    /// [`Rule::Greedy`]
    Greedy,
    /// [`Rule::EqualShares`]
    EqualShares,
    /// [`Rule::Election`]
    Election,
}

impl VoteKind {
    /// Those an office chooses between, in their order: an election is called as one.
    pub const ALL: [Self; 10] = [
        Self::YesNoAbstain,
        Self::Single,
        Self::Multiple,
        Self::Approval,
        Self::Score,
        Self::Runoff,
        Self::Borda,
        Self::Schulze,
        Self::Greedy,
        Self::EqualShares,
    ];
}

impl Rule {
    /// Which kind of vote it makes.
    pub fn kind(&self) -> VoteKind {
        match self {
            Self::Single => VoteKind::Single,
            Self::Multiple { .. } => VoteKind::Multiple,
            Self::Approval { .. } => VoteKind::Approval,
            Self::Score { .. } => VoteKind::Score,
            Self::Runoff => VoteKind::Runoff,
            Self::Borda => VoteKind::Borda,
            Self::Schulze => VoteKind::Schulze,
            Self::Greedy(_) => VoteKind::Greedy,
            Self::EqualShares { .. } => VoteKind::EqualShares,
            Self::Election { .. } => VoteKind::Election,
        }
    }
}

/// The rules of an exported vote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// The rule pack they come from, if one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack: Option<PackId>,
    /// Members that must be present.
    pub quorum: Quorum,
    /// What passes: required where it is yes or no, of no effect on a choice between options.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub majority: Option<Majority>,
}

/// One exported ballot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedBallot {
    /// By whom: required if recorded, forbidden if secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voter: Option<String>,
    /// What it says.
    pub choice: Content,
}

/// A published result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// The numbers.
    pub tally: Tally,
    /// What followed.
    pub outcome: Outcome,
    /// The options chosen, the first first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen: Option<Vec<u16>>,
    /// The tables behind that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<Count>,
}

impl Published {
    /// Whether a count says the same. What was not published of it cannot differ.
    fn equals(&self, counted: &Self) -> bool {
        self.tally == counted.tally
            && self.outcome == counted.outcome
            && (self.chosen.is_none() || self.chosen == counted.chosen)
            && (self.count.is_none() || self.count == counted.count)
    }
}

/// What a recount finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recount {
    /// Counted from roll and ballots.
    pub counted: Published,
    /// Whether that equals what was published; `None` if nothing was.
    pub agrees: Option<bool>,
}

/// Why an export cannot be counted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportFault {
    /// Another format or version.
    #[error("the format is {0:?}, this program reads \"linli.vote/1\" and \"linli.vote/2\"")]
    Format(String),
    /// The kind of vote does not belong to the format, or not to the slate.
    #[error("the kind does not go with the format or with the rule of the slate")]
    Kind,
    /// Something that this kind of vote needs.
    #[error("{0:?} is missing")]
    Missing(&'static str),
    /// The lot is not what was drawn.
    #[error("the lot does not follow from what was drawn and the hash of the text")]
    LotDiffers,
    /// A way to count that cannot be used.
    #[error("the slate cannot be counted: {0}")]
    Slate(MethodFault),
    /// A ballot that the way to vote cannot read.
    #[error("ballot {0} is not valid: {1}")]
    Spoilt(usize, String),
    /// A name stands on the roll twice.
    #[error("{0:?} stands on the roll twice")]
    RollTwice(String),
    /// A ballot or a presence of someone who is not on the roll.
    #[error("{0:?} is not on the roll")]
    NotOnRoll(String),
    /// Two ballots of one voter.
    #[error("{0:?} has two ballots")]
    BallotTwice(String),
    /// A recorded ballot without a name.
    #[error("ballot {0} bears no name in a recorded vote")]
    Nameless(usize),
    /// A secret ballot with a name.
    #[error("ballot {0} bears a name in a secret vote")]
    Named(usize),
    /// More ballots than people present.
    #[error("{ballots} ballots of {present} present")]
    TooManyBallots {
        /// Ballots in the file.
        ballots: usize,
        /// People present.
        present: usize,
    },
    /// A share with nothing below its line.
    #[error("a share in the rules has 0 below its line")]
    ShareOfNothing,
}

/// Counts an export again.
pub fn recount(export: &VoteExport) -> Result<Recount, ExportFault> {
    let plain = export.kind == VoteKind::YesNoAbstain;
    match export.format.as_str() {
        FORMAT if plain => {}
        FORMAT_OPTIONS if !plain => {}
        FORMAT | FORMAT_OPTIONS => return Err(ExportFault::Kind),
        other => return Err(ExportFault::Format(other.to_owned())),
    }
    let Rules {
        quorum, majority, ..
    } = &export.rules;
    if quorum.share.under == 0 || majority.is_some_and(|it| it.share.under == 0) {
        return Err(ExportFault::ShareOfNothing);
    }
    let roll = people::roll(export)?;
    let present = people::present(export, &roll)?;
    let (members, present) = (roll.len() as u32, present as u32);
    let counted = if plain {
        agreed(export, members, present)?
    } else {
        picked(export, members, present)?
    };
    let agrees = export.published.as_ref().map(|it| it.equals(&counted));
    Ok(Recount { counted, agrees })
}

fn said(export: &VoteExport) -> Vec<&Content> {
    export.ballots.iter().map(|ballot| &ballot.choice).collect()
}

/// Yes, no or abstain.
fn agreed(export: &VoteExport, members: u32, present: u32) -> Result<Published, ExportFault> {
    let Rules {
        quorum, majority, ..
    } = &export.rules;
    let majority = majority.ok_or(ExportFault::Missing("majority"))?;
    let said = said(export);
    if let Some(index) = said.iter().position(|it| matches!(it, Content::Marks(_))) {
        let fault = "it marks options in a vote that has none";
        return Err(ExportFault::Spoilt(index + 1, fault.to_owned()));
    }
    let tally = Tally::of(members, present, yes_or_no(&said));
    Ok(Published {
        tally,
        outcome: decided(&tally, *quorum, majority),
        chosen: None,
        count: None,
    })
}

/// A choice between options.
fn picked(export: &VoteExport, members: u32, present: u32) -> Result<Published, ExportFault> {
    let slate = export.slate.as_ref().ok_or(ExportFault::Missing("slate"))?;
    let no_lot = || match slate.rule {
        Rule::Election { .. } => Some(Lot::as_published(slate.count())),
        _ => None,
    };
    let lot = export.lot.clone().or_else(no_lot);
    let lot = lot.ok_or(ExportFault::Missing("lot"))?;
    if slate.rule.kind() != export.kind {
        return Err(ExportFault::Kind);
    }
    if let (Some(drawn), Some(hash)) = (&export.drawn, &export.text_sha256)
        && Draw::lot(hash, slate.count(), drawn) != lot
    {
        return Err(ExportFault::LotDiffers);
    }
    let (count, options) =
        count(&slate.method(lot), &said(export), present).map_err(|fault| match fault {
            CountFault::Method(fault) => ExportFault::Slate(fault),
            CountFault::Ballot { ballot, fault } => {
                ExportFault::Spoilt(ballot + 1, fault.to_string())
            }
            CountFault::TooManyBallots(ballots) => ExportFault::TooManyBallots {
                ballots,
                present: present as usize,
            },
        })?;
    let tally = Tally {
        members,
        present,
        abstain: count.blank(),
        ..Tally::default()
    };
    Ok(Published {
        tally,
        outcome: chosen(&tally, export.rules.quorum, &options),
        chosen: Some(options),
        count: Some(count),
    })
}
