//! One round (创建轮次): a community's year, and where it stands.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, CommunityId, Day, Digest, Line, PackId, Prose, Refusal, RoundId, RulePack, Timestamp,
    Town,
};
use crate::proposals::Photo;

use super::{AssessmentFault, AssessmentRules, Live, Review, RoundDecision, Sheets};

/// What an indicator came to (指标值).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Value {
    /// 是否
    YesNo {
        /// Yes.
        yes: bool,
    },
    /// 比例, in hundredths of a percent.
    Percent {
        /// How many.
        hundredths: u32,
    },
    /// 由记录汇总: counted by the rulebook on a day.
    Counted {
        /// From what.
        live: Live,
        /// So many
        part: u64,
        /// of so many
        whole: u64,
        /// as of this day.
        on: Day,
    },
}

/// A value with what shows it (指标、佐证).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The indicator's code.
    pub indicator: String,
    /// What it came to.
    pub value: Value,
    /// What shows it, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Prose>,
    /// What shows it, in photos.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Photo>,
    /// In which step it was set.
    pub step: Step,
    /// When.
    pub at: Timestamp,
}

/// What hangs, and until when (公示).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hanging {
    /// The day on which it was posted, which does not count (Civil Code 201).
    pub from: Day,
    /// When exactly: what was said before was said of another.
    pub at: Timestamp,
    /// The last day on which one may object.
    pub last: Day,
    /// The earliest day on which the round may go on.
    pub next: Day,
    /// Whether these days may move yet, because the holidays are not arranged.
    pub provisional: bool,
    /// Where it hangs.
    pub hangs_at: Line,
    /// The board.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Photo>,
}

/// The seven steps of the way (创建七步).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// 自荐申报
    Nomination,
    /// 前置公示
    FirstPublicity,
    /// 自评自查
    SelfCheck,
    /// 互评互查
    MutualCheck,
    /// 全过程评估
    Evaluation,
    /// 检查验收
    Acceptance,
    /// 确定公示
    FinalPublicity,
}

/// Where a round stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 已申报
    Nominated,
    /// 前置公示中
    FirstPublicity(Hanging),
    /// 自评自查中
    SelfCheck,
    /// 互评互查中
    MutualCheck,
    /// 第三方评估中
    Evaluation,
    /// 检查验收中
    Acceptance,
    /// 验收通过，待公示
    Accepted,
    /// 确定公示中
    FinalPublicity(Hanging),
    /// 已确定
    Confirmed {
        /// Stars.
        stars: u8,
        /// How many objected while it hung.
        objections: u32,
        /// Who decided; nobody was written down before this was asked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        decision: Option<RoundDecision>,
        /// When.
        at: Timestamp,
    },
    /// 未通过: it ended for this year.
    Failed {
        /// Why.
        reason: Prose,
        /// When.
        at: Timestamp,
    },
}

/// That it went back to the self-check (退回自查).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Returned {
    /// From which step.
    pub from: Step,
    /// Why.
    pub reason: Prose,
    /// When.
    pub at: Timestamp,
}

/// One round (创建轮次). Everyone reads it; it names organisations and nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// Derived from the community and the year: one each.
    pub id: RoundId,
    /// The community.
    pub community: CommunityId,
    /// Of which year.
    pub year: i16,
    /// The rules it runs under, to the end.
    pub pack: PackId,
    /// Why the community puts itself forward (自荐理由).
    pub words: Prose,
    /// When.
    pub at: Timestamp,
    /// Where it stands.
    pub stage: Stage,
    /// The how manieth self-check this is; 1 is the first.
    pub attempt: u16,
    /// The values as they stand.
    pub entries: Vec<Entry>,
    /// What those who looked said, in order (评查记录).
    pub reviews: Vec<Review>,
    /// When it went back, in order.
    pub returned: Vec<Returned>,
    /// How the first publicity hung.
    pub hung: Option<Hanging>,
    /// How the final one hung.
    pub hung_last: Option<Hanging>,
    /// What the third party's own survey counted.
    pub sheets: Option<Sheets>,
}

impl Entry {
    /// Whether the rulebook counted it: then it is counted again, and not typed over.
    pub fn is_counted(&self) -> bool {
        matches!(self.value, Value::Counted { .. })
    }
}

impl RoundId {
    /// The one round of a community and a year.
    pub fn of(community: CommunityId, year: i16) -> Self {
        let year = year.to_be_bytes();
        Self::derived("six types round", &[community.0.as_bytes(), &year])
    }
}

impl Step {
    /// All seven, in their order.
    pub const ALL: [Self; 7] = [
        Self::Nomination,
        Self::FirstPublicity,
        Self::SelfCheck,
        Self::MutualCheck,
        Self::Evaluation,
        Self::Acceptance,
        Self::FinalPublicity,
    ];
}

impl Stage {
    /// The step it is of; none where it is over.
    pub fn step(&self) -> Option<Step> {
        match self {
            Self::Nominated => Some(Step::Nomination),
            Self::FirstPublicity(_) => Some(Step::FirstPublicity),
            Self::SelfCheck => Some(Step::SelfCheck),
            Self::MutualCheck => Some(Step::MutualCheck),
            Self::Evaluation => Some(Step::Evaluation),
            Self::Acceptance => Some(Step::Acceptance),
            Self::Accepted | Self::FinalPublicity(_) => Some(Step::FinalPublicity),
            Self::Confirmed { .. } | Self::Failed { .. } => None,
        }
    }

    /// What hangs now.
    pub fn hanging(&self) -> Option<&Hanging> {
        match self {
            Self::FirstPublicity(it) | Self::FinalPublicity(it) => Some(it),
            _ => None,
        }
    }
}

impl Round {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Public
    }

    /// Whether it goes on.
    pub fn is_open(&self) -> bool {
        self.stage.step().is_some()
    }

    /// The rules it was frozen under.
    pub fn rules(&self) -> &'static AssessmentRules {
        let pack = RulePack::frozen(&self.pack).unwrap_or(&RulePack::built_in()[0]);
        &pack.assessment
    }

    /// The value of an indicator.
    pub fn entry(&self, code: &str) -> Option<&Entry> {
        self.entries.iter().find(|it| it.indicator == code)
    }

    /// Whether one may object on a day.
    pub fn takes_objections(&self, on: Day) -> bool {
        let hangs = self.stage.hanging();
        hangs.is_some_and(|it| (it.from..=it.last).contains(&on))
    }

    /// The newest of a community.
    pub fn newest(community: CommunityId, town: &dyn Town) -> Option<Self> {
        let all = town.of::<Self>(community);
        all.into_iter().max_by_key(|it| it.year)
    }

    /// It goes on to another stage: a transition consumes it.
    pub(super) fn moved(self, stage: Stage) -> Self {
        Self { stage, ..self }
    }

    /// It goes back to the self-check, with its values to be looked at again.
    pub(super) fn sent_back(mut self, from: Step, reason: Prose, at: Timestamp) -> Self {
        self.returned.push(Returned { from, reason, at });
        self.attempt += 1;
        self.moved(Stage::SelfCheck)
    }

    /// Sets a value in place of the one before.
    pub(super) fn set(&mut self, entry: Entry) {
        self.entries.retain(|it| it.indicator != entry.indicator);
        self.entries.push(entry);
        let codes: Vec<&str> = self
            .rules()
            .indicators()
            .map(|it| it.code.as_str())
            .collect();
        let place = |it: &Entry| codes.iter().position(|code| *code == it.indicator);
        self.entries.sort_by_key(place);
    }

    pub(super) fn photos(&self) -> Vec<Digest> {
        let shown = self.entries.iter().flat_map(|it| &it.photos);
        let hung = self.hung.iter().chain(&self.hung_last);
        let hung = hung.chain(self.stage.hanging()).flat_map(|it| &it.photos);
        let documents = self.reviews.iter().filter_map(|it| it.document.as_ref());
        let photos = shown.chain(hung).map(|it| it.hash);
        photos.chain(documents.map(|it| it.hash)).collect()
    }
}

/// The round, which must be there and stand at a stage.
pub(super) fn standing_at(
    id: RoundId,
    town: &dyn Town,
    fits: impl Fn(&Stage) -> bool,
) -> Result<Round, Refusal> {
    let round: Round = town.get(id).ok_or(Refusal::NotFound)?;
    if fits(&round.stage) {
        Ok(round)
    } else {
        Err(AssessmentFault::Elsewhere.into())
    }
}

/// No more photos than the rules allow.
pub(super) fn few(photos: &[Photo], rules: &AssessmentRules) -> Result<(), Refusal> {
    let most = u32::from(rules.photos_most);
    if photos.len() as u32 > most {
        return Err(Refusal::TooMany { most });
    }
    Ok(())
}
