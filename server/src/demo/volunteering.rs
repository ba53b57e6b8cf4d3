//! Volunteering: what is coming in the five colours, what is going on today, and what was given, each
//! of it checked in, confirmed and posted as the rules ask.

use anyhow::Context as _;
use domain::points::{self, JoinWall};
use domain::volunteering::{
    ActivityPlan, AgeRule, AnnounceActivity, CheckPost, Colour, Command as Act, ConfirmHours, End,
    FinishHours, FormTeam, OpenCheckPost, Place, Read, ReadCode, Service, TakePlace,
};
use domain::{
    ActivityId, BuildingId, Calendar, Command, Day, DeviceId, Digest, PersonId, SpotId, TeamId,
    Timestamp, TurningKey, WallLineId,
};

use super::people::{People, Resident};
use super::schedule::Schedule;
use super::{SPOTS, Seed, derived, line, luck, prose, scenes};
use crate::sequencer::By;

/// The sample activities.
const ACTIVITIES: &str = include_str!("../../../testkit/samples/activities.csv");

/// The day on which the sample is read.
const READ_ON: (i16, i8, i8) = (2026, 11, 22);

/// How many working days hours hang, as every pack has it.
const POSTED_DAYS: u16 = 3;

/// Who brings lunch to the old, among the others.
const COOK: usize = 4;

/// How many days back the sample is planted: everyone had joined by then.
const BACK: i32 = 55;

/// One line of the sample.
pub struct Sample {
    /// Of which kind.
    pub service: Service,
    /// Its name.
    pub title: String,
    /// How many days from now.
    pub days: i32,
    /// From when.
    pub clock: (i64, i64),
    /// How long.
    pub minutes: i64,
    /// Where.
    pub place: Place,
    /// How many are needed.
    pub needed: u16,
}

/// All of it.
pub fn give(seed: &Seed, people: &People, schedule: &mut Schedule) -> anyhow::Result<()> {
    let samples = samples(seed)?;
    let team = form(seed, people, schedule);
    for (number, sample) in (0..).zip(&samples) {
        if sample.days < -BACK {
            continue;
        }
        let organiser = people.residents[number % 4 + 4].clone();
        let day = seed.now.day().plus(sample.days);
        let starts_at = Timestamp::at(day, sample.clock.0, sample.clock.1);
        let mut it = Telling {
            seed,
            people,
            schedule,
            id: ActivityId(derived("activity", number as u64)),
            organiser,
            starts_at,
            ends_at: starts_at.plus_minutes(sample.minutes),
        };
        it.announce(sample, (number % 3 == 0).then_some(team));
        let most = usize::from(sample.needed.min(4));
        let comes: Vec<Resident> = it.comes(number as u64, most);
        for resident in &comes {
            it.sign_up(resident);
        }
        if it.ends_at.plus_days(1) < seed.now {
            it.carry_out(&comes);
        }
    }
    today(seed, people, schedule);
    sundays(seed, people, schedule);
    class(seed, people, schedule);
    weekdays(seed, people, schedule);
    to_look_at(seed, people, schedule);
    Ok(())
}

/// Noons in the canteen (送餐), day by day: a hundred hours, so that somebody on the wall has a star.
fn weekdays(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let comes = [people.others[COOK].clone()];
    for back in 0..25u8 {
        let day = seed.now.day().plus(i32::from(back) - BACK);
        let starts_at = Timestamp::at(day, 10, 0);
        let mut it = Telling {
            seed,
            people,
            schedule,
            id: ActivityId(derived("weekday", u64::from(back))),
            organiser: people.residents[6].clone(),
            starts_at,
            ends_at: starts_at.plus_minutes(240),
        };
        let sample = Sample {
            service: Service::Volunteering {
                colour: Colour::Silver,
            },
            title: "长者食堂送餐".to_owned(),
            days: 0,
            clock: (0, 0),
            minutes: 240,
            place: Place::Spot(spot(seed, "社区活动室")),
            needed: 2,
        };
        it.announce(&sample, None);
        it.sign_up(&comes[0]);
        it.carry_out(&comes);
    }
    let wall = JoinWall {
        line: WallLineId(derived("wall", 0)),
        community: seed.community(),
        nickname: line("送餐的老陈"),
        stars: true,
    };
    let by = By::Person(people.others[COOK].person);
    let at = seed.now.plus_days(-3);
    schedule.add(at, by, Command::Points(points::Command::JoinWall(wall)));
}

/// Yesterday's, with two things that somebody looks at before its hours are final (线索): a phone that
/// went from hand to hand, and a day of thirteen hours.
fn to_look_at(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let day = seed.now.day().plus(-2);
    let lent = &people.residents[27..31];
    let alone = &people.residents[33..34];
    let watches = [
        ("9号楼楼道大扫除", (9, 120), lent, Some(lent[0].person)),
        ("停水值守送水", (7, 780), alone, None),
    ];
    for (number, (title, (hour, minutes), comes, phone)) in (0..).zip(watches) {
        let starts_at = Timestamp::at(day, hour, 0);
        let mut it = Telling {
            seed,
            people,
            schedule,
            id: ActivityId(derived("watched", number)),
            organiser: people.residents[7].clone(),
            starts_at,
            ends_at: starts_at.plus_minutes(minutes),
        };
        let sample = Sample {
            service: Service::Volunteering {
                colour: Colour::Green,
            },
            title: title.to_owned(),
            days: 0,
            clock: (0, 0),
            minutes,
            place: Place::Spot(spot(seed, "中心花园")),
            needed: 6,
        };
        it.announce(&sample, None);
        for resident in comes {
            it.sign_up(resident);
        }
        it.carry_out_on(comes, phone);
    }
}

/// Six Sundays in the canteen (帮厨): those who come each time have points enough for the list of
/// nominees.
fn sundays(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let regulars = &people.residents[2..4];
    let today = seed.now.day();
    // The last one whose hours are final by now.
    let last = today.plus(-i32::from(today.weekday()) - 7);
    for week in 0..6u8 {
        let day = last.plus(-7 * i32::from(week));
        let starts_at = Timestamp::at(day, 9, 30);
        let mut it = Telling {
            seed,
            people,
            schedule,
            id: ActivityId(derived("sunday", u64::from(week))),
            organiser: people.residents[7].clone(),
            starts_at,
            ends_at: starts_at.plus_minutes(210),
        };
        let sample = Sample {
            service: Service::Volunteering {
                colour: Colour::Orange,
            },
            title: "周日长者食堂帮厨".to_owned(),
            days: 0,
            clock: (0, 0),
            minutes: 210,
            place: Place::Spot(spot(seed, "社区活动室")),
            needed: 4,
        };
        it.announce(&sample, None);
        for resident in regulars {
            it.sign_up(resident);
        }
        it.carry_out(regulars);
    }
}

/// A class that a neighbour gives in some days (人人为师).
fn class(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let starts_at = Timestamp::at(seed.now.day().plus(4), 9, 30);
    let mut it = Telling {
        seed,
        people,
        schedule,
        id: ActivityId(derived("class", 0)),
        organiser: people.residents[6].clone(),
        starts_at,
        ends_at: starts_at.plus_minutes(90),
    };
    let sample = Sample {
        service: Service::Teaching,
        title: "手机课堂：和孙辈视频".to_owned(),
        days: 0,
        clock: (0, 0),
        minutes: 90,
        place: Place::Spot(spot(seed, "社区活动室")),
        needed: 12,
    };
    it.announce(&sample, None);
    for resident in &people.residents[9..12] {
        it.sign_up(resident);
    }
}

/// A team, led by the resident of the story.
fn form(seed: &Seed, people: &People, schedule: &mut Schedule) -> TeamId {
    let id = TeamId(derived("team", 0));
    let form = Act::FormTeam(FormTeam {
        id,
        community: seed.community(),
        name: line("蓝马甲"),
        lead: people.residents[0].person,
    });
    let at = seed.now.plus_days(-66);
    let command = Command::Volunteering(form);
    schedule.add(at, By::Person(people.staff), command);
    id
}

/// What begins in ten minutes, on a whole one: its codes are shown already.
fn today(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let (hour, minute) = seed.now.clock();
    let starts_at = Timestamp::at(seed.now.day(), hour, minute + 10);
    let mut it = Telling {
        seed,
        people,
        schedule,
        id: ActivityId(derived("activity", 1_000)),
        organiser: people.residents[0].clone(),
        starts_at,
        ends_at: starts_at.plus_minutes(120),
    };
    let sample = Sample {
        service: Service::Volunteering {
            colour: Colour::Silver,
        },
        title: "教老人用手机".to_owned(),
        days: 0,
        clock: (0, 0),
        minutes: 120,
        place: Place::Spot(spot(seed, "社区活动室")),
        needed: 17,
    };
    it.announce(&sample, Some(TeamId(derived("team", 0))));
    for resident in &people.residents[2..7] {
        it.sign_up(resident);
    }
}

/// One activity as it is told.
pub struct Telling<'a> {
    /// The instant that everything is relative to.
    pub seed: &'a Seed,
    /// Everyone.
    pub people: &'a People,
    /// Where it is planned.
    pub schedule: &'a mut Schedule,
    /// Its id.
    pub id: ActivityId,
    /// Who is in charge.
    pub organiser: Resident,
    /// From when.
    pub starts_at: Timestamp,
    /// Until when.
    pub ends_at: Timestamp,
}

impl Telling<'_> {
    fn act(&mut self, at: Timestamp, by: PersonId, act: Act) {
        let command = Command::Volunteering(act);
        self.schedule.add(at, By::Person(by), command);
    }

    /// Announces it; one more stands in for whoever is in charge.
    pub fn announce(&mut self, sample: &Sample, team: Option<TeamId>) {
        let deputy = self.people.residents[8].person;
        let plan = ActivityPlan {
            title: line(&sample.title),
            content: prose(&format!("{}，具体听负责人安排。", sample.title)),
            object: line("本社区居民"),
            service: sample.service,
            rescue: false,
            place: sample.place.clone(),
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            needed: sample.needed,
            skills: Vec::new(),
            organiser: self.organiser.person,
            deputies: vec![deputy],
            team,
            safety: None,
            age: AgeRule::WithConsent,
            scene: scenes::of(&sample.title),
        };
        let community = self.seed.community();
        let announce = Act::AnnounceActivity(AnnounceActivity {
            id: self.id,
            community,
            plan,
        });
        let staff = self.people.staff;
        self.act(self.announced_at(), staff, announce);
    }

    /// A week before, or yesterday for what is farther off.
    fn announced_at(&self) -> Timestamp {
        let week = self.starts_at.plus_days(-7);
        week.min(self.seed.now.plus_days(-1))
    }

    /// Whether its hours may hang on the board still, whatever holidays lie between.
    fn hangs_still(&self) -> bool {
        self.ends_at < self.seed.now && self.seed.now < self.ends_at.plus_days(16)
    }

    /// Some of the residents, each time others; never the organiser nor the deputy. The resident of
    /// the story comes often, but to nothing whose hours become final as one looks: what they have
    /// does not hang on the day.
    fn comes(&self, number: u64, most: usize) -> Vec<Resident> {
        let from = luck("volunteer", number) as usize % 18 + 9;
        let mut comes: Vec<Resident> = self.people.residents[from..].to_vec();
        if number % 3 == 1 && !self.hangs_still() {
            comes.insert(0, self.people.residents[0].clone());
        }
        comes.truncate(most);
        comes
    }

    fn sign_up(&mut self, resident: &Resident) {
        let activity = self.id;
        let at = self.announced_at().plus_minutes(30);
        let sign_up = Act::SignUp(TakePlace { activity });
        self.act(at, resident.person, sign_up);
    }

    /// Everyone reads both codes; it is confirmed, hangs its days, and is final where they are over.
    pub fn carry_out(&mut self, comes: &[Resident]) {
        self.carry_out_on(comes, None);
    }

    /// The same; everyone reads on the phone of this one, where there is one.
    fn carry_out_on(&mut self, comes: &[Resident], phone: Option<PersonId>) {
        let activity = self.id;
        let organiser = self.organiser.person;
        let post = CheckPost {
            id: domain::CheckPostId(domain::derived("demo post", &[activity.0.as_bytes()])),
            activity,
            by: organiser,
            key: TurningKey(Digest::of(activity.0.as_bytes())),
        };
        let open = Act::OpenCheckPost(OpenCheckPost {
            id: post.id,
            activity,
            key: post.key,
        });
        self.act(self.starts_at.plus_minutes(-5), organiser, open);
        let over_at = self.ends_at.plus_minutes(20);
        for (place, resident) in (0i64..).zip(comes) {
            // They come one by one, and from the fourth on together.
            let place = place.min(3);
            let device = DeviceId(phone.unwrap_or(resident.person).0);
            for (end, at) in [
                (End::In, self.starts_at.plus_minutes(place - 4)),
                (End::Out, self.ends_at.plus_minutes(place)),
            ] {
                let check = Act::CheckIn(ReadCode {
                    activity,
                    end,
                    read: Read::Scanned(post.code(end, at)),
                    read_at: at,
                    device,
                });
                self.act(at, resident.person, check);
            }
            let person = resident.person;
            let confirm = Act::ConfirmHours(ConfirmHours { activity, person });
            self.act(over_at, organiser, confirm);
        }
        // As the server's clock would have done it.
        let finished_at = Calendar::built_in().due(over_at, POSTED_DAYS);
        if finished_at < self.seed.now && !comes.is_empty() {
            let finish = Act::FinishHours(FinishHours { activity });
            self.schedule
                .add(finished_at, By::System, Command::Volunteering(finish));
        }
    }
}

fn samples(seed: &Seed) -> anyhow::Result<Vec<Sample>> {
    let (year, month, day) = READ_ON;
    let read_on = Day::new(year, month, day).context("the sample has a day")?;
    let lines = ACTIVITIES.lines().skip(1);
    lines.map(|line| sample(seed, line, read_on)).collect()
}

fn sample(seed: &Seed, text: &str, read_on: Day) -> anyhow::Result<Sample> {
    let cells: Vec<&str> = text.split(',').collect();
    let [colour, title, day, clock, hours, place, needed] = cells[..] else {
        anyhow::bail!("a sample activity has seven cells: {text}");
    };
    let colour = match colour {
        "红色先锋" => Colour::Red,
        "蓝色公益" => Colour::Blue,
        "橙色睦邻" => Colour::Orange,
        "绿色治理" => Colour::Green,
        "银色助老" => Colour::Silver,
        other => anyhow::bail!("no colour is called {other}"),
    };
    let day: Day = day.parse().context("a sample activity has its day")?;
    let (hour, minute) = clock.split_once(':').context("and its clock")?;
    let minutes = match hours.split_once('.') {
        Some((whole, "5")) => whole.parse::<i64>()? * 60 + 30,
        _ => hours.parse::<i64>()? * 60,
    };
    let place = if SPOTS.contains(&place) {
        Place::Spot(spot(seed, place))
    } else {
        let compound = seed.compound();
        let parts: [&[u8]; 2] = [compound.0.as_bytes(), place.as_bytes()];
        Place::Building(BuildingId::derived("building", &parts))
    };
    let days = (day.starts_at().0 - read_on.starts_at().0).div_euclid(86_400_000);
    Ok(Sample {
        service: Service::Volunteering { colour },
        title: title.to_owned(),
        days: i32::try_from(days)?,
        clock: (hour.parse()?, minute.parse()?),
        minutes,
        place,
        needed: needed.trim().parse()?,
    })
}

/// A public place by its name.
pub fn spot(seed: &Seed, name: &str) -> SpotId {
    let compound = seed.compound();
    SpotId::derived("spot", &[compound.0.as_bytes(), name.as_bytes()])
}
