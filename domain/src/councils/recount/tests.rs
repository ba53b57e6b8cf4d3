use super::*;
use crate::councils::Choice;
use crate::councils::counting::Marks;
use rstest::rstest;

const BY_HAND: &str = r#"{
    "format": "linli.vote/1", "kind": "yes_no_abstain", "title": "北门换掉破损井盖", "mode": "recorded",
    "rules": {
        "quorum": { "share": { "over": 2, "under": 3, "strict": false } },
        "majority": { "of": "of_present", "share": { "over": 1, "under": 2, "strict": true } }
    },
    "roll": ["a", "b", "c", "d"], "present": ["d"],
    "ballots": [
        { "voter": "a", "choice": "agree" }, { "voter": "b", "choice": "agree" },
        { "voter": "c", "choice": "abstain" }
    ]
}"#;

fn by_hand() -> VoteExport {
    serde_json::from_str(BY_HAND).unwrap()
}

#[test]
fn a_file_written_by_hand_recounts() {
    let found = recount(&by_hand()).unwrap();
    let tally = Tally {
        members: 4,
        present: 4,
        agree: 2,
        against: 0,
        abstain: 1,
    };
    assert_eq!(
        found.counted,
        Published {
            tally,
            outcome: Outcome::Failed,
            chosen: None,
            count: None,
        }
    );
    assert_eq!(found.agrees, None);
}

#[test]
fn without_a_list_those_who_voted_were_present() {
    let secret = BY_HAND
        .replace("recorded", "secret")
        .replace(", \"present\": [\"d\"]", "");
    let mut export: VoteExport = serde_json::from_str(&secret).unwrap();
    for ballot in &mut export.ballots {
        ballot.voter = None;
    }
    assert_eq!(recount(&export).unwrap().counted.tally.present, 3);
    export.ballots.extend(export.ballots.clone());
    let fault = ExportFault::TooManyBallots {
        ballots: 6,
        present: 4,
    };
    assert_eq!(recount(&export), Err(fault));
}

#[test]
fn a_published_result_that_differs_is_told() {
    let mut export = by_hand();
    let mut published = recount(&export).unwrap().counted;
    export.published = Some(published.clone());
    assert_eq!(recount(&export).unwrap().agrees, Some(true));
    published.tally.agree += 1;
    export.published = Some(published);
    assert_eq!(recount(&export).unwrap().agrees, Some(false));
}

#[rstest]
#[case("\"linli.vote/1\"", "\"linli.vote/9\"", ExportFault::Format("linli.vote/9".into()))]
#[case("\"voter\": \"b\"", "\"voter\": \"a\"", ExportFault::BallotTwice("a".into()))]
#[case("\"voter\": \"b\"", "\"voter\": \"x\"", ExportFault::NotOnRoll("x".into()))]
#[case("[\"d\"]", "[\"y\"]", ExportFault::NotOnRoll("y".into()))]
#[case("\"a\", \"b\"", "\"a\", \"a\"", ExportFault::RollTwice("a".into()))]
#[case("\"voter\": \"a\", ", "", ExportFault::Nameless(1))]
#[case("recorded", "secret", ExportFault::Named(1))]
#[case("\"agree\"", "{ \"ticked\": [0] }", ExportFault::Spoilt(1, "it marks options in a vote that has none".into()))]
#[case("yes_no_abstain", "single", ExportFault::Kind)]
#[case("\"under\": 3", "\"under\": 0", ExportFault::ShareOfNothing)]
fn a_file_that_cannot_be_counted_says_why(
    #[case] from: &str,
    #[case] to: &str,
    #[case] fault: ExportFault,
) {
    let export = serde_json::from_str(&BY_HAND.replacen(from, to, 1)).unwrap();
    assert_eq!(recount(&export), Err(fault));
}

/// Five small projects and nine ballots, all of it written by hand.
const OPTIONS: &str = r#"{
    "format": "linli.vote/2", "kind": "KIND", "title": "十万元先做哪几件", "mode": "secret",
    "rules": { "quorum": { "share": { "over": 1, "under": 2, "strict": true } } },
    "slate": {
        "rule": RULE,
        "options": [
            { "title": "坡道" }, { "title": "长椅", "note": "楼下两把" }, { "title": "路灯" }, { "title": "车棚" }
        ]
    },
    "lot": [3, 2, 1, 0],
    "roll": ["a", "b", "c", "d", "e", "f", "g", "h", "i"],
    "ballots": [BALLOTS]
}"#;

const TICKED: &str = r#"{ "choice": { "ticked": [0, 1] } }, { "choice": { "ticked": [0, 1] } },
    { "choice": { "ticked": [0, 1] } }, { "choice": { "ticked": [0] } }, { "choice": { "ticked": [2] } },
    { "choice": { "ticked": [2] } }, { "choice": "abstain" }"#;
const ONE: &str = r#"{ "choice": { "ticked": [0] } }, { "choice": { "ticked": [2] } },
    { "choice": { "ticked": [2] } }, { "choice": { "ticked": [0] } }, { "choice": "abstain" }"#;
const SCORED: &str = r#"{ "choice": { "scored": [5, 0, 3, null] } }, { "choice": { "scored": [0, 1, 3, null] } },
    { "choice": { "scored": [] } }, { "choice": { "scored": [1, 2, 1, 1] } }, { "choice": "abstain" }"#;
// Four for 0 1 2, three for 2 1 0, two for 1 2 0: nobody has more than half at first.
const RANKED: &str = r#"{ "choice": { "ranked": [0, 1, 2] } }, { "choice": { "ranked": [0, 1, 2] } },
    { "choice": { "ranked": [0, 1, 2] } }, { "choice": { "ranked": [0, 1, 2] } },
    { "choice": { "ranked": [2, 1, 0] } }, { "choice": { "ranked": [2, 1, 0] } }, { "choice": { "ranked": [2, 1, 0] } },
    { "choice": { "ranked": [1, 2, 0] } }, { "choice": { "ranked": [1, 2, 0] } }"#;
const FUND: &str = r#"{ "budget": 600, "costs": [300, 300, 200, 100], "most": null }"#;

fn options(kind: &str, rule: &str, ballots: &str) -> VoteExport {
    let rule = rule.replace("FUND", FUND);
    let text = OPTIONS
        .replace("KIND", kind)
        .replace("RULE", &rule)
        .replace("BALLOTS", ballots);
    serde_json::from_str(&text).unwrap()
}

#[rstest]
// 坡道 and 路灯 have two each; 路灯 comes first in the lot.
#[case("single", r#""single""#, ONE, &[2])]
#[case("multiple", r#"{ "multiple": { "most": 2 } }"#, TICKED, &[0, 1])]
#[case("approval", r#"{ "approval": { "most": null } }"#, TICKED, &[0])]
#[case("score", r#"{ "score": { "max": 5 } }"#, SCORED, &[2])]
// 1 goes out first, and its ballots pass to 2.
#[case("runoff", r#""runoff""#, RANKED, &[2])]
#[case("borda", r#""borda""#, RANKED, &[1])]
#[case("schulze", r#""schulze""#, RANKED, &[1])]
// The six who tick have 100 fen each: 坡道 costs its four 75, 长椅 can then be paid by nobody,
// 路灯 costs its two all they have.
#[case("equal_shares", r#"{ "equal_shares": { "fund": FUND, "completion": "unspent" } }"#, TICKED, &[0, 2])]
// 坡道 and 长椅 have the most, and nothing is left then.
#[case("greedy", r#"{ "greedy": FUND }"#, TICKED, &[0, 1])]
fn a_choice_between_options_written_by_hand_recounts(
    #[case] kind: &str,
    #[case] rule: &str,
    #[case] ballots: &str,
    #[case] expected: &[u16],
) {
    let mut export = options(kind, rule, ballots);
    let found = recount(&export).unwrap();
    assert_eq!(found.counted.chosen.as_deref(), Some(expected));
    assert_eq!(found.agrees, None);
    // What is published of it is compared; a count that was changed anywhere is told.
    export.published = Some(found.counted.clone());
    let text = serde_json::to_string(&export).unwrap();
    let read: VoteExport = serde_json::from_str(&text).unwrap();
    assert_eq!(recount(&read).unwrap().agrees, Some(true));
    let mut forged = read;
    forged.ballots[0].choice = Choice::Abstain.into();
    assert_eq!(recount(&forged).unwrap().agrees, Some(false));
}

#[test]
fn a_result_without_its_tables_is_compared_as_far_as_it_goes() {
    let mut export = options("single", r#""single""#, ONE);
    let mut published = recount(&export).unwrap().counted;
    (published.count, published.chosen) = (None, None);
    export.published = Some(published.clone());
    assert_eq!(recount(&export).unwrap().agrees, Some(true));
    published.chosen = Some(vec![0]);
    export.published = Some(published);
    assert_eq!(recount(&export).unwrap().agrees, Some(false));
}

#[test]
fn who_drew_another_lot_than_was_published_is_told() {
    let mut export = options("single", r#""single""#, ONE);
    let hash = "8f".repeat(32);
    export.text_sha256 = Some(hash.clone());
    export.drawn = Some("3516".into());
    export.lot = Some(Draw::lot(&hash, 4, "3516"));
    assert!(recount(&export).is_ok());
    export.drawn = Some("3517".into());
    assert_ne!(Draw::lot(&hash, 4, "3517"), Draw::lot(&hash, 4, "3516"));
    assert_eq!(recount(&export), Err(ExportFault::LotDiffers));
}

#[rstest]
#[case(|it: &mut VoteExport| it.slate = None, ExportFault::Missing("slate"))]
#[case(|it: &mut VoteExport| it.lot = None, ExportFault::Missing("lot"))]
#[case(|it: &mut VoteExport| it.lot = Some(Lot(vec![0])), ExportFault::Slate(MethodFault::Lot))]
#[case(|it: &mut VoteExport| it.kind = VoteKind::Borda, ExportFault::Kind)]
#[case(|it: &mut VoteExport| it.format = FORMAT.into(), ExportFault::Kind)]
#[case(|it: &mut VoteExport| it.ballots[1].choice = Choice::Agree.into(), ExportFault::Spoilt(2, "the ballot is of another kind".into()))]
#[case(|it: &mut VoteExport| it.ballots[0].choice = Content::Marks(Marks::Ticked(vec![0, 1])), ExportFault::Spoilt(1, "2 marks where at most 1 are allowed".into()))]
fn a_choice_that_cannot_be_counted_says_why(
    #[case] spoil: fn(&mut VoteExport),
    #[case] fault: ExportFault,
) {
    let mut export = options("single", r#""single""#, ONE);
    spoil(&mut export);
    assert_eq!(recount(&export), Err(fault));
}
