//! One act of each kind about the public ledger, and who may try it.

use domain::Command;
use serde_json::{Value, json};

const SOME: &str = "00000000-0000-0000-0000-000000000005";

/// One of each.
pub fn one_of_each() -> Vec<Command> {
    let acts = [
        (
            "open",
            json!({
                "compound": SOME, "kind": "maintenance", "held_at": "x", "rhythm": "quarter",
                "opened_on": "2026-01-01",
            }),
        ),
        (
            "enter",
            json!({
                "id": SOME, "account": SOME,
                "details": {
                    "day": "2026-01-02", "category": "parking", "amount": 500,
                    "party": { "role": "parking_users" }, "what": "x",
                },
            }),
        ),
        (
            "reverse",
            json!({ "id": SOME, "entry": SOME, "day": "2026-01-03", "reason": "x" }),
        ),
        ("confirm", json!({ "entry": SOME })),
        ("set_aside", json!({ "entry": SOME, "reason": "x" })),
        ("close", json!({ "account": SOME, "until": "2026-03-31" })),
        ("ask", json!({ "id": SOME, "entry": SOME, "text": "x" })),
        ("answer", json!({ "question": SOME, "text": "x" })),
    ];
    acts.into_iter()
        .map(|(name, body)| command(name, body))
        .collect()
}

/// Who may try an act of this slice: written here by hand, apart from the table it checks.
pub fn may(act: &str, role: &str) -> Option<bool> {
    let act = act.strip_prefix("funds.")?;
    let staff = role == "staff" || role == "secretary";
    Some(match act {
        "ask" => role != "outsider",
        _ => staff,
    })
}

fn command(name: &str, body: Value) -> Command {
    let travels = json!({ "funds": { name: body } });
    serde_json::from_value(travels).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}
