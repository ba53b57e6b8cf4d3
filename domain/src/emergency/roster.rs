//! Who is on duty (值班表): a first and a second for every duty, day and night.

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Change, CommunityId, Day, Line, Refusal, ShiftId, Timestamp, Town};
use crate::members::Phone;

use super::EmergencyFault;

/// A duty of the leading group (应急小组职责).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Duty {
    /// 总指挥
    Lead,
    /// 信息报告员 (Emergency Response Law 60)
    Reporter,
    /// 疏散转移
    Evacuation,
    /// 物资保障
    Supplies,
}

impl Duty {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Lead, Self::Reporter, Self::Evacuation, Self::Supplies];
}

/// Half a day of duty (班次).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Half {
    /// 白班, 8:00 to 20:00
    Day,
    /// 夜班, 20:00 to 8:00
    Night,
}

impl Half {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Day, Self::Night];

    /// The shift that an instant lies in: the night belongs to the day on which it began.
    pub fn at(at: Timestamp) -> (Day, Self) {
        match at.clock().0 {
            0..8 => (at.day().plus(-1), Self::Night),
            8..20 => (at.day(), Self::Day),
            _ => (at.day(), Self::Night),
        }
    }
}

/// Somebody on duty (值班人): name and number, for the office alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutyPerson {
    /// The name.
    pub name: Line,
    /// Where they are called.
    pub phone: Phone,
}

/// One shift (一班): it always has two people, so that none is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    /// Derived from the community, the duty, the day and the half.
    pub id: ShiftId,
    /// The community.
    pub community: CommunityId,
    /// The duty.
    pub duty: Duty,
    /// The day on which it begins.
    pub day: Day,
    /// Which half.
    pub half: Half,
    /// Who has it (主班).
    pub primary: DutyPerson,
    /// Who steps in (副班).
    pub backup: DutyPerson,
}

impl ShiftId {
    /// The one shift of a duty.
    pub fn of(community: CommunityId, duty: Duty, day: Day, half: Half) -> Self {
        let (day, duty, half) = (day.to_string(), [duty as u8], [half as u8]);
        let parts = [
            community.0.as_bytes().as_slice(),
            &duty,
            day.as_bytes(),
            &half,
        ];
        Self::derived("shift", &parts)
    }
}

impl Shift {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

/// Fills the shifts of a duty for some days (排班). A shift can be given to others, never to nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetShifts {
    /// The community.
    pub community: CommunityId,
    /// The duty.
    pub duty: Duty,
    /// From which day on.
    pub from: Day,
    /// For how many days, 1 to 31.
    pub days: u16,
    /// Which half of them.
    pub half: Half,
    /// Who has it.
    pub primary: DutyPerson,
    /// Who steps in.
    pub backup: DutyPerson,
}

pub(super) fn set(it: &SetShifts, at: Timestamp) -> Result<Vec<Change>, Refusal> {
    if it.primary.name == it.backup.name || it.primary.phone == it.backup.phone {
        return Err(EmergencyFault::SamePerson.into());
    }
    if !(1..=31).contains(&it.days) {
        return Err(Refusal::TooMany { most: 31 });
    }
    if it.from < at.day().plus(-1) {
        return Err(Refusal::DueHasPassed { due: it.from });
    }
    let shift = |offset: u16| {
        let day = it.from.plus(i32::from(offset));
        Change::put(Shift {
            id: ShiftId::of(it.community, it.duty, day, it.half),
            community: it.community,
            duty: it.duty,
            day,
            half: it.half,
            primary: it.primary.clone(),
            backup: it.backup.clone(),
        })
    };
    Ok((0..it.days).map(shift).collect())
}

/// The shifts of some days that nobody has (空班), in their order.
pub fn empty_shifts(
    community: CommunityId,
    from: Day,
    days: i32,
    town: &dyn Town,
) -> Vec<(Day, Half, Duty)> {
    let mut empty = Vec::new();
    for day in (0..days).map(|it| from.plus(it)) {
        for half in Half::ALL {
            for duty in Duty::ALL {
                if !town.has::<Shift>(ShiftId::of(community, duty, day, half)) {
                    empty.push((day, half, duty));
                }
            }
        }
    }
    empty
}

/// Who is on duty at an instant (现在谁值班).
pub fn on_duty(community: CommunityId, at: Timestamp, town: &dyn Town) -> Vec<Shift> {
    let (day, half) = Half::at(at);
    let shift = |duty: &Duty| town.get(ShiftId::of(community, *duty, day, half));
    Duty::ALL.iter().filter_map(shift).collect()
}
