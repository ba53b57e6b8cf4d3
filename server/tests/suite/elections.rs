//! An election over the wire: who must vote, whose name is read by whom, who takes a seat.

use domain::councils::counting::Marks;
use domain::councils::{
    Answer, AnswerNomination, Call, CallElection, CastBallot, Choice, CloseList, Command, Content,
    Election, Electorate, Elects, Mode, Nominate, OpenVote, Outcome, Post, Seat, SeatCategory,
    SeatElected, SeatMember, Vote, VoteExport, recount,
};
use domain::{Day, MotionId, Refusal, SeatId, SittingId, Town, VoteId};
use rstest::rstest;
use uuid::Uuid;
use wire::Verdict;
use wire::routes::{CHANGES, EXPORTS};

use crate::common::{Db, Village, id, line, prose};

const NAME: &str = "秦招娣-候选";

/// Six representatives are to elect a chair, one of them; the list is closed, the vote open.
async fn polling(village: &mut Village) -> (MotionId, VoteId) {
    let (secretary, convener) = (village.secretary, village.convener);
    let until = Day::new(2028, 12, 31).unwrap();
    for number in 0..6 {
        let person = village.residents[number].person;
        village
            .system(Command::SeatMember(SeatMember {
                council: village.council,
                category: SeatCategory::Resident,
                person,
                until,
            }))
            .await;
    }
    let (sitting, motion): (SittingId, MotionId) = (id(village.number()), id(village.number()));
    let starts_at = village.site.clock.now().plus_days(5);
    let call = Call {
        id: sitting,
        council: village.council,
        place: line("议事厅"),
        starts_at,
    };
    village.done(&convener, Command::Call(call)).await;
    let election = CallElection {
        id: motion,
        sitting,
        title: line("选举居委会主任"),
        text: prose("选主任一名。"),
        elects: Elects::Committee {
            chairs: 1,
            vices: 0,
            members: 0,
        },
        electorate: Electorate::Representatives,
        into: vec![village.council],
    };
    village
        .done(&convener, Command::CallElection(election))
        .await;
    let (one, other) = (village.residents[0], village.residents[1]);
    let nominate = Nominate {
        motion,
        person: one.person,
        post: Post::Chair,
    };
    village.done(&other, Command::Nominate(nominate)).await;
    // Before they accept, no neighbour reads their name.
    let read = village.site.get(CHANGES, Some(&other)).await.text();
    assert!(read.contains("\"kind\":\"candidate\"") && !read.contains(NAME));
    let answer = AnswerNomination {
        motion,
        person: one.person,
        answer: Answer::Accept {
            name: line(NAME),
            words: None,
        },
        paper: None,
    };
    village.done(&one, Command::AnswerNomination(answer)).await;
    village
        .done(&secretary, Command::CloseList(CloseList { motion }))
        .await;
    let read = village.site.get(CHANGES, Some(&other)).await.text();
    assert!(read.contains(NAME));
    let guest = village.site.get(CHANGES, None).await.text();
    assert!(!guest.contains(NAME) && !guest.contains("\"kind\":\"candidate\""));
    village.site.clock.set(starts_at);
    let vote = id(village.number());
    let open = OpenVote {
        id: vote,
        motion,
        mode: Mode::Secret,
        closes_at: starts_at.plus_days(1),
        tellers: [secretary.person, convener.person],
        drawn: None,
    };
    village.done(&convener, Command::OpenVote(open)).await;
    (motion, vote)
}

// Representatives over two thirds, strictly (RM-4 and RM-5 in small): four of six are not over.
#[rstest]
#[case::two_thirds(4, Outcome::NoQuorum)]
#[case::over_two_thirds(5, Outcome::Passed)]
#[tokio::test]
async fn representatives_elect_where_more_than_two_thirds_vote(
    #[case] voters: usize,
    #[case] expected: Outcome,
) {
    let mut village = Village::open(Db::Sqlite, 7).await.unwrap();
    let (motion, vote) = polling(&mut village).await;
    for (number, device) in village.residents[..voters].to_vec().iter().enumerate() {
        // The last one hands in a blank ballot: it is a vote cast.
        let choice = if number + 1 == voters {
            Content::Choice(Choice::Abstain)
        } else {
            Marks::Ticked(vec![0]).into()
        };
        let cast = CastBallot {
            vote,
            choice,
            blind: Uuid::from_u128(number as u128),
        };
        village.done(device, Command::CastBallot(cast)).await;
    }
    village.close_vote(vote).await;
    let community = village.site.state.communities.home().await.unwrap();
    let closed: Vote = community.look(|town| (town as &dyn Town).get(vote).unwrap());
    let result = closed.result().unwrap().clone();
    assert_eq!(result.outcome, expected);
    assert_eq!(
        (result.tally.members, result.tally.present),
        (6, voters as u32)
    );

    let path = format!("{EXPORTS}/votes/{vote}.json");
    let secretary = village.secretary;
    let file = village.site.get(&path, Some(&secretary)).await.text();
    let export: VoteExport = serde_json::from_str(&file).unwrap();
    assert_eq!(recount(&export).unwrap().agrees, Some(true));

    let seat_them = || Command::SeatElected(SeatElected { motion });
    let verdict = village.act(&secretary, seat_them()).await;
    let Verdict::Refused { refusal } = verdict else {
        panic!("nobody sits before the publicity is over");
    };
    if expected != Outcome::Passed {
        assert!(matches!(refusal, Refusal::Election { .. }), "{refusal:?}");
        return;
    }
    let next = result.next_on;
    assert_eq!(refusal, Refusal::PublicityRuns { next });
    village.site.clock.set(next.starts_at().plus_minutes(600));
    village.done(&secretary, seat_them()).await;
    let (seat, election): (Seat, Election) = community.look(|town| {
        let town: &dyn Town = town;
        let seat = SeatId::of(village.council, village.residents[0].person);
        (town.get(seat).unwrap(), town.get(motion).unwrap())
    });
    assert_eq!(seat.category, SeatCategory::ResidentsCommittee);
    assert_eq!(seat.elected.unwrap().vote, vote);
    assert_eq!(election.seated.unwrap().until, seat.until);
}
