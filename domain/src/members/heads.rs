//! Owner heads (业主人数): one distinct set of holders is one head (法释〔2009〕7号 Art. 9;
//! domain-rules 4.3).

use std::collections::{BTreeMap, BTreeSet};

use crate::core::{Area, CompoundId, HeadId, Town};

use super::roster::{Delivery, RosterRow};
use super::{Head, Holder, Ruling, Usage};

/// The owners of a compound in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadCount {
    /// Heads.
    pub heads: u32,
    /// The area of all voting homes.
    pub area: Area,
    /// Heads that need a ruling.
    pub unsettled: u32,
}

impl HeadCount {
    /// Counts heads. Heads that are ruled together are one; their areas add either way.
    pub fn of<'a>(heads: impl Iterator<Item = &'a Head>) -> Self {
        let heads: Vec<&Head> = heads.collect();
        let open = waiting(heads.iter().copied());
        Self {
            heads: distinct(&heads),
            area: Area(heads.iter().map(|head| head.area.0).sum()),
            unsettled: open.len() as u32,
        }
    }
}

/// The heads that still wait for a ruling: of their own, or of the other one they share a holder with.
pub fn waiting<'a>(heads: impl Iterator<Item = &'a Head>) -> BTreeSet<HeadId> {
    let open = heads.filter(|head| head.ruling.is_none());
    mixed(open).into_values().flatten().collect()
}

/// How many heads are left when those ruled together are one.
fn distinct(heads: &[&Head]) -> u32 {
    let groups = joined(heads.iter().copied());
    let groups: BTreeSet<HeadId> = groups.into_values().collect();
    groups.len() as u32
}

/// Which head each one counts as when those ruled together are one: the first of its group. Each
/// ruling joins two groups, or finds them joined already; the order of rulings changes nothing.
pub fn joined<'a>(heads: impl Iterator<Item = &'a Head>) -> BTreeMap<HeadId, HeadId> {
    let heads: Vec<&Head> = heads.collect();
    let mut group: BTreeMap<HeadId, HeadId> = heads.iter().map(|head| (head.id, head.id)).collect();
    for head in heads {
        let Some(Ruling::Together { with, .. }) = &head.ruling else {
            continue;
        };
        let other = with.as_ref().and_then(|with| group.get(with).copied());
        let (Some(other), Some(own)) = (other, group.get(&head.id).copied()) else {
            continue;
        };
        let (first, later) = (own.min(other), own.max(other));
        for joined in group.values_mut().filter(|it| **it == later) {
            *joined = first;
        }
    }
    group
}

/// The heads that a head could be one with: they share a holder, and one of the two is that
/// holder's alone.
pub fn others<'a>(head: &Head, heads: impl Iterator<Item = &'a Head>) -> Vec<HeadId> {
    let names = names(&head.holders);
    let shares = |it: &&Head| {
        let alone = head.holders.len() == 1 || it.holders.len() == 1;
        it.id != head.id && alone && !names.is_disjoint(&self::names(&it.holders))
    };
    heads.filter(shares).map(|it| it.id).collect()
}

/// The names and certificate tails of a row's holders.
type Names<'a> = BTreeSet<(&'a str, &'a str)>;

/// Which head each row of a roster counts as (domain-rules 4.3).
pub(super) struct Grouping<'a> {
    compound: CompoundId,
    developers: BTreeSet<Names<'a>>,
}

impl<'a> Grouping<'a> {
    /// The grouping of a whole roster: who holds its unsold homes is the developer.
    pub(super) fn of(compound: CompoundId, rows: &'a [RosterRow]) -> Self {
        let unsold = rows.iter().filter(|row| row.delivery == Delivery::Unsold);
        let developers = unsold.map(|row| names(&row.holders)).collect();
        Self {
            compound,
            developers,
        }
    }

    /// The head a row counts as. All unsold and undelivered homes are one head, whoever bought
    /// them; what the developer keeps for itself joins it, because one holder is one head.
    pub(super) fn head_of(&self, row: &RosterRow) -> HeadId {
        let compound: &[u8] = self.compound.0.as_bytes();
        if self.is_developers(row) {
            return HeadId::derived("developer", &[compound]);
        }
        let names = names(&row.holders);
        let mut parts = vec![compound];
        for (name, tail) in &names {
            parts.push(name.as_bytes());
            parts.push(tail.as_bytes());
        }
        HeadId::derived("head", &parts)
    }

    fn is_developers(&self, row: &RosterRow) -> bool {
        row.delivery != Delivery::HandedOver || self.developers.contains(&names(&row.holders))
    }

    /// Whether the row's own holders speak for its head: the buyer of an undelivered home does not,
    /// unless the roster names no developer at all.
    fn speaks(&self, row: &RosterRow) -> bool {
        row.delivery != Delivery::SoldUndelivered || self.developers.is_empty()
    }
}

/// The heads of a roster. Parking spaces do not vote (`ParkingPolicy::Exclude`, domain-rules 4.4).
pub(super) fn heads(
    compound: CompoundId,
    rows: &[RosterRow],
    town: &dyn Town,
) -> BTreeMap<HeadId, Head> {
    let grouping = Grouping::of(compound, rows);
    let mut heads: BTreeMap<HeadId, Head> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.usage != Usage::Parking) {
        let id = grouping.head_of(row);
        let head = heads.entry(id).or_insert_with(|| Head {
            id,
            compound,
            holders: Vec::new(),
            developer: grouping.is_developers(row),
            area: Area(0),
            homes: 0,
            needs_ruling: false,
            ruling: town.get::<Head>(id).and_then(|before| before.ruling),
        });
        head.area.0 += row.area.0;
        head.homes += 1;
        if grouping.speaks(row) {
            head.holders.extend(row.holders.iter().cloned());
        }
    }
    for head in heads.values_mut() {
        head.holders.sort();
        head.holders
            .dedup_by(|a, b| a.name == b.name && a.tail == b.tail);
    }
    for id in mixed(heads.values()).into_values().flatten() {
        if let Some(head) = heads.get_mut(&id) {
            head.needs_ruling = true;
        }
    }
    // A ruling that names a head which is no longer there settles nothing.
    let ids: BTreeSet<HeadId> = heads.keys().copied().collect();
    for head in heads.values_mut() {
        if let Some(Ruling::Together { with, .. }) = &head.ruling
            && !with.is_some_and(|with| ids.contains(&with))
        {
            head.ruling = None;
        }
    }
    heads
}

/// Holders who own alone and jointly, with their heads: {A} twice is one head already; what no
/// source settles is {A} beside {A,B}.
fn mixed<'a>(heads: impl Iterator<Item = &'a Head>) -> BTreeMap<(String, String), Vec<HeadId>> {
    let mut held: BTreeMap<(String, String), Vec<(HeadId, bool)>> = BTreeMap::new();
    for head in heads {
        for holder in &head.holders {
            let name = (holder.name.to_string(), holder.tail.to_string());
            let alone = head.holders.len() == 1;
            held.entry(name).or_default().push((head.id, alone));
        }
    }
    held.retain(|_, heads| heads.len() > 1 && heads.iter().any(|(_, alone)| *alone));
    let ids = |heads: Vec<(HeadId, bool)>| heads.into_iter().map(|(id, _)| id).collect();
    held.into_iter()
        .map(|(name, heads)| (name, ids(heads)))
        .collect()
}

/// The holders who own alone and jointly while no ruling settles it, as `name tail`.
pub fn unsettled<'a>(heads: impl Iterator<Item = &'a Head>) -> Vec<String> {
    let open = heads.filter(|head| head.ruling.is_none());
    let mixed = mixed(open).into_keys();
    mixed.map(|(name, tail)| format!("{name} {tail}")).collect()
}

fn names(holders: &[Holder]) -> Names<'_> {
    holders
        .iter()
        .map(|it| (it.name.as_str(), it.tail.as_str()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::{Change, Line, Plain, Refusal, Timestamp};
    use crate::members::RuleHead;
    use crate::members::places::AreaSource;
    use crate::members::ruling::decide;
    use crate::members::{self, Command, Compound, ImportRoster, Phone, Title};
    use rstest::rstest;
    use uuid::Uuid;

    const COMPOUND: CompoundId = CompoundId(Uuid::from_u128(2));

    fn row(room: &str, area: u64, holders: &str, delivery: Delivery) -> RosterRow {
        let holder = |name: &str| Holder {
            name: Line::new(name).unwrap(),
            tail: Line::new("0001").unwrap(),
            phone: None,
        };
        RosterRow {
            building: Line::new("1号楼").unwrap(),
            unit: None,
            floor: 1,
            room: Line::new(room).unwrap(),
            usage: Usage::Dwelling,
            area: Area(area),
            area_source: AreaSource::Registered,
            holders: holders.split('+').map(holder).collect(),
            delivery,
            note: None,
        }
    }

    /// Homes of these holders, handed over.
    fn of(holders: &[&str]) -> Vec<RosterRow> {
        let home = |(index, names): (usize, &&str)| {
            row(&index.to_string(), 100, names, Delivery::HandedOver)
        };
        holders.iter().enumerate().map(home).collect()
    }

    /// Imports a roster into a town, through the rule itself.
    fn import(rows: &[RosterRow], town: &mut Plain) -> usize {
        let command = Command::ImportRoster(ImportRoster {
            compound: COMPOUND,
            rows: rows.to_vec(),
        });
        let changes = members::decide(&command, Timestamp(0), town).unwrap();
        changes.iter().for_each(|change| {
            town.apply(change);
        });
        changes.len()
    }

    fn town() -> Plain {
        let mut town = Plain::default();
        town.apply(&Change::put(Compound {
            id: COMPOUND,
            community: Uuid::from_u128(1).into(),
            name: Line::new("临江里小区").unwrap(),
        }));
        town
    }

    /// Every head as `holders area`, sorted.
    fn shown(town: &Plain) -> Vec<String> {
        let show = |head: &Head| {
            let names: Vec<&str> = head.holders.iter().map(|it| it.name.as_str()).collect();
            format!("{} {}", names.join("+"), head.area)
        };
        let mut heads: Vec<String> = town.all::<Head>().map(show).collect();
        heads.sort();
        heads
    }

    // domain-rules 4.7, E3; the buyer of the undelivered U8 is named, as many rosters do.
    fn e3() -> Vec<RosterRow> {
        use Delivery::{HandedOver, SoldUndelivered, Unsold};
        vec![
            row("U1", 8800, "A", HandedOver),
            row("U2", 8800, "A", HandedOver),
            row("U3", 12050, "B+C", HandedOver),
            row("U4", 6625, "D", HandedOver),
            row("U5", 10000, "Dev", Unsold),
            row("U6", 10000, "Dev", Unsold),
            row("U7", 10000, "Dev", Unsold),
            row("U8", 10000, "Buyer", SoldUndelivered),
            row("U9", 9525, "F", HandedOver),
        ]
    }

    #[test]
    fn e3_has_five_heads() {
        let mut town = town();
        import(&e3(), &mut town);
        let expected = ["A 176.00", "B+C 120.50", "D 66.25", "Dev 400.00", "F 95.25"];
        assert_eq!(shown(&town), expected);
        let count = HeadCount::of(town.all::<Head>());
        assert_eq!(
            count,
            HeadCount {
                heads: 5,
                area: Area(85_800),
                unsettled: 0
            }
        );
    }

    #[test]
    fn what_the_developer_keeps_for_itself_joins_its_head() {
        let mut rows = e3();
        rows.push(row("U10", 5000, "Dev", Delivery::HandedOver));
        let mut town = town();
        import(&rows, &mut town);
        assert!(shown(&town).contains(&"Dev 450.00".to_owned()));
        assert_eq!(town.all::<Head>().count(), 5);
    }

    #[rstest]
    #[case::twice_alone(&["A", "A"], 1, &[])]
    #[case::alone_and_jointly(&["A", "A+B"], 2, &["A 0001"])]
    #[case::jointly_with_two_others(&["A+B", "A+C"], 2, &[])]
    #[case::the_order_of_names(&["A+B", "B+A"], 1, &[])]
    fn one_distinct_set_of_holders_is_one_head(
        #[case] holders: &[&str],
        #[case] heads: usize,
        #[case] open: &[&str],
    ) {
        let mut town = town();
        import(&of(holders), &mut town);
        assert_eq!(town.all::<Head>().count(), heads);
        assert_eq!(unsettled(town.all::<Head>()), open);
    }

    #[test]
    fn a_ruling_settles_a_head_and_outlives_the_next_import() {
        let rows = [
            row("1", 100, "A", Delivery::HandedOver),
            row("2", 100, "A+B", Delivery::HandedOver),
        ];
        let mut town = town();
        import(&rows, &mut town);
        let joint = town.all::<Head>().find(|head| head.holders.len() == 2);
        let ruling = Ruling::Separate {
            reason: Line::new("共有人另行推选").unwrap(),
        };
        let head = joint.unwrap().id;
        for change in decide(&RuleHead { head, ruling }, &town).unwrap() {
            town.apply(&change);
        }
        assert_eq!(import(&rows, &mut town), 0);
        assert!(unsettled(town.all::<Head>()).is_empty());
    }

    /// Rules on the head of these holders that it is one with that of those.
    fn together(town: &mut Plain, names: &str, with: Option<&str>) -> Result<(), Refusal> {
        let find = |names: &str| {
            let all = town.all::<Head>();
            let named = |head: &&Head| {
                let names: Vec<&str> = names.split('+').collect();
                let own: Vec<&str> = head.holders.iter().map(|it| it.name.as_str()).collect();
                own == names
            };
            all.into_iter().find(named).unwrap().id
        };
        let ruling = Ruling::Together {
            reason: Line::new("议事规则第七条").unwrap(),
            with: with.map(find),
        };
        let head = find(names);
        let changes = decide(&RuleHead { head, ruling }, town)?;
        changes.iter().for_each(|change| {
            town.apply(change);
        });
        Ok(())
    }

    type Rulings<'a> = &'a [(&'a str, Option<&'a str>)];

    // domain-rules 4.3: {A,B} and {A} are two heads until a ruling makes them one.
    #[rstest]
    #[case::unruled(&["A", "A+B"], &[], 2, 2)]
    #[case::the_joint_one(&["A", "A+B"], &[("A+B", None)], 1, 0)]
    #[case::the_single_one(&["A", "A+B"], &[("A", None)], 1, 0)]
    #[case::both_rulings_join_once(&["A", "A+B"], &[("A+B", None), ("A", None)], 1, 0)]
    #[case::one_of_two(&["A", "A+B", "A+C"], &[("A+B", None)], 2, 2)]
    #[case::both(&["A", "A+B", "A+C"], &[("A+B", None), ("A+C", None)], 1, 0)]
    #[case::named(&["A", "B", "A+B"], &[("A+B", Some("B"))], 2, 0)]
    #[case::a_chain(&["A", "B", "A+B"], &[("A+B", Some("B")), ("A", None)], 1, 0)]
    fn a_ruling_makes_one_head_of_two(
        #[case] holders: &[&str],
        #[case] rulings: Rulings<'_>,
        #[case] heads: u32,
        #[case] unsettled: u32,
    ) {
        let mut town = town();
        import(&of(holders), &mut town);
        for (names, with) in rulings {
            together(&mut town, names, *with).unwrap();
        }
        let count = HeadCount::of(town.all::<Head>());
        assert_eq!((count.heads, count.unsettled), (heads, unsettled));
        assert_eq!(count.area, Area(100 * holders.len() as u64));
        assert_eq!(
            import(&of(holders), &mut town),
            0,
            "rulings outlive an import"
        );
    }

    #[rstest]
    #[case::of_two_one_is_named("A+B", None)]
    #[case::a_stranger("A+B", Some("C"))]
    #[case::itself("A+B", Some("A+B"))]
    fn a_ruling_names_a_head_that_shares_a_holder(#[case] names: &str, #[case] with: Option<&str>) {
        let mut town = town();
        import(&of(&["A", "B", "A+B", "C"]), &mut town);
        assert_eq!(together(&mut town, names, with), Err(Refusal::WhichHead));
    }

    // domain-rules 4.4: parking is left out, and so is whoever holds nothing else.
    #[test]
    fn whoever_holds_parking_alone_is_no_head() {
        let mut rows = of(&["A", "B"]);
        for holders in ["A", "C"] {
            let mut space = row("车位", 13, holders, Delivery::HandedOver);
            space.room = Line::new(&format!("车位{holders}")).unwrap();
            space.usage = Usage::Parking;
            rows.push(space);
        }
        let mut town = town();
        import(&rows, &mut town);
        let count = HeadCount::of(town.all::<Head>());
        assert_eq!((count.heads, count.area), (2, Area(200)));
    }

    #[test]
    fn a_ruling_with_a_head_that_is_gone_settles_nothing() {
        let mut town = town();
        import(&of(&["A+B", "A", "B"]), &mut town);
        together(&mut town, "A+B", Some("A")).unwrap();
        // A sold its own home; B, who still has one, waits for a ruling again.
        let mut rows = of(&["A+B", "C", "B"]);
        import(&rows, &mut town);
        assert_eq!(HeadCount::of(town.all::<Head>()).unsettled, 2);
        rows.truncate(1);
        import(&rows, &mut town);
        assert_eq!(HeadCount::of(town.all::<Head>()).heads, 1);
    }

    #[test]
    fn a_title_tells_unsold_from_sold_and_not_handed_over() {
        let mut town = town();
        import(&e3(), &mut town);
        let of = |delivery| {
            let titles = town.all::<Title>();
            titles.filter(|title| title.delivery == delivery).count()
        };
        assert_eq!(
            (of(Delivery::Unsold), of(Delivery::SoldUndelivered)),
            (3, 1)
        );
        let developer = town.all::<Head>().find(|head| head.developer).unwrap();
        assert_eq!((developer.homes, developer.area), (4, Area(40_000)));
    }

    #[test]
    fn importing_the_same_roster_again_changes_nothing() {
        let mut town = town();
        assert!(import(&e3(), &mut town) > 0);
        assert_eq!(import(&e3(), &mut town), 0);
        let mut mended = e3();
        mended[2].holders[0].phone = Some(Phone::new("13800138000").unwrap());
        mended.pop();
        // U3's title and head; U9's home, title and head.
        assert_eq!(import(&mended, &mut town), 5);
    }
}
