//! My voice in an assembly (我的表决权): which head somebody may speak for, and whether it has voted.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{
    AssemblyId, Audience, Change, CommunityId, CompoundId, HeadId, HomeId, Line, MandateId,
    PersonId, Timestamp, Town, VoiceId,
};
use crate::members::roster::Delivery;
use crate::members::{Home, Identity, Title};
use crate::owners::{Voice, Voter, VoterKind, Way, Weight};

use super::{Assembly, AssemblyState, OwnersCast, rolled};

/// Which head somebody may speak for. They alone read it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MyVoice {
    /// Derived from the assembly, the head and the person.
    pub id: VoiceId,
    /// The assembly.
    pub assembly: AssemblyId,
    /// The head, by its id on the roll.
    pub voter: HeadId,
    /// Whose.
    pub person: PersonId,
    /// As what they speak for it.
    pub voice: Voice,
    /// The mandate that an agent has it by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mandate: Option<MandateId>,
    /// For whom an agent speaks: family names, the rest hidden.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub of: String,
    /// What it weighs.
    pub weight: Weight,
    /// The addresses of what it holds here.
    pub homes: Vec<Line>,
    /// That it has voted, whoever of its co-owners did. What it says is in no such record.
    pub voted: Option<Voiced>,
}

/// That a head has voted (已投).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voiced {
    /// When the last ballot came.
    pub at: Timestamp,
    /// How.
    pub way: Way,
    /// Who cast it.
    pub by: PersonId,
    /// How many came so far.
    pub times: u32,
    /// That only an agent has cast so far: the owner's own ballot stands before it (Civil Code 173).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub agent: bool,
}

impl VoiceId {
    /// The one voice of a person for a head in an assembly.
    pub fn of(assembly: AssemblyId, voter: HeadId, person: PersonId) -> Self {
        let parts = [
            assembly.0.as_bytes(),
            voter.0.as_bytes(),
            person.0.as_bytes(),
        ];
        Self::derived("voice", &parts.map(|it| it.as_slice()))
    }
}

impl MyVoice {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

/// As what a holder speaks for a head. Of co-owners each may say that they were chosen: the last
/// word counts, and the head is shown to whoever counts where two contradict each other.
fn voice_of(kind: VoterKind) -> Voice {
    match kind {
        VoterKind::Sole => Voice::Owner,
        VoterKind::Joint => Voice::Chosen,
        VoterKind::Developer => Voice::Developer,
    }
}

/// The voices of everybody who holds title of a head and has signed in.
pub(super) fn voices<'a>(
    assembly: AssemblyId,
    community: CommunityId,
    voter: &'a Voter,
    town: &'a dyn Town,
) -> impl Iterator<Item = MyVoice> + use<'a> {
    let titles = voter.parts.iter().filter_map(|it| town.get(it.home));
    // The buyer of what is not handed over does not speak for the developer.
    let speaks = |it: &Title| it.delivery != Delivery::SoldUndelivered;
    let holders = titles.filter(speaks).flat_map(|it: Title| it.holders);
    let people: BTreeSet<PersonId> = holders
        .filter_map(|it| town.get::<Identity>(it.identity(community)))
        .map(|it| it.person)
        .collect();
    people
        .into_iter()
        .map(move |person| speaking(assembly, voter, person, town))
}

/// The voice of somebody for a head, as its holder.
pub(in crate::owners) fn speaking(
    assembly: AssemblyId,
    voter: &Voter,
    person: PersonId,
    town: &dyn Town,
) -> MyVoice {
    let homes = voter.parts.iter();
    let homes = homes.filter_map(|it| town.get::<Home>(it.home));
    let cast = town.get::<OwnersCast>(OwnersCast::id_of(assembly, voter.id));
    MyVoice {
        id: VoiceId::of(assembly, voter.id, person),
        assembly,
        voter: voter.id,
        person,
        voice: voice_of(voter.kind),
        mandate: None,
        of: String::new(),
        weight: voter.weight(),
        homes: homes.map(|it| it.address).collect(),
        voted: cast.map(|it| it.voted),
    }
}

/// The voices that somebody gets who proves only now that they hold title of a home: the roll is
/// frozen, and they are on it all the same. Who holds it only since then is not: their home counts
/// with the head that held it when the roll was frozen.
pub(crate) fn joins(
    person: PersonId,
    home: HomeId,
    compound: CompoundId,
    town: &dyn Town,
) -> Vec<Change> {
    let runs = |it: &Assembly| {
        matches!(
            it.state,
            AssemblyState::Posted { .. } | AssemblyState::Open { .. }
        )
    };
    let Some(title) = town.get::<Title>(home) else {
        return Vec::new();
    };
    if title.delivery == Delivery::SoldUndelivered {
        return Vec::new();
    }
    let assemblies = town.of::<Assembly>(compound).into_iter().filter(runs);
    let voices = assemblies.filter_map(|it| {
        let voter = rolled(it.id, town, |roll| {
            let holds = |it: &&Voter| it.holds(home) && it.heads.contains(&title.head);
            roll.voters.iter().find(holds).cloned()
        })??;
        let voice = speaking(it.id, &voter, person, town);
        let before = town.get::<MyVoice>(voice.id);
        let speaks = before.is_some_and(|it| it.voice != Voice::Agent);
        (!speaks).then(|| Change::put(voice))
    });
    voices.collect()
}
