//! What something costs this home, and how that is computed: the sum, the formula, the row.

use components::{Fact, Facts};
use domain::renovation::{CostLine, CostOf, CostRow};
use domain::{Area, CostRowId};
use leptos::prelude::*;

use super::Ground;
use crate::texts::Texts;

/// One's own row.
pub fn row(ground: Ground, about: CostOf) -> Option<CostRow> {
    let (home, person) = (ground.home.get()?, ground.here.person()?);
    let id = CostRowId::of(ground.id, about, home, person);
    ground.here.get(id)
}

/// One sum, and how this home's part of it comes about (Civil Code 283).
pub fn formula(t: Texts, line: &CostLine, area: Area, above: Vec<Fact>) -> AnyView {
    let fact = |name: String, value: String, sum: bool| Fact { name, value, sum };
    let mut facts = above;
    facts.extend([
        fact(
            t.renovation_shared_by(line.homes),
            t.project_sum(line.sum),
            false,
        ),
        fact(
            t.renovation_your_area().to_owned(),
            t.renovation_area(area),
            false,
        ),
        fact(
            t.renovation_whole_area().to_owned(),
            t.renovation_area(line.whole),
            false,
        ),
        fact(
            t.renovation_formula(area, line.sum, line.whole),
            t.project_sum(line.share),
            true,
        ),
    ]);
    view! { <Facts facts=Signal::stored(facts) /> }.into_any()
}
