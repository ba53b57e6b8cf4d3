//! One act of each kind about rooms, who may try it, and two phones that want the same hour.

use domain::rooms::{BookRoom, Command as Act, Opens, RoomKind, SetRoom, Slot};
use domain::{Command, RoomBookingId, RoomId};
use rstest::rstest;
use serde_json::{Value, json};
use wire::Verdict;
use wire::routes::CHANGES;

use crate::common::{Db, Village, id, line};

const SOME: &str = "00000000-0000-0000-0000-000000000005";

/// One of each.
pub fn one_of_each() -> Vec<Command> {
    let slot = json!({ "room": SOME, "on": "2027-01-31", "from": 540 });
    let acts = [
        (
            "set",
            json!({
                "id": SOME, "community": SOME, "kind": "room", "name": "x", "place": "x",
                "seats": 1, "opens": [], "minutes": 60,
            }),
        ),
        (
            "close_days",
            json!({ "room": SOME, "from": "2027-01-31", "to": "2027-01-31", "reason": "x" }),
        ),
        ("open_days", json!({ "room": SOME, "from": "2027-01-31" })),
        (
            "book",
            json!({ "id": SOME, "slot": slot, "purpose": "x", "people": 1 }),
        ),
        (
            "book_series",
            json!({ "id": SOME, "first": slot, "weeks": 2, "purpose": "x", "people": 1 }),
        ),
        ("cancel", json!({ "booking": SOME })),
        ("no_show", json!({ "booking": SOME })),
    ];
    let command = |(name, body): (&str, Value)| {
        let travels = json!({ "rooms": { name: body } });
        serde_json::from_value(travels).unwrap_or_else(|fault| panic!("{name}: {fault}"))
    };
    acts.into_iter().map(command).collect()
}

/// Who may try an act of this slice: written here by hand, apart from the table it checks.
pub fn may(act: &str, role: &str) -> Option<bool> {
    let act = act.strip_prefix("rooms.")?;
    let staff = role == "staff" || role == "secretary";
    Some(match act {
        "set" | "close_days" | "open_days" | "no_show" => staff,
        _ => role != "outsider",
    })
}

fn of_kind<'a>(page: &'a Value, kind: &str) -> Vec<&'a Value> {
    let changes = page["changes"].as_array().unwrap().iter();
    changes.filter(|it| it["kind"] == kind).collect()
}

// The server's order decides; the second is told what else is free, and nobody reads who was first.
#[rstest]
#[tokio::test]
async fn one_hour_is_given_once_and_neighbours_do_not_read_to_whom(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(mut village) = Village::open(db, 3).await else {
        return;
    };
    let (secretary, residents) = (village.secretary, village.residents.clone());
    let room: RoomId = id(70);
    let opens = |weekday| Opens {
        weekday,
        from: 9 * 60,
        until: 12 * 60,
    };
    let set = Act::Set(SetRoom {
        id: room,
        community: village.community,
        kind: RoomKind::Room,
        name: line("社区客厅"),
        place: line("一楼"),
        seats: 20,
        things: None,
        step_free: true,
        rules: None,
        opens: (1..=7).map(opens).collect(),
        minutes: 60,
        ended: false,
    });
    village.done(&secretary, set).await;
    let on = village.site.state.clock.now().day().plus(2);
    let slot = Slot {
        room,
        on,
        from: 10 * 60,
    };
    let book = |number| {
        Act::Book(BookRoom {
            id: RoomBookingId(id(number)),
            slot,
            purpose: line("读书会"),
            people: 6,
        })
    };
    village.done(&residents[0], book(71)).await;
    let second = village.act(&residents[1], book(72)).await;
    let Verdict::Refused { refusal } = second else {
        panic!("{second:?}");
    };
    let refusal = serde_json::to_value(refusal).unwrap();
    let near = refusal["fault"]["taken"]["near"].as_array().unwrap();
    let first: Vec<u64> = near.iter().map(|it| it["from"].as_u64().unwrap()).collect();
    assert_eq!(
        first,
        [540, 660, 660],
        "the hours beside it, then the day before"
    );

    let person = residents[0].person.to_string();
    for (reader, slots, own, desks) in [
        (Some(&residents[0]), 1, 1, 0),
        (Some(&residents[2]), 1, 0, 0),
        (Some(&secretary), 1, 0, 1),
        (None, 0, 0, 0),
    ] {
        let page = village.site.get(CHANGES, reader).await.json();
        assert_eq!(of_kind(&page, "room_slot").len(), slots);
        assert_eq!(of_kind(&page, "room_booking").len(), own);
        assert_eq!(of_kind(&page, "room_desk").len(), desks);
        for slot in of_kind(&page, "room_slot") {
            assert!(!slot.to_string().contains(&person));
        }
    }
}
