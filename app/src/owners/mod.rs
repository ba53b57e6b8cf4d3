//! Owners' decisions (业主共同决定): an assembly with its lines and its ballot, and papers that wait
//! for one as their witness. They come with the part of councils.

mod affected;
mod ballot;
mod brought;
mod call;
mod clock;
mod cost;
mod doors;
mod help;
mod lines;
mod list;
mod page;
mod result;
mod waiting;
mod witness;

use domain::owners::{Assembly, AssemblyState, MyMandate, MyVoice, Voice};
use domain::{AssemblyId, HeadId, MyMandateId};

pub use brought::brought;
pub use doors::{door, doors};
pub use help::help;
pub use list::section;
pub use page::assembly;
pub use waiting::{Wait, waiting};

use crate::shell::{Here, sorted};

/// The voices one has in an assembly, by head.
fn voices(here: Here, id: AssemblyId) -> Vec<MyVoice> {
    let me = here.person();
    let mut voices = here.all::<MyVoice>();
    let now = here.now();
    // What a mandate gave ends with it.
    let holds = |it: &MyVoice| {
        let mandate = it.mandate.map(|id| MyMandateId::of(id, it.person));
        let mandate = mandate.and_then(|id| here.get::<MyMandate>(id));
        mandate.is_none_or(|it| it.holds(now))
    };
    voices.retain(|it| it.assembly == id && Some(it.person) == me && holds(it));
    // One's own before those one casts for others.
    sorted(voices, |it| {
        (i64::from(it.voice == Voice::Agent), it.voter.0)
    })
}

/// One's voice for a head.
fn voice(here: Here, id: AssemblyId, head: HeadId) -> Option<MyVoice> {
    voices(here, id).into_iter().find(|it| it.voter == head)
}

/// Whether it is voted on, or waits to be counted.
fn is_open(assembly: &Assembly) -> bool {
    matches!(assembly.state, AssemblyState::Open { .. })
}

/// Whether ballots are taken now: until the close, whenever it is counted.
fn takes_ballots(here: Here, assembly: &Assembly) -> bool {
    is_open(assembly) && here.now() < assembly.closes_at
}
