//! Who looked at personal data (查看记录): visible to whom it is about, and to the office.

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Change, CommunityId, LookId, PersonId, Refusal, Timestamp, Town};
use crate::members::{Actor, Community, Neighbour};

/// For so many years it stays that somebody looked (CSL 23: six months at least; domain-rules 13).
pub const LOOK_YEARS: i64 = 3;

/// Where somebody looked (在哪里看的), which says why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Screen {
    /// 成员页: one person's page in the office.
    Person,
    /// 导出名册: a list of everybody was taken as a file.
    Roster,
    /// 导出个人副本: the copy of one person was made at the counter.
    Copy,
    /// 查看联系方式: a telephone that somebody left for an offer, a request, an issue.
    Contact,
    /// 调阅封存资料: a name that is kept sealed was opened.
    Kept,
}

/// Who reads a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reader {
    /// The office, whose log it is.
    Office,
    /// Whom it is about.
    Person(PersonId),
    /// Everybody: it was about all.
    Everybody,
}

/// That somebody looked (查看记录).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// Derived from who looked at whom, where, on which day, and the reader.
    pub id: LookId,
    /// The community.
    pub community: CommunityId,
    /// Who reads this line.
    pub reader: Reader,
    /// At whom; `None` where at everybody.
    pub about: Option<PersonId>,
    /// Who looked.
    pub by: PersonId,
    /// As neighbours read who looked.
    pub shown: String,
    /// Where.
    pub screen: Screen,
    /// The first time that day.
    pub at: Timestamp,
    /// How often that day.
    pub times: u16,
}

impl Look {
    pub(crate) fn readers(&self) -> Audience {
        match self.reader {
            Reader::Office => Audience::Staff,
            Reader::Person(id) => Audience::Person(id),
            Reader::Everybody => Audience::Residents,
        }
    }
}

/// Says that one looked. The office's own screens say it as they open; the server says it where a
/// file is taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Looked {
    /// The community.
    pub community: CommunityId,
    /// At whom; `None` where at everybody.
    pub about: Option<PersonId>,
    /// Where.
    pub screen: Screen,
}

pub(super) fn looked(
    it: &Looked,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    if !town.has::<Community>(it.community) {
        return Err(Refusal::NoSuchPlace);
    }
    if it.about.is_some_and(|about| !town.has::<Neighbour>(about)) {
        return Err(Refusal::NoSuchPerson);
    }
    // Who looks at oneself looks at nobody else.
    if it.about == Some(by) {
        return Ok(Vec::new());
    }
    Ok(noted(it, by, at, town))
}

/// The lines of a look.
pub(super) fn noted(it: &Looked, by: PersonId, at: Timestamp, town: &dyn Town) -> Vec<Change> {
    let shown = town.get::<Neighbour>(by).map(|it| it.shown);
    let reader = it.about.map_or(Reader::Everybody, Reader::Person);
    let lines = [Reader::Office, reader].map(|reader| {
        let id = LookId::of(by, it.about, it.screen, at, reader);
        let before: Option<Look> = town.get(id);
        Change::put(Look {
            id,
            community: it.community,
            reader,
            about: it.about,
            by,
            shown: shown.clone().unwrap_or_default(),
            screen: it.screen,
            at: before.as_ref().map_or(at, |it| it.at),
            times: before.map_or(1, |it| it.times.saturating_add(1)),
        })
    });
    lines.into()
}

impl LookId {
    /// The line of a day: whoever looks again that day is counted in it.
    pub fn of(
        by: PersonId,
        about: Option<PersonId>,
        screen: Screen,
        at: Timestamp,
        reader: Reader,
    ) -> Self {
        let about = about.map(|it| it.0).unwrap_or_default();
        let day = at.day().to_string();
        let office = [u8::from(reader == Reader::Office), screen as u8];
        let parts = [by.0.as_bytes().as_slice(), about.as_bytes()];
        Self::derived("look", &[parts[0], parts[1], day.as_bytes(), &office])
    }
}
