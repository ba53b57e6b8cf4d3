//! Points as acts: putting right, appeals, penalties, the wall, and what a phone knows (domain-rules
//! 6.3, 6.5).

use crate::points_acts::*;
use crate::project_acts::{CONTACT, SUPERVISOR, along, grant, report};
use crate::village::*;
use domain::members::{self, Office};
use domain::points::{
    Against, AnswerContest, CloseContest, Command as Act, Contest, ContestAgain, CorrectEntry,
    Endorse, Endorsement, Entry, Ground, JoinNominees, JoinWall, LeaveNominees, LeaveWall,
    LedgerExport, Misdeed, Nominee, OnWall, OwnPoints, Penalise, PointsAppeal, PointsFault,
    SetRight, Told, WallLine, What, recount_ledger,
};
use domain::*;
use uuid::Uuid;

fn correct(entry: EntryId) -> Command {
    act(Act::CorrectEntry(CorrectEntry {
        person: person(1),
        entry,
        reason: prose("这条记录记到了别人名下"),
    }))
}

/// Flat 1 has fifty points, of which a worker reversed ten.
fn corrected() -> (Village, EntryId) {
    let mut village = shop(2, None, 5);
    let town: &dyn Town = &village.town;
    let entry = town.of::<Entry>(person(1))[0].id;
    village.by(person(STAFF), correct(entry)).unwrap();
    (village, entry)
}

fn against(entry: EntryId) -> Against {
    Against::SetRight(EntryId::reversing(entry))
}

fn contest(against: Against) -> Command {
    act(Act::Contest(Contest {
        against,
        words: prose("那天我在场，照片是我拍的"),
    }))
}

fn appeal_of(against: Against) -> AppealId {
    match against {
        Against::SetRight(id) => AppealId::against(id.0),
        Against::Penalty(id) => AppealId::against(id.0),
    }
}

pub fn answers(against: Against, lifted: bool) -> Command {
    act(Act::AnswerContest(AnswerContest {
        appeal: appeal_of(against),
        lifted,
        reason: prose("核对了照片和签到"),
    }))
}

#[test]
fn a_correction_has_a_reason_and_an_appeal_restores_what_it_took() {
    let (mut village, entry) = corrected();
    assert_eq!(balance(&village, 1).spendable, 40);
    assert_eq!(
        fault(village.by(person(STAFF), correct(entry))),
        PointsFault::AlreadyReversed
    );
    let told: SetRight = village.get(EntryId::reversing(entry));
    assert_eq!((told.by, told.person), (person(STAFF), person(1)));
    let against = against(entry);
    assert_eq!(
        village.by(person(3), contest(against)),
        Err(Refusal::NotFound)
    );
    village.by(person(1), contest(against)).unwrap();
    assert_eq!(
        village.by(person(1), contest(against)),
        Err(Refusal::AppealedBefore)
    );
    let same = fault(village.by(person(STAFF), answers(against, true)));
    assert_eq!(same, PointsFault::NotNew);
    grant(&mut village, 4, Office::Staff);
    village.by(person(4), answers(against, true)).unwrap();
    assert_eq!(balance(&village, 1).spendable, 50);
    assert_eq!(balance(&village, 1).lots.len(), 5);
    let ground = village.town.all::<Entry>().find_map(|it| match it.what {
        What::Reversed {
            ground: ground @ Ground::Appeal(_),
            ..
        } => Some(ground),
        _ => None,
    });
    assert_eq!(ground, Some(Ground::Appeal(appeal_of(against))));
    sums_to_nothing(&village);
}

#[test]
fn nobody_puts_their_own_points_right() {
    let mut village = shop(2, None, 5);
    let at = village.now;
    give(&mut village, STAFF, 1, at);
    let town: &dyn Town = &village.town;
    let entry = town.of::<Entry>(person(STAFF))[0].id;
    let own = act(Act::CorrectEntry(CorrectEntry {
        person: person(STAFF),
        entry,
        reason: prose("自己的记错了"),
    }));
    let refused = fault(village.by(person(STAFF), own));
    assert_eq!(refused, PointsFault::Involved);
}

// What was spent goes back by its booking: put right here, its points would come back twice.
#[test]
fn what_was_spent_is_not_put_right_by_hand() {
    let mut village = shop(2, None, 5);
    village.by(person(1), book(1)).unwrap();
    let town: &dyn Town = &village.town;
    let spent = |it: &&Entry| matches!(it.what, What::Spent { .. });
    let all = town.of::<Entry>(person(1));
    let entry = all.iter().find(spent).unwrap().id;
    let refused = village.by(person(STAFF), correct(entry));
    assert_eq!(refused.unwrap_err(), Refusal::NotFound);
}

#[test]
fn nobody_accepts_reports_on_works_that_they_carry_out() {
    let mut village = along(5);
    village.by(person(1), report(1)).unwrap();
    grant(&mut village, CONTACT, Office::Staff);
    let builds = fault(village.by(person(CONTACT), accept_report(1)));
    assert_eq!(builds, PointsFault::Involved);
}

// Whoever has moved away by then is not paid for what comes true.
#[test]
fn neighbours_alone_are_thanked() {
    let mut village = along(5);
    village.by(person(1), report(1)).unwrap();
    let end = members::EndStanding {
        person: person(1),
        home: home(&village.town, 1),
        reason: line("搬走了"),
    };
    let end = Command::Members(members::Command::EndStanding(end));
    village.by(person(STAFF), end).unwrap();
    let nothing = fault(village.by(person(STAFF), accept_report(1)));
    assert_eq!(nothing, PointsFault::NothingEarned);
}

#[test]
fn the_committee_has_the_last_word_and_is_told() {
    let (mut village, entry) = corrected();
    let against = against(entry);
    let appeal = appeal_of(against);
    let again = act(Act::ContestAgain(ContestAgain { appeal }));
    let close = |lifted| {
        let reason = prose("委员会复核了原始记录");
        act(Act::CloseContest(CloseContest {
            appeal,
            lifted,
            reason,
        }))
    };
    grant(&mut village, 4, Office::Staff);
    grant(&mut village, SUPERVISOR, Office::Supervisor);
    village.by(person(1), contest(against)).unwrap();
    let waits = fault(village.by(person(1), again.clone()));
    assert!(matches!(waits, PointsFault::AppealWaits { .. }));
    village.by(person(4), answers(against, false)).unwrap();
    village.by(person(1), again).unwrap();
    let town: &dyn Town = &village.town;
    let told = town.of::<OwnPoints>(person(SUPERVISOR));
    assert!(
        told.iter()
            .any(|it| matches!(&it.what, Told::Appeal(it) if it.id == appeal))
    );
    assert_eq!(
        village.by(person(STAFF), close(true)),
        Err(Refusal::NotYours)
    );
    village.by(person(SUPERVISOR), close(true)).unwrap();
    assert_eq!(balance(&village, 1).spendable, 50);
    let settled: PointsAppeal = village.get(appeal);
    assert!(settled.appeal.is_lifted());
}

#[test]
fn one_appeals_in_time() {
    let (mut village, entry) = corrected();
    village.now = village.now.plus_days(16);
    let late = fault(village.by(person(1), contest(against(entry))));
    assert!(matches!(late, PointsFault::Late { .. }));
}

fn penalty(months: u16, reverses: Vec<EntryId>) -> Command {
    act(Act::Penalise(Penalise {
        id: PenaltyId(Uuid::from_u128(700)),
        person: person(1),
        misdeed: Misdeed::FakePhotos,
        done_on: monday().day(),
        reason: prose("照片是网上找的"),
        reverses,
        months,
        freeze: None,
    }))
}

#[test]
fn a_penalty_pauses_earning_until_it_is_lifted() {
    let mut village = along(5);
    let at = village.now.plus_days(-3);
    give(&mut village, 1, 3, at);
    let town: &dyn Town = &village.town;
    let entries: Vec<EntryId> = town.of::<Entry>(person(1)).iter().map(|it| it.id).collect();
    let short = fault(village.by(person(STAFF), penalty(2, Vec::new())));
    assert_eq!(short, PointsFault::Months { least: 3, most: 12 });
    let Command::Points(Act::Penalise(ahead)) = penalty(3, Vec::new()) else {
        panic!("a penalty");
    };
    let ahead = act(Act::Penalise(Penalise {
        done_on: village.now.day().plus(1),
        ..ahead
    }));
    let ahead = fault(village.by(person(STAFF), ahead));
    assert!(matches!(ahead, PointsFault::NotPublished { .. }));
    let had = balance(&village, 1).honour;
    village.by(person(1), join_nominees()).unwrap();
    village
        .by(person(STAFF), penalty(3, entries[..1].to_vec()))
        .unwrap();
    assert!(balance(&village, 1).honour < had);
    // An open penalty takes one off the list of nominees, and keeps one off it.
    assert_eq!(village.town.all::<Nominee>().count(), 0);
    let off = fault(village.by(person(1), join_nominees()));
    assert!(matches!(off, PointsFault::KeptOffList { .. }));
    village.now = village.now.plus_days(2);
    village.by(person(1), report(1)).unwrap();
    let paused = fault(village.by(person(STAFF), accept_report(1)));
    assert!(matches!(paused, PointsFault::Paused { .. }));
    let against = Against::Penalty(PenaltyId(Uuid::from_u128(700)));
    village.by(person(1), contest(against)).unwrap();
    grant(&mut village, 4, Office::Staff);
    village.by(person(4), answers(against, true)).unwrap();
    assert_eq!(balance(&village, 1).honour, had);
    village.by(person(1), join_nominees()).unwrap();
    assert_eq!(village.get::<Nominee>(person(1)).honour, had);
    village.by(person(STAFF), accept_report(1)).unwrap();
}

#[test]
fn those_alone_who_ask_stand_on_the_wall_under_a_nickname() {
    let mut village = shop(2, None, 5);
    let line_ = WallLineId(Uuid::from_u128(800));
    let join = act(Act::JoinWall(JoinWall {
        line: line_,
        community: COMMUNITY,
        nickname: line("东门老王"),
        stars: true,
    }));
    village.by(person(1), join.clone()).unwrap();
    assert_eq!(village.by(person(1), join), Err(Refusal::AlreadyThere));
    let twice = act(Act::JoinWall(JoinWall {
        line: WallLineId(Uuid::from_u128(801)),
        community: COMMUNITY,
        nickname: line("又一个老王"),
        stars: false,
    }));
    assert_eq!(village.by(person(1), twice), Err(Refusal::AlreadyThere));
    let shown: WallLine = village.get(line_);
    assert_eq!((shown.shown.honour, shown.hours), (50, Some(0)));
    assert!(
        !serde_json::to_string(&shown)
            .unwrap()
            .contains(&person(1).to_string())
    );
    // Spending takes no honour; a reversal does, and the wall follows.
    village.by(person(1), book(1)).unwrap();
    assert_eq!(village.get::<WallLine>(line_).shown.honour, 50);
    let town: &dyn Town = &village.town;
    let entries = town.of::<Entry>(person(1));
    let earned = entries
        .iter()
        .find(|it| matches!(it.what, What::Earned { .. }));
    let id = earned.unwrap().id;
    village.by(person(STAFF), correct(id)).unwrap();
    assert_eq!(village.get::<WallLine>(line_).shown.honour, 40);
    sums_to_nothing(&village);
    let leave = act(Act::LeaveWall(LeaveWall {
        community: COMMUNITY,
    }));
    village.by(person(1), leave).unwrap();
    assert_eq!(village.town.all::<WallLine>().count(), 0);
    assert_eq!(village.town.all::<OnWall>().count(), 0);
}

fn join_nominees() -> Command {
    act(Act::JoinNominees(JoinNominees {
        community: COMMUNITY,
    }))
}

fn endorse(number: u8, holds: bool) -> Command {
    let person = person(number);
    act(Act::Endorse(Endorse { person, holds }))
}

#[test]
fn those_who_are_ready_stand_on_the_list_and_other_households_endorse_them() {
    let mut village = shop(2, None, 5);
    let join = join_nominees();
    let on = |village: &Village| village.get::<Nominee>(person(1));
    assert_eq!(
        village.by(person(2), endorse(1, true)),
        Err(Refusal::NotFound)
    );
    village.by(person(1), join.clone()).unwrap();
    assert_eq!((on(&village).honour, on(&village).endorsed), (50, 0));
    assert_eq!(
        village.by(person(1), join.clone()),
        Err(Refusal::AlreadyThere)
    );
    let own = fault(village.by(person(1), endorse(1, true)));
    assert_eq!(own, PointsFault::EndorsesOwn);
    village.by(person(2), endorse(1, true)).unwrap();
    assert_eq!(
        village.by(person(2), endorse(1, true)),
        Err(Refusal::AlreadyThere)
    );
    assert_eq!(on(&village).endorsed, 1);
    let read: Endorsement = village.get(EndorsementId::of(person(1), person(2)));
    assert_eq!(Record::from(read).audience(), Audience::Person(person(2)));
    sums_to_nothing(&village);
    // Off and on again: who endorsed is not forgotten, and may still take it back.
    let leave = act(Act::LeaveNominees(LeaveNominees {
        community: COMMUNITY,
    }));
    village.by(person(1), leave).unwrap();
    assert_eq!(village.town.all::<Nominee>().count(), 0);
    village.by(person(1), join).unwrap();
    assert_eq!(on(&village).endorsed, 1);
    village.by(person(2), endorse(1, false)).unwrap();
    assert_eq!(on(&village).endorsed, 0);
    assert_eq!(
        village.by(person(2), endorse(1, false)),
        Err(Refusal::NotFound)
    );
}

fn leaves(village: &mut Village, person: PersonId) {
    let member: members::Member = village.get(person);
    for standing in member.active() {
        let end = members::EndStanding {
            person,
            home: standing.home,
            reason: line("搬走了"),
        };
        let end = Command::Members(members::Command::EndStanding(end));
        village.by(crate::village::person(STAFF), end).unwrap();
    }
}

#[test]
fn the_list_follows_the_ledger() {
    let mut village = shop(2, None, 5);
    let town: &dyn Town = &village.town;
    let entry = town.of::<Entry>(person(1))[0].id;
    let join = join_nominees();
    village.by(person(1), join).unwrap();
    village.by(person(STAFF), correct(entry)).unwrap();
    assert_eq!(village.get::<Nominee>(person(1)).honour, 40);
    village.by(person(2), endorse(1, true)).unwrap();
    sums_to_nothing(&village);
    // Whoever has no home here any more endorses nobody, and is nobody's representative.
    leaves(&mut village, person(2));
    assert_eq!(village.get::<Nominee>(person(1)).endorsed, 0);
    sums_to_nothing(&village);
    leaves(&mut village, person(1));
    assert_eq!(village.town.all::<Nominee>().count(), 0);
}

// What a phone would read.
#[test]
fn nobody_else_reads_somebodys_points() {
    let (village, _) = corrected();
    for record in village.town.iter() {
        let audience = record.audience();
        match &**record {
            Record::Entry(_) | Record::SetRight(_) | Record::Booking(_) => {
                assert_eq!(audience, Audience::Staff);
            }
            Record::OwnPoints(it) => assert_eq!(audience, Audience::Person(it.reader)),
            _ => {}
        }
    }
}

/// The town as one neighbour's phone holds it.
fn phone_of(village: &Village, flat: u8) -> Plain {
    let actor = Actor::of(person(flat), village.now.day(), &village.town);
    let audiences = actor.audiences(COMMUNITY, village.now.day(), &village.town);
    let mut phone = Plain::partial();
    for record in village.town.iter() {
        if audiences.contains(&record.audience()) {
            phone.put(record.clone());
        }
    }
    phone
}

#[test]
fn a_phone_books_and_a_shop_hands_over_without_a_network() {
    let mut village = shop(2, None, 0);
    let at = village.now.plus_days(-20);
    give(&mut village, 1, 5, at);
    // The demo's gifts have no twin: somebody who has only their own record reads nothing.
    let phone = phone_of(&village, 1);
    let actor = Actor::of(person(1), village.now.day(), &phone);
    let refused = decide(&book(1), &actor, village.now, &phone);
    assert_eq!(fault(refused), PointsFault::NotEnough { has: 0, needs: 30 });
    village.by(person(1), book(1)).unwrap();
    let shop = phone_of(&village, KEEPER);
    let keeper = Actor::of(person(KEEPER), village.now.day(), &shop);
    let at = village.now;
    let wrong = decide(&hand_over(1, 2, at), &keeper, at, &shop);
    assert_eq!(fault(wrong), PointsFault::WrongCode);
    let changes = decide(&hand_over(1, 1, at), &keeper, at, &shop).unwrap();
    assert!(!changes.is_empty());
    // A booking that this phone has not heard of is left to the server.
    assert_eq!(
        decide(&hand_over(2, 2, at), &keeper, at, &shop),
        Ok(Vec::new())
    );
}

#[test]
fn the_ledger_is_counted_again_from_its_export() {
    let (mut village, _) = corrected();
    village.by(person(1), book(1)).unwrap();
    let export = LedgerExport::of(&village.town, COMMUNITY, village.now);
    let text = serde_json::to_string(&export).unwrap();
    let read: LedgerExport = serde_json::from_str(&text).unwrap();
    let found = recount_ledger(&read).unwrap();
    assert!(found.agrees());
    assert_eq!(found.held[0].spendable, 10);
    // Somebody who adds a point, an entry or a second pay for one cause is found out.
    let mut more = read.clone();
    more.published[0].spendable += 1;
    assert_eq!(recount_ledger(&more).unwrap().differ, [person(1)]);
    let mut forged = read.clone();
    forged.entries[0].id = EntryId(Uuid::from_u128(1));
    assert!(!recount_ledger(&forged).unwrap().agrees());
    let mut twice = read.clone();
    twice.entries.push(read.entries[0].clone());
    assert_eq!(recount_ledger(&twice).unwrap().strange, 1);
    let other = LedgerExport {
        format: "linli.vote/1".into(),
        ..read
    };
    assert!(recount_ledger(&other).is_err());
}
