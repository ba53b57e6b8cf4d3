//! The survey: one answer each, without a name, and told from its sample on.

use crate::assessment_year::*;
use crate::village::*;
use domain::assessment::{Command as Act, *};
use domain::*;
use rstest::rstest;

#[test]
fn one_answer_each_and_nobody_reads_whose() {
    let mut it = Year::at(Step::SelfCheck);
    it.does(STAFF, open_survey());
    it.does(RESIDENT, say(Said::Aware(Satisfaction::Very)));
    let once = fault(AssessmentFault::AnsweredOnce);
    assert_eq!(it.tries(RESIDENT, say(Said::Unaware)), Err(once));
    it.does(2, say(Said::Unaware));
    it.does(3, say(Said::Aware(Satisfaction::Not)));
    // While it runs the office does not even read how many.
    assert!(!(&it.0.town as &dyn Town).has::<SurveyTurnout>(round()));
    let filled: SurveyBox = it.0.get(round());
    assert_eq!(filled.audience(), Audience::Sealed);
    let counts = filled.counts;
    assert_eq!(
        (counts.valid, counts.aware, counts.very, counts.not),
        (3, 2, 1, 1)
    );
    // The mark is theirs alone and says nothing; no other record names them beside an answer.
    let mark: SurveyMark = it.0.get(SurveyMarkId::of(round(), person(RESIDENT)));
    assert_eq!(mark.audience(), Audience::Person(person(RESIDENT)));
    let ours = |record: &&std::sync::Arc<Record>| record.kind().as_str().starts_with("six_survey");
    for record in it.0.town.iter().filter(ours) {
        let body = record.body();
        let named = body.contains(&person(RESIDENT).to_string());
        assert_eq!(named, record.key().id == mark.id.0, "{body}");
        assert!(!(named && body.contains("very")), "{body}");
    }
    // It is closed after its last day, and then it is told how many answered.
    it.later(20);
    let close = || Act::CloseSurvey(CloseSurvey { round: round() });
    let until = it.0.now.day();
    let runs = fault(AssessmentFault::SurveyRuns { until });
    assert!(runs.is_about_time());
    assert_eq!(it.tries(STAFF, close()), Err(runs));
    it.later(1);
    it.does(STAFF, close());
    let turnout: SurveyTurnout = it.0.get(round());
    assert_eq!((turnout.answered, turnout.audience()), (3, Audience::Staff));
    // A fold: the turnout is the marks.
    let again = rebuilt(&it.0.town);
    assert!(again.contains(&turnout.into()));
}

// What too few said goes unread; from the sample on it is told.
#[rstest]
#[case(29, false)]
#[case(30, true)]
fn a_survey_is_told_from_its_sample_on(#[case] answers: u32, #[case] told: bool) {
    let mut it = Year::at(Step::SelfCheck);
    it.does(STAFF, open_survey());
    let counts = SurveyCounts {
        valid: answers,
        aware: answers,
        very: answers,
        ..SurveyCounts::default()
    };
    let filled = SurveyBox {
        id: round(),
        community: COMMUNITY,
        counts,
    };
    it.0.town.put(std::sync::Arc::new(filled.into()));
    it.later(21);
    it.does(STAFF, Act::CloseSurvey(CloseSurvey { round: round() }));
    let survey: Survey = it.0.get(round());
    let expected = if told {
        SurveyState::Closed {
            counts,
            at: it.0.now,
        }
    } else {
        SurveyState::TooFew {
            answered: answers,
            at: it.0.now,
        }
    };
    assert_eq!(survey.state, expected);
    let town = &it.0.town as &dyn Town;
    assert!(!town.has::<SurveyBox>(round()), "the box is emptied");
    let closed = fault(AssessmentFault::SurveyClosed);
    assert_eq!(it.tries(RESIDENT, say(Said::Unaware)), Err(closed));
    assert_eq!(
        it.tries(STAFF, open_survey()),
        Err(fault(AssessmentFault::AskedAlready))
    );
}

// A round that is over leaves no survey open behind it.
#[rstest]
#[case(true)]
#[case(false)]
fn a_round_that_ends_closes_its_survey(#[case] confirmed: bool) {
    let mut it = Year::at(Step::Acceptance);
    it.does(STAFF, open_survey());
    it.does(RESIDENT, say(Said::Unaware));
    if confirmed {
        it.does(OTHER, review(Step::Acceptance));
        it.does(STAFF, post());
        it.later(8);
        it.does(STAFF, confirm());
    } else {
        let reason = prose("今年先修管网，明年再报。");
        let round = round();
        it.does(STAFF, Act::End(EndRound { round, reason }));
    }
    let survey: Survey = it.0.get(round());
    let few = SurveyState::TooFew {
        answered: 1,
        at: it.0.now,
    };
    assert_eq!(survey.state, few);
    assert!(!(&it.0.town as &dyn Town).has::<SurveyBox>(round()));
    let late = fault(AssessmentFault::SurveyClosed);
    assert_eq!(it.tries(2, say(Said::Unaware)), Err(late));
}

#[test]
fn an_answer_after_the_last_day_is_late_and_a_phone_only_warns() {
    let mut it = Year::at(Step::SelfCheck);
    it.does(STAFF, open_survey());
    it.later(40);
    let until = Day::new(2026, 11, 30).unwrap();
    let late = fault(AssessmentFault::SurveyOver { until });
    assert!(late.is_about_time());
    assert_eq!(it.tries(RESIDENT, say(Said::Unaware)), Err(late));
}

#[test]
fn the_third_partys_numbers_stand_apart_and_add_up() {
    let mut it = Year::at(Step::Evaluation);
    let sheets = |aware| {
        Act::EnterSheets(EnterSheets {
            round: round(),
            by: line("明达评估中心"),
            counts: SurveyCounts {
                valid: 400,
                aware,
                very: 156,
                fairly: 100,
                ..SurveyCounts::default()
            },
        })
    };
    let bad = fault(AssessmentFault::DoesNotAddUp);
    assert_eq!(it.tries(STAFF, sheets(401)), Err(bad.clone()));
    assert_eq!(it.tries(STAFF, sheets(200)), Err(bad));
    // So few could be guessed at, whoever counted them.
    for (valid, refusal) in [
        (9, Some(AssessmentFault::SheetsTooFew { least: 10 })),
        (10, None),
    ] {
        let counts = SurveyCounts {
            valid,
            ..SurveyCounts::default()
        };
        let act = EnterSheets {
            round: round(),
            by: line("明达评估中心"),
            counts,
        };
        let tried = it.tries(STAFF, Act::EnterSheets(act));
        assert_eq!(tried.err(), refusal.map(fault), "{valid}");
    }
    it.does(STAFF, sheets(320));
    let told = wording::survey_shares(&it.round().sheets.unwrap().counts);
    assert_eq!(told.map(Option::unwrap), ["80.0", "80.0", "64.0"]);
    assert!(!(&it.0.town as &dyn Town).has::<Survey>(round()));
}
