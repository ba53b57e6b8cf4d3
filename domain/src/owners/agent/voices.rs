//! The voices that mandates give (代理表决权).

use std::collections::{BTreeMap, BTreeSet};

use crate::core::{
    AssemblyId, Change, CommunityId, HeadId, HolderId, PersonId, Timestamp, Town, VoiceId,
};
use crate::members::{Compound, Head, Holder, Identity};
use crate::owners::assembly::{rolled, speaking};
use crate::owners::{Assembly, AssemblyState, MyVoice, Voice, Voter};

use super::{Errand, OwnersMandate};

/// The voices of agents for the heads of a roll.
pub(in crate::owners) fn voices(
    assembly: &Assembly,
    voters: &[Voter],
    at: Timestamp,
    town: &dyn Town,
) -> Vec<MyVoice> {
    let mut mandates = town.of::<OwnersMandate>(assembly.community);
    mandates.retain(|it| it.holds(at));
    // Of several mandates of one agent the one that holds longest speaks.
    mandates.sort_by_key(|it| it.until);
    let of = |it: &OwnersMandate| made(it, assembly, voters, town);
    let voices: BTreeMap<VoiceId, MyVoice> = mandates
        .iter()
        .flat_map(of)
        .map(|voice| (voice.id, voice))
        .collect();
    voices.into_values().collect()
}

/// The voices that a mandate gives in what runs.
pub(super) fn given(it: &OwnersMandate, town: &dyn Town) -> Vec<Change> {
    let mut changes = Vec::new();
    for assembly in running(it.community, town) {
        let voters = rolled(assembly.id, town, |roll| {
            let of = |head: &HeadId| roll.voter(*head).cloned();
            it.heads.iter().filter_map(of).collect::<Vec<Voter>>()
        });
        let voices = made(it, &assembly, &voters.unwrap_or_default(), town);
        changes.extend(voices.into_iter().map(Change::put));
    }
    changes
}

/// The same taken away, where no other mandate of the same agent holds. What was cast by them stays,
/// until its owner casts another one.
pub(super) fn taken(it: &OwnersMandate, at: Timestamp, town: &dyn Town) -> Vec<Change> {
    let mut others = town.of::<OwnersMandate>(it.community);
    others.retain(|other| other.id != it.id && other.agent == it.agent && other.holds(at));
    others.sort_by_key(|it| it.until);
    let mut changes = Vec::new();
    for assembly in running(it.community, town) {
        let voters = rolled(assembly.id, town, |roll| {
            let of = |head: &HeadId| roll.voter(*head).cloned();
            it.heads.iter().filter_map(of).collect::<Vec<Voter>>()
        });
        let voters = voters.unwrap_or_default();
        let still: BTreeMap<VoiceId, MyVoice> = others
            .iter()
            .flat_map(|it| made(it, &assembly, &voters, town))
            .map(|voice| (voice.id, voice))
            .collect();
        let ids: BTreeSet<HeadId> = voters.iter().map(|it| it.id).collect();
        for voter in ids {
            let voice = town.get::<MyVoice>(VoiceId::of(assembly.id, voter, it.agent));
            let Some(voice) = voice.filter(|voice| voice.mandate == Some(it.id)) else {
                continue;
            };
            changes.push(match still.get(&voice.id) {
                Some(other) => Change::put(other.clone()),
                None => Change::remove(&voice),
            });
        }
    }
    changes
}

/// The voices of one mandate. Whoever speaks for the head anyway needs none.
fn made(
    it: &OwnersMandate,
    assembly: &Assembly,
    voters: &[Voter],
    town: &dyn Town,
) -> Vec<MyVoice> {
    if !it.errands.contains(&Errand::of(assembly.force)) {
        return Vec::new();
    }
    let of = |voter: &&Voter| voter.heads.iter().any(|head| it.heads.contains(head));
    let own = |voter: AssemblyVoter| {
        let id = VoiceId::of(voter.0, voter.1, it.agent);
        let before = town.get::<MyVoice>(id);
        before.is_some_and(|it| it.voice != Voice::Agent)
    };
    let voters = voters.iter().filter(of);
    let voters = voters.filter(|voter| !own((assembly.id, voter.id)));
    let voice = |voter: &Voter| MyVoice {
        voice: Voice::Agent,
        mandate: Some(it.id),
        of: masked(&voter.heads, town).join("、"),
        ..speaking(assembly.id, voter, it.agent, town)
    };
    voters.map(voice).collect()
}

type AssemblyVoter = (AssemblyId, HeadId);

fn running(community: CommunityId, town: &dyn Town) -> Vec<Assembly> {
    let compounds = town.of::<Compound>(community).into_iter();
    let assemblies = compounds.flat_map(|it| town.of::<Assembly>(it.id));
    let runs = |it: &Assembly| {
        matches!(
            it.state,
            AssemblyState::Posted { .. } | AssemblyState::Open { .. }
        )
    };
    assemblies.filter(runs).collect()
}

/// The family names of those who hold these heads.
pub(super) fn masked(heads: &[HeadId], town: &dyn Town) -> Vec<String> {
    let heads = heads.iter().filter_map(|it| town.get::<Head>(*it));
    let names = heads.flat_map(|it| it.holders);
    let names: BTreeSet<String> = names.map(|it| Holder::masked(&it)).collect();
    names.into_iter().collect()
}

/// The heads that a person holds title of, from the register.
pub(super) fn heads_of(person: PersonId, community: CommunityId, town: &dyn Town) -> Vec<HeadId> {
    let is_theirs = |id: HolderId| {
        let identity = town.get::<Identity>(id);
        identity.is_some_and(|it| it.person == person)
    };
    let holds = |head: &Head| {
        let mut holders = head.holders.iter();
        holders.any(|it| is_theirs(it.identity(community)))
    };
    let compounds = town.of::<Compound>(community).into_iter();
    let heads = compounds.flat_map(|it| town.of::<Head>(it.id));
    heads.filter(holds).map(|it| it.id).collect()
}

/// The people who hold title of these heads and have signed in.
pub(super) fn people_of(
    heads: &[HeadId],
    community: CommunityId,
    town: &dyn Town,
) -> Vec<PersonId> {
    let heads = heads.iter().filter_map(|it| town.get::<Head>(*it));
    let holders = heads.flat_map(|it| it.holders);
    let people: BTreeSet<PersonId> = holders
        .filter_map(|it| town.get::<Identity>(it.identity(community)))
        .map(|it| it.person)
        .collect();
    people.into_iter().collect()
}
