//! The grid as the office has it: the board with whole names, the logs of the days, the tasks.

use domain::grid::{Contact, DayLog, Deed, GridPost, GridTask, Happened, PostFile};
use domain::members::{Building, Community, Compound, Member, Scope};
use domain::{BuildingId, Day, Lang, Plain, Town, wording};

use super::Sheet;
use super::sheet::Cell;

const LANG: Lang = Lang::ZhCn;

/// Every station that was ever held, as on a day.
pub fn board(town: &Plain, on: Day) -> Sheet {
    let whole: &dyn Town = town;
    let mut posts: Vec<GridPost> = town.all::<GridPost>().cloned().collect();
    posts.sort_by_cached_key(|it| (place(it.scope, whole), it.station));
    let row = |it: GridPost| {
        let file: Option<PostFile> = whole.get(it.id);
        let last = file.and_then(|it| it.terms.last().cloned());
        let held = it.held(on).cloned();
        let name = last.filter(|_| held.is_some()).map(|it| it.name);
        let contact = held.as_ref().map(|it| match it.contact {
            Contact::Office => "社区转达",
            Contact::Neighbours => "邻居可见电话",
            Contact::Posted => "公示电话",
        });
        vec![
            place(it.scope, whole).into(),
            wording::station(it.station, LANG).into(),
            name.map_or_else(|| "空缺".into(), |it| Cell::Text(it.to_string())),
            Cell::maybe(held.as_ref().and_then(|it| it.unit.as_ref())),
            Cell::maybe(held.as_ref().map(|it| it.from)),
            Cell::maybe(held.as_ref().map(|it| it.until)),
            Cell::maybe(contact),
            Cell::maybe(it.vacant_since(on)),
        ]
    };
    Sheet {
        name: "网格公示牌",
        headings: vec![
            ("哪一级", 16),
            ("岗位", 12),
            ("姓名", 14),
            ("单位", 18),
            ("任期起", 12),
            ("任期止", 12),
            ("联系方式", 14),
            ("空缺自", 12),
        ],
        rows: posts.into_iter().map(row).collect(),
    }
}

/// Every closed day, the latest first.
pub fn days(town: &Plain) -> Sheet {
    let whole: &dyn Town = town;
    let mut logs: Vec<DayLog> = town.all::<DayLog>().cloned().collect();
    logs.sort_by_key(|it| (std::cmp::Reverse(it.day.day), it.id));
    let row = |it: DayLog| {
        let member: Option<Member> = whole.get(it.day.person);
        let carried: Vec<&str> = it.day.carried.iter().map(domain::Line::as_str).collect();
        let closed = it.day.closed.as_ref();
        let done = closed.map(|it| it.done.as_slice()).unwrap_or_default();
        let done: Vec<String> = done.iter().map(|it| deed(it, whole)).collect();
        vec![
            Cell::day(it.day.day),
            Cell::maybe(member.map(|it| it.name)),
            Cell::Text(done.join("；")),
            Cell::maybe(closed.and_then(|it| it.words.as_ref())),
            Cell::Text(carried.join("、")),
            Cell::maybe(closed.map(|it| Cell::instant(it.at).shown())),
        ]
    };
    Sheet {
        name: "工作日志",
        headings: vec![
            ("日期", 12),
            ("姓名", 12),
            ("做了什么", 60),
            ("自己写的", 40),
            ("带了什么", 30),
            ("收工", 18),
        ],
        rows: logs.into_iter().map(row).collect(),
    }
}

/// Every task that was pushed down, and what was said to it.
pub fn tasks(town: &Plain) -> Sheet {
    let whole: &dyn Town = town;
    let mut tasks: Vec<GridTask> = town.all::<GridTask>().cloned().collect();
    tasks.sort_by_key(|it| (std::cmp::Reverse(it.at), it.id));
    let row = |it: GridTask| {
        let said = it.answer.as_ref();
        let verdict = said.map(|it| if it.admitted { "准入" } else { "退回" });
        vec![
            Cell::instant(it.at),
            it.title.to_string().into(),
            it.from.to_string().into(),
            Cell::maybe(it.ground.as_ref()),
            Cell::maybe(it.duty_of(whole).map(|it| it.name)),
            Cell::maybe(verdict),
            Cell::maybe(said.map(|it| &it.reason)),
        ]
    };
    Sheet {
        name: "任务准入",
        headings: vec![
            ("登记", 18),
            ("要社区办什么", 36),
            ("谁提出", 18),
            ("依据", 24),
            ("是谁的职责", 18),
            ("结果", 8),
            ("理由", 48),
        ],
        rows: tasks.into_iter().map(row).collect(),
    }
}

fn place(scope: Scope, town: &dyn Town) -> String {
    let name = match scope {
        Scope::Community(id) => town.get::<Community>(id).map(|it| it.name),
        Scope::Compound(id) => town.get::<Compound>(id).map(|it| it.name),
        Scope::Building(id) => return building(id, town),
        Scope::Council(_) => None,
    };
    name.map(|it| it.to_string()).unwrap_or_default()
}

fn building(id: BuildingId, town: &dyn Town) -> String {
    let building: Option<Building> = town.get(id);
    building.map(|it| it.name.to_string()).unwrap_or_default()
}

/// One line of a log.
fn deed(it: &Happened, town: &dyn Town) -> String {
    match it.what {
        Deed::Visit {
            building: at,
            home,
            kind,
            met,
        } => {
            let whom = match (home, met) {
                (true, true) => "一户",
                (true, false) => "一户（没人在家）",
                (false, _) => "",
            };
            let kind = wording::six_small(kind, LANG);
            format!("{} 走访{whom} {kind}", building(at, town))
        }
        Deed::Door {
            building: at,
            found,
        } => format!(
            "{} 入户 {}",
            building(at, town),
            wording::found(found, LANG)
        ),
        Deed::Issue { category, did, .. } => format!(
            "{} {}",
            wording::issue_did(did, LANG),
            wording::issue_category(category, LANG)
        ),
    }
}
