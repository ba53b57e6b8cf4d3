//! The same neighbourhood months later: the renovation was adopted on the owners' vote and is being
//! built, or is accepted and under warranty.

mod contract;
mod site;
mod vote;

use anyhow::Context as _;
use domain::members::Building;
use domain::owners;
use domain::renovation::{
    AdoptPlan, Adoption, AdvanceLift, AdvancePlan, AllotMoney, Allotment, CheckLine,
    Command as Act, Comparison, Decided, Evidence, Failed, GiveLiftConsent, LiftCommand as Lifts,
    LiftLeg, Management, Manager, MendDefect, Menu, NameContractor, Plan, PlanItem, PlanLeg,
    PlanStage, Planned, PrepareAcceptance, SchedulePlan, SetManagement, SetWarranties,
    SettleOptions, SignAcceptance, Warranty, Works, matters_of, plan_items,
};
use domain::{AssemblyId, Command, CompoundId, Money, PersonId, Timestamp, Town};

use super::people::People;
use super::photos::{Scene, scene};
use super::renovation::comparison;
use super::schedule::Schedule;
use super::{Seed, derived, line, prose};
use crate::sequencer::{By, Community};
use contract::{contract, sources};
use site::{build, cut, spend};
use vote::{silent, vote};

/// How many days after the usual sample.
pub const AFTER: i64 = 150;

/// How far the renovation is, where it is elsewhere than in the usual sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum PlanAt {
    /// Homes are asked whether they want it.
    Survey,
    /// Homes order from its menu.
    Menu,
    /// It is being built.
    Works,
    /// It is accepted and under warranty.
    Warranty,
}

/// The vote on the draft that was twelve heads short of its line, the one on the plan as it is paid for,
/// and the lift's.
const RENOVATION: u64 = 2;
const FINAL: u64 = 4;
const LIFT: u64 = 1;

/// What is built, by its place on the menu, in the order of the diary.
const ROOF: u16 = 0;
const STAIRS: u16 = 2;
const PIPES: u16 = 3;

struct Telling<'a> {
    /// The day of the usual sample.
    then: Timestamp,
    now: Timestamp,
    plan: CompoundId,
    people: &'a People,
    schedule: Schedule,
}

impl Telling<'_> {
    /// So many days after the usual sample.
    fn at(&self, days: i32) -> Timestamp {
        Timestamp::at(self.then.day().plus(days), 10, 0)
    }

    fn act(&mut self, days: i32, by: PersonId, act: Act) {
        let at = self.at(days);
        let act = Command::Renovation(act);
        self.schedule.add(at, By::Person(by), act);
    }

    fn office(&mut self, days: i32, act: Act) {
        self.act(days, self.people.staff, act);
    }

    fn owners(&mut self, at: Timestamp, by: PersonId, act: owners::Command) {
        self.schedule.add(at, By::Person(by), Command::Owners(act));
    }

    fn advance(&mut self, days: i32, to: PlanLeg, note: &str) {
        let (plan, note) = (self.plan, line(note));
        self.office(days, Act::AdvancePlan(AdvancePlan { plan, to, note }));
    }

    async fn run(&mut self, seed: &Seed, community: &Community) -> anyhow::Result<()> {
        let schedule = std::mem::take(&mut self.schedule);
        schedule.run(community, &seed.clock).await
    }
}

/// From the usual sample to now.
pub async fn carry(
    seed: &Seed,
    people: &People,
    community: &Community,
    now: Timestamp,
    at: PlanAt,
) -> anyhow::Result<()> {
    let mut it = Telling {
        then: seed.now,
        now,
        plan: seed.compound(),
        people,
        schedule: Schedule::default(),
    };
    let voters = community.look(|town| silent(town, RENOVATION));
    vote(&mut it, &voters);
    for number in [1, 2] {
        let comparison = comparison(number);
        it.office(9, Act::SettleOptions(SettleOptions { comparison }));
    }
    it.run(seed, community).await?;
    let items = community.look(|town| items(town, it.plan))?;
    let allotments = pay(&mut it, &items);
    vote::call(&mut it);
    it.run(seed, community).await?;
    let voters = community.look(|town| silent(town, FINAL));
    vote::decided(&mut it, &voters);
    decide(&mut it, &items, allotments);
    approve(&mut it);
    it.run(seed, community).await?;
    let buildings = community.look(|town| buildings(town, it.plan));
    build(&mut it, &buildings);
    spend(&mut it, &items);
    if at == PlanAt::Warranty {
        accept(&mut it, &buildings, &items);
    } else {
        cut(&mut it, community)?;
    }
    it.run(seed, community).await
}

fn assembly(number: u64) -> AssemblyId {
    AssemblyId(derived("assembly", number))
}

fn items(town: &domain::Plain, id: CompoundId) -> anyhow::Result<Vec<PlanItem>> {
    let town: &dyn Town = town;
    let plan: Plan = town.get(id).context("the sample has a plan")?;
    let menu: Menu = town.get(id).context("the sample has a menu")?;
    Ok(plan_items(&plan, &menu, &town.of::<Comparison>(id)))
}

/// Who manages it, and who pays.
fn pay(it: &mut Telling<'_>, items: &[PlanItem]) -> Vec<Allotment> {
    let plan = it.plan;
    let management = Management {
        manager: Manager::Company,
        name: line("现在的物业，续聘三年"),
        fee: Money(145),
        fund: line("每年从公共收益里补一成"),
        text: prose("楼道每天扫，路灯坏了当天换，电梯每月检一次。有事先打物业值班电话。"),
    };
    it.office(9, Act::SetManagement(SetManagement { plan, management }));
    let costs: Vec<(u16, Money)> = items.iter().map(|it| (it.item, it.cost)).collect();
    let allotments = sources(&costs);
    let allot = AllotMoney {
        plan,
        allotments: allotments.clone(),
        decided: Vec::new(),
    };
    it.office(10, Act::AllotMoney(allot));
    allotments
}

/// What the owners decided; then to the tender.
fn decide(it: &mut Telling<'_>, items: &[PlanItem], allotments: Vec<Allotment>) {
    let plan = it.plan;
    let money = domain::renovation::PlanMoney {
        id: plan,
        community: domain::CommunityId(derived("community", 0)),
        items: items.to_vec(),
        allotments,
        adopted: None,
        at: it.then,
    };
    let works = Works {
        alters_common_parts: true,
        adds_lift: true,
        changes_manager: true,
        ..Works::default()
    };
    let rests = |matter: &owners::Matter| {
        let (number, question) = match matter {
            owners::Matter::Lift => (LIFT, 0),
            owners::Matter::UseFund => (FINAL, 1),
            owners::Matter::Manager => (FINAL, 2),
            _ => (FINAL, 0),
        };
        let evidence = Evidence::Assembly {
            assembly: assembly(number),
            question,
        };
        let matter = matter.clone();
        Decided { matter, evidence }
    };
    let decided = matters_of(works, &money).iter().map(rests).collect();
    let adoption = Adoption { works, decided };
    it.office(44, Act::AdoptPlan(AdoptPlan { plan, adoption }));
    let day = |it: &Telling<'_>, days: i32| it.then.day().plus(days);
    let days = [
        (PlanStage::Applied, 45),
        (PlanStage::Approved, 50),
        (PlanStage::Tender, 54),
        (PlanStage::Construction, 60),
        (PlanStage::Acceptance, 130),
        (PlanStage::LongTerm, 140),
    ];
    let days = days.map(|(stage, days)| Planned {
        stage,
        on: day(it, days),
    });
    let days = days.to_vec();
    it.office(44, Act::SchedulePlan(SchedulePlan { plan, days }));
    it.advance(46, PlanLeg::Applied, "临江街道收，改申〔2026〕7号");
    it.advance(52, PlanLeg::Approved, "列入年度计划，洪改办〔2026〕12号");
    it.advance(56, PlanLeg::Tender, "物业管理委员会公开招标");
    let name = NameContractor {
        plan,
        contractor: line("江城第三建筑公司"),
        telephone: line("工地 吴工 8555 0199"),
        contact: Some(it.people.contact.person),
    };
    it.office(62, Act::NameContractor(name));
    contract(it, items);
    it.advance(65, PlanLeg::Construction, "江城第三建筑公司");
}

/// The lift: its last consent came, and the planners approved it.
fn approve(it: &mut Telling<'_>) {
    let neighbour = it.people.residents[1].clone();
    let lift = neighbour.home.unit;
    let home = neighbour.home.id;
    let consent = GiveLiftConsent {
        lift,
        home,
        version: 1,
    };
    it.act(45, neighbour.person, Act::Lift(Lifts::GiveConsent(consent)));
    let legs = [
        (47, LiftLeg::Submitted, "规资局收件〔2026〕118号"),
        (60, LiftLeg::Approved, "规划许可，规资许〔2026〕42号"),
    ];
    for (day, to, note) in legs {
        let note = line(note);
        let advance = Lifts::Advance(AdvanceLift { lift, to, note });
        it.office(day, Act::Lift(advance));
    }
}

fn buildings(town: &domain::Plain, plan: CompoundId) -> Vec<Building> {
    let mut all: Vec<Building> = (town as &dyn Town).of(plan);
    // Neither the garage nor the shops.
    all.retain(|it| number(&it.name) < u32::MAX);
    all.sort_by_key(|it| (number(&it.name), it.id));
    all
}

fn number(name: &domain::Line) -> u32 {
    let digits = name.as_str().chars().take_while(char::is_ascii_digit);
    digits.collect::<String>().parse().unwrap_or(u32::MAX)
}

/// Accepted in the second round; the shortest warranty ends soon.
fn accept(it: &mut Telling<'_>, buildings: &[Building], items: &[PlanItem]) {
    let plan = it.plan;
    let what = |text: &str, building| CheckLine {
        what: line(text),
        building,
    };
    let roof = |it: &Building| what("屋面不漏水，檐口收好", Some(it.id));
    let mut lines: Vec<CheckLine> = buildings.iter().map(roof).collect();
    lines.push(what("给水立管试压不渗", None));
    lines.push(what("楼道刷平，灯都亮", None));
    let signing = [0, 1, 4].map(|index| it.people.residents[index].person);
    it.office(
        130,
        Act::PrepareAcceptance(PrepareAcceptance {
            plan,
            lines,
            representatives: signing.to_vec(),
        }),
    );
    it.advance(132, PlanLeg::Acceptance, "物业管理委员会和居民代表");
    let wrong = Failed {
        line: 6,
        what: line("檐口没有收边，下雨滴水"),
        photo: Some(scene(Scene::Scaffold, "屋檐边上的缝")),
    };
    for (index, person) in signing.into_iter().enumerate() {
        let failed = if index == 1 {
            vec![wrong.clone()]
        } else {
            Vec::new()
        };
        let sign = SignAcceptance { plan, failed };
        it.act(133, person, Act::SignAcceptance(sign));
    }
    it.advance(134, PlanLeg::Rectifying, "7号楼檐口重做");
    let mend = MendDefect {
        plan,
        defect: 0,
        note: line("檐口加了金属压条，蓄水再试过"),
        photos: vec![scene(Scene::Scaffold, "加好压条的檐口")],
    };
    it.act(137, it.people.contact.person, Act::MendDefect(mend));
    it.advance(138, PlanLeg::Acceptance, "第二次验收");
    for person in signing {
        let failed = Vec::new();
        it.act(
            139,
            person,
            Act::SignAcceptance(SignAcceptance { plan, failed }),
        );
    }
    it.advance(140, PlanLeg::LongTerm, "现在的物业，续聘三年");
    let from = it.then.day().plus(140);
    let years = |item: u16| match item {
        ROOF => 365 * 5 + 1,
        PIPES => 365 * 2 + 1,
        // What was planted is looked after for one season.
        15 => 60,
        _ => 365,
    };
    let line_of = |item: &PlanItem| Warranty {
        item: item.item,
        until: from.plus(years(item.item)),
        call: line("工地 吴工 8555 0199"),
    };
    let lines = items.iter().map(line_of).collect();
    it.office(141, Act::SetWarranties(SetWarranties { plan, lines }));
}
