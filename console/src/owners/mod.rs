//! Owners' decisions (业主共同决定): called, posted, voted on, counted; whom nothing has reached yet, and
//! ballots on paper.

mod acts;
mod affected;
mod brought;
mod call;
mod clauses;
mod draft;
mod list;
mod mandates;
mod numbers;
mod out;
mod page;
mod paper;
mod print;
mod reach;
mod receipt;
mod serve;
mod visits;

pub(crate) use brought::{ToOwners, told};
pub(crate) use list::List;
pub(crate) use page::AssemblyPage;
pub(crate) use print::PrintPage;
pub(crate) use receipt::ReceiptsPage;

use domain::HeadId;
use domain::members::{Head, Home, Title};
use domain::owners::{Assembly, AssemblyState, Voter};

use crate::shell::{Book, Due};
use crate::texts::Texts;

/// What waits for the office: assemblies to open, to count, to post.
pub(crate) fn due(book: Book, t: Texts) -> Vec<Due> {
    let now = book.now();
    let waits = |it: &Assembly| match &it.state {
        AssemblyState::Posted { .. } => now >= it.opens_at,
        AssemblyState::Open { .. } => now >= it.closes_at,
        AssemblyState::Counted { .. } => true,
        _ => false,
    };
    let waiting = book.all::<Assembly>().into_iter().filter(waits);
    waiting.map(|it| list::due(&it, t)).collect()
}

/// The addresses of what a voter holds, and who holds it.
fn named(voter: &Voter, book: Book) -> (String, String) {
    let homes = voter.parts.iter();
    let homes = homes.filter_map(|it| book.get::<Home>(it.home));
    let addresses: Vec<String> = homes.map(|it| it.address.to_string()).collect();
    (addresses.join(" "), holders(&voter.heads, book))
}

/// The same of heads, from the register as it stands.
fn named_heads(heads: &[HeadId], book: Book) -> (String, String) {
    let mut titles = book.all::<Title>();
    titles.retain(|it| heads.contains(&it.head));
    let homes = titles.iter().filter_map(|it| book.get::<Home>(it.id));
    let addresses: Vec<String> = homes.map(|it| it.address.to_string()).collect();
    (addresses.join(" "), holders(heads, book))
}

fn holders(heads: &[HeadId], book: Book) -> String {
    let heads = heads.iter().filter_map(|it| book.get::<Head>(*it));
    let mut names: Vec<String> = heads
        .flat_map(|it| it.holders)
        .map(|it| it.name.to_string())
        .collect();
    names.sort();
    names.dedup();
    names.join(" ")
}
