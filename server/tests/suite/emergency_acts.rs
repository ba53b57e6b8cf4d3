//! One act of each kind of emergency management, who may try it, and who reads what of it.

use domain::{Command, Kind};
use serde_json::{Value, json};
use wire::routes::CHANGES;

use crate::common::{Db, Device, Village};

const SOME: &str = "00000000-0000-0000-0000-000000000005";
const OTHER: &str = "00000000-0000-0000-0000-000000000006";

fn advice() -> Value {
    json!({ "steps": ["关好门窗"], "calls": [], "shelters": [] })
}

/// One of each.
pub fn one_of_each() -> Vec<Command> {
    let place = json!({ "community": SOME, "compound": SOME });
    let with = |more: Value| {
        let mut all = place.clone();
        for (key, value) in more.as_object().unwrap() {
            all[key] = value.clone();
        }
        all
    };
    let supply = json!({
        "id": SOME, "community": SOME, "item": "x", "unit": "x", "minimum": 1,
        "expires_on": null, "place": "x", "keeper": "x",
    });
    let drill = json!({
        "id": SOME, "community": SOME, "plan": SOME, "held_on": "2026-11-02", "people": 1,
        "findings": "x", "actions": "x",
    });
    let person = |phone: &str| json!({ "name": phone, "phone": phone });
    let acts = [
        ("save_plan", plan(json!(SOME))),
        ("declare", declare(json!(SOME), json!(SOME))),
        ("amend", json!({ "emergency": SOME, "advice": advice() })),
        (
            "stand_down",
            json!({ "emergency": SOME, "reason": "x", "summary": "x" }),
        ),
        (
            "answer",
            json!({ "emergency": SOME, "home": SOME, "who": "me", "says": "safe" }),
        ),
        ("mark_door", json!({ "door": SOME, "mark": "well" })),
        (
            "post_notice",
            json!({ "emergency": SOME, "day": "2026-10-12" }),
        ),
        (
            "set_shifts",
            json!({
                "community": SOME, "duty": "lead", "from": "2026-11-02", "days": 1,
                "half": "day", "primary": person("13900000001"), "backup": person("13900000002"),
            }),
        ),
        ("describe_supply", json!({ "supply": supply })),
        (
            "move_supply",
            json!({ "id": SOME, "supply": SOME, "kind": "issued", "quantity": 1, "note": "x" }),
        ),
        (
            "name_target",
            with(json!({ "id": SOME, "kind": "shop", "name": "x", "building": null })),
        ),
        ("inspect", json!({ "target": SOME, "on": "2026-11-02" })),
        ("find_hazard", with(json!({ "id": SOME, "title": "x" }))),
        ("report_up", json!({ "hazard": SOME, "to": "x", "at": 0 })),
        ("register_hazard", json!({ "hazard": SOME })),
        (
            "assign_hazard",
            json!({ "hazard": SOME, "to": { "outside": "x" }, "due": "2029-11-02" }),
        ),
        ("work_on_hazard", json!({ "hazard": SOME, "done": false })),
        (
            "re_inspect",
            json!({ "hazard": SOME, "passed": true, "words": "x" }),
        ),
        ("close_hazard", json!({ "hazard": SOME })),
        ("note_drill", json!({ "drill": drill })),
    ];
    acts.into_iter()
        .map(|(name, body)| command(name, body))
        .collect()
}

/// Who may try an act of emergency management: written here by hand, apart from the table it checks.
pub fn may(act: &str, role: &str) -> Option<bool> {
    let act = act.strip_prefix("emergency.")?;
    let staff = role == "staff" || role == "secretary";
    Some(match act {
        "answer" => role != "outsider",
        "mark_door" | "inspect" | "find_hazard" | "report_up" | "work_on_hazard" | "re_inspect" => {
            staff || role == "grid worker"
        }
        _ => staff,
    })
}

fn command(name: &str, body: Value) -> Command {
    let travels = json!({ "emergency": { name: body } });
    serde_json::from_value(travels).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}

fn plan(community: Value) -> Value {
    json!({
        "id": SOME, "community": community, "kind": "typhoon", "title": "x", "approver": "x",
        "approved_on": "2026-10-01", "review_on": "2027-09-01", "procedure": "x", "limits": "x",
        "advice": advice(),
    })
}

fn declare(id: Value, community: Value) -> Value {
    json!({
        "id": id, "community": community, "plan": SOME, "title": "台风",
        "covers": "community", "advice": advice(),
    })
}

async fn told(village: &Village, reader: Option<&Device>, kind: Kind) -> Vec<Value> {
    let page = village.site.get(CHANGES, reader).await.json();
    let changes = page["changes"].as_array().unwrap().iter();
    let these = changes.filter(|it| it["kind"] == kind.as_str());
    these.cloned().collect()
}

#[tokio::test]
async fn what_is_said_of_a_home_is_read_by_its_person_and_those_who_look_after_the_building() {
    let mut village = Village::open(Db::Sqlite, 2).await.unwrap();
    let (one, other, office) = (
        village.residents[0],
        village.residents[1],
        village.secretary,
    );
    let community = json!(village.community);
    let compound = json!(village.compound);
    let homes = village.homes().await;
    let today = village.site.clock.now().day();
    let mut plan = plan(community.clone());
    plan["approved_on"] = json!(today);
    plan["review_on"] = json!(today.plus(300));
    village.done(&office, command("save_plan", plan)).await;
    let declared = declare(json!(OTHER), community.clone());
    village.done(&office, command("declare", declared)).await;
    let says = json!({
        "emergency": OTHER, "home": homes[0], "who": "elder",
        "says": { "needs_help": { "needs": ["medicine"], "words": "降压药" } },
    });
    village.done(&one, command("answer", says)).await;
    let notice = json!({ "emergency": OTHER, "day": today });
    village.done(&office, command("post_notice", notice)).await;
    let shifts = json!({
        "community": community, "duty": "lead", "from": today, "days": 1, "half": "day",
        "primary": { "name": "甲", "phone": "13900000001" },
        "backup": { "name": "乙", "phone": "13900000002" },
    });
    village.done(&office, command("set_shifts", shifts)).await;
    let supply = json!({
        "id": SOME, "community": community, "item": "沙袋", "unit": "个", "minimum": 1,
        "expires_on": null, "place": "仓库", "keeper": "甲",
    });
    let supply = json!({ "supply": supply });
    village
        .done(&office, command("describe_supply", supply))
        .await;
    let moved = json!({
        "id": SOME, "supply": SOME, "kind": "received", "quantity": 5, "note": "补货",
    });
    village.done(&office, command("move_supply", moved)).await;
    let target = json!({
        "id": SOME, "community": community, "compound": compound, "kind": "shop", "name": "店",
        "building": null,
    });
    village.done(&office, command("name_target", target)).await;
    let look = json!({ "target": SOME, "on": today });
    village.done(&office, command("inspect", look)).await;
    let hazard = json!({
        "id": SOME, "community": community, "compound": compound, "title": "堆物",
    });
    village.done(&office, command("find_hazard", hazard)).await;
    let drill = json!({ "drill": {
        "id": SOME, "community": community, "plan": SOME, "held_on": today, "people": 3,
        "findings": "x", "actions": "x",
    } });
    village.done(&office, command("note_drill", drill)).await;

    let doors = homes.len();
    let everyone = [None, Some(&one), Some(&other), Some(&office)];
    for (kind, readers) in [
        (Kind::Emergency, [1, 1, 1, 1]),
        (Kind::DailyNotice, [1, 1, 1, 1]),
        (Kind::EmergencyPlan, [0, 1, 1, 1]),
        (Kind::Drill, [0, 1, 1, 1]),
        (Kind::OwnSafety, [0, 1, 0, 0]),
        (Kind::SafetyDoor, [0, 0, 0, doors]),
        (Kind::Shift, [0, 0, 0, 1]),
        (Kind::Supply, [0, 0, 0, 1]),
        (Kind::SupplyMove, [0, 0, 0, 1]),
        (Kind::Target, [0, 0, 0, 1]),
        (Kind::Inspection, [0, 0, 0, 1]),
        (Kind::Hazard, [0, 0, 0, 1]),
    ] {
        for (reader, count) in everyone.into_iter().zip(readers) {
            let records = told(&village, reader, kind).await;
            assert_eq!(records.len(), count, "{kind} to {reader:?}: {records:?}");
        }
    }
    // Residents read how many, and not who or what.
    let counts = told(&village, Some(&other), Kind::RollCount).await;
    assert!(!counts.is_empty());
    let text = serde_json::to_string(&counts).unwrap();
    assert!(!text.contains("medicine") && !text.contains("降压药"));
    assert!(!text.contains(&one.person.to_string()));
    assert_eq!(told(&village, None, Kind::RollCount).await.len(), 0);
}
