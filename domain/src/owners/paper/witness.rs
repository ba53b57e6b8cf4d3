//! A witness confirms a ballot on paper (见证), on their own phone. They are asked whether they were
//! there, not what the paper says.

use serde::{Deserialize, Serialize};

use crate::core::{
    AssemblyId, Audience, Change, Line, OwnersPaperId, PersonId, Refusal, Timestamp, Town,
};
use crate::members::Actor;
use crate::owners::assembly::{Came, received, rolled};
use crate::owners::{Assembly, AssemblyState, OwnersCast, OwnersFault, Voice, Way, agent};

use super::enter::papered;
use super::{OwnersPaper, PaperNote, PaperState};

/// That somebody is asked to stand by a paper. They alone read it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PaperWitness {
    /// As the paper was entered.
    pub id: OwnersPaperId,
    /// The assembly.
    pub assembly: AssemblyId,
    /// Who is asked.
    pub person: PersonId,
    /// The number of the paper.
    pub number: Line,
    /// Where it was taken.
    pub address: Option<Line>,
    /// When it was entered.
    pub at: Timestamp,
}

/// Says whether one was there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WitnessOwnersPaper {
    /// The assembly.
    pub assembly: AssemblyId,
    /// Which paper.
    pub paper: OwnersPaperId,
    /// Whether one saw that it was filled in and signed there.
    pub saw: bool,
}

impl PaperWitness {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

pub(in crate::owners) fn decide(
    it: &WitnessOwnersPaper,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let asked: PaperWitness = town.get(it.paper).ok_or(Refusal::NotFound)?;
    if asked.person != by {
        return Err(Refusal::NotYours);
    }
    let assembly: Assembly = town.get(asked.assembly).ok_or(Refusal::NotFound)?;
    // What was entered before the close may be confirmed until it is counted.
    if !matches!(assembly.state, AssemblyState::Open { .. }) {
        assembly.in_time(at)?;
    }
    let mut changes = vec![Change::remove(&asked)];
    // What the paper says is with the server alone.
    let (Some(paper), Some(note)) = (
        town.get::<OwnersPaper>(it.paper),
        town.get::<PaperNote>(it.paper),
    ) else {
        return Ok(changes);
    };
    let state = if it.saw {
        PaperState::Counted
    } else {
        PaperState::Disowned
    };
    changes.push(Change::remove(&paper));
    if it.saw {
        let voter = rolled(assembly.id, town, |roll| roll.voter(paper.voter).cloned());
        let voter = voter.flatten().ok_or(OwnersFault::NotOnTheRoll)?;
        let before: Option<OwnersCast> = town.get(OwnersCast::id_of(assembly.id, voter.id));
        let came = Came {
            assembly: assembly.id,
            voter: voter.id,
            weight: voter.weight(),
            by: note.entered_by,
            voice: paper.voice,
            way: Way::Paper,
            before: before.map(|it| it.voted),
        };
        // It was handed in when it was entered; that alone decides lateness.
        changes.extend(received(came, paper.said, note.at, town));
        if paper.voice == Voice::Agent {
            let heads = &voter.heads;
            changes.extend(agent::done_on_paper(&assembly, heads, note.at, town));
        }
    } else {
        changes.extend(papered(assembly.id, paper.voter, state, town));
    }
    changes.push(Change::put(PaperNote { state, ..note }));
    Ok(changes)
}
