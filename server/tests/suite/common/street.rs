//! A village with slips at hand, and the ways to sign in.

use std::sync::Arc;

use axum::http::{HeaderMap, StatusCode, header};
use domain::members::{self, EnrolWorker, GrantRole, Office, Phone, Scope};
use domain::{Command, HomeId, PersonId};
use serde_json::{Value, json};
use server::http::cookie::Token;
use server::sequencer::{By, Community};
use server::sign_in::{Worker, hashed};
use wire::{SessionInfo, routes};

use super::{Answer, Db, Device, START, Village, id, line};

pub const MOBILE: &str = "13800138000";
pub const OFFICE: &str = "13907110001";

/// A village with a slip for each of two homes.
pub struct Street {
    pub village: Village,
    pub homes: Vec<HomeId>,
    pub codes: Vec<String>,
}

impl Street {
    pub async fn open(db: Db) -> Option<Self> {
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

    pub async fn town(&self) -> Arc<Community> {
        let communities = &self.village.site.state.communities;
        communities.get(self.village.community).await.unwrap()
    }

    pub async fn slips(&self) -> Vec<String> {
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

    pub async fn post(&self, path: &str, device: Option<&Device>, body: &Value) -> Answer {
        let site = &self.village.site;
        site.send("POST", path, device, body.to_string()).await
    }

    pub async fn knock(&self, code: &str) -> Answer {
        let body = json!({ "code": code });
        self.post(routes::SESSION_CODE, None, &body).await
    }

    pub async fn activate(&self, home: usize, claim: Value, more: Value) -> Answer {
        let mut body = json!({
            "code": self.codes[home], "name": "秦招娣", "claim": claim, "device": "Android",
        });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        self.post(routes::SESSION_ACTIVATE, None, &body).await
    }

    /// Proves a telephone and becomes the owner of a home.
    pub async fn owner(&self, home: usize) -> Device {
        let otp = self.otp(MOBILE).await;
        let more = json!({ "phone": MOBILE, "otp": otp });
        device(&self.activate(home, self.claim(home).await, more).await)
    }

    pub async fn claim(&self, home: usize) -> Value {
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

    pub async fn otp(&self, phone: &str) -> String {
        let body = json!({ "phone": phone });
        let answer = self.post(routes::SESSION_OTP, None, &body).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT);
        self.village.site.code_sent_to(phone).unwrap()
    }

    pub async fn by_phone(&self, home: usize, otp: &str) -> Answer {
        let body = json!({
            "phone": MOBILE, "otp": otp, "code": self.codes[home], "device": "iPhone",
        });
        self.post(routes::SESSION_PHONE, None, &body).await
    }

    /// A worker with a password.
    pub async fn worker(&mut self) -> PersonId {
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

    pub async fn staff(&self, login: &str, password: &str, otp: Option<&str>) -> Answer {
        let body = json!({
            "login": login, "password": password, "otp": otp, "device": "PC",
        });
        self.post(routes::SESSION_STAFF, None, &body).await
    }

    pub async fn who(&self, device: &Device) -> Answer {
        self.village.site.get(routes::SESSION, Some(device)).await
    }
}

/// The device that an answer signed in.
pub fn device(answer: &Answer) -> Device {
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

pub fn wrong(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{}", answer.text());
    assert_eq!(answer.code(), "wrong_code");
    assert!(!answer.headers.contains_key(header::SET_COOKIE));
}
