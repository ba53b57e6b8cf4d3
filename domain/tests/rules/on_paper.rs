//! Nominations that residents without a phone hand in on paper (Residents' Committee Law 13, 19;
//! domain-rules 3.2): each of them counts once, whichever way it came.

use crate::electing::*;
use crate::village::*;
use domain::councils::{
    Backing, Candidate, Command as Councils, CouncilKind, ElectionFault, Electorate,
    NominateOnPaper, Nomination, Post, Signatory,
};
use domain::members::{Claim, Command as Members, Holder, MarkMinor, Title};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

fn elect_a_chair() -> Village {
    let mut village = meeting(CouncilKind::ResidentsMeeting);
    let it = called(committee(1, 0), Electorate::Voters);
    village.by(person(STAFF), it).unwrap();
    village
}

/// A paper for flat 3 as chair, with these names of these flats.
fn paper(village: &Village, id: u128, names: &[(u8, &str)]) -> Command {
    let signatory = |(flat, name): &(u8, &str)| Signatory {
        home: home(&village.town, *flat),
        name: line(name),
    };
    by_flat(Councils::NominateOnPaper(NominateOnPaper {
        id: NominationId(Uuid::from_u128(id)),
        motion: MOTION,
        person: person(3),
        post: Post::Chair,
        signatories: names.iter().map(signatory).collect(),
        paper: line("选举档案盒 1，第 7 号"),
    }))
}

fn of_flat_3(village: &Village) -> Candidate {
    village.get(CandidateId::of(MOTION, person(3)))
}

// Flats 1 to 5 sit in the meeting, flat 6 does not; grandparents use no phone.
#[rstest]
#[case::two_without_a_phone(&[(1, "奶奶"), (2, "爷爷")], 2, false)]
#[case::one_who_does_not_sit(&[(6, "业主6"), (6, "外婆")], 2, false)]
#[case::a_member_of_the_meeting(&[(1, "业主1")], 1, true)]
#[case::oneself_does_not_count(&[(3, "业主3"), (1, "奶奶")], 1, false)]
#[case::a_name_written_twice(&[(1, "奶奶"), (1, "奶奶")], 1, false)]
#[case::of_one_name_in_two_homes(&[(1, "王芳"), (2, "王芳")], 2, false)]
fn so_many_nominate(#[case] names: &[(u8, &str)], #[case] backers: u32, #[case] by_member: bool) {
    let mut village = elect_a_chair();
    let it = paper(&village, 1, names);
    village.by(person(STAFF), it).unwrap();
    let candidate = of_flat_3(&village);
    assert_eq!(
        (candidate.backers, candidate.by_member),
        (backers, by_member)
    );
    // The names are the office's: neighbours read the number.
    let kept: Nomination = village.get(NominationId(Uuid::from_u128(1)));
    assert_eq!(kept.audience(), Audience::Staff);
    assert_eq!(kept.paper, line("选举档案盒 1，第 7 号"));
}

#[test]
fn who_nominated_by_phone_counts_once() {
    let mut village = elect_a_chair();
    village.by(person(6), nominate(3, Post::Chair)).unwrap();
    let it = paper(&village, 1, &[(6, "业主6")]);
    assert_eq!(village.by(person(STAFF), it), Err(Refusal::AlreadyThere));
    let it = paper(&village, 2, &[(6, "业主6"), (1, "奶奶")]);
    village.by(person(STAFF), it).unwrap();
    assert_eq!(of_flat_3(&village).backers, 2);
    // A second paper of the same people adds nobody.
    let it = paper(&village, 3, &[(1, "奶奶")]);
    assert_eq!(village.by(person(STAFF), it), Err(Refusal::AlreadyThere));
}

/// A flat belongs to somebody else from now on.
fn sold(village: &mut Village, flat: u8, name: &str, tail: Line) {
    let mut title: Title = village.get(home(&village.town, flat));
    title.holders = vec![Holder {
        name: line(name),
        tail,
        phone: None,
    }];
    village.town.put(std::sync::Arc::new(title.into()));
}

// One holder is one, whichever home stands beside the name (法释〔2009〕7号 Art. 9).
#[test]
fn whoever_owns_two_homes_signs_once() {
    let mut village = elect_a_chair();
    for flat in [4, 5] {
        sold(&mut village, flat, "范先生", line("0909"));
    }
    let both = paper(&village, 1, &[(4, "范先生"), (5, "范先生")]);
    village.by(person(STAFF), both).unwrap();
    assert_eq!(of_flat_3(&village).backers, 1);
    let again = paper(&village, 2, &[(5, "范先生")]);
    assert_eq!(village.by(person(STAFF), again), Err(Refusal::AlreadyThere));
    // Another of that name, who owns nothing here, is another.
    let namesake = paper(&village, 3, &[(2, "范先生")]);
    village.by(person(STAFF), namesake).unwrap();
    assert_eq!(of_flat_3(&village).backers, 2);
}

#[test]
fn whoever_nominated_by_phone_does_not_sign_for_another_home_of_theirs() {
    let mut village = elect_a_chair();
    sold(&mut village, 5, "业主6", tail(6));
    let mut other = Village {
        town: village.town.clone(),
        now: village.now,
    };
    village.by(person(6), nominate(3, Post::Chair)).unwrap();
    let paper_of = |village: &Village| paper(village, 1, &[(5, "业主6")]);
    let it = paper_of(&village);
    assert_eq!(village.by(person(STAFF), it), Err(Refusal::AlreadyThere));
    // Nor the other way round.
    let it = paper_of(&other);
    other.by(person(STAFF), it).unwrap();
    let again = other.by(person(6), nominate(3, Post::Chair));
    assert_eq!(again, Err(Refusal::AlreadyThere));
}

#[test]
fn who_signed_a_paper_reads_so_and_does_not_nominate_by_phone_again() {
    let mut village = elect_a_chair();
    let it = paper(&village, 1, &[(6, "业主6"), (1, "奶奶")]);
    village.by(person(STAFF), it).unwrap();
    let backing: Backing = village.get(BackingId::of(of_flat_3(&village).id, person(6)));
    assert_eq!(backing.audience(), Audience::Person(person(6)));
    let again = |village: &mut Village, who| village.by(who, nominate(3, Post::Chair)).err();
    assert_eq!(again(&mut village, person(6)), Some(Refusal::AlreadyThere));
    // Also who got a phone only after it.
    village.claim(1, "奶奶", Claim::Family);
    let grandmother = PersonId::derived("test", &["奶奶".as_bytes()]);
    assert_eq!(
        again(&mut village, grandmother),
        Some(Refusal::AlreadyThere)
    );
    assert_eq!(of_flat_3(&village).backers, 2);
}

#[test]
fn a_paper_needs_names_of_people_of_age_with_a_home_here() {
    let mut village = elect_a_chair();
    let staff = person(STAFF);
    let nobody = paper(&village, 1, &[]);
    assert_eq!(
        village.by(staff, nobody),
        Err(ElectionFault::NobodySigned.into())
    );
    village.claim(1, "孙子", Claim::Family);
    let grandson = PersonId::derived("test", &["孙子".as_bytes()]);
    let marked = Command::Members(Members::MarkMinor(MarkMinor {
        person: grandson,
        guardian: Some(person(1)),
        child_signed: None,
    }));
    village.by(staff, marked).unwrap();
    let minor = paper(&village, 1, &[(2, "奶奶"), (1, "孙子")]);
    assert_eq!(
        village.by(staff, minor),
        Err(ElectionFault::BackerUnderAge.into())
    );
    let names: Vec<String> = (0..=NominateOnPaper::MOST)
        .map(|n| format!("邻居{n}"))
        .collect();
    let names: Vec<(u8, &str)> = names.iter().map(|it| (1, it.as_str())).collect();
    let long = paper(&village, 1, &names);
    let most = NominateOnPaper::MOST;
    assert_eq!(village.by(staff, long), Err(Refusal::TooMany { most }));
    let mut elsewhere = paper(&village, 1, &[(1, "奶奶")]);
    if let Command::Councils(Councils::NominateOnPaper(it)) = &mut elsewhere {
        it.signatories[0].home = HomeId(Uuid::from_u128(77));
    }
    assert_eq!(village.by(staff, elsewhere), Err(Refusal::NoSuchPlace));
    let town: &dyn Town = &village.town;
    assert!(!town.has::<Candidate>(CandidateId::of(MOTION, person(3))));
    // A neighbour enters no paper.
    let it = paper(&village, 1, &[(1, "奶奶")]);
    assert_eq!(village.by(person(1), it.clone()), Err(Refusal::NotYours));
    village.by(staff, it).unwrap();
}
