//! Which ballot of a head counts (一户一票): one, whichever way it came.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::core::{HeadId, PersonId, Timestamp};

use super::{Cast, OwnerRules, Roll, Voice, Way};

/// What counts of everything that came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settled<A> {
    /// What each voter said, by the voter's id: one answer each.
    pub answers: BTreeMap<HeadId, A>,
    /// Ballots that another one of the same head stands before (被替换).
    pub replaced: u32,
    /// Ballots received at the close or after it (迟到).
    pub late: u32,
    /// Ballots of nobody on the roll: tenants', and owners' elsewhere (名册外).
    pub strangers: u32,
    /// Heads for which two people of equal standing said different things, for whoever counts to
    /// look at.
    pub contested: BTreeSet<HeadId>,
}

/// Finds the ballot that counts for each head (domain-rules 4.6, 13).
///
/// A principal's own ballot stands before an agent's, whichever came first: who votes in person
/// takes the mandate back (Civil Code 173). Then paper stands before the phone, where the pack says
/// so: a ballot on paper has witnesses and is no longer in the voter's hands. Then the last one
/// counts, or the first where ballots cannot be replaced. What the server received at the close or
/// later does not count.
pub fn settle<A: Clone + PartialEq>(
    roll: &Roll,
    casts: &[Cast<A>],
    closes_at: Timestamp,
    rules: &OwnerRules,
) -> Settled<A> {
    let voters = roll.index();
    let mut came: BTreeMap<HeadId, Vec<&Cast<A>>> = BTreeMap::new();
    let (mut late, mut strangers) = (0, 0);
    for cast in casts {
        match voters.get(&cast.head) {
            None => strangers += 1,
            Some(_) if cast.at >= closes_at => late += 1,
            Some(voter) => came.entry(*voter).or_default().push(cast),
        }
    }
    let mut settled = Settled {
        answers: BTreeMap::new(),
        replaced: 0,
        late,
        strangers,
        contested: BTreeSet::new(),
    };
    for (voter, mut casts) in came {
        casts.sort_by_key(|it| rank(it, rules));
        let Some((counts, others)) = casts.split_last() else {
            continue;
        };
        settled.replaced += others.len() as u32;
        if contested(counts, others) {
            settled.contested.insert(voter);
        }
        settled.answers.insert(voter, counts.said.clone());
    }
    settled
}

/// Whether somebody else of the same standing has the last word of theirs against what counts. Of a
/// paper only who entered it is known, not which of the owners signed it: it contests nothing.
fn contested<A: PartialEq>(counts: &Cast<A>, others: &[&Cast<A>]) -> bool {
    let is_agent = |it: &Cast<A>| it.voice == Voice::Agent;
    let on_phones = |it: &Cast<A>| [it.way, counts.way] == [Way::Phone, Way::Phone];
    let equal =
        |it: &&&Cast<A>| on_phones(it) && it.by != counts.by && is_agent(it) == is_agent(counts);
    let mut words: BTreeMap<PersonId, &Cast<A>> = BTreeMap::new();
    for cast in others.iter().filter(equal) {
        let last = words.entry(cast.by).or_insert(cast);
        if cast.seq > last.seq {
            *last = cast;
        }
    }
    words.values().any(|it| it.said != counts.said)
}

/// What stands before what. The server gives each ballot a place of its own, so none are level.
fn rank<A>(cast: &Cast<A>, rules: &OwnerRules) -> (bool, bool, i128) {
    let own = cast.voice != Voice::Agent;
    let paper = rules.paper_prevails && cast.way == Way::Paper;
    let seq = i128::from(cast.seq);
    (own, paper, if rules.replaceable { seq } else { -seq })
}
