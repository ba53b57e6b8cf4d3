//! Splitting a proposal that asks for several things.

use domain::proposals::{
    self, AnswerInvitation, CoProposer, Forum, Invite, Part, Proposal, ProposalState, Pulse,
    SetSupport, Split, Stage, Support,
};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::village::*;

const AUTHOR: u8 = 1;
const STAFF: u8 = 6;

fn act(command: proposals::Command) -> Command {
    Command::Proposals(command)
}

fn part(number: u128) -> ProposalId {
    ProposalId(Uuid::from_u128(500 + number))
}

fn split(parts: u128) -> Command {
    let one = |number| {
        let mut details = details();
        details.title = line(&format!("第{number}件"));
        Part {
            id: part(number),
            details,
            offers: Vec::new(),
        }
    };
    act(proposals::Command::Split(Split {
        proposal: PROPOSAL,
        reason: line("坡道和扶手由两家来做，分开走得快"),
        parts: (0..parts).map(one).collect(),
    }))
}

fn supported_by_two_and_proposed_by_two() -> Village {
    let mut village = Village::new();
    village.by(person(AUTHOR), submit()).unwrap();
    let support = act(proposals::Command::Support(SetSupport {
        proposal: PROPOSAL,
        supports: true,
    }));
    village.by(person(3), support).unwrap();
    let invite = act(proposals::Command::Invite(Invite {
        proposal: PROPOSAL,
        person: person(2),
    }));
    village.by(person(AUTHOR), invite).unwrap();
    let joins = act(proposals::Command::AnswerInvitation(AnswerInvitation {
        proposal: PROPOSAL,
        joins: true,
        code: None,
    }));
    village.by(person(2), joins).unwrap();
    village
}

#[test]
fn whoever_stood_behind_the_whole_stands_behind_each_part() {
    let mut village = supported_by_two_and_proposed_by_two();
    village.by(person(STAFF), split(2)).unwrap();
    let whole: Proposal = village.get(PROPOSAL);
    let ProposalState::Split { parts, .. } = &whole.state else {
        panic!("{:?}", whole.state);
    };
    assert_eq!(*parts, [part(0), part(1)]);
    for number in 0..2 {
        let there: Proposal = village.get(part(number));
        assert_eq!(there.state, ProposalState::Submitted);
        assert_eq!(there.author.person, person(AUTHOR));
        assert_eq!(there.submitted_at, whole.submitted_at);
        assert_eq!(village.get::<Pulse>(part(number)).supporters, 3);
        let beside: CoProposer = village.get(CoProposerId::of(part(number), person(2)));
        assert_eq!(beside.author.person, person(2));
    }
}

#[test]
fn each_may_drop_the_part_they_do_not_mean() {
    let mut village = supported_by_two_and_proposed_by_two();
    village.by(person(STAFF), split(2)).unwrap();
    let unsupport = act(proposals::Command::Support(SetSupport {
        proposal: part(0),
        supports: false,
    }));
    village.by(person(3), unsupport.clone()).unwrap();
    let back = act(proposals::Command::AnswerInvitation(AnswerInvitation {
        proposal: part(0),
        joins: false,
        code: None,
    }));
    village.by(person(2), back).unwrap();
    village.by(person(2), unsupport).unwrap();
    assert_eq!(village.get::<Pulse>(part(0)).supporters, 1);
    assert_eq!(village.get::<Pulse>(part(1)).supporters, 3);
    let town = &village.town as &dyn Town;
    assert_eq!(town.of::<Support>(part(1)).len(), 3);
    assert!(town.of::<CoProposer>(part(0)).is_empty());
}

#[rstest]
#[case::one(1, Err(Refusal::TooFewParts))]
#[case::two(2, Ok(()))]
#[case::six(6, Ok(()))]
#[case::seven(7, Err(Refusal::TooMany { most: 6 }))]
fn a_split_makes_two_to_six(#[case] parts: u128, #[case] expected: Result<(), Refusal>) {
    let mut village = Village::new();
    village.by(person(AUTHOR), submit()).unwrap();
    let done = village.by(person(STAFF), split(parts));
    assert_eq!(done.map(|_| ()), expected);
}

#[test]
fn it_may_be_split_until_it_has_its_way() {
    let mut village = Village::new();
    village.by(person(AUTHOR), submit()).unwrap();
    village
        .by(person(STAFF), accept(proposals::Matter::Council))
        .unwrap();
    let mut accepted = Village {
        town: village.town.clone(),
        now: village.now,
    };
    accepted.by(person(STAFF), split(2)).unwrap();
    assert_eq!(accepted.get::<Proposal>(part(0)).assessment, None);
    village
        .by(person(STAFF), route(Forum::Neighbourhood))
        .unwrap();
    let stage = Stage::Routed;
    let refused = village.by(person(STAFF), split(2));
    assert_eq!(refused, Err(Refusal::ProposalNotThere { stage }));
}

#[test]
fn an_id_is_taken_once() {
    let mut village = Village::new();
    village.by(person(AUTHOR), submit()).unwrap();
    let part = Part {
        id: part(0),
        details: details(),
        offers: Vec::new(),
    };
    let twice = act(proposals::Command::Split(Split {
        proposal: PROPOSAL,
        reason: line("x"),
        parts: vec![part.clone(), part],
    }));
    assert_eq!(village.by(person(STAFF), twice), Err(Refusal::AlreadyThere));
    assert_eq!(village.by(person(AUTHOR), split(2)), Err(Refusal::NotYours));
}
