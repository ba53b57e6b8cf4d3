//! domain-rules 6.1: what earns what.

use domain::points::*;
use domain::volunteering::*;
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::sample::*;

const TEACHING: Service = Service::Teaching;

fn green() -> Service {
    Service::Volunteering {
        colour: Colour::Green,
    }
}

/// Final hours of person 1 on Saturday 2026-11-21.
fn hours(service: Service, minutes: u32) -> FinalHours {
    let from = noon("2026-11-21");
    let activity = ActivityId(Uuid::from_u128(7));
    let until = from.plus_minutes(i64::from(minutes.max(1)));
    let session = Session {
        id: session(1),
        activity,
        person: person(1),
        service,
        stretches: vec![Stretch { from, until }],
        how: How::Checked,
    };
    let activity = Activity {
        id: activity,
        community: CommunityId(Uuid::from_u128(1)),
        title: Line::new("清理").unwrap(),
        content: prose("清理"),
        object: Line::new("居民").unwrap(),
        service,
        rescue: false,
        place: Place::Elsewhere(Line::new("东门").unwrap()),
        starts_at: from,
        ends_at: until,
        needed: 20,
        skills: Vec::new(),
        organiser: person(90),
        deputies: vec![person(91)],
        team: None,
        safety: None,
        age: AgeRule::Adults,
        series: None,
        scene: None,
        state: ActivityState::Announced,
    };
    let by = |number, of| Confirmation {
        by: alone(number),
        of,
        at: noon("2026-11-22"),
    };
    let two = [by(90, Confirmer::InCharge), by(91, Confirmer::InCharge)];
    let at = (noon("2026-11-23"), &pack().volunteering);
    let posted = Posting::Claimed
        .post(&session, &alone(1), &two, &activity, at)
        .unwrap();
    let counts = Hours::of(std::slice::from_ref(&session), &pack().volunteering).minutes();
    posted
        .finish(&session, counts, false, noon("2026-11-30"))
        .unwrap()
        .1
}

fn paid(claim: &Claim<'_>) -> Result<u32, EarnFault> {
    pay(claim, &Journal::default(), &[]).map(|it| points_of(&it))
}

fn pay(claim: &Claim<'_>, journal: &Journal, pauses: &[Pause]) -> Result<Entry, EarnFault> {
    let at = (noon("2026-11-30"), pack());
    earn(claim, person(1), Vec::new(), journal, pauses, at)
}

fn points_of(entry: &Entry) -> u32 {
    match entry.what {
        What::Earned { points, .. } => points,
        _ => panic!("nothing was earned"),
    }
}

#[rstest]
#[case(29, Err(EarnFault::Nothing))]
#[case(30, Ok(5))]
#[case(59, Ok(5))]
#[case(140, Ok(20))]
#[case(180, Ok(30))]
#[case(241, Ok(40))]
#[case(600, Ok(80))]
fn volunteering_earns_ten_an_hour(
    #[case] minutes: u32,
    #[case] expected: Result<u32, EarnFault>,
    #[values(
        Colour::Red,
        Colour::Blue,
        Colour::Orange,
        Colour::Green,
        Colour::Silver
    )]
    colour: Colour,
) {
    let hours = hours(Service::Volunteering { colour }, minutes);
    let attendees = 0;
    let claim = Claim::Hours {
        hours: &hours,
        attendees,
    };
    assert_eq!(paid(&claim), expected);
}

// 13:00–15:00 and 14:00–16:00: 180 minutes together, 30 points and one flag.
#[test]
fn an_overlap_earns_what_its_union_earns() {
    let from = noon("2026-11-21");
    let of = |number, begins: i64, ends: i64| Session {
        id: session(number),
        activity: ActivityId(Uuid::from_u128(number)),
        person: person(1),
        service: green(),
        stretches: vec![Stretch {
            from: from.plus_minutes(begins * 60),
            until: from.plus_minutes(ends * 60),
        }],
        how: How::Checked,
    };
    let both = Hours::of(&[of(1, 1, 3), of(2, 2, 4)], &pack().volunteering);
    let rate = rules().earning.volunteering;
    let points = both.credited.iter().map(|it| rate.points(it.minutes));
    assert_eq!(points.sum::<u32>(), 30);
    assert_eq!(both.overlaps.len(), 1);
}

#[rstest]
#[case::two_came(60, 2, Err(EarnFault::Nothing))]
#[case::three_came(60, 3, Ok(15))]
#[case::an_hour_and_a_half(90, 20, Ok(15))]
#[case::two_hours(120, 3, Ok(30))]
#[case::half_an_hour(59, 3, Err(EarnFault::Nothing))]
fn teaching_earns_fifteen_an_hour_before_three(
    #[case] minutes: u32,
    #[case] attendees: u16,
    #[case] expected: Result<u32, EarnFault>,
) {
    let hours = hours(TEACHING, minutes);
    let claim = Claim::Hours {
        hours: &hours,
        attendees,
    };
    assert_eq!(paid(&claim), expected);
}

fn closed(stars: u32, ratings: u32) -> Stage {
    Stage::Closed { stars, ratings }
}

#[rstest]
#[case(Stage::Accepted, Ok(5))]
#[case(Stage::Adopted, Ok(20))]
#[case::four_stars(closed(40, 10), Ok(20))]
#[case::not_quite(closed(39, 10), Err(EarnFault::Nothing))]
#[case::nobody_rated(closed(0, 0), Err(EarnFault::Nothing))]
fn a_proposal_earns_by_how_far_it_comes(
    #[case] stage: Stage,
    #[case] expected: Result<u32, EarnFault>,
) {
    let proposal = ProposalId(Uuid::from_u128(3));
    let on = day("2026-11-21");
    assert_eq!(
        paid(&Claim::Proposal {
            proposal,
            stage,
            on
        }),
        expected
    );
}

/// A sitting from noon to two.
fn there(came: i64, went: Option<i64>) -> Attended {
    let began_at = noon("2026-11-21");
    Attended {
        began_at,
        ended_at: began_at.plus_minutes(120),
        came_at: began_at.plus_minutes(came),
        went_at: went.map(|it| began_at.plus_minutes(it)),
    }
}

#[rstest]
#[case::from_beginning_to_end(there(0, None), Ok(5))]
#[case::to_the_last_minute(there(-10, Some(120)), Ok(5))]
#[case::a_minute_late(there(1, None), Ok(5))]
#[case::as_late_as_may_be(there(10, None), Ok(5))]
#[case::late(there(11, None), Err(EarnFault::Nothing))]
#[case::late_and_gone_early(there(10, Some(119)), Err(EarnFault::Nothing))]
#[case::gone_early(there(0, Some(119)), Err(EarnFault::Nothing))]
fn a_meeting_earns_where_it_was_attended_in_full(
    #[case] presence: Attended,
    #[case] expected: Result<u32, EarnFault>,
) {
    let attendance = AttendanceId(Uuid::from_u128(3));
    assert_eq!(
        paid(&Claim::Attendance {
            attendance,
            presence
        }),
        expected
    );
}

#[rstest]
#[case(true, Ok(10))]
#[case(false, Err(EarnFault::Nothing))]
fn a_report_earns_where_it_was_accepted(
    #[case] accepted: bool,
    #[case] expected: Result<u32, EarnFault>,
) {
    let report = ReportId(Uuid::from_u128(3));
    let on = day("2026-11-21");
    assert_eq!(
        paid(&Claim::Report {
            report,
            accepted,
            on
        }),
        expected
    );
}

#[test]
fn a_cause_pays_once_and_after_a_reversal_once_more() {
    let hours = hours(green(), 60);
    let claim = Claim::Hours {
        hours: &hours,
        attendees: 0,
    };
    let mut journal = Journal::default();
    let first = pay(&claim, &journal, &[]).unwrap();
    assert_eq!(
        first.id,
        pay(&claim, &journal, &[]).unwrap().id,
        "two phones, one entry"
    );
    journal.add(first.clone());
    let again = pay(&claim, &journal, &[]);
    assert_eq!(again, Err(EarnFault::AlreadyPaid { entry: first.id }));
    let at = noon("2026-11-29");
    journal.add(reverse(&journal, first.id, Ground::Correction, noon("2026-11-30")).unwrap());
    assert!(
        journal.pays(claim.cause(), at).is_none(),
        "nothing was there yet"
    );
    let second = pay(&claim, &journal, &[]).unwrap();
    assert_ne!(second.id, first.id);
    journal.add(second.clone());
    let again = pay(&claim, &journal, &[]);
    assert_eq!(again, Err(EarnFault::AlreadyPaid { entry: second.id }));
}

#[test]
fn an_entry_says_who_confirmed_and_when_it_expires() {
    let hours = hours(green(), 60);
    let claim = Claim::Hours {
        hours: &hours,
        attendees: 0,
    };
    let evidence = vec![Digest::of(b"check in and out")];
    let at = (noon("2026-11-30"), pack());
    let journal = Journal::default();
    let entry = earn(&claim, person(1), evidence.clone(), &journal, &[], at).unwrap();
    let What::Earned {
        expires_on,
        confirmed_by,
        evidence: kept,
        ..
    } = entry.what
    else {
        panic!("nothing was earned");
    };
    assert_eq!(expires_on, day("2028-11-30"));
    assert_eq!(confirmed_by, [person(90), person(91)]);
    assert_eq!(kept, evidence);
}

#[test]
fn hours_are_paid_to_whoever_gave_them() {
    let hours = hours(green(), 60);
    let claim = Claim::Hours {
        hours: &hours,
        attendees: 0,
    };
    let at = (noon("2026-11-30"), pack());
    let found = earn(&claim, person(2), Vec::new(), &Journal::default(), &[], at);
    assert_eq!(found, Err(EarnFault::NotTheirs));
}

fn pause(who: u128, from: &str, until: &str, lifted: Option<&str>) -> Pause {
    Pause {
        penalty: PenaltyId(Uuid::from_u128(5)),
        person: person(who),
        from: day(from),
        until: day(until),
        lifted_on: lifted.map(day),
    }
}

#[rstest]
#[case::in_it(pause(1, "2026-11-21", "2027-02-21", None), Err(day("2027-02-21")))]
#[case::on_its_last_day(pause(1, "2026-08-22", "2026-11-22", None), Err(day("2026-11-22")))]
#[case::after_it(pause(1, "2026-08-21", "2026-11-21", None), Ok(10))]
// Posted in a pause, and done before it: it is paid.
#[case::before_it(pause(1, "2026-11-22", "2027-02-22", None), Ok(10))]
#[case::lifted(pause(1, "2026-11-21", "2027-02-21", Some("2026-11-25")), Ok(10))]
#[case::another_s(pause(2, "2026-11-21", "2027-02-21", None), Ok(10))]
fn a_pause_is_about_when_it_was_done(#[case] pause: Pause, #[case] expected: Result<u32, Day>) {
    let hours = hours(green(), 60);
    let claim = Claim::Hours {
        hours: &hours,
        attendees: 0,
    };
    let found = pay(&claim, &Journal::default(), &[pause]).map(|it| points_of(&it));
    assert_eq!(found, expected.map_err(|until| EarnFault::Paused { until }));
}
