//! What cannot be counted, and how methods travel.

use domain::Money;
use domain::councils::counting::*;
use rstest::rstest;

use crate::paper::*;

fn ticks(options: &[u16]) -> Marks {
    Marks::Ticked(options.to_vec())
}

fn ranking(options: &[u16]) -> Marks {
    Marks::Ranked(options.to_vec())
}

#[rstest]
#[case(Rule::Single, ticks(&[1]), None)]
#[case(Rule::Single, ticks(&[]), None)]
#[case(Rule::Single, ticks(&[0, 1]), Some(MarksFault::TooMany { marked: 2, most: 1 }))]
#[case(Rule::Single, ticks(&[3]), Some(MarksFault::NoSuchOption(3)))]
#[case(Rule::Single, ticks(&[999]), Some(MarksFault::NoSuchOption(999)))]
#[case(Rule::Single, ranking(&[1]), Some(MarksFault::OtherKind))]
#[case(Rule::Multiple { most: 2 }, ticks(&[0, 1, 2]), Some(MarksFault::TooMany { marked: 3, most: 2 }))]
#[case(Rule::Approval { most: Some(2) }, ticks(&[2, 0]), None)]
#[case(Rule::Approval { most: Some(2) }, ticks(&[0, 1, 2]), Some(MarksFault::TooMany { marked: 3, most: 2 }))]
#[case(Rule::Approval { most: None }, ticks(&[0, 2, 1]), None)]
#[case(Rule::Approval { most: None }, ticks(&[1, 2, 1]), Some(MarksFault::Twice(1)))]
#[case(Rule::Score { max: 5 }, Marks::Scored(vec![Some(5), None, Some(0)]), None)]
#[case(
    Rule::Score { max: 5 },
    Marks::Scored(vec![None, Some(6), None]),
    Some(MarksFault::ScoreTooHigh { option: 1, score: 6, max: 5 })
)]
#[case(
    Rule::Score { max: 5 },
    Marks::Scored(vec![Some(1)]),
    Some(MarksFault::ScoresMissing { scores: 1, options: 3 })
)]
#[case(Rule::Runoff, ranking(&[2, 0]), None)]
#[case(Rule::Schulze, ranking(&[2, 2]), Some(MarksFault::Twice(2)))]
#[case(Rule::Borda, ranking(&[0, 4]), Some(MarksFault::NoSuchOption(4)))]
#[case(Rule::Borda, ticks(&[0]), Some(MarksFault::OtherKind))]
#[case(Rule::Greedy(Fund { most: Some(1), ..fund(9, &[1, 2, 3]) }), ticks(&[0, 1]), Some(MarksFault::TooMany { marked: 2, most: 1 }))]
fn a_ballot_is_valid_or_says_why_not(
    #[case] rule: Rule,
    #[case] marks: Marks,
    #[case] fault: Option<MarksFault>,
) {
    let method = method(3, rule);
    assert_eq!(method.check(&marks).err(), fault);
    let counted = method.count(&[&marks]).err();
    let ballot = 0;
    assert_eq!(
        counted,
        fault.map(|fault| CountFault::Ballot { ballot, fault })
    );
}

fn raise(step: i64, most: u32) -> Rule {
    let step = Money(step);
    Rule::EqualShares {
        fund: fund(9, &[1, 2, 3]),
        completion: Completion::Add1(Raise { step, most }),
    }
}

#[rstest]
#[case(Rule::Multiple { most: 0 }, MethodFault::Cap)]
#[case(Rule::Multiple { most: 4 }, MethodFault::Cap)]
#[case(Rule::Approval { most: Some(0) }, MethodFault::Cap)]
#[case(Rule::Score { max: 0 }, MethodFault::Score)]
#[case(Rule::Score { max: 101 }, MethodFault::Score)]
#[case(Rule::Greedy(fund(9, &[1, 2])), MethodFault::Costs)]
#[case(Rule::Greedy(fund(0, &[1, 2, 3])), MethodFault::Money)]
#[case(Rule::Greedy(fund(9, &[1, 0, 3])), MethodFault::Money)]
#[case(Rule::Greedy(fund(9, &[1, -2, 3])), MethodFault::Money)]
#[case(Rule::Greedy(fund(9, &[1, 2, 1_000_000_000_001])), MethodFault::Money)]
#[case(raise(0, 1), MethodFault::Money)]
#[case(raise(1, 0), MethodFault::Raises)]
#[case(raise(1, 10_001), MethodFault::Raises)]
fn a_method_that_cannot_be_used_says_why(#[case] rule: Rule, #[case] fault: MethodFault) {
    let method = method(3, rule);
    assert_eq!(method.usable(), Err(fault));
    assert_eq!(method.count(&[]), Err(CountFault::Method(fault)));
}

#[rstest]
#[case(0, vec![], MethodFault::Options)]
#[case(501, (0..501).collect(), MethodFault::Options)]
#[case(3, vec![0, 1], MethodFault::Lot)]
#[case(3, vec![0, 1, 1], MethodFault::Lot)]
#[case(3, vec![1, 2, 3], MethodFault::Lot)]
fn a_paper_has_options_and_a_whole_lot(
    #[case] options: u16,
    #[case] lot: Vec<u16>,
    #[case] fault: MethodFault,
) {
    let rule = Rule::Borda;
    let lot = Lot(lot);
    assert_eq!(Method { options, rule, lot }.usable(), Err(fault));
}

#[test]
fn a_method_travels_as_its_text_and_unknown_words_are_refused() {
    let text = r#"{"options":2,"rule":{"equal_shares":{"fund":{"budget":90000,"costs":[40000,60000],"most":null},"completion":{"add1_then_greedy":{"step":100,"most":1000}}}},"lot":[1,0]}"#;
    let method: Method = serde_json::from_str(text).unwrap();
    assert_eq!(method.usable(), Ok(()));
    assert_eq!(serde_json::to_string(&method).unwrap(), text);
    for word in ["options", "fund", "costs", "step"] {
        let more = text.replace(&format!("\"{word}\""), &format!("\"more\":1,\"{word}\""));
        assert!(serde_json::from_str::<Method>(&more).is_err(), "{word}");
    }
}

#[test]
fn every_count_travels_whole() {
    let scored = [Marks::Scored(vec![Some(1), None, Some(3)])];
    let rankings = ranked(&[(2, &[1, 0]), (1, &[0]), (2, &[2])]);
    let ticks = ticked(&[(2, &[1, 0]), (1, &[2])]);
    let one = ticked(&[(2, &[1]), (1, &[2])]);
    let papers = [
        (Rule::Single, &one[..]),
        (Rule::Score { max: 3 }, &scored),
        (Rule::Runoff, &rankings),
        (Rule::Borda, &rankings),
        (Rule::Schulze, &rankings),
        (Rule::Greedy(fund(9, &[4, 5, 6])), &ticks),
        (raise(1, 9), &ticks),
    ];
    for (rule, ballots) in papers {
        let found = count(&method(3, rule), ballots);
        let text = serde_json::to_string(&found).unwrap();
        assert_eq!(serde_json::from_str::<Count>(&text).unwrap(), found);
    }
}
