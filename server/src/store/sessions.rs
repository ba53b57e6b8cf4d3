//! Signed-in devices. Of a token only its digest is kept.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::{CommunityId, Digest, PersonId, Timestamp};
use uuid::Uuid;

use super::{Store, StoreFault, reading, uuid, writing};

/// A device that is signed in (登录设备).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its id, which its person may know.
    pub id: Uuid,
    /// The community.
    pub community: CommunityId,
    /// Who.
    pub person: PersonId,
    /// What the device calls itself.
    pub device: String,
    /// Since when.
    pub since: Timestamp,
    /// Last seen.
    pub seen_at: Timestamp,
    /// Over at.
    pub ends_at: Timestamp,
}

/// A session to be, with the digest of its token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// SHA-256 of the token.
    pub token_hash: Digest,
    /// What is known of it.
    pub session: Session,
}

/// The sessions of a database that this process has to itself, so that a request need not ask
/// for its own. A database shared with other processes is asked every time: a device signed out
/// elsewhere must be out here at once.
#[derive(Debug, Default)]
pub(super) struct Known(Mutex<KnownSessions>);

#[derive(Debug, Default)]
struct KnownSessions {
    by_token: HashMap<(CommunityId, Digest), Session>,
    /// Grows with every sign-out: what was read before one may not be remembered after it.
    ended: u64,
}

impl Known {
    fn lock(&self) -> MutexGuard<'_, KnownSessions> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get(&self, community: CommunityId, token_hash: Digest) -> (Option<Session>, u64) {
        let known = self.lock();
        let found = known.by_token.get(&(community, token_hash)).cloned();
        (found, known.ended)
    }

    fn remember(&self, token_hash: Digest, session: Session, ended: u64) {
        let mut known = self.lock();
        if known.ended == ended {
            let key = (session.community, token_hash);
            known.by_token.insert(key, session);
        }
    }

    fn forget(&self, key: (CommunityId, Digest)) {
        let mut known = self.lock();
        known.ended += 1;
        known.by_token.remove(&key);
    }

    pub(super) fn forget_person(&self, person: PersonId) {
        let mut known = self.lock();
        known.ended += 1;
        known.by_token.retain(|_, session| session.person != person);
    }

    fn forget_device(&self, community: CommunityId, id: Uuid) {
        let mut known = self.lock();
        known.ended += 1;
        known
            .by_token
            .retain(|_, session| session.community != community || session.id != id);
    }
}

type Columns = (Vec<u8>, Vec<u8>, String, i64, i64, i64);

impl Store {
    /// Signs a device in.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn add_session(&self, new: &NewSession) -> Result<(), StoreFault> {
        let sql = "INSERT INTO session \
                   (community, token_hash, id, person, device, since, seen_at, ends_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        let it = &new.session;
        writing!(self, pool => {
            sqlx::query(sql)
                .bind(it.community.0.as_bytes().to_vec())
                .bind(new.token_hash.0.to_vec())
                .bind(it.id.as_bytes().to_vec())
                .bind(it.person.0.as_bytes().to_vec())
                .bind(it.device.clone())
                .bind(it.since.0)
                .bind(it.seen_at.0)
                .bind(it.ends_at.0)
                .execute(pool)
                .await
                .map(drop)
        })?;
        Ok(())
    }

    /// The session a token belongs to, over or not.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn session(
        &self,
        community: CommunityId,
        token_hash: Digest,
    ) -> Result<Option<Session>, StoreFault> {
        let sql = "SELECT id, person, device, since, seen_at, ends_at FROM session \
                   WHERE community = $1 AND token_hash = $2";
        let known = self.known().map(|known| known.get(community, token_hash));
        if let Some((Some(session), _)) = known {
            return Ok(Some(session));
        }
        let row: Option<Columns> = reading!(self, pool => {
            sqlx::query_as(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(token_hash.0.to_vec())
                .fetch_optional(pool)
                .await
        })?;
        let found = row.map(|row| session(community, row)).transpose()?;
        if let (Some(session), Some((_, ended)), Some(known)) = (&found, known, self.known()) {
            known.remember(token_hash, session.clone(), ended);
        }
        Ok(found)
    }

    /// All sessions of a person, the latest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sessions_of(
        &self,
        community: CommunityId,
        person: PersonId,
    ) -> Result<Vec<Session>, StoreFault> {
        let sql = "SELECT id, person, device, since, seen_at, ends_at FROM session \
                   WHERE community = $1 AND person = $2 ORDER BY since DESC, id";
        let rows: Vec<Columns> = reading!(self, pool => {
            sqlx::query_as(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(person.0.as_bytes().to_vec())
                .fetch_all(pool)
                .await
        })?;
        rows.into_iter()
            .map(|row| session(community, row))
            .collect()
    }

    /// Signs a device of a person out; whether there was one.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn end_session(
        &self,
        community: CommunityId,
        person: PersonId,
        id: Uuid,
    ) -> Result<bool, StoreFault> {
        let sql = "DELETE FROM session WHERE community = $1 AND person = $2 AND id = $3";
        let gone = writing!(self, pool => {
            sqlx::query(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(person.0.as_bytes().to_vec())
                .bind(id.as_bytes().to_vec())
                .execute(pool)
                .await
                .map(|done| done.rows_affected())
        })?;
        if gone > 0 {
            self.push_no_more(community, id).await?;
        }
        if let Some(known) = self.known() {
            known.forget_device(community, id);
        }
        Ok(gone > 0)
    }

    /// Notes that a device was seen.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn seen(
        &self,
        community: CommunityId,
        token_hash: Digest,
        at: Timestamp,
    ) -> Result<(), StoreFault> {
        let sql = "UPDATE session SET seen_at = $3 WHERE community = $1 AND token_hash = $2";
        writing!(self, pool => {
            sqlx::query(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(token_hash.0.to_vec())
                .bind(at.0)
                .execute(pool)
                .await
                .map(drop)
        })?;
        self.forget_session(community, token_hash);
        Ok(())
    }

    /// Reads all sessions ahead, where this process has the database to itself.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(super) async fn know_sessions(&self) -> Result<(), StoreFault> {
        let Self::Sqlite(db) = self else {
            return Ok(());
        };
        type Full = (Vec<u8>, Vec<u8>, Vec<u8>, Vec<u8>, String, i64, i64, i64);
        let sql = "SELECT community, token_hash, id, person, device, since, seen_at, ends_at \
                   FROM session";
        let rows: Vec<Full> = sqlx::query_as(sql).fetch_all(&db.read).await?;
        for (community, hash, id, person, device, since, seen_at, ends_at) in rows {
            let hash: Result<[u8; 32], _> = hash.try_into();
            let hash = hash.map_err(|_| StoreFault::Corrupt("a token hash".into()))?;
            let columns = (id, person, device, since, seen_at, ends_at);
            let found = session(CommunityId(uuid(&community)?), columns)?;
            db.sessions.remember(Digest(hash), found, 0);
        }
        Ok(())
    }

    /// Forgets what this process remembers of a session, after it changed.
    pub(crate) fn forget_session(&self, community: CommunityId, token_hash: Digest) {
        if let Some(known) = self.known() {
            known.forget((community, token_hash));
        }
    }

    fn known(&self) -> Option<&Known> {
        match self {
            Self::Sqlite(db) => Some(&db.sessions),
            Self::Postgres(_) => None,
        }
    }
}

fn session(
    community: CommunityId,
    (id, person, device, since, seen_at, ends_at): Columns,
) -> Result<Session, StoreFault> {
    Ok(Session {
        id: uuid(&id)?,
        community,
        person: PersonId(uuid(&person)?),
        device,
        since: Timestamp(since),
        seen_at: Timestamp(seen_at),
        ends_at: Timestamp(ends_at),
    })
}
