//! Naming who holds a station, and the end of it (任职、离任).

use serde::{Deserialize, Serialize};

use crate::core::{
    Change, CommunityId, Day, GridPostId, Line, PersonId, Record, Refusal, RoleId, Timestamp, Town,
};
use crate::members::{Member, Neighbour, Office, Role, Scope, shown};

use super::station::community_at;
use super::{Contact, GridFault, GridPost, Held, PostFile, PostNumber, PostState, Station, Term};

/// Names who holds a station (任职).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appoint {
    /// Of which place.
    pub scope: Scope,
    /// Which.
    pub station: Station,
    /// Who.
    pub who: Who,
    /// Where they come from, such as a property company.
    #[serde(default)]
    pub unit: Option<Line>,
    /// Last day of the term; the first is today.
    pub until: Day,
}

/// Who is named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Who {
    /// Somebody who is here.
    Person(PersonId),
    /// Somebody from outside, or without a phone, by name.
    Outside(Line),
}

/// Ends it (离任).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndPost {
    /// Which.
    pub post: GridPostId,
    /// Why; the office keeps it.
    pub reason: Line,
}

pub(super) fn appoint(
    it: &Appoint,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let community = community_at(it.scope, town).ok_or(Refusal::NoSuchPlace)?;
    if !it.station.is_of(it.scope) {
        return Err(GridFault::AnotherPlace.into());
    }
    let today = at.day();
    if it.until < today {
        return Err(Refusal::TermIsOver { until: it.until });
    }
    let id = GridPostId::of(it.scope, it.station);
    let before: Option<GridPost> = town.get(id);
    if let Some(held) = before.as_ref().and_then(|it| it.held(today)) {
        return Err(GridFault::IsHeld { until: held.until }.into());
    }
    let (shown, name, person) = match &it.who {
        Who::Outside(name) => (shown(None, name.as_str()), name.clone(), None),
        Who::Person(person) => {
            let (shown, name) = named(*person, town)?;
            (shown, name, Some(*person))
        }
    };
    let held = Held {
        shown,
        person,
        unit: it.unit.clone(),
        from: today,
        until: it.until,
        contact: Contact::Office,
    };
    let mut changes = put(community, (it.scope, it.station), held, name, town);
    // The head of a building has the office of one: doors, and what is reported there.
    if let (Station::BuildingHead, Some(person)) = (it.station, person) {
        let made = at.0.to_be_bytes();
        changes.push(Change::put(Role {
            id: RoleId::derived("grid post", &[id.0.as_bytes(), &made]),
            person,
            office: Office::BuildingHead,
            scope: it.scope,
            from: today,
            until: it.until,
            ended: None,
        }));
    }
    Ok(changes)
}

/// The post and its file, and no number of whoever held it before.
fn put(
    community: CommunityId,
    (scope, station): (Scope, Station),
    held: Held,
    name: Line,
    town: &dyn Town,
) -> Vec<Change> {
    let id = GridPostId::of(scope, station);
    let file: Option<PostFile> = town.get(id);
    let mut terms = file.map(|it| it.terms).unwrap_or_default();
    terms.push(Term {
        name,
        from: held.from,
        until: held.until,
        ended: None,
    });
    let numbers = PostNumber::at(id, town);
    let post = GridPost {
        id,
        community,
        scope,
        station,
        state: PostState::Held(held),
    };
    let file = PostFile {
        id,
        community,
        terms,
    };
    let changes = [Change::put(post), Change::put(file)];
    changes
        .into_iter()
        .chain(numbers.iter().map(Change::remove))
        .collect()
}

/// As neighbours read somebody, and their name.
fn named(person: PersonId, town: &dyn Town) -> Result<(String, Line), Refusal> {
    let neighbour: Neighbour = town.get(person).ok_or(Refusal::NoSuchPerson)?;
    let member: Option<Member> = town.get(person);
    let name = member.map(|it| it.name);
    let name = name.or_else(|| Line::new(&neighbour.shown).ok());
    Ok((neighbour.shown, name.ok_or(Refusal::NoSuchPerson)?))
}

pub(super) fn end(it: &EndPost, at: Timestamp, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let post: GridPost = town.get(it.post).ok_or(Refusal::NotFound)?;
    let Some(held) = post.held(at.day()).cloned() else {
        return Err(GridFault::IsVacant.into());
    };
    let mut changes = vacant(&post, Some(&it.reason), at, town);
    if let (Station::BuildingHead, Some(person)) = (post.station, held.person) {
        let mut roles = town.of::<Role>(person);
        roles.retain(|role| {
            let is_it = role.office == Office::BuildingHead && role.scope == post.scope;
            is_it && role.is_held(at.day())
        });
        changes.extend(roles.into_iter().map(|role| {
            Change::put(Role {
                ended: Some(it.reason.clone()),
                ..role
            })
        }));
    }
    Ok(changes)
}

/// Nobody holds it any more, and no number stands there.
fn vacant(post: &GridPost, reason: Option<&Line>, at: Timestamp, town: &dyn Town) -> Vec<Change> {
    let today = at.day();
    let state = PostState::Vacant { since: today };
    let mut changes = vec![Change::put(GridPost {
        state,
        ..post.clone()
    })];
    if let Some(mut file) = town.get::<PostFile>(post.id) {
        if let Some(last) = file.terms.last_mut() {
            last.until = last.until.min(today);
            last.ended = reason.cloned();
        }
        changes.push(Change::put(file));
    }
    let numbers = PostNumber::at(post.id, town);
    changes.extend(numbers.iter().map(Change::remove));
    changes
}

/// The stations that somebody holds, empty from now on, with no number of theirs left there.
pub(crate) fn vacated(
    person: PersonId,
    community: CommunityId,
    at: Timestamp,
    town: &dyn Town,
) -> Vec<Change> {
    let posts = town.of::<GridPost>(community).into_iter();
    let theirs = posts.filter(|post| match &post.state {
        PostState::Held(held) => held.person == Some(person),
        PostState::Vacant { .. } => false,
    });
    theirs
        .flat_map(|post| vacant(&post, None, at, town))
        .collect()
}

/// The stations of whoever has moved away, by some changes, and holds no office that keeps them here.
pub(crate) fn left(changes: &[Change], at: Timestamp, town: &dyn Town) -> Vec<Change> {
    let mut more = Vec::new();
    for change in changes {
        let Change::Put(record) = change else {
            continue;
        };
        let Record::Member(member) = record.as_ref() else {
            continue;
        };
        let before: Option<Member> = town.get(member.id);
        let lived = before.is_some_and(|it| it.active().next().is_some());
        let stays = member.active().next().is_some();
        let roles = town.of::<Role>(member.id);
        if lived && !stays && !roles.iter().any(|it| it.is_held(at.day())) {
            more.extend(vacated(member.id, member.community, at, town));
        }
    }
    more
}

/// What the board shows of an office of a building head that was given or taken back elsewhere, so
/// that the two never differ.
pub(crate) fn followed(changes: &[Change], at: Timestamp, town: &dyn Town) -> Vec<Change> {
    let mut more = Vec::new();
    for change in changes {
        let Change::Put(record) = change else {
            continue;
        };
        let Record::Role(role) = record.as_ref() else {
            continue;
        };
        if role.office != Office::BuildingHead {
            continue;
        }
        let id = GridPostId::of(role.scope, Station::BuildingHead);
        let decided = |it: &Change| it.key().id == id.0;
        if changes.iter().any(decided) {
            continue;
        }
        let post: Option<GridPost> = town.get(id);
        let holder = post.as_ref().and_then(|it| it.held(at.day()));
        let same = holder.is_some_and(|it| it.person == Some(role.person));
        match (&role.ended, &post) {
            (Some(reason), Some(post)) if same => {
                more.extend(vacant(post, Some(reason), at, town));
            }
            (None, _) if holder.is_none() => more.extend(given(role, town)),
            _ => {}
        }
    }
    more
}

fn given(role: &Role, town: &dyn Town) -> Vec<Change> {
    let community = community_at(role.scope, town);
    let (Some(community), Ok((shown, name))) = (community, named(role.person, town)) else {
        return Vec::new();
    };
    let held = Held {
        shown,
        person: Some(role.person),
        unit: None,
        from: role.from,
        until: role.until,
        contact: Contact::Office,
    };
    put(
        community,
        (role.scope, Station::BuildingHead),
        held,
        name,
        town,
    )
}
