//! Both sides are rated (双考核; Beijing 33): the community rates a department's answer, the department
//! the whistle it came for.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BodyId, Change, CommunityId, IssueId, Refusal, Timestamp, Town, WhistleRatingId,
};
use crate::issues::book::Book;
use crate::issues::{Body, BodyKind, Did, Issue, IssueFault, Level, State, With};
use crate::members::Actor;

/// What is rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rated {
    /// 答复: what the department did, by the community.
    Answer,
    /// 哨: whether it was whistled for rightly and with what was needed, by the department.
    Whistle,
}

/// What one side gave the other (互评): stars, and nobody's name, for every resident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WhistleRating {
    /// Derived from the issue and from what is rated: once.
    pub id: WhistleRatingId,
    /// The community.
    pub community: CommunityId,
    /// Which issue.
    pub issue: IssueId,
    /// The department.
    pub body: BodyId,
    /// What is rated.
    pub rated: Rated,
    /// One to five.
    pub stars: u8,
    /// Since when.
    pub at: Timestamp,
}

/// Rates the other side, once what was whistled for is solved (互评).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateWhistle {
    /// Which issue.
    pub issue: IssueId,
    /// What is rated.
    pub rated: Rated,
    /// One to five.
    pub stars: u8,
}

impl WhistleRatingId {
    /// The one rating of a side.
    pub fn of(issue: IssueId, rated: Rated) -> Self {
        let rated: &[u8] = match rated {
            Rated::Answer => b"answer",
            Rated::Whistle => b"whistle",
        };
        Self::derived("whistle rating", &[issue.0.as_bytes(), rated])
    }
}

impl WhistleRating {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

impl Issue {
    /// The department that solved it after a whistle.
    pub fn solved_by(&self, town: &dyn Town) -> Option<Body> {
        if !matches!(self.state, State::Resolved { .. } | State::Closed { .. }) {
            return None;
        }
        let mut log = self.log.iter().rev();
        let solved = log.find(|it| it.did == Did::Solved)?;
        let Some(With::Department(id)) = solved.with else {
            return None;
        };
        let body: Option<Body> = town.get(id);
        body.filter(|it| it.kind == BodyKind::Department)
    }

    /// Whether somebody may rate one side of it: the community its department, and whoever speaks for
    /// the department the whistle. What a department says that has nobody here is written down.
    pub fn rates(&self, rated: Rated, actor: &Actor, town: &dyn Town) -> bool {
        let Some(body) = self.solved_by(town) else {
            return false;
        };
        let me = actor.person();
        let speaks = me.is_some_and(|it| body.contacts.contains(&it));
        let community = actor.serves(Level::Large, &self.report.spot, town);
        match rated {
            Rated::Answer => community && !speaks,
            Rated::Whistle => speaks || (community && body.contacts.is_empty()),
        }
    }
}

pub(in crate::issues) fn rate(
    it: &RateWhistle,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let book = Book::of(it.issue, actor, at, town)?;
    let issue = &book.issue;
    let body = issue.solved_by(town).ok_or(IssueFault::NotThere)?;
    if !issue.rates(it.rated, actor, town) {
        return Err(IssueFault::NotYours.into());
    }
    if !(1..=5).contains(&it.stars) {
        return Err(IssueFault::Stars.into());
    }
    let id = WhistleRatingId::of(issue.id, it.rated);
    if town.has::<WhistleRating>(id) {
        return Err(Refusal::AlreadyThere);
    }
    Ok(vec![Change::put(WhistleRating {
        id,
        community: issue.community,
        issue: issue.id,
        body: body.id,
        rated: it.rated,
        stars: it.stars,
        at,
    })])
}

/// The ratings of a department's side: how many, and their stars together.
pub fn rated(body: BodyId, rated: Rated, all: &[WhistleRating]) -> (u32, u32) {
    let mine = all.iter().filter(|it| it.body == body && it.rated == rated);
    mine.fold((0, 0), |(count, stars), it| {
        (count + 1, stars + u32::from(it.stars))
    })
}
