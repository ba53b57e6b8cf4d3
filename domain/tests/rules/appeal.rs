//! The same again, and an appeal against a rejection.

use domain::councils::{Choice, Mode};
use domain::members::{self, Office, Scope};
use domain::proposals::{
    self, AnswerAppeal, Appeal, AppealFinding, AppealRejection, Details, Proposal, ProposalState,
    Reject, Stage, Submit,
};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::village::*;

const AUTHOR: u8 = 1;
const SUPERVISOR: u8 = 2;
const STAFF: u8 = 6;

fn act(command: proposals::Command) -> Command {
    Command::Proposals(command)
}

/// A village whose council said no on Friday 6 November.
fn not_approved() -> Village {
    let mut village = Village::with_vote(Mode::Secret);
    for flat in 1..=4 {
        village.by(person(flat), ballot(Choice::Against)).unwrap();
    }
    village.now = village.now.plus_minutes(30);
    for teller in [4, 5] {
        village.by(person(teller), close()).unwrap();
    }
    let stage = village.get::<Proposal>(PROPOSAL).state.stage();
    assert_eq!(stage, Stage::NotApproved);
    village
}

fn again(details: Details, facts: Option<&str>) -> Command {
    act(proposals::Command::Submit(Submit {
        id: ProposalId(Uuid::from_u128(70)),
        community: COMMUNITY,
        compound: COMPOUND,
        details,
        facts: facts.map(prose),
        behalf: None,
    }))
}

/// What a proposer could change.
type Changing = fn(&mut Details);

// Counted on 6 November 2026: ninety whole days lie before 5 February 2027 (domain-rules 11).
#[rstest]
#[case::the_same(|_: &mut Details| (), None, 90, false)]
#[case::after_ninety_days(|_: &mut Details| (), None, 91, true)]
#[case::with_news(|_: &mut Details| (), Some("街道出一半的钱"), 1, true)]
#[case::in_other_spacing(|it: &mut Details| it.title = line("东门，加一段 无障碍坡道！"), None, 1, false)]
#[case::elsewhere(|it: &mut Details| it.homes = Some(60), None, 1, false)]
#[case::with_another_goal(|it: &mut Details| it.goal = prose("先铺一块钢板"), None, 1, true)]
fn the_same_text_rests_for_ninety_days_unless_something_is_new(
    #[case] change: Changing,
    #[case] facts: Option<&str>,
    #[case] days: i64,
    #[case] good: bool,
    #[values(AUTHOR, 3)] who: u8,
) {
    let mut village = not_approved();
    village.now = village.now.plus_days(days);
    let mut details = details();
    change(&mut details);
    let handed_in = village.by(person(who), again(details, facts));
    let earliest = Day::new(2027, 2, 5).unwrap();
    let too_soon = Refusal::SameTooSoon { days: 90, earliest };
    assert!(too_soon.is_about_time());
    assert_eq!(handed_in.err(), (!good).then_some(too_soon));
    if good {
        let proposal: Proposal = village.get(ProposalId(Uuid::from_u128(70)));
        assert_eq!(proposal.facts, facts.map(prose));
    }
}

#[test]
fn what_was_sent_back_is_not_mended_into_what_was_not_approved() {
    let mut village = not_approved();
    let mut other = details();
    other.goal = prose("先铺一块钢板");
    village.by(person(AUTHOR), again(other, None)).unwrap();
    let proposal = ProposalId(Uuid::from_u128(70));
    let back = proposals::Return {
        proposal,
        reason: proposals::ReturnReason::GoalUnclear,
        note: prose("多长？"),
        scene: None,
    };
    village
        .by(person(STAFF), act(proposals::Command::Return(back)))
        .unwrap();
    let details = details();
    let revise = act(proposals::Command::Revise(proposals::Revise {
        proposal,
        details,
    }));
    let refused = village.by(person(AUTHOR), revise);
    assert!(matches!(refused, Err(Refusal::SameTooSoon { .. })));
}

fn supervise(village: &mut Village, who: PersonId) {
    let grant = members::GrantRole {
        id: RoleId::derived("role", &[who.0.as_bytes()]),
        person: who,
        office: Office::Supervisor,
        scope: Scope::Community(COMMUNITY),
        until: Day::new(2028, 1, 1).unwrap(),
    };
    village.system(Command::Members(members::Command::GrantRole(grant)));
}

fn rejected() -> Village {
    let mut village = Village::new();
    village.by(person(AUTHOR), submit()).unwrap();
    reject(&mut village).unwrap();
    supervise(&mut village, person(SUPERVISOR));
    village
}

fn reject(village: &mut Village) -> Result<Vec<Change>, Refusal> {
    let reject = Reject {
        proposal: PROPOSAL,
        note: prose("物业公司的分内事"),
    };
    village.by(person(STAFF), act(proposals::Command::Reject(reject)))
}

fn appeal() -> Command {
    act(proposals::Command::Appeal(AppealRejection {
        proposal: PROPOSAL,
        text: prose("合同里没有这一项"),
    }))
}

fn answer(finding: AppealFinding) -> Command {
    act(proposals::Command::AnswerAppeal(AnswerAppeal {
        proposal: PROPOSAL,
        finding,
        text: prose("查过合同，确实没有"),
    }))
}

#[rstest]
#[case(AppealFinding::Upheld, Stage::Submitted)]
#[case(AppealFinding::Dismissed, Stage::Rejected)]
fn an_appeal_is_answered_in_writing_and_once(#[case] finding: AppealFinding, #[case] then: Stage) {
    let mut village = rejected();
    assert_eq!(village.by(person(3), appeal()), Err(Refusal::NotYours));
    village.by(person(AUTHOR), appeal()).unwrap();
    let again = village.by(person(AUTHOR), appeal());
    assert_eq!(again, Err(Refusal::AppealedBefore));
    for stranger in [3, STAFF] {
        let answered = village.by(person(stranger), answer(finding));
        assert_eq!(answered, Err(Refusal::NotYours));
    }
    village.by(person(SUPERVISOR), answer(finding)).unwrap();
    let told: Appeal = village.get(PROPOSAL);
    assert_eq!(told.against, prose("物业公司的分内事"));
    assert_eq!(told.answer.unwrap().finding, finding);
    assert_eq!(village.get::<Proposal>(PROPOSAL).state.stage(), then);
    let twice = village.by(person(SUPERVISOR), answer(finding));
    assert_eq!(twice, Err(Refusal::AlreadyThere));
    if finding == AppealFinding::Upheld {
        // It may be rejected once more, and that stands.
        reject(&mut village).unwrap();
        let again = village.by(person(AUTHOR), appeal());
        assert_eq!(again, Err(Refusal::AppealedBefore));
    }
}

#[test]
fn who_rejected_it_does_not_answer_even_in_another_office() {
    let mut village = rejected();
    village.by(person(AUTHOR), appeal()).unwrap();
    // The secretary left that office and supervises now; the author does, too.
    for who in [person(STAFF), person(AUTHOR)] {
        let mut roles = (&village.town as &dyn Town).of::<members::Role>(who);
        for role in &mut roles {
            role.ended = Some(line("换届"));
            village.town.put(std::sync::Arc::new(role.clone().into()));
        }
        supervise(&mut village, who);
        let answered = village.by(who, answer(AppealFinding::Dismissed));
        assert_eq!(answered, Err(Refusal::AnotherAnswers));
    }
}

#[test]
fn only_what_was_rejected_is_appealed_for() {
    let mut village = Village::new();
    village.by(person(AUTHOR), submit()).unwrap();
    let stage = Stage::Submitted;
    let refused = village.by(person(AUTHOR), appeal());
    assert_eq!(refused, Err(Refusal::ProposalNotThere { stage }));
    let unasked = answer(AppealFinding::Upheld);
    supervise(&mut village, person(SUPERVISOR));
    let refused = village.by(person(SUPERVISOR), unasked);
    assert_eq!(refused, Err(Refusal::NotFound));
}

#[test]
fn a_rejection_from_before_there_were_appeals_still_reads() {
    let stored = r#"{"rejected":{"note":"物业公司的分内事"}}"#;
    let read: ProposalState = serde_json::from_str(stored).unwrap();
    assert_eq!(read.stage(), Stage::Rejected);
}
