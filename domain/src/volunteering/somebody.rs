//! Who is who, as far as confirming goes.

use serde::{Deserialize, Serialize};

use crate::core::{HomeId, PersonId};

/// Somebody, and the homes they belong to here. Staff may have none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Somebody {
    /// Who.
    pub person: PersonId,
    /// As an owner, a tenant or of the family.
    pub homes: Vec<HomeId>,
}

impl Somebody {
    /// Whether they belong to one home (同住).
    pub fn shares_home(&self, other: &Self) -> bool {
        self.homes.iter().any(|home| other.homes.contains(home))
    }

    /// Whether it is they themselves or one of their household: who says nothing for them, and
    /// decides nothing about them.
    pub fn is_close_to(&self, other: &Self) -> bool {
        self.person == other.person || self.shares_home(other)
    }
}
