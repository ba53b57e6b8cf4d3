//! Casting an owner's ballot (投票): on the phone, without a network too. Whatever comes for a head
//! is kept, and one of it counts.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::core::{
    AssemblyId, Audience, Change, HeadId, OwnersBallotId, PersonId, Refusal, Timestamp, Town,
    VoiceId,
};
use crate::members::Actor;
use crate::owners::delivery::is_reached;
use crate::owners::{
    AffectedTurnout, Answer, Cast, Doorstep, OwnersFault, PaperState, Voice, Way, Weight, affected,
    agent, door,
};

use super::{Assembly, MyVoice, Voiced, rolled, turnout};

/// A ballot as it came in (选票). Nobody ever reads it: it stays for whoever must prove the count.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnersBallot {
    /// Derived from the assembly, the head and how many came before.
    pub id: OwnersBallotId,
    /// The assembly.
    pub assembly: AssemblyId,
    /// The ballot: one answer a matter.
    pub cast: Cast<Vec<Answer>>,
}

/// That a head has voted, for staff, so that nobody rings at its door again. Not what it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnersCast {
    /// Derived from the assembly and the head.
    pub id: OwnersBallotId,
    /// The assembly.
    pub assembly: AssemblyId,
    /// The head.
    pub voter: HeadId,
    /// When and how.
    pub voted: Voiced,
}

/// Casts a ballot for a head, or replaces it until the close.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CastOwnersBallot {
    /// The assembly.
    pub assembly: AssemblyId,
    /// The head, by its id on the roll.
    pub head: HeadId,
    /// One answer a matter, in their order.
    pub answers: Vec<Answer>,
    /// Random, made by the phone, kept by nobody: with it the stored hash of the command tells
    /// nothing about the choice (ADR 4).
    pub blind: Uuid,
}

impl OwnersBallot {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Sealed
    }
}

impl OwnersCast {
    /// The one of a head.
    pub fn id_of(assembly: AssemblyId, voter: HeadId) -> OwnersBallotId {
        let parts = [assembly.0.as_bytes().as_slice(), voter.0.as_bytes()];
        OwnersBallotId::derived("owners-cast", &parts)
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

pub(in crate::owners) fn decide(
    it: &CastOwnersBallot,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let assembly: Assembly = town.get(it.assembly).ok_or(Refusal::NotFound)?;
    let voice: MyVoice = town
        .get(VoiceId::of(it.assembly, it.head, by))
        .ok_or(OwnersFault::NotOnTheRoll)?;
    assembly.in_time(at)?;
    let rules = &assembly.rules()?.owners;
    let offered = it.answers.iter().all(|answer| answer.offered(rules));
    if it.answers.len() != assembly.items.len() || !offered {
        return Err(OwnersFault::NotAnswered.into());
    }
    let by_agent = voice.voice == Voice::Agent;
    if by_agent {
        agent::may_cast(&voice, &assembly, at, town)?;
    }
    // An owner's own ballot stands before an agent's, however that came (Civil Code 173).
    if let Some(voted) = voice.voted.filter(|it| by_agent || !it.agent) {
        if voted.way == Way::Paper && rules.paper_prevails {
            return Err(OwnersFault::PaperCounts.into());
        }
        if !rules.replaceable {
            return Err(Refusal::AlreadyVoted);
        }
    }
    let came = Came {
        assembly: assembly.id,
        voter: it.head,
        weight: voice.weight,
        by,
        voice: voice.voice,
        way: Way::Phone,
        before: voice.voted,
    };
    let mut changes = received(came, it.answers.clone(), at, town);
    if by_agent {
        changes.extend(agent::done(&voice, assembly.id, at, town));
    }
    // A phone knows its own voice alone; the server tells everybody who speaks for the head.
    if !town.is_whole() {
        let voted = Some(came.voted(at));
        changes.push(Change::put(MyVoice { voted, ..voice }));
    }
    Ok(changes)
}

/// One ballot that came for a head.
#[derive(Clone, Copy)]
pub(in crate::owners) struct Came {
    pub assembly: AssemblyId,
    pub voter: HeadId,
    pub weight: Weight,
    pub by: PersonId,
    pub voice: Voice,
    pub way: Way,
    /// What came for it before.
    pub before: Option<Voiced>,
}

impl Came {
    fn times(&self) -> u32 {
        self.before.map_or(0, |it| it.times) + 1
    }

    fn voted(&self, at: Timestamp) -> Voiced {
        let agent = self.voice == Voice::Agent && self.before.is_none_or(|it| it.agent);
        // Paper stands, but for an agent's that the owner's own ballot stands before.
        let stands = |it: Voiced| it.way == Way::Paper && (agent || !it.agent);
        let paper = self.before.is_some_and(stands);
        Voiced {
            at,
            way: if paper { Way::Paper } else { self.way },
            by: self.by,
            times: self.times(),
            agent,
        }
    }
}

/// The roll is looked into only where a matter touches some more than others.
fn came_there(
    before: Vec<AffectedTurnout>,
    assembly: AssemblyId,
    voter: HeadId,
    town: &dyn Town,
) -> Vec<AffectedTurnout> {
    if before.is_empty() {
        return before;
    }
    let found = rolled(assembly, town, |roll| roll.voter(voter).cloned());
    match found.flatten() {
        Some(voter) => affected::came(before, &voter),
        None => before,
    }
}

/// Puts a ballot into the box, and tells that its head has voted.
pub(in crate::owners) fn received(
    came: Came,
    said: Vec<Answer>,
    at: Timestamp,
    town: &dyn Town,
) -> Vec<Change> {
    let (assembly, voter) = (came.assembly, came.voter);
    let voted = came.voted(at);
    let times = came.times().to_be_bytes();
    let parts = [assembly.0.as_bytes().as_slice(), voter.0.as_bytes(), &times];
    let mut changes = vec![
        Change::put(OwnersBallot {
            id: OwnersBallotId::derived("owners-ballot", &parts),
            assembly,
            cast: Cast {
                head: voter,
                by: came.by,
                voice: came.voice,
                way: came.way,
                at,
                seq: came.times().into(),
                said,
            },
        }),
        Change::put(OwnersCast {
            id: OwnersCast::id_of(assembly, voter),
            assembly,
            voter,
            voted,
        }),
    ];
    let first = came.before.is_none();
    let paper = voted.way == Way::Paper;
    let was_paper = came.before.is_some_and(|it| it.way == Way::Paper);
    // Saved is not counted: a phone shows the numbers of all as they came.
    if town.is_whole() {
        changes.extend(turnout(assembly, town, |mut it| {
            if first {
                it.cast = it.cast + came.weight;
                it.affected = came_there(it.affected, assembly, voter, town);
            }
            it.on_paper += u64::from(paper);
            it.on_paper -= u64::from(was_paper);
            if first && !is_reached(assembly, voter, town) {
                it.reached += 1;
            }
            it
        }));
    }
    // What an agent cast leaves the owner their own word.
    let way = Some(voted.way).filter(|_| !voted.agent);
    let mark = |door: Doorstep| Doorstep {
        reached: true,
        voted: way,
        paper: match came.way {
            Way::Paper => Some(PaperState::Counted),
            Way::Phone => door.paper,
        },
        ..door
    };
    changes.extend(door::marked(assembly, &BTreeSet::from([voter]), mark, town));
    if town.is_whole() {
        let voices = town.of::<MyVoice>(voter).into_iter();
        let mine = voices.filter(|it| it.assembly == assembly);
        let voted = Some(voted);
        changes.extend(mine.map(|it| Change::put(MyVoice { voted, ..it })));
    }
    changes
}
