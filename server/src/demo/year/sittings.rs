//! The council of the northern houses, which sat every fortnight: two votes were counted, its minutes
//! are signed, and what it passed was done before it became a project.

use domain::councils::{
    Attend, Call, CastBallot, Choice, CloseSitting, CloseVote, Command as Act, CouncilKind, Mode,
    NameOfficers, OpenVote, PutMotion, SeatCategory,
};
use domain::{Command, CouncilId, MotionId, PersonId, ProposalId, SittingId, Timestamp, VoteId};

use super::BEGINS;
use super::matters::{MATTERS, Matter};
use crate::demo::neighbours;
use crate::demo::people::People;
use crate::demo::schedule::Schedule;
use crate::demo::{Seed, derived, line, luck, prose};
use crate::sequencer::By;

/// How often it sat.
const SITTINGS: u64 = 15;

/// Who sits, among the residents: the first one chairs, the second keeps the minutes, the next two count.
const SEATS: [usize; 18] = [
    24, 25, 26, 27, 28, 29, 30, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
];

/// How many of them are for a motion, against it, and neither, in the order of their seats.
pub type Went = [usize; 3];

/// On which day it was formed, and how many days ago it sat last.
const FORMED: i64 = 34;
const ENDS: i64 = 98;

/// Forms it, lets it sit, and gives its sittings.
pub fn sit(seed: &Seed, people: &People, schedule: &mut Schedule) -> Vec<SittingId> {
    let seats = SEATS.map(|index| people.residents[index].person);
    let kept = (0usize..).zip(seats).map(|(number, person)| match number {
        0 | 5 => (SeatCategory::PartyMember, person),
        3 | 9 | 14 => (SeatCategory::Women, person),
        _ => (SeatCategory::Resident, person),
    });
    let kept: Vec<(SeatCategory, PersonId)> = kept.collect();
    let mut forming = neighbours::Telling {
        seed,
        staff: people.staff,
        formed_at: seed.first(FORMED),
        schedule,
    };
    let council = forming.council(
        2,
        CouncilKind::Compound,
        "临江里北片小区议事会",
        Some(seed.compound()),
        &kept,
    );
    let mut it = Telling {
        council,
        seats,
        schedule,
    };
    let gap = (seed.back - BEGINS - ENDS) / (SITTINGS as i64 - 1);
    let mut sat = Vec::new();
    for number in 0..SITTINGS {
        let day = seed.first(BEGINS + gap * number as i64).day();
        let id = SittingId(derived("north sitting", number));
        let starts_at = Timestamp::at(day, 19, 0);
        it.meet(id, starts_at);
        for matter in MATTERS.iter().filter(|it| it.sitting == number) {
            let proposal = matter.propose(seed, people, starts_at, it.schedule);
            it.vote((id, proposal), matter, starts_at);
        }
        sat.push(id);
    }
    sat
}

struct Telling<'a> {
    council: CouncilId,
    seats: [PersonId; SEATS.len()],
    schedule: &'a mut Schedule,
}

impl Telling<'_> {
    fn act(&mut self, at: Timestamp, by: PersonId, act: Act) {
        self.schedule
            .add(at, By::Person(by), Command::Councils(act));
    }

    /// Called ten days before; everyone comes, and it is closed.
    fn meet(&mut self, sitting: SittingId, starts_at: Timestamp) {
        let [chair, recorder, ..] = self.seats;
        let call = Call {
            id: sitting,
            council: self.council,
            place: line("社区活动室"),
            starts_at,
        };
        self.act(called_at(starts_at), chair, Act::Call(call));
        let officers = NameOfficers {
            sitting,
            chair,
            recorder,
        };
        self.act(starts_at, chair, Act::NameOfficers(officers));
        for person in self.seats {
            let attend = Attend {
                sitting,
                person,
                code: None,
            };
            self.act(starts_at, person, Act::Attend(attend));
        }
        let close = CloseSitting {
            sitting,
            guests: Vec::new(),
        };
        self.act(starts_at.plus_minutes(110), chair, Act::CloseSitting(close));
    }

    /// A vote, from the agenda to the count.
    fn vote(
        &mut self,
        (sitting, proposal): (SittingId, ProposalId),
        matter: &Matter,
        starts_at: Timestamp,
    ) {
        let [chair, _, one, other, ..] = self.seats;
        let motion = MotionId(derived("north motion", matter.sitting));
        let vote = VoteId(derived("north vote", matter.sitting));
        let put = PutMotion {
            id: motion,
            sitting,
            proposal,
            text: prose(matter.text),
            major: false,
            slate: None,
        };
        let put_at = called_at(starts_at).plus_minutes(60);
        self.act(put_at, chair, Act::PutMotion(put));
        let opens_at = starts_at.plus_minutes(25);
        let open = OpenVote {
            id: vote,
            motion,
            mode: Mode::Recorded,
            closes_at: opens_at.plus_minutes(60),
            tellers: [one, other],
            drawn: None,
        };
        self.act(opens_at, chair, Act::OpenVote(open));
        let went = Choice::ALL.into_iter().zip(matter.went);
        let choices = went.flat_map(|(choice, count)| std::iter::repeat_n(choice, count));
        for (person, choice) in self.seats.into_iter().zip(choices) {
            let chance = luck(&vote.to_string(), person.0.as_u64_pair().1);
            let cast = CastBallot {
                vote,
                choice: choice.into(),
                blind: derived("blind", chance),
            };
            self.act(opens_at.plus_minutes(6), person, Act::CastBallot(cast));
        }
        for (teller, minutes) in [(one, 61), (other, 64)] {
            let close = CloseVote {
                vote,
                unreturned: Vec::new(),
            };
            self.act(
                opens_at.plus_minutes(minutes),
                teller,
                Act::CloseVote(close),
            );
        }
    }
}

/// When the notice of a sitting goes out: early enough for any holidays between.
pub fn called_at(starts_at: Timestamp) -> Timestamp {
    starts_at.plus_days(-10)
}
