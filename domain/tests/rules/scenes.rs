//! The nine scenes (九大场景): who gives one to a proposal, and what has none.

use crate::village::*;
use crate::volunteering;
use domain::proposals::{
    self, Details, Matter, Part, Proposal, Return, ReturnReason, Revise, Split, Submit,
};
use domain::volunteering::{Activity, Command as Act, Every, StartSeries};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

const STAFF: u8 = 6;

fn act(command: proposals::Command) -> Command {
    Command::Proposals(command)
}

fn of(scene: Option<Scene>) -> Details {
    Details { scene, ..details() }
}

/// A village in which the first neighbour proposed with this scene.
fn proposed(scene: Option<Scene>) -> Village {
    let mut village = Village::new();
    let it = Submit {
        id: PROPOSAL,
        community: COMMUNITY,
        compound: COMPOUND,
        details: of(scene),
        facts: None,
        behalf: None,
    };
    village
        .by(person(1), act(proposals::Command::Submit(it)))
        .unwrap();
    village
}

fn scene(village: &Village) -> Option<Scene> {
    village.get::<Proposal>(PROPOSAL).details.scene
}

#[rstest]
#[case::nobody_chose(None, None, None)]
#[case::the_proposer_chose(Some(Scene::LowCarbon), None, Some(Scene::LowCarbon))]
#[case::the_committee_adds_it(None, Some(Scene::Health), Some(Scene::Health))]
#[case::the_committee_corrects_it(
    Some(Scene::LowCarbon),
    Some(Scene::Building),
    Some(Scene::Building)
)]
fn the_committee_sets_or_corrects_the_scene(
    #[case] proposer: Option<Scene>,
    #[case] committee: Option<Scene>,
    #[case] after: Option<Scene>,
) {
    let mut accepted = proposed(proposer);
    let Command::Proposals(proposals::Command::Accept(it)) = accept(Matter::Council) else {
        unreachable!("accepting is of this slice");
    };
    let it = proposals::Accept {
        scene: committee,
        ..it
    };
    accepted
        .by(person(STAFF), act(proposals::Command::Accept(it)))
        .unwrap();
    assert_eq!(scene(&accepted), after);

    let mut returned = proposed(proposer);
    let it = Return {
        proposal: PROPOSAL,
        reason: ReturnReason::GoalUnclear,
        note: prose("请写明几个月内做到"),
        scene: committee,
    };
    returned
        .by(person(STAFF), act(proposals::Command::Return(it)))
        .unwrap();
    assert_eq!(scene(&returned), after);
    // Whoever mends it has the last word.
    let it = Revise {
        proposal: PROPOSAL,
        details: of(Some(Scene::Service)),
    };
    returned
        .by(person(1), act(proposals::Command::Revise(it)))
        .unwrap();
    assert_eq!(scene(&returned), Some(Scene::Service));
}

#[test]
fn each_part_of_a_split_has_a_scene_of_its_own() {
    let mut village = proposed(Some(Scene::Education));
    let part = |number: u128, scene| Part {
        id: ProposalId(Uuid::from_u128(number)),
        details: of(scene),
        offers: Vec::new(),
    };
    let it = Split {
        proposal: PROPOSAL,
        reason: line("两件事"),
        parts: vec![part(71, Some(Scene::Service)), part(72, None)],
    };
    village
        .by(person(STAFF), act(proposals::Command::Split(it)))
        .unwrap();
    let part = |number| {
        let id = ProposalId(Uuid::from_u128(number));
        village.get::<Proposal>(id).details.scene
    };
    assert_eq!((part(71), part(72)), (Some(Scene::Service), None));
    assert_eq!(scene(&village), Some(Scene::Education));
}

#[test]
fn a_series_has_its_scene_each_time() {
    let mut village = Village::new();
    let mut plan = volunteering::plan(&village);
    plan.scene = Some(Scene::Neighbourhood);
    let start = StartSeries {
        id: SeriesId(Uuid::from_u128(5)),
        community: COMMUNITY,
        every: Every::Week,
        last_on: plan.starts_at.day().plus(14),
        except: Vec::new(),
        plan,
    };
    let start = Command::Volunteering(Act::StartSeries(start));
    village.by(person(STAFF), start).unwrap();
    let scenes: Vec<_> = village.town.all::<Activity>().map(|it| it.scene).collect();
    assert_eq!(scenes, [Some(Scene::Neighbourhood); 3]);
}

#[test]
fn what_was_written_before_there_were_scenes_is_read_and_written_as_it_was() {
    let stored = serde_json::to_string(&details()).unwrap();
    assert!(!stored.contains("scene"), "{stored}");
    assert_eq!(serde_json::from_str::<Details>(&stored).unwrap(), details());
    let plan = volunteering::plan(&Village::new());
    assert!(!serde_json::to_string(&plan).unwrap().contains("scene"));
}
