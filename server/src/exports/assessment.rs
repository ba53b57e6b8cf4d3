//! The six-type community: every indicator of every round with what shows it, and what was held
//! against a result. Nobody who answered a survey is named anywhere.

use domain::assessment::{Round, RoundObjection};
use domain::{Lang, Plain, Town, wording};

use super::Sheet;
use super::sheet::Cell;

const LANG: Lang = Lang::ZhCn;

/// Every indicator of every round, the latest year first.
pub fn scores(town: &Plain) -> Sheet {
    let mut rounds: Vec<&Round> = town.all::<Round>().collect();
    rounds.sort_by_key(|it| std::cmp::Reverse(it.year));
    let rows = rounds.into_iter().flat_map(rows_of).collect();
    Sheet {
        name: "六型评分",
        headings: vec![
            ("年度", 8),
            ("维度", 8),
            ("维度得分", 10),
            ("指标", 36),
            ("权重", 10),
            ("结果", 40),
            ("得分", 10),
            ("目标", 10),
            ("佐证", 50),
            ("照片", 8),
            ("最后由哪一步定", 14),
            ("填报时间", 18),
        ],
        rows,
    }
}

fn rows_of(round: &Round) -> Vec<Vec<Cell>> {
    let card = round.scorecard();
    let points = |it: Option<u32>| Cell::maybe(it.map(wording::hundredths));
    let mut rows = Vec::new();
    for dimension in &round.rules().dimensions {
        for it in &dimension.indicators {
            let entry = round.entry(&it.code);
            rows.push(vec![
                round.year.to_string().into(),
                wording::six_dimension(dimension.dimension, LANG).into(),
                points(card.of(dimension.dimension)),
                it.title(LANG).into(),
                format!("{}%", wording::hundredths(it.weight.into())).into(),
                Cell::maybe(entry.map(|it| wording::six_value(&it.value, LANG))),
                points(round.points_of(&it.code)),
                points(Some(it.target)),
                Cell::maybe(entry.and_then(|it| it.words.as_ref())),
                Cell::Count(entry.map_or(0, |it| it.photos.len() as i64)),
                Cell::maybe(entry.map(|it| wording::six_step(it.step, LANG))),
                Cell::maybe(entry.map(|it| Cell::instant(it.at).shown())),
            ]);
        }
    }
    rows
}

/// What was held against a result, with its answer, the latest first.
pub fn objections(town: &Plain) -> Sheet {
    let whole: &dyn Town = town;
    let mut all: Vec<&RoundObjection> = town.all::<RoundObjection>().collect();
    all.sort_by_key(|it| (std::cmp::Reverse(it.at), it.id));
    let row = |it: &RoundObjection| {
        let round: Option<Round> = whole.get(it.round);
        let answer = it.answer.as_ref();
        let upheld = answer.map(|it| if it.upheld { "成立" } else { "不成立" });
        vec![
            Cell::maybe(round.map(|it| it.year)),
            Cell::instant(it.at),
            Cell::maybe(it.dimension.map(|it| wording::six_dimension(it, LANG))),
            it.author.shown.clone().into(),
            it.text.to_string().into(),
            Cell::maybe(upheld),
            Cell::maybe(answer.map(|it| &it.text)),
            Cell::maybe(answer.map(|it| Cell::instant(it.at).shown())),
        ]
    };
    Sheet {
        name: "六型公示异议",
        headings: vec![
            ("年度", 8),
            ("时间", 18),
            ("关于", 10),
            ("谁", 14),
            ("内容", 50),
            ("是否成立", 10),
            ("书面答复", 50),
            ("答复时间", 18),
        ],
        rows: all.into_iter().map(row).collect(),
    }
}
