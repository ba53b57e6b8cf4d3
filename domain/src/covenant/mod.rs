//! The covenant of a community (居民公约、邻里公约): its versions, how one is drafted and talked about,
//! and that the residents' meeting alone adopts it (Residents' Committee Law 26, 27, 30; domain-rules
//! 2.3, 3.2; ADR 49).

mod command;
mod compare;
mod draft;
mod earlier;
mod fault;
mod put;
mod read;
mod rules;
mod stage;
mod standing;
mod version;
mod vote;

pub use command::Command;
pub(crate) use command::decide;
pub use compare::{ArticleChange, Passage, compare, so_many};
pub use draft::{DraftCovenant, WithdrawCovenant};
pub use earlier::EnterCovenant;
pub use fault::CovenantFault;
pub use put::TableCovenant;
pub(crate) use read::reads_again;
pub use read::{CovenantRead, CovenantReads, ReadCovenant};
pub use rules::CovenantRules;
pub use stage::CovenantStage;
pub use standing::{FileCovenant, PostCovenant, earliest};
pub use version::{
    Adopted, Article, Basis, CovenantState, CovenantVersion, Filed, Posted, in_force, is_overtaken,
    ordinal, worded,
};
pub(crate) use version::{files_of, is_drafted};
pub(crate) use vote::{counted, put_off};
