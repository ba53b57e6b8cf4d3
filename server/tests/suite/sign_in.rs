//! Sign-in holds (W4).

use axum::http::{StatusCode, header};
use futures::future::join_all;
use rstest::rstest;
use serde_json::json;
use wire::routes;

use crate::common::Db;
use crate::common::street::{OFFICE, Street, device, wrong};

#[rstest]
#[tokio::test]
async fn a_slip_opens_its_home_and_makes_its_owner_a_neighbour(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(street) = Street::open(db).await else {
        return;
    };
    let typed = street.codes[0].to_lowercase().replace('-', " ");
    let door = street.knock(&typed).await.json();
    assert_eq!(door["holders"], json!(["秦**"]));
    assert_eq!(door["compound"], "临江里小区");
    let owner = street.owner(0).await;
    let info = street.who(&owner).await.json();
    assert_eq!(
        (&info["name"], &info["staff"]),
        (&json!("秦招娣"), &json!(false))
    );
    // On another device the same owner is the same person.
    let again = street.activate(0, street.claim(0).await, json!({})).await;
    assert_eq!(device(&again).person, owner.person);
}

#[tokio::test]
async fn a_code_that_is_wrong_replaced_or_made_up_opens_nothing() {
    let mut street = Street::open(Db::Sqlite).await.unwrap();
    let old = street.codes[0].clone();
    assert_eq!(street.knock(&old).await.status, StatusCode::OK);
    street.codes = street.slips().await;
    assert_ne!(street.codes[0], old);
    for code in [old.as_str(), "", "0000-0000-00", "K7QM"] {
        wrong(&street.knock(code).await);
    }
    assert_eq!(street.knock(&street.codes[0]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn name_and_tail_must_stand_in_the_roster() {
    let street = Street::open(Db::Sqlite).await.unwrap();
    let guessed = json!({ "owner": { "tail": "0000" } });
    let answer = street.activate(0, guessed.clone(), json!({})).await;
    assert_eq!(answer.json()["refusal"]["code"], "not_in_the_roster");
    assert!(!answer.headers.contains_key(header::SET_COOKIE));
    // The tail of the neighbour's home does not do either.
    let answer = street.activate(0, street.claim(1).await, json!({})).await;
    assert_eq!(answer.json()["refusal"]["code"], "not_in_the_roster");
    for _ in 0..10 {
        street.activate(0, guessed.clone(), json!({})).await;
    }
    let answer = street.activate(0, street.claim(0).await, json!({})).await;
    assert_eq!(answer.code(), "slow_down");
    assert!(answer.headers.contains_key(header::RETRY_AFTER));
}

#[tokio::test]
async fn a_tenant_waits_and_a_family_member_does_not() {
    let street = Street::open(Db::Sqlite).await.unwrap();
    for (claim, belongs) in [("tenant", false), ("family", true)] {
        let answer = street
            .activate(0, json!(claim), json!({ "name": "梁晓雯" }))
            .await;
        let device = device(&answer);
        let community = street.town().await;
        assert_eq!(community.viewer(Some(device.person)).0.belongs(), belongs);
    }
}

#[tokio::test]
async fn a_worker_needs_password_and_code() {
    let mut street = Street::open(Db::Sqlite).await.unwrap();
    let person = street.worker().await;
    wrong(&street.staff("sun", "guess", None).await);
    wrong(&street.staff("moon", "linjiang", None).await);
    assert_eq!(street.village.site.code_sent_to(OFFICE), None);
    let first = street.staff("sun", "linjiang", None).await;
    assert_eq!(first.json(), json!("code_sent"));
    assert!(!first.headers.contains_key(header::SET_COOKIE));
    let otp = street.village.site.code_sent_to(OFFICE).unwrap();
    wrong(&street.staff("sun", "guess", Some(&otp)).await);
    let signed_in = street.staff("sun", "linjiang", Some(&otp)).await;
    let worker = device(&signed_in);
    assert_eq!(worker.person, person);
    assert_eq!(street.who(&worker).await.json()["staff"], true);
    wrong(&street.staff("sun", "linjiang", Some(&otp)).await);
    // A code for a resident's telephone is no second factor.
    let resident = street.otp(OFFICE).await;
    wrong(&street.staff("sun", "linjiang", Some(&resident)).await);
    let answers = join_all((0..12).map(|_| street.staff("sun", "guess", None))).await;
    assert_eq!(answers.last().unwrap().code(), "slow_down");
}

#[tokio::test]
async fn five_thousand_residents_behind_one_address_are_not_locked_out() {
    let street = Street::open(Db::Sqlite).await.unwrap();
    for hundred in 0..50 {
        let asked = (0..100).map(|number| {
            let phone = format!("139{:08}", hundred * 100 + number);
            let body = json!({ "phone": phone });
            let street = &street;
            async move { street.post(routes::SESSION_OTP, None, &body).await.status }
        });
        let answers = join_all(asked).await;
        assert!(
            answers
                .iter()
                .all(|status| *status == StatusCode::NO_CONTENT)
        );
    }
    // One telephone is not flooded, whoever asks.
    let body = json!({ "phone": "13900000000" });
    let mut last = StatusCode::OK;
    for _ in 0..11 {
        last = street.post(routes::SESSION_OTP, None, &body).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn no_secret_stands_in_the_database() {
    let street = Street::open(Db::Sqlite).await.unwrap();
    let owner = street.owner(0).await;
    let address = &street.village.site.address;
    let mut bytes = std::fs::read(address).unwrap();
    bytes.extend(std::fs::read(format!("{address}-wal")).unwrap_or_default());
    let code = street.codes[0].as_bytes();
    let secrets: [&[u8]; 2] = [&owner.token.secret, code];
    for secret in secrets {
        let found = bytes.windows(secret.len()).any(|window| window == secret);
        assert!(!found, "a secret of {} bytes", secret.len());
    }
    // Digests are there, so the search looks where it should.
    let hash = owner.token.hash().0;
    assert!(bytes.windows(32).any(|window| window == hash));
}
