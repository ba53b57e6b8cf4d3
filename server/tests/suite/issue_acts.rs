//! One act of each kind about issues, and who may try it.

use domain::Command;
use serde_json::{Value, json};

const SOME: &str = "00000000-0000-0000-0000-000000000005";

/// One of each.
pub fn one_of_each() -> Vec<Command> {
    let spot = json!({ "compound": SOME, "building": null, "unit": null, "spot": null });
    let why = json!({ "issue": SOME, "reason": "x" });
    let acts = [
        (
            "report",
            json!({ "id": SOME, "community": SOME, "category": "lamp", "spot": spot }),
        ),
        ("join", json!({ "issue": SOME })),
        ("take_on", json!({ "issue": SOME })),
        (
            "sort",
            json!({
                "issue": SOME,
                "to": { "category": "lamp", "class": "general", "matter": "grid" },
            }),
        ),
        ("pass_up", why.clone()),
        ("assign", json!({ "issue": SOME, "body": SOME })),
        (
            "whistle",
            json!({ "issue": SOME, "department": SOME, "reason": "x" }),
        ),
        ("ask_whistle", json!({ "issue": SOME, "words": "x" })),
        ("report_in", json!({ "issue": SOME })),
        ("send_back", why.clone()),
        (
            "extend",
            json!({ "issue": SOME, "working_days": 1, "reason": "x" }),
        ),
        ("stop", json!({ "issue": SOME, "days": 1, "reason": "x" })),
        (
            "put_on_ledger",
            json!({ "issue": SOME, "reason": "x", "again_on": "2026-12-31" }),
        ),
        ("take_up", json!({ "issue": SOME })),
        ("reply", json!({ "issue": SOME, "words": "x" })),
        (
            "solve",
            json!({ "issue": SOME, "words": "x", "photos": [] }),
        ),
        (
            "answer",
            json!({ "issue": SOME, "answer": { "done": "solved", "stars": 5 } }),
        ),
        ("not_reached", json!({ "issue": SOME })),
        (
            "note_answer",
            json!({ "issue": SOME, "answer": { "done": "solved", "stars": 5 } }),
        ),
        ("reopen", json!({ "issue": SOME, "words": "x" })),
        (
            "set_aside",
            json!({ "issue": SOME, "outcome": "malicious", "reason": "x" }),
        ),
        (
            "rate_whistle",
            json!({ "issue": SOME, "rated": "answer", "stars": 5 }),
        ),
        (
            "grow",
            json!({
                "issue": SOME, "proposal": SOME, "title": "x", "problem": "x", "goal": "x",
                "need": "x",
            }),
        ),
        (
            "name_body",
            json!({
                "id": SOME, "community": SOME, "name": "x", "kind": "department", "duties": [],
            }),
        ),
    ];
    acts.into_iter()
        .map(|(name, body)| command(name, body))
        .collect()
}

/// Who may try an act about issues: written here by hand, apart from the table it checks.
pub fn may(act: &str, role: &str) -> Option<bool> {
    let act = act.strip_prefix("issues.")?;
    let staff = role == "staff" || role == "secretary";
    Some(match act {
        "set_aside" | "name_body" => staff,
        "take_on" | "sort" | "pass_up" | "assign" | "whistle" | "not_reached" | "note_answer" => {
            staff || role == "grid worker"
        }
        "report" | "join" | "ask_whistle" | "answer" | "reopen" | "grow" => role != "outsider",
        // Who speaks for a body may be from outside; the rule finds out.
        _ => true,
    })
}

fn command(name: &str, body: Value) -> Command {
    let travels = json!({ "issues": { name: body } });
    serde_json::from_value(travels).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}
