//! Emergency management: plans, people on duty, supplies, weekly rounds, hazards in each state, and a
//! typhoon evening that is over; on wish one that has just begun.

mod round;

use domain::emergency::{
    Advice, AnswerRollCall, CallLine, Command as Act, Covers, Declare, DescribeSupply, DoorMark,
    Drill, Duty, DutyPerson, EmergencyKind, Half, MarkDoor, MoveKind, MoveSupply, Need, NoteDrill,
    PostNotice, SavePlan, Says, SetShifts, StandDown, Supply, Who,
};
use domain::members::Phone;
use domain::{
    BuildingId, Command, DrillId, EmergencyId, EmergencyPlanId, Line, PersonId, SafetyDoorId,
    SupplyId, SupplyMoveId, Timestamp,
};

use super::people::{People, Resident};
use super::schedule::Schedule;
use super::{Seed, derived, line, luck, prose};
use crate::sequencer::By;

/// The plans.
const TYPHOON: u64 = 0;
const FIRE: u64 = 1;

/// How many days ago the typhoon came.
const EVENING: i32 = -20;

/// Supplies: what, counted in what, the least, how many came, good for how many days from now.
const SUPPLIES: [(&str, &str, u32, u32, Option<i32>); 10] = [
    ("手电筒", "个", 20, 24, None),
    ("急救包", "个", 5, 8, Some(18)),
    ("沙袋", "个", 200, 260, None),
    ("雨衣", "件", 30, 40, None),
    ("瓶装水", "箱", 20, 36, Some(210)),
    ("压缩饼干", "箱", 8, 12, Some(400)),
    ("抽水泵", "台", 2, 2, None),
    ("灭火器", "具", 30, 34, Some(330)),
    ("医用口罩", "盒", 40, 60, Some(500)),
    ("应急灯", "盏", 10, 12, None),
];

/// Tells the acts of this slice to the schedule.
struct Telling<'a> {
    seed: &'a Seed,
    people: &'a People,
    schedule: &'a mut Schedule,
}

/// All that is kept in ordinary times, and the evening that is over.
pub fn prepare(seed: &Seed, people: &People, schedule: &mut Schedule) -> anyhow::Result<()> {
    let mut it = Telling {
        seed,
        people,
        schedule,
    };
    it.plans();
    it.roster()?;
    it.supplies();
    it.round();
    it.hazards();
    it.past();
    Ok(())
}

/// A typhoon that was declared a quarter of an hour ago: some have answered.
pub fn evening(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let mut it = Telling {
        seed,
        people,
        schedule,
    };
    let at = seed.now.plus_minutes(-15);
    let id = EmergencyId(derived("emergency", 1));
    it.office(at, it.declaring(id, "台风“珊瑚”今晚过境"));
    let residents = &people.residents[4..];
    for (minute, who) in (1..).zip(residents.iter().take(9)) {
        it.answers(at.plus_minutes(minute), id, who, Who::Me, Says::Safe);
    }
    it.answers(
        at.plus_minutes(12),
        id,
        &people.others[4],
        Who::Elder,
        help(&[Need::Medicine], "降压药快没了"),
    );
}

fn help(needs: &[Need], words: &str) -> Says {
    Says::NeedsHelp {
        needs: needs.to_vec(),
        words: Some(line(words)),
    }
}

fn advice() -> Advice {
    let steps = [
        "关好门窗，收回阳台花盆和衣物",
        "手机、充电宝充满电，备好手电",
        "车从低处和树下挪开",
        "不下楼，不靠近积水和电线",
        "照看家里老人和孩子，报个平安",
    ];
    Advice {
        steps: steps.map(line).to_vec(),
        calls: vec![
            CallLine {
                who: line("临江物业值班"),
                number: line("8555 0177"),
            },
            CallLine {
                who: line("街道应急值守"),
                number: line("8555 0119"),
            },
        ],
        shelters: vec![line("社区活动室（一楼，有水有电）"), line("临江小学体育馆")],
    }
}

impl Telling<'_> {
    fn add(&mut self, at: Timestamp, by: PersonId, act: Act) {
        self.schedule
            .add(at, By::Person(by), Command::Emergency(act));
    }

    fn office(&mut self, at: Timestamp, act: Act) {
        self.add(at, self.people.staff, act);
    }

    /// The grid worker.
    fn grid(&self) -> PersonId {
        self.people.residents[3].person
    }

    fn plan(number: u64) -> EmergencyPlanId {
        EmergencyPlanId(derived("emergency plan", number))
    }

    fn building(&self, name: &str) -> BuildingId {
        let compound = self.seed.compound();
        let parts: [&[u8]; 2] = [compound.0.as_bytes(), name.as_bytes()];
        BuildingId::derived("building", &parts)
    }

    fn plans(&mut self) {
        let today = self.seed.now.day();
        let typhoon = Act::SavePlan(SavePlan {
            id: Self::plan(TYPHOON),
            community: self.seed.community(),
            kind: EmergencyKind::Typhoon,
            title: line("台风暴雨应急预案"),
            approver: line("社区党委、居委会"),
            approved_on: today.plus(-200),
            review_on: today.plus(150),
            procedure: prose(
                "信息报告员每小时看一次预警；收到橙色预警报总指挥启动。\n疏散转移组先接底楼、独居老人；物资组开仓库，沙袋送地下车库口。\n楼长、网格员挨户点名，没回的上门。每天通报一次。",
            ),
            limits: prose(
                "市气象台发布台风或暴雨橙色以上预警，或地下车库进水，就启动。\n要停电、停气、封路的，报街道。",
            ),
            advice: advice(),
        });
        self.office(self.seed.now.plus_days(-58), typhoon);
        let fire = Act::SavePlan(SavePlan {
            id: Self::plan(FIRE),
            community: self.seed.community(),
            kind: EmergencyKind::Fire,
            title: line("火灾应急预案"),
            approver: line("社区党委、居委会"),
            approved_on: today.plus(-368),
            review_on: today.plus(-6),
            procedure: prose(
                "先打 119，再打社区电话。楼长喊一栋楼，从楼梯下，不坐电梯。\n信息报告员在东门等消防车，把消防通道清出来。",
            ),
            limits: prose("看见明火、闻到焦味就启动。灭火由消防队来，居民先下楼。"),
            advice: Advice {
                steps: [
                    "打 119，说清几号楼几单元",
                    "用湿毛巾捂住口鼻，弯腰走楼梯",
                    "不坐电梯，不回去拿东西",
                    "出不来就关门、堵缝、到窗口呼救",
                ]
                .map(line)
                .to_vec(),
                calls: Vec::new(),
                shelters: vec![line("中心花园")],
            },
        });
        self.office(self.seed.now.plus_days(-58), fire);
        let drill = Act::NoteDrill(NoteDrill {
            drill: Drill {
                id: DrillId(derived("drill", 0)),
                community: self.seed.community(),
                plan: Self::plan(FIRE),
                held_on: today.plus(-35),
                people: 86,
                findings: prose("7号楼西侧楼梯口堆着纸箱，下来慢了两分钟；喇叭在五楼听不清。"),
                actions: prose("纸箱当天清走，物业每周看；给楼长配三个手持喇叭。"),
            },
        });
        self.office(self.seed.now.plus_days(-34), drill);
    }

    fn roster(&mut self) -> anyhow::Result<()> {
        let at = self.seed.now.plus_days(-2);
        let person = |name: &str, phone: &str| -> anyhow::Result<DutyPerson> {
            Ok(DutyPerson {
                name: line(name),
                phone: Phone::new(phone)?,
            })
        };
        let names = [
            (
                Duty::Lead,
                "孙主任",
                "13907110001",
                "许副主任",
                "13907110002",
            ),
            (
                Duty::Reporter,
                "唐小敏",
                "13907110003",
                "邵文",
                "13907110004",
            ),
            (
                Duty::Evacuation,
                "陶师傅",
                "13907110005",
                "卢建国",
                "13907110006",
            ),
            (
                Duty::Supplies,
                "严会计",
                "13907110007",
                "丁兰",
                "13907110008",
            ),
        ];
        for (duty, first, first_phone, second, second_phone) in names {
            for half in Half::ALL {
                // Two nights from the day after tomorrow are empty still.
                let short =
                    half == Half::Night && matches!(duty, Duty::Evacuation | Duty::Supplies);
                let act = Act::SetShifts(SetShifts {
                    community: self.seed.community(),
                    duty,
                    from: at.day(),
                    days: if short { 4 } else { 9 },
                    half,
                    primary: person(first, first_phone)?,
                    backup: person(second, second_phone)?,
                });
                self.office(at, act);
            }
        }
        Ok(())
    }

    fn supplies(&mut self) {
        let came = self.seed.now.plus_days(-57);
        for (number, (item, unit, minimum, quantity, days)) in (0..).zip(SUPPLIES) {
            let id = SupplyId(derived("supply", number));
            let supply = Supply {
                id,
                community: self.seed.community(),
                item: line(item),
                unit: line(unit),
                minimum,
                expires_on: days.map(|days| self.seed.now.day().plus(days)),
                place: line(if number % 3 == 0 {
                    "地下车库应急仓"
                } else {
                    "社区活动室库房"
                }),
                keeper: line(if number % 2 == 0 {
                    "严会计"
                } else {
                    "丁兰"
                }),
            };
            self.office(came, Act::DescribeSupply(DescribeSupply { supply }));
            let note = "季度补货，供应商送到";
            self.moves(
                came.plus_minutes(5),
                number,
                0,
                (MoveKind::Received, quantity),
                note,
            );
        }
        let evening = Timestamp::at(self.seed.now.day().plus(EVENING), 18, 40);
        let moved = [
            (0, 1, (MoveKind::Issued, 16), "台风夜：网格员、楼长各一个"),
            (2, 1, (MoveKind::Issued, 180), "地下车库口、7号楼西侧"),
            (3, 1, (MoveKind::Issued, 22), "巡查队"),
            (4, 1, (MoveKind::Issued, 6), "活动室临时安置"),
        ];
        for (number, step, what, note) in moved {
            self.moves(evening, number, step, what, note);
        }
        let back = Timestamp::at(self.seed.now.day().plus(EVENING + 1), 10, 20);
        let returned = [
            (0, 2, (MoveKind::Returned, 11), "还回十一个"),
            (2, 2, (MoveKind::Returned, 171), "晾干入库"),
            (3, 2, (MoveKind::Returned, 22), "都还了"),
        ];
        for (number, step, what, note) in returned {
            self.moves(back, number, step, what, note);
        }
        let broken = back.plus_minutes(30);
        self.moves(broken, 0, 3, (MoveKind::Discarded, 3), "进水坏了，报废");
    }

    fn moves(
        &mut self,
        at: Timestamp,
        supply: u64,
        step: u64,
        (kind, quantity): (MoveKind, u32),
        note: &str,
    ) {
        let act = Act::MoveSupply(MoveSupply {
            id: SupplyMoveId(derived("supply move", supply * 16 + step)),
            supply: SupplyId(derived("supply", supply)),
            kind,
            quantity,
            note: line(note),
        });
        self.office(at, act);
    }

    fn declaring(&self, id: EmergencyId, title: &str) -> Act {
        Act::Declare(Declare {
            id,
            community: self.seed.community(),
            plan: Self::plan(TYPHOON),
            title: line(title),
            covers: Covers::Community,
            advice: advice(),
        })
    }

    fn answers(&mut self, at: Timestamp, id: EmergencyId, who: &Resident, of: Who, says: Says) {
        let act = Act::Answer(AnswerRollCall {
            emergency: id,
            home: who.home.id,
            who: of,
            says,
            knew: 0,
        });
        self.add(at, who.person, act);
    }

    fn marks(
        &mut self,
        at: Timestamp,
        id: EmergencyId,
        who: &Resident,
        (mark, knew): (DoorMark, u32),
        note: Option<Line>,
    ) {
        let act = Act::MarkDoor(MarkDoor {
            door: SafetyDoorId::of(id, who.home.id),
            mark,
            note,
            knew,
        });
        self.add(at, self.grid(), act);
    }

    /// A typhoon evening three weeks ago.
    fn past(&mut self) {
        let day = self.seed.now.day().plus(EVENING);
        let id = EmergencyId(derived("emergency", 0));
        let start = Timestamp::at(day, 18, 10);
        self.office(start, self.declaring(id, "台风“海葵”过境"));
        let people = self.people;
        for (number, who) in (0..).zip(people.residents.iter().skip(1).take(24)) {
            let at = start.plus_minutes(4 + (luck("safe", number) % 120) as i64);
            self.answers(at, id, who, Who::Me, Says::Safe);
        }
        let ill = &people.others[5];
        let words = "老人要吃药，腿脚不便";
        let says = help(&[Need::Medicine, Need::CarriedDown], words);
        self.answers(start.plus_minutes(35), id, ill, Who::Elder, says);
        let notice = |words: &str| {
            Act::PostNotice(PostNotice {
                emergency: id,
                day,
                words: Some(prose(words)),
            })
        };
        let told = "风力减弱。地下车库口沙袋挡住了水，一户老人已送药。今晚活动室有 6 位邻居过夜。";
        self.office(Timestamp::at(day, 21, 30), notice(told));
        self.marks(
            start.plus_minutes(70),
            id,
            ill,
            (DoorMark::Helped, 1),
            Some(line("药送到了，人在家，不用下楼")),
        );
        let doors = people.residents.iter().skip(25).take(6);
        for (number, who) in (0..).zip(doors) {
            let mark = if number == 2 {
                DoorMark::Nobody
            } else {
                DoorMark::Well
            };
            let at = start.plus_minutes(90 + number * 6);
            self.marks(at, id, who, (mark, 0), None);
        }
        let end = Timestamp::at(day.plus(1), 7, 30);
        let down = Act::StandDown(StandDown {
            emergency: id,
            reason: line("台风已过，预警解除"),
            summary: prose(
                "一夜平安。地下车库没有进水，一户老人送了药，两棵树倒在花园里，上午清走。谢谢巡查的邻居。",
            ),
        });
        self.office(end, down);
    }
}
