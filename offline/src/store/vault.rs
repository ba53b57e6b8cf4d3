//! Acts not yet counted, their receipts and photos, in a database of their own that is written
//! strictly: what was put is on the disk before anyone is told that it is saved.

use std::rc::Rc;

use domain::{CommandId, Digest};
use idb::{
    Database, DatabaseEvent, Factory, ObjectStore, ObjectStoreParams, Transaction,
    TransactionResult,
};
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use super::over::{Over, named, of_idb as fault};
use super::{Anew, Kept, Settlement, StoreFault, Vaulted};
use crate::browser;

const ACTS: &str = "acts";
const RECEIPTS: &str = "receipts";
const PHOTOS: &str = "photos";
/// Every object store this database ever had.
const STORES: [&str; 3] = [ACTS, RECEIPTS, PHOTOS];

#[wasm_bindgen]
extern "C" {
    /// idb opens no transaction with a durability; this is the browser's own method.
    type Connection;
    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &Connection,
        stores: &Array,
        mode: &str,
        options: &JsValue,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method)]
    fn close(this: &Connection);
}

/// The database of what must not be lost.
pub struct Vault {
    connection: Connection,
    over: Rc<Over>,
}

/// A transaction, and the browser's own handle on it, which knows why it failed.
struct Strict {
    transaction: Transaction,
    handle: JsValue,
}

impl Vault {
    /// Opens the database. `on_newer` is called when a newer version of this program asks for it:
    /// then both databases are let go of, so that the other tab need not wait.
    pub(super) async fn open(
        name: &str,
        version: u32,
        over: Rc<Over>,
        on_newer: impl Fn() + 'static,
    ) -> Kept<Self> {
        let factory = Factory::new().map_err(|_| StoreFault::Broken)?;
        let asked = factory.open(&format!("{name}-vault"), Some(version));
        let mut asked = asked.map_err(|error| fault(&error))?;
        asked.on_upgrade_needed(|event| {
            if let Ok(database) = event.database() {
                upgrade(&database);
            }
        });
        let mut database = asked.await.map_err(|error| fault(&error))?;
        let closed = Rc::clone(&over);
        database.on_close(move |_| closed.end(StoreFault::Broken));
        let changed = Rc::clone(&over);
        database.on_version_change(move |event| {
            changed.end(StoreFault::Newer);
            on_newer();
            if let Ok(database) = event.database() {
                database.close();
            }
        });
        database.forget_callbacks();
        Ok(Self {
            connection: JsValue::from(database).unchecked_into(),
            over,
        })
    }

    pub(super) fn close(&self) {
        self.connection.close();
    }

    pub(super) async fn vaulted(&self) -> Kept<Vaulted> {
        let read = self.begin(&[ACTS, RECEIPTS], "readonly")?;
        let acts = texts(&read.store(ACTS)?).await?;
        let receipts = texts(&read.store(RECEIPTS)?).await?;
        Ok(Vaulted { acts, receipts })
    }

    pub(super) async fn keep(&self, id: CommandId, act: &str) -> Kept<()> {
        let write = self.begin(&[ACTS], "readwrite")?;
        put(&write.store(ACTS)?, &act.into(), Some(&id.to_string()))?;
        self.end(write).await
    }

    pub(super) async fn settle(&self, settlement: &Settlement) -> Kept<()> {
        let write = self.begin(&[ACTS, RECEIPTS], "readwrite")?;
        let (acts, receipts) = (write.store(ACTS)?, write.store(RECEIPTS)?);
        if let Some(list) = &settlement.receipts {
            put(&receipts, &list.as_str().into(), None)?;
        }
        for (id, act) in &settlement.stay {
            put(&acts, &act.as_str().into(), Some(&id.to_string()))?;
        }
        for id in &settlement.gone {
            delete(&acts, &id.to_string())?;
        }
        self.end(write).await
    }

    pub(super) async fn keep_photo(&self, hash: Digest, photo: &[u8]) -> Kept<()> {
        let photo = Uint8Array::from(photo);
        let write = self.begin(&[PHOTOS], "readwrite")?;
        put(&write.store(PHOTOS)?, &photo, Some(&hash.to_string()))?;
        self.end(write).await
    }

    pub(super) async fn photo(&self, hash: Digest) -> Kept<Option<Vec<u8>>> {
        let read = self.begin(&[PHOTOS], "readonly")?;
        let key = JsValue::from(hash.to_string());
        let photo = read
            .store(PHOTOS)?
            .get(key)
            .map_err(|error| fault(&error))?;
        let photo = photo.await.map_err(|error| fault(&error))?;
        Ok(photo.map(|photo| Uint8Array::new(&photo).to_vec()))
    }

    pub(super) async fn photos(&self) -> Kept<Vec<Digest>> {
        let read = self.begin(&[PHOTOS], "readonly")?;
        let keys = read.store(PHOTOS)?.get_all_keys(None, None);
        let keys = keys.map_err(|error| fault(&error))?.await;
        let keys = keys.map_err(|error| fault(&error))?;
        Ok(keys
            .iter()
            .filter_map(|key| key.as_string()?.parse().ok())
            .collect())
    }

    pub(super) async fn drop_photo(&self, hash: Digest) -> Kept<()> {
        let write = self.begin(&[PHOTOS], "readwrite")?;
        delete(&write.store(PHOTOS)?, &hash.to_string())?;
        self.end(write).await
    }

    pub(super) async fn rewrite_receipts(&self, how: Anew<'_>) -> Kept<()> {
        let write = self.begin(&[RECEIPTS], "readwrite")?;
        let receipts = write.store(RECEIPTS)?;
        if let Some(anew) = how(&texts(&receipts).await?) {
            receipts.clear().map_err(|error| fault(&error))?;
            for list in anew {
                put(&receipts, &list.into(), None)?;
            }
        }
        self.end(write).await
    }

    fn begin(&self, stores: &[&str], mode: &str) -> Kept<Strict> {
        self.over.check()?;
        let stores: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        let _ = Reflect::set(&options, &"durability".into(), &"strict".into());
        let handle = self
            .connection
            .transaction(&stores, mode, &options)
            .map_err(|error| self.over.or(named(&name_of(&error))))?;
        let transaction = Transaction::try_from(handle.clone());
        Ok(Strict {
            transaction: transaction.map_err(|error| fault(&error))?,
            handle,
        })
    }

    async fn end(&self, strict: Strict) -> Kept<()> {
        if strict.transaction.await == Ok(TransactionResult::Committed) {
            return Ok(());
        }
        // The reason stands on the transaction once its abort is over, a moment after the error.
        browser::sleep(0).await;
        let reason = Reflect::get(&strict.handle, &"error".into()).unwrap_or_default();
        Err(self.over.or(named(&name_of(&reason))))
    }
}

impl Strict {
    fn store(&self, name: &str) -> Kept<ObjectStore> {
        let store = self.transaction.object_store(name);
        store.map_err(|error| fault(&error))
    }
}

fn upgrade(database: &Database) {
    let there = database.store_names();
    for store in STORES
        .iter()
        .filter(|store| !there.iter().any(|it| it == *store))
    {
        let mut params = ObjectStoreParams::new();
        params.auto_increment(*store == RECEIPTS);
        // A store that cannot be made fails every transaction on it, and so is told.
        let _ = database.create_object_store(store, params);
    }
}

fn put(store: &ObjectStore, value: &JsValue, key: Option<&str>) -> Kept<()> {
    let key = key.map(JsValue::from_str);
    let asked = store.put(value, key.as_ref());
    asked.map(drop).map_err(|error| fault(&error))
}

fn delete(store: &ObjectStore, key: &str) -> Kept<()> {
    let asked = store.delete(JsValue::from_str(key));
    asked.map(drop).map_err(|error| fault(&error))
}

async fn texts(store: &ObjectStore) -> Kept<Vec<String>> {
    let asked = store.get_all(None, None).map_err(|error| fault(&error))?;
    let values = asked.await.map_err(|error| fault(&error))?;
    Ok(values.iter().filter_map(JsValue::as_string).collect())
}

/// The name of what the browser threw.
fn name_of(error: &JsValue) -> String {
    let name = Reflect::get(error, &"name".into()).ok();
    name.and_then(|name| name.as_string()).unwrap_or_default()
}
