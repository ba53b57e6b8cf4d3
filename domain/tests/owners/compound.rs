//! A compound made of lines such as `A+B 120.50`.

use std::collections::{BTreeMap, BTreeSet};

use domain::councils::{Choice, Outcome};
use domain::members::roster::Delivery;
use domain::members::{AreaSource, Head, Holder, Home, Ruling, Title, Usage};
use domain::owners::*;
use domain::*;
use uuid::Uuid;

pub const COMPOUND: CompoundId = CompoundId(Uuid::from_u128(1));

pub fn pack(name: &str) -> &'static RulePack {
    let named = |it: &&RulePack| it.id.name == name;
    RulePack::built_in().iter().find(named).unwrap()
}

pub fn rules() -> OwnerRules {
    pack("national").owners.clone()
}

pub fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

pub fn area(text: &str) -> Area {
    text.parse().unwrap()
}

pub fn weight(heads: u64, text: &str) -> Weight {
    let area = area(text);
    Weight { heads, area }
}

pub fn head(names: &str) -> HeadId {
    HeadId::derived("head", &[names.as_bytes()])
}

pub fn unit(number: u8) -> UnitId {
    UnitId::derived("unit", &[&[number]])
}

pub fn building(number: u8) -> BuildingId {
    BuildingId::derived("building", &[&[number]])
}

/// A register that can be frozen.
#[derive(Clone, Default)]
pub struct Compound {
    pub homes: Vec<Home>,
    pub titles: Vec<Title>,
    pub heads: Vec<Head>,
}

impl Compound {
    /// A home: `A`, `B+C`; the developer is `Dev`.
    pub fn home(&mut self, names: &str, text: &str) -> &mut Self {
        self.add(names, text, Usage::Dwelling, (1, 1), Delivery::HandedOver)
    }

    pub fn parking(&mut self, names: &str, text: &str) -> &mut Self {
        self.add(names, text, Usage::Parking, (0, 0), Delivery::HandedOver)
    }

    pub fn add(
        &mut self,
        names: &str,
        text: &str,
        usage: Usage,
        (block, stair): (u8, u8),
        delivery: Delivery,
    ) -> &mut Self {
        let number = self.homes.len() as u64;
        let id = HomeId::derived("home", &[&number.to_be_bytes()]);
        let holders: Vec<Holder> = names.split('+').map(holder).collect();
        let area = area(text);
        self.homes.push(Home {
            id,
            unit: unit(stair),
            building: building(block),
            compound: COMPOUND,
            floor: 1,
            room: line("101"),
            usage,
            address: line("1-1-101"),
        });
        let developer = names == "Dev" || delivery != Delivery::HandedOver;
        let head = if developer { head("Dev") } else { head(names) };
        self.titles.push(Title {
            id,
            compound: COMPOUND,
            area,
            area_source: AreaSource::Registered,
            holders: holders.clone(),
            head,
            delivery,
            note: None,
        });
        // As the importer does it: parking makes no head.
        if usage != Usage::Parking && !self.heads.iter().any(|it| it.id == head) {
            self.heads.push(Head {
                id: head,
                compound: COMPOUND,
                holders,
                developer,
                area,
                homes: 1,
                needs_ruling: false,
                ruling: None,
            });
        }
        self
    }

    pub fn rule(&mut self, names: &str, with: Option<&str>) {
        let reason = line("议事规则第七条");
        let ruling = match with {
            Some(with) => Ruling::Together {
                reason,
                with: Some(head(with)),
            },
            None => Ruling::Separate { reason },
        };
        let found = self.heads.iter_mut().find(|it| it.id == head(names));
        found.unwrap().ruling = Some(ruling);
    }

    pub fn freeze(&self, scope: Scope, policy: ParkingPolicy) -> Result<Roll, RollFault> {
        let text = Some(Digest::of(b"rules"));
        let parking = Parking::under(policy, text, &rules()).unwrap();
        let register = Register {
            homes: &self.homes,
            titles: &self.titles,
            heads: &self.heads,
        };
        Roll::freeze(register, scope, parking, false)
    }

    pub fn roll(&self) -> Roll {
        self.freeze(Scope::Compound(COMPOUND), ParkingPolicy::Exclude)
            .unwrap()
    }
}

fn holder(name: &str) -> Holder {
    Holder {
        name: line(name),
        tail: line("0001"),
        phone: None,
    }
}

/// So many homes of one area, each with an owner of its own.
pub fn even(count: u32, text: &str) -> Roll {
    let mut compound = Compound::default();
    for number in 0..count {
        compound.home(&format!("N{number}"), text);
    }
    compound.roll()
}

pub type Answers = BTreeMap<HeadId, Answer>;

/// The first voters of a roll answer: so many of each.
pub fn first(roll: &Roll, agree: usize, against: usize, abstain: usize) -> Answers {
    let said = std::iter::repeat_n(Choice::Agree, agree)
        .chain(std::iter::repeat_n(Choice::Against, against))
        .chain(std::iter::repeat_n(Choice::Abstain, abstain));
    let voters = roll.voters.iter().map(|it| it.id);
    voters.zip(said.map(Answer::Choice)).collect()
}

pub fn strict(roll: &Roll, answers: &Answers) -> Tally {
    Tally::of(roll, answers, NonVoters::STRICT, &BTreeSet::new())
}

/// A binding vote under these lines.
pub fn vote(lines: Thresholds) -> Statutory {
    let mut pack = pack("hangzhou").clone();
    pack.owners.lift.thresholds = lines;
    Statutory::open(Matter::Lift, Scope::Unit(unit(1)), &pack).unwrap()
}

/// What numbers decide.
pub trait Under {
    /// Under these lines.
    fn under(&self, lines: &Thresholds) -> Outcome;
}

impl Under for Tally {
    fn under(&self, lines: &Thresholds) -> Outcome {
        vote(*lines).decided(*self).outcome()
    }
}

/// Whether enough take part, and whether an ordinary and a special matter pass.
pub fn outcomes(tally: &Tally) -> [bool; 3] {
    use Outcome::{NoQuorum, Passed};
    let rules = rules();
    let of = |class| tally.under(&rules.of_class(class));
    let (ordinary, special) = (of(Class::Ordinary), of(Class::Special));
    assert_eq!(ordinary == NoQuorum, special == NoQuorum);
    [ordinary != NoQuorum, ordinary == Passed, special == Passed]
}
