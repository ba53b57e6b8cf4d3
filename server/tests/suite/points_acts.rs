//! Points: conserved however many book at once (V12); one act of each kind, and who may try it.

use domain::points::{Booking, Entry, LedgerExport, Reward, RewardStock, What, recount_ledger};
use domain::{Command, CommunityId, PersonId, ProposalId, Town};
use futures::future::join_all;
use rstest::rstest;
use serde_json::{Value, json};
use server::verify::differences;
use wire::routes::{COMMANDS, EXPORTS};
use wire::{Outcomes, Verdict};

use crate::common::{Db, Village, id, push};

pub const SOME: &str = "00000000-0000-0000-0000-000000000005";
pub const CODE: &str = "ABCDEFGHJKMN";

/// One of each.
pub fn one_of_each(community: CommunityId) -> Vec<Command> {
    let acts = [
        ("accept_report", json!({ "report": { "project": SOME } })),
        (
            "publish_reward",
            json!({ "reward": reward(community, SOME, Vec::new(), 1) }),
        ),
        ("close_reward", json!({ "reward": SOME })),
        ("book", json!({ "id": SOME, "reward": SOME, "code": CODE })),
        (
            "hand_over",
            json!({ "booking": SOME, "code": CODE, "at": 1 }),
        ),
        ("receive", json!({ "booking": SOME })),
        ("give_back", json!({ "booking": SOME })),
        (
            "correct_entry",
            json!({ "person": SOME, "entry": SOME, "reason": "x" }),
        ),
        (
            "lift_freeze",
            json!({ "person": SOME, "freeze": SOME, "reason": "x" }),
        ),
        (
            "penalise",
            json!({
                "id": SOME, "person": SOME, "misdeed": "fake_photos", "done_on": "2026-11-02",
                "reason": "x", "reverses": [], "months": 3, "freeze": null,
            }),
        ),
        (
            "contest",
            json!({ "against": { "penalty": SOME }, "words": "x" }),
        ),
        (
            "answer_contest",
            json!({ "appeal": SOME, "lifted": true, "reason": "x" }),
        ),
        ("contest_again", json!({ "appeal": SOME })),
        (
            "close_contest",
            json!({ "appeal": SOME, "lifted": true, "reason": "x" }),
        ),
        (
            "join_wall",
            json!({ "line": SOME, "community": community, "nickname": "x" }),
        ),
        ("leave_wall", json!({ "community": community })),
        ("join_nominees", json!({ "community": community })),
        ("leave_nominees", json!({ "community": community })),
        ("endorse", json!({ "person": SOME, "holds": true })),
    ];
    acts.into_iter()
        .map(|(name, body)| command(name, body))
        .collect()
}

/// Who may try an act about points: written here by hand, apart from the table it checks.
pub fn may(act: &str, role: &str) -> Option<bool> {
    let staff = role == "secretary" || role == "staff";
    let belongs = staff || ["resident", "tenant", "convener", "grid worker"].contains(&role);
    Some(match act {
        "points.accept_report"
        | "points.publish_reward"
        | "points.close_reward"
        | "points.correct_entry"
        | "points.lift_freeze"
        | "points.penalise"
        | "points.answer_contest" => staff,
        // Nobody here supervises.
        "points.close_contest" => false,
        "points.book"
        | "points.hand_over"
        | "points.receive"
        | "points.give_back"
        | "points.contest"
        | "points.contest_again"
        | "points.join_wall"
        | "points.leave_wall"
        | "points.join_nominees"
        | "points.leave_nominees"
        | "points.endorse" => belongs,
        _ => return None,
    })
}

pub fn command(name: &str, body: Value) -> Command {
    let travels = json!({ "points": { name: body } });
    serde_json::from_value(travels).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}

pub fn reward(community: CommunityId, id: &str, givers: Vec<PersonId>, stock: u32) -> Value {
    json!({
        "id": id, "community": community, "title": "理发一次", "words": null, "kind": "service",
        "giver": "东门理发店", "givers": givers, "place": "东门外 8 号", "points": 5,
        "stock": stock, "limit": null, "opens_at": 0, "closes_at": 1_900_000_000_000_i64,
    })
}

/// Neighbours of other homes than the shop's keeper, each with so many times five points.
pub async fn earn(village: &mut Village, times: u128) {
    let (people, office) = (village.residents.clone(), village.secretary);
    for device in people.iter().skip(20) {
        for _ in 0..times {
            let proposal: ProposalId = id(village.number());
            village.done(device, village.submission(proposal)).await;
            village.done(&office, village.acceptance(proposal)).await;
        }
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn points_are_conserved_when_everyone_books_at_once(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    const STOCK: u32 = 14;
    let Some(mut village) = Village::open(db, 32).await else {
        return;
    };
    earn(&mut village, 2).await;
    let office = village.secretary;
    let keeper = village.residents[0].person;
    let offered = reward(village.community, SOME, vec![keeper], STOCK);
    let publish = command("publish_reward", json!({ "reward": offered }));
    village.done(&office, publish).await;
    let mut sites = vec![village.site.twin().await];
    if db == Db::Postgres {
        sites.push(village.site.twin().await);
    }
    // Twelve people with ten points each, three tries each for five, and every second one a copy.
    let mut sent = Vec::new();
    for device in village.residents.clone().into_iter().skip(20) {
        for attempt in 0..3usize {
            let booking: uuid::Uuid = id(village.number());
            let book = command(
                "book",
                json!({ "id": booking, "reward": SOME, "code": CODE }),
            );
            let envelope = village.envelope(book);
            for copy in 0..=(attempt % 2) {
                let site = &sites[(attempt + copy) % sites.len()];
                let body = push(vec![envelope.clone()]);
                sent.push(async move {
                    let answer = site.send("POST", COMMANDS, Some(&device), body).await;
                    let outcomes: Outcomes = serde_json::from_slice(&answer.body)
                        .unwrap_or_else(|_| panic!("{}", answer.text()));
                    outcomes.outcomes[0].verdict.clone()
                });
            }
        }
    }
    for verdict in join_all(sent).await {
        let told = matches!(verdict, Verdict::Done { .. } | Verdict::Refused { .. });
        assert!(told, "{verdict:?}");
    }
    let community = village.site.state.communities.home().await.unwrap();
    community.freshen().await.unwrap();
    let (bookings, spent, stock, export) = community.look(|town| {
        let spent = town
            .all::<Entry>()
            .filter(|it| matches!(it.what, What::Spent { .. }));
        let reward: Reward = town.all::<Reward>().next().unwrap().clone();
        let stock: RewardStock = (town as &dyn Town).get(reward.id).unwrap();
        let at = village.site.clock.now();
        let export = LedgerExport::of(town, village.community, at);
        let bookings = town.all::<Booking>().count();
        (bookings, spent.count(), stock.left(&reward), export)
    });
    assert_eq!(
        (bookings, spent, stock),
        (STOCK as usize, STOCK as usize, 0)
    );
    let found = recount_ledger(&export).unwrap();
    assert!(found.agrees());
    assert!(found.held.iter().all(|it| it.short == 0));
    let earned: u64 = found.held.iter().map(|it| it.honour).sum();
    let left: u64 = found.held.iter().map(|it| it.spendable).sum();
    assert_eq!((earned, left), (120, 120 - u64::from(STOCK) * 5));
    let stored = differences(&village.site.state.store, village.community).await;
    assert_eq!(stored.unwrap(), []);
}

#[tokio::test]
async fn the_office_takes_the_whole_ledger_and_nobody_else_does() {
    let mut village = Village::open(Db::Sqlite, 22).await.unwrap();
    earn(&mut village, 1).await;
    let path = format!("{EXPORTS}/points.json");
    let neighbour = village.residents[21];
    let refused = village.site.get(&path, Some(&neighbour)).await;
    assert_eq!(refused.status, 403);
    let file = village
        .site
        .get(&path, Some(&village.secretary))
        .await
        .text();
    let export: LedgerExport = serde_json::from_str(&file).unwrap();
    assert_eq!(export.entries.len(), 2);
    assert!(recount_ledger(&export).unwrap().agrees());
    assert!(!file.contains("秦"), "ids and no name");
}
