//! What hangs, and what is said to the office: who reads it, what is owed, how it is hidden.

use crate::notice_place::*;
use crate::village::*;
use domain::Command;
use domain::notices::Publicity;
use domain::notices::{Command as Act, *};
use domain::*;
use uuid::Uuid;

#[test]
fn words_are_hidden_with_a_reason_and_kept_for_the_office() {
    let mut it = Place::new();
    it.does(NEIGHBOUR, say(column(true)));
    let hide = || {
        Act::Hide(HideMessage {
            message: SAID,
            reason: line("写了别人的电话"),
        })
    };
    assert_eq!(it.tries(HEAD, hide()), Err(Refusal::NotYours));
    it.does(STAFF, hide());
    assert_eq!((it.said().text, it.said().waits()), (None, false));
    let words: HiddenWords = it.0.get(SAID);
    assert_eq!(words.audience(), Audience::Staff);
    assert_eq!(it.tries(STAFF, hide()), Err(fault(NoticeFault::Hidden)));
    assert_eq!(
        it.tries(STAFF, reply(None)),
        Err(fault(NoticeFault::Hidden))
    );
    let show = || Act::Show(ShowMessage { message: SAID });
    it.does(STAFF, show());
    assert!(it.said().text.is_some() && it.said().hidden.is_none());
    assert!(it.0.town.all::<HiddenWords>().next().is_none());
    assert_eq!(it.tries(STAFF, show()), Err(fault(NoticeFault::NotHidden)));
}

// Five working days after Monday 2 November: the end of Monday the 9th.
#[test]
fn the_column_is_answered_within_working_days_and_backed_without_names() {
    let mut it = Place::new();
    it.does(NEIGHBOUR, say(column(true)));
    let due = Day::new(2026, 11, 10).unwrap().starts_at();
    assert_eq!(it.said().due, Some(due));
    assert!(it.said().waits());
    let back = |backs| {
        Act::Back(BackMessage {
            message: SAID,
            backs,
        })
    };
    let own = it.tries(NEIGHBOUR, back(true));
    assert_eq!(own, Err(fault(NoticeFault::NotToBack)));
    for _ in 0..2 {
        it.does(OTHER, back(true));
    }
    it.does(MATE, back(true));
    let pulse: MessagePulse = it.0.get(SAID);
    assert_eq!(pulse.backers, 2);
    it.does(MATE, back(false));
    let pulse: MessagePulse = it.0.get(SAID);
    assert_eq!(pulse.backers, 1);
    assert_eq!(it.tries(OTHER, reply(None)), Err(Refusal::NotYours));
    it.does(STAFF, reply(None));
    assert!(!it.said().waits());
}

#[test]
fn what_is_not_for_all_is_read_by_the_office_and_whoever_wrote_it() {
    let mut it = Place::new();
    it.does(NEIGHBOUR, say(column(false)));
    assert_eq!(it.said().audience(), Audience::Staff);
    let copy: MessageCopy = it.0.get(SAID);
    assert_eq!(copy.audience(), Audience::Person(person(NEIGHBOUR)));
    it.does(STAFF, reply(None));
    let copy: MessageCopy = it.0.get(SAID);
    assert_eq!(copy.message.replies.len(), 1);
    let back = Act::Back(BackMessage {
        message: SAID,
        backs: true,
    });
    assert_eq!(it.tries(OTHER, back), Err(fault(NoticeFault::NotToBack)));
}

#[test]
fn a_body_that_is_asked_answers_in_its_own_name() {
    let mut it = Place::new();
    let body = BodyId(Uuid::from_u128(904));
    let named = issues::Command::NameBody(issues::NameBody {
        id: body,
        community: COMMUNITY,
        name: line("临江物业"),
        kind: issues::BodyKind::PropertyCompany,
        duties: Vec::new(),
        lines: None,
        contacts: vec![person(OTHER)],
        ended: false,
    });
    it.0.by(person(STAFF), Command::Issues(named)).unwrap();
    let about = About::Column {
        topic: Topic::Property,
        open: true,
        body: Some(body),
    };
    it.does(NEIGHBOUR, say(about));
    it.does(OTHER, reply(None));
    assert_eq!(it.said().replies[0].from, Desk::Body(body));
}

#[test]
fn what_is_about_the_app_says_where_it_stands() {
    let mut it = Place::new();
    it.does(NEIGHBOUR, say(app()));
    assert_eq!(it.said().audience(), Audience::Residents);
    assert_eq!(
        it.tries(STAFF, reply(None)),
        Err(fault(NoticeFault::NoProgress))
    );
    it.does(STAFF, reply(Some(Progress::Planned)));
    it.does(STAFF, reply(Some(Progress::Done)));
    assert_eq!(it.said().progress(), Some(Progress::Done));
}

#[test]
fn ten_of_one_person_wait_at_most() {
    let mut it = Place::new();
    let one = |number: u128| {
        Act::Say(SayMessage {
            id: MessageId(Uuid::from_u128(1_000 + number)),
            community: COMMUNITY,
            about: if number.is_multiple_of(2) {
                column(number < 4)
            } else {
                app()
            },
            text: prose("再说一句"),
        })
    };
    for number in 0..10 {
        it.does(NEIGHBOUR, one(number));
    }
    let many = Err(fault(NoticeFault::ManyWait { most: 10 }));
    assert_eq!(it.tries(NEIGHBOUR, one(10)), many);
    it.does(MATE, one(11));
}

// domain-rules 11: posted on 2 November for five days, the 7th counts, the 8th is the first after.
#[test]
fn a_publicity_hangs_its_days_and_ends_with_both_photos_and_every_answer() {
    let mut it = Place::new();
    it.does(STAFF, post(5));
    let hangs: Publicity = it.0.get(BOARD);
    assert_eq!(hangs.last, Day::new(2026, 11, 7).unwrap());
    let next = Day::new(2026, 11, 8).unwrap();
    assert_eq!(hangs.next, next);
    it.does(NEIGHBOUR, say(objection()));
    assert_eq!(
        it.tries(STAFF, end(vec![photo()])),
        Err(Refusal::PublicityRuns { next })
    );
    it.0.now = next.starts_at();
    let late = Act::Say(SayMessage {
        id: MessageId(Uuid::from_u128(905)),
        community: COMMUNITY,
        about: objection(),
        text: prose("晚了一天"),
    });
    let last = hangs.last;
    assert_eq!(it.tries(MATE, late), Err(Refusal::PublicityOver { last }));
    assert_eq!(
        it.tries(STAFF, end(Vec::new())),
        Err(fault(NoticeFault::NoLastPhoto))
    );
    // Hiding an objection does not do away with it.
    it.does(
        STAFF,
        Act::Hide(HideMessage {
            message: SAID,
            reason: line("写了别人的名字"),
        }),
    );
    let open = Err(fault(NoticeFault::Unanswered { count: 1 }));
    assert_eq!(it.tries(STAFF, end(vec![photo()])), open);
    it.does(STAFF, reply(None));
    it.does(STAFF, end(vec![photo()]));
    let ended: Publicity = it.0.get(BOARD);
    let PublicityState::Ended(ended) = ended.state else {
        panic!("{ended:?}");
    };
    assert_eq!(ended.objections, 1);
    assert_eq!(
        it.tries(STAFF, end(vec![photo()])),
        Err(fault(NoticeFault::Ended))
    );
}

#[test]
fn a_publicity_that_comes_takes_no_opinion_yet_and_is_for_many() {
    let mut it = Place::new();
    let from = Day::new(2026, 11, 5).unwrap();
    let Act::Post(coming) = post(5) else { panic!() };
    let narrow = PostPublicity {
        to: audience(&it, "7"),
        ..coming.clone()
    };
    assert_eq!(
        it.tries(STAFF, Act::Post(narrow)),
        Err(fault(NoticeFault::TooNarrow))
    );
    let bare = PostPublicity {
        from,
        photos: Vec::new(),
        ..coming
    };
    it.does(STAFF, Act::Post(bare));
    assert_eq!(
        it.tries(NEIGHBOUR, say(objection())),
        Err(fault(NoticeFault::NotYet { from }))
    );
    // The board is photographed while it hangs there.
    let shown = || {
        Act::AddBoardPhotos(AddBoardPhotos {
            publicity: BOARD,
            photos: vec![photo()],
        })
    };
    assert_eq!(
        it.tries(STAFF, shown()),
        Err(fault(NoticeFault::NotYet { from }))
    );
    it.0.now = it.0.now.plus_days(10);
    assert_eq!(
        it.tries(STAFF, end(vec![photo()])),
        Err(fault(NoticeFault::NoFirstPhoto))
    );
    let last = it.0.get::<Publicity>(BOARD).last;
    assert_eq!(
        it.tries(STAFF, shown()),
        Err(fault(NoticeFault::PhotoTooLate { last }))
    );
    it.does(
        STAFF,
        Act::TakeDown(WithdrawPublicity {
            publicity: BOARD,
            reason: line("名单有误，重新公示"),
        }),
    );
    assert_eq!(
        it.tries(NEIGHBOUR, say(objection())),
        Err(fault(NoticeFault::Withdrawn))
    );
}
