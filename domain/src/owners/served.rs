//! What reached whom (送达台账), and what of it is proof (domain-rules 4.5, 4.6).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::core::{BuildingId, Calendar, Digest, HeadId, RulePack, Timestamp, UnitId};

use super::{Policy, Roll, Schedule, Voter};

/// How a ballot or a notice reached an owner (送达方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServedBy {
    /// 签收: signed for on paper.
    SignedFor,
    /// 上门告知: told at the door, nothing signed. It reaches, and proves nothing.
    Told,
    /// 短信
    Texted,
    /// 张贴: posted in the compound for whoever could not be reached.
    Posted,
}

impl ServedBy {
    /// Whether it counts with a photo of the sheet or of the notice alone.
    pub fn needs_photo(self) -> bool {
        matches!(self, Self::SignedFor | Self::Posted)
    }
}

/// One line of the delivery ledger (送达记录).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Served {
    /// Which head.
    pub head: HeadId,
    /// How.
    pub by: ServedBy,
    /// When.
    pub at: Timestamp,
    /// The photo.
    pub photo: Option<Digest>,
}

/// The voters to whom delivery is proven before the close, as a policy asks; nobody where the pack
/// does not know the policy.
///
/// A notice on the board, where a pack takes it for proof at all, counts once it has hung its days. A
/// login is no proof here: nobody notes that somebody looked (ADR 40).
pub fn proven(
    roll: &Roll,
    served: &[Served],
    policy: Policy,
    schedule: &Schedule,
    pack: &RulePack,
) -> BTreeSet<HeadId> {
    let rules = &pack.owners;
    let Some(rule) = rules.silence(policy) else {
        return BTreeSet::new();
    };
    let voters = roll.index();
    let in_time = |it: &Served| match it.by {
        ServedBy::Posted => {
            let days = rules.window.posting_days;
            let hung = Calendar::built_in().period(it.at.day(), days, pack.weekends_shift);
            hung.next.starts_at() <= schedule.closes_at
        }
        ServedBy::SignedFor | ServedBy::Told | ServedBy::Texted => true,
    };
    let proves = |it: &&Served| {
        let kept = !it.by.needs_photo() || it.photo.is_some();
        rule.proven_by.contains(&it.by) && kept && it.at < schedule.closes_at && in_time(it)
    };
    let heads = served.iter().filter(proves).map(|it| it.head);
    heads
        .filter_map(|head| voters.get(&head).copied())
        .collect()
}

/// The voters of a roll whom nothing has reached (未联系上).
pub fn unreached<'a>(roll: &'a Roll, reached: &BTreeSet<HeadId>) -> Vec<&'a Voter> {
    let voters = roll.voters.iter();
    let open = |it: &&Voter| it.heads.iter().all(|head| !reached.contains(head));
    voters.filter(open).collect()
}

/// How many homes of each building and unit are theirs.
pub fn homes_of(voters: &[&Voter]) -> BTreeMap<(BuildingId, UnitId), u32> {
    let mut homes = BTreeMap::new();
    for part in voters.iter().flat_map(|it| &it.parts) {
        *homes.entry((part.building, part.unit)).or_default() += 1;
    }
    homes
}
