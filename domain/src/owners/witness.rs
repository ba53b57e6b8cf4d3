//! Who stands by when a ballot is taken at the door (见证人): two people, and not of one household.

use serde::{Deserialize, Serialize};

use crate::core::{HomeId, PersonId};

/// Somebody who saw it (见证人).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// Who.
    pub person: PersonId,
    /// The homes they live in here; staff may have none.
    pub homes: Vec<HomeId>,
}

/// Why two people are no witnesses of a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum WitnessFault {
    /// One person is not two.
    #[error("the two witnesses are one person")]
    OnePerson,
    /// They live in one home.
    #[error("the two witnesses live in one home")]
    OneHome,
    /// One of them lives where the ballot is from, or casts it.
    #[error("a witness is of the voter's own household")]
    VotersOwn,
    /// Neither lives here: at least one is a neighbour.
    #[error("neither of the witnesses lives here")]
    NoNeighbour,
}

/// Whether two people may witness the ballot that somebody casts for these homes (design default):
/// two different people of different households, neither of the voter's own, and one of them at
/// least a neighbour, so that an office does not witness for itself.
///
/// # Errors
/// When they may not.
pub fn witnessed(
    by: PersonId,
    homes: &[HomeId],
    first: &Witness,
    second: &Witness,
) -> Result<(), WitnessFault> {
    if first.person == second.person {
        return Err(WitnessFault::OnePerson);
    }
    if first.homes.is_empty() && second.homes.is_empty() {
        return Err(WitnessFault::NoNeighbour);
    }
    if first.homes.iter().any(|home| second.homes.contains(home)) {
        return Err(WitnessFault::OneHome);
    }
    let mut lives = first.homes.iter().chain(&second.homes);
    let own = lives.any(|home| homes.contains(home));
    if own || [first.person, second.person].contains(&by) {
        return Err(WitnessFault::VotersOwn);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use uuid::Uuid;

    fn witness((person, homes): (u128, Vec<u128>)) -> Witness {
        let homes = homes.into_iter().map(|it| HomeId(Uuid::from_u128(it)));
        Witness {
            person: PersonId(Uuid::from_u128(person)),
            homes: homes.collect(),
        }
    }

    // Person 1 votes for the homes 10 and 11.
    #[rstest]
    #[case::two_neighbours((2, vec![20]), (3, vec![30]), Ok(()))]
    #[case::staff_and_a_neighbour((9, vec![]), (3, vec![30]), Ok(()))]
    #[case::one_person((2, vec![20]), (2, vec![20]), Err(WitnessFault::OnePerson))]
    #[case::one_home((2, vec![20]), (3, vec![20]), Err(WitnessFault::OneHome))]
    #[case::one_home_of_several((2, vec![20, 30]), (3, vec![30]), Err(WitnessFault::OneHome))]
    #[case::the_voters_family((2, vec![11]), (3, vec![30]), Err(WitnessFault::VotersOwn))]
    #[case::the_voter((1, vec![40]), (3, vec![30]), Err(WitnessFault::VotersOwn))]
    #[case::staff_alone((8, vec![]), (9, vec![]), Err(WitnessFault::NoNeighbour))]
    fn two_of_different_households_see_it(
        #[case] first: (u128, Vec<u128>),
        #[case] second: (u128, Vec<u128>),
        #[case] expected: Result<(), WitnessFault>,
    ) {
        let homes = [10, 11].map(|it| HomeId(Uuid::from_u128(it)));
        let by = PersonId(Uuid::from_u128(1));
        let (first, second) = (witness(first), witness(second));
        assert_eq!(witnessed(by, &homes, &first, &second), expected);
        assert_eq!(witnessed(by, &homes, &second, &first), expected);
    }
}
