//! Clearing away what has had its time.

use std::time::Duration;

use domain::Timestamp;

use crate::AppState;
use crate::store::{Store, StoreFault, writing};

/// How often it is looked for.
const EVERY: Duration = Duration::from_secs(600);

/// How long the beginning of a file waits for its rest. Whoever comes later sends it anew.
const UNFINISHED_DAYS: i64 = 7;

/// Forgets, again and again, codes and sessions that are over, who asked a while ago, and files of
/// which only a beginning came.
pub async fn keep_tidy(state: AppState) {
    let mut ending = state.stopping.subscribe();
    loop {
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            _ = ending.wait_for(|ending| *ending) => return,
        }
        state.rates.forget_the_quiet();
        state.tries.forget_the_quiet();
        let now = state.clock.now();
        if let Err(fault) = state.store.drop_over(now).await {
            tracing::warn!(%fault, "what is over was not cleared away");
        }
        let since = now.plus_days(-UNFINISHED_DAYS);
        if let Err(fault) = state.store.drop_abandoned(since).await {
            tracing::warn!(%fault, "unfinished files were not cleared away");
        }
    }
}

impl Store {
    /// Drops codes and sessions that are over, and what hung on these.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn drop_over(&self, now: Timestamp) -> Result<(), StoreFault> {
        let statements = [
            "DELETE FROM otp WHERE ends_at <= $1",
            "DELETE FROM session WHERE ends_at <= $1",
        ];
        for sql in statements {
            writing!(self, pool => sqlx::query(sql).bind(now.0).execute(pool).await.map(drop))?;
        }
        // What rang for a session rings no longer than that.
        let sql = "DELETE FROM push WHERE NOT EXISTS (SELECT 1 FROM session \
                   WHERE session.community = push.community AND session.id = push.session)";
        writing!(self, pool => sqlx::query(sql).execute(pool).await.map(drop))?;
        Ok(())
    }
}
