//! People under eighteen: what they may do, and who may be their guardian.

use std::sync::Arc;

use crate::village::*;
use domain::councils::{Choice, CouncilKind, Mode};
use domain::members::{
    Age, ChildWord, Claim, EndStanding, MarkMinor, Me, Member, Minor, Neighbour,
};
use domain::proposals::{Command as Proposals, Say, SetSupport, Stance};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

fn mark(person: PersonId, guardian: Option<PersonId>) -> Command {
    Command::Members(members::Command::MarkMinor(MarkMinor {
        person,
        guardian,
        child_signed: None,
    }))
}

fn staff() -> PersonId {
    person(6)
}

/// A child of the first flat, marked with its owner as guardian.
fn child(village: &mut Village) -> PersonId {
    village.claim(1, "小朋友", Claim::Family);
    let child = PersonId::derived("test", &["小朋友".as_bytes()]);
    village.by(staff(), mark(child, Some(person(1)))).unwrap();
    child
}

fn end_standing(person: PersonId, village: &Village) -> Command {
    let it = EndStanding {
        person,
        home: home(&village.town, 1),
        reason: line("搬走了"),
    };
    Command::Members(members::Command::EndStanding(it))
}

#[derive(Clone, Copy, Debug)]
enum Try {
    Submit,
    Comment,
    Support,
}

impl Try {
    fn command(self) -> Command {
        let proposal = PROPOSAL;
        match self {
            Self::Submit => submit(),
            Self::Comment => Command::Proposals(Proposals::Say(Say {
                id: CommentId(Uuid::from_u128(60)),
                proposal,
                stance: Stance::For,
                text: prose("我也想要"),
                answers: None,
            })),
            Self::Support => Command::Proposals(Proposals::Support(SetSupport {
                proposal,
                supports: true,
            })),
        }
    }
}

// Domain-rules 2.2: handing in is for those of eighteen, and for minors with a guardian.
#[rstest]
#[case::proposes_with_a_guardian(Try::Submit, true, None)]
#[case::proposes_without(Try::Submit, false, Some(Refusal::NoGuardian))]
#[case::comments(Try::Comment, false, None)]
#[case::supports(Try::Support, false, None)]
fn a_minor(#[case] tried: Try, #[case] guarded: bool, #[case] refused: Option<Refusal>) {
    let mut village = Village::new();
    let child = child(&mut village);
    if !matches!(tried, Try::Submit) {
        village.by(person(2), submit()).unwrap();
    }
    if !guarded {
        let end = end_standing(person(1), &village);
        village.by(staff(), end).unwrap();
    }
    assert_eq!(village.by(child, tried.command()).err(), refused);
}

#[test]
fn a_minor_gets_no_seat_and_who_has_one_is_not_marked() {
    let mut village = Village::new();
    let child = child(&mut village);
    village
        .by(staff(), form(CouncilKind::Neighbourhood))
        .unwrap();
    let seated = village.by(staff(), seat_of(child));
    assert_eq!(seated, Err(Refusal::SeatUnderAge));
    village.by(staff(), seat(2)).unwrap();
    let marked = village.by(staff(), mark(person(2), Some(person(3))));
    assert_eq!(marked, Err(Refusal::SeatUnderAge));
    village.by(staff(), mark(child, None)).unwrap();
    village.by(staff(), seat_of(child)).unwrap();
}

/// A roll that was frozen before the seat was ended and its holder marked.
#[test]
fn a_minor_on_an_old_roll_does_not_vote() {
    let mut village = Village::with_vote(Mode::Secret);
    let end = councils::EndSeat {
        council: COUNCIL,
        person: person(2),
        reason: line("未满十八周岁"),
    };
    village
        .by(staff(), Command::Councils(councils::Command::EndSeat(end)))
        .unwrap();
    village
        .by(staff(), mark(person(2), Some(person(3))))
        .unwrap();
    let cast = village.by(person(2), ballot(Choice::Agree));
    assert_eq!(cast, Err(Refusal::UnderAge));
    village.by(person(3), ballot(Choice::Agree)).unwrap();
}

#[rstest]
#[case::oneself(2, 2, Refusal::NotAGuardian)]
#[case::nobody_here(2, 99, Refusal::NotAGuardian)]
#[case::who_guards_another(1, 2, Refusal::GuardsOthers)]
fn a_guardian_is_an_adult_of_the_community(
    #[case] minor: u8,
    #[case] guardian: u8,
    #[case] refusal: Refusal,
) {
    let mut village = Village::new();
    child(&mut village);
    let marked = village.by(staff(), mark(person(minor), Some(person(guardian))));
    assert_eq!(marked, Err(refusal));
}

#[test]
fn a_minor_guards_nobody() {
    let mut village = Village::new();
    let child = child(&mut village);
    let marked = village.by(staff(), mark(person(2), Some(child)));
    assert_eq!(marked, Err(Refusal::NotAGuardian));
    let end = end_standing(person(1), &village);
    village.by(staff(), end).unwrap();
    let marked = village.by(staff(), mark(child, Some(person(1))));
    assert_eq!(marked, Err(Refusal::NotAGuardian));
}

#[test]
fn neighbours_do_not_read_of_it_and_the_phone_knows() {
    let mut village = Village::new();
    let child = child(&mut village);
    let (guardian, told) = (person(1), person(1).to_string());
    let minor = Some(Minor {
        guardian,
        child: None,
    });
    assert_eq!(village.get::<Member>(child).minor, minor);
    let neighbour = Record::from(village.get::<Neighbour>(child));
    assert!(!neighbour.body().contains(&told) && !neighbour.body().contains("minor"));
    // What the phone of the child holds: no record of staff's.
    let mut phone = Plain::partial();
    phone.put(Arc::new(village.get::<Me>(child).into()));
    phone.put(Arc::new(village.get::<Neighbour>(guardian).into()));
    let today = village.now.day();
    assert_eq!(Actor::of(child, today, &phone).age(), Age::Guarded);
    assert_eq!(Actor::of(guardian, today, &phone).age(), Age::Adult);
    // Marking again changes nothing, and no third party marks.
    let again = village.by(staff(), mark(child, Some(guardian)));
    assert_eq!(again, Ok(Vec::new()));
    let neighbour = village.by(person(2), mark(child, None));
    assert_eq!(neighbour, Err(Refusal::NotYours));
}

// PIPL 31: nobody under fourteen has an account without their guardian's word.
#[test]
fn a_child_under_fourteen_does_nothing_until_the_guardian_has_signed() {
    let mut village = Village::with_motion();
    let child = child(&mut village);
    let marked = |signed| {
        Command::Members(members::Command::MarkMinor(MarkMinor {
            person: child,
            guardian: Some(person(1)),
            child_signed: Some(signed),
        }))
    };
    village.by(staff(), marked(false)).unwrap();
    let refused = village.by(child, Try::Comment.command());
    assert_eq!(refused, Err(Refusal::NoGuardian));
    village.by(staff(), marked(true)).unwrap();
    assert!(village.by(child, Try::Comment.command()).is_ok());
    let me: Me = village.get(child);
    let at = village.now;
    assert_eq!(me.minor.unwrap().child, Some(ChildWord::Signed { at }));
}
