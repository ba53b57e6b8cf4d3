//! Nothing that is hidden can be had back from what is told: every town that would be told the same is
//! gone through.

use domain::TellingRules;
use proptest::prelude::*;

/// Small enough that every row that could be behind a told one can be tried.
const LEAST: u32 = 4;

const RULES: TellingRules = TellingRules {
    persons_least: LEAST,
};

/// Every row of counts that fits what is told: what is told as it is, what is hidden anything that can
/// be hidden, with the sum where it is told.
fn fitting(counts: &[u32]) -> Vec<Vec<u32>> {
    let told = RULES.row(counts);
    let mut rows = vec![Vec::new()];
    for cell in &told.cells {
        let values: Vec<u32> = match cell {
            Some(count) => vec![*count],
            None => (0..LEAST).collect(),
        };
        rows = rows
            .into_iter()
            .flat_map(|row: Vec<u32>| {
                values.iter().map(move |value| {
                    let mut row = row.clone();
                    row.push(*value);
                    row
                })
            })
            .collect();
    }
    let fits = |row: &Vec<u32>| {
        told.total
            .is_none_or(|total| row.iter().sum::<u32>() == total)
    };
    rows.retain(fits);
    rows
}

fn keeps_two_values(counts: &[u32], rows: &[Vec<u32>]) -> bool {
    let told = RULES.row(counts);
    let hidden = told.cells.iter().enumerate();
    let mut hidden = hidden.filter(|(_, it)| it.is_none());
    hidden.all(|(index, _)| {
        let first = rows[0][index];
        rows.iter().any(|row| row[index] != first)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_hidden_count_keeps_two_values_that_fit(
        counts in proptest::collection::vec(0..9_u32, 1..6)
    ) {
        let rows = fitting(&counts);
        prop_assert!(rows.contains(&counts));
        prop_assert!(keeps_two_values(&counts, &rows), "{counts:?}");
        // Whoever knows the rule also knows that these rows would be told the same way.
        let told = RULES.row(&counts);
        let same: Vec<Vec<u32>> = rows.into_iter().filter(|row| RULES.row(row) == told).collect();
        prop_assert!(keeps_two_values(&counts, &same), "{counts:?}");
    }

    #[test]
    fn whatever_is_told_is_about_enough_persons(
        counts in proptest::collection::vec(0..9_u32, 1..6)
    ) {
        let told = RULES.row(&counts);
        for (count, cell) in counts.iter().zip(&told.cells) {
            prop_assert_eq!(cell.is_some(), *count >= LEAST);
            prop_assert!(cell.is_none_or(|it| it == *count));
        }
        // What is left when the told ones are taken from the sum is nothing, or about enough too.
        if let Some(total) = told.total {
            prop_assert_eq!(total, counts.iter().sum::<u32>());
            let shown: u32 = told.cells.iter().flatten().sum();
            let rest = total - shown;
            let hidden = told.cells.iter().any(Option::is_none);
            let enough = rest >= LEAST;
            prop_assert_eq!(enough, hidden, "the rest of {:?} is {}", counts, rest);
            prop_assert!(hidden || rest == 0);
        }
    }
}

// What a careless rule would tell: each row here gives a hidden count away if its sum is told.
#[test]
fn sums_that_would_tell_are_kept_back() {
    for counts in [&[5, 1][..], &[0, 0], &[5, 0, 0], &[3, 3], &[9, 1, 1]] {
        assert_eq!(RULES.row(counts).total, None, "{counts:?}");
    }
    assert_eq!(RULES.row(&[5, 3, 2]).total, Some(10));
}
