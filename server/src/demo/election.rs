//! Two residents' groups choose their representatives: one has chosen, one takes nominations.

use domain::councils::counting::Marks;
use domain::councils::{
    Answer, AnswerNomination, Call, CallElection, CastBallot, Choice, CloseList, CloseVote,
    Command as Act, Content, CouncilKind, Electorate, Elects, Form, Mode, Nominate, OpenVote, Post,
    SeatCategory, SeatElected, SeatMember,
};
use domain::{Command, CouncilId, MotionId, PersonId, SittingId, Timestamp, VoteId};

use super::people::{People, Resident};
use super::schedule::Schedule;
use super::{Seed, derived, line, luck, prose};
use crate::sequencer::By;

/// What those who stand say of themselves.
const WORDS: [&str; 3] = [
    "住了十八年，退休前是小学老师。愿意每周跑一趟各单元，把大家的话带到会上。",
    "做物业工程二十年，懂管线和消防。家里的事忙完了，想为楼里做点实在的。",
    "年轻妈妈，群里的接龙都是我在做。想替带孩子的人家说说话。",
];

/// How the ballots of those who voted were marked: the first two are elected by more than half.
const WENT: [&[u16]; 8] = [
    &[0, 1],
    &[0, 1],
    &[0, 1],
    &[0, 2],
    &[1, 2],
    &[0, 1],
    &[0],
    &[],
];

/// Forms the groups and the meeting that their representatives sit in, and lets them elect.
pub fn elect(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let there = CouncilId(derived("council", 4));
    let formed_at = seed.now.plus_days(-52);
    let form = Form {
        id: there,
        community: seed.community(),
        kind: CouncilKind::RepresentativeMeeting,
        name: line("临江社区居民代表会议"),
        compound: None,
    };
    let staff = By::Person(people.staff);
    schedule.add(formed_at, staff, Command::Councils(Act::Form(form)));
    let mut groups = Groups {
        seed,
        staff: people.staff,
        there,
        schedule,
    };
    groups.chosen(&people.residents[22..31]);
    let mut members: Vec<&Resident> = people.residents[..2].iter().collect();
    members.extend(&people.seated[11..20]);
    groups.announced(&members);
}

struct Groups<'a> {
    seed: &'a Seed,
    staff: PersonId,
    there: CouncilId,
    schedule: &'a mut Schedule,
}

impl Groups<'_> {
    fn add(&mut self, at: Timestamp, by: PersonId, act: Act) {
        self.schedule
            .add(at, By::Person(by), Command::Councils(act));
    }

    /// One that has elected two representatives of three, who have taken their seats; the third place
    /// is left for another round.
    fn chosen(&mut self, members: &[Resident]) {
        let evening = Timestamp::at(self.seed.now.day().plus(-24), 19, 0);
        let persons: Vec<PersonId> = members.iter().map(|it| it.person).collect();
        let elects = Elects::Representatives {
            seats: 3,
            households: 64,
        };
        let called_at = evening.plus_days(-9);
        let motion = self.call(1, "8号楼居民小组", &persons, elects, (called_at, evening));
        for (number, who) in members[..3].iter().enumerate() {
            self.nominate(
                motion,
                persons[(number + 1) % 3],
                who.person,
                called_at.plus_days(1),
            );
            self.accept(motion, who, WORDS[number], called_at.plus_days(2));
        }
        self.add(
            called_at.plus_days(6),
            self.staff,
            Act::CloseList(CloseList { motion }),
        );
        let vote = VoteId(derived("group-vote", 1));
        let tellers = [persons[4], persons[5]];
        let open = OpenVote {
            id: vote,
            motion,
            mode: Mode::Secret,
            closes_at: evening.plus_minutes(24 * 60),
            tellers,
            drawn: None,
        };
        self.add(evening.plus_minutes(10), self.staff, Act::OpenVote(open));
        for (person, marks) in persons.iter().zip(WENT) {
            let blind = derived("blind", luck(&vote.to_string(), person.0.as_u64_pair().1));
            let choice = match marks {
                [] => Choice::Abstain.into(),
                marks => Content::from(Marks::Ticked(marks.to_vec())),
            };
            let cast = CastBallot {
                vote,
                choice,
                blind,
            };
            self.add(evening.plus_minutes(40), *person, Act::CastBallot(cast));
        }
        let closed_at = evening.plus_minutes(24 * 60 + 5);
        for (teller, minutes) in tellers.into_iter().zip([0, 4]) {
            let close = CloseVote {
                vote,
                unreturned: Vec::new(),
            };
            self.add(
                closed_at.plus_minutes(minutes),
                teller,
                Act::CloseVote(close),
            );
        }
        let seated_at = Timestamp::at(self.seed.now.day().plus(-4), 9, 0);
        self.add(
            seated_at,
            self.staff,
            Act::SeatElected(SeatElected { motion }),
        );
    }

    /// One that takes nominations: two stand, one has not said.
    fn announced(&mut self, members: &[&Resident]) {
        let called_at = self.seed.now.plus_days(-2);
        let starts_at = Timestamp::at(self.seed.now.day().plus(4), 19, 30);
        let persons: Vec<PersonId> = members.iter().map(|it| it.person).collect();
        let elects = Elects::Representatives {
            seats: 1,
            households: 42,
        };
        let motion = self.call(2, "7号楼居民小组", &persons, elects, (called_at, starts_at));
        for (number, index) in [2, 3].into_iter().enumerate() {
            let by = persons[index + 2];
            let at = called_at.plus_minutes(180);
            self.nominate(motion, by, persons[index], at);
            self.accept(motion, members[index], WORDS[number], at.plus_minutes(90));
        }
        // The resident of the sample accounts has not answered.
        self.nominate(motion, persons[1], persons[0], called_at.plus_days(1));
    }

    /// A group with its members, a sitting, and the election on its agenda.
    fn call(
        &mut self,
        number: u64,
        name: &str,
        persons: &[PersonId],
        elects: Elects,
        (called_at, starts_at): (Timestamp, Timestamp),
    ) -> MotionId {
        let council = CouncilId(derived("group", number));
        let (sitting, motion) = (
            SittingId(derived("group-sitting", number)),
            MotionId(derived("group-motion", number)),
        );
        let formed_at = self.seed.now.plus_days(-50);
        let form = Form {
            id: council,
            community: self.seed.community(),
            kind: CouncilKind::ResidentsGroup,
            name: line(name),
            compound: None,
        };
        self.add(formed_at, self.staff, Act::Form(form));
        for person in persons {
            let seat = SeatMember {
                council,
                category: SeatCategory::Resident,
                person: *person,
                until: self.seed.now.day().plus(900),
            };
            self.add(formed_at, self.staff, Act::SeatMember(seat));
        }
        let call = Call {
            id: sitting,
            council,
            place: line("社区活动室"),
            starts_at,
        };
        self.add(called_at, self.staff, Act::Call(call));
        let Elects::Representatives { seats, households } = elects else {
            return motion;
        };
        let it = CallElection {
            id: motion,
            sitting,
            title: line(&format!("{name}推选居民代表")),
            text: prose(&format!(
                "本组 {households} 户，推选居民代表 {seats} 名，参加居民代表会议。每户一位户代表投票，当天无记名。提名到开会前一天为止，邻居联名或者自荐都可以。"
            )),
            elects,
            electorate: Electorate::Households,
            into: vec![self.there],
        };
        self.add(
            called_at.plus_minutes(30),
            self.staff,
            Act::CallElection(it),
        );
        motion
    }

    fn nominate(&mut self, motion: MotionId, by: PersonId, person: PersonId, at: Timestamp) {
        let it = Nominate {
            motion,
            person,
            post: Post::Representative,
        };
        self.add(at, by, Act::Nominate(it));
    }

    fn accept(&mut self, motion: MotionId, who: &Resident, words: &str, at: Timestamp) {
        let it = AnswerNomination {
            motion,
            person: who.person,
            answer: Answer::Accept {
                name: who.name.clone(),
                words: Some(prose(words)),
            },
            paper: None,
        };
        self.add(at, who.person, Act::AnswerNomination(it));
    }
}
