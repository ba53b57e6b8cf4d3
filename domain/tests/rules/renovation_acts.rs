//! A village that renovates.

use crate::village::*;
use domain::renovation::{Command as Act, *};
use domain::*;
use uuid::Uuid;

pub const PARKING: ComparisonId = ComparisonId(Uuid::from_u128(70));

pub fn act(it: Act) -> domain::Command {
    domain::Command::Renovation(it)
}

pub fn day(day: i8) -> Day {
    Day::new(2026, 11, day).unwrap()
}

pub fn start() -> domain::Command {
    act(Act::StartPlan(StartPlan {
        plan: COMPOUND,
        title: line("临江里改造"),
        convener: line("临江里物业管理委员会"),
    }))
}

pub fn ask(until: i8) -> domain::Command {
    let until = day(until);
    act(Act::AskWill(AskWill {
        plan: COMPOUND,
        until,
    }))
}

pub fn says(village: &Village, flat: u8, will: Will) -> domain::Command {
    act(Act::AnswerWill(AnswerWill {
        plan: COMPOUND,
        home: home(&village.town, flat),
        will,
        at_door: None,
    }))
}

pub fn dish(class: &str, name: &str, price: &str, amount: u32) -> Dish {
    let cells = [class, name, "项", price, "小区", ""];
    let item = Item::read(&cells).unwrap();
    Dish {
        item,
        amount,
        reach: Reach::Compound,
    }
}

pub fn menu(until: i8) -> domain::Command {
    act(Act::SetMenu(SetMenu {
        plan: COMPOUND,
        dishes: vec![
            dish("完善类", "增设停车位", "6800", 10),
            dish("基础类", "屋面防水翻修", "126", 1_000),
            dish("完善类", "绿化补植与口袋公园", "160", 100),
        ],
        until: day(until),
    }))
}

pub fn orders(village: &Village, flat: u8, items: &[u16]) -> domain::Command {
    act(Act::OrderMenu(OrderMenu {
        plan: COMPOUND,
        home: home(&village.town, flat),
        items: items.iter().copied().collect(),
        at_door: None,
    }))
}

pub fn choose(items: &[u16]) -> domain::Command {
    act(Act::ChooseWorks(ChooseWorks {
        plan: COMPOUND,
        items: items.to_vec(),
    }))
}

pub fn design(title: &str, cost: i64, helped: i64) -> Design {
    Design {
        title: line(title),
        points: line("好停，也好看"),
        photo: None,
        cost: Money::yuan(cost),
        helped: Money::yuan(helped),
    }
}

pub fn compare(item: u16, designs: Vec<Design>) -> domain::Command {
    act(Act::PublishOptions(PublishOptions {
        id: ComparisonId(Uuid::from_u128(70 + u128::from(item))),
        plan: COMPOUND,
        item,
        title: line("停车位怎么加"),
        text: None,
        designs,
        until: day(20),
    }))
}

pub fn two() -> Vec<Design> {
    vec![
        design("绿化带生态车位", 68_000, 67_000),
        design("立体机械车位", 120_000, 60_000),
    ]
}

pub fn likes(village: &Village, flat: u8, designs: &[u16]) -> domain::Command {
    act(Act::ApproveOptions(ApproveOptions {
        comparison: PARKING,
        home: home(&village.town, flat),
        designs: designs.iter().copied().collect(),
    }))
}

pub fn settle() -> domain::Command {
    let comparison = PARKING;
    act(Act::SettleOptions(SettleOptions { comparison }))
}

pub fn manage() -> domain::Command {
    act(Act::SetManagement(SetManagement {
        plan: COMPOUND,
        management: Management {
            manager: Manager::Company,
            name: line("物业企业，改造后公开选聘"),
            fee: Money(60),
            fund: line("按面积补交"),
            text: prose("楼道每天扫，路灯坏了当天换。"),
        },
    }))
}

pub fn pays(item: u16, payer: Payer, yuan: i64) -> Allotment {
    Allotment {
        item,
        payer,
        amount: Money::yuan(yuan),
    }
}

pub fn allot(allotments: Vec<Allotment>) -> domain::Command {
    act(Act::AllotMoney(AllotMoney {
        plan: COMPOUND,
        allotments,
        decided: Vec::new(),
    }))
}

pub fn fault(fault: RenovationFault) -> Refusal {
    Refusal::Renovation { fault }
}

pub const STAFF: u8 = 6;

impl Village {
    pub fn acts(&mut self, flat: u8, command: domain::Command) {
        self.by(person(flat), command).unwrap();
    }

    /// Asked since Monday 2 November, until Thursday.
    pub fn asked() -> Self {
        let mut village = Self::new();
        village.acts(STAFF, start());
        village.acts(STAFF, ask(5));
        village
    }

    /// Every home answered, and orders from a menu until Tuesday 10 November.
    pub fn ordering() -> Self {
        let mut village = Self::asked();
        for flat in 1..=6 {
            let says = says(&village, flat, Will::Yes);
            village.acts(flat, says);
        }
        village.acts(STAFF, menu(10));
        village
    }

    /// Roof first, then parking; parking is compared until the 20th.
    pub fn comparing() -> Self {
        let mut village = Self::ordering();
        village.now = Timestamp::at(day(11), 9, 0);
        village.acts(STAFF, choose(&[1, 0]));
        village.acts(STAFF, compare(0, two()));
        village
    }

    pub fn counts(&self) -> PlanCounts {
        self.get(COMPOUND)
    }

    /// What is derived is what folding all again gives.
    pub fn folds(&self) {
        let again = rebuilt(&self.town);
        let counts = Record::from(self.counts());
        assert!(again.contains(&counts));
    }
}
