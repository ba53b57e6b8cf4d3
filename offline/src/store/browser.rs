//! The two databases of a browser, opened and ended together.

use std::rc::{Rc, Weak};

use futures::future::{Either, select};

use super::over::Over;
use super::records::Records;
use super::vault::Vault;
use super::{Kept, Memory, Store, StoreFault, Told};
use crate::browser::sleep;

/// Both databases' version. They move in step, so that one tab's request for a newer one ends
/// both in every older tab.
pub const VERSION: u32 = 1;

/// A tab that does not let go of an older version in this time is asked for nothing more.
const PATIENCE_MS: u64 = 5_000;

/// The two databases of a browser.
#[derive(Clone)]
pub struct Browser {
    name: String,
    pub(super) records: Rc<Records>,
    pub(super) vault: Rc<Vault>,
    over: Rc<Over>,
}

impl Browser {
    /// Opens both, at a version: [`VERSION`], or in a test of upgrades another.
    ///
    /// # Errors
    /// There is no storage, or it belongs to a newer version.
    pub async fn open(name: &str, version: u32) -> Kept<Self> {
        let opened = std::pin::pin!(Self::open_both(name, version));
        match select(opened, sleep(PATIENCE_MS)).await {
            Either::Left((opened, _)) => opened,
            Either::Right(_) => Err(StoreFault::Broken),
        }
    }

    async fn open_both(name: &str, version: u32) -> Kept<Self> {
        let over = Rc::new(Over::default());
        let records = Rc::new(Records::open(name, version, Rc::clone(&over)).await?);
        let weak = Rc::downgrade(&records);
        let on_newer = move || {
            Weak::upgrade(&weak).inspect(|records| records.close());
        };
        let vault = Vault::open(name, version, Rc::clone(&over), on_newer).await?;
        Ok(Self {
            name: name.to_owned(),
            records,
            vault: Rc::new(vault),
            over,
        })
    }

    pub(super) async fn reopen(&self) -> Kept<Self> {
        self.close();
        Self::open(&self.name, VERSION).await
    }

    /// Lets go of both.
    pub fn close(&self) {
        self.records.close();
        self.vault.close();
    }

    /// Calls back when the browser ends them.
    pub(super) fn on_end(&self, tell: Told) {
        self.over.on_end(tell);
    }
}

/// Opens the store of a browser; a browser that gives none gets memory, and the reader is told.
pub(crate) async fn open(name: &str) -> (Store, Option<StoreFault>) {
    match Browser::open(name, VERSION).await {
        Ok(browser) => (Store::Browser(browser), None),
        Err(fault) => (Store::Memory(Memory::default()), Some(fault)),
    }
}
