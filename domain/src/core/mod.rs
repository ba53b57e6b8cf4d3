//! What every slice stands on: ids, time, amounts, audiences, refusals, records, the town.

mod amounts;
mod audience;
mod bound;
mod calendar;
mod digest;
mod few;
mod ids;
mod pack;
mod punctual;
mod ratio;
mod record;
mod refusal;
mod scene;
mod sentence;
mod serde_text;
mod text;
mod time;
mod town;
mod turning;

pub use amounts::{Area, AreaFault, Money};
pub use audience::Audience;
pub use bound::Bound;
pub use calendar::{Calendar, Period};
pub use digest::Digest;
pub use few::{TellingRules, ToldRow};
pub use ids::*;
pub use pack::{
    CouncilRules, HouseholdRules, InterestRules, OfficeRules, PackId, PaperRules, ProjectRules,
    ProposalRules, Publicity, Revote, RulePack, SittingRules,
};
pub use ratio::Ratio;
pub use record::{Change, Entity, Key, Kind, Record, RecordFault};
pub use refusal::Refusal;
pub use scene::Scene;
pub use text::{Line, LineFault, Prose};
pub use time::{Day, Timestamp};
pub use town::{Layer, Plain, Staged, Town};
pub use turning::{NotACode, TurningCode, TurningKey};
