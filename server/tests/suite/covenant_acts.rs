//! One act of each kind about the covenant, who may try it, and that nobody reads who has read it.

use domain::covenant::{
    Article, Command as Act, DraftCovenant, EnterCovenant, Filed, ReadCovenant,
};
use domain::notices::{About, Command as Notices, SayMessage};
use domain::{Command, CovenantVersionId, Day};
use rstest::rstest;
use serde_json::{Value, json};
use wire::routes::CHANGES;

use crate::common::{Db, Village, id, line, prose};

const SOME: &str = "00000000-0000-0000-0000-000000000005";

/// One of each.
pub fn one_of_each() -> Vec<Command> {
    let articles = json!([{ "title": "x", "text": "x" }]);
    let acts = [
        (
            "draft",
            json!({
                "id": SOME, "community": SOME, "title": "x", "articles": articles, "why": "x",
            }),
        ),
        ("withdraw", json!({ "version": SOME, "reason": "x" })),
        (
            "enter",
            json!({
                "id": SOME, "community": SOME, "title": "x", "articles": articles, "why": "x",
                "meeting": "x", "on": "2023-06-01", "from": "2023-07-01",
                "filed": { "on": "2023-06-20", "number": null },
            }),
        ),
        (
            "table",
            json!({ "version": SOME, "motion": SOME, "sitting": SOME }),
        ),
        (
            "post",
            json!({ "version": SOME, "hangs_at": "x", "from": "2027-01-01" }),
        ),
        ("file", json!({ "version": SOME, "on": "2026-11-02" })),
        ("read", json!({ "version": SOME })),
    ];
    let command = |(name, body): (&str, Value)| {
        let travels = json!({ "covenant": { name: body } });
        serde_json::from_value(travels).unwrap_or_else(|fault| panic!("{name}: {fault}"))
    };
    acts.into_iter().map(command).collect()
}

/// Who may try an act of this slice: written here by hand, apart from the table it checks.
pub fn may(act: &str, role: &str) -> Option<bool> {
    let act = act.strip_prefix("covenant.")?;
    Some(match act {
        "read" => role != "outsider",
        _ => role == "staff" || role == "secretary",
    })
}

fn of_kind<'a>(page: &'a Value, kind: &str) -> Vec<&'a Value> {
    let changes = page["changes"].as_array().unwrap().iter();
    changes.filter(|it| it["kind"] == kind).collect()
}

fn articles() -> Vec<Article> {
    vec![Article {
        title: line("楼道"),
        text: prose("楼道里不堆东西。"),
    }]
}

// A guest reads the covenant; that somebody has read it is theirs, and a number for everybody else.
#[rstest]
#[tokio::test]
async fn who_has_read_it_is_a_number_to_everybody_else(#[values(Db::Sqlite, Db::Postgres)] db: Db) {
    let Some(mut village) = Village::open(db, 3).await else {
        return;
    };
    let (secretary, residents) = (village.secretary, village.residents.clone());
    let community = village.community;
    let first: CovenantVersionId = id(70);
    let day = |month, day| Day::new(2023, month, day).unwrap();
    let enter = Act::Enter(EnterCovenant {
        id: first,
        community,
        title: line("临江社区居民公约"),
        articles: articles(),
        why: prose("成立社区时写的。"),
        meeting: line("2023年居民代表会议"),
        on: day(6, 1),
        minutes: None,
        filed: Filed {
            on: day(6, 20),
            number: None,
        },
        from: day(7, 1),
    });
    village.done(&secretary, enter).await;
    for reader in &residents[..2] {
        let read = Act::Read(ReadCovenant { version: first });
        village.done(reader, read).await;
    }
    let next: CovenantVersionId = id(71);
    let draft = Act::Draft(DraftCovenant {
        id: next,
        community,
        title: line("临江社区居民公约"),
        articles: articles(),
        why: prose("加上电动车。"),
        proposal: None,
    });
    village.done(&secretary, draft).await;
    let say = Notices::Say(SayMessage {
        id: id(72),
        community,
        about: About::Covenant(next),
        text: prose("写上充电的地方。"),
    });
    village.done(&residents[0], say).await;

    let guest = village.site.get(CHANGES, None).await.json();
    let office = village.site.get(CHANGES, Some(&secretary)).await.json();
    let reader = village.site.get(CHANGES, Some(&residents[0])).await.json();
    let other = village.site.get(CHANGES, Some(&residents[2])).await.json();
    // Versions, marks of readers, counts, words to the draft.
    for (page, counts) in [
        (&guest, [2, 0, 0, 0]),
        (&office, [2, 0, 1, 1]),
        (&reader, [2, 1, 1, 1]),
        (&other, [2, 0, 1, 1]),
    ] {
        let kinds = [
            "covenant_version",
            "covenant_read",
            "covenant_reads",
            "message",
        ];
        assert_eq!(kinds.map(|kind| of_kind(page, kind).len()), counts);
    }
    let counted = &of_kind(&other, "covenant_reads")[0]["body"];
    assert_eq!(counted["reads"], 2);
    let person = residents[0].person.to_string();
    assert!(!counted.to_string().contains(&person));
}
