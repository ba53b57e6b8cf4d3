//! An entry as the office has it, and as those whose money it is read it (分录).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Day, Digest, FundAccountId, FundEntryId, Line, Money, PersonId, Prose, Record,
    Timestamp, Town,
};
use crate::councils::Document;
use crate::proposals::Photo;

use super::{Basis, FundCategory, Posting};

/// Who paid or was paid, where no organisation is named (以什么身份). Never a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyRole {
    /// 业主
    Owners,
    /// 停车的住户
    ParkingUsers,
    /// 捐款的居民
    Donors,
    /// 开户银行
    Bank,
    /// 物业公司
    PropertyCompany,
    /// 居委会
    Committee,
    /// 街道办事处
    Street,
    /// 志愿队
    Volunteers,
}

impl PartyRole {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Owners,
        Self::ParkingUsers,
        Self::Donors,
        Self::Bank,
        Self::PropertyCompany,
        Self::Committee,
        Self::Street,
        Self::Volunteers,
    ];
}

/// Who paid or was paid (付款方、收款方). No natural person is named in what neighbours read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// 单位
    Organisation(Line),
    /// 身份
    Role(PartyRole),
}

/// What an entry says (分录内容).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FundDetails {
    /// The day on which the money moved.
    pub day: Day,
    /// From what, or into what.
    pub category: FundCategory,
    /// How much, above zero.
    pub amount: Money,
    /// Who paid or was paid.
    pub party: Party,
    /// What for.
    pub what: Prose,
    /// The vouchers as photos; what tells a person apart is covered before.
    #[serde(default)]
    pub photos: Vec<Photo>,
    /// The same or more as a PDF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
    /// What spending rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
}

impl FundDetails {
    /// The words of it that its readers read.
    pub(super) fn words(&self) -> Vec<&str> {
        let party = match &self.party {
            Party::Organisation(name) => Some(name.as_str()),
            Party::Role(_) => None,
        };
        let basis = match &self.basis {
            Some(Basis::Urgent(words)) => Some(words.as_str()),
            Some(Basis::Outside { what, .. }) => Some(what.as_str()),
            Some(Basis::Decision { .. } | Basis::Project(_)) | None => None,
        };
        party
            .into_iter()
            .chain(basis)
            .chain([self.what.as_str()])
            .collect()
    }

    /// The files it brings.
    pub fn files(&self) -> Vec<Digest> {
        let photos = self.photos.iter().map(|it| it.hash);
        photos
            .chain(self.document.as_ref().map(|it| it.hash))
            .collect()
    }
}

/// Where an entry stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryState {
    /// 待复核: entered, read by the office alone, and not counted.
    Waits,
    /// 已入账
    Counted {
        /// Its number in the account, from 1, in the order of counting.
        number: u32,
        /// The second pair of eyes.
        by: PersonId,
        /// When.
        at: Timestamp,
    },
    /// 已撤下: it never counted.
    SetAside {
        /// Why.
        reason: Line,
        /// By whom.
        by: PersonId,
        /// When.
        at: Timestamp,
    },
}

/// An entry as the office has it, with who entered and who confirmed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FundEntry {
    /// Made by the office.
    pub id: FundEntryId,
    /// The account.
    pub account: FundAccountId,
    /// What it says.
    pub details: FundDetails,
    /// The entry that it takes back (冲销).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reverses: Option<FundEntryId>,
    /// The entry that takes this one back, waiting or counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reversal: Option<FundEntryId>,
    /// Who entered it.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Where it stands.
    pub state: EntryState,
}

impl FundEntry {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }

    /// Whether it is the balance brought forward (期初结转) and stands: it waits or counts, and is not
    /// taken back.
    pub(super) fn is_opening(&self, town: &dyn Town) -> bool {
        let reversal = self.reversal.and_then(|id| town.get::<FundEntry>(id));
        self.details.category == FundCategory::Opening
            && self.reverses.is_none()
            && !matches!(self.state, EntryState::SetAside { .. })
            && reversal.is_none_or(|it| it.number().is_none())
    }

    /// Whether it waits for the second pair of eyes.
    pub fn waits(&self) -> bool {
        self.state == EntryState::Waits
    }

    /// Its number, once it counts.
    pub fn number(&self) -> Option<u32> {
        match self.state {
            EntryState::Counted { number, .. } => Some(number),
            _ => None,
        }
    }

    /// What it does to the balance, once it counts.
    pub fn posting(&self) -> Option<Posting> {
        self.number()?;
        Some(self.would_post())
    }

    /// What it does to the balance when it counts.
    pub(super) fn would_post(&self) -> Posting {
        Posting {
            day: self.details.day,
            category: self.details.category,
            amount: self.details.amount,
            reverses: self.reverses.is_some(),
        }
    }
}

/// An entry that counts, as those whose money it is read it: whole, without who entered it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FundLine {
    /// The entry's.
    pub id: FundEntryId,
    /// The account.
    pub account: FundAccountId,
    /// Those whose money it is.
    pub readers: Audience,
    /// Its number in the account.
    pub number: u32,
    /// What it says.
    pub details: FundDetails,
    /// The entry that it takes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reverses: Option<FundEntryId>,
    /// The entry that took this one back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reversal: Option<FundEntryId>,
    /// Since when it counts.
    pub at: Timestamp,
}

impl FundLine {
    pub(crate) fn readers(&self) -> Audience {
        self.readers
    }

    /// What it does to the balance.
    pub fn posting(&self) -> Posting {
        Posting {
            day: self.details.day,
            category: self.details.category,
            amount: self.details.amount,
            reverses: self.reverses.is_some(),
        }
    }
}

/// The files that a record of this slice shows.
pub(crate) fn files_of(record: &Record) -> Vec<Digest> {
    match record {
        Record::FundEntry(it) => it.details.files(),
        Record::FundLine(it) => it.details.files(),
        _ => Vec::new(),
    }
}
