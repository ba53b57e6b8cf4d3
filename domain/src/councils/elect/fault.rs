//! Why something cannot be done in an election.

use serde::{Deserialize, Serialize};

use crate::Lang;
use crate::core::Refusal;
use crate::texts::Texts;

use super::Post;

/// Why something cannot be done in an election.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ElectionFault {
    /// Elections are by secret ballot (Residents' Committee Law 19).
    Secret,
    /// Its text is not amended and it has no other options than its candidates.
    NotInAnElection,
    /// This forum does not elect this, or not so, or those elected do not sit there.
    AnotherForum,
    /// Nobody is to be elected.
    NoPlaces,
    /// So many households choose another number of representatives.
    Households {
        /// How many at least.
        least: u32,
        /// How many at most.
        most: u32,
    },
    /// The list is open yet.
    ListIsOpen,
    /// The list is closed.
    ListIsClosed,
    /// They said that they do not stand.
    Declined,
    /// They stand for another post of this election.
    AnotherPost,
    /// The office says where the paper is on which somebody accepted or declined.
    NoPaper,
    /// Fewer stand for a post than there are places.
    TooFew {
        /// For which.
        post: Post,
        /// How many stand.
        stand: u16,
        /// How many places.
        places: u16,
    },
    /// Who stands does not count.
    CandidateCounts,
    /// Nobody votes for another in this election, or it is none.
    NoProxy,
    /// Who stands votes for nobody else.
    CandidateCarries,
    /// They vote for as many as the law allows.
    CarriesEnough {
        /// How many.
        most: u16,
    },
    /// Nobody was elected, or it is not counted.
    NobodyElected,
    /// Every place is filled.
    AllFilled,
    /// Whoever only works here, and has no seat in the forum, nominates nobody.
    OnlyWorksHere,
    /// Whose name stands on the nomination is under eighteen.
    BackerUnderAge,
    /// No name stands on the nomination.
    NobodySigned,
    /// As many rounds were held as the rules allow.
    NoMoreRounds {
        /// How many.
        rounds: u16,
    },
}

impl From<ElectionFault> for Refusal {
    fn from(fault: ElectionFault) -> Self {
        Self::Election { fault }
    }
}

impl ElectionFault {
    /// The sentence for the reader.
    pub(crate) fn sentence(&self, lang: Lang) -> String {
        let t = Texts { lang };
        match self {
            Self::Secret => t.refusal_election_secret().into(),
            Self::NotInAnElection => t.refusal_election_not_so().into(),
            Self::AnotherForum => t.refusal_election_another_forum().into(),
            Self::NoPlaces => t.refusal_election_no_places().into(),
            Self::Households { least, most } => t.refusal_election_households(least, most),
            Self::ListIsOpen => t.refusal_election_list_is_open().into(),
            Self::ListIsClosed => t.refusal_election_list_is_closed().into(),
            Self::Declined => t.refusal_election_declined().into(),
            Self::AnotherPost => t.refusal_election_another_post().into(),
            Self::NoPaper => t.refusal_election_no_paper().into(),
            Self::TooFew {
                post,
                stand,
                places,
            } => t.refusal_election_too_few(places, crate::wording::post(*post, lang), stand),
            Self::CandidateCounts => t.refusal_election_candidate_counts().into(),
            Self::NoProxy => t.refusal_election_no_proxy().into(),
            Self::CandidateCarries => t.refusal_election_candidate_carries().into(),
            Self::CarriesEnough { most } => t.refusal_election_carries_enough(most),
            Self::NobodyElected => t.refusal_election_nobody_elected().into(),
            Self::AllFilled => t.refusal_election_all_filled().into(),
            Self::OnlyWorksHere => t.refusal_election_only_works_here().into(),
            Self::BackerUnderAge => t.refusal_election_backer_under_age().into(),
            Self::NobodySigned => t.refusal_election_nobody_signed().into(),
            Self::NoMoreRounds { rounds } => t.refusal_election_no_more_rounds(rounds),
        }
    }
}
