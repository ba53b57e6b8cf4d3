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
        let read = async {
            let pages = transaction.store(PAGES)?.get_all(Some(range), None).await?;
            let meta = transaction.store(META)?.get(META_KEY.into()).await?;
            rexie::Result::Ok((pages, meta))
        };
        let (pages, meta) = read.await.map_err(|error| self.over.or(fault(&error)))?;
        Ok(Loaded {
            meta: meta.and_then(|meta| serde_json::from_str(&meta.as_string()?).ok()),
            pages: pages
                .iter()
                .map(|page| Uint8Array::new(page).to_vec())
                .collect(),
        })
    }

    pub(super) async fn append(&self, number: u64, page: &[u8], meta: &Meta) -> Kept<()> {
        let page = (Some(key(number)), Uint8Array::from(page).into());
        self.write(
            &[PAGES, META],
            None,
            vec![
                (PAGES, page.0, page.1),
                (META, Some(META_KEY.into()), json(meta)),
            ],
        )
        .await
    }

    pub(super) async fn rewrite(&self, pages: &[Vec<u8>], meta: &Meta) -> Kept<()> {
        let mut puts: Vec<_> = (1..)
            .zip(pages)
            .map(|(number, page)| {
                let page = Uint8Array::from(page.as_slice());
                (PAGES, Some(key(number)), JsValue::from(page))
            })
            .collect();
        puts.push((META, Some(META_KEY.into()), json(meta)));
        self.write(&[PAGES, META], Some(PAGES), puts).await
    }

    pub(super) async fn save_meta(&self, meta: &Meta) -> Kept<()> {
        let put = (META, Some(META_KEY.into()), json(meta));
        self.write(&[META], None, vec![put]).await
    }

    pub(super) async fn lease(&self, holder: &str, now: Timestamp, until: Timestamp) -> Kept<bool> {
        let mine = serde_json::to_string(&(holder, until)).unwrap_or_default();
        let transaction = self.begin(&[META], TransactionMode::ReadWrite)?;
        let taken = async {
            let meta = transaction.store(META)?;
            let lease = meta.get(LEASE_KEY.into()).await?;
            let lease: Option<(String, Timestamp)> =
                lease.and_then(|lease| serde_json::from_str(&lease.as_string()?).ok());
            let taken = lease.is_some_and(|(other, end)| other != holder && end > now);
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
        let put = (DRAFTS, Some(name.into()), text.into());
        self.write(&[DRAFTS], None, vec![put]).await
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

    pub(super) async fn drop_drafts(&self) -> Kept<()> {
        self.write(&[DRAFTS], Some(DRAFTS), Vec::new()).await
    }

    /// One transaction: perhaps a store emptied, then some puts, all of them asked for at once.
    async fn write(
        &self,
        stores: &[&str],
        emptied: Option<&str>,
        puts: Vec<(&str, Option<JsValue>, JsValue)>,
    ) -> Kept<()> {
        let transaction = self.begin(stores, TransactionMode::ReadWrite)?;
        let done = async {
            if let Some(store) = emptied {
                transaction.store(store)?.clear().await?;
            }
            let puts = puts.iter().map(|(store, key, value)| {
                let transaction = &transaction;
                async move { transaction.store(store)?.put(value, key.as_ref()).await }
            });
            try_join_all(puts).await
        };
        done.await.map_err(|error| self.over.or(fault(&error)))?;
        self.end(transaction).await
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

#[expect(clippy::cast_precision_loss, reason = "no phone keeps 2^53 pages")]
fn key(number: u64) -> JsValue {
    JsValue::from_f64(number as f64)
}

fn json(meta: &Meta) -> JsValue {
    let meta = serde_json::to_string(meta).expect("meta holds no map with odd keys");
    JsValue::from_str(&meta)
}

/// What an error of rexie means. Its errors carry the browser's own name in their text alone.
fn fault(error: &rexie::Error) -> StoreFault {
    super::over::named(&format!("{error:?}"))
}
