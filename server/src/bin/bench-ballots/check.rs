//! What is found in the database once the server is gone.

use std::path::Path;

use anyhow::Context as _;
use domain::councils::{Turnout, Voted};
use domain::{BallotId, Kind};
use server::Clock;
use server::sequencer::Communities;
use server::store::Store;

use super::scene::{COMMUNITY, VOTE, voter};

/// What was counted.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
    /// Voters whose ballot is in the box.
    pub ballots: usize,
    /// Ballots as the turnout says.
    pub turnout: usize,
    /// How often they were cast: each time replaces the ballot before.
    pub casts: u64,
    /// How many commits it took.
    pub commits: u64,
}

/// Reads the database as a server does that starts again.
pub async fn counted(database: &Path, voters: usize) -> anyhow::Result<Counted> {
    let database = database.to_str().context("an odd path")?;
    let store = Store::open(database).await?;
    let communities = Communities::new(store.clone(), Clock::SYSTEM);
    let community = communities
        .get(COMMUNITY)
        .await
        .map_err(|it| anyhow::anyhow!("{it:?}"))?;
    let (ballots, turnout, casts) = community.look(|town| {
        let town: &dyn domain::Town = town;
        let ids = || (0..voters).map(|number| BallotId::of(VOTE, voter(number)));
        let kind = Kind::Ballot;
        let there = |id: &BallotId| town.find(domain::Key { kind, id: id.0 }).is_some();
        let times = |id| town.get::<Voted>(id).map_or(0, |it| u64::from(it.times));
        let turnout: Option<Turnout> = town.get(VOTE);
        let turnout = turnout.map_or(0, |it| it.cast as usize);
        (ids().filter(there).count(), turnout, ids().map(times).sum())
    });
    store.close().await;
    let pool = sqlx::SqlitePool::connect(database).await?;
    let sql = "SELECT COUNT(DISTINCT seq) FROM command";
    let (commits,): (i64,) = sqlx::query_as(sql).fetch_one(&pool).await?;
    pool.close().await;
    Ok(Counted {
        ballots,
        turnout,
        casts,
        commits: commits as u64,
    })
}
