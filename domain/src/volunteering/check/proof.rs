//! What a code proves that was read at an activity (扫码签到、签退).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::core::{PersonId, Timestamp, TurningCode, TurningKey, derived};

use super::super::{Activity, ActivityId, CheckId, CheckPostId, DeviceId, VolunteeringRules};
use super::Clock;

/// Coming or going.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// 签到: checking in.
    In,
    /// 签退: checking out.
    Out,
}

/// What was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Read {
    /// 扫码: by the camera, with the step in it.
    Scanned(TurningCode),
    /// 手输: the eight digits by hand.
    Typed(u32),
}

/// A code that somebody read, with or without a network (签到记录).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Derived from the rest: sent twice, it is there once.
    pub id: CheckId,
    /// The activity.
    pub activity: ActivityId,
    /// Who.
    pub person: PersonId,
    /// Coming or going.
    pub end: End,
    /// What was read.
    pub read: Read,
    /// When, by the phone that read it.
    pub read_at: Timestamp,
    /// Which phone.
    pub device: DeviceId,
    /// What became of it.
    pub state: CheckState,
}

/// What became of a code that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckState {
    /// 待核对: the phone that showed it has not met the server yet.
    Waits,
    /// 已核对: it proves when somebody came or went.
    Proven {
        /// When.
        at: Timestamp,
    },
    /// 未认: it proves nothing, found when the phone that shows the codes met the server.
    Refused {
        /// Why.
        fault: CheckInFault,
    },
}

/// An organiser's phone that shows the codes of an activity (签到点). Its key stays with it and the
/// server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckPost {
    /// Its id, made by the phone.
    pub id: CheckPostId,
    /// The activity.
    pub activity: ActivityId,
    /// Who shows it.
    pub by: PersonId,
    /// The secret behind the codes.
    pub key: TurningKey,
}

/// That somebody came or went, by the right clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Proven {
    /// When.
    pub at: Timestamp,
    /// Coming or going.
    pub end: End,
}

/// Why a code proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum CheckInFault {
    /// It is of another activity.
    #[error("of another activity")]
    OtherActivity,
    /// Whoever shows it is not in charge.
    #[error("shown by somebody who is not in charge")]
    NotInCharge,
    /// The post never showed it, or showed it for the other end.
    #[error("the post never showed this code")]
    NeverShown,
    /// It was read long after it was shown: a picture of it, or the same once more.
    #[error("read when it was shown no longer")]
    NotFresh,
    /// It was read when there was nothing to come to.
    #[error("outside the time of the activity")]
    OutsideTime,
}

impl CheckId {
    /// The one reading of a code by a person.
    pub fn of(activity: ActivityId, person: PersonId, end: End, read_at: Timestamp) -> Self {
        let end: &[u8] = match end {
            End::In => b"in",
            End::Out => b"out",
        };
        let at = read_at.0.to_be_bytes();
        Self::derived(
            "check",
            &[activity.0.as_bytes(), person.0.as_bytes(), end, &at],
        )
    }
}

impl CheckPost {
    /// What it shows at an instant of its own clock. A code for coming is none for going.
    pub fn code(&self, end: End, shown_at: Timestamp) -> TurningCode {
        self.key.code(subject(self.activity, end), shown_at)
    }
}

/// When somebody came or went, if what they read proves it.
///
/// Both phones may have been without a network, and the clock of each may be wrong by hours: how
/// far was found when each met the server. What counts is when the post showed the code, so that a
/// wrong clock lends nobody a minute.
///
/// # Errors
/// When it proves nothing.
pub fn proven(
    check: &Check,
    readers: Clock,
    (post, posts): (&CheckPost, Clock),
    activity: &Activity,
    rules: &VolunteeringRules,
) -> Result<Proven, CheckInFault> {
    if check.activity != post.activity || post.activity != activity.id {
        return Err(CheckInFault::OtherActivity);
    }
    if !activity.is_led_by(post.by) {
        return Err(CheckInFault::NotInCharge);
    }
    let on_the_posts_clock = posts.shown(readers.real(check.read_at));
    let code = match check.read {
        Read::Scanned(code) => Some(code),
        Read::Typed(digits) => TurningCode::typed(&format!("{digits:08}"), on_the_posts_clock),
    };
    let showed = |code: &TurningCode| post.key.showed(subject(post.activity, check.end), *code);
    let code = code.filter(showed).ok_or(CheckInFault::NeverShown)?;
    if !code.is_fresh(on_the_posts_clock) {
        return Err(CheckInFault::NotFresh);
    }
    let at = posts.real(code.shown_at());
    let opens_at = activity
        .starts_at
        .plus_minutes(-i64::from(rules.doors_open_minutes));
    let closes_at = activity
        .ends_at
        .plus_minutes(i64::from(rules.doors_close_minutes));
    if at < opens_at || at > closes_at {
        return Err(CheckInFault::OutsideTime);
    }
    Ok(Proven { at, end: check.end })
}

fn subject(activity: ActivityId, end: End) -> Uuid {
    let end: &[u8] = match end {
        End::In => b"in",
        End::Out => b"out",
    };
    derived("check post", &[activity.0.as_bytes(), end])
}
