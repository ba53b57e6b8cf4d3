//! The site: the diary, what residents saw, what was paid, what is cut off.

use anyhow::Context as _;
use domain::members::{Building, Unit};
use domain::projects::Seen;
use domain::renovation::{
    AnswerSiteReport, Command as Act, DiaryPhoto, Moment, NotePayment, PlanItem, PostOutage, Reach,
    SendSiteReport, Utility, WithdrawOutage, WriteDiary,
};
use domain::{
    BuildingId, Command, DiaryEntryId, Money, OutageId, PaymentId, SiteReportId, Timestamp, Town,
};

use super::{PIPES, ROOF, STAIRS, Telling, number};
use crate::demo::photos::{Scene, scene};
use crate::demo::{derived, line, prose};
use crate::sequencer::{By, Community};

/// The diary, building by building, and what residents saw.
pub(super) fn build(it: &mut Telling<'_>, buildings: &[Building]) {
    for (index, building) in (0i32..).zip(buildings) {
        let from = 68 + index * 5;
        let photo = |moment, place: Scene, shows: &str| DiaryPhoto {
            moment,
            photo: scene(place, shows),
        };
        let begun = vec![
            photo(Moment::Before, Scene::Pipes, "楼道里生锈的旧铁管"),
            photo(
                Moment::During,
                Scene::Pipes,
                "两根新的不锈钢立管，旁边是拆下的旧管",
            ),
        ];
        let at = Some(building.id);
        entry(
            it,
            from,
            at,
            Some(PIPES),
            "给水立管换到三层，晚上六点前通水。",
            begun,
        );
        if index >= 9 {
            continue;
        }
        let scaffold = vec![photo(
            Moment::During,
            Scene::Scaffold,
            "外墙的脚手架和绿色安全网",
        )];
        entry(
            it,
            from + 2,
            at,
            Some(ROOF),
            "屋面卷材铺完，边上收了口。",
            scaffold,
        );
        if index >= 6 {
            continue;
        }
        let done = |text| vec![photo(Moment::After, Scene::Pipes, text)];
        entry(
            it,
            from + 8,
            at,
            Some(PIPES),
            "立管全部换完，试压一小时不渗。",
            done("换好的立管"),
        );
        let roof = vec![photo(
            Moment::After,
            Scene::Scaffold,
            "拆架以后的外墙和屋檐",
        )];
        entry(
            it,
            from + 10,
            at,
            Some(ROOF),
            "屋面蓄水四十八小时，没有渗漏。",
            roof,
        );
    }
    let contact = it.people.contact.person;
    let seen = [
        (
            71,
            4,
            0,
            Seen::Fine,
            "楼道里拆下来的旧管当天就清走了，挺好。",
        ),
        (90, 7, 4, Seen::Concern, "晚上九点还在切管子，孩子睡不着。"),
        (
            147,
            0,
            6,
            Seen::Concern,
            "7号楼屋檐下面的网破了一块，掉过小石子。",
        ),
    ];
    for (number, (days, who, place, seen, text)) in (0u64..).zip(seen) {
        let id = SiteReportId(derived("site-report", number));
        let send = SendSiteReport {
            id,
            plan: it.plan,
            building: buildings.get(place).map(|it| it.id),
            seen,
            text: prose(text),
            photos: Vec::new(),
        };
        let author = it.people.residents[who].person;
        it.act(days, author, Act::SendSiteReport(send));
        if days < 140 {
            let text = match seen {
                Seen::Fine => "谢谢，每天收工前都会清。",
                Seen::Concern => "对不住。从今天起晚上七点以后不动有声音的活。",
            };
            let answer = AnswerSiteReport {
                report: id,
                text: prose(text),
            };
            it.act(days + 1, contact, Act::AnswerSiteReport(answer));
        }
    }
}

fn entry(
    it: &mut Telling<'_>,
    days: i32,
    building: Option<BuildingId>,
    item: Option<u16>,
    text: &str,
    photos: Vec<DiaryPhoto>,
) {
    let on = it.then.day().plus(days);
    let seed = format!("{building:?}{item:?}{days}");
    let write = WriteDiary {
        id: DiaryEntryId(domain::derived("diary", &[seed.as_bytes()])),
        plan: it.plan,
        on,
        building,
        item,
        text: prose(text),
        photos,
    };
    it.act(days, it.people.contact.person, Act::WriteDiary(write));
}

/// A third of what the basics cost is paid.
pub(super) fn spend(it: &mut Telling<'_>, items: &[PlanItem]) {
    let spent = [
        (ROOF, 75, "防水卷材"),
        (PIPES, 80, "不锈钢管"),
        (STAIRS, 120, "内墙涂料"),
    ];
    for (number, (item, days, what)) in (0u64..).zip(spent) {
        let Some(cost) = items.iter().find(|it| it.item == item).map(|it| it.cost) else {
            continue;
        };
        let pay = NotePayment {
            id: PaymentId(derived("payment", number)),
            plan: it.plan,
            item,
            what: line(what),
            payee: line("江城建材"),
            amount: Money(cost.0 / 3),
            photo: scene(Scene::Board, "收款收据"),
        };
        it.office(days, Act::NotePayment(pay));
    }
}

/// Water is off tomorrow in two units, and an outage of another building was withdrawn.
pub(super) fn cut(it: &mut Telling<'_>, community: &Community) -> anyhow::Result<()> {
    let home = &it.people.residents[0].home;
    let (building, unit) = (home.building, home.unit);
    let units = community.look(|town| {
        let mut units: Vec<Unit> = (town as &dyn Town).of(building);
        units.sort_by_key(|it| it.name.as_ref().map(number));
        units
    });
    let first = units.iter().find(|it| it.id != unit);
    let first = first
        .context("the resident's building has several units")?
        .id;
    let tomorrow = it.now.day().plus(1);
    let at = it.now.plus_minutes(-60 * 20);
    let by = By::Person(it.people.staff);
    let post = PostOutage {
        id: OutageId(derived("outage", 0)),
        plan: it.plan,
        utility: Utility::Water,
        places: vec![Reach::Unit(unit), Reach::Unit(first)],
        from: Timestamp::at(tomorrow, 9, 0),
        until: Timestamp::at(tomorrow, 12, 0),
        why: line("换立管。请提前接好水，关好水龙头"),
    };
    it.schedule
        .add(at, by, Command::Renovation(Act::PostOutage(post)));
    let other = PostOutage {
        id: OutageId(derived("outage", 1)),
        plan: it.plan,
        utility: Utility::Power,
        places: vec![Reach::Building(it.people.residents[2].home.building)],
        from: Timestamp::at(tomorrow, 14, 0),
        until: Timestamp::at(tomorrow, 16, 0),
        why: line("换楼道灯的线"),
    };
    it.schedule
        .add(at, by, Command::Renovation(Act::PostOutage(other)));
    let withdraw = WithdrawOutage {
        outage: OutageId(derived("outage", 1)),
        why: line("电工改到下周来"),
    };
    it.schedule.add(
        at.plus_minutes(60),
        by,
        Command::Renovation(Act::WithdrawOutage(withdraw)),
    );
    Ok(())
}
