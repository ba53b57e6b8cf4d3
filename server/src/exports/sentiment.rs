//! What neighbours spoke of, month by month, as it was told: nothing that is hidden stands in it.

use domain::members::Building;
use domain::sentiment::SentimentMonth;
use domain::{Lang, Plain, Town, wording};

use super::Sheet;
use super::sheet::Cell;

const LANG: Lang = Lang::ZhCn;

/// A line for each theme of a month, and one for each house of it that is told.
pub fn months(town: &Plain) -> Sheet {
    let whole: &dyn Town = town;
    let mut months: Vec<&SentimentMonth> = town.all::<SentimentMonth>().collect();
    months.sort_by_key(|it| (std::cmp::Reverse(it.from), it.id));
    let mut rows = Vec::new();
    for month in months {
        let few = format!(
            "少于 {} 人，或会让人算出少于 {} 人的，不显示",
            month.rules.persons_least, month.rules.persons_least
        );
        let mut row = |theme, place: String, persons: Option<u32>| {
            let said = persons.map(|it| Cell::Count(i64::from(it)));
            rows.push(vec![
                wording::month(month.from, LANG).into(),
                wording::theme_from(theme, LANG).into(),
                wording::theme(theme, LANG).into(),
                place.into(),
                said.unwrap_or_else(|| few.clone().into()),
            ]);
        };
        for line in &month.lines {
            row(line.theme, "全社区".to_owned(), line.persons);
            for cell in &line.houses {
                let house: Option<Building> = whole.get(cell.house);
                let name = house.map(|it| it.name.to_string()).unwrap_or_default();
                row(line.theme, name, Some(cell.persons));
            }
        }
    }
    Sheet {
        name: "民情",
        headings: vec![
            ("月份", 14),
            ("来自", 14),
            ("话题", 20),
            ("楼栋", 14),
            ("人数", 44),
        ],
        rows,
    }
}
