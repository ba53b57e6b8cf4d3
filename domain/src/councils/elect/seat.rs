//! Those elected take their seats (当选人就任).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Day, MotionId, Refusal, SeatId, Timestamp, Town};
use crate::councils::council::room_for;
use crate::councils::{
    Council, Counted, Motion, MotionState, Outcome, Seat, SeatCategory, SeatedBy, Vote,
};
use crate::members::pack_of;

use super::{Candidate, Election, ElectionFault, Elects, Seating};

/// Seats those whom an election elected, once its result was posted, for the term of the pack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatElected {
    /// The motion of the election.
    pub motion: MotionId,
}

pub(in crate::councils) fn decide(
    it: &SeatElected,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let election: Election = town.get(it.motion).ok_or(Refusal::NotFound)?;
    let motion: Motion = town.get(it.motion).ok_or(Refusal::NotFound)?;
    let MotionState::Decided {
        vote,
        outcome: Outcome::Passed,
    } = motion.state
    else {
        return Err(ElectionFault::NobodyElected.into());
    };
    if election.seated.is_some() {
        return Err(Refusal::AlreadyThere);
    }
    let vote: Vote = town.get(vote).ok_or(Refusal::NotFound)?;
    let counted: Counted = town.get(vote.id).ok_or(Refusal::NotFound)?;
    let today = at.day();
    let next = vote.result().ok_or(Refusal::NotFound)?.next_on;
    if today < next {
        return Err(Refusal::PublicityRuns { next });
    }
    let council: Council = town.get(election.council).ok_or(Refusal::NotFound)?;
    let pack = pack_of(council.community, today, town)?;
    let until = term(today, pack.council.election.term_years);
    let category = match election.elects {
        Elects::Committee { .. } => SeatCategory::ResidentsCommittee,
        Elects::Representatives { .. } => SeatCategory::Resident,
    };
    let mut standing = town.of::<Candidate>(it.motion);
    standing.retain(|it| it.number.is_some_and(|it| counted.chosen.contains(&it)));
    // Who moved away meanwhile takes no seat.
    standing.retain(|it| it.lives_here(town));
    let mut changes = Vec::new();
    for there in &election.into {
        let there: Council = town.get(*there).ok_or(Refusal::NotFound)?;
        let new: Vec<_> = standing.iter().map(|it| it.person).collect();
        room_for(&there, &new, today, town)?;
        for candidate in &standing {
            changes.push(Change::put(Seat {
                id: SeatId::of(there.id, candidate.person),
                council: there.id,
                category,
                person: candidate.person,
                from: today,
                until,
                ended: None,
                resigned: None,
                elected: Some(SeatedBy {
                    vote: vote.id,
                    post: candidate.post,
                }),
            }));
        }
    }
    changes.push(Change::put(Election {
        seated: Some(Seating {
            vote: vote.id,
            from: today,
            until,
        }),
        ..election
    }));
    Ok(changes)
}

/// The last day of a term of so many years that begins on a day.
fn term(from: Day, years: u16) -> Day {
    let (year, month, day) = from.ymd();
    let year = year.saturating_add(i16::try_from(years).unwrap_or(i16::MAX));
    // 29 February has its anniversary on 1 March.
    let anniversary = Day::new(year, month, day).or_else(|| Day::new(year, 3, 1));
    anniversary.unwrap_or(from).plus(-1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2026-11-22", "2031-11-21")]
    #[case("2027-01-01", "2031-12-31")]
    #[case("2028-02-29", "2033-02-28")]
    fn a_term_ends_the_day_before_its_anniversary(#[case] from: &str, #[case] until: &str) {
        assert_eq!(term(from.parse().unwrap(), 5).to_string(), until);
    }
}
