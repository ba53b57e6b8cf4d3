//! Proposals from the sample file, in every state.

use anyhow::Context as _;
use domain::councils::{Choice, Mode};
use domain::proposals::{
    Accept, AnswerAppeal, AppealFinding, AppealRejection, Assessment, Cancel, Command as Act,
    Details, Impact, Matter, Merge, Place, Reject, Return, ReturnReason, Route, SetSupport, Shared,
    Source, Submit, Withdraw, route,
};
use domain::{BuildingId, Command, Money, ProposalId, SpotId, Timestamp};

use super::council::{Council, Went};
use super::needs::need;
use super::people::{People, Resident};
use super::schedule::Schedule;
use super::{Seed, derived, line, luck, photos, projects, prose, scenes, talk};
use crate::sequencer::By;

const FILE: &str = include_str!("../../../testkit/samples/proposals.csv");

/// One line of the file.
struct Sample {
    title: String,
    problem: String,
    place: String,
    goal: String,
    homes: u32,
    yuan: i64,
    sources: String,
}

/// What becomes of a proposal, by its line in the file, counted from 0.
#[derive(Clone, Copy)]
enum Fate {
    Waits,
    Returned(ReturnReason, &'static str),
    Rejected(&'static str),
    Merged {
        into: usize,
    },
    Withdrawn,
    Accepted,
    Routed,
    Cancelled(&'static str),
    Scheduled,
    Amended,
    /// On the floor of today's sitting.
    Debated,
    Voting,
    Decided {
        sitting: usize,
        went: Went,
    },
    Chosen,
}

const CAR_PARK: usize = 28;

/// 中心花园空地改成共享菜园, which a resident whose slip the sheet tells proposed in vain.
const NOT_PASSED: usize = 1;

/// 1号楼加装电梯, which its owners decide.
const LIFT: usize = 42;

/// 给地下车库装感应灯, which a council chooses the places of.
pub const LAMPS: usize = 0;

/// 增设东门充电车棚, and where.
pub const SHED: usize = 20;

fn fate(index: usize) -> Fate {
    let decided = |sitting, mode, ballots| Fate::Decided {
        sitting,
        went: Went { mode, ballots },
    };
    match index {
        // 给东门装感应灯
        11 => decided(0, Mode::Recorded, [14, 3, 1]),
        NOT_PASSED => decided(1, Mode::Secret, [7, 8, 2]),
        // 5号楼增设休息长椅
        8 => decided(2, Mode::Recorded, [9, 2, 1]),
        // What became a project: see `projects`.
        projects::ARCHIVED | projects::RATED => decided(0, Mode::Recorded, [15, 2, 1]),
        projects::UNDER_WAY | projects::POSTED | projects::OBJECTED => {
            decided(1, Mode::Recorded, [14, 2, 1])
        }
        CAR_PARK => Fate::Voting,
        LAMPS => Fate::Chosen,
        // 8号楼安装晾晒架
        6 => Fate::Amended,
        // 给1号楼装感应灯
        17 => Fate::Debated,
        // 北门换掉破损井盖
        4 => Fate::Scheduled,
        3 | 12 => Fate::Accepted,
        35 => Fate::Cancelled("活动室门口要留给救护车调头。换个地方，欢迎再提。"),
        14 | SHED | 22 | LIFT => Fate::Routed,
        2 => Fate::Merged { into: 3 },
        30 => Fate::Merged { into: 4 },
        26 => Fate::Merged { into: 12 },
        7 => Fate::Returned(
            ReturnReason::NeedUnclear,
            "还缺：谁来维护、谁最需要。补两句，再提交就行。",
        ),
        13 => Fate::Returned(
            ReturnReason::GoalUnclear,
            "目标再具体一点：设几个、设在哪、多久清一次。",
        ),
        36 => Fate::Returned(
            ReturnReason::PlaceUnclear,
            "请标一下具体位置，附一张现场照片。",
        ),
        43 => Fate::Rejected("空地已列入街道今年的改造计划，年底前会动工，不用再立项。"),
        44 => Fate::Rejected("楼栋群由楼栋长维护，已请 8号楼楼栋长本周贴好，不需要预算。"),
        40 | 47 => Fate::Withdrawn,
        _ => Fate::Waits,
    }
}

/// Hands everything in, and lets the office and the council do their part.
pub fn propose(
    seed: &Seed,
    people: &People,
    council: &Council,
    schedule: &mut Schedule,
) -> anyhow::Result<()> {
    let speakers: Vec<&Resident> = people.everyone().collect();
    let staff = By::Person(people.staff);
    for (index, sample) in samples()?.iter().enumerate() {
        let fate = fate(index);
        let id = proposal(index);
        let author = author(index, &speakers);
        let at = submitted_at(seed, index, fate);
        let details = details(seed, sample, author);
        let place = details.place;
        let submit = Act::Submit(Submit {
            id,
            community: seed.community(),
            compound: seed.compound(),
            details,
            facts: None,
            behalf: None,
        });
        let mut act = |at, by, act| schedule.add(at, by, Command::Proposals(act));
        act(at, By::Person(author.person), submit);
        for person in supporters(index, &speakers) {
            let supports = true;
            let support = Act::Support(SetSupport {
                proposal: id,
                supports,
            });
            act(at.plus_minutes(20), By::Person(person.person), support);
        }
        talk::about(index, id, at.plus_minutes(25), people, schedule);
        let mut act = |at, by, act| schedule.add(at, by, Command::Proposals(act));
        let screened_at = at.plus_minutes(30);
        match fate {
            Fate::Waits => {}
            Fate::Returned(reason, note) => {
                let note = prose(note);
                act(
                    screened_at,
                    staff,
                    Act::Return(Return {
                        proposal: id,
                        reason,
                        note,
                        scene: None,
                    }),
                );
            }
            Fate::Rejected(note) => {
                let note = prose(note);
                act(
                    screened_at,
                    staff,
                    Act::Reject(Reject { proposal: id, note }),
                );
                appeal(index, id, author, people, screened_at, &mut act);
            }
            Fate::Merged { into } => {
                let into = proposal(into);
                act(screened_at, staff, Act::Merge(Merge { proposal: id, into }));
            }
            Fate::Withdrawn => {
                let author = By::Person(author.person);
                act(
                    screened_at,
                    author,
                    Act::Withdraw(Withdraw {
                        proposal: id,
                        reason: None,
                    }),
                );
            }
            Fate::Accepted
            | Fate::Routed
            | Fate::Cancelled(_)
            | Fate::Scheduled
            | Fate::Amended
            | Fate::Debated
            | Fate::Voting
            | Fate::Chosen
            | Fate::Decided { .. } => {
                let assessment = assessment(index, sample)?;
                let forum = route(&assessment, place, SMALL_HOMES);
                act(
                    screened_at,
                    staff,
                    Act::Accept(Accept {
                        proposal: id,
                        assessment,
                        scene: None,
                    }),
                );
                if !matches!(fate, Fate::Accepted) {
                    let reason = None;
                    let route = Route {
                        proposal: id,
                        forum,
                        reason,
                    };
                    act(screened_at.plus_minutes(10), staff, Act::Route(route));
                }
                if let Fate::Cancelled(reason) = fate {
                    let reason = line(reason);
                    let cancel = Cancel {
                        proposal: id,
                        reason,
                    };
                    act(screened_at.plus_days(3), staff, Act::Cancel(cancel));
                }
            }
        }
        meet(seed, council, index, sample, schedule);
    }
    Ok(())
}

/// One who was turned away is answered, the other one waits for the answer.
fn appeal(
    index: usize,
    id: ProposalId,
    author: &Resident,
    people: &People,
    rejected_at: Timestamp,
    act: &mut impl FnMut(Timestamp, By, Act),
) {
    let (text, answer) = match index {
        44 => (
            "楼栋长说群里满五百人了，进不去，这才提的。",
            Some("问过楼栋长，已建第二个群，本周贴新的二维码，不用再立项。"),
        ),
        _ => ("改造计划里只有铺砖，没有菜地。能不能留一小块？", None),
    };
    let text = prose(text);
    let appeal = AppealRejection { proposal: id, text };
    let by = By::Person(author.person);
    act(rejected_at.plus_minutes(60), by, Act::Appeal(appeal));
    if let Some(answer) = answer {
        let answer = AnswerAppeal {
            proposal: id,
            finding: AppealFinding::Dismissed,
            text: prose(answer),
        };
        let by = By::Person(people.supervisor.person);
        act(rejected_at.plus_minutes(300), by, Act::AnswerAppeal(answer));
    }
}

/// What the council does with a proposal.
fn meet(seed: &Seed, council: &Council, index: usize, sample: &Sample, schedule: &mut Schedule) {
    let it = (proposal(index), index as u64);
    let text = format!(
        "{}。{}，预算 {} 元。",
        sample.title,
        sample.goal,
        Money::yuan(sample.yuan)
    );
    match fate(index) {
        Fate::Scheduled => {
            let motion = council.table(it, council.next, &text, schedule);
            council.amend(motion, "换好后一个月，请物业和住户一起再看一次。", schedule);
        }
        Fate::Amended => {
            let motion = council.table(it, council.today, &text, schedule);
            council.revise(
                motion,
                "晾晒架离窗两米以上。",
                seed.now.plus_minutes(-60),
                schedule,
            );
        }
        Fate::Debated => {
            let motion = council.table(it, council.today, &text, schedule);
            council.take_up(motion, seed.now.plus_minutes(-52), schedule);
        }
        Fate::Voting => {
            let text = "在 B 区划出 36 个停放位，铺防火地面，装烟感和喷淋；其余位置不再停放。";
            let motion = council.table(it, council.today, text, schedule);
            let opens_at = seed.now.plus_minutes(-50);
            let window = (opens_at, seed.now.plus_minutes(300));
            let vote = council.open(motion, it.1, Mode::Secret, window, schedule);
            let present = council.attend(council.today, 17, schedule);
            let late = [
                present[1],
                present[3],
                council.tellers[0],
                council.tellers[1],
            ];
            let voters = present.into_iter().filter(|person| !late.contains(person));
            for (number, person) in voters.enumerate() {
                let choice = match number % 6 {
                    3 => Choice::Against,
                    5 => Choice::Abstain,
                    _ => Choice::Agree,
                };
                let at = opens_at.plus_minutes(3 + (number / 4) as i64 * 5);
                council.cast(vote, person, choice, at, schedule);
            }
        }
        Fate::Decided { sitting, went } => {
            let meeting = council.past[sitting];
            let motion = council.table(it, meeting, &text, schedule);
            council.decide(motion, it.1, meeting, went, schedule);
            let came: usize = went.ballots.iter().sum();
            if came >= 14 && went.ballots[0] * 2 > came {
                council.follow_up(motion, "居委会", meeting, schedule);
            }
        }
        _ => {}
    }
}

/// Who hands a line of the file in.
pub fn author<'a>(index: usize, speakers: &[&'a Resident]) -> &'a Resident {
    match index {
        NOT_PASSED => speakers[0],
        _ => speakers[(index * 7 + 3) % speakers.len()],
    }
}

/// The id of a line of the file.
pub fn proposal(index: usize) -> ProposalId {
    ProposalId(derived("proposal", index as u64))
}

/// What has been decided came in long ago; what waits came in over the last weeks.
fn submitted_at(seed: &Seed, index: usize, fate: Fate) -> Timestamp {
    let days = match fate {
        Fate::Decided { .. } | Fate::Chosen => -53,
        Fate::Merged { .. }
        | Fate::Accepted
        | Fate::Routed
        | Fate::Cancelled(_)
        | Fate::Scheduled => -20 - (index % 3) as i64,
        Fate::Amended | Fate::Debated | Fate::Voting => -24,
        _ => -(1 + (index % 15) as i64),
    };
    // What others merge into comes in before them.
    let late = if matches!(fate, Fate::Merged { .. }) {
        4
    } else {
        0
    };
    seed.now
        .plus_days(days + late)
        .plus_minutes((index % 4) as i64 * -95)
}

fn supporters<'a>(index: usize, speakers: &[&'a Resident]) -> Vec<&'a Resident> {
    let share = match index {
        CAR_PARK | 22 | 11 => 80,
        _ => 5 + luck("warmth", index as u64) % 45,
    };
    let supports = |number: usize| luck("support", (index * 1000 + number) as u64) % 100 < share;
    let chosen = (0..speakers.len()).filter(|number| supports(*number));
    chosen.map(|number| speakers[number]).collect()
}

fn samples() -> anyhow::Result<Vec<Sample>> {
    let text = FILE.trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.records().map(|row| {
        let row = row?;
        let cell = |index: usize| row.get(index).map(str::to_owned).context("a short line");
        Ok(Sample {
            title: cell(0)?,
            problem: cell(1)?,
            place: cell(2)?,
            goal: cell(3)?,
            homes: cell(4)?.parse()?,
            yuan: cell(5)?.parse()?,
            sources: cell(6)?,
        })
    });
    rows.collect()
}

fn details(seed: &Seed, sample: &Sample, author: &Resident) -> Details {
    Details {
        title: line(&sample.title),
        problem: prose(&sample.problem),
        goal: prose(&sample.goal),
        need: prose(need(&sample.title)),
        place: place(seed, &sample.place, author),
        homes: Some(sample.homes),
        photos: photos::of(&sample.title),
        scene: scenes::of(&sample.title),
    }
}

/// A spot by its name, or else a building.
fn place(seed: &Seed, name: &str, author: &Resident) -> Place {
    let compound = seed.compound();
    let parts: [&[u8]; 2] = [compound.0.as_bytes(), name.as_bytes()];
    let spot = super::SPOTS.contains(&name);
    // The rules derive these ids from the same parts.
    if spot {
        Place::Spot(SpotId::derived("spot", &parts))
    } else if name.ends_with("号楼") {
        Place::Building(BuildingId::derived("building", &parts))
    } else {
        Place::Building(author.home.building)
    }
}

/// As in the pack of the demo.
const SMALL_HOMES: u32 = 50;

fn assessment(index: usize, sample: &Sample) -> anyhow::Result<Assessment> {
    let sources = sample.sources.split('+').map(source);
    let small = sample.homes <= SMALL_HOMES;
    Ok(Assessment {
        matter: if index == LIFT {
            Matter::Owners
        } else {
            Matter::Council
        },
        homes: sample.homes,
        object: Some(line(&sample.title)),
        impact: Some(if small {
            Impact::Small
        } else {
            Impact::Compound
        }),
        shared: Some(if small && index != CAR_PARK {
            Shared::Untouched
        } else {
            Shared::Facility
        }),
        funds: Some(line(funds(sample.yuan))),
        materials: Some(line("物业公司备料，市面上买得到")),
        manpower: Some(line("物业公司两人，居民志愿者搭手")),
        implementer: line("临江社区居委会"),
        process: prose("议事会通过并公示后动工，社区监督委员会验收，账目上墙。"),
        budget: Money::yuan(sample.yuan),
        sources: sources.collect::<anyhow::Result<_>>()?,
        indicators: Some(line("受益的住户里，说比以前好的有几户")),
        data: Some(line("楼栋长上门问一遍，物业报修记录")),
        evaluator: Some(line("居民小组，社区监督委员会看着")),
    })
}

/// Whether the money is there, by how much it is.
fn funds(yuan: i64) -> &'static str {
    match yuan {
        0 => "不花钱",
        1..5_000 => "社区现有经费够用",
        _ => "社区出一部分，其余申请支持，够用",
    }
}

fn source(name: &str) -> anyhow::Result<Source> {
    Ok(match name {
        "社区自身完成" => Source::SelfCompleted,
        "政府支持" => Source::GovernmentSupport,
        "企业扶持" => Source::EnterpriseSupport,
        "社会组织技术指导" => Source::SocialOrgTechnical,
        "居民自筹" => Source::Residents,
        other => anyhow::bail!("no source is called {other}"),
    })
}
