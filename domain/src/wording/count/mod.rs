//! A count of options as people read it (计票结果的图和表): bars, the tables behind them, and what
//! the lot decided, for every screen, print and terminal alike.

mod budgets;
mod persons;
mod places;
mod rounds;

use crate::Lang;
use crate::councils::counting::{Count, Lot, Marks, Ranking, TickCount};
use crate::councils::{Choice, Content, Slate};
use crate::texts::Texts;

/// A count in words and numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The picture.
    pub bars: Vec<Bar>,
    /// What the bars show, where it needs saying.
    pub picture: Option<&'static str>,
    /// What a picture cannot say: denominators, ties, money left.
    pub lines: Vec<String>,
    /// The tables behind the picture.
    pub tables: Vec<Table>,
}

/// One bar of the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The option.
    pub name: String,
    /// Its number in words.
    pub said: String,
    /// Its length.
    pub value: u64,
    /// The length of the whole.
    pub whole: u64,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it holds.
    pub caption: &'static str,
    /// Its columns; the first heads the rows.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// What heads it.
    pub head: String,
    /// Its cells.
    pub cells: Vec<String>,
}

/// Who counts, in which words.
struct Words<'a> {
    t: Texts,
    slate: &'a Slate,
    lot: &'a Lot,
    chosen: &'a [u16],
}

/// A count as people read it. `chosen` is what is chosen by it, and stands; `present` are those the
/// vote counts as there, in an election who voted.
pub fn count(
    slate: &Slate,
    lot: &Lot,
    count: &Count,
    chosen: &[u16],
    present: u32,
    lang: Lang,
) -> Told {
    let t = Texts { lang };
    let words = Words {
        t,
        slate,
        lot,
        chosen,
    };
    let mut told = match count {
        Count::Ticks(it) => words.ticks(it),
        Count::Score(it) => words.scores(it),
        Count::Borda(it) => words.borda(it),
        Count::Runoff(it) => words.runoff(it),
        Count::Schulze(it) => words.schulze(it),
        Count::Greedy(it) => words.greedy(it),
        Count::EqualShares(it) => words.shares(it),
        Count::Election(it) => words.persons(it, present),
    };
    let ballots = t.count_ballots(count.ballots(), count.blank());
    told.lines.insert(0, ballots);
    told
}

/// What a ballot says, a line for each option it names; one line where it names none.
pub fn content(slate: &Slate, content: &Content, lang: Lang) -> Vec<String> {
    let name = |option: u16| {
        let option = slate.options.get(usize::from(option));
        option.map(|it| it.title.to_string()).unwrap_or_default()
    };
    match content {
        Content::Choice(choice) => vec![super::choice(*choice, lang).to_owned()],
        Content::Marks(marks) if marks.is_blank() => {
            vec![super::choice(Choice::Abstain, lang).to_owned()]
        }
        Content::Marks(Marks::Ticked(options)) => options.iter().map(|it| name(*it)).collect(),
        Content::Marks(Marks::Ranked(options)) => {
            let placed = (1..).zip(options);
            placed
                .map(|(place, it)| format!("{place}. {}", name(*it)))
                .collect()
        }
        Content::Marks(Marks::Scored(scores)) => {
            let t = Texts { lang };
            let scored = (0u16..).zip(scores);
            let scored = scored.filter_map(|(option, score)| {
                score.map(|score| format!("{} {}", name(option), t.count_points(score)))
            });
            scored.collect()
        }
    }
}

impl Words<'_> {
    fn name(&self, option: u16) -> String {
        let option = self.slate.options.get(usize::from(option));
        option.map(|it| it.title.to_string()).unwrap_or_default()
    }

    /// With its number, where a table has room for numbers alone in its columns.
    fn numbered(&self, option: u16) -> String {
        format!("{} {}", option + 1, self.name(option))
    }

    fn names(&self, options: &[u16]) -> String {
        let names: Vec<String> = options.iter().map(|it| self.name(*it)).collect();
        let comma = match self.t.lang {
            Lang::ZhCn => "、",
            Lang::En => ", ",
        };
        names.join(comma)
    }

    fn bar(&self, option: u16, said: String, value: u64, whole: u64) -> Bar {
        Bar {
            name: self.name(option),
            said,
            value,
            whole: whole.max(1),
            chosen: self.chosen.contains(&option),
        }
    }

    fn row(&self, option: u16, cells: Vec<String>) -> TableRow {
        TableRow {
            head: self.name(option),
            cells,
        }
    }

    fn columns(&self, rest: Vec<String>) -> Vec<String> {
        let first = self.t.count_option().to_owned();
        std::iter::once(first).chain(rest).collect()
    }

    fn votes(&self, count: u32) -> String {
        self.t.count_votes(count)
    }

    /// Where an option stands in the lot, from 1.
    fn place_in_lot(&self, option: u16) -> String {
        let place = self.lot.0.iter().position(|it| *it == option);
        place.map_or_else(String::new, |place| (place + 1).to_string())
    }

    fn ties(&self, ranking: &Ranking) -> Vec<String> {
        let told = |level: &Vec<u16>| self.t.count_tie(self.names(level));
        ranking.ties.iter().map(told).collect()
    }

    fn ticks(&self, count: &TickCount) -> Told {
        let votes = |option: u16| count.votes[usize::from(option)];
        let order = &count.ranking.order;
        let bar = |option: &u16| {
            let votes = votes(*option);
            self.bar(
                *option,
                self.votes(votes),
                votes.into(),
                count.ballots.into(),
            )
        };
        let row = |option: &u16| {
            let cells = vec![votes(*option).to_string(), self.place_in_lot(*option)];
            self.row(*option, cells)
        };
        let heads = [self.t.count_ticks(), self.t.count_lot()];
        Told {
            bars: order.iter().map(bar).collect(),
            picture: None,
            lines: self.ties(&count.ranking),
            tables: vec![Table {
                caption: self.t.count_caption_ticks(),
                columns: self.columns(heads.map(str::to_owned).to_vec()),
                rows: order.iter().map(row).collect(),
            }],
        }
    }
}
