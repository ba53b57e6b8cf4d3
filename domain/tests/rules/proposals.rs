//! From a problem to an accepted proposal.

use crate::village::*;
use domain::members::{Office, Scope};
use domain::proposals::{
    self, Assessment, Behalf, Finding, Merge, Proposal, ProposalState, Pulse, Reject, Return,
    ReturnReason, Revise, Say, SetSupport, Stage, Stance, Support, Withdraw,
};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

fn act(command: proposals::Command) -> Command {
    Command::Proposals(command)
}

fn support(supports: bool) -> Command {
    act(proposals::Command::Support(SetSupport {
        proposal: PROPOSAL,
        supports,
    }))
}

fn say(id: u128, stance: Stance, answers: Option<u128>) -> Command {
    act(proposals::Command::Say(Say {
        id: CommentId(Uuid::from_u128(id)),
        proposal: PROPOSAL,
        stance,
        text: prose("说得在理"),
        answers: answers.map(|id| CommentId(Uuid::from_u128(id))),
    }))
}

fn submitted() -> Village {
    let mut village = Village::new();
    village.by(person(1), submit()).unwrap();
    village
}

#[test]
fn each_neighbour_supports_once() {
    let mut village = submitted();
    village.by(person(2), support(true)).unwrap();
    assert_eq!(village.by(person(2), support(true)), Ok(Vec::new()));
    assert_eq!(village.get::<Pulse>(PROPOSAL).supporters, 2);
    village.by(person(2), support(false)).unwrap();
    assert_eq!(village.get::<Pulse>(PROPOSAL).supporters, 1);
    assert_eq!(
        village.by(person(1), support(false)),
        Err(Refusal::OwnProposal)
    );
}

#[test]
fn a_question_is_answered_and_nothing_else_is() {
    let mut village = submitted();
    village
        .by(person(2), say(20, Stance::Question, None))
        .unwrap();
    village
        .by(person(3), say(21, Stance::Against, None))
        .unwrap();
    village
        .by(person(6), say(22, Stance::Answer, Some(20)))
        .unwrap();
    let wrong = [
        say(23, Stance::Answer, Some(21)),
        say(24, Stance::Answer, None),
    ];
    for command in wrong {
        assert_eq!(village.by(person(6), command), Err(Refusal::NotAQuestion));
    }
    assert_eq!(
        village.by(person(2), say(25, Stance::For, Some(20))),
        Err(Refusal::NotAQuestion)
    );
    let pulse: Pulse = village.get(PROPOSAL);
    assert_eq!((pulse.for_it, pulse.against, pulse.questions), (0, 1, 1));
}

#[test]
fn a_returned_proposal_is_mended_by_its_author_alone() {
    let mut village = submitted();
    let give_back = Return {
        proposal: PROPOSAL,
        reason: ReturnReason::GoalUnclear,
        note: prose("请写明几个月内做到"),
        scene: None,
    };
    village
        .by(person(6), act(proposals::Command::Return(give_back)))
        .unwrap();
    let revise = Revise {
        proposal: PROPOSAL,
        details: details(),
    };
    let revise = act(proposals::Command::Revise(revise));
    assert_eq!(
        village.by(person(2), revise.clone()),
        Err(Refusal::NotYours)
    );
    village.by(person(1), revise.clone()).unwrap();
    assert_eq!(
        village.get::<Proposal>(PROPOSAL).state,
        ProposalState::Submitted
    );
    let stage = Stage::Submitted;
    assert_eq!(
        village.by(person(1), revise),
        Err(Refusal::ProposalNotThere { stage })
    );
}

#[test]
fn a_proposal_is_merged_into_another_that_is_under_way() {
    let mut village = submitted();
    let other = ProposalId(Uuid::from_u128(70));
    let into = |into| {
        let proposal = PROPOSAL;
        act(proposals::Command::Merge(Merge { proposal, into }))
    };
    let merged = village.by(person(6), into(PROPOSAL));
    assert_eq!(merged, Err(Refusal::MergedIntoItself));
    let Command::Proposals(proposals::Command::Submit(it)) = submit() else {
        unreachable!("a submission")
    };
    let another = proposals::Submit { id: other, ..it };
    village
        .by(person(2), act(proposals::Command::Submit(another)))
        .unwrap();
    let withdraw = Withdraw {
        proposal: other,
        reason: None,
    };
    village
        .by(person(2), act(proposals::Command::Withdraw(withdraw)))
        .unwrap();
    let stage = Stage::Withdrawn;
    let merged = village.by(person(6), into(other));
    assert_eq!(merged, Err(Refusal::NotOpenForMerging { stage }));
}

#[test]
fn merging_brings_supporters_along_and_counts_each_once() {
    let mut village = submitted();
    let other = ProposalId(Uuid::from_u128(50));
    let (community, compound) = (COMMUNITY, COMPOUND);
    let it = proposals::Submit {
        id: other,
        community,
        compound,
        details: details(),
        facts: None,
        behalf: None,
    };
    village
        .by(person(2), act(proposals::Command::Submit(it)))
        .unwrap();
    village.by(person(3), support(true)).unwrap();
    village
        .by(
            person(3),
            act(proposals::Command::Support(SetSupport {
                proposal: other,
                supports: true,
            })),
        )
        .unwrap();
    let merge = |proposal, into| act(proposals::Command::Merge(Merge { proposal, into }));
    assert!(village.by(person(6), merge(other, other)).is_err());
    village.by(person(6), merge(other, PROPOSAL)).unwrap();
    assert_eq!(
        village.get::<Proposal>(other).state,
        ProposalState::Merged { into: PROPOSAL }
    );
    assert_eq!(village.get::<Pulse>(PROPOSAL).supporters, 3);
    let supports = (&village.town as &dyn Town).of::<Support>(PROPOSAL);
    assert_eq!(supports.len(), 3);
}

#[test]
fn nothing_moves_a_proposal_that_is_out() {
    let mut village = submitted();
    let reject = Reject {
        proposal: PROPOSAL,
        note: prose("物业公司的分内事"),
    };
    village
        .by(person(6), act(proposals::Command::Reject(reject.clone())))
        .unwrap();
    let stage = Stage::Rejected;
    for (flat, command) in [
        (6, act(proposals::Command::Reject(reject))),
        (
            1,
            act(proposals::Command::Withdraw(Withdraw {
                proposal: PROPOSAL,
                reason: None,
            })),
        ),
        (2, support(true)),
        (2, say(30, Stance::For, None)),
    ] {
        assert_eq!(
            village.by(person(flat), command),
            Err(Refusal::ProposalNotThere { stage })
        );
    }
}

#[test]
fn residents_read_it_first_and_everyone_once_it_is_accepted() {
    let mut village = submitted();
    let readers = |village: &Village| {
        let proposal: Proposal = village.get(PROPOSAL);
        let pulse: Pulse = village.get(PROPOSAL);
        [proposal.audience(), pulse.audience()]
    };
    assert_eq!(readers(&village), [Audience::Residents; 2]);
    village.by(person(2), support(true)).unwrap();
    assert_eq!(readers(&village), [Audience::Residents; 2]);
    village
        .by(person(6), accept(proposals::Matter::Council))
        .unwrap();
    assert_eq!(readers(&village), [Audience::Public; 2]);
    assert_eq!(village.get::<Pulse>(PROPOSAL).supporters, 2);
    village.by(person(3), support(true)).unwrap();
    assert_eq!(readers(&village), [Audience::Public; 2]);
    for record in rebuilt(&village.town) {
        assert_eq!(*village.town.find(record.key()).unwrap(), record);
    }
}

#[test]
fn sources_are_named_once_each_at_most() {
    let mut village = submitted();
    let Command::Proposals(proposals::Command::Accept(mut it)) = accept(proposals::Matter::Council)
    else {
        panic!("accept is an act on proposals")
    };
    it.assessment.sources = vec![proposals::Source::Residents; 6];
    let refused = village.by(person(6), act(proposals::Command::Accept(it)));
    assert_eq!(refused, Err(Refusal::TooMany { most: 5 }));
}

#[test]
fn a_place_outside_the_compound_is_refused() {
    let mut village = Village::new();
    let mut details = details();
    details.place = proposals::Place::Spot(SpotId(Uuid::from_u128(99)));
    let (community, compound) = (COMMUNITY, COMPOUND);
    let it = proposals::Submit {
        id: PROPOSAL,
        community,
        compound,
        details,
        facts: None,
        behalf: None,
    };
    let refused = village.by(person(1), act(proposals::Command::Submit(it)));
    assert_eq!(refused, Err(Refusal::NoSuchPlace));
}

#[test]
fn derived_numbers_are_folds_of_what_is_stored() {
    let mut village = submitted();
    village.by(person(2), support(true)).unwrap();
    village
        .by(person(2), say(40, Stance::Against, None))
        .unwrap();
    for record in rebuilt(&village.town) {
        let stored = village.town.find(record.key()).unwrap();
        assert_eq!(*stored, record);
    }
}

/// What an office could leave out of an assessment.
type Leaving = fn(&mut Assessment);

#[rstest]
#[case::object(|it: &mut Assessment| it.object = None, Finding::Object)]
#[case::impact(|it: &mut Assessment| it.impact = None, Finding::Impact)]
#[case::shared(|it: &mut Assessment| it.shared = None, Finding::Shared)]
#[case::funds(|it: &mut Assessment| it.funds = None, Finding::Funds)]
#[case::materials(|it: &mut Assessment| it.materials = None, Finding::Materials)]
#[case::manpower(|it: &mut Assessment| it.manpower = None, Finding::Manpower)]
#[case::indicators(|it: &mut Assessment| it.indicators = None, Finding::Indicators)]
#[case::data(|it: &mut Assessment| it.data = None, Finding::Data)]
#[case::evaluator(|it: &mut Assessment| it.evaluator = None, Finding::Evaluator)]
fn a_proposal_is_accepted_with_its_whole_assessment(
    #[case] leave_out: Leaving,
    #[case] what: Finding,
) {
    let mut village = submitted();
    let Command::Proposals(proposals::Command::Accept(mut it)) = accept(proposals::Matter::Council)
    else {
        panic!("accept is an act on proposals")
    };
    leave_out(&mut it.assessment);
    let refused = village.by(person(6), act(proposals::Command::Accept(it)));
    assert_eq!(refused, Err(Refusal::AssessmentLacks { what }));
}

#[test]
fn an_assessment_from_before_these_findings_still_reads() {
    let stored = r#"{"matter":"council","homes":6,"implementer":"居委会","process":"十二月施工",
        "budget":80000,"sources":["self_completed"]}"#;
    let read: Assessment = serde_json::from_str(stored).unwrap();
    assert_eq!(read.lacks(), Some(Finding::Object));
}

/// Whom a worker hands a proposal in for.
fn for_a_resident(flat: u8, village: &Village) -> Command {
    let Command::Proposals(proposals::Command::Submit(it)) = submit() else {
        panic!("submit is an act on proposals")
    };
    let behalf = Behalf {
        home: home(&village.town, flat),
        name: line("秦招娣"),
    };
    act(proposals::Command::Submit(proposals::Submit {
        behalf: Some(behalf),
        ..it
    }))
}

#[rstest]
#[case::grid_worker_of_the_compound(2, Scope::Compound(COMPOUND), None)]
#[case::grid_worker_of_the_community(2, Scope::Community(COMMUNITY), None)]
#[case::grid_worker_of_another_compound(
    2,
    Scope::Compound(CompoundId(Uuid::from_u128(9))),
    Some(Refusal::NotYours)
)]
#[case::a_neighbour(3, Scope::Compound(COMPOUND), Some(Refusal::NotYours))]
#[case::staff(6, Scope::Compound(COMPOUND), None)]
fn a_grid_worker_hands_in_for_a_resident(
    #[case] flat: u8,
    #[case] scope: Scope,
    #[case] refused: Option<Refusal>,
) {
    let mut village = Village::new();
    let role = members::Role {
        id: RoleId(Uuid::from_u128(60)),
        person: person(2),
        office: Office::GridWorker,
        scope,
        from: village.now.day(),
        until: Day::new(2028, 1, 1).unwrap(),
        ended: None,
    };
    village.town.put(std::sync::Arc::new(role.into()));
    let submit = for_a_resident(1, &village);
    assert_eq!(village.by(person(flat), submit).err(), refused);
    if refused.is_none() {
        let proposal: Proposal = village.get(PROPOSAL);
        assert_eq!(proposal.author.shown, "7号楼 秦**");
        assert_eq!(proposal.author.person, person(flat));
        let worker: members::Neighbour = village.get(person(flat));
        assert_eq!(proposal.through, Some(worker.shown));
        let body = Record::from(proposal).body();
        assert!(!body.contains("招娣"), "the name is not kept");
        assert!(!body.contains("7-2-101"), "nor is the room");
    }
}
