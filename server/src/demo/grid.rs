//! The board of the grid with its vacancies, and some weeks of a grid worker's days (网格).

use std::collections::BTreeSet;

use domain::grid::{
    AnswerTask, Appoint, CareFor, CareReason, CloseDay, Command as Act, EnterTask, ListedDuty,
    LogVisit, PackBag, SetCarried, SetDuty, ShareNumber, SixSmall, Station, Who,
};
use domain::issues::Category;
use domain::members::{Building, Phone, Scope};
use domain::{BuildingId, Command, GridPostId, GridTaskId, GridVisitId, PersonId, Timestamp};

use super::bodies;
use super::people::{People, Resident};
use super::schedule::Schedule;
use super::{Seed, derived, line, luck, prose};
use crate::sequencer::{By, Community};

/// What of the lists of duties a task touches, as it was entered.
enum List {
    /// What issues have a kind for.
    Kind(Category),
    /// A line of the residents' committee's own list.
    Own,
    /// Nobody looked yet.
    None,
}

/// How many days back the days of the grid worker are told.
const DAYS: i32 = 16;

/// What the office wrote down to be carried.
const CARRIED: [&str; 7] = [
    "工作证",
    "民情本和笔",
    "便民联系卡",
    "政策宣传页",
    "手电筒",
    "急救包",
    "充电宝",
];

/// Who holds the stations of buildings that nobody of the app holds.
const NAMES: [&str; 18] = [
    "程志强",
    "余慧敏",
    "彭海波",
    "曾丽萍",
    "蒋国庆",
    "蔡玉梅",
    "贾文涛",
    "丁永福",
    "魏秀兰",
    "薛建平",
    "叶芳",
    "阎长海",
    "潘桂花",
    "杜学军",
    "戴晓红",
    "夏立新",
    "钟春生",
    "汪素琴",
];

/// Homes that want to be visited: whose among the residents, how they are addressed, why, how often,
/// and so many days ago somebody was last met.
const CARED: [(usize, &str, CareReason, u16, i32); 7] = [
    // The neighbour of the stories: as their own phone reads it.
    (1, "老师傅", CareReason::Recovering, 30, 9),
    (28, "陈奶奶", CareReason::LivesAlone, 7, 8),
    (29, "老彭师傅", CareReason::Recovering, 3, 3),
    (30, "罗奶奶", CareReason::VeryOld, 7, 2),
    (31, "小何一家", CareReason::NewBorn, 14, 5),
    (32, "周伯", CareReason::Disabled, 7, 7),
    (33, "许阿姨", CareReason::Hardship, 30, 12),
];

/// What was written down at homes and in stairwells.
const WORDS: [(SixSmall, &str); 9] = [
    (SixSmall::Matter, "帮着把医保卡的密码改了。"),
    (SixSmall::Problem, "三楼的声控灯时亮时不亮，已经报了。"),
    (
        SixSmall::Person,
        "新搬来一家，孩子上二年级，想找人一起上下学。",
    ),
    (
        SixSmall::Reason,
        "说了电动车为什么不能推上楼，答应推下去充。",
    ),
    (
        SixSmall::Knot,
        "楼上楼下为晾衣服滴水不说话了，先各听了一边。",
    ),
    (SixSmall::Activity, "问了重阳节包饺子来不来，来五个。"),
    (SixSmall::Matter, "血压药够吃半个月，约好下周再看。"),
    (SixSmall::Problem, "楼道里又放了纸箱，说好周末清走。"),
    (SixSmall::Person, "老人家会拉二胡，愿意教孩子。"),
];

/// What was added to the log in the evening.
const EVENINGS: [&str; 4] = [
    "今天走得慢，话说得多。二楼两家的事明天再去听听。",
    "灯的事催过物业，说周三来换。",
    "下雨，老人家里都看了一眼，都好。",
    "",
];

/// Plans all of it.
pub fn walk(seed: &Seed, people: &People, community: &Community, schedule: &mut Schedule) {
    let mut buildings: Vec<(BuildingId, String)> = community.look(|town| {
        let all = town.all::<Building>();
        all.map(|it| (it.id, it.name.to_string())).collect()
    });
    buildings.sort_by_key(|(id, name)| (name.chars().count(), name.clone(), *id));
    let mut it = Telling {
        seed,
        people,
        schedule,
    };
    it.book();
    it.board(&buildings);
    it.days(&buildings);
    it.tasks();
}

struct Telling<'a> {
    seed: &'a Seed,
    people: &'a People,
    schedule: &'a mut Schedule,
}

impl Telling<'_> {
    fn act(&mut self, at: Timestamp, by: PersonId, act: Act) {
        if at < self.seed.now {
            self.schedule.add(at, By::Person(by), Command::Grid(act));
        }
    }

    fn office(&mut self, days: i64, act: Act) {
        let at = self.seed.now.plus_days(-days);
        self.act(at, self.people.staff, act);
    }

    /// What the office wrote.
    fn book(&mut self) {
        let community = self.seed.community();
        let carried = Act::SetCarried(SetCarried {
            community,
            items: CARRIED.map(line).to_vec(),
        });
        self.office(58, carried);
        let duty = Act::SetDuty(SetDuty {
            community,
            station: Station::Mediation,
            words: Some(prose(
                "邻里有疙瘩，先听两边说，坐下来谈一谈；谈不拢，陪着去社区调解室。",
            )),
        });
        self.office(57, duty);
    }

    fn appoint(&mut self, days: i64, scope: Scope, station: Station, who: Who, unit: Option<&str>) {
        let act = Act::Appoint(Appoint {
            scope,
            station,
            who,
            unit: unit.map(line),
            until: self.seed.now.day().plus(640),
        });
        self.office(days, act);
    }

    /// The heads of the three levels, and two heads and four officers a building; some are vacant.
    fn board(&mut self, buildings: &[(BuildingId, String)]) {
        let community = Scope::Community(self.seed.community());
        let of = |name: &str| Who::Outside(line(name));
        self.appoint(
            56,
            community,
            Station::LargeHead,
            of("周建国"),
            Some("社区党委"),
        );
        let compound = Scope::Compound(self.seed.compound());
        self.appoint(
            56,
            compound,
            Station::SmallHead,
            of("徐明"),
            Some("市第三医院"),
        );
        // Neighbours who are here lead the buildings they live in.
        let heads: Vec<Resident> = self.people.residents[24..28].to_vec();
        let mut led = BTreeSet::new();
        for head in heads {
            let building = head.home.building;
            if !led.insert(building) {
                continue;
            }
            let scope = Scope::Building(building);
            self.appoint(
                55,
                scope,
                Station::BuildingHead,
                Who::Person(head.person),
                None,
            );
            if let (Some(phone), true) = (head.phone, led.len() % 2 == 1) {
                let share = Act::ShareNumber(ShareNumber {
                    post: GridPostId::of(scope, Station::BuildingHead),
                    phone: Some(phone),
                    posted: false,
                    signed_on: None,
                });
                self.act(self.seed.now.plus_days(-50), head.person, share);
            }
        }
        for (number, (building, _)) in (0..).zip(buildings) {
            for (place, station) in (0..).zip(Station::OF_BUILDING) {
                let at = luck("station", number * 10 + place);
                let is_led = station == Station::BuildingHead && led.contains(building);
                if is_led || at.is_multiple_of(7) {
                    continue;
                }
                let unit = (station == Station::Property).then_some("临江物业");
                let name = NAMES[at as usize % NAMES.len()];
                self.appoint(54, Scope::Building(*building), station, of(name), unit);
            }
            // The property company's officers signed that their number may be posted.
            let post = GridPostId::of(Scope::Building(*building), Station::Property);
            let held = !luck("station", number * 10 + 5).is_multiple_of(7);
            if let (true, Ok(phone)) = (held, Phone::new("02785550168")) {
                let share = Act::ShareNumber(ShareNumber {
                    post,
                    phone: Some(phone),
                    posted: true,
                    signed_on: Some(self.seed.now.day().plus(-54)),
                });
                self.office(53, share);
            }
        }
    }

    /// The days of the grid worker, each packed, walked and closed; today has only begun.
    fn days(&mut self, buildings: &[(BuildingId, String)]) {
        let community = self.seed.community();
        let worker = self.people.residents[3].person;
        let start = self.seed.now.day().plus(-DAYS - 2);
        for (who, called, why, every_days, _) in CARED {
            let care = Act::CareFor(CareFor {
                home: self.people.residents[who].home.id,
                who: line(called),
                why,
                every_days,
                agreed_on: start,
            });
            self.act(Timestamp::at(start, 15, 0), worker, care);
        }
        let mut number = 0;
        for back in (1..=DAYS).rev() {
            let day = self.seed.now.day().plus(-back);
            let mut visits = Vec::new();
            for (who, _, _, every_days, last) in CARED {
                let due = back >= last && (back - last) % i32::from(every_days) == 0;
                if due {
                    let home = &self.people.residents[who].home;
                    visits.push((home.building, Some(home.id)));
                }
            }
            if day.is_weekend() && visits.is_empty() {
                continue;
            }
            let pack = Act::PackBag(PackBag {
                community,
                day,
                carried: CARRIED.map(line).to_vec(),
            });
            self.act(Timestamp::at(day, 8, 40), worker, pack);
            let step = luck("walk", back as u64) as usize;
            for place in 0..2 {
                let (building, _) = buildings[(step + place * 3) % buildings.len()];
                visits.push((building, None));
            }
            for (place, (building, home)) in (0..).zip(visits) {
                let (kind, words) = WORDS[(number as usize * 5 + place) % WORDS.len()];
                let visit = Act::LogVisit(LogVisit {
                    id: GridVisitId(derived("grid visit", number)),
                    building,
                    home,
                    kind,
                    met: true,
                    words: Some(prose(words)),
                    on: day,
                });
                let at = Timestamp::at(day, 9 + place as i64, 10 + 7 * place as i64);
                self.act(at, worker, visit);
                number += 1;
            }
            let words = EVENINGS[back as usize % EVENINGS.len()];
            let close = Act::CloseDay(CloseDay {
                community,
                day,
                words: (!words.is_empty()).then(|| prose(words)),
            });
            self.act(Timestamp::at(day, 18, 5), worker, close);
        }
    }

    /// What others wanted the community to do, and what it said.
    fn tasks(&mut self) {
        let community = self.seed.community();
        let tasks = [
            (
                20,
                "每天清理东门占道摊点",
                "街道城管科",
                Some("年度考核细则"),
                List::Kind(Category::Stalls),
                Some((
                    false,
                    "这是城管执法中队的职责，社区没有执法权；可以帮着劝，见到就吹哨。",
                )),
            ),
            (
                12,
                "核实八十岁以上老人高龄津贴",
                "区民政局",
                Some("区高龄津贴发放办法"),
                List::Own,
                Some((
                    true,
                    "审批发放是民政局的事，上门核实在我们自己的清单上，网格员上门时一起问。",
                )),
            ),
            (
                2,
                "代收沿街商铺的消防承诺书",
                "街道消防工作站",
                None,
                List::None,
                None,
            ),
        ];
        for (number, (days, title, from, ground, on, said)) in (0..).zip(tasks) {
            let id = GridTaskId(derived("grid task", number));
            let enter = Act::EnterTask(EnterTask {
                id,
                community,
                title: line(title),
                from: line(from),
                ground: ground.map(line),
                category: match on {
                    List::Kind(it) => Some(it),
                    List::Own | List::None => None,
                },
                duty: matches!(on, List::Own).then(|| ListedDuty {
                    body: bodies::id(bodies::RESIDENTS),
                    line: line(bodies::ASKS_THE_OLD),
                }),
            });
            self.office(days, enter);
            if let Some((admitted, reason)) = said {
                let answer = Act::AnswerTask(AnswerTask {
                    task: id,
                    admitted,
                    reason: prose(reason),
                    duty: None,
                });
                self.office(days - 1, answer);
            }
        }
    }
}
