//! Owners' decisions (业主共同决定): what is decided, by whom, with what silence means, and when it
//! stands (Civil Code 277–283; 法释〔2009〕7号; domain-rules 4).
//!
//! Pure folds at the bottom: a [`Roll`] from titles, heads and rulings; what counts from what came in
//! ([`settle`]); a [`Tally`] from that; a [`Decision`] or an [`Opinion`] from the tally. The order
//! in which anything came matters nowhere except where the law says so. On top, the acts: an
//! [`Assembly`] from its call to its posted result.
//!
//! A council's vote never stands in for a decision of owners (domain-rules R1), points never weigh
//! in one (R6), and tenants are on no roll (R7).

mod affected;
mod agent;
mod assembly;
mod call;
mod cast;
mod command;
mod cost;
mod decision;
mod delivery;
mod door;
mod fault;
mod gap;
mod matter;
mod opinion;
mod paper;
mod parking;
mod recount;
mod roll;
mod rules;
mod scope;
mod served;
mod settle;
mod silence;
mod tally;
mod threshold;
mod voice;
mod weight;
mod window;
mod witness;

pub use affected::{Affected, AffectedTurnout};
pub use agent::{
    Agent, AgentFault, Deed, EndMandate, Ended, EnterMandate, Errand, GiveMandate, Grounds,
    Mandate, MyMandate, OwnersMandate, Side, mandate,
};
pub use assembly::{
    Assembly, AssemblyState, CallAssembly, CancelAssembly, CastOwnersBallot, CloseOwnersVote,
    Decided, Force, FreezeRoll, ITEMS_MOST, Item, Lost, MyVoice, OpenAdvisory, OpenOwnersVote,
    OpinionResult, OwnersBallot, OwnersCast, OwnersResult, OwnersRoll, OwnersTurnout, PostAssembly,
    PostOwnersResult, Posting, Said, Voiced,
};
pub(crate) use assembly::{joins, opinions, results, turnouts};
pub use call::CallRules;
pub use cast::{Answer, Cast, Way};
pub use command::Command;
pub(crate) use command::decide;
pub use cost::Cost;
pub use decision::{Decision, Statutory, StatutoryFault};
pub(crate) use delivery::proofs;
pub use delivery::{NoteServed, OwnersServed, reached};
pub(crate) use door::reaches_again;
pub use door::{BuildingReach, DoorHome, Doorstep, Found, LogVisit, UnitReach, Visit};
pub use fault::OwnersFault;
pub use gap::{Bar, Bars, Joining};
pub use matter::{Class, LocalMatter, Matter};
pub use opinion::{Advisory, Opinion};
pub use paper::{
    Became, EnterOwnersPaper, HandOutOwnersPaper, OutState, OwnersPaper, PAPERS_MOST, PaperNote,
    PaperOut, PaperState, PaperWitness, ReturnOwnersPaper, WitnessOwnersPaper, slip,
};
pub use parking::{Parking, ParkingFault, ParkingPolicy};
pub use recount::Recount;
pub use roll::{Part, Register, Roll, RollFault, Voter, VoterKind};
pub use rules::{LiftRules, OwnerRules, ParkingRules, SilenceRule, WindowRules};
pub use scope::{Reach, Scope};
pub use served::{Served, ServedBy, homes_of, proven, unreached};
pub use settle::{Settled, settle};
pub use silence::{Clause, Followed, NonVoters, Policy, SilenceFault};
pub use tally::{Silent, Tally};
pub use threshold::{Thresholds, Twofold, Whole};
pub use voice::{Voice, VoiceFault, may_speak};
pub use weight::Weight;
pub use window::{Schedule, WindowFault};
pub use witness::{Witness, WitnessFault, witnessed};
