//! What time counts (志愿时长; domain-rules 6.1).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::core::{Day, PersonId};

use super::super::{ActivityId, Service, SessionId, VolunteeringRules};
use super::Stretch;

/// How it is known from when to when somebody was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// 扫码: both ends by a code.
    Checked,
    /// 缺签退、缺签到: one end was said by whoever is in charge.
    HalfChecked,
    /// 补录: entered afterwards.
    Afterwards,
}

/// What one person did in one activity (服务记录).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// Derived from the activity and the person: there is one.
    pub id: SessionId,
    /// The activity.
    pub activity: ActivityId,
    /// Who.
    pub person: PersonId,
    /// Of which kind.
    pub service: Service,
    /// When.
    pub stretches: Vec<Stretch>,
    /// How that is known.
    pub how: How,
}

/// What of a session counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Credited {
    /// Which session.
    pub session: SessionId,
    /// Minutes, in whole steps.
    pub minutes: u32,
    /// Minutes in whole steps that the bound of the day cut off.
    pub cut: u32,
}

/// Two sessions of one person at the same time: a signal to look, never a deduction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overlap {
    /// Which began first.
    pub first: SessionId,
    /// Which began while it went on.
    pub second: SessionId,
}

/// The hours of one person: a fold of their sessions, whatever order they are read in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// What counts of each.
    pub credited: Vec<Credited>,
    /// What lies over one another.
    pub overlaps: Vec<Overlap>,
    /// How many minutes they were there on each day, before steps and bounds.
    pub there: BTreeMap<Day, u32>,
}

/// A run of sessions that lie over one another: steps are filled by all of it together, so that no
/// minute counts twice and none falls between two.
#[derive(Default)]
struct Run {
    until: i64,
    holder: Option<SessionId>,
    last: Option<SessionId>,
    ms: i64,
    minutes: u32,
}

impl SessionId {
    /// The one session of a person in an activity.
    pub fn of(activity: ActivityId, person: PersonId) -> Self {
        Self::derived("session", &[activity.0.as_bytes(), person.0.as_bytes()])
    }
}

impl Session {
    /// How long it lasted, in whole minutes.
    pub fn minutes(&self) -> u32 {
        let ms: i64 = self.stretches.iter().map(|it| it.ms()).sum();
        whole_minutes(ms)
    }
}

impl Hours {
    /// What counts of the sessions of one person.
    ///
    /// A minute counts once, for the session that began first. Steps are filled by each session,
    /// and by those that lie over one another together. What is above the bound of a day is cut.
    pub fn of(sessions: &[Session], rules: &VolunteeringRules) -> Self {
        let mut stretches: Vec<(Stretch, SessionId)> = Vec::new();
        for session in sessions {
            stretches.extend(session.stretches.iter().map(|it| (*it, session.id)));
        }
        stretches.retain(|(stretch, _)| stretch.ms() > 0);
        stretches.sort_unstable();
        let mut credited: BTreeMap<SessionId, (u32, u32)> = BTreeMap::new();
        credited.extend(sessions.iter().map(|it| (it.id, (0, 0))));
        let mut there_ms: BTreeMap<Day, i64> = BTreeMap::new();
        let mut counted: BTreeMap<Day, u32> = BTreeMap::new();
        let mut overlaps = Vec::new();
        let mut run = Run::default();
        for (stretch, session) in stretches {
            let over = stretch.from.0 < run.until;
            if let Some(first) = run.holder.filter(|it| over && *it != session) {
                let second = session;
                overlaps.push(Overlap { first, second });
            }
            if !over && run.last != Some(session) {
                run = Run::default();
            }
            for (day, ms) in by_day(stretch, run.until) {
                *there_ms.entry(day).or_default() += ms;
                let steps = run.add(ms, rules.step_minutes);
                let used = counted.entry(day).or_default();
                let left = u32::from(rules.day_minutes_most).saturating_sub(*used);
                let kept = steps.min(left);
                *used += kept;
                let of = credited.entry(session).or_default();
                of.0 += kept;
                of.1 += steps - kept;
            }
            if stretch.until.0 > run.until || run.holder.is_none() {
                run.until = stretch.until.0;
                run.holder = Some(session);
            }
            run.last = Some(session);
        }
        overlaps.sort_unstable();
        overlaps.dedup();
        let line = |(session, (minutes, cut))| Credited {
            session,
            minutes,
            cut,
        };
        let there = there_ms
            .into_iter()
            .map(|(day, ms)| (day, whole_minutes(ms)));
        Self {
            credited: credited.into_iter().map(line).collect(),
            overlaps,
            there: there.collect(),
        }
    }

    /// What counts of a session beside those of the same person that are final already: what is
    /// paid is never counted again, even where a session is entered afterwards that began before
    /// it. In whatever order sessions become final, together they have what [`Hours::of`] all of
    /// them has.
    pub fn beside(finals: &[Session], session: &Session, rules: &VolunteeringRules) -> u32 {
        let mut all: Vec<Session> = finals.to_vec();
        all.retain(|it| it.id != session.id);
        let before = Self::of(&all, rules).minutes();
        all.push(session.clone());
        Self::of(&all, rules).minutes().saturating_sub(before)
    }

    /// What counts of one session.
    pub fn credited(&self, session: SessionId) -> u32 {
        let found = self.credited.iter().find(|it| it.session == session);
        found.map_or(0, |it| it.minutes)
    }

    /// What counts altogether.
    pub fn minutes(&self) -> u32 {
        self.credited.iter().map(|it| it.minutes).sum()
    }
}

impl Run {
    /// Adds some time and gives the minutes of the steps that it fills.
    fn add(&mut self, ms: i64, step: u16) -> u32 {
        self.ms += ms;
        let step = u32::from(step.max(1));
        let filled = whole_minutes(self.ms) / step * step;
        let more = filled - self.minutes;
        self.minutes = filled;
        more
    }
}

/// The part of a stretch after an instant, cut at midnight.
fn by_day(stretch: Stretch, after: i64) -> Vec<(Day, i64)> {
    let mut parts = Vec::new();
    let mut from = stretch.from.0.max(after);
    while from < stretch.until.0 {
        let day = crate::core::Timestamp(from).day();
        let until = day.plus(1).starts_at().0.min(stretch.until.0);
        if until <= from {
            break;
        }
        parts.push((day, until - from));
        from = until;
    }
    parts
}

fn whole_minutes(ms: i64) -> u32 {
    u32::try_from(ms / 60_000).unwrap_or_default()
}
