//! Posting, photographing, ending and withdrawing a publicity (张贴、留证、结束、撤下公示).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Calendar, Change, CommunityId, Day, Line, Prose, PublicityId, Refusal, Timestamp,
    Town,
};
use crate::councils::Document;
use crate::members::{Compound, pack_of};
use crate::proposals::Photo;

use super::notice::few;
use super::{About, Ended, Message, NoticeFault, Publicity, PublicityState, Withdrawn};

/// For how many days something hangs at most, and how far ahead it is entered (design default).
const DAYS_MOST: u16 = 90;

/// Posts a publicity (张贴公示). What hangs never changes: a mistake is withdrawn and posted anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostPublicity {
    /// Made by the office.
    pub id: PublicityId,
    /// The community.
    pub community: CommunityId,
    /// For whom.
    pub to: Audience,
    /// What it is.
    pub title: Line,
    /// What is made public.
    pub text: Prose,
    /// The law or the rule it hangs by.
    pub basis: Line,
    /// Where it hangs.
    pub hangs_at: Line,
    /// The day on which it is posted: today or later.
    pub from: Day,
    /// For how many days.
    pub days: u16,
    /// The board, if it was photographed already; none of one that is posted later.
    #[serde(default)]
    pub photos: Vec<Photo>,
    /// With a PDF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
}

/// Adds photos of the board as it was posted (张贴留证).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddBoardPhotos {
    /// Of which.
    pub publicity: PublicityId,
    /// The photos, at least one.
    pub photos: Vec<Photo>,
}

/// Ends a publicity after its days, with the board as it hung to the end (公示结束).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndPublicity {
    /// Which.
    pub publicity: PublicityId,
    /// What came of it.
    pub words: Prose,
    /// The board on its last day, at least one.
    pub photos: Vec<Photo>,
}

/// Takes a publicity down before its time, with the reason (撤下公示).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawPublicity {
    /// Which.
    pub publicity: PublicityId,
    /// Why; its readers read it.
    pub reason: Line,
}

pub(super) fn post(
    it: &PostPublicity,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let wide = match it.to {
        Audience::Public | Audience::Residents => true,
        Audience::Compound(id) => {
            let compound: Option<Compound> = town.get(id);
            compound.is_some_and(|compound| compound.community == it.community)
        }
        _ => false,
    };
    if !wide {
        return Err(NoticeFault::TooNarrow.into());
    }
    if town.has::<Publicity>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let pack = pack_of(it.community, at.day(), town)?;
    let today = at.day();
    if it.from < today {
        return Err(Refusal::TermIsOver { until: it.from });
    }
    let far = it.from > today.plus(i32::from(DAYS_MOST));
    if it.days == 0 || it.days > DAYS_MOST || far {
        return Err(NoticeFault::TooLong { most: DAYS_MOST }.into());
    }
    few(&it.photos)?;
    if it.from > today && !it.photos.is_empty() {
        return Err(NoticeFault::NotYet { from: it.from }.into());
    }
    let period = Calendar::built_in().period(it.from, it.days, pack.weekends_shift);
    Ok(vec![Change::put(Publicity {
        id: it.id,
        community: it.community,
        to: it.to,
        title: it.title.clone(),
        text: it.text.clone(),
        basis: it.basis.clone(),
        hangs_at: it.hangs_at.clone(),
        from: it.from,
        days: it.days,
        last: period.last,
        next: period.next,
        provisional: period.provisional,
        first: it.photos.clone(),
        end: Vec::new(),
        document: it.document.clone(),
        at,
        state: PublicityState::Hangs,
    })])
}

/// As long as it hangs: a photo of afterwards shows no board of before.
pub(super) fn add_photos(
    it: &AddBoardPhotos,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut publicity = hanging(it.publicity, town)?;
    if at.day() < publicity.from {
        let from = publicity.from;
        return Err(NoticeFault::NotYet { from }.into());
    }
    if at.day() > publicity.last {
        let last = publicity.last;
        return Err(NoticeFault::PhotoTooLate { last }.into());
    }
    if it.photos.is_empty() {
        return Err(Refusal::NoPhoto);
    }
    publicity.first.extend(it.photos.iter().cloned());
    few(&publicity.first)?;
    Ok(vec![Change::put(publicity)])
}

/// It ended when its days have passed, both ends are shown, and whoever objected was answered.
pub(super) fn end(
    it: &EndPublicity,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut publicity = hanging(it.publicity, town)?;
    if at.day() < publicity.next {
        let next = publicity.next;
        return Err(Refusal::PublicityRuns { next });
    }
    if publicity.first.is_empty() {
        return Err(NoticeFault::NoFirstPhoto.into());
    }
    if it.photos.is_empty() {
        return Err(NoticeFault::NoLastPhoto.into());
    }
    few(&it.photos)?;
    let mine = |said: &Message| match said.about {
        About::Publicity { item, objection } => item == it.publicity && objection,
        _ => false,
    };
    let said = town.of::<Message>(publicity.community);
    let said: Vec<Message> = said.into_iter().filter(mine).collect();
    let open = said.iter().filter(|it| it.waits()).count() as u32;
    if open > 0 {
        return Err(NoticeFault::Unanswered { count: open }.into());
    }
    publicity.end = it.photos.clone();
    publicity.state = PublicityState::Ended(Ended {
        words: it.words.clone(),
        objections: said.len() as u32,
        at,
    });
    Ok(vec![Change::put(publicity)])
}

pub(super) fn withdraw(
    it: &WithdrawPublicity,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut publicity = hanging(it.publicity, town)?;
    let reason = it.reason.clone();
    publicity.state = PublicityState::Withdrawn(Withdrawn { reason, at });
    Ok(vec![Change::put(publicity)])
}

pub(super) fn hanging(id: PublicityId, town: &dyn Town) -> Result<Publicity, Refusal> {
    let publicity: Publicity = town.get(id).ok_or(Refusal::NotFound)?;
    match publicity.state {
        PublicityState::Hangs => Ok(publicity),
        PublicityState::Ended(_) => Err(NoticeFault::Ended.into()),
        PublicityState::Withdrawn(_) => Err(NoticeFault::Withdrawn.into()),
    }
}
