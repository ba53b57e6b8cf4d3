//! One act of each kind in the grid, and who may try it.

use domain::Command;
use serde_json::{Value, json};

const SOME: &str = "00000000-0000-0000-0000-000000000005";

/// One of each.
pub fn one_of_each() -> Vec<Command> {
    let acts = [
        (
            "appoint",
            json!({
                "scope": { "building": SOME }, "station": "health",
                "who": { "outside": "x" }, "until": "2028-12-31",
            }),
        ),
        ("end_post", json!({ "post": SOME, "reason": "x" })),
        ("share_number", json!({ "post": SOME })),
        (
            "set_duty",
            json!({ "community": SOME, "station": "health", "words": "x" }),
        ),
        ("set_carried", json!({ "community": SOME, "items": [] })),
        (
            "care_for",
            json!({
                "home": SOME, "who": "x", "why": "other", "every_days": 7,
                "agreed_on": "2026-01-01",
            }),
        ),
        ("end_care", json!({ "home": SOME })),
        (
            "log_visit",
            json!({
                "id": SOME, "building": SOME, "kind": "knot", "met": true, "on": "2026-01-01",
            }),
        ),
        (
            "pack_bag",
            json!({ "community": SOME, "day": "2026-01-01", "carried": [] }),
        ),
        (
            "close_day",
            json!({ "community": SOME, "day": "2026-01-01" }),
        ),
        (
            "enter_task",
            json!({ "id": SOME, "community": SOME, "title": "x", "from": "x" }),
        ),
        (
            "answer_task",
            json!({ "task": SOME, "admitted": false, "reason": "x" }),
        ),
    ];
    acts.into_iter()
        .map(|(name, body)| command(name, body))
        .collect()
}

/// Who may try an act in the grid: written here by hand, apart from the table it checks.
pub fn may(act: &str, role: &str) -> Option<bool> {
    let act = act.strip_prefix("grid.")?;
    let staff = role == "staff" || role == "secretary";
    Some(match act {
        "appoint" | "end_post" => role == "secretary",
        "set_duty" | "set_carried" | "enter_task" | "answer_task" => staff,
        "share_number" => role != "outsider",
        _ => staff || role == "grid worker",
    })
}

fn command(name: &str, body: Value) -> Command {
    let travels = json!({ "grid": { name: body } });
    serde_json::from_value(travels).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}
