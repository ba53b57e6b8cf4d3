//! Stars from the residents a project touches (评价): one rating each, counted, never named.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, Line, PersonId, ProposalId, RatingId, Refusal, RemarkId,
    Timestamp, Town,
};
use crate::members::Actor;

use super::project::found;
use super::{Project, ProjectFault, ProjectState};

/// One to five stars (星).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stars {
    /// 很不满意
    One,
    /// 不满意
    Two,
    /// 一般
    Three,
    /// 满意
    Four,
    /// 很满意
    Five,
}

impl Stars {
    /// All of them, from one.
    pub const ALL: [Self; 5] = [Self::One, Self::Two, Self::Three, Self::Four, Self::Five];

    /// How many.
    pub fn count(self) -> u32 {
        self as u32 + 1
    }
}

/// What one person gave; only that person reads it (评价).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// Derived from the project and the person: one each.
    pub id: RatingId,
    /// The project.
    pub project: ProposalId,
    /// Who gave it.
    pub person: PersonId,
    /// How many.
    pub stars: Stars,
    /// The line that went to the committee.
    pub remark: Option<Line>,
    /// When.
    pub at: Timestamp,
}

/// How many gave how many stars: a fold of the ratings (评价汇总).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratings {
    /// The project.
    pub id: ProposalId,
    /// The community.
    pub community: CommunityId,
    /// How many gave one star, two, and so on.
    pub counts: [u32; 5],
}

/// A line that somebody added to their stars, without their name, for the committee (留言).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Made by the phone, so that it tells nothing of the person.
    pub id: RemarkId,
    /// The project.
    pub project: ProposalId,
    /// The stars beside it.
    pub stars: Stars,
    /// The line.
    pub text: Line,
}

/// Gives stars.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// The project.
    pub project: ProposalId,
    /// How many.
    pub stars: Stars,
    /// A line for the committee, with an id that the phone makes.
    pub remark: Option<(RemarkId, Line)>,
}

impl RatingId {
    /// The one rating a person can give a project.
    pub fn of(project: ProposalId, person: PersonId) -> Self {
        Self::derived("rating", &[project.0.as_bytes(), person.0.as_bytes()])
    }
}

impl Rating {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

impl Remark {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

impl Ratings {
    /// Those of a project that nobody has rated yet.
    pub(crate) fn none(project: &Project) -> Self {
        Self {
            id: project.id,
            community: project.community,
            counts: [0; 5],
        }
    }

    /// One more.
    pub(crate) fn add(&mut self, stars: Stars) {
        self.counts[stars as usize] += 1;
    }

    /// How many gave stars.
    pub fn given(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// The mean in tenths of a star, rounded down; `None` where nobody gave any.
    pub fn mean_tenths(&self) -> Option<u32> {
        let stars = self
            .counts
            .iter()
            .zip(1..)
            .map(|(count, stars)| count * stars);
        (stars.sum::<u32>() * 10).checked_div(self.given())
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Public
    }
}

pub(super) fn decide(
    it: &Rate,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    let project = found(it.project, town)?;
    let ProjectState::Evaluating { evaluation, .. } = &project.state else {
        return Err(project.elsewhere(town));
    };
    if !project.affects(actor) {
        return Err(Refusal::NotAffected);
    }
    let last = evaluation.last;
    if at.day() > last {
        return Err(Refusal::Project {
            fault: ProjectFault::EvaluationOver { last },
        });
    }
    let id = RatingId::of(project.id, person);
    if town.has::<Rating>(id) {
        return Err(Refusal::Project {
            fault: ProjectFault::AlreadyRated,
        });
    }
    let counted: Option<Ratings> = town.get(project.id);
    let mut ratings = counted.unwrap_or_else(|| Ratings::none(&project));
    ratings.add(it.stars);
    let mut changes = vec![Change::put(Rating {
        id,
        project: project.id,
        person,
        stars: it.stars,
        remark: it.remark.as_ref().map(|(_, text)| text.clone()),
        at,
    })];
    if let Some((id, text)) = &it.remark {
        if town.has::<Remark>(*id) {
            return Err(Refusal::AlreadyThere);
        }
        changes.push(Change::put(Remark {
            id: *id,
            project: project.id,
            stars: it.stars,
            text: text.clone(),
        }));
    }
    changes.push(Change::put(ratings));
    Ok(changes)
}
