//! From door to door: who is not reached, visits, papers taken at the door and papers handed out.

use domain::councils::PaperFault;
use domain::members::{Office, Role};
use domain::owners::{Command, *};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::assembly::*;
use crate::village::*;

/// Number 5 looks after the building.
const GRID: u8 = 5;

fn office(village: &mut Village, flat: u8, office: Office, scope: members::Scope) {
    let grant = members::GrantRole {
        id: RoleId(Uuid::from_u128(500 + u128::from(flat))),
        person: person(flat),
        office,
        scope,
        until: Day::new(2028, 1, 1).unwrap(),
    };
    village.system(domain::Command::Members(members::Command::GrantRole(grant)));
}

fn building(village: &Village) -> BuildingId {
    village.town.all::<members::Building>().next().unwrap().id
}

fn opened() -> Village {
    let mut village = under("linjiang");
    let own = members::Scope::Building(building(&village));
    office(&mut village, GRID, Office::BuildingHead, own);
    village.opened(Force::Statutory, &[Matter::Rebuild]);
    village
}

impl Village {
    fn doorstep(&self, flat: u8) -> Doorstep {
        let town: &dyn Town = &self.town;
        let mut doors: Vec<Doorstep> = town.of(self.voter(flat));
        assert_eq!(doors.len(), 1);
        doors.remove(0)
    }

    fn open_homes(&self) -> u32 {
        let town: &dyn Town = &self.town;
        let counts: Vec<BuildingReach> = town.of(ASSEMBLY);
        counts
            .iter()
            .flat_map(|it| &it.units)
            .map(|it| it.open)
            .sum()
    }

    fn visits(
        &mut self,
        by: u8,
        flat: u8,
        found: Found,
        signed: bool,
    ) -> Result<Vec<Change>, Refusal> {
        let visit = LogVisit {
            id: VisitId(Uuid::from_u128(u128::from(flat) * 10 + found as u128)),
            assembly: ASSEMBLY,
            building: building(self),
            head: self.voter(flat),
            found,
            photo: signed.then(|| Digest::of(b"sheet")),
            note: None,
        };
        self.by(person(by), act(Command::LogVisit(visit)))
    }

    /// A paper taken at the door.
    fn takes(
        &mut self,
        by: u8,
        flat: u8,
        (number, witness): (&str, u8),
        photo: bool,
    ) -> Result<Vec<Change>, Refusal> {
        let enter = EnterOwnersPaper {
            id: OwnersPaperId(Uuid::from_u128(flat.into())),
            assembly: ASSEMBLY,
            head: self.voter(flat),
            home: None,
            number: line(number),
            voice: Voice::Owner,
            answers: vec![AGAINST],
            witness: person(witness),
            photo: photo.then(|| Digest::of(b"sheet")),
            blind: Uuid::from_u128(9),
        };
        self.by(person(by), act(Command::EnterOwnersPaper(enter)))
    }

    fn hands_out(&mut self, number: u16, flat: u8) -> Result<Vec<Change>, Refusal> {
        let head = self.voter(flat);
        self.staff(Command::HandOutOwnersPaper(HandOutOwnersPaper {
            assembly: ASSEMBLY,
            number,
            head,
        }))
    }

    fn gets_back(&mut self, number: u16, became: Became) -> Result<Vec<Change>, Refusal> {
        self.staff(Command::ReturnOwnersPaper(ReturnOwnersPaper {
            assembly: ASSEMBLY,
            number,
            became,
        }))
    }
}

/// That every derived count folds again out of what is stored.
fn folds(village: &Village) {
    let again = rebuilt(&village.town);
    let counts = again.iter().filter_map(BuildingReach::from_record);
    let town: &dyn Town = &village.town;
    let stored: Vec<BuildingReach> = town.of(ASSEMBLY);
    assert!(counts.cloned().eq(stored));
    assert!(again.contains(&Record::from(village.turnout())));
}

#[test]
fn who_looks_after_a_building_reads_its_doors_and_residents_read_numbers() {
    let village = opened();
    let audience = village.doorstep(1).audience();
    assert_eq!(audience, Audience::Grid(building(&village)));
    let reads = |flat: u8| {
        let actor = Actor::of(person(flat), village.now.day(), &village.town);
        let audiences = actor.audiences(COMMUNITY, village.now.day(), &village.town);
        audiences.contains(&audience)
    };
    assert_eq!([1, GRID, STAFF].map(reads), [false, true, true]);
    let town: &dyn Town = &village.town;
    let counts: Vec<BuildingReach> = town.of(ASSEMBLY);
    assert_eq!(counts[0].audience(), Audience::Residents);
    assert_eq!(village.open_homes(), 6);
    // Family names, and the address that is on the door anyway.
    assert_eq!(village.doorstep(1).names, ["业**"]);
}

#[test]
fn a_term_that_is_over_rings_nowhere() {
    let mut village = opened();
    let role: Role = (&village.town as &dyn Town)
        .of::<Role>(person(GRID))
        .remove(0);
    let end = members::EndRole {
        role: role.id,
        reason: line("搬走了"),
    };
    village
        .by(
            person(STAFF),
            domain::Command::Members(members::Command::EndRole(end)),
        )
        .unwrap();
    let found = village.visits(GRID, 1, Found::Told, false);
    assert_eq!(found, Err(Refusal::NotYours));
}

#[test]
fn whoever_was_told_is_reached_and_whoever_was_out_is_not() {
    let mut village = opened();
    village.visits(GRID, 1, Found::NobodyIn, false).unwrap();
    assert_eq!((village.open_homes(), village.turnout().reached), (6, 0));
    village.visits(GRID, 1, Found::Told, false).unwrap();
    village.visits(GRID, 2, Found::Declined, true).unwrap();
    village.visits(GRID, 2, Found::Told, false).unwrap();
    assert_eq!((village.open_homes(), village.turnout().reached), (4, 2));
    folds(&village);
    let town: &dyn Town = &village.town;
    let ways: Vec<ServedBy> = town
        .of::<OwnersServed>(ASSEMBLY)
        .iter()
        .map(|it| it.by)
        .collect();
    assert_eq!(
        ways.iter().filter(|it| **it == ServedBy::SignedFor).count(),
        1
    );
    assert_eq!(ways.iter().filter(|it| **it == ServedBy::Told).count(), 2);
    // A neighbour without an office knocks for nobody.
    let found = village.visits(3, 4, Found::Told, false);
    assert_eq!(found, Err(Refusal::NotYours));
}

#[test]
fn a_ballot_taken_at_the_door_needs_a_photo_and_a_neighbour_of_another_home() {
    let mut village = opened();
    let no_photo = refused(village.takes(GRID, 1, ("P-1", 2), false));
    assert_eq!(no_photo, OwnersFault::NoPhoto);
    let own = WitnessFault::VotersOwn;
    let found = refused(village.takes(GRID, 1, ("P-1", 1), true));
    assert_eq!(found, OwnersFault::Witness { fault: own });
    let found = village.takes(3, 1, ("P-1", 2), true);
    assert_eq!(found, Err(Refusal::NotYours));
    village.takes(GRID, 1, ("P-1", 2), true).unwrap();
    assert_eq!(village.doorstep(1).paper, Some(PaperState::Waiting));
    village.confirms(1, 2, true).unwrap();
    let door = village.doorstep(1);
    assert_eq!(door.paper, Some(PaperState::Counted));
    assert_eq!((door.voted, door.reached), (Some(Way::Paper), true));
    folds(&village);
}

// Domain table: a paper and a phone ballot of one head, synced in any order.
#[rstest]
#[case::phone_then_paper(&["phone", "paper", "witness"], true)]
#[case::paper_then_phone_then_witness(&["paper", "phone", "witness"], true)]
#[case::paper_whole_then_phone(&["paper", "witness", "late phone"], true)]
#[case::witness_was_not_there(&["phone", "paper", "not there"], false)]
#[case::not_there_before_the_phone(&["paper", "not there", "phone"], false)]
fn a_paper_from_the_door_and_a_phone_ballot_are_never_both_counted(
    #[case] order: &[&str],
    #[case] paper: bool,
) {
    let mut village = opened();
    for step in order {
        let found = match *step {
            "phone" => village.casts(1, &[AGREE]),
            "paper" => village.takes(GRID, 1, ("P-1", 2), true),
            "witness" => village.confirms(1, 2, true),
            "not there" => village.confirms(1, 2, false),
            _ => {
                let fault = refused(village.casts(1, &[AGREE]));
                assert_eq!(fault, OwnersFault::PaperCounts);
                continue;
            }
        };
        found.unwrap();
        folds(&village);
    }
    assert_eq!(village.turnout().cast.heads, 1);
    village.now = village.now.plus_days(14);
    village.closes(&[]).unwrap();
    let tally = village.decided().decided[0].tally;
    let counted = (tally.agree.heads, tally.against.heads);
    assert_eq!(counted, if paper { (0, 1) } else { (1, 0) });
    // Nobody rings any more.
    let town: &dyn Town = &village.town;
    assert!(town.of::<Doorstep>(village.voter(1)).is_empty());
}

// A phone that walks from door to door holds no roll.
#[test]
fn a_phone_without_the_roll_takes_a_paper_all_the_same() {
    let village = opened();
    let mut phone = Plain::partial();
    let actor = Actor::of(person(GRID), village.now.day(), &village.town);
    let audiences = actor.audiences(COMMUNITY, village.now.day(), &village.town);
    for record in village.town.iter() {
        if audiences.contains(&record.audience()) {
            phone.put(std::sync::Arc::clone(record));
        }
    }
    assert!(!(&phone as &dyn Town).has::<OwnersRoll>(ASSEMBLY));
    let mut there = Village {
        town: phone,
        now: village.now,
    };
    let head = village.voter(1);
    let enter = EnterOwnersPaper {
        id: OwnersPaperId(Uuid::from_u128(1)),
        assembly: ASSEMBLY,
        head,
        home: None,
        number: line("P-1"),
        voice: Voice::Owner,
        answers: vec![AGREE],
        witness: person(2),
        photo: Some(Digest::of(b"sheet")),
        blind: Uuid::from_u128(9),
    };
    let enter = act(Command::EnterOwnersPaper(enter));
    there.apply(&decide(&enter, &actor, there.now, &there.town).unwrap());
    let door = (&there.town as &dyn Town).of::<Doorstep>(head).remove(0);
    assert_eq!(door.paper, Some(PaperState::Waiting));
}

#[test]
fn a_paper_that_is_out_has_one_head_and_a_dead_number_never_counts() {
    let mut village = opened();
    village.hands_out(12, 1).unwrap();
    let code = slip(ASSEMBLY, 12).code();
    assert_eq!(refused(village.hands_out(12, 2)), OwnersFault::PaperIsOut);
    let has = OwnersFault::HasPaper { number: 12 };
    assert_eq!(refused(village.hands_out(13, 1)), has);
    let others = refused(village.takes(GRID, 2, (&code, 3), true));
    assert_eq!(others, OwnersFault::OthersPaper);
    village
        .gets_back(
            12,
            Became::Lost {
                note: line("找不到了"),
            },
        )
        .unwrap();
    // However the number is written.
    for written in [code.as_str(), "12", "P-0012", "12-XXXX"] {
        let dead = refused(village.takes(GRID, 1, (written, 3), true));
        assert_eq!(dead, OwnersFault::DeadPaper);
    }
    assert_eq!(refused(village.hands_out(12, 1)), OwnersFault::PaperIsOut);
    village.hands_out(13, 1).unwrap();
    let code = slip(ASSEMBLY, 13).code();
    village.takes(GRID, 1, (&code, 3), true).unwrap();
    let paper: PaperOut = village.get(PaperOutId::of(ASSEMBLY, 13));
    assert_eq!(paper.state, OutState::Entered);
    let entered = refused(village.gets_back(13, Became::Back));
    assert_eq!(entered, OwnersFault::PaperEntered);
    // What came back unused may be handed out again.
    village.hands_out(14, 2).unwrap();
    village.gets_back(14, Became::Back).unwrap();
    village.hands_out(14, 3).unwrap();
    assert_eq!(
        village.gets_back(99, Became::Back),
        Err(PaperFault::TookNoPaper.into())
    );
}

// What a visit comes to stands in the ledger under the visit's id: it takes no other line's place.
#[test]
fn a_visit_overwrites_no_line_of_the_ledger() {
    let mut village = opened();
    let id = Uuid::from_u128(u128::from(1u8) * 10 + Found::Told as u128);
    let note = NoteServed {
        id: ServedId(id),
        assembly: ASSEMBLY,
        heads: vec![village.voter(2)],
        by: ServedBy::Texted,
        photo: None,
        note: None,
    };
    village.staff(Command::NoteServed(note)).unwrap();
    let found = village.visits(GRID, 1, Found::Told, false);
    assert_eq!(found, Err(Refusal::AlreadyThere));
}
