//! The bodies that issues are given to and tasks are held against, each with its list of duties
//! (承办单位、职责清单).

use domain::issues::{BodyKind, Category, Command as Act, NameBody};
use domain::{BodyId, Command, PersonId};

use super::people::{self, COMPANY, People};
use super::schedule::Schedule;
use super::{Seed, derived, line};
use crate::sequencer::By;

/// 物业公司
pub const PROPERTY: u64 = 0;
/// 业主委员会
pub const COMMITTEE: u64 = 1;
/// 城管执法中队
pub const ENFORCEMENT: u64 = 2;
/// 街道消防工作站
pub const FIRE: u64 = 3;
/// 区民政局
pub const CIVIL_AFFAIRS: u64 = 4;
/// 居民委员会
pub const RESIDENTS: u64 = 5;

/// What the residents' committee does for the old, as its own list says it.
pub const ASKS_THE_OLD: &str = "上门核实高龄老人、困难家庭的情况";

/// The office of a body's contact.
struct Told {
    number: u64,
    name: &'static str,
    kind: BodyKind,
    duties: Vec<Category>,
    lines: &'static [&'static str],
    contacts: Vec<PersonId>,
}

/// The bodies and their duties.
pub fn name(seed: &Seed, people: &People, schedule: &mut Schedule) {
    for it in all(people) {
        let act = Act::NameBody(NameBody {
            id: id(it.number),
            community: seed.community(),
            name: line(it.name),
            kind: it.kind,
            duties: it.duties,
            lines: Some(it.lines.iter().map(|it| line(it)).collect()),
            contacts: it.contacts,
            ended: false,
        });
        let at = seed.first(39);
        schedule.add(at, By::Person(people.staff), Command::Issues(act));
    }
}

/// One of them.
pub fn id(number: u64) -> BodyId {
    BodyId(derived("body", number))
}

fn all(people: &People) -> [Told; 6] {
    use Category::{
        Branches, BurstPipe, Clutter, DeadCar, Door, FireLane, GasSmell, Lamp, LiftNoise, Manhole,
        NightNoise, Rubbish, Stalls,
    };
    let contact = |index: usize| vec![people.residents[index].person];
    [
        Told {
            number: PROPERTY,
            name: "临江物业",
            kind: BodyKind::PropertyCompany,
            duties: vec![
                Lamp, Door, Manhole, Rubbish, BurstPipe, LiftNoise, Branches, Clutter,
            ],
            lines: &[
                "公共部位、共用设施的日常养护",
                "电梯日常管理，困人三十分钟内到场",
            ],
            contacts: contact(COMPANY),
        },
        Told {
            number: COMMITTEE,
            name: "临江里业委会",
            kind: BodyKind::OwnersCommittee,
            duties: vec![DeadCar, Clutter],
            lines: &["召集业主大会，公布公共收益账目", "监督物业服务合同的履行"],
            contacts: contact(people::COMMITTEE),
        },
        Told {
            number: ENFORCEMENT,
            name: "城管执法中队",
            kind: BodyKind::Department,
            duties: vec![Stalls, NightNoise],
            lines: &["占道经营、违法搭建的查处"],
            contacts: Vec::new(),
        },
        Told {
            number: FIRE,
            name: "街道消防工作站",
            kind: BodyKind::Department,
            duties: vec![FireLane, Clutter, GasSmell],
            lines: &["沿街商铺的消防检查，承诺书的收取"],
            contacts: Vec::new(),
        },
        Told {
            number: CIVIL_AFFAIRS,
            name: "区民政局",
            kind: BodyKind::Department,
            duties: Vec::new(),
            lines: &["高龄津贴的审批和发放", "社会组织的登记"],
            contacts: Vec::new(),
        },
        Told {
            number: RESIDENTS,
            name: "临江社区居委会",
            kind: BodyKind::ResidentsCommittee,
            duties: vec![NightNoise, Rubbish],
            lines: &[
                "召集居民会议，办理居民会议的决定",
                "调解邻里纠纷",
                ASKS_THE_OLD,
            ],
            contacts: vec![people.staff],
        },
    ]
}
