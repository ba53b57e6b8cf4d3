//! Whistle and report (吹哨报到).

use domain::RulePack;
use domain::issues::*;
use rstest::rstest;

use crate::sample::*;

fn whistle(
    issue: Issue,
    by: Initiator,
    duty: bool,
    rules: &IssueRules,
) -> Result<Issue, IssueFault> {
    let now = (monday(14), profile(), rules);
    issue.whistle(department(70), by, duty, prose("路灯归市政"), now)
}

#[rstest]
#[case::grid_worker(Initiator::GridWorker, true, Ok(()))]
#[case::street(Initiator::Street, true, Ok(()))]
#[case::resident(Initiator::Resident, true, Err(IssueFault::MayNotWhistle))]
#[case::not_its_duty(Initiator::Street, false, Err(IssueFault::NotItsDuty))]
fn the_pack_says_who_whistles(
    #[case] by: Initiator,
    #[case] duty: bool,
    #[case] expected: Result<(), IssueFault>,
) {
    let found = whistle(with_the_community(), by, duty, rules());
    assert_eq!(found.map(|_| ()), expected);
}

// Seed 003 wants residents to.
#[test]
fn in_taiyuan_residents_whistle() {
    let named = |it: &&RulePack| it.id.name == "taiyuan";
    let pack = RulePack::built_in().iter().find(named).unwrap();
    assert!(
        whistle(
            with_the_community(),
            Initiator::Resident,
            true,
            &pack.issues
        )
        .is_ok()
    );
}

#[test]
fn nobody_whistles_past_the_community() {
    for it in [reported(Class::General), taken(), whistled(), resolved()] {
        let found = whistle(it, Initiator::Street, true, rules());
        assert_eq!(found, Err(IssueFault::NotThere));
    }
}

#[test]
fn a_department_reports_in_and_finishes() {
    let (ours, others) = (department(70), department(71));
    let now = (monday(15), profile());
    assert_eq!(whistled().report_in(others, now), Err(IssueFault::NotYours));
    assert_eq!(taken().report_in(ours, now), Err(IssueFault::NotThere));
    let late = whistled().report_in(ours, (end_of("2027-01-01"), profile()));
    assert!(late.is_ok(), "late is better than never");
    let now = (monday(18), rules());
    let finish = |it: Issue, of| it.finish(of, person(60), false, now);
    assert_eq!(finish(whistled(), ours), Err(IssueFault::NotThere));
    assert_eq!(finish(responding(), others), Err(IssueFault::NotYours));
    let it = finish(responding(), ours).unwrap();
    assert_eq!(it.with(), Some(With::Department(ours)));
}

fn send_back(
    it: Issue,
    of: domain::BodyId,
    at: domain::Timestamp,
    profile: &SlaProfile,
) -> Result<Issue, IssueFault> {
    it.send_back(of, prose("不属市政"), (at, profile, rules()))
}

#[test]
fn a_department_sends_back_once_and_in_time() {
    let ours = department(70);
    let until = end_of("2026-11-24");
    let found = send_back(whistled(), ours, until, profile());
    assert_eq!(found, Err(IssueFault::ReturnOver { until }));
    let found = send_back(whistled(), department(71), monday(15), profile());
    assert_eq!(found, Err(IssueFault::NotYours));
    let found = send_back(responding(), ours, monday(16), profile());
    assert_eq!(found, Err(IssueFault::NotThere), "it has reported in");
    let back = send_back(whistled(), ours, until.plus_ms(-1), profile()).unwrap();
    assert_eq!(
        (back.with(), back.returns),
        (Some(With::Grid(Level::Large)), 1)
    );
    assert_eq!(due(&back), end_of("2026-12-01"));
    assert!(back.path.last().unwrap().reason.is_some());
    let again = send_back(whistled_of(back), ours, monday(15), profile());
    assert_eq!(again, Err(IssueFault::ReturnedEnough { most: 1 }));
}

// Tangshan 23: one working day, three for a complex one.
#[rstest]
#[case(Class::General, end_of("2026-11-24"))]
#[case(Class::Complex, end_of("2026-11-26"))]
fn a_complex_one_may_be_sent_back_later(#[case] class: Class, #[case] until: domain::Timestamp) {
    let tangshan = rules().profile("tangshan_2025").unwrap();
    let mut it = whistled();
    it.report.class = class;
    let found = send_back(it.clone(), department(70), until, tangshan);
    assert_eq!(found, Err(IssueFault::ReturnOver { until }));
    assert!(send_back(it, department(70), until.plus_ms(-1), tangshan).is_ok());
}

// Each department sends back what is not its own, once.
#[test]
fn one_that_was_sent_back_can_be_sent_back_by_another() {
    let back = |it: Issue, of| send_back(it, department(of), monday(15), profile());
    let first = back(whistled(), 70).unwrap();
    let enough = IssueFault::ReturnedEnough { most: 1 };
    assert_eq!(back(whistled_of(first.clone()), 70), Err(enough));
    let now = (monday(15), profile(), rules());
    let other = first.whistle(
        department(71),
        Initiator::Street,
        true,
        prose("归园林"),
        now,
    );
    let second = back(other.unwrap(), 71).unwrap();
    assert_eq!(second.returns, 2);
}

// domain-rules 7.2, app grid: danger within two hours, whoever has it.
#[test]
fn a_department_comes_to_danger_as_fast_as_the_grid() {
    let danger = reported(Class::Danger).take(Level::Large, person(40), (monday(11), profile()));
    let it = whistle(danger.unwrap(), Initiator::Street, true, rules()).unwrap();
    assert_eq!(due(&it), monday(16));
}
