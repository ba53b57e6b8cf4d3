//! Pulling what changed, with one cursor per audience.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use domain::{Audience, Kind, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use uuid::Uuid;

/// How far a reader has read each audience. As query text: `public=12,residents=9`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cursors(pub BTreeMap<Audience, u64>);

/// A text that is no list of cursors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCursors;

impl fmt::Display for Cursors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (audience, seq)) in self.0.iter().enumerate() {
            let comma = if index > 0 { "," } else { "" };
            write!(f, "{comma}{audience}={seq}")?;
        }
        Ok(())
    }
}

impl FromStr for Cursors {
    type Err = NotCursors;
    fn from_str(text: &str) -> Result<Self, NotCursors> {
        let pair = |pair: &str| {
            let (audience, seq) = pair.split_once('=').ok_or(NotCursors)?;
            let audience = audience.parse().map_err(|_| NotCursors)?;
            Ok((audience, seq.parse().map_err(|_| NotCursors)?))
        };
        text.split(',')
            .filter(|part| !part.is_empty())
            .map(pair)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

/// A page of changes in the order of their sequence numbers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChangesPage {
    /// The changes.
    pub changes: Vec<Changed>,
    /// Where the reader stands after this page, for every audience they have.
    pub cursors: Cursors,
    /// Which history that is. Another one than before: the server was brought back from a backup,
    /// and what was read may never have happened.
    pub history: Uuid,
    /// Audiences the reader asked for and no longer has: their records are to be dropped.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lost: Vec<Audience>,
    /// Whether another page waits.
    pub more: bool,
    /// The server's clock.
    pub now: Timestamp,
    /// The schema the server speaks.
    pub schema: u32,
}

/// One record as it is now, or gone.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Changed {
    /// Its place in the community's order.
    pub seq: u64,
    /// What it is.
    pub kind: Kind,
    /// Which one.
    pub id: Uuid,
    /// Its body; `None` where it is gone.
    pub body: Option<Box<RawValue>>,
}

/// What the stream says: there is something to pull, up to here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// The community's latest sequence number.
    pub seq: u64,
}
