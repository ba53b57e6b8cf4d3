//! Nothing that is hidden can be had back from what is told: every town that would be told the same is
//! gone through.

use domain::TellingRules;
use proptest::prelude::*;

/// Small enough that every row that could be behind a told one can be tried.
const LEAST: u32 = 4;

const RULES: TellingRules = TellingRules {
    persons_least: LEAST,
};

/// Every row of counts that fits what is told and the sum, which is known whether it is told or not:
/// what is told as it is, what is hidden anything.
fn fitting(counts: &[u32]) -> Vec<Vec<u32>> {
    let told = RULES.row(counts);
    let sum: u32 = counts.iter().sum();
    let mut rows = vec![Vec::new()];
    for cell in &told.cells {
        let longer = |row: Vec<u32>| {
            let left = sum.saturating_sub(row.iter().sum::<u32>());
            let values = match cell {
                Some(count) => *count..=*count,
                None => 0..=left,
            };
            values.map(move |value| {
                let mut row = row.clone();
                row.push(value);
                row
            })
        };
        rows = rows.into_iter().flat_map(longer).collect();
    }
    rows.retain(|row| row.iter().sum::<u32>() == sum);
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
    fn every_hidden_count_keeps_two_values_that_fit_with_the_sum(
        counts in proptest::collection::vec(0..9_u32, 2..5)
    ) {
        // Where nobody spoke at all, that is known from the sum alone.
        prop_assume!(counts.iter().any(|it| *it > 0));
        // Whoever knows the rule also knows that these rows would be told the same way.
        let told = RULES.row(&counts);
        let mut rows = fitting(&counts);
        rows.retain(|row| RULES.row(row) == told);
        prop_assert!(rows.contains(&counts));
        prop_assert!(keeps_two_values(&counts, &rows), "{counts:?}");
    }

    #[test]
    fn whatever_is_told_is_about_enough_persons(
        counts in proptest::collection::vec(0..9_u32, 1..6)
    ) {
        let told = RULES.row(&counts);
        for (count, cell) in counts.iter().zip(&told.cells) {
            prop_assert!(cell.is_none_or(|it| it == *count && it >= LEAST));
        }
        // What is left when the told ones are taken from the sum is nothing, or about enough too.
        let sum = counts.iter().sum::<u32>();
        prop_assert_eq!(told.total, (sum >= LEAST).then_some(sum));
        let shown: u32 = told.cells.iter().flatten().sum();
        let rest = sum - shown;
        let hidden = told.cells.iter().any(Option::is_none);
        prop_assert!(shown == 0 || (rest >= LEAST) == hidden, "the rest of {counts:?} is {rest}");
    }
}

// What a careless rule would tell: each row here gives a hidden count away, since its sum is known.
#[test]
fn counts_from_which_hidden_ones_would_be_had_back_are_kept_back() {
    for counts in [&[5, 1][..], &[0, 0], &[5, 0, 0], &[3, 3], &[9, 1, 1]] {
        let told = RULES.row(counts).cells;
        assert!(told.iter().all(Option::is_none), "{counts:?}: {told:?}");
    }
    let told = RULES.row(&[5, 3, 2]);
    assert_eq!(
        (told.total, told.cells),
        (Some(10), vec![Some(5), None, None])
    );
    let told = RULES.row(&[5, 8, 3]);
    assert_eq!(
        (told.total, told.cells),
        (Some(16), vec![None, Some(8), None])
    );
}
