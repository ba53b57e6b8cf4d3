//! The order of a round: what was objected to rightly is mended first, and nothing is overtaken.

use crate::assessment_year::*;
use crate::village::*;
use domain::assessment::{Command as Act, *};
use domain::*;

#[test]
fn a_nomination_that_was_objected_to_rightly_is_put_forward_anew() {
    let mut it = Year::at(Step::FirstPublicity);
    let begin = || Act::Begin(BeginSelfCheck { round: round() });
    it.does(RESIDENT, object(1));
    it.does(RESIDENT, object(2));
    let taken = fault(AssessmentFault::YearTaken { year: 2026 });
    assert_eq!(it.tries(STAFF, nominate(2026)), Err(taken.clone()));
    it.does(STAFF, answer(1, true));
    // Whoever else objected has an answer first.
    let waits = fault(AssessmentFault::Unanswered { count: 1 });
    assert_eq!(it.tries(STAFF, nominate(2026)), Err(waits));
    it.does(STAFF, answer(2, false));
    it.later(8);
    let upheld = fault(AssessmentFault::Upheld);
    assert_eq!(it.tries(STAFF, begin()), Err(upheld));
    let Act::Nominate(again) = nominate(2026) else {
        unreachable!()
    };
    let words = prose("2 单元的灯还没修好，其余都亮了。");
    it.does(STAFF, Act::Nominate(Nominate { words, ..again }));
    let mended = it.round();
    assert_eq!(mended.stage, Stage::Nominated);
    assert_eq!(mended.words.as_str(), "2 单元的灯还没修好，其余都亮了。");
    assert_eq!(it.tries(STAFF, nominate(2026)), Err(taken));
    // It hangs for all its days again, and what was right of the other holds nothing up.
    it.does(STAFF, post());
    assert!(matches!(
        it.tries(STAFF, begin()),
        Err(Refusal::PublicityRuns { .. })
    ));
    it.later(8);
    it.does(STAFF, begin());
}

// Nothing of a round is overtaken: what is handed over waits for what was entered.
#[test]
fn what_the_office_does_in_a_round_stands_in_its_lane() {
    let take = TakeOver {
        round: round(),
        indicator: "volunteers".into(),
    };
    let sheets = EnterSheets {
        round: round(),
        by: line("明达评估中心"),
        counts: SurveyCounts::default(),
    };
    let acts = [
        enter("stairwell_lights", Value::Percent { hundredths: 1 }),
        Act::TakeOver(take),
        Act::Finish(FinishSelfCheck { round: round() }),
        review(Step::MutualCheck),
        Act::EnterSheets(sheets),
        open_survey(),
        Act::CloseSurvey(CloseSurvey { round: round() }),
        answer(1, false),
        confirm(),
    ];
    for act in acts {
        assert_eq!(act.round(), Some(round()), "{act:?}");
    }
    // A resident's act waits for nobody's.
    assert_eq!(object(1).round(), None);
    assert_eq!(say(Said::Unaware).round(), None);
}
