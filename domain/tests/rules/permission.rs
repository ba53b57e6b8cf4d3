//! Who may do what: every act against every kind of actor.

use crate::village::*;
use domain::members::{Act, Allowed, Claim, Office, Scope};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

fn tenant(village: &mut Village, admitted: bool) -> Actor {
    village.claim(1, "租客", Claim::Tenant);
    let person = PersonId::derived("test", &["租客".as_bytes()]);
    if admitted {
        let it = members::AdmitTenant {
            person,
            home: home(&village.town, 1),
            turned_away: None,
            lives_since: None,
        };
        village
            .by(
                crate::village::person(6),
                Command::Members(members::Command::AdmitTenant(it)),
            )
            .unwrap();
    }
    Actor::of(person, village.now.day(), &village.town)
}

#[test]
fn no_act_is_open_to_guests_or_to_those_who_wait() {
    let mut village = Village::with_vote(councils::Mode::Secret);
    let waiting = tenant(&mut village, false);
    for command in [
        submit(),
        accept(proposals::Matter::Council),
        ballot(councils::Choice::Agree),
        close(),
    ] {
        assert_eq!(
            village.decide(&Actor::Guest, &command),
            Err(Refusal::SignInFirst)
        );
        let refused = village.decide(&waiting, &command).unwrap_err();
        assert!(
            matches!(
                refused,
                Refusal::NoStanding
                    | Refusal::NotYours
                    | Refusal::NotOnTheRoll
                    | Refusal::NotATeller
            ),
            "{refused:?}"
        );
    }
}

#[test]
fn an_admitted_tenant_takes_part() {
    let mut village = Village::new();
    let tenant = tenant(&mut village, true);
    let changes = village.decide(&tenant, &submit()).unwrap();
    let proposal = changes.iter().find_map(|change| match change {
        Change::Put(record) => proposals::Proposal::from_record(record).cloned(),
        Change::Remove { .. } => None,
    });
    assert!(proposal.unwrap().author.tenant);
}

#[test]
fn what_belongs_to_an_office_is_refused_to_neighbours() {
    let village = Village::with_motion();
    let neighbour = Actor::of(person(2), village.now.day(), &village.town);
    let commands = [
        accept(proposals::Matter::Council),
        route(proposals::Forum::PartyMass),
        form(councils::CouncilKind::PartyMass),
        seat(1),
        call(village.now),
        put_motion(),
        open_vote(councils::Mode::Secret, village.now),
    ];
    for command in commands {
        assert!(matches!(command.act().allowed(), Allowed::Offices(_)));
        assert_eq!(village.decide(&neighbour, &command), Err(Refusal::NotYours));
    }
}

#[test]
fn an_office_ends_with_its_term() {
    let village = Village::new();
    let late = Day::new(2028, 1, 2).unwrap();
    assert!(Actor::of(person(6), village.now.day(), &village.town).holds(Office::Secretary));
    assert!(!Actor::of(person(6), late, &village.town).is_staff());
}

#[test]
fn what_only_the_server_does_is_refused_to_everyone() {
    let village = Village::new();
    let staff = Actor::of(person(6), village.now.day(), &village.town);
    let it = members::ClaimHome {
        community: COMMUNITY,
        home: home(&village.town, 1),
        name: line("业主1"),
        claim: Claim::Owner { tail: tail(1) },
        person: person(1),
        phone: None,
    };
    let command = Command::Members(members::Command::ClaimHome(it));
    assert_eq!(village.decide(&staff, &command), Err(Refusal::NotYours));
}

#[rstest]
#[case::staff_of_a_council(Office::Staff, Scope::Council(COUNCIL), false)]
#[case::a_secretary_of_a_compound(Office::Secretary, Scope::Compound(COMPOUND), false)]
#[case::a_convener_of_everything(Office::Convener, Scope::Community(COMMUNITY), false)]
#[case::a_convener_of_nothing(Office::Convener, Scope::Council(CouncilId(Uuid::nil())), false)]
#[case::a_building_head_of_no_building(
    Office::BuildingHead,
    Scope::Building(BuildingId(Uuid::nil())),
    false
)]
#[case::a_convener(Office::Convener, Scope::Council(COUNCIL), true)]
#[case::a_grid_worker(Office::GridWorker, Scope::Compound(COMPOUND), true)]
fn an_office_reaches_as_far_as_it_can(
    #[case] office: Office,
    #[case] scope: Scope,
    #[case] good: bool,
) {
    let mut village = Village::with_motion();
    let it = members::GrantRole {
        id: RoleId(Uuid::from_u128(80)),
        person: person(2),
        office,
        scope,
        until: Day::new(2028, 1, 1).unwrap(),
    };
    let granted = village.by(person(6), Command::Members(members::Command::GrantRole(it)));
    assert_eq!(granted.err(), (!good).then_some(Refusal::NoSuchPlace));
}

#[test]
fn a_convener_chairs_one_council_and_no_other() {
    let mut village = Village::with_motion();
    let other = CouncilId(Uuid::from_u128(81));
    let (community, name) = (COMMUNITY, line("邻里理事会"));
    let kind = councils::CouncilKind::Neighbourhood;
    let form = councils::Form {
        id: other,
        community,
        kind,
        name,
        compound: None,
    };
    village
        .by(person(6), Command::Councils(councils::Command::Form(form)))
        .unwrap();
    let it = members::GrantRole {
        id: RoleId(Uuid::from_u128(82)),
        person: person(2),
        office: Office::Convener,
        scope: Scope::Council(other),
        until: Day::new(2028, 1, 1).unwrap(),
    };
    village
        .by(person(6), Command::Members(members::Command::GrantRole(it)))
        .unwrap();
    let starts_at = village.now.plus_days(9);
    let call = |id, council| {
        let place = line("活动室");
        let it = councils::Call {
            id,
            council,
            place,
            starts_at,
        };
        Command::Councils(councils::Command::Call(it))
    };
    let ids = [83, 84].map(|id| SittingId(Uuid::from_u128(id)));
    assert_eq!(
        village.by(person(2), call(ids[0], COUNCIL)),
        Err(Refusal::NotYours)
    );
    village.by(person(2), call(ids[1], other)).unwrap();
}

#[test]
fn who_sits_from_outside_reads_along_and_votes() {
    let mut village = Village::new();
    let outsider = PersonId(Uuid::from_u128(85));
    let it = members::EnrolWorker {
        community: COMMUNITY,
        person: outsider,
        name: line("物业经理"),
        phone: None,
    };
    village.system(Command::Members(members::Command::EnrolWorker(it)));
    village
        .by(person(6), form(councils::CouncilKind::Neighbourhood))
        .unwrap();
    village.by(person(6), seat_of(outsider)).unwrap();
    village
        .by(person(6), call(village.now.plus_days(4)))
        .unwrap();
    village.by(person(1), submit()).unwrap();
    village
        .by(person(6), accept(proposals::Matter::Council))
        .unwrap();
    village
        .by(person(6), route(proposals::Forum::Neighbourhood))
        .unwrap();
    village.by(person(6), put_motion()).unwrap();
    village.now = village.now.plus_days(4);
    let open = open_vote(councils::Mode::Secret, village.now.plus_minutes(30));
    village.by(person(6), open).unwrap();
    let actor = Actor::of(outsider, village.now.day(), &village.town);
    let audiences = actor.audiences(COMMUNITY, village.now.day(), &village.town);
    assert!(audiences.contains(&Audience::Residents));
    assert!(!audiences.contains(&Audience::Staff));
    village
        .by(outsider, ballot(councils::Choice::Agree))
        .unwrap();
    assert_eq!(village.by(outsider, close()), Err(Refusal::NotATeller));
}

#[test]
fn a_seat_waits_until_the_standing_is_confirmed() {
    let mut village = Village::with_motion();
    tenant(&mut village, false);
    let person = PersonId::derived("test", &["租客".as_bytes()]);
    let staff = crate::village::person(6);
    assert_eq!(
        village.by(staff, seat_of(person)),
        Err(Refusal::NoSuchPerson)
    );
    let it = members::AdmitTenant {
        person,
        home: home(&village.town, 1),
        turned_away: None,
        lives_since: None,
    };
    village
        .by(staff, Command::Members(members::Command::AdmitTenant(it)))
        .unwrap();
    village.by(staff, seat_of(person)).unwrap();
}

#[test]
fn every_act_has_its_own_name() {
    let mut names: Vec<_> = Act::ALL.iter().map(|act| act.as_str()).collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn audiences_follow_standing_and_seat() {
    let mut village = Village::with_motion();
    let today = village.now.day();
    let of = |village: &Village, actor: &Actor| actor.audiences(COMMUNITY, today, &village.town);
    assert_eq!(of(&village, &Actor::Guest), [Audience::Public]);
    let waiting = tenant(&mut village, false);
    assert!(!of(&village, &waiting).contains(&Audience::Residents));
    let member = Actor::of(person(1), today, &village.town);
    let audiences = of(&village, &member);
    assert!(audiences.contains(&Audience::Council(COUNCIL)));
    assert!(!audiences.contains(&Audience::Staff));
    assert!(!audiences.contains(&Audience::Sealed));
    let staff = Actor::of(person(6), today, &village.town);
    assert!(of(&village, &staff).contains(&Audience::Staff));
}

#[test]
fn an_owner_stays_one_person_whose_id_tells_nothing_of_the_certificate() {
    let mut village = Village::new();
    let again = members::ClaimHome {
        community: COMMUNITY,
        home: home(&village.town, 1),
        name: line("业主1"),
        claim: Claim::Owner { tail: tail(1) },
        person: PersonId(Uuid::from_u128(90)),
        phone: None,
    };
    village.system(Command::Members(members::Command::ClaimHome(again)));
    assert!(!(&village.town as &dyn Town).has::<members::Member>(PersonId(Uuid::from_u128(90))));
    let identity: members::Identity = village.get(holder(1).identity(COMMUNITY));
    assert_eq!(identity.person, person(1));
    assert_ne!(identity.id.0, identity.person.0);
    assert_eq!(identity.audience(), Audience::Sealed);
    let told = identity.id.to_string();
    let readable = village
        .town
        .iter()
        .filter(|it| it.audience() != Audience::Sealed);
    assert!(readable.into_iter().all(|it| !it.body().contains(&told)));
}

#[test]
fn a_stranger_who_guesses_the_name_does_not_get_the_home() {
    let village = Village::new();
    let it = members::ClaimHome {
        community: COMMUNITY,
        home: home(&village.town, 1),
        name: line("业主1"),
        claim: Claim::Owner { tail: line("9999") },
        person: person(1),
        phone: None,
    };
    let command = Command::Members(members::Command::ClaimHome(it));
    assert_eq!(
        village.decide(&Actor::System, &command),
        Err(Refusal::NotInTheRoster)
    );
}

fn claim_family(name: &str) -> impl Fn(&Village) -> Command {
    let person = PersonId::derived("test", &[name.as_bytes()]);
    let name = line(name);
    move |village| {
        Command::Members(members::Command::ClaimHome(members::ClaimHome {
            community: COMMUNITY,
            home: home(&village.town, 1),
            name: name.clone(),
            claim: Claim::Family,
            person,
            phone: None,
        }))
    }
}

#[rstest]
#[case::as_many_as_there_are(11, None)]
#[case::one_more(12, Some(Refusal::OverBound { what: Bound::HomeFamily, most: 12 }))]
fn a_home_has_room_for_so_many_of_a_family(#[case] family: u8, #[case] refused: Option<Refusal>) {
    let mut village = Village::new();
    for number in 0..family {
        village.claim(1, &format!("家属{number}"), Claim::Family);
    }
    let one_more = claim_family("又一位")(&village);
    let claimed = village.decide(&Actor::System, &one_more);
    assert_eq!(claimed.err(), refused);
    // Who is there already signs in again; another home has room.
    let again = claim_family("家属0")(&village);
    assert!(village.decide(&Actor::System, &again).is_ok());
    village.claim(2, "隔壁的", Claim::Family);
}

#[test]
fn who_moved_out_makes_room() {
    let mut village = Village::new();
    for number in 0..12 {
        village.claim(1, &format!("家属{number}"), Claim::Family);
    }
    let end = members::EndStanding {
        person: PersonId::derived("test", &["家属3".as_bytes()]),
        home: home(&village.town, 1),
        reason: line("搬走了"),
    };
    village
        .by(
            person(6),
            Command::Members(members::Command::EndStanding(end)),
        )
        .unwrap();
    village.claim(1, "新来的", Claim::Family);
}

/// Half a year, as for a residence permit; from the day that staff saw, or else from the day of the app.
#[rstest]
#[case::as_the_lease_says(Some(183), true)]
#[case::not_yet(Some(182), false)]
#[case::nobody_said(None, false)]
#[case::a_day_to_come(Some(-30), false)]
fn a_tenant_of_half_a_year_rents_long(#[case] days_ago: Option<i32>, #[case] long: bool) {
    let mut village = Village::new();
    village.claim(1, "租客", Claim::Tenant);
    let id = PersonId::derived("test", &["租客".as_bytes()]);
    let today = village.now.day();
    let it = members::AdmitTenant {
        person: id,
        home: home(&village.town, 1),
        turned_away: None,
        lives_since: days_ago.map(|days| today.plus(-days)),
    };
    let admit = Command::Members(members::Command::AdmitTenant(it));
    village.by(person(6), admit).unwrap();
    let member: members::Member = village.get(id);
    assert_eq!(member.standings[0].rents_long(today), long);
    assert!(member.standings[0].rents_long(today.plus(183)));
}
