//! The covenant: that nothing but a passed vote of the residents' meeting on these very words adopts
//! it (domain-rules 2.3, 3.2; Residents' Committee Law 26, 27, 30; ADR 49).

use crate::village::*;
use domain::councils::{
    self, Choice, Council, CouncilKind, Edit, Mode, Motion, MotionState, NameOfficers, Outcome,
    VoteState,
};
use domain::covenant::{
    Article, Basis, Command as Act, CovenantFault, CovenantStage, CovenantState, CovenantVersion,
    DraftCovenant, EnterCovenant, FileCovenant, Filed, PostCovenant, ReadCovenant, TableCovenant,
    WithdrawCovenant, in_force, worded,
};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

const STAFF: u8 = 6;
pub const FIRST: CovenantVersionId = CovenantVersionId(Uuid::from_u128(300));
pub const NEXT: CovenantVersionId = CovenantVersionId(Uuid::from_u128(301));

pub fn article(title: &str, text: &str) -> Article {
    Article {
        title: line(title),
        text: prose(text),
    }
}

pub fn articles() -> Vec<Article> {
    vec![
        article("楼道", "楼道里不堆东西。电动车不上楼。"),
        article("养狗", "遛狗牵绳，粪便随手带走。"),
    ]
}

pub fn draft(id: CovenantVersionId, articles: Vec<Article>) -> Command {
    Act::Draft(DraftCovenant {
        id,
        community: COMMUNITY,
        title: line("临江社区居民公约"),
        articles,
        why: prose("电动车和养狗的事，大家提了一年。"),
        proposal: None,
    })
    .into()
}

pub fn table(version: CovenantVersionId) -> Command {
    Act::Table(TableCovenant {
        version,
        motion: MOTION,
        sitting: SITTING,
    })
    .into()
}

pub fn post(version: CovenantVersionId, from: Day) -> Command {
    Act::Post(PostCovenant {
        version,
        hangs_at: line("东门公告栏"),
        from,
    })
    .into()
}

pub fn file(version: CovenantVersionId, on: Day) -> Command {
    Act::File(FileCovenant {
        version,
        on,
        number: Some(line("街备〔2026〕12号")),
    })
    .into()
}

pub fn read(version: CovenantVersionId) -> Command {
    Act::Read(ReadCovenant { version }).into()
}

pub fn withdraw(version: CovenantVersionId) -> Command {
    let reason = line("先听一听再写");
    Act::Withdraw(WithdrawCovenant { version, reason }).into()
}

pub fn earlier(on: Day, filed: Day, from: Day) -> Command {
    Act::Enter(EnterCovenant {
        id: FIRST,
        community: COMMUNITY,
        title: line("临江社区居民公约"),
        articles: articles(),
        why: prose("成立社区时写的。"),
        meeting: line("2023年第一次居民代表会议"),
        on,
        minutes: None,
        filed: Filed {
            on: filed,
            number: None,
        },
        from,
    })
    .into()
}

pub fn said(fault: CovenantFault) -> Refusal {
    Refusal::Covenant { fault }
}

pub fn day(year: i16, month: i8, day: i8) -> Day {
    Day::new(year, month, day).unwrap()
}

/// A meeting of this kind with five members and a sitting, and a draft.
pub fn drafted(kind: CouncilKind) -> Village {
    let mut village = Village::new();
    let staff = person(STAFF);
    village.by(staff, form(kind)).unwrap();
    for flat in 1..=5 {
        village.by(staff, seat(flat)).unwrap();
    }
    let days = 14;
    village
        .by(staff, call(village.now.plus_days(days)))
        .unwrap();
    village.by(staff, draft(NEXT, articles())).unwrap();
    village
}

/// Also on the agenda.
fn tabled() -> Village {
    let mut village = drafted(CouncilKind::RepresentativeMeeting);
    village.by(person(STAFF), table(NEXT)).unwrap();
    village
}

/// Also voted on and counted: so many agree, and the rest of those who vote do not.
pub fn voted(agree: u8, against: u8) -> Village {
    let mut village = tabled();
    village.now = village.now.plus_days(14);
    let open = open_vote(Mode::Recorded, village.now.plus_minutes(30));
    village.by(person(STAFF), open).unwrap();
    for flat in 1..=agree + against {
        let choice = if flat <= agree {
            Choice::Agree
        } else {
            Choice::Against
        };
        village.by(person(flat), ballot(choice)).unwrap();
    }
    village.now = village.now.plus_minutes(31);
    village.by(person(4), close()).unwrap();
    village.by(person(5), close()).unwrap();
    village
}

impl Village {
    pub fn version(&self, id: CovenantVersionId) -> CovenantVersion {
        self.get(id)
    }

    /// Puts a record there that no act would make.
    pub fn keep(&mut self, record: impl Into<Record>) {
        self.town.put(std::sync::Arc::new(record.into()));
    }

    pub fn office(&mut self, command: Command) -> Result<(), Refusal> {
        self.by(person(STAFF), command).map(|_| ())
    }
}

#[test]
fn a_passed_vote_on_these_words_adopts_the_version_and_nothing_else_does() {
    let mut village = voted(3, 1);
    let adopted = village.version(NEXT);
    let today = village.now.day();
    let how = adopted.adopted().unwrap();
    assert_eq!(how.basis, Basis::Vote(VOTE));
    assert_eq!((how.on, &how.posted, &how.filed), (today, &None, &None));
    let motion: Motion = village.get(MOTION);
    assert_eq!(motion.hash, adopted.hash);
    assert_eq!(motion.text, worded(&articles()).unwrap());
    assert!(motion.text.to_string().starts_with("第一条 楼道\n"));
    assert_eq!(adopted.in_force_from(), None);
    // Posted for fifteen days, and filed: then it is in force from its day.
    let from = today.plus(16);
    let early = said(CovenantFault::TooEarly {
        days: 15,
        earliest: from,
    });
    assert_eq!(village.office(post(NEXT, today.plus(15))), Err(early));
    let latest = today.plus(366);
    let late = said(CovenantFault::TooLate { latest });
    assert_eq!(village.office(post(NEXT, latest.plus(1))), Err(late));
    village.office(post(NEXT, from)).unwrap();
    assert_eq!(
        village.office(post(NEXT, from)),
        Err(said(CovenantFault::Posted))
    );
    assert_eq!(village.version(NEXT).in_force_from(), None);
    for wrong in [today.plus(-1), today.plus(1)] {
        let refused = village.office(file(NEXT, wrong));
        assert_eq!(refused, Err(said(CovenantFault::Days)));
    }
    village.office(file(NEXT, today)).unwrap();
    let again = village.office(file(NEXT, today));
    assert_eq!(again, Err(said(CovenantFault::Filed)));
    let version = village.version(NEXT);
    assert_eq!(version.in_force_from(), Some(from));
    let all = [version.clone()];
    assert_eq!(version.stage(&all, today), CovenantStage::Coming);
    assert_eq!(version.stage(&all, from), CovenantStage::InForce);
}

// Filed after the day that was posted: not in force before.
#[test]
fn nothing_is_in_force_before_it_was_filed() {
    let mut village = voted(4, 0);
    let from = village.now.day().plus(16);
    village.office(post(NEXT, from)).unwrap();
    village.now = village.now.plus_days(20);
    let today = village.now.day();
    assert_eq!(in_force(&[village.version(NEXT)], today), None);
    village.office(file(NEXT, today)).unwrap();
    assert_eq!(village.version(NEXT).in_force_from(), Some(today));
}

#[rstest]
#[case::outvoted(2, 2, Outcome::Failed)]
#[case::too_few(3, 0, Outcome::NoQuorum)]
fn a_version_that_was_not_agreed_to_is_lost(
    #[case] agree: u8,
    #[case] against: u8,
    #[case] outcome: Outcome,
) {
    let mut village = voted(agree, against);
    let vote = VOTE;
    let lost = CovenantState::Lost { vote, outcome };
    assert_eq!(village.version(NEXT).state, lost);
    let (today, later) = (village.now.day(), village.now.day().plus(30));
    for act in [post(NEXT, later), file(NEXT, today), read(NEXT)] {
        assert_eq!(village.office(act), Err(said(CovenantFault::NotAdopted)));
    }
    // What was lost stays as it was; the next one has a number of its own.
    let frozen = Err(said(CovenantFault::Frozen));
    assert_eq!(village.office(draft(NEXT, articles())), frozen);
    assert_eq!(village.office(withdraw(NEXT)), frozen);
    village.office(draft(FIRST, articles())).unwrap();
    assert_eq!(village.version(FIRST).number, 2);
}

#[test]
fn without_a_vote_nothing_is_posted_filed_or_read() {
    for mut village in [drafted(CouncilKind::ResidentsMeeting), tabled()] {
        let (today, later) = (village.now.day(), village.now.day().plus(30));
        for act in [post(NEXT, later), file(NEXT, today), read(NEXT)] {
            assert_eq!(village.office(act), Err(said(CovenantFault::NotAdopted)));
        }
    }
}

#[test]
fn the_words_stand_still_once_they_are_put_to_the_vote() {
    let mut village = tabled();
    let frozen = Err(said(CovenantFault::Frozen));
    let other = vec![article("楼道", "楼道里可以堆东西。")];
    assert_eq!(village.office(draft(NEXT, other)), frozen);
    assert_eq!(village.office(table(NEXT)), frozen);
    assert_eq!(village.office(withdraw(NEXT)), frozen);
    let amend = councils::Command::Amend(councils::Amend {
        id: AmendmentId(Uuid::from_u128(9)),
        motion: MOTION,
        mover: person(1),
        edit: Edit::Add {
            words: prose("再加一句。"),
        },
        why: None,
    });
    let refused = village.by(person(1), Command::Councils(amend)).map(|_| ());
    assert_eq!(refused, Err(said(CovenantFault::AsItStands)));
}

// Whatever is done to the records: another text than that of the vote is not adopted by it, and a
// vote on another version adopts none.
#[test]
fn a_vote_adopts_neither_other_words_nor_another_version() {
    let mut village = tabled();
    let version = village.version(NEXT);
    let other = vec![article("楼道", "楼道里可以堆东西。")];
    village.keep(CovenantVersion {
        hash: Digest::of(b"other words"),
        articles: other.clone(),
        ..version.clone()
    });
    let counted = |village: &mut Village| {
        village.now = village.now.plus_days(14);
        let open = open_vote(Mode::Recorded, village.now.plus_minutes(30));
        village.by(person(STAFF), open).unwrap();
        for flat in 1..=5 {
            village.by(person(flat), ballot(Choice::Agree)).unwrap();
        }
        village.by(person(4), close()).unwrap();
        village.by(person(5), close()).unwrap();
    };
    counted(&mut village);
    assert!(village.version(NEXT).adopted().is_none());

    let mut village = tabled();
    village.keep(CovenantVersion {
        id: FIRST,
        number: 2,
        ..version.clone()
    });
    village.keep(CovenantVersion {
        state: CovenantState::Tabled {
            motion: MotionId(Uuid::from_u128(99)),
        },
        ..version
    });
    counted(&mut village);
    assert!(village.version(NEXT).adopted().is_none());
    assert!(village.version(FIRST).adopted().is_none());

    // One that says it was adopted by a vote that named another is believed by nobody.
    let mut village = voted(5, 0);
    let adopted = village.version(NEXT);
    village.keep(CovenantVersion {
        id: FIRST,
        ..adopted.clone()
    });
    village.keep(CovenantVersion {
        hash: Digest::of(b"other words"),
        ..adopted
    });
    let later = village.now.day().plus(30);
    for id in [FIRST, NEXT] {
        let refused = village.office(post(id, later));
        assert_eq!(refused, Err(said(CovenantFault::NotAdopted)));
    }
}

#[rstest]
fn the_residents_meeting_adopts_it_and_no_council(
    #[values(
        CouncilKind::PartyMass,
        CouncilKind::Neighbourhood,
        CouncilKind::MultiStakeholder,
        CouncilKind::Compound,
        CouncilKind::ResidentsGroup,
        CouncilKind::ResidentsMeeting,
        CouncilKind::RepresentativeMeeting
    )]
    kind: CouncilKind,
) {
    let mut village = drafted(CouncilKind::RepresentativeMeeting);
    let council: Council = village.get(COUNCIL);
    village.keep(Council { kind, ..council });
    let theirs = matches!(
        kind,
        CouncilKind::ResidentsMeeting | CouncilKind::RepresentativeMeeting
    );
    let put = village.office(table(NEXT));
    if theirs {
        assert_eq!(put, Ok(()));
    } else {
        assert_eq!(put, Err(said(CovenantFault::AnotherForum)));
    }
}

#[test]
fn ten_days_lie_between_the_notice_and_the_residents_meeting() {
    let mut village = drafted(CouncilKind::ResidentsMeeting);
    village.now = village.now.plus_days(4);
    let late = village.office(table(NEXT));
    assert!(matches!(
        late,
        Err(Refusal::NoticeTooShort { days: 10, .. })
    ));
}

#[test]
fn what_a_sitting_did_not_decide_is_a_draft_again() {
    let mut village = tabled();
    village.now = village.now.plus_days(14);
    let officers = councils::Command::NameOfficers(NameOfficers {
        sitting: SITTING,
        chair: person(STAFF),
        recorder: person(2),
    });
    village.office(Command::Councils(officers)).unwrap();
    let close = councils::Command::CloseSitting(councils::CloseSitting {
        sitting: SITTING,
        guests: Vec::new(),
    });
    village.office(Command::Councils(close)).unwrap();
    let motion: Motion = village.get(MOTION);
    assert!(matches!(motion.state, MotionState::PutOff { .. }));
    assert_eq!(village.version(NEXT).state, CovenantState::Draft);
    village.office(draft(NEXT, articles())).unwrap();
}

// A vote that is cancelled decides nothing: its motion waits for another, and so does the version.
#[test]
fn a_cancelled_vote_leaves_the_version_waiting() {
    let mut village = tabled();
    village.now = village.now.plus_days(14);
    let open = open_vote(Mode::Recorded, village.now.plus_minutes(30));
    village.office(open).unwrap();
    village.office(cancel()).unwrap();
    let vote: councils::Vote = village.get(VOTE);
    assert!(matches!(vote.state, VoteState::Cancelled { .. }));
    let waits = CovenantState::Tabled { motion: MOTION };
    assert_eq!(village.version(NEXT).state, waits);
}

#[test]
fn a_vote_on_the_covenant_is_no_election() {
    let mut village = tabled();
    assert!(!village.get::<Motion>(MOTION).is_election());
    village.now = village.now.plus_days(14);
    village
        .office(open_vote(Mode::Recorded, village.now.plus_minutes(30)))
        .unwrap();
    let vote: councils::Vote = village.get(VOTE);
    assert!(!vote.is_election());
    assert_eq!(vote.covenant, Some(NEXT));
}
