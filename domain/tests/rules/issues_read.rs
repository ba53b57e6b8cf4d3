//! Who reads what of an issue, who joins it, and what is counted.

use crate::issue_grid::*;
use crate::village::*;
use domain::Command;
use domain::issues::{Command as Act, *};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

// Whoever looks after the building has it; the reporter a copy, the neighbours a board.
#[test]
fn nobody_reads_more_than_is_for_them() {
    let mut it = Grid::reported();
    let building = building(&it.0).id;
    assert_eq!(it.issue().audience(), Audience::Grid(building));
    assert!(it.reads(REPORTER) && !it.reads(NEIGHBOUR));
    it.does(HEAD, take());
    it.does(HEAD, assign());
    assert!(it.reads(CONTACT));
    let board: IssueBoard = it.0.get(IssueBoardId(LAMP.0));
    assert_eq!(board.audience(), Audience::Compound(COMPOUND));
    assert!(
        board
            .log
            .iter()
            .all(|it| it.by.is_none() && it.words.is_none())
    );
    assert!(
        !serde_json::to_string(&board)
            .unwrap()
            .contains(&person(REPORTER).to_string())
    );
    // Sent back, the company reads it no longer.
    it.does(CONTACT, back());
    assert!(!it.reads(CONTACT) && it.reads(REPORTER));
}

#[rstest]
#[case::noise(Category::NightNoise)]
#[case::a_quarrel(Category::Leak)]
#[case::anything(Category::Other)]
fn what_may_be_about_somebody_has_no_board(#[case] category: Category) {
    let mut it = Grid::new();
    it.does(REPORTER, report(category, false, &it.0));
    assert_eq!(it.0.town.all::<IssueBoard>().count(), 0);
    assert_eq!(it.tries(NEIGHBOUR, join()), Err(Refusal::NotFound));
}

#[test]
fn what_is_sorted_as_a_quarrel_leaves_the_board() {
    let mut it = Grid::reported();
    it.does(
        HEAD,
        Act::Sort(SortIssue {
            issue: LAMP,
            to: sorted(Category::Leak, Class::General),
        }),
    );
    assert_eq!(it.0.town.all::<IssueBoard>().count(), 0);
}

#[test]
fn three_calls_by_others_close_it_without_an_answer() {
    let mut it = Grid::reported();
    it.does(HEAD, take());
    it.does(HEAD, solve(1, false));
    let call = || Act::NotReached(NotReached { issue: LAMP });
    assert_eq!(it.tries(HEAD, call()), Err(fault(IssueFault::OwnWork)));
    for _ in 0..3 {
        it.does(GRID, call());
        it.later(24);
    }
    assert_eq!(it.issue().outcome(), Outcome::NotReached);
    let rates: IssueRates = it.0.get(COMMUNITY);
    assert_eq!((rates.rates.dispatched, rates.rates.callbacks), (1, 0));
}

#[test]
fn what_is_outside_the_law_counts_nowhere() {
    let mut it = Grid::reported();
    let aside = |outcome| {
        Act::SetAside(SetAside {
            issue: LAMP,
            outcome,
            reason: prose("不合法"),
        })
    };
    assert!(it.tries(STAFF, aside(Outcome::Counts)).is_err());
    it.does(STAFF, aside(Outcome::OutsideLaw));
    let rates: IssueRates = it.0.get(COMMUNITY);
    assert_eq!(rates.rates, Rates::default());
    assert_eq!(it.0.town.all::<IssueBoard>().count(), 0);
}

// Beijing 11.
#[test]
fn the_same_twice_is_one_and_neighbours_join_it() {
    let mut it = Grid::reported();
    let again = |is_new| match report(Category::Lamp, false, &Village::new()) {
        Act::Report(report) => Act::Report(ReportIssue {
            id: IssueId(Uuid::from_u128(701)),
            is_new,
            ..report
        }),
        other => other,
    };
    let same = IssueFault::SameTicket { issue: LAMP };
    assert_eq!(it.tries(REPORTER, again(false)), Err(fault(same)));
    it.does(REPORTER, again(true));
    assert_eq!(it.tries(REPORTER, join()), Err(Refusal::AlreadyThere));
    it.does(NEIGHBOUR, join());
    assert_eq!(it.tries(NEIGHBOUR, join()), Err(Refusal::AlreadyThere));
    let board: IssueBoard = it.0.get(IssueBoardId(LAMP.0));
    assert_eq!(board.joined, 1);
    // Later acts keep the count.
    it.does(HEAD, take());
    let board: IssueBoard = it.0.get(IssueBoardId(LAMP.0));
    assert_eq!(board.joined, 1);
}

#[test]
fn another_contact_has_what_the_company_has() {
    let mut it = Grid::reported();
    it.does(HEAD, take());
    it.does(HEAD, assign());
    let changed = body(
        PROPERTY,
        BodyKind::PropertyCompany,
        &[Category::Lamp],
        Some(NEIGHBOUR),
    );
    it.does(STAFF, changed);
    assert!(it.reads(NEIGHBOUR) && !it.reads(CONTACT));
    assert_eq!(it.tries(CONTACT, come()), Err(Refusal::NotFound));
    it.does(NEIGHBOUR, come());
}

#[rstest]
#[case::another_compound(Spot { compound: CompoundId(Uuid::from_u128(99)), building: None, unit: None, spot: None })]
#[case::no_such_spot(Spot { compound: COMPOUND, building: None, unit: None, spot: Some(SpotId(Uuid::from_u128(99))) })]
#[case::no_such_building(Spot { compound: COMPOUND, building: Some(BuildingId(Uuid::from_u128(99))), unit: None, spot: None })]
fn a_place_is_one_of_the_communitys(#[case] spot: Spot) {
    let mut it = Grid::new();
    let Act::Report(report) = report(Category::Lamp, false, &it.0) else {
        return;
    };
    let elsewhere = Act::Report(ReportIssue { spot, ..report });
    assert_eq!(it.tries(REPORTER, elsewhere), Err(Refusal::NoSuchPlace));
}

/// On the open ground those who look after the compound have it.
#[test]
fn at_the_gate_those_of_the_compound_have_it() {
    let mut it = Grid::new();
    let Act::Report(report) = report(Category::Lamp, false, &it.0) else {
        return;
    };
    let gate = SpotId::derived("spot", &[COMPOUND.0.as_bytes(), "东门".as_bytes()]);
    let spot = Spot {
        compound: COMPOUND,
        building: None,
        unit: None,
        spot: Some(gate),
    };
    it.does(REPORTER, Act::Report(ReportIssue { spot, ..report }));
    assert_eq!(it.issue().audience(), Audience::Grounds(COMPOUND));
    for flat in [HEAD, GRID, STAFF] {
        let actor = Actor::of(person(flat), it.0.now.day(), &it.0.town);
        let audiences = actor.audiences(COMMUNITY, it.0.now.day(), &it.0.town);
        assert!(audiences.contains(&Audience::Grounds(COMPOUND)));
    }
}

/// A phone that holds its own records alone says the same as the server.
#[test]
fn a_phone_that_knows_its_own_copy_answers_by_itself() {
    let mut it = Grid::reported();
    it.does(HEAD, take());
    it.does(HEAD, solve(1, false));
    let actor = Actor::of(person(REPORTER), it.0.now.day(), &it.0.town);
    let audiences = actor.audiences(COMMUNITY, it.0.now.day(), &it.0.town);
    let mut phone = Plain::partial();
    for record in
        it.0.town
            .iter()
            .filter(|it| audiences.contains(&it.audience()))
    {
        phone.put(std::sync::Arc::clone(record));
    }
    let answer = Command::Issues(says(Done::Solved, 5));
    let changes = decide(&answer, &actor, it.0.now, &phone).unwrap();
    for change in &changes {
        phone.apply(change);
    }
    let own: OwnIssue = (&phone as &dyn Town)
        .get(OwnIssueId::of(LAMP, person(REPORTER)))
        .unwrap();
    assert!(own.issue.is_closed());
}

/// In one act: a proposal with the issue's place and photos, and the thread back.
#[test]
fn an_issue_grows_into_a_micro_project() {
    let mut it = Grid::reported();
    let grow = || {
        Act::Grow(GrowIssue {
            issue: LAMP,
            proposal: PROPOSAL,
            title: line("换成感应灯"),
            problem: prose("灯总是坏"),
            goal: prose("全楼换感应灯"),
            need: prose("晚归的人"),
        })
    };
    assert_eq!(it.tries(NEIGHBOUR, grow()), Err(Refusal::NotFound));
    it.does(REPORTER, grow());
    let proposal: proposals::Proposal = it.0.get(PROPOSAL);
    assert_eq!(proposal.author.person, person(REPORTER));
    let origin: IssueOrigin = it.0.get(PROPOSAL);
    assert_eq!(origin.issue, LAMP);
    let board: IssueBoard = it.0.get(IssueBoardId(LAMP.0));
    assert_eq!(board.project, Some(PROPOSAL));
    assert_eq!(it.tries(REPORTER, grow()), Err(fault(IssueFault::NotThere)));
}
