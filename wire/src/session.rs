//! Signing in and out.

use domain::members::{Claim, Phone};
use domain::{CommunityId, Lang, Line, PersonId, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A household code from a printed slip, as typed or scanned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Knock {
    /// The code; hyphens, spaces and case do not matter.
    pub code: String,
}

/// The home a code opens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DoorOpened {
    /// The community's name.
    pub community: String,
    /// The compound's name.
    pub compound: String,
    /// The home's address, such as 7-2-602.
    pub address: String,
    /// The title holders with all but the family name hidden.
    pub holders: Vec<String>,
}

/// Signs a person in with a household code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activate {
    /// The household code.
    pub code: String,
    /// The person's name.
    pub name: Line,
    /// As what.
    pub claim: Claim,
    /// A telephone for later sign-ins, proven by `otp`.
    #[serde(default)]
    pub phone: Option<Phone>,
    /// The code that was sent to the telephone.
    #[serde(default)]
    pub otp: Option<String>,
    /// A name for this device, such as "Android, Chrome".
    pub device: Line,
}

/// Asks for a code to be sent. Known and unknown telephones get the same answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtpRequest {
    /// Where to.
    pub phone: Phone,
}

/// Signs in on a new device by telephone. A telephone alone never takes over a home: the
/// household code is needed too.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhoneSignIn {
    /// The telephone.
    pub phone: Phone,
    /// The code that was sent to it.
    pub otp: String,
    /// The household code.
    pub code: String,
    /// A name for this device.
    pub device: Line,
}

/// Signs community workers in: password first, then the code sent to their telephone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffSignIn {
    /// The login name.
    pub login: Line,
    /// The password.
    pub password: String,
    /// The code; absent in the first step.
    #[serde(default)]
    pub otp: Option<String>,
    /// A name for this device.
    pub device: Line,
}

/// Where a staff sign-in stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StaffStep {
    /// The password was right; a code is on its way.
    CodeSent,
    /// Signed in.
    SignedIn(SessionInfo),
}

/// Somebody of a sample neighbourhood, as whom anybody may look around (样例身份).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SampleAs {
    /// 居民
    Resident,
    /// 邻居
    Neighbour,
    /// 租户
    Tenant,
    /// 议事会成员
    Member,
    /// 召集人
    Convener,
    /// 计票人
    Teller,
    /// 网格员
    GridWorker,
    /// 居务监督
    Supervisor,
    /// 承办联系人
    Contact,
    /// 物业
    Property,
    /// 业委会
    Committee,
    /// 商户
    Shop,
    /// 社区工作者
    Staff,
    /// 会计
    Clerk,
}

impl SampleAs {
    /// Whether they work in the office, which has a door of its own.
    pub fn is_office(self) -> bool {
        matches!(self, Self::Staff | Self::Clerk)
    }
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SampleAccount {
    /// As whom.
    pub who: SampleAs,
    /// Their name.
    pub name: String,
    /// Their home, if they have one.
    pub address: Option<String>,
}

/// Looks around as one of them; only where the neighbourhood is a sample.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookAs {
    /// As whom.
    pub who: SampleAs,
    /// A name for this device.
    pub device: Line,
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SessionInfo {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their community.
    pub community: CommunityId,
    /// Whether they hold an office of the residents' committee today.
    pub staff: bool,
    /// This device's session.
    pub device: Uuid,
    /// Whether this server makes archive PDFs (归档 PDF): only then the office offers them.
    #[serde(default)]
    pub pdf: bool,
}

/// A device that is signed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Device {
    /// Its session.
    pub id: Uuid,
    /// What it calls itself.
    pub name: String,
    /// Since when.
    pub since: Timestamp,
    /// Last seen.
    pub seen_at: Timestamp,
    /// Whether it is the one asking.
    pub current: bool,
}

/// What a device may know of notifications on it (系统通知, Web Push).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushInfo {
    /// The key that its browser subscribes with (RFC 8292), base64url; `None` where this server
    /// sends none.
    pub key: Option<String>,
    /// Whether this session has them.
    pub on: bool,
}

/// Asks for notifications on this device, with what its browser subscribed to (RFC 8030, 8291).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PushHere {
    /// The address at the push service.
    pub endpoint: String,
    /// The device's public key, base64url.
    pub p256dh: String,
    /// The secret that only device and server know, base64url.
    pub auth: String,
    /// The language of the one line it shows.
    pub lang: Lang,
}
