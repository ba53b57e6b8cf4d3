//! Looking around a sample as somebody there.

use axum::http::StatusCode;
use domain::members::Home;
use rstest::rstest;
use serde_json::json;
use server::demo::{Account, Sheet};
use server::http::router;
use server::{AppState, Settings};
use wire::routes;

use crate::common::Db;
use crate::common::street::{Street, device};

/// A street that is served as a sample: one resident, one who was never here, and the office.
async fn sample(db: Db) -> Option<Street> {
    let mut street = Street::open(db).await?;
    let owner = street.owner(0).await;
    street.worker().await;
    let name = street.who(&owner).await.json()["name"].clone();
    let home = street.homes[0];
    let address = street.town().await.look(|town| {
        let town: &dyn domain::Town = town;
        town.get::<Home>(home).unwrap().address.to_string()
    });
    let account = |name: &str| {
        Some(Account {
            name: name.to_owned(),
            address: Some(address.clone()),
            ..Account::default()
        })
    };
    let sheet = Sheet {
        staff: Account {
            name: "孙主任".to_owned(),
            login: Some("sun".to_owned()),
            ..Account::default()
        },
        resident: account(name.as_str().unwrap()),
        neighbour: account("查无此人"),
        ..Sheet::default()
    };
    let site = &mut street.village.site;
    let file = site.sms.with_extension("json");
    std::fs::write(&file, serde_json::to_vec(&sheet).unwrap()).unwrap();
    let settings = Settings {
        sms_file: Some(site.sms.clone()),
        sample: Some(file),
        ..Settings::default()
    };
    site.state = AppState::new(site.state.store.clone(), site.clock.clone(), settings);
    site.app = router(site.state.clone());
    Some(street)
}

#[rstest]
#[tokio::test]
async fn one_comes_in_as_anybody_of_a_sample(#[values(Db::Sqlite, Db::Postgres)] db: Db) {
    let Some(street) = sample(db).await else {
        return;
    };
    let site = &street.village.site;
    let all = site.get(routes::SESSION_SAMPLE, None).await.json();
    let all = all.as_array().unwrap().iter();
    let who: Vec<&str> = all.map(|it| it["who"].as_str().unwrap()).collect();
    assert_eq!(who, ["resident", "neighbour", "staff"]);
    for (who, staff) in [("resident", false), ("staff", true)] {
        let body = json!({ "who": who, "device": "Android" });
        let here = device(&street.post(routes::SESSION_SAMPLE, None, &body).await);
        assert_eq!(street.who(&here).await.json()["staff"], staff, "{who}");
    }
    // On the sheet, and nobody in the neighbourhood; and not on the sheet.
    for who in ["neighbour", "shop"] {
        let body = json!({ "who": who, "device": "Android" });
        let answer = street.post(routes::SESSION_SAMPLE, None, &body).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{who}");
    }
}

#[tokio::test]
async fn a_real_neighbourhood_has_no_such_door() {
    let street = Street::open(Db::Sqlite).await.unwrap();
    let site = &street.village.site;
    let list = site.get(routes::SESSION_SAMPLE, None).await;
    assert_eq!(list.status, StatusCode::NOT_FOUND);
    let body = json!({ "who": "staff", "device": "Android" });
    let answer = street.post(routes::SESSION_SAMPLE, None, &body).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(!answer.headers.contains_key("set-cookie"));
}
