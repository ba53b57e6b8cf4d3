//! The council: its seats, its sittings past, present and to come.

use domain::councils::{
    Amend, Attend, Call, CastBallot, Choice, CloseSitting, CloseVote, Command as Act, CouncilKind,
    CountHands, Edit, Form, Hands, Mode, NameOfficers, OpenVote, PutMotion, SeatCategory,
    SeatMember, SetFollowUp, TakeUp,
};
use domain::members::{self, GrantRole, Office, Scope};
use domain::{
    AmendmentId, Command, CouncilId, MotionId, PersonId, ProposalId, RoleId, SittingId, Timestamp,
    VoteId,
};

use super::people::People;
use super::schedule::Schedule;
use super::{Seed, derived, line, luck, prose};
use crate::sequencer::By;

/// For whom the seats of [`People::seated`] are kept, in order; the worker's is the last.
const SEATS: [(SeatCategory, usize); 8] = [
    (SeatCategory::PartyMember, 4),
    (SeatCategory::Resident, 8),
    (SeatCategory::Women, 2),
    (SeatCategory::OwnersCommittee, 1),
    (SeatCategory::SocialOrganisation, 1),
    (SeatCategory::Tenant, 2),
    (SeatCategory::PropertyCompany, 1),
    (SeatCategory::StationedUnit, 1),
];

/// The council and what it has on its table.
pub struct Council {
    /// Who chairs it.
    pub convener: PersonId,
    /// Who closes and counts.
    pub tellers: [PersonId; 2],
    /// Everyone with a seat.
    pub seats: Vec<PersonId>,
    /// Sittings that are over, the oldest first.
    pub past: Vec<Meeting>,
    /// The one that is on.
    pub today: Meeting,
    /// The one to come.
    pub next: Meeting,
}

/// A sitting.
#[derive(Clone, Copy, Debug)]
pub struct Meeting {
    /// Which.
    pub id: SittingId,
    /// When the notice goes out.
    pub called_at: Timestamp,
    /// When it starts.
    pub starts_at: Timestamp,
}

/// How a vote went, in ballots.
#[derive(Clone, Copy, Debug)]
pub struct Went {
    /// Recorded or secret.
    pub mode: Mode,
    /// 同意, 反对, 弃权
    pub ballots: [usize; 3],
}

/// Forms the council and calls its sittings.
pub fn meet(seed: &Seed, people: &People, schedule: &mut Schedule) -> Council {
    let id = CouncilId(derived("council", 0));
    let mut seats: Vec<PersonId> = people.seated.iter().map(|it| it.person).collect();
    seats.push(people.staff);
    let staff = By::Person(people.staff);
    let formed_at = seed.now.plus_days(-56);
    schedule.add(
        formed_at,
        staff,
        act(Act::Form(Form {
            id,
            community: seed.community(),
            kind: CouncilKind::PartyMass,
            name: line("临江社区党群议事会"),
            compound: None,
        })),
    );
    let kept = SEATS
        .iter()
        .flat_map(|(kept, count)| std::iter::repeat_n(*kept, *count));
    let kept = kept.chain([SeatCategory::ResidentsCommittee]);
    for (category, person) in kept.zip(&seats) {
        let seat = SeatMember {
            council: id,
            category,
            person: *person,
            until: seed.now.day().plus(670),
        };
        schedule.add(formed_at, staff, act(Act::SeatMember(seat)));
    }
    let convener = seats[0];
    let chair = members::Command::GrantRole(GrantRole {
        id: RoleId(derived("role", 3)),
        person: convener,
        office: Office::Convener,
        scope: Scope::Council(id),
        until: seed.now.day().plus(670),
    });
    schedule.add(formed_at, staff, Command::Members(chair));
    let meeting = |number: u64, called_at: Timestamp, starts_at: Timestamp| Meeting {
        id: SittingId(derived("sitting", number)),
        called_at,
        starts_at,
    };
    let evening = |days: i32| Timestamp::at(seed.now.day().plus(days), 19, 0);
    let past: Vec<Meeting> = [-42, -28, -14]
        .into_iter()
        .zip(0..)
        .map(|(days, number)| meeting(number, evening(days - 6), evening(days)))
        .collect();
    let started = seed.now.plus_minutes(-70);
    let council = Council {
        convener,
        tellers: [seats[2], seats[5]],
        seats,
        today: meeting(3, seed.now.plus_days(-7), started),
        next: meeting(4, seed.now.plus_days(-1), evening(5)),
        past,
    };
    for it in council.past.iter().chain([&council.today, &council.next]) {
        let call = Act::Call(Call {
            id: it.id,
            council: id,
            place: line("社区活动室"),
            starts_at: it.starts_at,
        });
        schedule.add(it.called_at, By::Person(convener), act(call));
    }
    council
}

impl Council {
    /// Puts a proposal on a sitting's agenda, an hour after the notice.
    pub fn table(
        &self,
        (proposal, number): (ProposalId, u64),
        meeting: Meeting,
        text: &str,
        schedule: &mut Schedule,
    ) -> MotionId {
        let id = MotionId(derived("motion", number));
        let put = PutMotion {
            id,
            sitting: meeting.id,
            proposal,
            text: prose(text),
            major: false,
            slate: None,
        };
        let at = meeting.called_at.plus_minutes(60);
        let command = Command::Councils(Act::PutMotion(put));
        schedule.add(at, By::Person(self.convener), command);
        id
    }

    /// A member asks for words at the end of a motion of the next sitting.
    pub fn amend(&self, motion: MotionId, words: &str, schedule: &mut Schedule) {
        let at = self.next.called_at.plus_minutes(600);
        let why = "换得好不好，用一阵才知道";
        self.add(motion, (words, why), at, schedule);
    }

    /// Asks for words at the end of a motion.
    fn add(
        &self,
        motion: MotionId,
        (words, why): (&str, &str),
        at: Timestamp,
        schedule: &mut Schedule,
    ) -> AmendmentId {
        let (id, mover) = (
            AmendmentId(derived("amendment", motion.0.as_u64_pair().1)),
            self.seats[3],
        );
        let amend = Amend {
            id,
            motion,
            mover,
            edit: Edit::Add {
                words: prose(words),
            },
            why: Some(line(why)),
        };
        schedule.add(at, By::Person(mover), act(Act::Amend(amend)));
        id
    }

    /// Takes a motion up in today's sitting.
    pub fn take_up(&self, motion: MotionId, at: Timestamp, schedule: &mut Schedule) {
        let take = act(Act::TakeUp(TakeUp { motion }));
        schedule.add(at, By::Person(self.convener), take);
    }

    /// A motion of today's sitting is taken up and words are added to it, the hands counted by two.
    pub fn revise(&self, motion: MotionId, words: &str, at: Timestamp, schedule: &mut Schedule) {
        self.take_up(motion, at, schedule);
        let why = "离得太近，低楼层晒不到太阳";
        let amendment = self.add(motion, (words, why), at.plus_minutes(2), schedule);
        let hands = Hands {
            agree: 13,
            against: 2,
            abstain: 2,
        };
        let count = CountHands { amendment, hands };
        for (person, minutes) in [(self.convener, 5), (self.seats[1], 6)] {
            let count = act(Act::CountHands(count.clone()));
            schedule.add(at.plus_minutes(minutes), By::Person(person), count);
        }
    }

    /// Marks so many members present, the tellers among them; they come in during ten minutes.
    pub fn attend(&self, meeting: Meeting, count: usize, schedule: &mut Schedule) -> Vec<PersonId> {
        let mut present = self.seats.clone();
        present.truncate(count);
        for person in &present {
            let attend = Attend {
                sitting: meeting.id,
                person: *person,
                code: None,
            };
            let command = Command::Councils(Act::Attend(attend));
            schedule.add(meeting.starts_at, By::Person(*person), command);
        }
        present
    }

    /// Opens a vote.
    pub fn open(
        &self,
        motion: MotionId,
        number: u64,
        mode: Mode,
        (opens_at, closes_at): (Timestamp, Timestamp),
        schedule: &mut Schedule,
    ) -> VoteId {
        let id = VoteId(derived("vote", number));
        let open = OpenVote {
            id,
            motion,
            mode,
            closes_at,
            tellers: self.tellers,
            drawn: None,
        };
        let command = Command::Councils(Act::OpenVote(open));
        schedule.add(opens_at, By::Person(self.convener), command);
        id
    }

    /// A whole vote of a past sitting: opened, voted on by as many as came, closed, counted.
    pub fn decide(
        &self,
        motion: MotionId,
        number: u64,
        meeting: Meeting,
        went: Went,
        schedule: &mut Schedule,
    ) {
        let opens_at = meeting.starts_at.plus_minutes(25);
        let closes_at = opens_at.plus_minutes(60);
        let vote = self.open(motion, number, went.mode, (opens_at, closes_at), schedule);
        let present = self.attend(meeting, went.ballots.iter().sum(), schedule);
        let cast = Choice::ALL.into_iter().zip(went.ballots);
        let choices = cast.flat_map(|(choice, count)| std::iter::repeat_n(choice, count));
        for (person, choice) in present.iter().zip(choices) {
            self.cast(vote, *person, choice, opens_at.plus_minutes(6), schedule);
        }
        for (teller, minutes) in self.tellers.into_iter().zip([61, 64]) {
            let close = Command::Councils(Act::CloseVote(CloseVote {
                vote,
                unreturned: Vec::new(),
            }));
            schedule.add(opens_at.plus_minutes(minutes), By::Person(teller), close);
        }
    }

    /// Names who chairs and who writes.
    pub fn officers(&self, meeting: Meeting, schedule: &mut Schedule) {
        let name = NameOfficers {
            sitting: meeting.id,
            chair: self.convener,
            recorder: self.recorder(),
        };
        let command = Command::Councils(Act::NameOfficers(name));
        schedule.add(meeting.starts_at, By::Person(self.convener), command);
    }

    /// Says who sees to a motion, two months on.
    pub fn follow_up(
        &self,
        motion: MotionId,
        owner: &str,
        meeting: Meeting,
        schedule: &mut Schedule,
    ) {
        let set = SetFollowUp {
            motion,
            owner: line(owner),
            due: meeting.starts_at.day().plus(60),
        };
        let at = meeting.starts_at.plus_minutes(95);
        let command = Command::Councils(Act::SetFollowUp(set));
        schedule.add(at, By::Person(self.convener), command);
    }

    /// Closes a sitting; its minutes wait for their signatures.
    pub fn close(&self, meeting: Meeting, schedule: &mut Schedule) {
        let close = CloseSitting {
            sitting: meeting.id,
            guests: vec![line("街道办 周工")],
        };
        let at = meeting.starts_at.plus_minutes(110);
        let command = Command::Councils(Act::CloseSitting(close));
        schedule.add(at, By::Person(self.convener), command);
    }

    /// Who keeps the minutes: the community worker, whose seat is the last.
    fn recorder(&self) -> PersonId {
        self.seats[self.seats.len() - 1]
    }

    /// One ballot.
    pub fn cast(
        &self,
        vote: VoteId,
        person: PersonId,
        choice: Choice,
        at: Timestamp,
        schedule: &mut Schedule,
    ) {
        let blind = derived("blind", luck(&vote.to_string(), person.0.as_u64_pair().1));
        let cast = CastBallot {
            vote,
            choice: choice.into(),
            blind,
        };
        let command = Command::Councils(Act::CastBallot(cast));
        schedule.add(at, By::Person(person), command);
    }
}

fn act(act: Act) -> Command {
    Command::Councils(act)
}
