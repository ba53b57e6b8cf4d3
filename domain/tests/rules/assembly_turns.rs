//! What turns while an assembly of owners runs: homes are sold, it opens late, it is cancelled.

use domain::councils::Outcome;
use domain::members::roster::{Delivery, RosterRow};
use domain::members::{self, Claim, Holder};
use domain::owners::{Command, *};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::assembly::{AGREE, ASSEMBLY, STAFF, act, call, refused, under};
use crate::village::*;

// The frozen roll counts a home with the head that held it then: who buys it meanwhile has no voice
// of that head, and who has it handed over none of the developer's (法释〔2009〕7号 Art. 1, 9).
#[rstest]
#[case::bought(Delivery::HandedOver)]
#[case::handed_over(Delivery::SoldUndelivered)]
fn who_takes_a_home_over_during_a_vote_does_not_speak_for_the_head_before(#[case] then: Delivery) {
    let mut village = under("linjiang");
    let import = |village: &mut Village, first: RosterRow| {
        let rows = (2..=6).map(row).chain([first]).collect();
        let it = members::ImportRoster {
            compound: COMPOUND,
            rows,
        };
        village.system(domain::Command::Members(members::Command::ImportRoster(it)));
    };
    let delivery = then;
    import(&mut village, RosterRow { delivery, ..row(1) });
    village.opened(Force::Statutory, &[Matter::Rebuild]);
    let voter = village.voter(1);
    let buyer = Holder {
        name: line("买家"),
        tail: line("9999"),
        phone: None,
    };
    let holders = vec![buyer];
    import(&mut village, RosterRow { holders, ..row(1) });
    let tail = line("9999");
    village.claim(1, "买家", Claim::Owner { tail });
    let buyer = PersonId::derived("test", &["买家".as_bytes()]);
    let town: &dyn Town = &village.town;
    assert!(!town.has::<MyVoice>(VoiceId::of(ASSEMBLY, voter, buyer)));
}

#[test]
fn a_draft_that_is_cancelled_stays_with_the_staff() {
    let cancel = Command::CancelAssembly(CancelAssembly {
        assembly: ASSEMBLY,
        reason: line("写错了"),
    });
    let readers = |village: &Village| Record::from(village.get::<Assembly>(ASSEMBLY)).audience();
    let mut village = under("linjiang");
    let call = call(village.now, Force::Statutory, &[Matter::Rebuild]);
    village.staff(Command::CallAssembly(call)).unwrap();
    village.staff(cancel.clone()).unwrap();
    assert_eq!(readers(&village), Audience::Staff);
    let mut village = under("linjiang");
    village.posted(Force::Statutory, &[Matter::Rebuild]);
    village.staff(cancel).unwrap();
    assert_eq!(readers(&village), Audience::Public);
}

#[test]
fn who_was_asked_to_stand_by_a_paper_is_asked_no_longer_when_it_is_cancelled() {
    let mut village = under("linjiang");
    village.opened(Force::Statutory, &[Matter::Rebuild]);
    village.enters(1, AGREE, 2).unwrap();
    let cancel = CancelAssembly {
        assembly: ASSEMBLY,
        reason: line("写错了"),
    };
    village.staff(Command::CancelAssembly(cancel)).unwrap();
    let town: &dyn Town = &village.town;
    let paper = OwnersPaperId(Uuid::from_u128(1));
    assert!(!town.has::<PaperWitness>(paper) && !town.has::<OwnersPaper>(paper));
}

// Hangzhou 20: 5 to 60 days, from the day on which ballots are really let in.
#[test]
fn a_vote_that_opens_late_needs_its_days_all_the_same() {
    let mut village = under("hangzhou");
    let mut call = call(village.now, Force::Advisory, &[Matter::Rebuild]);
    call.force = Force::Statutory;
    call.closes_at = call.opens_at.plus_days(6);
    let opens_at = call.opens_at;
    let assembly = ASSEMBLY;
    for it in [
        Command::CallAssembly(call),
        Command::PostAssembly(PostAssembly { assembly }),
        Command::FreezeRoll(FreezeRoll { assembly }),
    ] {
        village.staff(it).unwrap();
    }
    village.now = opens_at.plus_days(2);
    let open = Command::OpenOwnersVote(OpenOwnersVote { assembly });
    let fault = WindowFault::TooShort { least: 5 };
    assert_eq!(
        refused(village.staff(open.clone())),
        OwnersFault::Window { fault }
    );
    village.now = opens_at.plus_days(1);
    village.staff(open).unwrap();
    assert_eq!(
        village.get::<Assembly>(ASSEMBLY).opens_at,
        opens_at.plus_days(1)
    );
}

// What anyone can count again from what is posted, and what gives itself away.
#[rstest]
#[case::as_posted(|_: &mut Assembly, _: &mut Vec<Decided>| (), [true, true, true])]
#[case::another_text(|it: &mut Assembly, _: &mut Vec<Decided>| it.items[0].text = prose("另一件事"), [false, true, true])]
#[case::another_outcome(|_: &mut Assembly, it: &mut Vec<Decided>| it[0].outcome = Outcome::Failed, [true, true, false])]
#[case::a_vote_too_many(|_: &mut Assembly, it: &mut Vec<Decided>| it[0].tally.agree.heads += 1, [true, false, true])]
#[case::another_roll(|_: &mut Assembly, it: &mut Vec<Decided>| it[0].tally.everyone.heads -= 1, [true, false, true])]
fn a_posted_result_is_counted_again_by_any_phone(
    #[case] mend: fn(&mut Assembly, &mut Vec<Decided>),
    #[case] expected: [bool; 3],
) {
    let mut village = under("linjiang");
    village.opened(Force::Statutory, &[Matter::Manager]);
    for flat in 1..=5 {
        village.casts(flat, &[AGREE]).unwrap();
    }
    village.now = village.now.plus_days(14);
    village.closes(&[]).unwrap();
    let mut assembly: Assembly = village.get(ASSEMBLY);
    let mut decided = village.decided().decided;
    mend(&mut assembly, &mut decided);
    let again = Recount::of(&assembly, &decided, &village.turnout()).unwrap();
    assert_eq!([again.text, again.sums, again.same], expected);
    assert_eq!(again.agrees(), expected == [true; 3]);
}

// A neighbour is asked about the door they stood at, and reads of no other home.
#[rstest]
#[case::theirs(1, Some("7-2-101"))]
#[case::another(2, None)]
fn a_witness_reads_where_the_paper_was_taken(#[case] at: u8, #[case] address: Option<&str>) {
    let mut village = under("linjiang");
    village.opened(Force::Statutory, &[Matter::Rebuild]);
    let enter = EnterOwnersPaper {
        id: OwnersPaperId(Uuid::from_u128(1)),
        assembly: ASSEMBLY,
        head: village.voter(1),
        home: Some(home(&village.town, at)),
        number: line("P-1"),
        voice: Voice::Owner,
        answers: vec![AGREE],
        witness: person(2),
        photo: None,
        blind: Uuid::from_u128(9),
    };
    village.staff(Command::EnterOwnersPaper(enter)).unwrap();
    let asked: PaperWitness = village.get(OwnersPaperId(Uuid::from_u128(1)));
    let read = asked.address.as_ref().map(Line::as_str);
    assert_eq!(read, address);
}

// 物业管理条例 15 (一): the owners' committee calls the meetings of owners.
#[test]
fn who_sits_for_the_owners_committee_calls_by_themselves_and_the_office_posts_it() {
    use domain::councils::{Command as Councils, CouncilKind, SeatCategory, SeatMember};
    let mut village = under("linjiang");
    let staff = person(STAFF);
    village.by(staff, form(CouncilKind::Neighbourhood)).unwrap();
    for (flat, category) in [
        (2, SeatCategory::OwnersCommittee),
        (3, SeatCategory::Resident),
    ] {
        let seat = Councils::SeatMember(SeatMember {
            council: COUNCIL,
            category,
            person: person(flat),
            until: Day::new(2028, 1, 1).unwrap(),
        });
        village.by(staff, domain::Command::Councils(seat)).unwrap();
    }
    let calls = |village: &mut Village, flat: u8| {
        let it = call(village.now, Force::Statutory, &[Matter::Rebuild]);
        village.by(person(flat), act(Command::CallAssembly(it)))
    };
    for flat in [1, 3] {
        assert_eq!(calls(&mut village, flat), Err(Refusal::NotYours));
    }
    calls(&mut village, 2).unwrap();
    let called: Assembly = village.get(ASSEMBLY);
    assert_eq!(called.state, AssemblyState::Called);
    assert_eq!(Record::from(called).audience(), Audience::Staff);
    let post = || {
        let assembly = ASSEMBLY;
        act(Command::PostAssembly(PostAssembly { assembly }))
    };
    assert_eq!(village.by(person(2), post()), Err(Refusal::NotYours));
    village.by(staff, post()).unwrap();
    let posted: Assembly = village.get(ASSEMBLY);
    assert_eq!(Record::from(posted).audience(), Audience::Public);
    // Once the seat is over, so is this.
    village.now = Timestamp::at(Day::new(2028, 1, 2).unwrap(), 9, 0);
    let mut late = call(village.now, Force::Advisory, &[Matter::Rebuild]);
    late.id = AssemblyId(Uuid::from_u128(72));
    let late = act(Command::CallAssembly(late));
    assert_eq!(village.by(person(2), late), Err(Refusal::NotYours));
}
