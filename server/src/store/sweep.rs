//! Files that nobody shows any more (无人引用的文件): found and dropped while nobody writes.

use domain::{CommunityId, Digest, Timestamp};

use super::group::inside;
use super::{Group, Store, StoreFault, writing};

impl Store {
    /// Notes that a whole file was sent, or asked for, once more: whoever did is about to show it. Whether
    /// it is still there: a sweep may have dropped it in this moment.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn renew_blob(
        &self,
        community: CommunityId,
        sha256: Digest,
        at: Timestamp,
    ) -> Result<bool, StoreFault> {
        let sql = "UPDATE blob SET asked_at = $3 WHERE community = $1 AND sha256 = $2";
        let rows = writing!(self, pool => {
            sqlx::query(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(sha256.0.to_vec())
                .bind(at.0)
                .execute(pool)
                .await
                .map(|done| done.rows_affected())
        })?;
        Ok(rows > 0)
    }
}

impl Group {
    /// Whole files that nobody has sent or asked for since an instant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn files_until(
        &mut self,
        community: CommunityId,
        since: Timestamp,
    ) -> Result<Vec<Digest>, StoreFault> {
        let sql = "SELECT sha256 FROM blob WHERE community = $1 AND media IS NOT NULL \
                   AND COALESCE(asked_at, at) < $2";
        let rows: Vec<(Vec<u8>,)> = inside!(self, connection => {
            sqlx::query_as(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(since.0)
                .fetch_all(connection)
                .await
        })?;
        super::forget::digests(rows)
    }

    /// Drops files.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn drop_files(
        &mut self,
        community: CommunityId,
        files: &[Digest],
    ) -> Result<(), StoreFault> {
        self.drop_those(community, files, Timestamp(i64::MAX)).await
    }

    /// Drops files that nobody has sent or asked for since an instant.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn drop_those(
        &mut self,
        community: CommunityId,
        files: &[Digest],
        since: Timestamp,
    ) -> Result<(), StoreFault> {
        // Asked once more: somebody may have sent it again since it was looked for.
        let sql = "DELETE FROM blob WHERE community = $1 AND sha256 = $2 \
                   AND COALESCE(asked_at, at) < $3";
        for file in files {
            inside!(self, connection => {
                sqlx::query(sql)
                    .bind(community.0.as_bytes().to_vec())
                    .bind(file.0.to_vec())
                    .bind(since.0)
                    .execute(connection)
                    .await
                    .map(drop)
            })?;
        }
        Ok(())
    }
}
