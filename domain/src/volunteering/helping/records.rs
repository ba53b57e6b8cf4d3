//! What is read of helping, and by whom.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BuildingId, CommunityId, CompoundId, HelpId, IntroductionId, Line, MeetingId,
    PersonId, Prose, SkillLineId, SkillOfferId, Timestamp,
};
use crate::members::Phone;

use crate::volunteering::{Agreement, Nearness, Reach, Side, Skill};

/// What somebody offers (我能帮忙), as they alone read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkillOffer {
    /// Made by the phone.
    pub id: SkillOfferId,
    /// The community.
    pub community: CommunityId,
    /// Whose.
    pub person: PersonId,
    /// In which building they live.
    pub building: BuildingId,
    /// In which compound.
    pub compound: CompoundId,
    /// With what, each once.
    pub skills: Vec<Skill>,
    /// How far they go.
    pub reach: Reach,
    /// Where they are called by those with whom they agreed to meet, and by nobody else.
    pub phone: Phone,
    /// Whether they take a rest: nobody is proposed to them meanwhile.
    pub resting: bool,
    /// Since when.
    pub at: Timestamp,
}

/// The same as every neighbour reads it (邻居能帮的): what, and from which building. No person stands
/// in it, and no id that could be tried against people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkillLine {
    /// Derived from the offer.
    pub id: SkillLineId,
    /// The community.
    pub community: CommunityId,
    /// From which building.
    pub building: BuildingId,
    /// With what.
    pub skills: Vec<Skill>,
    /// How far they go.
    pub reach: Reach,
}

/// What somebody asks for (求助), as they alone read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpAsked {
    /// Made by the phone.
    pub id: HelpId,
    /// The community.
    pub community: CommunityId,
    /// Who asks.
    pub person: PersonId,
    /// In which building they live.
    pub building: BuildingId,
    /// In which compound.
    pub compound: CompoundId,
    /// With what.
    pub skill: Skill,
    /// In their words, which whoever is asked to help reads.
    pub words: Prose,
    /// Where they are called by whoever they agreed to meet.
    pub phone: Phone,
    /// Since when.
    pub at: Timestamp,
    /// Where it stands.
    pub state: AskedState,
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskedState {
    /// Somebody is looked for, or was found and has not helped yet.
    Open,
    /// 已撤回: nobody is needed any more.
    TakenBack {
        /// Since when.
        at: Timestamp,
    },
    /// 已帮上: somebody helped.
    Helped {
        /// Since when.
        at: Timestamp,
    },
}

/// A request for which no two have agreed yet (等回音的求助), for those who look after the building and
/// may introduce somebody: what for, and since when. Not who asks, nor in which words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpWaiting {
    /// That of the request.
    pub id: HelpId,
    /// The community.
    pub community: CommunityId,
    /// From which building.
    pub building: BuildingId,
    /// With what.
    pub skill: Skill,
    /// Since when.
    pub since: Timestamp,
    /// How many were asked so far.
    pub asked: u16,
    /// Until when the one who was asked last is waited for; nobody is asked now where it is empty.
    pub awaits: Option<Timestamp>,
}

/// What one of the two reads of an introduction (见面).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Derived from the introduction and the side.
    pub id: MeetingId,
    /// Whose copy it is.
    pub reader: PersonId,
    /// The introduction.
    pub introduction: IntroductionId,
    /// The request.
    pub request: HelpId,
    /// On which side the reader is.
    pub side: Side,
    /// With what.
    pub skill: Skill,
    /// In the words of whoever asks.
    pub words: Prose,
    /// How near the other lives.
    pub nearness: Nearness,
    /// Since when.
    pub at: Timestamp,
    /// Whether they agreed.
    pub agreement: Agreement,
    /// Whom to call: the other, while both agree and not longer.
    pub contact: Option<Contact>,
}

/// Whom to call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The name.
    pub name: Line,
    /// The telephone.
    pub phone: Phone,
}

impl SkillLineId {
    /// The one line of an offer.
    pub fn of(offer: SkillOfferId) -> Self {
        Self::derived("skill line", &[offer.0.as_bytes()])
    }
}

impl MeetingId {
    /// What one side reads of an introduction.
    pub fn of(introduction: IntroductionId, side: Side) -> Self {
        let side: &[u8] = match side {
            Side::Needs => b"needs",
            Side::Helps => b"helps",
        };
        Self::derived("meeting", &[introduction.0.as_bytes(), side])
    }
}

impl SkillOffer {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }

    /// As neighbours read it.
    pub(super) fn line(&self) -> SkillLine {
        SkillLine {
            id: SkillLineId::of(self.id),
            community: self.community,
            building: self.building,
            skills: self.skills.clone(),
            reach: self.reach,
        }
    }
}

impl SkillLine {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

impl HelpAsked {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }

    /// Whether help is needed still.
    pub fn is_open(&self) -> bool {
        self.state == AskedState::Open
    }
}

impl HelpWaiting {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Grid(self.building)
    }
}

impl Meeting {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.reader)
    }
}
