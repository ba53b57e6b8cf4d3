//! Conservation of points (V12) over a million operations: `cargo run --release -p server --example
//! conservation [operations]` prints lines of JSON, one per figure. Neighbours are thanked, book, give
//! back, and the office reverses, in an order that a seed decides; now and then everything is summed.

use std::collections::BTreeSet;
use std::time::Instant;

use anyhow::Context as _;
use domain::members::{Member, Neighbour};
use domain::points::{
    Account, Book, Cause, Command as Points, CorrectEntry, Entry, GiveBack, Journal, Movement,
    PickUpCode, PublishReward, Reward, RewardKind, What, month_end, movements,
};
use domain::{
    Actor, BookingId, Command, EntryId, Line, PersonId, Prose, Record, ReportId, RewardId,
    Timestamp, Town, decide,
};
use serde_json::json;
use testkit::Neighbourhood;

const OPERATIONS: u64 = 1_000_000;
const SNAPSHOTS: u64 = 10;
const PEOPLE: u64 = 10_000;
const REWARDS: u64 = 10_000;

#[expect(clippy::disallowed_methods, reason = "this program measures")]
fn main() -> anyhow::Result<()> {
    let asked = std::env::args().nth(1);
    let operations = asked.map_or(Ok(OPERATIONS), |it| it.parse())?;
    let mut bank = Bank::open()?;
    let started = Instant::now();
    for number in 1..=operations {
        bank.step(number);
        if number % (operations / SNAPSHOTS).max(1) == 0 {
            bank.check()?;
        }
    }
    let seconds = started.elapsed().as_secs().max(1);
    figure("points_operations", operations, "", "1000000");
    figure("points_operations_refused", bank.refused, "", "");
    figure(
        "points_operations_per_second",
        operations / seconds,
        "1/s",
        "",
    );
    Ok(())
}

fn figure(name: &str, value: u64, unit: &str, aim: &str) {
    println!(
        "{}",
        json!({ "name": name, "value": value, "unit": unit, "aim": aim })
    );
}

/// The neighbourhood with many more people and rewards.
struct Bank {
    there: Neighbourhood,
    dice: u64,
    refused: u64,
    /// The last booking and the last thanks of each.
    last: Vec<(Option<BookingId>, Option<EntryId>)>,
}

impl Bank {
    fn open() -> anyhow::Result<Self> {
        let mut there = testkit::neighbourhood();
        let one = there.people[1];
        let town: &dyn Town = &there.town;
        let member: Member = town.get(one).context("a neighbour")?;
        let neighbour: Neighbour = town.get(one).context("as neighbours read them")?;
        for number in 0..PEOPLE {
            let id = person(number);
            let records: [Record; 2] = [
                Member {
                    id,
                    ..member.clone()
                }
                .into(),
                Neighbour {
                    id,
                    ..neighbour.clone()
                }
                .into(),
            ];
            for record in records {
                there.town.put(record.into());
            }
        }
        for number in 0..REWARDS {
            let reward = Reward {
                id: reward(number),
                community: there.community,
                title: line("理发一次")?,
                words: None,
                kind: RewardKind::Service,
                giver: line("东门理发店")?,
                givers: vec![there.people[2]],
                place: line("东门外 8 号")?,
                points: 10,
                stock: 50,
                limit: None,
                opens_at: there.now,
                closes_at: there.now.plus_days(300),
            };
            let office = there.actor(there.people[0]);
            let publish = Points::PublishReward(Box::new(PublishReward { reward }));
            let changes = decide(&Command::Points(publish), &office, there.now, &there.town);
            let changes = changes.map_err(|refusal| anyhow::anyhow!("{refusal:?}"))?;
            changes.iter().for_each(|it| drop(there.town.apply(it)));
        }
        Ok(Self {
            there,
            dice: 1,
            refused: 0,
            last: vec![(None, None); usize::try_from(PEOPLE)?],
        })
    }

    /// Xorshift: the same run every time.
    fn roll(&mut self, most: u64) -> u64 {
        self.dice ^= self.dice << 13;
        self.dice ^= self.dice >> 7;
        self.dice ^= self.dice << 17;
        self.dice % most
    }

    fn step(&mut self, number: u64) {
        self.there.now = self.there.now.plus_ms(20);
        let who = self.roll(PEOPLE);
        let person = person(who);
        let kept = usize::try_from(who).unwrap_or_default();
        let act = match self.roll(100) {
            0..40 => {
                let entry = thanks(number, person, self.there.now);
                self.last[kept].1 = Some(entry.id);
                self.there.town.put(Record::from(entry).into());
                return;
            }
            40..80 => {
                let id = BookingId::derived("booking", &[&number.to_be_bytes()]);
                self.last[kept].0 = Some(id);
                let code = PickUpCode::of([7; 12]);
                let reward = reward(self.roll(REWARDS));
                Points::Book(Book { id, reward, code })
            }
            80..93 => match self.last[kept].0.take() {
                Some(booking) => Points::GiveBack(GiveBack { booking }),
                None => return,
            },
            _ => match (self.last[kept].1.take(), Prose::new("记到了别人名下")) {
                (Some(entry), Ok(reason)) => Points::CorrectEntry(CorrectEntry {
                    person,
                    entry,
                    reason,
                }),
                _ => return,
            },
        };
        let by = match act {
            Points::CorrectEntry(_) => self.there.people[0],
            _ => person,
        };
        let actor = Actor::of(by, self.there.now.day(), &self.there.town);
        let command = Command::Points(act);
        match decide(&command, &actor, self.there.now, &self.there.town) {
            Ok(changes) => {
                let town = &mut self.there.town;
                changes.iter().for_each(|it| drop(town.apply(it)));
            }
            Err(_) => self.refused += 1,
        }
    }

    /// All movements sum to nothing, nobody has less than nothing, no cause is paid twice.
    fn check(&self) -> anyhow::Result<()> {
        let journal: Journal = self.there.town.all::<Entry>().cloned().collect();
        let at = self.there.now;
        let moved = movements(&journal, at);
        let sum: i64 = moved.iter().map(|it| it.points).sum();
        anyhow::ensure!(sum == 0, "the movements sum to {sum}");
        for (account, points) in Movement::sums(&moved) {
            let holds = matches!(account, Account::Held(_) | Account::Honour(_));
            anyhow::ensure!(!holds || points >= 0, "{account:?} holds {points}");
        }
        let mut causes = BTreeSet::new();
        for it in journal.entries() {
            if let What::Earned { cause, .. } = it.what
                && journal.stands(it.id, at)
            {
                anyhow::ensure!(causes.insert(cause), "{cause:?} was paid twice");
            }
        }
        println!("{} entries sum to nothing", journal.len());
        Ok(())
    }
}

fn line(text: &str) -> anyhow::Result<Line> {
    Line::new(text).map_err(|fault| anyhow::anyhow!("{fault:?}"))
}

fn person(number: u64) -> PersonId {
    PersonId::derived("person", &[&number.to_be_bytes()])
}

fn reward(number: u64) -> RewardId {
    RewardId::derived("reward", &[&number.to_be_bytes()])
}

/// Ten points for a report that was accepted.
fn thanks(number: u64, person: PersonId, at: Timestamp) -> Entry {
    let what = What::Earned {
        cause: Cause::Supervision(ReportId::derived("report", &[&number.to_be_bytes()])),
        turn: 0,
        points: 10,
        expires_on: month_end(at.day(), 24),
        evidence: Vec::new(),
        confirmed_by: Vec::new(),
    };
    Entry::new(person, at, what)
}
