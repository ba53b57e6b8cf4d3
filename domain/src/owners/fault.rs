//! Why something cannot be done in an owners' decision.

use serde::{Deserialize, Serialize};

use crate::Lang;
use crate::core::{Day, Line, PackId, Refusal, Timestamp};
use crate::proposals::Stage;
use crate::texts::Texts;
use crate::wording;

use super::{
    AgentFault, ParkingFault, Reach, RollFault, SilenceFault, StatutoryFault, VoiceFault,
    WindowFault, WitnessFault,
};

/// Why something cannot be done in an owners' decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnersFault {
    /// Votes of owners in this system do not bind here.
    NotBindingHere {
        /// The rule pack that says so.
        pack: PackId,
    },
    /// The pack knows no such local matter.
    NoSuchMatter,
    /// The matter is decided among others.
    OtherScope {
        /// Among whom.
        reach: Reach,
    },
    /// Nothing is asked.
    NoItems,
    /// A matter's proposal is about another compound.
    ProposalElsewhere,
    /// A matter's proposal does not wait for owners: it is not routed to them, or it is before them in
    /// another assembly.
    ProposalDoesNotWait {
        /// Where it stands.
        stage: Stage,
    },
    /// Its days do not keep to the rules.
    Window {
        /// How.
        fault: WindowFault,
    },
    /// What silence is to mean has no grounds.
    Silence {
        /// What lacks.
        fault: SilenceFault,
    },
    /// That parking spaces count has no grounds.
    Parking {
        /// What lacks.
        fault: ParkingFault,
    },
    /// It is not posted yet.
    NotPosted,
    /// It is posted, and what is posted does not change.
    IsPosted,
    /// Its ballots are not taken yet.
    NotOpen {
        /// When they are.
        opens_at: Timestamp,
    },
    /// It is open.
    IsOpen {
        /// Until when.
        closes_at: Timestamp,
    },
    /// It is counted.
    IsCounted,
    /// It was cancelled.
    Cancelled {
        /// Why.
        reason: Line,
    },
    /// An asking for opinions is not opened as a vote, nor a vote as one.
    OtherForce,
    /// Its roll is not frozen.
    NoRoll,
    /// Nobody in this place has a title that counts.
    Nobody,
    /// Titles whose homes are not in the register.
    NoHome {
        /// How many.
        titles: u32,
    },
    /// Heads wait for a ruling.
    Unsettled {
        /// How many.
        heads: u32,
    },
    /// This head is not on the roll, or this person does not speak for it.
    NotOnTheRoll,
    /// Not one usable answer a matter.
    NotAnswered,
    /// The ballot came after the close.
    Late {
        /// When that was.
        closed_at: Timestamp,
    },
    /// A ballot on paper is there, and stands before one by phone.
    PaperCounts,
    /// A ballot is still awaited.
    StillVoting {
        /// From how many heads.
        left: u64,
        /// Until when.
        closes_at: Timestamp,
    },
    /// Papers wait for their witnesses.
    PapersWait {
        /// How many.
        waiting: u32,
    },
    /// Of this head, or with this number, one is entered.
    PaperEntered,
    /// A paper with this number is out.
    PaperIsOut,
    /// The head has a paper already.
    HasPaper {
        /// Its number.
        number: u16,
    },
    /// This number was taken back or struck off.
    DeadPaper,
    /// The paper with this number is another head's.
    OthersPaper,
    /// Nobody speaks so for a head of this kind.
    Voice {
        /// Who does.
        fault: VoiceFault,
    },
    /// Nobody acts so for an owner.
    Agent {
        /// Why.
        fault: AgentFault,
    },
    /// These two are no witnesses of it.
    Witness {
        /// Why.
        fault: WitnessFault,
    },
    /// This way of delivery counts with a photo.
    NoPhoto,
    /// No head is named.
    NobodyNamed,
    /// Two at least stand by at the count.
    TwoStoodBy,
}

impl From<OwnersFault> for Refusal {
    fn from(fault: OwnersFault) -> Self {
        Self::Owners { fault }
    }
}

impl From<StatutoryFault> for OwnersFault {
    fn from(it: StatutoryFault) -> Self {
        match it {
            StatutoryFault::NotBindingHere { pack } => Self::NotBindingHere { pack },
            StatutoryFault::NoSuchMatter => Self::NoSuchMatter,
            StatutoryFault::OtherScope { reach } => Self::OtherScope { reach },
        }
    }
}

impl From<RollFault> for OwnersFault {
    fn from(it: RollFault) -> Self {
        match it {
            RollFault::Nobody => Self::Nobody,
            RollFault::NoHome(homes) => Self::NoHome {
                titles: homes.len() as u32,
            },
            RollFault::Unsettled(heads) => Self::Unsettled {
                heads: heads.len() as u32,
            },
        }
    }
}

impl OwnersFault {
    /// Whether it rests on the clock alone.
    pub fn is_about_time(&self) -> bool {
        matches!(
            self,
            Self::NotOpen { .. }
                | Self::IsOpen { .. }
                | Self::Late { .. }
                | Self::StillVoting { .. }
                | Self::Window { .. }
                | Self::Agent {
                    fault: AgentFault::TooLong { .. },
                }
        )
    }

    /// Whether it rests on something that a phone may merely not see.
    pub fn may_be_unseen(&self) -> bool {
        matches!(self, Self::NoRoll | Self::NotOnTheRoll)
    }

    /// The sentence for the reader.
    pub fn sentence(&self, lang: Lang) -> String {
        let t = Texts { lang };
        let day = |it: Day| wording::day(it, lang);
        let instant = |it: Timestamp| wording::instant(it, lang);
        match self {
            Self::NotBindingHere { pack } => t.owners_not_binding_here(&pack.name),
            Self::NoSuchMatter => t.owners_no_such_matter().into(),
            Self::OtherScope { reach } => t.owners_other_scope(wording::reach(*reach, lang)),
            Self::NoItems => t.owners_no_items().into(),
            Self::ProposalElsewhere => t.owners_proposal_elsewhere().into(),
            Self::ProposalDoesNotWait { stage } => {
                t.owners_proposal_does_not_wait(wording::stage(*stage, lang))
            }
            Self::Window { fault } => match fault {
                WindowFault::NoticeRuns { earliest } => t.owners_notice_runs(day(*earliest)),
                WindowFault::TooShort { least } => t.owners_too_short(least),
                WindowFault::TooLong { most } => t.owners_too_long(most),
            },
            Self::Silence { fault } => match fault {
                SilenceFault::NotHere => t.owners_silence_not_here().into(),
                SilenceFault::NoRuleText => t.owners_silence_no_rules().into(),
                SilenceFault::NoNotice => t.owners_silence_no_notice().into(),
            },
            Self::Parking { fault } => match fault {
                ParkingFault::NoRuleText => t.owners_parking_no_rules().into(),
                ParkingFault::NotHere => t.owners_parking_not_here().into(),
            },
            Self::NotPosted => t.owners_not_posted().into(),
            Self::IsPosted => t.owners_is_posted().into(),
            Self::NotOpen { opens_at } => t.owners_not_open(instant(*opens_at)),
            Self::IsOpen { closes_at } => t.owners_is_open(instant(*closes_at)),
            Self::IsCounted => t.owners_is_counted().into(),
            Self::Cancelled { reason } => t.owners_cancelled(reason),
            Self::OtherForce => t.owners_other_force().into(),
            Self::NoRoll => t.owners_no_roll().into(),
            Self::Nobody => t.owners_nobody().into(),
            Self::NoHome { titles } => t.owners_no_home(titles),
            Self::Unsettled { heads } => t.owners_unsettled(heads),
            Self::NotOnTheRoll => t.owners_not_on_the_roll().into(),
            Self::NotAnswered => t.owners_not_answered().into(),
            Self::Late { closed_at } => t.owners_late(instant(*closed_at)),
            Self::PaperCounts => t.owners_paper_counts().into(),
            Self::StillVoting { left, closes_at } => {
                t.owners_still_voting(instant(*closes_at), left)
            }
            Self::PapersWait { waiting } => t.owners_papers_wait(waiting),
            Self::PaperEntered => t.owners_paper_entered().into(),
            Self::PaperIsOut => t.owners_paper_is_out().into(),
            Self::HasPaper { number } => t.owners_has_paper(number),
            Self::DeadPaper => t.owners_dead_paper().into(),
            Self::OthersPaper => t.owners_others_paper().into(),
            Self::Voice { fault } => match fault {
                VoiceFault::ChooseOne => t.owners_choose_one().into(),
                VoiceFault::Developers => t.owners_developers().into(),
                VoiceFault::NotDevelopers => t.owners_not_developers().into(),
            },
            Self::Agent { fault } => match fault {
                AgentFault::Over => t.owners_agent_over().into(),
                AgentFault::TooLong { days } => t.owners_agent_too_long(days),
                AgentFault::Taken => t.owners_agent_taken().into(),
                AgentFault::TooMany { most } => t.owners_agent_too_many(most),
                AgentFault::NoErrand => t.owners_agent_no_errand().into(),
                AgentFault::OtherErrand => t.owners_agent_other_errand().into(),
                AgentFault::OneSelf => t.owners_agent_one_self().into(),
                AgentFault::Office => t.owners_agent_office().into(),
                AgentFault::NoMandate => t.owners_agent_no_mandate().into(),
                AgentFault::PrincipalVoted => t.owners_agent_principal_voted().into(),
            },
            Self::Witness { fault } => match fault {
                WitnessFault::OnePerson => t.owners_one_person().into(),
                WitnessFault::OneHome => t.owners_one_home().into(),
                WitnessFault::VotersOwn => t.owners_voters_own().into(),
                WitnessFault::NoNeighbour => t.owners_no_neighbour().into(),
            },
            Self::NoPhoto => t.owners_no_photo().into(),
            Self::NobodyNamed => t.owners_nobody_named().into(),
            Self::TwoStoodBy => t.owners_two_stood_by().into(),
        }
    }
}
