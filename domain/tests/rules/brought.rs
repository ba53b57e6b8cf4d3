//! A proposal before its owners: it moves with the assembly that has it, and becomes a project if they
//! pass it.

use domain::councils::Choice;
use domain::owners::{
    CallAssembly, CancelAssembly, Command as Act, Cost, Force, Item, Matter, OwnersFault,
    PostAssembly, PostOwnersResult, Scope,
};
use domain::projects::{self, Leg, Project, ProjectState, Publish};
use domain::proposals::{
    self, Cancel, Forum, Proposal, ProposalState, SetSupport, Stage, Submit, Turn, Withdraw,
};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::assembly::{ASSEMBLY, STAFF, act, call, refused, under};
use crate::village::*;

const AUTHOR: u8 = 1;

fn of(command: proposals::Command) -> Command {
    Command::Proposals(command)
}

/// A village whose proposal is accepted as the owners' and routed to them.
fn routed() -> Village {
    let mut village = under("linjiang");
    village.by(person(AUTHOR), submit()).unwrap();
    let staff = person(STAFF);
    village
        .by(staff, accept(proposals::Matter::Owners))
        .unwrap();
    village.by(staff, route(Forum::OwnersDecision)).unwrap();
    village
}

/// An assembly with a matter for each that is named, each from the proposal.
fn on_it(village: &Village, force: Force, matters: &[Matter]) -> CallAssembly {
    let mut call = call(village.now, force, matters);
    for item in &mut call.items {
        item.proposal = Some(PROPOSAL);
    }
    call
}

fn state(village: &Village) -> ProposalState {
    village.get::<Proposal>(PROPOSAL).state
}

fn before(turn: Turn) -> ProposalState {
    let assembly = ASSEMBLY;
    ProposalState::Owners { assembly, turn }
}

fn posts(village: &mut Village, assembly: AssemblyId) -> Result<Vec<Change>, Refusal> {
    village.staff(Act::PostAssembly(PostAssembly { assembly }))
}

/// Called, posted, its roll frozen, opened.
fn opened(village: &mut Village, force: Force, matters: &[Matter]) {
    let call = on_it(village, force, matters);
    let (assembly, opens_at) = (call.id, call.opens_at);
    village.staff(Act::CallAssembly(call)).unwrap();
    posts(village, assembly).unwrap();
    village
        .staff(Act::FreezeRoll(owners::FreezeRoll { assembly }))
        .unwrap();
    village.now = opens_at;
    village
        .staff(match force {
            Force::Statutory => Act::OpenOwnersVote(owners::OpenOwnersVote { assembly }),
            Force::Advisory => Act::OpenAdvisory(owners::OpenAdvisory { assembly }),
        })
        .unwrap();
}

/// So many of the six heads agree, and so many are against it.
fn votes(village: &mut Village, agree: u8, against: u8) {
    for flat in 1..=agree + against {
        let choice = match flat <= agree {
            true => Choice::Agree,
            false => Choice::Against,
        };
        let answer = owners::Answer::Choice(choice);
        village.casts(flat, &[answer]).unwrap();
    }
    village.now = village.now.plus_days(14);
    village.closes(&[]).unwrap();
}

fn posts_result(village: &mut Village) {
    let post = PostOwnersResult {
        assembly: ASSEMBLY,
        witnesses: vec![line("街道 周工"), line("业主 石秀兰")],
    };
    village.staff(Act::PostOwnersResult(post)).unwrap();
}

fn decided(agree: u8, against: u8) -> Village {
    let mut village = routed();
    opened(&mut village, Force::Statutory, &[Matter::Rebuild]);
    votes(&mut village, agree, against);
    posts_result(&mut village);
    village
}

#[rstest]
#[case(6, 0, Turn::Passed, Stage::Approved)]
#[case(2, 4, Turn::Failed, Stage::NotApproved)]
#[case(3, 0, Turn::NoQuorum, Stage::NoQuorum)]
fn a_proposal_moves_with_its_assembly(
    #[case] agree: u8,
    #[case] against: u8,
    #[case] turn: Turn,
    #[case] stage: Stage,
) {
    let mut village = routed();
    let call = on_it(&village, Force::Statutory, &[Matter::Rebuild]);
    let (assembly, opens_at) = (call.id, call.opens_at);
    village.staff(Act::CallAssembly(call)).unwrap();
    // A draft is the office's alone.
    assert_eq!(
        state(&village),
        ProposalState::Routed(Forum::OwnersDecision)
    );
    posts(&mut village, assembly).unwrap();
    assert_eq!(state(&village), before(Turn::Posted));
    assert_eq!(state(&village).stage(), Stage::Scheduled);
    village
        .staff(Act::FreezeRoll(owners::FreezeRoll { assembly }))
        .unwrap();
    village.now = opens_at;
    village
        .staff(Act::OpenOwnersVote(owners::OpenOwnersVote { assembly }))
        .unwrap();
    assert_eq!(state(&village).stage(), Stage::Voting);
    votes(&mut village, agree, against);
    // What came out is staff's until it is posted, and so is what became of the proposal.
    assert_eq!(state(&village), before(Turn::Open));
    posts_result(&mut village);
    assert_eq!(state(&village), before(turn));
    assert_eq!(state(&village).stage(), stage);
    assert_eq!(
        village.get::<Proposal>(PROPOSAL).audience(),
        Audience::Public
    );
}

fn publish() -> Command {
    Command::Projects(projects::Command::Publish(Publish {
        project: PROPOSAL,
        text: prose("同意按方案改造吗？"),
        photos: Vec::new(),
    }))
}

#[test]
fn what_owners_passed_becomes_a_project_that_no_council_ends() {
    let mut village = decided(6, 0);
    village.by(person(STAFF), publish()).unwrap();
    let project: Project = village.get(PROPOSAL);
    assert_eq!((project.council, project.vote), (None, None));
    assert_eq!(project.assembly, Some(ASSEMBLY));
    let assembly: owners::Assembly = village.get(ASSEMBLY);
    assert_eq!(project.pack, assembly.pack);
    // As long as results of owners' votes are posted.
    assert_eq!(project.notice.days, 15);
    let leg = Leg::Publicity;
    assert_eq!(state(&village), ProposalState::Project { vote: None, leg });
    let cancel = || {
        Command::Projects(projects::Command::Cancel(projects::Cancel {
            project: PROPOSAL,
            reason: line("施工单位退出"),
        }))
    };
    let by_neighbour = village.by(person(2), cancel());
    assert_eq!(by_neighbour, Err(Refusal::NotYours));
    village.by(person(STAFF), cancel()).unwrap();
    let project: Project = village.get(PROPOSAL);
    assert!(matches!(project.state, ProjectState::Cancelled { .. }));
}

#[rstest]
#[case(2, 4, Stage::NotApproved)]
#[case(3, 0, Stage::NoQuorum)]
fn what_owners_did_not_pass_becomes_none(
    #[case] agree: u8,
    #[case] against: u8,
    #[case] stage: Stage,
) {
    let mut village = decided(agree, against);
    let published = village.by(person(STAFF), publish());
    assert_eq!(published, Err(Refusal::ProposalNotThere { stage }));
}

#[test]
fn of_several_matters_all_must_pass() {
    let mut village = routed();
    opened(
        &mut village,
        Force::Statutory,
        &[Matter::Rebuild, Matter::UseFund],
    );
    for flat in 1..=6 {
        let answers = [Choice::Agree, Choice::Against].map(owners::Answer::Choice);
        village.casts(flat, &answers).unwrap();
    }
    village.now = village.now.plus_days(14);
    village.closes(&[]).unwrap();
    posts_result(&mut village);
    assert_eq!(state(&village), before(Turn::Failed));
}

#[test]
fn an_asking_for_opinions_leaves_it_where_it_is() {
    let mut village = routed();
    opened(&mut village, Force::Advisory, &[Matter::Rebuild]);
    votes(&mut village, 6, 0);
    posts_result(&mut village);
    let waits = ProposalState::Routed(Forum::OwnersDecision);
    assert_eq!(state(&village), waits);
    let asked: owners::Assembly = village.get(ASSEMBLY);
    assert_eq!(asked.items[0].proposal, Some(PROPOSAL));
}

#[test]
fn a_cancelled_vote_lets_it_wait_again() {
    let mut village = routed();
    opened(&mut village, Force::Statutory, &[Matter::Rebuild]);
    assert_eq!(state(&village), before(Turn::Open));
    let cancel = CancelAssembly {
        assembly: ASSEMBLY,
        reason: line("公告写错了范围"),
    };
    village.staff(Act::CancelAssembly(cancel)).unwrap();
    assert_eq!(
        state(&village),
        ProposalState::Routed(Forum::OwnersDecision)
    );
}

#[test]
fn too_few_may_be_asked_once_more() {
    let mut village = decided(3, 0);
    let mut again = on_it(&village, Force::Statutory, &[Matter::Rebuild]);
    again.id = AssemblyId(Uuid::from_u128(71));
    let assembly = again.id;
    village.staff(Act::CallAssembly(again)).unwrap();
    posts(&mut village, assembly).unwrap();
    let turn = Turn::Posted;
    assert_eq!(state(&village), ProposalState::Owners { assembly, turn });
    // The first one says nothing about it any more.
    let first: owners::Assembly = village.get(ASSEMBLY);
    assert!(matches!(first.state, owners::AssemblyState::Public { .. }));
}

#[test]
fn one_assembly_at_a_time_has_it() {
    let mut village = routed();
    let first = on_it(&village, Force::Statutory, &[Matter::Rebuild]);
    let mut second = first.clone();
    second.id = AssemblyId(Uuid::from_u128(71));
    let ids = (first.id, second.id);
    // Two may draft it; the first that is posted has it.
    village.staff(Act::CallAssembly(first)).unwrap();
    village.staff(Act::CallAssembly(second)).unwrap();
    posts(&mut village, ids.0).unwrap();
    let stage = Stage::Scheduled;
    let fault = OwnersFault::ProposalDoesNotWait { stage };
    assert_eq!(refused(posts(&mut village, ids.1)), fault);
}

#[rstest]
#[case::handed_in(Stage::Submitted)]
#[case::not_routed(Stage::Accepted)]
#[case::to_a_council(Stage::Routed)]
fn what_does_not_wait_for_owners_is_not_brought(#[case] stage: Stage) {
    let mut village = under("linjiang");
    let staff = person(STAFF);
    village.by(person(AUTHOR), submit()).unwrap();
    if stage != Stage::Submitted {
        village
            .by(staff, accept(proposals::Matter::Council))
            .unwrap();
    }
    if stage == Stage::Routed {
        village.by(staff, route(Forum::Neighbourhood)).unwrap();
    }
    let called = on_it(&village, Force::Statutory, &[Matter::Rebuild]);
    let fault = refused(village.staff(Act::CallAssembly(called)));
    assert_eq!(fault, OwnersFault::ProposalDoesNotWait { stage });
}

#[test]
fn a_proposal_that_is_not_there_or_elsewhere_is_not_brought() {
    let mut village = routed();
    let mut call = on_it(&village, Force::Statutory, &[Matter::Rebuild]);
    call.items[0].proposal = Some(ProposalId(Uuid::from_u128(404)));
    let gone = village.staff(Act::CallAssembly(call));
    assert_eq!(gone, Err(Refusal::NotFound));
    let there: Proposal = village.get(PROPOSAL);
    let elsewhere = Proposal {
        compound: CompoundId(Uuid::from_u128(99)),
        ..there
    };
    let record = std::sync::Arc::new(Record::from(elsewhere));
    village.town.put(record);
    let call = on_it(&village, Force::Statutory, &[Matter::Rebuild]);
    let fault = refused(village.staff(Act::CallAssembly(call)));
    assert_eq!(fault, OwnersFault::ProposalElsewhere);
}

// Of one building: what is about it, or about a place of all that touches no more than it.
#[rstest]
#[case::of_all(proposals::Impact::Compound, None, true)]
#[case::small_and_there(proposals::Impact::Small, None, false)]
#[case::small_and_another(proposals::Impact::Small, Some(99), true)]
fn a_building_decides_nothing_wider(
    #[case] impact: proposals::Impact,
    #[case] place: Option<u128>,
    #[case] barred: bool,
) {
    let mut village = routed();
    let mut there: Proposal = village.get(PROPOSAL);
    let mut found = *there.assessment.clone().unwrap();
    found.impact = Some(impact);
    there.assessment = Some(Box::new(found));
    if let Some(id) = place {
        there.details.place = proposals::Place::Building(BuildingId(Uuid::from_u128(id)));
    }
    village.town.put(std::sync::Arc::new(Record::from(there)));
    let building = village.town.all::<members::Building>().next().unwrap().id;
    let mut call = on_it(&village, Force::Advisory, &[Matter::Rebuild]);
    call.scope = Scope::Building(building);
    let said = village.staff(Act::CallAssembly(call));
    let elsewhere = said == Err(OwnersFault::ProposalElsewhere.into());
    assert_eq!(elsewhere, barred, "{said:?}");
}

#[test]
fn what_is_before_the_owners_is_theirs() {
    let mut village = routed();
    let call = on_it(&village, Force::Statutory, &[Matter::Rebuild]);
    let assembly = call.id;
    village.staff(Act::CallAssembly(call)).unwrap();
    posts(&mut village, assembly).unwrap();
    let back = || {
        of(proposals::Command::Withdraw(Withdraw {
            proposal: PROPOSAL,
            reason: Some(line("已经修好了")),
        }))
    };
    let end = || {
        of(proposals::Command::Cancel(Cancel {
            proposal: PROPOSAL,
            reason: line("东门要整体改造"),
        }))
    };
    let stage = Stage::Scheduled;
    let there = Err(Refusal::ProposalNotThere { stage });
    assert_eq!(village.by(person(AUTHOR), back()), there.clone());
    assert_eq!(village.by(person(STAFF), end()), there);
    // Neighbours go on supporting it.
    let supports = true;
    let proposal = PROPOSAL;
    let support = SetSupport { proposal, supports };
    village
        .by(person(2), of(proposals::Command::Support(support)))
        .unwrap();
    // Nor does anybody take back what they passed; where too few came, it goes as before.
    let stage = Stage::Approved;
    let passed = decided(6, 0).by(person(AUTHOR), back());
    assert_eq!(passed, Err(Refusal::ProposalNotThere { stage }));
    let mut few = decided(3, 0);
    few.by(person(AUTHOR), back()).unwrap();
    assert_eq!(state(&few).stage(), Stage::Withdrawn);
}

#[test]
fn what_owners_said_no_to_rests_a_while() {
    let mut village = decided(2, 4);
    let Command::Proposals(proposals::Command::Submit(it)) = submit() else {
        panic!("submit is an act on proposals")
    };
    let again = |facts| {
        of(proposals::Command::Submit(Submit {
            id: ProposalId(Uuid::from_u128(55)),
            facts,
            ..it.clone()
        }))
    };
    village.now = village.now.plus_days(30);
    let soon = village.by(person(AUTHOR), again(None));
    assert!(matches!(soon, Err(Refusal::SameTooSoon { .. })), "{soon:?}");
    let facts = Some(prose("街道给了补贴。"));
    village.by(person(AUTHOR), again(facts)).unwrap();
}

#[test]
fn an_amount_is_more_than_nothing() {
    let mut village = under("linjiang");
    let mut call = call(village.now, Force::Statutory, &[Matter::UseFund]);
    call.items[0].cost = Some(Cost::Amount(Money(0)));
    let called = village.by(person(STAFF), act(Act::CallAssembly(call)));
    assert_eq!(called, Err(Refusal::BelowZero));
}

// Ten heads at least are told of, there and elsewhere: six are too few.
#[test]
fn of_too_few_nothing_is_told_apart() {
    let mut village = under("linjiang");
    let town: &dyn Town = &village.town;
    let home: members::Home = town.get(home(&village.town, 1)).unwrap();
    let mut call = call(village.now, Force::Statutory, &[Matter::Rebuild]);
    call.items[0].affects = Some(Scope::Unit(home.unit));
    let (assembly, opens_at) = (call.id, call.opens_at);
    village.staff(Act::CallAssembly(call)).unwrap();
    posts(&mut village, assembly).unwrap();
    village
        .staff(Act::FreezeRoll(owners::FreezeRoll { assembly }))
        .unwrap();
    assert_eq!(village.turnout().affected, []);
    village.now = opens_at;
    village
        .staff(Act::OpenOwnersVote(owners::OpenOwnersVote { assembly }))
        .unwrap();
    votes(&mut village, 4, 2);
    assert_eq!(village.decided().decided[0].affected, None);
}

// What was stored before there was any of this reads and writes as it did.
#[test]
fn a_matter_of_before_is_the_same_bytes() {
    let before = r#"{"matter":"rebuild","title":"改不改","text":"同意按方案改造吗？"}"#;
    let item: Item = serde_json::from_str(before).unwrap();
    assert_eq!((item.proposal, item.affects, item.cost), (None, None, None));
    assert_eq!(serde_json::to_string(&item).unwrap(), before);
    let vote = VOTE;
    let before = format!(r#"{{"project":{{"vote":"{vote}","leg":"funded"}}}}"#);
    let state: ProposalState = serde_json::from_str(&before).unwrap();
    let leg = Leg::Funded;
    let vote = Some(vote);
    assert_eq!(state, ProposalState::Project { vote, leg });
    assert_eq!(serde_json::to_string(&state).unwrap(), before);
}
