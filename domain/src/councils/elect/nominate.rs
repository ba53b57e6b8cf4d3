//! Nominating somebody, or backing who is nominated (提名、联名推荐).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BackingId, CandidateId, Change, CouncilId, MotionId, PersonId, Refusal, Timestamp,
    Town,
};
use crate::councils::minutes::goes_on;
use crate::councils::seated::seated;
use crate::members::{Actor, Neighbour, is_minor};

use super::election::open_list;
use super::on_paper::signed;
use super::{Candidate, Election, ElectionFault, Post, Stand};

/// That one person nominated or backed another (联名), which only that person reads; neighbours read
/// the number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backing {
    /// Derived from the candidate and the person: one each.
    pub id: BackingId,
    /// Whom.
    pub candidate: CandidateId,
    /// Who backs.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
}

/// Nominates a neighbour for a post, or backs who is nominated for it. One may nominate oneself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nominate {
    /// The motion of the election.
    pub motion: MotionId,
    /// Whom.
    pub person: PersonId,
    /// For which post.
    pub post: Post,
}

impl BackingId {
    /// The one backing of a candidate by a person.
    pub fn of(candidate: CandidateId, person: PersonId) -> Self {
        Self::derived("backing", &[candidate.0.as_bytes(), person.0.as_bytes()])
    }
}

impl Backing {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

/// Whether somebody may nominate in an election of this forum: those with a home here nominate, as
/// they vote (Residents' Committee Law 13, 19), and members of the forum. Who only works here does
/// neither.
pub fn may_nominate(council: CouncilId, actor: &Actor, at: Timestamp, town: &dyn Town) -> bool {
    let member = |person| seated(council, person, at, town).is_ok();
    !actor.standings().is_empty() || actor.person().is_some_and(member)
}

pub(in crate::councils) fn decide(
    it: &Nominate,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let (election, mut candidate) = candidacy(it.motion, it.person, it.post, at, town)?;
    if !may_nominate(election.council, actor, at, town) {
        return Err(ElectionFault::OnlyWorksHere.into());
    }
    let id = candidate.id;
    if town.has::<Backing>(BackingId::of(id, by)) || signed(id, by, town) {
        return Err(Refusal::AlreadyThere);
    }
    let backing = candidate.back(by, &election, at, town);
    Ok(vec![Change::put(backing), Change::put(candidate)])
}

/// The election, and the candidacy in it of somebody who is nominated for a post: one that is there,
/// or a new one.
pub(super) fn candidacy(
    motion: MotionId,
    person: PersonId,
    post: Post,
    at: Timestamp,
    town: &dyn Town,
) -> Result<(Election, Candidate), Refusal> {
    let election = open_list(motion, town)?;
    goes_on(election.sitting, town)?;
    let posts = election.elects.posts();
    if !posts.iter().any(|(it, _)| *it == post) {
        return Err(Refusal::NotFound);
    }
    let neighbour: Neighbour = town.get(person).ok_or(Refusal::NoSuchPerson)?;
    if neighbour.kind.is_none() {
        return Err(Refusal::NoSuchPerson);
    }
    if is_minor(person, town) {
        return Err(Refusal::SeatUnderAge);
    }
    let id = CandidateId::of(motion, person);
    let candidate = town.get(id).unwrap_or(Candidate {
        id,
        motion,
        person,
        post,
        by_member: false,
        backers: 0,
        at,
        stand: Stand::Unsaid,
        number: None,
    });
    if candidate.post != post {
        return Err(ElectionFault::AnotherPost.into());
    }
    if matches!(candidate.stand, Stand::Declined { .. }) {
        return Err(ElectionFault::Declined.into());
    }
    Ok((election, candidate))
}

impl Candidate {
    /// Notes that a person backs them; themselves not counted.
    pub(super) fn back(
        &mut self,
        person: PersonId,
        election: &Election,
        at: Timestamp,
        town: &dyn Town,
    ) -> Backing {
        if person != self.person {
            self.backers += 1;
            self.by_member |= seated(election.council, person, at, town).is_ok();
        }
        Backing {
            id: BackingId::of(self.id, person),
            candidate: self.id,
            person,
            at,
        }
    }
}
