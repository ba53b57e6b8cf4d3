//! A home in the roll call (点名): what its people said, and what was found at its door.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BuildingId, Change, EmergencyId, HomeId, Line, OwnAnswerId, PersonId, Refusal,
    RollCountId, SafetyDoorId, Timestamp, Town,
};
use crate::members::{Actor, Building};

use super::active::person;
use super::roll::counted;
use super::{Emergency, EmergencyFault};

/// With what somebody needs help (需要什么).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// 药品
    Medicine,
    /// 食物和水
    Food,
    /// 要人背下楼
    CarriedDown,
    /// 要去避难点
    Shelter,
    /// 其他
    Other,
}

impl Need {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Medicine,
        Self::Food,
        Self::CarriedDown,
        Self::Shelter,
        Self::Other,
    ];
}

/// What is said of somebody (报平安).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Says {
    /// 我平安
    Safe,
    /// 我需要帮助
    NeedsHelp {
        /// With what.
        needs: Vec<Need>,
        /// In a few words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Line>,
    },
}

impl Says {
    /// Whether help is needed.
    pub fn is_help(&self) -> bool {
        matches!(self, Self::NeedsHelp { .. })
    }
}

/// Of whom of a household it is said (谁). Nobody is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// 全家: everyone who is at home.
    All,
    /// 我
    Me,
    /// 爱人
    Partner,
    /// 老人
    Elder,
    /// 孩子
    Child,
    /// 家里其他人
    Other,
}

impl Who {
    /// Those of the household beside oneself, everyone together first.
    pub const HOUSEHOLD: [Self; 5] = [
        Self::All,
        Self::Elder,
        Self::Child,
        Self::Partner,
        Self::Other,
    ];
}

/// What one person said of one of their household.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerLine {
    /// Of whom.
    pub who: Who,
    /// What.
    pub says: Says,
    /// When.
    pub at: Timestamp,
}

/// What somebody said in an emergency (我的回答), as they alone read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnAnswer {
    /// Derived from the emergency, the home and the person.
    pub id: OwnAnswerId,
    /// In which emergency.
    pub emergency: EmergencyId,
    /// Who.
    pub person: PersonId,
    /// For which home.
    pub home: HomeId,
    /// What they said last, of each.
    pub lines: Vec<AnswerLine>,
    /// How often they called for help here.
    #[serde(default)]
    pub calls: u32,
}

impl AnswerLine {
    /// Whether it says anew what was said of somebody.
    pub(super) fn stands_for(&self, who: Who) -> bool {
        self.who == who || (self.who == Who::All && self.says == Says::Safe)
    }
}

impl OwnAnswerId {
    /// The one answer of a person for a home.
    pub fn of(emergency: EmergencyId, home: HomeId, person: PersonId) -> Self {
        let parts = [
            emergency.0.as_bytes(),
            home.0.as_bytes(),
            person.0.as_bytes(),
        ];
        Self::derived("own answer", &parts.map(|it| it.as_slice()))
    }
}

impl OwnAnswer {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }

    /// What was said last of somebody.
    pub fn of(&self, who: Who) -> Option<&AnswerLine> {
        self.lines.iter().find(|it| it.who == who)
    }

    /// Says something of somebody in place of what was said before. Everyone safe stands for each.
    pub(super) fn say(&mut self, line: AnswerLine) {
        self.calls += u32::from(line.says.is_help());
        self.lines.retain(|it| !line.stands_for(it.who));
        self.lines.push(line);
        self.lines.sort_by_key(|it| it.who);
    }
}

/// What was said for a door (回答), for those who look after the building.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// By whom.
    pub by: PersonId,
    /// The family name with the rest hidden.
    pub name: String,
    /// Of whom.
    pub who: Who,
    /// What.
    pub says: Says,
    /// When.
    pub at: Timestamp,
    /// Which call for help of this door it is, from 1; 0 where it is none.
    pub call: u32,
}

/// What was found at a door (上门).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DoorMark {
    /// 都好: everyone is well.
    Well,
    /// 需要帮助
    NeedsHelp {
        /// With what.
        needs: Vec<Need>,
    },
    /// 没人应门
    Nobody,
    /// 已帮上
    Helped,
}

/// One mark at a door.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marked {
    /// What.
    pub mark: DoorMark,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// In a few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Line>,
    /// Which call for help it is, from 1; 0 where it is none.
    pub call: u32,
}

/// How a door stands (点名状态), who needs help first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DoorState {
    /// 需要帮助
    NeedsHelp,
    /// 还没回
    NotYet,
    /// 没人应门
    Nobody,
    /// 有人报平安: not everyone of the home has been heard of.
    Partly,
    /// 已帮上
    Helped,
    /// 平安
    Safe,
}

impl DoorState {
    /// All of them, the most urgent first.
    pub const ALL: [Self; 6] = [
        Self::NeedsHelp,
        Self::NotYet,
        Self::Nobody,
        Self::Partly,
        Self::Helped,
        Self::Safe,
    ];
}

/// A home in the roll call of its building (点名的一户), for those who look after the building: the
/// address, family names, what was said and what was found (ADR 29).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Door {
    /// Derived from the emergency and the home.
    pub id: SafetyDoorId,
    /// In the roll call of which building.
    pub roll: RollCountId,
    /// The emergency.
    pub emergency: EmergencyId,
    /// The building.
    pub building: BuildingId,
    /// The home.
    pub home: HomeId,
    /// Its address.
    pub address: Line,
    /// Whom to ask for: family names, the rest hidden.
    pub names: Vec<String>,
    /// How many who are registered here have a standing in this home.
    #[serde(default)]
    pub people: u32,
    /// What its people said last, of each.
    #[serde(default)]
    pub said: Vec<Said>,
    /// What was found at the door, in order.
    #[serde(default)]
    pub marks: Vec<Marked>,
    /// How many calls for help there were.
    #[serde(default)]
    pub calls: u32,
    /// Up to which call help was given.
    #[serde(default)]
    pub met: u32,
}

impl SafetyDoorId {
    /// The one door of a home.
    pub fn of(emergency: EmergencyId, home: HomeId) -> Self {
        let parts = [emergency.0.as_bytes().as_slice(), home.0.as_bytes()];
        Self::derived("safety door", &parts)
    }
}

impl Door {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Grid(self.building)
    }

    /// How it stands. A call for help stands until help for that call was given, whatever else was
    /// said or found since. A home is safe when somebody said so of everyone, when it was found so at
    /// the door, or when each who is registered there has spoken for themselves: one who is safe
    /// elsewhere says nothing of who is at home.
    pub fn state(&self) -> DoorState {
        let said = self.said.iter().map(|it| it.call);
        let found = self.marks.iter().map(|it| it.call);
        if said.chain(found).any(|call| call > self.met) {
            return DoorState::NeedsHelp;
        }
        let marked = |mark: DoorMark| self.marks.iter().any(|it| it.mark == mark);
        if marked(DoorMark::Helped) {
            DoorState::Helped
        } else if self.is_safe() || marked(DoorMark::Well) {
            DoorState::Safe
        } else if !self.said.is_empty() {
            DoorState::Partly
        } else if marked(DoorMark::Nobody) {
            DoorState::Nobody
        } else {
            DoorState::NotYet
        }
    }

    fn is_safe(&self) -> bool {
        let safe = |who: Who| {
            let said = self.said.iter();
            said.filter(move |it| it.who == who && it.says == Says::Safe)
        };
        let spoke = safe(Who::Me).count() as u32;
        safe(Who::All).next().is_some() || (spoke > 0 && spoke >= self.people)
    }

    /// What is needed and not given yet.
    pub fn needs(&self) -> Vec<Need> {
        let mut needs: Vec<Need> = Vec::new();
        for it in self.said.iter().filter(|it| it.call > self.met) {
            if let Says::NeedsHelp { needs: more, .. } = &it.says {
                needs.extend(more);
            }
        }
        for it in self.marks.iter().filter(|it| it.call > self.met) {
            if let DoorMark::NeedsHelp { needs: more } = &it.mark {
                needs.extend(more);
            }
        }
        needs.sort_unstable();
        needs.dedup();
        needs
    }

    /// When help was asked for that is not given yet, the last time.
    pub fn called_at(&self) -> Option<Timestamp> {
        let said = self.said.iter().filter(|it| it.call > self.met);
        let found = self.marks.iter().filter(|it| it.call > self.met);
        said.map(|it| it.at).chain(found.map(|it| it.at)).max()
    }

    /// With what one of its people says now in place of what they said before.
    pub(super) fn heard(mut self, by: PersonId, name: String, line: &AnswerLine) -> Self {
        self.said
            .retain(|it| it.by != by || !line.stands_for(it.who));
        let call = self.next_call(line.says.is_help());
        self.said.push(Said {
            by,
            name,
            who: line.who,
            says: line.says.clone(),
            at: line.at,
            call,
        });
        self
    }

    fn next_call(&mut self, help: bool) -> u32 {
        if !help {
            return 0;
        }
        self.calls = self.calls.saturating_add(1);
        self.calls
    }
}

/// Marks a door (上门登记).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkDoor {
    /// Which.
    pub door: SafetyDoorId,
    /// What was found or done.
    pub mark: DoorMark,
    /// In a few words.
    #[serde(default)]
    pub note: Option<Line>,
    /// How many calls for help whoever marks it knew of: a call they did not see stays open.
    #[serde(default)]
    pub knew: u32,
}

/// Also after the end: help that was asked for is still to be given.
pub(super) fn mark(
    it: &MarkDoor,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = person(actor)?;
    let mut door: Door = town.get(it.door).ok_or(Refusal::NotFound)?;
    let building: Building = town.get(door.building).ok_or(Refusal::NotFound)?;
    if !actor.rings(&building) {
        return Err(Refusal::NotYours);
    }
    let emergency: Emergency = town.get(door.emergency).ok_or(Refusal::NotFound)?;
    let help = match &it.mark {
        DoorMark::NeedsHelp { needs } if needs.is_empty() => {
            return Err(EmergencyFault::WhatHelp.into());
        }
        DoorMark::NeedsHelp { .. } => true,
        DoorMark::Well | DoorMark::Helped => {
            door.met = door.met.max(it.knew.min(door.calls));
            false
        }
        DoorMark::Nobody => false,
    };
    let call = door.next_call(help);
    door.marks.push(Marked {
        mark: it.mark.clone(),
        by,
        at,
        note: it.note.clone(),
        call,
    });
    let counts = counted(&door, &emergency, town);
    let mut changes = vec![Change::put(door)];
    changes.extend(counts);
    Ok(changes)
}
