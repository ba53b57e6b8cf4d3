//! Entering an owner's ballot on paper (录票), in the office or at the door. It waits for its witness.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::core::{
    AssemblyId, Audience, Change, Digest, HeadId, HomeId, Line, OwnersPaperId, PersonId, Refusal,
    Timestamp, Town, VoiceId,
};
use crate::members::{Actor, Home, Member, Neighbour};
use crate::owners::assembly::rolled;
use crate::owners::{
    Answer, Assembly, Doorstep, MyVoice, OwnersCast, OwnersFault, Voice, Voter, VoterKind, Witness,
    WitnessFault, agent, door, may_speak, witnessed,
};

use super::PaperWitness;
use super::out::comes_in;

/// What a paper says (票面), until its witness has confirmed it. Nobody reads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnersPaper {
    /// As entered.
    pub id: OwnersPaperId,
    /// The assembly.
    pub assembly: AssemblyId,
    /// The head, by its id on the roll.
    pub voter: HeadId,
    /// Who signed it.
    pub voice: Voice,
    /// One answer a matter.
    pub said: Vec<Answer>,
}

/// Where a paper stands, for staff. Not what it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PaperNote {
    /// As entered.
    pub id: OwnersPaperId,
    /// The assembly.
    pub assembly: AssemblyId,
    /// Its number.
    pub number: Line,
    /// The head, by its id on the roll.
    pub voter: HeadId,
    /// Who entered it.
    pub entered_by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Who stands by it.
    pub witness: PersonId,
    /// The sheet with the signature, where it was taken at the door.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<Digest>,
    /// Where it stands.
    pub state: PaperState,
}

/// Where a paper stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperState {
    /// 等见证人确认
    Waiting,
    /// 已计入
    Counted,
    /// 见证人不认: it is entered anew with somebody else.
    Disowned,
}

/// Enters a ballot on paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnterOwnersPaper {
    /// Made by whoever enters it.
    pub id: OwnersPaperId,
    /// The assembly.
    pub assembly: AssemblyId,
    /// The head, by its id on the roll.
    pub head: HeadId,
    /// In which of its homes it was taken; the first, where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<HomeId>,
    /// The number printed on it.
    pub number: Line,
    /// As what it was signed.
    pub voice: Voice,
    /// One answer a matter; what cannot be read is spoilt.
    pub answers: Vec<Answer>,
    /// A neighbour of another household who was there.
    pub witness: PersonId,
    /// The sheet with the signature: whoever takes a ballot at the door photographs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<Digest>,
    /// Random, kept by nobody (ADR 4).
    pub blind: Uuid,
}

impl OwnersPaper {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Sealed
    }
}

impl PaperNote {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

pub(in crate::owners) fn decide(
    it: &EnterOwnersPaper,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let assembly: Assembly = town.get(it.assembly).ok_or(Refusal::NotFound)?;
    assembly.in_time(at)?;
    let papers = town.of::<PaperNote>(assembly.id);
    if papers.iter().any(|other| other.id == it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let voter = known(assembly.id, it.head, town)?;
    let stands = |other: &&PaperNote| other.state != PaperState::Disowned;
    let mut others = papers.iter().filter(stands);
    if others.any(|other| other.voter == voter.id || other.number == it.number) {
        return Err(OwnersFault::PaperEntered.into());
    }
    let doors = door::of_head(assembly.id, voter.id, town);
    if !actor.is_staff() {
        door::rung_by(&doors, actor, town)?;
        it.photo.ok_or(OwnersFault::NoPhoto)?;
    }
    let printed = comes_in(assembly.id, &it.number, voter.id, town)?;
    may_speak(it.voice, voter.kind).map_err(|fault| OwnersFault::Voice { fault })?;
    if it.voice == Voice::Agent && town.is_whole() {
        agent::mandated(&assembly, &voter.heads, at, town)?;
    }
    let rules = &assembly.rules()?.owners;
    let readable = |answer: &Answer| answer.offered(rules) || *answer == Answer::Spoilt;
    if it.answers.len() != assembly.items.len() || !it.answers.iter().all(readable) {
        return Err(OwnersFault::NotAnswered.into());
    }
    let cast: Option<OwnersCast> = town.get(OwnersCast::id_of(assembly.id, voter.id));
    if cast.is_some() && !rules.paper_prevails && !rules.replaceable {
        return Err(Refusal::AlreadyVoted);
    }
    let homes = &voter.homes;
    if !town.has::<Neighbour>(it.witness) {
        return Err(Refusal::NoSuchPerson);
    }
    let own = |person: &PersonId| town.has::<MyVoice>(VoiceId::of(assembly.id, voter.id, *person));
    // Whoever may speak for the head is its own witness as little as whoever lives there.
    let holder = [by, it.witness].into_iter().find(own);
    let holder = holder.unwrap_or(PersonId(Uuid::nil()));
    // Where a neighbour lives is known to the office and to the server alone.
    if town.is_whole() {
        let (first, second) = (standing(by, town), standing(it.witness, town));
        // Whoever enters it may live here; the other one is a neighbour all the same.
        let fault = if second.homes.is_empty() && first.person != second.person {
            Err(WitnessFault::NoNeighbour)
        } else {
            witnessed(holder, homes, &first, &second)
        };
        fault.map_err(|fault| OwnersFault::Witness { fault })?;
    }
    // The witness is asked about the door they stood at, and reads of no other.
    let taken = it.home.or(homes.first().copied());
    let taken = taken.filter(|it| homes.contains(it));
    let address = taken.and_then(|it| town.get::<Home>(it));
    let state = PaperState::Waiting;
    let mut changes = papered(assembly.id, voter.id, state, town);
    changes.extend(printed);
    changes.extend([
        Change::put(OwnersPaper {
            id: it.id,
            assembly: assembly.id,
            voter: voter.id,
            voice: it.voice,
            said: it.answers.clone(),
        }),
        Change::put(PaperNote {
            id: it.id,
            assembly: assembly.id,
            number: it.number.clone(),
            voter: voter.id,
            entered_by: by,
            at,
            witness: it.witness,
            photo: it.photo,
            state,
        }),
        Change::put(PaperWitness {
            id: it.id,
            assembly: assembly.id,
            person: it.witness,
            number: it.number.clone(),
            address: address.map(|it| it.address),
            at,
        }),
    ]);
    Ok(changes)
}

/// Tells at the doors of a head where its paper stands.
pub(super) fn papered(
    assembly: AssemblyId,
    voter: HeadId,
    state: PaperState,
    town: &dyn Town,
) -> Vec<Change> {
    let paper = Some(state);
    let mark = |door| Doorstep { paper, ..door };
    door::marked(assembly, &BTreeSet::from([voter]), mark, town)
}

/// A head as far as a paper needs it.
struct Known {
    id: HeadId,
    heads: Vec<HeadId>,
    kind: VoterKind,
    homes: Vec<HomeId>,
}

/// The head, from the roll, or from the doors that a phone knows.
fn known(assembly: AssemblyId, head: HeadId, town: &dyn Town) -> Result<Known, Refusal> {
    let of = |it: &Voter| Known {
        id: it.id,
        heads: it.heads.clone(),
        kind: it.kind,
        homes: it.parts.iter().map(|it| it.home).collect(),
    };
    if let Some(found) = rolled(assembly, town, |roll| roll.voter(head).map(of)) {
        return found.ok_or(OwnersFault::NotOnTheRoll.into());
    }
    let doors = door::of_head(assembly, head, town);
    let kind = doors.first().map(|it| it.kind).ok_or(OwnersFault::NoRoll)?;
    let homes = doors.iter().flat_map(|it| &it.homes).map(|it| it.home);
    Ok(Known {
        id: head,
        heads: vec![head],
        kind,
        homes: homes.collect(),
    })
}

/// A paper that is not counted: nobody is asked about it any more, and what it says is gone.
pub(in crate::owners) fn disowned(note: PaperNote, town: &dyn Town) -> Vec<Change> {
    let mut changes = Vec::new();
    let paper: Option<OwnersPaper> = town.get(note.id);
    changes.extend(paper.map(|it| Change::remove(&it)));
    let asked: Option<PaperWitness> = town.get(note.id);
    changes.extend(asked.map(|it| Change::remove(&it)));
    let state = PaperState::Disowned;
    changes.push(Change::put(PaperNote { state, ..note }));
    changes
}

/// Somebody with the homes they live in; staff who live nowhere here have none.
fn standing(person: PersonId, town: &dyn Town) -> Witness {
    let member: Option<Member> = town.get(person);
    let lives = member.iter().flat_map(|it| it.active().map(|it| it.home));
    Witness {
        person,
        homes: lives.collect(),
    }
}
