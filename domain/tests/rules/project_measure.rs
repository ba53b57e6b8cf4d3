//! What the indicators came to, beside what was promised.

use crate::project_acts::*;
use crate::village::*;
use domain::projects::{self, Measure, Met, ProjectFault, Reading};
use domain::proposals::{self, Matter};
use domain::*;
use rstest::rstest;

fn fault(fault: ProjectFault) -> Refusal {
    Refusal::Project { fault }
}

#[rstest]
#[case::reached(Met::Yes, None, None)]
#[case::in_part_with_a_reason(Met::InPart, Some("下雨天滑"), None)]
#[case::not_with_a_reason(Met::No, Some("坡道还在养护"), None)]
#[case::in_part_without(Met::InPart, None, Some(fault(ProjectFault::WhyNotMet)))]
#[case::not_without(Met::No, None, Some(fault(ProjectFault::WhyNotMet)))]
fn what_was_not_reached_has_a_reason(
    #[case] met: Met,
    #[case] why: Option<&str>,
    #[case] refused: Option<Refusal>,
) {
    let mut village = along(ACCEPTED);
    let tried = village.by(person(STAFF), measure(met, why));
    assert_eq!(tried.err(), refused);
    let measured = village
        .project()
        .state
        .evaluation()
        .unwrap()
        .measured
        .clone();
    assert_eq!(measured.is_some(), refused.is_none());
    if let Some(measured) = measured {
        assert_eq!(measured.by, person(STAFF));
        let one = &measured.indicators[0];
        assert_eq!(one.promised, line("每天有几个人推着走"));
        assert_eq!(
            (one.reading.met, one.reading.why.clone()),
            (met, why.map(line))
        );
    }
}

#[rstest]
#[case::none(0)]
#[case::one_too_many(2)]
fn each_indicator_takes_one_result(#[case] number: usize) {
    let mut village = along(ACCEPTED);
    let reading = Reading {
        value: line("每天 14 人"),
        met: Met::Yes,
        why: None,
    };
    let it = Measure {
        project: PROPOSAL,
        readings: vec![reading; number],
    };
    let command = Command::Projects(projects::Command::Measure(it));
    assert_eq!(
        village.by(person(STAFF), command),
        Err(fault(ProjectFault::IndicatorsDiffer { count: 1 }))
    );
}

#[test]
fn results_are_mended_until_the_archive_and_by_the_office_alone() {
    let mut village = along(ACCEPTED);
    for flat in [NEIGHBOUR, CONTACT, SUPERVISOR] {
        let tried = village.by(person(flat), measure(Met::Yes, None));
        assert!(tried.is_err(), "{flat}");
    }
    village.by(person(STAFF), measure(Met::Yes, None)).unwrap();
    let mended = measure(Met::No, Some("数错了一周"));
    village.by(person(STAFF), mended).unwrap();
    let measured = village
        .project()
        .state
        .evaluation()
        .unwrap()
        .measured
        .clone();
    assert_eq!(measured.unwrap().indicators[0].reading.met, Met::No);
    let mut before = along(HANDED_OVER);
    assert!(before.by(person(STAFF), measure(Met::Yes, None)).is_err());
    let mut after = along(ARCHIVED);
    assert!(after.by(person(STAFF), measure(Met::Yes, None)).is_err());
}

#[rstest]
#[case("每天有几个人推着走", &["每天有几个人推着走"])]
#[case("每天推走 10 人以上；摔伤 0 起;投诉 0 件；", &["每天推走 10 人以上", "摔伤 0 起", "投诉 0 件"])]
fn several_indicators_stand_in_one_line(#[case] said: &str, #[case] promises: &[&str]) {
    let Command::Proposals(proposals::Command::Accept(it)) = accept(Matter::Council) else {
        unreachable!("accepting is of this slice");
    };
    let found = proposals::Assessment {
        indicators: Some(line(said)),
        ..it.assessment
    };
    let told: Vec<String> = found.promises().iter().map(ToString::to_string).collect();
    assert_eq!(told, promises);
}
