//! Nominating on paper, for residents without a phone (书面联名推荐): the office enters whose names stand
//! on it, and says where it is kept.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BackingId, CandidateId, Change, CommunityId, HomeId, Line, MotionId, NominationId,
    PersonId, Refusal, Timestamp, Town,
};
use crate::councils::council::led_by;
use crate::members::{Actor, Compound, Home, Me, Member, Title};

use super::nominate::candidacy;
use super::{Backing, ElectionFault, Post};

/// Somebody whose name stands on a nomination (联名人), as it is written there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// Their home.
    pub home: HomeId,
    /// Their name.
    pub name: Line,
}

/// A nomination on paper (书面提名): whose names stand on it, which staff alone read, as it is their
/// paper. Neighbours read the number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Nomination {
    /// Made by whoever enters it.
    pub id: NominationId,
    /// Whom they nominate.
    pub candidate: CandidateId,
    /// Who they are.
    pub signatories: Vec<Signatory>,
    /// Where the paper is kept.
    pub paper: Line,
    /// Who entered it.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// Enters a nomination that residents handed in on paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NominateOnPaper {
    /// Made by whoever enters it.
    pub id: NominationId,
    /// The motion of the election.
    pub motion: MotionId,
    /// Whom.
    pub person: PersonId,
    /// For which post.
    pub post: Post,
    /// Whose names stand on it.
    pub signatories: Vec<Signatory>,
    /// Where the paper is kept.
    pub paper: Line,
}

impl NominateOnPaper {
    /// Names on one paper at most (design default).
    pub const MOST: u32 = 50;
}

impl Nomination {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

pub(in crate::councils) fn decide(
    it: &NominateOnPaper,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let (election, mut candidate) = candidacy(it.motion, it.person, it.post, at, town)?;
    let council = led_by(election.council, actor, town)?;
    if town.has::<Nomination>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let most = NominateOnPaper::MOST;
    if it.signatories.len() > most as usize {
        return Err(Refusal::TooMany { most });
    }
    let mut changes = Vec::new();
    let before = on_paper(candidate.id, town);
    let (mut persons, mut others) = (BTreeSet::new(), BTreeSet::new());
    for signatory in &it.signatories {
        lives(signatory, council.community, town)?;
        match known(signatory, council.community, town) {
            Some(member) if member.minor.is_some() => {
                return Err(ElectionFault::BackerUnderAge.into());
            }
            Some(member) => {
                let again = town.has::<Backing>(BackingId::of(candidate.id, member.id));
                let who = whose(signatory, town);
                if !again && !before.contains(&who) && persons.insert(member.id) {
                    let backing = candidate.back(member.id, &election, at, town);
                    changes.push(Change::put(backing));
                }
            }
            None => {
                let who = whose(signatory, town);
                if !before.contains(&who) && others.insert(who) {
                    candidate.backers += 1;
                }
            }
        }
    }
    // A paper that adds nobody was entered before, or bears no name.
    if persons.is_empty() && others.is_empty() {
        return Err(match it.signatories.is_empty() {
            true => ElectionFault::NobodySigned.into(),
            false => Refusal::AlreadyThere,
        });
    }
    changes.push(Change::put(Nomination {
        id: it.id,
        candidate: candidate.id,
        signatories: it.signatories.clone(),
        paper: it.paper.clone(),
        by,
        at,
    }));
    changes.push(Change::put(candidate));
    Ok(changes)
}

/// Whether the home is one of this community. Who lives in it the office knows, who has the paper
/// before them: the roster names owners alone.
fn lives(it: &Signatory, community: CommunityId, town: &dyn Town) -> Result<(), Refusal> {
    let home: Home = town.get(it.home).ok_or(Refusal::NoSuchPlace)?;
    let compound: Compound = town.get(home.compound).ok_or(Refusal::NoSuchPlace)?;
    if compound.community == community {
        Ok(())
    } else {
        Err(Refusal::NoSuchPlace)
    }
}

/// The member of that name with that home, or with another one of theirs, if they use Linli: so nobody
/// counts once on paper and once by phone.
fn known(it: &Signatory, community: CommunityId, town: &dyn Town) -> Option<Member> {
    let who = whose(it, town);
    let mut members = town.of::<Member>(community).into_iter();
    members.find(|member| {
        let mut homes = member.active().map(|standing| standing.home);
        member.name == it.name && homes.any(|home| of_home(home, &member.name, town) == who)
    })
}

/// Whose name it is (同一人): whoever owns several homes under one name and one certificate is one,
/// whichever of their homes stands beside the name, as one holder is one head (法释〔2009〕7号 Art. 9).
/// Whom no title names is told apart by their home, which is all that is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Whose {
    Owner { name: Line, tail: Line },
    Resident { name: Line, home: HomeId },
}

fn whose(it: &Signatory, town: &dyn Town) -> Whose {
    of_home(it.home, &it.name, town)
}

fn of_home(home: HomeId, name: &Line, town: &dyn Town) -> Whose {
    let name = name.clone();
    let title: Option<Title> = town.get(home);
    let holders = title.into_iter().flat_map(|it| it.holders);
    match holders.into_iter().find(|it| it.name == name) {
        Some(holder) => Whose::Owner {
            name,
            tail: holder.tail,
        },
        None => Whose::Resident { name, home },
    }
}

/// Everyone whose name stands on a paper for a candidate.
fn on_paper(candidate: CandidateId, town: &dyn Town) -> BTreeSet<Whose> {
    let papers = town.of::<Nomination>(candidate).into_iter();
    let all = papers.flat_map(|it| it.signatories);
    all.map(|it| whose(&it, town)).collect()
}

/// Whether a person's name stands on a paper that was entered before they used Linli.
pub(super) fn signed(candidate: CandidateId, person: PersonId, town: &dyn Town) -> bool {
    let papers = on_paper(candidate, town);
    if papers.is_empty() {
        return false;
    }
    let member = town
        .get::<Member>(person)
        .map(|it| (it.name, it.standings))
        .or_else(|| town.get::<Me>(person).map(|it| (it.name, it.standings)));
    let Some((name, standings)) = member else {
        return false;
    };
    let mut homes = standings.iter().map(|standing| standing.home);
    homes.any(|home| papers.contains(&of_home(home, &name, town)))
}
