//! The visits at the door (走访记录): where, when, by whom and what it came to, with whether they
//! signed. The photo of a signature stays where nobody can look at it.

use domain::members::{Building, Head, Home, Neighbour, Title};
use domain::owners::{Assembly, Visit};
use domain::{AssemblyId, HeadId, Lang, Plain, Town, wording};

use super::Sheet;
use super::sheet::Cell;
use crate::imports::order;

const LANG: Lang = Lang::ZhCn;

/// Every visit of an assembly, the latest first; nothing where there is no such assembly.
pub fn visits(id: AssemblyId, town: &Plain) -> Option<Sheet> {
    let whole: &dyn Town = town;
    let assembly: Assembly = whole.get(id)?;
    let number = format!(
        "〔{}〕{} 号",
        assembly.called_at.day().ymd().0,
        assembly.number
    );
    let mut visits: Vec<Visit> = whole.of(id);
    visits.sort_by_key(|it| (std::cmp::Reverse(it.at), it.id));
    let row = |it: &Visit| {
        let building: Option<Building> = whole.get(it.building);
        let by: Option<Neighbour> = whole.get(it.by);
        vec![
            number.clone().into(),
            Cell::maybe(building.map(|it| it.name)),
            addresses(it.voter, town).into(),
            holders(it.voter, whole).into(),
            Cell::instant(it.at),
            by.map_or_else(|| "工作人员".to_owned(), |it| it.shown)
                .into(),
            wording::found(it.found, LANG).into(),
            it.photo.map_or("", |_| "已签收").into(),
            Cell::maybe(it.note.as_ref()),
        ]
    };
    Some(Sheet {
        name: "走访记录",
        headings: vec![
            ("表决", 14),
            ("楼栋", 10),
            ("房屋", 24),
            ("产权人", 24),
            ("时间", 18),
            ("谁走访", 12),
            ("结果", 18),
            ("签收", 8),
            ("备注", 30),
        ],
        rows: visits.iter().map(row).collect(),
    })
}

/// The homes of a head, from the register as it stands.
fn addresses(head: HeadId, town: &Plain) -> String {
    let whole: &dyn Town = town;
    let titles = town.all::<Title>().filter(|it| it.head == head);
    let homes = titles.filter_map(|it| whole.get::<Home>(it.id));
    let mut all: Vec<String> = homes.map(|it| it.address.to_string()).collect();
    all.sort_by_cached_key(|it| order(it));
    all.join("、")
}

fn holders(head: HeadId, town: &dyn Town) -> String {
    let head: Option<Head> = town.get(head);
    let holders = head.map(|it| it.holders).unwrap_or_default();
    let names: Vec<String> = holders.iter().map(|it| it.name.to_string()).collect();
    names.join("、")
}
