//! Grid issues as the office has them, the latest first: in words, with every clock.

use domain::issues::{Body, Issue, Running, State, With};
use domain::members::{Building, Spot, Unit};
use domain::{Lang, Plain, Timestamp, Town, wording};

use super::Sheet;
use super::sheet::Cell;

const LANG: Lang = Lang::ZhCn;

/// Every issue as it stands at an instant. Nobody is named: who reported what is for its page.
pub fn issues(town: &Plain, now: Timestamp) -> Sheet {
    let whole: &dyn Town = town;
    let mut issues: Vec<Issue> = town.all::<Issue>().cloned().collect();
    issues.sort_by_key(|it| (std::cmp::Reverse(it.reported.at), it.id));
    let row = |it: Issue| {
        let it = it.by_now(now, whole);
        let due = match it.clock() {
            Running::Until(at) => Cell::instant(at),
            Running::Stands(Some(day)) => Cell::day(day),
            Running::Stands(None) | Running::Over => Cell::Text(String::new()),
        };
        let answer = match it.state {
            State::Closed { answer, .. } => answer,
            _ => None,
        };
        let closed = match it.state {
            State::Closed { at, .. } => Some(at),
            _ => None,
        };
        vec![
            Cell::instant(it.reported.at),
            wording::issue_group(it.report.category.group(), LANG).into(),
            wording::issue_category(it.report.category, LANG).into(),
            wording::issue_class(it.report.class, LANG).into(),
            Cell::maybe(place(&it, whole)),
            Cell::maybe(it.report.words.as_ref()),
            Cell::maybe(it.with().map(|with| whom(with, whole))),
            Cell::maybe(it.log.last().map(|last| wording::issue_did(last.did, LANG))),
            due,
            if it.is_overdue(now) { "是" } else { "否" }.into(),
            Cell::maybe(answer.map(|it| wording::issue_done(it.done, LANG))),
            Cell::maybe(answer.map(|it| it.stars)),
            Cell::maybe(closed.map(|at| Cell::instant(at).shown())),
        ]
    };
    Sheet {
        name: "网格事项",
        headings: vec![
            ("上报", 18),
            ("大类", 12),
            ("事项", 16),
            ("缓急", 10),
            ("地点", 18),
            ("描述", 36),
            ("在谁手里", 18),
            ("最近一步", 14),
            ("到期", 18),
            ("超期", 8),
            ("结果", 10),
            ("星", 6),
            ("归档", 18),
        ],
        rows: issues.into_iter().map(row).collect(),
    }
}

fn whom(with: With, town: &dyn Town) -> String {
    match with {
        With::Grid(level) => wording::grid_level(level, LANG).to_owned(),
        With::Department(id) => {
            let body: Option<Body> = town.get(id);
            body.map(|it| it.name.to_string()).unwrap_or_default()
        }
    }
}

fn place(it: &Issue, town: &dyn Town) -> Option<String> {
    let spot = &it.report.spot;
    if let Some(id) = spot.spot {
        return Some(town.get::<Spot>(id)?.name.to_string());
    }
    let building = town.get::<Building>(spot.building?)?.name.to_string();
    let unit = spot.unit.and_then(|id| town.get::<Unit>(id)?.name);
    Some(match unit {
        Some(unit) => format!("{building} {unit}"),
        None => building,
    })
}
