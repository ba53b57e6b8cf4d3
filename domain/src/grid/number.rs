//! A number on the board, by whoever it belongs to (公开电话、不再公开).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Day, GridPostId, PostNumberId, Refusal, Timestamp, Town};
use crate::members::{Actor, Phone};

use super::{Contact, GridFault, GridPost, Held, PostNumber, PostState};

/// Says who may call, or that nobody may any more (联系方式). Giving and taking back are one act: the
/// one is as easy as the other (PIPL 15).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareNumber {
    /// Of which station.
    pub post: GridPostId,
    /// The number; none where they are reached through the office.
    #[serde(default)]
    pub phone: Option<Phone>,
    /// Whether it is posted for everyone, on paper too; otherwise for the neighbours of the place.
    #[serde(default)]
    pub posted: bool,
    /// Where whoever is named by the office alone signed for it on paper: that day.
    #[serde(default)]
    pub signed_on: Option<Day>,
}

pub(super) fn share(
    it: &ShareNumber,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let post: GridPost = town.get(it.post).ok_or(Refusal::NotFound)?;
    if it.phone.is_none() && post.held(at.day()).is_none() {
        return taken_down(&post, actor, town);
    }
    let held = post.held(at.day()).cloned().ok_or(GridFault::IsVacant)?;
    let signed_on = match held.person {
        Some(person) if actor.person() == Some(person) => None,
        // What somebody who is here says, they say themselves.
        Some(_) => return Err(GridFault::OnlyTheHolder.into()),
        None if !actor.is_staff() => return Err(Refusal::NotYours),
        None if it.phone.is_none() => None,
        None => {
            let day = it.signed_on.ok_or(GridFault::NotSigned)?;
            if day > at.day() {
                return Err(GridFault::DayAhead.into());
            }
            Some(day)
        }
    };
    let contact = match (&it.phone, it.posted) {
        (None, _) => Contact::Office,
        (Some(_), false) => Contact::Neighbours,
        (Some(_), true) => Contact::Posted,
    };
    let number = it.phone.clone().map(|phone| PostNumber {
        id: PostNumberId::of(post.id, it.posted),
        post: post.id,
        scope: post.scope,
        phone,
        posted: it.posted,
        signed_on,
        at,
    });
    let kept = number.as_ref().map(|it| it.id);
    let mut gone = PostNumber::at(post.id, town);
    gone.retain(|it| Some(it.id) != kept);
    let post = GridPost {
        state: PostState::Held(Held { contact, ..held }),
        ..post
    };
    let changes = [Change::put(post)];
    Ok(changes
        .into_iter()
        .chain(gone.iter().map(Change::remove))
        .chain(number.map(Change::put))
        .collect())
}

/// A number that still hangs although the term is over: whoever held it takes it down, or the office.
fn taken_down(post: &GridPost, actor: &Actor, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let PostState::Held(held) = &post.state else {
        return Err(GridFault::IsVacant.into());
    };
    if !actor.is_staff() && held.person.is_none_or(|it| actor.person() != Some(it)) {
        return Err(Refusal::NotYours);
    }
    let gone = PostNumber::at(post.id, town);
    Ok(gone.iter().map(Change::remove).collect())
}
