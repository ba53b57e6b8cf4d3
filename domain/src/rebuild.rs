//! Every number shown is a fold of what is stored: here it is folded again from nothing (V13).

use std::collections::BTreeMap;

use crate::assessment;
use crate::core::{Plain, ProposalId, Record, Town, VoteId};
use crate::councils::{Ballot, Content, CountSheet, Counted, Taken, Turnout, Vote};
use crate::covenant;
use crate::emergency;
use crate::funds;
use crate::grid;
use crate::issues;
use crate::notices;
use crate::owners;
use crate::points;
use crate::privacy;
use crate::projects::{Project, Rating, Ratings};
use crate::proposals::{Comment, Proposal, Pulse, Stance, Support};
use crate::renovation::{Lift, LiftCounts, Plan, PlanCounts, counts, lift_counts, settled_again};
use crate::rooms;
use crate::volunteering::boards;

/// The derived records of a whole town, computed from the others alone.
pub fn rebuilt(town: &Plain) -> Vec<Record> {
    let pulses = pulses(town).into_values().map(Record::from);
    let turnouts = turnouts(town).into_values().map(Record::from);
    let counted = counted(town).into_iter().map(Record::from);
    let ratings = ratings(town).into_values().map(Record::from);
    let owned = owners::turnouts(town).into_iter().map(Record::from);
    let reaches = owners::reaches_again(town).into_iter().map(Record::from);
    let results = owners::results(town).into_iter().map(Record::from);
    let opinions = owners::opinions(town).into_iter().map(Record::from);
    pulses
        .chain(turnouts)
        .chain(counted)
        .chain(ratings)
        .chain(owned)
        .chain(reaches)
        .chain(results)
        .chain(opinions)
        .chain(boards(town).into_iter().map(Record::from))
        .chain(settled_again(town).into_iter().map(Record::from))
        .chain(plan_counts(town).into_iter().map(Record::from))
        .chain(points::stocks(town).into_iter().map(Record::from))
        .chain(points::wall(town).into_iter().map(Record::from))
        .chain(points::nominees_again(town).into_iter().map(Record::from))
        .chain(issues::boards(town).into_iter().map(Record::from))
        .chain(issues::rates_again(town).into_iter().map(Record::from))
        .chain(grid::months(town).into_iter().map(Record::from))
        .chain(emergency::counts_again(town).into_iter().map(Record::from))
        .chain(purpose_counts(town).into_iter().map(Record::from))
        .chain(notices::desks_again(town).into_iter().map(Record::from))
        .chain(notices::pulses_again(town).into_iter().map(Record::from))
        .chain(funds::lines_again(town).into_iter().map(Record::from))
        .chain(funds::statements_again(town).into_iter().map(Record::from))
        .chain(
            assessment::turnouts_again(town)
                .into_iter()
                .map(Record::from),
        )
        .chain(lift_counts_of(town).into_iter().map(Record::from))
        .chain(covenant::reads_again(town).into_iter().map(Record::from))
        .chain(rooms::slots_again(town).into_iter().map(Record::from))
        .collect()
}

/// What the homes of each compound say while they are asked, from their answers.
fn plan_counts(town: &Plain) -> Vec<PlanCounts> {
    let there = town as &dyn Town;
    let asked = town
        .all::<Plan>()
        .filter(|it| there.has::<PlanCounts>(it.id));
    asked.filter_map(|plan| counts(plan, there)).collect()
}

/// How many said what to each purpose, where anybody has.
fn purpose_counts(town: &Plain) -> Vec<privacy::PurposeCounts> {
    let asked = town.all::<privacy::PurposeCounts>();
    let again = asked.map(|it| {
        let all = town.all::<privacy::PurposeChoice>();
        let here: Vec<_> = all.filter(|one| one.community == it.community).collect();
        privacy::counts(it.community, here.into_iter())
    });
    again.collect()
}

/// How many homes gave their word to each lift, from what they have in it.
fn lift_counts_of(town: &Plain) -> Vec<LiftCounts> {
    let counts = town.all::<Lift>().filter_map(|it| lift_counts(it, town));
    counts.collect()
}

fn pulses(town: &Plain) -> BTreeMap<ProposalId, Pulse> {
    let mut pulses: BTreeMap<ProposalId, Pulse> = town
        .all::<Proposal>()
        .map(|proposal| (proposal.id, Pulse::none(proposal)))
        .collect();
    for support in town.all::<Support>() {
        if let Some(pulse) = pulses.get_mut(&support.proposal) {
            pulse.supporters += 1;
        }
    }
    for comment in town.all::<Comment>() {
        let Some(pulse) = pulses.get_mut(&comment.proposal) else {
            continue;
        };
        match comment.stance {
            Stance::For => pulse.for_it += 1,
            Stance::Against => pulse.against += 1,
            Stance::Question => pulse.questions += 1,
            Stance::Answer => {}
        }
    }
    pulses
}

fn ratings(town: &Plain) -> BTreeMap<ProposalId, Ratings> {
    let projects = town.all::<Project>();
    let rated = projects.filter(|it| it.state.evaluation().is_some());
    let mut ratings: BTreeMap<ProposalId, Ratings> =
        rated.map(|it| (it.id, Ratings::none(it))).collect();
    for rating in town.all::<Rating>() {
        if let Some(ratings) = ratings.get_mut(&rating.project) {
            ratings.add(rating.stars);
        }
    }
    ratings
}

fn turnouts(town: &Plain) -> BTreeMap<VoteId, Turnout> {
    let mut turnouts: BTreeMap<VoteId, Turnout> = town
        .all::<Vote>()
        .map(|vote| {
            (
                vote.id,
                Turnout {
                    id: vote.id,
                    motion: vote.motion,
                    cast: 0,
                },
            )
        })
        .collect();
    for ballot in town.all::<Ballot>() {
        if let Some(turnout) = turnouts.get_mut(&ballot.vote) {
            turnout.cast += 1;
        }
    }
    // Whoever took a paper ballot has voted with it, until the count tells what became of it.
    let counted = |vote: VoteId| (town as &dyn Town).has::<CountSheet>(vote);
    for taken in town.all::<Taken>().filter(|it| !counted(it.vote)) {
        if let Some(turnout) = turnouts.get_mut(&taken.vote) {
            turnout.cast += 1;
        }
    }
    for sheet in town.all::<CountSheet>() {
        if let Some(turnout) = turnouts.get_mut(&sheet.id) {
            let papers = u32::from(sheet.void) + u32::from(sheet.unreturned);
            turnout.cast += sheet.lines.len() as u32 + papers;
        }
    }
    turnouts
}

/// The counts of choices between options, from the count sheets.
fn counted(town: &Plain) -> Vec<Counted> {
    let votes = town.all::<Vote>().filter(|vote| vote.options > 0);
    let again = votes.filter_map(|vote| {
        let sheet = (town as &dyn Town).get::<CountSheet>(vote.id)?;
        let said: Vec<&Content> = sheet.lines.iter().map(|line| &line.choice).collect();
        let present = sheet.present.len() as u32;
        Counted::of(vote, &said, present, town).ok()
    });
    again.collect()
}
