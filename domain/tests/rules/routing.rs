//! Which forum a proposal goes to, and who says so.

use domain::councils::CouncilKind;
use domain::proposals::{
    self, Assessment, Forum, Impact, Matter, Proposal, ProposalState, Route, Routing, Shared, Stage,
};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::village::*;

fn act(command: proposals::Command) -> Command {
    Command::Proposals(command)
}

fn widened(forum: Forum, reason: Option<&str>) -> Command {
    act(proposals::Command::Route(Route {
        proposal: PROPOSAL,
        forum,
        reason: reason.map(line),
    }))
}

/// A village that accepted its proposal, as the committee found it.
fn accepted(found: impl FnOnce(&mut Assessment), matter: Matter) -> Village {
    let mut village = Village::new();
    village.by(person(1), submit()).unwrap();
    let Command::Proposals(proposals::Command::Accept(mut it)) = accept(matter) else {
        panic!("accept is an act on proposals")
    };
    found(&mut it.assessment);
    let accept = act(proposals::Command::Accept(it));
    village.by(person(6), accept).unwrap();
    village
}

/// A lamp that all pass, so a party-mass council's matter.
fn a_lamp() -> Village {
    let lamp = |it: &mut Assessment| {
        it.impact = Some(Impact::Compound);
        it.shared = Some(Shared::Facility);
    };
    accepted(lamp, Matter::Council)
}

#[rstest]
#[case::as_proposed(Forum::PartyMass, None, None)]
#[case::wider(Forum::MultiStakeholder, Some("物业和商户都牵涉在内"), None)]
#[case::widest(Forum::ResidentsMeeting, Some("争得很厉害"), None)]
#[case::wider_without_a_word(Forum::MultiStakeholder, None, Some(Refusal::NoReasonToWiden))]
#[case::narrower(Forum::Neighbourhood, Some("快一点"), Some(Refusal::ForumTooNarrow { least: Forum::PartyMass }))]
#[case::to_the_owners(
    Forum::OwnersDecision,
    Some("让业主定"),
    Some(Refusal::NotAnOwnersMatter)
)]
fn a_wider_forum_may_be_chosen_and_a_narrower_may_not(
    #[case] forum: Forum,
    #[case] reason: Option<&str>,
    #[case] refused: Option<Refusal>,
) {
    let mut village = a_lamp();
    let routed = village.by(person(6), widened(forum, reason));
    assert_eq!(routed.err(), refused);
    let proposal: Proposal = village.get(PROPOSAL);
    if refused.is_some() {
        assert_eq!(proposal.state, ProposalState::Accepted);
        return;
    }
    assert_eq!(proposal.state, ProposalState::Routed(forum));
    let routing: Routing = village.get(PROPOSAL);
    assert_eq!((routing.forum, routing.proposed), (forum, Forum::PartyMass));
    assert_eq!(routing.reason, reason.map(line));
    assert_eq!(routing.audience(), Audience::Public);
}

#[rstest]
#[case::owners(Matter::Owners, Forum::OwnersDecision)]
#[case::reserved(Matter::ResidentsMeeting, Forum::ResidentsMeeting)]
fn nobody_routes_against_the_law(#[case] matter: Matter, #[case] lawful: Forum) {
    let mut village = accepted(|_| (), matter);
    let all = [Forum::OwnersDecision].into_iter().chain(Forum::COUNCILS);
    for forum in all.filter(|forum| *forum != lawful) {
        let routed = village.by(person(6), widened(forum, Some("省事")));
        assert_eq!(routed, Err(Refusal::NotForACouncil { matter }));
    }
    village.by(person(6), widened(lawful, None)).unwrap();
}

#[rstest]
#[case(CouncilKind::Neighbourhood, false)]
#[case(CouncilKind::PartyMass, true)]
#[case(CouncilKind::MultiStakeholder, true)]
fn a_motion_is_put_to_a_council_wide_enough(#[case] kind: CouncilKind, #[case] wide: bool) {
    let mut village = a_lamp();
    village.by(person(6), form(kind)).unwrap();
    village
        .by(person(6), call(village.now.plus_days(4)))
        .unwrap();
    let put = village.by(person(6), put_motion());
    assert_eq!(put, Err(Refusal::NotRouted));
    village
        .by(person(6), widened(Forum::PartyMass, Some("多余的理由")))
        .unwrap();
    // As the rules propose needs no reason, and keeps none.
    assert_eq!(village.get::<Routing>(PROPOSAL).reason, None);
    let put = village.by(person(6), put_motion());
    let forum = Forum::PartyMass;
    let narrow = Refusal::CouncilTooNarrow { forum };
    assert_eq!(put.err(), (!wide).then_some(narrow));
}

#[test]
fn a_way_is_confirmed_anew_until_it_is_on_an_agenda() {
    let mut village = a_lamp();
    let forum = Forum::MultiStakeholder;
    village
        .by(person(6), widened(forum, Some("商户也来")))
        .unwrap();
    village
        .by(person(6), widened(Forum::PartyMass, None))
        .unwrap();
    village.by(person(6), form(CouncilKind::PartyMass)).unwrap();
    village
        .by(person(6), call(village.now.plus_days(4)))
        .unwrap();
    village.by(person(6), put_motion()).unwrap();
    let stage = Stage::Scheduled;
    assert_eq!(
        village.by(person(6), widened(forum, Some("商户也来"))),
        Err(Refusal::ProposalNotThere { stage })
    );
}

#[test]
fn neighbours_support_and_talk_about_what_the_owners_decide() {
    let mut village = accepted(|_| (), Matter::Owners);
    village
        .by(person(6), widened(Forum::OwnersDecision, None))
        .unwrap();
    let support = act(proposals::Command::Support(proposals::SetSupport {
        proposal: PROPOSAL,
        supports: true,
    }));
    village.by(person(2), support).unwrap();
    let say = act(proposals::Command::Say(proposals::Say {
        id: CommentId(Uuid::from_u128(30)),
        proposal: PROPOSAL,
        stance: proposals::Stance::For,
        text: prose("装了电梯，老人下得来"),
        answers: None,
    }));
    village.by(person(3), say).unwrap();
}

#[test]
fn an_assessment_from_before_there_were_routes_goes_to_the_wider_forum() {
    let before = |it: &mut Assessment| it.shared = Some(Shared::Untouched);
    let mut village = accepted(before, Matter::Council);
    let mut proposal: Proposal = village.get(PROPOSAL);
    if let Some(found) = &mut proposal.assessment {
        found.shared = None;
    }
    village.town.put(std::sync::Arc::new(proposal.into()));
    let narrow = village.by(person(6), widened(Forum::Neighbourhood, None));
    let least = Forum::PartyMass;
    assert_eq!(narrow, Err(Refusal::ForumTooNarrow { least }));
    village.by(person(6), widened(least, None)).unwrap();
}

const ELSEWHERE: CompoundId = CompoundId(Uuid::from_u128(22));

/// A village with a second compound beside the one its proposal is about.
fn with_another_compound(mut village: Village) -> Village {
    let other = members::Compound {
        id: ELSEWHERE,
        community: COMMUNITY,
        name: line("临江二里小区"),
    };
    village.town.put(std::sync::Arc::new(other.into()));
    village
}

fn form_in(kind: CouncilKind, compound: CompoundId) -> Command {
    Command::Councils(councils::Command::Form(councils::Form {
        id: COUNCIL,
        community: COMMUNITY,
        kind,
        name: line("小区的会"),
        compound: Some(compound),
    }))
}

#[rstest]
#[case::its_own(COMPOUND, Impact::Compound, None)]
#[case::another(ELSEWHERE, Impact::Compound, Some(Refusal::AnotherCompound))]
#[case::further(COMPOUND, Impact::Community, Some(Refusal::AnotherCompound))]
fn a_council_of_a_compound_takes_what_is_of_it(
    #[case] compound: CompoundId,
    #[case] impact: Impact,
    #[case] refused: Option<Refusal>,
) {
    let scarce = |it: &mut Assessment| {
        it.impact = Some(impact);
        it.shared = Some(Shared::Scarce);
    };
    let mut village = with_another_compound(accepted(scarce, Matter::Council));
    let kind = CouncilKind::MultiStakeholder;
    village.by(person(6), form_in(kind, compound)).unwrap();
    village
        .by(person(6), widened(Forum::MultiStakeholder, None))
        .unwrap();
    let day = village.now.plus_days(4);
    village.by(person(6), call(day)).unwrap();
    assert_eq!(village.by(person(6), put_motion()).err(), refused);
}

#[rstest]
#[case::its_own(COMPOUND, true)]
#[case::another(ELSEWHERE, false)]
fn who_convenes_a_council_of_a_compound_ends_what_is_of_it(
    #[case] compound: CompoundId,
    #[case] may: bool,
) {
    let scarce = |it: &mut Assessment| {
        it.impact = Some(Impact::Compound);
        it.shared = Some(Shared::Scarce);
    };
    let mut village = with_another_compound(accepted(scarce, Matter::Council));
    let kind = CouncilKind::MultiStakeholder;
    village.by(person(6), form_in(kind, compound)).unwrap();
    village
        .by(person(6), widened(Forum::MultiStakeholder, None))
        .unwrap();
    let grant = members::Command::GrantRole(members::GrantRole {
        id: RoleId(Uuid::from_u128(77)),
        person: person(4),
        office: members::Office::Convener,
        scope: members::Scope::Council(COUNCIL),
        until: village.now.day().plus(90),
    });
    village.by(person(6), Command::Members(grant)).unwrap();
    let cancel = act(proposals::Command::Cancel(proposals::Cancel {
        proposal: PROPOSAL,
        reason: line("政府要整体改造"),
    }));
    let refused = (!may).then_some(Refusal::NotYours);
    assert_eq!(village.by(person(4), cancel).err(), refused);
}

#[rstest]
#[case(CouncilKind::Compound, COMPOUND, None)]
#[case(CouncilKind::Neighbourhood, COMPOUND, None)]
#[case(CouncilKind::PartyMass, COMPOUND, Some(Refusal::CouncilOfAll))]
#[case(CouncilKind::ResidentsMeeting, COMPOUND, Some(Refusal::CouncilOfAll))]
#[case(
    CouncilKind::Compound,
    CompoundId(Uuid::from_u128(99)),
    Some(Refusal::NotFound)
)]
fn what_belongs_to_the_community_belongs_to_no_compound(
    #[case] kind: CouncilKind,
    #[case] compound: CompoundId,
    #[case] refused: Option<Refusal>,
) {
    let mut village = Village::new();
    let formed = village.by(person(6), form_in(kind, compound));
    assert_eq!(formed.err(), refused);
}
