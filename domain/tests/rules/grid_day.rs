//! The day of a grid worker, who reads what of it, and what is let in.

use crate::grid_sample::*;
use crate::issue_grid::{GRID, HEAD, LAMP, NEIGHBOUR, REPORTER, STAFF};
use crate::village::*;
use domain::Command;
use domain::grid::{Command as Act, *};
use domain::issues::{self, BodyKind, Category, NameBody};
use domain::members;
use domain::*;
use rstest::rstest;

#[test]
fn what_is_carried_is_the_offices_own_list() {
    let mut it = Grid::new();
    let set = |items: &[&str]| {
        Act::SetCarried(SetCarried {
            community: COMMUNITY,
            items: items.iter().map(|it| line(it)).collect(),
        })
    };
    assert_eq!(it.tries(GRID, set(&["笔"])), Err(Refusal::NotYours));
    assert_eq!(
        it.tries(STAFF, set(&["笔", "笔"])),
        Err(fault(GridFault::NamedTwice))
    );
    let many: Vec<String> = (0..21).map(|it| format!("第{it}样")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let most = CARRIED_MOST;
    assert_eq!(
        it.tries(STAFF, set(&many)),
        Err(fault(GridFault::CarriesTooMuch { most }))
    );
    it.does(STAFF, set(&["工作证", "本子", "手电"]));
    let pack = Act::PackBag(PackBag {
        community: COMMUNITY,
        day: it.today(),
        carried: vec![line("手电"), line("工作证"), line("别的")],
    });
    it.does(GRID, pack);
    let day: WorkDay = it
        .town()
        .get(WorkDayId::of(person(GRID), it.today()))
        .unwrap();
    assert_eq!(day.carried, [line("工作证"), line("手电")]);
}

#[test]
fn a_home_that_everybody_left_is_on_no_list() {
    let mut it = Grid::new();
    it.0.0.claim(1, "家里人", members::Claim::Family);
    let care = it.care(1);
    let (id, home) = (CaredId::of(care.home), care.home);
    it.does(GRID, Act::CareFor(care));
    let lives = |member: &members::Member| member.active().any(|standing| standing.home == home);
    let all: Vec<members::Member> = it.town().of(COMMUNITY);
    let there: Vec<PersonId> = all.iter().filter(|it| lives(it)).map(|it| it.id).collect();
    assert_eq!(there.len(), 2);
    for who in there {
        assert!(it.town().has::<Cared>(id), "as long as somebody stays");
        let end = members::EndStanding {
            person: who,
            home,
            reason: line("搬走了"),
        };
        let end = Command::Members(members::Command::EndStanding(end));
        it.0.0.by(person(STAFF), end).unwrap();
    }
    assert!(!it.town().has::<Cared>(id));
}

#[test]
fn a_home_is_asked_anew_when_one_of_several_moves_out() {
    let mut it = Grid::new();
    it.0.0.claim(1, "家里人", members::Claim::Family);
    let care = it.care(1);
    let home = care.home;
    it.does(GRID, Act::CareFor(care.clone()));
    let end = members::EndStanding {
        person: person(1),
        home,
        reason: line("搬走了"),
    };
    let end = Command::Members(members::Command::EndStanding(end));
    it.0.0.by(person(STAFF), end).unwrap();
    let cared: Cared = it.town().get(CaredId::of(home)).unwrap();
    assert!(cared.is_due(it.today()));
    // Agreed anew: as usual again.
    it.does(GRID, Act::CareFor(care));
    let cared: Cared = it.town().get(CaredId::of(home)).unwrap();
    assert!(!cared.is_due(it.today()));
}

// Vector: agreed every 7 days; due on the seventh day after the last time they were met.
#[rstest]
#[case::on_the_sixth_day(6, false)]
#[case::on_the_seventh(7, true)]
#[case::after(9, true)]
fn a_visit_is_due_when_the_agreed_days_are_over(#[case] days: i32, #[case] due: bool) {
    let mut it = Grid::new();
    let care = it.care(1);
    it.does(GRID, Act::CareFor(care));
    let cared: Cared = it.town().get(CaredId::of(home(&it.0.0.town, 1))).unwrap();
    assert_eq!(cared.is_due(it.today().plus(days)), due);
}

#[rstest]
#[case::never(0)]
#[case::once_a_season_is_the_most(93)]
fn the_days_between_two_visits_are_bounded(#[case] every_days: u16) {
    let mut it = Grid::new();
    let care = Act::CareFor(CareFor {
        every_days,
        ..it.care(1)
    });
    assert_eq!(
        it.tries(GRID, care),
        Err(fault(GridFault::Interval { most: 92 }))
    );
}

#[test]
fn a_home_is_listed_only_once_it_agreed_and_goes_when_it_no_longer_does() {
    let mut it = Grid::new();
    let ahead = Act::CareFor(CareFor {
        agreed_on: it.today().plus(1),
        ..it.care(1)
    });
    assert_eq!(it.tries(GRID, ahead), Err(fault(GridFault::DayAhead)));
    let care = it.care(1);
    assert_eq!(
        it.tries(NEIGHBOUR, Act::CareFor(care.clone())),
        Err(Refusal::NotYours)
    );
    it.does(HEAD, Act::CareFor(care.clone()));
    it.does(HEAD, Act::EndCare(EndCare { home: care.home }));
    assert!(!it.town().has::<Cared>(CaredId::of(care.home)));
}

#[test]
fn somebody_met_is_visited_again_later_and_nobody_in_is_not() {
    let mut it = Grid::new();
    let care = it.care(1);
    let id = CaredId::of(care.home);
    it.does(GRID, Act::CareFor(care));
    let last = |it: &Grid| it.town().get::<Cared>(id).unwrap().last;
    let visit = it.visit(900, Some(1), false);
    it.does(GRID, Act::LogVisit(visit.clone()));
    assert_eq!(last(&it), None);
    assert_eq!(
        it.tries(GRID, Act::LogVisit(visit)),
        Err(Refusal::AlreadyThere)
    );
    let visit = it.visit(902, Some(1), true);
    it.does(GRID, Act::LogVisit(visit));
    assert_eq!(last(&it), Some(it.today()));
    // Told of late, an earlier one moves nothing back.
    let earlier = LogVisit {
        on: it.today().plus(-3),
        ..it.visit(903, Some(1), true)
    };
    it.does(GRID, Act::LogVisit(earlier));
    assert_eq!(last(&it), Some(it.today()));
}

#[rstest]
#[case::tomorrow(1, GridFault::DayAhead)]
#[case::eight_days_ago(-8, GridFault::TooLongAgo { days: 7 })]
fn a_visit_is_of_these_days(#[case] days: i32, #[case] why: GridFault) {
    let mut it = Grid::new();
    let visit = LogVisit {
        on: it.today().plus(days),
        ..it.visit(900, None, true)
    };
    assert_eq!(it.tries(GRID, Act::LogVisit(visit)), Err(fault(why)));
}

#[test]
fn a_log_holds_what_happened_and_no_home() {
    let mut it = Grid::new();
    let report = crate::issue_grid::report(Category::Lamp, false, &it.0.0);
    it.0.does(REPORTER, report);
    let visit = it.visit(900, Some(1), true);
    it.does(GRID, Act::LogVisit(visit));
    it.0.does(GRID, crate::issue_grid::take());
    let close = it.close();
    it.does(GRID, Act::CloseDay(close.clone()));
    let id = WorkDayId::of(person(GRID), it.today());
    let log: DayLog = it.town().get(DayLogId(id.0)).unwrap();
    assert_eq!(log.audience(), Audience::Staff);
    let done = log.day.closed.clone().unwrap().done;
    let kinds: Vec<&str> = done
        .iter()
        .map(|it| match it.what {
            Deed::Visit { .. } => "visit",
            Deed::Door { .. } => "door",
            Deed::Issue { issue, .. } if issue == LAMP => "lamp",
            Deed::Issue { .. } => "issue",
        })
        .collect();
    assert_eq!(kinds, ["visit", "lamp"]);
    let told = serde_json::to_string(&log).unwrap();
    let home = home(&it.0.0.town, 1).to_string();
    assert!(!told.contains(&home) && !told.contains("血压"));
    // Closed is closed.
    assert_eq!(
        it.tries(GRID, Act::CloseDay(close)),
        Err(fault(GridFault::DayIsClosed))
    );
    let late = it.visit(904, None, true);
    assert_eq!(
        it.tries(GRID, Act::LogVisit(late)),
        Err(fault(GridFault::DayIsClosed))
    );
    // Another's day is not.
    let other = it.visit(905, None, true);
    it.does(HEAD, Act::LogVisit(other));
    let months: Vec<GridMonth> = it.0.0.town.all::<GridMonth>().cloned().collect();
    assert_eq!(months.len(), 1);
    assert_eq!((months[0].visits, months[0].met, months[0].days), (2, 1, 1));
}

/// The matrix: every record of the slice against everyone there is.
#[test]
fn nobody_reads_more_of_the_grid_than_is_for_them() {
    let mut it = Grid::new();
    let care = it.care(1);
    it.does(GRID, Act::CareFor(care));
    let visit = it.visit(900, Some(1), true);
    it.does(GRID, Act::LogVisit(visit));
    let close = it.close();
    it.does(GRID, Act::CloseDay(close));
    let enter = Act::EnterTask(EnterTask {
        id: TASK,
        community: COMMUNITY,
        title: line("代收城管罚款"),
        from: line("街道城管科"),
        ground: None,
        category: None,
        duty: None,
    });
    it.does(STAFF, enter);
    let named = it.appoint(Station::Mediation, outside("梅大姐"));
    it.does(STAFF, named);
    let mut seen = std::collections::BTreeMap::new();
    for record in it.0.0.town.iter() {
        seen.insert(record.kind().as_str(), record.audience());
    }
    let walkers = vec![HEAD, GRID, STAFF];
    for (kind, readers) in [
        ("cared", walkers.clone()),
        ("grid_visit", walkers),
        ("work_day", vec![GRID]),
        ("day_log", vec![STAFF]),
        ("post_file", vec![STAFF]),
        ("grid_task", (1..=6).collect()),
        ("grid_month", (1..=6).collect()),
        ("grid_post", (1..=6).collect()),
    ] {
        assert_eq!(it.readers(seen[kind]), readers, "{kind}");
    }
    for public in ["grid_post", "grid_month"] {
        assert_eq!(seen[public], Audience::Public);
    }
    assert!(it.town().has::<GridVisit>(VISIT));
}

// Beijing 17, Luzhou 15: government's own duties are not pushed onto the community.
#[rstest]
#[case::a_departments(Some(Category::Stalls), Err(fault(GridFault::DepartmentsDuty)))]
#[case::nobodys(Some(Category::Rubbish), Ok(()))]
#[case::of_no_list(None, Ok(()))]
fn a_departments_duty_is_not_let_in(
    #[case] category: Option<Category>,
    #[case] expected: Result<(), Refusal>,
) {
    let mut it = Grid::new();
    let enter = Act::EnterTask(EnterTask {
        id: TASK,
        community: COMMUNITY,
        title: line("清理占道经营"),
        from: line("街道城管科"),
        ground: Some(line("年度考核通知")),
        category,
        duty: None,
    });
    it.does(STAFF, enter);
    let answer = |admitted| {
        Act::AnswerTask(AnswerTask {
            task: TASK,
            admitted,
            reason: prose("属部门职责"),
            duty: None,
        })
    };
    let tried = it.tries(STAFF, answer(true)).map(|_| ());
    assert_eq!(tried, expected);
    if expected.is_err() {
        it.does(STAFF, answer(false));
    }
    assert_eq!(
        it.tries(STAFF, answer(false)),
        Err(fault(GridFault::IsAnswered))
    );
    let task: GridTask = it.town().get(TASK).unwrap();
    assert_eq!(task.audience(), Audience::Residents);
}

/// Whoever lives there reads that the home is visited and by which day they agreed, never why; moving in or
/// out, a changed line and its end reach them, and each of them may end it.
#[test]
fn a_home_reads_its_own_line_and_ends_it() {
    let mut it = Grid::new();
    let care = it.care(1);
    let home = care.home;
    it.does(GRID, Act::CareFor(care.clone()));
    let copies = |it: &Grid| it.town().of::<OwnCare>(home);
    let readers = |it: &Grid| -> Vec<PersonId> { copies(it).iter().map(|it| it.reader).collect() };
    let first = readers(&it);
    assert_eq!(first.len(), 1);
    assert_eq!(copies(&it)[0].audience(), Audience::Person(first[0]));
    let why = serde_json::to_string(&copies(&it)[0]).unwrap();
    assert!(!why.contains("lives_alone"), "{why}");
    // Somebody moves in, and the interval is agreed anew.
    it.0.0.claim(1, "家里人", members::Claim::Family);
    assert_eq!(readers(&it).len(), 2);
    let every_days = care.every_days + 1;
    it.does(GRID, Act::CareFor(CareFor { every_days, ..care }));
    assert!(copies(&it).iter().all(|it| it.every_days == every_days));
    // A neighbour of another home has nothing to say about it; who lives there has.
    let end = Act::EndCare(EndCare { home });
    assert_eq!(
        it.tries(NEIGHBOUR, end.clone()).map(|_| ()),
        Err(Refusal::NotYours)
    );
    it.0.0.by(first[0], Command::Grid(end)).unwrap();
    assert!(!it.town().has::<Cared>(CaredId::of(home)));
    assert!(copies(&it).is_empty());
}

/// Who lets a home does not live there: the tenant's visits are neither the owner's to read nor to end, and
/// leave with the tenant.
#[test]
fn who_lets_a_home_reads_nothing_of_its_visits() {
    let mut it = Grid::new();
    it.0.0.claim(1, "租客", members::Claim::Tenant);
    let tenant = PersonId::derived("test", &["租客".as_bytes()]);
    let care = it.care(1);
    let home = care.home;
    let admit = members::AdmitTenant {
        person: tenant,
        home,
        turned_away: None,
        lives_since: None,
    };
    let admit = Command::Members(members::Command::AdmitTenant(admit));
    it.0.0.by(person(STAFF), admit).unwrap();
    it.does(GRID, Act::CareFor(care));
    let readers: Vec<PersonId> = it
        .town()
        .of::<OwnCare>(home)
        .iter()
        .map(|it| it.reader)
        .collect();
    assert_eq!(readers, [tenant]);
    let end = Act::EndCare(EndCare { home });
    assert_eq!(it.tries(REPORTER, end).map(|_| ()), Err(Refusal::NotYours));
    let gone = members::EndStanding {
        person: tenant,
        home,
        reason: line("退租"),
    };
    let gone = Command::Members(members::Command::EndStanding(gone));
    it.0.0.by(person(STAFF), gone).unwrap();
    assert!(!it.town().has::<Cared>(CaredId::of(home)));
    assert!(it.town().of::<OwnCare>(home).is_empty());
}

/// A list in words bars as one of categories does, whether the line is found at the entry or at the answer;
/// the residents' committee's own list lets in.
#[rstest]
#[case::at_the_entry(BodyKind::Department, true, Err(fault(GridFault::DepartmentsDuty)))]
#[case::at_the_answer(BodyKind::Department, false, Err(fault(GridFault::DepartmentsDuty)))]
#[case::the_communitys_own(BodyKind::ResidentsCommittee, true, Ok(()))]
fn a_line_of_a_list_is_held_against_a_task(
    #[case] kind: BodyKind,
    #[case] at_entry: bool,
    #[case] expected: Result<(), Refusal>,
) {
    let mut it = Grid::new();
    let body = BodyId(uuid::Uuid::from_u128(0x77));
    let named = NameBody {
        id: body,
        community: COMMUNITY,
        name: line("区民政局"),
        kind,
        duties: Vec::new(),
        lines: Some(vec![line("高龄津贴的审核与发放")]),
        contacts: Vec::new(),
        ended: false,
    };
    let named = Command::Issues(issues::Command::NameBody(named));
    it.0.0.by(person(STAFF), named).unwrap();
    let duty = |text: &str| {
        Some(ListedDuty {
            body,
            line: line(text),
        })
    };
    let enter = |duty| {
        Act::EnterTask(EnterTask {
            id: TASK,
            community: COMMUNITY,
            title: line("审核高龄津贴"),
            from: line("区民政局"),
            ground: None,
            category: None,
            duty,
        })
    };
    let unheard = enter(duty("没有这一条"));
    assert_eq!(it.tries(STAFF, unheard).map(|_| ()), Err(Refusal::NotFound));
    let listed = duty("高龄津贴的审核与发放");
    it.does(STAFF, enter(listed.clone().filter(|_| at_entry)));
    let answer = |admitted| {
        Act::AnswerTask(AnswerTask {
            task: TASK,
            admitted,
            reason: prose("对照清单"),
            duty: listed.clone().filter(|_| !at_entry),
        })
    };
    assert_eq!(it.tries(STAFF, answer(true)).map(|_| ()), expected);
    if expected.is_err() {
        it.does(STAFF, answer(false));
    }
    let task: GridTask = it.town().get(TASK).unwrap();
    assert_eq!(task.duty, listed);
}

/// A phone without a network writes a day, and the server says the same.
#[test]
fn a_phone_that_holds_its_own_audiences_writes_the_day_too() {
    let it = Grid::new();
    let actor = Actor::of(person(GRID), it.today(), it.town());
    let audiences = actor.audiences(COMMUNITY, it.today(), it.town());
    let mut phone = Plain::partial();
    for record in it.0.0.town.iter() {
        if audiences.contains(&record.audience()) {
            phone.put(std::sync::Arc::clone(record));
        }
    }
    let acts = [
        Act::CareFor(it.care(1)),
        Act::LogVisit(it.visit(900, Some(1), true)),
        Act::CloseDay(it.close()),
    ];
    for act in acts {
        let changes = decide(&Command::Grid(act), &actor, it.0.0.now, &phone).unwrap();
        for change in &changes {
            phone.apply(change);
        }
    }
    let town = &phone as &dyn Town;
    let day: WorkDay = town.get(WorkDayId::of(person(GRID), it.today())).unwrap();
    assert_eq!(day.closed.unwrap().done.len(), 1);
    assert_eq!(phone.all::<GridMonth>().count(), 0);
}
