//! Emergency management as files: plans, the roster, supplies and their ledger, the weekly round,
//! hazards, drills, and a roll call.

use domain::emergency::{
    Door, DoorMark, Drill, Emergency, Hazard, Inspection, Plan, Rectifier, Says, Shift, Supply,
    SupplyMove, Target, Warned, Week, on_hand,
};
use domain::members::{Building, Neighbour};
use domain::{
    BuildingId, Day, EmergencyId, InspectionId, Lang, PersonId, Plain, Timestamp, Town, wording,
};

use super::Sheet;
use super::sheet::Cell;
use crate::imports::order;

const LANG: Lang = Lang::ZhCn;

/// How many weeks of the round a file holds.
const WEEKS: usize = 8;

/// Every plan as it is now.
pub fn plans(town: &Plain) -> Sheet {
    let mut all: Vec<&Plan> = town.all::<Plan>().collect();
    all.sort_by_key(|it| (it.kind, it.id));
    let row = |it: &Plan| {
        let steps = it.advice.steps.iter().map(ToString::to_string);
        vec![
            it.title.as_str().into(),
            wording::emergency_kind(it.kind, LANG).into(),
            Cell::Count(it.version.into()),
            it.approver.as_str().into(),
            Cell::day(it.approved_on),
            Cell::day(it.review_on),
            it.limits.as_str().into(),
            it.procedure.as_str().into(),
            steps.collect::<Vec<_>>().join("；").into(),
        ]
    };
    Sheet {
        name: "应急预案",
        headings: vec![
            ("预案", 24),
            ("类型", 12),
            ("版本", 8),
            ("批准人", 18),
            ("批准日期", 14),
            ("复审日期", 14),
            ("启动条件与权限", 36),
            ("处置流程", 48),
            ("大家该怎么做", 48),
        ],
        rows: all.into_iter().map(row).collect(),
    }
}

/// Every shift, the latest first.
pub fn roster(town: &Plain) -> Sheet {
    let mut all: Vec<&Shift> = town.all::<Shift>().collect();
    all.sort_by_key(|it| (std::cmp::Reverse(it.day), it.half, it.duty));
    let row = |it: &Shift| {
        vec![
            Cell::day(it.day),
            wording::emergency_shift(it.half, LANG).into(),
            wording::emergency_duty(it.duty, LANG).into(),
            it.primary.name.as_str().into(),
            it.primary.phone.as_str().into(),
            it.backup.name.as_str().into(),
            it.backup.phone.as_str().into(),
        ]
    };
    Sheet {
        name: "值班表",
        headings: vec![
            ("日期", 14),
            ("班次", 22),
            ("职责", 12),
            ("主班", 12),
            ("主班电话", 16),
            ("副班", 12),
            ("副班电话", 16),
        ],
        rows: all.into_iter().map(row).collect(),
    }
}

/// The register of supplies with what is on hand.
pub fn supplies(town: &Plain, on: Day) -> Sheet {
    let whole: &dyn Town = town;
    let mut all: Vec<&Supply> = town.all::<Supply>().collect();
    all.sort_by_key(|it| (it.item.to_string(), it.id));
    let row = |it: &Supply| {
        let moves: Vec<SupplyMove> = whole.of(it.id);
        let there = on_hand(&moves);
        let warned = it.warned(there, on).into_iter().map(|it| match it {
            Warned::Expired => "已过期",
            Warned::Low => "不足",
            Warned::Expiring => "30天内到期",
        });
        vec![
            it.item.as_str().into(),
            it.unit.as_str().into(),
            Cell::Count(there.into()),
            Cell::Count(it.minimum.into()),
            Cell::maybe(it.expires_on),
            it.place.as_str().into(),
            it.keeper.as_str().into(),
            warned.collect::<Vec<_>>().join("、").into(),
        ]
    };
    Sheet {
        name: "应急物资",
        headings: vec![
            ("物资", 20),
            ("单位", 8),
            ("现有", 8),
            ("最低", 8),
            ("有效期", 14),
            ("地点", 20),
            ("保管人", 12),
            ("预警", 16),
        ],
        rows: all.into_iter().map(row).collect(),
    }
}

/// The ledger of all supplies, the latest first.
pub fn ledger(town: &Plain) -> Sheet {
    let whole: &dyn Town = town;
    let mut all: Vec<&SupplyMove> = town.all::<SupplyMove>().collect();
    all.sort_by_key(|it| (std::cmp::Reverse(it.at), it.id));
    let row = |it: &SupplyMove| {
        let supply: Option<Supply> = whole.get(it.supply);
        vec![
            Cell::instant(it.at),
            Cell::maybe(supply.as_ref().map(|it| it.item.clone())),
            wording::emergency_move(it.kind, LANG).into(),
            Cell::Count(it.quantity.into()),
            Cell::maybe(supply.map(|it| it.unit)),
            it.note.as_str().into(),
            name(it.by, whole).into(),
        ]
    };
    Sheet {
        name: "出入库台账",
        headings: vec![
            ("时间", 18),
            ("物资", 20),
            ("方式", 8),
            ("数量", 8),
            ("单位", 8),
            ("说明", 30),
            ("经办", 12),
        ],
        rows: all.into_iter().map(row).collect(),
    }
}

/// The round of the last weeks: a line for each week and target.
pub fn inspections(town: &Plain, now: Timestamp) -> Sheet {
    let whole: &dyn Town = town;
    let mut targets: Vec<&Target> = town.all::<Target>().collect();
    targets.sort_by_key(|it| (it.kind, it.name.to_string(), it.id));
    let this = Week::of(now.day());
    let weeks = std::iter::successors(Some(this), |it| Some(it.before())).take(WEEKS);
    let mut rows = Vec::new();
    for week in weeks {
        for it in targets.iter().filter(|it| it.is_asked(week)) {
            let seen: Option<Inspection> = whole.get(InspectionId::of(week, it.id));
            let last = seen.as_ref().and_then(|it| it.looks.last());
            let state = match &seen {
                Some(_) => "已查",
                None if week.over_at() <= now => "逾期",
                None => "还没查",
            };
            rows.push(vec![
                week.to_string().into(),
                wording::target_kind(it.kind, LANG).into(),
                it.name.as_str().into(),
                place(it.building, whole).into(),
                state.into(),
                Cell::Count(seen.as_ref().map_or(0, |it| it.looks.len() as i64)),
                Cell::maybe(last.map(|it| it.on)),
                Cell::maybe(last.map(|it| name(it.by, whole))),
                Cell::maybe(last.and_then(|it| it.words.as_ref())),
            ]);
        }
    }
    Sheet {
        name: "每周检查",
        headings: vec![
            ("周", 12),
            ("类别", 10),
            ("检查对象", 22),
            ("地点", 12),
            ("情况", 10),
            ("次数", 8),
            ("日期", 14),
            ("检查人", 14),
            ("看到什么", 40),
        ],
        rows,
    }
}

/// The register of hazards, the latest first.
pub fn hazards(town: &Plain, on: Day) -> Sheet {
    let whole: &dyn Town = town;
    let mut all: Vec<&Hazard> = town.all::<Hazard>().collect();
    all.sort_by_key(|it| (std::cmp::Reverse(it.found_at), it.id));
    let row = |it: &Hazard| {
        let (to, due) = match it.rectifier() {
            Some((Rectifier::Person(id), due)) => (name(*id, whole), due),
            Some((Rectifier::Outside(name), due)) => (name.to_string(), due),
            None => (String::new(), None),
        };
        let last = it.log.last();
        vec![
            Cell::instant(it.found_at),
            it.title.as_str().into(),
            place(it.building, whole).into(),
            if it.major { "重大" } else { "一般" }.into(),
            Cell::maybe(it.reported.as_ref().map(|it| it.to.clone())),
            Cell::maybe(it.reported.as_ref().map(|it| Cell::instant(it.at).shown())),
            wording::hazard_stage(it.stage(), LANG).into(),
            to.into(),
            Cell::maybe(due),
            if it.is_overdue(on) { "是" } else { "否" }.into(),
            Cell::maybe(last.map(|it| wording::hazard_did(it.did, LANG))),
            Cell::maybe(last.map(|it| Cell::instant(it.at).shown())),
        ]
    };
    Sheet {
        name: "隐患登记",
        headings: vec![
            ("发现", 18),
            ("隐患", 28),
            ("地点", 14),
            ("级别", 8),
            ("上报", 18),
            ("上报时间", 18),
            ("状态", 10),
            ("整改人", 14),
            ("期限", 14),
            ("超期", 8),
            ("最近一步", 12),
            ("时间", 18),
        ],
        rows: all.into_iter().map(row).collect(),
    }
}

/// Every drill, the latest first.
pub fn drills(town: &Plain) -> Sheet {
    let whole: &dyn Town = town;
    let mut all: Vec<&Drill> = town.all::<Drill>().collect();
    all.sort_by_key(|it| (std::cmp::Reverse(it.held_on), it.id));
    let row = |it: &Drill| {
        let plan: Option<Plan> = whole.get(it.plan);
        vec![
            Cell::day(it.held_on),
            Cell::maybe(plan.map(|it| it.title)),
            Cell::Count(it.people.into()),
            it.findings.as_str().into(),
            it.actions.as_str().into(),
        ]
    };
    Sheet {
        name: "演练",
        headings: vec![
            ("日期", 14),
            ("预案", 24),
            ("人数", 8),
            ("发现什么", 40),
            ("怎么改", 40),
        ],
        rows: all.into_iter().map(row).collect(),
    }
}

/// The roll call of one emergency, by address. Family names alone.
pub fn roll(id: EmergencyId, town: &Plain) -> Option<Sheet> {
    let whole: &dyn Town = town;
    let _: Emergency = whole.get(id)?;
    let mut doors: Vec<&Door> = town.all::<Door>().filter(|it| it.emergency == id).collect();
    doors.sort_by_cached_key(|it| order(it.address.as_str()));
    let row = |it: &Door| {
        let needs = it.needs();
        let needs = needs.iter().map(|it| wording::emergency_need(*it, LANG));
        let said = it.said.iter().map(|it| {
            let who = wording::emergency_who(it.who, LANG);
            match &it.says {
                Says::Safe => format!("{who}平安"),
                Says::NeedsHelp { .. } => format!("{who}要帮助"),
            }
        });
        let found = it.marks.iter().map(|it| {
            let mark = match it.mark {
                DoorMark::Well => "都好",
                DoorMark::NeedsHelp { .. } => "要帮助",
                DoorMark::Nobody => "没人应门",
                DoorMark::Helped => "已帮上",
            };
            match &it.note {
                Some(note) => format!("{mark}（{note}）"),
                None => mark.to_owned(),
            }
        });
        vec![
            place(Some(it.building), whole).into(),
            it.address.as_str().into(),
            it.names.join("、").into(),
            wording::door_state(it.state(), LANG).into(),
            needs.collect::<Vec<_>>().join("、").into(),
            said.collect::<Vec<_>>().join("；").into(),
            found.collect::<Vec<_>>().join("；").into(),
        ]
    };
    Some(Sheet {
        name: "点名",
        headings: vec![
            ("楼栋", 12),
            ("房号", 14),
            ("姓", 14),
            ("状态", 12),
            ("还要什么", 20),
            ("自己说", 24),
            ("上门、电话", 36),
        ],
        rows: doors.into_iter().map(row).collect(),
    })
}

fn place(building: Option<BuildingId>, town: &dyn Town) -> String {
    let building: Option<Building> = building.and_then(|id| town.get(id));
    building.map_or_else(|| "公共地方".to_owned(), |it| it.name.to_string())
}

fn name(person: PersonId, town: &dyn Town) -> String {
    let neighbour: Option<Neighbour> = town.get(person);
    neighbour.map(|it| it.shown).unwrap_or_default()
}
