//! What always holds for a count.

use std::collections::BTreeSet;

use domain::councils::{Choice, Outcome};
use domain::owners::*;
use domain::*;
use proptest::prelude::*;

use crate::compound::*;

/// Owners with their areas, and what each says: agree, against, abstain, follow, spoilt, nothing.
fn polls() -> impl Strategy<Value = (Vec<u64>, Vec<u8>, Vec<bool>)> {
    (1usize..16).prop_flat_map(|count| {
        let one = |max: u64| prop::collection::vec(1..max, count);
        let said = prop::collection::vec(0u8..6, count);
        let proven = prop::collection::vec(any::<bool>(), count);
        (prop_oneof![one(4), one(30_000)], said, proven)
    })
}

fn policies() -> impl Strategy<Value = NonVoters> {
    let text = Some(Digest::of(b"rules"));
    let policy = prop_oneof![
        Just(Policy::Strict),
        Just(Policy::SignedFor),
        Just(Policy::DeliveredAsAttending),
        Just(Policy::FollowMajority),
    ];
    policy.prop_map(move |policy| NonVoters::under(policy, text, text, &rules()).unwrap())
}

fn roll(areas: &[u64]) -> Roll {
    let voter = |(number, area): (usize, &u64)| {
        let id = head(&format!("N{number}"));
        let part = Part {
            home: HomeId::derived("home", &[&[number as u8]]),
            unit: unit(1),
            building: building(1),
            area: Area(*area),
            source: members::AreaSource::Registered,
        };
        Voter {
            id,
            heads: vec![id],
            kind: VoterKind::Sole,
            parts: vec![part],
        }
    };
    Roll {
        scope: Scope::Compound(COMPOUND),
        voters: areas.iter().enumerate().map(voter).collect(),
    }
}

fn said(roll: &Roll, said: &[u8]) -> Answers {
    let answer = |said: &u8| match said {
        0 => Some(Choice::Agree.into()),
        1 => Some(Choice::Against.into()),
        2 => Some(Choice::Abstain.into()),
        3 => Some(Answer::FollowMajority),
        4 => Some(Answer::Spoilt),
        _ => None,
    };
    let voters = roll.voters.iter().zip(said);
    voters
        .filter_map(|(voter, it)| Some((voter.id, answer(it)?)))
        .collect()
}

fn proven_of(roll: &Roll, proven: &[bool]) -> BTreeSet<HeadId> {
    let voters = roll.voters.iter().zip(proven);
    voters
        .filter(|(_, it)| **it)
        .map(|(voter, _)| voter.id)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Nobody counts twice, and nobody is lost: the sides and those who are not there are everyone.
    #[test]
    fn everyone_is_counted_once(
        (areas, answers, proven) in polls(), policy in policies()
    ) {
        let roll = roll(&areas);
        let tally = Tally::of(&roll, &said(&roll, &answers), policy, &proven_of(&roll, &proven));
        prop_assert_eq!(tally.everyone, roll.total());
        let part = tally.participating();
        let silent = tally.silent.agree + tally.silent.against + tally.silent.abstain;
        let valid = answers.iter().filter(|it| **it < 4).count() as u64;
        prop_assert_eq!(part.heads, valid + silent.heads);
        prop_assert!(part.heads <= tally.everyone.heads && part.area <= tally.everyone.area);
        if policy == NonVoters::STRICT {
            prop_assert!(silent.is_nothing());
        }
    }

    /// The order of the roll changes nothing.
    #[test]
    fn no_order_matters((areas, answers, proven) in polls(), policy in policies(), by in 0usize..16) {
        let roll = roll(&areas);
        let (said, proven) = (said(&roll, &answers), proven_of(&roll, &proven));
        let mut turned = roll.clone();
        turned.voters.reverse();
        let by = by % turned.voters.len();
        turned.voters.rotate_left(by);
        let tally = Tally::of(&roll, &said, policy, &proven);
        prop_assert_eq!(Tally::of(&turned, &said, policy, &proven), tally);
    }

    /// Whoever joins and agrees, or agrees instead, never turns a pass into a failure, under any
    /// policy and for any class. (Signatures alone can: E7.)
    #[test]
    fn one_more_who_agrees_never_harms(
        (areas, mut answers, proven) in polls(), policy in policies(), at in 0usize..16
    ) {
        let roll = roll(&areas);
        let proven = proven_of(&roll, &proven);
        let tally = |answers: &[u8]| Tally::of(&roll, &said(&roll, answers), policy, &proven);
        let before = tally(&answers);
        let at = at % answers.len();
        answers[at] = 0;
        let after = tally(&answers);
        for class in [Class::Ordinary, Class::Special, Class::Unanimous] {
            let lines = rules().of_class(class);
            let passed = before.under(&lines) == Outcome::Passed;
            prop_assert!(!passed || after.under(&lines) == Outcome::Passed);
        }
    }

    /// What the bars say is enough is enough, and one less of either is not.
    #[test]
    fn what_lacks_is_exact((areas, answers, _) in polls(), special: bool) {
        let roll = roll(&areas);
        let tally = strict(&roll, &said(&roll, &answers));
        let class = if special { Class::Special } else { Class::Ordinary };
        let lines = rules().of_class(class);
        let bars = Bars::of(&tally, &lines);
        let with = |more: Weight| Tally { agree: tally.agree + more, ..tally }.under(&lines);
        if let (Some(heads), Some(area)) = (bars.joining.heads, bars.joining.area) {
            prop_assert_eq!(with(Weight { heads, area }), Outcome::Passed);
            if heads > 0 {
                prop_assert_ne!(with(Weight { heads: heads - 1, area }), Outcome::Passed);
            }
            if area.0 > 0 {
                let area = Area(area.0 - 1);
                prop_assert_ne!(with(Weight { heads, area }), Outcome::Passed);
            }
        }
        let bar = bars.participation;
        prop_assert!(lines.participation.met(bar.has + bar.lacking, bar.whole));
        if bar.lacking.heads > 0 {
            let less = Weight { heads: bar.line.heads - 1, area: bar.line.area };
            prop_assert!(!lines.participation.met(less, bar.whole));
        }
        if bar.lacking.area.0 > 0 {
            let less = Weight { heads: bar.line.heads, area: Area(bar.line.area.0 - 1) };
            prop_assert!(!lines.participation.met(less, bar.whole));
        }
    }

    /// Ballots may arrive in any order; only their place with the server decides.
    #[test]
    fn ballots_settle_the_same_in_any_order(
        ballots in prop::collection::vec((0u8..4, 0u8..6, 0i64..12, 0u8..3), 0..14).prop_shuffle(),
        by in 0usize..14,
    ) {
        let roll = roll(&[100, 200, 300]);
        let voices = [Voice::Owner, Voice::Agent];
        let cast = |(seq, (of, how, at, said)): (usize, &(u8, u8, i64, u8))| Cast {
            head: head(&format!("N{of}")),
            by: PersonId::derived("person", &[&[how / 2]]),
            voice: voices[usize::from(how % 2)],
            way: if how % 3 == 0 { Way::Paper } else { Way::Phone },
            at: Timestamp(*at),
            seq: seq as u64,
            said: Answer::Choice(Choice::ALL[usize::from(*said)]),
        };
        let casts: Vec<Cast<Answer>> = ballots.iter().enumerate().map(cast).collect();
        let mut turned = casts.clone();
        turned.reverse();
        if !turned.is_empty() {
            let by = by % turned.len();
            turned.rotate_left(by);
        }
        let closes = Timestamp(10);
        let settled = settle(&roll, &casts, closes, &rules());
        prop_assert_eq!(&settle(&roll, &turned, closes, &rules()), &settled);
        let counted = settled.answers.len() as u32;
        let all = counted + settled.replaced + settled.late + settled.strangers;
        prop_assert_eq!(all, casts.len() as u32);
    }
}
