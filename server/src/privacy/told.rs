//! Telling people by text message what waits for them (短信提醒): only those who agreed to it, never in
//! their quiet hours, at the pace they chose, and nothing twice.

use std::time::Duration;

use domain::alerts::{
    Alert, AlertChoice, AlertsSeen, Concern, Sent, alerts, due, once_sent, title,
};
use domain::members::{Member, Phone};
use domain::privacy::{Purpose, PurposeChoice};
use domain::renovation::OutageNotice;
use domain::{CommunityId, Lang, PersonId, Plain, Timestamp, Town, wording};

use crate::AppState;
use crate::push::ring;
use crate::sequencer::Community;
use crate::store::{Store, StoreFault, reading, writing};

/// How often it is looked for.
const EVERY: Duration = Duration::from_secs(300);

/// How many things a message names; the rest is a number.
const MOST: usize = 3;

/// By which way somebody hears of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// 短信
    Messages,
    /// 在这部手机上响铃
    Devices,
}

/// Looks, again and again, who is to hear of what by one way. Each way looks for itself: a push
/// service that is slow holds up no message.
pub async fn keep_telling(state: AppState, way: Way) {
    let mut ending = state.stopping.subscribe();
    loop {
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            _ = ending.wait_for(|ending| *ending) => return,
        }
        for community in state.communities.opened().await {
            let told = match way {
                Way::Messages => tell(&state, &community).await,
                Way::Devices => ring(&state, &community).await,
            };
            if let Err(fault) = told {
                tracing::warn!(%fault, ?way, "nobody was told");
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
        let noted = state.store.told(community.id, choice.person).await?;
        // Nothing from before they agreed, or from while they did not.
        let sent = Sent {
            until: noted.map_or(choice.at, |it| it.until.max(choice.at)),
            urgent: noted.map_or(choice.at, |it| it.urgent.max(choice.at)),
            at: noted.and_then(|it| it.at),
        };
        let message = community.look(|town| message(choice.person, sent, now, town));
        let Some((phone, due, text)) = message else {
            continue;
        };
        // Noted first: where the machine fails in between, one message is missing and none comes
        // twice; of two processes that look at once, one sends.
        let after = once_sent(&due, sent, now);
        let noted = state
            .store
            .note_told(community.id, choice.person, noted, after);
        if !noted.await? {
            continue;
        }
        match state.sms.tell(&phone, &text).await {
            Ok(()) => told += 1,
            Err(fault) => {
                tracing::warn!(%fault, "a reminder was not sent");
                // What is urgent is tried again at the next look; the rest stands in the app.
                let again = Sent {
                    urgent: sent.urgent,
                    ..after
                };
                let put_back =
                    state
                        .store
                        .note_told(community.id, choice.person, Some(after), again);
                put_back.await?;
            }
        }
    }
    Ok(told)
}

/// What somebody is told now, and where.
fn message(
    person: PersonId,
    sent: Sent,
    now: Timestamp,
    town: &Plain,
) -> Option<(Phone, Vec<Alert>, String)> {
    let whole: &dyn Town = town;
    let member: Member = whole.get(person)?;
    let phone = member.phone?;
    let due = waiting(person, sent, now, town);
    let text = (!due.is_empty()).then(|| text(&due, whole))?;
    Some((phone, due, text))
}

/// What somebody is told outside the app by now, by whichever way: what they want to hear of and have
/// not seen, not in their quiet hours, at their pace. What is urgent comes first.
pub(crate) fn waiting(person: PersonId, sent: Sent, now: Timestamp, town: &Plain) -> Vec<Alert> {
    let town: &dyn Town = town;
    let Some(member) = town.get::<Member>(person) else {
        return Vec::new();
    };
    let choice: Option<AlertChoice> = town.get(person);
    let choice = choice.unwrap_or_else(|| AlertChoice::usual(person, member.community));
    let seen: Option<AlertsSeen> = town.get(person);
    let seen = seen.map_or(Timestamp::default(), |it| it.until);
    let mut due = due(&alerts(person, now, town), &choice, sent, now);
    due.retain(|it| it.at > seen);
    due.sort_by_key(|it| it.what.topic().can_wait());
    due
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
        Concern::Room(_) => "您约的场地或窗口，社区退了，请看原因".to_owned(),
        Concern::Request(_) => "您的申请有答复".to_owned(),
        Concern::Sitting(_) => format!("明天开会“{title}”"),
        Concern::Reply(_) => "社区回复了您的留言".to_owned(),
        Concern::Notice(_) => format!("新公告“{title}”"),
        Concern::Outage(id) => match town.get::<OutageNotice>(id) {
            Some(it) => format!(
                "您家{}{}",
                wording::instant(it.from, Lang::ZhCn),
                wording::utility(it.utility, Lang::ZhCn)
            ),
            None => "您家要停水、停电或停气".to_owned(),
        },
        Concern::Warning(_) => format!("紧急通知“{title}”"),
        Concern::Emergency(_) => format!("“{title}”请报平安，需要帮助也请说"),
        Concern::Danger(_) => "您的片区有人报了险情，请马上看".to_owned(),
        Concern::Help(_) => "您看的楼里有一户求助，请马上看".to_owned(),
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
        let sql = "SELECT until, urgent, at FROM alert_sent WHERE community = $1 AND person = $2";
        let row: Option<(i64, i64, i64)> = reading!(self, pool => {
            sqlx::query_as(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(person.0.as_bytes().to_vec())
                .fetch_optional(pool)
                .await
        })?;
        Ok(row.map(|(until, urgent, at)| Sent {
            until: Timestamp(until),
            urgent: Timestamp(urgent),
            at: (at > 0).then_some(Timestamp(at)),
        }))
    }

    /// Notes what a person was told; whether nobody else has noted something since `before`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn note_told(
        &self,
        community: CommunityId,
        person: PersonId,
        before: Option<Sent>,
        sent: Sent,
    ) -> Result<bool, StoreFault> {
        let sql = "INSERT INTO alert_sent (community, person, until, urgent, at) \
                   VALUES ($1, $2, $3, $4, $5) ON CONFLICT (community, person) DO UPDATE SET \
                   until = excluded.until, urgent = excluded.urgent, at = excluded.at \
                   WHERE alert_sent.until = $6 AND alert_sent.urgent = $7";
        let rows = writing!(self, pool => {
            sqlx::query(sql)
                .bind(community.0.as_bytes().to_vec())
                .bind(person.0.as_bytes().to_vec())
                .bind(sent.until.0)
                .bind(sent.urgent.0)
                .bind(sent.at.map_or(0, |it| it.0))
                .bind(before.map_or(-1, |it| it.until.0))
                .bind(before.map_or(-1, |it| it.urgent.0))
                .execute(pool)
                .await
                .map(|done| done.rows_affected())
        })?;
        Ok(rows == 1)
    }
}
