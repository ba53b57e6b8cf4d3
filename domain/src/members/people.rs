//! People: title holders, heads, members and what neighbours see of them (人).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::core::{
    Area, Audience, BuildingId, CommunityId, CompoundId, Day, HeadId, HolderId, HomeId, Line,
    PersonId, Timestamp,
};

use super::Minor;

/// A title holder as the roster names one (产权人). Names repeat; name and tail together tell
/// people apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holder {
    /// Name of the person or company.
    pub name: Line,
    /// The last four characters of the certificate (证件尾号).
    pub tail: Line,
    /// Telephone, if the roster has one.
    #[serde(default)]
    pub phone: Option<Phone>,
}

impl Holder {
    /// What tells this holder apart, the same in every home they hold.
    pub fn identity(&self, community: CommunityId) -> HolderId {
        let (name, tail) = (self.name.as_str().as_bytes(), self.tail.as_str().as_bytes());
        HolderId::derived("holder", &[community.0.as_bytes(), name, tail])
    }

    /// The family name with the rest hidden, for whoever stands at the door.
    pub fn masked(&self) -> String {
        surname(self.name.as_str())
    }
}

/// Which person a title holder is (身份对应), for the server alone: neighbours read a person's id
/// everywhere, and it tells nothing of the certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Derived from name and tail.
    pub id: HolderId,
    /// The community.
    pub community: CommunityId,
    /// The person, once they signed in.
    pub person: PersonId,
}

impl Identity {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Sealed
    }
}

/// One head in an owners' count (业主人数): one distinct set of holders. For staff alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// Derived from the sorted set of holders.
    pub id: HeadId,
    /// The compound it counts in.
    pub compound: CompoundId,
    /// Who holds title, together.
    pub holders: Vec<Holder>,
    /// The developer's unsold and undelivered parts are one head together (建设单位).
    pub developer: bool,
    /// The area of all its voting homes.
    pub area: Area,
    /// How many voting homes it holds.
    pub homes: u32,
    /// Another head shares a holder with it and nothing settles whether they are one or two.
    pub needs_ruling: bool,
    /// The ruling, once given.
    pub ruling: Option<super::Ruling>,
}

/// A telephone number in mainland China (电话): a mobile number or a fixed line with its area code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Phone(String);

/// A text that is no telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "not a telephone number of 11 digits that starts with 1, or of 10 to 12 that starts with 0"
)]
pub struct NotAPhone;

impl Phone {
    /// Reads a number; spaces and hyphens are dropped.
    pub fn new(text: &str) -> Result<Self, NotAPhone> {
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
        let all_digits = digits.bytes().all(|b| b.is_ascii_digit());
        let mobile = digits.len() == 11 && digits.starts_with('1');
        let fixed = (10..=12).contains(&digits.len()) && digits.starts_with('0');
        if all_digits && (mobile || fixed) {
            Ok(Self(digits))
        } else {
            Err(NotAPhone)
        }
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number with its middle hidden: `159****0610`.
    pub fn masked(&self) -> String {
        let tail = self.0.len() - 4;
        format!("{}****{}", &self.0[..3], &self.0[tail..])
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Phone {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::new(&text).map_err(serde::de::Error::custom)
    }
}

/// As what a person stands in the community (身份).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StandingKind {
    /// 业主
    Owner,
    /// 家属
    Family,
    /// 租户
    Tenant,
}

/// Whether a standing counts yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StandingState {
    /// A tenant whom staff have not admitted yet.
    Waiting,
    /// In force.
    Active,
    /// Turned away or over, and why.
    Ended {
        /// When.
        at: Timestamp,
        /// Why, in words for the person.
        reason: Line,
    },
    /// A newer roster names the owner no longer (产权已转移).
    TitlePassed {
        /// When that roster was imported.
        at: Timestamp,
    },
}

/// A person's bond with one home (与房屋的关系).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// The home.
    pub home: HomeId,
    /// Its building.
    pub building: BuildingId,
    /// Its compound.
    pub compound: CompoundId,
    /// Its address, such as 7-2-602.
    pub address: Line,
    /// As what.
    pub kind: StandingKind,
    /// Since when.
    pub since: Timestamp,
    /// Since when they live there, as staff saw on the lease or were told (居住起始日): mostly long before
    /// they came to the app.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lives_since: Option<Day>,
    /// Whether it counts.
    pub state: StandingState,
}

/// From so many days on a tenant has lived somewhere for long: half a year, as for a residence permit
/// (居住证暂行条例第二条).
const LONG_DAYS: i32 = 183;

impl Standing {
    /// Whether it is a tenant's who has lived there for long (长租户; domain-rules 1.3).
    pub fn rents_long(&self, on: Day) -> bool {
        let since = self.lives_since.unwrap_or_else(|| self.since.day());
        self.kind == StandingKind::Tenant && self.is_active() && since.plus(LONG_DAYS) <= on
    }

    /// Whether it is in force.
    pub fn is_active(&self) -> bool {
        self.state == StandingState::Active
    }

    /// Whether it is history.
    pub fn is_over(&self) -> bool {
        matches!(
            self.state,
            StandingState::Ended { .. } | StandingState::TitlePassed { .. }
        )
    }
}

/// A person who uses Linli (成员), as staff see them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// Made by the server.
    pub id: PersonId,
    /// The community.
    pub community: CommunityId,
    /// Name.
    pub name: Line,
    /// Telephone that codes are sent to.
    pub phone: Option<Phone>,
    /// Bonds with homes, past ones too.
    pub standings: Vec<Standing>,
    /// Whether they are under eighteen, as staff have marked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minor: Option<Minor>,
    /// First signed in.
    pub joined_at: Timestamp,
}

impl Member {
    /// Standings in force.
    pub fn active(&self) -> impl Iterator<Item = &Standing> {
        self.standings
            .iter()
            .filter(|standing| standing.is_active())
    }

    /// The records that say the same to staff, to the person and to the neighbours.
    pub(crate) fn changes(self) -> Vec<crate::Change> {
        let neighbour = Neighbour {
            id: self.id,
            community: self.community,
            shown: self.shown(),
            kind: self.active().map(|standing| standing.kind).min(),
        };
        let me = Me {
            id: self.id,
            community: self.community,
            name: self.name.clone(),
            phone: self.phone.as_ref().map(Phone::masked),
            standings: self.standings.clone(),
            minor: self.minor,
            joined_at: self.joined_at,
        };
        vec![
            crate::Change::put(me),
            crate::Change::put(neighbour),
            crate::Change::put(self),
        ]
    }

    fn shown(&self) -> String {
        let home = self.active().next();
        shown(home.map(|it| it.address.as_str()), self.name.as_str())
    }
}

/// What neighbours read: the building and the family name, never the room (domain-rules 10.1).
pub(crate) fn shown(address: Option<&str>, name: &str) -> String {
    let surname = surname(name);
    let building = address.map(|it| it.split('-').next().unwrap_or(it));
    match building {
        Some(number) if number.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{number}号楼 {surname}")
        }
        Some(building) => format!("{building} {surname}"),
        None => surname,
    }
}

/// The family name with the rest hidden: 秦招娣 → 秦**, 司马桂芳 → 司马**. Organisations, which have
/// nothing to hide, are named in full; a long name that is none of theirs is a person's.
fn surname(name: &str) -> String {
    const COMPOUND: [&str; 12] = [
        "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯",
        "司徒",
    ];
    let length = name.chars().count();
    if length > 4 && ORGANISATIONS.iter().any(|ending| name.ends_with(ending)) {
        return name.to_owned();
    }
    let double = length > 2 && COMPOUND.iter().any(|double| name.starts_with(double));
    let kept = if double { 2 } else { 1 };
    let hidden = "*".repeat(length.saturating_sub(kept).clamp(1, 3));
    name.chars().take(kept).collect::<String>() + &hidden
}

/// How the names of title holders that are no persons end.
const ORGANISATIONS: [&str; 20] = [
    "公司",
    "集团",
    "银行",
    "中心",
    "委员会",
    "居委会",
    "办事处",
    "管理处",
    "合作社",
    "事务所",
    "研究院",
    "研究所",
    "学校",
    "医院",
    "协会",
    "基金会",
    "工厂",
    "经营部",
    "商行",
    "管理局",
];

/// What a person reads of themselves (我).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Me {
    /// Who.
    pub id: PersonId,
    /// The community.
    pub community: CommunityId,
    /// Name.
    pub name: Line,
    /// Telephone with its middle hidden.
    pub phone: Option<String>,
    /// Bonds with homes.
    pub standings: Vec<Standing>,
    /// Whether staff have marked them as under eighteen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minor: Option<Minor>,
    /// First signed in.
    pub joined_at: Timestamp,
}

/// What neighbours read of a person (邻居).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Neighbour {
    /// Who.
    pub id: PersonId,
    /// The community.
    pub community: CommunityId,
    /// Building and family name, such as 8号楼 秦**.
    pub shown: String,
    /// The strongest standing in force.
    pub kind: Option<StandingKind>,
}

impl Head {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

impl Member {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

impl Me {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.id)
    }
}

impl Neighbour {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("15900400610", true)]
    #[case("159 0040 0610", true)]
    #[case("02700002464", true)]
    #[case("1380013800", false)]
    #[case("25900400610", false)]
    #[case("1590040061x", false)]
    fn a_phone_number_has_its_digits(#[case] text: &str, #[case] good: bool) {
        assert_eq!(Phone::new(text).is_ok(), good);
    }

    #[rstest]
    #[case("秦招娣", "秦**")]
    #[case("司马桂芳", "司马**")]
    #[case("邱喆", "邱*")]
    #[case("临江国有资产经营有限公司", "临江国有资产经营有限公司")]
    #[case("阿卜杜拉·买买提", "阿***")]
    #[case("Mary Johnson", "M***")]
    fn neighbours_read_the_family_name(#[case] name: &str, #[case] expected: &str) {
        assert_eq!(surname(name), expected);
    }
}
