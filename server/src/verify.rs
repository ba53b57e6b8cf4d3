//! Whether what is shown is a fold of what is stored (V13), and whether each record lies where its
//! body says.

use std::collections::BTreeMap;

use domain::{CommunityId, Key, Plain, Record, rebuilt};

use crate::store::{Store, StoreFault};

/// Something stored that is not as it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which record.
    pub key: Key,
    /// What about it.
    pub what: &'static str,
}

/// Everything in a community that is not as it must be; empty when all is well.
///
/// # Errors
/// When the database does not answer or holds what is no record.
pub async fn differences(
    store: &Store,
    community: CommunityId,
) -> Result<Vec<Difference>, StoreFault> {
    let rows = store.rows_after(community, 0).await?;
    let bodies: BTreeMap<Key, String> = store.bodies(community).await?.into_iter().collect();
    let last = store.seq(community).await?.unwrap_or(0);
    let mut found = Vec::new();
    let mut differs = |key: Key, what: &'static str| found.push(Difference { key, what });
    let mut town = Plain::default();
    for row in &rows {
        let Some(record) = &row.record else { continue };
        if bodies.get(&row.key) != Some(&record.body()) {
            differs(row.key, "is not stored as this program writes it");
        }
        let there = (record.key(), record.audience(), record.parent());
        if there != (row.key, row.audience, row.parent) {
            differs(row.key, "lies elsewhere than its body says");
        }
        town.put(record.clone());
    }
    for pair in rows.windows(2).filter(|pair| pair[0].seq == pair[1].seq) {
        differs(pair[1].key, "shares its place in the order");
    }
    for row in rows.iter().filter(|row| row.seq > last) {
        differs(row.key, "stands behind the end of the order");
    }
    for record in rebuilt(&town) {
        if bodies.get(&record.key()) != Some(&Record::body(&record)) {
            differs(record.key(), "is not the sum of what it counts");
        }
    }
    Ok(found)
}
