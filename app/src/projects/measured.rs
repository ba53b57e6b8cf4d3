//! What was promised beside what it came to (评价指标).

use components::{Column, DataTable, Section};
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
    let row = |it: &Indicator| {
        let reading = &it.reading;
        let met = wording::met(reading.met, here.lang);
        let why = reading.why.as_ref().map(|why| {
            view! { <br /> <span class="small soft">{why.to_string()}</span> }
        });
        view! {
            <tr>
                <th scope="row">{it.promised.to_string()}</th>
                <td>{reading.value.to_string()}</td>
                <td>{met} {why}</td>
            </tr>
        }
    };
    let rows = measured.indicators.iter().map(row).collect_view();
    let at = when(here, measured.at);
    let columns = vec![
        Column::words(t.project_promised()),
        Column::words(t.project_came_to()),
        Column::words(t.project_met()),
    ];
    let proposal: Option<Proposal> = here.get(project.id);
    let found = proposal.and_then(|it| it.assessment);
    let who = found.and_then(|it| Some(t.project_looked(it.data?, it.evaluator?)));
    view! {
        <Section title=t.project_measured()>
            <DataTable caption=t.project_indicators() quiet=true columns>
                {rows}
            </DataTable>
            {who.map(|who| view! { <p class="small soft">{who}</p> })}
            <p class="tiny soft">{at}</p>
        </Section>
    }
    .into_any()
}
