//! A version of the covenant and where it stands (公约版本).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, CommunityId, CovenantVersionId, Day, Digest, Line, LineFault, MotionId, ProposalId,
    Prose, Record, Timestamp, Town, VoteId,
};
use crate::councils::{Document, Motion, Outcome};

/// One article (条款).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// What it is about, such as 停车.
    pub title: Line,
    /// What it says.
    pub text: Prose,
}

/// A version of a community's covenant (公约版本). It names nobody, and everyone reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CovenantVersion {
    /// Made by the office.
    pub id: CovenantVersionId,
    /// The community.
    pub community: CommunityId,
    /// The how manieth, from 1; no number is given twice.
    pub number: u16,
    /// Its name.
    pub title: Line,
    /// What it says, in order.
    pub articles: Vec<Article>,
    /// Why it is written so; of a later version, why it changes.
    pub why: Prose,
    /// The proposal of a neighbour that it goes back to, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<ProposalId>,
    /// SHA-256 of title and words, as that of a motion with these words.
    pub hash: Digest,
    /// When the office wrote it last.
    pub drafted_at: Timestamp,
    /// Where it stands.
    pub state: CovenantState,
}

/// Where a version stands (状态).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CovenantState {
    /// 征求意见: it may still be changed.
    Draft,
    /// 已提请表决: its text is frozen.
    Tabled {
        /// The motion that names it.
        motion: MotionId,
    },
    /// 未通过
    Lost {
        /// The vote.
        vote: VoteId,
        /// How it went.
        outcome: Outcome,
    },
    /// 已通过
    Adopted(Adopted),
    /// 已撤回, before it was put to a vote.
    Withdrawn {
        /// Why; everyone reads it.
        reason: Line,
        /// When.
        at: Timestamp,
    },
}

/// How a version was adopted, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adopted {
    /// By what.
    pub basis: Basis,
    /// On which day.
    pub on: Day,
    /// That it hangs in public, once it does (公布).
    pub posted: Option<Posted>,
    /// That it is filed with the street, once it is (备案).
    pub filed: Option<Filed>,
    /// The first day on which it is meant to be in force (施行日期).
    pub from: Option<Day>,
}

/// What adopted a version (依据).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// A vote of the residents' meeting or of its representatives, here.
    Vote(VoteId),
    /// A meeting on paper, before the community had this app (纸质会议记录).
    Paper {
        /// Which meeting.
        meeting: Line,
        /// Its minutes.
        minutes: Option<Document>,
    },
}

/// That a version hangs in public (公布).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Posted {
    /// Where.
    pub hangs_at: Line,
    /// Since when.
    pub on: Day,
    /// The last day on which it must hang.
    pub last: Day,
}

/// That a version is filed with the street office (备案).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filed {
    /// On which day.
    pub on: Day,
    /// Under which number, where the street gives one.
    pub number: Option<Line>,
}

impl CovenantVersion {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Public
    }

    /// Whether it is drafted, or voted on: another one is not begun beside it.
    pub fn is_open(&self) -> bool {
        matches!(
            self.state,
            CovenantState::Draft | CovenantState::Tabled { .. }
        )
    }

    /// How it was adopted, if it was.
    pub fn adopted(&self) -> Option<&Adopted> {
        match &self.state {
            CovenantState::Adopted(it) => Some(it),
            _ => None,
        }
    }

    /// Since when it is in force, or will be: from the day that was posted with it, and not before
    /// it was filed. One that is later in force takes its place.
    pub fn in_force_from(&self) -> Option<Day> {
        let adopted = self.adopted()?;
        let filed = adopted.filed.as_ref()?;
        Some(adopted.from?.max(filed.on))
    }

    /// The words of all articles, as they are voted on.
    ///
    /// # Errors
    /// Where they are none, or more than a motion holds.
    pub fn words(&self) -> Result<Prose, LineFault> {
        worded(&self.articles)
    }

    /// The hash of a title and words: that of a motion which has both.
    pub(super) fn hash_of(title: &Line, words: &Prose) -> Digest {
        Motion::hash_of(title, words, None)
    }
}

/// The words of articles in one: 第一条 and its title on a line, and its text below it. As many as a
/// motion holds, so that the whole covenant stands before everyone who votes.
///
/// # Errors
/// Where they are none, or more than a motion holds.
pub fn worded(articles: &[Article]) -> Result<Prose, LineFault> {
    let article = |(index, it): (usize, &Article)| {
        format!("{} {}\n{}", ordinal(index + 1), it.title, it.text)
    };
    let words: Vec<String> = articles.iter().enumerate().map(article).collect();
    Prose::new(&words.join("\n"))
}

/// The number of an article as it stands in its text: 第一条, 第二十三条.
pub fn ordinal(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number / 10, DIGITS[number % 10]);
    match tens {
        0 => format!("第{ones}条"),
        1 => format!("第十{ones}条"),
        2..=9 => format!("第{}十{ones}条", DIGITS[tens]),
        _ => format!("第{number}条"),
    }
}

/// The version that is in force on a day: the last adopted of those that have come into force. One
/// that hung late never comes back over the next.
pub fn in_force(versions: &[CovenantVersion], on: Day) -> Option<&CovenantVersion> {
    let since = |it: &CovenantVersion| it.in_force_from().filter(|from| *from <= on);
    let there = versions.iter().filter(|it| since(it).is_some());
    there.max_by_key(|it| it.number)
}

/// Whether a later version was adopted: what is older is posted and filed no more.
pub fn is_overtaken(version: &CovenantVersion, versions: &[CovenantVersion]) -> bool {
    let later = |it: &CovenantVersion| it.number > version.number && it.adopted().is_some();
    versions.iter().any(later)
}

/// Whether a version is a draft, on which neighbours say what they think.
pub(crate) fn is_drafted(id: CovenantVersionId, town: &dyn Town) -> bool {
    let it: Option<CovenantVersion> = town.get(id);
    it.is_some_and(|it| it.state == CovenantState::Draft)
}

/// The files that a version shows.
pub(crate) fn files_of(record: &Record) -> Vec<Digest> {
    let Record::CovenantVersion(it) = record else {
        return Vec::new();
    };
    match it.adopted().map(|it| &it.basis) {
        Some(Basis::Paper {
            minutes: Some(file),
            ..
        }) => vec![file.hash],
        _ => Vec::new(),
    }
}
