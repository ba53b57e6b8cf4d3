//! Assembling minutes from what happened (生成会议记录).

use std::collections::BTreeSet;

use crate::core::{Line, PersonId, Refusal, Timestamp, Town};
use crate::councils::{
    Amendment, AmendmentState, Attendance, Choice, Content, Council, CountSheet, Counted, Interest,
    Motion, MotionState, Paper, Roll, Seat, Sitting, Speech, SpeechState, Taken, Vote, VoteState,
};

use super::body::{
    Amended, Dissent, Followed, Item, ItemVote, MinutesBody, Recused, RollCall, Said,
};
use super::{FollowUp, Minutes};

/// What the minutes of a sitting say when it is closed at an instant, and who was there. A fold of
/// the sitting's records and nothing else. Of a secret vote nothing goes in but its numbers.
///
/// # Errors
/// When a record that it rests on is not here.
pub fn assembled(
    minutes: &Minutes,
    guests: &[Line],
    ended_at: Timestamp,
    town: &dyn Town,
) -> Result<(MinutesBody, RollCall), Refusal> {
    let sitting: Sitting = town.get(minutes.id).ok_or(Refusal::NotFound)?;
    let council: Council = town.get(sitting.council).ok_or(Refusal::NotFound)?;
    let mut motions = town.of::<Motion>(sitting.id);
    motions.sort_by_key(|motion| motion.number);
    let mut agenda = Vec::with_capacity(motions.len());
    let mut dissent = Vec::new();
    let mut members: BTreeSet<PersonId> = seated(&sitting, town);
    let marked = town.of::<Attendance>(sitting.id).into_iter();
    let mut present: BTreeSet<PersonId> = marked.map(|it| it.person).collect();
    let mut by_agent: BTreeSet<PersonId> = BTreeSet::new();
    for motion in &motions {
        let mut cancelled = Vec::new();
        let mut counted = None;
        for vote in town.of::<Vote>(motion.id) {
            match &vote.state {
                VoteState::Cancelled { reason, .. } => cancelled.push(reason.clone()),
                VoteState::Closed { at, .. } => {
                    let at = *at;
                    counted = Some((vote, at));
                }
                VoteState::Open | VoteState::Closing { .. } => {}
            }
        }
        if let Some((vote, _)) = &counted {
            let roll: Option<Roll> = town.get(vote.id);
            members.extend(roll.map(|roll| roll.voters).unwrap_or_default());
            let sheet: CountSheet = town.get(vote.id).ok_or(Refusal::NotFound)?;
            dissent.extend(against(motion, &sheet));
            // Whose paper an agent carried has voted, and was not there by it.
            let carried = carried(vote, town);
            let (away, there): (Vec<_>, Vec<_>) = sheet
                .present
                .into_iter()
                .partition(|it| carried.contains(it));
            present.extend(there);
            by_agent.extend(away);
        }
        let vote = counted.and_then(|(vote, at)| voted(&vote, at, town));
        agenda.push(item(motion, cancelled, vote, town));
    }
    // Whoever was marked has a seat; a seat that ended since does not undo that they were there.
    members.extend(present.iter().copied());
    by_agent.retain(|it| !present.contains(it));
    let roll_call = RollCall {
        id: sitting.id,
        council: council.id,
        absent: members.difference(&present).copied().collect(),
        present: present.into_iter().collect(),
        by_agent: by_agent.into_iter().collect(),
        guests: guests.to_vec(),
        dissent,
    };
    let count = |len: usize| len as u32;
    let body = MinutesBody {
        kind: council.kind,
        forum: council.name,
        number: sitting.number,
        place: sitting.place,
        called_at: sitting.called_at,
        starts_at: sitting.starts_at,
        ended_at,
        chair: minutes.chair,
        recorder: minutes.recorder,
        members: count(members.len()),
        present: count(roll_call.present.len()),
        guests: count(guests.len()),
        roll_call: roll_call.hash(),
        agenda,
    };
    Ok((body, roll_call))
}

/// Whose ballot an agent took (委托投票).
fn carried(vote: &Vote, town: &dyn Town) -> BTreeSet<PersonId> {
    let taken = town.of::<Taken>(vote.id).into_iter();
    let carried = taken.filter(|it| it.mandate.is_some());
    carried.map(|it| it.voter).collect()
}

/// Who held a seat on the day of the sitting.
fn seated(sitting: &Sitting, town: &dyn Town) -> BTreeSet<PersonId> {
    let day = sitting.starts_at.day();
    let seats = town.of::<Seat>(sitting.council).into_iter();
    let held = seats.filter(|seat| seat.is_held(day));
    held.map(|seat| seat.person).collect()
}

fn item(motion: &Motion, cancelled: Vec<Line>, vote: Option<ItemVote>, town: &dyn Town) -> Item {
    let mut speeches = town.of::<Speech>(motion.id);
    speeches.sort_by_key(|speech| (speech.began_at(), speech.id));
    let mut amendments = town.of::<Amendment>(motion.id);
    amendments.sort_by_key(|amendment| amendment.number);
    let paper: Option<Paper> = town.get(motion.id);
    let follow_up: Option<FollowUp> = town.get(motion.id);
    Item {
        motion: motion.id,
        number: motion.number,
        title: motion.title.clone(),
        text: motion.text.clone(),
        hash: motion.hash,
        major: motion.major,
        slate: paper.map(|paper| paper.slate),
        recused: recused(motion, town),
        speeches: speeches.into_iter().filter_map(said).collect(),
        amendments: amendments.into_iter().map(amended).collect(),
        cancelled,
        withdrawn: motion.state == MotionState::Withdrawn,
        vote,
        follow_up: follow_up.map(|it| Followed {
            owner: it.owner,
            due: it.due,
        }),
    }
}

fn recused(motion: &Motion, town: &dyn Town) -> Vec<Recused> {
    let interests = town.of::<Interest>(motion.id).into_iter();
    let standing = interests.filter(Interest::stands);
    let recused = standing.map(|it| Recused {
        person: it.person,
        words: it.words,
    });
    recused.collect()
}

fn said(speech: Speech) -> Option<Said> {
    match speech.state {
        SpeechState::Spoken { since, words, .. } => Some(Said {
            speaker: speech.speaker,
            side: speech.side,
            at: since,
            words,
        }),
        SpeechState::Asked | SpeechState::Speaking { .. } | SpeechState::Passed { .. } => None,
    }
}

fn amended(amendment: Amendment) -> Amended {
    let (carried, tally) = match amendment.state {
        AmendmentState::Carried { tally, .. } => (Some(true), Some(tally)),
        AmendmentState::Lost { tally, .. } => (Some(false), Some(tally)),
        AmendmentState::Moved
        | AmendmentState::Counted { .. }
        | AmendmentState::Unlike { .. }
        | AmendmentState::Dropped { .. }
        | AmendmentState::Fallen { .. }
        | AmendmentState::TakenBack { .. } => (None, None),
    };
    Amended {
        number: amendment.number,
        mover: amendment.mover,
        edit: amendment.edit,
        carried,
        tally,
    }
}

fn voted(vote: &Vote, counted_at: Timestamp, town: &dyn Town) -> Option<ItemVote> {
    let counted: Option<Counted> = town.get(vote.id);
    let paper: Option<Paper> = town.get(vote.motion);
    let draw = paper.and_then(|paper| paper.draw);
    Some(ItemVote {
        vote: vote.id,
        mode: vote.mode,
        quorum: vote.quorum,
        majority: vote.majority,
        tellers: vote.tellers,
        counted_at,
        result: vote.result()?.clone(),
        chosen: counted
            .as_ref()
            .map(|it| it.chosen.clone())
            .unwrap_or_default(),
        lot: draw.map(|draw| draw.lot),
        count: counted.map(|it| it.count),
    })
}

/// Who was against. The lines of a secret vote bear no names, so that nobody is.
fn against(motion: &Motion, sheet: &CountSheet) -> Option<Dissent> {
    let against = Content::Choice(Choice::Against);
    let lines = sheet.lines.iter().filter(|line| line.choice == against);
    let mut voters: Vec<PersonId> = lines.filter_map(|line| line.voter).collect();
    voters.sort();
    (!voters.is_empty()).then_some(Dissent {
        motion: motion.id,
        voters,
    })
}
