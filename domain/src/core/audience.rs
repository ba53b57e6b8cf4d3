//! Who may read a record. The server filters by audience and by nothing else.

use std::fmt;
use std::str::FromStr;

use super::serde_text::as_text;
use uuid::Uuid;

use super::{BuildingId, CompoundId, CouncilId, PersonId, TeamId, UnitId};

/// The readers of a record (可见范围), decided once, in the rulebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Anyone, signed in or not.
    Public,
    /// Everyone with a standing in the community.
    Residents,
    /// Everyone with a standing in one compound.
    Compound(CompoundId),
    /// Everyone with a standing in one building.
    Building(BuildingId),
    /// Those who look after one building: its head, its grid worker, the community's own workers.
    Grid(BuildingId),
    /// Those who look after the open ground of one compound: its grid workers, the heads and grid
    /// workers of its buildings, the community's own workers.
    Grounds(CompoundId),
    /// Everyone with a standing in one stairwell unit.
    Unit(UnitId),
    /// Everyone who owns a home in one compound.
    Owners(CompoundId),
    /// Everyone of one team of volunteers.
    Team(TeamId),
    /// Those who hold a seat in one council, and the staff who serve it.
    Council(CouncilId),
    /// The community's own workers.
    Staff,
    /// One person.
    Person(PersonId),
    /// Nobody: the server alone, until a rule opens it.
    Sealed,
}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Public => f.write_str("public"),
            Self::Residents => f.write_str("residents"),
            Self::Compound(id) => write!(f, "compound:{id}"),
            Self::Building(id) => write!(f, "building:{id}"),
            Self::Grid(id) => write!(f, "grid:{id}"),
            Self::Grounds(id) => write!(f, "grounds:{id}"),
            Self::Unit(id) => write!(f, "unit:{id}"),
            Self::Owners(id) => write!(f, "owners:{id}"),
            Self::Team(id) => write!(f, "team:{id}"),
            Self::Council(id) => write!(f, "council:{id}"),
            Self::Staff => f.write_str("staff"),
            Self::Person(id) => write!(f, "person:{id}"),
            Self::Sealed => f.write_str("sealed"),
        }
    }
}

/// A text that names no audience.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an audience")]
pub struct NotAnAudience;

impl FromStr for Audience {
    type Err = NotAnAudience;
    fn from_str(text: &str) -> Result<Self, NotAnAudience> {
        let (name, id) = match text.split_once(':') {
            Some((name, id)) => (name, Some(id.parse::<Uuid>().map_err(|_| NotAnAudience)?)),
            None => (text, None),
        };
        match (name, id) {
            ("public", None) => Ok(Self::Public),
            ("residents", None) => Ok(Self::Residents),
            ("staff", None) => Ok(Self::Staff),
            ("sealed", None) => Ok(Self::Sealed),
            ("compound", Some(id)) => Ok(Self::Compound(id.into())),
            ("building", Some(id)) => Ok(Self::Building(id.into())),
            ("grid", Some(id)) => Ok(Self::Grid(id.into())),
            ("grounds", Some(id)) => Ok(Self::Grounds(id.into())),
            ("unit", Some(id)) => Ok(Self::Unit(id.into())),
            ("owners", Some(id)) => Ok(Self::Owners(id.into())),
            ("team", Some(id)) => Ok(Self::Team(id.into())),
            ("council", Some(id)) => Ok(Self::Council(id.into())),
            ("person", Some(id)) => Ok(Self::Person(id.into())),
            _ => Err(NotAnAudience),
        }
    }
}

as_text!(Audience);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_audience_is_written_and_read_the_same() {
        let id = Uuid::from_u128(7);
        for audience in [
            Audience::Public,
            Audience::Residents,
            Audience::Compound(id.into()),
            Audience::Building(id.into()),
            Audience::Grid(id.into()),
            Audience::Grounds(id.into()),
            Audience::Unit(id.into()),
            Audience::Owners(id.into()),
            Audience::Team(id.into()),
            Audience::Council(id.into()),
            Audience::Staff,
            Audience::Person(id.into()),
            Audience::Sealed,
        ] {
            assert_eq!(audience.to_string().parse(), Ok(audience));
        }
        for bad in ["", "staff:x", "person", "person:7", "everyone"] {
            assert_eq!(bad.parse::<Audience>(), Err(NotAnAudience));
        }
    }
}
