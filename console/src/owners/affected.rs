//! Those whom a matter touches most (受影响范围), beside all: for everyone to see, and for nothing else.

use components::{Fact, Facts};
use domain::owners::{Affected, Cost, Item, OwnersTurnout, Scope, Weight};
use leptos::prelude::*;

use crate::shell::Book;
use crate::texts::Texts;

/// What a matter costs and whom it touches most: as it hangs, on the ballot, and where the office looks it
/// over before.
pub(super) fn named(item: &Item, book: Book, t: Texts) -> AnyView {
    let cost = item.cost.map(|it| match it {
        Cost::Amount(amount) => t.owners_cost_is(amount),
        Cost::Plan => t.owners_cost_plan().to_owned(),
    });
    let place = item.affects.map(|it| t.owners_affected_is(place(it, book)));
    let lines = cost.into_iter().chain(place);
    lines
        .map(|it| view! { <p class="small soft">{it}</p> })
        .collect_view()
        .into_any()
}

/// Who takes part in each place, while ballots are taken.
pub(super) fn turnouts(turnout: &OwnersTurnout, book: Book, t: Texts) -> AnyView {
    if turnout.affected.is_empty() {
        return ().into_any();
    }
    let line = |it: &domain::owners::AffectedTurnout| Fact {
        name: t.owners_affected_of(place(it.scope, book)),
        value: t.owners_affected_cast(weight(it.cast, t), weight(it.everyone, t)),
        sum: false,
    };
    let facts: Vec<Fact> = turnout.affected.iter().map(line).collect();
    view! {
        <Facts facts />
        <p class="tiny soft">{t.owners_affected_note()}</p>
    }
    .into_any()
}

/// What they said, beside the numbers of the matter; or that they are too few to be told.
pub(super) fn said(item: &Item, found: Option<&Affected>, book: Book, t: Texts) -> AnyView {
    let Some(scope) = item.affects else {
        return ().into_any();
    };
    let place = place(scope, book);
    let Some(found) = found else {
        return view! { <p class="small soft">{t.owners_affected_few(place)}</p> }.into_any();
    };
    let side = |at: usize, heads: u64| match found.areas {
        Some(areas) => t.owners_weight(areas[at], heads),
        None => t.owners_affected_heads(heads),
    };
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let facts = vec![
        fact(t.tally_agree(), side(0, found.agree)),
        fact(t.tally_against(), side(1, found.against)),
        fact(t.tally_abstain(), side(2, found.abstain)),
        fact(t.owners_affected_all(), weight(found.everyone, t)),
    ];
    let hidden = found.areas.is_none().then(|| t.owners_affected_no_areas());
    view! {
        <p class="small strong">{t.owners_affected_of(place)}</p>
        <Facts facts />
        <p class="tiny soft">{t.owners_affected_note()} " " {hidden}</p>
    }
    .into_any()
}

fn weight(it: Weight, t: Texts) -> String {
    t.owners_weight(it.area, it.heads)
}

fn place(scope: Scope, book: Book) -> String {
    book.read(|town| scope.place(town)).unwrap_or_default()
}
