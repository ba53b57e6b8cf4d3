//! The six-type community: no step is skipped, nobody checks themselves, a gap becomes a project.

use crate::assessment_year::*;
use crate::village::*;
use domain::assessment::{Command as Act, *};
use domain::proposals::Place;
use domain::{Command, *};
use rstest::rstest;
use uuid::Uuid;

#[test]
fn a_year_goes_from_nomination_to_stars() {
    let mut it = Year::at(Step::FinalPublicity);
    let card = it.round().scorecard();
    assert!(card.passes);
    it.later(8);
    it.does(STAFF, confirm());
    let Stage::Confirmed {
        stars, objections, ..
    } = it.round().stage
    else {
        panic!("{:?}", it.round().stage)
    };
    assert_eq!((Some(stars), objections), (card.stars, 0));
    // One a year; and the next year's comes after it.
    assert_eq!(
        it.tries(STAFF, nominate(2026)),
        Err(fault(AssessmentFault::YearTaken { year: 2026 }))
    );
    it.does(STAFF, nominate(2025));
    it.later(60);
    assert_eq!(
        it.tries(STAFF, nominate(2027)),
        Err(fault(AssessmentFault::RoundOpen { year: 2025 }))
    );
    assert_eq!(
        it.tries(STAFF, nominate(2024)),
        Err(fault(AssessmentFault::OtherYear))
    );
}

// Every act in every step: what is not of the step is refused, so that none is skipped.
#[rstest]
#[case(Step::Nomination, &["post"])]
#[case(Step::FirstPublicity, &["begin"])]
#[case(Step::SelfCheck, &["enter", "take over", "finish", "open survey"])]
#[case(Step::MutualCheck, &["mutual", "open survey"])]
#[case(Step::Evaluation, &["evaluation", "sheets", "open survey"])]
#[case(Step::Acceptance, &["acceptance", "open survey"])]
#[case(Step::FinalPublicity, &["confirm", "return"])]
fn no_step_is_skipped(#[case] step: Step, #[case] there: &[&str]) {
    let sheets = EnterSheets {
        round: round(),
        by: line("明达评估中心"),
        counts: SurveyCounts::default(),
    };
    let back = ReturnRound {
        round: round(),
        reason: prose("短板没补"),
    };
    let all = [
        ("post", post()),
        ("begin", Act::Begin(BeginSelfCheck { round: round() })),
        (
            "enter",
            enter("stairwell_lights", Value::Percent { hundredths: 1 }),
        ),
        (
            "take over",
            Act::TakeOver(TakeOver {
                round: round(),
                indicator: "volunteers".into(),
            }),
        ),
        ("finish", Act::Finish(FinishSelfCheck { round: round() })),
        ("mutual", review(Step::MutualCheck)),
        ("evaluation", review(Step::Evaluation)),
        ("sheets", Act::EnterSheets(sheets)),
        ("acceptance", review(Step::Acceptance)),
        ("confirm", confirm()),
        ("return", Act::Return(back)),
        ("open survey", open_survey()),
    ];
    for (name, act) in all {
        let mut it = Year::at(step);
        let tried = it.tries(OTHER, act.clone());
        let tried = if tried == Err(Refusal::NotYours) {
            it.tries(STAFF, act)
        } else {
            tried
        };
        let elsewhere = tried == Err(fault(AssessmentFault::Elsewhere));
        assert_eq!(!elsewhere, there.contains(&name), "{name}: {tried:?}");
    }
}

#[test]
fn the_first_publicity_has_its_days_and_its_answers() {
    let mut it = Year::at(Step::FirstPublicity);
    let begin = || Act::Begin(BeginSelfCheck { round: round() });
    // Posted on Monday 2 November, seven days: to the 9th, and on from the 10th.
    let next = Day::new(2026, 11, 10).unwrap();
    assert_eq!(
        it.tries(STAFF, begin()),
        Err(Refusal::PublicityRuns { next })
    );
    it.does(RESIDENT, object(1));
    it.later(8);
    let unanswered = fault(AssessmentFault::Unanswered { count: 1 });
    assert_eq!(it.tries(STAFF, begin()), Err(unanswered));
    it.does(STAFF, answer(1, false));
    it.does(STAFF, begin());
    assert!(it.round().hung.is_some());
}

// Each value with what shows it, of its own kind.
#[rstest]
#[case("stairwell_lights", Value::Percent { hundredths: 9_500 }, true, None)]
#[case("stairwell_lights", Value::Percent { hundredths: 10_001 }, true, Some(fault(AssessmentFault::OtherKind)))]
#[case("stairwell_lights", Value::YesNo { yes: true }, true, Some(fault(AssessmentFault::OtherKind)))]
#[case("stairwell_lights", Value::Percent { hundredths: 9_500 }, false, Some(fault(AssessmentFault::NothingShows)))]
#[case("stairwells_clear", Value::YesNo { yes: false }, true, None)]
#[case("no_such", Value::YesNo { yes: false }, true, Some(Refusal::NotFound))]
fn a_value_has_its_kind_and_its_evidence(
    #[case] code: &str,
    #[case] value: Value,
    #[case] words: bool,
    #[case] refusal: Option<Refusal>,
) {
    let mut it = Year::at(Step::SelfCheck);
    let act = EnterValue {
        round: round(),
        indicator: code.into(),
        value,
        words: words.then(|| prose("数过")),
        photos: Vec::new(),
    };
    assert_eq!(it.tries(STAFF, Act::Enter(act)).err(), refusal);
}

#[test]
fn what_only_the_rulebook_counts_is_not_typed_in() {
    let mut it = Year::at(Step::SelfCheck);
    let counted = Value::Counted {
        live: Live::Volunteers,
        part: 5,
        whole: 5,
        on: it.0.now.day(),
    };
    assert_eq!(
        it.tries(STAFF, enter("volunteers", counted)),
        Err(fault(AssessmentFault::OtherKind))
    );
    // Nobody of the six gave hours yet: none of six, stored as counts.
    let take = |code: &str| {
        Act::TakeOver(TakeOver {
            round: round(),
            indicator: code.into(),
        })
    };
    it.does(STAFF, take("volunteers"));
    let entry = it.round().entry("volunteers").cloned().unwrap();
    let Value::Counted {
        part, whole, on, ..
    } = entry.value
    else {
        panic!("{entry:?}")
    };
    assert_eq!((part, whole, on), (0, 6, it.0.now.day()));
    // What was counted is not typed over, but counted again.
    let typed = enter("volunteers", Value::Percent { hundredths: 9_000 });
    let stays = fault(AssessmentFault::Counted);
    assert_eq!(it.tries(STAFF, typed), Err(stays));
    it.does(STAFF, take("volunteers"));
    // Nothing was found, nothing announced: nothing of nothing is no share.
    let nothing = fault(AssessmentFault::NothingToCount);
    for code in [
        "hazards_closed",
        "issues_in_time",
        "classes_held",
        "rounds_done",
    ] {
        assert_eq!(it.tries(STAFF, take(code)), Err(nothing.clone()), "{code}");
    }
    assert_eq!(
        it.tries(STAFF, take("stairwell_lights")),
        Err(fault(AssessmentFault::NothingCounts))
    );
}

#[test]
fn a_self_check_is_handed_over_whole() {
    let mut it = Year::at(Step::SelfCheck);
    it.does(
        STAFF,
        enter("stairwell_lights", Value::Percent { hundredths: 1 }),
    );
    let all = it.round().rules().indicators().count() as u32;
    let finish = || Act::Finish(FinishSelfCheck { round: round() });
    assert_eq!(
        it.tries(STAFF, finish()),
        Err(fault(AssessmentFault::ValuesMissing { count: all - 1 }))
    );
    assert_eq!(it.round().scorecard().overall, None);
    it.fill();
    it.does(STAFF, finish());
}

#[rstest]
#[case("临江社区", AssessmentFault::OwnReview)]
#[case(" 临江 社区 ", AssessmentFault::OwnReview)]
fn a_community_does_not_review_itself(#[case] name: &str, #[case] expected: AssessmentFault) {
    for step in [Step::MutualCheck, Step::Evaluation, Step::Acceptance] {
        let mut it = Year::at(step);
        let Act::Review(act) = review(step) else {
            unreachable!()
        };
        let act = ReviewRound {
            name: line(name),
            ..act
        };
        assert_eq!(it.tries(OTHER, Act::Review(act)), Err(fault(expected)));
    }
}

#[rstest]
#[case(Step::MutualCheck, Reviewer::ThirdParty)]
#[case(Step::Evaluation, Reviewer::Community)]
#[case(Step::Evaluation, Reviewer::Street)]
#[case(Step::Acceptance, Reviewer::Community)]
#[case(Step::Acceptance, Reviewer::ThirdParty)]
fn each_step_has_its_reviewers(#[case] step: Step, #[case] reviewer: Reviewer) {
    let mut it = Year::at(step);
    let Act::Review(act) = review(step) else {
        unreachable!()
    };
    let act = ReviewRound { reviewer, ..act };
    let wrong = fault(AssessmentFault::WrongReviewer);
    assert_eq!(it.tries(OTHER, Act::Review(act)), Err(wrong));
}

#[test]
fn whoever_worked_on_the_self_check_enters_nothing_that_is_said_of_it() {
    for step in [Step::MutualCheck, Step::Evaluation, Step::Acceptance] {
        let mut it = Year::at(step);
        let same = fault(AssessmentFault::SameHand);
        assert_eq!(it.tries(STAFF, review(step)), Err(same));
        it.does(OTHER, review(step));
    }
    let it = Year::at(Step::Evaluation);
    // Who did what stands with the office, and no number of a person in what everyone reads.
    let desk: RoundDesk = it.0.get(round());
    assert_eq!(desk.audience(), Audience::Staff);
    let shown = serde_json::to_string(&it.round()).unwrap();
    for flat in [STAFF, OTHER] {
        assert!(!shown.contains(&person(flat).to_string()));
    }
}

#[test]
fn a_failed_step_goes_back_to_the_self_check_with_its_reason() {
    for step in [Step::MutualCheck, Step::Evaluation, Step::Acceptance] {
        let mut it = Year::at(step);
        it.does(OTHER, failing(step));
        let back = it.round();
        assert_eq!((&back.stage, back.attempt), (&Stage::SelfCheck, 2));
        let last = back.returned.last().unwrap();
        assert_eq!(
            (last.from, last.reason.as_str()),
            (step, "楼道灯的数对不上")
        );
        // Whoever mends it is a hand, and whoever was one before the turn failed is one still.
        it.does(
            OTHER,
            enter("stairwell_lights", Value::Percent { hundredths: 9_300 }),
        );
        it.does(OTHER, Act::Finish(FinishSelfCheck { round: round() }));
        for hand in [OTHER, STAFF] {
            assert_eq!(
                it.tries(hand, review(Step::MutualCheck)),
                Err(fault(AssessmentFault::SameHand))
            );
        }
        it.does(THIRD, review(Step::MutualCheck));
    }
}

#[test]
fn what_lies_below_the_floor_is_not_accepted() {
    let mut it = Year::at(Step::Evaluation);
    // Clean: 30 % of 0, 30 % of 90, 20 % of 90, 20 % of 100 is 65.00; without the last, 45.00.
    it.does(
        OTHER,
        corrected(
            Step::Evaluation,
            "stairwell_lights",
            Value::Percent { hundredths: 0 },
        ),
    );
    assert_eq!(it.round().scorecard().of(Dimension::Clean), Some(6_500));
    let low = corrected(
        Step::Acceptance,
        "stairwells_clear",
        Value::YesNo { yes: false },
    );
    let below = fault(AssessmentFault::BelowTheFloor { floor: 6_000 });
    assert_eq!(it.tries(OTHER, low), Err(below));
    let review = it.round().reviews.pop().unwrap();
    assert_eq!(review.corrected, ["stairwell_lights"]);
    let entry = it.round().entry("stairwell_lights").cloned().unwrap();
    assert_eq!(entry.step, Step::Evaluation);
    // The line itself passes: 30 % of 0, 30 % of 90, 20 % of 65, 20 % of 100 is 60.00.
    let line = corrected(
        Step::Acceptance,
        "green_actions",
        Value::Percent { hundredths: 6_500 },
    );
    it.does(OTHER, line);
    let card = it.round().scorecard();
    assert_eq!(
        (card.of(Dimension::Clean), card.passes),
        (Some(6_000), true)
    );
}

#[test]
fn objections_have_their_days_their_people_and_their_answers() {
    let mut it = Year::at(Step::SelfCheck);
    let nothing = fault(AssessmentFault::NotHanging);
    assert_eq!(it.tries(RESIDENT, object(1)), Err(nothing));
    let mut it = Year::at(Step::FinalPublicity);
    assert_eq!(
        it.0.decide(&Actor::Guest, &Command::Assessment(object(1))),
        Err(Refusal::SignInFirst)
    );
    it.does(RESIDENT, object(1));
    let said: RoundObjection = it.0.get(RoundObjectionId(Uuid::from_u128(1)));
    assert_eq!(said.audience(), Audience::Residents);
    it.later(7);
    it.does(RESIDENT, object(2));
    it.later(1);
    let last = it.0.now.day().plus(-1);
    assert_eq!(
        it.tries(RESIDENT, object(3)),
        Err(Refusal::PublicityOver { last })
    );
    let Act::AnswerObjection(elsewhere) = answer(1, false) else {
        unreachable!()
    };
    let elsewhere = AnswerRoundObjection {
        round: Some(RoundId::of(COMMUNITY, 2025)),
        ..elsewhere
    };
    assert_eq!(
        it.tries(STAFF, Act::AnswerObjection(elsewhere)),
        Err(Refusal::NotFound)
    );
    it.does(STAFF, answer(1, false));
    assert_eq!(
        it.tries(STAFF, answer(1, true)),
        Err(Refusal::AnsweredAlready)
    );
    let waits = fault(AssessmentFault::Unanswered { count: 1 });
    assert_eq!(it.tries(STAFF, confirm()), Err(waits.clone()));
    let back = || {
        Act::Return(ReturnRound {
            round: round(),
            reason: prose("有一条说得对"),
        })
    };
    assert_eq!(it.tries(STAFF, back()), Err(waits));
    it.does(STAFF, answer(2, true));
    assert_eq!(
        it.tries(STAFF, confirm()),
        Err(fault(AssessmentFault::Upheld))
    );
    it.does(STAFF, back());
    assert_eq!(it.round().stage, Stage::SelfCheck);
    // All over again, and what was upheld then holds nothing up now.
    it.does(STAFF, Act::Finish(FinishSelfCheck { round: round() }));
    it.does(OTHER, review(Step::MutualCheck));
    it.does(OTHER, review(Step::Evaluation));
    it.does(OTHER, review(Step::Acceptance));
    it.0.now = it.0.now.plus_minutes(1);
    it.does(STAFF, post());
    it.later(8);
    it.does(STAFF, confirm());
}

#[test]
fn a_gap_becomes_a_project_and_stays_linked() {
    let mut it = Year::at(Step::SelfCheck);
    it.fill();
    it.does(
        STAFF,
        enter("stairwell_lights", Value::Percent { hundredths: 7_000 }),
    );
    let compound: members::Compound = it.0.get(COMPOUND);
    let spot = it.0.town.all::<members::Spot>().next().unwrap().id;
    let grow = |indicator: Option<&str>, number: u128| {
        Act::Grow(GrowGap {
            round: round(),
            dimension: Dimension::Clean,
            indicator: indicator.map(Into::into),
            proposal: ProposalId(Uuid::from_u128(number)),
            compound: compound.id,
            place: Place::Spot(spot),
            title: line("把楼道灯修亮"),
            problem: prose("楼道灯只有七成亮。"),
            goal: prose("九成以上都亮。"),
            need: prose("晚归的人和老人。"),
        })
    };
    it.does(RESIDENT, grow(Some("stairwell_lights"), 70));
    let origin: GapOrigin = it.0.get(ProposalId(Uuid::from_u128(70)));
    assert_eq!((origin.gap.points, origin.gap.target), (7_000, 9_000));
    let town = &it.0.town as &dyn Town;
    assert!(town.has::<proposals::Proposal>(origin.id));
    assert_eq!(town.of::<GapOrigin>(round()).len(), 1);
    assert_eq!(
        it.tries(RESIDENT, grow(Some("waste_sorted"), 71)),
        Err(fault(AssessmentFault::NoGap))
    );
}

#[test]
fn a_round_may_end_without_a_result() {
    let mut it = Year::at(Step::MutualCheck);
    let end = || {
        Act::End(EndRound {
            round: round(),
            reason: prose("今年先修管网，明年再报。"),
        })
    };
    it.does(STAFF, end());
    assert!(!it.round().is_open());
    assert_eq!(
        it.tries(STAFF, end()),
        Err(fault(AssessmentFault::Elsewhere))
    );
}
