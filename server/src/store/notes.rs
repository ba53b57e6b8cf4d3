//! The audit log: what somebody should look at.

use domain::{CommunityId, PersonId, Timestamp};
use uuid::Uuid;

use super::{Store, StoreFault, reading, uuid, writing};

/// One line of the audit log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its own id.
    pub id: Uuid,
    /// When.
    pub at: Timestamp,
    /// Who, if known.
    pub actor: Option<PersonId>,
    /// A stable word, such as `another_body`.
    pub what: &'static str,
    /// The id it is about.
    pub about: Option<Uuid>,
}

pub(crate) const INSERT_NOTE: &str = "INSERT INTO audit (community, id, at, actor, what, about) \
                                     VALUES ($1, $2, $3, $4, $5, $6)";

/// The statement that writes a note, on whatever executes it.
macro_rules! insert {
    ($community:expr, $note:expr, $executor:expr) => {
        sqlx::query($crate::store::notes::INSERT_NOTE)
            .bind($community.0.as_bytes().to_vec())
            .bind($note.id.as_bytes().to_vec())
            .bind($note.at.0)
            .bind($note.actor.map(|id| id.0.as_bytes().to_vec()))
            .bind($note.what)
            .bind($note.about.map(|id| id.as_bytes().to_vec()))
            .execute($executor)
            .await
            .map(drop)
    };
}
pub(crate) use insert;

impl Store {
    /// Adds a line to the audit log.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn note(&self, community: CommunityId, note: &Note) -> Result<(), StoreFault> {
        writing!(self, pool => insert!(community, note, pool))?;
        Ok(())
    }

    /// The audit log of one word, oldest first: what it is about.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn noted(&self, community: CommunityId, what: &str) -> Result<Vec<Uuid>, StoreFault> {
        let sql = "SELECT about FROM audit WHERE community = $1 AND what = $2 \
                   AND about IS NOT NULL ORDER BY at, id";
        let rows: Vec<(Vec<u8>,)> = reading!(self, pool => {
            sqlx::query_as(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(what.to_owned())
                .fetch_all(pool)
                .await
        })?;
        rows.iter().map(|(id,)| uuid(id)).collect()
    }
}
