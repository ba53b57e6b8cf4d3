//! Similar proposals, found in local data while the proposer types (相似提案).

use std::collections::BTreeSet;

use super::{Place, Proposal, Stage};

/// How alike two texts are, in thousandths: shared pairs of neighbouring characters over all pairs
/// (Dice). Pairs work for Chinese, where words have no spaces.
fn alike(left: &str, right: &str) -> u32 {
    let (left, right) = (pairs(left), pairs(right));
    let all = left.len() + right.len();
    if all == 0 {
        return 0;
    }
    let shared = left.intersection(&right).count();
    u32::try_from(2000 * shared / all).unwrap_or(1000)
}

fn pairs(text: &str) -> BTreeSet<(char, char)> {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// A proposal that resembles a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Similar<'a> {
    /// Which.
    pub proposal: &'a Proposal,
    /// How much, in thousandths.
    pub score: u32,
}

/// The proposals most like a draft's words, best first: at least a third alike, the same place
/// counting for a fifth more.
pub fn similar<'a>(
    words: &str,
    place: Option<Place>,
    among: impl Iterator<Item = &'a Proposal>,
    most: usize,
) -> Vec<Similar<'a>> {
    const LEAST: u32 = 330;
    const SAME_PLACE: u32 = 200;
    let living = |it: &&Proposal| {
        !matches!(
            it.state.stage(),
            Stage::Merged | Stage::Split | Stage::Withdrawn | Stage::Rejected | Stage::Cancelled
        )
    };
    let mut found: Vec<Similar> = among
        .filter(living)
        .map(|proposal| {
            let details = &proposal.details;
            let title = alike(words, details.title.as_str());
            let best = title.max(alike(words, details.problem.as_str()));
            let bonus = if best > 0 && place == Some(details.place) {
                SAME_PLACE
            } else {
                0
            };
            Similar {
                proposal,
                score: best + bonus,
            }
        })
        .filter(|it| it.score >= LEAST)
        .collect();
    found.sort_by(|a, b| {
        b.score
            .cmp(&a.score)
            .then(a.proposal.id.cmp(&b.proposal.id))
    });
    found.truncate(most);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_measured_in_shared_pairs() {
        assert_eq!(alike("东门加坡道", "东门加坡道"), 1000);
        assert_eq!(alike("东门加坡道", "晾晒架"), 0);
        assert_eq!(alike("", ""), 0);
        assert!(alike("东门加一段无障碍坡道", "中心花园加一段无障碍坡道") > 600);
    }
}
