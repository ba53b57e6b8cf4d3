//! A hazard (隐患), from found to closed.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BuildingId, CommunityId, CompoundId, Day, Digest, HazardId, Line, PersonId, Prose,
    Record, TargetId, Timestamp,
};
use crate::proposals::Photo;

use super::EmergencyFault;
use super::inspection::place_readers;

/// Who puts it right (整改人).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rectifier {
    /// Somebody who looks after the place.
    Person(PersonId),
    /// A company or office that works outside; the community's workers write down what it says.
    Outside(Line),
}

/// That a major hazard was reported upward (上报).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Upward {
    /// To whom.
    pub to: Line,
    /// When.
    pub at: Timestamp,
}

/// Where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HazardState {
    /// 已发现
    Found,
    /// 已登记
    Registered,
    /// 已指派
    Assigned {
        /// Who.
        to: Rectifier,
        /// By when.
        due: Day,
    },
    /// 整改中
    Rectifying {
        /// Who.
        to: Rectifier,
        /// By when.
        due: Day,
        /// By whom and when it was said to be right.
        done: Option<(PersonId, Timestamp)>,
    },
    /// 已复查
    ReInspected {
        /// Who put it right.
        to: Rectifier,
        /// Who said so.
        done_by: PersonId,
        /// Who looked again.
        by: PersonId,
    },
    /// 已销号
    Closed {
        /// When.
        at: Timestamp,
    },
}

/// The stages, for lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HazardStage {
    /// 已发现
    Found,
    /// 已登记
    Registered,
    /// 已指派
    Assigned,
    /// 整改中
    Rectifying,
    /// 已复查
    ReInspected,
    /// 已销号
    Closed,
}

impl HazardStage {
    /// All of them, in order.
    pub const ALL: [Self; 6] = [
        Self::Found,
        Self::Registered,
        Self::Assigned,
        Self::Rectifying,
        Self::ReInspected,
        Self::Closed,
    ];
}

/// What was done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HazardDid {
    /// 发现
    Found,
    /// 登记
    Registered,
    /// 上报
    ReportedUp,
    /// 指派
    Assigned,
    /// 开始整改
    Began,
    /// 整改完成
    PutRight,
    /// 复查合格
    Passed,
    /// 复查不合格
    Failed,
    /// 销号
    Closed,
}

/// One line of what happened to it (处理过程).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HazardLine {
    /// When.
    pub at: Timestamp,
    /// What.
    pub did: HazardDid,
    /// By whom.
    pub by: PersonId,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Prose>,
    /// With photos.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Photo>,
}

/// A hazard (隐患), for those who look after the place. Work Safety Law 75 has the committee report
/// those of businesses it finds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hazard {
    /// Made by the phone.
    pub id: HazardId,
    /// The community.
    pub community: CommunityId,
    /// The target it was found at.
    pub target: Option<TargetId>,
    /// The compound.
    pub compound: CompoundId,
    /// The building.
    pub building: Option<BuildingId>,
    /// In one line.
    pub title: Line,
    /// Whether it is major (重大隐患).
    pub major: bool,
    /// Whether it was found at a business, which the committee reports whatever it is.
    #[serde(default)]
    pub business: bool,
    /// To whom it was reported upward.
    pub reported: Option<Upward>,
    /// When it was found.
    pub found_at: Timestamp,
    /// Where it stands.
    pub state: HazardState,
    /// What happened to it.
    pub log: Vec<HazardLine>,
}

impl Hazard {
    pub(crate) fn readers(&self) -> Audience {
        place_readers(self.building, self.compound)
    }

    /// Its stage.
    pub fn stage(&self) -> HazardStage {
        match self.state {
            HazardState::Found => HazardStage::Found,
            HazardState::Registered => HazardStage::Registered,
            HazardState::Assigned { .. } => HazardStage::Assigned,
            HazardState::Rectifying { .. } => HazardStage::Rectifying,
            HazardState::ReInspected { .. } => HazardStage::ReInspected,
            HazardState::Closed { .. } => HazardStage::Closed,
        }
    }

    /// Who puts it right, and by when.
    pub fn rectifier(&self) -> Option<(&Rectifier, Option<Day>)> {
        match &self.state {
            HazardState::Assigned { to, due } | HazardState::Rectifying { to, due, .. } => {
                Some((to, Some(*due)))
            }
            HazardState::ReInspected { to, .. } => Some((to, None)),
            _ => None,
        }
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        !matches!(self.state, HazardState::Closed { .. })
    }

    /// Whether a report upward is owed at once: of a major one, and of any at a business (Work Safety
    /// Law 75).
    pub fn owes_report(&self) -> bool {
        self.is_open() && (self.major || self.business) && self.reported.is_none()
    }

    /// Whether its day has passed.
    pub fn is_overdue(&self, on: Day) -> bool {
        matches!(self.rectifier(), Some((_, Some(due))) if due < on)
    }

    /// 登记: what is to be reported upward is reported first.
    pub(super) fn register(self) -> Result<Self, EmergencyFault> {
        if self.owes_report() {
            return Err(EmergencyFault::ReportUpFirst);
        }
        match self.state {
            HazardState::Found => Ok(self.with(HazardState::Registered)),
            _ => Err(EmergencyFault::NotThere),
        }
    }

    /// 指派, also to somebody else later.
    pub(super) fn assign(self, to: Rectifier, due: Day) -> Result<Self, EmergencyFault> {
        if self.owes_report() {
            return Err(EmergencyFault::ReportUpFirst);
        }
        match self.state {
            // Whoever began may be gone since: it is given to somebody else.
            HazardState::Registered
            | HazardState::Assigned { .. }
            | HazardState::Rectifying { done: None, .. } => {
                Ok(self.with(HazardState::Assigned { to, due }))
            }
            _ => Err(EmergencyFault::NotThere),
        }
    }

    /// 整改: begun, or done.
    pub(super) fn work(
        self,
        by: PersonId,
        done: bool,
        at: Timestamp,
    ) -> Result<Self, EmergencyFault> {
        let (to, due) = match &self.state {
            HazardState::Assigned { to, due } => (to.clone(), *due),
            HazardState::Rectifying {
                to,
                due,
                done: None,
            } if done => (to.clone(), *due),
            _ => return Err(EmergencyFault::NotThere),
        };
        let done = done.then_some((by, at));
        Ok(self.with(HazardState::Rectifying { to, due, done }))
    }

    /// 复查: not by whoever put it right; what fails is put right again.
    pub(super) fn look_again(self, by: PersonId, passed: bool) -> Result<Self, EmergencyFault> {
        let HazardState::Rectifying {
            to,
            due,
            done: Some((done_by, _)),
        } = &self.state
        else {
            return Err(EmergencyFault::NotThere);
        };
        if by == *done_by || *to == Rectifier::Person(by) {
            return Err(EmergencyFault::OwnWork);
        }
        let (to, due, done_by) = (to.clone(), *due, *done_by);
        Ok(self.with(if passed {
            HazardState::ReInspected { to, done_by, by }
        } else {
            HazardState::Rectifying {
                to,
                due,
                done: None,
            }
        }))
    }

    /// 销号: not by whoever put it right. Whoever wrote down what an outside company did may close
    /// it: somebody else has looked meanwhile.
    pub(super) fn close(self, by: PersonId, at: Timestamp) -> Result<Self, EmergencyFault> {
        match &self.state {
            HazardState::ReInspected { to, .. } if *to == Rectifier::Person(by) => {
                Err(EmergencyFault::OwnWork)
            }
            HazardState::ReInspected { .. } => Ok(self.with(HazardState::Closed { at })),
            _ => Err(EmergencyFault::NotThere),
        }
    }

    fn with(self, state: HazardState) -> Self {
        Self { state, ..self }
    }
}

/// The photos that a record of a hazard shows.
pub(crate) fn photos_of(record: &Record) -> Vec<Digest> {
    match record {
        Record::Hazard(it) => {
            let photos = it.log.iter().flat_map(|it| &it.photos);
            photos.map(|it| it.hash).collect()
        }
        _ => Vec::new(),
    }
}
