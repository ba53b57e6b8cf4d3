//! A report and where it stands (述职报告).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BodyId, CommunityId, Day, Digest, DutyReportId, Line, PackId, Prose, Record,
    RulePack, TellingRules, Timestamp,
};
use crate::members::{Office, Scope};
use crate::proposals::{Author, Photo};

use super::{DutyGrade, Proven};

/// Who reports (述职人).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Reporter {
    /// 居委会
    Committee,
    /// 物业公司、业委会、部门
    Body(BodyId),
    /// Somebody in an office (楼栋长、网格员).
    Holder {
        /// Who, as neighbours read them.
        who: Author,
        /// Which office.
        office: Office,
        /// How far it reaches.
        scope: Scope,
    },
}

/// How far a promise was kept (兑现情况).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// 做到了
    Done,
    /// 做了一部分
    Partly,
    /// 没做到
    NotDone,
}

impl Kept {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Done, Self::Partly, Self::NotDone];
}

/// A promise, and what became of it (承诺兑现).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pledge {
    /// What was promised.
    pub text: Line,
    /// How far it was kept.
    pub kept: Kept,
    /// How; of what was not wholly kept, why.
    pub words: Option<Prose>,
}

/// A report on duty (述职报告). What was published is not changed any more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutyReport {
    /// Made by whoever writes it.
    pub id: DutyReportId,
    /// The community.
    pub community: CommunityId,
    /// Who reports.
    pub reporter: Reporter,
    /// The first day it is about.
    pub from: Day,
    /// The last one.
    pub to: Day,
    /// What was promised for these days, and what became of it.
    pub pledges: Vec<Pledge>,
    /// What else was done.
    pub done: Prose,
    /// What is promised next.
    pub next: Vec<Line>,
    /// With photos.
    pub photos: Vec<Photo>,
    /// What the records of these days prove, as they stood when it was published. A phone that waits
    /// for the server has none yet.
    pub proven: Option<Proven>,
    /// When it was published.
    pub at: Timestamp,
    /// The last day on which it is rated.
    pub last: Day,
    /// The rules it runs under.
    pub pack: PackId,
    /// Where it stands.
    pub state: DutyState,
}

/// Where a report stands (状态).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DutyState {
    /// 评议中: rated, and nobody knows how.
    Open,
    /// 评议结束
    Closed {
        /// When it was counted.
        at: Timestamp,
        /// What residents said, where enough of them did.
        grades: Option<Grades>,
    },
}

/// How many gave which grade (评议结果): counts, not percentages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grades {
    /// 满意
    pub content: u32,
    /// 基本满意
    pub mostly: u32,
    /// 不满意
    pub discontent: u32,
    /// 不了解
    pub unaware: u32,
}

impl Grades {
    /// One more.
    pub(super) fn add(&mut self, grade: DutyGrade) {
        let count = match grade {
            DutyGrade::Content => &mut self.content,
            DutyGrade::Mostly => &mut self.mostly,
            DutyGrade::Discontent => &mut self.discontent,
            DutyGrade::Unaware => &mut self.unaware,
        };
        *count += 1;
    }

    /// How many gave one.
    pub fn all(&self) -> u32 {
        self.content + self.mostly + self.discontent + self.unaware
    }

    /// How many gave this one.
    pub fn of(&self, grade: DutyGrade) -> u32 {
        match grade {
            DutyGrade::Content => self.content,
            DutyGrade::Mostly => self.mostly,
            DutyGrade::Discontent => self.discontent,
            DutyGrade::Unaware => self.unaware,
        }
    }

    /// The same, where it is about enough persons.
    pub(super) fn told(self, rules: TellingRules) -> Option<Self> {
        rules.count(self.all()).map(|_| self)
    }
}

impl Reporter {
    /// Whether both are the same office of the same one, for whom last year's promises count.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Committee, Self::Committee) => true,
            (Self::Body(one), Self::Body(two)) => one == two,
            (
                Self::Holder {
                    who: one,
                    office: of_one,
                    scope: in_one,
                },
                Self::Holder {
                    who: two,
                    office: of_two,
                    scope: in_two,
                },
            ) => one.person == two.person && of_one == of_two && in_one == in_two,
            _ => false,
        }
    }
}

impl DutyReport {
    /// All residents: whom the office is for rates it.
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }

    /// Whether it is rated on a day.
    pub fn is_rated(&self, on: Day) -> bool {
        self.state == DutyState::Open && on <= self.last
    }

    /// How many must rate it for the result to be told.
    pub fn persons_least(&self) -> u32 {
        self.rules().map_or(0, |it| it.telling.persons_least)
    }

    /// The rules it runs under.
    pub(super) fn rules(&self) -> Option<&'static RulePack> {
        RulePack::frozen(&self.pack)
    }
}

/// The photos that a record of this slice shows.
pub(crate) fn photos_of(record: &Record) -> Vec<Digest> {
    match record {
        Record::DutyReport(it) => it.photos.iter().map(|it| it.hash).collect(),
        _ => Vec::new(),
    }
}
