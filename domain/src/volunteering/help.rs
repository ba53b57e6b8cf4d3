//! Neighbours who need help and neighbours who can give it (邻里互助): matched by building, and
//! strangers to each other until both agree.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BuildingId, CompoundId, HelpId, IntroductionId, PersonId, Prose, SkillOfferId,
    Timestamp,
};

use super::Somebody;

/// What somebody can do (技能).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Skill {
    /// 陪诊: coming along to the doctor.
    Doctor,
    /// 代买: shopping for somebody.
    Shopping,
    /// 教手机: teaching how to use a phone.
    Phone,
    /// 小修小补: small repairs.
    Repair,
    /// 接送: bringing somebody somewhere.
    Escort,
    /// 陪伴聊天: company.
    Company,
    /// 照看孩子: minding children.
    Children,
    /// 急救: first aid.
    FirstAid,
    /// 翻译、手语: languages and sign language.
    Languages,
    /// 文艺: music, calligraphy, dance.
    Arts,
}

impl Skill {
    /// All of them, what is asked for most first.
    pub const ALL: [Self; 10] = [
        Self::Doctor,
        Self::Shopping,
        Self::Phone,
        Self::Repair,
        Self::Escort,
        Self::Company,
        Self::Children,
        Self::FirstAid,
        Self::Languages,
        Self::Arts,
    ];
}

/// How far somebody goes to help (服务范围).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// 本楼
    Building,
    /// 本小区
    Compound,
    /// 本社区
    Community,
}

/// "I need help with…" (求助).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpRequest {
    /// Its id.
    pub id: HelpId,
    /// Who needs it.
    pub by: Somebody,
    /// In which building.
    pub building: BuildingId,
    /// In which compound.
    pub compound: CompoundId,
    /// With what.
    pub skill: Skill,
    /// In their words.
    pub words: Prose,
}

/// "I can help with…" (我能帮忙).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Helper {
    /// Who.
    pub by: Somebody,
    /// In which building.
    pub building: BuildingId,
    /// In which compound.
    pub compound: CompoundId,
    /// With what.
    pub skills: Vec<Skill>,
    /// How far.
    pub reach: Reach,
    /// Whether they take a rest.
    pub resting: bool,
    /// How many they help already.
    pub helping: u16,
}

/// How near a helper is, and nothing more about where they live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nearness {
    /// 同楼
    Building,
    /// 同小区
    Compound,
    /// 同社区
    Community,
}

/// Who would be asked, and how near they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Who.
    pub person: PersonId,
    /// How near.
    pub nearness: Nearness,
}

/// Who could help with a request: the nearest first; of those as near, whoever helps fewest
/// (design default). Nobody of the same household, and nobody who was proposed before.
pub fn helpers(request: &HelpRequest, helpers: &[Helper], asked: &[PersonId]) -> Vec<Asked> {
    let mut found: Vec<(Nearness, u16, PersonId)> = Vec::new();
    for helper in helpers {
        let nearness = if helper.building == request.building {
            Nearness::Building
        } else if helper.compound == request.compound {
            Nearness::Compound
        } else {
            Nearness::Community
        };
        let goes = match helper.reach {
            Reach::Building => nearness == Nearness::Building,
            Reach::Compound => nearness <= Nearness::Compound,
            Reach::Community => true,
        };
        let able = helper.skills.contains(&request.skill) && !helper.resting;
        let strange = !helper.by.is_close_to(&request.by) && !asked.contains(&helper.by.person);
        if goes && able && strange {
            found.push((nearness, helper.helping, helper.by.person));
        }
    }
    found.sort_unstable();
    found.dedup_by_key(|it| it.2);
    let asked = |(nearness, _, person)| Asked { person, nearness };
    found.into_iter().map(asked).collect()
}

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Who needs help.
    Needs,
    /// Who helps.
    Helps,
}

/// Whether the two have agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// 待双方同意: neither has.
    Proposed,
    /// One has.
    One {
        /// Which.
        side: Side,
        /// When.
        at: Timestamp,
    },
    /// 双方同意: both have, and may call each other.
    Both {
        /// Since when.
        at: Timestamp,
    },
    /// 已谢绝、已结束: one said no, at first or later, or that it is done.
    Ended {
        /// Which.
        by: Side,
        /// When.
        at: Timestamp,
        /// Whether the help was given.
        helped: bool,
    },
}

impl Agreement {
    /// Whether something may still come of it.
    pub fn is_live(self) -> bool {
        !matches!(self, Self::Ended { .. })
    }

    /// Whether one of the two has agreed already.
    pub fn has(self, mine: Side) -> bool {
        match self {
            Self::One { side, .. } => side == mine,
            Self::Both { .. } => true,
            Self::Proposed | Self::Ended { .. } => false,
        }
    }

    /// One of the two says yes.
    ///
    /// # Errors
    /// When they did, or when it is over.
    pub fn agree(self, mine: Side, at: Timestamp) -> Result<Self, HelpFault> {
        match self {
            Self::Proposed => Ok(Self::One { side: mine, at }),
            Self::One { side, .. } if side != mine => Ok(Self::Both { at }),
            Self::One { .. } | Self::Both { .. } => Err(HelpFault::Already),
            Self::Ended { .. } => Err(HelpFault::Ended),
        }
    }

    /// One of the two says no, no longer, or that the help was given.
    ///
    /// # Errors
    /// When it is over, or when help is said to be given by somebody who has not agreed to meet.
    pub fn end(self, by: Side, helped: bool, at: Timestamp) -> Result<Self, HelpFault> {
        match self {
            Self::Ended { .. } => Err(HelpFault::Ended),
            Self::Proposed | Self::One { .. } if helped => Err(HelpFault::NotMet),
            _ => Ok(Self::Ended { by, at, helped }),
        }
    }
}

/// A helper who was proposed for a request (牵线). The server alone holds it: each of the two reads a
/// [`Meeting`](super::Meeting), which names the other only once both agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Introduction {
    /// Derived from the request and from the offer, whose id nobody knows but who made it: the two
    /// cannot be found by trying neighbours.
    pub id: IntroductionId,
    /// The request.
    pub request: HelpId,
    /// What the helper offers.
    pub offer: SkillOfferId,
    /// Who needs help.
    pub needs: PersonId,
    /// Who would help.
    pub helps: PersonId,
    /// How near they are.
    pub nearness: Nearness,
    /// Since when.
    pub at: Timestamp,
    /// Whether they agreed.
    pub agreement: Agreement,
}

/// Why an act of helping is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum HelpFault {
    /// They are neither of the two.
    #[error("not one of the two")]
    NotOneOfThem,
    /// They have agreed.
    #[error("agreed already")]
    Already,
    /// It is over.
    #[error("it is over")]
    Ended,
    /// Help is given once both have agreed to meet.
    #[error("the two have not agreed yet")]
    NotMet,
    /// An offer names one skill at least.
    #[error("no skill")]
    NoSkill,
    /// Whoever is to be introduced does not offer this.
    #[error("not offered")]
    NotOffered,
    /// Whoever is to be introduced was asked before, or lives with whoever asks.
    #[error("asked before, or of the same home")]
    NotAgain,
    /// Somebody was asked not long ago.
    #[error("somebody was asked not long ago")]
    Awaits {
        /// Until when the answer is waited for.
        until: Timestamp,
    },
    /// The request was taken back, or somebody helped.
    #[error("the request is over")]
    RequestIsOver,
}

impl Introduction {
    /// A helper for a request.
    pub fn of(request: &HelpRequest, helper: &Asked, offer: SkillOfferId, at: Timestamp) -> Self {
        let parts: [&[u8]; 2] = [request.id.0.as_bytes(), offer.0.as_bytes()];
        Self {
            id: IntroductionId::derived("introduction", &parts),
            request: request.id,
            offer,
            needs: request.by.person,
            helps: helper.person,
            nearness: helper.nearness,
            at,
            agreement: Agreement::Proposed,
        }
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Sealed
    }

    /// Says yes.
    ///
    /// # Errors
    /// When it is not theirs to say, was said, or is over.
    pub fn agree(self, person: PersonId, at: Timestamp) -> Result<Self, HelpFault> {
        let agreement = self.agreement.agree(self.side(person)?, at)?;
        Ok(Self { agreement, ..self })
    }

    /// Says no, no longer, or that the help was given.
    ///
    /// # Errors
    /// When it is not theirs to say, is over, or was never begun.
    pub fn end(self, person: PersonId, helped: bool, at: Timestamp) -> Result<Self, HelpFault> {
        let agreement = self.agreement.end(self.side(person)?, helped, at)?;
        Ok(Self { agreement, ..self })
    }

    /// Whose telephone a reader may see: the other's, while both agree. Nobody else sees either.
    pub fn may_call(&self, reader: PersonId) -> Option<PersonId> {
        let Agreement::Both { .. } = self.agreement else {
            return None;
        };
        match self.side(reader).ok()? {
            Side::Needs => Some(self.helps),
            Side::Helps => Some(self.needs),
        }
    }

    fn side(&self, person: PersonId) -> Result<Side, HelpFault> {
        if person == self.needs {
            Ok(Side::Needs)
        } else if person == self.helps {
            Ok(Side::Helps)
        } else {
            Err(HelpFault::NotOneOfThem)
        }
    }
}
