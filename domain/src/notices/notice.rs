//! Notices (公告): written, corrected, withdrawn.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BuildingId, Change, CommunityId, Day, Line, NoticeId, Prose, Refusal, Timestamp, Town,
};
use crate::councils::Document;
use crate::members::{Actor, Building, Compound, Office, Scope, Unit};
use crate::proposals::Photo;
use crate::volunteering::Team;

use super::{Desk, NoticeFault, folds};

/// How many photos a notice, or a side of a publicity, has at most (design default).
pub(super) const PHOTOS_MOST: u32 = 4;

/// For how many days a notice is valid at most (design default).
const DAYS_MOST: u16 = 366;

/// How urgent a notice is (紧急程度).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// 一般
    #[default]
    Ordinary,
    /// 重要
    Important,
    /// 紧急: first on the first screen.
    Urgent,
}

/// A notice (公告), read by exactly those it is written to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Made by whoever writes it.
    pub id: NoticeId,
    /// The community.
    pub community: CommunityId,
    /// To whom. It never changes: another audience is another notice.
    pub to: Audience,
    /// As what it was written.
    pub from: Desk,
    /// What it is about.
    pub title: Line,
    /// What it says.
    pub text: Prose,
    /// How urgent it is.
    pub urgency: Urgency,
    /// The last day on which it is valid (有效期至).
    pub until: Day,
    /// With photos.
    pub photos: Vec<Photo>,
    /// With a PDF.
    pub document: Option<Document>,
    /// Whether those who read it may say something below it.
    pub comments: bool,
    /// When it was written.
    pub at: Timestamp,
    /// What stood in it before, the oldest first (更正).
    pub before: Vec<Version>,
    /// Why it is no longer valid, if it was withdrawn (撤回).
    pub withdrawn: Option<Withdrawn>,
}

/// What a notice said before a correction (更正前的公告).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// What it was about.
    pub title: Line,
    /// What it said.
    pub text: Prose,
    /// Until when it was valid.
    pub until: Day,
    /// What the correction changed, in a line.
    pub changed: Line,
    /// When it was corrected.
    pub at: Timestamp,
}

/// Why and when something was withdrawn (撤回).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    /// Why.
    pub reason: Line,
    /// When.
    pub at: Timestamp,
}

/// What the office has of a notice (公告台账): the notice, whoever it is for, and how many have said
/// that they read it. A fold: nobody stands in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeDesk {
    /// The notice.
    pub id: NoticeId,
    /// The community.
    pub community: CommunityId,
    /// Who looks after it.
    pub readers: Audience,
    /// The notice as it stands.
    pub notice: Notice,
    /// How many have read it, in whichever version.
    pub reads: u32,
}

/// Writes a notice (发公告).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WriteNotice {
    /// Made by whoever writes it.
    pub id: NoticeId,
    /// The community.
    pub community: CommunityId,
    /// To whom.
    pub to: Audience,
    /// What it is about.
    pub title: Line,
    /// What it says.
    pub text: Prose,
    /// How urgent it is.
    #[serde(default)]
    pub urgency: Urgency,
    /// The last day on which it is valid.
    pub until: Day,
    /// With photos.
    #[serde(default)]
    pub photos: Vec<Photo>,
    /// With a PDF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
    /// Whether its readers may say something below it.
    #[serde(default)]
    pub comments: bool,
}

/// Corrects a notice: a new version that says what changed (更正公告).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectNotice {
    /// Which.
    pub notice: NoticeId,
    /// What it is about now.
    pub title: Line,
    /// What it says now.
    pub text: Prose,
    /// Until when it is valid now.
    pub until: Day,
    /// What changed, in a line for those who read it before.
    pub changed: Line,
}

/// Withdraws a notice, with the reason (撤回公告).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawNotice {
    /// Which.
    pub notice: NoticeId,
    /// Why; its readers read it.
    pub reason: Line,
}

impl Notice {
    pub(crate) fn readers(&self) -> Audience {
        self.to
    }

    /// Whether it is valid on a day: neither withdrawn nor past its last day.
    pub fn is_valid(&self, on: Day) -> bool {
        self.withdrawn.is_none() && on <= self.until
    }

    /// Which version it is, from 1 on.
    pub fn version(&self) -> u16 {
        self.before.len() as u16 + 1
    }

    /// When it was last written or corrected.
    pub fn changed_at(&self) -> Timestamp {
        self.before.last().map_or(self.at, |it| it.at)
    }
}

impl NoticeDesk {
    pub(crate) fn readers(&self) -> Audience {
        self.readers
    }
}

/// A notice, wherever this town holds it: its readers have it, and the office has it at its desk.
pub(super) fn found(id: NoticeId, town: &dyn Town) -> Result<Notice, Refusal> {
    let desk = || town.get::<NoticeDesk>(id).map(|it| it.notice);
    let notice: Option<Notice> = town.get(id);
    notice.or_else(desk).ok_or(Refusal::NotFound)
}

/// As what somebody may write to an audience, if they may: the office to each of them, a grid worker
/// to the compound and the buildings that are theirs, a building head to their own building and its
/// stairwells (design default). What is for one person, one council or the office is no notice.
pub fn may_write(actor: &Actor, to: Audience, town: &dyn Town) -> Option<Desk> {
    if !is_for_notices(to) {
        return None;
    }
    if actor.is_staff() {
        return Some(Desk::Office);
    }
    let rung = |id: BuildingId| {
        let building: Option<Building> = town.get(id);
        building.is_some_and(|it| actor.rings(&it))
    };
    let reaches = match to {
        Audience::Building(id) => rung(id),
        Audience::Unit(id) => town.get::<Unit>(id).is_some_and(|it| rung(it.building)),
        Audience::Compound(id) => walks(actor, id),
        _ => false,
    };
    reaches.then(|| {
        if actor.holds(Office::GridWorker) {
            Desk::GridWorker
        } else {
            Desk::BuildingHead
        }
    })
}

/// Whether somebody is the grid worker of a whole compound.
fn walks(actor: &Actor, compound: crate::core::CompoundId) -> bool {
    actor.roles().iter().any(|role| {
        role.office == Office::GridWorker
            && match role.scope {
                Scope::Community(_) => true,
                Scope::Compound(id) => id == compound,
                Scope::Building(_) | Scope::Council(_) => false,
            }
    })
}

fn is_for_notices(to: Audience) -> bool {
    matches!(
        to,
        Audience::Public
            | Audience::Residents
            | Audience::Compound(_)
            | Audience::Building(_)
            | Audience::Unit(_)
            | Audience::Owners(_)
            | Audience::Grounds(_)
            | Audience::Team(_)
    )
}

/// Whether whom it is for is there, in this community.
fn is_there(to: Audience, community: CommunityId, town: &dyn Town) -> bool {
    let ours = |id| {
        let compound: Option<Compound> = town.get(id);
        compound.is_some_and(|it| it.community == community)
    };
    let building = |id| {
        let building: Option<Building> = town.get(id);
        building.is_some_and(|it| ours(it.compound))
    };
    match to {
        Audience::Compound(id) | Audience::Owners(id) | Audience::Grounds(id) => ours(id),
        Audience::Building(id) => building(id),
        Audience::Unit(id) => town.get::<Unit>(id).is_some_and(|it| building(it.building)),
        Audience::Team(id) => {
            let team: Option<Team> = town.get(id);
            team.is_some_and(|it| it.community == community)
        }
        _ => true,
    }
}

fn valid_until(until: Day, today: Day) -> Result<(), Refusal> {
    if until < today {
        return Err(Refusal::TermIsOver { until });
    }
    if until > today.plus(i32::from(DAYS_MOST)) {
        return Err(NoticeFault::TooLong { most: DAYS_MOST }.into());
    }
    Ok(())
}

pub(super) fn few(photos: &[Photo]) -> Result<(), Refusal> {
    if photos.len() > PHOTOS_MOST as usize {
        return Err(Refusal::TooMany { most: PHOTOS_MOST });
    }
    Ok(())
}

pub(super) fn write(
    it: &WriteNotice,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    if !is_there(it.to, it.community, town) {
        return Err(Refusal::NoSuchPlace);
    }
    let from = may_write(actor, it.to, town).ok_or(Refusal::NotYours)?;
    if found(it.id, town).is_ok() {
        return Err(Refusal::AlreadyThere);
    }
    valid_until(it.until, at.day())?;
    few(&it.photos)?;
    let notice = Notice {
        id: it.id,
        community: it.community,
        to: it.to,
        from,
        title: it.title.clone(),
        text: it.text.clone(),
        urgency: it.urgency,
        until: it.until,
        photos: it.photos.clone(),
        document: it.document.clone(),
        comments: it.comments,
        at,
        before: Vec::new(),
        withdrawn: None,
    };
    Ok(folds::shown(notice, 0, town))
}

pub(super) fn correct(
    it: &CorrectNotice,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut notice = theirs(it.notice, actor, town)?;
    if notice.withdrawn.is_some() {
        return Err(NoticeFault::Withdrawn.into());
    }
    valid_until(it.until, at.day())?;
    if (&notice.title, &notice.text, notice.until) == (&it.title, &it.text, it.until) {
        return Err(NoticeFault::NothingChanged.into());
    }
    notice.before.push(Version {
        title: notice.title,
        text: notice.text,
        until: notice.until,
        changed: it.changed.clone(),
        at,
    });
    notice.title = it.title.clone();
    notice.text = it.text.clone();
    notice.until = it.until;
    let reads = folds::reads(notice.id, town);
    Ok(folds::shown(notice, reads, town))
}

pub(super) fn withdraw(
    it: &WithdrawNotice,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut notice = theirs(it.notice, actor, town)?;
    if notice.withdrawn.is_some() {
        return Err(NoticeFault::Withdrawn.into());
    }
    let reason = it.reason.clone();
    notice.withdrawn = Some(Withdrawn { reason, at });
    let reads = folds::reads(notice.id, town);
    Ok(folds::shown(notice, reads, town))
}

/// A notice, for somebody who may write to its audience. What the office wrote is the office's.
fn theirs(id: NoticeId, actor: &Actor, town: &dyn Town) -> Result<Notice, Refusal> {
    let notice = found(id, town)?;
    let writes = may_write(actor, notice.to, town);
    let own = match notice.from {
        Desk::Office => writes == Some(Desk::Office),
        _ => writes.is_some(),
    };
    if own {
        Ok(notice)
    } else {
        Err(Refusal::NotYours)
    }
}
