//! Supplies (应急物资): full in ordinary times, used with care in an emergency, and never below zero.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, Day, Line, PersonId, Refusal, SupplyId, SupplyMoveId, Timestamp,
    Town,
};
use crate::members::Actor;

use super::EmergencyFault;
use super::active::person;

/// Within how many days of its expiry a thing is warned of (domain-rules 9).
pub const EXPIRY_DAYS: i32 = 30;

/// A thing that is kept (物资).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supply {
    /// Made by the office.
    pub id: SupplyId,
    /// The community.
    pub community: CommunityId,
    /// What.
    pub item: Line,
    /// Counted in what, such as 个 or 箱.
    pub unit: Line,
    /// How many there are at least.
    pub minimum: u32,
    /// Until when it is good; empty where it does not spoil.
    pub expires_on: Option<Day>,
    /// Where it is.
    pub place: Line,
    /// Who keeps it.
    pub keeper: Line,
}

/// Why a thing is warned of (预警).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Warned {
    /// 已过期
    Expired,
    /// 低于最低数
    Low,
    /// 快到期
    Expiring,
}

impl Supply {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }

    /// What it is warned of, with this many on hand.
    pub fn warned(&self, on_hand: u32, on: Day) -> Vec<Warned> {
        let left = self.expires_on.map(|it| it.days_after(on));
        let expired = left.is_some_and(|it| it < 0);
        let expiring = left.is_some_and(|it| (0..=i64::from(EXPIRY_DAYS)).contains(&it));
        let mut warned = Vec::new();
        if expired {
            warned.push(Warned::Expired);
        }
        if on_hand < self.minimum {
            warned.push(Warned::Low);
        }
        if expiring {
            warned.push(Warned::Expiring);
        }
        warned
    }
}

/// Which way it moved (出入库).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MoveKind {
    /// 入库
    Received,
    /// 领用
    Issued,
    /// 归还
    Returned,
    /// 报废
    Discarded,
}

impl MoveKind {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Received,
        Self::Issued,
        Self::Returned,
        Self::Discarded,
    ];
}

/// One line of the ledger of a thing (出入库台账).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupplyMove {
    /// Made by the office.
    pub id: SupplyMoveId,
    /// Of which.
    pub supply: SupplyId,
    /// Which way.
    pub kind: MoveKind,
    /// How many.
    pub quantity: u32,
    /// Who took or brought it, and what for.
    pub note: Line,
    /// Written down by.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

impl SupplyMove {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

/// Names a thing that is kept, or describes it anew (登记物资).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DescribeSupply {
    /// What.
    pub supply: Supply,
}

/// Writes a line of the ledger (出入库).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveSupply {
    /// Made by the office.
    pub id: SupplyMoveId,
    /// Of which.
    pub supply: SupplyId,
    /// Which way.
    pub kind: MoveKind,
    /// How many.
    pub quantity: u32,
    /// Who, and what for.
    pub note: Line,
}

/// How many there are, from the ledger (现有数).
pub fn on_hand(moves: &[SupplyMove]) -> u32 {
    let sum = moves.iter().map(|it| {
        let quantity = i64::from(it.quantity);
        match it.kind {
            MoveKind::Received | MoveKind::Returned => quantity,
            MoveKind::Issued | MoveKind::Discarded => -quantity,
        }
    });
    u32::try_from(sum.sum::<i64>().max(0)).unwrap_or(u32::MAX)
}

/// How many are out with somebody (在外).
pub fn out(moves: &[SupplyMove]) -> u32 {
    let of = |kind: MoveKind| {
        let moves = moves.iter().filter(|it| it.kind == kind);
        moves.map(|it| u64::from(it.quantity)).sum::<u64>()
    };
    let out = of(MoveKind::Issued).saturating_sub(of(MoveKind::Returned));
    u32::try_from(out).unwrap_or(u32::MAX)
}

pub(super) fn describe(it: &DescribeSupply, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let before: Option<Supply> = town.get(it.supply.id);
    if before.is_some_and(|old| old.community != it.supply.community) {
        return Err(Refusal::AlreadyThere);
    }
    Ok(vec![Change::put(it.supply.clone())])
}

pub(super) fn moved(
    it: &MoveSupply,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = person(actor)?;
    if !town.has::<Supply>(it.supply) {
        return Err(Refusal::NotFound);
    }
    if town.has::<SupplyMove>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    if it.quantity == 0 {
        return Err(Refusal::NotAboveZero);
    }
    let moves: Vec<SupplyMove> = town.of(it.supply);
    let (there, out) = (on_hand(&moves), out(&moves));
    match it.kind {
        MoveKind::Issued | MoveKind::Discarded if it.quantity > there => {
            return Err(EmergencyFault::NotSoMany { on_hand: there }.into());
        }
        MoveKind::Returned if it.quantity > out => {
            return Err(EmergencyFault::NotSoManyOut { out }.into());
        }
        MoveKind::Received
            if there
                .checked_add(it.quantity)
                .is_none_or(|all| all > 1_000_000) =>
        {
            return Err(Refusal::TooMany { most: 1_000_000 });
        }
        _ => {}
    }
    Ok(vec![Change::put(SupplyMove {
        id: it.id,
        supply: it.supply,
        kind: it.kind,
        quantity: it.quantity,
        note: it.note.clone(),
        by,
        at,
    })])
}
