//! One head, one ballot, whichever way it came: domain-rules 4.6, 13.

use domain::councils::Choice::{self, Against, Agree};
use domain::owners::*;
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::compound::*;

const CLOSES: Timestamp = Timestamp(1_000);

/// Ballots in the order in which the server received them.
fn casts(said: &[(&str, Voice, Way, i64, Choice)]) -> Vec<Cast<Answer>> {
    let cast =
        |(seq, (by, voice, way, at, said)): (usize, &(&str, Voice, Way, i64, Choice))| Cast {
            head: head("A"),
            by: PersonId::derived("person", &[by.as_bytes()]),
            voice: *voice,
            way: *way,
            at: Timestamp(*at),
            seq: seq as u64,
            said: Answer::Choice(*said),
        };
    said.iter().enumerate().map(cast).collect()
}

use Voice::{Agent, Chosen, Owner};
use Way::{Paper, Phone};

type Ballots<'a> = &'a [(&'a str, Voice, Way, i64, Choice)];

#[rstest]
#[case::one(&[("a", Owner, Phone, 1, Agree)], Some(Agree), 0)]
#[case::the_last_one(&[("a", Owner, Phone, 1, Agree), ("a", Owner, Phone, 2, Against)], Some(Against), 1)]
#[case::paper_after_phone(
    &[("a", Owner, Phone, 1, Agree), ("a", Owner, Paper, 2, Against)], Some(Against), 1
)]
#[case::phone_after_paper(
    &[("a", Owner, Paper, 1, Against), ("a", Owner, Phone, 2, Agree)], Some(Against), 1
)]
#[case::the_principal_after_the_agent(
    &[("z", Agent, Phone, 1, Agree), ("a", Owner, Phone, 2, Against)], Some(Against), 1
)]
#[case::the_agent_after_the_principal(
    &[("a", Owner, Phone, 1, Against), ("z", Agent, Paper, 2, Agree)], Some(Against), 1
)]
#[case::the_agent_alone(&[("z", Agent, Paper, 2, Agree)], Some(Agree), 0)]
#[case::late(&[("a", Owner, Phone, 1_000, Agree)], None, 0)]
#[case::the_late_one_replaces_nothing(
    &[("a", Owner, Phone, 999, Agree), ("a", Owner, Phone, 1_000, Against)], Some(Agree), 0
)]
fn one_ballot_of_a_head_counts(
    #[case] ballots: Ballots<'_>,
    #[case] said: Option<Choice>,
    #[case] replaced: u32,
) {
    let roll = even_with("A");
    let mut casts = casts(ballots);
    let settled = settle(&roll, &casts, CLOSES, &rules());
    assert_eq!(
        settled.answers.get(&head("A")).copied(),
        said.map(Answer::Choice)
    );
    assert_eq!(settled.replaced, replaced);
    let late = casts.len() as u32 - replaced - u32::from(said.is_some());
    assert_eq!(settled.late, late);
    assert!(settled.contested.is_empty());
    casts.reverse();
    assert_eq!(settle(&roll, &casts, CLOSES, &rules()), settled);
}

#[test]
fn where_ballots_cannot_be_replaced_the_first_one_counts() {
    let mut rules = rules();
    rules.replaceable = false;
    let roll = even_with("A");
    let casts = casts(&[
        ("a", Owner, Phone, 1, Agree),
        ("a", Owner, Phone, 2, Against),
    ]);
    let settled = settle(&roll, &casts, CLOSES, &rules);
    assert_eq!(settled.answers[&head("A")], Answer::Choice(Agree));
}

#[test]
fn where_paper_does_not_prevail_the_last_one_counts() {
    let mut rules = rules();
    rules.paper_prevails = false;
    let roll = even_with("A");
    let casts = casts(&[
        ("a", Owner, Paper, 1, Against),
        ("a", Owner, Phone, 2, Agree),
    ]);
    let settled = settle(&roll, &casts, CLOSES, &rules);
    assert_eq!(settled.answers[&head("A")], Answer::Choice(Agree));
}

// Two co-owners who disagree are shown to whoever counts; one who thought better of it is not.
#[rstest]
#[case::two_words(&[("a", Chosen, Phone, 1, Agree), ("b", Chosen, Phone, 2, Against)], true)]
#[case::one_word(&[("a", Chosen, Phone, 1, Agree), ("b", Chosen, Phone, 2, Agree)], false)]
#[case::thought_better(
    &[("a", Chosen, Phone, 1, Agree), ("a", Chosen, Phone, 2, Against), ("b", Chosen, Phone, 3, Against)],
    false
)]
#[case::the_agent_is_not_equal(&[("z", Agent, Phone, 1, Agree), ("b", Chosen, Phone, 2, Against)], false)]
// Of a paper only the clerk is known who entered it.
#[case::on_paper_after_the_phone(&[("a", Owner, Phone, 1, Agree), ("clerk", Owner, Paper, 2, Against)], false)]
fn co_owners_who_disagree_are_shown(#[case] ballots: Ballots<'_>, #[case] contested: bool) {
    let roll = even_with("A");
    let settled = settle(&roll, &casts(ballots), CLOSES, &rules());
    assert_eq!(!settled.contested.is_empty(), contested);
}

// E8, R7: whoever is on no roll casts no ballot that counts.
#[test]
fn strangers_and_heads_ruled_together_are_told_apart() {
    let mut compound = Compound::default();
    compound
        .home("A", "100.00")
        .home("A+B", "100.00")
        .home("C", "100.00");
    compound.rule("A+B", Some("A"));
    let roll = compound.roll();
    let mut ballots = casts(&[("a", Owner, Phone, 1, Agree); 3]);
    ballots[1].head = head("A+B");
    ballots[2].head = HeadId(Uuid::from_u128(7));
    let settled = settle(&roll, &ballots, CLOSES, &rules());
    assert_eq!(
        (settled.answers.len(), settled.replaced, settled.strangers),
        (1, 1, 1)
    );
    let tally = strict(&roll, &settled.answers);
    assert_eq!(tally.participating(), weight(1, "200.00"));
}

fn even_with(names: &str) -> Roll {
    let mut compound = Compound::default();
    compound.home(names, "100.00").home("B", "100.00");
    compound.roll()
}

// A ballot may offer to follow the majority; none offers to be spoilt.
#[test]
fn a_ballot_offers_what_the_rules_let_it() {
    let mut rules = rules();
    assert!(
        Choice::ALL
            .iter()
            .all(|it| Answer::from(*it).offered(&rules))
    );
    assert!(!Answer::Spoilt.offered(&rules));
    assert!(Answer::FollowMajority.offered(&rules));
    rules.follow_on_ballot = false;
    assert!(!Answer::FollowMajority.offered(&rules));
}
