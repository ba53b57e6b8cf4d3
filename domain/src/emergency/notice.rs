//! The daily notice (每日通报): one a day while it goes on.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, DailyNoticeId, Day, EmergencyId, Prose, Refusal, Timestamp, Town,
};

use super::active::active;
use super::{Emergency, EmergencyFault};

/// What is told on one day (当日通报), for everyone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DailyNotice {
    /// Derived from the emergency and the day.
    pub id: DailyNoticeId,
    /// In which emergency.
    pub emergency: EmergencyId,
    /// Of which day.
    pub day: Day,
    /// What; nothing to report where it is empty (无新情况).
    pub words: Option<Prose>,
    /// When.
    pub at: Timestamp,
}

impl DailyNoticeId {
    /// The one notice of a day.
    pub fn of(emergency: EmergencyId, day: Day) -> Self {
        let day = day.to_string();
        Self::derived("daily notice", &[emergency.0.as_bytes(), day.as_bytes()])
    }
}

impl DailyNotice {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Public
    }
}

/// Posts the notice of a day (发通报): of today, or of yesterday where it was written before midnight
/// and had no network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostNotice {
    /// In which emergency.
    pub emergency: EmergencyId,
    /// Of which day.
    pub day: Day,
    /// What; nothing to report where it is empty.
    #[serde(default)]
    pub words: Option<Prose>,
}

pub(super) fn post(
    it: &PostNotice,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let emergency = active(it.emergency, town)?;
    let today = at.day();
    if it.day > today {
        return Err(EmergencyFault::NotYet.into());
    }
    if it.day < today.plus(-1) || it.day < emergency.declared_at.day() {
        return Err(EmergencyFault::DayIsOver.into());
    }
    let id = DailyNoticeId::of(emergency.id, it.day);
    if town.has::<DailyNotice>(id) {
        return Err(Refusal::AlreadyThere);
    }
    Ok(vec![Change::put(DailyNotice {
        id,
        emergency: emergency.id,
        day: it.day,
        words: it.words.clone(),
        at,
    })])
}

/// The days that owe a notice: from the declaration to the end, or to today.
fn days(emergency: &Emergency, at: Timestamp) -> impl Iterator<Item = Day> {
    let last = emergency.ended_at().unwrap_or(at).day();
    let first = emergency.declared_at.day();
    let count = i32::try_from(last.days_after(first)).unwrap_or_default();
    (0..=count).map(move |it| first.plus(it))
}

/// The days whose notice is missing since 24:00 (漏报). The day it ended owes none after its end.
pub fn missed(emergency: &Emergency, notices: &[DailyNotice], at: Timestamp) -> Vec<Day> {
    let ended = emergency.ended_at().map(Timestamp::day);
    let over = |day: &Day| *day < at.day() && ended.is_none_or(|end| *day < end);
    let there = |day: &Day| notices.iter().any(|it| it.day == *day);
    days(emergency, at)
        .filter(|day| over(day) && !there(day))
        .collect()
}

/// Whether today's notice is still owed.
pub fn owed(emergency: &Emergency, notices: &[DailyNotice], at: Timestamp) -> bool {
    emergency.is_active() && !notices.iter().any(|it| it.day == at.day())
}
