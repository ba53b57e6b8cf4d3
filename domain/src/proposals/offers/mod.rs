//! Help without money that is offered for a proposal, from its acceptance until it is carried out
//! (愿意出力): hands, material, a room, knowledge, equipment. It counts among the resources
//! (domain-rules 2.4) and never as money: sums come from `projects::Fund` alone, and nobody is
//! asked for money in public (Residents' Committee Law 42, Charity Law 26).

mod answer;
mod calls;
mod lapse;
mod offer;

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Line, OfferCallId, OfferId, PersonId, ProposalId, Prose, Timestamp};
use crate::members::Phone;
use crate::projects::Leg;

use super::{Author, Proposal, ProposalState, Source, Turn};

pub use answer::{AnswerOffer, TakeBackOffer};
pub(super) use answer::{answer, take_back};
pub(crate) use calls::handed_to;
pub(crate) use lapse::{lapsed, lapsed_at, lapsed_waiting};
pub(super) use lapse::{moved_along, shared_out, standing};
pub use offer::{OfferForUnit, OfferHelp};
pub(super) use offer::{for_unit, help};

/// What kind of help it is (出力方式). Money is none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Help {
    /// 人手
    Hands,
    /// 材料
    Material,
    /// 场地
    Room,
    /// 专业知识
    Knowledge,
    /// 设备
    Equipment,
}

/// Who helps (出力方).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Giver {
    /// A resident, by an act of their own.
    Resident(Author),
    /// A unit, an enterprise or a social organisation, as the office noted it.
    Unit {
        /// Its name, which everyone may read.
        name: Line,
        /// What kind of source it is.
        source: Source,
    },
}

/// What became of an offer (办理情况).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfferState {
    /// Waits for the committee.
    Waiting,
    /// 采纳, with a word to the giver that everyone reads.
    Accepted {
        /// The word.
        word: Line,
        /// When.
        at: Timestamp,
    },
    /// 谢绝, with a word to the giver.
    Declined {
        /// The word.
        word: Line,
        /// When.
        at: Timestamp,
    },
    /// 收回 by the giver.
    TakenBack {
        /// Whether it was accepted by then, and so known.
        accepted: bool,
        /// When.
        at: Timestamp,
    },
    /// 随事情了结: what it was for ended, or went on without it.
    Lapsed {
        /// Whether it was accepted by then, and so known.
        accepted: bool,
        /// When.
        at: Timestamp,
    },
}

/// An offer of help. The committee reads it, and once it is accepted everyone who reads the project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// Made by the phone, or by the office.
    pub id: OfferId,
    /// What it is for.
    pub proposal: ProposalId,
    /// Who helps.
    pub giver: Giver,
    /// With what.
    pub help: Help,
    /// In words.
    pub what: Prose,
    /// When it was made.
    pub at: Timestamp,
    /// What became of it.
    pub state: OfferState,
}

/// A resident's own offer, as that resident reads it whatever became of it (我的出力).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnOffer {
    /// The offer's.
    pub id: OfferId,
    /// What it is for.
    pub proposal: ProposalId,
    /// The resident.
    pub person: PersonId,
    /// The offer.
    pub offer: Offer,
}

/// Whom to call about an offer (联系方式): nobody reads it before the offer is accepted, and then
/// the committee.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfferContact {
    /// The offer's.
    pub id: OfferId,
    /// What it is for.
    pub proposal: ProposalId,
    /// Whom to ask for.
    pub name: Line,
    /// The telephone.
    pub phone: Phone,
    /// Whether the offer is accepted.
    pub accepted: bool,
}

/// The same for the one who carries the project out, in a record of their own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfferCall {
    /// Derived from the offer and the reader.
    pub id: OfferCallId,
    /// What it is for.
    pub proposal: ProposalId,
    /// The offer.
    pub offer: OfferId,
    /// The reader.
    pub person: PersonId,
    /// Whom to ask for.
    pub name: Line,
    /// The telephone.
    pub phone: Phone,
}

impl Help {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Hands,
        Self::Material,
        Self::Room,
        Self::Knowledge,
        Self::Equipment,
    ];
}

impl Giver {
    /// What kind of source the help comes from (资源来源).
    pub fn source(&self) -> Source {
        match self {
            Self::Resident(_) => Source::Residents,
            Self::Unit { source, .. } => *source,
        }
    }

    /// As everyone may read it.
    pub fn shown(&self) -> &str {
        match self {
            Self::Resident(author) => &author.shown,
            Self::Unit { name, .. } => name.as_str(),
        }
    }
}

impl OfferState {
    /// Whether it stands among the resources.
    pub fn is_accepted(&self) -> bool {
        matches!(self, Self::Accepted { .. })
    }

    /// Whether it waits or is accepted: it can still be taken back, and ends with what it is for.
    pub fn stands(&self) -> bool {
        matches!(self, Self::Waiting | Self::Accepted { .. })
    }

    /// Since when it is so; a waiting one is as it was made.
    pub fn since(&self) -> Option<Timestamp> {
        match self {
            Self::Waiting => None,
            Self::Accepted { at, .. }
            | Self::Declined { at, .. }
            | Self::TakenBack { at, .. }
            | Self::Lapsed { at, .. } => Some(*at),
        }
    }

    /// Whether everyone reads it: it is accepted, or was.
    pub fn is_known(&self) -> bool {
        matches!(
            self,
            Self::Accepted { .. }
                | Self::TakenBack { accepted: true, .. }
                | Self::Lapsed { accepted: true, .. }
        )
    }
}

impl Offer {
    pub(crate) fn readers(&self) -> Audience {
        // What was known once stays known, also that it is no longer so.
        if self.state.is_known() {
            Audience::Public
        } else {
            Audience::Staff
        }
    }

    /// What the resident who made it reads; a unit's has none.
    fn own(&self) -> Option<OwnOffer> {
        let Giver::Resident(author) = &self.giver else {
            return None;
        };
        Some(OwnOffer {
            id: self.id,
            proposal: self.proposal,
            person: author.person,
            offer: self.clone(),
        })
    }
}

impl OwnOffer {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

impl OfferContact {
    pub(crate) fn readers(&self) -> Audience {
        if self.accepted {
            Audience::Staff
        } else {
            Audience::Sealed
        }
    }
}

impl OfferCall {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

impl Proposal {
    /// Whether help is of use: from its acceptance until the works are handed over.
    pub fn takes_help(&self) -> bool {
        match &self.state {
            ProposalState::Accepted
            | ProposalState::Routed(_)
            | ProposalState::Scheduled { .. }
            | ProposalState::Deliberating { .. }
            | ProposalState::Voting { .. }
            | ProposalState::Approved { .. } => true,
            ProposalState::Owners { turn, .. } => {
                matches!(turn, Turn::Posted | Turn::Open | Turn::Passed)
            }
            ProposalState::Project { leg, .. } => matches!(
                leg,
                Leg::Publicity
                    | Leg::ObjectionReview
                    | Leg::Funded
                    | Leg::Executing
                    | Leg::Suspended
            ),
            _ => false,
        }
    }
}

/// Where the resources come from, the offers that were accepted among them, each kind once.
pub fn sources(found: &[Source], offers: &[Offer]) -> Vec<Source> {
    let accepted = offers.iter().filter(|it| it.state.is_accepted());
    let mut sources = found.to_vec();
    for source in accepted.map(|it| it.giver.source()) {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources
}
