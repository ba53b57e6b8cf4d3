//! Commands: decided once, answered the same ever after.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::members::Member;
use domain::proposals::{self, Proposal, SetSupport};
use domain::{ProposalId, Refusal, Town as _};
use rstest::rstest;
use serde_json::{Value, json};
use wire::routes::{CHANGES, COMMANDS, GUARD_HEADER, GUEST, PERSON_HEADER};
use wire::{Push, SCHEMA, Verdict};

use crate::common::{Db, Device, Village, cookie, id, push, sabotage};

#[rstest]
#[tokio::test]
async fn a_neighbour_reads_what_was_submitted(#[values(Db::Sqlite, Db::Postgres)] db: Db) {
    let Some(mut village) = Village::open(db, 2).await else {
        return;
    };
    let [author, neighbour] = [village.residents[0], village.residents[1]];
    let before = village.site.get(CHANGES, Some(&neighbour)).await.json();
    let proposal: ProposalId = id(7);
    let submission = village.submission(proposal);
    let verdict = village.act(&author, submission).await;
    let Verdict::Done { seq, receipt } = verdict else {
        panic!("{verdict:?}")
    };
    assert_eq!(receipt.0.len(), 9);
    let cursors = before["cursors"].as_object().unwrap();
    let after: Vec<String> = cursors
        .iter()
        .map(|(audience, seq)| format!("{audience}={seq}"))
        .collect();
    let path = format!("{CHANGES}?after={}", after.join(","));
    let page = village.site.get(&path, Some(&neighbour)).await.json();
    let kinds: Vec<&str> = page["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        ["proposal", "pulse"],
        "the support is the author's own"
    );
    assert_eq!(page["cursors"]["residents"], seq);
    assert_eq!(page["more"], false);
}

#[rstest]
#[tokio::test]
async fn a_repeated_command_gets_the_same_bytes_and_changes_nothing(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(mut village) = Village::open(db, 1).await else {
        return;
    };
    let author = village.residents[0];
    let submission = village.submission(id(7));
    let good = village.envelope(submission);
    let withdraw = proposals::Withdraw {
        proposal: id(8),
        reason: None,
    };
    let bad = village.envelope(proposals::Command::Withdraw(withdraw));
    let body = push(vec![good, bad]);
    let first = village
        .site
        .send("POST", COMMANDS, Some(&author), body.clone())
        .await;
    let seq = village.site.state.communities.home().await.unwrap().seq();
    // Days later, on another server process, after a restart of neither.
    village
        .site
        .clock
        .set(village.site.clock.now().plus_days(3));
    let twin = village.site.twin().await;
    for site in [&village.site, &twin] {
        let again = site
            .send("POST", COMMANDS, Some(&author), body.clone())
            .await;
        assert_eq!(outcomes(&again.text()), outcomes(&first.text()));
        assert_eq!(site.state.communities.home().await.unwrap().seq(), seq);
    }
    assert!(first.text().contains("\"not_found\""), "{}", first.text());
}

/// The bytes between the brackets.
fn outcomes(text: &str) -> &str {
    let from = text.find('[').unwrap();
    let to = text.rfind(']').unwrap();
    &text[from..to]
}

#[rstest]
#[tokio::test]
async fn the_same_id_with_another_body_or_from_another_person_is_refused_and_noted(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(mut village) = Village::open(db, 2).await else {
        return;
    };
    let [author, other] = [village.residents[0], village.residents[1]];
    let submission = village.submission(id(7));
    let first = village.envelope(submission);
    let mut second = first.clone();
    second.command = village.submission(id(8));
    // In one group, and in a later one.
    let outcomes = village
        .site
        .push(&author, vec![first.clone(), second.clone()])
        .await;
    let refused = Verdict::Refused {
        refusal: Refusal::AnotherBody,
    };
    assert!(matches!(outcomes.outcomes[0].verdict, Verdict::Done { .. }));
    assert_eq!(outcomes.outcomes[1].verdict, refused);
    let outcomes = village.site.push(&author, vec![second]).await;
    assert_eq!(outcomes.outcomes[0].verdict, refused);
    let outcomes = village.site.push(&other, vec![first.clone()]).await;
    assert_eq!(
        outcomes.outcomes[0].verdict, refused,
        "a receipt is its owner's"
    );
    let noted = village
        .site
        .state
        .store
        .noted(village.community, "another_body")
        .await
        .unwrap();
    assert_eq!(noted, [first.id.0; 3]);
    let home = village.site.state.communities.home().await.unwrap();
    let count = home.look(|town| town.all::<Proposal>().count());
    assert_eq!(count, 1);
}

#[rstest]
#[tokio::test]
async fn a_guest_is_told_to_sign_in(#[values(Db::Sqlite, Db::Postgres)] db: Db) {
    let Some(mut village) = Village::open(db, 1).await else {
        return;
    };
    let submission = village.submission(id(7));
    let body = push(vec![village.envelope(submission)]);
    let answer = village
        .site
        .send("POST", COMMANDS, None, body.clone())
        .await;
    assert_eq!(
        (answer.status, &*answer.code()),
        (StatusCode::UNAUTHORIZED, "sign_in_first")
    );
    let mut dead = village.residents[0];
    dead.token.secret = [7; 32];
    let answer = village.site.send("POST", COMMANDS, Some(&dead), body).await;
    assert_eq!(
        (answer.status, &*answer.code()),
        (StatusCode::UNAUTHORIZED, "sign_in_first")
    );
    // This answer may come late, when someone has signed in again: it takes no cookie away.
    assert!(!answer.headers.contains_key(header::SET_COOKIE));
}

#[rstest]
#[tokio::test]
async fn a_session_that_is_over_is_dead(#[values(Db::Sqlite, Db::Postgres)] db: Db) {
    let Some(village) = Village::open(db, 2).await else {
        return;
    };
    let [first, second] = [village.residents[0], village.residents[1]];
    let store = &village.site.state.store;
    let sessions = store
        .sessions_of(village.community, first.person)
        .await
        .unwrap();
    // Known to be alive, so that whatever remembers it must forget it.
    assert_eq!(
        village.site.get(CHANGES, Some(&first)).await.status,
        StatusCode::OK
    );
    assert_eq!(
        village.site.get(CHANGES, Some(&second)).await.status,
        StatusCode::OK
    );
    let ended = store
        .end_session(village.community, first.person, sessions[0].id)
        .await
        .unwrap();
    assert!(ended);
    assert_eq!(
        village.site.get(CHANGES, Some(&first)).await.status,
        StatusCode::UNAUTHORIZED
    );
    village
        .site
        .clock
        .set(village.site.clock.now().plus_days(366));
    assert_eq!(
        village.site.get(CHANGES, Some(&second)).await.status,
        StatusCode::UNAUTHORIZED
    );
}

#[rstest]
#[case("{", "malformed", StatusCode::BAD_REQUEST)]
#[case("\u{feff}{}", "malformed", StatusCode::BAD_REQUEST)]
#[case("[]", "malformed", StatusCode::BAD_REQUEST)]
#[case(r#"{"schema":1}"#, "malformed", StatusCode::BAD_REQUEST)]
#[case(
    r#"{"schema":1,"commands":[],"x":1}"#,
    "malformed",
    StatusCode::BAD_REQUEST
)]
#[case(
    r#"{"schema":1,"commands":[{"id":"7"}]}"#,
    "malformed",
    StatusCode::BAD_REQUEST
)]
#[case(
    r#"{"schema":0,"commands":[{"old":true}]}"#,
    "schema_too_old",
    StatusCode::UPGRADE_REQUIRED
)]
#[case(
    r#"{"schema":9,"commands":[]}"#,
    "unavailable",
    StatusCode::SERVICE_UNAVAILABLE
)]
#[tokio::test]
async fn a_body_that_is_no_push_is_refused_with_a_code(
    #[case] body: &str,
    #[case] code: &str,
    #[case] status: StatusCode,
) {
    let village = Village::open(Db::Sqlite, 1).await.unwrap();
    let author = village.residents[0];
    let answer = village
        .site
        .send("POST", COMMANDS, Some(&author), body)
        .await;
    assert_eq!(
        (answer.status, &*answer.code()),
        (status, code),
        "{}",
        answer.text()
    );
    assert_eq!(
        answer.headers[header::CONTENT_TYPE],
        "application/problem+json"
    );
}

#[tokio::test]
async fn too_much_is_refused_and_nothing_changes() {
    let mut village = Village::open(Db::Sqlite, 1).await.unwrap();
    let author = village.residents[0];
    let seq = village.site.state.communities.home().await.unwrap().seq();
    let support = SetSupport {
        proposal: id(7),
        supports: true,
    };
    let one = village.envelope(proposals::Command::Support(support));
    let many = push(vec![one; 65]);
    let answer = village
        .site
        .send("POST", COMMANDS, Some(&author), many)
        .await;
    assert_eq!(
        (answer.status.as_u16(), &*answer.code()),
        (413, "too_large")
    );
    let long = format!(
        "{{\"schema\":1,\"commands\":[],\"x\":\"{}\"}}",
        "x".repeat(1 << 20)
    );
    let answer = village
        .site
        .send("POST", COMMANDS, Some(&author), long)
        .await;
    assert_eq!(
        (answer.status.as_u16(), &*answer.code()),
        (413, "too_large")
    );
    let mut text = serde_json::to_value(village.envelope(village.submission(id(7)))).unwrap();
    let details = "/command/proposals/submit/details";
    *text.pointer_mut(&format!("{details}/title")).unwrap() = Value::from("好".repeat(61));
    let body = json!({ "schema": SCHEMA, "commands": [text] }).to_string();
    let answer = village
        .site
        .send("POST", COMMANDS, Some(&author), body)
        .await;
    assert_eq!(
        (answer.status.as_u16(), &*answer.code()),
        (400, "malformed")
    );
    let detail = answer.json()["detail"].as_str().unwrap().to_owned();
    assert!(detail.contains("60"), "the bound is named: {detail}");
    assert_eq!(
        village.site.state.communities.home().await.unwrap().seq(),
        seq
    );
}

#[tokio::test]
async fn a_problem_is_told_in_the_readers_language() {
    let village = Village::open(Db::Sqlite, 0).await.unwrap();
    for (lang, start) in [
        ("en-GB", "Please sign in"),
        ("zh-CN", "请先登录"),
        ("fr", "请先登录"),
    ] {
        let request = Request::post(COMMANDS)
            .header(GUARD_HEADER, "1")
            .header(header::ACCEPT_LANGUAGE, lang)
            .body(Body::empty());
        let answer = village.site.request(request.unwrap()).await;
        assert!(
            answer.json()["title"].as_str().unwrap().starts_with(start),
            "{lang}"
        );
    }
}

#[tokio::test]
async fn another_site_changes_nothing() {
    let mut village = Village::open(Db::Sqlite, 1).await.unwrap();
    let author = village.residents[0];
    let submission = village.submission(id(7));
    let body = push(vec![village.envelope(submission)]);
    let cookie = author.token.set();
    let send = |guard: Option<&str>, origin: Option<&str>| {
        let mut request = Request::post(COMMANDS)
            .header(header::COOKIE, cookie.clone())
            .header(header::HOST, "linli.example");
        if let Some(guard) = guard {
            request = request.header(GUARD_HEADER, guard);
        }
        if let Some(origin) = origin {
            request = request.header(header::ORIGIN, origin);
        }
        village
            .site
            .request(request.body(Body::from(body.clone())).unwrap())
    };
    for (guard, origin) in [(None, None), (Some("1"), Some("https://evil.example"))] {
        let answer = send(guard, origin).await;
        assert_eq!((answer.status.as_u16(), &*answer.code()), (403, "foreign"));
    }
    let answer = send(Some("1"), Some("https://linli.example")).await;
    assert_eq!(answer.status, StatusCode::OK);
}

#[rstest]
#[tokio::test]
async fn a_failing_commit_is_told_and_changes_nothing(#[values(Db::Sqlite, Db::Postgres)] db: Db) {
    let Some(mut village) = Village::open(db, 1).await else {
        return;
    };
    let author = village.residents[0];
    let home = village.site.state.communities.home().await.unwrap();
    let seq = home.seq();
    let body = push(vec![village.envelope(village.submission(id(7)))]);
    sabotage(&village, "ALTER TABLE command RENAME COLUMN act TO lost").await;
    let answer = village
        .site
        .send("POST", COMMANDS, Some(&author), body.clone())
        .await;
    assert_eq!(
        (answer.status.as_u16(), &*answer.code()),
        (503, "unavailable")
    );
    assert_eq!(answer.headers[header::RETRY_AFTER], "1");
    assert_eq!(home.seq(), seq);
    assert!(!home.look(|town| town.find(proposal_key()).is_some()));
    sabotage(&village, "ALTER TABLE command RENAME COLUMN lost TO act").await;
    // The very same push, as the phone sends it again.
    let answer = village
        .site
        .send("POST", COMMANDS, Some(&author), body)
        .await;
    assert!(answer.text().contains("\"done\""), "{}", answer.text());
    assert!(home.look(|town| town.find(proposal_key()).is_some()));
    assert!(home.look(|town| town.all::<Member>().count()) > 0);
}

fn proposal_key() -> domain::Key {
    domain::Key {
        kind: domain::Kind::Proposal,
        id: id::<ProposalId>(7).0,
    }
}

#[tokio::test]
async fn a_push_of_nothing_is_answered_with_nothing() {
    let village = Village::open(Db::Sqlite, 1).await.unwrap();
    let author = village.residents[0];
    let empty = serde_json::to_vec(&Push {
        schema: SCHEMA,
        commands: Vec::new(),
    })
    .unwrap();
    let answer = village
        .site
        .send("POST", COMMANDS, Some(&author), empty)
        .await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.json()["outcomes"], json!([]));
}

#[rstest]
#[tokio::test]
async fn what_one_persons_phone_sends_in_anothers_session_is_not_done(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(mut village) = Village::open(db, 2).await else {
        return;
    };
    let [author, next] = [village.residents[0], village.residents[1]];
    let submission = village.submission(id(7));
    let body = push(vec![village.envelope(submission)]);
    let home = village.site.state.communities.home().await.unwrap();
    let seq = home.seq();
    let send = |method: &str, path: &str, device: Option<&Device>, person: &str| {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(GUARD_HEADER, "1")
            .header(PERSON_HEADER, person);
        if let Some(device) = device {
            request = request.header(header::COOKIE, cookie(&device.token));
        }
        let body = Body::from(if method == "POST" {
            body.clone()
        } else {
            Vec::new()
        });
        village.site.request(request.body(body).unwrap())
    };
    let me = author.person.to_string();
    for (method, path) in [("POST", COMMANDS), ("GET", CHANGES)] {
        let answer = send(method, path, Some(&next), &me).await;
        assert_eq!(
            (answer.status.as_u16(), &*answer.code()),
            (403, "forbidden")
        );
        assert!(
            !answer.headers.contains_key(header::SET_COOKIE),
            "the next one stays signed in"
        );
        let answer = send(method, path, None, &me).await;
        assert_eq!(
            (answer.status.as_u16(), &*answer.code()),
            (401, "sign_in_first")
        );
    }
    let answer = send("GET", CHANGES, Some(&next), GUEST).await;
    assert_eq!(answer.code(), "forbidden");
    assert_eq!(
        send("GET", CHANGES, None, GUEST).await.status,
        StatusCode::OK
    );
    assert_eq!(home.seq(), seq);
    let answer = send("POST", COMMANDS, Some(&author), &me).await;
    assert!(answer.text().contains("\"done\""), "{}", answer.text());
}
