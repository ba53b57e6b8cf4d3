//! Notices: who writes to whom, who reads, and what is counted.

use crate::notice_place::*;
use crate::village::*;
use domain::Command;
use domain::notices::{Command as Act, *};
use domain::volunteering::{self, JoinTeam};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

// W1: who reads what is written to each audience, by hand.
#[rstest]
#[case("public", &[NEIGHBOUR, HEAD, GRID, MATE, STAFF, OTHER], 7)]
#[case("residents", &[NEIGHBOUR, HEAD, GRID, MATE, STAFF, OTHER], 7)]
#[case("compound", &[NEIGHBOUR, HEAD, GRID, MATE, STAFF, OTHER], 7)]
#[case("owners", &[NEIGHBOUR, HEAD, GRID, MATE, STAFF, OTHER], 7)]
#[case("7", &[NEIGHBOUR, HEAD, GRID, MATE, STAFF], 6)]
#[case("3", &[OTHER], 1)]
#[case("unit", &[NEIGHBOUR, HEAD, GRID, MATE, STAFF], 6)]
#[case("grounds", &[HEAD, GRID, STAFF], 3)]
#[case("team", &[MATE], 1)]
fn a_notice_is_read_by_exactly_those_it_is_for(
    #[case] to: &str,
    #[case] readers: &[u8],
    #[case] reached: u32,
) {
    let mut it = Place::new();
    let to = audience(&it, to);
    let today = it.0.now.day();
    let count = notices::reached(to, COMMUNITY, today, &it.0.town);
    assert_eq!(count, Some(reached));
    it.does(STAFF, write(to));
    let stored: Notice = it.0.get(NOTICE);
    assert_eq!(stored.audience(), to);
    for flat in [NEIGHBOUR, HEAD, GRID, MATE, STAFF, OTHER] {
        let reads = readers.contains(&flat);
        assert_eq!(it.reads(flat, to), reads, "{flat}");
        // Nobody marks as read, or talks about, what is not for them.
        let marked = it.tries(flat, read());
        assert_eq!(marked.is_ok(), reads, "{flat}: {marked:?}");
        let said = it.tries(
            flat,
            Act::Say(SayMessage {
                id: MessageId(Uuid::from_u128(u128::from(flat))),
                community: COMMUNITY,
                about: About::Notice(NOTICE),
                text: prose("知道了"),
            }),
        );
        assert_eq!(said.is_ok(), reads, "{flat}: {said:?}");
    }
    assert_eq!(it.desk().reads as usize, readers.len());
}

// The office writes to each; a grid worker and a building head to what is theirs.
#[rstest]
#[case("public", &[STAFF])]
#[case("residents", &[STAFF])]
#[case("owners", &[STAFF])]
#[case("grounds", &[STAFF])]
#[case("team", &[STAFF])]
#[case("compound", &[STAFF, GRID])]
#[case("3", &[STAFF, GRID])]
#[case("7", &[STAFF, GRID, HEAD])]
#[case("unit", &[STAFF, GRID, HEAD])]
#[case("staff", &[])]
#[case("person", &[])]
#[case("sealed", &[])]
fn who_writes_to_whom(#[case] to: &str, #[case] writers: &[u8]) {
    for flat in [NEIGHBOUR, HEAD, GRID, STAFF, OTHER] {
        let mut it = Place::new();
        let to = audience(&it, to);
        let written = it.tries(flat, write(to));
        let may = writers.contains(&flat);
        assert_eq!(written.is_ok(), may, "{flat}: {written:?}");
        if !may {
            assert_eq!(written, Err(Refusal::NotYours), "{flat}");
        }
    }
}

// A mark is the reader's alone, and the office reads a number without a name.
#[test]
fn reads_are_counted_once_each_and_nobody_is_named() {
    let mut it = Place::new();
    let to = audience(&it, "7");
    it.does(HEAD, write(to));
    assert_eq!(it.desk().audience(), Audience::Grid(it.building("7号楼")));
    for _ in 0..2 {
        it.does(NEIGHBOUR, read());
    }
    assert_eq!(it.desk().reads, 1);
    let mark: NoticeRead = it.0.get(NoticeReadId::of(NOTICE, person(NEIGHBOUR)));
    assert_eq!(mark.audience(), Audience::Person(person(NEIGHBOUR)));
    let desk = serde_json::to_string(&it.desk()).unwrap();
    assert!(!desk.contains(&person(NEIGHBOUR).to_string()));
    // Corrected, it is read again; whoever did so counts once.
    let changed = |text: &str| {
        Act::Correct(CorrectNotice {
            notice: NOTICE,
            title: line("周三上午停水"),
            text: prose(text),
            until: Day::new(2026, 11, 4).unwrap(),
            changed: line("改到下午"),
        })
    };
    it.does(HEAD, changed("改到两点到五点。"));
    assert_eq!(
        it.tries(HEAD, changed("改到两点到五点。")),
        Err(fault(NoticeFault::NothingChanged))
    );
    let stored: Notice = it.0.get(NOTICE);
    assert_eq!((stored.version(), stored.before.len()), (2, 1));
    assert_eq!(stored.before[0].changed, line("改到下午"));
    it.does(NEIGHBOUR, read());
    let mark: NoticeRead = it.0.get(NoticeReadId::of(NOTICE, person(NEIGHBOUR)));
    assert_eq!((mark.version, it.desk().reads), (2, 1));
    it.does(MATE, read());
    assert_eq!(it.desk().reads, 2);
}

// A phone does not know who else has read it, and counts nothing.
#[test]
fn a_phone_leaves_the_count_to_the_server() {
    let mut it = Place::new();
    it.does(STAFF, write(Audience::Residents));
    let mut phone = Plain::partial();
    for record in it.0.town.iter() {
        if !matches!(**record, Record::NoticeDesk(_)) {
            phone.put(record.clone());
        }
    }
    let actor = Actor::of(person(NEIGHBOUR), it.0.now.day(), &phone);
    let changes = decide(&Command::Notices(read()), &actor, it.0.now, &phone).unwrap();
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].key().kind, Kind::NoticeRead);
}

#[test]
fn what_the_office_wrote_is_the_offices_and_a_withdrawn_notice_keeps_its_reason() {
    let mut it = Place::new();
    let to = audience(&it, "7");
    it.does(STAFF, write(to));
    let withdraw = || {
        Act::Withdraw(WithdrawNotice {
            notice: NOTICE,
            reason: line("不停了"),
        })
    };
    assert_eq!(it.tries(HEAD, withdraw()), Err(Refusal::NotYours));
    it.does(STAFF, withdraw());
    let stored: Notice = it.0.get(NOTICE);
    assert!(!stored.is_valid(it.0.now.day()));
    assert_eq!(stored.withdrawn.unwrap().reason, line("不停了"));
    for act in [withdraw(), read()] {
        let flat = if matches!(act, Act::Read(_)) {
            NEIGHBOUR
        } else {
            STAFF
        };
        assert_eq!(it.tries(flat, act), Err(fault(NoticeFault::Withdrawn)));
    }
}

#[rstest]
#[case("2026-11-01", Err(Refusal::TermIsOver { until: Day::new(2026, 11, 1).unwrap() }))]
#[case("2026-11-02", Ok(()))]
#[case("2027-11-03", Ok(()))]
#[case("2027-11-04", Err(fault(NoticeFault::TooLong { most: 366 })))]
fn a_notice_is_valid_from_today_for_a_year_at_most(
    #[case] until: &str,
    #[case] expected: Result<(), Refusal>,
) {
    let mut it = Place::new();
    let act = Act::Write(WriteNotice {
        until: until.parse().unwrap(),
        ..notice(Audience::Residents)
    });
    assert_eq!(it.tries(STAFF, act).map(|_| ()), expected);
}

#[test]
fn a_notice_without_comments_takes_none_and_what_is_public_is_talked_of_by_residents() {
    let mut it = Place::new();
    let quiet = WriteNotice {
        comments: false,
        ..notice(Audience::Residents)
    };
    it.does(STAFF, Act::Write(quiet));
    let about = || About::Notice(NOTICE);
    assert_eq!(
        it.tries(NEIGHBOUR, say(about())),
        Err(fault(NoticeFault::NoComments))
    );
    let mut it = Place::new();
    it.does(STAFF, write(Audience::Public));
    it.does(NEIGHBOUR, say(about()));
    assert_eq!(it.said().audience(), Audience::Residents);
    // Below a building's notice, those who look after the building have a copy.
    let mut it = Place::new();
    let to = audience(&it, "7");
    it.does(STAFF, write(to));
    it.does(NEIGHBOUR, say(about()));
    assert_eq!(it.said().audience(), to);
    let copy: MessageCopy = it.0.get(SAID);
    assert_eq!(copy.audience(), Audience::Grid(it.building("7号楼")));
    assert_eq!(it.tries(OTHER, reply(None)), Err(Refusal::NotYours));
    it.does(HEAD, reply(None));
    assert_eq!(it.said().replies[0].from, Desk::BuildingHead);
    let copy: MessageCopy = it.0.get(SAID);
    assert_eq!(copy.message, it.said());
}

#[test]
fn whoever_joins_a_team_reads_what_is_written_to_it() {
    let mut it = Place::new();
    it.does(STAFF, write(Audience::Team(TEAM)));
    assert!(!it.reads(OTHER, Audience::Team(TEAM)));
    let join = volunteering::Command::JoinTeam(JoinTeam {
        team: TEAM,
        joins: true,
    });
    it.0.by(person(OTHER), Command::Volunteering(join)).unwrap();
    assert!(it.reads(OTHER, Audience::Team(TEAM)));
    it.does(OTHER, read());
    assert_eq!(it.desk().audience(), Audience::Staff);
}
