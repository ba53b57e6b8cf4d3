//! The board of the grid, the day of a grid worker, and who reads what of both.

use crate::issue_grid::{GRID, Grid as Issues, HEAD, LAMP, NEIGHBOUR, REPORTER, STAFF, building};
use crate::village::*;
use domain::Command;
use domain::grid::{Command as Act, *};
use domain::issues::Category;
use domain::members::{self, Office, Phone, Role, Scope};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

const VISIT: GridVisitId = GridVisitId(Uuid::from_u128(900));
const TASK: GridTaskId = GridTaskId(Uuid::from_u128(901));

/// The village with a building head and a grid worker.
struct Grid(Issues);

impl Grid {
    fn new() -> Self {
        Self(Issues::new())
    }

    fn building(&self) -> BuildingId {
        building(&self.0.0).id
    }

    fn tries(&mut self, flat: u8, act: Act) -> Result<Vec<Change>, Refusal> {
        self.0.0.by(person(flat), Command::Grid(act))
    }

    /// It is done, and the months are as they would be folded again.
    fn does(&mut self, flat: u8, act: Act) -> Vec<Change> {
        let name = format!("{act:?}");
        let changes = self
            .tries(flat, act)
            .unwrap_or_else(|it| panic!("{name}: {it:?}"));
        let again = rebuilt(&self.0.0.town);
        for month in self.0.0.town.all::<GridMonth>() {
            assert!(again.contains(&Record::from(month.clone())), "{month:?}");
        }
        changes
    }

    fn town(&self) -> &dyn Town {
        &self.0.0.town
    }

    fn today(&self) -> Day {
        self.0.0.now.day()
    }

    fn post(&self, scope: Scope, station: Station) -> GridPost {
        self.town().get(GridPostId::of(scope, station)).unwrap()
    }

    fn appoint(&self, station: Station, who: Who) -> Act {
        Act::Appoint(Appoint {
            scope: Scope::Building(self.building()),
            station,
            who,
            unit: None,
            until: self.today().plus(365),
        })
    }

    fn visit(&self, number: u128, home: Option<u8>, met: bool) -> LogVisit {
        LogVisit {
            id: GridVisitId(Uuid::from_u128(number)),
            building: self.building(),
            home: home.map(|flat| crate::village::home(&self.0.0.town, flat)),
            kind: SixSmall::Problem,
            met,
            words: Some(prose("血压药快吃完了")),
            on: self.today(),
        }
    }

    fn care(&self, flat: u8) -> CareFor {
        CareFor {
            home: home(&self.0.0.town, flat),
            who: line("陈奶奶"),
            why: CareReason::LivesAlone,
            every_days: 7,
            agreed_on: self.today(),
        }
    }

    fn close(&self) -> CloseDay {
        CloseDay {
            community: COMMUNITY,
            day: self.today(),
            words: Some(prose("三楼的灯要盯着")),
        }
    }

    /// Which of the village's people read a record.
    fn readers(&self, audience: Audience) -> Vec<u8> {
        let day = self.today();
        let reads = |flat: &u8| {
            let actor = Actor::of(person(*flat), day, self.town());
            actor
                .audiences(COMMUNITY, day, self.town())
                .contains(&audience)
        };
        (1..=6).filter(reads).collect()
    }
}

fn fault(fault: GridFault) -> Refusal {
    Refusal::Grid { fault }
}

fn outside(name: &str) -> Who {
    Who::Outside(line(name))
}

#[rstest]
#[case(Station::LargeHead, true, false, false)]
#[case(Station::SmallHead, false, true, false)]
#[case(Station::PartyHead, false, false, true)]
#[case(Station::BuildingHead, false, false, true)]
#[case(Station::Health, false, false, true)]
#[case(Station::Security, false, false, true)]
#[case(Station::Mediation, false, false, true)]
#[case(Station::Property, false, false, true)]
fn a_station_belongs_to_its_level(
    #[case] station: Station,
    #[case] community: bool,
    #[case] compound: bool,
    #[case] of_building: bool,
) {
    let it = Grid::new();
    let scopes = [
        Scope::Community(COMMUNITY),
        Scope::Compound(COMPOUND),
        Scope::Building(it.building()),
        Scope::Council(COUNCIL),
    ];
    let fits = scopes.map(|scope| station.is_of(scope));
    assert_eq!(fits, [community, compound, of_building, false]);
}

// Seed 003: two heads and four officers.
#[test]
fn a_building_has_two_heads_and_four_officers() {
    assert_eq!(Station::OF_BUILDING.len(), 6);
    let heads = [Station::PartyHead, Station::BuildingHead];
    assert_eq!(Station::OF_BUILDING[..2], heads);
}

#[test]
fn the_board_names_a_family_name_and_the_office_the_whole() {
    let mut it = Grid::new();
    let named = it.appoint(Station::Mediation, outside("司马桂芳"));
    assert_eq!(it.tries(HEAD, named.clone()), Err(Refusal::NotYours));
    it.does(STAFF, named.clone());
    let scope = Scope::Building(it.building());
    let post = it.post(scope, Station::Mediation);
    assert_eq!(post.audience(), Audience::Public);
    let public = serde_json::to_string(&post).unwrap();
    assert!(public.contains("司马**") && !public.contains("桂芳"));
    let file: PostFile = it.town().get(post.id).unwrap();
    assert_eq!(file.audience(), Audience::Staff);
    assert_eq!(file.terms[0].name, line("司马桂芳"));
    // One holder at a time.
    let until = it.today().plus(365);
    assert_eq!(
        it.tries(STAFF, named),
        Err(fault(GridFault::IsHeld { until }))
    );
}

#[test]
fn a_station_of_another_level_is_refused() {
    let mut it = Grid::new();
    let named = it.appoint(Station::LargeHead, outside("周书记"));
    assert_eq!(it.tries(STAFF, named), Err(fault(GridFault::AnotherPlace)));
}

#[test]
fn what_ended_is_shown_as_vacant() {
    let mut it = Grid::new();
    let named = it.appoint(Station::Health, outside("何医生"));
    it.does(STAFF, named);
    let scope = Scope::Building(it.building());
    let post = it.post(scope, Station::Health).id;
    it.0.0.now = it.0.0.now.plus_days(10);
    let end = Act::EndPost(EndPost {
        post,
        reason: line("搬走了"),
    });
    it.does(STAFF, end.clone());
    let (today, shown) = (it.today(), it.post(scope, Station::Health));
    assert_eq!(
        (shown.held(today), shown.vacant_since(today)),
        (None, Some(today))
    );
    assert!(!serde_json::to_string(&shown).unwrap().contains("搬走"));
    assert_eq!(it.tries(STAFF, end), Err(fault(GridFault::IsVacant)));
}

#[test]
fn a_term_that_is_over_is_a_vacancy_by_itself() {
    let mut it = Grid::new();
    let named = it.appoint(Station::Security, outside("高师傅"));
    it.does(STAFF, named);
    let until = it.today().plus(365);
    let post = it.post(Scope::Building(it.building()), Station::Security);
    assert!(post.held(until).is_some());
    assert!(post.held(until.plus(1)).is_none());
    assert_eq!(post.vacant_since(until.plus(1)), Some(until.plus(1)));
}

#[test]
fn the_office_of_a_building_head_and_the_board_never_differ() {
    let mut it = Grid::new();
    let scope = Scope::Building(it.building());
    // Given among the offices, shown on the board.
    let post = it.post(scope, Station::BuildingHead);
    assert_eq!(post.held(it.today()).unwrap().person, Some(person(HEAD)));
    // Ended on the board, and the office is.
    let end = Act::EndPost(EndPost {
        post: post.id,
        reason: line("任期满"),
    });
    it.does(STAFF, end);
    let held = |it: &Grid, flat| {
        let actor = Actor::of(person(flat), it.today(), it.town());
        actor.holds(Office::BuildingHead)
    };
    assert!(!held(&it, HEAD));
    // Named on the board, and has the office.
    let named = it.appoint(Station::BuildingHead, Who::Person(person(NEIGHBOUR)));
    it.does(STAFF, named);
    assert!(held(&it, NEIGHBOUR));
    // Taken back among the offices, gone from the board.
    let role = it.town().of::<Role>(person(NEIGHBOUR)).remove(0).id;
    let taken = members::Command::EndRole(members::EndRole {
        role,
        reason: line("本人辞任"),
    });
    it.0.0.by(person(STAFF), Command::Members(taken)).unwrap();
    let post = it.post(scope, Station::BuildingHead);
    assert!(post.held(it.today()).is_none());
}

#[test]
fn a_number_is_there_only_where_its_owner_says_so() {
    let mut it = Grid::new();
    let scope = Scope::Building(it.building());
    let post = it.post(scope, Station::BuildingHead);
    let share = |phone: Option<&str>, posted| {
        Act::ShareNumber(ShareNumber {
            post: post.id,
            phone: phone.map(|it| Phone::new(it).unwrap()),
            posted,
            signed_on: None,
        })
    };
    let number = Some("13800020001");
    for flat in [STAFF, NEIGHBOUR] {
        let tried = it.tries(flat, share(number, true));
        assert_eq!(tried, Err(fault(GridFault::OnlyTheHolder)));
    }
    it.does(HEAD, share(number, false));
    let shown = it.town().of::<PostNumber>(post.id);
    assert_eq!(shown[0].audience(), Audience::Building(it.building()));
    assert!(!format!("{:?}", it.post(scope, Station::BuildingHead)).contains("1380"));
    // Posted, then not: whoever read it hears that it is gone.
    it.does(HEAD, share(number, true));
    let changes = it.does(HEAD, share(number, false));
    let gone = changes.iter().any(|change| {
        matches!(
            change,
            Change::Remove {
                audience: Audience::Public,
                ..
            }
        )
    });
    assert!(gone);
    assert_eq!(it.town().of::<PostNumber>(post.id).len(), 1);
    it.does(HEAD, share(None, false));
    assert!(it.town().of::<PostNumber>(post.id).is_empty());
    let held = it.post(scope, Station::BuildingHead);
    assert_eq!(held.held(it.today()).unwrap().contact, Contact::Office);
}

#[test]
fn whoever_is_not_here_signs_for_their_number_on_paper() {
    let mut it = Grid::new();
    let named = it.appoint(Station::Property, outside("丁师傅"));
    it.does(STAFF, named);
    let post = it
        .post(Scope::Building(it.building()), Station::Property)
        .id;
    let share = |signed_on| {
        Act::ShareNumber(ShareNumber {
            post,
            phone: Phone::new("02785550123").ok(),
            posted: true,
            signed_on,
        })
    };
    assert_eq!(it.tries(NEIGHBOUR, share(None)), Err(Refusal::NotYours));
    assert_eq!(
        it.tries(STAFF, share(None)),
        Err(fault(GridFault::NotSigned))
    );
    let ahead = it.today().plus(1);
    assert_eq!(
        it.tries(STAFF, share(Some(ahead))),
        Err(fault(GridFault::DayAhead))
    );
    let today = it.today();
    it.does(STAFF, share(Some(today)));
    // Whoever comes after has another number.
    it.does(
        STAFF,
        Act::EndPost(EndPost {
            post,
            reason: line("调走"),
        }),
    );
    assert!(it.town().of::<PostNumber>(post).is_empty());
}

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
    });
    it.does(STAFF, enter);
    let answer = |admitted| {
        Act::AnswerTask(AnswerTask {
            task: TASK,
            admitted,
            reason: prose("属部门职责"),
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
