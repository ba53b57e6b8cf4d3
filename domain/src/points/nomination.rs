//! Who may be nominated as a representative (推荐名单; domain-rules 6.4, seed 004): points may
//! nominate and never more (R6). The residents' group elects (Residents' Committee Law 13).
//!
//! One stands on the list because one asks to, with one's honour beside the name; neighbours of
//! other households endorse; a penalty takes one off it until its months are over. It suggests
//! names to an election and decides nothing there (ADR 18, 45).

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, Digest, EndorsementId, PersonId, Plain, Refusal, Timestamp, Town,
};
use crate::members::{Actor, pack_of};
use crate::volunteering::without_home;

use super::account::{journal_of, pauses_of, somebody};
use super::{Balance, Journal, NominationRules, PointsFault};

/// Somebody who is ready to be nominated (推荐人选), as neighbours read it. Whether they own their
/// home or rent it stands nowhere: tenants are on the list like everyone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nominee {
    /// Who.
    pub id: PersonId,
    /// The community.
    pub community: CommunityId,
    /// Since when.
    pub at: Timestamp,
    /// Their honour: shown beside, and weighing nothing.
    pub honour: u64,
    /// How many neighbours of other households endorse them.
    pub endorsed: u32,
}

/// That somebody says that a neighbour would be a good one (推荐), which only they read; neighbours
/// read the number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endorsement {
    /// Derived from both: one each.
    pub id: EndorsementId,
    /// Of whom.
    pub of: PersonId,
    /// Who says so.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// Says that one is ready (愿意被推荐), and agrees that neighbours read one's honour beside the name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JoinNominees {
    /// The community.
    pub community: CommunityId,
}

/// Takes it back (退出推荐名单).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeaveNominees {
    /// The community.
    pub community: CommunityId,
}

/// Endorses a neighbour, or takes it back (推荐、收回推荐).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Endorse {
    /// Whom.
    pub person: PersonId,
    /// Whether it holds; `false` takes it back.
    pub holds: bool,
}

impl EndorsementId {
    /// The one endorsement of somebody by somebody.
    pub fn of(of: PersonId, by: PersonId) -> Self {
        Self::derived("endorsement", &[of.0.as_bytes(), by.0.as_bytes()])
    }
}

impl Nominee {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }

    /// Whether their honour and those who endorse them are enough.
    pub fn is_enough(&self, rules: &NominationRules) -> bool {
        self.honour >= rules.honour_least && self.endorsed >= u32::from(rules.endorsements_least)
    }

    /// The same with the honour that a ledger gives.
    pub(super) fn with(self, journal: &Journal) -> Self {
        let honour = Balance::of(journal, self.id, Timestamp(i64::MAX)).honour;
        Self { honour, ..self }
    }
}

impl Endorsement {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.by)
    }
}

/// The list for so many seats (推荐名单): everyone with the honour and the endorsements, the most
/// endorsed first, and no more than so many for each seat. Level ones come as a public seed draws
/// them: points break no tie.
pub fn nominated(
    nominees: &[Nominee],
    (seats, seed): (u16, Digest),
    rules: &NominationRules,
) -> Vec<Nominee> {
    let enough = nominees.iter().filter(|it| it.is_enough(rules));
    let mut list: Vec<Nominee> = enough.cloned().collect();
    list.sort_by_cached_key(|it| (Reverse(it.endorsed), drawn(seed, it.id)));
    list.truncate(usize::from(seats) * usize::from(rules.per_seat));
    list
}

fn drawn(seed: Digest, person: PersonId) -> Digest {
    let mut bytes = seed.0.to_vec();
    bytes.extend(person.0.as_bytes());
    Digest::of(&bytes)
}

pub(super) fn join(
    it: &JoinNominees,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::NotYours)?;
    pack_of(it.community, at.day(), town)?;
    if town.has::<Nominee>(person) {
        return Err(Refusal::AlreadyThere);
    }
    // Whoever only works here has no residents' group to represent.
    if actor.standings().is_empty() {
        return Err(Refusal::NotYours);
    }
    let pauses = pauses_of(person, town);
    let open = pauses.iter().filter(|it| it.is_open(at.day()));
    if let Some(until) = open.map(|it| it.until).max() {
        return Err(PointsFault::KeptOffList { until }.into());
    }
    let nominee = Nominee {
        id: person,
        community: it.community,
        at,
        honour: 0,
        endorsed: endorsed(person, town),
    };
    Ok(vec![Change::put(nominee.with(&journal_of(person, town)))])
}

pub(super) fn leave(actor: &Actor, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::NotYours)?;
    let nominee: Nominee = town.get(person).ok_or(Refusal::NotFound)?;
    Ok(vec![Change::remove(&nominee)])
}

pub(super) fn endorse(
    it: &Endorse,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let nominee: Option<Nominee> = town.get(it.person);
    let id = EndorsementId::of(it.person, by);
    let before: Option<Endorsement> = town.get(id);
    if !it.holds {
        let mut changes = vec![Change::remove(&before.ok_or(Refusal::NotFound)?)];
        // Whoever left the list for a while is not endorsed by this when they come back.
        changes.extend(nominee.map(|it| {
            let endorsed = it.endorsed.saturating_sub(1);
            Change::put(Nominee { endorsed, ..it })
        }));
        return Ok(changes);
    }
    let mut nominee = nominee.ok_or(Refusal::NotFound)?;
    if before.is_some() {
        return Err(Refusal::AlreadyThere);
    }
    if actor.standings().is_empty() {
        return Err(Refusal::NotYours);
    }
    if somebody(by, town).is_close_to(&somebody(it.person, town)) {
        return Err(PointsFault::EndorsesOwn.into());
    }
    nominee.endorsed += 1;
    let endorsement = Endorsement {
        id,
        of: it.person,
        by,
        at,
    };
    Ok(vec![Change::put(nominee), Change::put(endorsement)])
}

/// Off the list, where somebody is on it: a penalty was decided (domain-rules 6.4).
pub(super) fn kept_off(person: PersonId, town: &dyn Town) -> Option<Change> {
    town.get::<Nominee>(person).map(|it| Change::remove(&it))
}

/// Off the list goes whoever some changes leave without a home here, and with them what they said
/// for others.
pub(crate) fn moved_away(changes: &[Change], town: &dyn Town) -> Vec<Change> {
    let gone = changes.iter().filter_map(without_home);
    gone.flat_map(|it| {
        let off = kept_off(it.id, town);
        off.into_iter().chain(unsaid(it.id, it.community, town))
    })
    .collect()
}

/// The endorsements of somebody, taken back.
fn unsaid(by: PersonId, community: CommunityId, town: &dyn Town) -> Vec<Change> {
    let others = nominees(community, town).into_iter();
    let others = others.filter(|it| it.id != by).filter_map(|it| {
        let said: Endorsement = town.get(EndorsementId::of(it.id, by))?;
        let endorsed = it.endorsed.saturating_sub(1);
        let nominee = Nominee { endorsed, ..it };
        Some([Change::remove(&said), Change::put(nominee)])
    });
    others.flatten().collect()
}

/// Those on the list (推荐人选).
pub fn nominees(community: CommunityId, town: &dyn Town) -> Vec<Nominee> {
    town.of::<Nominee>(community)
}

/// The nominees, from the ledgers and those who endorse them.
pub(crate) fn nominees_again(town: &Plain) -> Vec<Nominee> {
    let again = |it: &Nominee| {
        let endorsed = endorsed(it.id, town);
        let nominee = Nominee {
            endorsed,
            ..it.clone()
        };
        nominee.with(&journal_of(it.id, town))
    };
    town.all::<Nominee>().map(again).collect()
}

fn endorsed(person: PersonId, town: &dyn Town) -> u32 {
    u32::try_from(town.of::<Endorsement>(person).len()).unwrap_or(u32::MAX)
}
