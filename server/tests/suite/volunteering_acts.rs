//! One act of each kind in volunteering, who may try it, and two phones that carry out a whole
//! activity without a network.

use domain::members::{Claim, Me};
use domain::volunteering::{
    Activity, Check, CheckPost, CheckState, Command as Act, ConfirmHours, End, GivenHours,
    OpenCheckPost, Posting, Read, ReadCode, Roll, SignUp, Stint, TakePlace,
};
use domain::{
    ActivityId, Command, CommandId, DeviceId, Digest, Kind, PersonId, Timestamp, TurningKey,
};
use rstest::rstest;
use serde_json::{Value, json};
use testkit::offline::{ActState, SignIn, SignInStep};
use tokio::task::LocalSet;
use wire::routes::{self, CHANGES};
use wire::{Activate, Verdict};

use crate::common::{Db, Device, Phone, Village, id, line};

const SOME: &str = "00000000-0000-0000-0000-000000000005";

fn plan(organiser: Value, starts_at: Timestamp, needed: u16) -> Value {
    json!({
        "title": "楼道清理", "content": "清理楼道堆物", "object": "本楼居民",
        "service": { "volunteering": { "colour": "green" } },
        "place": { "elsewhere": "东门" },
        "starts_at": starts_at, "ends_at": starts_at.plus_minutes(120), "needed": needed,
        "organiser": organiser, "age": "with_consent",
    })
}

/// One of each.
pub fn one_of_each() -> Vec<Command> {
    let plan = plan(json!(SOME), Timestamp(1_795_395_600_000).plus_days(2), 5);
    let acts = [
        (
            "announce_activity",
            json!({ "id": SOME, "community": SOME, "plan": plan }),
        ),
        (
            "start_series",
            json!({
                "id": SOME, "community": SOME, "plan": plan, "every": "week",
                "last_on": "2026-12-31",
            }),
        ),
        (
            "cancel_activity",
            json!({ "activity": SOME, "reason": "x" }),
        ),
        ("sign_up", json!({ "activity": SOME })),
        ("take_back_sign_up", json!({ "activity": SOME })),
        ("ask_guardian", json!({ "activity": SOME })),
        (
            "agree_for_minor",
            json!({ "activity": SOME, "minor": SOME, "said": "agrees" }),
        ),
        (
            "form_team",
            json!({ "id": SOME, "community": SOME, "name": "x", "lead": SOME }),
        ),
        ("join_team", json!({ "team": SOME, "joins": true })),
        (
            "open_check_post",
            json!({ "id": SOME, "activity": SOME, "key": "0".repeat(64) }),
        ),
        (
            "check_in",
            json!({
                "activity": SOME, "end": "in", "read": { "typed": 1 }, "read_at": 1,
                "device": SOME,
            }),
        ),
        (
            "say_end",
            json!({ "activity": SOME, "person": SOME, "end": "out", "at": 1 }),
        ),
        (
            "enter_afterwards",
            json!({ "activity": SOME, "person": SOME, "from": 1, "until": 2 }),
        ),
        ("confirm_hours", json!({ "activity": SOME, "person": SOME })),
        ("contest_hours", json!({ "activity": SOME, "words": "x" })),
        ("finish_hours", json!({ "activity": SOME })),
        (
            "offer_skills",
            json!({
                "id": SOME, "community": SOME, "skills": ["doctor"], "reach": "building",
                "phone": "13800020001", "resting": false,
            }),
        ),
        ("take_back_skills", json!({ "community": SOME })),
        (
            "ask_for_help",
            json!({
                "id": SOME, "community": SOME, "skill": "doctor", "words": "x",
                "phone": "13800020001",
            }),
        ),
        ("take_back_request", json!({ "request": SOME })),
        ("introduce", json!({ "request": SOME, "line": SOME })),
        ("agree_to_meet", json!({ "introduction": SOME })),
        (
            "end_meeting",
            json!({ "introduction": SOME, "helped": false }),
        ),
        (
            "write_thanks",
            json!({
                "id": SOME, "community": SOME, "to": { "activity": SOME }, "words": "x",
                "may_show": true,
            }),
        ),
        ("show_thanks", json!({ "card": SOME })),
        ("take_down_thanks", json!({ "line": SOME })),
    ];
    acts.into_iter()
        .map(|(name, body)| command(name, body))
        .collect()
}

/// Who may try an act of volunteering: written here by hand, apart from the table it checks.
pub fn may(act: &str, role: &str) -> Option<bool> {
    let roles = [
        "resident",
        "tenant",
        "convener",
        "grid worker",
        "staff",
        "secretary",
    ];
    let rings = ["grid worker", "staff", "secretary"];
    let roles: &[&str] = match act {
        "volunteering.introduce" => &rings,
        // The calendar's, and so the server's.
        "volunteering.finish_hours" => &[],
        _ => &roles,
    };
    act.starts_with("volunteering.")
        .then(|| roles.contains(&role))
}

fn command(name: &str, body: Value) -> Command {
    let travels = json!({ "volunteering": { name: body } });
    serde_json::from_value(travels).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}

async fn told(village: &Village, reader: Option<&Device>, kind: Kind) -> usize {
    let page = village.site.get(CHANGES, reader).await.json();
    let changes = page["changes"].as_array().unwrap().iter();
    changes.filter(|it| it["kind"] == kind.as_str()).count()
}

/// Residents share a home by tens: of different homes are the first and the ninth.
#[tokio::test]
async fn who_comes_is_read_by_whom_it_is_for() {
    let mut village = Village::open(Db::Sqlite, 20).await.unwrap();
    let (organiser, comes, other) = (
        village.residents[0],
        village.residents[9],
        village.residents[10],
    );
    let office = village.secretary;
    let now = village.site.clock.now();
    let activity = json!(SOME);
    let announced = json!({
        "id": SOME, "community": village.community,
        "plan": plan(json!(organiser.person), now.plus_minutes(20), 1),
    });
    village
        .done(&office, command("announce_activity", announced))
        .await;
    let sign_up = || command("sign_up", json!({ "activity": activity }));
    village.done(&comes, sign_up()).await;
    let key = TurningKey(Digest::of(b"by chance"));
    let open = json!({ "id": SOME, "activity": SOME, "key": key });
    village
        .done(&organiser, command("open_check_post", open))
        .await;
    let id: ActivityId = SOME.parse().unwrap();
    let post = CheckPost {
        id: SOME.parse().unwrap(),
        activity: id,
        by: organiser.person,
        key,
    };
    let read = json!({
        "activity": SOME, "end": "in", "read": { "scanned": post.code(End::In, now) },
        "read_at": now, "device": SOME,
    });
    village.done(&comes, command("check_in", read)).await;
    let everyone = [
        None,
        Some(&comes),
        Some(&other),
        Some(&organiser),
        Some(&office),
    ];
    for (kind, readers) in [
        (Kind::Activity, [0, 1, 1, 1, 1]),
        (Kind::ActivityBoard, [0, 1, 1, 1, 1]),
        (Kind::ActivityRoll, [0, 0, 0, 1, 1]),
        (Kind::SignUp, [0, 1, 0, 0, 0]),
        (Kind::CheckPost, [0, 0, 0, 1, 0]),
        (Kind::Check, [0, 1, 0, 0, 0]),
        (Kind::Stint, [0, 1, 0, 0, 0]),
    ] {
        for (reader, count) in everyone.into_iter().zip(readers) {
            let records = told(&village, reader, kind).await;
            assert_eq!(records, count, "{kind} to {reader:?}");
        }
    }
    // What another phone took a picture of is refused.
    village.site.clock.set(now.plus_minutes(10));
    let late = json!({
        "activity": SOME, "end": "in", "read": { "scanned": post.code(End::In, now) },
        "read_at": now.plus_minutes(10), "device": SOME,
    });
    let verdict = village.act(&other, command("check_in", late)).await;
    let Verdict::Refused { refusal } = verdict else {
        panic!("a picture of a code was taken");
    };
    assert_eq!(refusal.code(), "volunteering");
}

/// Signs somebody of a home in on a new phone whose clock is off by so much.
async fn join(village: &Village, (seed, home): (u64, usize), name: &str, off_ms: i64) -> Phone {
    let homes = village.homes().await;
    let wanted = json!({ "homes": [homes[home]] }).to_string();
    let by = village.secretary;
    let slips = village
        .site
        .send("POST", routes::SLIPS, Some(&by), wanted)
        .await;
    let code = slips.json()[0]["code"].as_str().unwrap().to_owned();
    let phone = Phone::with_clock_off(&village.site, seed, off_ms).await;
    let activate = Activate {
        code,
        name: line(name),
        claim: Claim::Family,
        phone: None,
        otp: None,
        device: line("Android"),
    };
    let step = phone.replica.sign_in(SignIn::Activate(activate)).await;
    assert!(matches!(step, Ok(SignInStep::SignedIn(_))), "{step:?}");
    phone
        .until("one reads of oneself", |it| !it.all::<Me>().is_empty())
        .await;
    phone
}

async fn does(phone: &Phone, act: Act) -> CommandId {
    phone
        .replica
        .submit(Command::Volunteering(act))
        .await
        .unwrap()
}

async fn counted(phone: &Phone, act: CommandId) {
    phone
        .until("it was counted", |it| {
            let acts = it.acts().into_iter();
            let mut mine = acts.filter(|it| it.id == act);
            mine.any(|it| matches!(it.state, ActState::Counted { .. }))
        })
        .await;
}

fn me(phone: &Phone) -> PersonId {
    phone.replica.me().unwrap()
}

/// What the organiser's phone shows now is read by the other.
async fn read(reader: &Phone, organiser: &Phone, activity: ActivityId, end: End) -> CommandId {
    let posts = organiser.replica.all::<CheckPost>();
    let code = posts[0].code(end, organiser.replica.now());
    let code = ReadCode {
        activity,
        end,
        read: Read::Scanned(code),
        read_at: reader.replica.now(),
        device: DeviceId(me(reader).0),
    };
    does(reader, Act::CheckIn(code)).await
}

const THREE_HOURS: i64 = 3 * 3_600_000;

#[rstest]
#[case::the_organiser_first(true, 0, 0)]
#[case::the_volunteer_first(false, 0, 0)]
#[case::a_slow_clock(false, -THREE_HOURS, 0)]
#[case::a_fast_clock_of_the_organiser(true, 0, THREE_HOURS)]
#[tokio::test]
async fn a_whole_activity_without_a_network(
    #[case] organiser_first: bool,
    #[case] volunteers_off_ms: i64,
    #[case] organisers_off_ms: i64,
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let here = async {
        let Some(mut village) = Village::open(db, 1).await else {
            return;
        };
        let organiser = join(&village, (1, 1), "秦招娣", organisers_off_ms).await;
        let volunteer = join(&village, (2, 2), "邱喆", volunteers_off_ms).await;
        let starts_at = village.site.clock.now().plus_days(1);
        let activity: ActivityId = id(800);
        let announced = json!({
            "id": activity, "community": village.community,
            "plan": plan(json!(me(&organiser)), starts_at, 5),
        });
        let office = village.secretary;
        village
            .done(&office, command("announce_activity", announced))
            .await;
        let there = |it: &testkit::offline::Replica| !it.all::<Activity>().is_empty();
        volunteer.until("it is announced", there).await;
        organiser.until("it is announced", there).await;
        let act = does(&volunteer, Act::SignUp(TakePlace { activity })).await;
        counted(&volunteer, act).await;

        for phone in [&organiser, &volunteer] {
            phone.way.cut.set(true);
        }
        village.site.clock.set(starts_at.plus_minutes(-5));
        let open = Act::OpenCheckPost(OpenCheckPost {
            id: id(801),
            activity,
            key: TurningKey(Digest::of(b"by chance")),
        });
        let shown = does(&organiser, open).await;
        village.site.clock.set(starts_at);
        let came = read(&volunteer, &organiser, activity, End::In).await;
        village.site.clock.set(starts_at.plus_minutes(120));
        let went = read(&volunteer, &organiser, activity, End::Out).await;

        village.site.clock.set(starts_at.plus_minutes(150));
        let online = async |phone: &Phone, acts: &[CommandId]| {
            phone.way.cut.set(false);
            for act in acts {
                counted(phone, *act).await;
            }
        };
        if organiser_first {
            online(&organiser, &[shown]).await;
            online(&volunteer, &[came, went]).await;
        } else {
            online(&volunteer, &[came, went]).await;
            let states = volunteer.replica.all::<Check>();
            assert!(
                states.iter().all(|it| it.state == CheckState::Waits),
                "{states:?}"
            );
            online(&organiser, &[shown]).await;
        }
        volunteer
            .until("two hours stand there", |it| {
                let stints = it.all::<Stint>();
                let ms: i64 = stints
                    .iter()
                    .flat_map(|it| &it.stretches)
                    .map(|it| it.ms())
                    .sum();
                ms == 2 * 3_600_000
            })
            .await;

        let person = me(&volunteer);
        organiser
            .until("the roll has them", |it| {
                let rolls = it.all::<Roll>();
                let did = rolls.first().and_then(|it| it.line(person)?.did.clone());
                did.is_some_and(|did| did.minutes == 120)
            })
            .await;
        let confirm = Act::ConfirmHours(ConfirmHours { activity, person });
        let act = does(&organiser, confirm).await;
        counted(&organiser, act).await;
        volunteer
            .until("they hang", |it| {
                let mut stints = it.all::<Stint>().into_iter();
                stints.any(|it| matches!(it.posting, Posting::Posted { .. }))
            })
            .await;
        village.site.clock.set(starts_at.plus_days(8));
        // Nobody presses anything: the server's clock says so, once.
        let community = village.site.state.communities.home().await.unwrap();
        community.keep_calendar().await;
        community.keep_calendar().await;
        volunteer
            .until("they are final", |it| {
                let given = it.all::<GivenHours>();
                given.iter().any(|it| it.hours.minutes == 120)
            })
            .await;
        assert!(!volunteer.replica.all::<SignUp>().is_empty());
    };
    LocalSet::new().run_until(here).await;
}
