//! Who still votes though their seat is over, given up or ended (表决期间席位到期): who stood on the roll
//! when the vote opened votes to its end (domain-rules 3), and so reads what it is about until then.

use crate::core::{CouncilId, Day, PersonId, Town};

use super::{Motion, Roll, Sitting, Vote};

/// Whether a vote of the council takes ballots on a day that this person is on the roll of.
pub(crate) fn still_votes(council: CouncilId, person: PersonId, on: Day, town: &dyn Town) -> bool {
    let sittings = town.of::<Sitting>(council).into_iter();
    let motions = sittings.flat_map(|sitting| town.of::<Motion>(sitting.id));
    let mut votes = motions
        .filter_map(|motion| motion.state.vote())
        .filter_map(|vote| town.get::<Vote>(vote))
        .filter(|vote| !vote.is_over() && on <= vote.closes_at.day());
    votes.any(|vote| {
        let roll: Option<Roll> = town.get(vote.id);
        roll.is_some_and(|roll| roll.has(person))
    })
}
