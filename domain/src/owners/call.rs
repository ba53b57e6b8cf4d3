//! Who may call a meeting of owners (召集), and who may demand an extraordinary one (提议召开临时会议;
//! 物业管理条例 13, 15).

use serde::{Deserialize, Serialize};

use crate::core::{Ratio, Refusal, RulePack, SeatId, Timestamp, Town};
use crate::councils::{Council, Seat, SeatCategory};
use crate::members::{Actor, Compound};

use super::Weight;

/// The share of owners that may demand a meeting (domain-rules 4.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallRules {
    /// Of heads.
    pub heads: Ratio,
    /// Of area, where that is enough as well: Sichuan takes either.
    pub or_area: Option<Ratio>,
    /// Whether who sits for the owners' committee calls a meeting here by themselves (业主委员会召集业主
    /// 大会; 物业管理条例 15 (一)), and not through the residents' committee alone.
    pub committee: bool,
}

impl CallRules {
    /// Whether those who demand it are enough.
    pub fn met(self, demand: Weight, everyone: Weight) -> bool {
        let by_area = |share: Ratio| share.met(demand.area.0, everyone.area.0);
        self.heads.met(demand.heads, everyone.heads) || self.or_area.is_some_and(by_area)
    }
}

/// The office calls for whoever convenes. Whoever sits for the owners' committee in a forum of the
/// compound, or of the whole community, calls by themselves where the pack lets them; the office looks at
/// it before it is posted.
pub(super) fn may_call(
    actor: &Actor,
    compound: &Compound,
    pack: &RulePack,
    at: Timestamp,
    town: &dyn Town,
) -> Result<(), Refusal> {
    if actor.is_staff() {
        return Ok(());
    }
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    let of_here = |it: &Council| it.compound.is_none_or(|id| id == compound.id);
    let sits = |it: &Council| {
        let seat: Option<Seat> = town.get(SeatId::of(it.id, person));
        seat.is_some_and(|seat| {
            seat.category == SeatCategory::OwnersCommittee && seat.is_held(at.day())
        })
    };
    let councils = town.of::<Council>(compound.community).into_iter();
    let mut here = councils.filter(of_here);
    if pack.owners.call.committee && here.any(|it| sits(&it)) {
        Ok(())
    } else {
        Err(Refusal::NotYours)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::{Area, RulePack};
    use rstest::rstest;

    #[rstest]
    #[case(20, 1_000, true, true)]
    #[case(19, 1_999, false, false)]
    #[case(19, 2_000, false, true)]
    fn a_fifth_of_owners_may_call(
        #[case] heads: u64,
        #[case] area: u64,
        #[case] by_heads: bool,
        #[case] by_either: bool,
    ) {
        let weight = |heads, area| Weight {
            heads,
            area: Area(area),
        };
        let (demand, everyone) = (weight(heads, area), weight(100, 10_000));
        let mut rules = RulePack::built_in()[0].owners.call;
        assert_eq!(rules.met(demand, everyone), by_heads);
        rules.or_area = Some(rules.heads);
        assert_eq!(rules.met(demand, everyone), by_either);
    }
}
