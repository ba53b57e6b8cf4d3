//! A small neighbourhood, built by the rulebook alone.

use domain::councils::{
    Call, Command as Councils, CouncilKind, Form, Mode, OpenVote, PutMotion, SeatCategory,
    SeatMember,
};
use domain::members::roster::{Delivery, RosterRow};
use domain::members::{AreaSource, ImportRoster, Usage};
use domain::members::{Claim, ClaimHome, Command as Members, GrantRole, Office, Scope, SetUp};
use domain::proposals::{
    Accept, Assessment, Command as Proposals, Details, Forum, Impact, Matter, Place, Route, Shared,
    Source, Submit,
};
use domain::{
    Actor, Area, Command, CommunityId, CompoundId, CouncilId, Day, Line, Money, MotionId, PersonId,
    Plain, ProposalId, Prose, SittingId, Timestamp, VoteId, decide,
};
use uuid::Uuid;

/// A community with one compound, four homes, a council with seats and an open vote.
#[derive(Clone)]
pub struct Neighbourhood {
    /// Its records.
    pub town: Plain,
    /// The instant after the last act.
    pub now: Timestamp,
    /// The community.
    pub community: CommunityId,
    /// The compound.
    pub compound: CompoundId,
    /// The secretary, who also lives here; then three neighbours. All have a seat.
    pub people: Vec<PersonId>,
    /// A proposal handed in and not screened yet.
    pub submitted: ProposalId,
    /// The proposal that is voted on.
    pub voted_on: ProposalId,
    /// A place.
    pub place: Place,
    /// A recorded vote that stays open for thirty days.
    pub vote: VoteId,
}

/// Builds the neighbourhood. Everything in it went through [`decide`].
pub fn neighbourhood() -> Neighbourhood {
    let id = |number: u128| Uuid::from_u128(0xA11CE << 32 | number);
    let day: Day = "2026-11-02".parse().expect("a day");
    let (community, compound) = (CommunityId(id(1)), CompoundId(id(2)));
    let place = spot(compound, "东门");
    let mut there = Neighbourhood {
        town: Plain::default(),
        now: Timestamp::at(day, 9, 0),
        community,
        compound,
        people: Vec::new(),
        submitted: ProposalId(id(10)),
        voted_on: ProposalId(id(11)),
        place,
        vote: VoteId(id(12)),
    };
    there.settle(community, compound);
    there.take_office();
    there.propose(there.submitted, "东门加一段无障碍坡道");
    there.propose(there.voted_on, "北门换掉破损井盖");
    there.open_vote(CouncilId(id(13)), SittingId(id(14)), MotionId(id(15)));
    there
}

impl Neighbourhood {
    /// Does something; the rulebook must agree.
    pub fn act(&mut self, actor: &Actor, command: Command) {
        self.now = self.now.plus_minutes(1);
        let changes = decide(&command, actor, self.now, &self.town);
        let changes = changes.unwrap_or_else(|refusal| panic!("{command:?}: {refusal:?}"));
        changes
            .iter()
            .for_each(|change| drop(self.town.apply(change)));
    }

    /// Someone as the rules see them now.
    pub fn actor(&self, person: PersonId) -> Actor {
        Actor::of(person, self.now.day(), &self.town)
    }

    /// What the office finds when it accepts one: a small matter.
    pub fn assessment(&self) -> Assessment {
        assessment()
    }

    /// A proposal's words.
    pub fn details(&self, title: &str) -> Details {
        details(self.place, title)
    }

    fn settle(&mut self, community: CommunityId, compound: CompoundId) {
        let set_up = SetUp {
            community,
            name: line("临江社区"),
            pack: "national".to_owned(),
            telephone: line("027-00002464"),
            compound,
            compound_name: line("临江里小区"),
            spots: vec![line("东门"), line("北门")],
            sample: false,
        };
        self.act(&Actor::System, Command::Members(Members::SetUp(set_up)));
        let names = ["严桂芳", "秦招娣", "司马文", "邱喆"];
        let rows = (1..)
            .zip(names)
            .map(|(floor, name)| row(floor, name))
            .collect();
        let import = ImportRoster { compound, rows };
        self.act(
            &Actor::System,
            Command::Members(Members::ImportRoster(import)),
        );
        let mut homes: Vec<domain::members::Home> = self.town.all().cloned().collect();
        homes.sort_by_key(|home| home.floor);
        for ((number, home), name) in (1..).zip(&homes).zip(names) {
            let person = PersonId(Uuid::from_u128(0xBEEF << 32 | number));
            let claim = ClaimHome {
                community,
                home: home.id,
                name: line(name),
                claim: Claim::Owner { tail: line("0610") },
                person,
                phone: None,
            };
            self.act(&Actor::System, Command::Members(Members::ClaimHome(claim)));
            self.people.push(person);
        }
    }

    fn take_office(&mut self) {
        let grant = GrantRole {
            id: Uuid::from_u128(20).into(),
            person: self.people[0],
            office: Office::Secretary,
            scope: Scope::Community(self.community),
            until: self.now.day().plus(700),
        };
        self.act(&Actor::System, Command::Members(Members::GrantRole(grant)));
    }

    fn propose(&mut self, id: ProposalId, title: &str) {
        let author = self.actor(self.people[1]);
        let submit = Submit {
            id,
            community: self.community,
            compound: self.compound,
            details: self.details(title),
            facts: None,
            behalf: None,
        };
        self.act(&author, Command::Proposals(Proposals::Submit(submit)));
    }

    fn open_vote(&mut self, council: CouncilId, sitting: SittingId, motion: MotionId) {
        let secretary = self.actor(self.people[0]);
        let accept = Accept {
            proposal: self.voted_on,
            assessment: assessment(),
            scene: None,
        };
        self.act(&secretary, Command::Proposals(Proposals::Accept(accept)));
        let route = Route {
            proposal: self.voted_on,
            forum: Forum::Neighbourhood,
            reason: None,
        };
        self.act(&secretary, Command::Proposals(Proposals::Route(route)));
        let form = Form {
            id: council,
            community: self.community,
            kind: CouncilKind::Neighbourhood,
            name: line("临江里邻里理事会"),
            compound: None,
        };
        let mut acts = vec![Councils::Form(form)];
        acts.extend(self.people.iter().map(|&person| {
            Councils::SeatMember(SeatMember {
                council,
                category: SeatCategory::Resident,
                person,
                until: self.now.day().plus(700),
            })
        }));
        let starts_at = Timestamp::at(self.now.day().plus(8), 9, 0);
        acts.push(Councils::Call(Call {
            id: sitting,
            council,
            place: line("物业二楼"),
            starts_at,
        }));
        acts.push(Councils::PutMotion(PutMotion {
            id: motion,
            sitting,
            proposal: self.voted_on,
            text: prose("同意更换北门破损井盖。"),
            major: false,
            slate: None,
        }));
        for act in acts {
            self.act(&secretary, Command::Councils(act));
        }
        self.now = starts_at;
        let open = OpenVote {
            id: self.vote,
            motion,
            mode: Mode::Recorded,
            closes_at: starts_at.plus_days(30),
            tellers: [self.people[0], self.people[1]],
            drawn: None,
        };
        self.act(&secretary, Command::Councils(Councils::OpenVote(open)));
    }
}

fn spot(compound: CompoundId, name: &str) -> Place {
    let parts: [&[u8]; 2] = [compound.0.as_bytes(), name.as_bytes()];
    Place::Spot(domain::SpotId::derived("spot", &parts))
}

fn details(place: Place, title: &str) -> Details {
    Details {
        title: line(title),
        problem: prose("轮椅和婴儿车进不来。"),
        goal: prose("一个月内能推着走。"),
        need: prose("楼里有七位老人要用。"),
        place,
        homes: Some(40),
        photos: Vec::new(),
        scene: None,
    }
}

fn assessment() -> Assessment {
    Assessment {
        matter: Matter::Council,
        homes: 40,
        object: Some(line("北门井盖")),
        impact: Some(Impact::Small),
        shared: Some(Shared::Untouched),
        funds: Some(line("社区现有经费")),
        materials: Some(line("井盖一个")),
        manpower: Some(line("物业两人")),
        implementer: line("物业"),
        process: prose("一周内施工。"),
        budget: Money::yuan(800),
        sources: vec![Source::SelfCompleted],
        indicators: Some(line("夜里还有没有人被吵醒")),
        data: Some(line("楼栋长问一遍")),
        evaluator: Some(line("居民小组")),
    }
}

fn row(floor: i16, name: &str) -> RosterRow {
    RosterRow {
        building: line("7号楼"),
        unit: Some(line("2单元")),
        floor,
        room: line(&format!("{floor}02")),
        usage: Usage::Dwelling,
        area: Area(6102),
        area_source: AreaSource::Registered,
        holders: vec![domain::members::Holder {
            name: line(name),
            tail: line("0610"),
            phone: None,
        }],
        delivery: Delivery::HandedOver,
        note: None,
    }
}

fn line(text: &str) -> Line {
    Line::new(text).expect("a line of the sample")
}

fn prose(text: &str) -> Prose {
    Prose::new(text).expect("prose of the sample")
}
