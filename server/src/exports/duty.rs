//! Reports on duty with what residents said, where that is told. Nobody who rated is named anywhere.

use domain::duty::{DutyQuestion, DutyReport, DutyState, Reporter};
use domain::issues::Body;
use domain::{Entity, Lang, Plain, Town, wording};

use super::Sheet;
use super::sheet::Cell;

const LANG: Lang = Lang::ZhCn;

/// Every report, the latest first.
pub fn reports(town: &Plain) -> Sheet {
    let whole: &dyn Town = town;
    let mut all: Vec<&DutyReport> = town.all::<DutyReport>().collect();
    all.sort_by_key(|it| (std::cmp::Reverse(it.at), it.id));
    let row = |it: &DutyReport| {
        let count = |count: Option<u32>| {
            count.map_or_else(|| Cell::from(""), |it| Cell::Count(i64::from(it)))
        };
        let (state, grades) = match &it.state {
            DutyState::Open => ("评议中".to_owned(), None),
            DutyState::Closed { grades: None, .. } => {
                (format!("少于 {} 人评，不公布", it.persons_least()), None)
            }
            DutyState::Closed { grades, .. } => ("评议结束".to_owned(), *grades),
        };
        let questions = whole.children(DutyQuestion::KIND, it.id.0).len() as u32;
        vec![
            reporter(&it.reporter, whole).into(),
            Cell::day(it.from),
            Cell::day(it.to),
            it.done.to_string().into(),
            count(it.proven.map(|it| it.issues)),
            count(it.proven.map(|it| it.in_time)),
            count(it.proven.map(|it| it.solved)),
            count(it.proven.map(|it| it.visits)),
            Cell::day(it.last),
            state.into(),
            count(grades.map(|it| it.content)),
            count(grades.map(|it| it.mostly)),
            count(grades.map(|it| it.discontent)),
            count(grades.map(|it| it.unaware)),
            count(Some(questions)),
        ]
    };
    Sheet {
        name: "述职评议",
        headings: vec![
            ("谁述职", 24),
            ("从", 12),
            ("到", 12),
            ("做了什么", 50),
            ("经手事项", 10),
            ("按时联系", 10),
            ("办结", 10),
            ("走访", 10),
            ("评到", 12),
            ("状态", 20),
            ("满意", 8),
            ("基本满意", 10),
            ("不满意", 8),
            ("不了解", 8),
            ("追问", 8),
        ],
        rows: all.into_iter().map(row).collect(),
    }
}

fn reporter(it: &Reporter, town: &dyn Town) -> String {
    match it {
        Reporter::Committee => "居委会".to_owned(),
        Reporter::Body(id) => {
            let body: Option<Body> = town.get(*id);
            body.map_or_else(String::new, |it| it.name.to_string())
        }
        Reporter::Holder { who, office, .. } => {
            format!("{} {}", wording::office(*office, LANG), who.shown)
        }
    }
}
