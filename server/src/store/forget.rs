//! What stands of a person beside the records: devices, codes, accounts, photos (注销时一并清除).

use domain::members::Phone;
use domain::{CommunityId, Digest, PersonId};

use super::{Group, Sqlite, Store, StoreFault};

/// The digests in the rows of a statement.
pub(super) fn digests(rows: Vec<(Vec<u8>,)>) -> Result<Vec<Digest>, StoreFault> {
    let digest = |(bytes,): (Vec<u8>,)| {
        let bytes: Result<[u8; 32], _> = bytes.try_into();
        bytes.map(Digest)
    };
    let digests: Result<Vec<_>, _> = rows.into_iter().map(digest).collect();
    digests.map_err(|_| StoreFault::Corrupt("a file's digest".into()))
}

impl Group {
    /// The files that a person sent.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn files_of(
        &mut self,
        community: CommunityId,
        person: PersonId,
    ) -> Result<Vec<Digest>, StoreFault> {
        let sql = "SELECT sha256 FROM blob WHERE community = $1 AND person = $2";
        let rows: Vec<(Vec<u8>,)> = super::group::inside!(self, connection => {
            sqlx::query_as(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(person.0.as_bytes().to_vec())
                .fetch_all(connection)
                .await
        })?;
        digests(rows)
    }

    /// Drops a person's devices, account, codes and ways to be told, and these of their files. It is
    /// part of the transaction that takes their record away.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget(
        &mut self,
        community: CommunityId,
        person: PersonId,
        phone: Option<&Phone>,
        files: &[Digest],
    ) -> Result<(), StoreFault> {
        let statements = [
            "DELETE FROM session WHERE community = $1 AND person = $2",
            "DELETE FROM worker WHERE community = $1 AND person = $2",
            "DELETE FROM push WHERE community = $1 AND person = $2",
            "DELETE FROM alert_sent WHERE community = $1 AND person = $2",
        ];
        for sql in statements {
            super::group::inside!(self, connection => {
                sqlx::query(sql)
                    .bind(community.0.as_bytes().to_vec())
                    .bind(person.0.as_bytes().to_vec())
                    .execute(connection)
                    .await
                    .map(drop)
            })?;
        }
        if let Some(phone) = phone {
            super::group::inside!(self, connection => {
                sqlx::query("DELETE FROM otp WHERE community = $1 AND phone = $2")
                    .bind(community.0.as_bytes().to_vec())
                    .bind(phone.as_str().to_owned())
                    .execute(connection)
                    .await
                    .map(drop)
            })?;
        }
        self.drop_files(community, files).await?;
        Ok(())
    }
}

impl Store {
    /// Forgets what this process remembers of somebody, and lets go of what the files beside the
    /// database still hold of what was erased. PostgreSQL does so when it vacuums.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn leave_no_trace(&self, person: PersonId) -> Result<(), StoreFault> {
        if let Self::Sqlite(db) = self {
            db.forget_person(person);
            sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
                .execute(&db.write)
                .await?;
        }
        Ok(())
    }
}

impl Sqlite {
    fn forget_person(&self, person: PersonId) {
        self.sessions.forget_person(person);
    }
}
