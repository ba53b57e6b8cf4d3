//! What somebody says to the office in public, and what it answers (留言、公开答复).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BodyId, CommunityId, CovenantVersionId, Line, MessageId, NoticeId, Prose,
    PublicityId, Timestamp,
};
use crate::proposals::Author;

/// As whom the office speaks (以谁的名义).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Desk {
    /// 社区
    Office,
    /// 网格员
    GridWorker,
    /// 楼栋长
    BuildingHead,
    /// 承办单位: a department, the property company, the owners' committee.
    Body(BodyId),
}

/// What a message is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum About {
    /// A notice (公告留言).
    Notice(NoticeId),
    /// What hangs (公示意见).
    Publicity {
        /// Which.
        item: PublicityId,
        /// Whether it is held against it (异议), and so is answered before it ends.
        objection: bool,
    },
    /// Public affairs (百姓评说).
    Column {
        /// What about.
        topic: Topic,
        /// Whether all residents read it; else the office and whoever wrote it.
        open: bool,
        /// The body that should answer; the office where none is named.
        body: Option<BodyId>,
    },
    /// The draft of a covenant (公约意见): what somebody thinks of it, or other words for it.
    Covenant(CovenantVersionId),
    /// This app (应用反馈): what a digital experience officer (数字体验员) found.
    App {
        /// What kind of thing.
        kind: Complaint,
        /// On which screen: its address.
        screen: Line,
    },
}

/// What a message to the column is about (话题).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// 环境卫生
    Cleanliness,
    /// 停车出行
    Traffic,
    /// 物业服务
    Property,
    /// 养老助残
    Care,
    /// 孩子和学校
    Children,
    /// 文化活动
    Culture,
    /// 办事服务
    Services,
    /// 其他
    Other,
}

impl Topic {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Cleanliness,
        Self::Traffic,
        Self::Property,
        Self::Care,
        Self::Children,
        Self::Culture,
        Self::Services,
        Self::Other,
    ];
}

/// What is wrong with the app (反馈类型).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Complaint {
    /// 用不了
    Broken,
    /// 看不懂
    Unclear,
    /// 有个想法
    Idea,
}

impl Complaint {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Broken, Self::Unclear, Self::Idea];
}

/// Where a remark about the app stands (处理情况).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// 听到了
    Heard,
    /// 已排上
    Planned,
    /// 改好了
    Done,
    /// 这次不改: the answer says why.
    NotDone,
}

impl Progress {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Heard, Self::Planned, Self::Done, Self::NotDone];
}

/// An answer in public (公开答复).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// Who answers.
    pub from: Desk,
    /// What.
    pub text: Prose,
    /// Where it stands from now on; of what is about the app alone.
    pub progress: Option<Progress>,
    /// When.
    pub at: Timestamp,
}

/// Why the office has taken the words down (隐去).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hidden {
    /// Why; everyone who could read the words reads it.
    pub reason: Line,
    /// When.
    pub at: Timestamp,
}

/// What somebody says to the office (留言).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// Made by the phone.
    pub id: MessageId,
    /// The community.
    pub community: CommunityId,
    /// What about.
    pub about: About,
    /// The words; gone while they are hidden.
    pub text: Option<Prose>,
    /// By whom: building and family name.
    pub author: Author,
    /// When.
    pub at: Timestamp,
    /// Until when the first answer is due, if one is owed.
    pub due: Option<Timestamp>,
    /// What was answered, the oldest first.
    pub replies: Vec<Reply>,
    /// Why the words are not shown.
    pub hidden: Option<Hidden>,
    /// Who reads it.
    pub readers: Audience,
    /// Who has a copy beside them: those who look after the building, or whoever wrote it.
    pub copy: Option<Audience>,
}

/// A message for somebody beside its readers (留言副本).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessageCopy {
    /// The message.
    pub id: MessageId,
    /// The community.
    pub community: CommunityId,
    /// Who has it.
    pub reader: Audience,
    /// The message as it stands.
    pub message: Message,
}

impl Message {
    pub(crate) fn readers(&self) -> Audience {
        self.readers
    }

    /// Whether an answer is owed that nobody has given.
    pub fn waits(&self) -> bool {
        let owed = self.hidden.is_none() || self.is_objection();
        self.due.is_some() && self.replies.is_empty() && owed
    }

    /// Whether it is held against what hangs. It is answered even where its words are hidden.
    pub fn is_objection(&self) -> bool {
        matches!(
            self.about,
            About::Publicity {
                objection: true,
                ..
            }
        )
    }

    /// Whether somebody may say that they think so too: of what all residents read in the column,
    /// of what is said to the draft of a covenant, and of what is about the app.
    pub fn may_be_backed(&self) -> bool {
        matches!(
            self.about,
            About::Column { open: true, .. } | About::Covenant(_) | About::App { .. }
        )
    }

    /// Where a remark about the app stands.
    pub fn progress(&self) -> Option<Progress> {
        self.replies.iter().rev().find_map(|it| it.progress)
    }
}

impl MessageCopy {
    pub(crate) fn readers(&self) -> Audience {
        self.reader
    }
}
