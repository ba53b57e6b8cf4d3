//! Members (成员): places, titles, heads, people, standing and offices.

mod actor;
mod admit;
mod age;
mod claim;
mod enrol;
mod heads;
mod import;
mod living;
mod office;
mod passed;
mod people;
mod permission;
mod places;
mod role;
pub mod roster;
mod ruling;
mod set_up;

use serde::{Deserialize, Serialize};

pub use actor::Actor;
pub(crate) use admit::end as end_standing;
pub use admit::{AdmitTenant, EndStanding};
pub(crate) use age::is_minor;
pub use age::{Age, ChildWord, MarkMinor, Minor, OfAge};
pub use claim::{Claim, ClaimHome};
pub use enrol::EnrolWorker;
pub use heads::{HeadCount, joined, others, unsettled, waiting};
pub use import::ImportRoster;
pub(crate) use living::{is_let, living};
pub use office::{Office, Scope};
pub(crate) use people::shown;
pub use people::{
    Head, Holder, Identity, Me, Member, Neighbour, Phone, Standing, StandingKind, StandingState,
};
pub use permission::{Act, Allowed, permitted};
pub(crate) use places::pack_of;
pub use places::{AreaSource, Building, Community, Compound, Home, Spot, Title, Unit, Usage};
pub use role::{EndRole, GrantRole, Role};
pub use ruling::{RuleHead, Ruling};
pub use set_up::SetUp;

use crate::core::{Change, Refusal, Timestamp, Town};

/// What people do in this slice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Creates the community, its compound and its spots. Only at installation.
    SetUp(SetUp),
    /// Replaces the roster of a compound, all or nothing.
    ImportRoster(ImportRoster),
    /// Rules on a head that no source settles ({A,B} and {A}).
    RuleHead(RuleHead),
    /// Makes a community worker known. Only at installation, or by whoever runs the server.
    EnrolWorker(EnrolWorker),
    /// Binds a person to a home. Only by sign-in, which has checked the code.
    ClaimHome(ClaimHome),
    /// Admits or turns away a tenant.
    AdmitTenant(AdmitTenant),
    /// Ends a standing.
    EndStanding(EndStanding),
    /// Marks a person as under eighteen, with a guardian, or as of age.
    MarkMinor(MarkMinor),
    /// Gives a person an office for a term.
    GrantRole(GrantRole),
    /// Takes an office back.
    EndRole(EndRole),
}

pub(crate) fn decide(
    command: &Command,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    match command {
        Command::SetUp(it) => set_up::decide(it, town),
        Command::ImportRoster(it) => import::decide(it, at, town),
        Command::RuleHead(it) => ruling::decide(it, town),
        Command::EnrolWorker(it) => enrol::decide(it, at, town),
        Command::ClaimHome(it) => claim::decide(it, at, town),
        Command::AdmitTenant(it) => admit::decide(it, at, town),
        Command::EndStanding(it) => admit::end(it, at, town),
        Command::MarkMinor(it) => age::mark(it, at, town),
        Command::GrantRole(it) => role::grant(it, at, town),
        Command::EndRole(it) => role::end(it, at, town),
    }
}
