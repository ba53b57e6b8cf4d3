//! One history means the same on both databases (D2), and nobody loses sight of a record that
//! others still see.

use std::collections::BTreeMap;

use domain::proposals::{
    self, Merge, Reject, Return, ReturnReason, Say, SetSupport, Stance, Withdraw,
};
use domain::{Audience, Command, Key, ProposalId};
use server::store::Row;

use crate::common::{Db, Device, Dice, Village, id, prose, size};

const COMMANDS: usize = 1_500;

/// Lives through a generated history, one push at a time; what is stored after it.
async fn live(village: &mut Village, dice: &mut Dice, mut look: impl AsyncFnMut(&Village)) {
    let mut left = size("LINLI_COMMANDS", COMMANDS);
    let mut next = 10_000;
    while left > 0 {
        let device = village.residents[dice.below(village.residents.len())];
        let device = if dice.percent(20) {
            village.secretary
        } else {
            device
        };
        let size = 1 + dice.below(8);
        let mut envelopes = Vec::new();
        for _ in 0..size {
            let command = something(village, dice, &mut next);
            envelopes.push(village.envelope(command));
        }
        if dice.percent(10) {
            envelopes.push(envelopes[0].clone());
        }
        left = left.saturating_sub(envelopes.len());
        village.site.push(&device, envelopes).await;
        village
            .site
            .clock
            .set(village.site.clock.now().plus_minutes(7));
        look(village).await;
    }
}

fn something(village: &Village, dice: &mut Dice, next: &mut u128) -> Command {
    let proposal: ProposalId = id(10_000 + dice.below(60) as u128);
    let other: ProposalId = id(10_000 + dice.below(60) as u128);
    *next += 1;
    let command = match dice.below(12) {
        0 | 1 => return village.submission(proposal),
        2 => return village.acceptance(proposal),
        3 => proposals::Command::Withdraw(Withdraw {
            proposal,
            reason: None,
        }),
        4 => proposals::Command::Return(Return {
            proposal,
            reason: ReturnReason::NeedUnclear,
            note: prose("请再说说谁需要。"),
            scene: None,
        }),
        5 => proposals::Command::Merge(Merge {
            proposal,
            into: other,
        }),
        6 if dice.percent(10) => proposals::Command::Reject(Reject {
            proposal,
            note: prose("不在本小区。"),
        }),
        6 | 7 => proposals::Command::Say(Say {
            id: id(*next + (1 << 40)),
            proposal,
            stance: dice.pick(&[Stance::For, Stance::Against, Stance::Question]),
            text: prose("我也这么看。"),
            answers: None,
        }),
        _ => proposals::Command::Support(SetSupport {
            proposal,
            supports: dice.percent(70),
        }),
    };
    command.into()
}

async fn rows(village: &Village) -> Vec<Row> {
    let store = &village.site.state.store;
    store.rows_after(village.community, 0).await.unwrap()
}

#[tokio::test]
async fn one_history_is_stored_alike_in_both_databases() {
    let mut told = Vec::new();
    for db in [Db::Sqlite, Db::Postgres] {
        let Some(mut village) = Village::open(db, 8).await else {
            return;
        };
        live(&mut village, &mut Dice::new(11), async |_| ()).await;
        let rows = rows(&village).await;
        let lines: Vec<String> = rows
            .iter()
            .map(|row| {
                let body = row.record.as_ref().map(|record| record.body());
                let Key { kind, id } = row.key;
                format!(
                    "{} {kind} {id} {} {} {body:?}",
                    row.seq, row.parent, row.audience
                )
            })
            .collect();
        assert!(lines.len() > 200, "a history of {} records", lines.len());
        assert!(
            lines.iter().any(|line| line.ends_with("None")),
            "something is gone"
        );
        told.push(lines);
    }
    assert_eq!(told[0], told[1]);
}

#[tokio::test]
async fn an_audience_only_ever_widens() {
    let mut village = Village::open(Db::Sqlite, 8).await.unwrap();
    let mut seen: BTreeMap<Key, Audience> = BTreeMap::new();
    let mut widened = 0;
    let mut known = 0;
    live(
        &mut village,
        &mut Dice::new(12),
        async |village: &Village| {
            let store = &village.site.state.store;
            for row in store.rows_after(village.community, known).await.unwrap() {
                known = row.seq;
                let before = seen.insert(row.key, row.audience).unwrap_or(row.audience);
                if before != row.audience {
                    assert!(
                        widens(before, row.audience),
                        "{before} became {}",
                        row.audience
                    );
                    widened += 1;
                }
            }
        },
    )
    .await;
    assert!(widened > 0, "no record changed its audience at all");
}

/// Whether everyone who could read the one can read the other. What a record leaves behind on the
/// phones of those it is taken from would have to be told first.
fn widens(before: Audience, after: Audience) -> bool {
    match (before, after) {
        (Audience::Sealed, _) | (_, Audience::Public) => true,
        (Audience::Compound(_) | Audience::Building(_), Audience::Residents) => true,
        (before, after) => before == after,
    }
}

#[tokio::test]
async fn a_reader_who_pulls_again_and_again_ends_where_one_who_pulls_once_does() {
    let mut village = Village::open(Db::Sqlite, 8).await.unwrap();
    let reader: Device = village.residents[3];
    let mut copy: BTreeMap<String, serde_json::Value> = BTreeMap::new();
    let (mut after, mut pushes) = (String::new(), 0);
    live(
        &mut village,
        &mut Dice::new(13),
        async |village: &Village| {
            // Now and then, as phones do; each pull may take several pages.
            pushes += 1;
            if pushes % 4 == 0 {
                after = pull(village, &reader, &after, &mut copy).await;
            }
        },
    )
    .await;
    pull(&village, &reader, &after, &mut copy).await;
    let mut whole = BTreeMap::new();
    pull(&village, &reader, "", &mut whole).await;
    copy.retain(|_, body| !body.is_null());
    whole.retain(|_, body| !body.is_null());
    assert_eq!(copy, whole);
}

async fn pull(
    village: &Village,
    reader: &Device,
    after: &str,
    copy: &mut BTreeMap<String, serde_json::Value>,
) -> String {
    let mut after = after.to_owned();
    loop {
        let path = format!("{}?limit=200&after={after}", wire::routes::CHANGES);
        let answer = village.site.get(&path, Some(reader)).await;
        let page: wire::ChangesPage = serde_json::from_slice(&answer.body).unwrap();
        for change in page.changes {
            let body = change
                .body
                .map_or("null".to_owned(), |body| body.get().to_owned());
            let key = format!("{} {}", change.kind, change.id);
            copy.insert(key, serde_json::from_str(&body).unwrap());
        }
        after = page.cursors.to_string();
        if !page.more {
            return after;
        }
    }
}
