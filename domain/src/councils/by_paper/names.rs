//! The names that those who count need, and no others (领票人名单).

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Change, Line, PaperNamesId, PersonId, Town, VoteId};
use crate::councils::Vote;
use crate::members::Member;

use super::Taken;

/// Who took a paper ballot, by name, for one teller of the vote: a teller may be from outside the
/// council, and a paper of a recorded vote bears a name. It is there from the shutting of the box to
/// the count, and a teller who is replaced loses it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PaperNames {
    /// Derived from the vote and the teller.
    pub id: PaperNamesId,
    /// The vote.
    pub vote: VoteId,
    /// The one teller who reads it.
    pub teller: PersonId,
    /// Who took a paper, by name.
    pub voters: Vec<Named>,
}

/// Somebody and their name (姓名).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Named {
    /// The whole name.
    pub name: Line,
    /// Who.
    pub person: PersonId,
}

impl PaperNamesId {
    /// The one list of a teller for a vote.
    pub fn of(vote: VoteId, teller: PersonId) -> Self {
        Self::derived("paper_names", &[vote.0.as_bytes(), teller.0.as_bytes()])
    }
}

impl PaperNames {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.teller)
    }
}

/// Tells tellers whose papers are in the box. A phone knows no names: the server tells them.
pub(in crate::councils) fn told(vote: &Vote, tellers: &[PersonId], town: &dyn Town) -> Vec<Change> {
    if !town.is_whole() {
        return Vec::new();
    }
    let named = |it: Taken| {
        let person = it.voter;
        let name = town.get::<Member>(person)?.name;
        Some(Named { name, person })
    };
    let taken = town.of::<Taken>(vote.id).into_iter();
    let mut voters: Vec<Named> = taken.filter_map(named).collect();
    voters.sort();
    if voters.is_empty() {
        return Vec::new();
    }
    let list = |teller: &PersonId| PaperNames {
        id: PaperNamesId::of(vote.id, *teller),
        vote: vote.id,
        teller: *teller,
        voters: voters.clone(),
    };
    tellers.iter().map(list).map(Change::put).collect()
}

/// Takes the names away: from a teller who is replaced, or from both once it is counted.
pub(in crate::councils) fn untold(
    vote: &Vote,
    tellers: &[PersonId],
    town: &dyn Town,
) -> impl Iterator<Item = Change> {
    let lists = town.of::<PaperNames>(vote.id).into_iter();
    let tellers = tellers.to_vec();
    lists
        .filter(move |it| tellers.contains(&it.teller))
        .map(|it| Change::remove(&it))
}
