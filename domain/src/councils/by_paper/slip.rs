//! The number on a paper ballot, with a check that tells a slip of the pen from another ballot.

use crate::core::{Digest, VoteId};

/// One paper ballot of a vote (纸票编号). It stands on the paper in letters and as a QR code, and
/// says nothing about who took it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slip {
    /// The vote.
    pub vote: VoteId,
    /// From 1.
    pub number: u16,
}

impl Slip {
    /// As printed: `12-8F3A`.
    pub fn code(self) -> String {
        format!("{}-{}", self.number, self.check())
    }

    /// The ballot that a printed code names, if it is one of this vote.
    pub fn read(vote: VoteId, code: &str) -> Option<Self> {
        let (number, check) = code.trim().split_once('-')?;
        let number = number.trim().parse().ok().filter(|number| *number > 0)?;
        let slip = Self { vote, number };
        slip.check()
            .eq_ignore_ascii_case(check.trim())
            .then_some(slip)
    }

    fn check(self) -> String {
        let mut bytes = self.vote.0.as_bytes().to_vec();
        bytes.extend(self.number.to_be_bytes());
        Digest::of(&bytes).short()[..4].to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use uuid::Uuid;

    const VOTE: VoteId = VoteId(Uuid::from_u128(7));

    #[test]
    fn a_code_names_its_own_ballot() {
        for number in 1..200 {
            let slip = Slip { vote: VOTE, number };
            assert_eq!(Slip::read(VOTE, &slip.code()), Some(slip));
            let typed = format!(" {} ", slip.code().to_lowercase());
            assert_eq!(Slip::read(VOTE, &typed), Some(slip));
        }
    }

    #[rstest]
    #[case("")]
    #[case("12")]
    #[case("12-")]
    #[case("12-XXXX")]
    #[case("-1-8F3A")]
    fn a_slip_of_the_pen_names_none(#[case] code: &str) {
        assert_eq!(Slip::read(VOTE, code), None);
    }

    #[test]
    fn a_ballot_of_another_vote_is_none_of_this() {
        let other = VoteId(Uuid::from_u128(8));
        let slip = Slip {
            vote: other,
            number: 3,
        };
        assert_eq!(Slip::read(VOTE, &slip.code()), None);
    }
}
