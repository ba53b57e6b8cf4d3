//! Who may be nominated as a representative (推荐名单; domain-rules 6.4, seed 004): points may
//! nominate and never more (R6). The residents' group elects (Residents' Committee Law 13).

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{Day, Digest, PersonId};
use crate::volunteering::Somebody;

use super::{NominationRules, Pause};

/// That somebody says that another would be a good one (推荐).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Endorsement {
    /// Who says so.
    pub by: Somebody,
    /// Of whom.
    pub of: PersonId,
}

/// Somebody on the list. Their points stand beside them and weigh nothing. Whether they own their
/// home or rent it stands nowhere: tenants are on it like everyone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// Who.
    pub who: Somebody,
    /// Their honour.
    pub honour: u64,
    /// How many say so; filled in by [`nominated`].
    pub endorsements: u16,
}

/// The list: everyone with the honour, the endorsements and no open penalty, the most endorsed
/// first, and no more than so many for each seat. Level ones come as a public seed draws them:
/// points break no tie.
pub fn nominated(
    candidates: &[Candidate],
    endorsements: &[Endorsement],
    pauses: &[Pause],
    (seats, seed): (u16, Digest),
    (on, rules): (Day, &NominationRules),
) -> Vec<Candidate> {
    let mut list = Vec::new();
    for it in candidates {
        let theirs = |one: &&Endorsement| one.of == it.who.person && !one.by.is_close_to(&it.who);
        let by: BTreeSet<PersonId> = endorsements
            .iter()
            .filter(theirs)
            .map(|it| it.by.person)
            .collect();
        let endorsed = u16::try_from(by.len()).unwrap_or(u16::MAX);
        let paused = pauses
            .iter()
            .any(|pause| pause.person == it.who.person && pause.is_open(on));
        if it.honour >= rules.honour_least && endorsed >= rules.endorsements_least && !paused {
            let endorsements = endorsed;
            list.push(Candidate {
                endorsements,
                ..it.clone()
            });
        }
    }
    list.sort_by_cached_key(|it| (Reverse(it.endorsements), drawn(seed, it.who.person)));
    list.dedup_by_key(|it| it.who.person);
    list.truncate(usize::from(seats) * usize::from(rules.per_seat));
    list
}

fn drawn(seed: Digest, person: PersonId) -> Digest {
    let mut bytes = seed.0.to_vec();
    bytes.extend(person.0.as_bytes());
    Digest::of(&bytes)
}
