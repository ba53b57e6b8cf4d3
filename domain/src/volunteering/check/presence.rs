//! From when to when somebody was there (在场时段).

use serde::{Deserialize, Serialize};

use crate::core::Timestamp;

use super::super::Activity;
use super::{End, Proven};

/// A stretch of time (时段); its end is not part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stretch {
    /// From when.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
}

/// What the codes say of one person at one activity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presence {
    /// When they were there, within the time of the activity: coming early is no service.
    pub stretches: Vec<Stretch>,
    /// 缺签退: when they came, where they did not check out.
    pub no_out: Option<Timestamp>,
    /// 缺签到: when they went, where they had not checked in.
    pub no_in: Option<Timestamp>,
}

impl Stretch {
    /// The part of it that lies within another.
    pub fn within(self, other: Self) -> Option<Self> {
        let from = self.from.max(other.from);
        let until = self.until.min(other.until);
        (from < until).then_some(Self { from, until })
    }

    /// How long, in milliseconds.
    pub fn ms(self) -> i64 {
        self.until.0.saturating_sub(self.from.0).max(0)
    }
}

impl Presence {
    /// The same whatever order the codes come in, and however often each does.
    ///
    /// Of several check-ins in a row the first counts, of several check-outs the last. Whoever
    /// comes again after going has a stretch of its own, and what lies between is none.
    pub fn of(proven: &[Proven], activity: &Activity) -> Self {
        let mut ends = proven.to_vec();
        ends.sort_unstable();
        let time = Stretch {
            from: activity.starts_at,
            until: activity.ends_at,
        };
        let mut presence = Self::default();
        let mut whole: Vec<Stretch> = Vec::new();
        let mut came: Option<Timestamp> = None;
        for end in ends {
            match (end.end, came) {
                (End::In, None) => came = Some(end.at),
                (End::In, Some(_)) => {}
                (End::Out, Some(from)) => {
                    let until = end.at;
                    whole.push(Stretch { from, until });
                    came = None;
                }
                (End::Out, None) => match whole.last_mut() {
                    Some(last) => last.until = end.at,
                    None => presence.no_in = Some(end.at),
                },
            }
        }
        presence.no_out = came;
        presence.stretches = whole.into_iter().filter_map(|it| it.within(time)).collect();
        presence
    }
}
