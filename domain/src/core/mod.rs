//! What every slice stands on: ids, time, amounts, audiences, refusals, records, the town.

mod amounts;
mod audience;
mod calendar;
mod digest;
mod ids;
mod pack;
mod punctual;
mod ratio;
mod record;
mod refusal;
mod sentence;
mod serde_text;
mod text;
mod time;
mod town;

pub use amounts::{Area, AreaFault, Money};
pub use audience::Audience;
pub use calendar::{Calendar, Period};
pub use digest::Digest;
pub use ids::*;
pub use pack::{
    CouncilRules, HouseholdRules, InterestRules, OfficeRules, PackId, PaperRules, ProjectRules,
    ProposalRules, Publicity, Revote, RulePack, SittingRules,
};
pub use ratio::Ratio;
pub use record::{Change, Entity, Key, Kind, Record, RecordFault};
pub use refusal::{Bound, Refusal};
pub use text::{Line, LineFault, Prose};
pub use time::{Day, Timestamp};
pub use town::{Layer, Plain, Staged, Town};
