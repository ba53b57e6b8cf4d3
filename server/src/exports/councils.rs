//! Councils, their sittings, and what is on their agendas.

use domain::councils::{
    Attendance, Council, FollowUp, Minutes, MinutesState, Motion, MotionState, Seat, Sitting,
};
use domain::members::{Compound, Member};
use domain::{Day, Lang, PersonId, Plain, Town, wording};

use super::Sheet;
use super::sheet::Cell;

const LANG: Lang = Lang::ZhCn;

/// Every council, in the order in which they were formed.
pub fn councils(town: &Plain, on: Day) -> Sheet {
    let whole: &dyn Town = town;
    let mut councils: Vec<&Council> = town.all::<Council>().collect();
    councils.sort_by_key(|it| (it.formed_on, it.id));
    let row = |it: &Council| {
        let compound = it.compound.and_then(|id| whole.get::<Compound>(id));
        let seats = whole.of::<Seat>(it.id);
        let held = seats.iter().filter(|seat| seat.is_held(on)).count();
        vec![
            it.name.to_string().into(),
            wording::council_kind(it.kind, LANG).into(),
            Cell::maybe(compound.map(|it| it.name)),
            Cell::Count(held as i64),
            Cell::Count(whole.of::<Sitting>(it.id).len() as i64),
            Cell::day(it.formed_on),
        ]
    };
    Sheet {
        name: "议事会",
        headings: vec![
            ("名称", 28),
            ("类型", 20),
            ("小区", 20),
            ("在任席位", 10),
            ("会议", 8),
            ("成立", 14),
        ],
        rows: councils.into_iter().map(row).collect(),
    }
}

/// Every sitting, the latest first.
pub fn sittings(town: &Plain) -> Sheet {
    let whole: &dyn Town = town;
    let mut sittings: Vec<&Sitting> = town.all::<Sitting>().collect();
    sittings.sort_by_key(|it| (std::cmp::Reverse(it.starts_at), it.id));
    let name = |person: PersonId| whole.get::<Member>(person).map(|it| it.name);
    let row = |it: &Sitting| {
        let minutes: Option<Minutes> = whole.get(it.id);
        let state = match minutes.as_ref().map(|it| &it.state) {
            None => "",
            Some(MinutesState::Kept) => "记录中",
            Some(_) => "已散会",
        };
        vec![
            Cell::maybe(whole.get::<Council>(it.council).map(|it| it.name)),
            format!("第 {} 次会议", it.number).into(),
            Cell::instant(it.called_at),
            Cell::instant(it.starts_at),
            it.place.to_string().into(),
            Cell::Count(whole.of::<Motion>(it.id).len() as i64),
            Cell::Count(whole.of::<Attendance>(it.id).len() as i64),
            Cell::maybe(minutes.as_ref().and_then(|it| name(it.chair))),
            Cell::maybe(minutes.as_ref().and_then(|it| name(it.recorder))),
            state.into(),
        ]
    };
    Sheet {
        name: "会议",
        headings: vec![
            ("议事会", 28),
            ("会议", 14),
            ("通知", 18),
            ("开会", 18),
            ("地点", 20),
            ("议题", 8),
            ("到会", 8),
            ("主持人", 12),
            ("记录人", 12),
            ("会议记录", 12),
        ],
        rows: sittings.into_iter().map(row).collect(),
    }
}

/// Every motion, sitting by sitting, the latest first, and who sees to it.
pub fn motions(town: &Plain) -> Sheet {
    let whole: &dyn Town = town;
    let mut motions: Vec<(&Motion, Sitting)> = town
        .all::<Motion>()
        .filter_map(|it| Some((it, whole.get(it.sitting)?)))
        .collect();
    motions.sort_by_key(|(it, sitting)| {
        (
            std::cmp::Reverse(sitting.starts_at),
            sitting.id,
            it.number,
            it.id,
        )
    });
    let row = |(it, sitting): (&Motion, Sitting)| {
        let follow: Option<FollowUp> = whole.get(it.id);
        let state = match it.state {
            MotionState::Tabled => "还没有表决".to_owned(),
            MotionState::Voting { .. } => "表决中".to_owned(),
            MotionState::Decided { outcome, .. } => {
                wording::came_out(outcome, it.is_election(), LANG).to_owned()
            }
            MotionState::Cancelled { .. } => "表决取消了，可以再表决".to_owned(),
            MotionState::PutOff { .. } => "留待下次".to_owned(),
            MotionState::Withdrawn => "已撤下".to_owned(),
        };
        vec![
            Cell::maybe(whole.get::<Council>(sitting.council).map(|it| it.name)),
            format!("第 {} 次会议", sitting.number).into(),
            Cell::Count(it.number.into()),
            it.title.to_string().into(),
            it.text.to_string().into(),
            state.into(),
            Cell::maybe(follow.as_ref().map(|it| &it.owner)),
            follow.map_or(Cell::from(""), |it| Cell::day(it.due)),
            it.hash.short().into(),
        ]
    };
    Sheet {
        name: "议题",
        headings: vec![
            ("议事会", 28),
            ("会议", 14),
            ("序号", 8),
            ("议题", 30),
            ("文本", 60),
            ("状态", 14),
            ("谁来落实", 20),
            ("期限", 14),
            ("文本校验码", 14),
        ],
        rows: motions.into_iter().map(row).collect(),
    }
}
