//! A project from the start of its works to the archive.

use crate::project_acts::*;
use crate::village::*;
use domain::members::{self, Office};
use domain::projects::{
    self, Finding, Inspector, Leg, Met, ProjectFault, ProjectState, Rate, Ratings, Stars,
};
use domain::proposals::{self, Stage};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

#[rstest]
#[case::whole(&[60, 40], None)]
#[case::one(&[100], None)]
#[case::less(&[60, 39], Some(Refusal::Project { fault: ProjectFault::WeightsDiffer { sum: 99 } }))]
#[case::more(&[60, 41], Some(Refusal::Project { fault: ProjectFault::WeightsDiffer { sum: 101 } }))]
#[case::one_without(&[100, 0], Some(Refusal::Project { fault: ProjectFault::WeightsDiffer { sum: 100 } }))]
#[case::none(&[], Some(Refusal::Project { fault: ProjectFault::WeightsDiffer { sum: 0 } }))]
#[case::too_many(&[2; 50], Some(Refusal::TooMany { most: 40 }))]
fn weights_sum_to_a_hundred(#[case] weights: &[u8], #[case] refused: Option<Refusal>) {
    let mut village = along(FUNDED);
    assert_eq!(village.by(person(CONTACT), start(weights)).err(), refused);
}

#[test]
fn staff_act_for_the_contact_and_it_is_on_record() {
    let mut village = along(FUNDED);
    let neighbour = village.by(person(NEIGHBOUR), start(&[100]));
    assert_eq!(neighbour, Err(Refusal::NotYours));
    village.by(person(STAFF), start(&[60, 40])).unwrap();
    village.by(person(CONTACT), reach(0)).unwrap();
    village.by(person(STAFF), assign(NEIGHBOUR)).unwrap();
    assert_eq!(
        village.by(person(CONTACT), reach(1)),
        Err(Refusal::NotYours)
    );
    village.by(person(NEIGHBOUR), reach(1)).unwrap();
    let works = village.project().state.works().unwrap().clone();
    assert!(works.contract.started.for_contact);
    let deeds = works
        .milestones
        .iter()
        .map(|it| it.reached.clone().unwrap());
    let by: Vec<_> = deeds.map(|it| (it.deed.by, it.deed.for_contact)).collect();
    assert_eq!(by, [(person(CONTACT), false), (person(NEIGHBOUR), false)]);
}

#[test]
fn progress_is_the_weight_of_what_is_done() {
    let mut village = along(UNDER_WAY);
    let progress = |village: &Village| village.project().state.works().unwrap().progress();
    assert_eq!(progress(&village), 0);
    let early = village.by(person(CONTACT), finish(&[700]));
    assert_eq!(
        early,
        Err(Refusal::Project {
            fault: ProjectFault::MilestonesLeft { left: 2 }
        })
    );
    village.by(person(CONTACT), reach(1)).unwrap();
    assert_eq!(progress(&village), 40);
    let twice = village.by(person(CONTACT), reach(1));
    assert_eq!(twice, Err(Refusal::AlreadyThere));
    let nowhere = village.by(person(CONTACT), reach(2));
    assert_eq!(nowhere, Err(Refusal::NotFound));
}

#[test]
fn works_stand_still_until_they_are_resumed() {
    let mut village = along(UNDER_WAY);
    for flat in [NEIGHBOUR, CONTACT] {
        assert_eq!(village.by(person(flat), suspend()), Err(Refusal::NotYours));
    }
    village.by(person(SUPERVISOR), suspend()).unwrap();
    let leg = Leg::Suspended;
    let reached = village.by(person(CONTACT), reach(0));
    assert_eq!(
        reached,
        Err(Refusal::Project {
            fault: ProjectFault::NotThere { leg }
        })
    );
    village.by(person(CONVENER), resume()).unwrap();
    village.by(person(CONTACT), reach(0)).unwrap();
    let halts = &village.project().state.works().unwrap().halts.clone();
    assert_eq!(
        (halts[0].by, halts[0].resumed_by),
        (person(SUPERVISOR), person(CONVENER))
    );
}

#[test]
fn residents_report_while_there_are_works_and_are_answered_once() {
    let mut village = along(UNDER_WAY);
    village.by(person(NEIGHBOUR), report(1)).unwrap();
    let neighbour = village.by(person(RESIDENT), answer_report(1));
    assert_eq!(neighbour, Err(Refusal::NotYours));
    village.by(person(CONTACT), answer_report(1)).unwrap();
    let again = village.by(person(STAFF), answer_report(1));
    assert_eq!(again, Err(Refusal::AlreadyThere));
    let mut village = along(FUNDED);
    let leg = Leg::Funded;
    let early = village.by(person(NEIGHBOUR), report(1));
    assert_eq!(
        early,
        Err(Refusal::Project {
            fault: ProjectFault::NotThere { leg }
        })
    );
}

#[rstest]
#[case::within(&[700], None)]
#[case::all_of_it(&[500, 300], None)]
#[case::over(&[801], Some(Refusal::Project { fault: ProjectFault::OverBudget { spent: Money::yuan(801), budget: Money::yuan(800) } }))]
#[case::none(&[], Some(Refusal::NoVoucher))]
#[case::a_refund(&[900, -200], Some(Refusal::NotAboveZero))]
fn accounts_stay_within_the_budget(#[case] yuan: &[i64], #[case] refused: Option<Refusal>) {
    let mut village = along(HANDED_OVER - 1);
    assert_eq!(village.by(person(CONTACT), finish(yuan)).err(), refused);
}

#[test]
fn what_fails_the_acceptance_is_mended_and_looked_at_again() {
    let mut village = along(HANDED_OVER);
    let supervisor = |passed| inspect(Inspector::Supervisor, passed);
    let resident = |passed| inspect(Inspector::Resident, passed);
    village.by(person(RESIDENT), resident(false)).unwrap();
    assert_eq!(village.leg(), Some(Leg::Acceptance));
    village.by(person(SUPERVISOR), supervisor(true)).unwrap();
    let ProjectState::Rectifying { items, .. } = village.project().state else {
        panic!("it is to be mended");
    };
    assert_eq!(items, [line("扶手稳不稳")]);
    village.by(person(CONTACT), rectify()).unwrap();
    village.by(person(SUPERVISOR), supervisor(true)).unwrap();
    village.by(person(RESIDENT), resident(true)).unwrap();
    assert_eq!(village.leg(), Some(Leg::Evaluating));
    let project = village.project();
    assert_eq!(project.state.handed().unwrap().mended.len(), 1);
}

#[rstest]
#[case::staff_as_a_resident(STAFF, Inspector::Resident, Refusal::Project { fault: ProjectFault::NotIndependent })]
#[case::the_contact(CONTACT, Inspector::Resident, Refusal::Project { fault: ProjectFault::NotIndependent })]
#[case::a_resident_as_the_committee(RESIDENT, Inspector::Supervisor, Refusal::NotYours)]
#[case::the_same_part_again(NEIGHBOUR, Inspector::Supervisor, Refusal::NotYours)]
#[case::the_committee_twice(SUPERVISOR, Inspector::Resident, Refusal::Project { fault: ProjectFault::TwoInspectors })]
fn two_who_are_independent_accept(
    #[case] flat: u8,
    #[case] part: Inspector,
    #[case] refused: Refusal,
) {
    let mut village = along(HANDED_OVER + 1);
    assert_eq!(village.by(person(flat), inspect(part, true)), Err(refused));
}

#[test]
fn whoever_works_for_the_committee_does_not_supervise_it() {
    let mut village = along(POSTED);
    grant(&mut village, STAFF, Office::Supervisor);
    village.by(person(NEIGHBOUR), object(1)).unwrap();
    let answered = village.by(person(STAFF), answer(1, Finding::Dismissed));
    assert_eq!(answered, Err(Refusal::NotYours));
    village.by(person(SUPERVISOR), object(2)).unwrap();
    let own = village.by(person(SUPERVISOR), answer(2, Finding::Dismissed));
    assert_eq!(
        own,
        Err(Refusal::Project {
            fault: ProjectFault::OwnObjection
        })
    );
}

#[test]
fn each_gives_stars_once_and_nobody_reads_whose() {
    let mut village = along(ACCEPTED);
    let changes = village.by(person(NEIGHBOUR), rate(Stars::Four)).unwrap();
    let audiences: Vec<_> = changes.iter().map(Change::audience).collect();
    assert_eq!(
        audiences,
        [Audience::Person(person(NEIGHBOUR)), Audience::Public]
    );
    let again = village.by(person(NEIGHBOUR), rate(Stars::One));
    assert_eq!(
        again,
        Err(Refusal::Project {
            fault: ProjectFault::AlreadyRated
        })
    );
    village.by(person(RESIDENT), rate(Stars::Five)).unwrap();
    let ratings: Ratings = village.get(PROPOSAL);
    assert_eq!((ratings.given(), ratings.mean_tenths()), (2, Some(45)));
}

#[test]
fn a_line_beside_the_stars_goes_to_the_committee_without_a_name() {
    let mut village = along(ACCEPTED);
    let remark = (RemarkId(Uuid::from_u128(1)), line("坡道好走"));
    let it = Rate {
        project: PROPOSAL,
        stars: Stars::Five,
        remark: Some(remark),
    };
    let command = Command::Projects(projects::Command::Rate(it));
    let changes = village.by(person(NEIGHBOUR), command).unwrap();
    let name = person(NEIGHBOUR).to_string();
    for change in &changes {
        let Change::Put(record) = change else {
            panic!("nothing is taken away");
        };
        let mine = record.audience() == Audience::Person(person(NEIGHBOUR));
        assert_eq!(record.body().contains(&name), mine, "{record:?}");
    }
}

#[test]
fn the_archive_waits_for_the_stars_and_the_accounts() {
    let mut village = along(ACCEPTED);
    let archived = village.by(person(STAFF), archive());
    assert_eq!(
        archived,
        Err(Refusal::Project {
            fault: ProjectFault::AccountsNotPosted
        })
    );
    village.by(person(STAFF), publish_accounts()).unwrap();
    let archived = village.by(person(STAFF), archive());
    assert_eq!(
        archived,
        Err(Refusal::Project {
            fault: ProjectFault::IndicatorsOpen
        })
    );
    let measured = measure(Met::Yes, None);
    village.by(person(STAFF), measured).unwrap();
    let evaluation = village.project().state.evaluation().unwrap().clone();
    let (last, next) = (evaluation.last, evaluation.next);
    let archived = village.by(person(STAFF), archive());
    assert_eq!(
        archived,
        Err(Refusal::Project {
            fault: ProjectFault::EvaluationRuns { next }
        })
    );
    village.now = next.starts_at();
    let late = village.by(person(NEIGHBOUR), rate(Stars::Four));
    assert_eq!(
        late,
        Err(Refusal::Project {
            fault: ProjectFault::EvaluationOver { last }
        })
    );
    village.by(person(STAFF), archive()).unwrap();
}

#[test]
fn what_is_over_has_no_way_out() {
    let mut over = [along(ARCHIVED), along(POSTED), along(FUNDED), along(POSTED)];
    over[1].by(person(STAFF), call_off()).unwrap();
    over[2].by(person(NEIGHBOUR), withdraw()).unwrap();
    over[3].by(person(NEIGHBOUR), object(1)).unwrap();
    let right = answer(1, Finding::Cancel);
    over[3].by(person(SUPERVISOR), right).unwrap();
    for village in &mut over {
        assert!(village.leg().unwrap().is_over());
        let mut acts = straight_way();
        let beside = [
            (NEIGHBOUR, object(7)),
            (SUPERVISOR, answer(1, Finding::Amend)),
            (STAFF, assign(NEIGHBOUR)),
            (SUPERVISOR, suspend()),
            (SUPERVISOR, resume()),
            (NEIGHBOUR, report(7)),
            (CONTACT, rectify()),
            (RESIDENT, rate(Stars::One)),
            (STAFF, call_off()),
            (NEIGHBOUR, withdraw()),
        ];
        acts.extend(beside.map(|(flat, command)| (0, flat, command)));
        let before = village.project();
        for (_, flat, command) in acts {
            assert!(
                village.by(person(flat), command.clone()).is_err(),
                "{command:?}"
            );
        }
        assert_eq!(village.project(), before);
    }
}

#[test]
fn before_the_works_it_may_be_ended_and_after_that_not() {
    let mut village = along(FUNDED);
    assert_eq!(
        village.by(person(RESIDENT), withdraw()),
        Err(Refusal::NotYours)
    );
    assert_eq!(
        village.by(person(RESIDENT), call_off()),
        Err(Refusal::NotYours)
    );
    let mut village = along(UNDER_WAY);
    let leg = Leg::Executing;
    let elsewhere = Err(Refusal::Project {
        fault: ProjectFault::NotThere { leg },
    });
    assert_eq!(village.by(person(CONVENER), call_off()), elsewhere);
    assert_eq!(village.by(person(NEIGHBOUR), withdraw()), elsewhere);
    let withdraw = |reason| {
        let it = proposals::Withdraw {
            proposal: PROPOSAL,
            reason,
        };
        Command::Proposals(proposals::Command::Withdraw(it))
    };
    let command = withdraw(Some(line("已经有人修好了")));
    let stage = Stage::Project;
    let elsewhere = Err(Refusal::ProposalNotThere { stage });
    assert_eq!(village.by(person(NEIGHBOUR), command.clone()), elsewhere);
    // What is approved and not posted yet is only a proposal.
    let wordless = approved().by(person(NEIGHBOUR), withdraw(None));
    assert_eq!(wordless, Err(Refusal::NoReason));
    approved().by(person(NEIGHBOUR), command).unwrap();
}

#[test]
fn the_convener_of_another_council_stops_nothing() {
    let mut village = along(UNDER_WAY);
    let convener = members::GrantRole {
        id: RoleId(Uuid::from_u128(91)),
        person: person(NEIGHBOUR),
        office: Office::Convener,
        scope: members::Scope::Council(CouncilId(Uuid::from_u128(92))),
        until: Day::new(2028, 1, 1).unwrap(),
    };
    let form = councils::Form {
        id: CouncilId(Uuid::from_u128(92)),
        community: COMMUNITY,
        kind: councils::CouncilKind::Neighbourhood,
        name: line("邻里理事会"),
        compound: None,
    };
    let form = Command::Councils(councils::Command::Form(form));
    village.by(person(STAFF), form).unwrap();
    village.system(Command::Members(members::Command::GrantRole(convener)));
    for command in [suspend(), call_off()] {
        let tried = village.by(person(NEIGHBOUR), command);
        assert_eq!(tried, Err(Refusal::NotYours));
    }
}

#[rstest]
#[case::none(0, Some(Refusal::NoPhoto))]
#[case::as_many_as_allowed(9, None)]
#[case::one_more(10, Some(Refusal::TooMany { most: 9 }))]
fn an_act_that_is_shown_by_photos_has_some(#[case] count: u8, #[case] refused: Option<Refusal>) {
    let photos: Vec<_> = (0..count)
        .map(|number| photo(&number.to_string()))
        .collect();
    let mut village = along(1);
    let it = projects::Evidence {
        project: PROPOSAL,
        photos: photos.clone(),
    };
    let evidence = Command::Projects(projects::Command::Evidence(it));
    assert_eq!(village.by(person(STAFF), evidence).err(), refused.clone());
    // One that hangs there already makes up for none.
    let it = projects::Evidence {
        project: PROPOSAL,
        photos: Vec::new(),
    };
    let none = Command::Projects(projects::Command::Evidence(it));
    let tried = along(POSTED).by(person(STAFF), none);
    assert_eq!(tried, Err(Refusal::NoPhoto));
    let mut village = along(UNDER_WAY);
    let it = projects::Reach {
        project: PROPOSAL,
        step: 0,
        photos,
        note: None,
    };
    let reach = Command::Projects(projects::Command::Reach(it));
    assert_eq!(village.by(person(CONTACT), reach).err(), refused);
}
