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
    /// All of them together, where that gives none of the hidden away.
    pub total: Option<u32>,
    /// Each count, where it is about enough persons.
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
    /// A hidden count is anything from none to one less than the least. The sum is told where nothing
    /// is hidden; or where at least two are, which together are about enough persons, and not all of
    /// them as many as can be hidden. So every hidden count keeps two values or more that fit what is
    /// told, also for whoever knows this rule: that the sum is missing says no more than that the
    /// hidden ones together are few, or all alike.
    pub fn row(self, counts: &[u32]) -> ToldRow {
        let cells: Vec<Option<u32>> = counts.iter().map(|it| self.count(*it)).collect();
        let hidden: Vec<u64> = counts
            .iter()
            .zip(&cells)
            .filter(|(_, told)| told.is_none())
            .map(|(count, _)| u64::from(*count))
            .collect();
        let least = u64::from(self.persons_least.max(1));
        let sum: u64 = hidden.iter().sum();
        let fullest = (least - 1) * hidden.len() as u64;
        let safe = hidden.is_empty() || (hidden.len() > 1 && sum >= least && sum < fullest);
        let all: u64 = counts.iter().map(|it| u64::from(*it)).sum();
        let total = u32::try_from(all).ok().filter(|_| safe);
        ToldRow { total, cells }
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
        // One hidden: the sum would tell it.
        assert_eq!(told(&[12, 9, 30]).0, None);
        // Two hidden that are about enough together.
        assert_eq!(told(&[12, 9, 4]), (Some(25), vec![Some(12), None, None]));
        // Together too few: the sum would tell that nobody else spoke, or one did.
        assert_eq!(told(&[12, 0, 0]).0, None);
        assert_eq!(told(&[12, 5, 4]).0, None);
        // All as many as can be hidden: the sum would tell each.
        assert_eq!(told(&[12, 9, 9]).0, None);
        assert_eq!(told(&[]), (Some(0), Vec::new()));
    }
}
