//! The month that is over: who may count it (nobody), what is told, and that nobody stands in it.

use domain::notices::{About, BackMessage, Command as Notices, SayMessage, Topic};
use domain::sentiment::{Command as Act, TellMonth};
use domain::{Command, Day, MessageId, Timestamp};
use rstest::rstest;
use serde_json::Value;
use wire::routes::CHANGES;

use crate::common::{Db, Village, id, prose};

/// One of each.
pub fn one_of_each() -> Vec<Command> {
    let community = id(5);
    vec![Act::TellMonth(TellMonth { community }).into()]
}

/// Who may try an act of this slice: written here by hand, apart from the table it checks.
pub fn may(act: &str, _role: &str) -> Option<bool> {
    act.strip_prefix("sentiment.").map(|_| false)
}

fn months(page: &Value) -> Vec<Value> {
    let changes = page["changes"].as_array().unwrap().iter();
    let months = changes.filter(|it| it["kind"] == "sentiment_month");
    months.map(|it| it["body"].clone()).collect()
}

// The server's clock counts a month that is over once, for residents to read, and names nobody.
#[rstest]
#[tokio::test]
async fn the_calendar_tells_a_month_once_and_nobody_stands_in_it(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(mut village) = Village::open(db, 14).await else {
        return;
    };
    let community = village.site.state.communities.home().await.unwrap();
    let residents: Vec<_> = village.residents.clone();
    let message: MessageId = id(70);
    let say = Notices::Say(SayMessage {
        id: message,
        community: village.community,
        about: About::Column {
            topic: Topic::Traffic,
            open: true,
            body: None,
        },
        text: prose("东门口太挤了"),
    });
    village.done(&residents[0], say).await;
    for resident in &residents[1..12] {
        let backs = true;
        let back = Notices::Back(BackMessage { message, backs });
        village.done(resident, back).await;
    }
    community.keep_calendar().await;
    let page = village.site.get(CHANGES, Some(&residents[0])).await.json();
    assert_eq!(months(&page), Vec::<Value>::new(), "it is not over");

    let (year, month, _) = village.site.state.clock.now().day().ymd();
    let next = Day::new(year + month as i16 / 12, month % 12 + 1, 1).unwrap();
    village.site.clock.set(Timestamp::at(next, 0, 1));
    community.keep_calendar().await;
    let page = village.site.get(CHANGES, Some(&residents[13])).await.json();
    let told = months(&page);
    assert_eq!(told.len(), 1);
    let lines = told[0]["lines"].as_array().unwrap();
    let line = |column: &str| {
        let mut lines = lines.iter();
        lines.find(|it| it["theme"]["column"] == column).unwrap()
    };
    assert_eq!(line("traffic")["persons"], 12);
    assert_eq!(line("care")["persons"], Value::Null);
    // Whatever is in it: no id of a person, no id of a message.
    let text = told[0].to_string();
    for resident in &residents {
        assert!(!text.contains(&resident.person.to_string()));
    }
    assert!(!text.contains(&message.to_string()));

    // Again, after somebody took their word back: nothing is counted anew.
    let backs = false;
    let back = Notices::Back(BackMessage { message, backs });
    village.done(&residents[1], back).await;
    let before = community.seq();
    community.keep_calendar().await;
    assert_eq!(community.seq(), before);
    let guest = village.site.get(CHANGES, None).await.json();
    assert_eq!(months(&guest), Vec::<Value>::new());
}
