//! Final hours in the fields of the standard: the service part of a volunteer's record
//! (志愿服务记录与证明出具办法, Ministry of Civil Affairs Order 67; domain-rules 6.6).

use domain::members::{Building, Member, Neighbour, Spot};
use domain::volunteering::{Activity, GivenHours, Place, Team};
use domain::{Lang, PersonId, Plain, Town, wording};

use super::Sheet;
use super::sheet::Cell;

const LANG: Lang = Lang::ZhCn;

/// Every line of service that is final, the latest first.
pub fn hours(town: &Plain) -> Sheet {
    let whole: &dyn Town = town;
    let mut given: Vec<&GivenHours> = town.all::<GivenHours>().collect();
    given.sort_by_key(|it| (std::cmp::Reverse(it.hours.on), it.id));
    let row = |it: &GivenHours| {
        let activity: Option<Activity> = whole.get(it.activity);
        let team: Option<Team> = it.team.and_then(|id| whole.get(id));
        let by: Vec<String> = it
            .hours
            .confirmed_by
            .iter()
            .map(|it| name(*it, whole))
            .collect();
        let of = |text: fn(&Activity) -> String| Cell::maybe(activity.as_ref().map(text));
        vec![
            name(it.person, whole).into(),
            of(|it| it.title.to_string()),
            Cell::day(it.hours.on),
            Cell::maybe(activity.as_ref().and_then(|it| place(&it.place, whole))),
            of(|it| it.object.to_string()),
            of(|it| it.content.to_string()),
            wording::service(it.hours.service, LANG).into(),
            Cell::Count(it.hours.minutes.into()),
            Cell::maybe(activity.as_ref().map(|it| name(it.organiser, whole))),
            by.join("；").into(),
            Cell::maybe(team.map(|it| it.name)),
            Cell::instant(it.at),
        ]
    };
    Sheet {
        name: "志愿时长",
        headings: vec![
            ("志愿者", 14),
            ("活动名称", 24),
            ("日期", 12),
            ("地点", 16),
            ("服务对象", 18),
            ("服务内容", 36),
            ("类别", 14),
            ("时长(分钟)", 12),
            ("负责人", 14),
            ("记录人", 24),
            ("志愿队", 14),
            ("入账", 18),
        ],
        rows: given.into_iter().map(row).collect(),
    }
}

fn name(person: PersonId, town: &dyn Town) -> String {
    let member: Option<Member> = town.get(person);
    let member = member.map(|it| it.name.to_string());
    let shown = || town.get::<Neighbour>(person).map(|it| it.shown);
    member.or_else(shown).unwrap_or_default()
}

fn place(it: &Place, town: &dyn Town) -> Option<String> {
    let name = match it {
        Place::Spot(id) => town.get::<Spot>(*id)?.name,
        Place::Building(id) => town.get::<Building>(*id)?.name,
        Place::Elsewhere(name) => name.clone(),
    };
    Some(name.to_string())
}
