//! What a plan's adoption rests on: the vote of those whose matter it is, on the plan as it is.

use std::sync::Arc;

use crate::assembly::{AGREE, ASSEMBLY};
use crate::renovation_acts::*;
use crate::village::*;
use domain::councils::Choice::Agree;
use domain::members::Home;
use domain::owners::{Matter, Scope};
use domain::renovation::{Command as Act, *};
use domain::*;
use uuid::Uuid;

fn adopts(works: Works, matters: &[(Matter, u16)]) -> domain::Command {
    let decided = matters.iter().map(|(matter, question)| Decided {
        matter: matter.clone(),
        evidence: Evidence::Assembly {
            assembly: ASSEMBLY,
            question: *question,
        },
    });
    let decided = decided.collect();
    let adoption = Adoption { works, decided };
    let plan = COMPOUND;
    act(Act::AdoptPlan(AdoptPlan { plan, adoption }))
}

impl Village {
    /// Everything paid for, under a pack whose votes bind; the fund pays nothing.
    fn to_adopt() -> Self {
        let mut village = Self::managed();
        village.goes_under("linjiang");
        let community: members::Community = village.get(COMMUNITY);
        let pack = community.rules(village.now.day()).unwrap().id.clone();
        let plan: Plan = village.get(COMPOUND);
        village.town.put(Arc::new(Plan { pack, ..plan }.into()));
        village
    }

    fn stairs(&self) -> UnitId {
        let home: Home = self.get(home(&self.town, 1));
        home.unit
    }

    fn has_a_lift(&mut self) {
        let (lift, why) = (self.stairs(), prose("六楼三位老人"));
        let proposes = LiftCommand::Propose(ProposeLift { lift, why });
        self.acts(STAFF, act(Act::Lift(proposes)));
        let scheme = LiftScheme {
            title: line("北侧加一部电梯"),
            text: prose("错层入户"),
            price: Money::yuan(300_000),
            photos: Vec::new(),
            affected: Vec::new(),
            occupied: Vec::new(),
        };
        let posts = LiftCommand::Post(PostLift {
            lift,
            scheme,
            place: line("公告栏"),
            photo: crate::renovation_stages::photo(),
        });
        self.acts(STAFF, act(Act::Lift(posts)));
    }

    /// One course of the plan is for one stairwell.
    fn builds_in(&mut self, unit: UnitId) {
        let mut menu: Menu = self.get(COMPOUND);
        menu.dishes[1].reach = Reach::Unit(unit);
        self.town.put(Arc::new(menu.into()));
        let mut money: PlanMoney = self.get(COMPOUND);
        let paid = money.items.iter_mut().filter(|it| it.item == 1);
        paid.for_each(|it| it.reach = Reach::Unit(unit));
        self.town.put(Arc::new(money.into()));
    }
}

#[test]
fn a_vote_before_the_money_was_settled_decided_another_plan() {
    let mut village = Village::to_adopt();
    village.resolves(&[(Matter::UseFund, Agree)]);
    village.publishes_result();
    let adopts = adopts(Works::default(), &[(Matter::UseFund, 0)]);
    let mut anew = Village {
        town: village.town.clone(),
        now: village.now,
    };
    village.acts(STAFF, adopts.clone());
    anew.acts(
        STAFF,
        allot(vec![
            pays(1, Payer::Government, 100_000),
            pays(1, Payer::MaintenanceFund, 26_000),
            pays(0, Payer::Government, 68_000),
        ]),
    );
    let since = anew.now.day();
    let old = fault(RenovationFault::DecidedBefore { since });
    assert_eq!(anew.by(person(STAFF), adopts), Err(old));
    let plan: Plan = anew.get(COMPOUND);
    assert!(decisions(&Matter::UseFund, &plan, &anew.town).is_empty());
}

#[test]
fn a_plan_with_a_lift_rests_on_the_vote_that_its_stairwell_rests_on() {
    let mut village = Village::to_adopt();
    let paid = allot(vec![
        pays(1, Payer::Government, 126_000),
        pays(0, Payer::Government, 68_000),
    ]);
    village.acts(STAFF, paid);
    village.has_a_lift();
    village.votes(Scope::Unit(village.stairs()), Matter::Lift, AGREE);
    village.publishes_result();
    let works = Works {
        adds_lift: true,
        ..Works::default()
    };
    let adopts = adopts(works, &[(Matter::Lift, 0)]);
    let unrested = || fault(RenovationFault::NoLiftRestsOnIt);
    assert_eq!(village.by(person(STAFF), adopts.clone()), Err(unrested()));
    let links = LiftCommand::LinkVote(LinkLiftVote {
        lift: village.stairs(),
        vote: LiftVote::Assembly {
            assembly: ASSEMBLY,
            question: 0,
        },
    });
    village.acts(STAFF, act(Act::Lift(links)));
    let offered = |village: &Village| {
        let plan: Plan = village.get(COMPOUND);
        decisions(&Matter::Lift, &plan, &village.town).len()
    };
    assert_eq!(offered(&village), 1);
    // The plan builds in another stairwell: this vote is not its own.
    village.builds_in(UnitId(Uuid::from_u128(404)));
    assert_eq!(offered(&village), 0);
    assert_eq!(village.by(person(STAFF), adopts.clone()), Err(unrested()));
    let stairs = village.stairs();
    village.builds_in(stairs);
    village.acts(STAFF, adopts);
}
