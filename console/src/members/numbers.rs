//! The compound in numbers.

use components::{Fact, Facts, Panel};
use domain::members::{Head, HeadCount, Home, Member, Usage};
use leptos::prelude::*;

use crate::shell::{texts, use_book};

/// Homes, area, heads, and how many use Linli.
#[component]
pub(crate) fn Numbers() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let facts = Memo::new(move |_| {
        let homes = book.all::<Home>();
        let parking = homes
            .iter()
            .filter(|home| home.usage == Usage::Parking)
            .count();
        let count = HeadCount::of(book.all::<Head>().iter());
        let members = book.all::<Member>();
        let joined = members
            .iter()
            .filter(|member| member.active().next().is_some())
            .count();
        let fact = |name: &str, value: String| Fact {
            name: name.to_owned(),
            value,
            sum: false,
        };
        vec![
            fact(t.numbers_homes(), t.homes(homes.len() - parking)),
            fact(t.numbers_parking(), t.places(parking)),
            fact(t.numbers_area(), t.square_metres(count.area)),
            fact(t.numbers_heads(), t.heads(count.heads)),
            fact(t.numbers_unsettled(), t.heads(count.unsettled)),
            fact(t.numbers_joined(), t.people(joined)),
        ]
    });
    view! {
        <Panel title=t.numbers_title()>
            <Facts facts />
        </Panel>
    }
}
