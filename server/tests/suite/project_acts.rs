//! One act of each kind about a project, as they travel, and who may try them.

use domain::{Command, ProposalId};
use serde_json::{Value, json};

const SOME: &str = "00000000-0000-0000-0000-000000000005";

/// One of each, about a project that is not there.
pub fn one_of_each(project: ProposalId) -> Vec<Command> {
    let afford = json!({ "funds": "x", "materials": "x", "manpower": "x" });
    let acts = [
        ("publish", json!({ "text": "x", "photos": [] })),
        ("evidence", json!({ "photos": [] })),
        ("object", json!({ "id": SOME, "text": "x" })),
        (
            "answer_objection",
            json!({ "objection": SOME, "finding": "dismissed", "text": "x" }),
        ),
        ("fund", json!({ "gifts": [], "contact": SOME })),
        ("assign", json!({ "contact": SOME })),
        (
            "start",
            json!({ "contract": "x", "safety": "x", "afford": afford, "milestones": [] }),
        ),
        ("reach", json!({ "step": 0, "photos": [], "note": null })),
        ("suspend", json!({ "reason": "x" })),
        ("resume", json!({ "reason": "x" })),
        (
            "report",
            json!({ "id": SOME, "seen": "fine", "text": "x", "photos": [] }),
        ),
        ("answer_report", json!({ "report": SOME, "text": "x" })),
        ("finish", json!({ "photos": [], "accounts": [] })),
        (
            "rectify",
            json!({ "note": "x", "photos": [], "accounts": null }),
        ),
        ("inspect", json!({ "part": "resident", "checks": [] })),
        ("publish_accounts", json!({ "photos": [] })),
        ("measure", json!({ "readings": [] })),
        ("rate", json!({ "stars": "five", "remark": null })),
        ("archive", json!({})),
        ("cancel", json!({ "reason": "x" })),
        ("withdraw", json!({ "reason": "x" })),
    ];
    let command = |(name, mut body): (&str, Value)| {
        body["project"] = json!(project);
        let travels = json!({ "projects": { name: body } });
        serde_json::from_value(travels).unwrap_or_else(|fault| panic!("{name}: {fault}"))
    };
    acts.into_iter().map(command).collect()
}

/// Who may try an act about a project: written here by hand, apart from the table it checks.
pub fn may(act: &str, role: &str) -> Option<bool> {
    let staff = role == "secretary" || role == "staff";
    let belongs = staff || ["resident", "tenant", "convener", "grid worker"].contains(&role);
    Some(match act {
        "projects.publish"
        | "projects.evidence"
        | "projects.fund"
        | "projects.assign"
        | "projects.publish_accounts"
        | "projects.measure"
        | "projects.archive"
        // And whoever is entrusted with the project.
        | "projects.start"
        | "projects.reach"
        | "projects.answer_report"
        | "projects.finish"
        | "projects.rectify" => staff,
        "projects.suspend" | "projects.resume" | "projects.cancel" => staff || role == "convener",
        "projects.answer_objection" => false,
        "projects.object"
        | "projects.report"
        | "projects.inspect"
        | "projects.rate"
        | "projects.withdraw" => belongs,
        _ => return None,
    })
}
