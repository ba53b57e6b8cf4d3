//! How far the money of an adopted plan may be changed without its owners (业主通过的额度).

use serde::{Deserialize, Serialize};

use crate::core::Money;
use crate::owners::Matter;
use crate::renovation::{Payer, Reach, RenovationFault};

use super::PlanMoney;

/// What the owners adopted, as bounds (业主通过的额度). Owners decide together what is spent of theirs
/// (Civil Code 278 (五), (九); 282), and homes that share a sum share it by area (283): so as long as
/// the same homes give no more of the same purse, no home pays more than it adopted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adopted {
    /// All of it (总额).
    pub sum: Money,
    /// What the owners themselves give, purse by purse.
    pub own: Vec<OwnPart>,
}

/// What some homes give together out of one purse of theirs (业主出资部分).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnPart {
    /// The purse.
    pub payer: Payer,
    /// Whose.
    pub reach: Reach,
    /// How much.
    pub amount: Money,
}

/// What lies beyond what was adopted (超出部分), and what the owners would have to decide for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// What is beyond: a purse of the owners', or all of it.
    pub payer: Option<Payer>,
    /// How much.
    pub over: Money,
}

impl Adopted {
    /// As the money of a plan stands.
    pub fn of(money: &PlanMoney) -> Self {
        let mut own: Vec<OwnPart> = Vec::new();
        for part in parts(money) {
            let same = |it: &&mut OwnPart| (it.payer, it.reach) == (part.payer, part.reach);
            match own.iter_mut().find(same) {
                Some(it) => it.amount.0 += part.amount.0,
                None => own.push(part),
            }
        }
        let sum = money.sum();
        Self { sum, own }
    }

    /// What of this money lies beyond it, the purses first.
    pub fn beyond(&self, money: &PlanMoney) -> Vec<Beyond> {
        let now = Self::of(money);
        let purse = |it: &OwnPart| {
            let same = |other: &&OwnPart| (other.payer, other.reach) == (it.payer, it.reach);
            let adopted = self.own.iter().find(same).map_or(0, |it| it.amount.0);
            let over = Money(it.amount.0 - adopted);
            let payer = Some(it.payer);
            (over.0 > 0).then_some(Beyond { payer, over })
        };
        let over = Money(now.sum.0 - self.sum.0);
        let payer = None;
        let whole = (over.0 > 0).then_some(Beyond { payer, over });
        now.own.iter().filter_map(purse).chain(whole).collect()
    }
}

impl Beyond {
    /// What owners decide before it may be spent; a larger plan is another one, taken for (九) (design
    /// default).
    pub fn matter(&self) -> Matter {
        let own = self.payer.and_then(Payer::decided_by);
        own.unwrap_or(Matter::Other)
    }

    /// Why it cannot be done without them.
    pub(super) fn fault(&self) -> RenovationFault {
        let over = self.over;
        match self.payer {
            Some(payer) => RenovationFault::BeyondShare { payer, over },
            None => RenovationFault::BeyondTotal { over },
        }
    }
}

/// The owners' parts of a plan's money. Their common income is one purse of the whole compound.
fn parts(money: &PlanMoney) -> impl Iterator<Item = OwnPart> {
    money.allotments.iter().filter_map(|it| {
        let item = money.items.get(usize::from(it.item))?;
        let reach = match it.payer {
            Payer::Residents | Payer::MaintenanceFund => item.reach,
            Payer::PublicIncome => Reach::Compound,
            Payer::Government | Payer::SocialCapital | Payer::Donations => return None,
        };
        let (payer, amount) = (it.payer, it.amount);
        Some(OwnPart {
            payer,
            reach,
            amount,
        })
    })
}
