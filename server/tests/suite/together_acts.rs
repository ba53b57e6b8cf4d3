//! What people do together, as it travels: one act of each kind, who may try them, and who reads
//! what of an offer.

use domain::{Command, Kind, ProposalId};
use serde_json::{Value, json};
use wire::routes::CHANGES;

use crate::common::{Db, Device, Village, id};

const SOME: &str = "00000000-0000-0000-0000-000000000005";

/// One of each, about a proposal that is not there.
pub fn one_of_each(proposal: ProposalId) -> Vec<Command> {
    let acts = [
        ("invite", json!({ "person": SOME })),
        ("open_code", json!({ "code": "12345678" })),
        ("uninvite", json!({ "person": SOME })),
        ("close_code", json!({})),
        ("answer_invitation", json!({ "joins": true })),
        ("split", json!({ "reason": "x", "parts": [] })),
        ("offer_help", help()),
        (
            "offer_for_unit",
            json!({
                "id": SOME, "name": "x", "source": "enterprise_support", "help": "room",
                "what": "x", "contact": "x", "phone": "02785550000",
            }),
        ),
        (
            "answer_offer",
            json!({ "offer": SOME, "accepts": true, "word": "x" }),
        ),
        ("take_back_offer", json!({ "offer": SOME })),
    ];
    acts.into_iter()
        .map(|(name, body)| command(proposal, name, body))
        .collect()
}

fn help() -> Value {
    json!({ "id": SOME, "help": "hands", "what": "周六下午", "phone": "13812345678" })
}

fn command(proposal: ProposalId, name: &str, mut body: Value) -> Command {
    body["proposal"] = json!(proposal);
    let travels = json!({ "proposals": { name: body } });
    serde_json::from_value(travels).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}

/// Who may try one of them: written here by hand, apart from the table it checks.
pub fn may(act: &str, role: &str) -> Option<bool> {
    let staff = role == "secretary" || role == "staff";
    let belongs = staff || ["resident", "tenant", "convener", "grid worker"].contains(&role);
    Some(match act {
        "proposals.split" => role == "secretary",
        "proposals.offer_for_unit" | "proposals.answer_offer" => staff,
        "proposals.invite"
        | "proposals.open_code"
        | "proposals.uninvite"
        | "proposals.close_code"
        | "proposals.answer_invitation"
        | "proposals.offer_help"
        | "proposals.take_back_offer" => belongs,
        _ => return None,
    })
}

async fn told(village: &Village, reader: Option<&Device>, kind: Kind) -> Vec<Value> {
    let page = village.site.get(CHANGES, reader).await.json();
    let changes = page["changes"].as_array().unwrap().iter();
    let these = changes.filter(|it| it["kind"] == kind.as_str());
    these.cloned().collect()
}

#[tokio::test]
async fn the_telephone_of_a_giver_travels_once_the_offer_is_accepted_and_to_the_committee() {
    let mut village = Village::open(Db::Sqlite, 2).await.unwrap();
    let (author, giver, office) = (
        village.residents[0],
        village.residents[1],
        village.secretary,
    );
    let proposal: ProposalId = id(7);
    village.done(&author, village.submission(proposal)).await;
    village.done(&office, village.acceptance(proposal)).await;
    village
        .done(&giver, command(proposal, "offer_help", help()))
        .await;
    for reader in [None, Some(&author), Some(&giver), Some(&office)] {
        let page = village.site.get(CHANGES, reader).await.json();
        assert!(!page.to_string().contains("13812345678"));
    }
    assert!(told(&village, Some(&author), Kind::Offer).await.is_empty());
    assert_eq!(told(&village, Some(&giver), Kind::OwnOffer).await.len(), 1);
    assert_eq!(told(&village, Some(&office), Kind::Offer).await.len(), 1);

    let accept = json!({ "offer": SOME, "accepts": true, "word": "谢谢" });
    village
        .done(&office, command(proposal, "answer_offer", accept))
        .await;
    assert_eq!(told(&village, None, Kind::Offer).await.len(), 1);
    let contact = told(&village, Some(&office), Kind::OfferContact).await;
    assert!(contact[0].to_string().contains("13812345678"));
    for reader in [None, Some(&author), Some(&giver)] {
        let page = village.site.get(CHANGES, reader).await.json();
        assert!(!page.to_string().contains("13812345678"));
    }
}

#[tokio::test]
async fn only_the_server_knows_whether_a_code_is_right() {
    let mut village = Village::open(Db::Sqlite, 2).await.unwrap();
    let (author, other) = (village.residents[0], village.residents[1]);
    let proposal: ProposalId = id(7);
    village.done(&author, village.submission(proposal)).await;
    let code = json!({ "code": "12345678" });
    village
        .done(&author, command(proposal, "open_code", code))
        .await;
    let page = village.site.get(CHANGES, Some(&other)).await.json();
    assert!(!page.to_string().contains("12345678"));
    let wrong = json!({ "joins": true, "code": "87654321" });
    let wrong = command(proposal, "answer_invitation", wrong);
    // A wrong code is done and counted, for what is refused leaves nothing to count.
    village.done(&other, wrong).await;
    assert!(
        told(&village, Some(&author), Kind::CoProposer)
            .await
            .is_empty()
    );
    assert_eq!(told(&village, Some(&other), Kind::CodeTries).await.len(), 1);
    assert!(
        told(&village, Some(&author), Kind::CodeTries)
            .await
            .is_empty()
    );
    let right = json!({ "joins": true, "code": "1234 5678" });
    let right = command(proposal, "answer_invitation", right);
    village.done(&other, right).await;
    let beside = told(&village, Some(&author), Kind::CoProposer).await;
    assert_eq!(beside.len(), 1);
    assert!(told(&village, None, Kind::CoProposer).await.is_empty());
}
