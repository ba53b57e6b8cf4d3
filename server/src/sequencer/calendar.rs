//! What the calendar decides and nobody needs to press: hours whose days on the board are over, what
//! has had its years, and the count of a month that is over.

use std::time::Duration;

use domain::Command;
use domain::duty::{CloseDuty, Command as Duty, over};
use domain::privacy::{Command as Privacy, Forget, old};
use domain::sentiment::{Command as Sentiment, TellMonth, untold};
use domain::volunteering::{Command as Volunteering, FinishHours, ripe};

use super::{By, Community};
use crate::{AppState, Failure};

/// How often the clock is looked at.
const EVERY: Duration = Duration::from_secs(15);

/// In which hours files are swept that nothing shows: once a day, while most people sleep, for nobody
/// writes meanwhile.
const SWEPT_IN: std::ops::Range<i64> = 3..6;

/// Looks, again and again, what has become due in the communities that are open here.
pub async fn keep_the_calendar(state: AppState) {
    let mut ending = state.stopping.subscribe();
    let mut swept = None;
    open_all(&state).await;
    loop {
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            _ = ending.wait_for(|ending| *ending) => return,
        }
        let now = state.clock.now();
        let sweeps = SWEPT_IN.contains(&now.clock().0) && swept != Some(now.day());
        swept = if sweeps { Some(now.day()) } else { swept };
        for community in state.communities.opened().await {
            community.keep_calendar().await;
            if sweeps {
                match community.sweep().await {
                    Ok(files) => tracing::info!(files, "files that nothing shows were dropped"),
                    Err(fault) => tracing::warn!(%fault, "files were not swept"),
                }
            }
        }
    }
}

/// Opens every community that is there: its clocks run whether or not anybody asks for anything.
async fn open_all(state: &AppState) {
    let opened = async {
        for id in state.store.communities().await? {
            state.communities.get(id).await?;
        }
        Ok::<(), Failure>(())
    };
    if let Err(failure) = opened.await {
        tracing::warn!(?failure, "what is due waits for the first request");
    }
}

impl Community {
    /// Does what is due by now, each through the rulebook like every act. Of several processes that
    /// look at once one does it, and the others are told that it is done.
    pub async fn keep_calendar(&self) {
        let at = self.now();
        let due = self.look(|town| ripe(self.id, at, town));
        for activity in due {
            let finish = Volunteering::FinishHours(FinishHours { activity });
            if let Err(fault) = self.act(Command::Volunteering(finish), By::System).await {
                tracing::info!(code = ?fault.code, %activity, "hours that are due were not made final");
            }
        }
        if self.look(|town| old(self.id, at, town)) {
            let community = self.id;
            let forget = Privacy::Forget(Forget { community });
            if let Err(fault) = self.act(Command::Privacy(forget), By::System).await {
                tracing::info!(code = ?fault.code, "what has had its years was not dropped");
            }
        }
        for report in self.look(|town| over(self.id, at, town)) {
            let close = Duty::Close(CloseDuty { report });
            if let Err(fault) = self.act(Command::Duty(close), By::System).await {
                tracing::info!(code = ?fault.code, %report, "a report whose days are over was not counted");
            }
        }
        if self.look(|town| untold(self.id, at, town)) {
            let community = self.id;
            let tell = Sentiment::TellMonth(TellMonth { community });
            if let Err(fault) = self.act(Command::Sentiment(tell), By::System).await {
                tracing::info!(code = ?fault.code, "the month that is over was not counted");
            }
        }
    }
}
