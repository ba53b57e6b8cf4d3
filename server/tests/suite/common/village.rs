//! A small neighbourhood: one compound, its office, a council with as many seats as one likes.

use domain::councils::{
    self, CastBallot, Choice, CouncilKind, Form, Mode, OpenVote, PutMotion, SeatCategory,
    SeatMember,
};
use domain::members::roster::{Delivery, RosterRow};
use domain::members::{
    self, AreaSource, Claim, ClaimHome, GrantRole, Holder, Home, ImportRoster, Office, Scope,
    SetUp, Title, Usage,
};
use domain::proposals::{
    self, Accept, Assessment, Details, Forum, Impact, Matter, Place, Route, Shared, Source, Submit,
};
use domain::{
    Area, Command, CommunityId, CompoundId, CouncilId, Day, HomeId, Line, Money, PersonId,
    ProposalId, Prose, SittingId, SpotId, Timestamp, Town, VoteId,
};
use server::sequencer::By;
use uuid::Uuid;
use wire::{Envelope, Verdict};

use super::{Db, Device, Site, id};

/// Monday 2026-11-23, 09:00 in Shanghai.
pub const START: Timestamp = Timestamp(1_795_395_600_000);

/// A neighbourhood and the server it lives on.
pub struct Village {
    pub site: Site,
    pub community: CommunityId,
    pub compound: CompoundId,
    pub council: CouncilId,
    pub secretary: Device,
    pub convener: Device,
    /// Residents, the first of whom hold the council's seats.
    pub residents: Vec<Device>,
    next: u128,
    claimed: usize,
}

pub fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

pub fn prose(text: &str) -> Prose {
    Prose::new(text).unwrap()
}

impl Village {
    /// A village with so many residents; `None` where there is no PostgreSQL to test on.
    pub async fn open(db: Db, residents: u128) -> Option<Self> {
        Self::open_at(db, residents, START).await
    }

    /// The same under another rule pack.
    pub async fn open_under(db: Db, residents: u128, pack: &str) -> Option<Self> {
        Self::founded(db, residents, START, pack).await
    }

    /// The same, founded at another time.
    pub async fn open_at(db: Db, residents: u128, now: Timestamp) -> Option<Self> {
        Self::founded(db, residents, now, "national").await
    }

    async fn founded(db: Db, residents: u128, now: Timestamp, pack: &str) -> Option<Self> {
        let site = Site::open(db, now).await?;
        let (community, compound) = (id(1), id(2));
        site.state.communities.found(community).await.unwrap();
        let secretary = site.sign_in(community, id(100), 0).await;
        let convener = site.sign_in(community, id(101), 0).await;
        let mut village = Self {
            site,
            community,
            compound,
            council: id(3),
            secretary,
            convener,
            residents: Vec::new(),
            next: 1 << 64,
            claimed: 0,
        };
        village.furnish(residents, pack).await;
        Some(village)
    }

    async fn furnish(&mut self, residents: u128, pack: &str) {
        let (community, compound) = (self.community, self.compound);
        self.system(members::Command::SetUp(SetUp {
            community,
            name: line("临江社区"),
            pack: pack.to_owned(),
            telephone: line("027 0000 2464"),
            compound,
            compound_name: line("临江里小区"),
            spots: vec![line("东门"), line("车棚")],
            sample: false,
        }))
        .await;
        // A home has room for so many of a family, and everyone here is of one.
        let homes = (residents as u16 / 10 + 1).max(4);
        let rows = (1..=homes).map(row).collect();
        self.system(members::Command::ImportRoster(ImportRoster {
            compound,
            rows,
        }))
        .await;
        self.claim(self.secretary.person, "石秀兰").await;
        self.claim(self.convener.person, "邱喆").await;
        self.grant(
            1,
            self.secretary.person,
            Office::Secretary,
            Scope::Community(community),
        )
        .await;
        for number in 0..residents {
            let person = id(1_000 + number);
            self.claim(person, "秦招娣").await;
            self.residents
                .push(self.site.sign_in(community, person, 0).await);
        }
        self.system(councils::Command::Form(Form {
            id: self.council,
            community,
            kind: CouncilKind::RepresentativeMeeting,
            name: line("居民代表会议"),
            compound: None,
        }))
        .await;
        let scope = Scope::Council(self.council);
        self.grant(2, self.convener.person, Office::Convener, scope)
            .await;
    }

    async fn claim(&mut self, person: PersonId, name: &str) {
        let homes = self.homes().await;
        let home = homes[self.claimed / 10 % homes.len()];
        self.claimed += 1;
        self.system(members::Command::ClaimHome(ClaimHome {
            community: self.community,
            home,
            name: line(name),
            claim: Claim::Family,
            person,
            phone: None,
        }))
        .await;
    }

    /// Gives somebody an office for the whole community, and a home in it.
    pub async fn appoint(&mut self, person: PersonId, office: Office) {
        self.claim(person, "邱喆").await;
        let number = self.number();
        let scope = Scope::Community(self.community);
        self.grant(number, person, office, scope).await;
    }

    async fn grant(&mut self, number: u128, person: PersonId, office: Office, scope: Scope) {
        self.system(members::Command::GrantRole(GrantRole {
            id: id(200 + number),
            person,
            office,
            scope,
            until: Day::new(2029, 12, 31).unwrap(),
        }))
        .await;
    }

    /// The homes of the compound, by address.
    pub async fn homes(&self) -> Vec<HomeId> {
        let communities = &self.site.state.communities;
        let community = communities.get(self.community).await.unwrap();
        let mut homes: Vec<Home> = community.look(|town| town.all::<Home>().cloned().collect());
        homes.sort_by(|a, b| a.address.as_str().cmp(b.address.as_str()));
        homes.into_iter().map(|home| home.id).collect()
    }

    /// Who holds title of a home, by name and certificate tail.
    pub async fn holder(&self, home: HomeId) -> (Line, Line) {
        let communities = &self.site.state.communities;
        let community = communities.get(self.community).await.unwrap();
        let title = community.look(|town| (town as &dyn Town).get::<Title>(home));
        let holder = title.unwrap().holders[0].clone();
        (holder.name, holder.tail)
    }

    /// A public place.
    pub fn spot(&self) -> SpotId {
        SpotId::derived("spot", &[self.compound.0.as_bytes(), "东门".as_bytes()])
    }

    /// A number nobody else has in this village.
    pub fn number(&mut self) -> u128 {
        self.next += 1;
        self.next
    }

    /// Something the server does itself; it must succeed.
    pub async fn system(&mut self, command: impl Into<Command>) {
        let envelope = self.envelope(command);
        let community = self
            .site
            .state
            .communities
            .get(self.community)
            .await
            .unwrap();
        let answers = community.submit(vec![envelope], By::System).await.unwrap();
        assert!(answers[0].contains("\"done\""), "{}", answers[0]);
    }

    /// A command in an envelope with a fresh id.
    pub fn envelope(&mut self, command: impl Into<Command>) -> Envelope {
        let number = self.number();
        self.site.envelope(number, command)
    }

    /// Somebody does something; what became of it.
    pub async fn act(&mut self, device: &Device, command: impl Into<Command>) -> Verdict {
        let envelope = self.envelope(command);
        let outcomes = self.site.push(device, vec![envelope]).await;
        outcomes.outcomes[0].verdict.clone()
    }

    /// Somebody does something that must succeed.
    pub async fn done(&mut self, device: &Device, command: impl Into<Command>) {
        let verdict = self.act(device, command).await;
        assert!(matches!(verdict, Verdict::Done { .. }), "{verdict:?}");
    }

    /// A proposal as a resident hands it in.
    pub fn submission(&self, proposal: ProposalId) -> Command {
        proposals::Command::Submit(Submit {
            id: proposal,
            community: self.community,
            compound: self.compound,
            details: Details {
                title: line("东门夜里太暗"),
                problem: prose("路灯坏了两盏，晚上看不清台阶。"),
                goal: prose("换两盏灯。"),
                need: prose("每晚约两百人走。"),
                place: Place::Spot(self.spot()),
                homes: Some(60),
                photos: Vec::new(),
                scene: None,
            },
            facts: None,
            behalf: None,
        })
        .into()
    }

    /// What the office finds when it accepts a proposal.
    pub fn acceptance(&self, proposal: ProposalId) -> Command {
        proposals::Command::Accept(Accept {
            proposal,
            assessment: Assessment {
                matter: Matter::Council,
                homes: 60,
                object: Some(line("路灯两盏")),
                impact: Some(Impact::Small),
                shared: Some(Shared::Untouched),
                funds: Some(line("居委会现有经费")),
                materials: Some(line("灯两盏")),
                manpower: Some(line("电工一人")),
                implementer: line("居委会"),
                process: prose("十二月开工。"),
                budget: Money(300_000),
                sources: vec![Source::SelfCompleted],
                indicators: Some(line("晚上看得清台阶的人数")),
                data: Some(line("门岗数一周")),
                evaluator: Some(line("居民小组")),
            },
            scene: None,
        })
        .into()
    }

    /// The way the rules propose for what was accepted so.
    pub fn routing(&self, proposal: ProposalId) -> Command {
        proposals::Command::Route(Route {
            proposal,
            forum: Forum::PartyMass,
            reason: None,
        })
        .into()
    }

    /// Gives the first residents seats, and opens a vote among them; the clock moves to it.
    pub async fn open_vote(&mut self, seats: usize, mode: Mode) -> VoteId {
        let until = Day::new(2028, 12, 31).unwrap();
        for seat in 0..seats {
            let device = self.residents[seat];
            self.system(councils::Command::SeatMember(SeatMember {
                council: self.council,
                category: SeatCategory::Resident,
                person: device.person,
                until,
            }))
            .await;
        }
        let (proposal, sitting): (ProposalId, SittingId) = (id(self.number()), id(self.number()));
        let author = self.residents[0];
        self.done(&author, self.submission(proposal)).await;
        let secretary = self.secretary;
        self.done(&secretary, self.acceptance(proposal)).await;
        self.done(&secretary, self.routing(proposal)).await;
        let starts_at = self.site.clock.now().plus_days(5);
        let convener = self.convener;
        let call = councils::Call {
            id: sitting,
            council: self.council,
            place: line("议事厅"),
            starts_at,
        };
        self.done(&convener, councils::Command::Call(call)).await;
        let motion = id(self.number());
        let put = PutMotion {
            id: motion,
            sitting,
            proposal,
            text: prose("换两盏灯，预算三千元。"),
            major: false,
            slate: None,
        };
        self.done(&convener, councils::Command::PutMotion(put))
            .await;
        self.site.clock.set(starts_at);
        let vote = id(self.number());
        let open = OpenVote {
            id: vote,
            motion,
            mode,
            closes_at: starts_at.plus_days(1),
            tellers: [self.secretary.person, self.convener.person],
            drawn: None,
        };
        self.done(&convener, councils::Command::OpenVote(open))
            .await;
        vote
    }

    /// Both tellers close a vote after its time.
    pub async fn close_vote(&mut self, vote: VoteId) {
        self.site.clock.set(self.site.clock.now().plus_days(2));
        for teller in [self.secretary, self.convener] {
            let close = councils::CloseVote {
                vote,
                unreturned: Vec::new(),
            };
            self.done(&teller, councils::Command::CloseVote(close))
                .await;
        }
    }
}

/// A ballot.
pub fn ballot(vote: VoteId, choice: Choice, blind: u128) -> Command {
    councils::Command::CastBallot(CastBallot {
        vote,
        choice: choice.into(),
        blind: Uuid::from_u128(blind),
    })
    .into()
}

fn row(number: u16) -> RosterRow {
    RosterRow {
        building: line("7号楼"),
        unit: Some(line("2单元")),
        floor: 6,
        room: line(&format!("60{number}")),
        usage: Usage::Dwelling,
        area: Area(8_955),
        area_source: AreaSource::Registered,
        holders: vec![Holder {
            name: line("秦招娣"),
            tail: line(&format!("123{number}")),
            phone: None,
        }],
        delivery: Delivery::HandedOver,
        note: None,
    }
}

/// Runs a statement behind the server's back.
pub async fn sabotage(village: &Village, sql: &'static str) {
    if village.site.address.starts_with("postgres") {
        let pool = sqlx::PgPool::connect(&village.site.address).await.unwrap();
        sqlx::query(sql).execute(&pool).await.unwrap();
    } else {
        let pool = sqlx::SqlitePool::connect(&village.site.address)
            .await
            .unwrap();
        sqlx::query(sql).execute(&pool).await.unwrap();
    }
}
