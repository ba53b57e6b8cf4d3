//! One suite for every store: memory here, IndexedDB in a browser.
//!
//! The browser half: `cargo test -p offline --target wasm32-unknown-unknown` with
//! `wasm-bindgen-test-runner` as the runner and `CHROMEDRIVER` set.

use domain::{CommandId, Digest, Timestamp};
use offline::store::{Meta, Settlement, Store};
use uuid::Uuid;

fn id(number: u128) -> CommandId {
    CommandId(Uuid::from_u128(number))
}

fn meta(last_page: u64) -> Meta {
    Meta {
        last_page,
        ..Meta::default()
    }
}

fn begun(generation: u64) -> Meta {
    Meta {
        generation,
        ..Meta::default()
    }
}

async fn keeps_every_promise(store: &Store) {
    pages_come_back_in_order_with_their_cursors(store).await;
    a_rewrite_replaces_all_pages(store).await;
    what_another_tab_began_anew_is_not_overwritten(store).await;
    a_page_goes_right_behind_the_last_one(store).await;
    a_lease_has_one_holder(store).await;
    drafts_are_kept_and_dropped(store).await;
    an_act_is_settled_once(store).await;
    photos_wait_until_they_are_dropped(store).await;
    receipts_are_written_anew_or_not_at_all(store).await;
}

async fn pages_come_back_in_order_with_their_cursors(store: &Store) {
    assert_eq!(store.load().await.unwrap().meta, None);
    for number in 1..=11 {
        let page = number.to_string();
        let kept = store.append(number, page.as_bytes(), &meta(number)).await;
        kept.unwrap();
    }
    let loaded = store.load().await.unwrap();
    assert_eq!(loaded.meta, Some(meta(11)));
    let expected: Vec<Vec<u8>> = (1..=11).map(|it| it.to_string().into_bytes()).collect();
    assert_eq!(loaded.pages, expected);
    assert_eq!(store.since(9).await.unwrap().pages, expected[9..]);
    store.save_meta(&meta(12)).await.unwrap();
    assert_eq!(store.since(11).await.unwrap().meta, Some(meta(12)));
}

async fn a_rewrite_replaces_all_pages(store: &Store) {
    let pages = [b"first".to_vec(), b"second".to_vec()];
    assert!(store.rewrite(&pages, &begun(1)).await.unwrap());
    let loaded = store.load().await.unwrap();
    assert_eq!(
        (loaded.pages, loaded.meta),
        (pages.to_vec(), Some(begun(1)))
    );
    assert!(store.rewrite(&[], &begun(2)).await.unwrap());
    assert!(store.load().await.unwrap().pages.is_empty());
}

async fn what_another_tab_began_anew_is_not_overwritten(store: &Store) {
    let pages = [b"first".to_vec()];
    assert!(!store.append(9, b"late", &begun(1)).await.unwrap());
    assert!(!store.save_meta(&begun(1)).await.unwrap());
    assert!(!store.rewrite(&pages, &begun(2)).await.unwrap());
    let loaded = store.load().await.unwrap();
    assert_eq!((loaded.pages, loaded.meta), (Vec::new(), Some(begun(2))));
}

/// Two tabs that both think they drive: the second finds its place taken, and writes over nothing.
async fn a_page_goes_right_behind_the_last_one(store: &Store) {
    let at = |last_page| Meta {
        last_page,
        ..begun(2)
    };
    assert!(store.append(1, b"mine", &at(1)).await.unwrap());
    assert!(!store.append(1, b"another's", &at(1)).await.unwrap());
    assert!(!store.append(3, b"with a hole", &at(3)).await.unwrap());
    assert!(store.append(2, b"next", &at(2)).await.unwrap());
    // A tab that has not read that page has nothing to say of where things stand.
    assert!(!store.save_meta(&at(1)).await.unwrap());
    let loaded = store.load().await.unwrap();
    assert_eq!(loaded.pages, [b"mine".to_vec(), b"next".to_vec()]);
    assert_eq!(loaded.meta, Some(at(2)));
}

async fn a_lease_has_one_holder(store: &Store) {
    let at = Timestamp;
    assert!(store.lease("one", at(0), at(10)).await.unwrap());
    assert!(!store.lease("two", at(5), at(15)).await.unwrap());
    assert!(store.lease("one", at(6), at(16)).await.unwrap());
    assert!(!store.lease("two", at(15), at(25)).await.unwrap());
    assert!(store.lease("two", at(16), at(26)).await.unwrap());
    assert!(!store.lease("one", at(17), at(27)).await.unwrap());
    // The clock is set back: nobody waits for a day that was never reached.
    assert!(store.lease("one", at(-90), at(-80)).await.unwrap());
    assert!(!store.lease("two", at(-85), at(-75)).await.unwrap());
}

async fn drafts_are_kept_and_dropped(store: &Store) {
    store.save_draft("new", "东门加").await.unwrap();
    store.save_draft("new", "东门加坡道").await.unwrap();
    let draft = store.draft("new").await.unwrap();
    assert_eq!(draft.as_deref(), Some("东门加坡道"));
    store.drop_draft("new").await.unwrap();
    assert_eq!(store.draft("new").await.unwrap(), None);
    for key in ["one/new", "one/东门", "two/new"] {
        store.save_draft(key, "x").await.unwrap();
    }
    store.drop_drafts("one/").await.unwrap();
    assert_eq!(store.draft("one/new").await.unwrap(), None);
    assert_eq!(store.draft("one/东门").await.unwrap(), None);
    assert_eq!(store.draft("two/new").await.unwrap().as_deref(), Some("x"));
}

async fn an_act_is_settled_once(store: &Store) {
    for number in 1..=3 {
        store
            .keep(id(number), &format!("act {number}"))
            .await
            .unwrap();
    }
    let settlement = Settlement {
        stay: vec![(id(2), "act 2, refused".to_owned())],
        receipts: Some("[act 1]".to_owned()),
        gone: vec![id(1)],
    };
    store.settle(&settlement).await.unwrap();
    let vaulted = store.vaulted().await.unwrap();
    assert_eq!(vaulted.acts, ["act 2, refused", "act 3"]);
    assert_eq!(vaulted.receipts, ["[act 1]"]);
}

async fn photos_wait_until_they_are_dropped(store: &Store) {
    let photo = vec![1, 2, 3];
    let hash = Digest::of(&photo);
    store.keep_photo(hash, &photo).await.unwrap();
    assert_eq!(store.photos().await.unwrap(), [hash]);
    assert_eq!(store.photo(hash).await.unwrap(), Some(photo));
    store.drop_photo(hash).await.unwrap();
    assert_eq!(store.photo(hash).await.unwrap(), None);
}

async fn receipts_are_written_anew_or_not_at_all(store: &Store) {
    let before = store.vaulted().await.unwrap();
    store.rewrite_receipts(&|_| None).await.unwrap();
    assert_eq!(store.vaulted().await.unwrap(), before);
    let anew = |there: &[String]| Some(vec![there.concat(), "[act 9]".to_owned()]);
    store.rewrite_receipts(&anew).await.unwrap();
    let after = store.vaulted().await.unwrap();
    assert_eq!(after.receipts, ["[act 1]", "[act 9]"]);
    assert_eq!(after.acts, before.acts);
    store.rewrite_receipts(&|_| Some(Vec::new())).await.unwrap();
    assert!(store.vaulted().await.unwrap().receipts.is_empty());
}

#[cfg(not(target_arch = "wasm32"))]
mod on_the_host {
    use super::*;
    use futures::executor::block_on;
    use offline::StoreFault;
    use offline::store::Memory;

    #[test]
    fn memory_keeps_every_promise() {
        let store = Store::Memory(Memory::default());
        block_on(keeps_every_promise(&store));
    }

    #[test]
    fn tabs_of_one_phone_share_their_memory() {
        let memory = Memory::default();
        let (one, two) = (Store::Memory(memory.clone()), Store::Memory(memory));
        block_on(one.keep(id(1), "act")).unwrap();
        assert_eq!(block_on(two.vaulted()).unwrap().acts, ["act"]);
    }

    #[test]
    fn memory_fails_as_it_is_told() {
        let memory = Memory::default();
        let store = Store::Memory(memory.clone());
        memory.fail(Some(StoreFault::Quota));
        assert_eq!(block_on(store.keep(id(1), "act")), Err(StoreFault::Quota));
        memory.fail(None);
        assert!(block_on(store.vaulted()).unwrap().acts.is_empty());
    }
}

#[cfg(target_arch = "wasm32")]
mod in_a_browser {
    use super::*;
    use offline::StoreFault;
    use offline::store::Browser;
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    /// A database of its own for every test and every run.
    fn name(test: &str) -> String {
        format!("{test}-{}", offline::new_blind())
    }

    #[wasm_bindgen_test]
    async fn indexed_db_keeps_every_promise() {
        let browser = Browser::open(&name("suite"), 1).await.unwrap();
        keeps_every_promise(&Store::Browser(browser)).await;
    }

    #[wasm_bindgen_test]
    async fn what_was_kept_is_there_after_a_restart() {
        let name = name("restart");
        let first = Browser::open(&name, 1).await.unwrap();
        let store = Store::Browser(first.clone());
        store.append(1, b"page", &meta(1)).await.unwrap();
        store.keep(id(1), "act").await.unwrap();
        first.close();
        let again = Store::Browser(Browser::open(&name, 1).await.unwrap());
        assert_eq!(again.load().await.unwrap().pages, [b"page".to_vec()]);
        assert_eq!(again.vaulted().await.unwrap().acts, ["act"]);
    }

    /// rexie deletes every object store that a newer version does not name.
    #[wasm_bindgen_test]
    async fn a_newer_version_keeps_what_the_older_one_stored() {
        let name = name("upgrade");
        let old = Browser::open(&name, 1).await.unwrap();
        let store = Store::Browser(old.clone());
        store.append(1, b"page", &meta(1)).await.unwrap();
        store.save_draft("new", "东门").await.unwrap();
        store.keep(id(1), "act").await.unwrap();
        store.keep_photo(Digest::of(b"x"), b"x").await.unwrap();
        old.close();
        let newer = Store::Browser(Browser::open(&name, 2).await.unwrap());
        let loaded = newer.load().await.unwrap();
        assert_eq!((loaded.pages.len(), loaded.meta), (1, Some(meta(1))));
        assert_eq!(newer.draft("new").await.unwrap().as_deref(), Some("东门"));
        assert_eq!(newer.vaulted().await.unwrap().acts, ["act"]);
        assert_eq!(newer.photos().await.unwrap(), [Digest::of(b"x")]);
    }

    #[wasm_bindgen_test]
    async fn an_open_older_tab_lets_go_and_says_that_it_is_old() {
        let name = name("tabs");
        let old = Store::Browser(Browser::open(&name, 1).await.unwrap());
        old.keep(id(1), "act").await.unwrap();
        let newer = Store::Browser(Browser::open(&name, 2).await.unwrap());
        assert_eq!(newer.vaulted().await.unwrap().acts, ["act"]);
        assert_eq!(old.keep(id(2), "act").await, Err(StoreFault::Newer));
        assert_eq!(old.load().await, Err(StoreFault::Newer));
    }

    #[wasm_bindgen_test]
    async fn an_older_program_meets_a_newer_storage() {
        let name = name("older");
        let newer = Browser::open(&name, 2).await.unwrap();
        newer.close();
        let older = Browser::open(&name, 1).await;
        assert_eq!(older.err(), Some(StoreFault::Newer));
    }
}
