//! A broken lamp in the village: who may do what with it, and what follows.

use crate::issue_grid::*;
use crate::village::*;
use domain::issues::{Command as Act, *};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

#[test]
fn a_lamp_is_reported_mended_and_confirmed() {
    let mut it = Grid::reported();
    it.later(1);
    it.does(HEAD, take());
    it.later(4);
    it.does(HEAD, solve(1, false));
    assert!(it.tries(NEIGHBOUR, says(Done::Solved, 5)).is_err());
    it.later(2);
    it.does(REPORTER, says(Done::Solved, 5));
    assert!(it.issue().is_closed());
    let did = [Did::Reported, Did::Taken, Did::Solved, Did::Confirmed];
    assert_eq!(it.did(), did);
    let rates: IssueRates = it.0.get(COMMUNITY);
    let counts = rates.rates;
    let all = [
        counts.dispatched,
        counts.contacted,
        counts.callbacks,
        counts.solved,
        counts.satisfied,
    ];
    assert_eq!(all, [1; 5]);
}

#[rstest]
#[case::a_smell_of_gas(Category::GasSmell, false)]
#[case::a_lamp_and_somebody_in_danger(Category::Lamp, true)]
fn danger_is_with_the_community_at_once(#[case] category: Category, #[case] danger: bool) {
    let mut it = Grid::new();
    it.does(REPORTER, report(category, danger, &it.0));
    assert_eq!(it.issue().with(), Some(With::Grid(Level::Large)));
    let due = it.0.now.plus_minutes(120);
    assert_eq!(it.issue().clock(), Running::Until(due));
    assert_eq!(it.tries(HEAD, take()), Err(fault(IssueFault::NotYours)));
    it.does(STAFF, take());
}

#[test]
fn what_turns_out_dangerous_goes_up_at_once() {
    let mut it = Grid::reported();
    it.does(HEAD, take());
    it.later(3);
    it.does(
        HEAD,
        Act::Sort(SortIssue {
            issue: LAMP,
            to: sorted(Category::Lamp, Class::Danger),
        }),
    );
    assert_eq!(it.issue().with(), Some(With::Grid(Level::Large)));
    assert_eq!(
        it.issue().clock(),
        Running::Until(it.0.now.plus_minutes(120))
    );
    // Whoever took it first answers for it.
    it.does(STAFF, take());
    assert_eq!(it.issue().first, Some(person(HEAD)));
}

/// Who may take it on at each level of the ladder.
#[rstest]
#[case::its_head(HEAD, [true, false, false])]
#[case::the_grid_worker(GRID, [true, true, false])]
#[case::the_office(STAFF, [true, true, true])]
fn each_level_has_its_people(#[case] flat: u8, #[case] expected: [bool; 3]) {
    let it = Grid::reported();
    let actor = Actor::of(person(flat), it.0.now.day(), &it.0.town);
    let levels = [Level::Micro, Level::Small, Level::Large];
    let serves = levels.map(|level| actor.serves(level, &here(&it.0), &it.0.town));
    assert_eq!(serves, expected);
}

#[test]
fn up_to_the_whistle_and_back_and_again() {
    let mut it = Grid::reported();
    it.does(HEAD, up());
    assert_eq!(
        it.issue().first,
        Some(person(HEAD)),
        "to pass it up is to have had it"
    );
    assert_eq!(it.tries(HEAD, up()), Err(fault(IssueFault::NotYours)));
    it.does(GRID, up());
    assert_eq!(it.tries(STAFF, up()), Err(fault(IssueFault::Highest)));
    assert_eq!(
        it.tries(STAFF, assign_to(TRAFFIC)),
        Err(fault(IssueFault::NeedsWhistle))
    );
    it.does(STAFF, whistle(false));
    it.later(2);
    it.does(STAFF, back());
    it.does(STAFF, whistle(false));
    let enough = IssueFault::ReturnedEnough { most: 1 };
    assert_eq!(it.tries(STAFF, back()), Err(fault(enough)));
    it.does(STAFF, come());
    it.does(STAFF, solve(1, false));
    it.does(REPORTER, says(Done::Basically, 4));
    assert!(it.issue().is_closed());
    assert_eq!(it.issue().first, Some(person(HEAD)));
}

// Seed 003: a resident's whistle is a request to the grid first.
#[rstest]
#[case::elsewhere("national", false)]
#[case::in_taiyuan("taiyuan", true)]
fn a_resident_asks_for_a_whistle(#[case] pack: &str, #[case] whistles: bool) {
    let mut it = Grid::new();
    let community: members::Community = it.0.get(COMMUNITY);
    let community = members::Community {
        pack: pack.to_owned(),
        ..community
    };
    it.0.town.put(std::sync::Arc::new(community.into()));
    it.does(REPORTER, report(Category::Stalls, false, &it.0));
    it.does(GRID, up());
    it.does(GRID, up());
    let ask = || {
        Act::AskWhistle(AskWhistle {
            issue: LAMP,
            words: prose("天天占着"),
        })
    };
    assert_eq!(it.tries(NEIGHBOUR, ask()), Err(Refusal::NotFound));
    it.does(REPORTER, ask());
    let with_department = it.issue().with() == Some(With::Department(TRAFFIC));
    assert_eq!(with_department, whistles);
    if !whistles {
        assert_eq!(it.tries(REPORTER, ask()), Err(Refusal::AlreadyThere));
    }
}

// Beijing 16: there the street whistles, and the office writes it down.
#[test]
fn where_the_street_whistles_the_office_writes_it_down() {
    let mut it = Grid::new();
    let community: members::Community = it.0.get(COMMUNITY);
    let community = members::Community {
        pack: "beijing".to_owned(),
        ..community
    };
    it.0.town.put(std::sync::Arc::new(community.into()));
    it.does(REPORTER, report(Category::Stalls, false, &it.0));
    it.does(GRID, up());
    it.does(GRID, up());
    let refused = it.tries(STAFF, whistle(false));
    assert_eq!(refused, Err(fault(IssueFault::MayNotWhistle)));
    it.does(STAFF, whistle(true));
}

// Beijing 17, Luzhou 15.
#[test]
fn a_duty_of_the_governments_is_not_closed_by_the_grid() {
    let mut it = Grid::new();
    it.does(REPORTER, report(Category::Stalls, false, &it.0));
    it.does(HEAD, take());
    let duty = || Err(fault(IssueFault::GovernmentDuty));
    assert_eq!(it.tries(HEAD, solve(1, false)), duty());
    assert_eq!(it.tries(HEAD, assign()), duty());
}

#[test]
fn the_company_takes_what_is_its_duty_and_solves_it() {
    let mut it = Grid::reported();
    it.does(HEAD, take());
    it.does(HEAD, assign());
    assert_eq!(
        it.tries(HEAD, solve(1, false)),
        Err(fault(IssueFault::NotYours))
    );
    it.does(CONTACT, come());
    let answer = Act::Reply(ReplyToIssue {
        issue: LAMP,
        words: prose("物业明天来换"),
        open: true,
    });
    it.does(CONTACT, answer);
    it.does(CONTACT, solve(1, false));
    let board: IssueBoard = it.0.get(IssueBoardId(LAMP.0));
    let open: Vec<&str> = board
        .log
        .iter()
        .filter_map(|it| Some(it.words.as_ref()?.as_str()))
        .collect();
    assert_eq!(open, ["物业明天来换", "换了灯泡"]);
}

#[rstest]
#[case::not_its_duty(Category::Rubbish, PROPERTY, IssueFault::NotItsDuty)]
#[case::nobody(Category::Lamp, BodyId(Uuid::from_u128(1)), IssueFault::NoSuchBody)]
fn it_is_given_to_whose_duty_it_is(
    #[case] category: Category,
    #[case] body: BodyId,
    #[case] expected: IssueFault,
) {
    let mut it = Grid::new();
    it.does(REPORTER, report(category, false, &it.0));
    it.does(HEAD, take());
    assert_eq!(it.tries(HEAD, assign_to(body)), Err(fault(expected)));
}

#[test]
fn done_is_shown_by_a_photo_unless_the_law_allows_no_more() {
    let mut it = Grid::reported();
    assert_eq!(it.tries(HEAD, solve(0, false)), Err(Refusal::NoPhoto));
    assert_eq!(
        it.tries(HEAD, solve(5, false)),
        Err(Refusal::TooMany { most: 4 })
    );
    it.does(HEAD, solve(0, true));
    it.does(REPORTER, says(Done::NotSolved, 1));
    assert!(it.issue().is_closed(), "explained and closed (Baoding 26)");
}

#[test]
fn not_solved_opens_it_again_once_where_it_was() {
    let mut it = Grid::reported();
    it.does(HEAD, take());
    it.does(HEAD, solve(1, false));
    it.does(REPORTER, says(Done::NotSolved, 2));
    assert_eq!(it.issue().with(), Some(With::Grid(Level::Micro)));
    it.does(HEAD, solve(1, false));
    it.does(REPORTER, says(Done::NotSolved, 2));
    assert!(it.issue().is_closed());
    let reopen = Act::Reopen(ReopenIssue {
        issue: LAMP,
        words: prose("又坏了"),
    });
    assert_eq!(it.tries(NEIGHBOUR, reopen.clone()), Err(Refusal::NotFound));
    it.does(REPORTER, reopen);
    assert!(!it.issue().is_closed());
}

#[test]
fn what_nobody_takes_goes_up_level_by_level_and_says_so() {
    let mut it = Grid::reported();
    it.later(24 * 30);
    it.does(STAFF, take_at_large());
    let did = [Did::Reported, Did::WentUp, Did::WentUp, Did::Said];
    assert_eq!(it.did(), did);
    assert_eq!(it.issue().with(), Some(With::Grid(Level::Large)));
    assert_eq!(
        it.issue().first,
        Some(person(STAFF)),
        "who is the first to do something answers for it"
    );
}

#[test]
fn it_takes_longer_stands_and_goes_on() {
    let mut it = Grid::reported();
    it.does(HEAD, take());
    let extend = |days| {
        Act::Extend(ExtendIssue {
            issue: LAMP,
            working_days: days,
            reason: prose("等配件"),
        })
    };
    let long = IssueFault::TooLong { most: 5 };
    assert_eq!(it.tries(HEAD, extend(6)), Err(fault(long)));
    it.does(HEAD, extend(2));
    assert_eq!(it.tries(HEAD, extend(1)), Err(fault(IssueFault::Extended)));
    let stop = |days| {
        Act::Stop(StopIssue {
            issue: LAMP,
            days: Some(days),
            reason: prose("下雨"),
        })
    };
    for days in [0, 16] {
        let never = IssueFault::StopDays { most: 15 };
        assert_eq!(it.tries(HEAD, stop(days)), Err(fault(never)));
    }
    it.does(HEAD, stop(3));
    let until = it.0.now.day().plus(3);
    assert_eq!(it.issue().clock(), Running::Stands(Some(until)));
    it.does(HEAD, Act::TakeUp(TakeUpIssue { issue: LAMP }));
    let shelve = |days: i32, now: Timestamp| {
        Act::PutOnLedger(PutOnLedger {
            issue: LAMP,
            reason: prose("等改造"),
            again_on: now.day().plus(days),
        })
    };
    let now = it.0.now;
    assert_eq!(
        it.tries(HEAD, shelve(30, now)),
        Err(fault(IssueFault::NotThere))
    );
    it.does(HEAD, up());
    it.does(GRID, up());
    let far = IssueFault::LedgerDays { most: 180 };
    assert_eq!(it.tries(STAFF, shelve(181, now)), Err(fault(far)));
    it.does(STAFF, shelve(30, now));
}

// Call back at deadline (Beijing 23): what was said on the telephone counts as if it were said here.
#[rstest]
#[case::done(Done::Solved, 5, true)]
#[case::not_done(Done::NotSolved, 5, false)]
#[case::two_stars(Done::Solved, 2, false)]
fn what_was_heard_on_the_telephone_counts(
    #[case] done: Done,
    #[case] stars: u8,
    #[case] closes: bool,
) {
    let mut it = Grid::reported();
    assert_eq!(
        it.tries(GRID, hears(done, stars)),
        Err(fault(IssueFault::NotThere)),
        "nothing is said to be done yet"
    );
    it.does(HEAD, take());
    it.does(HEAD, solve(1, false));
    assert_eq!(
        it.tries(HEAD, hears(done, stars)),
        Err(fault(IssueFault::OwnWork))
    );
    assert_eq!(
        it.tries(NEIGHBOUR, hears(done, stars)),
        Err(Refusal::NotYours)
    );
    it.does(GRID, hears(done, stars));
    assert_eq!(it.issue().is_closed(), closes);
    assert!(it.did().contains(&Did::Heard));
}

// Somebody who does not write here calls the office: the issue is theirs.
#[test]
fn a_call_is_entered_by_the_office_for_whoever_called() {
    let mut it = Grid::new();
    let Act::Report(report) = report(Category::Lamp, false, &it.0) else {
        panic!()
    };
    let call = |person| {
        Act::Report(ReportIssue {
            behalf: Some(person),
            ..report.clone()
        })
    };
    assert_eq!(
        it.tries(GRID, call(person(REPORTER))),
        Err(Refusal::NotYours)
    );
    let nobody = PersonId(Uuid::from_u128(77));
    assert_eq!(it.tries(STAFF, call(nobody)), Err(Refusal::NoSuchPerson));
    it.does(STAFF, call(person(REPORTER)));
    assert!(it.reads(REPORTER));
    it.does(HEAD, take());
    it.does(HEAD, solve(1, false));
    assert_eq!(
        it.tries(STAFF, says(Done::Solved, 5)),
        Err(fault(IssueFault::OnlyTheReporter))
    );
    it.does(REPORTER, says(Done::Solved, 5));
}

// Somebody who does not write here, at whose door a grid worker stands: the issue is the home's.
#[test]
fn whoever_stands_at_a_door_writes_for_the_home() {
    let mut it = Grid::new();
    let Act::Report(report) = report(Category::Lamp, false, &it.0) else {
        panic!()
    };
    let homes = [REPORTER, NEIGHBOUR].map(|flat| home(&it.0.town, flat));
    let at = |home| {
        Act::Report(ReportIssue {
            door: Some(home),
            ..report.clone()
        })
    };
    assert_eq!(it.tries(NEIGHBOUR, at(homes[0])), Err(Refusal::NotYours));
    let nowhere = HomeId(Uuid::from_u128(77));
    assert_eq!(it.tries(HEAD, at(nowhere)), Err(Refusal::NoSuchPlace));
    // Who rents it, or is of the family, comes after an owner.
    it.0.claim(REPORTER, "奶奶", members::Claim::Family);
    it.does(HEAD, at(homes[0]));
    assert_eq!(it.issue().reported.by.person, person(REPORTER));
    assert!(it.reads(REPORTER) && !it.reads(HEAD));
    assert_eq!(it.issue().log[0].by, Some(person(HEAD)));
    it.does(GRID, take());
    it.does(GRID, solve(1, false));
    assert_eq!(
        it.tries(HEAD, says(Done::Solved, 5)),
        Err(fault(IssueFault::OnlyTheReporter))
    );
    it.does(REPORTER, says(Done::Solved, 5));
}

#[test]
fn nobody_writes_for_a_home_of_which_nobody_is_here() {
    let mut it = Grid::new();
    let Act::Report(report) = report(Category::Lamp, false, &it.0) else {
        panic!()
    };
    let home = home(&it.0.town, NEIGHBOUR);
    let gone = members::Command::EndStanding(members::EndStanding {
        person: person(NEIGHBOUR),
        home,
        reason: line("搬走了"),
    });
    let gone = domain::Command::Members(gone);
    it.0.by(person(STAFF), gone).unwrap();
    let door = Some(home);
    assert_eq!(
        it.tries(HEAD, Act::Report(ReportIssue { door, ..report })),
        Err(fault(IssueFault::NobodyOfTheHome))
    );
}
