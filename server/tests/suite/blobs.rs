//! Photos: whole or in pieces, by their content, and for nobody they are not for.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::Digest;
use domain::proposals::{Command as Proposals, Photo};
use rstest::rstest;
use wire::routes::{BLOBS, GUARD_HEADER};

use crate::common::{Answer, Db, Device, Village, cookie, id};

/// The smallest thing that passes for a JPEG, with something of its own in it.
fn photo(own: u8, size: usize) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, own, 0xff, 0xda, 0, 2];
    bytes.resize(size.max(bytes.len()), own);
    bytes
}

/// The smallest thing that passes for a PDF, with something in it.
fn pdf(inside: &str, size: usize) -> Vec<u8> {
    let mut bytes = format!("%PDF-1.4\n{inside}\n").into_bytes();
    bytes.resize(size.max(bytes.len()), b' ');
    bytes.extend(b"\n%%EOF\n");
    bytes
}

fn path(bytes: &[u8]) -> String {
    format!("{BLOBS}/{}", Digest::of(bytes))
}

async fn patch(
    village: &Village,
    device: &Device,
    path: &str,
    (offset, length): (usize, usize),
    piece: &[u8],
) -> Answer {
    let request = Request::patch(path)
        .header(GUARD_HEADER, "1")
        .header(header::COOKIE, cookie(&device.token))
        .header("upload-offset", offset)
        .header("upload-length", length)
        .body(Body::from(piece.to_vec()));
    village.site.request(request.unwrap()).await
}

#[rstest]
#[tokio::test]
async fn a_photo_in_pieces_is_taken_up_where_it_broke_off(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(village) = Village::open(db, 1).await else {
        return;
    };
    let device = village.residents[0];
    let bytes = photo(1, 300_000);
    let (path, length) = (path(&bytes), bytes.len());
    let head = village.site.send("HEAD", &path, Some(&device), "").await;
    assert_eq!(
        (head.status.as_u16(), &head.headers["upload-offset"]),
        (404, &"0".parse().unwrap())
    );
    let first = patch(&village, &device, &path, (0, length), &bytes[..100_000]).await;
    assert_eq!(first.status, StatusCode::NO_CONTENT);
    // The answer was lost, so the phone asks and learns where to go on.
    let again = patch(&village, &device, &path, (0, length), &bytes[..100_000]).await;
    assert_eq!(
        (again.status.as_u16(), &again.headers["upload-offset"]),
        (409, &"100000".parse().unwrap())
    );
    let head = village.site.send("HEAD", &path, Some(&device), "").await;
    assert_eq!(
        (head.status.as_u16(), &head.headers["upload-offset"]),
        (204, &"100000".parse().unwrap())
    );
    let last = patch(
        &village,
        &device,
        &path,
        (100_000, length),
        &bytes[100_000..],
    )
    .await;
    assert_eq!(last.status, StatusCode::CREATED);
    let whole = village.site.get(&path, Some(&device)).await;
    assert_eq!((whole.status, whole.body), (StatusCode::OK, bytes));
    assert_eq!(whole.headers[header::CONTENT_TYPE], "image/jpeg");
}

#[rstest]
#[tokio::test]
async fn a_damaged_or_strange_file_is_refused(#[values(Db::Sqlite, Db::Postgres)] db: Db) {
    let Some(village) = Village::open(db, 1).await else {
        return;
    };
    let device = village.residents[0];
    let bytes = photo(2, 100);
    let put = |path: String, body: Vec<u8>| {
        let village = &village;
        async move {
            let answer = village.site.send("PUT", &path, Some(&device), body).await;
            let code = if answer.body.is_empty() {
                String::new()
            } else {
                answer.code()
            };
            (answer.status.as_u16(), code)
        }
    };
    let code = |status: u16, code: &str| (status, code.to_owned());
    assert_eq!(
        put(path(b"other"), bytes.clone()).await,
        code(400, "digest_differs")
    );
    let script = b"<svg onload=alert(1)>".to_vec();
    assert_eq!(put(path(&script), script).await, code(400, "not_a_photo"));
    let large = photo(3, 500_000);
    assert_eq!(put(path(&large), large).await, code(413, "too_large"));
    assert_eq!(
        put(format!("{BLOBS}/xyz"), bytes.clone()).await,
        code(404, "not_found")
    );
    assert_eq!(put(path(&bytes), bytes.clone()).await, code(201, ""));
    assert_eq!(put(path(&bytes), bytes.clone()).await, code(200, ""));
    // Pieces that do not add up are thrown away, so that the phone can start over.
    let other = path(&photo(4, 100));
    patch(&village, &device, &other, (0, 100), &bytes[..40]).await;
    let spoilt = patch(&village, &device, &other, (40, 100), &bytes[40..]).await;
    assert_eq!(spoilt.code(), "digest_differs");
    assert_eq!(
        village
            .site
            .send("HEAD", &other, Some(&device), "")
            .await
            .status
            .as_u16(),
        404
    );
}

#[tokio::test]
async fn of_a_file_without_end_only_a_little_is_read() {
    let village = Village::open(Db::Sqlite, 1).await.unwrap();
    let device = village.residents[0];
    for method in ["PUT", "PATCH"] {
        let read = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&read);
        let endless = futures::stream::repeat_with(move || {
            assert!(
                count.fetch_add(1, Ordering::SeqCst) < 100,
                "it is read on and on"
            );
            Ok::<_, std::convert::Infallible>(vec![7; 64 * 1024])
        });
        let request = Request::builder()
            .method(method)
            .uri(path(b"endless"))
            .header(GUARD_HEADER, "1")
            .header(header::COOKIE, cookie(&device.token))
            .header("upload-offset", 0)
            .header("upload-length", 100)
            .body(Body::from_stream(endless));
        let answer = village.site.request(request.unwrap()).await;
        assert_eq!(
            (answer.status.as_u16(), &*answer.code()),
            (413, "too_large")
        );
        // As much as the largest file, which is a document, and the piece that was too much.
        let most = wire::MOST_DOCUMENT_BYTES as usize / (64 * 1024) + 1;
        assert!(read.load(Ordering::SeqCst) <= most);
    }
}

#[tokio::test]
async fn a_photo_is_for_those_who_may_read_what_shows_it() {
    let mut village = Village::open(Db::Sqlite, 2).await.unwrap();
    let [author, neighbour] = [village.residents[0], village.residents[1]];
    let bytes = photo(5, 200);
    let path = path(&bytes);
    village
        .site
        .send("PUT", &path, Some(&author), bytes.clone())
        .await;
    let statuses = async |village: &Village| {
        let mut statuses = Vec::new();
        for device in [Some(&author), Some(&neighbour), None] {
            statuses.push(village.site.get(&path, device).await.status.as_u16());
        }
        statuses
    };
    assert_eq!(
        statuses(&village).await,
        [200, 404, 404],
        "sent, and shown nowhere yet"
    );
    let mut submission = village.submission(id(7));
    if let domain::Command::Proposals(Proposals::Submit(it)) = &mut submission {
        it.details.photos.push(Photo {
            hash: Digest::of(&bytes),
            width: 2,
            height: 2,
            shows: None,
        });
    }
    village.done(&author, submission).await;
    assert_eq!(
        statuses(&village).await,
        [200, 200, 404],
        "neighbours read the proposal"
    );
    let secretary = village.secretary;
    village.done(&secretary, village.acceptance(id(7))).await;
    assert_eq!(
        statuses(&village).await,
        [200, 200, 200],
        "an accepted one is public"
    );
}

#[rstest]
#[tokio::test]
async fn a_pdf_may_be_larger_and_is_a_file_to_keep(#[values(Db::Sqlite, Db::Postgres)] db: Db) {
    let Some(village) = Village::open(db, 1).await else {
        return;
    };
    let device = village.residents[0];
    let drawing = pdf("<< /Type /Catalog >>", 900_000);
    let at = path(&drawing);
    let length = drawing.len();
    let half = length / 2;
    let first = patch(&village, &device, &at, (0, length), &drawing[..half]).await;
    assert_eq!(first.status, StatusCode::NO_CONTENT);
    let last = patch(&village, &device, &at, (half, length), &drawing[half..]).await;
    assert_eq!(last.status, StatusCode::CREATED);
    let answer = village.site.get(&at, Some(&device)).await;
    assert_eq!(answer.headers[header::CONTENT_TYPE], "application/pdf");
    assert_eq!(answer.headers[header::CONTENT_DISPOSITION], "attachment");
    assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    // Not without end, and no photo in pieces is as large as a document.
    let long = pdf("", wire::MOST_DOCUMENT_BYTES as usize);
    let refused = patch(
        &village,
        &device,
        &path(&long),
        (0, long.len()),
        &long[..100],
    )
    .await;
    assert_eq!(refused.code(), "too_large");
    let large = photo(6, 900_000);
    let refused = patch(
        &village,
        &device,
        &path(&large),
        (0, large.len()),
        &large[..100],
    )
    .await;
    assert_eq!(refused.code(), "too_large");
    // What does more than to be read, and what is cut off, is none.
    let program = pdf("<< /S /JavaScript /JS (app.alert) >>", 100);
    let cut = drawing[..1000].to_vec();
    for bad in [program, cut] {
        let at = path(&bad);
        let refused = village.site.send("PUT", &at, Some(&device), bad).await;
        assert_eq!(
            (refused.status.as_u16(), &*refused.code()),
            (400, "not_a_document")
        );
    }
}

#[rstest]
#[tokio::test]
async fn a_day_has_a_bound_in_bytes_and_a_beginning_waits_a_week(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(village) = Village::open(db, 2).await else {
        return;
    };
    let (one, other) = (village.residents[0], village.residents[1]);
    let store = &village.site.state.store;
    let now = village.site.state.clock.now();
    let bytes = photo(1, 300_000);
    let (at, length) = (path(&bytes), bytes.len());
    let first = patch(&village, &one, &at, (0, length), &bytes[..100_000]).await;
    assert_eq!(first.status, StatusCode::NO_CONTENT);
    let here = async || {
        let head = village.site.send("HEAD", &at, Some(&one), "").await;
        head.headers["upload-offset"].to_str().unwrap().to_owned()
    };
    store.drop_abandoned(now.plus_days(-7)).await.unwrap();
    assert_eq!(here().await, "100000");
    store.drop_abandoned(now.plus_days(1)).await.unwrap();
    assert_eq!(here().await, "0");

    let much = vec![0; 200 * wire::MOST_BLOB_BYTES as usize];
    let key = (village.community, Digest::of(b"a day's worth"));
    store
        .keep_blob(key, one.person, much, Some("application/pdf"), now)
        .await
        .unwrap();
    store.drop_abandoned(now.plus_days(1)).await.unwrap();
    let kept = store.blob_state(key.0, key.1).await.unwrap();
    assert_ne!(
        kept,
        server::store::BlobState::Absent,
        "what is whole stays"
    );
    let refused = village
        .site
        .send("PUT", &at, Some(&one), bytes.clone())
        .await;
    assert_eq!(refused.code(), "slow_down");
    // The bound is each person's own.
    let taken = village.site.send("PUT", &at, Some(&other), bytes).await;
    assert_eq!(taken.status, StatusCode::CREATED);
}

// A photo that nobody shows is of a home, a face, a document: it is not kept for nothing.
#[rstest]
#[tokio::test]
async fn a_file_that_nothing_shows_is_swept_once_it_had_its_days(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(mut village) = Village::open(db, 1).await else {
        return;
    };
    let author = village.residents[0];
    let send = async |village: &Village, own: u8| {
        let bytes = photo(own, 200);
        let sent = village
            .site
            .send("PUT", &path(&bytes), Some(&author), bytes.clone())
            .await;
        assert_eq!(sent.status, StatusCode::CREATED);
        Digest::of(&bytes)
    };
    let shown = send(&village, 21).await;
    let refused = send(&village, 22).await;
    let again = send(&village, 23).await;
    let mut submission = village.submission(id(7));
    if let domain::Command::Proposals(Proposals::Submit(it)) = &mut submission {
        it.details.photos.push(Photo {
            hash: shown,
            width: 2,
            height: 2,
            shows: None,
        });
    }
    village.done(&author, submission).await;
    let (clock, store) = (&village.site.clock, &village.site.state.store);
    let community = village.site.state.communities.get(village.community);
    let community = community.await.unwrap();
    let there = async |files: &[Digest]| {
        let mut there = Vec::new();
        for file in files {
            let state = store.blob_state(village.community, *file).await.unwrap();
            there.push(state != server::store::BlobState::Absent);
        }
        there
    };
    let start = clock.now();
    clock.set(start.plus_days(59));
    assert_eq!(community.sweep().await.unwrap(), 0);
    // Another phone is about to show it, and finds that it is here already.
    store
        .renew_blob(village.community, again, clock.now())
        .await
        .unwrap();
    clock.set(start.plus_days(61));
    let key = (village.community, Digest::of(b"just now"));
    store
        .keep_blob(key, author.person, vec![1], Some("image/jpeg"), clock.now())
        .await
        .unwrap();
    let files = [shown, refused, again, key.1];
    assert_eq!(there(&files).await, [true; 4]);
    assert_eq!(community.sweep().await.unwrap(), 1);
    assert_eq!(there(&files).await, [true, false, true, true]);
    assert_eq!(community.sweep().await.unwrap(), 0);
    clock.set(start.plus_days(130));
    assert_eq!(community.sweep().await.unwrap(), 2);
    assert_eq!(there(&files).await, [true, false, false, false]);
}
