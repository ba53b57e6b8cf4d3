//! A plan after it was adopted: its stages and its payments.

use crate::renovation_acts::*;
use crate::renovation_site::{checklist, contractor, mends};
use crate::village::*;
use domain::renovation::{Command as Act, *};
use domain::*;
use uuid::Uuid;

pub fn photo() -> proposals::Photo {
    proposals::Photo {
        hash: Digest::of(b"paper"),
        width: 4,
        height: 3,
        shows: None,
    }
}

pub fn adopt(works: Works, matters: &[owners::Matter]) -> domain::Command {
    let decided = matters.iter().map(|matter| Decided {
        matter: matter.clone(),
        evidence: Evidence::Paper {
            title: line("业主大会决议"),
            photo: photo(),
        },
    });
    act(Act::AdoptPlan(AdoptPlan {
        plan: COMPOUND,
        adoption: Adoption {
            works,
            decided: decided.collect(),
        },
    }))
}

pub fn advance(to: PlanLeg) -> domain::Command {
    act(Act::AdvancePlan(AdvancePlan {
        plan: COMPOUND,
        to,
        note: line("洪改办〔2026〕12号"),
    }))
}

pub fn payment(number: u128, item: u16, yuan: i64) -> domain::Command {
    act(Act::NotePayment(NotePayment {
        id: PaymentId(Uuid::from_u128(number)),
        plan: COMPOUND,
        item,
        what: line("防水卷材"),
        payee: line("江城建材"),
        amount: Money::yuan(yuan),
        photo: photo(),
    }))
}

impl Village {
    /// Parking settled, everything paid for, the manager known.
    pub fn managed() -> Self {
        let mut village = Self::comparing();
        let likes = likes(&village, 1, &[0]);
        village.acts(1, likes);
        village.now = Timestamp::at(day(21), 9, 0);
        village.acts(STAFF, settle());
        village.acts(STAFF, manage());
        village.acts(
            STAFF,
            allot(vec![
                pays(1, Payer::Government, 120_000),
                pays(1, Payer::MaintenanceFund, 6_000),
                pays(0, Payer::Government, 68_000),
            ]),
        );
        village
    }
}

#[test]
fn a_plan_is_adopted_on_what_the_owners_decided_and_when_all_is_paid_for() {
    use owners::Matter;
    let mut village = Village::managed();
    let works = Works {
        alters_common_parts: true,
        ..Works::default()
    };
    // The works ask for one vote, the maintenance fund for another.
    assert_eq!(
        village.by(person(STAFF), adopt(works, &[Matter::Rebuild])),
        Err(fault(RenovationFault::MattersOpen { open: 1 }))
    );
    village.acts(STAFF, allot(vec![pays(1, Payer::Government, 126_000)]));
    let both = [Matter::Rebuild, Matter::UseFund];
    assert_eq!(
        village.by(person(STAFF), adopt(works, &both)),
        Err(fault(RenovationFault::ItemsUnpaid { open: 1 }))
    );
    let mut village = Village::managed();
    village.acts(STAFF, adopt(works, &both));
    let plan: Plan = village.get(COMPOUND);
    assert_eq!(plan.state.leg(), Some(PlanLeg::Adopted));
    // From here on neither the money nor the manager is changed.
    let stage = PlanStage::Adopted;
    let late = Err(fault(RenovationFault::NotNow { stage }));
    assert_eq!(village.by(person(STAFF), manage()), late);
}

#[test]
fn where_votes_bind_a_plan_rests_on_a_posted_vote_that_passed() {
    use councils::Choice::{Against, Agree};
    use owners::Matter;
    let mut village = Village::managed();
    village.goes_under("linjiang");
    let rules = village.get::<members::Community>(COMMUNITY);
    let pack = rules.rules(village.now.day()).unwrap().id.clone();
    let plan: Plan = village.get(COMPOUND);
    village
        .town
        .put(std::sync::Arc::new(Plan { pack, ..plan }.into()));
    let said = [
        (Matter::Rebuild, Against),
        (Matter::UseFund, Agree),
        (Matter::Manager, Agree),
    ];
    let assembly = village.resolves(&said);
    let rests = |matter: &Matter, question: u16| {
        let evidence = Evidence::Assembly { assembly, question };
        let matter = matter.clone();
        Decided { matter, evidence }
    };
    let adopt_on = |decided: Vec<Decided>| {
        let works = Works::default();
        let adoption = Adoption { works, decided };
        let plan = COMPOUND;
        act(Act::AdoptPlan(AdoptPlan { plan, adoption }))
    };
    let fund = || vec![rests(&Matter::UseFund, 1)];
    let refuses = |village: &mut Village, command, expected: RenovationFault| {
        let refused = Err(fault(expected));
        assert_eq!(village.by(person(STAFF), command), refused);
    };
    // Counted, and nobody has read it yet.
    refuses(&mut village, adopt_on(fund()), RenovationFault::NotPassed);
    let offered = |village: &Village, matter: Matter| {
        let plan: Plan = village.get(COMPOUND);
        let found = decisions(&matter, &plan, &village.town);
        found.into_iter().map(|(_, it)| it).collect::<Vec<_>>()
    };
    assert!(offered(&village, Matter::UseFund).is_empty());
    village.publishes_result();
    assert_eq!(offered(&village, Matter::UseFund), [1]);
    assert!(offered(&village, Matter::Rebuild).is_empty());
    for (decided, expected) in [
        (rests(&Matter::Rebuild, 0), RenovationFault::NotPassed),
        (
            rests(&Matter::UseFund, 2),
            RenovationFault::DecidesSomethingElse,
        ),
        (
            rests(&Matter::UseFund, 9),
            RenovationFault::DecidesSomethingElse,
        ),
    ] {
        refuses(&mut village, adopt_on(vec![decided]), expected);
    }
    let paper = adopt(Works::default(), &[Matter::UseFund]);
    refuses(&mut village, paper, RenovationFault::PaperStandsForNoVote);
    village.acts(STAFF, adopt_on(fund()));
    let plan: Plan = village.get(COMPOUND);
    assert_eq!(plan.state.leg(), Some(PlanLeg::Adopted));
}

#[test]
fn an_adopted_plan_goes_its_way_and_no_item_is_overpaid() {
    use PlanLeg::{
        Acceptance, Applied, Approved, Construction, LongTerm, Rectifying, Returned, Tender,
    };
    let mut village = Village::managed();
    let fund = [owners::Matter::UseFund];
    village.acts(STAFF, adopt(Works::default(), &fund));
    let early = Err(fault(RenovationFault::NotNow {
        stage: PlanStage::Adopted,
    }));
    assert_eq!(village.by(person(STAFF), payment(1, 1, 100)), early);
    assert_eq!(village.by(person(STAFF), advance(Construction)), early);
    for leg in [Applied, Returned, Applied, Approved, Tender] {
        village.acts(STAFF, advance(leg));
    }
    village.acts(STAFF, contractor(None));
    village.acts(STAFF, advance(Construction));
    village.acts(STAFF, checklist(&[1, 2, 3]));
    village.acts(STAFF, advance(Acceptance));
    village.sign(1, &[0]);
    village.sign(2, &[]);
    village.sign(3, &[]);
    village.acts(STAFF, advance(Rectifying));
    village.acts(STAFF, mends(0));
    village.acts(STAFF, advance(Acceptance));
    village.acts(STAFF, payment(1, 1, 100_000));
    let item = line("屋面防水翻修");
    let left = Money::yuan(26_000);
    for (command, refused) in [
        (
            payment(2, 1, 26_001),
            fault(RenovationFault::OverPaid { item, left }),
        ),
        (payment(1, 1, 1), Refusal::AlreadyThere),
        (payment(2, 1, 0), Refusal::NotAboveZero),
        (payment(2, 2, 1), fault(RenovationFault::NoSuchItem)),
    ] {
        assert_eq!(village.by(person(STAFF), command), Err(refused));
    }
    village.acts(STAFF, payment(2, 1, 26_000));
    for flat in 1..=3 {
        village.sign(flat, &[]);
    }
    village.acts(STAFF, advance(LongTerm));
    let plan: Plan = village.get(COMPOUND);
    let noted = plan.steps.iter().filter(|it| it.note.is_some());
    assert_eq!(noted.count(), 10);
}

#[test]
fn a_schedule_follows_the_stages() {
    let mut village = Village::managed();
    let schedule = |days: &[(PlanStage, i8)]| {
        let planned = days.iter().map(|(stage, on)| Planned {
            stage: *stage,
            on: day(*on),
        });
        act(Act::SchedulePlan(SchedulePlan {
            plan: COMPOUND,
            days: planned.collect(),
        }))
    };
    let mixed = Err(fault(RenovationFault::DaysMixed));
    for days in [
        [(PlanStage::Tender, 25), (PlanStage::Construction, 24)],
        [(PlanStage::Construction, 25), (PlanStage::Tender, 26)],
        [(PlanStage::Tender, 25), (PlanStage::Tender, 26)],
    ] {
        assert_eq!(village.by(person(STAFF), schedule(&days)), mixed);
    }
    let days = [(PlanStage::Tender, 25), (PlanStage::Construction, 25)];
    village.acts(STAFF, schedule(&days));
    assert_eq!(village.get::<Plan>(COMPOUND).schedule.len(), 2);
}

#[test]
fn planned_stands_against_real_stage_by_stage() {
    let mut village = Village::managed();
    let plan_days = [(PlanStage::Adopted, 22), (PlanStage::Applied, 25)]
        .map(|(stage, on)| Planned { stage, on: day(on) });
    village.acts(
        STAFF,
        act(Act::SchedulePlan(SchedulePlan {
            plan: COMPOUND,
            days: plan_days.to_vec(),
        })),
    );
    let fund = [owners::Matter::UseFund];
    village.now = Timestamp::at(day(23), 9, 0);
    village.acts(STAFF, adopt(Works::default(), &fund));
    village.now = Timestamp::at(day(24), 9, 0);
    for leg in [PlanLeg::Applied, PlanLeg::Returned, PlanLeg::Applied] {
        village.acts(STAFF, advance(leg));
        village.now = village.now.plus_days(1);
    }
    let all = phases(&village.get(COMPOUND), day(30));
    let of = |stage| all.iter().find(|it| it.stage == stage).unwrap();
    let stretch = |from, until| {
        let (from, until) = (day(from), day(until));
        Some(Stretch { from, until })
    };
    let adopted = of(PlanStage::Adopted);
    assert_eq!(
        (adopted.planned, adopted.real),
        (stretch(22, 24), stretch(23, 24))
    );
    // Applied for twice: from the first time until today.
    let applied = of(PlanStage::Applied);
    assert_eq!(
        (applied.planned, applied.real),
        (stretch(25, 25), stretch(24, 30))
    );
    let returned = of(PlanStage::Returned);
    assert_eq!((returned.planned, returned.real), (None, stretch(25, 26)));
    assert!(all.iter().all(|it| it.stage <= PlanStage::Returned));
}
