//! The apps' files, and what browsers are told about them; the operator's routes; news.

use std::path::PathBuf;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use futures::StreamExt as _;
use server::http::router;
use server::store::Store;
use server::{AppState, Clock, Settings};
use tower::ServiceExt as _;
use wire::routes::{OPENAPI, STREAM};

use crate::common::{Answer, Db, Village, id};

/// A server over a folder of files.
struct Shop {
    app: Router,
    folder: PathBuf,
}

impl Shop {
    async fn open(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("linli-{name}-{}", std::process::id()));
        let app = folder.join("app");
        std::fs::create_dir_all(&app).unwrap();
        std::fs::write(app.join("index.html"), "<script>go()</script>").unwrap();
        std::fs::write(app.join("sw.js"), "//").unwrap();
        std::fs::write(app.join("app-0123456789abcdef.js"), "plain").unwrap();
        std::fs::write(app.join("app-0123456789abcdef.js.br"), "brotli").unwrap();
        std::fs::write(app.join("app-0123456789abcdef.js.gz"), "gzip").unwrap();
        let store = Store::open(folder.join("linli.db").to_str().unwrap())
            .await
            .unwrap();
        let settings = Settings {
            dist: Some(folder.clone()),
            ..Settings::default()
        };
        let app = router(AppState::new(store, Clock::SYSTEM, settings));
        Self { app, folder }
    }

    async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::get(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).unwrap();
        let response = self.app.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX)
            .await
            .unwrap()
            .to_vec();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

#[tokio::test]
async fn a_hashed_file_comes_small_and_is_kept_for_good() {
    let shop = Shop::open("hashed").await;
    let path = "/app-0123456789abcdef.js";
    for (accepted, body) in [
        ("gzip, br", "brotli"),
        ("gzip", "gzip"),
        ("br;q=0", "plain"),
    ] {
        let answer = shop.get(path, &[("accept-encoding", accepted)]).await;
        assert_eq!(answer.text(), body);
        assert_eq!(
            answer.headers[header::CONTENT_TYPE],
            "text/javascript; charset=utf-8"
        );
        assert!(
            answer.headers[header::CACHE_CONTROL]
                .to_str()
                .unwrap()
                .contains("immutable")
        );
    }
    let tag = shop.get(path, &[]).await.headers[header::ETAG].clone();
    let known = shop
        .get(path, &[("if-none-match", tag.to_str().unwrap())])
        .await;
    assert_eq!((known.status.as_u16(), known.body.len()), (304, 0));
}

#[tokio::test]
async fn every_address_of_the_app_gets_its_page_under_a_strict_policy() {
    let shop = Shop::open("page").await;
    for path in ["/", "/proposals", "/proposals/7?x=1", "/index.html"] {
        let answer = shop.get(path, &[]).await;
        assert_eq!(answer.text(), "<script>go()</script>", "{path}");
        assert_eq!(answer.headers[header::CACHE_CONTROL], "no-cache");
        let policy = answer.headers[header::CONTENT_SECURITY_POLICY]
            .to_str()
            .unwrap();
        assert!(policy.starts_with("default-src 'none'"), "{policy}");
        assert!(policy.contains("'sha256-5KYv+PUboo5h"), "{policy}");
        assert_eq!(answer.headers["x-content-type-options"], "nosniff");
        assert!(answer.headers.contains_key("x-request-id"));
    }
    assert_eq!(
        shop.get("/sw.js", &[]).await.headers[header::CACHE_CONTROL],
        "no-cache"
    );
    for path in ["/missing.js", "/../linli.db", "/%2e%2e/linli.db"] {
        assert_eq!(shop.get(path, &[]).await.status.as_u16(), 404, "{path}");
    }
    let missing = shop.get("/api/v1/nothing", &[]).await;
    assert_eq!(
        (missing.status.as_u16(), &*missing.code()),
        (404, "not_found")
    );
    assert_eq!(
        shop.get("/console", &[]).await.headers[header::LOCATION],
        "/console/"
    );
}

#[tokio::test]
async fn the_operator_learns_how_it_is() {
    let village = Village::open(Db::Sqlite, 1).await.unwrap();
    for (path, text) in [("/healthz", "ok\n"), ("/readyz", "ready\n")] {
        let answer = village.site.get(path, None).await;
        assert_eq!((answer.status.as_u16(), &*answer.text()), (200, text));
    }
    let figures = village.site.get("/metrics", None).await.text();
    assert!(figures.contains("linli_seq{community="), "{figures}");
    let contract = village.site.get(OPENAPI, None).await.json();
    assert!(contract["paths"]["/api/v1/commands"]["post"].is_object());
    let page = village.site.get("/api/docs/", None).await;
    assert!(page.text().contains("swagger-ui"), "{}", page.text());
    village.site.state.store.close().await;
    assert_eq!(village.site.get("/readyz", None).await.status.as_u16(), 503);
}

#[tokio::test]
async fn news_reach_whoever_listens() {
    let mut village = Village::open(Db::Sqlite, 1).await.unwrap();
    let author = village.residents[0];
    let request = Request::get(STREAM).body(Body::empty()).unwrap();
    let response = village.site.app.clone().oneshot(request).await.unwrap();
    assert_eq!(
        response.headers()[header::CONTENT_TYPE],
        "text/event-stream"
    );
    let mut events = response.into_body().into_data_stream();
    let mut next = async || {
        let event = tokio::time::timeout(Duration::from_secs(10), events.next()).await;
        String::from_utf8(event.unwrap().unwrap().unwrap().to_vec()).unwrap()
    };
    let seq = village.site.state.communities.home().await.unwrap().seq();
    assert!(next().await.contains(&format!("{{\"seq\":{seq}}}")));
    village.done(&author, village.submission(id(7))).await;
    let seq = village.site.state.communities.home().await.unwrap().seq();
    assert!(next().await.contains(&format!("{{\"seq\":{seq}}}")));
    village.site.state.stopping.send_replace(true);
    assert!(
        events.next().await.is_none(),
        "the stream ends with the server"
    );
}

#[tokio::test]
async fn one_session_that_floods_waits_and_its_neighbours_do_not() {
    let village = Village::open(Db::Sqlite, 2).await.unwrap();
    let [eager, neighbour] = [village.residents[0], village.residents[1]];
    let path = format!("{}?limit=1", wire::routes::CHANGES);
    let mut told_to_wait = None;
    for _ in 0..2_000 {
        let answer = village.site.get(&path, Some(&eager)).await;
        if answer.status.as_u16() == 429 {
            told_to_wait = Some(answer);
            break;
        }
    }
    let answer = told_to_wait.expect("nobody may ask without end");
    assert_eq!(answer.code(), "slow_down");
    assert_eq!(answer.headers[header::RETRY_AFTER], "1");
    for device in [Some(&neighbour), None] {
        let answer = village.site.get(&path, device).await;
        assert_eq!(answer.status.as_u16(), 200, "from the same address");
    }
}
