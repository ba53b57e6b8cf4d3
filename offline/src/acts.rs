//! What only acts need: the rules that try them, their text in the vault, the way to the server,
//! the text of records, and the reading of what guests do not see. Showing the town to a guest
//! comes first, so all this may come as a part of the program of its own, after the first screen;
//! the feature `split` cuts it out at the one function below.
//!
//! Nothing else may name what the table names, or it could not be cut out.

use std::rc::Rc;

use domain::{Change, Command, Kind, PersonId, Record, RecordFault, Refusal, Timestamp, Town};
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use wire::Cursors;

use crate::driver::{push, upload};
use crate::item::Item;
use crate::merge::Confirmed;
use crate::replica::Inner;
use crate::store::Vaulted;
use crate::verdict::Trouble;
use crate::{again, compaction, overlay, receipts, stored, trust};

/// The table.
pub(crate) struct Acts {
    /// Decides a command as a person would find it decided.
    pub tried: Trying,
    /// Whether a command of the same lane is an earlier one tried again.
    pub is_again: fn(&Command, &Command) -> bool,
    /// Whether a refusal found on this phone is to be told as one.
    pub stands: fn(&Refusal, &Command, Option<PersonId>, &dyn Town) -> bool,
    /// Reads what the vault keeps.
    pub read: fn(&Vaulted) -> Vec<Item>,
    /// An act as the vault keeps it.
    pub text: fn(&Item) -> String,
    /// Counted acts as the vault keeps them.
    pub receipts: fn(&[&Item]) -> String,
    /// Sends what waits.
    pub send: fn(Rc<Inner>) -> Sending,
    /// Stored receipts put together, without the old ones.
    pub thinned: fn(&[String], Timestamp) -> Vec<String>,
    /// Stored receipts without one person's.
    pub without: fn(&[String], PersonId) -> Vec<String>,
    /// Reads a record of a kind that guests do not see.
    pub parse: fn(Kind, &str) -> Result<Record, RecordFault>,
    /// The living records as pages of the same form as pulled ones.
    pub rewritten: fn(&Confirmed, &Cursors) -> Vec<Vec<u8>>,
}

/// Tells when what could not be sent now is to be tried again.
pub(crate) type Sending = LocalBoxFuture<'static, Result<push::Left, Trouble>>;

/// Tries a command.
type Trying = fn(&Command, Option<PersonId>, Timestamp, &dyn Town) -> Result<Vec<Change>, Refusal>;

/// The table, if it is here.
pub(crate) use seam::acts;

/// Sends for the table and answers it; `None` where it is out of reach. It may be asked for again.
pub(crate) use seam::arrive;

fn table() -> Acts {
    Acts {
        tried: overlay::decided,
        is_again: again::is_again,
        stands: trust::stands,
        read: stored::read,
        text: stored::text,
        receipts: |items| stored::list(items.iter().copied()),
        send: |inner| send(inner).boxed_local(),
        thinned: receipts::thinned,
        without: receipts::without,
        parse: Record::parse,
        rewritten: compaction::rewritten,
    }
}

async fn send(inner: Rc<Inner>) -> Result<push::Left, Trouble> {
    let uploads = upload::all(&inner).await?;
    let left = push::all(&inner, &uploads.missing).await?;
    if uploads.missing.is_empty() {
        Ok(left)
    } else {
        Ok(Some(uploads.retry_after_ms))
    }
}

#[cfg(not(feature = "split"))]
mod seam {
    use super::{Acts, table};
    use std::sync::LazyLock;

    static ACTS: LazyLock<Acts> = LazyLock::new(table);

    pub fn acts() -> Option<&'static Acts> {
        Some(&ACTS)
    }

    pub async fn arrive() -> Option<&'static Acts> {
        acts()
    }
}

#[cfg(feature = "split")]
mod seam {
    use super::{Acts, table};
    use std::sync::OnceLock;
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    static ACTS: OnceLock<Acts> = OnceLock::new();

    pub fn acts() -> Option<&'static Acts> {
        ACTS.get()
    }

    pub async fn arrive() -> Option<&'static Acts> {
        if ACTS.get().is_none() {
            ACTS.set(cut_out().await.ok()?).unwrap_or_default();
        }
        ACTS.get()
    }

    /// Where the module is cut.
    #[wasm_split(acts, fallible)]
    fn cut_out() -> Result<Acts, SplitLoaderError> {
        Ok(table())
    }
}
