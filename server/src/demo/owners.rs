//! Owners decide: a lift that was voted on and counted, a renovation whose vote is short of its line,
//! and an asking for opinions that decides nothing.

use std::collections::BTreeMap;

use domain::councils::Choice;
use domain::members::{self, Head, Holder, RuleHead, Ruling, Title, Usage};
use domain::owners::{
    Answer, CallAssembly, CastOwnersBallot, CloseOwnersVote, Command as Act, Cost,
    EnterOwnersPaper, Force, FreezeRoll, Item, Matter, NoteServed, OpenAdvisory, OpenOwnersVote,
    ParkingPolicy, Policy, PostAssembly, PostOwnersResult, Scope, ServedBy, Voice,
    WitnessOwnersPaper,
};
use domain::{
    AssemblyId, Command, HeadId, HomeId, Money, OwnersPaperId, PersonId, ServedId, Timestamp, Town,
    UnitId,
};

use super::brought;
use super::people::{People, Resident};
use super::schedule::Schedule;
use super::{Seed, derived, line, luck, prose};
use crate::sequencer::{By, Community};

/// How many heads have voted on the renovation: twelve fewer than the law asks for.
const CAST: usize = 322;

/// How many heads nothing has reached yet.
const UNREACHED: usize = 64;

/// The number of the vote on the roofs.
pub const ROOF: u64 = 40;

/// How many heads have voted on the roofs: enough.
const CAST_ON_ROOFS: usize = 370;

/// A head that votes, with what it holds.
struct Voter {
    head: Head,
    homes: Vec<(HomeId, UnitId)>,
}

impl Voter {
    fn holds(&self, home: HomeId) -> bool {
        self.homes.iter().any(|(it, _)| *it == home)
    }
}

/// Rules on the heads that wait, and holds the three assemblies.
pub fn decide(seed: &Seed, people: &People, community: &Community, schedule: &mut Schedule) {
    let (voters, open) = community.look(|town| (voters(town), waiting(town)));
    for head in open {
        let ruling = Ruling::Separate {
            reason: line("共有人另行推选一人投票，按两户计"),
        };
        let rule = members::Command::RuleHead(RuleHead { head, ruling });
        let at = seed.now.plus_days(-70);
        schedule.add(at, By::Person(people.staff), Command::Members(rule));
    }
    let mut office = Office {
        seed,
        people,
        voters,
        schedule,
    };
    office.lift();
    office.roofs();
    office.renovation();
    office.lockers();
}

fn waiting(town: &domain::Plain) -> Vec<HeadId> {
    let waiting = town.all::<Head>().filter(|it| it.needs_ruling);
    waiting.map(|it| it.id).collect()
}

fn voters(town: &domain::Plain) -> Vec<Voter> {
    let mut first: BTreeMap<HeadId, Voter> = BTreeMap::new();
    let town_: &dyn Town = town;
    let mut titles: Vec<&Title> = town.all().collect();
    titles.sort_by_key(|it| it.id);
    for title in titles {
        let Some(home) = town_.get::<members::Home>(title.id) else {
            continue;
        };
        let Some(head) = town_.get::<Head>(title.head) else {
            continue;
        };
        if home.usage != Usage::Parking && !head.developer {
            let voter = first.entry(head.id).or_insert_with(|| Voter {
                head,
                homes: Vec::new(),
            });
            voter.homes.push((home.id, home.unit));
        }
    }
    first.into_values().collect()
}

struct Office<'a> {
    seed: &'a Seed,
    people: &'a People,
    voters: Vec<Voter>,
    schedule: &'a mut Schedule,
}

/// What an assembly is about, and its days.
struct Plan {
    number: u64,
    caller: &'static str,
    title: &'static str,
    scope: Scope,
    force: Force,
    items: Vec<Item>,
    posted_at: Timestamp,
    opens_at: Timestamp,
    closes_at: Timestamp,
}

fn item(matter: Matter, title: &str, text: &str) -> Item {
    Item {
        matter,
        title: line(title),
        text: prose(text),
        proposal: None,
        affects: None,
        cost: None,
    }
}

impl Office<'_> {
    fn add(&mut self, at: Timestamp, by: PersonId, act: Act) {
        self.schedule.add(at, By::Person(by), Command::Owners(act));
    }

    /// Called, posted, its roll frozen, opened.
    fn open(&mut self, plan: Plan) -> AssemblyId {
        let staff = self.people.staff;
        let assembly = AssemblyId(derived("assembly", plan.number));
        let (posted_at, opens_at, force) = (plan.posted_at, plan.opens_at, plan.force);
        let call = CallAssembly {
            id: assembly,
            compound: self.seed.compound(),
            caller: line(plan.caller),
            title: line(plan.title),
            scope: plan.scope,
            force,
            extraordinary: false,
            items: plan.items,
            about_parking: false,
            parking: ParkingPolicy::Exclude,
            silence: Policy::Strict,
            rule_text: None,
            opens_at,
            closes_at: plan.closes_at,
        };
        self.add(posted_at.plus_minutes(-60), staff, Act::CallAssembly(call));
        self.add(
            posted_at,
            staff,
            Act::PostAssembly(PostAssembly { assembly }),
        );
        self.add(
            posted_at.plus_minutes(5),
            staff,
            Act::FreezeRoll(FreezeRoll { assembly }),
        );
        let open = match force {
            Force::Statutory => Act::OpenOwnersVote(OpenOwnersVote { assembly }),
            Force::Advisory => Act::OpenAdvisory(OpenAdvisory { assembly }),
        };
        self.add(opens_at, staff, open);
        assembly
    }

    /// By phone: so many questions answered.
    fn cast(&mut self, assembly: AssemblyId, who: &Resident, said: &[Choice], at: Timestamp) {
        let Some(head) = self.head_of(who.home.id) else {
            return;
        };
        let blind = derived(
            "blind",
            luck(&assembly.to_string(), who.person.0.as_u64_pair().1),
        );
        let cast = CastOwnersBallot {
            assembly,
            head,
            answers: said.iter().copied().map(Answer::Choice).collect(),
            blind,
        };
        self.add(at, who.person, Act::CastOwnersBallot(cast));
    }

    /// The head of somebody who holds a home alone.
    fn head_of(&self, home: HomeId) -> Option<HeadId> {
        let mut voters = self.voters.iter();
        voters.find(|it| it.holds(home)).map(|it| it.head.id)
    }

    /// On paper: entered by the worker, confirmed by a neighbour who was there.
    fn paper(
        &mut self,
        assembly: AssemblyId,
        (number, index): (u64, usize),
        said: &[Choice],
        at: Timestamp,
    ) {
        let voter = &self.voters[index];
        let (head, holders) = (voter.head.id, voter.head.holders.clone());
        let Some(witness) = self.witness(voter, number) else {
            return;
        };
        let paper = OwnersPaperId(derived("owners-paper", luck(&assembly.to_string(), number)));
        let enter = EnterOwnersPaper {
            id: paper,
            assembly,
            head,
            home: None,
            number: line(&format!("P-{number:04}")),
            voice: if holders.len() > 1 {
                Voice::Chosen
            } else {
                Voice::Owner
            },
            answers: said.iter().copied().map(Answer::Choice).collect(),
            witness,
            photo: None,
            blind: derived("paper-blind", luck(&assembly.to_string(), number)),
        };
        let saw = WitnessOwnersPaper {
            assembly,
            paper,
            saw: true,
        };
        self.add(at, self.people.staff, Act::EnterOwnersPaper(enter));
        self.add(at.plus_minutes(25), witness, Act::WitnessOwnersPaper(saw));
    }

    /// A neighbour of another household.
    fn witness(&self, voter: &Voter, number: u64) -> Option<PersonId> {
        let own = |it: &Resident| {
            let named = |holder: &Holder| holder.name == it.name;
            voter.holds(it.home.id) || voter.head.holders.iter().any(named)
        };
        let neighbours = &self.people.residents[4..20];
        let start = (number % 16) as usize;
        let mut order = neighbours[start..].iter().chain(&neighbours[..start]);
        order.find(|it| !own(it)).map(|it| it.person)
    }

    /// A lift in the resident's own stairwell, voted on last month and passed.
    fn lift(&mut self) {
        let now = self.seed.now;
        let home = &self.people.residents[0].home;
        let (unit, own) = (home.unit, home.id);
        let closes_at = Timestamp::at(now.day().plus(-30), 20, 0);
        let assembly = self.open(Plan {
            number: 1,
            caller: "7号楼2单元业主代表",
            title: "7号楼2单元加装电梯",
            scope: Scope::Unit(unit),
            force: Force::Statutory,
            items: vec![item(
                Matter::Lift,
                "装不装",
                "同意在 7 号楼 2 单元北侧加装一部无机房电梯，费用按层分摊，方案和预算见公告栏？",
            )],
            posted_at: Timestamp::at(now.day().plus(-62), 9, 0),
            opens_at: Timestamp::at(now.day().plus(-44), 8, 0),
            closes_at,
        });
        let at = Timestamp::at(now.day().plus(-40), 19, 30);
        let resident = self.people.residents[0].clone();
        self.cast(assembly, &resident, &[Choice::Agree], at);
        let mut others: Vec<usize> = (0..self.voters.len()).collect();
        others.retain(|it| {
            let voter = &self.voters[*it];
            voter.homes.iter().any(|(_, of)| *of == unit) && !voter.holds(own)
        });
        let said = |index: usize| match index {
            4 => Choice::Against,
            _ => Choice::Agree,
        };
        let left = others.len().saturating_sub(1);
        for (index, voter) in others.into_iter().take(left).enumerate() {
            let number = index as u64 + 1;
            self.paper(assembly, (number, voter), &[said(index)], at.plus_days(3));
        }
        let staff = self.people.staff;
        let close = CloseOwnersVote {
            assembly,
            without: Vec::new(),
        };
        self.add(
            closes_at.plus_minutes(15),
            staff,
            Act::CloseOwnersVote(close),
        );
        let post = PostOwnersResult {
            assembly,
            witnesses: vec![line("街道办 周工"), line("业主 石秀兰")],
        };
        self.add(
            closes_at.plus_minutes(60 * 13),
            staff,
            Act::PostOwnersResult(post),
        );
    }

    /// Roofs that leak, to be mended out of the maintenance fund: voted on last month and passed.
    fn roofs(&mut self) {
        let now = self.seed.now;
        let closes_at = Timestamp::at(now.day().plus(-29), 20, 0);
        let assembly = self.open(Plan {
            number: ROOF,
            caller: "临江里小区业主委员会",
            title: "3 号楼、5 号楼屋面维修",
            scope: Scope::Compound(self.seed.compound()),
            force: Force::Statutory,
            items: vec![Item {
                proposal: Some(brought::roofs()),
                affects: Some(Scope::Building(brought::building(self.seed))),
                cost: Some(Cost::Amount(Money::yuan(brought::YUAN))),
                ..item(
                    Matter::UseFund,
                    "用不用维修资金",
                    "同意用维修资金重做 3 号楼、5 号楼的屋面防水吗？预算 15.6 万元，分三次付，每一笔都公布。",
                )
            }],
            posted_at: Timestamp::at(now.day().plus(-60), 9, 0),
            opens_at: Timestamp::at(now.day().plus(-43), 8, 0),
            closes_at,
        });
        let said = |index: usize| match index % 9 {
            8 => Choice::Against,
            _ => Choice::Agree,
        };
        let by_phone: Vec<Resident> = self.people.residents[4..20].to_vec();
        for (index, who) in by_phone.iter().enumerate() {
            let at = Timestamp::at(now.day().plus(-42 + index as i32 % 6), 20, 20);
            self.cast(assembly, who, &[said(index)], at);
        }
        let joined: Vec<HomeId> = self.people.residents.iter().map(|it| it.home.id).collect();
        let mut others: Vec<usize> = (0..self.voters.len()).collect();
        others.retain(|it| !joined.iter().any(|home| self.voters[*it].holds(*home)));
        let papers = CAST_ON_ROOFS.saturating_sub(by_phone.len());
        for (index, voter) in others.into_iter().take(papers).enumerate() {
            let number = index as u64 + 1;
            let at = Timestamp::at(now.day().plus(-41 + index as i32 % 9), 18, 30);
            self.paper(assembly, (number, voter), &[said(index)], at);
        }
        let close = CloseOwnersVote {
            assembly,
            without: Vec::new(),
        };
        let staff = self.people.staff;
        self.add(
            closes_at.plus_minutes(20),
            staff,
            Act::CloseOwnersVote(close),
        );
        let post = PostOwnersResult {
            assembly,
            witnesses: vec![line("街道办 周工"), line("业主 石秀兰")],
        };
        let posted_at = closes_at.plus_minutes(60 * 13 + 30);
        self.add(posted_at, staff, Act::PostOwnersResult(post));
    }

    /// The renovation of the whole compound: open, and twelve heads short of its line.
    fn renovation(&mut self) {
        let now = self.seed.now;
        let assembly = self.open(Plan {
            number: 2,
            caller: "临江里小区业主委员会",
            title: "临江里小区改造二期方案",
            scope: Scope::Compound(self.seed.compound()),
            force: Force::Statutory,
            items: vec![
                Item {
                    affects: Some(Scope::Building(self.people.residents[0].home.building)),
                    ..item(
                        Matter::Rebuild,
                        "改不改",
                        "同意按二期方案改造小区公共部分吗？停车、充电、坡道、花园四处一起改。",
                    )
                },
                Item {
                    cost: Some(Cost::Amount(Money::yuan(420_000))),
                    ..item(
                        Matter::UseFund,
                        "钱怎么出",
                        "除政府补贴外不足的 42 万元，同意从维修资金里出，按面积分摊吗？",
                    )
                },
                item(
                    Matter::Manager,
                    "如何管",
                    "改完以后续聘现在的物业，每月每平方米 1.45 元，同意吗？",
                ),
            ],
            posted_at: Timestamp::at(now.day().plus(-29), 9, 0),
            opens_at: Timestamp::at(now.day().plus(-12), 8, 0),
            closes_at: Timestamp::at(now.day().plus(2), 20, 0),
        });
        let by_phone: Vec<Resident> = self.people.residents[4..20].to_vec();
        for (index, who) in by_phone.iter().enumerate() {
            let at = Timestamp::at(now.day().plus(-11 + index as i32 % 6), 20, 10);
            self.cast(assembly, who, &choices(index), at);
        }
        let joined: Vec<HomeId> = self.people.residents.iter().map(|it| it.home.id).collect();
        let mut others: Vec<usize> = (0..self.voters.len()).collect();
        others.retain(|it| !joined.iter().any(|home| self.voters[*it].holds(*home)));
        let phones = by_phone.len();
        let papers = CAST.saturating_sub(phones);
        let (cast, silent) = others.split_at(papers.min(others.len()));
        for (index, voter) in cast.iter().enumerate() {
            let number = index as u64 + 1;
            let at = Timestamp::at(now.day().plus(-10 + index as i32 % 9), 18, 0);
            self.paper(assembly, (number, *voter), &choices(index), at);
        }
        // A text message has reached most of those who have not voted.
        let texted = silent.len().saturating_sub(UNREACHED);
        let heads = silent[..texted].iter().map(|it| self.voters[*it].head.id);
        let served = NoteServed {
            id: ServedId(derived("served", 1)),
            assembly,
            heads: heads.collect(),
            by: ServedBy::Texted,
            photo: None,
            note: Some(line("公告和投票方法，附纸质票领取地点")),
        };
        let at = Timestamp::at(now.day().plus(-9), 10, 0);
        self.add(at, self.people.staff, Act::NoteServed(served));
    }

    /// Where the parcel lockers go: asked, and nothing decided.
    fn lockers(&mut self) {
        let now = self.seed.now;
        let assembly = self.open(Plan {
            number: 3,
            caller: "临江里小区业主委员会",
            title: "快递柜放在哪里好",
            scope: Scope::Compound(self.seed.compound()),
            force: Force::Advisory,
            items: vec![item(
                Matter::Other,
                "放北门",
                "快递柜放在北门内侧，您觉得合适吗？只问想法，不作决定。",
            )],
            posted_at: Timestamp::at(now.day().plus(-5), 9, 0),
            opens_at: Timestamp::at(now.day().plus(-4), 8, 0),
            closes_at: Timestamp::at(now.day().plus(10), 20, 0),
        });
        let asked: Vec<Resident> = self.people.residents[5..17].to_vec();
        for (index, who) in asked.iter().enumerate() {
            let said = choices(index);
            let at = Timestamp::at(now.day().plus(-3), 19, 0);
            self.cast(assembly, who, &said[..1], at);
        }
    }
}

/// How the ballots of the renovation were marked.
fn choices(index: usize) -> [Choice; 3] {
    let of = |number: usize, agree: usize| match (index * 7 + number * 3) % 20 {
        it if it < agree => Choice::Agree,
        19 => Choice::Abstain,
        _ => Choice::Against,
    };
    [of(0, 17), of(1, 15), of(2, 13)]
}
