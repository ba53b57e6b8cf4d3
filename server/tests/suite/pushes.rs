//! Notifications on devices (W4): only where they were switched on, never twice, and gone with what
//! they hung on.

use axum::http::StatusCode;
use domain::alerts::{Command as Alerts, Pace, Quiet, SetAlerts, Topic};
use domain::notices::{Command as Notices, Urgency, WriteNotice};
use domain::{Audience, Lang, Timestamp};
use rstest::rstest;
use serde_json::json;
use server::http::router;
use server::push::ring;
use server::{AppState, Settings};
use wire::routes::{SESSION, SESSION_PUSH};

use crate::common::push_service::{Browser, PushService};
use crate::common::{Db, Device, Village, line, prose};
use crate::privacy::{erased, moved_in};

/// A village whose server sends to a push service of this machine, and somebody in it.
struct House {
    village: Village,
    service: PushService,
    browser: Browser,
    me: Device,
}

impl House {
    async fn open(db: Db) -> Option<Self> {
        let mut village = Village::open(db, 2).await?;
        let service = PushService::start().await;
        let site = &mut village.site;
        let settings = Settings {
            sms_file: Some(site.sms.clone()),
            push_key: Some(server::push::new_key().unwrap()),
            push_contact: Some("mailto:office@linli.example".to_owned()),
            push_hosts: vec![service.authority.clone()],
            ..Settings::default()
        };
        site.state = AppState::new(site.state.store.clone(), site.clock.clone(), settings);
        site.app = router(site.state.clone());
        let (_, me) = moved_in(&mut village).await;
        let browser = Browser::new(7);
        Some(Self {
            village,
            service,
            browser,
            me,
        })
    }

    fn endpoint(&self) -> String {
        format!("http://{}/to/7", self.service.authority)
    }

    async fn put(&self, device: &Device, endpoint: String) -> StatusCode {
        let body = serde_json::to_vec(&self.browser.subscription(endpoint)).unwrap();
        let site = &self.village.site;
        site.send("PUT", SESSION_PUSH, Some(device), body)
            .await
            .status
    }

    async fn is_on(&self, device: &Device) -> bool {
        let info = self.village.site.get(SESSION_PUSH, Some(device)).await;
        info.json()["on"] == true
    }

    /// How many devices rang at an instant.
    async fn rang(&self, at: Timestamp) -> usize {
        self.village.site.clock.set(at);
        let state = &self.village.site.state;
        let community = state.communities.home().await.unwrap();
        ring(state, &community).await.unwrap()
    }

    async fn notice(&mut self, number: u128, urgency: Urgency) {
        let write = WriteNotice {
            id: domain::NoticeId(uuid::Uuid::from_u128(number)),
            community: self.village.community,
            to: Audience::Residents,
            title: line("七号楼水管爆裂"),
            text: prose("抢修中。"),
            urgency,
            until: self.village.site.clock.now().day().plus(9),
            photos: Vec::new(),
            document: None,
            comments: false,
        };
        let secretary = self.village.secretary;
        self.village.done(&secretary, Notices::Write(write)).await;
    }
}

#[rstest]
#[tokio::test]
async fn a_device_rings_once_not_at_night_and_says_nothing_private(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(mut house) = House::open(db).await else {
        return;
    };
    let me = house.me;
    let morning = house.village.site.clock.now();
    // Nobody asked yet.
    house.notice(81, Urgency::Ordinary).await;
    assert_eq!(house.rang(morning.plus_minutes(1)).await, 0);
    assert_eq!(
        house.put(&me, house.endpoint()).await,
        StatusCode::NO_CONTENT
    );
    assert!(house.is_on(&me).await);
    // Nothing from before they asked.
    assert_eq!(house.rang(morning.plus_minutes(2)).await, 0);
    let night = morning.plus_minutes(14 * 60);
    house.village.site.clock.set(night);
    house.notice(82, Urgency::Ordinary).await;
    assert_eq!(house.rang(night).await, 0);
    assert_eq!(house.rang(night.plus_minutes(9 * 60)).await, 1);
    assert_eq!(house.rang(night.plus_minutes(9 * 60 + 1)).await, 0);
    let came = house.service.came();
    assert_eq!(came.len(), 1);
    let (headers, body) = &came[0];
    assert_eq!(headers["content-encoding"], "aes128gcm");
    assert_eq!(headers["urgency"], "normal");
    // One minute short of the next quiet hours: nothing of it comes at night.
    let kept = Quiet::default()
        .begins_in(night.plus_minutes(9 * 60))
        .unwrap();
    assert!((12 * 3600..14 * 3600).contains(&kept), "{kept}");
    assert_eq!(headers["ttl"], kept.to_string());
    let signed = headers["authorization"].to_str().unwrap();
    let key = house.village.site.get(SESSION_PUSH, Some(&me)).await.json();
    assert!(signed.starts_with("vapid t="));
    assert!(signed.ends_with(&format!(", k={}", key["key"].as_str().unwrap())));
    let said = house.browser.read(body);
    let expected = json!({
        "title": "邻里", "text": "公告和停水停电：打开“邻里”看看。",
        "to": "/me/notices", "tag": "news",
    });
    assert_eq!(said, expected);
    // What is urgent does not wait for the morning, goes out once, whoever else looks, and is tried
    // again where the push service failed.
    let night = night.plus_minutes(24 * 60);
    house.village.site.clock.set(night);
    house.notice(83, Urgency::Urgent).await;
    house.service.answers(StatusCode::BAD_GATEWAY);
    assert_eq!(house.rang(night).await, 0);
    house.service.answers(StatusCode::CREATED);
    let (one, other) = tokio::join!(house.rang(night), house.rang(night));
    assert_eq!(one + other, 1);
    let came = house.service.came();
    assert_eq!(came.len(), 2);
    assert_eq!(came[1].0["urgency"], "high");
    assert_eq!(house.browser.read(&came[1].1)["tag"], "urgent");
}

#[rstest]
#[tokio::test]
async fn a_push_service_that_says_gone_is_never_asked_again(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
    #[values(StatusCode::GONE, StatusCode::NOT_FOUND)] gone: StatusCode,
) {
    let Some(mut house) = House::open(db).await else {
        return;
    };
    let me = house.me;
    house.put(&me, house.endpoint()).await;
    let later = house.village.site.clock.now().plus_minutes(60);
    house.village.site.clock.set(later);
    house.notice(81, Urgency::Urgent).await;
    house.service.answers(gone);
    assert_eq!(house.rang(later).await, 0);
    assert_eq!(house.service.came().len(), 1);
    assert!(!house.is_on(&me).await);
    house.service.answers(StatusCode::CREATED);
    house.notice(82, Urgency::Urgent).await;
    assert_eq!(house.rang(later.plus_minutes(5)).await, 0);
    assert!(house.service.came().is_empty());
}

#[rstest]
#[tokio::test]
async fn what_can_wait_is_not_repeated_after_a_failure_and_topics_can_be_off(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(mut house) = House::open(db).await else {
        return;
    };
    let me = house.me;
    house.put(&me, house.endpoint()).await;
    let later = house.village.site.clock.now().plus_minutes(60);
    house.village.site.clock.set(later);
    house.notice(81, Urgency::Ordinary).await;
    house.service.answers(StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(house.rang(later).await, 0);
    house.service.answers(StatusCode::CREATED);
    assert_eq!(house.rang(later.plus_minutes(5)).await, 0);
    assert_eq!(house.service.came().len(), 1);
    let off = SetAlerts {
        community: house.village.community,
        off: [Topic::Notices].into(),
        quiet: Quiet::default(),
        pace: Pace::Each,
    };
    house.village.done(&me, Alerts::Set(off)).await;
    house.village.site.clock.set(later.plus_minutes(10));
    house.notice(82, Urgency::Ordinary).await;
    assert_eq!(house.rang(later.plus_minutes(15)).await, 0);
    assert!(house.service.came().is_empty());
}

#[rstest]
#[tokio::test]
async fn a_subscription_goes_with_its_session_its_person_and_the_next_on_the_phone(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(mut house) = House::open(db).await else {
        return;
    };
    let me = house.me;
    let community = house.village.community;
    let pushed = |house: &House| {
        let state = house.village.site.state.clone();
        async move {
            let now = state.clock.now();
            state.store.pushed(community, now).await.unwrap()
        }
    };
    // Switched off, and off once more.
    house.put(&me, house.endpoint()).await;
    for _ in 0..2 {
        let site = &house.village.site;
        let off = site.send("DELETE", SESSION_PUSH, Some(&me), "").await;
        assert_eq!(off.status, StatusCode::NO_CONTENT);
    }
    assert!(!house.is_on(&me).await);
    // The next who signs in on the phone is the one it rings for.
    house.put(&me, house.endpoint()).await;
    let next = house.village.residents[0];
    house.put(&next, house.endpoint()).await;
    let left = pushed(&house).await;
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].person, next.person);
    assert_eq!(left[0].to.lang, Lang::ZhCn);
    // Signing out, and the calendar where a session ran out.
    let site = &house.village.site;
    site.send("DELETE", SESSION, Some(&next), "").await;
    assert!(pushed(&house).await.is_empty());
    let other = house.village.site.sign_in(community, next.person, 1).await;
    house.put(&other, house.endpoint()).await;
    assert_eq!(pushed(&house).await.len(), 1);
    let much_later = house.village.site.clock.now().plus_days(366);
    let store = house.village.site.state.store.clone();
    store.drop_over(much_later).await.unwrap();
    assert!(pushed(&house).await.is_empty());
    // Erasure.
    let me = house.village.site.sign_in(community, me.person, 2).await;
    house.put(&me, house.endpoint()).await;
    assert_eq!(pushed(&house).await.len(), 1);
    let secretary = house.village.secretary;
    let back = house
        .village
        .site
        .sign_in(community, secretary.person, 2)
        .await;
    house.village.secretary = back;
    erased(&mut house.village, &me).await;
    assert!(pushed(&house).await.is_empty());
}

#[tokio::test]
async fn only_push_services_are_taken_and_none_where_none_are_sent_to() {
    let house = House::open(Db::Sqlite).await.unwrap();
    let me = house.me;
    for endpoint in [
        "http://127.0.0.1:1/to/7",
        "https://10.0.0.1/to/7",
        "file:///etc/passwd",
    ] {
        let status = house.put(&me, endpoint.to_owned()).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{endpoint}");
    }
    let site = &house.village.site;
    let no_keys = json!({
        "endpoint": house.endpoint(), "p256dh": "AAAA", "auth": "AAAA", "lang": "en",
    });
    let answer = site
        .send("PUT", SESSION_PUSH, Some(&me), no_keys.to_string())
        .await;
    assert_eq!(answer.code(), "malformed");
    assert!(!house.is_on(&me).await);
    let plain = Village::open(Db::Sqlite, 1).await.unwrap();
    let resident = plain.residents[0];
    let info = plain.site.get(SESSION_PUSH, Some(&resident)).await.json();
    assert_eq!(info, json!({ "key": null, "on": false }));
    let body = serde_json::to_vec(&house.browser.subscription(house.endpoint())).unwrap();
    let answer = plain
        .site
        .send("PUT", SESSION_PUSH, Some(&resident), body)
        .await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_demo_writes_into_a_file() {
    let file = std::env::temp_dir().join(format!("linli-push-{}", server::chance::new_id()));
    let settings = Settings {
        push_file: Some(file.clone()),
        ..Settings::default()
    };
    let sender = server::push::sender(&settings).unwrap();
    let here = Browser::new(7).subscription("https://fcm.googleapis.com/x".to_owned());
    let to = server::push::Subscription {
        endpoint: here.endpoint,
        p256dh: here.p256dh,
        auth: here.auth,
        lang: here.lang,
    };
    assert!(sender.takes(&to));
    let message = server::push::Message {
        body: json!({ "text": "公告" }).to_string(),
        urgent: false,
        kept: server::push::KEPT_MOST,
    };
    sender.send(&to, &message, Timestamp(0)).await.unwrap();
    let written = std::fs::read_to_string(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    let line: serde_json::Value = serde_json::from_str(written.trim()).unwrap();
    assert_eq!(line["message"]["text"], "公告");
    assert_eq!(line["to"], to.endpoint);
    assert_eq!(line["kept"], 86_400);
}
