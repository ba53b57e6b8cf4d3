//! What is asked for, as the office and the person read it.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, CommunityId, Line, OwnRequestId, PersonId, PrivacyRequestId, Prose, Timestamp,
};

/// What somebody asks for (申请), PIPL 45–47.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Asked {
    /// 查阅、复制: a copy of all that names them, on paper or in a file, from the office.
    Copy,
    /// 更正: something is wrong.
    Mend {
        /// What.
        what: Mend,
        /// How it should be.
        words: Prose,
    },
    /// 删除: to be erased here.
    Erasure,
}

impl Asked {
    /// Whether both ask for the same kind of thing.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// What is wrong (更正什么).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mend {
    /// 姓名
    Name,
    /// 电话
    Phone,
    /// 房屋
    Home,
    /// 其他
    Other,
}

impl Mend {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Name, Self::Phone, Self::Home, Self::Other];
}

/// How the office made sure that it is they who ask (身份核对).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// 当面看过证件: a certificate was shown at the counter; nothing of it is kept.
    Certificate,
    /// 上门或当面认识: two workers know the person.
    KnownToTwo,
    /// 回拨登记电话: the number on record was called back.
    CalledBack,
}

impl Proof {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Certificate, Self::KnownToTwo, Self::CalledBack];
}

/// Where a request stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Waits for the office.
    Open,
    /// Done.
    Done {
        /// When.
        at: Timestamp,
        /// By whom.
        by: PersonId,
        /// What the office says to it.
        words: Option<Line>,
    },
    /// Turned down, and why.
    Refused {
        /// When.
        at: Timestamp,
        /// By whom.
        by: PersonId,
        /// Why; where to turn to stands beside it on the screen (PIPL 50).
        reason: Line,
    },
    /// The person took it back.
    TakenBack {
        /// When.
        at: Timestamp,
    },
}

/// A request (个人信息申请), as the office reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Made by the phone.
    pub id: PrivacyRequestId,
    /// The community.
    pub community: CommunityId,
    /// Whom it is about.
    pub person: PersonId,
    /// Who asks: they themselves, the guardian of a minor, or a worker for somebody at the counter.
    pub by: PersonId,
    /// Who reads how far it is: whoever asks; of what was noted at the counter, the person.
    pub reader: PersonId,
    /// For what.
    pub what: Asked,
    /// When.
    pub at: Timestamp,
    /// Until when it may be taken back before anything is done: an erasure cools off.
    pub cools_until: Timestamp,
    /// By when the office answers.
    pub due: Timestamp,
    /// How the office made sure that it was they, where something was done that cannot be undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
    /// Where it stands.
    pub state: State,
}

impl Request {
    /// Whether it waits for the office.
    pub fn is_open(&self) -> bool {
        self.state == State::Open
    }

    /// The records that say the same to the office and to whoever asked.
    pub(super) fn changes(self) -> Vec<crate::Change> {
        let own = OwnRequest {
            id: OwnRequestId::of(self.id, self.reader),
            reader: self.reader,
            request: self.clone(),
        };
        vec![crate::Change::put(own), crate::Change::put(self)]
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

/// The same as whoever asked reads it (我的申请).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRequest {
    /// Derived from the request and its reader.
    pub id: OwnRequestId,
    /// Who asked.
    pub reader: PersonId,
    /// What.
    pub request: Request,
}

impl OwnRequestId {
    /// The copy of whoever asked.
    pub fn of(request: PrivacyRequestId, reader: PersonId) -> Self {
        Self::derived("own_request", &[request.0.as_bytes(), reader.0.as_bytes()])
    }
}

impl OwnRequest {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.reader)
    }
}
