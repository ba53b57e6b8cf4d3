//! Another round (另行选举): between those tied, or for the places that are left.

use serde::{Deserialize, Serialize};

use crate::core::{
    CandidateId, Change, Line, MotionId, Prose, Refusal, SittingId, Timestamp, Town,
};
use crate::councils::council::led_by;
use crate::councils::counting::{Count, Rule};
use crate::councils::minutes::goes_on;
use crate::councils::sitting::notice;
use crate::councils::{Council, Counted, Motion, MotionState, Outcome, Paper, Sitting, Vote};
use crate::members::{Actor, pack_of};

use super::call::tabled;
use super::close_list::on_paper;
use super::{Candidate, Election, ElectionFault, List, Post, Race, next_candidates, returned};

/// Calls another round of a counted election, in the same sitting or in another one of its forum.
/// Who stands follows from the round before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NextRound {
    /// Made by the one who calls it.
    pub id: MotionId,
    /// The motion of the round before.
    pub after: MotionId,
    /// The sitting.
    pub sitting: SittingId,
    /// In one line.
    pub title: Line,
    /// What everyone should know of it.
    pub text: Prose,
}

pub(in crate::councils) fn decide(
    it: &NextRound,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let before: Election = town.get(it.after).ok_or(Refusal::NotFound)?;
    let council = led_by(before.council, actor, town)?;
    let sitting: Sitting = town.get(it.sitting).ok_or(Refusal::NotFound)?;
    takes_round(&before, &sitting, at, town)?;
    let went_on = |next: MotionId| {
        let next: Option<Motion> = town.get(next);
        next.is_some_and(|it| !matches!(it.state, MotionState::PutOff { .. }))
    };
    if town.has::<Motion>(it.id) || before.next.is_some_and(went_on) {
        return Err(Refusal::AlreadyThere);
    }
    let rules = &pack_of(council.community, at.day(), town)?.council.election;
    if before.round >= rules.rounds_most {
        let rounds = before.round;
        return Err(ElectionFault::NoMoreRounds { rounds }.into());
    }
    let Left { posts, standing } = left(&before, rules.runoff_more, town)?;
    let election = Election {
        id: it.id,
        sitting: sitting.id,
        elects: before.elects.with(&posts),
        round: before.round + 1,
        after: Some(before.id),
        next: None,
        list: List::Closed { at },
        seated: None,
        ..before.clone()
    };
    let motion = tabled(it.id, &sitting, &it.title, &it.text, at, town);
    let standing: Vec<Candidate> = standing
        .into_iter()
        .map(|candidate| Candidate {
            id: CandidateId::of(it.id, candidate.person),
            motion: it.id,
            ..candidate
        })
        .collect();
    let mut changes = on_paper(&election, motion, &standing, at)?;
    let next = Some(it.id);
    changes.push(Change::put(Election { next, ..before }));
    Ok(changes)
}

/// Whether another round of an election can be held in a sitting: the one it was counted in, while
/// that goes on, or a later one of its forum with the days of notice before it.
pub fn takes_round(
    before: &Election,
    sitting: &Sitting,
    at: Timestamp,
    town: &dyn Town,
) -> Result<(), Refusal> {
    if sitting.council != before.council {
        return Err(Refusal::NotFound);
    }
    goes_on(sitting.id, town)?;
    // Where it is the same sitting, everyone there has just heard of it.
    if sitting.id == before.sitting {
        return Ok(());
    }
    let council: Council = town.get(before.council).ok_or(Refusal::NotFound)?;
    notice(&council, sitting.starts_at, at, town)
}

/// What is left of a counted election.
struct Left {
    /// The posts with their places.
    posts: Vec<(Post, u16)>,
    /// Who stands for them, in the order of the ballot before.
    standing: Vec<Candidate>,
}

/// What is left, and who stands for it. Where too few voted, all of it.
fn left(before: &Election, more: u16, town: &dyn Town) -> Result<Left, Refusal> {
    let motion: Motion = town.get(before.id).ok_or(Refusal::NotFound)?;
    let MotionState::Decided { vote, outcome } = motion.state else {
        return Err(ElectionFault::NobodyElected.into());
    };
    let vote: Vote = town.get(vote).ok_or(Refusal::NotFound)?;
    let paper: Paper = town.get(motion.id).ok_or(Refusal::NotFound)?;
    let counted: Counted = town.get(vote.id).ok_or(Refusal::NotFound)?;
    let (Rule::Election { races }, Count::Election(count)) = (&paper.slate.rule, &*counted.count)
    else {
        return Err(Refusal::NotFound);
    };
    let cast = vote.result().ok_or(Refusal::NotFound)?.tally.present;
    let mut posts = Vec::new();
    let mut again: Vec<u16> = Vec::new();
    let outcomes = returned(&count.votes, races, cast);
    for ((race, options), returned) in Race::ranges(races).zip(outcomes) {
        if outcome == Outcome::NoQuorum {
            posts.push((race.post, race.places));
            again.extend(options);
            continue;
        }
        let next = next_candidates(&count.votes, options, &returned, more);
        // Where fewer stand than places are left, as many are elected as stand.
        let places = returned.left.min(next.len() as u16);
        if places > 0 {
            posts.push((race.post, places));
            again.extend(next);
        }
    }
    if posts.is_empty() {
        return Err(ElectionFault::AllFilled.into());
    }
    let mut standing = town.of::<Candidate>(motion.id);
    standing.retain(|it| it.number.is_some_and(|it| again.contains(&it)));
    standing.retain(|it| it.lives_here(town));
    for (post, places) in &mut posts {
        let stand = standing.iter().filter(|it| it.post == *post).count();
        *places = (*places).min(stand as u16);
    }
    posts.retain(|(_, places)| *places > 0);
    if posts.is_empty() {
        return Err(ElectionFault::NobodyElected.into());
    }
    standing.sort_by_key(|it| it.number);
    Ok(Left { posts, standing })
}
