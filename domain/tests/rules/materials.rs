//! Papers to an item of the agenda.

use domain::councils::{AddMaterial, Command as Councils, Document, DropMaterial, Material, Mode};
use domain::projects::shown_photos;
use domain::*;
use uuid::Uuid;

use crate::project_acts::photo;
use crate::village::*;

const STAFF: u8 = 6;

fn id(number: u128) -> MaterialId {
    MaterialId(Uuid::from_u128(800 + number))
}

fn add(number: u128, pages: usize) -> Command {
    Command::Councils(Councils::AddMaterial(AddMaterial {
        id: id(number),
        motion: MOTION,
        title: line("坡道施工图"),
        text: prose("坡度 1 比 12，扶手高 90 厘米。"),
        photos: (0..pages).map(|it| photo(&it.to_string())).collect(),
        document: None,
    }))
}

fn take_off(number: u128) -> Command {
    let material = id(number);
    Command::Councils(Councils::DropMaterial(DropMaterial { material }))
}

#[test]
fn residents_read_what_the_convener_adds_and_see_its_pages() {
    let mut village = Village::with_motion();
    assert_eq!(village.by(person(1), add(1, 1)), Err(Refusal::NotYours));
    village.by(person(STAFF), add(1, 2)).unwrap();
    let there: Material = village.get(id(1));
    assert_eq!((there.motion, there.sitting), (MOTION, SITTING));
    assert_eq!(there.audience(), Audience::Residents);
    let seen: Vec<_> = shown_photos(&village.town).collect();
    for page in &there.photos {
        assert!(seen.contains(&(Audience::Residents, page.hash)));
    }
    assert_eq!(add(1, 2).photos().len(), 2, "sent before the act");
    assert_eq!(
        village.by(person(STAFF), add(1, 0)),
        Err(Refusal::AlreadyThere)
    );
    assert_eq!(village.by(person(1), take_off(1)), Err(Refusal::NotYours));
    village.by(person(STAFF), take_off(1)).unwrap();
    assert!(!(&village.town as &dyn Town).has::<Material>(id(1)));
}

#[test]
fn there_are_as_many_and_of_so_many_pages_as_the_pack_says() {
    let mut village = Village::with_motion();
    let rules = &RulePack::built_in()[0].council.sitting;
    let most = u32::from(rules.pages_most);
    let long = add(0, usize::from(rules.pages_most) + 1);
    let refused = village.by(person(STAFF), long);
    assert_eq!(refused, Err(Refusal::TooMany { most }));
    for number in 0..u128::from(rules.materials_most) {
        village.by(person(STAFF), add(number, 0)).unwrap();
    }
    let most = u32::from(rules.materials_most);
    assert_eq!(
        village.by(person(STAFF), add(99, 0)),
        Err(Refusal::TooMany { most })
    );
}

#[test]
fn nothing_is_added_or_taken_off_once_the_vote_is_open() {
    let mut village = Village::with_motion();
    village.by(person(STAFF), add(1, 0)).unwrap();
    village.now = village.now.plus_days(4);
    for flat in 1..=5 {
        village.by(person(flat), attend(flat)).unwrap();
    }
    let open = open_vote(Mode::Secret, village.now.plus_minutes(60));
    village.by(person(STAFF), open).unwrap();
    for command in [add(2, 0), take_off(1)] {
        assert_eq!(
            village.by(person(STAFF), command),
            Err(Refusal::AlreadyPutToTheVote)
        );
    }
}

#[test]
fn a_pdf_is_sent_before_the_act_and_read_by_whoever_reads_the_paper() {
    let mut village = Village::with_motion();
    let document = |bytes| Document {
        hash: Digest::of(b"a drawing"),
        bytes,
    };
    let with = |bytes| match add(1, 1) {
        Command::Councils(Councils::AddMaterial(it)) => {
            Command::Councils(Councils::AddMaterial(AddMaterial {
                document: Some(document(bytes)),
                ..it
            }))
        }
        other => panic!("{other:?}"),
    };
    let most = Document::MOST_BYTES / 1024;
    let what = Bound::DocumentSize;
    assert_eq!(
        village.by(person(STAFF), with(Document::MOST_BYTES + 1)),
        Err(Refusal::OverBound { what, most })
    );
    let it = with(Document::MOST_BYTES);
    assert!(it.photos().contains(&document(0).hash));
    village.by(person(STAFF), it).unwrap();
    let seen: Vec<_> = shown_photos(&village.town).collect();
    assert!(seen.contains(&(Audience::Residents, document(0).hash)));
    assert_eq!(document(1025).kib(), 2);
}
