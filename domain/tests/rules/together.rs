//! Proposing together: invited by name or with a code, and never unasked.

use domain::proposals::{
    self, AnswerInvitation, Author, CloseCode, CoProposer, Code, CodeTries, Invitation, Invite,
    Inviting, OpenCode, Proposal, ProposalState, Pulse, Return, ReturnReason, Revise, SetSupport,
    Stage, Support, Uninvite,
};
use domain::*;
use rstest::rstest;

use crate::village::*;

const AUTHOR: u8 = 1;
const STAFF: u8 = 6;

fn act(command: proposals::Command) -> Command {
    Command::Proposals(command)
}

fn submitted() -> Village {
    let mut village = Village::new();
    village.by(person(AUTHOR), submit()).unwrap();
    village
}

fn invite(flat: u8) -> Command {
    act(proposals::Command::Invite(Invite {
        proposal: PROPOSAL,
        person: person(flat),
    }))
}

fn answer(joins: bool, code: Option<&str>) -> Command {
    act(proposals::Command::AnswerInvitation(AnswerInvitation {
        proposal: PROPOSAL,
        joins,
        code: code.and_then(Code::new),
    }))
}

fn open_code(code: &str) -> Command {
    act(proposals::Command::OpenCode(OpenCode {
        proposal: PROPOSAL,
        code: Code::new(code).unwrap(),
    }))
}

fn send_back(village: &mut Village) {
    let it = Return {
        proposal: PROPOSAL,
        reason: ReturnReason::GoalUnclear,
        note: prose("写清楚多高"),
        scene: None,
    };
    village
        .by(person(STAFF), act(proposals::Command::Return(it)))
        .unwrap();
}

fn beside(village: &Village, flat: u8) -> bool {
    (&village.town as &dyn Town).has::<CoProposer>(CoProposerId::of(PROPOSAL, person(flat)))
}

#[test]
fn who_accepts_stands_beside_the_proposer_and_supports() {
    let mut village = submitted();
    village.by(person(AUTHOR), invite(2)).unwrap();
    assert!(!beside(&village, 2), "nobody is put there unasked");
    village.by(person(2), answer(true, None)).unwrap();
    assert!(beside(&village, 2));
    assert_eq!(village.get::<Pulse>(PROPOSAL).supporters, 2);
    let inviting: Inviting = village.get(PROPOSAL);
    assert_eq!(inviting.asked, [(person(2), Some(true))]);
    let unsupport = act(proposals::Command::Support(SetSupport {
        proposal: PROPOSAL,
        supports: false,
    }));
    assert_eq!(
        village.by(person(2), unsupport.clone()),
        Err(Refusal::ProposesWith)
    );
    village.by(person(2), answer(false, None)).unwrap();
    assert!(!beside(&village, 2));
    village.by(person(2), unsupport).unwrap();
    assert_eq!(village.get::<Pulse>(PROPOSAL).supporters, 1);
}

#[test]
fn who_supports_already_is_counted_once() {
    let mut village = submitted();
    let support = act(proposals::Command::Support(SetSupport {
        proposal: PROPOSAL,
        supports: true,
    }));
    village.by(person(2), support).unwrap();
    village.by(person(AUTHOR), invite(2)).unwrap();
    village.by(person(2), answer(true, None)).unwrap();
    assert_eq!(village.get::<Pulse>(PROPOSAL).supporters, 2);
    let supports = (&village.town as &dyn Town).of::<Support>(PROPOSAL);
    assert_eq!(supports.len(), 2);
}

#[test]
fn a_no_is_kept_from_the_neighbours_and_not_asked_again() {
    let mut village = submitted();
    village.by(person(AUTHOR), invite(2)).unwrap();
    village.by(person(2), answer(false, None)).unwrap();
    assert!(!beside(&village, 2));
    let invited: Invitation = village.get(CoProposerId::of(PROPOSAL, person(2)));
    assert_eq!(invited.audience(), Audience::Person(person(2)));
    let inviting: Inviting = village.get(PROPOSAL);
    assert_eq!(inviting.audience(), Audience::Person(person(AUTHOR)));
    assert_eq!(
        village.by(person(AUTHOR), invite(2)),
        Err(Refusal::AlreadyThere)
    );
}

#[rstest]
#[case::the_code("1234 5678", Some("12345678"), None, true)]
#[case::another("12345678", Some("87654321"), None, false)]
#[case::none("12345678", None, Some(Refusal::NotInvited), false)]
fn a_code_lets_in_whoever_was_told_it(
    #[case] made: &str,
    #[case] told: Option<&str>,
    #[case] refused: Option<Refusal>,
    #[case] joined: bool,
) {
    let mut village = submitted();
    village.by(person(AUTHOR), open_code(made)).unwrap();
    let answered = village.by(person(3), answer(true, told));
    assert_eq!(answered.err(), refused);
    assert_eq!(beside(&village, 3), joined);
}

#[test]
fn a_new_code_ends_the_one_before() {
    let mut village = submitted();
    village.by(person(AUTHOR), open_code("11111111")).unwrap();
    village.by(person(AUTHOR), open_code("22222222")).unwrap();
    let old = answer(true, Some("11111111"));
    village.by(person(3), old).unwrap();
    assert!(!beside(&village, 3));
    village
        .by(person(3), answer(true, Some("22222222")))
        .unwrap();
    assert!(beside(&village, 3));
}

#[test]
fn a_phone_without_the_code_leaves_it_to_the_server() {
    let mut village = submitted();
    village.by(person(AUTHOR), open_code("11111111")).unwrap();
    let mut phone = Plain::partial();
    for record in village.town.iter() {
        if record.kind() != Kind::Inviting {
            phone.put(record.clone());
        }
    }
    let actor = Actor::of(person(3), village.now.day(), &village.town);
    let any = answer(true, Some("99999999"));
    let kinds = |changes: &[Change]| Vec::from_iter(changes.iter().map(|it| it.key().kind));
    let there = decide(&any, &actor, village.now, &phone).unwrap();
    assert!(kinds(&there).contains(&Kind::CoProposer));
    let here = decide(&any, &actor, village.now, &village.town).unwrap();
    assert_eq!(kinds(&here), [Kind::CodeTries]);
}

fn wrong_tries(village: &Village, flat: u8) -> Option<u16> {
    let id = CoProposerId::of(PROPOSAL, person(flat));
    let tries: Option<CodeTries> = (&village.town as &dyn Town).get(id);
    tries.map(|it| it.wrong)
}

#[test]
fn nobody_finds_a_code_by_trying() {
    let mut village = submitted();
    village.by(person(AUTHOR), open_code("11111111")).unwrap();
    let times = RulePack::built_in()[0].proposal.code_tries_most;
    for number in 1..=times {
        let wrong = answer(true, Some(&format!("9999999{number}")));
        village.by(person(3), wrong).unwrap();
        assert_eq!(wrong_tries(&village, 3), Some(number));
    }
    let right = answer(true, Some("11111111"));
    assert_eq!(
        village.by(person(3), right.clone()),
        Err(Refusal::CodeTriedOften { times })
    );
    // Another's tries are their own, and a right one clears them.
    village
        .by(person(2), answer(true, Some("22222222")))
        .unwrap();
    village.by(person(2), right).unwrap();
    assert!(beside(&village, 2));
    assert_eq!(wrong_tries(&village, 2), None);
    // Who tried in vain is still invited by name.
    village.by(person(AUTHOR), invite(3)).unwrap();
    village.by(person(3), answer(true, None)).unwrap();
    assert!(beside(&village, 3));
}

#[test]
fn a_no_tells_nothing_of_the_code() {
    let mut village = submitted();
    village.by(person(AUTHOR), open_code("11111111")).unwrap();
    let actor = Actor::of(person(3), village.now.day(), &village.town);
    for code in ["11111111", "22222222"] {
        let no = answer(false, Some(code));
        assert_eq!(
            decide(&no, &actor, village.now, &village.town),
            Ok(Vec::new())
        );
    }
}

fn uninvite(flat: u8) -> Command {
    act(proposals::Command::Uninvite(Uninvite {
        proposal: PROPOSAL,
        person: person(flat),
    }))
}

fn close_code() -> Command {
    let proposal = PROPOSAL;
    act(proposals::Command::CloseCode(CloseCode { proposal }))
}

#[test]
fn an_invitation_is_taken_back_before_it_is_answered() {
    let mut village = submitted();
    village.by(person(AUTHOR), invite(2)).unwrap();
    assert_eq!(village.by(person(3), uninvite(2)), Err(Refusal::NotYours));
    village.by(person(AUTHOR), uninvite(2)).unwrap();
    assert_eq!(village.get::<Inviting>(PROPOSAL).asked, []);
    let joins = answer(true, None);
    assert_eq!(village.by(person(2), joins), Err(Refusal::NotInvited));
    // One may ask again, for nobody said no.
    village.by(person(AUTHOR), invite(2)).unwrap();
    village.by(person(2), answer(false, None)).unwrap();
    assert_eq!(
        village.by(person(AUTHOR), uninvite(2)),
        Err(Refusal::NotFound),
        "a no stays on the list, or it could be asked for again"
    );
}

#[rstest]
#[case::by_name(None)]
#[case::with_the_code(Some("11111111"))]
fn whoever_was_asked_to_step_back_is_told_and_comes_back_when_asked(#[case] code: Option<&str>) {
    let mut village = submitted();
    village.by(person(AUTHOR), open_code("11111111")).unwrap();
    if code.is_none() {
        village.by(person(AUTHOR), invite(2)).unwrap();
    }
    village.by(person(2), answer(true, code)).unwrap();
    village.by(person(AUTHOR), uninvite(2)).unwrap();
    assert!(!beside(&village, 2));
    assert_eq!(
        village.get::<Pulse>(PROPOSAL).supporters,
        2,
        "theirs to keep"
    );
    let told: Invitation = village.get(CoProposerId::of(PROPOSAL, person(2)));
    assert_eq!(told.removed, Some(village.now));
    assert_eq!(told.audience(), Audience::Person(person(2)));
    for code in [None, Some("11111111")] {
        let again = village.by(person(2), answer(true, code));
        assert_eq!(again, Err(Refusal::NotInvited));
    }
    village.by(person(AUTHOR), invite(2)).unwrap();
    village.by(person(2), answer(true, None)).unwrap();
    assert!(beside(&village, 2));
}

#[test]
fn a_code_is_taken_back() {
    let mut village = submitted();
    assert_eq!(
        village.by(person(AUTHOR), close_code()),
        Err(Refusal::NotFound)
    );
    village.by(person(AUTHOR), open_code("11111111")).unwrap();
    assert_eq!(village.by(person(3), close_code()), Err(Refusal::NotYours));
    village.by(person(AUTHOR), close_code()).unwrap();
    village
        .by(person(3), answer(true, Some("11111111")))
        .unwrap();
    assert!(!beside(&village, 3));
}

#[test]
fn nobody_joins_once_it_is_accepted() {
    let mut village = submitted();
    village.by(person(AUTHOR), invite(2)).unwrap();
    village.by(person(AUTHOR), open_code("11111111")).unwrap();
    village
        .by(person(STAFF), accept(proposals::Matter::Council))
        .unwrap();
    let stage = Stage::Accepted;
    let late = [
        (2, answer(true, None)),
        (3, answer(true, Some("11111111"))),
        (AUTHOR, invite(4)),
        (AUTHOR, open_code("22222222")),
        (AUTHOR, uninvite(2)),
        (AUTHOR, close_code()),
    ];
    for (flat, command) in late {
        let refused = village.by(person(flat), command);
        assert_eq!(refused, Err(Refusal::ProposalNotThere { stage }));
    }
}

#[test]
fn all_who_propose_may_mend_and_only_the_first_may_invite_or_withdraw() {
    let mut village = submitted();
    village.by(person(AUTHOR), invite(2)).unwrap();
    village.by(person(2), answer(true, None)).unwrap();
    send_back(&mut village);
    let revise = |title| {
        let mut details = details();
        details.title = line(title);
        act(proposals::Command::Revise(Revise {
            proposal: PROPOSAL,
            details,
        }))
    };
    assert_eq!(
        village.by(person(3), revise("别人改的")),
        Err(Refusal::NotYours)
    );
    village.by(person(2), revise("东门坡道加扶手")).unwrap();
    let mended: Proposal = village.get(PROPOSAL);
    assert_eq!(mended.state, ProposalState::Submitted);
    assert_eq!(mended.details.title.as_str(), "东门坡道加扶手");
    assert_eq!(village.by(person(2), invite(3)), Err(Refusal::NotYours));
    let withdraw = act(proposals::Command::Withdraw(proposals::Withdraw {
        proposal: PROPOSAL,
        reason: None,
    }));
    assert_eq!(village.by(person(2), withdraw), Err(Refusal::NotYours));
}

#[test]
fn there_is_room_for_as_many_as_the_pack_says() {
    let mut village = submitted();
    let most = RulePack::built_in()[0].proposal.co_proposers_most;
    village.by(person(AUTHOR), open_code("11111111")).unwrap();
    for number in 0..most {
        let author = Author {
            person: PersonId::derived("beside", &[&number.to_be_bytes()]),
            shown: String::new(),
            tenant: false,
        };
        let there = CoProposer {
            id: CoProposerId::of(PROPOSAL, author.person),
            proposal: PROPOSAL,
            author,
            at: village.now,
        };
        village.town.put(std::sync::Arc::new(there.into()));
    }
    let most = u32::from(most);
    let refused = village.by(person(2), answer(true, Some("11111111")));
    assert_eq!(refused, Err(Refusal::TooMany { most }));
}

#[rstest]
#[case("1234 5678", true)]
#[case("1234-5678", true)]
#[case("1234567", false)]
#[case("1234567a", false)]
fn a_code_is_eight_digits(#[case] text: &str, #[case] good: bool) {
    assert_eq!(Code::new(text).is_some(), good);
    let read: Result<Code, _> = serde_json::from_str(&format!("\"{text}\""));
    assert_eq!(read.is_ok(), good);
    assert_eq!(Code::of(1_234_567_890_012).as_str(), "67890012");
    assert_eq!(Code::of(5).to_string(), "0000 0005");
}
