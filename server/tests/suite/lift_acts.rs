//! One act of each kind about a lift, and who may try it.

use domain::Command;
use serde_json::{Value, json};

const SOME: &str = "00000000-0000-0000-0000-000000000005";

/// One of each.
pub fn one_of_each() -> Vec<Command> {
    let photo = json!({ "hash": "0".repeat(64), "width": 4, "height": 3, "shows": null });
    let scheme = json!({
        "title": "x", "text": "x", "price": 1, "photos": [], "affected": [], "occupied": [],
    });
    let mediation = json!({ "on": "2026-11-02", "who": "x", "agreed": false, "outcome": "x" });
    let vote = json!({ "assembly": { "assembly": SOME, "question": 0 } });
    let acts = [
        ("propose", json!({ "lift": SOME, "why": "x" })),
        (
            "post",
            json!({ "lift": SOME, "scheme": scheme, "place": "x", "photo": photo }),
        ),
        (
            "object",
            json!({ "id": SOME, "lift": SOME, "harm": "light", "text": "x" }),
        ),
        (
            "enter_objection",
            json!({
                "id": SOME, "lift": SOME, "home": SOME, "name": "x", "on": "2026-11-02",
                "harm": "light", "text": "x", "photo": photo,
            }),
        ),
        ("answer", json!({ "objection": SOME, "text": "x" })),
        (
            "mediate",
            json!({ "objection": SOME, "mediation": mediation }),
        ),
        ("settle", json!({ "objection": SOME })),
        (
            "give_consent",
            json!({ "lift": SOME, "home": SOME, "version": 1 }),
        ),
        (
            "enter_consent",
            json!({ "lift": SOME, "home": SOME, "paper": "x" }),
        ),
        ("link_vote", json!({ "lift": SOME, "vote": vote })),
        (
            "set_money",
            json!({ "lift": SOME, "subsidies": [], "compensations": [] }),
        ),
        (
            "lay_agreement",
            json!({ "lift": SOME, "table": "x", "text": "x" }),
        ),
        (
            "sign",
            json!({ "lift": SOME, "home": SOME, "text": "0".repeat(64) }),
        ),
        (
            "enter_signature",
            json!({ "lift": SOME, "home": SOME, "paper": "x" }),
        ),
        (
            "advance",
            json!({ "lift": SOME, "to": "submitted", "note": "x" }),
        ),
        ("note", json!({ "lift": SOME, "note": "x" })),
        ("withdraw", json!({ "lift": SOME, "reason": "x" })),
    ];
    let command = |(name, body): (&str, Value)| {
        let travels = json!({ "renovation": { "lift": { name: body } } });
        serde_json::from_value(travels).unwrap_or_else(|fault| panic!("{name}: {fault}"))
    };
    acts.into_iter().map(command).collect()
}

/// Who may try an act about a lift: written here by hand, apart from the table it checks.
pub fn may(act: &str, role: &str) -> Option<bool> {
    let staff = role == "secretary" || role == "staff";
    let belongs = staff || ["resident", "tenant", "convener", "grid worker"].contains(&role);
    Some(match act {
        "renovation.post_lift"
        | "renovation.enter_lift_objection"
        | "renovation.answer_lift_objection"
        | "renovation.mediate_lift"
        | "renovation.enter_lift_consent"
        | "renovation.link_lift_vote"
        | "renovation.set_lift_money"
        | "renovation.lay_lift_agreement"
        | "renovation.enter_lift_signature"
        | "renovation.advance_lift"
        | "renovation.note_lift" => staff,
        "renovation.propose_lift"
        | "renovation.object_lift"
        | "renovation.settle_lift_objection"
        | "renovation.give_lift_consent"
        | "renovation.sign_lift_agreement"
        | "renovation.withdraw_lift" => belongs,
        _ => return None,
    })
}
