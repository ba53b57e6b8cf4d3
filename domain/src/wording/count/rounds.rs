//! Rankings: rounds of a run-off, pairs of the Schulze method.

use std::cmp::Reverse;

use super::{Table, TableRow, Told, Words};
use crate::councils::counting::{Out, OutBy, RunoffCount, SchulzeCount};

impl Words<'_> {
    pub(super) fn runoff(&self, count: &RunoffCount) -> Told {
        let t = self.t;
        let marked = count.ballots - count.blank;
        let last = count.rounds.last();
        let final_votes = |option: u16| last.and_then(|round| round.votes[usize::from(option)]);
        // The winner first, then those who held out longest.
        let lasted = |option: u16| {
            let rounds = count.rounds.iter();
            let votes = rounds.filter_map(|round| round.votes[usize::from(option)]);
            let votes: Vec<u32> = votes.collect();
            (votes.len(), votes.last().copied())
        };
        let mut order = self.lot.0.clone();
        order.sort_by_key(|option| Reverse((count.winner == Some(*option), lasted(*option))));
        let bar = |option: &u16| {
            final_votes(*option)
                .map(|votes| self.bar(*option, self.votes(votes), votes.into(), marked.into()))
        };
        let row = |option: &u16| {
            let votes = |round: &crate::councils::counting::Round| {
                let votes = round.votes[usize::from(*option)];
                votes.map_or_else(|| "–".to_owned(), |votes| votes.to_string())
            };
            self.row(*option, count.rounds.iter().map(votes).collect())
        };
        let mut rows: Vec<TableRow> = order.iter().map(row).collect();
        let exhausted = count.rounds.iter().map(|round| round.exhausted.to_string());
        rows.push(TableRow {
            head: t.count_exhausted().to_owned(),
            cells: exhausted.collect(),
        });
        let rounds = 1..=count.rounds.len();
        let outs = (1..).zip(&count.rounds);
        Told {
            bars: order.iter().filter_map(bar).collect(),
            picture: (count.rounds.len() > 1).then(|| t.count_last_round()),
            lines: outs
                .filter_map(|(round, it)| Some(self.out(round, it.out.as_ref()?)))
                .collect(),
            tables: vec![Table {
                caption: t.count_caption_rounds(),
                columns: self.columns(rounds.map(|round| t.count_round(round)).collect()),
                rows,
            }],
        }
    }

    fn out(&self, round: usize, out: &Out) -> String {
        let (t, option) = (self.t, self.name(out.option));
        match out.by {
            OutBy::Fewest => t.count_out(option, round),
            OutBy::Earlier(earlier) => {
                t.count_out_earlier(earlier + 1, self.names(&out.level), option, round)
            }
            OutBy::Lot => t.count_out_lot(self.names(&out.level), option, round),
        }
    }

    pub(super) fn schulze(&self, count: &SchulzeCount) -> Told {
        let t = self.t;
        let chain = |one: u16, other: u16| count.chains[usize::from(one)][usize::from(other)];
        let beats = |one: u16| {
            let others = count.order.iter();
            let beaten = others.filter(|other| chain(one, **other) > chain(**other, one));
            beaten.count() as u64
        };
        let others = u64::from(self.slate.count().saturating_sub(1));
        let bar = |option: &u16| {
            let beats = beats(*option);
            self.bar(*option, t.count_beats(beats), beats, others)
        };
        let table = |caption, numbers: &[Vec<u32>]| {
            let row = |one: &u16| {
                let cell = |other: &u16| {
                    if one == other {
                        "–".to_owned()
                    } else {
                        numbers[usize::from(*one)][usize::from(*other)].to_string()
                    }
                };
                TableRow {
                    head: self.numbered(*one),
                    cells: count.order.iter().map(cell).collect(),
                }
            };
            let heads = count.order.iter().map(|option| (option + 1).to_string());
            Table {
                caption,
                columns: self.columns(heads.collect()),
                rows: count.order.iter().map(row).collect(),
            }
        };
        let level = count.unbeaten.len() > 1 && count.ballots > count.blank;
        let level = level.then(|| t.count_unbeaten(self.names(&count.unbeaten)));
        Told {
            bars: count.order.iter().map(bar).collect(),
            picture: None,
            lines: level.into_iter().collect(),
            tables: vec![
                table(t.count_caption_pairs(), &count.preferred),
                table(t.count_caption_chains(), &count.chains),
            ],
        }
    }
}
