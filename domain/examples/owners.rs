//! Measures owners' decisions: `cargo run --release -p domain --example owners` prints lines of
//! JSON, one per figure, with its aim.

use std::collections::{BTreeMap, BTreeSet};
use std::hint::black_box;
use std::time::Duration;

use domain::councils::Choice;
use domain::members::roster::Delivery;
use domain::members::{AreaSource, Head, Holder, Home, Title, Usage};
use domain::owners::*;
use domain::*;
use serde_json::json;

const HOMES: u32 = 5_000;
const COMPOUND: CompoundId = CompoundId(uuid::Uuid::from_u128(1));

fn main() {
    let (mut homes, mut titles, mut heads) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..HOMES {
        let (home, title, head) = owned(number);
        homes.push(home);
        titles.push(title);
        heads.push(head);
    }
    let rules = &RulePack::built_in()[0].owners;
    let register = Register {
        homes: &homes,
        titles: &titles,
        heads: &heads,
    };
    let freeze = || {
        let parking = Parking::by_default(rules);
        Roll::freeze(register, Scope::Compound(COMPOUND), parking, false)
    };
    let Ok(roll) = freeze() else {
        unreachable!("every home has an owner of its own");
    };
    let voters = roll.voters.iter().enumerate();
    let said = |at: usize| Answer::Choice(Choice::ALL[at % 3]);
    let answers: BTreeMap<HeadId, Answer> = voters.map(|(at, it)| (it.id, said(at))).collect();
    let nobody = BTreeSet::new();
    let tally = || Tally::of(&roll, &answers, NonVoters::STRICT, &nobody);
    measure("owners_freeze_5000_homes", 500, freeze);
    measure("owners_tally_5000_heads", 5, tally);
}

fn owned(number: u32) -> (Home, Title, Head) {
    let bytes = number.to_be_bytes();
    let id = HomeId::derived("home", &[&bytes]);
    let text = |text: &str| Line::new(text).expect("a short line");
    let holders = vec![Holder {
        name: text(&format!("业主{number}")),
        tail: text("0001"),
        phone: None,
    }];
    let (head, area) = (HeadId::derived("head", &[&bytes]), Area(8_000));
    let home = Home {
        id,
        unit: UnitId::derived("unit", &[&(number / 20).to_be_bytes()]),
        building: BuildingId::derived("building", &[&(number / 100).to_be_bytes()]),
        compound: COMPOUND,
        floor: 1,
        room: text("101"),
        usage: Usage::Dwelling,
        address: text("1-1-101"),
    };
    let title = Title {
        id,
        compound: COMPOUND,
        area,
        area_source: AreaSource::Registered,
        holders: holders.clone(),
        head,
        delivery: Delivery::HandedOver,
        note: None,
    };
    let head = Head {
        id: head,
        compound: COMPOUND,
        holders,
        developer: false,
        area,
        homes: 1,
        needs_ruling: false,
        ruling: None,
    };
    (home, title, head)
}

fn measure<T>(name: &str, aim: u32, work: impl Fn() -> T) {
    let mut best = Duration::MAX;
    for _ in 0..5 {
        #[expect(clippy::disallowed_methods, reason = "this program measures")]
        let start = std::time::Instant::now();
        black_box(work());
        best = best.min(start.elapsed());
    }
    let micros = u64::try_from(best.as_micros()).unwrap_or(u64::MAX);
    let aim = format!("≤ {aim} ms");
    println!(
        "{}",
        json!({"name": name, "value": micros, "unit": "µs", "aim": aim, "note": ""})
    );
}
