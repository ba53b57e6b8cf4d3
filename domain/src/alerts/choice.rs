//! How somebody likes to be told (提醒设置), and until when they have read.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Change, CommunityId, PersonId, Refusal, Timestamp, Town};
use crate::members::Actor;
use crate::privacy::PrivacyFault;

use super::Topic;

/// How often one is told outside the app (多久提醒一次).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// 随时: as it comes.
    #[default]
    Each,
    /// 每天一次: one digest a day, at the end of the quiet hours or at nine.
    Daily,
    /// 每周一次: one digest a week, on Mondays.
    Weekly,
}

impl Pace {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Each, Self::Daily, Self::Weekly];
}

/// Hours in which nothing rings (免打扰), in minutes after midnight in Shanghai. They may lie over
/// midnight; where both are the same there are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quiet {
    /// From when, 0–1439.
    pub from: u16,
    /// Until when, 0–1439.
    pub until: u16,
}

impl Default for Quiet {
    /// Ten in the evening to eight in the morning (design default).
    fn default() -> Self {
        Self {
            from: 22 * 60,
            until: 8 * 60,
        }
    }
}

impl Quiet {
    /// Whether it is quiet at an instant.
    pub fn holds(self, at: Timestamp) -> bool {
        let (hour, minute) = at.clock();
        let now = hour * 60 + minute;
        let (from, until) = (i64::from(self.from), i64::from(self.until));
        if from <= until {
            (from..until).contains(&now)
        } else {
            now >= from || now < until
        }
    }

    /// How many seconds from an instant until it is quiet next; `None` where it never is.
    pub fn begins_in(self, at: Timestamp) -> Option<u32> {
        if self.from == self.until {
            return None;
        }
        let (hour, minute) = at.clock();
        let left = i64::from(self.from) - (hour * 60 + minute);
        // The minute that runs counts as over: not a second into the quiet.
        let seconds = left.rem_euclid(24 * 60) * 60 - 60;
        Some(seconds.max(0) as u32)
    }

    fn is_a_time(self) -> bool {
        self.from < 1440 && self.until < 1440
    }
}

/// How somebody likes to be told. Who never said anything is told of everything, and not at night.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertChoice {
    /// Who.
    pub id: PersonId,
    /// The community.
    pub community: CommunityId,
    /// What they do not want to hear of.
    pub off: BTreeSet<Topic>,
    /// When not.
    pub quiet: Quiet,
    /// How often.
    pub pace: Pace,
}

impl AlertChoice {
    /// What holds for somebody who never said anything.
    pub fn usual(id: PersonId, community: CommunityId) -> Self {
        Self {
            id,
            community,
            off: BTreeSet::new(),
            quiet: Quiet::default(),
            pace: Pace::default(),
        }
    }

    /// Whether they want to hear of a topic.
    pub fn wants(&self, topic: Topic) -> bool {
        !topic.can_wait() || !self.off.contains(&topic)
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.id)
    }
}

/// Until when somebody has read what concerns them (已读到).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertsSeen {
    /// Who.
    pub id: PersonId,
    /// The community.
    pub community: CommunityId,
    /// Everything up to here.
    pub until: Timestamp,
}

impl AlertsSeen {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.id)
    }
}

/// Says how one likes to be told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetAlerts {
    /// The community.
    pub community: CommunityId,
    /// What one does not want to hear of.
    pub off: BTreeSet<Topic>,
    /// When not.
    pub quiet: Quiet,
    /// How often.
    pub pace: Pace,
}

/// Says until when one has read. It never goes back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkSeen {
    /// The community.
    pub community: CommunityId,
    /// Everything up to here.
    pub until: Timestamp,
}

pub(super) fn set(it: &SetAlerts, actor: &Actor) -> Result<Vec<Change>, Refusal> {
    let id = actor.person().ok_or(Refusal::SignInFirst)?;
    if !it.quiet.is_a_time() {
        return Err(PrivacyFault::NoSuchTime.into());
    }
    let off = it.off.iter().copied().filter(|it| it.can_wait());
    Ok(vec![Change::put(AlertChoice {
        id,
        community: it.community,
        off: off.collect(),
        quiet: it.quiet,
        pace: it.pace,
    })])
}

pub(super) fn seen(
    it: &MarkSeen,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let id = actor.person().ok_or(Refusal::SignInFirst)?;
    let before: Option<AlertsSeen> = town.get(id);
    // A phone whose clock is ahead does not read what has not come yet.
    let until = it.until.min(at);
    if before.is_some_and(|it| it.until >= until) {
        return Ok(Vec::new());
    }
    Ok(vec![Change::put(AlertsSeen {
        id,
        community: it.community,
        until,
    })])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Day;
    use rstest::rstest;

    #[rstest]
    #[case(22 * 60, 8 * 60, 21, 59, false)]
    #[case(22 * 60, 8 * 60, 22, 0, true)]
    #[case(22 * 60, 8 * 60, 0, 0, true)]
    #[case(22 * 60, 8 * 60, 7, 59, true)]
    #[case(22 * 60, 8 * 60, 8, 0, false)]
    #[case(13 * 60, 14 * 60, 13, 30, true)]
    #[case(13 * 60, 14 * 60, 14, 0, false)]
    #[case(600, 600, 10, 0, false)]
    fn quiet_hours_may_lie_over_midnight(
        #[case] from: u16,
        #[case] until: u16,
        #[case] hour: i64,
        #[case] minute: i64,
        #[case] quiet: bool,
    ) {
        let day = Day::new(2026, 11, 27).unwrap();
        let at = Timestamp::at(day, hour, minute);
        assert_eq!(Quiet { from, until }.holds(at), quiet);
    }

    #[rstest]
    #[case(22 * 60, 8 * 60, 21, 0, Some(59 * 60))]
    #[case(22 * 60, 8 * 60, 8, 0, Some(14 * 3600 - 60))]
    #[case(22 * 60, 8 * 60, 22, 0, Some(0))]
    #[case(0, 6 * 60, 23, 59, Some(0))]
    #[case(600, 600, 10, 0, None)]
    fn nothing_is_kept_into_the_quiet_hours(
        #[case] from: u16,
        #[case] until: u16,
        #[case] hour: i64,
        #[case] minute: i64,
        #[case] left: Option<u32>,
    ) {
        let day = Day::new(2026, 11, 27).unwrap();
        let at = Timestamp::at(day, hour, minute);
        assert_eq!(Quiet { from, until }.begins_in(at), left);
    }

    #[test]
    fn danger_is_told_whatever_was_switched_off() {
        let mut choice =
            AlertChoice::usual(PersonId::derived("p", &[]), CommunityId::derived("c", &[]));
        choice.off = Topic::ALL.into();
        assert!(choice.wants(Topic::Urgent));
        assert!(!choice.wants(Topic::Votes));
    }
}
