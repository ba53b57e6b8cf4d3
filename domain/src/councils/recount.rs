//! Recounting a vote from its export alone (复核), in whatever program the file was written.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::PackId;

use super::{Choice, Majority, Mode, Outcome, Quorum, Tally, decided};

/// The `format` of a file this module reads.
pub const FORMAT: &str = "linli.vote/1";

/// A vote as exported: kind, rules, roll, ballots, and the published result if there is one.
/// Voters are any strings that tell them apart; `docs/protocol.md` has the JSON Schema.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoteExport {
    /// Always [`FORMAT`].
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
    /// Everyone entitled.
    pub roll: Vec<String>,
    /// Who were present. Whoever cast a ballot with a name was, listed or not; without this list,
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
    /// What passes.
    pub majority: Majority,
}

/// One exported ballot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedBallot {
    /// By whom: required if recorded, forbidden if secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voter: Option<String>,
    /// What it says.
    pub choice: Choice,
}

/// A published result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// The numbers.
    pub tally: Tally,
    /// What followed.
    pub outcome: Outcome,
}

/// What a recount finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    #[error("the format is {0:?}, this program reads \"linli.vote/1\"")]
    Format(String),
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
    if export.format != FORMAT {
        return Err(ExportFault::Format(export.format.clone()));
    }
    let Rules {
        quorum, majority, ..
    } = &export.rules;
    if quorum.share.under == 0 || majority.share.under == 0 {
        return Err(ExportFault::ShareOfNothing);
    }
    let roll = roll(export)?;
    let present = present(export, &roll)?;
    let choices = export.ballots.iter().map(|ballot| ballot.choice);
    let tally = Tally::of(roll.len() as u32, present as u32, choices);
    let outcome = decided(&tally, *quorum, *majority);
    let counted = Published { tally, outcome };
    Ok(Recount {
        counted,
        agrees: export.published.map(|published| published == counted),
    })
}

fn roll(export: &VoteExport) -> Result<BTreeSet<&str>, ExportFault> {
    let mut roll = BTreeSet::new();
    for name in &export.roll {
        if !roll.insert(name.as_str()) {
            return Err(ExportFault::RollTwice(name.clone()));
        }
    }
    Ok(roll)
}

fn present(export: &VoteExport, roll: &BTreeSet<&str>) -> Result<usize, ExportFault> {
    let listed = export.present.iter().flatten().map(String::as_str);
    let mut present: BTreeSet<&str> = listed.collect();
    let mut voted = BTreeSet::new();
    for (index, ballot) in export.ballots.iter().enumerate() {
        match (&ballot.voter, export.mode) {
            (None, Mode::Recorded) => return Err(ExportFault::Nameless(index + 1)),
            (Some(_), Mode::Secret) => return Err(ExportFault::Named(index + 1)),
            (None, Mode::Secret) => {}
            (Some(voter), Mode::Recorded) => {
                if !voted.insert(voter.as_str()) {
                    return Err(ExportFault::BallotTwice(voter.clone()));
                }
                present.insert(voter);
            }
        }
    }
    if let Some(stranger) = present.iter().find(|name| !roll.contains(*name)) {
        return Err(ExportFault::NotOnRoll((*stranger).to_owned()));
    }
    let ballots = export.ballots.len();
    let present = if export.present.is_some() {
        present.len()
    } else {
        ballots
    };
    if present > roll.len() {
        return Err(ExportFault::TooManyBallots {
            ballots,
            present: roll.len(),
        });
    }
    if ballots > present {
        return Err(ExportFault::TooManyBallots { ballots, present });
    }
    Ok(present)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const BY_HAND: &str = r#"{
        "format": "linli.vote/1", "kind": "yes_no_abstain", "title": "北门换掉破损井盖", "mode": "recorded",
        "rules": {
            "quorum": { "share": { "over": 2, "under": 3, "strict": false } },
            "majority": { "of": "of_present", "share": { "over": 1, "under": 2, "strict": true } }
        },
        "roll": ["a", "b", "c", "d"], "present": ["d"],
        "ballots": [
            { "voter": "a", "choice": "agree" }, { "voter": "b", "choice": "agree" },
            { "voter": "c", "choice": "abstain" }
        ]
    }"#;

    fn by_hand() -> VoteExport {
        serde_json::from_str(BY_HAND).unwrap()
    }

    #[test]
    fn a_file_written_by_hand_recounts() {
        let found = recount(&by_hand()).unwrap();
        let tally = Tally {
            members: 4,
            present: 4,
            agree: 2,
            against: 0,
            abstain: 1,
        };
        assert_eq!(
            found.counted,
            Published {
                tally,
                outcome: Outcome::Failed
            }
        );
        assert_eq!(found.agrees, None);
    }

    #[test]
    fn without_a_list_those_who_voted_were_present() {
        let secret = BY_HAND
            .replace("recorded", "secret")
            .replace(", \"present\": [\"d\"]", "");
        let mut export: VoteExport = serde_json::from_str(&secret).unwrap();
        for ballot in &mut export.ballots {
            ballot.voter = None;
        }
        assert_eq!(recount(&export).unwrap().counted.tally.present, 3);
        export.ballots.extend(export.ballots.clone());
        let fault = ExportFault::TooManyBallots {
            ballots: 6,
            present: 4,
        };
        assert_eq!(recount(&export), Err(fault));
    }

    #[test]
    fn a_published_result_that_differs_is_told() {
        let mut export = by_hand();
        let mut published = recount(&export).unwrap().counted;
        export.published = Some(published);
        assert_eq!(recount(&export).unwrap().agrees, Some(true));
        published.tally.agree += 1;
        export.published = Some(published);
        assert_eq!(recount(&export).unwrap().agrees, Some(false));
    }

    #[rstest]
    #[case("\"linli.vote/1\"", "\"linli.vote/9\"", ExportFault::Format("linli.vote/9".into()))]
    #[case("\"voter\": \"b\"", "\"voter\": \"a\"", ExportFault::BallotTwice("a".into()))]
    #[case("\"voter\": \"b\"", "\"voter\": \"x\"", ExportFault::NotOnRoll("x".into()))]
    #[case("[\"d\"]", "[\"y\"]", ExportFault::NotOnRoll("y".into()))]
    #[case("\"a\", \"b\"", "\"a\", \"a\"", ExportFault::RollTwice("a".into()))]
    #[case("\"voter\": \"a\", ", "", ExportFault::Nameless(1))]
    #[case("recorded", "secret", ExportFault::Named(1))]
    #[case("\"under\": 3", "\"under\": 0", ExportFault::ShareOfNothing)]
    fn a_file_that_cannot_be_counted_says_why(
        #[case] from: &str,
        #[case] to: &str,
        #[case] fault: ExportFault,
    ) {
        let export = serde_json::from_str(&BY_HAND.replacen(from, to, 1)).unwrap();
        assert_eq!(recount(&export), Err(fault));
    }
}
