//! Who is under eighteen (未成年人), without anybody's birth date.

use serde::{Deserialize, Serialize};

use crate::core::{Change, Entity, PersonId, Refusal, SeatId, Timestamp, Town};
use crate::councils::{Council, Seat};

use super::{Me, Member, Neighbour};

/// That a person is under eighteen and who answers for them (监护人). Staff say so and take it back
/// on the birthday; nobody's birth date is stored (ADR 10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minor {
    /// An adult of the community.
    pub guardian: PersonId,
    /// Where they are under fourteen: whether the guardian agreed to the account (PIPL 31).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child: Option<ChildWord>,
}

/// What is on record of a child under fourteen (儿童, PIPL 31).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChildWord {
    /// The guardian has not agreed yet: the child reads and does nothing.
    Missing,
    /// 书面同意: the guardian signed the notice on children.
    Signed {
        /// When it was noted.
        at: Timestamp,
    },
}

/// As how old one acts (行为能力): Civil Code 17–20, Residents' Committee Law 16 and 26.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// 成年: eighteen or older, as everyone is who is not marked otherwise.
    Adult,
    /// 未成年, with a guardian whose standing is in force.
    Guarded,
    /// 未成年, whose guardian has no standing in force any more.
    Unguarded,
    /// 未满十四周岁, and the guardian has not agreed to the account (PIPL 31).
    Child,
}

/// How old one must be for an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfAge {
    /// Also a child whose guardian has signed nothing yet: calling for help.
    Always,
    /// As old as one is: commenting, supporting, mending what is one's own.
    Any,
    /// Eighteen, or with a guardian: handing in a proposal (domain-rules 2.2).
    Guarded,
    /// Eighteen: voting (Residents' Committee Law 16, 26).
    Adult,
}

/// Marks a person as under eighteen, or as of age.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkMinor {
    /// Who.
    pub person: PersonId,
    /// Who answers for them; `None` says that they are of age.
    pub guardian: Option<PersonId>,
    /// Whether they are under fourteen, and if so, whether the guardian signed the notice on
    /// children; `None` where they are fourteen or older.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child_signed: Option<bool>,
}

impl Age {
    /// As how old a person acts, as far as this town knows them.
    pub(crate) fn of(person: PersonId, town: &dyn Town) -> Self {
        let minor = town.get::<Member>(person).map(|member| member.minor);
        let minor = minor.or_else(|| town.get::<Me>(person).map(|me| me.minor));
        let Some(Minor { guardian, child }) = minor.flatten() else {
            return Self::Adult;
        };
        if child == Some(ChildWord::Missing) {
            return Self::Child;
        }
        let guardian: Option<Neighbour> = town.get(guardian);
        if guardian.is_some_and(|it| it.kind.is_some()) {
            Self::Guarded
        } else {
            Self::Unguarded
        }
    }

    /// Whether it will do, and if not, why.
    pub(super) fn will_do(self, of_age: OfAge) -> Result<(), Refusal> {
        match (of_age, self) {
            (OfAge::Always, _) => Ok(()),
            (_, Self::Child) => Err(Refusal::NoGuardian),
            (OfAge::Any, _) | (_, Self::Adult) | (OfAge::Guarded, Self::Guarded) => Ok(()),
            (OfAge::Guarded, Self::Unguarded) => Err(Refusal::NoGuardian),
            (OfAge::Adult, Self::Guarded | Self::Unguarded) => Err(Refusal::UnderAge),
        }
    }
}

/// Whether staff have marked this person as under eighteen, where this town holds them.
pub(crate) fn is_minor(person: PersonId, town: &dyn Town) -> bool {
    Age::of(person, town) != Age::Adult
}

pub(super) fn mark(it: &MarkMinor, at: Timestamp, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let mut member: Member = town.get(it.person).ok_or(Refusal::NoSuchPerson)?;
    let child = it.child_signed.map(|signed| {
        let before = member.minor.and_then(|it| it.child);
        match (signed, before) {
            (false, _) => ChildWord::Missing,
            (true, Some(ChildWord::Signed { at })) => ChildWord::Signed { at },
            (true, _) => ChildWord::Signed { at },
        }
    });
    let minor = it.guardian.map(|guardian| Minor { guardian, child });
    if let Some(Minor { guardian, .. }) = minor {
        if guardian == it.person || !can_guard(guardian, town) {
            return Err(Refusal::NotAGuardian);
        }
        if guards_others(&member, town) {
            return Err(Refusal::GuardsOthers);
        }
        if sits(&member, at, town) {
            return Err(Refusal::SeatUnderAge);
        }
    }
    if member.minor == minor {
        return Ok(Vec::new());
    }
    member.minor = minor;
    Ok(member.changes())
}

/// Whether somebody can answer for a minor: an adult with a standing in force.
fn can_guard(person: PersonId, town: &dyn Town) -> bool {
    let guardian: Option<Member> = town.get(person);
    guardian.is_some_and(|it| it.minor.is_none() && it.active().next().is_some())
}

fn guards_others(member: &Member, town: &dyn Town) -> bool {
    let wards = town.children(Member::KIND, member.community.0);
    let mut wards = wards.iter().filter_map(|it| Member::from_record(it));
    wards.any(|ward| ward.minor.is_some_and(|it| it.guardian == member.id))
}

fn sits(member: &Member, at: Timestamp, town: &dyn Town) -> bool {
    let councils = town.of::<Council>(member.community);
    let seat = |council: &Council| town.get::<Seat>(SeatId::of(council.id, member.id));
    let mut seats = councils.iter().filter_map(seat);
    seats.any(|seat| seat.is_held(at.day()))
}
