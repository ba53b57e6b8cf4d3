//! Which devices hear, and up to when they did: one row a session, and none without one.

use domain::alerts::Sent;
use domain::{CommunityId, Lang, PersonId, Timestamp};
use uuid::Uuid;

use super::Subscription;
use crate::store::{Session, Store, StoreFault, reading, uuid, writing};

/// A device that hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscribed {
    /// Its session.
    pub session: Uuid,
    /// Whose.
    pub person: PersonId,
    /// Where.
    pub to: Subscription,
    /// Up to when it heard.
    pub sent: Sent,
}

type Columns = (
    Vec<u8>,
    Vec<u8>,
    String,
    String,
    String,
    String,
    i64,
    i64,
    i64,
);

impl Store {
    /// Lets a session's device hear from now on; of one that did before only the address changes. An
    /// address that another session had is no longer that one's: a phone rings for who is signed in.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn push_here(
        &self,
        session: &Session,
        to: &Subscription,
        now: Timestamp,
    ) -> Result<(), StoreFault> {
        let (community, id) = key(session.community, session.id);
        let others = "DELETE FROM push WHERE endpoint = $1 AND (community <> $2 OR session <> $3)";
        writing!(self, pool => {
            sqlx::query(others)
                .bind(to.endpoint.clone())
                .bind(community.clone())
                .bind(id.clone())
                .execute(pool)
                .await
                .map(drop)
        })?;
        // Only beside a session: one that was signed out in this moment leaves nothing behind.
        let sql = "INSERT INTO push (community, session, person, endpoint, p256dh, auth, lang, \
                   until, urgent, at) \
                   SELECT community, id, person, $3, $4, $5, $6, $7, $7, 0 FROM session \
                   WHERE community = $1 AND id = $2 \
                   ON CONFLICT (community, session) DO UPDATE SET endpoint = excluded.endpoint, \
                   p256dh = excluded.p256dh, auth = excluded.auth, lang = excluded.lang";
        writing!(self, pool => {
            sqlx::query(sql)
                .bind(community)
                .bind(id)
                .bind(to.endpoint.clone())
                .bind(to.p256dh.clone())
                .bind(to.auth.clone())
                .bind(to.lang.tag())
                .bind(now.0)
                .execute(pool)
                .await
                .map(drop)
        })?;
        Ok(())
    }

    /// Whether a session's device hears.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn is_pushed(&self, session: &Session) -> Result<bool, StoreFault> {
        let (community, id) = key(session.community, session.id);
        let sql = "SELECT COUNT(*) FROM push WHERE community = $1 AND session = $2";
        let (found,): (i64,) = reading!(self, pool => {
            sqlx::query_as(sql).bind(community).bind(id).fetch_one(pool).await
        })?;
        Ok(found > 0)
    }

    /// Lets a session's device hear no more.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn push_no_more(&self, community: CommunityId, id: Uuid) -> Result<(), StoreFault> {
        let (community, id) = key(community, id);
        let sql = "DELETE FROM push WHERE community = $1 AND session = $2";
        writing!(self, pool => {
            sqlx::query(sql).bind(community).bind(id).execute(pool).await.map(drop)
        })?;
        Ok(())
    }

    /// Forgets an address that its push service says is over, wherever it stands.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn push_is_over(&self, endpoint: &str) -> Result<(), StoreFault> {
        let sql = "DELETE FROM push WHERE endpoint = $1";
        writing!(self, pool => {
            sqlx::query(sql).bind(endpoint.to_owned()).execute(pool).await.map(drop)
        })?;
        Ok(())
    }

    /// The devices of a community that hear: those that are signed in.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn pushed(
        &self,
        community: CommunityId,
        now: Timestamp,
    ) -> Result<Vec<Subscribed>, StoreFault> {
        let sql = "SELECT p.session, p.person, p.endpoint, p.p256dh, p.auth, p.lang, p.until, \
                   p.urgent, p.at FROM push p JOIN session s \
                   ON s.community = p.community AND s.id = p.session \
                   WHERE p.community = $1 AND s.ends_at > $2 ORDER BY p.session";
        let rows: Vec<Columns> = reading!(self, pool => {
            sqlx::query_as(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(now.0)
                .fetch_all(pool)
                .await
        })?;
        rows.into_iter().map(read).collect()
    }

    /// Notes up to when a device heard; whether nobody else has noted something since `before`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn note_pushed(
        &self,
        community: CommunityId,
        id: Uuid,
        before: Sent,
        sent: Sent,
    ) -> Result<bool, StoreFault> {
        let (community, id) = key(community, id);
        let sql = "UPDATE push SET until = $3, urgent = $4, at = $5 \
                   WHERE community = $1 AND session = $2 AND until = $6 AND urgent = $7";
        let rows = writing!(self, pool => {
            sqlx::query(sql)
                .bind(community)
                .bind(id)
                .bind(sent.until.0)
                .bind(sent.urgent.0)
                .bind(sent.at.map_or(0, |it| it.0))
                .bind(before.until.0)
                .bind(before.urgent.0)
                .execute(pool)
                .await
                .map(|done| done.rows_affected())
        })?;
        Ok(rows == 1)
    }
}

fn key(community: CommunityId, session: Uuid) -> (Vec<u8>, Vec<u8>) {
    let community = community.0.as_bytes().to_vec();
    (community, session.as_bytes().to_vec())
}

fn read(row: Columns) -> Result<Subscribed, StoreFault> {
    let (session, person, endpoint, p256dh, auth, lang, until, urgent, at) = row;
    Ok(Subscribed {
        session: uuid(&session)?,
        person: PersonId(uuid(&person)?),
        to: Subscription {
            endpoint,
            p256dh,
            auth,
            lang: Lang::from_tag(&lang),
        },
        sent: Sent {
            until: Timestamp(until),
            urgent: Timestamp(urgent),
            at: (at > 0).then_some(Timestamp(at)),
        },
    })
}
