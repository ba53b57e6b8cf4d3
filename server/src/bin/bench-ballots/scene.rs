//! An open vote with many voters, each of whom is signed in.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use domain::councils::{Denominator, Majority, Mode, Quorum, Roll, Turnout, Vote, VoteState};
use domain::members::{Community, Member, Standing, StandingKind, StandingState};
use domain::{CommunityId, Line, PersonId, Ratio, Record, RulePack, Timestamp, VoteId};
use server::Clock;
use server::http::cookie::Token;
use server::store::{Row, Store};
use uuid::Uuid;

/// The community.
pub const COMMUNITY: CommunityId = CommunityId(Uuid::from_u128(1));

/// The vote.
pub const VOTE: VoteId = VoteId(Uuid::from_u128(2));

pub fn voter(number: usize) -> PersonId {
    PersonId::derived("voter", &[&number.to_be_bytes()])
}

pub fn token(number: usize) -> Token {
    let mut secret = [7; 32];
    secret[..8].copy_from_slice(&number.to_be_bytes());
    Token {
        community: COMMUNITY,
        secret,
    }
}

/// An open vote with so many voters, each signed in on a phone.
pub async fn prepare(database: &Path, voters: usize) -> anyhow::Result<()> {
    let database = database.to_str().context("an odd path")?;
    let store = Store::open(database).await?;
    let at = Clock::SYSTEM.now();
    store.found(COMMUNITY, at).await?;
    let mut records = vec![
        community()?.into(),
        vote(voters, at)?.into(),
        roll(voters).into(),
    ];
    records.push(turnout(0).into());
    records.extend((0..voters).map(|number| Record::from(member(number, at))));
    let rows: Vec<Row> = records.into_iter().zip(1..).map(row).collect();
    let (mut group, _) = store.begin(COMMUNITY).await?;
    group.put(COMMUNITY, &rows).await?;
    group.advance(COMMUNITY, rows.len() as u64).await?;
    group.commit().await?;
    store.close().await;
    let pool = sqlx::SqlitePool::connect(database).await?;
    let mut tx = pool.begin().await?;
    for number in 0..voters {
        let sql = "INSERT INTO session \
                   (community, token_hash, id, person, device, since, seen_at, ends_at) \
                   VALUES ($1, $2, $3, $4, 'phone', $5, $5, $6)";
        sqlx::query(sql)
            .bind(COMMUNITY.0.as_bytes().to_vec())
            .bind(token(number).hash().0.to_vec())
            .bind(voter(number).0.as_bytes().to_vec())
            .bind(voter(number).0.as_bytes().to_vec())
            .bind(at.0)
            .bind(at.plus_days(30).0)
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await?;
    pool.close().await;
    Ok(())
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

fn line(text: &str) -> anyhow::Result<Line> {
    Line::new(text).map_err(|fault| anyhow::anyhow!("{fault:?}"))
}

fn community() -> anyhow::Result<Community> {
    Ok(Community {
        id: COMMUNITY,
        name: line("临江社区")?,
        pack: "national".to_owned(),
        telephone: line("027 0000 2464")?,
        sample: false,
    })
}

fn vote(voters: usize, at: Timestamp) -> anyhow::Result<Vote> {
    let pack = RulePack::built_in().first().context("no rule pack")?;
    let of = Denominator::OfPresent;
    Ok(Vote {
        id: VOTE,
        motion: Uuid::from_u128(3).into(),
        council: Uuid::from_u128(4).into(),
        proposal: Some(Uuid::from_u128(5).into()),
        covenant: None,
        mode: Mode::Secret,
        members: voters as u32,
        quorum: Quorum {
            share: Ratio::TWO_THIRDS,
        },
        majority: Majority {
            of,
            share: Ratio::OVER_HALF,
        },
        replaceable: true,
        publicity_days: 7,
        pack: pack.id.clone(),
        opens_at: at,
        closes_at: at.plus_days(1),
        tellers: [voter(0), voter(1)],
        replaced: Vec::new(),
        options: 0,
        state: VoteState::Open,
    })
}

fn roll(voters: usize) -> Roll {
    let mut voters: Vec<PersonId> = (0..voters).map(voter).collect();
    voters.sort();
    Roll {
        id: VOTE,
        motion: Uuid::from_u128(3).into(),
        council: Uuid::from_u128(4).into(),
        voters,
    }
}

fn turnout(cast: u32) -> Turnout {
    Turnout {
        id: VOTE,
        motion: Uuid::from_u128(3).into(),
        cast,
    }
}

fn member(number: usize, at: Timestamp) -> Member {
    let address = Line::new(&format!("7-2-{number}")).expect("a short text");
    Member {
        id: voter(number),
        community: COMMUNITY,
        name: Line::new("秦招娣").expect("a short text"),
        phone: None,
        standings: vec![Standing {
            home: Uuid::from_u128(6).into(),
            building: Uuid::from_u128(7).into(),
            compound: Uuid::from_u128(8).into(),
            address,
            kind: StandingKind::Owner,
            since: at,
            lives_since: None,
            state: StandingState::Active,
        }],
        minor: None,
        joined_at: at,
    }
}
