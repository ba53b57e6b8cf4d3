//! From the code on an organiser's phone to hours that are final.

use crate::village::*;
use crate::volunteering::{ACTIVITY, STAFF, act, courtyard, plan, sign_up};
use domain::Command;
use domain::volunteering::{Command as Act, *};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

fn key() -> TurningKey {
    TurningKey(Digest::of(b"the organiser's phone"))
}

fn post(by: u8) -> CheckPost {
    CheckPost {
        id: CheckPostId(Uuid::from_u128(50 + u128::from(by))),
        activity: ACTIVITY,
        by: person(by),
        key: key(),
    }
}

fn open(by: u8) -> Command {
    let post = post(by);
    act(Act::OpenCheckPost(OpenCheckPost {
        id: post.id,
        activity: ACTIVITY,
        key: post.key,
    }))
}

/// What somebody reads when the post shows it.
fn reads(end: End, at: Timestamp) -> Command {
    read_later(end, at, 0)
}

fn read_later(end: End, at: Timestamp, minutes: i64) -> Command {
    act(Act::CheckIn(ReadCode {
        activity: ACTIVITY,
        end,
        read: Read::Scanned(post(1).code(end, at)),
        read_at: at.plus_minutes(minutes),
        device: DeviceId(Uuid::from_u128(8)),
    }))
}

fn at(village: &Village, hour: i64, minute: i64) -> Timestamp {
    Timestamp::at(plan_day(village), hour, minute)
}

fn plan_day(village: &Village) -> Day {
    let it: Activity = village.get(ACTIVITY);
    it.starts_at.day()
}

fn confirm(flat: u8) -> Command {
    act(Act::ConfirmHours(ConfirmHours {
        activity: ACTIVITY,
        person: person(flat),
    }))
}

/// What the server's clock does.
fn finishes(village: &mut Village) -> Result<Vec<Change>, Refusal> {
    let finish = act(Act::FinishHours(FinishHours { activity: ACTIVITY }));
    let changes = village.decide(&Actor::System, &finish)?;
    village.apply(&changes);
    Ok(changes)
}

fn ripe_now(village: &Village) -> Vec<ActivityId> {
    ripe(COMMUNITY, village.now, &village.town)
}

fn stint(village: &Village, flat: u8) -> Stint {
    village.get(SessionId::of(ACTIVITY, person(flat)))
}

fn fault(it: impl Into<VolunteeringFault>) -> Refusal {
    Refusal::Volunteering { fault: it.into() }
}

/// A courtyard at eleven: 3 was there from nine to eleven and has read both codes.
fn over() -> Village {
    let mut village = courtyard();
    village.by(person(3), sign_up()).unwrap();
    village.now = at(&village, 8, 50);
    village.by(person(1), open(1)).unwrap();
    village.now = at(&village, 9, 0);
    let now = village.now;
    village.by(person(3), reads(End::In, now)).unwrap();
    village.now = at(&village, 11, 0);
    let now = village.now;
    village.by(person(3), reads(End::Out, now)).unwrap();
    village
}

#[test]
fn what_was_read_is_confirmed_posted_and_final() {
    let mut village = over();
    let minutes = |it: &Stint| it.stretches.iter().map(|it| it.ms()).sum::<i64>() / 60_000;
    assert_eq!(minutes(&stint(&village, 3)), 120);
    village.by(person(1), confirm(3)).unwrap();
    let Posting::Posted { until, .. } = stint(&village, 3).posting else {
        panic!("not posted");
    };
    let board: ActivityBoard = village.get(ACTIVITY.into());
    assert_eq!(board.hanging.len(), 1);
    assert_eq!(board.hanging[0].who, "7号楼 业**");
    assert_eq!(board.hanging[0].minutes, 120);
    let early = finishes(&mut village);
    assert_eq!(early, Err(fault(PostingFault::Runs { until })));
    village.now = until.plus_ms(-1);
    assert_eq!(ripe_now(&village), []);
    village.now = until;
    assert_eq!(ripe_now(&village), [ACTIVITY]);
    // The calendar says so, and nobody else.
    let finish = || act(Act::FinishHours(FinishHours { activity: ACTIVITY }));
    for flat in [1, 3, STAFF] {
        let said = village.by(person(flat), finish());
        assert_eq!(said, Err(Refusal::NotYours), "{flat}");
    }
    finishes(&mut village).unwrap();
    assert_eq!(ripe_now(&village), []);
    let given: GivenHours = village.get(SessionId::of(ACTIVITY, person(3)));
    assert_eq!(given.hours.minutes, 120);
    assert_eq!(given.hours.confirmed_by, [person(1)]);
    let board: ActivityBoard = village.get(ACTIVITY.into());
    assert_eq!((board.hanging.len(), board.given), (0, 120));
    // And thanked in the same breath: ten points an hour, for nobody but who was there.
    let paid: Vec<points::Entry> = village.town.all().cloned().collect();
    let [entry] = &paid[..] else {
        panic!("one entry, not {}", paid.len());
    };
    assert_eq!(entry.person, person(3));
    let points::What::Earned {
        cause,
        points,
        confirmed_by,
        ..
    } = &entry.what
    else {
        panic!("not earned");
    };
    assert_eq!(
        *cause,
        points::Cause::Volunteering(given.id),
        "its cause is the session"
    );
    assert_eq!((*points, &confirmed_by[..]), (20, &[person(1)][..]));
    // Once.
    let again = finishes(&mut village);
    assert_eq!(again, Err(fault(PostingFault::NotPosted)));
    let again = village.by(person(1), confirm(3));
    assert_eq!(again, Err(fault(PostingFault::Already)));
}

#[test]
fn phones_may_meet_the_server_in_either_order() {
    let readers_first = {
        let mut village = courtyard();
        let (came, went) = (at(&village, 9, 0), at(&village, 10, 30));
        village.now = at(&village, 20, 0);
        village.by(person(3), reads(End::Out, went)).unwrap();
        village.by(person(3), reads(End::In, came)).unwrap();
        let waits: Vec<CheckState> = village.town.all::<Check>().map(|it| it.state).collect();
        assert_eq!(waits, [CheckState::Waits; 2]);
        village.by(person(1), open(1)).unwrap();
        stint(&village, 3)
    };
    let posts_first = {
        let mut village = courtyard();
        let (came, went) = (at(&village, 9, 0), at(&village, 10, 30));
        village.now = at(&village, 20, 0);
        village.by(person(1), open(1)).unwrap();
        village.by(person(3), reads(End::In, came)).unwrap();
        village.by(person(3), reads(End::Out, went)).unwrap();
        stint(&village, 3)
    };
    assert_eq!(readers_first, posts_first);
    assert_eq!(readers_first.stretches.len(), 1);
}

#[rstest]
#[case::a_picture_of_it(30, CheckInFault::NotFresh)]
#[case::before_it_was_shown(-30, CheckInFault::NotFresh)]
fn a_code_read_at_another_time_is_refused(#[case] minutes: i64, #[case] expected: CheckInFault) {
    let mut village = courtyard();
    village.now = at(&village, 9, 0);
    village.by(person(1), open(1)).unwrap();
    village.now = at(&village, 10, 0);
    let shown = at(&village, 9, 30);
    let refused = village.by(person(3), read_later(End::In, shown, minutes));
    assert_eq!(refused, Err(fault(expected)));
}

#[test]
fn forged_replayed_and_strange_codes_are_refused() {
    let mut village = courtyard();
    village.now = at(&village, 9, 0);
    village.by(person(1), open(1)).unwrap();
    village
        .by(
            person(2),
            act(Act::OpenCheckPost(OpenCheckPost {
                id: CheckPostId(Uuid::from_u128(60)),
                activity: ACTIVITY,
                key: TurningKey(Digest::of(b"the deputy's")),
            })),
        )
        .unwrap();
    let now = village.now;
    let forged = act(Act::CheckIn(ReadCode {
        activity: ACTIVITY,
        end: End::In,
        read: Read::Scanned(TurningKey(Digest::of(b"forged")).code(ACTIVITY.0, now)),
        read_at: now,
        device: DeviceId(Uuid::from_u128(8)),
    }));
    let refused = village.by(person(3), forged);
    assert_eq!(refused, Err(fault(CheckInFault::NeverShown)));
    // A code for coming is none for going.
    let turned = act(Act::CheckIn(ReadCode {
        activity: ACTIVITY,
        end: End::Out,
        read: Read::Scanned(post(1).code(End::In, now)),
        read_at: now,
        device: DeviceId(Uuid::from_u128(8)),
    }));
    let refused = village.by(person(3), turned);
    assert_eq!(refused, Err(fault(CheckInFault::NeverShown)));
    // From tomorrow.
    let ahead = village.by(person(3), reads(End::In, now.plus_days(1)));
    assert_eq!(ahead, Err(fault(CheckInFault::NotFresh)));
    // The same once more changes nothing.
    village.by(person(3), reads(End::In, now)).unwrap();
    assert_eq!(village.by(person(3), reads(End::In, now)), Ok(Vec::new()));
    assert_eq!(
        village.by(person(3), read_later(End::In, now, 1)),
        Ok(Vec::new())
    );
    // Only those in charge show codes.
    let shown = village.by(person(4), open(4));
    assert_eq!(shown, Err(fault(VolunteeringFault::NotInCharge)));
}

#[test]
fn typed_digits_do_as_well() {
    let mut village = courtyard();
    village.now = at(&village, 9, 10);
    village.by(person(1), open(1)).unwrap();
    let now = village.now;
    let typed = act(Act::CheckIn(ReadCode {
        activity: ACTIVITY,
        end: End::In,
        read: Read::Typed(post(1).code(End::In, now).digits),
        read_at: now,
        device: DeviceId(Uuid::from_u128(8)),
    }));
    village.by(person(3), typed).unwrap();
    assert!(stint(&village, 3).no_out.is_some());
}

#[test]
fn nobody_confirms_themselves_or_their_household() {
    let mut village = over();
    assert_eq!(
        village.by(person(3), confirm(3)),
        Err(fault(ConfirmFault::Own))
    );
    // A neighbour who was not there has no say.
    assert_eq!(
        village.by(person(4), confirm(3)),
        Err(fault(VolunteeringFault::NotInCharge))
    );
    // One of the organiser's own home.
    let name = "业主1的家人";
    village.claim(1, name, members::Claim::Family);
    let family = PersonId::derived("test", &[name.as_bytes()]);
    let enter = act(Act::EnterAfterwards(EnterAfterwards {
        activity: ACTIVITY,
        person: family,
        from: at(&village, 9, 0),
        until: at(&village, 11, 0),
    }));
    village.by(person(2), enter).unwrap();
    let confirms = || {
        act(Act::ConfirmHours(ConfirmHours {
            activity: ACTIVITY,
            person: family,
        }))
    };
    let refused = village.by(person(1), confirms());
    assert_eq!(
        refused,
        Err(fault(PostingFault::Confirm(ConfirmFault::OwnHousehold)))
    );
    let roll: Roll = village.get(RollId::of(ACTIVITY, Some(person(1))));
    assert!(roll.line(family).unwrap().close);
    // Entered afterwards: the deputy is one of two, the office the other.
    village.by(person(2), confirms()).unwrap();
    let it: Stint = village.get(SessionId::of(ACTIVITY, family));
    assert_eq!(it.posting, Posting::Claimed);
    village.by(person(STAFF), confirms()).unwrap();
    let it: Stint = village.get(SessionId::of(ACTIVITY, family));
    assert!(matches!(it.posting, Posting::Posted { .. }));
}

#[test]
fn a_missing_end_is_said_and_confirmed_by_two() {
    let mut village = courtyard();
    village.now = at(&village, 9, 0);
    village.by(person(1), open(1)).unwrap();
    let now = village.now;
    village.by(person(3), reads(End::In, now)).unwrap();
    village.now = at(&village, 12, 0);
    let said_at = at(&village, 11, 0);
    let say = |flat: u8| {
        act(Act::SayEnd(SayEnd {
            activity: ACTIVITY,
            person: person(flat),
            end: End::Out,
            at: said_at,
        }))
    };
    let nothing = village.by(person(1), say(4));
    assert_eq!(nothing, Err(fault(VolunteeringFault::NothingMissing)));
    village.by(person(1), say(3)).unwrap();
    assert_eq!(stint(&village, 3).how, How::HalfChecked);
    village.by(person(1), confirm(3)).unwrap();
    assert_eq!(stint(&village, 3).posting, Posting::Claimed);
    // The code that comes late counts more than what was said, and is confirmed anew.
    let went = at(&village, 10, 0);
    village.by(person(3), reads(End::Out, went)).unwrap();
    let it = stint(&village, 3);
    assert_eq!((it.how, it.confirmed.len()), (How::Checked, 0));
    village.by(person(2), confirm(3)).unwrap();
    assert!(matches!(stint(&village, 3).posting, Posting::Posted { .. }));
}

#[test]
fn what_is_contested_is_put_right_and_hangs_anew() {
    let mut village = over();
    village.by(person(1), confirm(3)).unwrap();
    let contest = |flat: u8| {
        let words = prose("我是八点半就来的");
        (
            flat,
            act(Act::ContestHours(ContestHours {
                activity: ACTIVITY,
                words,
            })),
        )
    };
    let (flat, command) = contest(4);
    let refused = village.by(person(flat), command);
    assert_eq!(refused, Err(fault(VolunteeringFault::WasNotThere)));
    let (flat, command) = contest(3);
    village.by(person(flat), command).unwrap();
    assert!(matches!(
        stint(&village, 3).posting,
        Posting::Contested { .. }
    ));
    village.now = village.now.plus_days(9);
    assert_eq!(finishes(&mut village), Err(fault(PostingFault::NotPosted)));
    let enter = act(Act::EnterAfterwards(EnterAfterwards {
        activity: ACTIVITY,
        person: person(3),
        from: at(&village, 9, 0),
        until: at(&village, 10, 0),
    }));
    village.by(person(1), enter).unwrap();
    village.by(person(1), confirm(3)).unwrap();
    village.by(person(2), confirm(3)).unwrap();
    assert!(matches!(stint(&village, 3).posting, Posting::Posted { .. }));
}

#[test]
fn what_is_cancelled_or_has_not_begun_shows_no_code() {
    let mut village = courtyard();
    let early = village.by(person(1), open(1)).unwrap_err();
    assert!(matches!(
        early,
        Refusal::Volunteering {
            fault: VolunteeringFault::NotBegun { .. }
        }
    ));
    let plan = plan(&village);
    village.now = plan.starts_at;
    let enter = act(Act::EnterAfterwards(EnterAfterwards {
        activity: ACTIVITY,
        person: person(3),
        from: plan.starts_at,
        until: plan.ends_at,
    }));
    let refused = village.by(person(1), enter);
    assert_eq!(refused, Err(fault(VolunteeringFault::OutsideTime)));
}

#[test]
fn the_board_is_a_fold() {
    let mut village = over();
    village.by(person(1), confirm(3)).unwrap();
    let board: ActivityBoard = village.get(ACTIVITY.into());
    let again = rebuilt(&village.town);
    let again = again.iter().find_map(ActivityBoard::from_record);
    assert_eq!(again, Some(&board));
}
