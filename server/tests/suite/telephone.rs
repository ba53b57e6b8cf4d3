//! Codes by telephone, and the door (W4).

use axum::http::StatusCode;
use futures::future::join_all;
use rstest::rstest;
use serde_json::json;
use wire::routes;

use crate::common::street::{MOBILE, Street, device, wrong};
use crate::common::{Db, START};

#[rstest]
#[tokio::test]
async fn a_dead_cookie_keeps_nobody_from_signing_in(#[values(Db::Sqlite, Db::Postgres)] db: Db) {
    let Some(street) = Street::open(db).await else {
        return;
    };
    let mut dead = street.owner(0).await;
    dead.token.secret = [7; 32];
    let code = json!({ "code": street.codes[0] });
    let knocked = street.post(routes::SESSION_CODE, Some(&dead), &code).await;
    assert_eq!(knocked.status, StatusCode::OK);
    let phone = json!({ "phone": MOBILE });
    let sent = street.post(routes::SESSION_OTP, Some(&dead), &phone).await;
    assert_eq!(sent.status, StatusCode::NO_CONTENT);
    let otp = street.village.site.code_sent_to(MOBILE).unwrap();
    let body = json!({
        "phone": MOBILE, "otp": otp, "code": street.codes[0], "device": "iPhone",
    });
    let signed_in = street.post(routes::SESSION_PHONE, Some(&dead), &body).await;
    assert_eq!(device(&signed_in).person, dead.person);
}

#[tokio::test]
async fn who_gets_no_message_is_told_so() {
    let street = Street::open(Db::Sqlite).await.unwrap();
    // Nothing can be written where a folder stands.
    std::fs::create_dir(&street.village.site.sms).unwrap();
    let body = json!({ "phone": MOBILE });
    let answer = street.post(routes::SESSION_OTP, None, &body).await;
    std::fs::remove_dir(&street.village.site.sms).unwrap();
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.code(), "no_message");
}

#[rstest]
#[tokio::test]
async fn a_code_by_telephone_works_once(#[values(Db::Sqlite, Db::Postgres)] db: Db) {
    let Some(street) = Street::open(db).await else {
        return;
    };
    let owner = street.owner(0).await;
    let otp = street.otp(MOBILE).await;
    let answer = street.by_phone(0, &otp).await;
    assert_eq!(device(&answer).person, owner.person);
    wrong(&street.by_phone(0, &otp).await);
    // Of many at once one wins.
    let otp = street.otp(MOBILE).await;
    let answers = join_all((0..4).map(|_| street.by_phone(0, &otp))).await;
    let won = answers.iter().filter(|it| it.status == StatusCode::OK);
    assert_eq!(won.count(), 1);
}

#[rstest]
#[tokio::test]
async fn a_code_by_telephone_dies_after_five_tries_or_five_minutes(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(street) = Street::open(db).await else {
        return;
    };
    street.owner(0).await;
    let otp = street.otp(MOBILE).await;
    let other = if otp == "000000" { "000001" } else { "000000" };
    for _ in 0..5 {
        wrong(&street.by_phone(0, other).await);
    }
    wrong(&street.by_phone(0, &otp).await);
    let otp = street.otp(MOBILE).await;
    street.village.site.clock.set(START.plus_minutes(5));
    wrong(&street.by_phone(0, &otp).await);
    let otp = street.otp(MOBILE).await;
    street
        .village
        .site
        .clock
        .set(START.plus_minutes(10).plus_ms(-1));
    assert_eq!(street.by_phone(0, &otp).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_telephone_alone_takes_over_no_home() {
    let mut street = Street::open(Db::Sqlite).await.unwrap();
    street.owner(0).await;
    let otp = street.otp(MOBILE).await;
    // With the code of another home, or with none.
    wrong(&street.by_phone(1, &otp).await);
    let otp = street.otp(MOBILE).await;
    street.codes[0] = "0000-0000-01".to_owned();
    wrong(&street.by_phone(0, &otp).await);
}

#[tokio::test]
async fn known_and_unknown_telephones_get_the_same_answer() {
    let street = Street::open(Db::Sqlite).await.unwrap();
    street.owner(0).await;
    let mut seen = Vec::new();
    for phone in [MOBILE, "13911112222"] {
        let body = json!({ "phone": phone });
        let answer = street.post(routes::SESSION_OTP, None, &body).await;
        let mut headers: Vec<String> = answer
            .headers
            .iter()
            .filter(|(name, _)| *name != "x-request-id")
            .map(|(name, value)| format!("{name}: {value:?}"))
            .collect();
        headers.sort();
        seen.push((answer.status, answer.body, headers));
    }
    assert_eq!(seen[0], seen[1]);
    let otp = street.otp("13911112222").await;
    let stranger = json!({
        "phone": "13911112222", "otp": otp, "code": street.codes[0], "device": "x",
    });
    wrong(&street.post(routes::SESSION_PHONE, None, &stranger).await);
}
