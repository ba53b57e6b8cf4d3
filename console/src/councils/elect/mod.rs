//! Elections (选举): calling one, who stands, closing the list, and what follows the count.

mod after;
mod call;
mod nominees;
mod paper;
mod sign;

use components::{Fact, Facts};
use domain::councils::{Council, Election, List};
use domain::{MotionId, RulePack, wording};
use leptos::prelude::*;

use super::council::share;
use crate::shell::{Book, dated, texts, use_book};
use crate::texts::Texts;

pub(super) use call::{CallElectionForm, elects_here};

/// Everything about the election of a motion.
#[component]
pub(super) fn ElectionPart(motion: MotionId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let found = Memo::new(move |_| book.get::<Election>(motion));
    move || {
        let election = found.get()?;
        let it = election.clone();
        // By itself: what is typed below stays while other records come.
        let facts = Signal::derive(move || facts(&it, book, t));
        Some(view! {
            <Facts facts />
            <nominees::Nominees election=election.clone() />
            <after::After election />
        })
    }
}

/// Whether the list of a motion's election is still open; not where it is none.
pub(super) fn list_is_open(motion: MotionId, book: Book) -> bool {
    let election: Option<Election> = book.get(motion);
    election.is_some_and(|it| it.is_open())
}

fn rules(book: Book) -> Option<&'static RulePack> {
    super::pack(book.today(), book)
}

fn facts(it: &Election, book: Book, t: Texts) -> Vec<Fact> {
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let posts = it.elects.posts().into_iter();
    let posts: Vec<String> = posts
        .map(|(post, places)| t.elect_places(places, wording::post(post, t.lang)))
        .collect();
    let into = it.into.iter().filter_map(|id| book.get::<Council>(*id));
    let into: Vec<String> = into.map(|it| it.name.to_string()).collect();
    let list = match it.list {
        List::Open => t.elect_list_open().to_owned(),
        List::Closed { at } => t.elect_list_closed(dated(at.day(), t)),
    };
    let turnout = rules(book).map(|pack| share(it.electorate.turnout(pack), t));
    let mut facts = vec![
        fact(t.elect_elects(), posts.join(t.list_comma())),
        fact(
            t.elect_by(),
            wording::electorate(it.electorate, t.lang).to_owned(),
        ),
    ];
    facts.extend(turnout.map(|it| fact(t.elect_turnout(), it)));
    facts.push(fact(t.elect_into(), into.join(t.list_comma())));
    facts.push(fact(t.elect_list(), list));
    if it.round > 1 {
        facts.push(fact(t.elect_round(), it.round.to_string()));
    }
    if let Some(seated) = it.seated {
        let term = t.from_until(dated(seated.from, t), dated(seated.until, t));
        facts.push(fact(t.elect_seated(), term));
    }
    facts
}
