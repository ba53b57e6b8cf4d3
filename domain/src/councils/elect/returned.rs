//! Who is elected (当选): of those with more than half of the votes cast, as many as there are
//! places, the most votes first. No lot breaks a tie: those tied go into another round.

use std::cmp::Reverse;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::core::Ratio;
use crate::councils::counting::Marks;

use super::Post;

/// One post of a ballot paper (职位): its candidates stand one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Race {
    /// Which.
    pub post: Post,
    /// How many are elected to it; a ballot ticks no more.
    pub places: u16,
    /// How many stand for it.
    pub candidates: u16,
}

/// How often each candidate was ticked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElectionCount {
    /// Ballots that can be read, the blank ones included.
    pub ballots: u32,
    /// Blank ones (空白票).
    pub blank: u32,
    /// Ticks of each candidate (得票).
    pub votes: Vec<u32>,
}

/// What came out for one post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Returned {
    /// Who is elected, the most votes first.
    pub elected: Vec<u16>,
    /// Who has more than half and stands level with others at the border, so that nobody can say
    /// which of them is elected.
    pub tied: Vec<u16>,
    /// How many places are left.
    pub left: u16,
}

impl Race {
    /// Each race with the numbers of its candidates.
    pub fn ranges(races: &[Self]) -> impl Iterator<Item = (&Self, Range<u16>)> {
        let mut next = 0u16;
        races.iter().map(move |race| {
            let first = next;
            next = next.saturating_add(race.candidates);
            (race, first..next)
        })
    }
}

/// Counts the ticks.
pub(in crate::councils) fn count(
    ballots: u32,
    marked: &[&Marks],
    candidates: u16,
) -> ElectionCount {
    let mut votes = vec![0; usize::from(candidates)];
    for option in marked.iter().flat_map(|it| it.options()) {
        votes[usize::from(*option)] += 1;
    }
    ElectionCount {
        ballots,
        blank: ballots - marked.len() as u32,
        votes,
    }
}

/// What came out, post by post. `cast` are all votes cast, those that cannot be read included
/// (domain-rules 3.2: more than half of votes cast).
pub fn returned(votes: &[u32], races: &[Race], cast: u32) -> Vec<Returned> {
    let of = |option: u16| votes.get(usize::from(option)).copied().unwrap_or(0);
    let outcome = |(race, options): (&Race, Range<u16>)| {
        let enough = |it: &u16| Ratio::OVER_HALF.met(of(*it).into(), cast.into());
        let mut elected: Vec<u16> = options.filter(enough).collect();
        elected.sort_by_key(|it| (Reverse(of(*it)), *it));
        let places = usize::from(race.places);
        let mut tied = Vec::new();
        // Who comes behind the last place, and has as many votes as who holds it.
        if let (Some(last), Some(behind)) = (places.checked_sub(1), elected.get(places)) {
            let line = of(elected[last]);
            if of(*behind) == line {
                tied = elected.clone();
                tied.retain(|it| of(*it) == line);
                elected.retain(|it| of(*it) > line);
            } else {
                elected.truncate(places);
            }
        }
        let left = (places - elected.len()) as u16;
        Returned {
            elected,
            tied,
            left,
        }
    };
    Race::ranges(races).map(outcome).collect()
}

/// All who are elected, post by post.
pub fn elected(votes: &[u32], races: &[Race], cast: u32) -> Vec<u16> {
    let outcomes = returned(votes, races, cast).into_iter();
    outcomes.flat_map(|it| it.elected).collect()
}

/// Who stands in another round for a post: those tied; else the next ones by votes, so many more
/// than there are places left, and whoever stands level with the last of them.
pub fn next_candidates(
    votes: &[u32],
    options: Range<u16>,
    outcome: &Returned,
    more: u16,
) -> Vec<u16> {
    if outcome.left == 0 {
        return Vec::new();
    }
    if !outcome.tied.is_empty() {
        return outcome.tied.clone();
    }
    let of = |option: u16| votes.get(usize::from(option)).copied().unwrap_or(0);
    let mut rest: Vec<u16> = options.collect();
    rest.retain(|it| !outcome.elected.contains(it));
    rest.sort_by_key(|it| (Reverse(of(*it)), *it));
    let wanted = usize::from(outcome.left) + usize::from(more);
    if let Some(last) = wanted.checked_sub(1).and_then(|last| rest.get(last)) {
        let line = of(*last);
        rest.retain(|it| of(*it) >= line);
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn race(post: Post, places: u16, candidates: u16) -> Race {
        Race {
            post,
            places,
            candidates,
        }
    }

    #[rstest]
    #[case::more_than_half_and_no_less(20, 1, &[10, 9], &[], &[], 1)]
    #[case::one_vote_more(20, 1, &[11, 9], &[0], &[], 0)]
    #[case::void_votes_are_cast_too(21, 1, &[10, 9], &[], &[], 1)]
    #[case::more_than_places_the_most_votes(20, 2, &[12, 14, 13], &[1, 2], &[], 0)]
    #[case::level_above_the_border_is_no_tie(20, 2, &[12, 12, 11], &[0, 1], &[], 0)]
    #[case::level_at_the_border(20, 2, &[14, 12, 12], &[0], &[1, 2], 1)]
    #[case::all_level(20, 1, &[12, 12, 12], &[], &[0, 1, 2], 1)]
    #[case::level_below_the_half_is_no_tie(20, 2, &[14, 9, 9], &[0], &[], 1)]
    #[case::nobody_voted(0, 1, &[0, 0], &[], &[], 1)]
    fn who_is_elected(
        #[case] cast: u32,
        #[case] places: u16,
        #[case] votes: &[u32],
        #[case] elected: &[u16],
        #[case] tied: &[u16],
        #[case] left: u16,
    ) {
        let races = [race(Post::Member, places, votes.len() as u16)];
        let found = returned(votes, &races, cast).remove(0);
        assert_eq!(
            (&*found.elected, &*found.tied, found.left),
            (elected, tied, left)
        );
    }

    #[test]
    fn each_post_is_counted_on_its_own() {
        let races = [race(Post::Chair, 1, 2), race(Post::Member, 2, 3)];
        let votes = [8, 12, 15, 6, 11];
        let found = returned(&votes, &races, 20);
        assert_eq!(found[0].elected, [1]);
        assert_eq!(found[1].elected, [2, 4]);
        assert_eq!(elected(&votes, &races, 20), [1, 2, 4]);
    }

    #[rstest]
    #[case::those_tied(2, &[14, 12, 12, 5], 1, &[1, 2])]
    #[case::the_next_ones(2, &[14, 6, 9, 5], 1, &[2, 1])]
    #[case::level_with_the_last(2, &[14, 6, 9, 6], 1, &[2, 1, 3])]
    #[case::no_more_than_there_are(3, &[14, 6], 5, &[1])]
    #[case::nothing_is_left(1, &[14, 6], 1, &[])]
    fn who_stands_again(
        #[case] places: u16,
        #[case] votes: &[u32],
        #[case] more: u16,
        #[case] again: &[u16],
    ) {
        let options = 0..votes.len() as u16;
        let races = [race(Post::Member, places, options.end)];
        let outcome = returned(votes, &races, 20).remove(0);
        assert_eq!(next_candidates(votes, options, &outcome, more), again);
    }
}
