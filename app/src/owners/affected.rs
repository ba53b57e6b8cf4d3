//! Those whom a matter touches most (受影响范围), beside all: how many of them take part, and what they
//! said where it may be told. It decides nothing, and says so.

use components::{Fact, Facts, Section};
use domain::owners::{Affected, AffectedTurnout, Item, OwnersTurnout, Scope, Weight};
use leptos::prelude::*;

use crate::shell::Here;

/// While ballots are taken: who takes part in each place.
pub fn turnouts(here: Here, turnout: &OwnersTurnout) -> AnyView {
    let t = here.t;
    if turnout.affected.is_empty() {
        return ().into_any();
    }
    let facts: Vec<Fact> = turnout.affected.iter().map(|it| line(here, it)).collect();
    view! {
        <Section title=t.owners_affected()>
            <Facts facts=Signal::stored(facts) />
            <p class="tiny soft">{t.owners_affected_note()}</p>
        </Section>
    }
    .into_any()
}

fn line(here: Here, it: &AffectedTurnout) -> Fact {
    let (cast, everyone) = (weight(here, it.cast), weight(here, it.everyone));
    Fact {
        name: named(here, it.scope),
        value: here.t.owners_affected_cast(cast, everyone),
        sum: false,
    }
}

/// Beside the numbers of a matter: what its own said, or that they are too few to be told; nothing
/// where it touches nobody more than others.
pub fn said(here: Here, item: &Item, found: Option<&Affected>) -> AnyView {
    let t = here.t;
    let Some(scope) = item.affects else {
        return ().into_any();
    };
    let place = named(here, scope);
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
        fact(t.owners_agree(), side(0, found.agree)),
        fact(t.owners_against(), side(1, found.against)),
        fact(t.owners_abstain(), side(2, found.abstain)),
        fact(t.owners_affected_all(), weight(here, found.everyone)),
    ];
    let hidden = found.areas.is_none().then(|| t.owners_affected_no_areas());
    view! {
        <h4 class="small strong">{t.owners_affected_of(place)}</h4>
        <Facts facts=Signal::stored(facts) />
        <p class="tiny soft">{t.owners_affected_note()} " " {hidden}</p>
    }
    .into_any()
}

fn weight(here: Here, it: Weight) -> String {
    here.t.owners_weight(it.area, it.heads)
}

fn named(here: Here, scope: Scope) -> String {
    let place = here.read(|town| scope.place(town));
    place.unwrap_or_else(|| here.t.owners_everyone().to_owned())
}
