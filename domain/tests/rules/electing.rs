//! What elections share: a meeting, those who stand, an open vote.

use crate::village::*;
use domain::councils::counting::Marks;
use domain::councils::{
    Answer, AnswerNomination, CallElection, CastBallot, CloseList, Command as Councils, Content,
    CouncilKind, Electorate, Elects, Mode, Nominate, Outcome, Post, Vote,
};
use domain::*;
use uuid::Uuid;

pub const STAFF: u8 = 6;
pub const THERE: CouncilId = CouncilId(Uuid::from_u128(40));
pub const SECOND: MotionId = MotionId(Uuid::from_u128(41));

pub fn by_flat(command: Councils) -> Command {
    Command::Councils(command)
}

pub fn committee(chairs: u16, members: u16) -> Elects {
    Elects::Committee {
        chairs,
        vices: 0,
        members,
    }
}

pub fn called(elects: Elects, electorate: Electorate) -> Command {
    by_flat(Councils::CallElection(CallElection {
        id: MOTION,
        sitting: SITTING,
        title: line("选举第五届居民委员会"),
        text: prose("选主任一名，委员若干名。"),
        elects,
        electorate,
        into: vec![THERE],
    }))
}

pub fn nominate(flat: u8, post: Post) -> Command {
    by_flat(Councils::Nominate(Nominate {
        motion: MOTION,
        person: person(flat),
        post,
    }))
}

pub fn answer(flat: u8, answer: Answer, paper: Option<&str>) -> Command {
    by_flat(Councils::AnswerNomination(AnswerNomination {
        motion: MOTION,
        person: person(flat),
        answer,
        paper: paper.map(line),
    }))
}

pub fn accept_it(flat: u8) -> Command {
    let yes = Answer::Accept {
        name: line(&format!("业主{flat}")),
        words: Some(prose("住了二十年，愿意为大家跑腿。")),
    };
    answer(flat, yes, None)
}

pub fn close_list() -> Command {
    by_flat(Councils::CloseList(CloseList { motion: MOTION }))
}

pub fn open_it(village: &Village) -> Command {
    open_vote(Mode::Secret, village.now.plus_minutes(60))
}

pub fn ticks(options: &[u16]) -> Command {
    by_flat(Councils::CastBallot(CastBallot {
        vote: VOTE,
        choice: Content::Marks(Marks::Ticked(options.to_vec())),
        blind: Uuid::from_u128(9),
    }))
}

/// A residents' meeting of five, a representative meeting beside it, and a sitting in twelve days.
pub fn meeting(kind: CouncilKind) -> Village {
    let mut village = Village::new();
    let staff = person(STAFF);
    village.by(staff, form(kind)).unwrap();
    let there = councils::Form {
        id: THERE,
        community: COMMUNITY,
        kind: CouncilKind::RepresentativeMeeting,
        name: line("居民代表会议"),
        compound: None,
    };
    village.by(staff, by_flat(Councils::Form(there))).unwrap();
    for flat in 1..=5 {
        village.by(staff, seat(flat)).unwrap();
    }
    let day = village.now.plus_days(12);
    village.by(staff, call(day)).unwrap();
    village
}

/// Also with a committee of one chair and two members to be elected, and 1, 2 nominated as chair,
/// 3, 4, 5 as members, who all accepted.
pub fn standing() -> Village {
    let mut village = meeting(CouncilKind::ResidentsMeeting);
    let it = called(committee(1, 2), Electorate::Voters);
    village.by(person(STAFF), it).unwrap();
    for (flat, post) in [
        (1, Post::Chair),
        (2, Post::Chair),
        (3, Post::Member),
        (4, Post::Member),
        (5, Post::Member),
    ] {
        let by = if flat == 1 { 2 } else { 1 };
        village.by(person(by), nominate(flat, post)).unwrap();
        village.by(person(flat), accept_it(flat)).unwrap();
    }
    village
}

/// Also with the list closed, and its vote open. Who does not stand counts.
pub fn polling() -> Village {
    let mut village = meeting(CouncilKind::ResidentsMeeting);
    let it = called(committee(1, 1), Electorate::Voters);
    village.by(person(STAFF), it).unwrap();
    for (flat, post) in [(1, Post::Chair), (2, Post::Chair), (3, Post::Member)] {
        let by = if flat == 1 { 2 } else { 1 };
        village.by(person(by), nominate(flat, post)).unwrap();
        village.by(person(flat), accept_it(flat)).unwrap();
    }
    village.by(person(STAFF), close_list()).unwrap();
    village.now = village.now.plus_days(12);
    let open = open_it(&village);
    village.by(person(STAFF), open).unwrap();
    village
}

impl Village {
    pub fn counted(&mut self) -> Outcome {
        self.now = self.get::<Vote>(VOTE).closes_at.plus_minutes(1);
        self.by(person(4), close()).unwrap();
        self.by(person(5), close()).unwrap();
        self.get::<Vote>(VOTE).result().unwrap().outcome
    }

    pub fn voted(&mut self, ballots: &[(u8, &[u16])]) {
        for (flat, options) in ballots {
            self.by(person(*flat), ticks(options)).unwrap();
        }
    }
}
