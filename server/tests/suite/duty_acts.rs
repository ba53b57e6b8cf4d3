//! One act of each kind about reports on duty, who may try it, and that a rating is seen by nobody.

use domain::duty::{Command as Act, DutyGrade, PublishDuty, RateDuty, ReportsAs};
use domain::{Command, DutyReportId};
use rstest::rstest;
use serde_json::{Value, json};
use wire::routes::CHANGES;

use crate::common::{Db, Village, id, prose};

const SOME: &str = "00000000-0000-0000-0000-000000000005";

/// One of each.
pub fn one_of_each() -> Vec<Command> {
    let acts = [
        (
            "publish",
            json!({
                "id": SOME, "community": SOME, "as": "committee", "from": "2026-01-01",
                "to": "2026-10-31", "pledges": [], "done": "x", "next": [],
            }),
        ),
        ("rate", json!({ "report": SOME, "grade": "content" })),
        ("ask", json!({ "id": SOME, "report": SOME, "text": "x" })),
        ("answer", json!({ "question": SOME, "text": "x" })),
        ("close", json!({ "report": SOME })),
    ];
    let command = |(name, body): (&str, Value)| {
        let travels = json!({ "duty": { name: body } });
        serde_json::from_value(travels).unwrap_or_else(|fault| panic!("{name}: {fault}"))
    };
    acts.into_iter().map(command).collect()
}

/// Who may try an act of this slice: written here by hand, apart from the table it checks.
pub fn may(act: &str, role: &str) -> Option<bool> {
    let act = act.strip_prefix("duty.")?;
    Some(match act {
        "close" => false,
        "rate" | "ask" => role != "outsider",
        // Who speaks for a body may be from outside; the rule finds out.
        _ => true,
    })
}

fn of_kind<'a>(page: &'a Value, kind: &str) -> Vec<&'a Value> {
    let changes = page["changes"].as_array().unwrap().iter();
    changes.filter(|it| it["kind"] == kind).collect()
}

// Until its days are over nobody reads how a report was rated, nor how often; then a count, of enough.
#[rstest]
#[case::enough(11, true)]
#[case::too_few(9, false)]
#[tokio::test]
async fn ratings_are_sealed_and_a_count_of_few_is_told_to_nobody(
    #[case] raters: usize,
    #[case] told: bool,
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(mut village) = Village::open(db, 12).await else {
        return;
    };
    let (secretary, residents) = (village.secretary, village.residents.clone());
    let report: DutyReportId = id(70);
    let today = village.site.state.clock.now().day();
    let publish = Act::Publish(PublishDuty {
        id: report,
        community: village.community,
        reports_as: ReportsAs::Committee,
        from: today.plus(-300),
        to: today.plus(-1),
        pledges: Vec::new(),
        done: prose("换了水管。"),
        next: Vec::new(),
        photos: Vec::new(),
    });
    village.done(&secretary, publish).await;
    let grade = DutyGrade::Discontent;
    for resident in &residents[..raters] {
        village
            .done(resident, Act::Rate(RateDuty { report, grade }))
            .await;
    }
    // Everybody's page but the rater's own: no rating, and no number of them.
    for reader in [&secretary, &residents[11]] {
        let page = village.site.get(CHANGES, Some(reader)).await.json();
        assert_eq!(of_kind(&page, "duty_rating").len(), 0);
        let reports = of_kind(&page, "duty_report");
        assert_eq!(reports.len(), 1);
        assert_eq!(reports[0]["body"]["state"], "open");
        assert!(reports[0]["body"]["proven"]["issues"].is_number());
    }
    let own = village.site.get(CHANGES, Some(&residents[0])).await.json();
    assert_eq!(of_kind(&own, "duty_rating").len(), 1);

    let community = village.site.state.communities.home().await.unwrap();
    community.keep_calendar().await;
    let now = village.site.state.clock.now();
    village.site.clock.set(now.plus_days(30));
    community.keep_calendar().await;
    let page = village.site.get(CHANGES, Some(&residents[11])).await.json();
    let closed = &of_kind(&page, "duty_report")[0]["body"]["state"]["closed"];
    assert!(closed["at"].is_number());
    let grades = &closed["grades"];
    if told {
        assert_eq!(grades["discontent"], raters);
        assert_eq!(grades["content"], 0);
    } else {
        assert_eq!(*grades, Value::Null);
    }
    let guest = village.site.get(CHANGES, None).await.json();
    assert_eq!(of_kind(&guest, "duty_report").len(), 0);
}
