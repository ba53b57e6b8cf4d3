//! What one may ask for, what is left of somebody who is erased, and who looked.

use domain::members::{self, Claim, ClaimHome, Me, Member, Neighbour, Phone, Title};
use domain::privacy::{
    Answer, AnswerRequest, AskFor, Asked, AtErasure, Choose, Command as Privacy, Erase, Forget,
    KeptName, KeptOpened, Look, Looked, Mend, OpenKept, OwnRequest, PrivacyFault, Proof, Purpose,
    PurposeChoice, PurposeCounts, Reader, Request, Said, Screen, State, TakeBackAsking, at_erasure,
    may_ask,
};
use domain::proposals::{Command as Proposals, Comment, Say, SetSupport, Stance, Support};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::village::*;

const REQUEST: PrivacyRequestId = PrivacyRequestId(Uuid::from_u128(70));
const NAME: &str = "夏侯知秋";
const PHONE: &str = "13812345678";
const ADDRESS: &str = "7-2-201";

fn staff() -> PersonId {
    person(6)
}

fn newcomer() -> PersonId {
    PersonId::derived("test", &[NAME.as_bytes()])
}

/// A family member of the second flat with a telephone, who supports and speaks, and whose words say
/// who they are.
fn lived_in() -> Village {
    let mut village = Village::with_motion();
    let claim = ClaimHome {
        community: COMMUNITY,
        home: home(&village.town, 2),
        name: line(NAME),
        claim: Claim::Family,
        person: newcomer(),
        phone: Some(Phone::new(PHONE).unwrap()),
    };
    village.system(Command::Members(members::Command::ClaimHome(claim)));
    let say = Say {
        id: CommentId(Uuid::from_u128(60)),
        proposal: PROPOSAL,
        stance: Stance::For,
        text: prose(&format!("我是{ADDRESS}的{NAME}，有事打{PHONE}。")),
        answers: None,
    };
    village
        .by(newcomer(), Command::Proposals(Proposals::Say(say)))
        .unwrap();
    let support = SetSupport {
        proposal: PROPOSAL,
        supports: true,
    };
    village
        .by(newcomer(), Command::Proposals(Proposals::Support(support)))
        .unwrap();
    village
}

fn ask(what: Asked) -> Command {
    Command::Privacy(Privacy::Ask(AskFor {
        id: REQUEST,
        community: COMMUNITY,
        person: None,
        what,
    }))
}

fn erase() -> Command {
    Command::Privacy(Privacy::Erase(Erase {
        request: REQUEST,
        proof: Proof::Certificate,
        reason: line("本人申请注销"),
    }))
}

fn erased(village: &mut Village, who: PersonId) {
    village.by(who, ask(Asked::Erasure)).unwrap();
    village.now = village.now.plus_days(8);
    village.by(staff(), erase()).unwrap();
}

fn fault(result: Result<Vec<Change>, Refusal>) -> PrivacyFault {
    match result {
        Err(Refusal::Privacy { fault }) => fault,
        other => panic!("{other:?}"),
    }
}

fn told(village: &Village, words: &str) -> Vec<Kind> {
    let all = village.town.iter();
    let told = all.filter(|it| it.body().contains(words));
    told.map(|it| it.kind()).collect()
}

#[test]
fn nothing_is_left_of_somebody_but_what_a_rule_keeps() {
    let mut village = lived_in();
    erased(&mut village, newcomer());
    assert_eq!(told(&village, NAME), [Kind::KeptName]);
    assert_eq!(told(&village, PHONE), [Kind::KeptName]);
    // The home is a place and stays one.
    let mut homes = told(&village, ADDRESS);
    homes.retain(|kind| !matches!(kind, Kind::Home | Kind::KeptName));
    let of_others = |kind: &Kind| matches!(kind, Kind::Me | Kind::Member);
    assert!(homes.iter().all(of_others), "{homes:?}");
    let town: &dyn Town = &village.town;
    assert!(!town.has::<Member>(newcomer()));
    assert!(!town.has::<Me>(newcomer()));
    assert!(!town.has::<Neighbour>(newcomer()));
    let kept = Record::from(village.get::<KeptName>(newcomer()));
    assert_eq!(kept.audience(), Audience::Sealed);
}

/// What they booked is free again, and the office still reads that an hour was once taken.
#[test]
fn what_somebody_booked_is_given_back() {
    use domain::rooms::{
        BookRoom, BookingState, Command as Rooms, Opens, RoomBooking, RoomDesk, RoomKind, RoomSlot,
        SetRoom, Slot,
    };
    let mut village = lived_in();
    let room = RoomId(Uuid::from_u128(940));
    let opens = (1..=7).map(|weekday| Opens {
        weekday,
        from: 540,
        until: 600,
    });
    let set = SetRoom {
        id: room,
        community: COMMUNITY,
        kind: RoomKind::Room,
        name: line("社区客厅"),
        place: line("一楼"),
        seats: 20,
        things: None,
        step_free: true,
        rules: None,
        opens: opens.collect(),
        minutes: 60,
        ended: false,
    };
    village
        .by(staff(), Command::Rooms(Rooms::Set(set)))
        .unwrap();
    let id = RoomBookingId(Uuid::from_u128(941));
    let slot = Slot {
        room,
        on: village.now.day().plus(15),
        from: 540,
    };
    let book = BookRoom {
        id,
        slot,
        purpose: line("读书会"),
        people: 2,
    };
    village
        .by(newcomer(), Command::Rooms(Rooms::Book(book)))
        .unwrap();
    erased(&mut village, newcomer());
    let town: &dyn Town = &village.town;
    assert!(!town.has::<RoomSlot>(slot.id()) && !town.has::<RoomBooking>(id));
    let desk: RoomDesk = village.get(id);
    assert!(matches!(desk.booking.state, BookingState::Cancelled { .. }));
    assert!(told(&village, NAME).iter().all(|it| *it == Kind::KeptName));
}

/// A namesake by half: 夏侯知秋白 keeps a whole name when 夏侯知秋 is erased.
#[test]
fn nobody_elses_name_changes() {
    let mut village = lived_in();
    let longer = format!("{NAME}白");
    let claim = ClaimHome {
        community: COMMUNITY,
        home: home(&village.town, 3),
        name: line(&longer),
        claim: Claim::Family,
        person: person(40),
        phone: None,
    };
    village.system(Command::Members(members::Command::ClaimHome(claim)));
    erased(&mut village, newcomer());
    assert_eq!(village.get::<Member>(person(40)).name.as_str(), longer);
    assert_eq!(village.get::<Me>(person(40)).name.as_str(), longer);
}

#[test]
fn a_made_up_community_takes_no_answer() {
    let mut village = lived_in();
    let elsewhere = CommunityId(Uuid::from_u128(999));
    let act = Command::Privacy(Privacy::Choose(Choose {
        community: elsewhere,
        purpose: Purpose::TextMessages,
        version: Purpose::TextMessages.version(),
        said: Said::Yes,
    }));
    assert_eq!(village.by(newcomer(), act), Err(Refusal::NoSuchPlace));
}

#[test]
fn what_others_did_with_them_stays_and_still_adds_up() {
    let mut village = lived_in();
    erased(&mut village, newcomer());
    let comment: Comment = village.get(CommentId(Uuid::from_u128(60)));
    assert_eq!(comment.author.shown, "已注销的邻居");
    assert_eq!(
        comment.text.as_str(),
        "我是＊＊＊＊＊＊＊的＊＊＊＊，有事打＊＊＊＊＊＊＊＊＊＊＊。"
    );
    let supports = village.town.all::<Support>();
    assert!(supports.into_iter().any(|it| it.person == newcomer()));
    for record in rebuilt(&village.town) {
        let town: &dyn Town = &village.town;
        assert_eq!(town.find(record.key()).as_deref(), Some(&record));
    }
}

#[test]
fn an_erasure_cools_off_and_may_be_taken_back() {
    let mut village = lived_in();
    village.by(newcomer(), ask(Asked::Erasure)).unwrap();
    let again = AskFor {
        id: PrivacyRequestId(Uuid::from_u128(71)),
        community: COMMUNITY,
        person: None,
        what: Asked::Erasure,
    };
    let again = Command::Privacy(Privacy::Ask(again));
    assert_eq!(
        fault(village.by(newcomer(), again)),
        PrivacyFault::AskedBefore
    );
    village.now = village.now.plus_days(7).plus_ms(-1);
    let early = fault(village.by(staff(), erase()));
    assert!(matches!(early, PrivacyFault::CoolingOff { .. }));
    let back = Command::Privacy(Privacy::TakeBack(TakeBackAsking { request: REQUEST }));
    village.by(newcomer(), back.clone()).unwrap();
    assert_eq!(fault(village.by(newcomer(), back)), PrivacyFault::Answered);
    village.now = village.now.plus_days(30);
    assert_eq!(fault(village.by(staff(), erase())), PrivacyFault::Answered);
    assert!((&village.town as &dyn Town).has::<Member>(newcomer()));
}

#[test]
fn who_holds_an_office_or_a_seat_or_guards_a_child_hands_that_over_first() {
    let mut village = lived_in();
    village.by(person(1), ask(Asked::Erasure)).unwrap();
    village.now = village.now.plus_days(8);
    assert_eq!(fault(village.by(staff(), erase())), PrivacyFault::InOffice);

    let mut village = lived_in();
    village.claim(2, "小朋友", Claim::Family);
    let child = PersonId::derived("test", &["小朋友".as_bytes()]);
    let mark = members::MarkMinor {
        person: child,
        guardian: Some(newcomer()),
        child_signed: None,
    };
    village
        .by(staff(), Command::Members(members::Command::MarkMinor(mark)))
        .unwrap();
    village.by(newcomer(), ask(Asked::Erasure)).unwrap();
    village.now = village.now.plus_days(8);
    assert_eq!(
        fault(village.by(staff(), erase())),
        PrivacyFault::GuardsOthers
    );
}

#[test]
fn a_correction_is_an_act_and_the_neighbours_read_it() {
    let mut village = lived_in();
    let what = Asked::Mend {
        what: Mend::Name,
        words: prose("姓写错了，是司徒。"),
    };
    village.by(newcomer(), ask(what)).unwrap();
    let other = AnswerRequest {
        request: REQUEST,
        answer: Answer::HandedOver {
            words: line("已打印"),
        },
    };
    let other = Command::Privacy(Privacy::Answer(other));
    assert_eq!(fault(village.by(staff(), other)), PrivacyFault::OtherAnswer);
    let answer = AnswerRequest {
        request: REQUEST,
        answer: Answer::Mended {
            name: Some(line("司徒知秋")),
            phone: None,
            words: line("已按身份证改正"),
        },
    };
    village
        .by(staff(), Command::Privacy(Privacy::Answer(answer)))
        .unwrap();
    let neighbour: Neighbour = village.get(newcomer());
    assert_eq!(neighbour.shown, "7号楼 司徒**");
    let own: OwnRequest = village.get(OwnRequestId::of(REQUEST, newcomer()));
    assert!(matches!(own.request.state, State::Done { .. }));
}

#[test]
fn the_office_asks_for_somebody_at_the_counter_and_they_read_it() {
    let mut village = lived_in();
    let at_the_counter = |person| {
        Command::Privacy(Privacy::Ask(AskFor {
            id: REQUEST,
            community: COMMUNITY,
            person: Some(person),
            what: Asked::Copy,
        }))
    };
    let stranger = village.by(person(1), at_the_counter(newcomer()));
    assert_eq!(fault(stranger), PrivacyFault::NotTheGuardian);
    village.by(staff(), at_the_counter(newcomer())).unwrap();
    let own: OwnRequest = village.get(OwnRequestId::of(REQUEST, newcomer()));
    assert_eq!(own.reader, newcomer());
    let request: Request = village.get(REQUEST);
    assert_eq!(request.due, village.now.plus_days(15));
}

#[test]
fn a_look_stands_once_a_day_where_both_read_it_and_goes_after_its_years() {
    let mut village = lived_in();
    let look = Command::Privacy(Privacy::Looked(Looked {
        community: COMMUNITY,
        about: Some(newcomer()),
        screen: Screen::Person,
    }));
    village.by(staff(), look.clone()).unwrap();
    village.now = village.now.plus_minutes(5);
    village.by(staff(), look).unwrap();
    let mut looks: Vec<&Look> = village.town.all::<Look>().collect();
    looks.sort_by_key(|it| it.reader == Reader::Office);
    assert_eq!(looks.len(), 2);
    assert_eq!(looks[0].reader, Reader::Person(newcomer()));
    assert!(looks.iter().all(|it| it.times == 2 && it.by == staff()));
    let itself = Command::Privacy(Privacy::Looked(Looked {
        community: COMMUNITY,
        about: Some(staff()),
        screen: Screen::Person,
    }));
    assert_eq!(village.by(staff(), itself).unwrap(), []);
    let resident = Command::Privacy(Privacy::Looked(Looked {
        community: COMMUNITY,
        about: Some(person(2)),
        screen: Screen::Person,
    }));
    assert_eq!(village.by(person(1), resident), Err(Refusal::NotYours));
    let forget = || {
        Command::Privacy(Privacy::Forget(Forget {
            community: COMMUNITY,
        }))
    };
    village.now = village.now.plus_days(3 * 365 - 1);
    village.system(forget());
    assert_eq!(village.town.all::<Look>().count(), 2);
    village.now = village.now.plus_days(2);
    village.system(forget());
    assert_eq!(village.town.all::<Look>().count(), 0);
}

#[test]
fn a_sealed_name_is_opened_by_an_act_with_a_reason_and_goes_after_its_years() {
    let mut village = lived_in();
    let open = |person| {
        Command::Privacy(Privacy::OpenKept(OpenKept {
            id: KeptOpenedId(Uuid::from_u128(80)),
            community: COMMUNITY,
            person,
            paper: line("临江区法院（2026）查字 12 号"),
            reason: line("核对表决票"),
        }))
    };
    let nothing = village.by(staff(), open(newcomer()));
    assert_eq!(fault(nothing), PrivacyFault::NothingKept);
    erased(&mut village, newcomer());
    village.by(staff(), open(newcomer())).unwrap();
    let opened: KeptOpened = village.get(KeptOpenedId(Uuid::from_u128(80)));
    assert_eq!(opened.by, staff());
    assert!(
        village
            .town
            .all::<Look>()
            .any(|it| it.screen == Screen::Kept)
    );
    let kept: KeptName = village.get(newcomer());
    village.now = kept.until;
    let forget = Forget {
        community: COMMUNITY,
    };
    village.system(Command::Privacy(Privacy::Forget(forget)));
    assert_eq!(village.town.all::<KeptName>().count(), 0);
}

fn choose(said: Said, version: u16) -> Command {
    Command::Privacy(Privacy::Choose(Choose {
        community: COMMUNITY,
        purpose: Purpose::TextMessages,
        version,
        said,
    }))
}

#[rstest]
#[case(None, 0, true)]
#[case(Some(Said::Yes), 400, false)]
#[case(Some(Said::No), 179, false)]
#[case(Some(Said::No), 180, true)]
#[case(Some(Said::Withdrawn), 179, false)]
#[case(Some(Said::Withdrawn), 180, true)]
fn nobody_is_asked_again_soon(#[case] said: Option<Said>, #[case] days: i64, #[case] ask: bool) {
    let mut village = lived_in();
    let at = village.now;
    if let Some(said) = said {
        village.by(newcomer(), choose(said, 1)).unwrap();
    }
    let choice: Option<PurposeChoice> =
        (&village.town as &dyn Town).get(PurposeChoiceId::of(Purpose::TextMessages, newcomer()));
    let now = at.plus_days(days);
    assert_eq!(may_ask(Purpose::TextMessages, choice.as_ref(), now), ask);
}

#[test]
fn consent_is_to_one_text_is_withdrawn_as_easily_and_only_counted_for_the_office() {
    let mut village = lived_in();
    let other = fault(village.by(newcomer(), choose(Said::Yes, 2)));
    assert_eq!(other, PrivacyFault::AnotherVersion);
    village.by(newcomer(), choose(Said::Yes, 1)).unwrap();
    village.by(person(1), choose(Said::No, 1)).unwrap();
    village.by(newcomer(), choose(Said::Withdrawn, 1)).unwrap();
    let choice: PurposeChoice = village.get(PurposeChoiceId::of(Purpose::TextMessages, newcomer()));
    assert!(!choice.holds());
    assert_eq!(choice.before.len(), 1);
    let counts: PurposeCounts = village.get(COMMUNITY);
    let it = counts.counts[0];
    assert_eq!((it.yes, it.no, it.withdrawn), (0, 1, 1));
    erased(&mut village, newcomer());
    let counts: PurposeCounts = village.get(COMMUNITY);
    assert_eq!(counts.counts[0].withdrawn, 0);
}

#[test]
fn what_is_read_by_one_person_alone_is_never_kept_open() {
    // A record that names somebody goes, loses the name, or is kept for a reason: there is no kind
    // without a class, because the match that gives it one has no last arm.
    let classes = Kind::ALL.iter().map(|kind| at_erasure(*kind));
    let kept = classes.filter(|it| matches!(it, AtErasure::Kept(_) | AtErasure::Verbatim(_)));
    assert!(kept.count() < Kind::ALL.len() / 2);
    assert_eq!(at_erasure(Kind::Member), AtErasure::Goes);
}

#[test]
fn the_register_of_titles_keeps_the_holder_and_drops_the_telephone() {
    let mut village = lived_in();
    village.by(person(4), Command::Councils(resign())).unwrap();
    erased(&mut village, person(4));
    let title: Title = village.get(home(&village.town, 4));
    assert_eq!(title.holders[0].name.as_str(), "业主4");
    assert!(title.holders[0].phone.is_none());
    let kept: Vec<Kind> = told(&village, "业主4");
    let allowed = |kind: &Kind| matches!(kind, Kind::Title | Kind::Head | Kind::KeptName);
    assert!(kept.iter().all(allowed), "{kept:?}");
}

fn resign() -> councils::Command {
    councils::Command::Resign(councils::Resign {
        council: COUNCIL,
        reason: None,
    })
}
