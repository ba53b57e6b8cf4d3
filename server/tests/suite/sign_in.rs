//! Sign-in holds (W4).

use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use domain::members::{self, EnrolWorker, GrantRole, Office, Phone, Scope};
use domain::{Command, HomeId, PersonId};
use futures::future::join_all;
use rstest::rstest;
use serde_json::{Value, json};
use server::http::cookie::Token;
use server::sequencer::{By, Community};
use server::sign_in::{Worker, hashed};
use wire::{SessionInfo, routes};

use crate::common::{Answer, Db, Device, START, Village, id, line};

const MOBILE: &str = "13800138000";
const OFFICE: &str = "13907110001";

/// A village with a slip for each of two homes.
struct Street {
    village: Village,
    homes: Vec<HomeId>,
    codes: Vec<String>,
}

impl Street {
    async fn open(db: Db) -> Option<Self> {
        let village = Village::open(db, 0).await?;
        let homes = village.homes().await;
        let mut street = Self {
            village,
            homes,
            codes: Vec::new(),
        };
        street.codes = street.slips().await;
        Some(street)
    }

    async fn town(&self) -> Arc<Community> {
        let communities = &self.village.site.state.communities;
        communities.get(self.village.community).await.unwrap()
    }

    async fn slips(&self) -> Vec<String> {
        let wanted = json!({ "homes": self.homes[..2] });
        let by = self.village.secretary;
        let slips = self.post(routes::SLIPS, Some(&by), &wanted).await.json();
        let slips = slips.as_array().unwrap();
        let code = |home: &HomeId| {
            let slip = slips.iter().find(|slip| slip["home"] == home.to_string());
            slip.unwrap()["code"].as_str().unwrap().to_owned()
        };
        self.homes[..2].iter().map(code).collect()
    }

    async fn post(&self, path: &str, device: Option<&Device>, body: &Value) -> Answer {
        let site = &self.village.site;
        site.send("POST", path, device, body.to_string()).await
    }

    async fn knock(&self, code: &str) -> Answer {
        let body = json!({ "code": code });
        self.post(routes::SESSION_CODE, None, &body).await
    }

    async fn activate(&self, home: usize, claim: Value, more: Value) -> Answer {
        let mut body = json!({
            "code": self.codes[home], "name": "秦招娣", "claim": claim, "device": "Android",
        });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        self.post(routes::SESSION_ACTIVATE, None, &body).await
    }

    /// Proves a telephone and becomes the owner of a home.
    async fn owner(&self, home: usize) -> Device {
        let otp = self.otp(MOBILE).await;
        let more = json!({ "phone": MOBILE, "otp": otp });
        device(&self.activate(home, self.claim(home).await, more).await)
    }

    async fn claim(&self, home: usize) -> Value {
        let home = self.homes[home];
        let community = self.town().await;
        let tail = community.look(|town| {
            let town: &dyn domain::Town = town;
            town.get::<members::Title>(home).unwrap().holders[0]
                .tail
                .clone()
        });
        json!({ "owner": { "tail": tail } })
    }

    async fn otp(&self, phone: &str) -> String {
        let body = json!({ "phone": phone });
        let answer = self.post(routes::SESSION_OTP, None, &body).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT);
        self.village.site.code_sent_to(phone).unwrap()
    }

    async fn by_phone(&self, home: usize, otp: &str) -> Answer {
        let body = json!({
            "phone": MOBILE, "otp": otp, "code": self.codes[home], "device": "iPhone",
        });
        self.post(routes::SESSION_PHONE, None, &body).await
    }

    /// A worker with a password.
    async fn worker(&mut self) -> PersonId {
        let person = id(900);
        let phone = Phone::new(OFFICE).unwrap();
        let community = self.village.community;
        let enrol = members::Command::EnrolWorker(EnrolWorker {
            community,
            person,
            name: line("孙主任"),
            phone: Some(phone.clone()),
        });
        let grant = members::Command::GrantRole(GrantRole {
            id: id(901),
            person,
            office: Office::Staff,
            scope: Scope::Community(community),
            until: START.day().plus(300),
        });
        for command in [enrol, grant] {
            let town = self.town().await;
            town.act(Command::Members(command), By::System)
                .await
                .unwrap();
        }
        let worker = Worker {
            person,
            password: hashed("linjiang"),
            phone,
        };
        let store = &self.village.site.state.store;
        store.keep_worker(community, "sun", &worker).await.unwrap();
        person
    }

    async fn staff(&self, login: &str, password: &str, otp: Option<&str>) -> Answer {
        let body = json!({
            "login": login, "password": password, "otp": otp, "device": "PC",
        });
        self.post(routes::SESSION_STAFF, None, &body).await
    }

    async fn who(&self, device: &Device) -> Answer {
        self.village.site.get(routes::SESSION, Some(device)).await
    }
}

/// The device that an answer signed in.
fn device(answer: &Answer) -> Device {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
    for word in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(word), "{cookie}");
    }
    let pair = cookie.split(';').next().unwrap();
    let mut headers = HeaderMap::new();
    headers.insert(header::COOKIE, pair.parse().unwrap());
    let body = answer.json();
    let info = body.get("signed_in").unwrap_or(&body).clone();
    let info: SessionInfo = serde_json::from_value(info).unwrap();
    Device {
        person: info.person,
        token: Token::of(&headers).unwrap(),
    }
}

fn wrong(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{}", answer.text());
    assert_eq!(answer.code(), "wrong_code");
    assert!(!answer.headers.contains_key(header::SET_COOKIE));
}

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
