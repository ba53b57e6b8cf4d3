//! Chance: the one place where ids and tokens are made.

use domain::CommandId;
use uuid::Uuid;

/// A new id that sorts by the time it was made (UUIDv7).
#[expect(
    clippy::disallowed_methods,
    reason = "this is the rim: everyone else is handed an id"
)]
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}

/// A new command id.
pub fn new_command_id() -> CommandId {
    CommandId(new_id())
}

/// Thirty-two bytes that nobody can guess: a session's token.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the rim: everyone else is handed a token"
)]
pub fn new_token() -> [u8; 32] {
    rand::random()
}

/// Sixty-four bits that nobody can guess: for a code on paper.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the rim: everyone else is handed bits"
)]
pub fn new_bits() -> u64 {
    rand::random()
}
