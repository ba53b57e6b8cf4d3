//! Pushing commands, and what becomes of them.

use domain::{Command, CommandId, Digest, Refusal, Timestamp};
use serde::{Deserialize, Serialize};

/// Commands on their way to the server, in the order they were made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Push {
    /// [`crate::SCHEMA`] of the sender.
    pub schema: u32,
    /// At most [`crate::MOST_COMMANDS`].
    pub commands: Vec<Envelope>,
}

/// One command with its id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// Made by the phone (UUIDv7), claimed once by the server.
    pub id: CommandId,
    /// By the phone's clock; kept for the reader, decides nothing.
    pub made_at: Timestamp,
    /// The act.
    pub command: Command,
}

/// What a command id is bound to: the same id with another body is refused.
pub fn body_hash(envelope: &Envelope) -> Digest {
    let body = serde_json::to_vec(envelope).expect("an envelope holds no map with odd keys");
    Digest::of(&body)
}

/// The answer to a [`Push`], in the same order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcomes {
    /// One per command.
    pub outcomes: Vec<Outcome>,
    /// The server's clock.
    pub now: Timestamp,
}

/// What became of one command. A repeated command gets the same bytes again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Which command.
    pub id: CommandId,
    /// When the server decided.
    pub at: Timestamp,
    /// What it decided.
    pub verdict: Verdict,
}

/// What the server decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Done, durably.
    Done {
        /// The last sequence number of its changes; a cursor at or past it has seen them all.
        seq: u64,
        /// For the person to keep.
        receipt: Receipt,
    },
    /// Refused; nothing changed.
    Refused {
        /// Why.
        refusal: Refusal,
    },
}

/// A receipt a person can read aloud, such as `7Q4M-2KXD` (回执).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Receipt(pub String);

impl Receipt {
    /// The receipt of a command: forty bits of its id's digest in Crockford's base 32.
    pub fn of(id: CommandId) -> Self {
        const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let digest = Digest::of(format!("receipt {id}").as_bytes());
        let bits = digest.0[..5]
            .iter()
            .fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
        let letter = |place: u32| char::from(LETTERS[(bits >> (5 * place) & 31) as usize]);
        let text: String = (0..8).rev().map(letter).collect();
        Self(format!("{}-{}", &text[..4], &text[4..]))
    }
}
