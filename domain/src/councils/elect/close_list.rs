//! Closing the list of candidates (确定正式候选人).

use serde::{Deserialize, Serialize};

use crate::core::{Change, MotionId, Refusal, Timestamp, Town};
use crate::councils::council::led_by;
use crate::councils::counting::Rule;
use crate::councils::floor::debatable;
use crate::councils::minutes::goes_on;
use crate::councils::{Motion, Paper, Slate, SlateFault, VoteOption};
use crate::members::{Actor, pack_of};

use super::election::open_list;
use super::{Candidate, Election, ElectionFault, List, Race};

/// Closes the list: who accepted and has backers enough stands. The ballot paper is fixed with it,
/// and the motion's hash holds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseList {
    /// The motion of the election.
    pub motion: MotionId,
}

pub(in crate::councils) fn decide(
    it: &CloseList,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let election = open_list(it.motion, town)?;
    let council = led_by(election.council, actor, town)?;
    let motion: Motion = town.get(it.motion).ok_or(Refusal::NotFound)?;
    goes_on(election.sitting, town)?;
    debatable(&motion)?;
    let pack = pack_of(council.community, at.day(), town)?;
    let mut standing = town.of::<Candidate>(it.motion);
    standing.retain(|it| it.name().is_some() && it.is_backed(pack) && it.lives_here(town));
    standing.sort_by_key(|it| (it.at, it.id));
    let most = pack.council.paper.options_most;
    if standing.len() > usize::from(most) {
        let fault = SlateFault::TooMany { most };
        return Err(Refusal::SlateUnusable { fault });
    }
    on_paper(&election, motion, &standing, at)
}

/// The ballot paper with these candidates, post by post, each with at least as many as there are
/// places.
pub(super) fn on_paper(
    election: &Election,
    motion: Motion,
    standing: &[Candidate],
    at: Timestamp,
) -> Result<Vec<Change>, Refusal> {
    let mut races = Vec::new();
    let mut options: Vec<VoteOption> = Vec::new();
    let mut changes = Vec::new();
    for (post, places) in election.elects.posts() {
        let first = options.len();
        for candidate in standing.iter().filter(|it| it.post == post) {
            let Some(title) = candidate.name().cloned() else {
                continue;
            };
            // Two of one name are told apart by what they add to it.
            if options.iter().any(|it| it.title == title) {
                let fault = SlateFault::Twice { title };
                return Err(Refusal::SlateUnusable { fault });
            }
            changes.push(Change::put(Candidate {
                number: Some(options.len() as u16),
                ..candidate.clone()
            }));
            options.push(VoteOption { title, note: None });
        }
        let candidates = (options.len() - first) as u16;
        if candidates < places {
            let stand = candidates;
            let fault = ElectionFault::TooFew {
                post,
                stand,
                places,
            };
            return Err(fault.into());
        }
        races.push(Race {
            post,
            places,
            candidates,
        });
    }
    let slate = Slate {
        rule: Rule::Election { races },
        options,
    };
    let hash = Motion::hash_of(&motion.title, &motion.text, Some(&slate));
    changes.push(Change::put(Paper {
        id: motion.id,
        sitting: motion.sitting,
        slate,
        draw: None,
    }));
    changes.push(Change::put(Election {
        list: List::Closed { at },
        ..election.clone()
    }));
    changes.push(Change::put(Motion { hash, ..motion }));
    Ok(changes)
}
