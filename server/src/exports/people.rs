//! Homes, members and owner heads.

use std::collections::BTreeMap;

use domain::members::{Building, Head, Home, Member, Role, Ruling, StandingState, Title, Unit};
use domain::{Lang, PersonId, Plain, Town, wording};

use super::Sheet;
use super::sheet::Cell;
use crate::imports::order;

const LANG: Lang = Lang::ZhCn;

/// Every home with its title, under the headings of a roster: the file imports again.
pub fn homes(town: &Plain) -> Sheet {
    let whole: &dyn Town = town;
    let mut homes: Vec<&Home> = town.all::<Home>().collect();
    homes.sort_by_cached_key(|home| order(home.address.as_str()));
    let row = |home: &Home| {
        let title: Option<Title> = whole.get(home.id);
        let building: Option<Building> = whole.get(home.building);
        let unit = whole.get::<Unit>(home.unit).and_then(|unit| unit.name);
        let holders = title.as_ref().map(|it| it.holders.as_slice());
        let holders = holders.unwrap_or_default();
        let phone = |it: &domain::members::Holder| {
            it.phone
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default()
        };
        let phones: Vec<String> = holders.iter().map(phone).collect();
        let phones = if phones.iter().all(String::is_empty) {
            String::new()
        } else {
            phones.join("、")
        };
        vec![
            home.address.to_string().into(),
            Cell::maybe(building.map(|it| it.name)),
            Cell::maybe(unit),
            Cell::Count(home.floor.into()),
            home.room.to_string().into(),
            wording::usage(home.usage, LANG).into(),
            title
                .as_ref()
                .map_or(Cell::from(""), |it| Cell::Area(it.area)),
            Cell::maybe(
                title
                    .as_ref()
                    .map(|it| wording::area_source(it.area_source, LANG)),
            ),
            joined(holders.iter().map(|it| it.name.as_str())),
            joined(holders.iter().map(|it| it.tail.as_str())),
            phones.into(),
            Cell::maybe(
                title
                    .as_ref()
                    .map(|it| wording::delivery(it.delivery, LANG)),
            ),
            Cell::maybe(title.and_then(|it| it.note)),
        ]
    };
    Sheet {
        name: "房屋",
        headings: vec![
            ("地址", 14),
            ("楼栋", 10),
            ("单元", 8),
            ("楼层", 6),
            ("房号", 8),
            ("用途", 8),
            ("专有部分面积", 14),
            ("面积来源", 10),
            ("产权人", 24),
            ("证件尾号", 16),
            ("联系电话", 28),
            ("交付状态", 10),
            ("备注", 24),
        ],
        rows: homes.into_iter().map(row).collect(),
    }
}

/// Every person who takes part, a line per bond with a home.
pub fn members(town: &Plain) -> Sheet {
    let mut offices: BTreeMap<PersonId, Vec<&str>> = BTreeMap::new();
    for role in town.all::<Role>().filter(|role| role.ended.is_none()) {
        let name = wording::office(role.office, LANG);
        offices.entry(role.person).or_default().push(name);
    }
    let mut members: Vec<&Member> = town.all::<Member>().collect();
    members.sort_by_key(|member| (member.joined_at, member.id));
    let mut rows = Vec::new();
    for member in members {
        let line = |address: Cell, kind: Cell, state: Cell| {
            let held = offices.get(&member.id).into_iter().flatten().copied();
            vec![
                member.name.to_string().into(),
                address,
                kind,
                state,
                Cell::maybe(member.phone.as_ref()),
                joined(held),
                Cell::instant(member.joined_at),
            ]
        };
        if member.standings.is_empty() {
            rows.push(line("".into(), "".into(), "".into()));
        }
        for standing in &member.standings {
            let state = match &standing.state {
                StandingState::Waiting => "待准入".to_owned(),
                StandingState::Active => "有效".to_owned(),
                StandingState::Ended { reason, .. } => format!("已终止：{reason}"),
                StandingState::TitlePassed { .. } => "产权已转移".to_owned(),
            };
            let kind = wording::standing(standing.kind, LANG);
            rows.push(line(
                standing.address.to_string().into(),
                kind.into(),
                state.into(),
            ));
        }
    }
    Sheet {
        name: "成员",
        headings: vec![
            ("姓名", 12),
            ("地址", 14),
            ("身份", 8),
            ("状态", 18),
            ("电话", 16),
            ("职务", 22),
            ("加入时间", 18),
        ],
        rows,
    }
}

/// Every owner head with what it counts.
pub fn heads(town: &Plain) -> Sheet {
    let mut heads: Vec<&Head> = town.all::<Head>().collect();
    heads.sort_by_cached_key(|head| (std::cmp::Reverse(head.area), head.id));
    let row = |head: &Head| {
        let ruling = match &head.ruling {
            Some(Ruling::Separate { reason }) => format!("分别计：{reason}"),
            Some(Ruling::Together { reason, .. }) => format!("合并计：{reason}"),
            None if head.needs_ruling => "待认定".to_owned(),
            None => String::new(),
        };
        vec![
            joined(head.holders.iter().map(|it| it.name.as_str())),
            joined(head.holders.iter().map(|it| it.tail.as_str())),
            Cell::Count(head.homes.into()),
            Cell::Area(head.area),
            if head.developer { "是" } else { "" }.into(),
            ruling.into(),
        ]
    };
    Sheet {
        name: "业主人数",
        headings: vec![
            ("产权人", 30),
            ("证件尾号", 18),
            ("户数", 8),
            ("专有部分面积", 14),
            ("建设单位", 10),
            ("认定", 30),
        ],
        rows: heads.into_iter().map(row).collect(),
    }
}

fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> Cell {
    Cell::Text(parts.collect::<Vec<_>>().join("、"))
}
