//! What people sign in with, as the database keeps it.

use domain::members::Phone;
use domain::{CommunityId, Digest, HomeId, PersonId, Timestamp};

use super::HouseholdCode;
use crate::store::{Store, StoreFault, reading, uuid, writing};

/// How a community worker signs in (工作人员账号).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worker {
    /// Who.
    pub person: PersonId,
    /// The password's argon2 text.
    pub password: String,
    /// Where the second factor goes.
    pub phone: Phone,
}

impl Store {
    /// Keeps the codes of homes; each home's earlier code is void.
    ///
    /// # Errors
    /// When the database refuses; then none of them holds.
    pub async fn keep_codes(
        &self,
        community: CommunityId,
        codes: &[(HomeId, Digest)],
        at: Timestamp,
    ) -> Result<(), StoreFault> {
        let sql = "INSERT INTO household_code (community, home, digest, issued_at) \
                   VALUES ($1, $2, $3, $4) ON CONFLICT (community, home) DO UPDATE SET \
                   digest = excluded.digest, issued_at = excluded.issued_at";
        writing!(self, pool => {
            let mut tx = pool.begin().await?;
            for (home, digest) in codes {
                sqlx::query(sql)
                    .bind(community.0.as_bytes().to_vec())
                    .bind(home.0.as_bytes().to_vec())
                    .bind(digest.0.to_vec())
                    .bind(at.0)
                    .execute(&mut *tx)
                    .await?;
            }
            tx.commit().await?;
        });
        Ok(())
    }

    /// The home a household code opens.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn home_of_code(
        &self,
        community: CommunityId,
        code: HouseholdCode,
    ) -> Result<Option<HomeId>, StoreFault> {
        let sql = "SELECT home FROM household_code WHERE community = $1 AND digest = $2";
        let digest = code.digest(community).0.to_vec();
        let row: Option<(Vec<u8>,)> = reading!(self, pool => {
            sqlx::query_as(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(digest)
                .fetch_optional(pool)
                .await
        })?;
        row.map(|(id,)| uuid(&id).map(HomeId)).transpose()
    }

    /// Keeps a worker's account; an earlier one of this login is replaced.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_worker(
        &self,
        community: CommunityId,
        login: &str,
        worker: &Worker,
    ) -> Result<(), StoreFault> {
        let sql = "INSERT INTO worker (community, login, person, password, phone) \
                   VALUES ($1, $2, $3, $4, $5) ON CONFLICT (community, login) DO UPDATE SET \
                   person = excluded.person, password = excluded.password, \
                   phone = excluded.phone";
        writing!(self, pool => {
            sqlx::query(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(login.to_owned())
                .bind(worker.person.0.as_bytes().to_vec())
                .bind(worker.password.clone())
                .bind(worker.phone.as_str().to_owned())
                .execute(pool)
                .await
                .map(drop)
        })?;
        Ok(())
    }

    /// The account of a login.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn worker(
        &self,
        community: CommunityId,
        login: &str,
    ) -> Result<Option<Worker>, StoreFault> {
        let sql = "SELECT person, password, phone FROM worker \
                   WHERE community = $1 AND login = $2";
        let row: Option<(Vec<u8>, String, String)> = reading!(self, pool => {
            sqlx::query_as(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(login.to_owned())
                .fetch_optional(pool)
                .await
        })?;
        row.map(|(person, password, phone)| {
            Ok(Worker {
                person: PersonId(uuid(&person)?),
                password,
                phone: Phone::new(&phone)
                    .map_err(|fault| StoreFault::Corrupt(fault.to_string()))?,
            })
        })
        .transpose()
    }

    /// Lets a session last until later.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn prolong(
        &self,
        community: CommunityId,
        token_hash: Digest,
        ends_at: Timestamp,
    ) -> Result<(), StoreFault> {
        let sql = "UPDATE session SET ends_at = $3 WHERE community = $1 AND token_hash = $2";
        writing!(self, pool => {
            sqlx::query(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(token_hash.0.to_vec())
                .bind(ends_at.0)
                .execute(pool)
                .await
                .map(drop)
        })?;
        self.forget_session(community, token_hash);
        Ok(())
    }
}
