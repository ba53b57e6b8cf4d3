//! Tellers from outside the council: for the papers of a vote they read who took one, by name, and
//! nothing else of the council (domain-rules 3.4, design default).

use crate::village::*;
use domain::councils::{
    Choice, Command as Councils, CountSheet, EnterPaper, Entered, EnteredState, HandOut, Mode,
    OpenVote, PaperFault, PaperNames, PrintBallots, ReplaceTeller, Roll, Taken, Vote, Written,
};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

const STAFF: u8 = 6;

fn act(command: Councils) -> Command {
    Command::Councils(command)
}

/// A seventh person, of flat 1, who sits nowhere.
fn outsider(village: &mut Village, name: &str) -> PersonId {
    village.claim(1, name, members::Claim::Family);
    PersonId::derived("test", &[name.as_bytes()])
}

/// A vote with papers out to flats 1 and 2, counted by flat 4 and somebody from outside.
fn with_papers(mode: Mode) -> (Village, PersonId) {
    let mut village = Village::with_motion();
    let outside = outsider(&mut village, "小女儿");
    village.now = village.now.plus_days(4);
    let open = OpenVote {
        id: VOTE,
        motion: MOTION,
        mode,
        closes_at: village.now.plus_minutes(30),
        tellers: [person(4), outside],
        drawn: None,
    };
    village
        .by(person(STAFF), act(Councils::OpenVote(open)))
        .unwrap();
    let print = PrintBallots {
        vote: VOTE,
        count: 4,
    };
    village
        .by(person(STAFF), act(Councils::PrintBallots(print)))
        .unwrap();
    for flat in [2, 1] {
        let out = HandOut {
            vote: VOTE,
            voter: person(flat),
            visit: None,
            mandate: None,
        };
        village
            .by(person(STAFF), act(Councils::HandOut(out)))
            .unwrap();
    }
    (village, outside)
}

fn close_it(unreturned: &[u8]) -> Command {
    act(Councils::CloseVote(councils::CloseVote {
        vote: VOTE,
        unreturned: unreturned.iter().map(|flat| person(*flat)).collect(),
    }))
}

fn shut(village: &mut Village) {
    village.now = village.get::<Vote>(VOTE).closes_at.plus_minutes(1);
    village.by(person(4), close_it(&[])).unwrap();
}

fn enter(number: u16, choice: Choice, flat: Option<u8>) -> Command {
    act(Councils::EnterPaper(EnterPaper {
        vote: VOTE,
        number,
        written: Written::Valid(choice.into()),
        voter: flat.map(person),
        blind: Uuid::from_u128(9),
    }))
}

fn names(village: &Village, teller: PersonId) -> Option<Vec<String>> {
    let town: &dyn Town = &village.town;
    let list: PaperNames = town.get(PaperNamesId::of(VOTE, teller))?;
    Some(
        list.voters
            .into_iter()
            .map(|it| it.name.to_string())
            .collect(),
    )
}

/// The town as a person's phone holds it.
fn phone(village: &Village, who: PersonId) -> Plain {
    let actor = Actor::of(who, village.now.day(), &village.town);
    let audiences = actor.audiences(COMMUNITY, village.now.day(), &village.town);
    let mut phone = Plain::partial();
    for record in village.town.iter() {
        if audiences.contains(&record.audience()) {
            phone.put(std::sync::Arc::clone(record));
        }
    }
    phone
}

#[rstest]
#[case(Mode::Recorded)]
#[case(Mode::Secret)]
fn once_the_box_is_shut_a_teller_reads_who_took_a_paper(#[case] mode: Mode) {
    let (mut village, outside) = with_papers(mode);
    assert_eq!(names(&village, outside), None);
    shut(&mut village);
    let two = Some(vec!["业主1".to_owned(), "业主2".to_owned()]);
    assert_eq!(names(&village, outside), two);
    assert_eq!(names(&village, person(4)), two);
    let list: PaperNames = village.get(PaperNamesId::of(VOTE, outside));
    assert_eq!(list.audience(), Audience::Person(outside));
    // The council stays closed to them.
    let there = phone(&village, outside);
    let there: &dyn Town = &there;
    assert!(there.has::<PaperNames>(PaperNamesId::of(VOTE, outside)));
    assert!(!there.has::<PaperNames>(PaperNamesId::of(VOTE, person(4))));
    assert!(!there.has::<Roll>(VOTE));
    assert!(there.of::<Taken>(VOTE).is_empty());
}

#[test]
fn papers_of_a_recorded_vote_go_from_the_box_to_the_sheet_with_a_teller_from_outside() {
    let (mut village, outside) = with_papers(Mode::Recorded);
    for flat in [3, 5] {
        village.by(person(flat), ballot(Choice::Against)).unwrap();
    }
    shut(&mut village);
    // On the teller's own phone, which knows no more than the names, it is taken at once.
    let there = phone(&village, outside);
    let actor = Actor::of(outside, village.now.day(), &there);
    let entry = enter(3, Choice::Agree, Some(1));
    assert!(decide(&entry, &actor, village.now, &there).is_ok());
    village.by(outside, entry.clone()).unwrap();
    village.by(person(4), entry).unwrap();
    let id = PaperBallotId::of(VOTE, 3);
    let state = village.get::<Entered>(id).state;
    assert!(matches!(state, EnteredState::Twice { by } if by == [outside, person(4)]));
    // Who took none the server knows.
    let took_none = village.by(outside, enter(2, Choice::Agree, Some(3)));
    assert_eq!(took_none, Err(PaperFault::TookNoPaper.into()));
    // The other paper did not come back.
    village.by(outside, close_it(&[2])).unwrap();
    let sheet: CountSheet = village.get(VOTE);
    let by = |flat| sheet.lines.iter().find(|it| it.voter == Some(person(flat)));
    assert_eq!(by(1).unwrap().choice, Choice::Agree.into());
    assert_eq!(by(2), None);
    assert_eq!((sheet.papers, sheet.unreturned), (1, 1));
    // The names are gone with the count.
    assert_eq!(
        (names(&village, outside), names(&village, person(4))),
        (None, None)
    );
}

#[test]
fn who_comes_instead_of_a_teller_gets_the_names_and_the_other_loses_them() {
    let (mut village, outside) = with_papers(Mode::Recorded);
    shut(&mut village);
    let instead = outsider(&mut village, "大女儿");
    let replace = ReplaceTeller {
        vote: VOTE,
        absent: outside,
        instead,
        reason: line("临时有事"),
    };
    village
        .by(person(STAFF), act(Councils::ReplaceTeller(replace)))
        .unwrap();
    assert_eq!(names(&village, outside), None);
    assert_eq!(names(&village, instead).map(|it| it.len()), Some(2));
}

#[test]
fn without_papers_nobody_is_told_names() {
    let mut village = Village::with_vote(Mode::Recorded);
    shut(&mut village);
    assert_eq!(names(&village, person(4)), None);
}
