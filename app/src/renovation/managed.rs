//! Who manages the compound afterwards (如何管).

use components::{Fact, Facts, Paragraphs, Section};
use domain::wording;
use leptos::prelude::*;

use super::Ground;

/// What is planned, once it is.
pub fn managed(ground: Ground) -> AnyView {
    let here = ground.here;
    let t = here.t;
    let management = Memo::new(move |_| ground.plan.get().and_then(|it| it.management));
    let shown = move || {
        let it = management.get()?;
        let fact = |name: &str, value: String| Fact {
            name: name.to_owned(),
            value,
            sum: false,
        };
        let facts = vec![
            fact(
                t.renovation_manager(),
                wording::manager(it.manager, here.lang).to_owned(),
            ),
            fact(t.renovation_manager_name(), it.name.to_string()),
            fact(t.renovation_fee(), t.renovation_fee_sum(it.fee)),
            fact(t.renovation_fund(), it.fund.to_string()),
        ];
        let text = it.text.to_string();
        Some(view! {
            <Section title=t.renovation_managed()>
                <Facts facts=Signal::stored(facts) />
                <Paragraphs text />
            </Section>
        })
    };
    shown.into_any()
}
