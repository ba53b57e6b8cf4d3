//! Measures the ledger of points: `cargo run --release -p domain --example points` prints lines of
//! JSON, one per figure, with its aim.

use std::hint::black_box;
use std::time::Duration;

use domain::points::*;
use domain::volunteering::SessionId;
use domain::*;
use serde_json::json;

const ENTRIES: u32 = 50_000;
/// How many share the ledger of a community.
const PEOPLE: u32 = 500;

fn main() {
    let now = Timestamp(1_795_000_000_000);
    let shared: Journal = (0..ENTRIES).map(|it| entry(it, PEOPLE, now)).collect();
    let one = person(7, PEOPLE);
    measure("points_balance_of_50000_entries", 5, || {
        Balance::of(&shared, one, now)
    });
    measure("points_movements_of_50000_entries", 5_000, || {
        movements(&shared, now)
    });
    // All of them somebody's own, as the page of one person reads them.
    let own: Journal = (0..ENTRIES).map(|it| entry(it, 1, now)).collect();
    let one = person(0, 1);
    measure("points_balance_of_50000_own_entries", 5, || {
        Balance::of(&own, one, now)
    });
    measure("points_statement_of_50000_own_entries", 20, || {
        statement(&own, one, now)
    });
}

fn person(number: u32, people: u32) -> PersonId {
    PersonId::derived("person", &[&(number % people).to_be_bytes()])
}

/// Three earn, one spends, over two years.
fn entry(number: u32, people: u32, now: Timestamp) -> Entry {
    let bytes = number.to_be_bytes();
    let at = now.plus_days(-i64::from(number % 700));
    let what = if number / people % 4 == 3 {
        let booking = BookingId::derived("booking", &[&bytes]);
        What::Spent { booking, points: 5 }
    } else {
        What::Earned {
            cause: Cause::Volunteering(SessionId::derived("session", &[&bytes])),
            turn: 0,
            points: 10,
            expires_on: month_end(at.day(), 24),
            evidence: Vec::new(),
            confirmed_by: Vec::new(),
        }
    };
    Entry::new(person(number, people), at, what)
}

fn measure<T>(name: &str, aim: u32, work: impl Fn() -> T) {
    let mut best = Duration::MAX;
    for _ in 0..3 {
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
