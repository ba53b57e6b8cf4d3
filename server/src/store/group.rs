//! One write transaction for a group of commands.

use std::fmt::Write as _;

use domain::{CommunityId, Digest, PersonId, Timestamp};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{Row, Store, StoreFault, uuid};

/// A write transaction that holds its community's lock. Dropped without [`Group::commit`], it
/// leaves nothing behind.
pub enum Group {
    /// On SQLite.
    Sqlite(sqlx::Transaction<'static, sqlx::Sqlite>),
    /// On PostgreSQL.
    Postgres(sqlx::Transaction<'static, sqlx::Postgres>),
}

/// Runs a statement inside the group: `inside!(group, connection => query.execute(connection).await)`.
macro_rules! inside {
    ($group:expr, $connection:ident => $body:expr) => {
        match $group {
            $crate::store::Group::Sqlite(tx) => {
                let $connection = &mut **tx;
                $body
            }
            $crate::store::Group::Postgres(tx) => {
                let $connection = &mut **tx;
                $body
            }
        }
    };
}
pub(crate) use inside;

/// A command that was answered before.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// Its id.
    pub id: Uuid,
    /// The digest of its envelope.
    pub body_hash: Digest,
    /// Who sent it; `None` for the server itself.
    pub actor: Option<PersonId>,
    /// The answer, byte for byte.
    pub outcome: String,
}

/// A command answered now.
#[derive(Clone, Debug)]
pub struct NewCommand {
    /// The claim and the answer.
    pub claimed: Claimed,
    /// The last sequence number of its changes.
    pub seq: u64,
    /// The act's name.
    pub act: &'static str,
    /// When it was decided.
    pub at: Timestamp,
}

/// The most rows in one statement. Each number of rows is a statement of its own, and all of them
/// stay prepared.
const MOST_ROWS: usize = 64;

impl Store {
    /// Opens the write transaction of a community and reads its last sequence number. Whoever
    /// else writes to this community waits.
    ///
    /// # Errors
    /// When the database does not answer or the community is not there.
    pub async fn begin(&self, community: CommunityId) -> Result<(Group, u64), StoreFault> {
        let (mut group, sql) = match self {
            Self::Sqlite(db) => (
                Group::Sqlite(db.write.begin_with("BEGIN IMMEDIATE").await?),
                "SELECT seq FROM community WHERE id = $1",
            ),
            Self::Postgres(db) => (
                Group::Postgres(db.pool.begin().await?),
                "SELECT seq FROM community WHERE id = $1 FOR UPDATE",
            ),
        };
        let id = community.0.as_bytes().to_vec();
        let (seq,): (i64,) = inside!(&mut group, connection => {
            sqlx::query_as(sql).bind(id).fetch_one(connection).await
        })?;
        Ok((group, seq as u64))
    }
}

impl Group {
    /// Those of some ids that were claimed before.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn claimed(
        &mut self,
        community: CommunityId,
        ids: &[Uuid],
    ) -> Result<Vec<Claimed>, StoreFault> {
        let mut found = Vec::new();
        for ids in ids.chunks(MOST_ROWS) {
            let sql = format!(
                "SELECT id, body_hash, actor, outcome FROM command \
                 WHERE community = {} AND id IN ({})",
                self.marks(1, 1),
                self.marks(2, ids.len())
            );
            type Columns = (Vec<u8>, Vec<u8>, Option<Vec<u8>>, String);
            let rows: Vec<Columns> = inside!(self, connection => {
                let mut query = sqlx::query_as(AssertSqlSafe(sql))
                    .bind(community.0.as_bytes().to_vec());
                for id in ids {
                    query = query.bind(id.as_bytes().to_vec());
                }
                query.fetch_all(connection).await
            })?;
            for (id, hash, actor, outcome) in rows {
                let hash: [u8; 32] = hash
                    .try_into()
                    .map_err(|_| StoreFault::Corrupt("a body hash".into()))?;
                found.push(Claimed {
                    id: uuid(&id)?,
                    body_hash: Digest(hash),
                    actor: actor.map(|id| uuid(&id).map(PersonId)).transpose()?,
                    outcome,
                });
            }
        }
        Ok(found)
    }

    /// Puts records where they are now.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn put(&mut self, community: CommunityId, rows: &[Row]) -> Result<(), StoreFault> {
        for rows in rows.chunks(MOST_ROWS) {
            let sql = format!(
                "INSERT INTO record (community, kind, id, parent, audience, seq, body) \
                 VALUES {} ON CONFLICT (community, id, kind) DO UPDATE SET \
                 parent = excluded.parent, audience = excluded.audience, \
                 seq = excluded.seq, body = excluded.body",
                self.tuples(7, rows.len())
            );
            inside!(self, connection => {
                let mut query = sqlx::query(AssertSqlSafe(sql));
                for row in rows {
                    query = query
                        .bind(community.0.as_bytes().to_vec())
                        .bind(row.key.kind.as_str())
                        .bind(row.key.id.as_bytes().to_vec())
                        .bind(row.parent.as_bytes().to_vec())
                        .bind(row.audience.to_string())
                        .bind(row.seq as i64)
                        .bind(row.record.as_ref().map(|record| record.body()));
                }
                query.execute(connection).await.map(drop)
            })?;
        }
        Ok(())
    }

    /// Claims commands with their answers.
    ///
    /// # Errors
    /// When the database refuses, for one because another process has claimed one of them.
    pub async fn claim(
        &mut self,
        community: CommunityId,
        commands: &[NewCommand],
    ) -> Result<(), StoreFault> {
        for commands in commands.chunks(MOST_ROWS) {
            let sql = format!(
                "INSERT INTO command (community, id, body_hash, outcome, seq, actor, act, at) \
                 VALUES {}",
                self.tuples(8, commands.len())
            );
            inside!(self, connection => {
                let mut query = sqlx::query(AssertSqlSafe(sql));
                for command in commands {
                    let claimed = &command.claimed;
                    query = query
                        .bind(community.0.as_bytes().to_vec())
                        .bind(claimed.id.as_bytes().to_vec())
                        .bind(claimed.body_hash.0.to_vec())
                        .bind(claimed.outcome.clone())
                        .bind(command.seq as i64)
                        .bind(claimed.actor.map(|id| id.0.as_bytes().to_vec()))
                        .bind(command.act)
                        .bind(command.at.0);
                }
                query.execute(connection).await.map(drop)
            })?;
        }
        Ok(())
    }

    /// Notes something that somebody should look at.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn note(
        &mut self,
        community: CommunityId,
        note: &super::Note,
    ) -> Result<(), StoreFault> {
        inside!(self, connection => super::notes::insert!(community, note, connection))?;
        Ok(())
    }

    /// Sets the community's last sequence number.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn advance(&mut self, community: CommunityId, seq: u64) -> Result<(), StoreFault> {
        inside!(self, connection => {
            sqlx::query("UPDATE community SET seq = $2 WHERE id = $1")
                .bind(community.0.as_bytes().to_vec())
                .bind(seq as i64)
                .execute(connection)
                .await
                .map(drop)
        })?;
        Ok(())
    }

    /// Makes it last: after this it survives a crash of the machine.
    ///
    /// # Errors
    /// When the database refuses; then nothing was written.
    pub async fn commit(self) -> Result<(), StoreFault> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

impl Group {
    /// Placeholders from a number on: `$2, $3`, and for SQLite, which would look each name up in a
    /// list of all of them, `?, ?`.
    fn marks(&self, from: usize, count: usize) -> String {
        let mut text = String::new();
        for number in from..from + count {
            let comma = if number > from { ", " } else { "" };
            let _ = match self {
                Self::Sqlite(_) => write!(text, "{comma}?"),
                Self::Postgres(_) => write!(text, "{comma}${number}"),
            };
        }
        text
    }

    /// `($1, $2), ($3, $4)`: rows of so many columns.
    fn tuples(&self, columns: usize, rows: usize) -> String {
        let tuple = |row| format!("({})", self.marks(row * columns + 1, columns));
        (0..rows).map(tuple).collect::<Vec<_>>().join(", ")
    }
}
