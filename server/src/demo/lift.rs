//! A lift in the middle of its way, in the resident's own stairwell: posted, objected to and mediated,
//! voted on; one owner has not consented, and the agreement waits for signatures.

use domain::members::Home;
use domain::renovation::{
    AnswerLiftObjection, Command as Act, Compensation, EnterLiftConsent, EnterLiftSignature,
    LayLiftAgreement, LiftCommand as Lifts, LiftHarm, LiftScheme, LiftVote, LinkLiftVote,
    MediateLift, Mediation, ObjectLift, Occupied, PostLift, ProposeLift, SetLiftMoney, Subsidy,
};
use domain::{
    AssemblyId, Command, HomeId, LiftObjectionId, Money, PersonId, Plain, Timestamp, Town, UnitId,
};

use super::people::People;
use super::photos::{Scene, scene};
use super::schedule::Schedule;
use super::{Seed, derived, line, prose};
use crate::sequencer::{By, Community};

/// The lift's assembly (see [`owners`](super::owners)).
const ASSEMBLY: u64 = 1;

struct Telling<'a> {
    seed: &'a Seed,
    schedule: &'a mut Schedule,
}

impl Telling<'_> {
    fn act(&mut self, days: i32, hour: i64, by: PersonId, act: Lifts) {
        let at = Timestamp::at(self.seed.now.day().plus(days), hour, 0);
        let act = Command::Renovation(Act::Lift(act));
        self.schedule.add(at, By::Person(by), act);
    }
}

/// From the proposal to what is still missing.
pub fn way(seed: &Seed, people: &People, community: &Community, schedule: &mut Schedule) {
    let (resident, neighbour) = (&people.residents[0], &people.residents[1]);
    let (staff, lift) = (people.staff, resident.home.unit);
    let homes = community.look(|town| homes(town, lift));
    let named = |room: &str| homes.iter().find(|it| it.room.as_str() == room);
    let mut it = Telling { seed, schedule };
    let why = prose("六楼两户老人，买菜上楼要歇三回。想一起把电梯装上，钱怎么分再商量。");
    it.act(
        -72,
        20,
        resident.person,
        Lifts::Propose(ProposeLift { lift, why }),
    );
    let beside = people.residents[2].home.building;
    let mut occupied = vec![Occupied {
        home: neighbour.home.id,
        what: line("北阳台外沿 0.6 平方米"),
    }];
    let ground = named("101").map(|it| it.id);
    occupied.extend(ground.map(|home| Occupied {
        home,
        what: line("窗前绿地 2 平方米"),
    }));
    let post = PostLift {
        lift,
        scheme: LiftScheme {
            title: line("北侧加一部无机房电梯，错层入户"),
            text: prose(
                "井道贴北墙，玻璃幕，停在两层之间的楼梯平台，下半层到家。\n施工约三个月，楼梯照常走。",
            ),
            price: Money::yuan(530_000),
            photos: vec![scene(Scene::LiftHalfway, "电梯停在两层之间的楼梯平台")],
            affected: vec![beside],
            occupied,
        },
        place: line("7号楼2单元门口和小区公告栏"),
        photo: scene(Scene::Board, "贴在公告栏的公示"),
    };
    it.act(-63, 9, staff, Lifts::Post(post));
    objection(&mut it, people, lift);
    let compensation = ground.map(|home| Compensation {
        home,
        amount: Money::yuan(12_000),
        reason: line("窗前采光和绿地受影响"),
    });
    let money = SetLiftMoney {
        lift,
        subsidies: vec![Subsidy {
            amount: Money::yuan(200_000),
            source: line("市加装电梯补贴办法，每台定额"),
        }],
        compensations: compensation.into_iter().collect(),
    };
    it.act(-40, 10, staff, Lifts::SetMoney(money));
    let lay = LayLiftAgreement {
        lift,
        table: "floor_count".to_owned(),
        text: prose(
            "一、扣除补贴后的费用和补偿，由本单元各户按楼层分：一层不出，二层起按层数减一的系数。\n\
             二、电费和维保同样分。\n三、房屋转让的，由受让人承接本协议。",
        ),
    };
    it.act(-35, 10, staff, Lifts::LayAgreement(lay));
    let assembly = AssemblyId(derived("assembly", ASSEMBLY));
    let vote = LiftVote::Assembly {
        assembly,
        question: 0,
    };
    it.act(-28, 10, staff, Lifts::LinkVote(LinkLiftVote { lift, vote }));
    if let Some(home) = ground {
        let paper = line("同意书第 1 号，存社区");
        let enter = EnterLiftConsent { lift, home, paper };
        it.act(-26, 15, staff, Lifts::EnterConsent(enter));
    }
    let own = [resident.home.id, neighbour.home.id];
    let signed = homes
        .iter()
        .filter(|it| it.floor > 1 && it.floor < 5 && !own.contains(&it.id));
    let signed: Vec<HomeId> = signed.map(|it| it.id).collect();
    for (number, home) in signed.into_iter().enumerate() {
        let paper = line(&format!("协议签字页第 {} 行", number + 1));
        let enter = EnterLiftSignature { lift, home, paper };
        it.act(
            -20 + number as i32 % 5,
            16,
            staff,
            Lifts::EnterSignature(enter),
        );
    }
}

/// Somebody of the building beside it objected, was answered, and agreed in a mediation.
fn objection(it: &mut Telling<'_>, people: &People, lift: UnitId) {
    let objection = LiftObjectionId(derived("lift-objection", 0));
    let objects = ObjectLift {
        id: objection,
        lift,
        harm: LiftHarm::Light,
        text: prose("井道正对我家客厅，冬天下午本来就没几个小时太阳。"),
    };
    it.act(-57, 19, people.residents[2].person, Lifts::Object(objects));
    let text = prose("设计单位做了日照分析，冬至日客厅少 18 分钟，仍满足规范。图在公告栏。");
    let answer = AnswerLiftObjection { objection, text };
    it.act(-53, 11, people.staff, Lifts::Answer(answer));
    let mediation = Mediation {
        on: it.seed.now.day().plus(-46),
        who: line("街道调解委员会 周工"),
        agreed: true,
        outcome: prose("井道改成透光玻璃，北侧不设广告。提出异议的住户同意。"),
    };
    let mediate = MediateLift {
        objection,
        mediation,
    };
    it.act(-46, 20, people.staff, Lifts::Mediate(mediate));
}

/// The homes of a stairwell, from the first storey up.
fn homes(town: &Plain, unit: UnitId) -> Vec<Home> {
    let mut homes: Vec<Home> = (town as &dyn Town).of(unit);
    homes.sort_by(|a, b| (a.floor, &a.room, a.id).cmp(&(b.floor, &b.room, b.id)));
    homes
}
