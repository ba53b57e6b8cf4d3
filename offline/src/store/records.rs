//! Pages, meta and drafts in IndexedDB, through rexie.

use std::cell::RefCell;
use std::rc::Rc;

use domain::Timestamp;
use futures::future::try_join_all;
use js_sys::Uint8Array;
use rexie::{KeyRange, ObjectStore, Rexie, Transaction, TransactionMode, TransactionResult};
use wasm_bindgen::JsValue;

use super::over::Over;
use super::{Kept, Loaded, Meta, StoreFault};

/// Every object store this database ever had. A version bump deletes each one that is not named
/// when it is opened, with all that is in it: names are only ever added here.
const STORES: [&str; 3] = [PAGES, META, DRAFTS];
const PAGES: &str = "pages";
const META: &str = "meta";
const DRAFTS: &str = "drafts";

const META_KEY: &str = "meta";
const LEASE_KEY: &str = "lease";

/// A store, a key, a value.
type Put<'a> = (&'a str, JsValue, JsValue);

/// The database of records.
pub struct Records {
    database: RefCell<Option<Rexie>>,
    over: Rc<Over>,
}

impl Records {
    pub(super) async fn open(name: &str, version: u32, over: Rc<Over>) -> Kept<Self> {
        let builder = STORES.iter().fold(
            Rexie::builder(&format!("{name}-records")).version(version),
            |builder, store| builder.add_object_store(ObjectStore::new(store)),
        );
        let database = builder.build().await.map_err(|error| fault(&error))?;
        Ok(Self {
            database: RefCell::new(Some(database)),
            over,
        })
    }

    /// Lets go of the database, so that a newer version of this program can have it.
    pub(super) fn close(&self) {
        if let Some(database) = self.database.take() {
            database.close();
        }
    }

    pub(super) async fn load(&self) -> Kept<Loaded> {
        self.since(0).await
    }

    pub(super) async fn since(&self, page: u64) -> Kept<Loaded> {
        let range = KeyRange::lower_bound(&key(page), Some(true));
        let range = range.map_err(|_| StoreFault::Broken)?;
        let transaction = self.begin(&[PAGES, META], TransactionMode::ReadOnly)?;
        let both = async {
            let pages = transaction.store(PAGES)?.get_all(Some(range), None).await?;
            let meta = transaction.store(META)?.get(META_KEY.into()).await?;
            rexie::Result::Ok((pages, meta))
        };
        let (pages, meta) = both.await.map_err(|error| self.over.or(fault(&error)))?;
        Ok(Loaded {
            meta: read(meta),
            pages: pages
                .iter()
                .map(|page| Uint8Array::new(page).to_vec())
                .collect(),
        })
    }

    pub(super) async fn append(&self, number: u64, page: &[u8], meta: &Meta) -> Kept<bool> {
        let page = (PAGES, key(number), Uint8Array::from(page).into());
        let puts = vec![page, (META, META_KEY.into(), json(meta))];
        let guard = |stored: Option<&Meta>| meta.may_append(stored);
        self.write(&[PAGES, META], None, puts, guard).await
    }

    pub(super) async fn rewrite(&self, pages: &[Vec<u8>], meta: &Meta) -> Kept<bool> {
        let mut puts: Vec<Put> = (1..)
            .zip(pages)
            .map(|(number, page)| {
                let page = Uint8Array::from(page.as_slice());
                (PAGES, key(number), page.into())
            })
            .collect();
        puts.push((META, META_KEY.into(), json(meta)));
        let guard = |stored: Option<&Meta>| meta.may_replace(stored);
        self.write(&[PAGES, META], Some(PAGES), puts, guard).await
    }

    pub(super) async fn save_meta(&self, meta: &Meta) -> Kept<bool> {
        let put = (META, META_KEY.into(), json(meta));
        let guard = |stored: Option<&Meta>| meta.may_follow(stored);
        self.write(&[META], None, vec![put], guard).await
    }

    pub(super) async fn lease(&self, holder: &str, now: Timestamp, until: Timestamp) -> Kept<bool> {
        let mine = serde_json::to_string(&(holder, until)).unwrap_or_default();
        let transaction = self.begin(&[META], TransactionMode::ReadWrite)?;
        let taken = async {
            let meta = transaction.store(META)?;
            let lease = meta.get(LEASE_KEY.into()).await?;
            let lease: Option<(String, Timestamp)> =
                lease.and_then(|lease| serde_json::from_str(&lease.as_string()?).ok());
            let taken =
                lease.is_some_and(|(other, end)| other != holder && end > now && end <= until);
            if !taken {
                meta.put(&mine.into(), Some(&LEASE_KEY.into())).await?;
            }
            rexie::Result::Ok(taken)
        };
        let taken = taken.await.map_err(|error| self.over.or(fault(&error)))?;
        self.end(transaction).await?;
        Ok(!taken)
    }

    pub(super) async fn save_draft(&self, name: &str, text: &str) -> Kept<()> {
        let put = (DRAFTS, name.into(), text.into());
        let stores = [DRAFTS, META];
        self.write(&stores, None, vec![put], |_| true).await?;
        Ok(())
    }

    pub(super) async fn draft(&self, name: &str) -> Kept<Option<String>> {
        let transaction = self.begin(&[DRAFTS], TransactionMode::ReadOnly)?;
        let read = async { transaction.store(DRAFTS)?.get(name.into()).await };
        let text = read.await.map_err(|error| self.over.or(fault(&error)))?;
        Ok(text.and_then(|text| text.as_string()))
    }

    pub(super) async fn drop_draft(&self, name: &str) -> Kept<()> {
        let transaction = self.begin(&[DRAFTS], TransactionMode::ReadWrite)?;
        let drop = async { transaction.store(DRAFTS)?.delete(name.into()).await };
        drop.await.map_err(|error| self.over.or(fault(&error)))?;
        self.end(transaction).await
    }

    pub(super) async fn drop_drafts(&self, beginning: &str) -> Kept<()> {
        let transaction = self.begin(&[DRAFTS], TransactionMode::ReadWrite)?;
        let drop = async {
            let drafts = transaction.store(DRAFTS)?;
            let begins =
                |key: &JsValue| key.as_string().is_some_and(|it| it.starts_with(beginning));
            let keys = drafts.get_all_keys(None, None).await?;
            let gone = keys.into_iter().filter(begins);
            try_join_all(gone.map(|key| drafts.delete(key))).await
        };
        drop.await.map_err(|error| self.over.or(fault(&error)))?;
        self.end(transaction).await
    }

    /// One transaction: perhaps a store emptied, then some puts, all of them asked for at once.
    /// `guard` looks at the stored meta first, within the transaction, and may call it off.
    async fn write(
        &self,
        stores: &[&str],
        emptied: Option<&str>,
        puts: Vec<Put<'_>>,
        guard: impl Fn(Option<&Meta>) -> bool,
    ) -> Kept<bool> {
        let transaction = self.begin(stores, TransactionMode::ReadWrite)?;
        let done = async {
            let stored = transaction.store(META)?.get(META_KEY.into()).await?;
            if !guard(read(stored).as_ref()) {
                return rexie::Result::Ok(false);
            }
            if let Some(store) = emptied {
                transaction.store(store)?.clear().await?;
            }
            let puts = puts.iter().map(|(store, key, value)| {
                let transaction = &transaction;
                async move { transaction.store(store)?.put(value, Some(key)).await }
            });
            try_join_all(puts).await.map(|_| true)
        };
        let done = done.await.map_err(|error| self.over.or(fault(&error)))?;
        self.end(transaction).await?;
        Ok(done)
    }

    fn begin(&self, stores: &[&str], mode: TransactionMode) -> Kept<Transaction> {
        self.over.check()?;
        let database = self.database.borrow();
        let database = database.as_ref().ok_or(self.over.or(StoreFault::Broken))?;
        let begun = database.transaction(stores, mode);
        begun.map_err(|error| self.over.or(fault(&error)))
    }

    async fn end(&self, transaction: Transaction) -> Kept<()> {
        match transaction.done().await {
            Ok(TransactionResult::Committed) => Ok(()),
            // Every request had succeeded: what is left to abort a transaction is a full disk.
            Ok(TransactionResult::Aborted) => Err(self.over.or(StoreFault::Quota)),
            Err(error) => Err(self.over.or(fault(&error))),
        }
    }
}

fn read(meta: Option<JsValue>) -> Option<Meta> {
    serde_json::from_str(&meta?.as_string()?).ok()
}

#[expect(clippy::cast_precision_loss, reason = "no phone keeps 2^53 pages")]
fn key(number: u64) -> JsValue {
    JsValue::from_f64(number as f64)
}

fn json(meta: &Meta) -> JsValue {
    let meta = serde_json::to_string(meta).expect("meta holds no map with odd keys");
    JsValue::from_str(&meta)
}

/// What an error of rexie means.
fn fault(error: &rexie::Error) -> StoreFault {
    match error {
        rexie::Error::IdbError(error) => super::over::of_idb(error),
        _ => StoreFault::Broken,
    }
}
