//! Sessions begin, last and end (W4).

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use rstest::rstest;
use serde_json::json;
use wire::routes;

use crate::common::street::{Street, device};
use crate::common::{Db, START};

#[rstest]
#[tokio::test]
async fn a_token_that_was_signed_out_is_dead(#[values(Db::Sqlite, Db::Postgres)] db: Db) {
    let Some(street) = Street::open(db).await else {
        return;
    };
    let site = &street.village.site;
    let (first, second) = (street.owner(0).await, street.owner(0).await);
    let devices = site.get(routes::SESSION_DEVICES, Some(&first)).await.json();
    let devices = devices.as_array().unwrap();
    assert_eq!(devices.len(), 2);
    let other = devices.iter().find(|it| it["current"] == false).unwrap();
    let path = format!(
        "{}/{}",
        routes::SESSION_DEVICES,
        other["id"].as_str().unwrap()
    );
    let ended = site.send("DELETE", &path, Some(&first), "").await;
    assert_eq!(ended.status, StatusCode::NO_CONTENT);
    assert_eq!(street.who(&second).await.status, StatusCode::UNAUTHORIZED);
    // Nobody ends a device of somebody else.
    let stranger = street.village.secretary;
    let own = devices.iter().find(|it| it["current"] == true).unwrap();
    let path = format!(
        "{}/{}",
        routes::SESSION_DEVICES,
        own["id"].as_str().unwrap()
    );
    let refused = site.send("DELETE", &path, Some(&stranger), "").await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    let gone = site.send("DELETE", routes::SESSION, Some(&first), "").await;
    assert!(
        gone.headers[header::SET_COOKIE]
            .to_str()
            .unwrap()
            .contains("Max-Age=0")
    );
    assert_eq!(street.who(&first).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn signing_in_again_changes_the_token() {
    let street = Street::open(Db::Sqlite).await.unwrap();
    let first = street.owner(0).await;
    let body = json!({
        "code": street.codes[0], "name": "秦招娣", "claim": street.claim(0).await, "device": "A",
    });
    let path = routes::SESSION_ACTIVATE;
    let second = device(&street.post(path, Some(&first), &body).await);
    assert_ne!(first.token.secret, second.token.secret);
    assert_eq!(street.who(&first).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(street.who(&second).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_session_in_use_lasts_and_an_unused_one_ends() {
    let street = Street::open(Db::Sqlite).await.unwrap();
    let (used, unused) = (street.owner(0).await, street.owner(0).await);
    for days in [100, 200, 300] {
        street.village.site.clock.set(START.plus_days(days));
        assert_eq!(street.who(&used).await.status, StatusCode::OK, "{days}");
    }
    assert_eq!(street.who(&unused).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn another_site_signs_nobody_out() {
    let street = Street::open(Db::Sqlite).await.unwrap();
    let owner = street.owner(0).await;
    let set = owner.token.set();
    let cookie = set.to_str().unwrap().split(';').next().unwrap().to_owned();
    let request = Request::delete(routes::SESSION)
        .header(header::COOKIE, cookie)
        .header(header::ORIGIN, "https://elsewhere.example")
        .body(Body::empty());
    let answer = street.village.site.request(request.unwrap()).await;
    assert_eq!(answer.code(), "foreign");
    assert_eq!(street.who(&owner).await.status, StatusCode::OK);
}
