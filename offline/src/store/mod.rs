//! Where a replica keeps what must outlive the tab: one enum, two stores, one test suite.

#[cfg(target_arch = "wasm32")]
mod browser;
mod memory;
#[cfg(target_arch = "wasm32")]
mod over;
#[cfg(target_arch = "wasm32")]
mod records;
#[cfg(target_arch = "wasm32")]
mod vault;

use domain::{CommandId, Digest, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wire::{Cursors, SCHEMA, SessionInfo};

#[cfg(target_arch = "wasm32")]
pub(crate) use browser::open;
#[cfg(target_arch = "wasm32")]
pub use browser::{Browser, VERSION};
pub use memory::Memory;

/// Why a store did not do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreFault {
    /// It is full.
    #[error("the storage is full")]
    Quota,
    /// The connection is gone, or there is none.
    #[error("the storage is gone")]
    Broken,
    /// It was written by a newer version of this program.
    #[error("the storage belongs to a newer version")]
    Newer,
}

/// How far a generation grows when someone else's begins: further than any number of rewrites, so
/// that no rewrite of another tab, under way at that moment, can bring the records back.
pub(crate) const BEGUN_ANEW: u64 = 1 << 32;

/// What a replica knows besides records.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    /// [`wire::SCHEMA`] of the writer.
    pub schema: u32,
    /// Who is signed in, as far as this phone knows.
    pub session: Option<SessionInfo>,
    /// How far each audience was read.
    pub cursors: Cursors,
    /// In which of the server's histories; unknown before the first page.
    #[serde(default)]
    pub history: Option<Uuid>,
    /// Grows whenever pages were rewritten or wiped: then everything is to be read again.
    pub generation: u64,
    /// The last page that was appended.
    pub last_page: u64,
    /// Everything up to here in the order of the community was read.
    pub seen_seq: u64,
    /// When everything was last read up to date.
    pub last_pulled_at: Option<Timestamp>,
    /// How far the server's clock is ahead of the phone's.
    pub ahead_ms: i64,
    /// Signed out here, which the server has not heard yet.
    pub sign_out_pending: bool,
}

impl Meta {
    /// Which session this belongs to: everyone's begins a new epoch.
    pub(crate) fn epoch(&self) -> u64 {
        self.generation / BEGUN_ANEW
    }

    /// Whether this may follow what is stored: meta of the same generation or a later one, by a tab
    /// that has read every page. One that lags would take another tab's page out of the count, and
    /// the next page under its number would be taken for known by those who had read it.
    fn may_follow(&self, stored: Option<&Self>) -> bool {
        let known = (self.generation, self.last_page);
        stored.is_none_or(|stored| (stored.generation, stored.last_page) <= known)
    }

    /// Whether a page may be appended with this: only right behind the last one. Two tabs that
    /// both think they drive would otherwise write over each other's, and leave a hole.
    fn may_append(&self, stored: Option<&Self>) -> bool {
        self.may_follow(stored) && stored.is_none_or(|it| it.last_page + 1 == self.last_page)
    }

    /// Whether this may replace what is stored: only a later generation.
    fn may_replace(&self, stored: Option<&Self>) -> bool {
        stored.is_none_or(|stored| stored.generation < self.generation)
    }
}

impl Default for Meta {
    fn default() -> Self {
        Self {
            schema: SCHEMA,
            session: None,
            cursors: Cursors::default(),
            history: None,
            generation: 0,
            last_page: 0,
            seen_seq: 0,
            last_pulled_at: None,
            ahead_ms: 0,
            sign_out_pending: false,
        }
    }
}

/// Pages and what belongs to them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// What is known besides records; `None` where nothing was ever stored.
    pub meta: Option<Meta>,
    /// Pages in the order they were appended.
    pub pages: Vec<Vec<u8>>,
}

/// Where a replica keeps things. Items are JSON by the time they come here.
#[derive(Clone)]
pub enum Store {
    /// Two IndexedDB databases: records, and the vault.
    #[cfg(target_arch = "wasm32")]
    Browser(Browser),
    /// Memory: in tests and simulations, and in a tab whose browser gives no storage.
    Memory(Memory),
}

type Kept<T> = Result<T, StoreFault>;

/// What stored receipts are to become; `None` leaves them.
pub type Anew<'a> = &'a dyn Fn(&[String]) -> Option<Vec<String>>;

/// Called when a browser ends its databases.
pub type Told = Box<dyn Fn(StoreFault)>;

/// What the vault keeps after some answers: one transaction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settlement {
    /// Acts that stay, with the reason why.
    pub stay: Vec<(CommandId, String)>,
    /// Acts that were counted, together as one receipt value.
    pub receipts: Option<String>,
    /// Acts that are no longer to be sent.
    pub gone: Vec<CommandId>,
}

/// What the vault holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vaulted {
    /// Acts not counted yet, one value each.
    pub acts: Vec<String>,
    /// Counted acts, a list in each value, in the order of counting.
    pub receipts: Vec<String>,
}

impl Store {
    /// Calls back when a browser ends its databases under us.
    pub fn on_end(&self, tell: Told) {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::Browser(it) => it.on_end(tell),
            Self::Memory(memory) => memory.on_end(tell),
        }
    }

    /// Opens the same storage again, after it ended.
    pub async fn reopen(&self) -> Kept<Self> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::Browser(it) => it.reopen().await.map(Self::Browser),
            Self::Memory(memory) => {
                let memory = memory.connect();
                let loaded = rested(&memory, memory.load()).await;
                loaded.map(|_| Self::Memory(memory))
            }
        }
    }

    /// Everything: pages in order, and meta.
    pub async fn load(&self) -> Kept<Loaded> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::Browser(it) => it.records.load().await,
            Self::Memory(memory) => rested(memory, memory.load()).await,
        }
    }

    /// Meta, and the pages after one.
    pub async fn since(&self, page: u64) -> Kept<Loaded> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::Browser(it) => it.records.since(page).await,
            Self::Memory(memory) => rested(memory, memory.since(page)).await,
        }
    }

    /// Appends a page with its cursors, in one transaction. Tells whether it was done: not where
    /// another tab has begun anew since `meta` was read, by signing out or rewriting, nor where it
    /// has appended a page itself.
    pub async fn append(&self, number: u64, page: &[u8], meta: &Meta) -> Kept<bool> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::Browser(it) => it.records.append(number, page, meta).await,
            Self::Memory(memory) => rested(memory, memory.append(number, page, meta)).await,
        }
    }

    /// Replaces all pages, in one transaction, by those of a later generation than is stored.
    /// Tells whether it was done.
    pub async fn rewrite(&self, pages: &[Vec<u8>], meta: &Meta) -> Kept<bool> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::Browser(it) => it.records.rewrite(pages, meta).await,
            Self::Memory(memory) => rested(memory, memory.rewrite(pages, meta)).await,
        }
    }

    /// Replaces meta alone. Tells whether it was done, as [`Store::append`] does.
    pub async fn save_meta(&self, meta: &Meta) -> Kept<bool> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::Browser(it) => it.records.save_meta(meta).await,
            Self::Memory(memory) => rested(memory, memory.save_meta(meta)).await,
        }
    }

    /// Takes or renews the lease, unless another holds it. One that would end later than a new one
    /// was written before the clock was set back, and binds nobody.
    pub async fn lease(&self, holder: &str, now: Timestamp, until: Timestamp) -> Kept<bool> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::Browser(it) => it.records.lease(holder, now, until).await,
            Self::Memory(memory) => rested(memory, memory.lease(holder, now, until)).await,
        }
    }

    /// Keeps a draft.
    pub async fn save_draft(&self, key: &str, text: &str) -> Kept<()> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::Browser(it) => it.records.save_draft(key, text).await,
            Self::Memory(memory) => rested(memory, memory.save_draft(key, text)).await,
        }
    }

    /// A draft.
    pub async fn draft(&self, key: &str) -> Kept<Option<String>> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::Browser(it) => it.records.draft(key).await,
            Self::Memory(memory) => rested(memory, memory.draft(key)).await,
        }
    }

    /// Lets go of a draft.
    pub async fn drop_draft(&self, key: &str) -> Kept<()> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::Browser(it) => it.records.drop_draft(key).await,
            Self::Memory(memory) => rested(memory, memory.drop_draft(key)).await,
        }
    }

    /// Lets go of every draft whose key begins like this.
    pub async fn drop_drafts(&self, beginning: &str) -> Kept<()> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::Browser(it) => it.records.drop_drafts(beginning).await,
            Self::Memory(memory) => rested(memory, memory.drop_drafts(beginning)).await,
        }
    }

    /// What the vault holds.
    pub async fn vaulted(&self) -> Kept<Vaulted> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::Browser(it) => it.vault.vaulted().await,
            Self::Memory(memory) => rested(memory, memory.vaulted()).await,
        }
    }

    /// Keeps an act: it is on the disk when this returns.
    pub async fn keep(&self, id: CommandId, act: &str) -> Kept<()> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::Browser(it) => it.vault.keep(id, act).await,
            Self::Memory(memory) => rested(memory, memory.keep(id, act)).await,
        }
    }

    /// Settles answers: receipts first, then the acts go.
    pub async fn settle(&self, settlement: &Settlement) -> Kept<()> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::Browser(it) => it.vault.settle(settlement).await,
            Self::Memory(memory) => rested(memory, memory.settle(settlement)).await,
        }
    }

    /// Keeps a photo: it is on the disk when this returns.
    pub async fn keep_photo(&self, hash: Digest, photo: &[u8]) -> Kept<()> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::Browser(it) => it.vault.keep_photo(hash, photo).await,
            Self::Memory(memory) => rested(memory, memory.keep_photo(hash, photo)).await,
        }
    }

    /// A photo that waits.
    pub async fn photo(&self, hash: Digest) -> Kept<Option<Vec<u8>>> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::Browser(it) => it.vault.photo(hash).await,
            Self::Memory(memory) => rested(memory, memory.photo(hash)).await,
        }
    }

    /// The photos that wait.
    pub async fn photos(&self) -> Kept<Vec<Digest>> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::Browser(it) => it.vault.photos().await,
            Self::Memory(memory) => rested(memory, memory.photos()).await,
        }
    }

    /// Lets go of a photo.
    pub async fn drop_photo(&self, hash: Digest) -> Kept<()> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::Browser(it) => it.vault.drop_photo(hash).await,
            Self::Memory(memory) => rested(memory, memory.drop_photo(hash)).await,
        }
    }

    /// Writes the receipts anew, in one transaction: as `how` puts what is there, or not at all.
    pub async fn rewrite_receipts(&self, how: Anew<'_>) -> Kept<()> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::Browser(it) => it.vault.rewrite_receipts(how).await,
            Self::Memory(memory) => rested(memory, memory.rewrite_receipts(how)).await,
        }
    }
}

/// What a store in memory did, heard of when it answers.
async fn rested<T>(memory: &Memory, done: T) -> T {
    memory.rest().await;
    done
}
