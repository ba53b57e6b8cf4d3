//! The site of a plan: who builds, the diary, outages, reports, acceptance, warranties.

use crate::renovation_acts::*;
use crate::renovation_stages::{adopt, advance, photo};
use crate::village::*;
use domain::members::{Building, Home, Unit};
use domain::projects::Seen;
use domain::renovation::{Command as Act, *};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

pub fn contractor(contact: Option<u8>) -> domain::Command {
    act(Act::NameContractor(NameContractor {
        plan: COMPOUND,
        contractor: line("江城第三建筑公司"),
        telephone: line("工地 吴工 8555 0199"),
        contact: contact.map(person),
    }))
}

/// Two lines, the second at the one building, and these flats sign.
pub fn checklist(flats: &[u8]) -> domain::Command {
    act(Act::PrepareAcceptance(PrepareAcceptance {
        plan: COMPOUND,
        lines: lines(),
        representatives: flats.iter().map(|flat| person(*flat)).collect(),
    }))
}

fn lines() -> Vec<CheckLine> {
    let what = |text: &str, building| CheckLine {
        what: line(text),
        building,
    };
    vec![what("屋面不漏水", Some(building())), what("车位画线", None)]
}

pub fn mends(defect: u16) -> domain::Command {
    mends_with(defect, vec![photo()])
}

fn mends_with(defect: u16, photos: Vec<proposals::Photo>) -> domain::Command {
    act(Act::MendDefect(MendDefect {
        plan: COMPOUND,
        defect,
        note: line("重新做了一遍防水"),
        photos,
    }))
}

fn building() -> BuildingId {
    let village = Village::new();
    let town: &dyn Town = &village.town;
    town.of::<Building>(COMPOUND)[0].id
}

fn unit(village: &Village) -> UnitId {
    let town: &dyn Town = &village.town;
    let home: Home = town.get(home(&village.town, 1)).unwrap();
    home.unit
}

fn entry(number: u128, on: Day, moment: Moment) -> domain::Command {
    entry_of(WriteDiary {
        id: DiaryEntryId(Uuid::from_u128(number)),
        plan: COMPOUND,
        on,
        building: Some(building()),
        item: Some(1),
        text: prose("屋面卷材铺完一半"),
        photos: vec![DiaryPhoto {
            moment,
            photo: photo(),
        }],
    })
}

fn entry_of(it: WriteDiary) -> domain::Command {
    act(Act::WriteDiary(it))
}

fn outage(number: u128, places: Vec<Reach>, from: Timestamp, until: Timestamp) -> domain::Command {
    act(Act::PostOutage(PostOutage {
        id: OutageId(Uuid::from_u128(number)),
        plan: COMPOUND,
        utility: Utility::Water,
        places,
        from,
        until,
        why: line("换立管"),
    }))
}

fn report(number: u128) -> domain::Command {
    act(Act::SendSiteReport(SendSiteReport {
        id: SiteReportId(Uuid::from_u128(number)),
        plan: COMPOUND,
        building: Some(building()),
        seen: Seen::Concern,
        text: prose("屋面边上没有收口，下雨会进水。"),
        photos: vec![photo()],
    }))
}

fn answers(number: u128) -> domain::Command {
    act(Act::AnswerSiteReport(AnswerSiteReport {
        report: SiteReportId(Uuid::from_u128(number)),
        text: prose("明天收口，做好拍照给大家看。"),
    }))
}

fn signs(failed: &[u16]) -> domain::Command {
    let failed = failed.iter().map(|line_| Failed {
        line: *line_,
        what: line("边上渗水"),
        photo: Some(photo()),
    });
    act(Act::SignAcceptance(SignAcceptance {
        plan: COMPOUND,
        failed: failed.collect(),
    }))
}

fn warranties(item: u16, until: Day) -> domain::Command {
    act(Act::SetWarranties(SetWarranties {
        plan: COMPOUND,
        lines: vec![Warranty {
            item,
            until,
            call: line("吴工 8555 0199"),
        }],
    }))
}

const CONTACT: u8 = 5;

impl Village {
    pub fn sign(&mut self, flat: u8, failed: &[u16]) {
        self.acts(flat, signs(failed));
    }

    /// Being built, by a contractor whose contact has flat 5.
    fn building() -> Self {
        use PlanLeg::{Applied, Approved, Construction, Tender};
        let mut village = Self::managed();
        let fund = [owners::Matter::UseFund];
        village.acts(STAFF, adopt(Works::default(), &fund));
        for leg in [Applied, Approved, Tender] {
            village.acts(STAFF, advance(leg));
        }
        village.acts(STAFF, contractor(Some(CONTACT)));
        village.acts(STAFF, advance(Construction));
        village
    }

    fn refuses(&mut self, flat: u8, command: domain::Command, expected: Refusal) {
        assert_eq!(self.by(person(flat), command), Err(expected));
    }

    fn state_of_the_building(&self) -> BuildingWorks {
        let town: &dyn Town = &self.town;
        let plan: Plan = self.get(COMPOUND);
        let diary: Vec<DiaryEntry> = town.of(COMPOUND);
        let acceptance: Option<Acceptance> = town.get(COMPOUND);
        let leg = plan.state.leg().unwrap();
        building_works(building(), leg, &diary, acceptance.as_ref())
    }
}

/// From the first question to the last day of a warranty, by the acts of those whose they are.
#[test]
fn a_plan_is_carried_from_the_survey_to_its_warranty() {
    use PlanLeg::{Acceptance as Accepting, LongTerm, Rectifying};
    let mut village = Village::building();
    assert_eq!(village.state_of_the_building(), BuildingWorks::Ahead);
    let today = village.now.day();
    village.acts(CONTACT, entry(1, today, Moment::During));
    assert_eq!(village.state_of_the_building(), BuildingWorks::InWork);
    village.now = village.now.plus_days(1);
    village.acts(STAFF, entry(2, today.plus(1), Moment::After));
    assert_eq!(village.state_of_the_building(), BuildingWorks::Finished);
    village.acts(1, report(1));
    village.acts(CONTACT, answers(1));

    village.acts(STAFF, checklist(&[1, 2, 3]));
    village.acts(STAFF, advance(Accepting));
    village.sign(1, &[]);
    village.sign(2, &[0]);
    let open = fault(RenovationFault::SignaturesMissing { open: 1 });
    village.refuses(STAFF, advance(Rectifying), open);
    village.sign(3, &[]);
    let open = || fault(RenovationFault::DefectsOpen { open: 1 });
    village.refuses(STAFF, advance(LongTerm), open());
    assert_eq!(village.state_of_the_building(), BuildingWorks::ToMend);
    village.acts(STAFF, advance(Rectifying));
    village.refuses(STAFF, advance(Accepting), open());
    village.refuses(CONTACT, mends_with(0, Vec::new()), Refusal::NoPhoto);
    village.acts(CONTACT, mends(0));
    village.refuses(CONTACT, mends(0), Refusal::AlreadyThere);
    village.acts(STAFF, advance(Accepting));
    for flat in 1..=2 {
        village.sign(flat, &[]);
    }
    // Who builds by now signs no more for the residents.
    village.acts(STAFF, contractor(Some(3)));
    let builds = fault(RenovationFault::NotARepresentative);
    village.refuses(3, signs(&[]), builds);
    village.acts(STAFF, contractor(Some(CONTACT)));
    village.sign(3, &[]);
    let nothing = fault(RenovationFault::NothingToMend);
    village.refuses(STAFF, advance(Rectifying), nothing);
    village.acts(STAFF, advance(LongTerm));
    assert_eq!(village.state_of_the_building(), BuildingWorks::Accepted);

    let accepted = village.now.day();
    let due = accepted;
    village.refuses(STAFF, warranties(1, due), Refusal::DueHasPassed { due });
    let unknown = fault(RenovationFault::NoSuchItem);
    village.refuses(STAFF, warranties(2, accepted.plus(9)), unknown);
    village.acts(STAFF, warranties(1, accepted.plus(1_826)));
    let it: Warranties = village.get(COMPOUND);
    assert_eq!(it.from, accepted);
    // What fails under warranty goes the same way as what was seen on the site.
    village.acts(2, report(2));
    let plan: Plan = village.get(COMPOUND);
    let all: Vec<PlanStage> = plan.steps.iter().map(|it| it.stage).collect();
    assert_eq!(all.first(), Some(&PlanStage::Prepare));
    assert_eq!(all.last(), Some(&PlanStage::LongTerm));
}

#[test]
fn nothing_begins_without_a_contractor_and_nothing_is_accepted_without_a_checklist() {
    use PlanLeg::{Acceptance as Accepting, Applied, Approved, Construction, Tender};
    let mut village = Village::managed();
    village.refuses(
        STAFF,
        contractor(None),
        fault(RenovationFault::NotNow {
            stage: PlanStage::Manage,
        }),
    );
    let fund = [owners::Matter::UseFund];
    village.acts(STAFF, adopt(Works::default(), &fund));
    for leg in [Applied, Approved, Tender] {
        village.acts(STAFF, advance(leg));
    }
    village.refuses(
        STAFF,
        advance(Construction),
        fault(RenovationFault::NoContractor),
    );
    village.refuses(
        STAFF,
        contractor(Some(9)),
        fault(RenovationFault::NoSuchPerson),
    );
    village.acts(STAFF, contractor(Some(CONTACT)));
    village.acts(STAFF, advance(Construction));
    village.refuses(
        STAFF,
        advance(Accepting),
        fault(RenovationFault::NoChecklist),
    );
    let few = fault(RenovationFault::RepresentativesTooFew { least: 3 });
    village.refuses(STAFF, checklist(&[1, 2]), few.clone());
    village.refuses(STAFF, checklist(&[1, 2, 2]), few);
    // Who works for the community or builds does not sign for the residents.
    let other = || fault(RenovationFault::NotARepresentative);
    village.refuses(STAFF, checklist(&[1, 2, STAFF]), other());
    village.refuses(STAFF, checklist(&[1, 2, CONTACT]), other());
    village.acts(STAFF, checklist(&[1, 2, 3]));
    village.acts(STAFF, advance(Accepting));
    village.refuses(4, signs(&[]), Refusal::NotYours);
    village.refuses(1, signs(&[7]), fault(RenovationFault::NoSuchItem));
    village.refuses(1, signs(&[0, 0]), fault(RenovationFault::NoSuchItem));
    village.sign(1, &[]);
    village.refuses(1, signs(&[]), Refusal::AlreadyThere);
    // Somebody else may sign in the place of one who moved away; the checklist stays.
    village.acts(STAFF, checklist(&[1, 2, 4]));
    let it: Acceptance = village.get(COMPOUND);
    assert_eq!((it.round, it.signed.len()), (1, 1));
    assert_eq!(it.unsigned().collect::<Vec<_>>(), [person(2), person(4)]);
    let others = act(Act::PrepareAcceptance(PrepareAcceptance {
        plan: COMPOUND,
        lines: lines()[..1].to_vec(),
        representatives: vec![person(1), person(2), person(4)],
    }));
    let stage = PlanStage::Acceptance;
    village.refuses(STAFF, others, fault(RenovationFault::NotNow { stage }));
}

#[test]
fn the_diary_is_the_contractors_and_the_committees_and_tells_what_was() {
    let mut village = Village::building();
    let today = village.now.day();
    village.refuses(1, entry(1, today, Moment::During), Refusal::NotYours);
    let on = today.plus(1);
    let ahead = fault(RenovationFault::NotYet { on });
    village.refuses(CONTACT, entry(1, on, Moment::During), ahead);
    let whole = |item, photos: usize| {
        entry_of(WriteDiary {
            id: DiaryEntryId(Uuid::from_u128(9)),
            plan: COMPOUND,
            on: today,
            building: None,
            item,
            text: prose("材料进场"),
            photos: vec![
                DiaryPhoto {
                    moment: Moment::Before,
                    photo: photo()
                };
                photos
            ],
        })
    };
    village.refuses(
        CONTACT,
        whole(Some(2), 0),
        fault(RenovationFault::NoSuchItem),
    );
    village.refuses(CONTACT, whole(None, 10), Refusal::TooMany { most: 9 });
    village.acts(CONTACT, whole(None, 9));
    village.refuses(CONTACT, whole(None, 0), Refusal::AlreadyThere);
    let town: &dyn Town = &village.town;
    let written: DiaryEntry = town.get(DiaryEntryId(Uuid::from_u128(9))).unwrap();
    assert!(!written.for_contact);
    // What is of the whole compound says nothing of one building.
    assert_eq!(village.state_of_the_building(), BuildingWorks::Ahead);
}

#[test]
fn a_report_has_its_days_and_is_answered_once() {
    let mut village = Village::building();
    village.acts(1, report(1));
    let it: SiteReport = village.get(SiteReportId(Uuid::from_u128(1)));
    // Saturday 21 November: three working days end with Wednesday.
    assert_eq!(it.due, day(26).starts_at());
    assert!(!it.is_overdue(Timestamp::at(day(25), 23, 59)));
    assert!(it.is_overdue(it.due));
    village.refuses(2, answers(1), Refusal::NotYours);
    village.acts(STAFF, answers(1));
    village.refuses(CONTACT, answers(1), Refusal::AlreadyThere);
    let it: SiteReport = village.get(SiteReportId(Uuid::from_u128(1)));
    assert!(it.answer.as_ref().is_some_and(|it| it.for_contact));
    assert!(!it.is_overdue(it.due));
}

#[test]
fn an_outage_is_told_to_its_places_alone_and_withdrawn_there() {
    let mut village = Village::building();
    let (from, until) = (village.now.plus_days(1), village.now.plus_days(2));
    let here = unit(&village);
    let elsewhere = Reach::Unit(UnitId(Uuid::from_u128(9)));
    for (command, refused) in [
        (
            outage(1, vec![], from, until),
            fault(RenovationFault::NothingListed),
        ),
        (
            outage(1, vec![elsewhere], from, until),
            Refusal::NoSuchPlace,
        ),
        (
            outage(1, vec![Reach::Unit(here)], until, from),
            fault(RenovationFault::OutageOver),
        ),
        (
            outage(
                1,
                vec![Reach::Unit(here), Reach::Building(building())],
                from,
                until,
            ),
            fault(RenovationFault::ToldTwice),
        ),
        (
            outage(1, vec![Reach::Compound, Reach::Unit(here)], from, until),
            fault(RenovationFault::ToldTwice),
        ),
    ] {
        village.refuses(STAFF, command, refused);
    }
    let changes = village
        .by(
            person(STAFF),
            outage(1, vec![Reach::Unit(here)], from, until),
        )
        .unwrap();
    let told: Vec<Audience> = changes.iter().map(Change::audience).collect();
    assert_eq!(told, [Audience::Unit(here), Audience::Staff]);
    let actor = Actor::of(person(1), village.now.day(), &village.town);
    let reads = actor.audiences(COMMUNITY, village.now.day(), &village.town);
    assert!(reads.contains(&Audience::Unit(here)));
    let unit: Unit = village.get(here);
    assert_eq!(unit.building, building());

    let withdraw = || {
        act(Act::WithdrawOutage(WithdrawOutage {
            outage: OutageId(Uuid::from_u128(1)),
            why: line("雨大，改天再换"),
        }))
    };
    let id = OutageNotice::id_of(OutageId(Uuid::from_u128(1)), Reach::Unit(here));
    assert!(village.get::<OutageNotice>(id).is_on(from));
    village.acts(STAFF, withdraw());
    assert!(!village.get::<OutageNotice>(id).is_on(from));
    village.refuses(STAFF, withdraw(), Refusal::AlreadyThere);
    village.acts(STAFF, outage(2, vec![Reach::Compound], from, until));
    village.now = until;
    let late = act(Act::WithdrawOutage(WithdrawOutage {
        outage: OutageId(Uuid::from_u128(2)),
        why: line("过了"),
    }));
    village.refuses(STAFF, late, fault(RenovationFault::OutageOver));
}

// Sixty days before its end (the pack's), the last day included.
#[rstest]
#[case(61, true, false)]
#[case(60, true, true)]
#[case(0, true, true)]
#[case(-1, false, false)]
fn a_warranty_is_reminded_of_before_it_ends(
    #[case] left: i32,
    #[case] runs: bool,
    #[case] soon: bool,
) {
    let rules = &RulePack::built_in()[0].renovation.site;
    let it = Warranty {
        item: 1,
        until: day(20).plus(left),
        call: line("吴工"),
    };
    assert_eq!(
        (it.runs(day(20)), it.ends_soon(day(20), rules)),
        (runs, soon)
    );
}
