//! Counts of persons that may be told (小数不公开): what is about too few is not, nor what it could be
//! had back from.

use serde::{Deserialize, Serialize};

/// What of counts of persons is published (公开人数; design default: ten persons).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TellingRules {
    /// The least number of different persons that a published count is about.
    pub persons_least: u32,
}

/// A row of counts as it may be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldRow {
    /// All of them together, where they are enough persons.
    pub total: Option<u32>,
    /// Each count that may be told beside the sum.
    pub cells: Vec<Option<u32>>,
}

impl TellingRules {
    /// A count of different persons, if it is about enough of them. None at all is as little told as
    /// one: that nobody of a house said a thing is said of everybody in it.
    pub fn count(self, persons: u32) -> Option<u32> {
        (persons >= self.persons_least.max(1)).then_some(persons)
    }

    /// Counts of different persons beside each other, nobody in two of them, and their sum.
    ///
    /// The sum is taken as known, whether it is told here or not: neighbours read elsewhere how many
    /// think so too. Hidden is every count about too few. Where the sum would give those away (one
    /// alone, together too few, or all as many as can be hidden), the smallest of the others is hidden
    /// with them, and whatever is as small; where that leaves none, all are hidden.
    ///
    /// Which are hidden does not hang on their order. So hidden ones of which two differ could as well
    /// stand the other way round and would be told the same; those that are all alike are hidden by
    /// themselves only where their sum leaves each of them two values. Of one count alone, or of none
    /// at all, the sum says all there is.
    pub fn row(self, counts: &[u32]) -> ToldRow {
        let least = self.persons_least.max(1);
        let few = || counts.iter().copied().filter(|it| *it < least);
        let (hidden, sum) = (few().count() as u64, few().map(u64::from).sum::<u64>());
        let fullest = u64::from(least - 1) * hidden;
        let safe = hidden == 0 || (hidden > 1 && sum >= u64::from(least) && sum < fullest);
        let smallest = counts.iter().copied().filter(|it| *it >= least).min();
        let bound = match smallest {
            Some(smallest) if !safe => smallest.saturating_add(1),
            _ => least,
        };
        let cells = counts.iter().map(|it| (*it >= bound).then_some(*it));
        let all: u64 = counts.iter().map(|it| u64::from(*it)).sum();
        ToldRow {
            total: u32::try_from(all).ok().and_then(|all| self.count(all)),
            cells: cells.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEN: TellingRules = TellingRules { persons_least: 10 };

    #[test]
    fn what_is_about_few_is_hidden_and_what_it_could_be_had_back_from() {
        let told = |counts: &[u32]| {
            let row = TEN.row(counts);
            (row.total, row.cells)
        };
        assert_eq!(TEN.count(9), None);
        assert_eq!(TEN.count(10), Some(10));
        assert_eq!(TEN.count(0), None);
        // Nothing hidden.
        assert_eq!(told(&[12, 30]), (Some(42), vec![Some(12), Some(30)]));
        // One hidden: the sum tells it, so the smallest of the others is hidden with it.
        assert_eq!(told(&[12, 9, 30]), (Some(51), vec![None, None, Some(30)]));
        // Two hidden that are about enough together.
        assert_eq!(told(&[12, 9, 4]), (Some(25), vec![Some(12), None, None]));
        // Together too few: the sum tells that nobody else spoke, or one did.
        assert_eq!(told(&[12, 0, 0]), (Some(12), vec![None, None, None]));
        assert_eq!(
            told(&[12, 5, 4, 20]),
            (Some(41), vec![None, None, None, Some(20)])
        );
        // All as many as can be hidden: the sum tells each.
        assert_eq!(told(&[12, 9, 9]), (Some(30), vec![None, None, None]));
        // Which of two alike is hidden would tell something, so both are.
        assert_eq!(told(&[10, 10, 9]), (Some(29), vec![None, None, None]));
        assert_eq!(told(&[18, 2]), (Some(20), vec![None, None]));
        assert_eq!(told(&[5, 4]), (None, vec![None, None]));
        assert_eq!(told(&[]), (None, Vec::new()));
    }
}
