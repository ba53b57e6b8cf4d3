//! Activities (志愿活动) and teams.

use serde::{Deserialize, Serialize};

use crate::core::{BuildingId, CommunityId, Line, PersonId, Prose, Scene, SpotId, Timestamp};

use super::{ActivityId, AgeRule, Colour, SeriesId, Skill, TeamId, VolunteeringRules};

/// A team of volunteers (志愿队).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// The community.
    pub community: CommunityId,
    /// Its name, such as 蓝马甲.
    pub name: Line,
    /// Who leads it.
    pub lead: PersonId,
}

/// What is done (服务类型).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Service {
    /// 志愿服务, in one of the five colours.
    Volunteering {
        /// Which.
        colour: Colour,
    },
    /// 人人为师: teaching a skill to neighbours.
    Teaching,
}

/// Where (地点).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A named public place.
    Spot(SpotId),
    /// A building.
    Building(BuildingId),
    /// Anywhere else, in words.
    Elsewhere(Line),
}

/// Where an activity stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivityState {
    /// 招募中: announced; over when its time is.
    Announced,
    /// 已取消
    Cancelled {
        /// When.
        at: Timestamp,
        /// Why, for those who signed up.
        reason: Prose,
    },
}

/// Something to volunteer for, or a class (志愿活动、课堂).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// Its id; of a series, derived from it and the day.
    pub id: ActivityId,
    /// The community.
    pub community: CommunityId,
    /// Its name (活动名称).
    pub title: Line,
    /// What is done (服务内容).
    pub content: Prose,
    /// For whom (服务对象).
    pub object: Line,
    /// Of which kind.
    pub service: Service,
    /// Whether people are rescued: then for adults alone (Emergency Response Law 39, Ningbo 10).
    pub rescue: bool,
    /// Where.
    pub place: Place,
    /// From when.
    pub starts_at: Timestamp,
    /// Until when.
    pub ends_at: Timestamp,
    /// How many are needed; more than that wait.
    pub needed: u16,
    /// What they should know.
    pub skills: Vec<Skill>,
    /// Who is in charge (负责人).
    pub organiser: PersonId,
    /// Who may stand in.
    pub deputies: Vec<PersonId>,
    /// The team, if one carries it out.
    pub team: Option<TeamId>,
    /// What to watch out for (安全提示).
    pub safety: Option<Prose>,
    /// How old one must be.
    pub age: AgeRule,
    /// The series it is of.
    pub series: Option<SeriesId>,
    /// Which of the nine scenes it belongs to (场景), if the organiser chose one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scene: Option<Scene>,
    /// Where it stands.
    pub state: ActivityState,
}

/// What is wrong with an activity, or with an act upon it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ActivityFault {
    /// It ends before it begins.
    #[error("it ends before it begins")]
    EndsBefore,
    /// It lasts too long for one.
    #[error("longer than {most} hours")]
    TooLong {
        /// The most hours.
        most: u16,
    },
    /// Nobody, or too many, are needed.
    #[error("between 1 and {most} are needed")]
    Needed {
        /// The most.
        most: u16,
    },
    /// A deputy stands there twice, or is the organiser.
    #[error("a deputy stands there twice")]
    SameDeputy,
    /// More deputies than allowed.
    #[error("more than {most} deputies")]
    Deputies {
        /// The most.
        most: u16,
    },
    /// A rescue is for adults.
    #[error("a rescue is for adults")]
    RescueOfMinors,
    /// It was cancelled before.
    #[error("it is cancelled already")]
    Cancelled,
    /// It is over.
    #[error("it is over")]
    Over,
    /// Somebody checked in: their time is kept, so the activity ends early instead.
    #[error("somebody has checked in")]
    Begun,
}

impl Activity {
    /// Whether it can be announced (design default).
    ///
    /// # Errors
    /// When something about it is wrong.
    pub fn check(&self, rules: &VolunteeringRules) -> Result<(), ActivityFault> {
        if self.ends_at <= self.starts_at {
            return Err(ActivityFault::EndsBefore);
        }
        let most = rules.activity_hours_most;
        if self.ends_at > self.starts_at.plus_minutes(i64::from(most) * 60) {
            return Err(ActivityFault::TooLong { most });
        }
        let most = rules.needed_most;
        if self.needed == 0 || self.needed > most {
            return Err(ActivityFault::Needed { most });
        }
        let mut named = vec![self.organiser];
        named.extend(&self.deputies);
        named.sort_unstable();
        if named.windows(2).any(|two| two[0] == two[1]) {
            return Err(ActivityFault::SameDeputy);
        }
        let most = rules.deputies_most;
        if self.deputies.len() > usize::from(most) {
            return Err(ActivityFault::Deputies { most });
        }
        if self.rescue && self.age != AgeRule::Adults {
            return Err(ActivityFault::RescueOfMinors);
        }
        Ok(())
    }

    /// Whether somebody is in charge of it.
    pub fn is_led_by(&self, person: PersonId) -> bool {
        self.organiser == person || self.deputies.contains(&person)
    }

    /// Calls it off. Time that somebody has given already is never called off with it.
    ///
    /// # Errors
    /// When it is over, cancelled, or somebody is there.
    pub fn cancel(
        self,
        reason: Prose,
        checked_in: usize,
        at: Timestamp,
    ) -> Result<Self, ActivityFault> {
        if matches!(self.state, ActivityState::Cancelled { .. }) {
            return Err(ActivityFault::Cancelled);
        }
        if at >= self.ends_at {
            return Err(ActivityFault::Over);
        }
        if checked_in > 0 {
            return Err(ActivityFault::Begun);
        }
        let state = ActivityState::Cancelled { at, reason };
        Ok(Self { state, ..self })
    }
}
