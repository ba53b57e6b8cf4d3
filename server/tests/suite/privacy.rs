//! What is left of somebody in the database, in files and on other phones.

use axum::http::StatusCode;
use domain::members::{Claim, ClaimHome, Command as Members, Phone};
use domain::privacy::{
    AskFor, Asked, Choose, Command as Privacy, Erase, KeptOpened, OpenKept, Proof, Purpose, Said,
};
use domain::proposals::{Command as Proposals, Say, Stance};
use domain::{Digest, KeptOpenedId, PersonId, PrivacyRequestId};
use rstest::rstest;
use server::store::BlobState;
use sqlx::Row as _;
use wire::routes::{CHANGES, PRIVACY};

use crate::common::{Db, Device, Village, id, line, prose, sabotage};

const NAME: &str = "夏侯知秋";
const PHONE: &str = "13812345678";
const ADDRESS: &str = "7-2-604";

/// Somebody in the fourth home, who has signed in, spoken and sent a photo that nothing shows.
pub(crate) async fn moved_in(village: &mut Village) -> (PersonId, Device) {
    let person = id(9_000);
    let home = village.homes().await[3];
    village
        .system(Members::ClaimHome(ClaimHome {
            community: village.community,
            home,
            name: line(NAME),
            claim: Claim::Family,
            person,
            phone: Some(Phone::new(PHONE).unwrap()),
        }))
        .await;
    let device = village.site.sign_in(village.community, person, 0).await;
    let author = village.residents[0];
    village.done(&author, village.submission(id(7))).await;
    let secretary = village.secretary;
    village.done(&secretary, village.acceptance(id(7))).await;
    let say = Say {
        id: id(60),
        proposal: id(7),
        stance: Stance::For,
        text: prose(&format!("我是{ADDRESS}的{NAME}，有事打{PHONE}。")),
        answers: None,
    };
    village.done(&device, Proposals::Say(say)).await;
    let at = village.site.clock.now();
    let photo = (village.community, Digest::of(b"photo"));
    let bytes = b"photo".to_vec();
    let store = &village.site.state.store;
    store
        .keep_blob(photo, person, bytes, Some("image/jpeg"), at)
        .await
        .unwrap();
    (person, device)
}

pub(crate) async fn erased(village: &mut Village, device: &Device) {
    let request: PrivacyRequestId = id(70);
    let ask = AskFor {
        id: request,
        community: village.community,
        person: None,
        what: Asked::Erasure,
    };
    village.done(device, Privacy::Ask(ask)).await;
    village
        .site
        .clock
        .set(village.site.clock.now().plus_days(8));
    let erase = Erase {
        request,
        proof: Proof::Certificate,
        reason: line("本人申请注销"),
    };
    let secretary = village.secretary;
    village.done(&secretary, Privacy::Erase(erase)).await;
}

/// The kinds of the records whose text holds some words, and how many rows elsewhere do.
async fn holding(village: &Village, words: &str) -> (Vec<String>, usize) {
    const TABLES: [&str; 10] = [
        "community",
        "command",
        "audit",
        "session",
        "blob",
        "household_code",
        "otp",
        "worker",
        "alert_sent",
        "push",
    ];
    let address = &village.site.address;
    let like = format!("%{words}%");
    let kinds = "SELECT kind FROM record WHERE body LIKE $1 ORDER BY kind";
    let mut elsewhere = 0;
    let found = if address.starts_with("postgres") {
        let pool = sqlx::PgPool::connect(address).await.unwrap();
        for table in TABLES {
            let sql = format!("SELECT COUNT(*) AS n FROM {table} t WHERE t::text LIKE $1");
            let row = sqlx::query(sqlx::AssertSqlSafe(sql))
                .bind(&like)
                .fetch_one(&pool)
                .await;
            elsewhere += row.unwrap().get::<i64, _>("n") as usize;
        }
        sqlx::query_scalar(kinds).bind(&like).fetch_all(&pool).await
    } else {
        let pool = sqlx::SqlitePool::connect(address).await.unwrap();
        sqlx::query_scalar(kinds).bind(&like).fetch_all(&pool).await
    };
    (found.unwrap(), elsewhere)
}

#[rstest]
#[tokio::test]
async fn the_database_holds_nothing_of_somebody_but_what_a_rule_keeps(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(mut village) = Village::open(db, 2).await else {
        return;
    };
    let (_, device) = moved_in(&mut village).await;
    assert!(holding(&village, NAME).await.0.len() > 2);
    erased(&mut village, &device).await;
    for words in [NAME, PHONE] {
        assert_eq!(
            holding(&village, words).await,
            (vec!["kept_name".to_owned()], 0)
        );
    }
    // The home is a place and stays one.
    let homes = vec!["home".to_owned(), "kept_name".to_owned()];
    assert_eq!(holding(&village, ADDRESS).await, (homes, 0));
    let photo = village
        .site
        .state
        .store
        .blob_state(village.community, Digest::of(b"photo"));
    assert_eq!(photo.await.unwrap(), BlobState::Absent);
}

// Nothing in free pages, nothing in the log beside the file.
#[tokio::test]
async fn the_files_hold_no_byte_of_somebody_but_what_a_rule_keeps() {
    let mut village = Village::open(Db::Sqlite, 2).await.unwrap();
    let (_, device) = moved_in(&mut village).await;
    let bytes = |village: &Village| {
        let file = village.site.address.clone();
        let beside = format!("{file}-wal");
        let mut all = std::fs::read(file).unwrap();
        all.extend(std::fs::read(beside).unwrap_or_default());
        all
    };
    let times = |all: &[u8], words: &str| {
        let windows = all.windows(words.len());
        windows.filter(|it| *it == words.as_bytes()).count()
    };
    assert!(times(&bytes(&village), NAME) > 1);
    erased(&mut village, &device).await;
    let all = bytes(&village);
    assert_eq!((times(&all, NAME), times(&all, PHONE)), (1, 1));
}

#[rstest]
#[tokio::test]
async fn devices_are_out_and_other_phones_drop_the_neighbour(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(mut village) = Village::open(db, 2).await else {
        return;
    };
    let (person, device) = moved_in(&mut village).await;
    let other = village.residents[0];
    let before = village.site.get(CHANGES, Some(&other)).await.json();
    assert!(before.to_string().contains("7号楼 夏侯**"));
    let cursors: wire::Cursors = serde_json::from_value(before["cursors"].clone()).unwrap();
    erased(&mut village, &device).await;
    let mine = village.site.get(CHANGES, Some(&device)).await;
    assert_eq!(mine.status, StatusCode::UNAUTHORIZED);
    let path = format!("{CHANGES}?after={cursors}");
    let page = village.site.get(&path, Some(&other)).await.json();
    let gone = page["changes"].as_array().unwrap().iter().any(|it| {
        it["kind"] == "neighbour" && it["id"] == person.to_string() && it["body"].is_null()
    });
    assert!(gone, "{page}");
    let whole = village.site.get(CHANGES, Some(&other)).await.text();
    assert!(!whole.contains("夏侯"), "{whole}");
}

#[tokio::test]
async fn a_copy_holds_what_is_mine_and_nothing_of_others() {
    let mut village = Village::open(Db::Sqlite, 2).await.unwrap();
    let (person, device) = moved_in(&mut village).await;
    let path = format!("{PRIVACY}/copy/copy.json");
    let copy = village.site.get(&path, Some(&device)).await.json();
    let kinds: Vec<&str> = copy["parts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["kind"].as_str().unwrap())
        .collect();
    assert!(
        kinds.contains(&"member") && kinds.contains(&"comment"),
        "{kinds:?}"
    );
    let text = copy.to_string();
    assert!(text.contains(PHONE) && !text.contains("秦招娣"));
    let page = village
        .site
        .get(&format!("{PRIVACY}/copy/copy.html"), Some(&device))
        .await;
    let page = page.text();
    assert!(page.contains(NAME) && page.contains("申请删除时"));
    // At the counter it stands in the record of looks, where the person reads it.
    let secretary = village.secretary;
    let of = format!("{PRIVACY}/of/{person}/copy.html");
    assert_eq!(
        village.site.get(&of, Some(&secretary)).await.status,
        StatusCode::OK
    );
    let mine = village.site.get(CHANGES, Some(&device)).await.json();
    let looks: Vec<_> = mine["changes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["kind"] == "look")
        .collect();
    assert_eq!(looks.len(), 1);
    assert_eq!(looks[0]["body"]["screen"], "copy");
    let foreign = village.site.get(&of, Some(&device)).await.status;
    assert_eq!(foreign, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_sealed_name_is_read_by_whoever_opened_it_for_an_hour() {
    let mut village = Village::open(Db::Sqlite, 2).await.unwrap();
    let (person, device) = moved_in(&mut village).await;
    erased(&mut village, &device).await;
    let opened: KeptOpenedId = id(80);
    let open = OpenKept {
        id: opened,
        community: village.community,
        person,
        paper: line("临江区法院（2026）查字 12 号"),
        reason: line("核对表决票"),
    };
    let path = format!("{PRIVACY}/kept/{opened}");
    let secretary = village.secretary;
    assert_eq!(
        village.site.get(&path, Some(&secretary)).await.status,
        StatusCode::NOT_FOUND
    );
    village.done(&secretary, Privacy::OpenKept(open)).await;
    let kept = village.site.get(&path, Some(&secretary)).await.json();
    assert_eq!(kept["name"], NAME);
    let late = village.site.clock.now().plus_minutes(KeptOpened::MINUTES);
    village.site.clock.set(late);
    assert_eq!(
        village.site.get(&path, Some(&secretary)).await.status,
        StatusCode::NOT_FOUND
    );
    sabotage(&village, "DELETE FROM record WHERE kind = 'kept_name'").await;
}

#[rstest]
#[tokio::test]
async fn a_reminder_goes_to_whoever_agreed_never_at_night_and_never_twice(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(mut village) = Village::open(db, 2).await else {
        return;
    };
    let (_, device) = moved_in(&mut village).await;
    let choose = |said| {
        Privacy::Choose(Choose {
            community: id(1),
            purpose: Purpose::TextMessages,
            version: 1,
            said,
        })
    };
    let community = village.site.state.communities.home().await.unwrap();
    village.done(&device, choose(Said::Yes)).await;
    let ask = AskFor {
        id: id(70),
        community: village.community,
        person: None,
        what: Asked::Copy,
    };
    village.done(&device, Privacy::Ask(ask)).await;
    // Answered at eleven at night.
    let night = village.site.clock.now().plus_minutes(14 * 60);
    village.site.clock.set(night);
    let answer = domain::privacy::AnswerRequest {
        request: id(70),
        answer: domain::privacy::Answer::HandedOver {
            words: line("已打印"),
        },
    };
    let secretary = village.secretary;
    village.done(&secretary, Privacy::Answer(answer)).await;
    let state = village.site.state.clone();
    assert_eq!(server::privacy::tell(&state, &community).await.unwrap(), 0);
    village.site.clock.set(night.plus_minutes(9 * 60));
    assert_eq!(server::privacy::tell(&state, &community).await.unwrap(), 1);
    assert_eq!(server::privacy::tell(&state, &community).await.unwrap(), 0);
    let told = std::fs::read_to_string(&village.site.sms).unwrap();
    assert!(told.contains("您的申请有答复") && told.contains(PHONE));
    // What is urgent does not wait for the morning, and goes out once, whoever else looks.
    village.site.clock.set(night.plus_minutes(24 * 60));
    let urgent = domain::notices::Command::Write(domain::notices::WriteNotice {
        id: domain::NoticeId(uuid::Uuid::from_u128(72)),
        community: village.community,
        to: domain::Audience::Residents,
        title: line("燃气泄漏，请勿点火"),
        text: domain::Prose::new("抢修中，请开窗。").unwrap(),
        urgency: domain::notices::Urgency::Urgent,
        until: night.day().plus(3),
        photos: Vec::new(),
        document: None,
        comments: false,
    });
    village.done(&secretary, urgent).await;
    let looks = (
        server::privacy::tell(&state, &community),
        server::privacy::tell(&state, &community),
    );
    let (one, other) = tokio::join!(looks.0, looks.1);
    assert_eq!(one.unwrap() + other.unwrap(), 1);
    let told = std::fs::read_to_string(&village.site.sms).unwrap();
    assert!(told.contains("紧急通知“燃气泄漏，请勿点火”"));
    // After a withdrawal nothing goes out, whatever happens.
    village.done(&device, choose(Said::Withdrawn)).await;
    let ask = AskFor {
        id: id(71),
        community: village.community,
        person: None,
        what: Asked::Copy,
    };
    village.done(&device, Privacy::Ask(ask)).await;
    let refuse = domain::privacy::AnswerRequest {
        request: id(71),
        answer: domain::privacy::Answer::Refused {
            reason: line("刚给过"),
        },
    };
    village.site.clock.set(night.plus_minutes(34 * 60));
    village.done(&secretary, Privacy::Answer(refuse)).await;
    assert_eq!(server::privacy::tell(&state, &community).await.unwrap(), 0);
}
