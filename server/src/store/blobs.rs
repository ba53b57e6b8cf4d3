//! Photos by their content, whole or still on their way.

use domain::{CommunityId, Digest, PersonId, Timestamp};

use super::{Store, StoreFault, reading, uuid, writing};

/// How much of a photo is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlobState {
    /// Nothing.
    Absent,
    /// A beginning.
    Partial {
        /// Of so many bytes.
        bytes: u64,
    },
    /// All of it.
    Whole {
        /// So many bytes.
        bytes: u64,
    },
}

/// A photo, whole or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    /// The bytes so far.
    pub bytes: Vec<u8>,
    /// Its media type, such as `image/jpeg`, once it is whole.
    pub media: Option<String>,
    /// Who sent it.
    pub person: PersonId,
}

impl Store {
    /// How much of a photo is here.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn blob_state(
        &self,
        community: CommunityId,
        sha256: Digest,
    ) -> Result<BlobState, StoreFault> {
        let sql = "SELECT CAST(LENGTH(bytes) AS BIGINT), media FROM blob \
                   WHERE community = $1 AND sha256 = $2";
        let row: Option<(i64, Option<String>)> = reading!(self, pool => {
            sqlx::query_as(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(sha256.0.to_vec())
                .fetch_optional(pool)
                .await
        })?;
        Ok(match row {
            None => BlobState::Absent,
            Some((bytes, Some(_))) => BlobState::Whole {
                bytes: bytes as u64,
            },
            Some((bytes, None)) => BlobState::Partial {
                bytes: bytes as u64,
            },
        })
    }

    /// A photo, whole or not.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn blob(
        &self,
        community: CommunityId,
        sha256: Digest,
    ) -> Result<Option<Blob>, StoreFault> {
        let sql = "SELECT bytes, media, person FROM blob WHERE community = $1 AND sha256 = $2";
        let row: Option<(Vec<u8>, Option<String>, Vec<u8>)> = reading!(self, pool => {
            sqlx::query_as(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(sha256.0.to_vec())
                .fetch_optional(pool)
                .await
        })?;
        let blob = |(bytes, media, person): (_, _, Vec<u8>)| {
            let person = PersonId(uuid(&person)?);
            Ok(Blob {
                bytes,
                media,
                person,
            })
        };
        row.map(blob).transpose()
    }

    /// Keeps a photo's bytes: all of them with their media type, or those that arrived so far.
    /// A whole photo is never overwritten.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_blob(
        &self,
        (community, sha256): (CommunityId, Digest),
        person: PersonId,
        bytes: Vec<u8>,
        media: Option<&'static str>,
        at: Timestamp,
    ) -> Result<(), StoreFault> {
        let sql = "INSERT INTO blob (community, sha256, person, bytes, media, at) \
                   VALUES ($1, $2, $3, $4, $5, $6) \
                   ON CONFLICT (community, sha256) DO UPDATE SET \
                   bytes = excluded.bytes, media = excluded.media, person = excluded.person, \
                   at = excluded.at WHERE blob.media IS NULL";
        writing!(self, pool => {
            sqlx::query(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(sha256.0.to_vec())
                .bind(person.0.as_bytes().to_vec())
                .bind(bytes)
                .bind(media)
                .bind(at.0)
                .execute(pool)
                .await
                .map(drop)
        })?;
        Ok(())
    }

    /// Throws away what arrived of a photo that is not whole.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn drop_partial(
        &self,
        community: CommunityId,
        sha256: Digest,
    ) -> Result<(), StoreFault> {
        let sql = "DELETE FROM blob WHERE community = $1 AND sha256 = $2 AND media IS NULL";
        writing!(self, pool => {
            sqlx::query(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(sha256.0.to_vec())
                .execute(pool)
                .await
                .map(drop)
        })?;
        Ok(())
    }

    /// How many files a person sent since an instant, and how many bytes they are together.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn blobs_since(
        &self,
        community: CommunityId,
        person: PersonId,
        since: Timestamp,
    ) -> Result<(u64, u64), StoreFault> {
        let sql = "SELECT COUNT(*), CAST(COALESCE(SUM(LENGTH(bytes)), 0) AS BIGINT) FROM blob \
                   WHERE community = $1 AND person = $2 AND at > $3";
        let (count, bytes): (i64, i64) = reading!(self, pool => {
            sqlx::query_as(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(person.0.as_bytes().to_vec())
                .bind(since.0)
                .fetch_one(pool)
                .await
        })?;
        Ok((count as u64, bytes as u64))
    }

    /// Throws away, in every community, what arrived of files that nobody has gone on sending
    /// since an instant.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn drop_abandoned(&self, since: Timestamp) -> Result<(), StoreFault> {
        let sql = "DELETE FROM blob WHERE media IS NULL AND at < $1";
        writing!(self, pool => sqlx::query(sql).bind(since.0).execute(pool).await.map(drop))?;
        Ok(())
    }
}
