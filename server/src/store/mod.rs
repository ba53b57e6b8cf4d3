//! The store: one enum over two concrete databases, one SQL for both.
//!
//! Statements are written once, in the common subset with `$1` placeholders, and compiled for
//! each database by [`reading!`] and [`writing!`].

mod blobs;
mod communities;
mod forget;
mod group;
mod notes;
mod rows;
mod schema;
mod sessions;
mod sweep;
mod transfer;

use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::Connection as _;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::SqliteSynchronous;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions};
use uuid::Uuid;

pub use blobs::{Blob, BlobState};
pub use group::{Claimed, Group, NewCommand};
pub use notes::Note;
pub use rows::Row;
pub use sessions::{NewSession, Session};
pub use transfer::{TransferFault, transferred};

/// How many prepared statements a connection keeps: one for each number of rows written at once.
const STATEMENTS: usize = 320;

/// A database (存储). Cloned freely: clones share connections.
#[derive(Clone, Debug)]
pub enum Store {
    /// A file beside the program.
    Sqlite(Sqlite),
    /// A PostgreSQL server, which several of our processes may share.
    Postgres(Postgres),
}

/// The embedded database: one connection writes, some read.
#[derive(Clone, Debug)]
pub struct Sqlite {
    pub(crate) write: SqlitePool,
    pub(crate) read: SqlitePool,
    sessions: Arc<sessions::Known>,
}

/// The PostgreSQL database.
#[derive(Clone, Debug)]
pub struct Postgres {
    pub(crate) pool: PgPool,
}

/// Runs a statement that only reads: `reading!(store, pool => query.fetch_all(pool).await)`.
macro_rules! reading {
    ($store:expr, $pool:ident => $body:expr) => {
        match $store {
            $crate::store::Store::Sqlite(db) => {
                let $pool = &db.read;
                $body
            }
            $crate::store::Store::Postgres(db) => {
                let $pool = &db.pool;
                $body
            }
        }
    };
}

/// Runs a statement that writes: `writing!(store, pool => query.execute(pool).await)`.
macro_rules! writing {
    ($store:expr, $pool:ident => $body:expr) => {
        match $store {
            $crate::store::Store::Sqlite(db) => {
                let $pool = &db.write;
                $body
            }
            $crate::store::Store::Postgres(db) => {
                let $pool = &db.pool;
                $body
            }
        }
    };
}

pub(crate) use {reading, writing};

/// The database did not do what it was asked. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum StoreFault {
    /// From the database or the way to it.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// What is stored is not what this program writes.
    #[error("stored data: {0}")]
    Corrupt(String),
}

impl StoreFault {
    /// Whether the same again may succeed at once: the database let another writer go first.
    pub fn is_contention(&self) -> bool {
        let Self::Database(sqlx::Error::Database(error)) = self else {
            return false;
        };
        // PostgreSQL: serialization_failure, deadlock_detected. SQLite: BUSY and its kin.
        let code = error.code().unwrap_or_default();
        matches!(&*code, "40001" | "40P01" | "5" | "261" | "517")
    }
}

impl Store {
    /// Opens a database and brings its tables up to date.
    ///
    /// `database` is `postgres://…`, or the path of a SQLite file that is made if missing.
    ///
    /// # Errors
    /// When it cannot be reached or its tables are newer than this program.
    pub async fn open(database: &str) -> Result<Self, StoreFault> {
        let store = if database.starts_with("postgres://") || database.starts_with("postgresql://")
        {
            Self::Postgres(Postgres::connect(database).await?)
        } else {
            Self::Sqlite(Sqlite::open(Path::new(database)).await?)
        };
        store.migrate().await?;
        store.know_sessions().await?;
        Ok(store)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), StoreFault> {
        reading!(self, pool => sqlx::query("SELECT 1").execute(pool).await.map(drop))?;
        Ok(())
    }

    /// Writes a consistent copy of a SQLite database into a new file, while it is in use.
    ///
    /// # Errors
    /// When the file is there already, or the database is PostgreSQL, which has its own tools.
    pub async fn copy_to(&self, file: &Path) -> Result<(), StoreFault> {
        let Self::Sqlite(db) = self else {
            let text = "use pg_dump for PostgreSQL".to_owned();
            return Err(StoreFault::Corrupt(text));
        };
        let file = file.to_string_lossy().into_owned();
        sqlx::query("VACUUM INTO $1")
            .bind(file)
            .execute(&db.read)
            .await?;
        Ok(())
    }

    /// Lets go of the database in order; a SQLite file is left without its write-ahead log.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(db) => {
                db.read.close().await;
                db.write.close().await;
            }
            Self::Postgres(db) => db.pool.close().await,
        }
    }
}

impl Sqlite {
    async fn open(path: &Path) -> Result<Self, StoreFault> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(5))
            .foreign_keys(true)
            .statement_cache_capacity(STATEMENTS)
            // Pages that a group of ballots touches lie anywhere: keep them at hand, and write
            // them back seldom.
            .pragma("cache_size", "-16384")
            .pragma("wal_autocheckpoint", "4000")
            // What undoes half a statement stays in memory instead of a file made for each commit.
            .pragma("temp_store", "memory")
            // A ballot that was counted leaves no trace in the file's free pages.
            .pragma("secure_delete", "on");
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            // On a full disk SQLite takes a transaction back by itself, of which sqlx learns
            // nothing: such a connection would begin no other, ever.
            .before_acquire(|connection, _| {
                let usable = !connection.is_in_transaction();
                Box::pin(async move { Ok(usable) })
            })
            .connect_with(options.clone())
            .await?;
        let read = SqlitePoolOptions::new()
            .min_connections(1)
            .max_connections(3)
            .connect_with(options)
            .await?;
        Ok(Self {
            write,
            read,
            sessions: Arc::default(),
        })
    }
}

impl Postgres {
    async fn connect(url: &str) -> Result<Self, StoreFault> {
        let options = PgConnectOptions::from_str(url)?
            .application_name("linli")
            .statement_cache_capacity(STATEMENTS)
            .options([("synchronous_commit", "on")]);
        let pool = PgPoolOptions::new()
            .max_connections(12)
            .acquire_timeout(Duration::from_secs(5))
            .connect_with(options)
            .await?;
        Ok(Self { pool })
    }
}

/// An id from its sixteen bytes.
pub(crate) fn uuid(bytes: &[u8]) -> Result<Uuid, StoreFault> {
    Uuid::from_slice(bytes).map_err(|error| StoreFault::Corrupt(error.to_string()))
}
