//! What residents order (居民点菜): one order a home.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::core::{HomeId, PersonId, Timestamp};
use crate::members::StandingKind;

/// What somebody orders for a home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MenuChoice {
    /// Which home.
    pub home: HomeId,
    /// Who.
    pub by: PersonId,
    /// As what.
    pub kind: StandingKind,
    /// Whether it was noted at the door.
    pub at_door: bool,
    /// When.
    pub at: Timestamp,
    /// The courses, by their place on the menu.
    pub items: BTreeSet<u16>,
}

/// How many homes want a course.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// By owners, or their families.
    pub homes: u32,
    /// By tenants, as an opinion (R7).
    pub tenants: u32,
}

/// Counts the orders of these homes, for each course of a menu of so many. An owner's order stands
/// before the family's, the last one counts; what is ordered for other homes, or is not on the menu,
/// is not counted.
pub fn choices(homes: &BTreeSet<HomeId>, courses: u16, orders: &[MenuChoice]) -> Vec<Wanted> {
    let mut counts: BTreeMap<(HomeId, bool), &MenuChoice> = BTreeMap::new();
    for order in orders.iter().filter(|it| homes.contains(&it.home)) {
        let key = (order.home, order.kind == StandingKind::Tenant);
        let kept = counts.entry(key).or_insert(order);
        if rank(order) > rank(kept) {
            *kept = order;
        }
    }
    let mut wanted = vec![Wanted::default(); usize::from(courses)];
    for ((_, tenant), order) in counts {
        for item in &order.items {
            let Some(course) = wanted.get_mut(usize::from(*item)) else {
                continue;
            };
            let side = if tenant {
                &mut course.tenants
            } else {
                &mut course.homes
            };
            *side += 1;
        }
    }
    wanted
}

type Rank<'a> = (
    std::cmp::Reverse<bool>,
    std::cmp::Reverse<StandingKind>,
    Timestamp,
    std::cmp::Reverse<(PersonId, &'a BTreeSet<u16>)>,
);

fn rank(it: &MenuChoice) -> Rank<'_> {
    use std::cmp::Reverse;
    (
        Reverse(it.at_door),
        Reverse(it.kind),
        it.at,
        Reverse((it.by, &it.items)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use StandingKind::{Family, Owner, Tenant};
    use uuid::Uuid;

    #[test]
    fn a_home_orders_once_and_tenants_beside_it() {
        let home = |number| HomeId(Uuid::from_u128(number));
        let order = |at: i64, of: u128, kind, items: &[u16]| MenuChoice {
            home: home(of),
            by: PersonId(Uuid::from_u128(of * 10 + kind as u128)),
            kind,
            at_door: false,
            at: Timestamp(at),
            items: items.iter().copied().collect(),
        };
        let homes = [1, 2, 3].map(home).into();
        let mut orders = vec![
            order(1, 1, Owner, &[0, 1]),
            order(2, 1, Owner, &[1, 2]),
            order(9, 1, Family, &[0]),
            order(3, 2, Family, &[2, 7]),
            order(4, 2, Tenant, &[0]),
            order(5, 99, Owner, &[0, 1, 2]),
        ];
        let wanted = |homes, tenants| Wanted { homes, tenants };
        let expected = [wanted(0, 1), wanted(1, 0), wanted(2, 0)];
        assert_eq!(choices(&homes, 3, &orders), expected);
        orders.reverse();
        assert_eq!(choices(&homes, 3, &orders), expected);
    }
}
