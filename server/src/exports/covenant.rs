//! The versions of the covenant and where each stands, with how many have read it.

use domain::covenant::{Basis, CovenantReads, CovenantVersion};
use domain::{Day, Lang, Plain, Town, wording};

use super::Sheet;
use super::sheet::Cell;

const LANG: Lang = Lang::ZhCn;

/// Every version, the latest first.
pub fn versions(town: &Plain, on: Day) -> Sheet {
    let whole: &dyn Town = town;
    let mut all: Vec<CovenantVersion> = town.all::<CovenantVersion>().cloned().collect();
    all.sort_by_key(|it| (std::cmp::Reverse(it.number), it.id));
    let day = |it: Option<Day>| it.map_or_else(|| Cell::from(""), Cell::day);
    let row = |it: &CovenantVersion| {
        let adopted = it.adopted();
        let basis = match adopted.map(|it| &it.basis) {
            None => String::new(),
            Some(Basis::Vote(_)) => "会议表决".to_owned(),
            Some(Basis::Paper { meeting, .. }) => format!("{meeting}（纸质记录）"),
        };
        let filed = adopted.and_then(|it| it.filed.as_ref());
        let reads: Option<CovenantReads> = whole.get(it.id);
        vec![
            Cell::Count(it.number.into()),
            it.title.to_string().into(),
            wording::covenant_stage(it.stage(&all, on), LANG).into(),
            Cell::Count(it.articles.len() as i64),
            it.words()
                .map_or_else(|_| String::new(), |it| it.to_string())
                .into(),
            it.why.to_string().into(),
            basis.into(),
            day(adopted.map(|it| it.on)),
            day(adopted.and_then(|it| Some(it.posted.as_ref()?.on))),
            day(filed.map(|it| it.on)),
            Cell::maybe(filed.and_then(|it| it.number.as_ref())),
            day(it.in_force_from()),
            Cell::Count(reads.map_or(0, |it| it.reads).into()),
            it.hash.short().into(),
        ]
    };
    Sheet {
        name: "居民公约",
        headings: vec![
            ("版次", 8),
            ("名称", 30),
            ("状态", 14),
            ("条数", 8),
            ("全文", 80),
            ("为什么", 40),
            ("怎么通过", 30),
            ("通过", 12),
            ("公布", 12),
            ("备案", 12),
            ("备案号", 20),
            ("施行", 12),
            ("读过的人数", 12),
            ("文本校验码", 14),
        ],
        rows: all.iter().map(row).collect(),
    }
}
