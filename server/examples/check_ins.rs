//! Measures how two hundred phones check in at once after an activity without a network:
//! `cargo run --release -p server --example check_ins` prints lines of JSON, one per figure, with
//! its aim. Every code goes through the sequencer and onto the disk.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use anyhow::Context as _;
use domain::members::{Member, Neighbour};
use domain::volunteering::{
    ActivityBoard, ActivityPlan, AgeRule, AnnounceActivity, CheckPost, Colour,
    Command as Volunteering, End, OpenCheckPost, Place, Read, ReadCode, Service,
};
use domain::{
    ActivityId, CheckPostId, Command, DeviceId, Digest, Line, PersonId, Prose, Record, Timestamp,
    Town, TurningKey,
};
use futures::future::try_join_all;
use serde_json::json;
use server::Clock;
use server::sequencer::{By, Communities};
use server::store::{Row, Store};
use testkit::Neighbourhood;
use uuid::Uuid;
use wire::Envelope;

const PHONES: u16 = 200;
const ACTIVITY: ActivityId = ActivityId(Uuid::from_u128(1));

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut there = testkit::neighbourhood();
    let post = announce(&mut there)?;
    let folder = std::env::temp_dir().join(format!("linli-check-ins-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = measure(&there, &post, &folder.join("linli.db")).await;
    std::fs::remove_dir_all(&folder)?;
    let value = measured?;
    println!(
        "{}",
        json!({ "name": "check_ins_200_synced", "value": value, "unit": "ms", "aim": "≤ 2000" })
    );
    Ok(())
}

/// An activity that begins in half an hour, with its codes shown already.
fn announce(there: &mut Neighbourhood) -> anyhow::Result<CheckPost> {
    let organiser = there.people[0];
    let line = |text: &str| Line::new(text).map_err(|fault| anyhow::anyhow!("{fault:?}"));
    let starts_at = there.now.plus_minutes(20);
    let plan = ActivityPlan {
        title: line("楼道清理")?,
        content: Prose::new("清理楼道堆物").map_err(|fault| anyhow::anyhow!("{fault:?}"))?,
        object: line("本楼居民")?,
        service: Service::Volunteering {
            colour: Colour::Green,
        },
        rescue: false,
        place: Place::Elsewhere(line("东门")?),
        starts_at,
        ends_at: starts_at.plus_minutes(120),
        needed: PHONES,
        skills: Vec::new(),
        organiser,
        deputies: Vec::new(),
        team: None,
        safety: None,
        age: AgeRule::WithConsent,
        scene: None,
    };
    let post = CheckPost {
        id: CheckPostId(Uuid::from_u128(2)),
        activity: ACTIVITY,
        by: organiser,
        key: TurningKey(Digest::of(b"the organiser's phone")),
    };
    let acts = [
        Volunteering::AnnounceActivity(AnnounceActivity {
            id: ACTIVITY,
            community: there.community,
            plan,
        }),
        Volunteering::OpenCheckPost(OpenCheckPost {
            id: post.id,
            activity: ACTIVITY,
            key: post.key,
        }),
    ];
    for act in acts {
        let actor = there.actor(organiser);
        there.act(&actor, Command::Volunteering(act));
    }
    Ok(post)
}

fn volunteer(number: u16) -> PersonId {
    PersonId::derived("volunteer", &[&number.to_be_bytes()])
}

/// Milliseconds until all are answered, each on the disk.
async fn measure(there: &Neighbourhood, post: &CheckPost, file: &Path) -> anyhow::Result<u64> {
    let store = Store::open(file.to_str().context("an odd path")?).await?;
    store.found(there.community, there.now).await?;
    let (mut group, _) = store.begin(there.community).await?;
    let rows: Vec<Row> = records(there)?.into_iter().zip(1..).map(row).collect();
    group.put(there.community, &rows).await?;
    group.advance(there.community, rows.len() as u64).await?;
    group.commit().await?;

    let clock = Clock::manual(there.now);
    let communities = Communities::new(store.clone(), clock);
    let community = communities
        .get(there.community)
        .await
        .map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    let at = there.now;
    #[expect(clippy::disallowed_methods, reason = "this program measures")]
    let started = Instant::now();
    let pushes = (0..PHONES).map(|number| {
        let by = By::Person(volunteer(number));
        community.submit(vec![check_in(number, post, at)], by)
    });
    try_join_all(pushes)
        .await
        .map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    let took = started.elapsed();
    let there = community.look(|town| {
        let board: Option<ActivityBoard> = (town as &dyn Town).get(ACTIVITY.into());
        board.map_or(0, |it| it.there)
    });
    anyhow::ensure!(there == u32::from(PHONES), "{there} of {PHONES} are there");
    store.close().await;
    Ok(u64::try_from(took.as_millis())?)
}

/// All of the neighbourhood, and a neighbour for every phone.
fn records(there: &Neighbourhood) -> anyhow::Result<Vec<Record>> {
    let town: &dyn Town = &there.town;
    let one = there.people[1];
    let member: Member = town.get(one).context("a neighbour")?;
    let neighbour: Neighbour = town.get(one).context("as neighbours read them")?;
    let mut records: Vec<Record> = there.town.iter().map(|it| (**it).clone()).collect();
    for number in 0..PHONES {
        let id = volunteer(number);
        records.push(Record::from(Member {
            id,
            ..member.clone()
        }));
        records.push(Record::from(Neighbour {
            id,
            ..neighbour.clone()
        }));
    }
    Ok(records)
}

fn row((record, seq): (Record, u64)) -> Row {
    Row {
        key: record.key(),
        audience: record.audience(),
        seq,
        parent: record.parent(),
        record: Some(Arc::new(record)),
    }
}

fn check_in(number: u16, post: &CheckPost, at: Timestamp) -> Envelope {
    let read = ReadCode {
        activity: ACTIVITY,
        end: End::In,
        read: Read::Scanned(post.code(End::In, at)),
        read_at: at,
        device: DeviceId(volunteer(number).0),
    };
    Envelope {
        id: server::chance::new_command_id(),
        made_at: at,
        command: Command::Volunteering(Volunteering::CheckIn(read)),
    }
}
