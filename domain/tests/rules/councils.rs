//! What a council may and may not do.

use crate::village::*;
use domain::councils::{
    Ballot, Choice, CouncilKind, CountSheet, Mode, Motion, MotionState, Outcome, SeatCategory,
    Turnout, Vote, VoteState, Voted,
};
use domain::proposals::{Forum, Matter, Proposal, Stage};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

fn town(village: &Village) -> &dyn Town {
    &village.town
}

#[test]
fn a_vote_goes_from_open_to_counted() {
    let mut village = Village::with_vote(Mode::Recorded);
    for (flat, choice) in [
        (1, Choice::Agree),
        (2, Choice::Agree),
        (3, Choice::Agree),
        (4, Choice::Against),
    ] {
        village.by(person(flat), ballot(choice)).unwrap();
    }
    assert_eq!(village.get::<Turnout>(VOTE).cast, 4);
    village.now = village.now.plus_minutes(30);
    village.by(person(4), close()).unwrap();
    village.by(person(5), close()).unwrap();

    let vote: Vote = village.get(VOTE);
    let result = vote.result().unwrap();
    assert_eq!((result.tally.members, result.tally.present), (5, 4));
    assert_eq!(
        (
            result.tally.agree,
            result.tally.against,
            result.tally.abstain
        ),
        (3, 1, 0)
    );
    assert_eq!(result.outcome, Outcome::Passed);
    assert_eq!(result.next_on, village.now.day().plus(8));
    assert_eq!(
        village.get::<Proposal>(PROPOSAL).state.stage(),
        Stage::Approved
    );
    let decided = MotionState::Decided {
        vote: VOTE,
        outcome: Outcome::Passed,
    };
    assert_eq!(village.get::<Motion>(MOTION).state, decided);
    let sheet: CountSheet = village.get(VOTE);
    assert_eq!(sheet.lines.len(), 4);
    assert!(sheet.lines.iter().all(|line| line.voter.is_some()));
    assert!(town(&village).of::<Ballot>(VOTE).is_empty());
}

#[test]
fn a_secret_vote_leaves_no_name_beside_a_choice() {
    let mut village = Village::with_vote(Mode::Secret);
    for (flat, choice) in [
        (3, Choice::Against),
        (1, Choice::Agree),
        (2, Choice::Agree),
        (5, Choice::Abstain),
    ] {
        let changes = village.by(person(flat), ballot(choice)).unwrap();
        for change in changes {
            let Change::Put(record) = change else {
                panic!("a ballot only puts")
            };
            let sealed = record.audience() == Audience::Sealed;
            assert_eq!(
                record.body().contains("choice\":\""),
                sealed,
                "{}",
                record.body()
            );
        }
    }
    village.now = village.now.plus_minutes(30);
    village.by(person(5), close()).unwrap();
    village.by(person(4), close()).unwrap();
    let sheet: CountSheet = village.get(VOTE);
    assert!(sheet.lines.iter().all(|line| line.voter.is_none()));
    assert!(sheet.lines.is_sorted());
    assert!(town(&village).of::<Ballot>(VOTE).is_empty());
    for voted in town(&village).of::<Voted>(VOTE) {
        assert_eq!(voted.choice, None);
    }
}

#[test]
fn the_last_ballot_before_the_close_counts_once() {
    let mut village = Village::with_vote(Mode::Recorded);
    village.by(person(1), ballot(Choice::Against)).unwrap();
    village.by(person(1), ballot(Choice::Agree)).unwrap();
    let voted: Voted = village.get(BallotId::of(VOTE, person(1)));
    assert_eq!((voted.times, voted.choice), (2, Some(Choice::Agree.into())));
    assert_eq!(village.get::<Turnout>(VOTE).cast, 1);
}

#[test]
fn ballot_after_the_close_is_refused() {
    let mut village = Village::with_vote(Mode::Secret);
    let closed_at = village.now.plus_minutes(30);
    village.now = closed_at;
    let refused = village.by(person(1), ballot(Choice::Agree));
    assert_eq!(refused, Err(Refusal::VoteClosed { closed_at }));
    village.by(person(4), close()).unwrap();
    let refused = village.by(person(1), ballot(Choice::Agree));
    assert_eq!(refused, Err(Refusal::VoteClosed { closed_at }));
}

#[test]
fn no_ballot_is_taken_while_the_tellers_close_even_before_the_time() {
    let mut village = Village::with_vote(Mode::Secret);
    village.by(person(1), attend(1)).unwrap();
    village.by(person(1), ballot(Choice::Agree)).unwrap();
    village.by(person(4), close()).unwrap();
    let closed_at = village.now;
    assert_eq!(
        village.by(person(2), ballot(Choice::Agree)),
        Err(Refusal::VoteClosed { closed_at })
    );
}

#[test]
fn only_those_on_the_roll_vote() {
    let mut village = Village::with_vote(Mode::Secret);
    assert_eq!(
        village.by(person(6), ballot(Choice::Agree)),
        Err(Refusal::NotOnTheRoll)
    );
    // A seat given after the opening changes nothing: the roll is frozen.
    village.by(person(6), seat(6)).unwrap();
    assert_eq!(
        village.by(person(6), ballot(Choice::Agree)),
        Err(Refusal::NotOnTheRoll)
    );
}

#[test]
fn it_takes_two_different_tellers() {
    let mut village = Village::with_vote(Mode::Secret);
    assert_eq!(village.by(person(1), close()), Err(Refusal::NotATeller));
    let closes_at = village.now.plus_minutes(30);
    let early = village.by(person(4), close());
    assert_eq!(early, Err(Refusal::StillVoting { left: 5, closes_at }));
    village.now = closes_at;
    village.by(person(4), close()).unwrap();
    assert_eq!(village.by(person(4), close()), Err(Refusal::TwoTellers));
    assert!(matches!(
        village.get::<Vote>(VOTE).state,
        VoteState::Closing { .. }
    ));
}

#[test]
fn a_vote_closes_early_only_when_everyone_present_has_voted() {
    let mut village = Village::with_vote(Mode::Secret);
    village.by(person(1), attend(1)).unwrap();
    village.by(person(2), attend(2)).unwrap();
    village.by(person(1), ballot(Choice::Agree)).unwrap();
    // Someone who votes from elsewhere does not stand in for someone in the room.
    village.by(person(3), ballot(Choice::Agree)).unwrap();
    let closes_at = village.now.plus_minutes(30);
    assert_eq!(
        village.by(person(4), close()),
        Err(Refusal::StillVoting { left: 1, closes_at })
    );
    village.by(person(2), ballot(Choice::Agree)).unwrap();
    village.by(person(4), close()).unwrap();
}

#[test]
fn a_phone_never_counts_a_vote() {
    let mut village = Village::with_vote(Mode::Secret);
    village.now = village.now.plus_minutes(30);
    village.by(person(4), close()).unwrap();
    let mut phone = Plain::partial();
    for record in village
        .town
        .iter()
        .filter(|record| record.audience() != Audience::Sealed)
    {
        phone.put(std::sync::Arc::clone(record));
    }
    let actor = Actor::of(person(5), village.now.day(), &phone);
    assert_eq!(
        decide(&close(), &actor, village.now, &phone),
        Ok(Vec::new())
    );
}

#[rstest]
#[case::owners(CouncilKind::PartyMass, Matter::Owners, false)]
#[case::owners_nowhere(CouncilKind::ResidentsMeeting, Matter::Owners, false)]
#[case::reserved(CouncilKind::PartyMass, Matter::ResidentsMeeting, false)]
#[case::reserved_small(CouncilKind::Neighbourhood, Matter::ResidentsMeeting, false)]
#[case::its_own(CouncilKind::ResidentsMeeting, Matter::ResidentsMeeting, true)]
#[case::authorised(CouncilKind::RepresentativeMeeting, Matter::ResidentsMeeting, true)]
fn a_council_never_decides_for_another_body(
    #[case] kind: CouncilKind,
    #[case] matter: Matter,
    #[case] decides: bool,
) {
    let mut village = Village::new();
    let staff = person(6);
    village.by(staff, form(kind)).unwrap();
    village.by(staff, call(village.now.plus_days(11))).unwrap();
    village.by(person(1), submit()).unwrap();
    village.by(staff, accept(matter)).unwrap();
    let forum = match matter {
        Matter::Owners => Forum::OwnersDecision,
        _ => Forum::ResidentsMeeting,
    };
    let refused = (!decides).then_some(Refusal::NotForACouncil { matter });
    // Whether it went its way or not.
    let early = refused.clone().unwrap_or(Refusal::NotRouted);
    assert_eq!(village.by(staff, put_motion()), Err(early));
    village.by(staff, route(forum)).unwrap();
    assert_eq!(village.by(staff, put_motion()).err(), refused);
}

#[test]
fn who_is_not_on_the_roll_or_comes_too_late_changes_no_denominator() {
    let mut village = Village::with_vote(Mode::Recorded);
    // Seated and marked after the opening: neither holds the vote up nor counts as present.
    village.by(person(6), seat(6)).unwrap();
    village.by(person(6), attend(6)).unwrap();
    for flat in 1..=4 {
        village.by(person(flat), attend(flat)).unwrap();
        village.by(person(flat), ballot(Choice::Agree)).unwrap();
    }
    village.by(person(4), close()).unwrap();
    // The box is shut: who comes now was not present at the vote.
    village.now = village.now.plus_minutes(1);
    village.by(person(5), attend(5)).unwrap();
    village.by(person(5), close()).unwrap();
    let vote: Vote = village.get(VOTE);
    let tally = vote.result().unwrap().tally;
    assert_eq!((tally.members, tally.present), (5, 4));
    let sheet: CountSheet = village.get(VOTE);
    let roll: councils::Roll = village.get(VOTE);
    assert!(sheet.present.iter().all(|person| roll.has(*person)));
}

// Three days' notice posted on Monday 2 November: the earliest sitting is on Friday the 6th
// (domain-rules 11, strict reading); ten days for a residents' meeting: the 13th.
#[rstest]
#[case(CouncilKind::PartyMass, 3, 6, false)]
#[case(CouncilKind::PartyMass, 4, 6, true)]
#[case(CouncilKind::ResidentsMeeting, 10, 13, false)]
#[case(CouncilKind::ResidentsMeeting, 11, 13, true)]
fn a_sitting_needs_its_notice(
    #[case] kind: CouncilKind,
    #[case] days: i64,
    #[case] earliest: i8,
    #[case] enough: bool,
) {
    let mut village = Village::new();
    village.by(person(6), form(kind)).unwrap();
    let called = village.by(person(6), call(village.now.plus_days(days)));
    let days = if kind == CouncilKind::ResidentsMeeting {
        10
    } else {
        3
    };
    let earliest = Day::new(2026, 11, earliest).unwrap();
    assert_eq!(
        called.err(),
        (!enough).then_some(Refusal::NoticeTooShort { days, earliest })
    );
}

#[test]
fn a_motion_put_after_the_notice_waits_for_the_next_sitting() {
    let mut village = Village::new();
    let staff = person(6);
    village.by(staff, form(CouncilKind::PartyMass)).unwrap();
    village.by(staff, call(village.now.plus_days(4))).unwrap();
    village.by(person(1), submit()).unwrap();
    village.by(staff, accept(Matter::Council)).unwrap();
    village.by(staff, route(Forum::Neighbourhood)).unwrap();
    village.now = village.now.plus_days(1);
    let earliest = Day::new(2026, 11, 7).unwrap();
    assert_eq!(
        village.by(staff, put_motion()),
        Err(Refusal::NoticeTooShort { days: 3, earliest })
    );
}

#[test]
fn a_vote_opens_in_its_sitting_and_not_before() {
    let mut village = Village::with_motion();
    let starts_at = village.now.plus_days(4);
    let early = village.by(person(6), open_vote(Mode::Secret, starts_at));
    assert_eq!(early, Err(Refusal::SittingNotStarted { starts_at }));
}

#[test]
fn what_keeps_a_vote_from_opening_is_said_by_its_own_name() {
    let mut village = Village::with_motion();
    let staff = person(6);
    village.now = village.now.plus_days(4);
    let closes_at = village.now;
    let open = |tellers: [PersonId; 2], closes_at| {
        let (id, motion, mode) = (VOTE, MOTION, Mode::Secret);
        let it = councils::OpenVote {
            id,
            motion,
            mode,
            closes_at,
            tellers,
            drawn: None,
        };
        Command::Councils(councils::Command::OpenVote(it))
    };
    let (two, later) = ([person(4), person(5)], closes_at.plus_minutes(30));
    let nobody = PersonId(Uuid::from_u128(99));
    for (command, refusal) in [
        (open(two, closes_at), Refusal::CloseHasPassed { closes_at }),
        (open([person(4), person(4)], later), Refusal::TwoTellers),
        (open([person(4), nobody], later), Refusal::NoSuchPerson),
    ] {
        assert_eq!(village.by(staff, command), Err(refusal));
    }
    village.by(staff, open(two, later)).unwrap();
    let again = councils::OpenVote {
        id: VoteId(Uuid::from_u128(98)),
        motion: MOTION,
        mode: Mode::Secret,
        closes_at: later,
        tellers: two,
        drawn: None,
    };
    let again = Command::Councils(councils::Command::OpenVote(again));
    assert_eq!(village.by(staff, again), Err(Refusal::AlreadyPutToTheVote));
}

#[test]
fn a_vote_without_voters_does_not_open() {
    let mut village = Village::with_motion();
    for flat in 1..=5 {
        let it = councils::EndSeat {
            council: COUNCIL,
            person: person(flat),
            reason: line("换届"),
        };
        let end = Command::Councils(councils::Command::EndSeat(it));
        village.by(person(6), end).unwrap();
    }
    village.now = village.now.plus_days(4);
    let open = open_vote(Mode::Secret, village.now.plus_minutes(30));
    assert_eq!(village.by(person(6), open), Err(Refusal::NobodySits));
}

#[test]
fn without_quorum_nothing_is_decided() {
    let mut village = Village::with_vote(Mode::Secret);
    for flat in 1..=3 {
        village.by(person(flat), ballot(Choice::Agree)).unwrap();
    }
    village.now = village.now.plus_minutes(30);
    village.by(person(4), close()).unwrap();
    village.by(person(5), close()).unwrap();
    assert_eq!(
        village.get::<Vote>(VOTE).result().unwrap().outcome,
        Outcome::NoQuorum
    );
    assert_eq!(
        village.get::<Proposal>(PROPOSAL).state.stage(),
        Stage::NoQuorum
    );
}

#[test]
fn a_council_has_no_more_seats_than_its_pack_allows() {
    let mut village = Village::new();
    village.by(person(6), form(CouncilKind::PartyMass)).unwrap();
    for number in 0..25 {
        let name = format!("家属{number}");
        village.claim(number % 6 + 1, &name, members::Claim::Family);
        let person = PersonId::derived("test", &[name.as_bytes()]);
        let it = councils::SeatMember {
            council: COUNCIL,
            category: SeatCategory::Tenant,
            person,
            until: Day::new(2028, 1, 1).unwrap(),
        };
        village
            .by(
                crate::village::person(6),
                Command::Councils(councils::Command::SeatMember(it)),
            )
            .unwrap();
    }
    assert_eq!(
        village.by(person(6), seat(1)),
        Err(Refusal::TooMany { most: 25 })
    );
}

/// A village whose council has so many seats of each category, its sitting begun.
fn seated(kind: CouncilKind, seats: &[(SeatCategory, u32)]) -> Village {
    let mut village = Village::new();
    let staff = person(6);
    village.by(staff, form(kind)).unwrap();
    let kept = seats
        .iter()
        .flat_map(|(kept, count)| std::iter::repeat_n(*kept, *count as usize));
    for (number, category) in kept.enumerate() {
        let name = format!("家属{number}");
        village.claim(number as u8 % 6 + 1, &name, members::Claim::Family);
        let it = councils::SeatMember {
            council: COUNCIL,
            category,
            person: PersonId::derived("test", &[name.as_bytes()]),
            until: Day::new(2028, 1, 1).unwrap(),
        };
        let command = Command::Councils(councils::Command::SeatMember(it));
        village.by(staff, command).unwrap();
    }
    village.by(staff, call(village.now.plus_days(4))).unwrap();
    village.by(person(1), submit()).unwrap();
    village.by(staff, accept(Matter::Council)).unwrap();
    village.by(staff, route(Forum::Neighbourhood)).unwrap();
    village.by(staff, put_motion()).unwrap();
    village.now = village.now.plus_days(4);
    village
}

// domain-rules 3.2 (RM-6, RM-7) and 3.3.
#[rstest]
#[case::as_the_pack_says(CouncilKind::PartyMass, [13, 1, 1, 0], None)]
#[case::too_few(CouncilKind::PartyMass, [11, 1, 1, 0], Some(Refusal::SeatsTooFew { seats: 13, least: 15 }))]
#[case::even(CouncilKind::PartyMass, [14, 1, 1, 0], Some(Refusal::SeatsEven { seats: 16 }))]
#[case::no_tenant(CouncilKind::PartyMass, [14, 0, 1, 0], Some(Refusal::SeatsMissing { category: SeatCategory::Tenant, least: 1 }))]
#[case::no_woman(CouncilKind::PartyMass, [14, 1, 0, 0], Some(Refusal::SeatsMissing { category: SeatCategory::Women, least: 1 }))]
#[case::rm_6(CouncilKind::RepresentativeMeeting, [34, 1, 1, 9], None)]
#[case::rm_7(CouncilKind::RepresentativeMeeting, [33, 1, 1, 9], Some(Refusal::RepresentativesTooFew { representatives: 35, members: 44 }))]
#[case::a_small_forum(CouncilKind::Neighbourhood, [4, 0, 0, 0], None)]
fn a_vote_opens_in_a_council_that_is_composed(
    #[case] kind: CouncilKind,
    #[case] seats: [u32; 4],
    #[case] refused: Option<Refusal>,
) {
    let [residents, tenants, women, committee] = seats;
    let mut village = seated(
        kind,
        &[
            (SeatCategory::Resident, residents),
            (SeatCategory::Tenant, tenants),
            (SeatCategory::Women, women),
            (SeatCategory::ResidentsCommittee, committee),
        ],
    );
    let open = open_vote(Mode::Secret, village.now.plus_minutes(30));
    assert_eq!(village.by(person(6), open).err(), refused);
}
