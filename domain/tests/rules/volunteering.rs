//! A courtyard in the village: activities, places, teams, guardians.

use crate::village::*;
use domain::Command;
use domain::members::{self, MarkMinor};
use domain::volunteering::{Command as Act, *};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

pub const ACTIVITY: ActivityId = ActivityId(Uuid::from_u128(900));
/// The office, which may announce and confirm.
pub const STAFF: u8 = 6;

pub fn act(it: Act) -> Command {
    Command::Volunteering(it)
}

/// On Saturday from nine to eleven, by the first neighbour, for two.
pub fn plan(village: &Village) -> ActivityPlan {
    let saturday = village.now.day().plus(5);
    ActivityPlan {
        title: line("楼道清理"),
        content: prose("清理二单元楼道堆物"),
        object: line("本楼居民"),
        service: Service::Volunteering {
            colour: Colour::Green,
        },
        rescue: false,
        place: Place::Elsewhere(line("东门")),
        starts_at: Timestamp::at(saturday, 9, 0),
        ends_at: Timestamp::at(saturday, 11, 0),
        needed: 2,
        skills: Vec::new(),
        organiser: person(1),
        deputies: vec![person(2)],
        team: None,
        safety: None,
        age: AgeRule::WithConsent,
        scene: None,
    }
}

pub fn announce(plan: ActivityPlan) -> Command {
    act(Act::AnnounceActivity(AnnounceActivity {
        id: ACTIVITY,
        community: COMMUNITY,
        plan,
    }))
}

pub fn sign_up() -> Command {
    act(Act::SignUp(TakePlace { activity: ACTIVITY }))
}

pub fn give_back() -> Command {
    act(Act::TakeBackSignUp(GiveBackPlace { activity: ACTIVITY }))
}

/// A village with that activity.
pub fn courtyard() -> Village {
    let mut village = Village::new();
    let announce = announce(plan(&village));
    village.by(person(STAFF), announce).unwrap();
    village
}

fn held(village: &Village, flat: u8) -> Option<Held> {
    let it: SignUp = village.get(SignUpId::of(ACTIVITY, person(flat)));
    it.held
}

fn fault(it: impl Into<VolunteeringFault>) -> Refusal {
    Refusal::Volunteering { fault: it.into() }
}

#[test]
fn whoever_waits_moves_up_and_is_told() {
    let mut village = courtyard();
    for flat in [3, 4, 5] {
        village.by(person(flat), sign_up()).unwrap();
        village.now = village.now.plus_minutes(1);
    }
    assert_eq!(held(&village, 4), Some(Held::Place));
    assert_eq!(held(&village, 5), Some(Held::Waiting { before: 0 }));
    let board: ActivityBoard = village.get(ACTIVITY.into());
    assert_eq!((board.coming, board.waiting), (2, 1));
    village.by(person(3), give_back()).unwrap();
    assert_eq!(held(&village, 3), None);
    assert_eq!(held(&village, 5), Some(Held::Place));
    let board: ActivityBoard = village.get(ACTIVITY.into());
    assert_eq!((board.coming, board.waiting), (2, 0));
    // Back at the end of the line.
    village.by(person(3), sign_up()).unwrap();
    assert_eq!(held(&village, 3), Some(Held::Waiting { before: 0 }));
    let roll: Roll = village.get(RollId::of(ACTIVITY, Some(person(1))));
    assert_eq!(roll.lines.len(), 3);
    let again = village.by(person(3), sign_up());
    assert_eq!(again, Err(fault(SignUpFault::Already)));
}

#[test]
fn a_place_at_the_same_time_is_one() {
    let mut village = courtyard();
    let other = act(Act::AnnounceActivity(AnnounceActivity {
        id: ActivityId(Uuid::from_u128(901)),
        community: COMMUNITY,
        plan: plan(&village),
    }));
    village.by(person(STAFF), other).unwrap();
    village.by(person(3), sign_up()).unwrap();
    let there = act(Act::SignUp(TakePlace {
        activity: ActivityId(Uuid::from_u128(901)),
    }));
    let elsewhere = SignUpFault::Elsewhere { activity: ACTIVITY };
    assert_eq!(village.by(person(3), there.clone()), Err(fault(elsewhere)));
    village.by(person(3), give_back()).unwrap();
    village.by(person(3), there).unwrap();
}

#[test]
fn whoever_has_no_office_and_leads_no_team_announces_nothing() {
    let mut village = Village::new();
    let mut plan = plan(&village);
    plan.organiser = person(3);
    let refused = village.by(person(3), announce(plan.clone()));
    assert_eq!(refused, Err(fault(VolunteeringFault::NotAnOrganiser)));
    let team = TeamId(Uuid::from_u128(9));
    let form = act(Act::FormTeam(FormTeam {
        id: team,
        community: COMMUNITY,
        name: line("蓝马甲"),
        lead: person(3),
    }));
    village.by(person(3), form).unwrap();
    let join = |joins| act(Act::JoinTeam(JoinTeam { team, joins }));
    village.by(person(4), join(true)).unwrap();
    let roll: TeamRoll = village.get(TeamRollId(team.0));
    assert_eq!(roll.members.len(), 2);
    assert_eq!(
        village.by(person(3), join(false)),
        Err(fault(VolunteeringFault::LeadsTheTeam))
    );
    village.by(person(4), join(false)).unwrap();
    let roll: TeamRoll = village.get(TeamRollId(team.0));
    assert_eq!(roll.members, [person(3)]);
    plan.team = Some(team);
    village.by(person(3), announce(plan.clone())).unwrap();
    // For nobody else, and not in another's team.
    plan.organiser = person(4);
    let mut again = village_of(&mut village, plan.clone(), 3);
    assert_eq!(again, Err(fault(VolunteeringFault::NotAnOrganiser)));
    again = village_of(&mut village, plan, 4);
    assert_eq!(again, Err(fault(VolunteeringFault::NotAnOrganiser)));
}

fn village_of(village: &mut Village, plan: ActivityPlan, by: u8) -> Result<Vec<Change>, Refusal> {
    let it = AnnounceActivity {
        id: ActivityId(Uuid::from_u128(902)),
        community: COMMUNITY,
        plan,
    };
    village.by(person(by), act(Act::AnnounceActivity(it)))
}

#[rstest]
#[case::ends_before(|it: &mut ActivityPlan| it.ends_at = it.starts_at, ActivityFault::EndsBefore)]
#[case::nobody(|it: &mut ActivityPlan| it.needed = 0, ActivityFault::Needed { most: 500 })]
#[case::too_long(
    |it: &mut ActivityPlan| it.ends_at = it.starts_at.plus_days(2),
    ActivityFault::TooLong { most: 24 }
)]
#[case::same_deputy(
    |it: &mut ActivityPlan| it.deputies = vec![it.organiser],
    ActivityFault::SameDeputy
)]
#[case::rescue(|it: &mut ActivityPlan| it.rescue = true, ActivityFault::RescueOfMinors)]
#[case::over(
    |it: &mut ActivityPlan| {
        it.starts_at = it.starts_at.plus_days(-30);
        it.ends_at = it.ends_at.plus_days(-30);
    },
    ActivityFault::Over
)]
fn a_faulty_activity_is_not_announced(
    #[case] spoil: fn(&mut ActivityPlan),
    #[case] expected: ActivityFault,
) {
    let mut village = Village::new();
    let mut plan = plan(&village);
    spoil(&mut plan);
    let refused = village.by(person(STAFF), announce(plan));
    assert_eq!(refused, Err(fault(expected)));
}

#[test]
fn a_series_is_the_same_activity_on_its_days() {
    let mut village = Village::new();
    let plan = plan(&village);
    let first = plan.starts_at.day();
    let start = act(Act::StartSeries(StartSeries {
        id: SeriesId(Uuid::from_u128(5)),
        community: COMMUNITY,
        every: Every::Week,
        last_on: first.plus(21),
        except: vec![first.plus(7)],
        plan,
    }));
    village.by(person(STAFF), start.clone()).unwrap();
    let mut days: Vec<Day> = village
        .town
        .all::<Activity>()
        .map(|it| it.starts_at.day())
        .collect();
    days.sort();
    assert_eq!(days, [first, first.plus(14), first.plus(21)]);
    assert_eq!(village.by(person(STAFF), start), Err(Refusal::AlreadyThere));
}

#[test]
fn what_is_called_off_takes_nobody_and_only_those_in_charge_call_it_off() {
    let mut village = courtyard();
    let cancel = || {
        act(Act::CancelActivity(CancelActivity {
            activity: ACTIVITY,
            reason: prose("下大雨"),
        }))
    };
    let refused = village.by(person(4), cancel());
    assert_eq!(refused, Err(fault(VolunteeringFault::NotInCharge)));
    village.by(person(1), cancel()).unwrap();
    let refused = village.by(person(3), sign_up());
    assert_eq!(refused, Err(fault(SignUpFault::Cancelled)));
}

#[test]
fn a_minor_comes_once_their_guardian_agrees() {
    let mut village = courtyard();
    let mark = members::Command::MarkMinor(MarkMinor {
        person: person(5),
        guardian: Some(person(4)),
        child_signed: None,
    });
    village.by(person(STAFF), mark.into()).unwrap();
    let refused = village.by(person(5), sign_up());
    assert_eq!(refused, Err(fault(SignUpFault::Age(AgeFault::NoConsent))));
    let ask = act(Act::AskGuardian(AskGuardian { activity: ACTIVITY }));
    village.by(person(5), ask).unwrap();
    let asked: Consent = village.get(ConsentId::guardians(ACTIVITY, person(5)));
    assert_eq!(asked.reader, person(4));
    let agree = |said| {
        act(Act::AgreeForMinor(AgreeForMinor {
            activity: ACTIVITY,
            minor: person(5),
            said,
        }))
    };
    let refused = village.by(person(3), agree(Guardian::Agrees));
    assert_eq!(refused, Err(Refusal::NotAGuardian));
    // Whoever comes along has a place of their own.
    let refused = village.by(person(4), agree(Guardian::Comes));
    assert_eq!(refused, Err(fault(VolunteeringFault::NotSignedUp)));
    village.by(person(4), agree(Guardian::Agrees)).unwrap();
    village.by(person(5), sign_up()).unwrap();
    assert_eq!(held(&village, 5), Some(Held::Place));
}

#[test]
fn nobody_reads_who_comes_but_those_in_charge_and_the_office() {
    let mut village = courtyard();
    village.by(person(3), sign_up()).unwrap();
    let place: SignUp = village.get(SignUpId::of(ACTIVITY, person(3)));
    assert_eq!(Entity::audience(&place), Audience::Person(person(3)));
    let reads = |reader: Option<PersonId>| {
        let roll: Roll = village.get(RollId::of(ACTIVITY, reader));
        Entity::audience(&roll)
    };
    assert_eq!(reads(None), Audience::Staff);
    assert_eq!(reads(Some(person(1))), Audience::Person(person(1)));
    assert_eq!(reads(Some(person(2))), Audience::Person(person(2)));
    let board: ActivityBoard = village.get(ACTIVITY.into());
    let told = serde_json::to_string(&board).unwrap();
    assert!(!told.contains(&person(3).to_string()), "{told}");
}
