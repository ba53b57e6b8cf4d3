//! A plan that does not go on as it is: compared again, chosen anew, ended; and its result counted
//! again.

use crate::renovation_acts::*;
use crate::renovation_site::contractor;
use crate::renovation_stages::{adopt, advance, photo};
use crate::village::*;
use domain::owners::Matter;
use domain::renovation::{Command as Act, *};
use domain::*;
use uuid::Uuid;

const AGAIN: ComparisonId = ComparisonId(Uuid::from_u128(700));

fn anew(until: i8) -> domain::Command {
    act(Act::ChooseAnew(ChooseAnew {
        plan: COMPOUND,
        reason: line("大家都不要这两个方案"),
        until: day(until),
    }))
}

fn ends(decided: Option<Decided>) -> domain::Command {
    act(Act::EndPlan(EndPlan {
        plan: COMPOUND,
        reason: line("今年不改了"),
        decided,
    }))
}

fn resolution(title: &str, matter: Matter) -> Decided {
    let evidence = Evidence::Paper {
        title: line(title),
        photo: photo(),
    };
    Decided { matter, evidence }
}

/// Designs of parking once more, until the 25th.
fn compares_again() -> domain::Command {
    act(Act::PublishOptions(PublishOptions {
        id: AGAIN,
        plan: COMPOUND,
        item: 0,
        title: line("停车位怎么加（重新比选）"),
        text: None,
        designs: two(),
        until: day(25),
    }))
}

fn likes_in(village: &Village, comparison: ComparisonId, flat: u8, design: u16) -> domain::Command {
    act(Act::ApproveOptions(ApproveOptions {
        comparison,
        home: home(&village.town, flat),
        designs: [design].into(),
    }))
}

impl Village {
    /// Every home wants neither of the designs.
    fn refused() -> Self {
        let mut village = Self::comparing();
        for flat in 1..=6 {
            let none = likes_in(&village, PARKING, flat, 2);
            village.acts(flat, none);
        }
        village.acts(STAFF, settle());
        village
    }

    fn stage(&self) -> PlanStage {
        self.get::<Plan>(COMPOUND).state.stage()
    }

    fn fails(&mut self, flat: u8, command: domain::Command, expected: RenovationFault) {
        assert_eq!(self.by(person(flat), command), Err(fault(expected)));
    }
}

#[test]
fn a_course_is_compared_again_once_its_designs_are_refused() {
    let mut village = Village::comparing();
    assert_eq!(
        village.by(person(STAFF), compares_again()),
        Err(Refusal::AlreadyThere)
    );
    let mut village = Village::refused();
    village.acts(STAFF, compares_again());
    // Not a third time while the second is open, nor once it has a design.
    let third = |village: &mut Village| {
        let domain::Command::Renovation(Act::PublishOptions(it)) = compares_again() else {
            panic!("it posts designs")
        };
        let id = ComparisonId(Uuid::from_u128(701));
        village.by(
            person(STAFF),
            act(Act::PublishOptions(PublishOptions { id, ..it })),
        )
    };
    assert_eq!(third(&mut village), Err(Refusal::AlreadyThere));
    for flat in 1..=6 {
        let first = likes_in(&village, AGAIN, flat, 0);
        village.acts(flat, first);
    }
    let comparison = AGAIN;
    village.acts(STAFF, act(Act::SettleOptions(SettleOptions { comparison })));
    assert_eq!(third(&mut village), Err(Refusal::AlreadyThere));
    let (plan, menu): (Plan, Menu) = (village.get(COMPOUND), village.get(COMPOUND));
    let items = plan_items(&plan, &menu, &(&village.town as &dyn Town).of(COMPOUND));
    let names: Vec<&str> = items.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["屋面防水翻修", "增设停车位（绿化带生态车位）"]);
}

#[test]
fn homes_choose_anew_and_what_was_said_before_is_kept() {
    let mut village = Village::comparing();
    village.fails(
        STAFF,
        anew(20),
        RenovationFault::ComparisonsOpen { open: 1 },
    );
    let mut village = Village::refused();
    let both = vec![pays(1, Payer::Residents, 126_000)];
    village.acts(STAFF, allot(both));
    assert!(
        village
            .town
            .all::<CostRow>()
            .any(|it| it.about == CostOf::Plan)
    );
    village.acts(STAFF, anew(20));
    assert_eq!(village.stage(), PlanStage::MenuChoice);
    let plan: Plan = village.get(COMPOUND);
    assert!(plan.chosen.is_empty());
    let last = plan.steps.last().unwrap();
    assert_eq!(last.note, Some(line("大家都不要这两个方案")));
    // What it costs is open again, and nobody reads a share of it.
    assert!(
        (&village.town as &dyn Town)
            .get::<PlanMoney>(COMPOUND)
            .is_none()
    );
    assert!(
        village
            .town
            .all::<CostRow>()
            .all(|it| it.about != CostOf::Plan)
    );
    village.folds();
    let ordered = orders(&village, 1, &[2]);
    village.acts(1, ordered);
    village.folds();
    village.now = Timestamp::at(day(21), 9, 0);
    village.acts(STAFF, choose(&[0, 1]));
    // The refused comparison is history: parking has its menu's price until it is compared again.
    let kept: Comparison = village.get(PARKING);
    assert!(kept.is_refused());
    let (plan, menu): (Plan, Menu) = (village.get(COMPOUND), village.get(COMPOUND));
    assert!(!plan.is_current(&kept));
    let items = plan_items(&plan, &menu, std::slice::from_ref(&kept));
    assert_eq!(items[0].name, line("增设停车位"));
    village.acts(STAFF, compares_again());
    let items = plan_items(&plan, &menu, &(&village.town as &dyn Town).of(COMPOUND));
    assert_eq!(items.len(), 1);
}

#[test]
fn what_the_owners_adopted_is_not_chosen_anew() {
    let mut village = Village::managed();
    village.acts(STAFF, adopt(Works::default(), &[Matter::UseFund]));
    let stage = PlanStage::Adopted;
    village.fails(STAFF, anew(30), RenovationFault::NotNow { stage });
    let mut village = Village::ordering();
    let stage = PlanStage::MenuChoice;
    village.fails(STAFF, anew(30), RenovationFault::NotNow { stage });
}

#[test]
fn a_plan_ends_with_a_reason_and_takes_no_answers_any_more() {
    let mut village = Village::comparing();
    assert_eq!(village.by(person(1), ends(None)), Err(Refusal::NotYours));
    village.acts(STAFF, ends(None));
    let stage = PlanStage::Ended;
    assert_eq!(village.stage(), stage);
    let plan: Plan = village.get(COMPOUND);
    let last = plan.steps.last().unwrap();
    assert_eq!(
        (last.note.as_ref(), last.by),
        (Some(&line("今年不改了")), person(STAFF))
    );
    let likes = likes_in(&village, PARKING, 1, 0);
    village.fails(1, likes, RenovationFault::NotNow { stage });
    village.now = Timestamp::at(day(21), 9, 0);
    for command in [settle(), manage(), anew(30), ends(None)] {
        village.fails(STAFF, command, RenovationFault::NotNow { stage });
    }
}

#[test]
fn what_the_owners_adopted_they_end_until_it_is_built() {
    let mut village = Village::managed();
    village.acts(STAFF, adopt(Works::default(), &[Matter::UseFund]));
    village.fails(STAFF, ends(None), RenovationFault::OwnersEndIt);
    let fund = resolution("第二次业主大会决议", Matter::UseFund);
    village.fails(STAFF, ends(Some(fund)), RenovationFault::OwnersEndIt);
    let same = resolution("业主大会决议", Matter::Other);
    village.fails(STAFF, ends(Some(same)), RenovationFault::DecidedAlready);
    let mut built = Village {
        town: village.town.clone(),
        now: village.now,
    };
    let over = || ends(Some(resolution("第二次业主大会决议", Matter::Other)));
    village.acts(STAFF, over());
    let plan: Plan = village.get(COMPOUND);
    assert_eq!(plan.state.adoption().map(|it| it.decided.len()), Some(1));
    // Money is noted for it no more.
    let stage = PlanStage::Ended;
    let pays = crate::renovation_stages::payment(1, 1, 1);
    village.fails(STAFF, pays, RenovationFault::NotNow { stage });
    for leg in [PlanLeg::Applied, PlanLeg::Approved, PlanLeg::Tender] {
        built.acts(STAFF, advance(leg));
    }
    built.acts(STAFF, contractor(None));
    built.acts(STAFF, advance(PlanLeg::Construction));
    built.fails(STAFF, over(), RenovationFault::WorksRun);
}

// V13: the number everyone reads is counted again from what is sealed beside it, whoever moves later.
#[test]
fn a_result_is_counted_again_from_its_sheet() {
    let mut village = Village::comparing();
    for (flat, design) in [(1, 0), (2, 1), (3, 1)] {
        let likes = likes_in(&village, PARKING, flat, design);
        village.acts(flat, likes);
    }
    village.now = Timestamp::at(day(21), 9, 0);
    village.acts(STAFF, settle());
    let sheet: ComparedSheet = village.get(PARKING);
    assert_eq!(Record::from(sheet.clone()).audience(), Audience::Sealed);
    assert_eq!((sheet.homes.len(), sheet.counted.len()), (6, 3));
    let counted: Comparison = village.get(PARKING);
    let folds = |village: &Village| {
        rebuilt(&village.town).contains(&Record::from(village.get::<Comparison>(PARKING)))
    };
    assert!(folds(&village));
    let gone = members::Command::EndStanding(members::EndStanding {
        person: person(2),
        home: home(&village.town, 2),
        reason: line("搬走了"),
    });
    village.acts(STAFF, domain::Command::Members(gone));
    assert_eq!(village.get::<Comparison>(PARKING), counted);
    assert!(folds(&village));
    // A number that was changed is found out.
    let mut wrong = counted;
    let ComparisonState::Settled(result) = &mut wrong.state else {
        panic!("it has its result")
    };
    result.homes[0] += 1;
    village.town.put(std::sync::Arc::new(wrong.into()));
    assert!(!folds(&village));
}

fn starts_anew() -> domain::Command {
    act(Act::StartPlan(StartPlan {
        plan: COMPOUND,
        title: line("2027 年再改造"),
        convener: line("物业管理委员会"),
    }))
}

// A compound has one plan: what ended and nobody had adopted begins from the beginning in it.
#[test]
fn a_plan_that_ended_is_started_anew_and_homes_are_asked_afresh() {
    let mut village = Village::refused();
    let running = village.by(person(STAFF), starts_anew());
    assert_eq!(running, Err(Refusal::AlreadyThere));
    let compared: Comparison = village.get(PARKING);
    village.acts(STAFF, ends(None));
    let said = |village: &Village| {
        let answers = village.town.all::<HomeAnswer>().count();
        answers + village.town.all::<OwnAnswer>().count()
    };
    assert!(said(&village) > 0);
    assert_eq!(village.by(person(1), starts_anew()), Err(Refusal::NotYours));
    village.acts(STAFF, starts_anew());
    let plan: Plan = village.get(COMPOUND);
    assert_eq!(plan.title, line("2027 年再改造"));
    assert_eq!(plan.state, PlanState::Prepare);
    assert!(plan.chosen.is_empty() && plan.management.is_none());
    // Its stages still tell what there was before, and what was compared stays to be read.
    let stages: Vec<PlanStage> = plan.steps.iter().map(|it| it.stage).collect();
    assert!(stages.ends_with(&[PlanStage::Ended, PlanStage::Prepare]));
    assert_eq!(village.get::<Comparison>(PARKING), compared);
    assert_eq!(said(&village), 0);
    let town: &dyn Town = &village.town;
    assert!(!town.has::<Menu>(COMPOUND) && !town.has::<PlanCounts>(COMPOUND));
    let asks = act(Act::AskWill(AskWill {
        plan: COMPOUND,
        until: village.now.day().plus(9),
    }));
    village.acts(STAFF, asks);
    let counts: PlanCounts = village.get(COMPOUND);
    assert_eq!(counts.will.answered.sum(), 0);
    village.folds();
}

#[test]
fn what_the_owners_adopted_and_ended_is_not_written_over() {
    let mut village = Village::managed();
    village.acts(STAFF, adopt(Works::default(), &[Matter::UseFund]));
    let over = resolution("第二次业主大会决议", Matter::Other);
    village.acts(STAFF, ends(Some(over)));
    village.fails(STAFF, starts_anew(), RenovationFault::EndedByOwners);
}
