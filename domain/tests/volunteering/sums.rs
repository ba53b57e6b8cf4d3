//! Sums, and the record of Order 67.

use std::collections::BTreeMap;

use domain::volunteering::*;
use domain::*;
use uuid::Uuid;

use crate::sample::*;

/// Final hours of person 1 in an activity of a number.
fn hours(number: u128, service: Service, on: &str, minutes: u32) -> FinalHours {
    let from = Timestamp::at(day(on), 9, 0);
    let session = Session {
        service,
        ..session(
            number,
            &[stretch(from, from.plus_minutes(i64::from(minutes)))],
        )
    };
    let by = Confirmation {
        at: from.plus_days(1),
        ..confirmation(alone(ORGANISER), Confirmer::InCharge)
    };
    let at = (from.plus_days(1), rules());
    let posted = Posting::Claimed
        .post(&session, &alone(1), &[by], &activity(), at)
        .unwrap();
    posted
        .finish(&session, minutes, false, from.plus_days(30))
        .unwrap()
        .1
}

#[test]
fn hours_are_summed_by_month_and_by_team_and_once() {
    let green = Service::Volunteering {
        colour: Colour::Green,
    };
    let all = [
        hours(7, green, "2026-10-31", 60),
        hours(8, green, "2026-11-01", 30),
        hours(9, Service::Teaching, "2026-11-30", 90),
        hours(9, Service::Teaching, "2026-11-30", 90),
    ];
    let expected = [
        ((2026, 10, green), 60),
        ((2026, 11, green), 30),
        ((2026, 11, Service::Teaching), 90),
    ];
    assert_eq!(by_month(&all), BTreeMap::from(expected));
    let team = TeamId(Uuid::from_u128(6));
    let of = |it: SessionId| (it == all[0].session).then_some(team);
    assert_eq!(
        by_team(&all, of),
        BTreeMap::from([(Some(team), 60), (None, 120)])
    );
}

/// One who offers some skills, by building and reach.
fn offers(number: u128, at: u128, skills: &[Skill], reach: Reach) -> SkillLine {
    SkillLine {
        id: SkillLineId(Uuid::from_u128(number)),
        community: CommunityId(Uuid::from_u128(1)),
        building: BuildingId(Uuid::from_u128(at)),
        skills: skills.to_vec(),
        reach,
    }
}

#[test]
fn need_and_offer_stand_side_by_side_by_building() {
    let building = |number| BuildingId(Uuid::from_u128(number));
    // Buildings 1 and 2 stand in one compound, building 3 in another.
    let compound = |it: BuildingId| Some(CompoundId(Uuid::from_u128(it.0.as_u128() / 3)));
    let waits = |number, at, skill| HelpWaiting {
        id: HelpId(Uuid::from_u128(number)),
        community: CommunityId(Uuid::from_u128(1)),
        building: building(at),
        skill,
        since: clock(9, 0),
        asked: 0,
        awaits: None,
    };
    let lines = [
        offers(1, 1, &[Skill::Phone, Skill::Phone], Reach::Building),
        offers(2, 1, &[Skill::Phone, Skill::Arts], Reach::Compound),
        offers(3, 3, &[Skill::Shopping], Reach::Community),
    ];
    let waiting = [
        waits(1, 2, Skill::Phone),
        waits(2, 3, Skill::Phone),
        waits(3, 1, Skill::Shopping),
        waits(4, 1, Skill::Doctor),
    ];
    let needs = need(&waiting, &lines, compound);
    // Skill, who offers it where, who asks where, and how many live out of reach.
    let cases = [
        (Skill::Phone, vec![(1, 2)], vec![(2, 1), (3, 1)], 1),
        (Skill::Arts, vec![(1, 1)], vec![], 0),
        (Skill::Shopping, vec![(3, 1)], vec![(1, 1)], 0),
        (Skill::Doctor, vec![], vec![(1, 1)], 1),
    ];
    assert_eq!(needs.len(), cases.len());
    for (skill, offered, asked, out_of_reach) in cases {
        let by = |all: Vec<(u128, u32)>| all.into_iter().map(|(at, many)| (building(at), many));
        let expected = Need {
            offered: by(offered).collect(),
            asked: by(asked).collect(),
            out_of_reach,
        };
        assert_eq!(needs[&skill], expected, "{skill:?}");
    }
    assert_eq!(
        (needs[&Skill::Phone].offers(), needs[&Skill::Phone].asks()),
        (2, 2)
    );
}

// domain-rules 6.6: the fields of the standard, and a name that claims no more than it may.
#[test]
fn the_record_has_the_fields_of_the_standard() {
    let session = session(7, &[stretch(clock(9, 0), clock(11, 20))]);
    let service = ServiceLine::of(&activity(), &session, 120, line("东门"), person(40));
    let record = VolunteerRecord {
        kind: PaperKind::PlatformRecord,
        basics: Basics {
            person: person(1),
            name: line("王芳"),
            since: day("2025-03-05"),
        },
        services: vec![service.clone(), service],
        training: Vec::new(),
        awards: Vec::new(),
        evaluation: Vec::new(),
    };
    assert_eq!(record.minutes(), 120);
    let read = serde_json::to_value(&record).unwrap();
    let keys: Vec<&String> = read.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "awards",
            "basics",
            "evaluation",
            "kind",
            "services",
            "training"
        ]
    );
    assert_eq!(read["kind"], "platform_record");
    let service = read["services"][0].as_object().unwrap();
    let fields: Vec<&str> = service.keys().map(String::as_str).collect();
    let standard = [
        "activity",
        "content",
        "evaluation",
        "in_charge",
        "minutes",
        "object",
        "on",
        "place",
        "recorder",
        "session",
    ];
    assert_eq!(fields, standard);
    assert_eq!(service["on"], "2026-11-21");
    assert!(serde_json::from_str::<PaperKind>("\"certificate\"").is_err());
}
