//! The API never falls over (W2): a body of every act, and every route, mangled in ways that a seed decides, is
//! answered by an outcome or by a problem with its code, never by a fault of the server's own, and the
//! neighbourhood stands as before.

use axum::http::header;
use domain::Command;
use serde_json::{Value, json};
use server::http::policy::RULES;
use server::verify::differences;
use wire::Outcomes;
use wire::routes::COMMANDS;

use crate::common::{Answer, Db, Dice, Village, id, push, size};
use crate::permissions::one_of_each;

/// How often each act is mangled.
const TIMES: usize = 6;

#[tokio::test]
async fn a_mangled_act_is_answered_and_breaks_nothing() {
    let mut village = Village::open(Db::Sqlite, 1).await.unwrap();
    let mut dice = Dice::new(11);
    for (act, command) in one_of_each(&village) {
        for _ in 0..size("LINLI_MANGLED", TIMES) {
            let (device, body) = (who(&village, &mut dice), body(&mut village, &command));
            let mut body: Value = serde_json::from_slice(&body).unwrap();
            mangle(&mut body, &mut dice);
            let mut bytes = serde_json::to_vec(&body).unwrap();
            if dice.percent(10) {
                bytes.truncate(dice.below(bytes.len()));
            }
            let answer = village.site.send("POST", COMMANDS, device.as_ref(), bytes);
            sound(&answer.await, &format!("{act:?}: {body}"));
        }
    }
    let site = &village.site;
    let found = differences(&site.state.store, village.community).await;
    assert!(found.unwrap().is_empty());
    let (author, proposal) = (village.residents[0], village.submission(id(7)));
    village.done(&author, proposal).await;
}

#[tokio::test]
async fn a_mangled_request_is_answered_on_every_route() {
    let village = Village::open(Db::Sqlite, 1).await.unwrap();
    let mut dice = Dice::new(12);
    let rules = RULES.iter().filter(|rule| !rule.path.ends_with("/stream"));
    for rule in rules {
        for _ in 0..size("LINLI_MANGLED", TIMES) {
            let parts = rule.path.split('/').map(|part| match part.contains('{') {
                true => dice.pick(&PLACES).to_owned(),
                false => part.to_owned(),
            });
            let mut path = parts.collect::<Vec<_>>().join("/");
            if dice.percent(30) {
                path.push_str(dice.pick(&QUERIES));
            }
            let mut body = json!({ "a": [1, { "b": "c" }] });
            mangle(&mut body, &mut dice);
            let (device, body) = (who(&village, &mut dice), body.to_string());
            let answer = village.site.send(rule.method, &path, device.as_ref(), body);
            let answer = answer.await;
            let status = answer.status;
            assert!(
                !status.is_server_error(),
                "{} {path}: {status}",
                rule.method
            );
        }
    }
}

/// What stands in a path where an id is wanted.
const PLACES: [&str; 7] = [
    "x",
    "-1",
    "%00",
    "..%2f..%2fetc%2fpasswd",
    "00000000-0000-0000-0000-00000000000g",
    "%E4%B8%B4%E6%B1%9F%F0%9F%8F%98",
    "99999999999999999999999999999999999999999999999999999999999999999999.xlsx",
];

/// What stands behind it.
const QUERIES: [&str; 5] = [
    "?after=residents%3D-1",
    "?after=%00",
    "?limit=99999999999999999999",
    "?q=%25%25%27%3B--",
    "?=&&=&a[]=1",
];

fn who(village: &Village, dice: &mut Dice) -> Option<crate::common::Device> {
    let all = [
        None,
        Some(village.residents[0]),
        Some(village.secretary),
        Some(village.convener),
    ];
    dice.pick(&all)
}

fn body(village: &mut Village, command: &Command) -> Vec<u8> {
    push(vec![village.envelope(command.clone())])
}

/// An outcome that keeps to the contract, or a problem with its code.
fn sound(answer: &Answer, what: &str) {
    let status = answer.status;
    assert!(!status.is_server_error(), "{status} {what}");
    if status.is_success() {
        let outcomes = serde_json::from_slice::<Outcomes>(&answer.body);
        assert!(outcomes.is_ok(), "{} {what}", answer.text());
    } else {
        let kind = &answer.headers[header::CONTENT_TYPE];
        assert_eq!(kind, "application/problem+json", "{what}");
        assert!(!answer.code().is_empty(), "{what}");
    }
}

/// Something else at some place.
fn mangle(value: &mut Value, dice: &mut Dice) {
    let many = match value {
        Value::Object(map) => map.len(),
        Value::Array(all) => all.len(),
        _ => 0,
    };
    if many > 0 && !dice.percent(15) {
        let at = dice.below(many);
        let inner = match value {
            Value::Object(map) => map.values_mut().nth(at),
            Value::Array(all) => all.get_mut(at),
            _ => None,
        };
        if let Some(inner) = inner {
            mangle(inner, dice);
        }
        return;
    }
    match (value, dice.below(3)) {
        (Value::Object(map), 0) => {
            map.insert("more".to_owned(), odd(dice));
        }
        (Value::Object(map), 1) => {
            let first = map.keys().next().cloned();
            first.and_then(|first| map.remove(&first));
        }
        (value, _) => *value = odd(dice),
    }
}

fn odd(dice: &mut Dice) -> Value {
    match dice.below(16) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(-1),
        3 => json!(u64::MAX),
        4 => json!(i64::MIN),
        5 => json!(1e300),
        6 => json!(0.1),
        7 => json!(""),
        8 => json!("长".repeat(60_000)),
        9 => json!("\u{0}\u{202e}<script>alert(1)</script>"),
        10 => json!("=HYPERLINK(\"http://x\")"),
        11 => json!("00000000-0000-0000-0000-000000000000"),
        12 => json!([]),
        13 => json!({}),
        14 => json!(vec![json!({ "a": 1 }); 2_000]),
        _ => (0..300).fold(json!(1), |inner, _| json!([inner])),
    }
}
