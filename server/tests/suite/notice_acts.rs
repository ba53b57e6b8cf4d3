//! One act of each kind about notices, publicity and messages, and who may try it.

use domain::Command;
use serde_json::{Value, json};

const SOME: &str = "00000000-0000-0000-0000-000000000005";

/// One of each.
pub fn one_of_each() -> Vec<Command> {
    let acts = [
        (
            "write",
            json!({
                "id": SOME, "community": SOME, "to": "residents", "title": "x", "text": "x",
                "until": "2027-01-31",
            }),
        ),
        (
            "correct",
            json!({
                "notice": SOME, "title": "x", "text": "x", "until": "2027-01-31", "changed": "x",
            }),
        ),
        ("withdraw", json!({ "notice": SOME, "reason": "x" })),
        ("read", json!({ "notice": SOME })),
        (
            "post",
            json!({
                "id": SOME, "community": SOME, "to": "public", "title": "x", "text": "x",
                "basis": "x", "hangs_at": "x", "from": "2027-01-31", "days": 7,
            }),
        ),
        (
            "add_board_photos",
            json!({ "publicity": SOME, "photos": [] }),
        ),
        (
            "end",
            json!({ "publicity": SOME, "words": "x", "photos": [] }),
        ),
        ("take_down", json!({ "publicity": SOME, "reason": "x" })),
        (
            "say",
            json!({
                "id": SOME, "community": SOME, "about": { "notice": SOME }, "text": "x",
            }),
        ),
        ("reply", json!({ "message": SOME, "text": "x" })),
        ("back", json!({ "message": SOME, "backs": true })),
        ("hide", json!({ "message": SOME, "reason": "x" })),
        ("show", json!({ "message": SOME })),
    ];
    acts.into_iter()
        .map(|(name, body)| command(name, body))
        .collect()
}

/// Who may try an act of this slice: written here by hand, apart from the table it checks.
pub fn may(act: &str, role: &str) -> Option<bool> {
    let act = act.strip_prefix("notices.")?;
    let staff = role == "staff" || role == "secretary";
    Some(match act {
        "post" | "add_board_photos" | "end" | "take_down" | "hide" | "show" => staff,
        "write" | "correct" | "withdraw" => staff || role == "grid worker",
        "read" | "say" | "back" => role != "outsider",
        // Who speaks for a body may be from outside; the rule finds out.
        _ => true,
    })
}

fn command(name: &str, body: Value) -> Command {
    let travels = json!({ "notices": { name: body } });
    serde_json::from_value(travels).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}
