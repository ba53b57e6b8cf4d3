//! Records as they lie in the database.

use std::sync::Arc;

use domain::{Audience, CommunityId, Key, Kind, Record};
use uuid::Uuid;

use super::{Group, Store, StoreFault, reading, uuid};

/// A record with its place in the community's order.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which.
    pub key: Key,
    /// Who reads it, or could read it before it was gone.
    pub audience: Audience,
    /// Its place.
    pub seq: u64,
    /// What it belongs to.
    pub parent: Uuid,
    /// The record; `None` where it is gone.
    pub record: Option<Arc<Record>>,
}

type Columns = (String, Vec<u8>, Vec<u8>, String, i64, Option<String>);

const AFTER: &str = "SELECT kind, id, parent, audience, seq, body FROM record \
                     WHERE community = $1 AND seq > $2 ORDER BY seq";

impl Store {
    /// Everything that changed after a place, in order. From 0 it is the whole town.
    ///
    /// # Errors
    /// When the database does not answer or holds what is no record.
    pub async fn rows_after(&self, id: CommunityId, seq: u64) -> Result<Vec<Row>, StoreFault> {
        let rows: Vec<Columns> = reading!(self, pool => {
            sqlx::query_as(AFTER)
                .bind(id.0.as_bytes().to_vec())
                .bind(seq as i64)
                .fetch_all(pool)
                .await
        })?;
        rows.into_iter().map(row).collect()
    }
}

impl Store {
    /// The bodies of all records as they are stored, byte for byte.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn bodies(&self, id: CommunityId) -> Result<Vec<(Key, String)>, StoreFault> {
        let sql = "SELECT kind, id, body FROM record WHERE community = $1 AND body IS NOT NULL";
        let rows: Vec<(String, Vec<u8>, String)> = reading!(self, pool => {
            sqlx::query_as(sql)
                .bind(id.0.as_bytes().to_vec())
                .fetch_all(pool)
                .await
        })?;
        let key = |kind: &str, id: &[u8]| -> Result<Key, StoreFault> {
            let parsed = kind.parse();
            let kind = parsed.map_err(|_| StoreFault::Corrupt(format!("kind {kind}")))?;
            Ok(Key {
                kind,
                id: uuid(id)?,
            })
        };
        rows.into_iter()
            .map(|(kind, id, body)| Ok((key(&kind, &id)?, body)))
            .collect()
    }
}

impl Group {
    /// The same as seen by the one who holds the community's lock.
    ///
    /// # Errors
    /// When the database does not answer or holds what is no record.
    pub async fn rows_after(&mut self, id: CommunityId, seq: u64) -> Result<Vec<Row>, StoreFault> {
        let rows: Vec<Columns> = super::group::inside!(self, connection => {
            sqlx::query_as(AFTER)
                .bind(id.0.as_bytes().to_vec())
                .bind(seq as i64)
                .fetch_all(connection)
                .await
        })?;
        rows.into_iter().map(row).collect()
    }
}

fn row((kind, id, parent, audience, seq, body): Columns) -> Result<Row, StoreFault> {
    let corrupt = |what: &str| StoreFault::Corrupt(format!("{what} of {kind} at {seq}"));
    let parsed: Kind = kind.parse().map_err(|_| corrupt("kind"))?;
    let audience = audience.parse().map_err(|_| corrupt("audience"))?;
    let record = body
        .map(|body| Record::parse(parsed, &body).map(Arc::new))
        .transpose()
        .map_err(|error| StoreFault::Corrupt(error.to_string()))?;
    Ok(Row {
        key: Key {
            kind: parsed,
            id: uuid(&id)?,
        },
        audience,
        seq: seq as u64,
        parent: uuid(&parent)?,
        record,
    })
}
