//! Who may do what: every act against every kind of actor.

use crate::village::*;
use domain::members::{Act, Allowed, Claim, Office};
use domain::*;

fn tenant(village: &mut Village, admitted: bool) -> Actor {
    village.claim(1, "租客", Claim::Tenant);
    let person = PersonId::derived("test", &["租客".as_bytes()]);
    if admitted {
        let it = members::AdmitTenant {
            person,
            home: home(&village.town, 1),
            turned_away: None,
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
            matches!(refused, Refusal::NoStanding | Refusal::NotYours),
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
