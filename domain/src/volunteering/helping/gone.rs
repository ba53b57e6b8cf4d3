//! Whoever has no home here any more neither helps nor asks (搬走): nothing of it is left for others to
//! read, and nobody can call them.

use crate::core::{Change, Record, Refusal, Timestamp, Town};
use crate::members::Member;

use super::HelpAsked;
use super::ask::taken_back;
use super::offer::withdrawn;

/// What follows where some changes end somebody's last standing.
pub(crate) fn moved_away(
    changes: &[Change],
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut more = Vec::new();
    if !town.is_whole() {
        return Ok(more);
    }
    for member in changes.iter().filter_map(without_home) {
        let (person, community) = (member.id, member.community);
        more.extend(withdrawn(person, community, false, at, town)?);
        let asked: Vec<HelpAsked> = town.of(community);
        for request in asked {
            if request.person == person && request.is_open() {
                more.extend(taken_back(request, at, town)?);
            }
        }
    }
    Ok(more)
}

/// Somebody whom a change leaves without a home here.
pub(crate) fn without_home(change: &Change) -> Option<&Member> {
    let Change::Put(record) = change else {
        return None;
    };
    match &**record {
        Record::Member(it) if it.active().next().is_none() => Some(it),
        _ => None,
    }
}
