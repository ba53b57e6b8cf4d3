//! Projects: one in the archive, one being rated, one under way, one on the board, one objected to.

use domain::projects::{
    Afford, AnswerObjection, AnswerReport, Archive, Check, Command as Act, Evidence, Finding,
    Finish, Fund, Gift, Inspect, Inspector, Measure, Met, Object, Publish, PublishAccounts, Rate,
    Reach, Reading, Rectify, Seen, SendReport, Stars, Start, Step, Voucher,
};
use domain::proposals::Source;
use domain::{Command, Money, ObjectionId, PersonId, ProposalId, RemarkId, ReportId, Timestamp};

use super::people::People;
use super::photos::{Scene, scene};
use super::proposals::proposal;
use super::schedule::Schedule;
use super::{Seed, derived, line, prose};
use crate::sequencer::By;

/// 4号楼垃圾房加洗手池, by its line in the file.
pub const ARCHIVED: usize = 55;
/// 4号楼空地改成共享菜园
pub const RATED: usize = 24;
/// 6号楼安装晾晒架
pub const UNDER_WAY: usize = 21;
/// 在社区活动室设旧衣回收点
pub const POSTED: usize = 33;
/// 2号楼建宠物便便箱
pub const OBJECTED: usize = 41;

/// What is done with one of them.
type Part = fn(&mut Works);

/// A project and what is done with it.
struct Works<'a> {
    seed: &'a Seed,
    people: &'a People,
    project: ProposalId,
    number: u64,
    schedule: &'a mut Schedule,
}

impl Works<'_> {
    fn at(&self, days: i64) -> Timestamp {
        self.seed.now.plus_days(days).plus_minutes(-200)
    }

    fn act(&mut self, days: i64, by: PersonId, act: Act) {
        let at = self.at(days);
        self.schedule
            .add(at, By::Person(by), Command::Projects(act));
    }

    /// Hangs on the board from this day on.
    fn post(&mut self, days: i64, text: &str) {
        let (staff, project) = (self.people.staff, self.project);
        let text = prose(text);
        let photos = Vec::new();
        let publish = Publish {
            project,
            text,
            photos,
        };
        self.act(days, staff, Act::Publish(publish));
        let photos = vec![scene(Scene::Board, "公示贴在公告栏正中")];
        self.act(days, staff, Act::Evidence(Evidence { project, photos }));
    }

    fn fund(&mut self, days: i64, gifts: &[(Source, &str, i64)]) {
        let gift = |(source, giver, yuan): &(Source, &str, i64)| Gift {
            source: *source,
            giver: line(giver),
            amount: Money::yuan(*yuan),
        };
        let fund = Fund {
            project: self.project,
            gifts: gifts.iter().map(gift).collect(),
            contact: self.people.contact.person,
        };
        self.act(days, self.people.staff, Act::Fund(fund));
    }

    fn start(&mut self, days: i64, contract: &str, steps: &[(&str, u8, i32)]) {
        let today = self.seed.now.day();
        let step = |(name, weight, due): &(&str, u8, i32)| Step {
            name: line(name),
            weight: *weight,
            due: Some(today.plus(*due)),
        };
        let start = Start {
            project: self.project,
            contract: line(contract),
            safety: prose("白天施工，围挡到人行道外，晚上收工挂灯，孩子放学前一小时停工。"),
            afford: Afford {
                funds: line("资金已落实，够用"),
                materials: line("材料已到"),
                manpower: line("三个人，两位居民志愿者"),
            },
            milestones: steps.iter().map(step).collect(),
        };
        self.act(days, self.people.contact.person, Act::Start(start));
    }

    fn reach(&mut self, days: i64, step: u16, picture: Scene, shows: &str) {
        let reach = Reach {
            project: self.project,
            step,
            photos: vec![scene(picture, shows)],
            note: None,
        };
        self.act(days, self.people.contact.person, Act::Reach(reach));
    }

    fn finish(&mut self, days: i64, picture: Scene, shows: &str, paid: &[(&str, &str, i64)]) {
        let voucher = |(what, payee, yuan): &(&str, &str, i64)| Voucher {
            what: line(what),
            payee: line(payee),
            amount: Money::yuan(*yuan),
            photo: None,
        };
        let finish = Finish {
            project: self.project,
            photos: vec![scene(picture, shows)],
            accounts: paid.iter().map(voucher).collect(),
        };
        self.act(days, self.people.contact.person, Act::Finish(finish));
    }

    /// Both look at it; the resident passes it or names what is to be mended.
    fn inspect(&mut self, days: i64, what: &str, passed: bool) {
        let project = self.project;
        let check = |what: &str, passed| Check {
            what: line(what),
            passed,
        };
        let supervisor = Inspect {
            project,
            part: Inspector::Supervisor,
            checks: vec![check("发票和清单都在", true), check("地面收拾干净了", true)],
        };
        let resident = Inspect {
            project,
            part: Inspector::Resident,
            checks: vec![check(what, passed)],
        };
        let who = self.people.supervisor.person;
        self.act(days, who, Act::Inspect(supervisor));
        self.act(
            days,
            self.people.residents[22].person,
            Act::Inspect(resident),
        );
    }

    fn rate(&mut self, days: i64, stars: &[Stars], remark: &str) {
        let project = self.project;
        for (index, stars) in stars.iter().enumerate() {
            let id = RemarkId(derived("remark", self.number));
            let rate = Rate {
                project,
                stars: *stars,
                remark: (index == 0).then(|| (id, line(remark))),
            };
            self.act(
                days,
                self.people.residents[4 + index].person,
                Act::Rate(rate),
            );
        }
    }

    fn object(&mut self, days: i64, by: usize, text: &str) -> ObjectionId {
        let id = ObjectionId(derived("objection", self.number));
        let object = Object {
            id,
            project: self.project,
            text: prose(text),
        };
        self.act(days, self.people.residents[by].person, Act::Object(object));
        id
    }

    fn report(&mut self, days: i64, number: u64, by: usize, seen: Seen, text: &str) -> ReportId {
        let id = ReportId(derived("report", self.number * 10 + number));
        let report = SendReport {
            id,
            project: self.project,
            seen,
            text: prose(text),
            photos: Vec::new(),
        };
        self.act(days, self.people.residents[by].person, Act::Report(report));
        id
    }
}

/// Lets the committee, the contact, the supervisor and the neighbours do their part.
pub fn carry_out(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let parts: [(usize, Part); 5] = [
        (ARCHIVED, archived),
        (RATED, rated),
        (UNDER_WAY, under_way),
        (POSTED, posted),
        (OBJECTED, objected),
    ];
    for (index, part) in parts {
        part(&mut Works {
            seed,
            people,
            project: proposal(index),
            number: index as u64,
            schedule,
        });
    }
}

fn archived(works: &mut Works) {
    let (project, staff) = (works.project, works.people.staff);
    works.post(
        -41,
        "4号楼垃圾房旁装一个洗手池，接水管、做下水，由物业公司施工。",
    );
    works.fund(-28, &[(Source::SelfCompleted, "临江社区居委会", 16_000)]);
    works.start(
        -27,
        "与物业公司签订，2026-07 号",
        &[("接水管", 60, -26), ("装洗手池", 40, -25)],
    );
    works.reach(-26, 0, Scene::Pipes, "新水管接到垃圾房墙上");
    works.reach(-25, 1, Scene::Pipes, "装好的水龙头");
    let paid = [
        ("水管和洗手池", "江城建材", 9_800),
        ("人工", "物业公司", 5_600),
    ];
    works.finish(-24, Scene::Pipes, "洗手池出水正常", &paid);
    works.inspect(-23, "水龙头好开", true);
    let photos = vec![scene(Scene::Board, "账目贴在公告栏")];
    let accounts = PublishAccounts { project, photos };
    works.act(-22, staff, Act::PublishAccounts(accounts));
    let stars = [
        Stars::Five,
        Stars::Five,
        Stars::Four,
        Stars::Five,
        Stars::Three,
    ];
    works.rate(-21, &stars, "冬天水凉，要是有温水就更好了");
    let measure = Act::Measure(Measure {
        project,
        readings: vec![Reading {
            value: line("问了 40 户，36 户说好用"),
            met: Met::InPart,
            why: Some(line("4 户嫌冬天水凉，明年列一件接温水的提案")),
        }],
    });
    works.act(-3, staff, measure);
    works.act(-2, staff, Act::Archive(Archive { project }));
}

fn rated(works: &mut Works) {
    let (project, contact) = (works.project, works.people.contact.person);
    works.post(-41, "把4号楼南侧空地整成共享菜园，分成十二块，报名抽签。");
    works.fund(
        -28,
        &[
            (Source::Residents, "4号楼 12 户自愿", 300),
            (Source::GovernmentSupport, "街道办事处", 500),
        ],
    );
    works.start(
        -27,
        "与园艺小组签订，2026-08 号",
        &[("平整土地", 50, -20), ("分块立牌", 50, -12)],
    );
    works.reach(-19, 0, Scene::Garden, "整平以后的空地");
    works.reach(-11, 1, Scene::Garden, "分好的地块");
    let paid = [("种植土", "花木市场", 520), ("木牌", "五金店", 160)];
    works.finish(-8, Scene::Garden, "菜园全貌", &paid);
    works.inspect(-7, "小路铺平，轮椅能过", false);
    let rectify = Rectify {
        project,
        note: line("小路加铺了石板"),
        photos: vec![scene(Scene::Garden, "铺好石板的小路")],
        accounts: None,
    };
    works.act(-5, contact, Act::Rectify(rectify));
    works.inspect(-4, "小路铺平，轮椅能过", true);
    works.rate(-2, &[Stars::Five, Stars::Four, Stars::Four], "抽签很公平");
}

fn under_way(works: &mut Works) {
    let (project, contact) = (works.project, works.people.contact.person);
    works.post(
        -27,
        "在6号楼朝南一侧装四组晾晒架，可以升降，由物业公司施工。",
    );
    works.fund(-14, &[(Source::GovernmentSupport, "街道办事处", 42_000)]);
    works.start(
        -12,
        "与物业公司签订，2026-11 号",
        &[
            ("搭架子、打孔", 40, -6),
            ("装晾晒架", 40, 4),
            ("拆架子、清场", 20, 6),
        ],
    );
    works.reach(-6, 0, Scene::Scaffold, "6号楼外墙的架子和安全网");
    let report = works.report(-4, 0, 2, Seen::Concern, "晚上架子下面没有灯，走路看不清。");
    let answer = AnswerReport {
        project,
        report,
        text: prose("当晚已经装了两盏警示灯，开到收工。"),
    };
    works.act(-3, contact, Act::AnswerReport(answer));
    works.report(
        -1,
        1,
        23,
        Seen::Fine,
        "安全网挂得很整齐，工人都戴了安全帽。",
    );
}

fn posted(works: &mut Works) {
    let (project, supervisor) = (works.project, works.people.supervisor.person);
    works.post(
        -3,
        "在社区活动室门口设一个旧衣回收箱，每周清一次，由志愿者打理。",
    );
    let text = "活动室门口本来就窄，放箱子会不会挡道？";
    let objection = works.object(-2, 24, text);
    let answer = AnswerObjection {
        project,
        objection,
        finding: Finding::Dismissed,
        text: prose("箱子宽四十厘米，靠墙放，通道还有一米八，轮椅过得去。量过，照片在公告栏。"),
    };
    works.act(-1, supervisor, Act::AnswerObjection(answer));
}

fn objected(works: &mut Works) {
    works.post(
        -2,
        "在2号楼东侧草坪边设三个宠物便便箱，配袋子，每天清一次。",
    );
    let text = "有一个箱子正对我家窗户，夏天会有味道，能不能往东挪十米？";
    works.object(-1, 25, text);
}
