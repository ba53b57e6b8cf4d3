//! What holds whatever people do, in whatever order.

use domain::councils::{self, Ballot, Choice, CountSheet, Mode, Turnout, Voted};
use domain::proposals::{self, Forum, Matter, Merge, Say, SetSupport, Stance, Withdraw};
use domain::*;
use proptest::prelude::*;
use uuid::Uuid;

use crate::village::*;

#[derive(Clone, Debug)]
struct Step {
    who: u8,
    what: Command,
    minutes: i64,
}

fn command() -> impl Strategy<Value = Command> {
    let proposal = |command| Command::Proposals(command);
    let id = prop_oneof![
        Just(PROPOSAL),
        (60u128..63).prop_map(|id| ProposalId(Uuid::from_u128(id)))
    ];
    let choice = prop::sample::select(Choice::ALL.to_vec());
    let stance = prop::sample::select(vec![
        Stance::For,
        Stance::Against,
        Stance::Question,
        Stance::Answer,
    ]);
    let matter = prop::sample::select(vec![Matter::Council, Matter::Owners]);
    let forum = prop::sample::select(vec![Forum::Neighbourhood, Forum::OwnersDecision]);
    let flat = 1u8..=6;
    prop_oneof![
        4 => choice.prop_map(ballot),
        2 => Just(close()),
        1 => Just(cancel()),
        2 => flat.clone().prop_map(attend),
        1 => flat.prop_map(seat),
        1 => Just(put_motion()),
        1 => matter.prop_map(accept),
        1 => forum.prop_map(route),
        2 => (id.clone(), any::<bool>()).prop_map(move |(proposal_id, supports)| proposal(
            proposals::Command::Support(SetSupport { proposal: proposal_id, supports })
        )),
        2 => id.clone().prop_map(move |id| proposal(proposals::Command::Submit(proposals::Submit {
            id,
            community: COMMUNITY,
            compound: COMPOUND,
            details: details(), facts: None, behalf: None, }))),
        1 => (id.clone(), id.clone()).prop_map(move |(from, into)| proposal(
            proposals::Command::Merge(Merge { proposal: from, into })
        )),
        1 => (id.clone(), any::<bool>()).prop_map(move |(id, says)| proposal(
            proposals::Command::Withdraw(Withdraw {
                proposal: id,
                reason: says.then(|| line("不用了")),
            })
        )),
        1 => id.clone().prop_map(move |id| proposal(proposals::Command::Cancel(
            proposals::Cancel { proposal: id, reason: line("不办了") }
        ))),
        2 => (id, stance, 0u128..40).prop_map(move |(id, stance, number)| proposal(
            proposals::Command::Say(Say {
                id: CommentId(Uuid::from_u128(number)),
                proposal: id,
                stance,
                text: prose("说得在理"),
                answers: (stance == Stance::Answer).then_some(CommentId(Uuid::from_u128(number / 2))),
            })
        )),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    (1u8..=6, command(), 0i64..6).prop_map(|(who, what, minutes)| Step { who, what, minutes })
}

/// How wide an audience is: a record may come to be read by more people, never by fewer, because
/// nobody would tell the phones that already hold it.
fn width(audience: Audience) -> u8 {
    match audience {
        Audience::Sealed => 0,
        Audience::Person(_) => 1,
        Audience::Council(_) | Audience::Staff => 2,
        Audience::Building(_) | Audience::Grid(_) | Audience::Grounds(_) | Audience::Unit(_) => 3,
        Audience::Team(_) => 3,
        Audience::Compound(_) | Audience::Owners(_) => 4,
        Audience::Residents => 5,
        Audience::Public => 6,
    }
}

pub fn check(village: &Village, change: &Change) -> Result<(), TestCaseError> {
    if let Change::Put(record) = change {
        if let Some(before) = village.town.find(record.key()) {
            prop_assert!(
                width(before.audience()) <= width(record.audience()),
                "{record:?}"
            );
        }
        let body = record.body();
        let kind = record.kind();
        prop_assert_eq!(&Record::parse(kind, &body).unwrap(), &**record);
        // What guests may read can be read without the part of the program that guests lack, but
        // for projects and routes, which come with that part (ADR 12, 14).
        let open = Record::parse_open(kind, &body).map(Result::unwrap);
        prop_assert_eq!(open.as_ref(), kind.is_open().then_some(&**record));
        let later = matches!(
            kind,
            Kind::Project | Kind::Ratings | Kind::Routing | Kind::Reassessment
        );
        prop_assert!(kind.is_open() || later || record.audience() != Audience::Public);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_shown_number_is_a_fold_and_every_secret_stays_one(
        secret: bool,
        steps in prop::collection::vec(step(), 1..60)
    ) {
        let mode = if secret { Mode::Secret } else { Mode::Recorded };
        let mut village = Village::with_vote(mode);
        for Step { who, what, minutes } in steps {
            village.now = village.now.plus_minutes(minutes);
            let actor = Actor::of(person(who), village.now.day(), &village.town);
            if let Ok(changes) = village.decide(&actor, &what) {
                for change in &changes {
                    check(&village, change)?;
                }
                village.apply(&changes);
            }
        }
        for record in rebuilt(&village.town) {
            prop_assert_eq!(&*village.town.find(record.key()).unwrap(), &record);
        }
        let town: &dyn Town = &village.town;
        let ballots = town.of::<Ballot>(VOTE).len();
        let voted = town.of::<Voted>(VOTE);
        prop_assert_eq!(voted.len(), village.get::<Turnout>(VOTE).cast as usize);
        match town.get::<CountSheet>(VOTE) {
            None => prop_assert_eq!(ballots, voted.len()),
            Some(sheet) => {
                prop_assert_eq!((ballots, sheet.lines.len()), (0, voted.len()));
                prop_assert!(!secret || sheet.lines.iter().all(|line| line.voter.is_none()));
            }
        }
        prop_assert!(!secret || voted.iter().all(|voted| voted.choice.is_none()));
    }

    #[test]
    fn what_a_phone_shows_is_what_the_server_will_say(choices in prop::collection::vec(0usize..3, 1..5)) {
        // The same ballots decided over a town without sealed records give the same turnout.
        let mut server = Village::with_vote(Mode::Secret);
        let mut phone = Plain::partial();
        let mine = Audience::Person(person(1));
        let seen = |audience| !matches!(audience, Audience::Sealed | Audience::Staff | Audience::Person(_))
            || audience == mine;
        for record in server.town.iter().filter(|record| seen(record.audience())) {
            phone.put(std::sync::Arc::clone(record));
        }
        for choice in choices {
            let command = ballot(Choice::ALL[choice]);
            let actor = Actor::of(person(1), server.now.day(), &phone);
            let shown = decide(&command, &actor, server.now, &phone).unwrap();
            let told = server.by(person(1), command).unwrap();
            prop_assert_eq!(&shown, &told);
            for change in shown.iter().filter(|change| seen(change.audience())) {
                phone.apply(change);
            }
        }
    }
}

#[test]
fn a_recount_of_the_count_sheet_agrees_with_the_result() {
    let mut village = Village::with_vote(Mode::Recorded);
    for (flat, choice) in [
        (1, Choice::Agree),
        (2, Choice::Against),
        (3, Choice::Agree),
        (4, Choice::Agree),
    ] {
        village.by(person(flat), ballot(choice)).unwrap();
    }
    village.now = village.now.plus_minutes(30);
    village.by(person(4), close()).unwrap();
    village.by(person(5), close()).unwrap();
    let export = councils::VoteExport::of(VOTE, &village.town).unwrap();
    assert_eq!(councils::recount(&export).unwrap().agrees, Some(true));
}
