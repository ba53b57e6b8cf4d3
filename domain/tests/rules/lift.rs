//! From the proposal of a lift to the day it runs: posting, objections, consents, the vote.

use crate::assembly::{AGAINST, AGREE, ASSEMBLY};
use crate::lift_village::*;
use crate::renovation_acts::{STAFF, fault};
use crate::renovation_stages::photo;
use crate::village::*;
use domain::members::roster::RosterRow;
use domain::owners::{Matter, Scope};
use domain::renovation::{LiftCommand as Lifts, *};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

/// From the proposal to the day it runs, by the acts of those whose they are.
#[test]
fn a_lift_is_carried_from_the_proposal_to_the_day_it_runs() {
    use LiftLeg::{Approved, Building as Works, Done, Returned, Submitted};
    let mut village = Village::with_lift();
    let last = village.lift_case().posting.last;
    assert_eq!(last, village.now.day().plus(15));
    let submits = || advances(&Village::with_stairs(), Submitted);
    let (posting, vote) = (LiftLack::Posting { last }, LiftLack::Vote);
    let consent = LiftLack::Consents { open: 1 };
    let all = [posting, vote.clone(), consent.clone()];
    village.turns_down(STAFF, submits(), lacks(&all));
    let objects = objects(&village);
    village.acts(BESIDE, objects);
    let posted = village.now.day();
    village.passes_lift();
    let open = [
        consent.clone(),
        LiftLack::Answers { open: 1 },
        LiftLack::Objections { open: 1 },
    ];
    village.turns_down(STAFF, submits(), lacks(&open));
    village.acts(STAFF, answers());
    let open = [consent.clone(), LiftLack::Objections { open: 1 }];
    village.turns_down(STAFF, submits(), lacks(&open));
    // Not agreed, but mediated and in the record: here that is enough.
    village.acts(STAFF, mediates(posted.plus(20), false));
    // A vote stands in for nobody's consent.
    village.turns_down(STAFF, submits(), lacks(&[consent]));
    let consents = consents(&village, 1, 1);
    village.acts(1, consents);
    assert_eq!(village.word().consents, Given { asked: 1, given: 1 });
    village.acts(STAFF, submits());
    for leg in [Returned, Submitted, Approved, Works] {
        let to = advances(&village, leg);
        village.acts(STAFF, to);
    }
    let note = line("井道到三层");
    let noted = act(Lifts::Note(NoteLift {
        lift: lift(&village),
        note,
    }));
    village.acts(STAFF, noted);
    let done = advances(&village, Done);
    village.acts(STAFF, done);
    let lift: Lift = village.get(lift(&village));
    assert_eq!(lift.state.stage(), LiftStage::Done);
    assert_eq!(lift.steps.len(), 9);
}

#[test]
fn an_owner_of_the_unit_or_the_office_proposes_and_it_is_posted_by_the_office() {
    let mut village = Village::with_stairs();
    let id = lift(&village);
    village.turns_down(BESIDE, proposes(id), refused(LiftRefusal::NotItsOwner));
    village.acts(2, proposes(id));
    village.turns_down(3, proposes(id), Refusal::AlreadyThere);
    let posts = posts(&village);
    village.turns_down(2, posts, Refusal::NotYours);
    // The office for a unit of which nobody of it is an owner.
    let other = unit(&village, BESIDE);
    village.acts(STAFF, proposes(other));
    let nowhere = UnitId(Uuid::from_u128(404));
    village.turns_down(STAFF, proposes(nowhere), Refusal::NoSuchPlace);
}

#[test]
fn a_scheme_names_homes_and_buildings_of_the_compound_each_once() {
    let mut village = Village::with_stairs();
    let id = lift(&village);
    village.acts(2, proposes(id));
    let whole = scheme(&village);
    let posts = |change: fn(&mut LiftScheme)| {
        let mut scheme = whole.clone();
        change(&mut scheme);
        posts_this(id, scheme)
    };
    let twice = posts(|it| it.occupied.push(it.occupied[0].clone()));
    village.turns_down(STAFF, twice, refused(LiftRefusal::NamedTwice));
    let free = posts(|it| it.price = Money(0));
    village.turns_down(STAFF, free, Refusal::NotAboveZero);
    let elsewhere = posts(|it| it.affected = vec![BuildingId(Uuid::from_u128(404))]);
    village.turns_down(STAFF, elsewhere, Refusal::NoSuchPlace);
    let nobodys = posts(|it| it.occupied[0].home = HomeId(Uuid::from_u128(404)));
    village.turns_down(STAFF, nobodys, Refusal::NoSuchPlace);
}

#[test]
fn those_it_touches_object_while_it_hangs_and_each_is_answered_by_another() {
    let mut village = Village::with_stairs();
    let (id, mut scheme) = (lift(&village), scheme(&village));
    scheme.affected.clear();
    village.acts(2, proposes(id));
    village.acts(STAFF, posts_this(id, scheme));
    let objects = objects(&village);
    let untouched = refused(LiftRefusal::NotTouched);
    village.turns_down(BESIDE, objects.clone(), untouched);
    let mut late = Village::with_lift();
    late.now = late.now.plus_days(16);
    let last = late.lift_case().posting.last;
    late.turns_down(BESIDE, objects.clone(), Refusal::PublicityOver { last });

    // The worker lives there and objects: another one answers.
    village.acts(STAFF, objects.clone());
    village.turns_down(STAFF, answers(), refused(LiftRefusal::OwnObjection));
    let today = village.now.day();
    let own = refused(LiftRefusal::OwnObjection);
    village.turns_down(STAFF, mediates(today, true), own);

    let mut village = Village::with_lift();
    village.acts(BESIDE, objects);
    village.acts(STAFF, answers());
    village.turns_down(STAFF, answers(), Refusal::AlreadyThere);
    let ahead = today.plus(1);
    let unfit = refused(LiftRefusal::DayUnfit { on: ahead });
    village.turns_down(STAFF, mediates(ahead, true), unfit);
    let settles = || {
        let objection = OBJECTION;
        act(Lifts::Settle(SettleLiftObjection { objection }))
    };
    village.turns_down(2, settles(), Refusal::NotYours);
    village.acts(STAFF, mediates(today, true));
    let settled = || refused(LiftRefusal::IsSettled);
    village.turns_down(BESIDE, settles(), settled());
    village.turns_down(STAFF, mediates(today, true), settled());
}

#[test]
fn where_a_place_wants_every_objection_settled_a_failed_mediation_is_not_enough() {
    let mut village = Village::with_lift();
    let objects = objects(&village);
    village.acts(BESIDE, objects);
    let lets = |village: &Village| {
        let it: LiftObjection = village.get(OBJECTION);
        [ObjectionGuard::Settled, ObjectionGuard::Mediated].map(|guard| it.lets(guard))
    };
    assert_eq!(lets(&village), [false, false]);
    let today = village.now.day();
    village.acts(STAFF, mediates(today, false));
    assert_eq!(lets(&village), [false, true]);
    let objection = OBJECTION;
    village.acts(
        BESIDE,
        act(Lifts::Settle(SettleLiftObjection { objection })),
    );
    assert_eq!(lets(&village), [true, true]);
}

#[test]
fn nobody_consents_for_another_and_a_new_scheme_asks_again() {
    let mut village = Village::with_lift();
    let gives = |village: &Village, flat| consents(village, flat, 1);
    let hers = gives(&village, 1);
    village.turns_down(2, hers.clone(), refused(LiftRefusal::NotItsOwner));
    let his = gives(&village, 2);
    village.turns_down(2, his, refused(LiftRefusal::NotOccupied));
    village.acts(1, hers.clone());
    village.turns_down(1, hers.clone(), refused(LiftRefusal::AlreadySaid));
    assert_eq!(village.word().consents.open(), 0);
    let posts = posts(&village);
    village.acts(STAFF, posts);
    assert_eq!(village.word().consents.open(), 1);
    village.turns_down(1, hers, refused(LiftRefusal::SchemeChanged));
    let paper = act(Lifts::EnterConsent(EnterLiftConsent {
        lift: lift(&village),
        home: home(&village.town, 1),
        paper: line("同意书 2026-11 第 3 号"),
    }));
    village.turns_down(2, paper.clone(), Refusal::NotYours);
    village.acts(STAFF, paper);
    assert_eq!(village.word().consents.open(), 0);
    let row = village.row_of(1).unwrap();
    assert!(row.consent.is_some_and(|it| it.paper.is_some()));
}

#[test]
fn several_owners_consent_on_paper() {
    let mut village = Village::with_lift();
    let mut rows: Vec<RosterRow> = (1..=6).map(row).chain([beside()]).collect();
    rows[0].holders.push(holder(9));
    village.imports(rows);
    let hers = consents(&village, 1, 1);
    village.turns_down(1, hers, refused(LiftRefusal::SeveralOwners));
    assert!(village.row_of(1).unwrap().co_owned);
}

#[test]
fn a_phone_notes_a_consent_in_its_own_row() {
    let village = Village::with_lift();
    let mut phone = Plain::partial();
    let reads = Actor::of(person(1), village.now.day(), &village.town);
    let reads = reads.audiences(COMMUNITY, village.now.day(), &village.town);
    for record in village.town.iter() {
        if reads.contains(&record.audience()) {
            phone.put(std::sync::Arc::clone(record));
        }
    }
    let actor = Actor::of(person(1), village.now.day(), &phone);
    let gives = consents(&village, 1, 1);
    let changes = decide(&gives, &actor, village.now, &phone).unwrap();
    assert_eq!(changes.len(), 1);
    for change in &changes {
        phone.apply(change);
    }
    let id = LiftRowId::of(lift(&village), home(&village.town, 1), person(1));
    let row: LiftRow = (&phone as &dyn Town).get(id).unwrap();
    assert!(row.consent.is_some());
    let again = decide(&gives, &actor, village.now, &phone);
    assert_eq!(again, Err(refused(LiftRefusal::AlreadySaid)));
}

#[rstest]
#[case::of_the_compound(false, Matter::Rebuild, RenovationFault::DecidesSomethingElse)]
#[case::of_another_unit(true, Matter::Lift, RenovationFault::DecidedElsewhere)]
fn a_lift_rests_on_a_vote_of_its_own_unit(
    #[case] beside: bool,
    #[case] matter: Matter,
    #[case] expected: RenovationFault,
) {
    let mut village = Village::with_lift();
    let scope = match beside {
        true => Scope::Unit(unit(&village, BESIDE)),
        false => Scope::Compound(COMPOUND),
    };
    village.calls(scope, matter);
    let links = links(&village, ASSEMBLY, 0);
    village.turns_down(STAFF, links, fault(expected));
}

#[test]
fn a_lift_rests_on_a_posted_vote_that_passed_on_this_very_scheme() {
    let mut village = Village::with_lift();
    let unit = Scope::Unit(lift(&village));
    let since = village.now;
    village.votes(unit, Matter::Lift, AGREE);
    let links = links(&village, ASSEMBLY, 0);
    let offered = |village: &Village| {
        let lift: Lift = village.get(lift(village));
        lift_decisions(&lift, &village.town).len()
    };
    let not_passed = fault(RenovationFault::NotPassed);
    village.turns_down(STAFF, links.clone(), not_passed.clone());
    village.publishes_result();
    assert_eq!(offered(&village), 1);
    village.acts(STAFF, links.clone());
    // Another scheme: the vote was on the one before.
    let posts = posts(&village);
    village.acts(STAFF, posts);
    assert_eq!(village.lift_case().vote, None);
    assert_eq!(offered(&village), 0);
    assert!(since < village.now);
    let since = village.now.day();
    let old = fault(RenovationFault::DecidedBefore { since });
    village.turns_down(STAFF, links, old);
    let title = line("业主签字表");
    let paper = act(Lifts::LinkVote(LinkLiftVote {
        lift: lift(&village),
        vote: LiftVote::Paper {
            title,
            on: since,
            photo: photo(),
        },
    }));
    let stands_for_none = fault(RenovationFault::PaperStandsForNoVote);
    village.turns_down(STAFF, paper, stands_for_none);

    let mut village = Village::with_lift();
    village.votes(unit, Matter::Lift, AGAINST);
    village.publishes_result();
    let links = self::links(&village, ASSEMBLY, 0);
    village.turns_down(STAFF, links, not_passed);
}

/// A paper of somebody of a flat, handed in on a day.
fn on_paper(village: &Village, id: u128, (flat, name): (u8, &str), on: Day) -> domain::Command {
    act(Lifts::EnterObjection(EnterLiftObjection {
        id: LiftObjectionId(Uuid::from_u128(id)),
        lift: lift(village),
        home: home(&village.town, flat),
        name: line(name),
        on,
        harm: LiftHarm::Noise,
        text: prose("机房声音大，夜里睡不着。"),
        photo: photo(),
    }))
}

#[test]
fn an_objection_on_paper_is_heard_like_any_other_and_its_paper_is_the_offices() {
    let mut village = Village::with_lift();
    let posted = village.lift_case().posting;
    let (first, last) = (posted.at.day(), posted.last);
    let paper = |village: &Village, on| on_paper(village, 91, (BESIDE, "外婆"), on);
    let own = paper(&village, first);
    village.turns_down(2, own, Refusal::NotYours);
    let on = first.plus(-1);
    let early = paper(&village, on);
    village.turns_down(STAFF, early, refused(LiftRefusal::DayUnfit { on }));
    // It was handed in on the last day, and is entered two days after.
    village.now = Timestamp::at(last.plus(2), 9, 0);
    let late = paper(&village, last.plus(1));
    village.turns_down(STAFF, late, Refusal::PublicityOver { last });
    let in_time = paper(&village, last);
    village.acts(STAFF, in_time);
    let again = paper(&village, last);
    village.turns_down(STAFF, again, Refusal::AlreadyThere);
    let id = LiftObjectionId(Uuid::from_u128(91));
    let it: LiftObjection = village.get(id);
    assert!(it.on_paper && it.wants_answer());
    assert_eq!(it.author.shown, "8号楼 外*");
    assert_eq!(Record::from(it).audience(), Audience::Compound(COMPOUND));
    let kept: LiftPaper = village.get(id);
    assert_eq!(Record::from(kept).audience(), Audience::Staff);
    // Who uses Linli says themselves that theirs is settled; nobody else does.
    let known = on_paper(&village, 92, (BESIDE, "业主8"), last);
    village.acts(STAFF, known);
    let settles = |number| {
        let objection = LiftObjectionId(Uuid::from_u128(number));
        act(Lifts::Settle(SettleLiftObjection { objection }))
    };
    village.turns_down(BESIDE, settles(91), Refusal::NotYours);
    village.acts(BESIDE, settles(92));
}

#[test]
fn nobody_objects_on_paper_whom_it_does_not_touch() {
    let mut village = Village::with_stairs();
    let (id, mut scheme) = (lift(&village), scheme(&village));
    scheme.affected.clear();
    village.acts(2, proposes(id));
    village.acts(STAFF, posts_this(id, scheme));
    let today = village.now.day();
    let it = on_paper(&village, 91, (BESIDE, "外婆"), today);
    village.turns_down(STAFF, it, refused(LiftRefusal::NotTouched));
}
