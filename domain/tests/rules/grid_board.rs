//! The board of the grid: who is named, who is shown, who may call.

use crate::grid_sample::*;
use crate::issue_grid::{HEAD, NEIGHBOUR, STAFF};
use crate::village::*;
use domain::Command;
use domain::grid::{Command as Act, *};
use domain::members::{self, Office, Phone, Role, Scope};
use domain::*;
use rstest::rstest;

#[rstest]
#[case(Station::LargeHead, true, false, false)]
#[case(Station::SmallHead, false, true, false)]
#[case(Station::PartyHead, false, false, true)]
#[case(Station::BuildingHead, false, false, true)]
#[case(Station::Health, false, false, true)]
#[case(Station::Security, false, false, true)]
#[case(Station::Mediation, false, false, true)]
#[case(Station::Property, false, false, true)]
fn a_station_belongs_to_its_level(
    #[case] station: Station,
    #[case] community: bool,
    #[case] compound: bool,
    #[case] of_building: bool,
) {
    let it = Grid::new();
    let scopes = [
        Scope::Community(COMMUNITY),
        Scope::Compound(COMPOUND),
        Scope::Building(it.building()),
        Scope::Council(COUNCIL),
    ];
    let fits = scopes.map(|scope| station.is_of(scope));
    assert_eq!(fits, [community, compound, of_building, false]);
}

// Seed 003: two heads and four officers.
#[test]
fn a_building_has_two_heads_and_four_officers() {
    assert_eq!(Station::OF_BUILDING.len(), 6);
    let heads = [Station::PartyHead, Station::BuildingHead];
    assert_eq!(Station::OF_BUILDING[..2], heads);
}

#[test]
fn the_board_names_a_family_name_and_the_office_the_whole() {
    let mut it = Grid::new();
    let named = it.appoint(Station::Mediation, outside("司马桂芳"));
    assert_eq!(it.tries(HEAD, named.clone()), Err(Refusal::NotYours));
    it.does(STAFF, named.clone());
    let scope = Scope::Building(it.building());
    let post = it.post(scope, Station::Mediation);
    assert_eq!(post.audience(), Audience::Public);
    let public = serde_json::to_string(&post).unwrap();
    assert!(public.contains("司马**") && !public.contains("桂芳"));
    let file: PostFile = it.town().get(post.id).unwrap();
    assert_eq!(file.audience(), Audience::Staff);
    assert_eq!(file.terms[0].name, line("司马桂芳"));
    // One holder at a time.
    let until = it.today().plus(365);
    assert_eq!(
        it.tries(STAFF, named),
        Err(fault(GridFault::IsHeld { until }))
    );
}

#[test]
fn a_station_of_another_level_is_refused() {
    let mut it = Grid::new();
    let named = it.appoint(Station::LargeHead, outside("周书记"));
    assert_eq!(it.tries(STAFF, named), Err(fault(GridFault::AnotherPlace)));
}

#[test]
fn what_ended_is_shown_as_vacant() {
    let mut it = Grid::new();
    let named = it.appoint(Station::Health, outside("何医生"));
    it.does(STAFF, named);
    let scope = Scope::Building(it.building());
    let post = it.post(scope, Station::Health).id;
    it.0.0.now = it.0.0.now.plus_days(10);
    let end = Act::EndPost(EndPost {
        post,
        reason: line("搬走了"),
    });
    it.does(STAFF, end.clone());
    let (today, shown) = (it.today(), it.post(scope, Station::Health));
    assert_eq!(
        (shown.held(today), shown.vacant_since(today)),
        (None, Some(today))
    );
    assert!(!serde_json::to_string(&shown).unwrap().contains("搬走"));
    assert_eq!(it.tries(STAFF, end), Err(fault(GridFault::IsVacant)));
}

#[test]
fn a_term_that_is_over_is_a_vacancy_by_itself() {
    let mut it = Grid::new();
    let named = it.appoint(Station::Security, outside("高师傅"));
    it.does(STAFF, named);
    let until = it.today().plus(365);
    let post = it.post(Scope::Building(it.building()), Station::Security);
    assert!(post.held(until).is_some());
    assert!(post.held(until.plus(1)).is_none());
    assert_eq!(post.vacant_since(until.plus(1)), Some(until.plus(1)));
}

#[test]
fn the_office_of_a_building_head_and_the_board_never_differ() {
    let mut it = Grid::new();
    let scope = Scope::Building(it.building());
    // Given among the offices, shown on the board.
    let post = it.post(scope, Station::BuildingHead);
    assert_eq!(post.held(it.today()).unwrap().person, Some(person(HEAD)));
    // Ended on the board, and the office is.
    let end = Act::EndPost(EndPost {
        post: post.id,
        reason: line("任期满"),
    });
    it.does(STAFF, end);
    let held = |it: &Grid, flat| {
        let actor = Actor::of(person(flat), it.today(), it.town());
        actor.holds(Office::BuildingHead)
    };
    assert!(!held(&it, HEAD));
    // Named on the board, and has the office.
    let named = it.appoint(Station::BuildingHead, Who::Person(person(NEIGHBOUR)));
    it.does(STAFF, named);
    assert!(held(&it, NEIGHBOUR));
    // Taken back among the offices, gone from the board.
    let role = it.town().of::<Role>(person(NEIGHBOUR)).remove(0).id;
    let taken = members::Command::EndRole(members::EndRole {
        role,
        reason: line("本人辞任"),
    });
    it.0.0.by(person(STAFF), Command::Members(taken)).unwrap();
    let post = it.post(scope, Station::BuildingHead);
    assert!(post.held(it.today()).is_none());
}

#[test]
fn a_number_is_there_only_where_its_owner_says_so() {
    let mut it = Grid::new();
    let scope = Scope::Building(it.building());
    let post = it.post(scope, Station::BuildingHead);
    let share = |phone: Option<&str>, posted| {
        Act::ShareNumber(ShareNumber {
            post: post.id,
            phone: phone.map(|it| Phone::new(it).unwrap()),
            posted,
            signed_on: None,
        })
    };
    let number = Some("13800020001");
    for flat in [STAFF, NEIGHBOUR] {
        let tried = it.tries(flat, share(number, true));
        assert_eq!(tried, Err(fault(GridFault::OnlyTheHolder)));
    }
    it.does(HEAD, share(number, false));
    let shown = it.town().of::<PostNumber>(post.id);
    assert_eq!(shown[0].audience(), Audience::Building(it.building()));
    assert!(!format!("{:?}", it.post(scope, Station::BuildingHead)).contains("1380"));
    // Posted, then not: whoever read it hears that it is gone.
    it.does(HEAD, share(number, true));
    let changes = it.does(HEAD, share(number, false));
    let gone = changes.iter().any(|change| {
        matches!(
            change,
            Change::Remove {
                audience: Audience::Public,
                ..
            }
        )
    });
    assert!(gone);
    assert_eq!(it.town().of::<PostNumber>(post.id).len(), 1);
    it.does(HEAD, share(None, false));
    assert!(it.town().of::<PostNumber>(post.id).is_empty());
    let held = it.post(scope, Station::BuildingHead);
    assert_eq!(held.held(it.today()).unwrap().contact, Contact::Office);
}

#[test]
fn a_number_is_taken_down_also_when_the_term_is_over() {
    let mut it = Grid::new();
    let post = it
        .post(Scope::Building(it.building()), Station::BuildingHead)
        .id;
    let share = |phone: Option<&str>| {
        Act::ShareNumber(ShareNumber {
            post,
            phone: phone.map(|it| Phone::new(it).unwrap()),
            posted: true,
            signed_on: None,
        })
    };
    it.does(HEAD, share(Some("13800020001")));
    it.0.0.now = it.0.0.now.plus_days(4_000);
    assert_eq!(it.tries(NEIGHBOUR, share(None)), Err(Refusal::NotYours));
    it.does(HEAD, share(None));
    assert!(it.town().of::<PostNumber>(post).is_empty());
}

#[test]
fn whoever_is_not_here_signs_for_their_number_on_paper() {
    let mut it = Grid::new();
    let named = it.appoint(Station::Property, outside("丁师傅"));
    it.does(STAFF, named);
    let post = it
        .post(Scope::Building(it.building()), Station::Property)
        .id;
    let share = |signed_on| {
        Act::ShareNumber(ShareNumber {
            post,
            phone: Phone::new("02785550123").ok(),
            posted: true,
            signed_on,
        })
    };
    assert_eq!(it.tries(NEIGHBOUR, share(None)), Err(Refusal::NotYours));
    assert_eq!(
        it.tries(STAFF, share(None)),
        Err(fault(GridFault::NotSigned))
    );
    let ahead = it.today().plus(1);
    assert_eq!(
        it.tries(STAFF, share(Some(ahead))),
        Err(fault(GridFault::DayAhead))
    );
    let today = it.today();
    it.does(STAFF, share(Some(today)));
    // Whoever comes after has another number.
    it.does(
        STAFF,
        Act::EndPost(EndPost {
            post,
            reason: line("调走"),
        }),
    );
    assert!(it.town().of::<PostNumber>(post).is_empty());
}

// domain-rules 10.1: nobody who has left stands on the board, and no number of theirs.
#[test]
fn whoever_moves_away_leaves_the_board() {
    let mut it = Grid::new();
    let named = it.appoint(Station::Health, Who::Person(person(NEIGHBOUR)));
    it.does(STAFF, named);
    let post = it.post(Scope::Building(it.building()), Station::Health).id;
    let share = ShareNumber {
        post,
        phone: Some(Phone::new("13800020001").unwrap()),
        posted: true,
        signed_on: None,
    };
    it.does(NEIGHBOUR, Act::ShareNumber(share));
    let end = members::EndStanding {
        person: person(NEIGHBOUR),
        home: home(&it.0.0.town, NEIGHBOUR),
        reason: line("搬走了"),
    };
    let end = Command::Members(members::Command::EndStanding(end));
    it.0.0.by(person(STAFF), end).unwrap();
    let left: GridPost = it.town().get(post).unwrap();
    assert!(left.held(it.today()).is_none());
    assert!(it.town().of::<PostNumber>(post).is_empty());
}
