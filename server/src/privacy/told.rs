//! Telling people by text message what waits for them (短信提醒): only those who agreed to it, never in
//! their quiet hours, at the pace they chose, and nothing twice.

use std::time::Duration;

use domain::alerts::{Alert, AlertChoice, AlertsSeen, Concern, Sent, alerts, due, title};
use domain::members::{Member, Phone};
use domain::privacy::{Purpose, PurposeChoice};
use domain::{CommunityId, PersonId, Plain, Timestamp, Town};

use crate::AppState;
use crate::sequencer::Community;
use crate::store::{Store, StoreFault, reading, writing};

/// How often it is looked for.
const EVERY: Duration = Duration::from_secs(300);

/// How many things a message names; the rest is a number.
const MOST: usize = 3;

/// Looks, again and again, who is to be told of what.
pub async fn keep_telling(state: AppState) {
    let mut ending = state.stopping.subscribe();
    loop {
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            _ = ending.wait_for(|ending| *ending) => return,
        }
        for community in state.communities.opened().await {
            if let Err(fault) = tell(&state, &community).await {
                tracing::warn!(%fault, "reminders were not sent");
            }
        }
    }
}

/// Tells everybody who is to be told by now; how many messages went out.
///
/// # Errors
/// When the database does not answer.
pub async fn tell(state: &AppState, community: &Community) -> Result<usize, StoreFault> {
    let now = state.clock.now();
    let agreed: Vec<PurposeChoice> = community.look(|town| {
        let all = town.all::<PurposeChoice>();
        let texts = all.filter(|it| it.purpose == Purpose::TextMessages && it.holds());
        texts.cloned().collect()
    });
    let mut told = 0;
    for choice in agreed {
        let sent = state.store.told(community.id, choice.person).await?;
        let sent = sent.unwrap_or(Sent {
            until: choice.at,
            at: None,
        });
        let message = community.look(|town| message(choice.person, sent, now, town));
        let Some((phone, text)) = message else {
            continue;
        };
        // Noted first: where the machine fails in between, one message is missing and none comes twice.
        let sent = Sent {
            until: now,
            at: Some(now),
        };
        state
            .store
            .note_told(community.id, choice.person, sent)
            .await?;
        match state.sms.tell(&phone, &text).await {
            Ok(()) => told += 1,
            Err(fault) => tracing::warn!(%fault, "a reminder was not sent"),
        }
    }
    Ok(told)
}

/// What somebody is told now, and where.
fn message(person: PersonId, sent: Sent, now: Timestamp, town: &Plain) -> Option<(Phone, String)> {
    let whole: &dyn Town = town;
    let member: Member = whole.get(person)?;
    let phone = member.phone?;
    let choice: Option<AlertChoice> = whole.get(person);
    let choice = choice.unwrap_or_else(|| AlertChoice::usual(person, member.community));
    let seen: Option<AlertsSeen> = whole.get(person);
    let seen = seen.map_or(Timestamp::default(), |it| it.until);
    let mut due = due(&alerts(person, now, whole), &choice, sent, now);
    due.retain(|it| it.at > seen);
    (!due.is_empty()).then(|| (phone, text(&due, whole)))
}

/// One message, however much there is.
fn text(due: &[Alert], town: &dyn Town) -> String {
    let lines: Vec<String> = due
        .iter()
        .take(MOST)
        .map(|it| line(it.what, town))
        .collect();
    let more = due.len().saturating_sub(MOST);
    let more = if more > 0 {
        format!("，还有 {more} 件")
    } else {
        String::new()
    };
    format!(
        "【邻里】{}{more}。打开“邻里”看看；不想收短信，在“我的—提醒”里关掉。",
        lines.join("；")
    )
}

/// What is said of one thing: no name, no home, and of a request not what it asks.
fn line(what: Concern, town: &dyn Town) -> String {
    let title = title(what, town).unwrap_or_default();
    match what {
        Concern::Vote(_) | Concern::Assembly(_) => format!("“{title}”等您投票"),
        Concern::Issue(_) => "您报的事有进展".to_owned(),
        Concern::Answered(_) => format!("“{title}”里有人回复您"),
        Concern::Proposal(_) => format!("您的提案“{title}”有进展"),
        Concern::Activity(_) => format!("明天有活动“{title}”"),
        Concern::Guardian(_) => format!("孩子想参加“{title}”，等您同意"),
        Concern::Booking(_) => format!("“{title}”可以领取"),
        Concern::Request(_) => "您的申请有答复".to_owned(),
    }
}

impl Store {
    /// What a person was told outside the app; `None` where nothing yet.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn told(
        &self,
        community: CommunityId,
        person: PersonId,
    ) -> Result<Option<Sent>, StoreFault> {
        let sql = "SELECT until, at FROM alert_sent WHERE community = $1 AND person = $2";
        let row: Option<(i64, i64)> = reading!(self, pool => {
            sqlx::query_as(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(person.0.as_bytes().to_vec())
                .fetch_optional(pool)
                .await
        })?;
        Ok(row.map(|(until, at)| Sent {
            until: Timestamp(until),
            at: Some(Timestamp(at)),
        }))
    }

    /// Notes what a person was told.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn note_told(
        &self,
        community: CommunityId,
        person: PersonId,
        sent: Sent,
    ) -> Result<(), StoreFault> {
        let sql = "INSERT INTO alert_sent (community, person, until, at) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (community, person) DO UPDATE SET \
                   until = excluded.until, at = excluded.at";
        let at = sent.at.unwrap_or(sent.until);
        writing!(self, pool => {
            sqlx::query(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(person.0.as_bytes().to_vec())
                .bind(sent.until.0)
                .bind(at.0)
                .execute(pool)
                .await
                .map(drop)
        })?;
        Ok(())
    }
}
