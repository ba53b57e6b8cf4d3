//! Requests about personal data, and who looked.

use domain::members::{Member, Neighbour};
use domain::privacy::{Asked, Look, Mend, Reader, Request, Screen, State};
use domain::{PersonId, Plain, Town};

use super::Sheet;
use super::sheet::Cell;

/// Every request with its clock and its answer.
pub fn requests(town: &Plain) -> Sheet {
    let mut all: Vec<&Request> = town.all::<Request>().collect();
    all.sort_by_key(|it| (it.at, it.id));
    let row = |it: &Request| {
        let (what, said) = match &it.what {
            Asked::Copy => ("副本", String::new()),
            Asked::Erasure => ("注销并删除", String::new()),
            Asked::Mend { what, words } => (mended(*what), words.to_string()),
        };
        let (state, at, words) = match &it.state {
            State::Open => ("办理中", None, None),
            State::Done { at, words, .. } => ("办结", Some(*at), words.clone()),
            State::Refused { at, reason, .. } => ("未办", Some(*at), Some(reason.clone())),
            State::TakenBack { at } => ("本人撤回", Some(*at), None),
        };
        vec![
            name(it.person, town),
            what.into(),
            said.into(),
            Cell::instant(it.at),
            Cell::instant(it.due),
            state.into(),
            at.map_or(Cell::from(""), Cell::instant),
            Cell::maybe(words),
        ]
    };
    Sheet {
        name: "个人信息申请",
        headings: vec![
            ("姓名", 12),
            ("申请", 14),
            ("内容", 30),
            ("提出", 18),
            ("期限", 18),
            ("状态", 10),
            ("办结", 18),
            ("答复", 30),
        ],
        rows: all.into_iter().map(row).collect(),
    }
}

fn mended(it: Mend) -> &'static str {
    match it {
        Mend::Name => "更正姓名",
        Mend::Phone => "更正电话",
        Mend::Home => "更正房屋",
        Mend::Other => "更正其他",
    }
}

/// Who looked at whom, where and when.
pub fn looks(town: &Plain) -> Sheet {
    let all = town.all::<Look>();
    let mut all: Vec<&Look> = all.filter(|it| it.reader == Reader::Office).collect();
    all.sort_by_key(|it| (it.at, it.id));
    let row = |it: &Look| {
        let screen = match it.screen {
            Screen::Person => "打开成员页",
            Screen::Roster => "导出名册",
            Screen::Copy => "做个人副本",
            Screen::Contact => "看联系方式",
            Screen::Kept => "调阅封存资料",
        };
        vec![
            Cell::instant(it.at),
            name(it.by, town),
            screen.into(),
            it.about.map_or("全体".into(), |it| name(it, town)),
            Cell::Count(it.times.into()),
        ]
    };
    Sheet {
        name: "查看记录",
        headings: vec![
            ("时间", 18),
            ("谁看的", 14),
            ("在哪里", 16),
            ("看了谁", 14),
            ("当天次数", 10),
        ],
        rows: all.into_iter().map(row).collect(),
    }
}

/// A name; of somebody who is gone the number.
fn name(person: PersonId, town: &Plain) -> Cell {
    let town: &dyn Town = town;
    let member = town.get::<Member>(person).map(|it| it.name.to_string());
    let shown = || town.get::<Neighbour>(person).map(|it| it.shown);
    member
        .or_else(shown)
        .unwrap_or_else(|| person.to_string())
        .into()
}
