//! What one may agree to and need not (单独同意): each purpose for itself, by version, and withdrawn
//! as easily as given (PIPL 14–16, 23, 29; NDR 22).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, PersonId, PurposeChoiceId, Refusal, Timestamp, Town,
};
use crate::members::{Actor, Community};

use super::PrivacyFault;

/// For so many days after a no nobody asks again (NDR 22; design default: half a year).
pub const ASK_AGAIN_DAYS: i64 = 180;

/// For what (目的).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// 短信提醒: the telephone on record gets a message when something waits.
    TextMessages,
}

impl Purpose {
    /// All of them.
    pub const ALL: [Self; 1] = [Self::TextMessages];

    /// The version of its text that is in force. Whoever changes the text raises it, and everybody
    /// is asked anew: what was agreed to was the other text.
    pub fn version(self) -> u16 {
        match self {
            Self::TextMessages => 1,
        }
    }
}

/// What was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// 同意
    Yes,
    /// 不同意
    No,
    /// 撤回
    Withdrawn,
}

/// What somebody said to a purpose (同意记录), with all they said before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurposeChoice {
    /// Derived from the purpose and who said it.
    pub id: PurposeChoiceId,
    /// The community.
    pub community: CommunityId,
    /// Who said it.
    pub person: PersonId,
    /// For what.
    pub purpose: Purpose,
    /// Which text.
    pub version: u16,
    /// What.
    pub said: Said,
    /// When.
    pub at: Timestamp,
    /// What was said before, the oldest first.
    pub before: Vec<(u16, Said, Timestamp)>,
}

impl PurposeChoiceId {
    /// One answer to each purpose, by each person.
    pub fn of(purpose: Purpose, person: PersonId) -> Self {
        Self::derived("purpose_choice", &[&[purpose as u8], person.0.as_bytes()])
    }
}

impl PurposeChoice {
    /// Whether it is a yes to the text in force.
    pub fn holds(&self) -> bool {
        self.said == Said::Yes && self.version == self.purpose.version()
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

/// Whether the app may ask: never within half a year after a no, and never where it is a yes.
pub fn may_ask(purpose: Purpose, choice: Option<&PurposeChoice>, now: Timestamp) -> bool {
    match choice {
        None => true,
        Some(it) if it.said == Said::Yes => it.version != purpose.version(),
        Some(it) => now >= it.at.plus_days(ASK_AGAIN_DAYS),
    }
}

/// How many said what to one purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurposeCount {
    /// Which.
    pub purpose: Purpose,
    /// 同意
    pub yes: u32,
    /// 不同意
    pub no: u32,
    /// 撤回
    pub withdrawn: u32,
}

/// How many said what (同意统计): the office reads numbers, and nobody's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurposeCounts {
    /// The community.
    pub id: CommunityId,
    /// The community.
    pub community: CommunityId,
    /// In the order of the purposes.
    pub counts: Vec<PurposeCount>,
}

impl PurposeCounts {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

/// The counts of a community, from the answers.
pub fn counts<'a>(
    community: CommunityId,
    choices: impl Iterator<Item = &'a PurposeChoice> + Clone,
) -> PurposeCounts {
    let of = |purpose: Purpose| {
        let said = |what: Said| {
            let mine = choices.clone();
            let mine = mine.filter(|it| it.purpose == purpose && it.said == what);
            u32::try_from(mine.count()).unwrap_or(u32::MAX)
        };
        PurposeCount {
            purpose,
            yes: said(Said::Yes),
            no: said(Said::No),
            withdrawn: said(Said::Withdrawn),
        }
    };
    PurposeCounts {
        id: community,
        community,
        counts: Purpose::ALL.map(of).into(),
    }
}

/// Says yes or no to a purpose, or withdraws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choose {
    /// The community.
    pub community: CommunityId,
    /// To which.
    pub purpose: Purpose,
    /// Having read which text.
    pub version: u16,
    /// What.
    pub said: Said,
}

pub(super) fn choose(
    it: &Choose,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    if !town.has::<Community>(it.community) {
        return Err(Refusal::NoSuchPlace);
    }
    if it.said == Said::Yes && it.version != it.purpose.version() {
        return Err(PrivacyFault::AnotherVersion.into());
    }
    let id = PurposeChoiceId::of(it.purpose, person);
    let known: Option<PurposeChoice> = town.get(id);
    if known
        .as_ref()
        .is_some_and(|known| known.said == it.said && known.version == it.version)
    {
        return Ok(Vec::new());
    }
    let mut before = known.as_ref().map_or_else(Vec::new, |it| it.before.clone());
    before.extend(known.map(|it| (it.version, it.said, it.at)));
    let choice = PurposeChoice {
        id,
        community: it.community,
        person,
        purpose: it.purpose,
        version: it.version,
        said: it.said,
        at,
        before,
    };
    let mut changes = vec![Change::put(choice.clone())];
    changes.extend(recounted(it.community, Some(choice), &[], town));
    Ok(changes)
}

/// The counts with one answer more and some fewer; a phone leaves counting to the server.
pub(super) fn recounted(
    community: CommunityId,
    new: Option<PurposeChoice>,
    gone: &[PurposeChoiceId],
    town: &dyn Town,
) -> Option<Change> {
    if !town.is_whole() {
        return None;
    }
    let mut all: Vec<PurposeChoice> = town.of(community);
    all.retain(|it| new.as_ref().is_none_or(|new| new.id != it.id) && !gone.contains(&it.id));
    all.extend(new);
    Some(Change::put(counts(community, all.iter())))
}
