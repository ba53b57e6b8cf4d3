//! One act of each kind about a renovation, as they travel, and who may try them.

use domain::{Command, CompoundId, Kind};
use serde_json::{Value, json};
use wire::routes::CHANGES;

use crate::common::{Db, Device, Village};

const SOME: &str = "00000000-0000-0000-0000-000000000005";

/// One of each, about the plan of a compound.
pub fn one_of_each(plan: CompoundId) -> Vec<Command> {
    let management = json!({
        "manager": "company", "name": "x", "fee": 60, "fund": "x", "text": "x"
    });
    let works = json!({
        "alters_common_parts": false, "changes_use": false, "adds_lift": false,
        "raises_fund": false, "changes_manager": false,
    });
    let photo = json!({ "hash": "0".repeat(64), "width": 4, "height": 3, "shows": null });
    let payment = json!({
        "id": SOME, "plan": plan, "item": 0, "what": "x", "payee": "x", "amount": 1,
        "photo": photo,
    });
    let acts = [
        (
            "start_plan",
            json!({ "plan": plan, "title": "x", "convener": "x" }),
        ),
        ("ask_will", json!({ "plan": plan, "until": "2028-12-31" })),
        (
            "answer_will",
            json!({ "plan": plan, "home": SOME, "will": "yes" }),
        ),
        (
            "set_menu",
            json!({ "plan": plan, "dishes": [], "until": "2028-12-31" }),
        ),
        (
            "order_menu",
            json!({ "plan": plan, "home": SOME, "items": [] }),
        ),
        ("choose_works", json!({ "plan": plan, "items": [] })),
        (
            "publish_options",
            json!({
                "id": SOME, "plan": plan, "item": 0, "title": "x", "text": null,
                "designs": [], "until": "2028-12-31"
            }),
        ),
        (
            "approve_options",
            json!({ "comparison": SOME, "home": SOME, "designs": [] }),
        ),
        ("settle_options", json!({ "comparison": SOME })),
        (
            "set_management",
            json!({ "plan": plan, "management": management }),
        ),
        ("allot_money", json!({ "plan": plan, "allotments": [] })),
        (
            "adopt_plan",
            json!({ "plan": plan, "adoption": { "works": works, "decided": [] } }),
        ),
        ("schedule_plan", json!({ "plan": plan, "days": [] })),
        (
            "advance_plan",
            json!({ "plan": plan, "to": "applied", "note": "x" }),
        ),
        (
            "choose_anew",
            json!({ "plan": plan, "reason": "x", "until": "2026-11-20" }),
        ),
        ("end_plan", json!({ "plan": plan, "reason": "x" })),
        (
            "note_contract",
            json!({
                "id": SOME, "plan": plan, "title": "x", "photo": photo, "prices": [],
                "allotments": [],
            }),
        ),
        ("note_payment", payment),
        (
            "name_contractor",
            json!({ "plan": plan, "contractor": "x", "telephone": "x", "contact": null }),
        ),
        (
            "write_diary",
            json!({
                "id": SOME, "plan": plan, "on": "2026-11-02", "building": null, "item": null,
                "text": "x", "photos": [],
            }),
        ),
        (
            "post_outage",
            json!({
                "id": SOME, "plan": plan, "utility": "water", "places": ["compound"],
                "from": 1, "until": 2, "why": "x",
            }),
        ),
        ("withdraw_outage", json!({ "outage": SOME, "why": "x" })),
        (
            "send_site_report",
            json!({
                "id": SOME, "plan": plan, "building": null, "seen": "concern", "text": "x",
                "photos": [],
            }),
        ),
        ("answer_site_report", json!({ "report": SOME, "text": "x" })),
        (
            "prepare_acceptance",
            json!({ "plan": plan, "lines": [], "representatives": [] }),
        ),
        ("sign_acceptance", json!({ "plan": plan, "failed": [] })),
        (
            "mend_defect",
            json!({ "plan": plan, "defect": 0, "note": "x", "photos": [] }),
        ),
        ("set_warranties", json!({ "plan": plan, "lines": [] })),
    ];
    let command = |(name, body): (&str, Value)| {
        let travels = json!({ "renovation": { name: body } });
        serde_json::from_value(travels).unwrap_or_else(|fault| panic!("{name}: {fault}"))
    };
    acts.into_iter().map(command).collect()
}

/// Who may try an act of a renovation: written here by hand, apart from the table it checks.
pub fn may(act: &str, role: &str) -> Option<bool> {
    let staff = role == "secretary" || role == "staff";
    let belongs = staff || ["resident", "tenant", "convener", "grid worker"].contains(&role);
    Some(match act {
        "renovation.start_plan"
        | "renovation.ask_will"
        | "renovation.set_menu"
        | "renovation.choose_works"
        | "renovation.publish_options"
        | "renovation.settle_options"
        | "renovation.set_management"
        | "renovation.allot_money"
        | "renovation.adopt_plan"
        | "renovation.schedule_plan"
        | "renovation.advance_plan"
        | "renovation.choose_anew"
        | "renovation.end_plan"
        | "renovation.note_contract"
        | "renovation.note_payment"
        | "renovation.name_contractor"
        | "renovation.post_outage"
        | "renovation.withdraw_outage"
        | "renovation.prepare_acceptance"
        | "renovation.set_warranties"
        // And whoever builds.
        | "renovation.write_diary"
        | "renovation.answer_site_report"
        | "renovation.mend_defect" => staff,
        "renovation.answer_will"
        | "renovation.order_menu"
        | "renovation.approve_options"
        | "renovation.send_site_report"
        | "renovation.sign_acceptance" => belongs,
        _ => return None,
    })
}

fn command(name: &str, body: Value) -> Command {
    serde_json::from_value(json!({ "renovation": { name: body } })).unwrap()
}

async fn told(village: &Village, reader: Option<&Device>, kind: Kind) -> Vec<Value> {
    let page = village.site.get(CHANGES, reader).await.json();
    let changes = page["changes"].as_array().unwrap().iter();
    let these = changes.filter(|it| it["kind"] == kind.as_str());
    these.cloned().collect()
}

#[tokio::test]
async fn what_a_home_says_and_pays_is_read_by_whom_it_is_for() {
    let mut village = Village::open(Db::Sqlite, 2).await.unwrap();
    let (one, other, office) = (
        village.residents[0],
        village.residents[1],
        village.secretary,
    );
    let homes = village.homes().await;
    let plan = village.compound;
    let today = village.site.clock.now().day();
    let until = |days| json!(today.plus(days));
    let start = json!({ "plan": plan, "title": "改造", "convener": "物管会" });
    village.done(&office, command("start_plan", start)).await;
    let ask = json!({ "plan": plan, "until": until(1) });
    village.done(&office, command("ask_will", ask)).await;
    let says = json!({ "plan": plan, "home": homes[0], "will": "yes" });
    village.done(&one, command("answer_will", says)).await;

    village
        .site
        .clock
        .set(village.site.clock.now().plus_days(2));
    let item = json!({
        "class": "improvement", "name": "增设停车位", "unit": "个", "price": 680_000,
        "place": "compound", "options": [],
    });
    let dish = json!({ "item": item, "amount": 10, "reach": "compound" });
    let menu = json!({ "plan": plan, "dishes": [dish], "until": until(3) });
    village.done(&office, command("set_menu", menu)).await;
    village
        .site
        .clock
        .set(village.site.clock.now().plus_days(2));
    let choose = json!({ "plan": plan, "items": [0] });
    village.done(&office, command("choose_works", choose)).await;
    let design = |title: &str| json!({ "title": title, "points": "x", "photo": null, "cost": 10_000, "helped": 0 });
    let options = json!({
        "id": SOME, "plan": plan, "item": 0, "title": "怎么加", "text": null,
        "designs": [design("生态"), design("机械")], "until": until(9),
    });
    village
        .done(&office, command("publish_options", options))
        .await;
    let likes = json!({ "comparison": SOME, "home": homes[0], "designs": [1] });
    village.done(&one, command("approve_options", likes)).await;

    let everyone = [None, Some(&one), Some(&other), Some(&office)];
    for (kind, readers) in [
        (Kind::Plan, [0, 1, 1, 1]),
        (Kind::PlanCounts, [0, 1, 1, 1]),
        (Kind::Menu, [0, 1, 1, 1]),
        (Kind::Comparison, [0, 1, 1, 1]),
        (Kind::HomeAnswer, [0, 0, 0, 1]),
        (Kind::OwnAnswer, [0, 1, 0, 0]),
        (Kind::Approval, [0, 0, 0, 0]),
        // The secretary owns a home, too.
        (Kind::CostRow, [0, 1, 1, 1]),
    ] {
        for (reader, count) in everyone.into_iter().zip(readers) {
            let records = told(&village, reader, kind).await;
            assert_eq!(records.len(), count, "{kind} to {reader:?}: {records:?}");
        }
    }
    // Each row is the reader's own.
    for reader in [&one, &other, &office] {
        let rows = told(&village, Some(reader), Kind::CostRow).await;
        assert_eq!(rows[0]["body"]["person"], json!(reader.person));
    }
}
