//! Choices between options, from the agenda to the count.

use domain::councils::counting::{Completion, Fund, Marks, MarksFault, Raise, Rule};
use domain::councils::{
    self, Ballot, CastBallot, Choice, Content, CouncilKind, CountSheet, Counted, Mode, Motion,
    OpenVote, Outcome, Paper, Slate, SlateFault, Vote, VoteExport, VoteOption, VoteState, Voted,
    recount,
};
use domain::proposals::{Forum, Matter, Proposal, Stage};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::village::*;

fn act(command: councils::Command) -> Command {
    Command::Councils(command)
}

fn options(titles: &[&str]) -> Vec<VoteOption> {
    let option = |title: &&str| VoteOption {
        title: line(title),
        note: None,
    };
    titles.iter().map(option).collect()
}

fn slate(rule: Rule) -> Slate {
    let options = options(&["坡道", "长椅", "路灯", "车棚"]);
    Slate { rule, options }
}

fn fund(budget: i64, costs: [i64; 4]) -> Fund {
    Fund {
        budget: Money::yuan(budget),
        costs: costs.map(Money::yuan).to_vec(),
        most: None,
    }
}

fn shares() -> Rule {
    Rule::EqualShares {
        fund: fund(600, [300, 300, 200, 100]),
        completion: Completion::Add1ThenGreedy(Raise {
            step: Money::yuan(1),
            most: 1000,
        }),
    }
}

fn put(slate: Option<Slate>, major: bool) -> Command {
    act(councils::Command::PutMotion(councils::PutMotion {
        id: MOTION,
        sitting: SITTING,
        proposal: PROPOSAL,
        text: prose("先做哪一件。"),
        major,
        slate,
    }))
}

fn open(mode: Mode, closes_at: Timestamp, drawn: Option<&str>) -> Command {
    act(councils::Command::OpenVote(OpenVote {
        id: VOTE,
        motion: MOTION,
        mode,
        closes_at,
        tellers: [person(4), person(5)],
        drawn: drawn.map(line),
    }))
}

fn cast(choice: impl Into<Content>) -> Command {
    act(councils::Command::CastBallot(CastBallot {
        vote: VOTE,
        choice: choice.into(),
        blind: Uuid::from_u128(9),
    }))
}

/// A village whose proposal is routed and whose sitting is called.
fn called(kind: CouncilKind) -> Village {
    let mut village = Village::new();
    let staff = person(6);
    village.by(staff, form(kind)).unwrap();
    for flat in 1..=5 {
        village.by(staff, seat(flat)).unwrap();
    }
    village.by(staff, call(village.now.plus_days(11))).unwrap();
    village.by(person(1), submit()).unwrap();
    village.by(staff, accept(Matter::Council)).unwrap();
    village.by(staff, route(Forum::Neighbourhood)).unwrap();
    village
}

/// A village with a choice on its agenda, its sitting begun.
fn with_choice(rule: Rule) -> Village {
    let mut village = called(CouncilKind::Neighbourhood);
    village
        .by(person(6), put(Some(slate(rule)), false))
        .unwrap();
    village.now = village.now.plus_days(11);
    village
}

/// A village that votes on a choice.
fn choosing(rule: Rule, mode: Mode) -> Village {
    let mut village = with_choice(rule);
    let open = open(mode, village.now.plus_minutes(30), Some("3516"));
    village.by(person(6), open).unwrap();
    village
}

fn count(village: &mut Village) {
    village.now = village.now.plus_minutes(30);
    village.by(person(4), close()).unwrap();
    village.by(person(5), close()).unwrap();
}

fn ticked(options: &[u16]) -> Content {
    Content::Marks(Marks::Ticked(options.to_vec()))
}

fn ranked(options: &[u16]) -> Content {
    Content::Marks(Marks::Ranked(options.to_vec()))
}

fn scored(scores: [Option<u16>; 4]) -> Content {
    Content::Marks(Marks::Scored(scores.to_vec()))
}

#[rstest]
#[case::single(Rule::Single, [ticked(&[1]), ticked(&[1]), ticked(&[0]), Choice::Abstain.into()], &[1])]
#[case::multiple(Rule::Multiple { most: 2 }, [ticked(&[1, 0]), ticked(&[1, 0]), ticked(&[1, 3]), ticked(&[2])], &[1, 0])]
#[case::approval(Rule::Approval { most: None }, [ticked(&[0, 1, 2]), ticked(&[1, 2]), ticked(&[2]), Choice::Abstain.into()], &[2])]
#[case::score(Rule::Score { max: 5 }, [scored([Some(5), None, Some(1), None]), scored([None, Some(5), Some(4), None]), scored([None, None, Some(1), Some(5)]), Choice::Abstain.into()], &[2])]
#[case::runoff(Rule::Runoff, [ranked(&[0, 1]), ranked(&[0, 1]), ranked(&[2, 1]), ranked(&[1, 2])], &[0])]
#[case::borda(Rule::Borda, [ranked(&[0, 1, 2, 3]), ranked(&[3, 1, 2, 0]), ranked(&[1, 2, 0, 3]), Choice::Abstain.into()], &[1])]
#[case::schulze(Rule::Schulze, [ranked(&[3, 2]), ranked(&[3, 2]), ranked(&[2, 3]), Choice::Abstain.into()], &[3])]
#[case::greedy(Rule::Greedy(fund(600, [500, 300, 200, 100])), [ticked(&[1, 2]), ticked(&[1]), ticked(&[3]), ticked(&[0, 1])], &[1])]
#[case::equal_shares(shares(), [ticked(&[0, 1]), ticked(&[0, 1]), ticked(&[0, 2]), ticked(&[2])], &[0, 2])]
fn every_way_to_vote_runs_from_the_agenda_to_a_file_that_counts_again(
    #[case] rule: Rule,
    #[case] ballots: [Content; 4],
    #[case] chosen: &[u16],
    #[values(Mode::Recorded, Mode::Secret)] mode: Mode,
) {
    let mut village = choosing(rule, mode);
    for (flat, ballot) in (1..).zip(ballots) {
        village.by(person(flat), cast(ballot)).unwrap();
    }
    count(&mut village);
    let counted: Counted = village.get(VOTE);
    // Those who are level come as the lot has them; here only who is chosen matters.
    assert_eq!(counted.chosen[..chosen.len()], *chosen, "{counted:?}");
    let vote: Vote = village.get(VOTE);
    let result = vote.result().unwrap();
    assert_eq!(result.outcome, Outcome::Passed);
    assert_eq!((result.tally.members, result.tally.present), (5, 4));
    assert_eq!(result.tally.abstain, counted.count.blank());
    assert_eq!(
        village.get::<Proposal>(PROPOSAL).state.stage(),
        Stage::Approved
    );
    let sheet: CountSheet = village.get(VOTE);
    assert!(sheet.lines.is_sorted());
    let named = sheet.lines.iter().all(|line| line.voter.is_some());
    let nameless = sheet.lines.iter().all(|line| line.voter.is_none());
    assert!(if mode == Mode::Recorded {
        named
    } else {
        nameless
    });
    let town: &dyn Town = &village.town;
    assert!(town.of::<Ballot>(VOTE).is_empty());
    for voted in town.of::<Voted>(VOTE) {
        assert_eq!(voted.choice.is_some(), mode == Mode::Recorded);
    }
    for record in rebuilt(&village.town) {
        assert_eq!(*village.town.find(record.key()).unwrap(), record);
    }
    told(&village.get(MOTION), &counted);
    let export = VoteExport::of(VOTE, &village.town).unwrap();
    let text = serde_json::to_string(&export).unwrap();
    let mut read: VoteExport = serde_json::from_str(&text).unwrap();
    assert_eq!(recount(&read).unwrap().agrees, Some(true));
    // Somebody who changes one ballot of the file is told.
    read.ballots.pop();
    assert_eq!(recount(&read).unwrap().agrees, Some(false));
}

/// The picture names who is chosen, the first first, and every table is whole.
fn told(paper: &Paper, counted: &Counted) {
    let lot = &paper.draw.as_ref().unwrap().lot;
    let title = |option: &u16| paper.slate.options[usize::from(*option)].title.to_string();
    for lang in [Lang::ZhCn, Lang::En] {
        let told = wording::count(&paper.slate, lot, &counted.count, &counted.chosen, 4, lang);
        let marked = told.bars.iter().filter(|bar| bar.chosen);
        let marked: Vec<String> = marked.map(|bar| bar.name.clone()).collect();
        let chosen: Vec<String> = counted.chosen.iter().map(title).collect();
        assert_eq!(marked, chosen);
        assert!(told.bars.iter().all(|bar| bar.value <= bar.whole));
        assert!(!told.lines.is_empty() && !told.tables.is_empty());
        for table in told.tables {
            let width = table.columns.len() - 1;
            assert!(!table.rows.is_empty(), "{}", table.caption);
            assert!(table.rows.iter().all(|row| row.cells.len() == width));
        }
        // Without a quorum nobody is marked.
        let none = wording::count(&paper.slate, lot, &counted.count, &[], 4, lang);
        assert!(none.bars.iter().all(|bar| !bar.chosen));
    }
}

#[rstest]
#[case(Rule::Single, ticked(&[0, 1]), MarksFault::TooMany { marked: 2, most: 1 })]
#[case(Rule::Multiple { most: 2 }, ticked(&[0, 1, 2]), MarksFault::TooMany { marked: 3, most: 2 })]
#[case(Rule::Single, ticked(&[4]), MarksFault::NoSuchOption(4))]
#[case(Rule::Runoff, ranked(&[1, 1]), MarksFault::Twice(1))]
#[case(Rule::Runoff, ticked(&[1]), MarksFault::OtherKind)]
#[case(Rule::Score { max: 5 }, scored([Some(6), None, None, None]), MarksFault::ScoreTooHigh { option: 0, score: 6, max: 5 })]
#[case(Rule::Score { max: 5 }, Content::Marks(Marks::Scored(vec![Some(1)])), MarksFault::ScoresMissing { scores: 1, options: 4 })]
#[case(Rule::Single, Choice::Agree.into(), MarksFault::OtherKind)]
fn a_ballot_that_the_way_to_vote_cannot_read_is_refused(
    #[case] rule: Rule,
    #[case] ballot: Content,
    #[case] fault: MarksFault,
) {
    let mut village = choosing(rule, Mode::Secret);
    let refused = village.by(person(1), cast(ballot));
    assert_eq!(refused, Err(Refusal::BallotSpoilt { fault }));
}

#[test]
fn nobody_marks_options_where_there_are_none() {
    let mut village = Village::with_vote(Mode::Secret);
    let fault = MarksFault::OtherKind;
    let refused = village.by(person(1), cast(ticked(&[0])));
    assert_eq!(refused, Err(Refusal::BallotSpoilt { fault }));
}

#[test]
fn marks_that_say_nothing_are_an_abstention_and_ticks_tell_no_order() {
    let mut village = choosing(Rule::Approval { most: None }, Mode::Recorded);
    village.by(person(1), cast(ticked(&[]))).unwrap();
    village.by(person(2), cast(ticked(&[3, 0]))).unwrap();
    let said = |flat| {
        let ballot: Ballot = village.get(BallotId::of(VOTE, person(flat)));
        ballot.choice
    };
    assert_eq!(said(1), Choice::Abstain.into());
    assert_eq!(said(2), ticked(&[0, 3]));
}

#[test]
fn without_quorum_nothing_is_chosen_and_without_support_nothing_passes() {
    let mut village = choosing(Rule::Runoff, Mode::Secret);
    for flat in 1..=3 {
        village.by(person(flat), cast(ranked(&[0]))).unwrap();
    }
    count(&mut village);
    let stage = village.get::<Proposal>(PROPOSAL).state.stage();
    assert_eq!(stage, Stage::NoQuorum);

    let mut village = choosing(Rule::Runoff, Mode::Secret);
    for flat in 1..=4 {
        village.by(person(flat), cast(Choice::Abstain)).unwrap();
    }
    count(&mut village);
    let stage = village.get::<Proposal>(PROPOSAL).state.stage();
    assert_eq!(stage, Stage::NotApproved);
    assert!(village.get::<Counted>(VOTE).chosen.is_empty());
}

#[test]
fn what_is_chosen_between_is_frozen_with_the_motion() {
    let village = with_choice(Rule::Runoff);
    let motion: Motion = village.get(MOTION);
    let paper: Paper = village.get(MOTION);
    let hash = |slate: Option<&Slate>| Motion::hash_of(&motion.title, &motion.text, slate);
    assert_eq!(motion.hash, hash(Some(&paper.slate)));
    let mut other = paper.slate.clone();
    other.options[0].title = line("大坡道");
    assert_ne!(motion.hash, hash(Some(&other)));
    other = slate(Rule::Borda);
    assert_ne!(motion.hash, hash(Some(&other)));
    assert_ne!(motion.hash, hash(None));
}

#[rstest]
#[case(slate(Rule::Single), None)]
#[case(Slate { rule: Rule::Single, options: options(&["坡道"]) }, Some(SlateFault::TooFew))]
#[case(Slate { rule: Rule::Single, options: options(&["坡道", "坡道"]) }, Some(SlateFault::Twice { title: line("坡道") }))]
#[case(Slate { rule: Rule::Single, options: (0..41).map(|it| VoteOption { title: line(&it.to_string()), note: None }).collect() }, Some(SlateFault::TooMany { most: 40 }))]
#[case(slate(Rule::Multiple { most: 5 }), Some(SlateFault::Cap))]
#[case(slate(Rule::Score { max: 0 }), Some(SlateFault::Score))]
#[case(slate(Rule::Greedy(fund(600, [300, 300, 200, 0]))), Some(SlateFault::Money))]
#[case(slate(Rule::Greedy(fund(600, [300, 300, 200, 601]))), Some(SlateFault::OverBudget { title: line("车棚") }))]
#[case(slate(Rule::EqualShares { fund: fund(600, [1, 1, 1, 1]), completion: Completion::Add1(Raise { step: Money(1), most: 0 }) }), Some(SlateFault::Raises))]
fn only_what_can_be_counted_is_put_on_the_agenda(
    #[case] slate: Slate,
    #[case] fault: Option<SlateFault>,
) {
    let mut village = called(CouncilKind::Neighbourhood);
    let put = village.by(person(6), put(Some(slate), false));
    let refused = fault.map(|fault| Refusal::SlateUnusable { fault });
    assert_eq!(put.err(), refused);
}

#[rstest]
#[case(CouncilKind::PartyMass, false, true)]
#[case(CouncilKind::PartyMass, true, false)]
#[case(CouncilKind::ResidentsMeeting, false, false)]
#[case(CouncilKind::RepresentativeMeeting, false, false)]
fn where_a_share_of_agreement_decides_nobody_picks_from_options(
    #[case] kind: CouncilKind,
    #[case] major: bool,
    #[case] may: bool,
) {
    let mut village = called(kind);
    let put = village.by(person(6), put(Some(slate(Rule::Single)), major));
    assert_eq!(put.err(), (!may).then_some(Refusal::OnlyYesOrNo));
}

#[rstest]
#[case(None, false)]
#[case(Some("351"), false)]
#[case(Some("3 5 1 6"), false)]
#[case(Some("三五一六"), false)]
#[case(Some("1234567890123"), false)]
#[case(Some("3516"), true)]
fn a_choice_opens_once_its_lot_is_drawn(#[case] drawn: Option<&str>, #[case] opens: bool) {
    let mut village = with_choice(Rule::Single);
    let open = open(Mode::Secret, village.now.plus_minutes(30), drawn);
    let opened = village.by(person(6), open);
    assert_eq!(opened.err(), (!opens).then_some(Refusal::LotNotDrawn));
    assert_eq!(village.get::<Paper>(MOTION).draw.is_some(), opens);
}

#[test]
fn a_vote_that_is_opened_again_keeps_its_lot() {
    let mut village = choosing(Rule::Single, Mode::Secret);
    let drawn = village.get::<Paper>(MOTION).draw;
    village.by(person(6), cancel()).unwrap();
    let again = OpenVote {
        id: VoteId(Uuid::from_u128(70)),
        motion: MOTION,
        mode: Mode::Secret,
        closes_at: village.now.plus_minutes(30),
        tellers: [person(4), person(5)],
        drawn: Some(line("9999")),
    };
    let again = act(councils::Command::OpenVote(again));
    village.by(person(6), again).unwrap();
    assert_eq!(village.get::<Paper>(MOTION).draw, drawn);
}

#[test]
fn each_voter_sees_the_options_in_an_order_of_their_own_on_every_phone() {
    let village = choosing(Rule::Single, Mode::Secret);
    let vote: Vote = village.get(VOTE);
    let orders: Vec<Vec<u16>> = (1..=6).map(|flat| vote.order_for(person(flat))).collect();
    for order in &orders {
        let mut sorted = order.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, [0, 1, 2, 3]);
    }
    assert_eq!(orders[0], vote.order_for(person(1)));
    assert!(orders.iter().any(|order| *order != orders[0]));
    let other = Vote {
        id: VoteId(Uuid::from_u128(70)),
        ..vote
    };
    assert!((1..=6).any(|flat| other.order_for(person(flat)) != orders[usize::from(flat) - 1]));
}

#[test]
fn nothing_of_a_running_choice_leaves_the_server() {
    let mut village = choosing(Rule::Runoff, Mode::Recorded);
    for change in village.by(person(1), cast(ranked(&[2, 0]))).unwrap() {
        let Change::Put(record) = change else {
            panic!("a ballot only puts")
        };
        let own = record.audience() == Audience::Person(person(1));
        let sealed = record.audience() == Audience::Sealed;
        assert_eq!(record.body().contains("ranked"), own || sealed);
    }
    assert!(VoteExport::of(VOTE, &village.town).is_none());
    let town: &dyn Town = &village.town;
    assert!(!town.has::<Counted>(VOTE));
    village.now = village.now.plus_minutes(30);
    village.by(person(4), close()).unwrap();
    let town: &dyn Town = &village.town;
    assert!(matches!(
        village.get::<Vote>(VOTE).state,
        VoteState::Closing { .. }
    ));
    assert!(!town.has::<Counted>(VOTE));
}

#[test]
fn what_was_stored_before_there_were_options_still_reads() {
    let village = Village::with_vote(Mode::Secret);
    let vote: Vote = village.get(VOTE);
    let body = Record::from(vote.clone()).body();
    assert!(!body.contains("options"), "{body}");
    assert_eq!(serde_json::from_str::<Vote>(&body).unwrap(), vote);
    let voted = format!(
        r#"{{"id":"{0}","vote":"{0}","voter":"{0}","at":5,"times":1,"choice":"against"}}"#,
        Uuid::from_u128(7)
    );
    let voted: Voted = serde_json::from_str(&voted).unwrap();
    assert_eq!(voted.choice, Some(Choice::Against.into()));
    let cast = format!(
        r#"{{"vote":"{0}","choice":"abstain","blind":"{0}"}}"#,
        Uuid::from_u128(7)
    );
    let cast: CastBallot = serde_json::from_str(&cast).unwrap();
    assert_eq!(cast.choice, Choice::Abstain.into());
}
