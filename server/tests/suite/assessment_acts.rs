//! One act of each kind about the six-type community, who may try it, and who reads what of it.

use domain::assessment::{
    AnswerSurvey, BeginSelfCheck, Command as Act, Nominate, ObjectToRound, OpenSurvey, PostRound,
    Said, Satisfaction,
};
use domain::{Command, RoundId};
use rstest::rstest;
use serde_json::{Value, json};
use uuid::Uuid;
use wire::routes::CHANGES;

use crate::common::{Db, Village, id, line, prose};

const SOME: &str = "00000000-0000-0000-0000-000000000005";

/// One of each.
pub fn one_of_each() -> Vec<Command> {
    let acts = [
        (
            "nominate",
            json!({ "community": SOME, "year": 2026, "words": "x" }),
        ),
        ("post", json!({ "round": SOME, "hangs_at": "x" })),
        ("begin", json!({ "round": SOME })),
        (
            "enter",
            json!({
                "round": SOME, "indicator": "stairwell_lights",
                "value": { "percent": { "hundredths": 9_000 } }, "words": "x",
            }),
        ),
        (
            "take_over",
            json!({ "round": SOME, "indicator": "volunteers" }),
        ),
        ("finish", json!({ "round": SOME })),
        (
            "review",
            json!({
                "round": SOME, "step": "mutual_check", "reviewer": "community", "name": "x",
                "methods": ["visit"], "words": "x", "verdict": "passes",
            }),
        ),
        ("object", json!({ "id": SOME, "round": SOME, "text": "x" })),
        (
            "answer_objection",
            json!({ "objection": SOME, "upheld": false, "text": "x" }),
        ),
        ("confirm", json!({ "round": SOME })),
        ("return", json!({ "round": SOME, "reason": "x" })),
        ("end", json!({ "round": SOME, "reason": "x" })),
        (
            "open_survey",
            json!({ "round": SOME, "until": "2027-01-31" }),
        ),
        (
            "answer_survey",
            json!({ "round": SOME, "said": { "aware": "very" }, "blind": SOME }),
        ),
        ("close_survey", json!({ "round": SOME })),
        (
            "enter_sheets",
            json!({
                "round": SOME, "by": "x",
                "counts": {
                    "valid": 4, "aware": 3, "very": 1, "fairly": 1, "so_so": 0, "not": 1,
                },
            }),
        ),
        (
            "grow",
            json!({
                "round": SOME, "dimension": "clean", "proposal": SOME, "compound": SOME,
                "place": { "spot": SOME }, "title": "x", "problem": "x", "goal": "x", "need": "x",
            }),
        ),
    ];
    acts.into_iter()
        .map(|(name, body)| command(name, body))
        .collect()
}

/// Who may try an act of this slice: written here by hand, apart from the table it checks.
pub fn may(act: &str, role: &str) -> Option<bool> {
    let act = act.strip_prefix("assessment.")?;
    Some(match act {
        "object" | "answer_survey" | "grow" => role != "outsider",
        "confirm" | "end" => role == "secretary",
        _ => role == "staff" || role == "secretary",
    })
}

fn command(name: &str, body: Value) -> Command {
    let travels = json!({ "assessment": { name: body } });
    serde_json::from_value(travels).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}

/// How many records of a kind are on a page.
fn count(page: &Value, kind: &str) -> usize {
    let changes = page["changes"].as_array().unwrap().iter();
    changes.filter(|it| it["kind"] == kind).count()
}

// W3: who reads what of a round and of its survey; the box travels to nobody.
#[rstest]
#[tokio::test]
async fn an_answer_travels_to_nobody_and_its_mark_to_whoever_answered(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(mut village) = Village::open(db, 2).await else {
        return;
    };
    let (secretary, one, other) = (
        village.secretary,
        village.residents[0],
        village.residents[1],
    );
    let community = village.community;
    let clock = village.site.state.clock.clone();
    let year = clock.now().day().ymd().0;
    let round = RoundId::of(community, year);
    let nominate = Act::Nominate(Nominate {
        community,
        year,
        words: prose("这两年变化大。"),
    });
    village.done(&secretary, nominate).await;
    let post = Act::Post(PostRound {
        round,
        hangs_at: line("东门"),
        photos: Vec::new(),
    });
    village.done(&secretary, post).await;
    let object = Act::Object(ObjectToRound {
        id: id(60),
        round,
        dimension: None,
        text: prose("东门的灯还没修。"),
    });
    village.done(&one, object).await;
    let answer = json!({ "objection": id::<Uuid>(60), "upheld": false, "text": "已经修好了。" });
    village
        .done(&secretary, command("answer_objection", answer))
        .await;
    clock.set(clock.now().plus_days(20));
    // Whoever was signed in is again: a session does not outlive so many days unseen.
    let begin = Act::Begin(BeginSelfCheck { round });
    village.done(&secretary, begin).await;
    let until = clock.now().day().plus(7);
    village
        .done(&secretary, Act::OpenSurvey(OpenSurvey { round, until }))
        .await;
    let said = Act::AnswerSurvey(AnswerSurvey {
        round,
        said: Said::Aware(Satisfaction::Very),
        blind: Uuid::from_u128(9),
    });
    village.done(&one, said).await;
    let guest = village.site.get(CHANGES, None).await.json();
    let reader = village.site.get(CHANGES, Some(&one)).await.json();
    let neighbour = village.site.get(CHANGES, Some(&other)).await.json();
    let office = village.site.get(CHANGES, Some(&secretary)).await.json();
    let table = [
        ("six_round", [1, 1, 1, 1]),
        ("six_survey", [1, 1, 1, 1]),
        ("six_desk", [0, 0, 0, 1]),
        ("six_objection", [0, 1, 1, 1]),
        ("six_survey_mark", [0, 1, 0, 0]),
        ("six_survey_turnout", [0, 0, 0, 0]),
        ("six_survey_box", [0, 0, 0, 0]),
    ];
    for (kind, expected) in table {
        let found = [&guest, &reader, &neighbour, &office].map(|page| count(page, kind));
        assert_eq!(found, expected, "{kind}");
    }
    for page in [&guest, &reader, &neighbour, &office] {
        assert!(!page.to_string().contains("\"very\""), "an answer travels");
    }
}
