//! What an assembly of owners takes elsewhere (业主表决台账): one line a head, with its homes, its area,
//! what reached it and whether it has voted. What a ballot says is in no list.

use std::collections::BTreeMap;

use domain::members::{Head, Home};
use domain::owners::{
    Assembly, OwnersCast, OwnersRoll, OwnersServed, ServedBy, Voter, VoterKind, Way,
};
use domain::{AssemblyId, HeadId, Lang, Plain, Town, wording};

use super::Sheet;
use super::sheet::Cell;
use crate::imports::order;

const LANG: Lang = Lang::ZhCn;

/// The ledger of an assembly whose roll is frozen.
pub fn ledger(id: AssemblyId, town: &Plain) -> Option<Sheet> {
    let whole: &dyn Town = town;
    let roll: OwnersRoll = whole.get(id)?;
    let assembly: Assembly = whole.get(id)?;
    let cast = who_voted(id, whole);
    let served = whole.of::<OwnersServed>(id);
    let lines = by_address(&roll, whole);
    let row = |(address, voter): &(String, &Voter)| {
        let voted = cast.get(&voter.id).map(|it| it.voted);
        vec![
            format!(
                "〔{}〕{} 号",
                assembly.called_at.day().ymd().0,
                assembly.number
            )
            .into(),
            address.clone().into(),
            holders(voter, whole).into(),
            kind(voter.kind).into(),
            Cell::Count(voter.parts.len() as i64),
            Cell::Area(voter.weight().area),
            reached(voter.id, &served).into(),
            Cell::maybe(voted.map(|it| match it.way {
                Way::Phone => "手机",
                Way::Paper => "纸票",
            })),
            voted.map_or(Cell::from(""), |it| Cell::instant(it.at)),
        ]
    };
    Some(Sheet {
        name: "业主表决台账",
        headings: vec![
            ("编号", 14),
            ("房屋", 24),
            ("产权人", 24),
            ("表决权人", 12),
            ("套数", 6),
            ("专有部分面积", 14),
            ("送达", 24),
            ("投票", 8),
            ("投票时间", 18),
        ],
        rows: lines.iter().map(row).collect(),
    })
}

/// Who has voted, by head.
pub(super) fn who_voted(id: AssemblyId, town: &dyn Town) -> BTreeMap<HeadId, OwnersCast> {
    let cast = town.of::<OwnersCast>(id).into_iter();
    cast.map(|it| (it.voter, it)).collect()
}

/// The heads of a roll in the order of their homes' addresses, each with these.
pub(super) fn by_address<'a>(roll: &'a OwnersRoll, town: &dyn Town) -> Vec<(String, &'a Voter)> {
    let voters = roll.roll.voters.iter();
    let mut lines: Vec<_> = voters.map(|it| (addresses(it, town), it)).collect();
    lines.sort_by_cached_key(|(address, _)| order(address));
    lines
}

fn addresses(voter: &Voter, town: &dyn Town) -> String {
    let homes = voter
        .parts
        .iter()
        .filter_map(|it| town.get::<Home>(it.home));
    let mut addresses: Vec<String> = homes.map(|it| it.address.to_string()).collect();
    addresses.sort_by_cached_key(|it| order(it));
    addresses.join("、")
}

pub(super) fn holders(voter: &Voter, town: &dyn Town) -> String {
    let heads = voter.heads.iter().filter_map(|it| town.get::<Head>(*it));
    let mut names: Vec<String> = heads
        .flat_map(|it| it.holders)
        .map(|it| it.name.to_string())
        .collect();
    names.sort();
    names.dedup();
    names.join("、")
}

fn kind(it: VoterKind) -> &'static str {
    match it {
        VoterKind::Sole => "单独所有",
        VoterKind::Joint => "共有",
        VoterKind::Developer => "建设单位",
    }
}

/// Every way by which something reached a head, each once.
fn reached(head: HeadId, served: &[OwnersServed]) -> String {
    let mine = served.iter().filter(|it| it.heads.contains(&head));
    let mut ways: Vec<ServedBy> = mine.map(|it| it.by).collect();
    ways.sort();
    ways.dedup();
    let words: Vec<&str> = ways
        .into_iter()
        .map(|it| wording::served_by(it, LANG))
        .collect();
    words.join("、")
}
