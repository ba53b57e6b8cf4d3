//! Who is elected, post by post.

use std::cmp::Reverse;

use super::{Table, Told, Words};
use crate::core::Ratio;
use crate::councils::counting::Rule;
use crate::councils::{ElectionCount, Race, returned};

impl Words<'_> {
    pub(super) fn persons(&self, count: &ElectionCount, cast: u32) -> Told {
        let t = self.t;
        let Rule::Election { races } = &self.slate.rule else {
            return Told::default();
        };
        let votes = |option: u16| count.votes.get(usize::from(option)).copied().unwrap_or(0);
        let post = |race: &Race| crate::wording::post(race.post, t.lang);
        let mut bars = Vec::new();
        let mut rows = Vec::new();
        let mut lines = vec![t.count_cast(cast, Ratio::OVER_HALF.least(cast.into()))];
        for ((race, options), outcome) in
            Race::ranges(races).zip(returned(&count.votes, races, cast))
        {
            let mut order: Vec<u16> = options.collect();
            order.sort_by_key(|it| (Reverse(votes(*it)), *it));
            for option in order {
                let votes = votes(option);
                let mut bar = self.bar(option, self.votes(votes), votes.into(), cast.into());
                bar.name = t.count_stands(self.name(option), post(race));
                bars.push(bar);
                let cells = vec![post(race).to_owned(), votes.to_string()];
                rows.push(self.row(option, cells));
            }
            if !outcome.tied.is_empty() {
                let tied = self.names(&outcome.tied);
                lines.push(t.count_tied(outcome.left, post(race), tied));
            } else if outcome.left > 0 {
                lines.push(t.count_places_left(outcome.left, post(race)));
            }
        }
        let heads = [t.count_post(), t.count_ticks()];
        Told {
            bars,
            picture: None,
            lines,
            tables: vec![Table {
                caption: t.count_caption_ticks(),
                columns: self.columns(heads.map(str::to_owned).to_vec()),
                rows,
            }],
        }
    }
}
