//! The communities a database holds.

use domain::{CommunityId, Timestamp};
use uuid::Uuid;

use super::{Store, StoreFault, reading, uuid, writing};

impl Store {
    /// All communities, the oldest first: guests see that one.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn communities(&self) -> Result<Vec<CommunityId>, StoreFault> {
        let sql = "SELECT id FROM community ORDER BY founded_at, id";
        let rows: Vec<(Vec<u8>,)> =
            reading!(self, pool => sqlx::query_as(sql).fetch_all(pool).await)?;
        rows.iter()
            .map(|(id,)| Ok(CommunityId(uuid(id)?)))
            .collect()
    }

    /// Makes room for a community; does nothing when it is there.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn found(&self, id: CommunityId, at: Timestamp) -> Result<(), StoreFault> {
        let sql = "INSERT INTO community (id, seq, founded_at, history) VALUES ($1, 0, $2, $3) \
                   ON CONFLICT DO NOTHING";
        let history = crate::chance::new_id();
        writing!(self, pool => {
            sqlx::query(sql)
                .bind(id.0.as_bytes().to_vec())
                .bind(at.0)
                .bind(history.as_bytes().to_vec())
                .execute(pool)
                .await
                .map(drop)
        })?;
        Ok(())
    }

    /// Which history a community's sequence numbers belong to, if it is there.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn history(&self, id: CommunityId) -> Result<Option<Uuid>, StoreFault> {
        let sql = "SELECT history FROM community WHERE id = $1";
        let row: Option<(Vec<u8>,)> = reading!(self, pool => {
            sqlx::query_as(sql).bind(id.0.as_bytes().to_vec()).fetch_optional(pool).await
        })?;
        row.map(|(history,)| uuid(&history)).transpose()
    }

    /// Begins another history: from here on things may happen otherwise than phones have read that
    /// they did. For a database that was brought back from a backup.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn begin_history(&self, id: CommunityId) -> Result<(), StoreFault> {
        let sql = "UPDATE community SET history = $2 WHERE id = $1";
        let history = crate::chance::new_id();
        writing!(self, pool => {
            sqlx::query(sql)
                .bind(id.0.as_bytes().to_vec())
                .bind(history.as_bytes().to_vec())
                .execute(pool)
                .await
                .map(drop)
        })?;
        Ok(())
    }

    /// The last sequence number of a community, if it is there.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn seq(&self, id: CommunityId) -> Result<Option<u64>, StoreFault> {
        let sql = "SELECT seq FROM community WHERE id = $1";
        let row: Option<(i64,)> = reading!(self, pool => {
            sqlx::query_as(sql).bind(id.0.as_bytes().to_vec()).fetch_optional(pool).await
        })?;
        Ok(row.map(|(seq,)| seq as u64))
    }
}
