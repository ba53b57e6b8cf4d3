//! Who is there for what, and what the community takes on (权责清单、任务准入), for every resident.

use components::{Badge, Fact, Facts, Glyph, Reveal, Row, Rows, Section, Tone};
use domain::grid::GridTask;
use domain::issues::Body;
use domain::{Line, wording};
use leptos::prelude::*;

use crate::shell::{Here, sorted};

/// Both lists; nothing for guests, who have neither.
pub fn tasks(here: Here) -> AnyView {
    let t = here.t;
    let shown = move || {
        let mut bodies = here.all::<Body>();
        bodies.retain(|it| !it.ended);
        let bodies = sorted(bodies, |it| (it.kind as i64, it.id.0));
        let tasks = sorted(here.all::<GridTask>(), |it| (-it.at.0, it.id.0));
        if bodies.is_empty() && tasks.is_empty() {
            return None;
        }
        let facts = bodies.into_iter().map(|it| {
            let duties = it
                .duties
                .iter()
                .map(|it| wording::issue_category(*it, here.lang));
            let lines = it.lines.iter().map(Line::as_str);
            let duties: Vec<&str> = duties.chain(lines).collect();
            Fact {
                name: it.name.to_string(),
                value: duties.join(t.comma()),
                sum: false,
            }
        });
        let facts = Signal::stored(facts.collect::<Vec<Fact>>());
        let rows = tasks.iter().map(|it| task(here, it)).collect_view();
        let let_in = (!tasks.is_empty()).then(|| {
            view! {
                <p class="small soft">{t.grid_tasks_text()}</p>
                <Rows>{rows}</Rows>
            }
        });
        Some(view! {
            <Section title=t.grid_tasks()>
                <Reveal label=t.grid_duties() glyph=Glyph::TABLE><Facts facts /></Reveal>
                {let_in}
            </Section>
        })
    };
    shown.into_any()
}

fn task(here: Here, it: &GridTask) -> AnyView {
    let t = here.t;
    let (label, tone, meta) = match &it.answer {
        None => (t.grid_task_open(), Tone::Wait, t.grid_task_from(&it.from)),
        Some(answer) => {
            let listed = it.duty.as_ref().and_then(|duty| {
                let body = here.get::<Body>(duty.body)?;
                Some(t.grid_task_listed(&body.name, &duty.line))
            });
            let (label, tone) = if answer.admitted {
                (t.grid_task_in(), Tone::Done)
            } else {
                (t.grid_task_back(), Tone::Info)
            };
            let line = t.grid_task_line(&it.from, &answer.reason);
            (
                label,
                tone,
                [Some(line), listed]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" "),
            )
        }
    };
    let state = view! { <Badge label tone /> }.into_any();
    view! { <Row title=it.title.to_string() meta state top=true /> }.into_any()
}
