//! What people do with a project, as commands: who does what in these tests is said here once.

use crate::village::*;
use domain::councils::{Choice, Mode};
use domain::members::{self, Office, Scope};
use domain::projects::{
    Afford, AnswerObjection, AnswerReport, Archive, Assign, Cancel, Check, Evidence, Finding,
    Finish, Fund, Gift, Inspect, Inspector, Leg, Measure, Met, Object, Project, Publish,
    PublishAccounts, Rate, Reach, Reading, Rectify, Resume, Seen, SendReport, Stars, Start, Step,
    Suspend, Voucher, Withdraw,
};
use domain::proposals::{Photo, Source};
use domain::*;
use uuid::Uuid;

/// Hands it in and supports it.
pub const NEIGHBOUR: u8 = 1;
/// Accepts it for the residents.
pub const RESIDENT: u8 = 2;
/// Carries it out.
pub const CONTACT: u8 = 3;
/// Convenes the council.
pub const CONVENER: u8 = 4;
/// Supervises.
pub const SUPERVISOR: u8 = 5;
/// Works for the community.
pub const STAFF: u8 = 6;

pub const BUDGET: i64 = 800;

/// A village whose council approved the proposal.
pub fn approved() -> Village {
    let mut village = Village::with_vote(Mode::Recorded);
    for flat in 1..=4 {
        village.by(person(flat), ballot(Choice::Agree)).unwrap();
    }
    village.now = village.now.plus_minutes(30);
    village.by(person(4), close()).unwrap();
    village.by(person(5), close()).unwrap();
    grant(&mut village, SUPERVISOR, Office::Supervisor);
    let convener = members::GrantRole {
        id: RoleId(Uuid::from_u128(90)),
        person: person(CONVENER),
        office: Office::Convener,
        scope: Scope::Council(COUNCIL),
        until: Day::new(2028, 1, 1).unwrap(),
    };
    village.system(Command::Members(members::Command::GrantRole(convener)));
    village
}

pub fn grant(village: &mut Village, flat: u8, office: Office) {
    let it = members::GrantRole {
        id: RoleId::derived("test", &[&[flat, office as u8]]),
        person: person(flat),
        office,
        scope: Scope::Community(COMMUNITY),
        until: Day::new(2028, 1, 1).unwrap(),
    };
    village.system(Command::Members(members::Command::GrantRole(it)));
}

pub fn photo(name: &str) -> Photo {
    Photo {
        hash: Digest::of(name.as_bytes()),
        width: 4,
        height: 3,
        shows: None,
    }
}

pub fn publish() -> Command {
    act(projects::Command::Publish(Publish {
        project: PROPOSAL,
        text: prose("在东门加一段坡道和扶手，预算 800 元。"),
        photos: Vec::new(),
    }))
}

pub fn evidence() -> Command {
    act(projects::Command::Evidence(Evidence {
        project: PROPOSAL,
        photos: vec![photo("board")],
    }))
}

pub fn object(number: u128) -> Command {
    act(projects::Command::Object(Object {
        id: ObjectionId(Uuid::from_u128(number)),
        project: PROPOSAL,
        text: prose("坡道会挡住我家的窗"),
    }))
}

pub fn answer(number: u128, finding: Finding) -> Command {
    act(projects::Command::AnswerObjection(AnswerObjection {
        project: PROPOSAL,
        objection: ObjectionId(Uuid::from_u128(number)),
        finding,
        text: prose("坡道低于窗台六十厘米"),
    }))
}

pub fn fund(yuan: &[i64]) -> Command {
    let gift = |yuan: &i64| Gift {
        source: Source::SelfCompleted,
        giver: line("居委会"),
        amount: Money::yuan(*yuan),
    };
    act(projects::Command::Fund(Fund {
        project: PROPOSAL,
        gifts: yuan.iter().map(gift).collect(),
        contact: person(CONTACT),
    }))
}

pub fn assign(flat: u8) -> Command {
    act(projects::Command::Assign(Assign {
        project: PROPOSAL,
        contact: person(flat),
    }))
}

pub fn start(weights: &[u8]) -> Command {
    let step = |weight: &u8| Step {
        name: line("浇坡道"),
        weight: *weight,
        due: None,
    };
    act(projects::Command::Start(Start {
        project: PROPOSAL,
        contract: line("临江建筑队 2026-11 号"),
        safety: prose("夜里围起来，挂灯"),
        afford: Afford {
            funds: line("够"),
            materials: line("够"),
            manpower: line("三人两天"),
        },
        milestones: weights.iter().map(step).collect(),
    }))
}

pub fn reach(step: u16) -> Command {
    act(projects::Command::Reach(Reach {
        project: PROPOSAL,
        step,
        photos: vec![photo("step")],
        note: None,
    }))
}

pub fn suspend() -> Command {
    act(projects::Command::Suspend(Suspend {
        project: PROPOSAL,
        reason: line("夜里没有灯"),
    }))
}

pub fn resume() -> Command {
    act(projects::Command::Resume(Resume {
        project: PROPOSAL,
        reason: line("灯挂好了"),
    }))
}

pub fn report(number: u128) -> Command {
    act(projects::Command::Report(SendReport {
        id: ReportId(Uuid::from_u128(number)),
        project: PROPOSAL,
        seen: Seen::Concern,
        text: prose("扶手有点晃"),
        photos: vec![photo("rail")],
    }))
}

pub fn answer_report(number: u128) -> Command {
    act(projects::Command::AnswerReport(AnswerReport {
        project: PROPOSAL,
        report: ReportId(Uuid::from_u128(number)),
        text: prose("明天加固"),
    }))
}

pub fn voucher(yuan: i64) -> Voucher {
    Voucher {
        what: line("水泥和扶手"),
        payee: line("江城建材"),
        amount: Money::yuan(yuan),
        photo: Some(photo("slip")),
    }
}

pub fn finish(yuan: &[i64]) -> Command {
    act(projects::Command::Finish(Finish {
        project: PROPOSAL,
        photos: vec![photo("ramp")],
        accounts: yuan.iter().copied().map(voucher).collect(),
    }))
}

pub fn rectify() -> Command {
    act(projects::Command::Rectify(Rectify {
        project: PROPOSAL,
        note: line("扶手加固了"),
        photos: vec![photo("mended")],
        accounts: None,
    }))
}

pub fn inspect(part: Inspector, passed: bool) -> Command {
    let checks = vec![Check {
        what: line("扶手稳不稳"),
        passed,
    }];
    act(projects::Command::Inspect(Inspect {
        project: PROPOSAL,
        part,
        checks,
    }))
}

pub fn publish_accounts() -> Command {
    act(projects::Command::PublishAccounts(PublishAccounts {
        project: PROPOSAL,
        photos: vec![photo("accounts")],
    }))
}

pub fn rate(stars: Stars) -> Command {
    act(projects::Command::Rate(Rate {
        project: PROPOSAL,
        stars,
        remark: None,
    }))
}

/// What the one indicator of the assessment came to.
pub fn measure(met: Met, why: Option<&str>) -> Command {
    act(projects::Command::Measure(Measure {
        project: PROPOSAL,
        readings: vec![Reading {
            value: line("每天 14 人"),
            met,
            why: why.map(line),
        }],
    }))
}

pub fn archive() -> Command {
    act(projects::Command::Archive(Archive { project: PROPOSAL }))
}

pub fn call_off() -> Command {
    act(projects::Command::Cancel(Cancel {
        project: PROPOSAL,
        reason: line("街道另外安排了"),
    }))
}

pub fn withdraw() -> Command {
    act(projects::Command::Withdraw(Withdraw {
        project: PROPOSAL,
        reason: line("已经有人修好了"),
    }))
}

fn act(command: projects::Command) -> Command {
    Command::Projects(command)
}

/// The straight way: days that pass before, who does it, what.
pub fn straight_way() -> Vec<(i64, u8, Command)> {
    vec![
        (0, STAFF, publish()),
        (1, STAFF, evidence()),
        (8, STAFF, fund(&[BUDGET])),
        (1, CONTACT, start(&[60, 40])),
        (1, CONTACT, reach(0)),
        (1, CONTACT, reach(1)),
        (1, CONTACT, finish(&[700])),
        (1, SUPERVISOR, inspect(Inspector::Supervisor, true)),
        (0, RESIDENT, inspect(Inspector::Resident, true)),
        (1, STAFF, publish_accounts()),
        (0, NEIGHBOUR, rate(Stars::Five)),
        (5, STAFF, measure(Met::Yes, None)),
        (11, STAFF, archive()),
    ]
}

/// An approved project so many steps along the straight way.
pub fn along(steps: usize) -> Village {
    let mut village = approved();
    for (days, flat, command) in straight_way().into_iter().take(steps) {
        village.now = village.now.plus_days(days);
        village.by(person(flat), command).unwrap();
    }
    village
}

/// So far along that it hangs on the board, is funded, under way, handed over, accepted.
pub const POSTED: usize = 2;
pub const FUNDED: usize = 3;
pub const UNDER_WAY: usize = 4;
pub const HANDED_OVER: usize = 7;
pub const ACCEPTED: usize = 9;
pub const ARCHIVED: usize = 13;

impl Village {
    pub fn project(&self) -> Project {
        self.get(PROPOSAL)
    }

    pub fn leg(&self) -> Option<Leg> {
        self.project().state.leg()
    }
}
