//! One act of each kind about personal data and alerts, and who may try it.

use domain::Command;
use serde_json::{Value, json};

const SOME: &str = "00000000-0000-0000-0000-000000000005";

/// One of each.
pub fn one_of_each() -> Vec<Command> {
    let ask = json!({ "id": SOME, "community": SOME, "person": null, "what": "copy" });
    let answer = json!({ "refused": { "reason": "x" } });
    let acts = [
        ("ask", ask),
        ("take_back", json!({ "request": SOME })),
        ("answer", json!({ "request": SOME, "answer": answer })),
        (
            "erase",
            json!({ "request": SOME, "proof": "certificate", "reason": "x" }),
        ),
        (
            "choose",
            json!({ "community": SOME, "purpose": "text_messages", "version": 1, "said": "yes" }),
        ),
        (
            "looked",
            json!({ "community": SOME, "about": null, "screen": "roster" }),
        ),
        (
            "open_kept",
            json!({ "id": SOME, "community": SOME, "person": SOME, "paper": "x", "reason": "x" }),
        ),
        ("forget", json!({ "community": SOME })),
    ];
    let alerts = [
        (
            "set",
            json!({
                "community": SOME,
                "off": [],
                "quiet": { "from": 0, "until": 0 },
                "pace": "each",
            }),
        ),
        ("seen", json!({ "community": SOME, "until": 0 })),
    ];
    let command = |slice: &str, (name, body): (&str, Value)| -> Command {
        serde_json::from_value(json!({ slice: { name: body } })).unwrap()
    };
    let privacy = acts.map(|it| command("privacy", it));
    let alerts = alerts.map(|it| command("alerts", it));
    privacy.into_iter().chain(alerts).collect()
}

/// Who may try it; `None` for another slice's act.
pub fn may(act: &str, role: &str) -> Option<bool> {
    let guest = role == "guest";
    Some(match act {
        "privacy.answer" | "privacy.erase" => role == "secretary" || role == "staff",
        "privacy.looked" => matches!(role, "secretary" | "staff" | "grid worker"),
        "privacy.open_kept" => role == "secretary",
        "privacy.forget" => false,
        it if it.starts_with("privacy.") || it.starts_with("alerts.") => !guest,
        _ => return None,
    })
}
