//! What waits for this person: ballots of owners, and papers they are asked to stand by.

use domain::owners::{Assembly, Force, PaperWitness};
use domain::{AssemblyId, Timestamp};

use super::{is_open, takes_ballots, voices};
use crate::shell::{Here, sorted};

/// An assembly that waits for this person.
#[derive(Clone, Debug, PartialEq)]
pub struct Wait {
    /// Which.
    pub id: AssemblyId,
    /// Its title.
    pub title: String,
    /// When it closes.
    pub closes_at: Timestamp,
    /// What to do, in a word or two.
    pub what: &'static str,
}

/// The assemblies that wait for this person, the one that closes first before the others.
pub fn waiting(here: Here) -> Vec<Wait> {
    let Some(me) = here.person() else {
        return Vec::new();
    };
    let mut open = here.all::<Assembly>();
    open.retain(is_open);
    let open = sorted(open, |it| (it.closes_at.0, it.id.0));
    let asked = here.all::<PaperWitness>();
    let waits = |it: Assembly| {
        let stands_by = asked
            .iter()
            .any(|paper| paper.assembly == it.id && paper.person == me);
        let lacks = || voices(here, it.id).iter().any(|it| it.voted.is_none());
        let votes = takes_ballots(here, &it) && lacks();
        let what = match (stands_by, votes, it.force) {
            (true, ..) => here.t.owners_witness(),
            (_, true, Force::Statutory) => here.t.owners_todo(),
            (_, true, Force::Advisory) => here.t.owners_todo_asked(),
            (false, false, _) => return None,
        };
        Some(Wait {
            id: it.id,
            title: it.title.to_string(),
            closes_at: it.closes_at,
            what,
        })
    };
    open.into_iter().filter_map(waits).collect()
}
