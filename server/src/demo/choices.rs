//! A small council that chooses between options: one vote counted, one open.

use domain::councils::counting::{Completion, Fund, Marks, Raise, Rule};
use domain::councils::{
    Call, CastBallot, Choice, CloseVote, Command as Act, Content, CouncilKind, Form, Mode,
    OpenVote, PutMotion, SeatCategory, SeatMember, Slate, VoteOption,
};
use domain::{Command, CouncilId, Money, MotionId, PersonId, SittingId, Timestamp, VoteId};

use super::people::People;
use super::proposals::{LAMPS, SHED, proposal};
use super::schedule::Schedule;
use super::{Seed, derived, line, luck, prose};
use crate::sequencer::By;

/// Which of [`People::seated`] sit here; the first two are the tellers.
const SEATS: std::ops::Range<usize> = 6..13;

/// For whom they sit: everyone whom a shared facility concerns.
const KEPT: [SeatCategory; 7] = [
    SeatCategory::Resident,
    SeatCategory::Resident,
    SeatCategory::Resident,
    SeatCategory::Tenant,
    SeatCategory::OwnersCommittee,
    SeatCategory::PropertyCompany,
    SeatCategory::ResidentsCommittee,
];

/// What the lamps of five places cost in yuan, and what there is for them.
const PLACES: [(&str, &str, i64); 5] = [
    ("地下车库坡道口", "下坡处两盏，晚上车多", 1200),
    ("7号楼西侧小路", "沿路三盏，去车棚要走", 900),
    ("东门台阶", "台阶上方一盏", 800),
    ("车棚", "棚内两盏，找车看得清", 600),
    ("垃圾房门口", "门口一盏，带开关", 500),
];
const BUDGET: i64 = 2600;

/// Who would like which lamps.
const WISHES: [&[u16]; 7] = [
    &[0, 1],
    &[0, 1],
    &[0, 2],
    &[0, 2, 4],
    &[3, 4],
    &[3, 4],
    &[1, 3],
];

/// Where the shed could stand.
const SITES: [(&str, &str); 4] = [
    ("东门北侧", "离岗亭近，看得住"),
    ("东门南侧绿地边", "地方大，要移两棵灌木"),
    ("门卫室后面", "不占路，有点背阴"),
    ("4号楼山墙", "离住户近，充电有声音"),
];

/// Forms the council, and lets it choose.
pub fn choose(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let id = CouncilId(derived("council", 1));
    let seats: Vec<PersonId> = people.seated[SEATS].iter().map(|it| it.person).collect();
    let mut table = Table {
        id,
        tellers: [seats[0], seats[1]],
        staff: By::Person(people.staff),
        schedule,
    };
    let formed_at = seed.now.plus_days(-55);
    let form = Form {
        id,
        community: seed.community(),
        kind: CouncilKind::MultiStakeholder,
        name: line("临江里多方议事会"),
        compound: Some(seed.compound()),
    };
    table.add(formed_at, Act::Form(form));
    for (number, (person, category)) in seats.iter().zip(KEPT).enumerate() {
        // The first one's term runs out next month.
        let days = if number == 0 { 40 } else { 670 };
        let seat = SeatMember {
            council: id,
            category,
            person: *person,
            until: seed.now.day().plus(days),
        };
        table.add(formed_at, Act::SeatMember(seat));
    }
    let evening = Timestamp::at(seed.now.day().plus(-20), 19, 0);
    let vote = table.open(
        1,
        (evening.plus_days(-6), evening, evening.plus_minutes(85)),
        lamps(),
    );
    let cast_at = evening.plus_minutes(30);
    for (person, wish) in seats.iter().zip(WISHES) {
        table.cast(vote, *person, Marks::Ticked(wish.to_vec()).into(), cast_at);
    }
    table.close(vote, evening.plus_minutes(86));

    let started = seed.now.plus_days(-1);
    let called = seed.now.plus_days(-9);
    let vote = table.open(2, (called, started, seed.now.plus_minutes(20 * 60)), shed());
    let cast_at = started.plus_minutes(25);
    let ranked = Marks::Ranked(vec![1, 0, 2]).into();
    table.cast(vote, seats[4], ranked, cast_at);
    table.cast(vote, seats[5], Choice::Abstain.into(), cast_at);
}

/// What is put to a vote.
struct Matter {
    proposal: usize,
    text: &'static str,
    slate: Slate,
    drawn: &'static str,
    mode: Mode,
}

fn lamps() -> Matter {
    let costs = PLACES.iter().map(|(_, _, yuan)| Money::yuan(*yuan));
    let fund = Fund {
        budget: Money::yuan(BUDGET),
        costs: costs.collect(),
        most: None,
    };
    let completion = Completion::Add1(Raise {
        step: Money::yuan(1),
        most: 10_000,
    });
    Matter {
        proposal: LAMPS,
        text: "今年的感应灯预算 2,600 元，五处里先装哪几处，由大家选。",
        slate: Slate {
            rule: Rule::EqualShares { fund, completion },
            options: PLACES
                .iter()
                .map(|(title, note, _)| option(title, note))
                .collect(),
        },
        drawn: "62514",
        mode: Mode::Secret,
    }
}

fn shed() -> Matter {
    Matter {
        proposal: SHED,
        text: "东门的充电车棚建在哪里，按喜欢的先后排一排。",
        slate: Slate {
            rule: Rule::Runoff,
            options: SITES
                .iter()
                .map(|(title, note)| option(title, note))
                .collect(),
        },
        drawn: "35164",
        mode: Mode::Recorded,
    }
}

fn option(title: &str, note: &str) -> VoteOption {
    VoteOption {
        title: line(title),
        note: Some(line(note)),
    }
}

/// The council at work.
struct Table<'a> {
    id: CouncilId,
    tellers: [PersonId; 2],
    staff: By,
    schedule: &'a mut Schedule,
}

impl Table<'_> {
    fn add(&mut self, at: Timestamp, act: Act) {
        self.schedule.add(at, self.staff, Command::Councils(act));
    }

    /// Calls a sitting, puts a matter on its agenda, and opens its vote in it.
    fn open(
        &mut self,
        number: u64,
        (called_at, starts_at, closes_at): (Timestamp, Timestamp, Timestamp),
        matter: Matter,
    ) -> VoteId {
        let sitting = SittingId(derived("choice-sitting", number));
        let motion = MotionId(derived("choice-motion", number));
        let vote = VoteId(derived("choice-vote", number));
        let call = Call {
            id: sitting,
            council: self.id,
            place: line("社区活动室"),
            starts_at,
        };
        self.add(called_at, Act::Call(call));
        let put = PutMotion {
            id: motion,
            sitting,
            proposal: proposal(matter.proposal),
            text: prose(matter.text),
            major: false,
            slate: Some(matter.slate),
        };
        self.add(called_at.plus_minutes(60), Act::PutMotion(put));
        let open = OpenVote {
            id: vote,
            motion,
            mode: matter.mode,
            closes_at,
            tellers: self.tellers,
            drawn: Some(line(matter.drawn)),
        };
        self.add(starts_at.plus_minutes(15), Act::OpenVote(open));
        vote
    }

    fn cast(&mut self, vote: VoteId, person: PersonId, choice: Content, at: Timestamp) {
        let blind = derived("blind", luck(&vote.to_string(), person.0.as_u64_pair().1));
        let cast = CastBallot {
            vote,
            choice,
            blind,
        };
        let cast = Command::Councils(Act::CastBallot(cast));
        self.schedule.add(at, By::Person(person), cast);
    }

    fn close(&mut self, vote: VoteId, at: Timestamp) {
        for (teller, minutes) in self.tellers.into_iter().zip([0, 3]) {
            let close = Command::Councils(Act::CloseVote(CloseVote {
                vote,
                unreturned: Vec::new(),
            }));
            self.schedule
                .add(at.plus_minutes(minutes), By::Person(teller), close);
        }
    }
}
