//! Whether the browser has ended a database under us, and what the names of its errors mean.

use std::cell::{Cell, RefCell};

use super::{StoreFault, Told};

/// Shared by both databases: when one is over, so is the other.
#[derive(Default)]
pub(crate) struct Over {
    fault: Cell<Option<StoreFault>>,
    told: RefCell<Option<Told>>,
}

impl Over {
    /// Ends both; the first reason stays.
    pub fn end(&self, fault: StoreFault) {
        if self.fault.get().is_some() {
            return;
        }
        self.fault.set(Some(fault));
        if let Some(tell) = self.told.borrow().as_ref() {
            tell(fault);
        }
    }

    /// Calls back when it ends; at once if it has.
    pub fn on_end(&self, tell: Told) {
        if let Some(fault) = self.fault.get() {
            tell(fault);
        }
        *self.told.borrow_mut() = Some(tell);
    }

    /// The reason it ended, before anything is tried.
    pub fn check(&self) -> Result<(), StoreFault> {
        self.fault.get().map_or(Ok(()), Err)
    }

    /// The reason it ended, or what seemed to be wrong.
    pub fn or(&self, seemed: StoreFault) -> StoreFault {
        self.fault.get().unwrap_or(seemed)
    }
}

/// What an error of idb means. That the disk is full, or the database newer, the browser says of a
/// request or a transaction that was begun.
pub(crate) fn of_idb(error: &idb::Error) -> StoreFault {
    match error {
        idb::Error::DomException(error) => named(&error.name()),
        _ => StoreFault::Broken,
    }
}

/// What the name of a browser's error means.
pub(crate) fn named(name: &str) -> StoreFault {
    if name.contains("QuotaExceededError") {
        StoreFault::Quota
    } else if name.contains("VersionError") {
        StoreFault::Newer
    } else {
        StoreFault::Broken
    }
}
