//! Points are conserved (V12) while everybody books and gives back at once, entries are reversed, the
//! program is killed and answers are lost.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use domain::points::{
    Account, Booking, BookingState, Entry, Journal, LedgerExport, Movement, RewardStock, What,
    movements, recount_ledger,
};
use rstest::rstest;
use serde_json::json;
use server::Clock;
use server::verify::differences;

use crate::common::{Db, Dice, Village, id, push, size};
use crate::crash::{Program, insist};
use crate::points_acts::{CODE, SOME, command, earn, reward};

const PEOPLE: usize = 12;
const TURNS: usize = 12;
const KILLS: usize = 8;
/// Fewer than are asked for, so that some go without.
const STOCK: u32 = 9;

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn points_are_conserved_through_crashes(#[values(Db::Sqlite, Db::Postgres)] db: Db) {
    // The program lives by the machine's clock.
    let founded = Clock::SYSTEM.now().plus_days(-20);
    let Some(mut village) = Village::open_at(db, 20 + PEOPLE as u128, founded).await else {
        return;
    };
    earn(&mut village, 3).await;
    let (office, keeper) = (village.secretary, village.residents[0].person);
    let offered = reward(village.community, SOME, vec![keeper], STOCK);
    let publish = command("publish_reward", json!({ "reward": offered }));
    village.done(&office, publish).await;
    let home = village.site.state.communities.home().await.unwrap();
    let entries: Vec<Entry> = home.look(|town| town.all().cloned().collect());

    // Each books, and gives every second one back; the office reverses one entry of each meanwhile.
    let mut lanes = Vec::new();
    for device in village.residents.clone().into_iter().skip(20) {
        let mut lane = Vec::new();
        for turn in 0..TURNS {
            let booking: uuid::Uuid = id(village.number());
            let book = json!({ "id": booking, "reward": SOME, "code": CODE });
            let book = village.envelope(command("book", book));
            lane.push((device, push(vec![book])));
            if turn % 2 == 0 {
                let back = village.envelope(command("give_back", json!({ "booking": booking })));
                lane.push((device, push(vec![back])));
            }
        }
        let own = entries
            .iter()
            .find(|it| it.person == device.person)
            .unwrap();
        let correct = json!({ "person": own.person, "entry": own.id, "reason": "x" });
        let correct = village.envelope(command("correct_entry", correct));
        lane.insert(TURNS / 2, (office, push(vec![correct])));
        lanes.push(lane);
    }
    let total: usize = lanes.iter().map(Vec::len).sum();
    // The file is the program's alone from here on.
    drop(home);
    village.site.state.store.close().await;
    let mut program = Program::start(&village.site.address);
    let done = Arc::new(AtomicUsize::new(0));
    let mut phones = Vec::new();
    for (phone, lane) in (0..).zip(lanes) {
        let (address, done) = (Arc::clone(&program.address), Arc::clone(&done));
        phones.push(tokio::spawn(async move {
            let mut dice = Dice::new(300 + phone);
            let mut taken = 0_usize;
            for (device, body) in &lane {
                let outcome = insist(device, body, &address, &mut dice).await;
                taken += usize::from(outcome.contains("\"done\""));
                done.fetch_add(1, Ordering::SeqCst);
            }
            taken
        }));
    }
    let mut dice = Dice::new(9);
    let kills = size("LINLI_KILLS", KILLS);
    for kill in 1..=kills {
        while done.load(Ordering::SeqCst) < total * kill / (kills + 1) {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        tokio::time::sleep(Duration::from_micros(dice.next() % 4_000)).await;
        program.crash();
    }
    let mut taken = 0;
    for phone in phones {
        taken += phone.await.unwrap();
    }
    program.kill();

    let site = village.site.twin().await;
    let community = site.state.communities.home().await.unwrap();
    let at = Clock::SYSTEM.now();
    let (journal, bookings, stock, export) = community.look(|town| {
        let journal: Journal = town.all::<Entry>().cloned().collect();
        let bookings: Vec<Booking> = town.all().cloned().collect();
        let stock: Vec<RewardStock> = town.all().cloned().collect();
        let export = LedgerExport::of(town, village.community, at);
        (journal, bookings, stock, export)
    });
    // What was acknowledged is there, once, and nothing else.
    let made = |wanted: fn(&What) -> bool| {
        let entries = journal.entries();
        entries.filter(|it| wanted(&it.what)).count()
    };
    let spent = made(|it| matches!(it, What::Spent { .. }));
    let reversed = made(|it| matches!(it, What::Reversed { .. }));
    assert_eq!(spent + reversed, taken);
    assert_eq!(spent, bookings.len());
    let kept = bookings
        .iter()
        .filter(|it| it.state == BookingState::Booked);
    assert_eq!(kept.count(), stock[0].taken as usize);
    assert!(stock[0].taken <= STOCK);
    // At every snapshot the movements sum to nothing, and nobody has less than nothing.
    let mut snapshots: Vec<_> = journal.entries().map(|it| it.at).collect();
    snapshots.push(at);
    for snapshot in snapshots {
        let moved = movements(&journal, snapshot);
        assert_eq!(moved.iter().map(|it| it.points).sum::<i64>(), 0);
        for (account, points) in Movement::sums(&moved) {
            if matches!(account, Account::Held(_) | Account::Honour(_)) {
                assert!(points >= 0, "{account:?} {points}");
            }
        }
    }
    let found = recount_ledger(&export).unwrap();
    assert!(found.agrees(), "{found:?}");
    let stored = differences(&site.state.store, village.community).await;
    assert_eq!(stored.unwrap(), []);
}
