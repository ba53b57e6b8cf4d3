//! The compound's renovation, in the middle of its life: the homes said whether and what, one
//! comparison is counted, two are open, and what is settled is paid for.

use anyhow::Context as _;
use domain::renovation::{
    AllotMoney, Allotment, AnswerWill, ApproveOptions, AskWill, ChooseWorks, Command as Act,
    Design, Dish, Item, OrderMenu, Payer, PublishOptions, Reach, SetMenu, SettleOptions, StartPlan,
    Will,
};
use domain::{Command, ComparisonId, Money, PersonId, Timestamp};

use super::people::{People, Resident};
use super::photos::{Scene, scene};
use super::schedule::Schedule;
use super::{Seed, derived, line, luck, prose};
use crate::sequencer::By;

/// The sample menu.
const MENU: &str = include_str!("../../../testkit/samples/renovation-menu.csv");

/// How much of each line of it.
const AMOUNTS: [u32; 24] = [
    4_200, 9_800, 38, 464, 620, 900, 1, 2_600, 464, 2, 38, 228, 1, 40, 5, 12, 800, 4, 450, 464,
    180, 90, 120, 464,
];

const LIFT: u16 = 12;
const PARKING: u16 = 13;
const PLAYGROUND: u16 = 18;

/// What is built, in this order. Planting stands before the ramps, which breaks a rule: the plan
/// is shown with its warning.
const CHOSEN: [u16; 12] = [0, 2, 3, 5, 6, 7, 10, LIFT, PARKING, 16, 15, PLAYGROUND];

/// Who pays for what, in hundredths: the maintenance fund, the residents, companies; the government
/// pays the rest.
const PAID: [(u16, u8, u8, u8); 12] = [
    (0, 30, 0, 0),
    (2, 0, 0, 0),
    (3, 0, 10, 0),
    (5, 0, 0, 40),
    (6, 0, 0, 0),
    (7, 0, 0, 0),
    (10, 0, 15, 0),
    (16, 0, 0, 0),
    (15, 0, 0, 0),
    (PLAYGROUND, 0, 0, 50),
    (PARKING, 0, 0, 0),
    (LIFT, 0, 62, 0),
];

struct Telling<'a> {
    seed: &'a Seed,
    people: &'a People,
    schedule: &'a mut Schedule,
}

impl Telling<'_> {
    fn at(&self, days: i32) -> Timestamp {
        let day = self.seed.now.day().plus(days);
        Timestamp::at(day, 10, 0)
    }

    fn act(&mut self, days: i32, by: PersonId, act: Act) {
        let at = self.at(days);
        self.schedule
            .add(at, By::Person(by), Command::Renovation(act));
    }

    fn office(&mut self, days: i32, act: Act) {
        self.act(days, self.people.staff, act);
    }

    fn until(&self, days: i32) -> domain::Day {
        self.seed.now.day().plus(days)
    }
}

/// All of it.
pub fn plan(seed: &Seed, people: &People, schedule: &mut Schedule) -> anyhow::Result<()> {
    let plan = seed.compound();
    let mut it = Telling {
        seed,
        people,
        schedule,
    };
    it.office(-58, start(plan));
    let until = it.until(-45);
    it.office(-58, Act::AskWill(AskWill { plan, until }));
    whether(&mut it, -57);
    let lift = &people.residents[0].home;
    let dishes = menu(Reach::Unit(lift.unit))?;
    let costs: Option<Vec<Money>> = dishes.iter().map(Dish::cost).collect();
    let costs = costs.context("the sample menu has prices")?;
    let until = it.until(-33);
    it.office(
        -44,
        Act::SetMenu(SetMenu {
            plan,
            dishes,
            until,
        }),
    );
    orders(&mut it, -43);
    let items = CHOSEN.to_vec();
    it.office(-32, Act::ChooseWorks(ChooseWorks { plan, items }));
    compare(&mut it);
    // What is still compared is paid for later.
    let settled = CHOSEN
        .iter()
        .filter(|item| ![LIFT, PARKING].contains(*item));
    let cost = |item: &u16| match *item {
        PLAYGROUND => (PLAYGROUND, plan_cost_of_the_playground()),
        item => (item, costs[usize::from(item)]),
    };
    let settled: Vec<(u16, Money)> = settled.map(cost).collect();
    let allotments = paid(&settled);
    it.office(
        -15,
        Act::AllotMoney(AllotMoney {
            plan,
            allotments,
            decided: Vec::new(),
        }),
    );
    Ok(())
}

/// The same plan at its first question: asked since last week.
pub fn ask(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let plan = seed.compound();
    let mut it = Telling {
        seed,
        people,
        schedule,
    };
    it.office(-12, start(plan));
    let until = it.until(10);
    it.office(-12, Act::AskWill(AskWill { plan, until }));
    whether(&mut it, -12);
}

/// The same plan at its second question: homes order since last week.
pub fn order(seed: &Seed, people: &People, schedule: &mut Schedule) -> anyhow::Result<()> {
    let plan = seed.compound();
    let mut it = Telling {
        seed,
        people,
        schedule,
    };
    it.office(-30, start(plan));
    let until = it.until(-17);
    it.office(-30, Act::AskWill(AskWill { plan, until }));
    whether(&mut it, -29);
    let lift = &people.residents[0].home;
    let dishes = menu(Reach::Unit(lift.unit))?;
    let until = it.until(10);
    let set = SetMenu {
        plan,
        dishes,
        until,
    };
    it.office(-16, Act::SetMenu(set));
    orders(&mut it, -15);
    Ok(())
}

fn start(plan: domain::CompoundId) -> Act {
    Act::StartPlan(StartPlan {
        plan,
        title: line("临江里小区改造"),
        convener: line("临江里物业管理委员会"),
    })
}

/// What the homes say, in the eleven days from this one.
fn whether(it: &mut Telling<'_>, from: i32) {
    let plan = it.seed.compound();
    let people: Vec<Resident> = it.people.everyone().cloned().collect();
    for (number, resident) in (0..).zip(people) {
        let chance = luck("will", number) % 10;
        // Three have not answered.
        if number % 15 == 14 {
            continue;
        }
        let will = match chance {
            0 => Will::No,
            1 => Will::Undecided,
            _ => Will::Yes,
        };
        let home = resident.home.id;
        let answer = Act::AnswerWill(AnswerWill {
            plan,
            home,
            will,
            at_door: None,
        });
        it.act(from + (number % 11) as i32, resident.person, answer);
    }
}

/// What they order, in the nine days from this one.
fn orders(it: &mut Telling<'_>, from: i32) {
    let plan = it.seed.compound();
    let people: Vec<Resident> = it.people.everyone().cloned().collect();
    for (number, resident) in (0..).zip(people) {
        if number % 9 == 8 {
            continue;
        }
        // Basics are wanted by most, services by some.
        let wants = |course: &u16| {
            let of = luck("order", number * 100 + u64::from(*course)) % 10;
            let line = match *course {
                0 | 3 | 10 | PARKING => 9,
                0..=11 => 7,
                12..=19 => 5,
                _ => 3,
            };
            of < line
        };
        let items = (0..AMOUNTS.len() as u16).filter(wants).collect();
        let home = resident.home.id;
        let order = Act::OrderMenu(OrderMenu {
            plan,
            home,
            items,
            at_door: None,
        });
        it.act(from + (number % 9) as i32, resident.person, order);
    }
}

fn menu(unit: Reach) -> anyhow::Result<Vec<Dish>> {
    let lines = MENU.lines().skip(1).zip(AMOUNTS).enumerate();
    let dish = |(number, (text, amount)): (usize, (&str, u32))| {
        let text = text.trim_start_matches('\u{feff}');
        let cells: Vec<&str> = text.split(',').collect();
        let item = Item::read(&cells).with_context(|| format!("line {number} of the menu"))?;
        let reach = match number as u16 == LIFT {
            true => unit,
            false => Reach::Compound,
        };
        anyhow::Ok(Dish {
            item,
            amount,
            reach,
        })
    };
    lines.map(dish).collect()
}

fn design(title: &str, points: &str, picture: (Scene, &str), yuan: (i64, i64)) -> Design {
    Design {
        title: line(title),
        points: line(points),
        photo: Some(scene(picture.0, picture.1)),
        cost: Money::yuan(yuan.0),
        helped: Money::yuan(yuan.1),
    }
}

/// 分时共享, which goes on.
fn plan_cost_of_the_playground() -> Money {
    Money::yuan(186_000)
}

fn compare(it: &mut Telling<'_>) {
    let plan = it.seed.compound();
    let playground = [
        design(
            "老人为主",
            "健身器材多，早晚都能练",
            (Scene::Garden, "中心花园现在的样子，石凳和树"),
            (175_500, 175_500),
        ),
        design(
            "分时共享",
            "上午老人练操，下午孩子玩，中间收得起来",
            (Scene::Garden, "中心花园现在的样子，从台阶上看"),
            (186_000, 186_000),
        ),
    ];
    let parking = [
        design(
            "绿化带生态车位",
            "草还在，多 40 个位，雨天脚下是草砖",
            (Scene::ParkingOnGrass, "草砖铺的车位，两边留着树"),
            (272_000, 272_000),
        ),
        design(
            "立体机械车位",
            "多 80 个位，要等升降，每年要维保",
            (Scene::ParkingOnTwo, "两层的机械车位，钢架停着车"),
            (960_000, 600_000),
        ),
    ];
    let lift = [
        design(
            "平层入户",
            "出电梯就到家，要改一面阳台墙",
            (Scene::LiftLevel, "电梯与每层楼面齐平，有连廊通到两户阳台"),
            (620_000, 200_000),
        ),
        design(
            "错层入户",
            "下半层楼梯到家，墙不用动",
            (Scene::LiftHalfway, "电梯停在两层之间的楼梯平台"),
            (530_000, 200_000),
        ),
    ];
    let asked = [
        (
            0,
            PLAYGROUND,
            -31,
            -22,
            "活动场地给谁用",
            "场地在中心花园南边，450 平方米。",
            playground,
        ),
        (
            1,
            PARKING,
            -4,
            8,
            "停车位怎么加",
            "北门两侧和 9号楼东边都量过，两种都放得下。政府出一部分，超出的大家按面积分。",
            parking,
        ),
        (
            2,
            LIFT,
            -3,
            4,
            "你家单元的电梯怎么装",
            "市里每台补贴 200,000 元。没有另外约定的，剩下的按面积分；全单元签了字，也可以按楼层分。",
            lift,
        ),
    ];
    for (number, item, from, until, title, text, designs) in asked {
        let publish = Act::PublishOptions(PublishOptions {
            id: comparison(number),
            plan,
            item,
            title: line(title),
            text: Some(prose(text)),
            designs: designs.to_vec(),
            until: it.until(until),
        });
        it.office(from, publish);
    }
    let people: Vec<Resident> = it.people.everyone().cloned().collect();
    for (number, resident) in (0..).zip(&people).filter(|(number, _)| number % 4 != 3) {
        let picked = luck("playground", number) % 5;
        let designs = match picked {
            0 => [0].into(),
            1 => [0, 1].into(),
            _ => [1].into(),
        };
        approve(it, -30 + (number % 7) as i32, 0, resident, designs);
    }
    let comparison = comparison(0);
    it.office(-20, Act::SettleOptions(SettleOptions { comparison }));
    // The resident of the story has answered neither of the two that are open.
    for (number, resident) in (0..).zip(&people).skip(1).step_by(3) {
        let designs = match luck("parking", number) % 6 {
            0 => [1].into(),
            1 => [2].into(),
            _ => [0].into(),
        };
        approve(it, -3 + (number % 3) as i32, 1, resident, designs);
    }
    approve(it, -2, 2, &people[1], [1].into());
}

fn approve(
    it: &mut Telling<'_>,
    days: i32,
    number: u64,
    resident: &Resident,
    designs: std::collections::BTreeSet<u16>,
) {
    let approve = Act::ApproveOptions(ApproveOptions {
        comparison: comparison(number),
        home: resident.home.id,
        designs,
    });
    it.act(days, resident.person, approve);
}

/// One of the sample's comparisons.
pub fn comparison(number: u64) -> ComparisonId {
    ComparisonId(derived("comparison", number))
}

/// Who pays for these items, which cost so much.
pub fn paid(costs: &[(u16, Money)]) -> Vec<Allotment> {
    let mut allotments = Vec::new();
    for (item, fund, residents, companies) in PAID {
        let Some((_, cost)) = costs.iter().find(|(it, _)| *it == item) else {
            continue;
        };
        let part = |hundredths: u8| Money(cost.0 * i64::from(hundredths) / 100);
        let parts = [
            (Payer::MaintenanceFund, part(fund)),
            (Payer::Residents, part(residents)),
            (Payer::SocialCapital, part(companies)),
        ];
        let others: i64 = parts.iter().map(|(_, amount)| amount.0).sum();
        let rest = (Payer::Government, Money(cost.0 - others));
        let all = parts.into_iter().chain([rest]);
        allotments.extend(
            all.filter(|(_, amount)| amount.0 > 0)
                .map(|(payer, amount)| Allotment {
                    item,
                    payer,
                    amount,
                }),
        );
    }
    allotments
}
