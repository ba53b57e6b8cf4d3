//! What was promised beside what it came to (评价指标).

use components::{Fact, Facts, Section};
use domain::projects::{Indicator, Project};
use domain::proposals::Proposal;
use domain::wording;
use leptos::prelude::*;

use super::acts::Asking;
use crate::shell::{Here, when};

/// The indicators, once somebody entered what they came to.
pub fn measured(here: Here, project: Project, _: Asking) -> AnyView {
    let t = here.t;
    let measured = project
        .state
        .evaluation()
        .and_then(|it| it.measured.as_ref());
    let Some(measured) = measured else {
        return ().into_any();
    };
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let one = |it: &Indicator| {
        let reading = &it.reading;
        let met = wording::met(reading.met, here.lang);
        let met = match &reading.why {
            Some(why) => t.project_met_because(met, why),
            None => met.to_owned(),
        };
        let facts = vec![
            fact(t.project_promised(), it.promised.to_string()),
            fact(t.project_came_to(), reading.value.to_string()),
            fact(t.project_met(), met),
        ];
        view! { <Facts facts=Signal::stored(facts) /> }
    };
    let all = measured.indicators.iter().map(one).collect_view();
    let at = when(here, measured.at);
    let proposal: Option<Proposal> = here.get(project.id);
    let found = proposal.and_then(|it| it.assessment);
    let who = found.and_then(|it| Some(t.project_looked(it.data?, it.evaluator?)));
    view! {
        <Section title=t.project_measured()>
            {all}
            {who.map(|who| view! { <p class="small soft">{who}</p> })}
            <p class="tiny soft">{at}</p>
        </Section>
    }
    .into_any()
}
