//! Scores and places.

use super::{Table, Told, Words};
use crate::councils::counting::{BordaCount, ScoreCount};

impl Words<'_> {
    pub(super) fn scores(&self, count: &ScoreCount) -> Told {
        let (t, order) = (self.t, &count.ranking.order);
        let sum = |option: u16| count.sums[usize::from(option)];
        let highest = count
            .by_score
            .first()
            .map_or(1, |table| table.len() as u64 - 1);
        let whole = highest * u64::from(count.ballots - count.blank);
        let bar = |option: &u16| {
            let sum = sum(*option);
            self.bar(*option, t.count_points(sum), sum, whole)
        };
        let row = |option: &u16| {
            let table = &count.by_score[usize::from(*option)];
            let unscored = count.ballots - table.iter().sum::<u32>();
            let mut cells = vec![sum(*option).to_string()];
            cells.extend(table.iter().rev().map(ToString::to_string));
            cells.push(unscored.to_string());
            self.row(*option, cells)
        };
        let mut heads = vec![t.count_sum().to_owned()];
        heads.extend((0..=highest).rev().map(|score| t.count_score(score)));
        heads.push(t.count_unscored().to_owned());
        Told {
            bars: order.iter().map(bar).collect(),
            picture: None,
            lines: self.ties(&count.ranking),
            tables: vec![Table {
                caption: t.count_caption_scores(),
                columns: self.columns(heads),
                rows: order.iter().map(row).collect(),
            }],
        }
    }

    pub(super) fn borda(&self, count: &BordaCount) -> Told {
        let (t, order) = (self.t, &count.ranking.order);
        let half_points = |option: u16| count.half_points[usize::from(option)];
        let options = u64::from(self.slate.count());
        let whole = 2 * (options - 1) * u64::from(count.ballots - count.blank);
        let bar = |option: &u16| {
            let half_points = half_points(*option);
            self.bar(
                *option,
                t.count_points(halves(half_points)),
                half_points,
                whole,
            )
        };
        let row = |option: &u16| {
            let table = &count.by_place[usize::from(*option)];
            let unnamed = count.ballots - table.iter().sum::<u32>();
            let mut cells = vec![halves(half_points(*option))];
            cells.extend(table.iter().map(ToString::to_string));
            cells.push(unnamed.to_string());
            self.row(*option, cells)
        };
        let mut heads = vec![t.count_sum().to_owned()];
        heads.extend((1..=options).map(|place| t.count_place(place)));
        heads.push(t.count_unnamed().to_owned());
        Told {
            bars: order.iter().map(bar).collect(),
            picture: None,
            lines: self.ties(&count.ranking),
            tables: vec![Table {
                caption: t.count_caption_places(),
                columns: self.columns(heads),
                rows: order.iter().map(row).collect(),
            }],
        }
    }
}

fn halves(number: u64) -> String {
    let half = if number.is_multiple_of(2) { "" } else { ".5" };
    format!("{}{half}", number / 2)
}
