//! Reports on duty: who reports and who rates, what is owed for a promise, and what of ratings is told.

use crate::notice_place::{GRID, HEAD, MATE, NEIGHBOUR, OTHER, Place, STAFF};
use crate::village::*;
use domain::Command;
use domain::duty::{Command as Act, *};
use domain::issues::{self, BodyKind};
use domain::members::{Claim, ClaimHome, Command as Members, Role};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

const FIRST: DutyReportId = DutyReportId(Uuid::from_u128(920));
const SECOND: DutyReportId = DutyReportId(Uuid::from_u128(921));
const PROPERTY: BodyId = BodyId(Uuid::from_u128(922));
const QUESTION: DutyQuestionId = DutyQuestionId(Uuid::from_u128(923));

fn day(month: i8, day: i8) -> Day {
    Day::new(2026, month, day).unwrap()
}

fn publish(id: DutyReportId, reports_as: ReportsAs) -> PublishDuty {
    PublishDuty {
        id,
        community: COMMUNITY,
        reports_as,
        from: day(1, 1),
        to: day(10, 31),
        pledges: Vec::new(),
        done: prose("换了水管"),
        next: vec![line("装感应灯"), line("每月说事")],
        photos: Vec::new(),
    }
}

struct Duty(Place);

impl Duty {
    /// The village with a property company for which a neighbour speaks.
    fn new() -> Self {
        let mut it = Place::new();
        let body = issues::NameBody {
            id: PROPERTY,
            community: COMMUNITY,
            name: line("临江物业"),
            kind: BodyKind::PropertyCompany,
            duties: Vec::new(),
            lines: None,
            contacts: vec![person(MATE)],
            ended: false,
        };
        let body = Command::Issues(issues::Command::NameBody(body));
        it.0.by(person(STAFF), body).unwrap();
        Self(it)
    }

    fn tries(&mut self, flat: u8, act: Act) -> Result<Vec<Change>, Refusal> {
        self.0.0.by(person(flat), Command::Duty(act))
    }

    fn does(&mut self, flat: u8, act: Act) {
        let name = format!("{act:?}");
        if let Err(refusal) = self.tries(flat, act) {
            panic!("{name}: {refusal:?}");
        }
    }

    fn role(&self, flat: u8) -> RoleId {
        let mut all = self.0.0.town.all::<Role>();
        all.find(|it| it.person == person(flat)).unwrap().id
    }

    fn named(&self, name: &str) -> (u8, ReportsAs) {
        match name {
            "committee" => (STAFF, ReportsAs::Committee),
            "body" => (MATE, ReportsAs::Body(PROPERTY)),
            "head" => (HEAD, ReportsAs::Holder(self.role(HEAD))),
            "grid" => (GRID, ReportsAs::Holder(self.role(GRID))),
            other => panic!("{other}"),
        }
    }

    fn report(&self, id: DutyReportId) -> DutyReport {
        self.0.0.get(id)
    }

    fn rate(grade: DutyGrade) -> Act {
        Act::Rate(RateDuty {
            report: FIRST,
            grade,
        })
    }

    fn close(&mut self) -> Result<(), Refusal> {
        let close = Command::Duty(Act::Close(CloseDuty { report: FIRST }));
        let changes = self.0.0.decide(&Actor::System, &close)?;
        self.0.0.apply(&changes);
        Ok(())
    }
}

fn fault(fault: DutyFault) -> Refusal {
    Refusal::Duty { fault }
}

// Flats 1, 2, 3, 4 and 6 are of 7号楼, 7 of 3号楼. Who may report as whom, and who then rates.
#[rstest]
#[case("committee", &[STAFF], &[NEIGHBOUR, HEAD, GRID, MATE, OTHER])]
#[case("body", &[MATE], &[NEIGHBOUR, HEAD, GRID, STAFF, OTHER])]
#[case("head", &[HEAD], &[NEIGHBOUR, GRID, MATE, STAFF])]
#[case("grid", &[GRID], &[NEIGHBOUR, HEAD, MATE, STAFF, OTHER])]
fn whoever_holds_an_office_reports_and_those_it_is_for_rate(
    #[case] office: &str,
    #[case] reporters: &[u8],
    #[case] raters: &[u8],
) {
    for flat in [NEIGHBOUR, HEAD, GRID, MATE, STAFF, OTHER] {
        let mut it = Duty::new();
        let (_, reports_as) = it.named(office);
        let published = it.tries(flat, Act::Publish(publish(FIRST, reports_as)));
        assert_eq!(
            published.is_ok(),
            reporters.contains(&flat),
            "{flat}: {published:?}"
        );
    }
    let mut it = Duty::new();
    let (reporter, reports_as) = it.named(office);
    it.does(reporter, Act::Publish(publish(FIRST, reports_as)));
    assert_eq!(it.report(FIRST).audience(), Audience::Residents);
    for flat in [NEIGHBOUR, HEAD, GRID, MATE, STAFF, OTHER] {
        let rated = it.tries(flat, Duty::rate(DutyGrade::Content));
        assert_eq!(rated.is_ok(), raters.contains(&flat), "{flat}: {rated:?}");
        if flat == reporter {
            assert_eq!(rated, Err(fault(DutyFault::OwnReport)));
        }
    }
}

#[test]
fn a_rating_is_given_once_is_its_raters_alone_and_no_number_moves() {
    let mut it = Duty::new();
    it.does(STAFF, Act::Publish(publish(FIRST, ReportsAs::Committee)));
    let before = it.report(FIRST);
    it.does(NEIGHBOUR, Duty::rate(DutyGrade::Discontent));
    assert_eq!(it.report(FIRST), before);
    let id = DutyRatingId::of(FIRST, person(NEIGHBOUR));
    let rating: DutyRating = it.0.0.get(id);
    assert_eq!(rating.audience(), Audience::Person(person(NEIGHBOUR)));
    let again = it.tries(NEIGHBOUR, Duty::rate(DutyGrade::Content));
    assert_eq!(again, Err(fault(DutyFault::AlreadyRated)));
    // Published on 2 November for ten days: the 12th is the last.
    assert_eq!(before.last, day(11, 12));
    let last = before.last;
    assert_eq!(it.close(), Err(fault(DutyFault::StillRated { last })));
    it.0.0.now = day(11, 13).starts_at();
    let late = it.tries(MATE, Duty::rate(DutyGrade::Content));
    assert_eq!(late, Err(fault(DutyFault::RatingOver { last })));
}

// 6 of the village live in 7号楼, others sign in there as family: so many rate, and this is told.
#[rstest]
#[case(4, None)]
#[case(9, None)]
#[case(10, Some((10, 3)))]
#[case(12, Some((12, 3)))]
fn grades_are_told_where_ten_gave_one(#[case] raters: u8, #[case] told: Option<(u32, u32)>) {
    let mut it = Duty::new();
    it.does(STAFF, Act::Publish(publish(FIRST, ReportsAs::Committee)));
    let at = home(&it.0.0.town, NEIGHBOUR);
    for number in 0..raters {
        let name = format!("家属{number}");
        let family = PersonId::derived("test family", &[&[number]]);
        // A home has room for so many of a family.
        let claim = Command::Members(Members::ClaimHome(ClaimHome {
            community: COMMUNITY,
            home: if number < 6 {
                at
            } else {
                home(&it.0.0.town, HEAD)
            },
            name: line(&name),
            claim: Claim::Family,
            person: family,
            phone: None,
        }));
        it.0.0.system(claim);
        let grade = DutyGrade::ALL[usize::from(number) % 4];
        it.0.0.by(family, Command::Duty(Duty::rate(grade))).unwrap();
    }
    it.0.0.now = day(11, 20).starts_at();
    assert_eq!(over(COMMUNITY, it.0.0.now, &it.0.0.town), [FIRST]);
    it.close().unwrap();
    assert!(over(COMMUNITY, it.0.0.now, &it.0.0.town).is_empty());
    let DutyState::Closed { grades, .. } = it.report(FIRST).state else {
        panic!();
    };
    let shown = grades.map(|it| (it.all(), it.content));
    // Every fourth is content: of ten the first, fifth and ninth.
    assert_eq!(shown, told);
    let last = it.report(FIRST).last;
    assert_eq!(it.close(), Err(fault(DutyFault::Closed { last })));
}

#[test]
fn no_promise_is_passed_over_in_silence() {
    let mut it = Duty::new();
    it.does(STAFF, Act::Publish(publish(FIRST, ReportsAs::Committee)));
    it.0.0.now = Timestamp::at(Day::new(2027, 1, 4).unwrap(), 9, 0);
    let pledge = |text: &str, kept, words: Option<&str>| Pledge {
        text: line(text),
        kept,
        words: words.map(prose),
    };
    let next = |pledges| {
        Act::Publish(PublishDuty {
            from: day(11, 1),
            to: day(12, 31),
            pledges,
            ..publish(SECOND, ReportsAs::Committee)
        })
    };
    let lamp = || pledge("装感应灯", Kept::Done, None);
    let silent = it.tries(STAFF, next(vec![lamp()]));
    let promise = line("每月说事");
    assert_eq!(
        silent,
        Err(fault(DutyFault::Silent {
            promise: promise.clone()
        }))
    );
    let unsaid = vec![lamp(), pledge("每月说事", Kept::NotDone, None)];
    let unsaid = it.tries(STAFF, next(unsaid));
    assert_eq!(unsaid, Err(fault(DutyFault::NoReason { promise })));
    let said = vec![lamp(), pledge("每月说事", Kept::NotDone, Some("人不够"))];
    it.does(STAFF, next(said));
    // Whoever else reports owes nothing for it.
    let (mate, body) = it.named("body");
    let id = DutyReportId(Uuid::from_u128(924));
    it.does(mate, Act::Publish(publish(id, body)));
}

#[rstest]
#[case::not_over(day(1, 1), day(11, 3), Some(DutyFault::NotOver { to: day(11, 3) }))]
#[case::ends_today(day(1, 1), day(11, 2), Some(DutyFault::NotOver { to: day(11, 2) }))]
#[case::backwards(day(5, 2), day(5, 1), Some(DutyFault::Period { most: 366 }))]
#[case::more_than_a_year(Day::new(2025, 10, 1).unwrap(), day(10, 31), Some(DutyFault::Period { most: 366 }))]
#[case::one_day(day(11, 1), day(11, 1), None)]
#[case::a_year(Day::new(2025, 11, 1).unwrap(), day(10, 31), None)]
fn a_report_is_about_days_that_are_over(
    #[case] from: Day,
    #[case] to: Day,
    #[case] wrong: Option<DutyFault>,
) {
    let mut it = Duty::new();
    let publish = PublishDuty {
        from,
        to,
        ..publish(FIRST, ReportsAs::Committee)
    };
    let published = it.tries(STAFF, Act::Publish(publish.clone()));
    assert_eq!(published.err(), wrong.clone().map(fault));
    if wrong.is_none() {
        let again = PublishDuty {
            id: SECOND,
            ..publish
        };
        let again = it.tries(STAFF, Act::Publish(again));
        assert_eq!(again, Err(fault(DutyFault::Reported { until: to })));
    }
}

#[test]
fn who_it_is_for_asks_and_who_reports_answers_once() {
    let mut it = Duty::new();
    let (head, reports_as) = it.named("head");
    it.does(head, Act::Publish(publish(FIRST, reports_as)));
    let ask = |number| {
        Act::Ask(AskDuty {
            id: DutyQuestionId(Uuid::from_u128(number)),
            report: FIRST,
            text: prose("灯什么时候装？"),
        })
    };
    assert_eq!(it.tries(OTHER, ask(923)), Err(fault(DutyFault::NotForYou)));
    for number in 923..926 {
        it.does(NEIGHBOUR, ask(number));
    }
    assert_eq!(
        it.tries(NEIGHBOUR, ask(926)),
        Err(Refusal::TooMany { most: 3 })
    );
    let answer = || {
        Act::Answer(AnswerDuty {
            question: QUESTION,
            text: prose("下个月"),
        })
    };
    for flat in [NEIGHBOUR, STAFF, GRID] {
        assert_eq!(it.tries(flat, answer()), Err(Refusal::NotYours), "{flat}");
    }
    it.does(HEAD, answer());
    assert_eq!(it.tries(HEAD, answer()), Err(fault(DutyFault::Answered)));
    let asked: DutyQuestion = it.0.0.get(QUESTION);
    assert_eq!(asked.answer.map(|it| it.0), Some(prose("下个月")));
}

// What is proven is counted where every record is; a phone leaves it to the server.
#[test]
fn numbers_are_counted_from_the_records_with_their_day() {
    let mut it = Duty::new();
    let (grid, reports_as) = it.named("grid");
    for number in 0..3 {
        let visit = grid::LogVisit {
            id: GridVisitId(Uuid::from_u128(930 + number)),
            building: it.0.building("7号楼"),
            home: None,
            kind: grid::SixSmall::Matter,
            met: false,
            words: None,
            on: it.0.0.now.day(),
        };
        let visit = Command::Grid(grid::Command::LogVisit(visit));
        it.0.0.by(person(GRID), visit).unwrap();
    }
    it.0.0.now = it.0.0.now.plus_days(1);
    let today = it.0.0.now.day();
    let about = PublishDuty {
        to: today.plus(-1),
        ..publish(FIRST, reports_as)
    };
    let mut phone = Plain::partial();
    for record in it.0.0.town.iter() {
        phone.put(record.clone());
    }
    let actor = Actor::of(person(grid), today, &phone);
    let act = Command::Duty(Act::Publish(about.clone()));
    let changes = decide(&act, &actor, it.0.0.now, &phone).unwrap();
    let Change::Put(record) = &changes[0] else {
        panic!()
    };
    assert_eq!(DutyReport::from_record(record).unwrap().proven, None);
    it.does(grid, Act::Publish(about));
    let proven = it.report(FIRST).proven.unwrap();
    assert_eq!((proven.on, proven.visits, proven.issues), (today, 3, 0));
}

// The office writes for a body that has nobody here, and answers for it: whoever is of it does not rate
// it. Of a body that has ended nobody reports.
#[test]
fn whoever_answers_for_a_body_does_not_rate_it() {
    let mut it = Duty::new();
    let other = BodyId(Uuid::from_u128(930));
    let name = |ended| {
        Command::Issues(issues::Command::NameBody(issues::NameBody {
            id: other,
            community: COMMUNITY,
            name: line("水务公司"),
            kind: BodyKind::PropertyCompany,
            duties: Vec::new(),
            lines: None,
            contacts: Vec::new(),
            ended,
        }))
    };
    it.0.0.by(person(STAFF), name(false)).unwrap();
    it.does(STAFF, Act::Publish(publish(FIRST, ReportsAs::Body(other))));
    let own = it.tries(STAFF, Duty::rate(DutyGrade::Content));
    assert_eq!(own, Err(fault(DutyFault::OwnReport)));
    it.does(NEIGHBOUR, Duty::rate(DutyGrade::Content));
    it.0.0.by(person(STAFF), name(true)).unwrap();
    let next = PublishDuty {
        from: day(11, 1),
        to: day(11, 1),
        ..publish(SECOND, ReportsAs::Body(other))
    };
    let ended = it.tries(STAFF, Act::Publish(next));
    assert_eq!(ended, Err(Refusal::NotFound));
}

#[test]
fn a_form_proposes_the_days_after_the_last_report() {
    let mut it = Duty::new();
    let days = |it: &Duty, today| next_days(&Reporter::Committee, COMMUNITY, today, &it.0.0.town);
    let today = it.0.0.now.day();
    assert_eq!(days(&it, today), (day(1, 1), day(11, 1)));
    let new_year = Day::new(2027, 1, 1).unwrap();
    assert_eq!(days(&it, new_year), (day(1, 1), day(12, 31)));
    it.does(STAFF, Act::Publish(publish(FIRST, ReportsAs::Committee)));
    assert_eq!(days(&it, new_year), (day(11, 1), day(12, 31)));
}

// No promise disappears: a line that is none is named, and only empty ones are passed over.
#[test]
fn promises_are_one_a_line_and_none_disappears() {
    let long = "灯".repeat(Line::MOST + 1);
    let two = promises("装感应灯\n\n  \n每月说事").unwrap();
    assert_eq!(two, [line("装感应灯"), line("每月说事")]);
    let most = Line::MOST as u32;
    let wrong = DutyFault::PromiseLong { line: 3, most };
    assert_eq!(promises(&format!("装感应灯\n\n{long}")), Err(wrong));
    let odd = DutyFault::PromiseOdd { line: 2 };
    assert_eq!(promises("装感应灯\n每月\u{200b}说事"), Err(odd));
}

#[test]
fn what_became_of_a_promise_is_chosen_by_whoever_reports() {
    let promise = || line("装感应灯");
    let unchosen = DutyFault::Unchosen { promise: promise() };
    assert_eq!(pledge(promise(), None, "装了"), Err(unchosen));
    let said = pledge(promise(), Some(Kept::Partly), "装了").unwrap();
    assert_eq!((said.kept, said.words), (Kept::Partly, Some(prose("装了"))));
    let silent = pledge(promise(), Some(Kept::Done), " ").unwrap();
    assert_eq!(silent.words, None);
    let most = Prose::MOST as u32;
    let promise_of = promise();
    let wrong = DutyFault::Words {
        promise: promise_of,
        most,
    };
    let long = "灯".repeat(Prose::MOST + 1);
    assert_eq!(pledge(promise(), Some(Kept::Done), &long), Err(wrong));
}
