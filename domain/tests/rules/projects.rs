//! From the approval to the archive.

use crate::project_acts::*;
use crate::village::*;
use domain::members::{Actor, Standing, StandingKind, StandingState};
use domain::projects::{Finding, Inspector, Leg, Objection, Project, ProjectFault, Ratings};
use domain::proposals::{Forum, Impact, Proposal, ProposalState, Stage};
use domain::*;
use rstest::rstest;
use std::collections::BTreeSet;
use uuid::Uuid;

#[test]
fn the_straight_way_leads_to_the_archive() {
    let village = along(ARCHIVED);
    assert_eq!(village.leg(), Some(Leg::Closed));
    let project = village.project();
    assert_eq!(project.state.works().unwrap().progress(), 100);
    assert_eq!(village.get::<Ratings>(PROPOSAL).counts, [0, 0, 0, 0, 1]);
}

#[test]
fn every_leg_can_be_reached() {
    let mut seen: BTreeSet<Option<Leg>> = (1..=ARCHIVED).map(|steps| along(steps).leg()).collect();
    let beside: [(usize, &[(u8, Command)]); 6] = [
        (POSTED, &[(NEIGHBOUR, object(1))]),
        (
            POSTED,
            &[
                (NEIGHBOUR, object(1)),
                (SUPERVISOR, answer(1, Finding::Amend)),
            ],
        ),
        (POSTED, &[(CONVENER, call_off())]),
        (POSTED, &[(NEIGHBOUR, withdraw())]),
        (UNDER_WAY, &[(SUPERVISOR, suspend())]),
        (
            HANDED_OVER,
            &[
                (SUPERVISOR, inspect(Inspector::Supervisor, false)),
                (RESIDENT, inspect(Inspector::Resident, true)),
            ],
        ),
    ];
    for (steps, acts) in beside {
        let mut village = along(steps);
        for (flat, command) in acts {
            village.by(person(*flat), command.clone()).unwrap();
        }
        seen.insert(village.leg());
    }
    let all: BTreeSet<Option<Leg>> = Leg::ALL.into_iter().map(Some).chain([None]).collect();
    assert_eq!(seen, all);
}

#[test]
fn a_project_is_posted_as_long_as_its_vote_said() {
    let village = along(1);
    let notice = village.project().notice;
    assert_eq!(notice.days, 7);
    // Counted on Friday 6 November; the day of posting does not count.
    assert_eq!(notice.last, Day::new(2026, 11, 13).unwrap());
    assert_eq!(notice.next, Day::new(2026, 11, 14).unwrap());
    assert_eq!(notice.budget, Money::yuan(BUDGET));
    let proposal: Proposal = village.get(PROPOSAL);
    let leg = Leg::Publicity;
    assert_eq!(
        proposal.state,
        ProposalState::Project {
            vote: Some(VOTE),
            leg
        }
    );
}

#[test]
fn what_is_not_approved_is_not_posted() {
    let mut village = Village::with_motion();
    let stage = Stage::Scheduled;
    let posted = village.by(person(STAFF), publish());
    assert_eq!(posted, Err(Refusal::ProposalNotThere { stage }));
    let mut village = along(1);
    let stage = Stage::Project;
    let again = village.by(person(STAFF), publish());
    assert_eq!(again, Err(Refusal::ProposalNotThere { stage }));
}

#[test]
fn an_objection_holds_the_project_until_it_is_answered() {
    let mut village = along(POSTED);
    village.by(person(NEIGHBOUR), object(1)).unwrap();
    village.by(person(RESIDENT), object(2)).unwrap();
    village.now = village.now.plus_days(9);
    let funded = village.by(person(STAFF), fund(&[BUDGET]));
    assert_eq!(
        funded,
        Err(Refusal::Project {
            fault: ProjectFault::ObjectionsOpen { open: 2 }
        })
    );
    let dismissed = |number| answer(number, Finding::Dismissed);
    village.by(person(SUPERVISOR), dismissed(1)).unwrap();
    let again = village.by(person(SUPERVISOR), dismissed(1));
    assert_eq!(again, Err(Refusal::AlreadyThere));
    assert_eq!(village.leg(), Some(Leg::ObjectionReview));
    village.by(person(SUPERVISOR), dismissed(2)).unwrap();
    assert_eq!(village.leg(), Some(Leg::Publicity));
    // The period ended meanwhile.
    village.by(person(STAFF), fund(&[BUDGET])).unwrap();
    let objection: Objection = village.get(ObjectionId(Uuid::from_u128(1)));
    assert_eq!(objection.ruling.unwrap().by, person(SUPERVISOR));
}

#[test]
fn an_answer_never_shortens_the_publicity() {
    let mut village = along(POSTED);
    let next = village.project().notice.next;
    village.by(person(NEIGHBOUR), object(1)).unwrap();
    village
        .by(person(SUPERVISOR), answer(1, Finding::Dismissed))
        .unwrap();
    assert_eq!(village.project().notice.next, next);
    let funded = village.by(person(STAFF), fund(&[BUDGET]));
    assert_eq!(funded, Err(Refusal::PublicityRuns { next }));
}

#[test]
fn an_objection_comes_while_the_notice_hangs() {
    let mut village = along(POSTED);
    let last = village.project().notice.last;
    village.now = Timestamp::at(last, 23, 59);
    village.by(person(NEIGHBOUR), object(1)).unwrap();
    village.now = village.now.plus_minutes(1);
    let late = village.by(person(RESIDENT), object(2));
    assert_eq!(late, Err(Refusal::PublicityOver { last }));
    let mut village = along(FUNDED);
    let leg = Leg::Funded;
    let late = village.by(person(RESIDENT), object(2));
    assert_eq!(
        late,
        Err(Refusal::Project {
            fault: ProjectFault::NotThere { leg }
        })
    );
}

#[rstest]
#[case::of_the_compound(COMPOUND, Impact::Small, None)]
#[case::of_another(
    CompoundId(Uuid::from_u128(99)),
    Impact::Small,
    Some(Refusal::NotAffected)
)]
#[case::of_another_for_a_compound(
    CompoundId(Uuid::from_u128(99)),
    Impact::Compound,
    Some(Refusal::NotAffected)
)]
#[case::of_another_for_the_community(CompoundId(Uuid::from_u128(99)), Impact::Community, None)]
fn who_is_affected_objects(
    #[case] compound: CompoundId,
    #[case] impact: Impact,
    #[case] refused: Option<Refusal>,
) {
    let mut village = along(POSTED);
    let project = Project {
        impact,
        ..village.project()
    };
    village.town.put(std::sync::Arc::new(project.into()));
    let standing = Standing {
        home: HomeId(Uuid::nil()),
        building: BuildingId(Uuid::nil()),
        compound,
        address: line("9-1-101"),
        kind: StandingKind::Tenant,
        since: village.now,
        lives_since: None,
        state: StandingState::Active,
    };
    let actor = Actor::Person {
        id: person(1),
        standings: vec![standing],
        roles: Vec::new(),
        age: members::Age::Adult,
    };
    assert_eq!(village.decide(&actor, &object(1)).err(), refused);
}

#[test]
fn what_is_amended_goes_back_to_the_council_and_is_posted_anew() {
    let mut village = along(POSTED);
    village.by(person(NEIGHBOUR), object(1)).unwrap();
    village.by(person(RESIDENT), object(2)).unwrap();
    village
        .by(person(SUPERVISOR), answer(2, Finding::Amend))
        .unwrap();
    // Both neighbours have their answer.
    for number in [1, 2] {
        let objection: Objection = village.get(ObjectionId(Uuid::from_u128(number)));
        assert_eq!(objection.ruling.unwrap().finding, Finding::Amend);
    }
    let proposal: Proposal = village.get(PROPOSAL);
    let forum = Forum::Neighbourhood;
    assert_eq!(proposal.state, ProposalState::Routed(forum));
    let stage = Stage::Routed;
    let elsewhere = Err(Refusal::ProposalNotThere { stage });
    assert_eq!(village.by(person(STAFF), fund(&[BUDGET])), elsewhere);
    let (sitting, motion) = (
        SittingId(Uuid::from_u128(40)),
        MotionId(Uuid::from_u128(41)),
    );
    let call = councils::Call {
        id: sitting,
        council: COUNCIL,
        place: line("社区活动室"),
        starts_at: village.now.plus_days(5),
    };
    let put = councils::PutMotion {
        id: motion,
        sitting,
        proposal: PROPOSAL,
        text: prose("坡道改到东侧"),
        major: false,
        slate: None,
    };
    let vote = VoteId(Uuid::from_u128(42));
    for command in [
        councils::Command::Call(call),
        councils::Command::PutMotion(put),
    ] {
        village
            .by(person(STAFF), Command::Councils(command))
            .unwrap();
    }
    approve(&mut village, motion, vote);
    village.by(person(STAFF), publish()).unwrap();
    assert_eq!(village.project().vote, Some(vote));
    assert_eq!(village.leg(), Some(Leg::Publicity));
}

fn approve(village: &mut Village, motion: MotionId, vote: VoteId) {
    use domain::councils::{CastBallot, Choice, CloseVote, Command as Act, Mode, OpenVote};
    village.now = village.now.plus_days(5);
    let open = Act::OpenVote(OpenVote {
        id: vote,
        motion,
        mode: Mode::Recorded,
        closes_at: village.now.plus_minutes(30),
        tellers: [person(4), person(5)],
        drawn: None,
    });
    village.by(person(STAFF), Command::Councils(open)).unwrap();
    for flat in 1..=4 {
        let cast = Act::CastBallot(CastBallot {
            vote,
            choice: Choice::Agree.into(),
            blind: Uuid::from_u128(9),
        });
        village.by(person(flat), Command::Councils(cast)).unwrap();
    }
    village.now = village.now.plus_minutes(30);
    for teller in [4, 5] {
        let close = Act::CloseVote(CloseVote {
            vote,
            unreturned: Vec::new(),
        });
        village
            .by(person(teller), Command::Councils(close))
            .unwrap();
    }
}

#[rstest]
#[case::to_the_fen(&[800], None)]
#[case::of_two(&[500, 300], None)]
#[case::less(&[799], Some(Refusal::Project { fault: ProjectFault::SourcesDiffer { sum: Money::yuan(799), budget: Money::yuan(800) } }))]
#[case::more(&[500, 301], Some(Refusal::Project { fault: ProjectFault::SourcesDiffer { sum: Money::yuan(801), budget: Money::yuan(800) } }))]
#[case::nothing(&[], Some(Refusal::Project { fault: ProjectFault::SourcesDiffer { sum: Money(0), budget: Money::yuan(800) } }))]
#[case::of_which_one_is_nothing(&[800, 0], Some(Refusal::NotAboveZero))]
#[case::of_which_one_takes(&[900, -100], Some(Refusal::NotAboveZero))]
#[case::beyond_numbers(&[i64::MAX / 100, i64::MAX / 100, 1], Some(Refusal::NotAboveZero))]
fn sources_sum_to_the_budget(#[case] yuan: &[i64], #[case] refused: Option<Refusal>) {
    let mut village = along(POSTED);
    village.now = village.now.plus_days(8);
    assert_eq!(village.by(person(STAFF), fund(yuan)).err(), refused);
}

#[test]
fn without_a_photo_of_the_board_nothing_goes_on() {
    let mut village = along(1);
    village.now = village.now.plus_days(9);
    let funded = village.by(person(STAFF), fund(&[BUDGET]));
    assert_eq!(funded, Err(Refusal::NoEvidence));
    village.by(person(STAFF), evidence()).unwrap();
    village.by(person(STAFF), fund(&[BUDGET])).unwrap();
}
