//! Who reads what.

use domain::funds::{
    AskFund, Command as Funds, ConfirmFund, EnterFund, FundAccount, FundCategory, FundDetails,
    FundKind, OpenFund, Party, PartyRole, Rhythm,
};
use domain::members::{self, AdmitTenant, Claim, ClaimHome, Office};
use domain::notices::{About, Command as Notices, ReadNotice, SayMessage, Urgency, WriteNotice};
use domain::{Audience, Kind, Money};
use rstest::rstest;
use serde_json::Value;
use wire::Cursors;
use wire::routes::CHANGES;

use crate::common::{Db, Village, id, line, prose};

fn kinds(page: &Value) -> Vec<String> {
    let changes = page["changes"].as_array().unwrap().iter();
    let mut kinds: Vec<String> = changes
        .map(|it| it["kind"].as_str().unwrap().to_owned())
        .collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

#[rstest]
#[tokio::test]
async fn a_guest_reads_what_is_public_alone(#[values(Db::Sqlite, Db::Postgres)] db: Db) {
    let Some(mut village) = Village::open(db, 1).await else {
        return;
    };
    let author = village.residents[0];
    village.done(&author, village.submission(id(7))).await;
    let page = village.site.get(CHANGES, None).await.json();
    let places = ["building", "community", "compound", "council", "spot"];
    assert_eq!(kinds(&page), places);
    assert_eq!(page["cursors"].as_object().unwrap().len(), 1);
    // How a proposal moves people is read by whoever may read the proposal, and by nobody else.
    let secretary = village.secretary;
    village.done(&secretary, village.acceptance(id(7))).await;
    let page = village.site.get(CHANGES, None).await.json();
    let mut with_it = places.to_vec();
    with_it.splice(4..4, ["proposal", "pulse"]);
    assert_eq!(kinds(&page), with_it);
}

#[tokio::test]
async fn paging_misses_nothing_and_repeats_nothing() {
    let mut village = Village::open(Db::Sqlite, 3).await.unwrap();
    let author = village.residents[0];
    for number in 10..20 {
        village.done(&author, village.submission(id(number))).await;
    }
    let whole = village.site.get(CHANGES, Some(&author)).await.json();
    let mut after = String::new();
    let mut seen = Vec::new();
    loop {
        let path = format!("{CHANGES}?limit=3&after={after}");
        let page = village.site.get(&path, Some(&author)).await.json();
        seen.extend(page["changes"].as_array().unwrap().clone());
        let cursors: Cursors = serde_json::from_value(page["cursors"].clone()).unwrap();
        after = cursors.to_string();
        if page["more"] == false {
            break;
        }
    }
    assert_eq!(Value::from(seen), whole["changes"]);
    let path = format!("{CHANGES}?after={after}");
    let rest = village.site.get(&path, Some(&author)).await.json();
    assert_eq!(rest["changes"], Value::Array(Vec::new()));
}

#[tokio::test]
async fn an_audience_that_was_lost_is_named_and_a_new_one_is_filled_from_the_start() {
    let mut village = Village::open(Db::Sqlite, 1).await.unwrap();
    let author = village.residents[0];
    village.done(&author, village.submission(id(7))).await;
    let now = village.site.state.communities.home().await.unwrap().seq();
    let path = format!("{CHANGES}?after=public={now},staff=3");
    let page = village.site.get(&path, Some(&author)).await.json();
    assert_eq!(page["lost"], Value::from(vec![Audience::Staff.to_string()]));
    assert!(
        kinds(&page).contains(&Kind::Neighbour.to_string()),
        "residents from the start"
    );
    assert!(
        !kinds(&page).contains(&Kind::Compound.to_string()),
        "public was read already"
    );
}

#[tokio::test]
async fn a_cursor_from_a_lost_future_is_brought_back() {
    let village = Village::open(Db::Sqlite, 1).await.unwrap();
    let reader = village.residents[0];
    let path = format!("{CHANGES}?after=public=999999999");
    let page = village.site.get(&path, Some(&reader)).await.json();
    let seq = village.site.state.communities.home().await.unwrap().seq();
    assert_eq!(page["cursors"]["public"], seq);
    for bad in ["after=public", "after=everyone=1", "limit=x", "x=1"] {
        let answer = village
            .site
            .get(&format!("{CHANGES}?{bad}"), Some(&reader))
            .await;
        assert_eq!(
            (answer.status.as_u16(), &*answer.code()),
            (400, "malformed"),
            "{bad}"
        );
    }
}

/// The records of a kind on a page, as they travel.
fn of_kind<'a>(page: &'a Value, kind: &str) -> Vec<&'a Value> {
    let changes = page["changes"].as_array().unwrap().iter();
    changes.filter(|it| it["kind"] == kind).collect()
}

// W1: a notice, its desk and its marks, each pulled by exactly those it is for.
#[rstest]
#[tokio::test]
async fn a_notice_travels_to_those_it_is_for_and_its_readers_to_nobody(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(mut village) = Village::open(db, 2).await else {
        return;
    };
    let (secretary, one, other) = (
        village.secretary,
        village.residents[0],
        village.residents[1],
    );
    let community = village.community;
    let until = village.site.state.clock.now().day().plus(3);
    for (number, to) in [(70, Audience::Public), (71, Audience::Residents)] {
        let write = WriteNotice {
            id: id(number),
            community,
            to,
            title: line("停水"),
            text: prose("明天上午停水。"),
            urgency: Urgency::Important,
            until,
            photos: Vec::new(),
            document: None,
            comments: true,
        };
        village.done(&secretary, Notices::Write(write)).await;
    }
    let read = Notices::Read(ReadNotice { notice: id(71) });
    village.done(&one, read).await;
    let say = Notices::Say(SayMessage {
        id: id(72),
        community,
        about: About::Notice(id(70)),
        text: prose("知道了，谢谢。"),
    });
    village.done(&one, say).await;
    let guest = village.site.get(CHANGES, None).await.json();
    let reader = village.site.get(CHANGES, Some(&one)).await.json();
    let neighbour = village.site.get(CHANGES, Some(&other)).await.json();
    let office = village.site.get(CHANGES, Some(&secretary)).await.json();
    for (page, kinds) in [
        (
            &guest,
            [
                ("notice", 1),
                ("notice_desk", 0),
                ("notice_read", 0),
                ("message", 0),
            ],
        ),
        (
            &reader,
            [
                ("notice", 2),
                ("notice_desk", 0),
                ("notice_read", 1),
                ("message", 1),
            ],
        ),
        (
            &neighbour,
            [
                ("notice", 2),
                ("notice_desk", 0),
                ("notice_read", 0),
                ("message", 1),
            ],
        ),
        (
            &office,
            [
                ("notice", 2),
                ("notice_desk", 2),
                ("notice_read", 0),
                ("message", 1),
            ],
        ),
    ] {
        for (kind, count) in kinds {
            assert_eq!(of_kind(page, kind).len(), count, "{kind}");
        }
    }
    let desks = of_kind(&office, "notice_desk");
    let reads: u64 = desks
        .iter()
        .map(|it| it["body"]["reads"].as_u64().unwrap())
        .sum();
    assert_eq!(reads, 1);
}

// Civil Code 281, 282: what is the owners' is read by owners, and by the office that keeps it.
#[rstest]
#[tokio::test]
async fn the_owners_accounts_travel_to_owners_alone_and_the_foundation_to_all(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(mut village) = Village::open(db, 1).await else {
        return;
    };
    let (clerk, family) = (village.secretary, village.residents[0]);
    let (community, compound) = (village.community, village.compound);
    let mut people = Vec::new();
    for (number, person) in [(0, id(301)), (1, id(302)), (2, id(303))] {
        let device = village.site.sign_in(community, person, 0).await;
        let home = village.homes().await[number];
        let (name, tail) = village.holder(home).await;
        let claim = match number {
            0 => Claim::Owner { tail },
            _ => Claim::Tenant,
        };
        if number < 2 {
            village
                .system(members::Command::ClaimHome(ClaimHome {
                    community,
                    home,
                    name,
                    claim,
                    person,
                    phone: None,
                }))
                .await;
        }
        if number == 1 {
            let admit = members::Command::AdmitTenant(AdmitTenant {
                person,
                home,
                turned_away: None,
                lives_since: None,
            });
            village.done(&clerk, admit).await;
        }
        people.push(device);
    }
    let (owner, tenant, second) = (people[0], people[1], people[2]);
    village.appoint(second.person, Office::Staff).await;
    let today = village.site.state.clock.now().day();
    for (number, kind, category) in [
        (1, FundKind::PublicIncome, FundCategory::Parking),
        (2, FundKind::Foundation, FundCategory::Donation),
    ] {
        let open = Funds::Open(OpenFund {
            compound,
            kind,
            held_at: line("临江银行"),
            rhythm: Rhythm::Month,
            opened_on: today,
        });
        village.done(&clerk, open).await;
        let enter = Funds::Enter(EnterFund {
            id: id(80 + number),
            account: FundAccount::id_of(compound, kind),
            details: FundDetails {
                day: today,
                category,
                amount: Money::yuan(120),
                party: Party::Role(PartyRole::Donors),
                what: prose("这个月的"),
                photos: Vec::new(),
                document: None,
                basis: None,
            },
        });
        village.done(&clerk, enter).await;
        let confirm = Funds::Confirm(ConfirmFund {
            entry: id(80 + number),
        });
        village.done(&second, confirm).await;
    }
    let ask = Funds::Ask(AskFund {
        id: id(90),
        entry: id(81),
        text: prose("停车费怎么只有这些？"),
    });
    let refused = village.act(&tenant, ask.clone()).await;
    assert!(matches!(refused, wire::Verdict::Refused { .. }));
    village.done(&owner, ask).await;
    // Accounts, lines, entries, questions, and the office's copies of them.
    for (device, counts) in [
        (None, [0, 0, 0, 0, 0]),
        (Some(&owner), [2, 2, 0, 1, 0]),
        (Some(&tenant), [2, 1, 0, 0, 0]),
        (Some(&family), [2, 1, 0, 0, 0]),
        (Some(&clerk), [2, 1, 2, 0, 1]),
    ] {
        let page = village.site.get(CHANGES, device).await.json();
        let kinds = [
            "fund_account",
            "fund_line",
            "fund_entry",
            "fund_question",
            "fund_asked",
        ];
        let found = kinds.map(|kind| of_kind(&page, kind).len());
        assert_eq!(found, counts, "{device:?}");
    }
}
