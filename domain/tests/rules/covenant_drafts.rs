//! The covenant before and beside its vote: what is a draft, the one of before, who has read it, what
//! neighbours say (ADR 49).

use crate::covenant::{
    FIRST, NEXT, article, articles, day, draft, drafted, earlier, file, post, read, said, table,
    voted, withdraw,
};
use crate::village::*;
use domain::councils::CouncilKind;
use domain::covenant::{
    Adopted, Article, Basis, Command as Act, CovenantFault, CovenantRead, CovenantReads,
    CovenantStage, CovenantState, CovenantVersion, DraftCovenant, Filed, in_force, ordinal,
};
use domain::notices::{About, Command as Notices, Message, SayMessage};
use domain::proposals::{Forum, Matter};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

#[rstest]
#[case::none(Vec::new(), CovenantFault::NoArticle)]
#[case::twice(
    vec![article("楼道", "一"), article("楼道", "二")],
    CovenantFault::Twice { title: line("楼道") },
)]
#[case::too_long(
    vec![article("一", &"长".repeat(1_500)), article("二", &"长".repeat(600))],
    CovenantFault::TooLong { most: 2_000 },
)]
fn what_cannot_stand_on_a_ballot_is_no_draft(
    #[case] articles: Vec<Article>,
    #[case] fault: CovenantFault,
) {
    let mut village = Village::new();
    assert_eq!(village.office(draft(NEXT, articles)), Err(said(fault)));
}

#[test]
fn more_articles_than_the_pack_allows_are_refused() {
    let mut village = Village::new();
    let many = (0..31).map(|it| article(&format!("第{it}件"), "写明白。"));
    let refused = village.office(draft(NEXT, many.collect()));
    assert_eq!(refused, Err(Refusal::TooMany { most: 30 }));
}

#[test]
fn one_version_is_drafted_at_a_time() {
    let mut village = drafted(CouncilKind::RepresentativeMeeting);
    let open = said(CovenantFault::DraftOpen { number: 1 });
    assert_eq!(village.office(draft(FIRST, articles())), Err(open));
    village.office(draft(NEXT, articles())).unwrap();
    village.office(withdraw(NEXT)).unwrap();
    village.office(draft(FIRST, articles())).unwrap();
    assert_eq!(village.version(FIRST).number, 2);
}

#[test]
fn a_draft_goes_back_to_a_proposal_that_is_the_meetings_to_decide() {
    let mut village = Village::new();
    village.by(person(1), submit()).unwrap();
    let from = |proposal| {
        Command::from(Act::Draft(DraftCovenant {
            id: NEXT,
            community: COMMUNITY,
            title: line("临江社区居民公约"),
            articles: articles(),
            why: prose("邻居提的。"),
            proposal: Some(proposal),
        }))
    };
    let another = Err(said(CovenantFault::AnotherMatter));
    assert_eq!(village.office(from(PROPOSAL)), another);
    village.office(accept(Matter::ResidentsMeeting)).unwrap();
    village.office(route(Forum::ResidentsMeeting)).unwrap();
    village.office(from(PROPOSAL)).unwrap();
    let unknown = ProposalId(Uuid::from_u128(77));
    assert_eq!(village.office(from(unknown)), Err(Refusal::NotFound));
}

#[test]
fn the_covenant_of_before_is_entered_once_with_the_day_of_its_minutes() {
    let mut village = Village::new();
    let (on, filed, from) = (day(2023, 6, 1), day(2023, 6, 20), day(2023, 7, 1));
    let today = village.now.day();
    for (on, filed, from) in [
        (from, filed, on),
        (filed, on, from),
        (on, filed, today.plus(1)),
        (on, today.plus(1), from),
    ] {
        let refused = village.office(earlier(on, filed, from));
        assert_eq!(refused, Err(said(CovenantFault::Days)));
    }
    village.office(earlier(on, filed, from)).unwrap();
    let version = village.version(FIRST);
    assert_eq!(version.number, 1);
    assert_eq!(version.in_force_from(), Some(from));
    assert!(matches!(
        version.adopted().unwrap().basis,
        Basis::Paper { .. }
    ));
    let again = village.office(earlier(on, filed, from));
    assert_eq!(again, Err(said(CovenantFault::NotTheFirst)));
    // It is neither posted nor filed a second time.
    let posted = village.office(post(FIRST, today.plus(30)));
    assert_eq!(posted, Err(said(CovenantFault::Posted)));
}

#[test]
fn the_later_version_takes_the_place_of_the_earlier_from_its_day() {
    let mut village = voted(5, 0);
    let today = village.now.day();
    let from = today.plus(16);
    village.office(post(NEXT, from)).unwrap();
    village.office(file(NEXT, today)).unwrap();
    let next = CovenantVersion {
        number: 2,
        ..village.version(NEXT)
    };
    let mut before = Village::new();
    let (on, since) = (day(2023, 6, 1), day(2023, 7, 1));
    before.office(earlier(on, on, since)).unwrap();
    let all = [before.version(FIRST), next];
    let number = |on| in_force(&all, on).map(|it| it.number);
    assert_eq!(number(since.plus(-1)), None);
    assert_eq!(number(today), Some(1));
    assert_eq!(number(from), Some(2));
    assert_eq!(all[0].stage(&all, from), CovenantStage::Replaced);
}

// One that was left unposted does not come back over what was voted on after it.
#[test]
fn a_later_version_leaves_the_earlier_nothing_to_post() {
    let mut village = voted(5, 0);
    let today = village.now.day();
    let earlier = village.version(NEXT);
    let later = CovenantVersion {
        id: FIRST,
        number: earlier.number + 1,
        ..earlier
    };
    village.keep(later.clone());
    let overtaken = || Err(said(CovenantFault::Overtaken));
    assert_eq!(village.office(post(NEXT, today.plus(16))), overtaken());
    assert_eq!(village.office(file(NEXT, today)), overtaken());
    // Though it was posted before, and its day comes last.
    let Some(adopted) = later.adopted().cloned() else {
        panic!()
    };
    let since = |version: CovenantVersion, from: Day| CovenantVersion {
        state: CovenantState::Adopted(Adopted {
            from: Some(from),
            filed: Some(Filed {
                on: today,
                number: None,
            }),
            ..adopted.clone()
        }),
        ..version
    };
    let all = [
        since(village.version(NEXT), today.plus(40)),
        since(later, today.plus(20)),
    ];
    let there = in_force(&all, today.plus(50));
    assert_eq!(there.map(|it| it.number), Some(all[1].number));
}

#[test]
fn a_number_of_readers_is_told_and_no_reader() {
    let mut village = voted(5, 0);
    for flat in [1, 2, 2] {
        village.by(person(flat), read(NEXT)).unwrap();
    }
    let reads: CovenantReads = village.get(NEXT);
    assert_eq!(reads.reads, 2);
    let mark: CovenantRead = village.get(CovenantReadId::of(NEXT, person(1)));
    let audience = |record: Record| record.audience();
    assert_eq!(
        audience(mark.into()),
        Audience::Person(person(1)),
        "a mark is its reader's alone"
    );
    assert_eq!(audience(reads.clone().into()), Audience::Residents);
    assert_eq!(
        audience(village.version(NEXT).into()),
        Audience::Public,
        "a covenant is everyone's to read"
    );
    let folded = rebuilt(&village.town);
    assert!(folded.contains(&Record::from(reads)));
}

#[test]
fn neighbours_say_what_they_think_while_it_is_a_draft() {
    let mut village = drafted(CouncilKind::RepresentativeMeeting);
    let say = |number| {
        Command::Notices(Notices::Say(SayMessage {
            id: MessageId(Uuid::from_u128(number)),
            community: COMMUNITY,
            about: About::Covenant(NEXT),
            text: prose("“遛狗牵绳”后面加上“绳长不超过一米五”。"),
        }))
    };
    village.by(person(2), say(1)).unwrap();
    let message: Message = village.get(MessageId(Uuid::from_u128(1)));
    assert!(message.waits() && message.may_be_backed());
    village.office(table(NEXT)).unwrap();
    let late = village.by(person(2), say(2)).map(|_| ());
    assert_eq!(late, Err(said(CovenantFault::NoDraft)));
}

#[rstest]
#[case(1, "第一条")]
#[case(10, "第十条")]
#[case(11, "第十一条")]
#[case(20, "第二十条")]
#[case(35, "第三十五条")]
fn articles_are_numbered_as_in_a_law(#[case] number: usize, #[case] words: &str) {
    assert_eq!(ordinal(number), words);
}
