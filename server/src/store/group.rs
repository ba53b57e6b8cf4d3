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

/// Rows in one statement: few different statements, so that all of them stay prepared.
const SHAPES: [usize; 7] = [64, 32, 16, 8, 4, 2, 1];

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
        for ids in shaped(ids) {
            let marks = marks(2, ids.len());
            let sql = format!(
                "SELECT id, body_hash, actor, outcome FROM command \
                 WHERE community = $1 AND id IN ({marks})"
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
        for rows in shaped(rows) {
            let sql = format!(
                "INSERT INTO record (community, kind, id, parent, audience, seq, body) \
                 VALUES {} ON CONFLICT (community, kind, id) DO UPDATE SET \
                 parent = excluded.parent, audience = excluded.audience, \
                 seq = excluded.seq, body = excluded.body",
                tuples(7, rows.len())
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
        for commands in shaped(commands) {
            let sql = format!(
                "INSERT INTO command (community, id, body_hash, outcome, seq, actor, act, at) \
                 VALUES {}",
                tuples(8, commands.len())
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

/// Cuts a list into pieces of the known shapes.
fn shaped<T>(mut items: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let size = SHAPES.into_iter().find(|size| *size <= items.len())?;
        let (piece, rest) = items.split_at(size);
        items = rest;
        Some(piece)
    })
}

/// `$2, $3, $4`: marks from a number on.
fn marks(from: usize, count: usize) -> String {
    let mut text = String::new();
    for number in from..from + count {
        let comma = if number > from { ", " } else { "" };
        let _ = write!(text, "{comma}${number}");
    }
    text
}

/// `($1, $2), ($3, $4)`: rows of so many columns.
fn tuples(columns: usize, rows: usize) -> String {
    let tuple = |row| format!("({})", marks(row * columns + 1, columns));
    (0..rows).map(tuple).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_cut_into_known_shapes_without_loss() {
        let items: Vec<u32> = (0..203).collect();
        let sizes: Vec<usize> = shaped(&items).map(<[u32]>::len).collect();
        assert_eq!(sizes, [64, 64, 64, 8, 2, 1]);
        assert_eq!(shaped(&items).flatten().copied().collect::<Vec<_>>(), items);
    }

    #[test]
    fn placeholders_are_numbered_through() {
        assert_eq!(marks(2, 3), "$2, $3, $4");
        assert_eq!(tuples(2, 2), "($1, $2), ($3, $4)");
    }
}
