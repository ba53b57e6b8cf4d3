//! Who stands in an election: called, nominated, by one's own word, frozen (Residents' Committee
//! Law 13, 19; domain-rules 3.2).

use crate::electing::*;
use crate::village::*;
use domain::councils::{
    Answer, Backing, Candidate, Command as Councils, CouncilKind, Election, ElectionFault,
    Electorate, Elects, List, Mode, Motion, Paper, Post, Stand,
};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

#[rstest]
#[case::the_committee(
    CouncilKind::ResidentsMeeting,
    committee(1, 4),
    Electorate::Voters,
    None
)]
#[case::by_households(
    CouncilKind::ResidentsMeeting,
    committee(1, 4),
    Electorate::Households,
    None
)]
#[case::by_representatives(
    CouncilKind::RepresentativeMeeting,
    committee(1, 4),
    Electorate::Representatives,
    None
)]
#[case::not_so(
    CouncilKind::ResidentsMeeting,
    committee(1, 4),
    Electorate::Representatives,
    Some(ElectionFault::AnotherForum)
)]
#[case::not_there(
    CouncilKind::PartyMass,
    committee(1, 4),
    Electorate::Voters,
    Some(ElectionFault::AnotherForum)
)]
#[case::a_group_elects_no_committee(
    CouncilKind::ResidentsGroup,
    committee(1, 4),
    Electorate::Voters,
    Some(ElectionFault::AnotherForum)
)]
#[case::nobody(
    CouncilKind::ResidentsMeeting,
    committee(0, 0),
    Electorate::Voters,
    Some(ElectionFault::NoPlaces)
)]
#[case::representatives(CouncilKind::ResidentsGroup, Elects::Representatives { seats: 2, households: 86 }, Electorate::Households, None)]
#[case::too_few(CouncilKind::ResidentsGroup, Elects::Representatives { seats: 1, households: 86 }, Electorate::Households, Some(ElectionFault::Households { least: 2, most: 4 }))]
#[case::too_many(CouncilKind::ResidentsGroup, Elects::Representatives { seats: 5, households: 86 }, Electorate::Households, Some(ElectionFault::Households { least: 2, most: 4 }))]
#[case::no_group(CouncilKind::ResidentsMeeting, Elects::Representatives { seats: 2, households: 86 }, Electorate::Households, Some(ElectionFault::AnotherForum))]
fn each_forum_elects_what_is_its_own(
    #[case] kind: CouncilKind,
    #[case] elects: Elects,
    #[case] electorate: Electorate,
    #[case] refused: Option<ElectionFault>,
) {
    let mut village = meeting(kind);
    let found = village.by(person(STAFF), called(elects, electorate));
    assert_eq!(found.err(), refused.map(Refusal::from));
}

#[test]
fn a_committee_has_no_more_members_than_the_pack_says() {
    let mut village = meeting(CouncilKind::ResidentsMeeting);
    let nine = called(committee(1, 8), Electorate::Voters);
    assert!(village.decide(&Actor::System, &nine).is_ok());
    let ten = village.by(person(STAFF), called(committee(1, 9), Electorate::Voters));
    assert_eq!(ten, Err(Refusal::TooMany { most: 9 }));
}

#[test]
fn members_nominate_and_residents_do_so_together() {
    let mut village = meeting(CouncilKind::ResidentsMeeting);
    let it = called(committee(1, 1), Electorate::Voters);
    village.by(person(STAFF), it).unwrap();
    let id = CandidateId::of(MOTION, person(3));
    // Flat 6 has no seat: one backer of those that are needed. Oneself does not count.
    village.by(person(6), nominate(3, Post::Chair)).unwrap();
    village.by(person(3), nominate(3, Post::Chair)).unwrap();
    let candidate: Candidate = village.get(id);
    assert_eq!((candidate.by_member, candidate.backers), (false, 1));
    assert_eq!(
        village.by(person(6), nominate(3, Post::Chair)),
        Err(Refusal::AlreadyThere)
    );
    assert_eq!(
        village.by(person(1), nominate(3, Post::Member)),
        Err(ElectionFault::AnotherPost.into())
    );
    let pack = RulePack::in_force("national", monday().day()).unwrap();
    assert!(!candidate.is_backed(pack));
    village.by(person(1), nominate(3, Post::Chair)).unwrap();
    let candidate: Candidate = village.get(id);
    assert!(candidate.by_member && candidate.is_backed(pack));
    // Who backed whom only they read; the number is a fold of it.
    let backings = village.town.all::<Backing>();
    let others = backings.filter(|it| it.candidate == id && it.person != person(3));
    assert_eq!(others.count() as u32, candidate.backers);
    let backing: Backing = village.get(BackingId::of(id, person(6)));
    assert_eq!(backing.audience(), Audience::Person(person(6)));
}

#[test]
fn enough_residents_make_a_candidate_without_a_member() {
    let pack = RulePack::in_force("national", monday().day()).unwrap();
    let least = u32::from(pack.council.election.backers_least);
    let mut candidate: Candidate = standing().get(CandidateId::of(MOTION, person(1)));
    candidate.by_member = false;
    candidate.backers = least - 1;
    assert!(!candidate.is_backed(pack));
    candidate.backers = least;
    assert!(candidate.is_backed(pack));
}

#[test]
fn one_stands_by_ones_own_word() {
    let mut village = meeting(CouncilKind::ResidentsMeeting);
    let it = called(committee(1, 0), Electorate::Voters);
    village.by(person(STAFF), it).unwrap();
    village.by(person(1), nominate(2, Post::Chair)).unwrap();
    let id = CandidateId::of(MOTION, person(2));
    assert_eq!(village.get::<Candidate>(id).name(), None);
    // Nobody answers for another, except the office by a paper.
    assert_eq!(village.by(person(1), accept_it(2)), Err(Refusal::NotYours));
    assert_eq!(
        village.by(person(STAFF), accept_it(2)),
        Err(ElectionFault::NoPaper.into())
    );
    let too_few = ElectionFault::TooFew {
        post: Post::Chair,
        stand: 0,
        places: 1,
    };
    let closing = || close_list();
    assert_eq!(village.by(person(STAFF), closing()), Err(too_few.into()));
    let yes = Answer::Accept {
        name: line("业主2"),
        words: None,
    };
    village
        .by(person(STAFF), answer(2, yes, Some("2026-选-07")))
        .unwrap();
    village
        .by(person(2), answer(2, Answer::Decline, None))
        .unwrap();
    assert_eq!(
        village.by(person(3), nominate(2, Post::Chair)),
        Err(ElectionFault::Declined.into())
    );
    // One may think better of it until the list is closed.
    village.by(person(2), accept_it(2)).unwrap();
    village.by(person(STAFF), closing()).unwrap();
    assert_eq!(
        village.by(person(2), answer(2, Answer::Decline, None)),
        Err(ElectionFault::ListIsClosed.into())
    );
    assert_eq!(
        village.by(person(1), nominate(3, Post::Chair)),
        Err(ElectionFault::ListIsClosed.into())
    );
}

#[test]
fn the_list_is_frozen_with_the_motion() {
    let mut village = standing();
    let before = village.get::<Motion>(MOTION).hash;
    village.by(person(STAFF), close_list()).unwrap();
    let motion: Motion = village.get(MOTION);
    let paper: Paper = village.get(MOTION);
    assert_ne!(motion.hash, before);
    let hash = Motion::hash_of(&motion.title, &motion.text, Some(&paper.slate));
    assert_eq!(motion.hash, hash);
    let names: Vec<_> = paper
        .slate
        .options
        .iter()
        .map(|it| it.title.as_str())
        .collect();
    assert_eq!(names.len(), 5);
    // The chair's candidates stand first.
    let first = &names[..2];
    assert!(
        first.contains(&"业主1") && first.contains(&"业主2"),
        "{names:?}"
    );
    assert!(matches!(
        village.get::<Election>(MOTION).list,
        List::Closed { .. }
    ));
}

#[test]
fn an_election_is_secret_and_counted_by_others() {
    let mut village = standing();
    village.now = village.now.plus_days(12);
    let closes_at = village.now.plus_minutes(60);
    let staff = person(STAFF);
    let secret = || open_vote(Mode::Secret, closes_at);
    assert_eq!(
        village.by(staff, secret()),
        Err(ElectionFault::ListIsOpen.into())
    );
    village.by(staff, close_list()).unwrap();
    // Flats 4 and 5, who count in this village, stand.
    assert_eq!(
        village.by(staff, secret()),
        Err(ElectionFault::CandidateCounts.into())
    );
    let recorded = open_vote(Mode::Recorded, closes_at);
    assert_eq!(
        village.by(staff, recorded),
        Err(ElectionFault::Secret.into())
    );
}

#[test]
fn an_election_is_not_amended() {
    let mut village = standing();
    let it = councils::Amend {
        id: AmendmentId(Uuid::from_u128(50)),
        motion: MOTION,
        mover: person(1),
        edit: councils::Edit::Add {
            words: prose("另选一名顾问。"),
        },
        why: None,
    };
    assert_eq!(
        village.by(person(1), by_flat(Councils::Amend(it))),
        Err(ElectionFault::NotInAnElection.into())
    );
}

/// Somebody who works for the community and has no home in it.
fn worker(village: &mut Village) -> PersonId {
    let worker = PersonId(Uuid::from_u128(900));
    village.system(Command::Members(members::Command::EnrolWorker(
        members::EnrolWorker {
            community: COMMUNITY,
            person: worker,
            name: line("社工小周"),
            phone: None,
        },
    )));
    village.system(Command::Members(members::Command::GrantRole(
        members::GrantRole {
            id: RoleId(Uuid::from_u128(901)),
            person: worker,
            office: members::Office::Staff,
            scope: members::Scope::Community(COMMUNITY),
            until: village.now.day().plus(300),
        },
    )));
    worker
}

#[test]
fn who_only_works_here_nominates_nobody_unless_they_have_a_seat() {
    let mut village = meeting(CouncilKind::ResidentsMeeting);
    let it = called(committee(1, 1), Electorate::Voters);
    village.by(person(STAFF), it).unwrap();
    let worker = worker(&mut village);
    assert_eq!(
        village.by(worker, nominate(3, Post::Chair)),
        Err(ElectionFault::OnlyWorksHere.into())
    );
    let town: &dyn Town = &village.town;
    assert!(!town.has::<Candidate>(CandidateId::of(MOTION, person(3))));
    village.by(person(STAFF), seat_of(worker)).unwrap();
    village.by(worker, nominate(3, Post::Chair)).unwrap();
    let candidate: Candidate = village.get(CandidateId::of(MOTION, person(3)));
    assert!(candidate.by_member);
}

#[test]
fn what_the_office_enters_from_a_paper_leaves_the_candidates_own_words() {
    let mut village = meeting(CouncilKind::ResidentsMeeting);
    let it = called(committee(1, 0), Electorate::Voters);
    village.by(person(STAFF), it).unwrap();
    village.by(person(1), nominate(2, Post::Chair)).unwrap();
    village.by(person(2), accept_it(2)).unwrap();
    let id = CandidateId::of(MOTION, person(2));
    let words = |village: &Village| match village.get::<Candidate>(id).stand {
        Stand::Accepted { words, paper, .. } => (words, paper),
        other => panic!("{other:?}"),
    };
    let (own, _) = words(&village);
    assert!(own.is_some());
    let on_paper = |words: Option<&str>| {
        let yes = Answer::Accept {
            name: line("业主2"),
            words: words.map(prose),
        };
        answer(2, yes, Some("2026-选-07"))
    };
    village.by(person(STAFF), on_paper(None)).unwrap();
    assert_eq!(words(&village), (own, Some(line("2026-选-07"))));
    // What stands on the paper is said later, and holds.
    let said = "做了二十年木工。";
    village.by(person(STAFF), on_paper(Some(said))).unwrap();
    assert_eq!(words(&village).0, Some(prose(said)));
    // One's own answer without words takes them back.
    let bare = Answer::Accept {
        name: line("业主2"),
        words: None,
    };
    village.by(person(2), answer(2, bare, None)).unwrap();
    assert_eq!(words(&village), (None, None));
}
