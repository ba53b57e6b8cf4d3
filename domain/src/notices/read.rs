//! Saying that one has read a notice (知道了).

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Change, NoticeId, NoticeReadId, PersonId, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::notice::found;
use super::{NoticeFault, folds};

/// That somebody has read a notice: theirs alone. The office reads how many did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeRead {
    /// Derived from the notice and the reader: one each.
    pub id: NoticeReadId,
    /// The notice.
    pub notice: NoticeId,
    /// Who.
    pub person: PersonId,
    /// Which version they read last.
    pub version: u16,
    /// When.
    pub at: Timestamp,
}

/// Says that one has read a notice as it stands (知道了).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadNotice {
    /// Which.
    pub notice: NoticeId,
}

impl NoticeReadId {
    /// The one mark of a reader.
    pub fn of(notice: NoticeId, person: PersonId) -> Self {
        Self::derived("notice read", &[notice.0.as_bytes(), person.0.as_bytes()])
    }
}

impl NoticeRead {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

/// Only whoever it is for reads it. A second mark, after a correction, counts nobody twice.
pub(super) fn read(
    it: &ReadNotice,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    let notice = found(it.notice, town)?;
    if !actor
        .audiences(notice.community, at.day(), town)
        .contains(&notice.to)
    {
        return Err(Refusal::NotFound);
    }
    if notice.withdrawn.is_some() {
        return Err(NoticeFault::Withdrawn.into());
    }
    let id = NoticeReadId::of(notice.id, person);
    let before: Option<NoticeRead> = town.get(id);
    let version = notice.version();
    if before.as_ref().is_some_and(|it| it.version == version) {
        return Ok(Vec::new());
    }
    let read = NoticeRead {
        id,
        notice: notice.id,
        person,
        version,
        at,
    };
    let mut changes = vec![Change::put(read)];
    // Only the server counts: a phone does not know who else has read it.
    if before.is_none() && town.is_whole() {
        let reads = folds::reads(notice.id, town) + 1;
        changes.extend(folds::shown(notice, reads, town).pop());
    }
    Ok(changes)
}
