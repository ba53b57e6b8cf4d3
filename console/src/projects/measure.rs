//! Entering what the indicators came to (填写指标结果), and what was entered.

use components::{Button, ButtonLook, Choice, Column, DataTable, Field, Section, Select};
use domain::projects::{Command as Projects, Measure, Met, Project, Reading};
use domain::{Command, Line, ProposalId, wording};
use leptos::prelude::*;

use crate::shell::{Doing, Fault, line, texts, use_book};
use crate::texts::Texts;

/// One indicator as it is typed.
#[derive(Clone, Copy)]
struct Row {
    value: RwSignal<String>,
    met: RwSignal<String>,
    why: RwSignal<String>,
}

impl Row {
    fn of(before: Option<&Reading>) -> Self {
        let text = |it: Option<&Line>| RwSignal::new(it.map(Line::to_string).unwrap_or_default());
        let met = before.and_then(|it| Met::ALL.iter().position(|met| *met == it.met));
        Self {
            value: text(before.map(|it| &it.value)),
            met: RwSignal::new(met.unwrap_or_default().to_string()),
            why: text(before.and_then(|it| it.why.as_ref())),
        }
    }

    fn met(self) -> Met {
        let index: usize = self.met.get().parse().unwrap_or_default();
        Met::ALL.get(index).copied().unwrap_or(Met::Yes)
    }

    fn read(self, t: Texts) -> Result<Reading, String> {
        let met = untrack(|| self.met());
        // That a reason is missing is told by the rule itself.
        let why = Line::new(&self.why.get_untracked()).ok();
        Ok(Reading {
            value: line(t.project_came_to(), &self.value.get_untracked(), t)?,
            met,
            why: why.filter(|_| met != Met::Yes),
        })
    }
}

/// One result for each indicator that was promised.
#[component]
pub(super) fn MeasureForm(open: RwSignal<bool>, id: ProposalId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let (promised, before) = untrack(|| {
        let project: Option<Project> = book.get(id);
        let promised = project
            .as_ref()
            .map(|it| book.read(|town| it.promised(town)));
        let measured = project.and_then(|it| it.state.evaluation()?.measured.clone());
        (promised.unwrap_or_default(), measured)
    });
    let before = |index: usize| Some(&before.as_ref()?.indicators.get(index)?.reading);
    let rows: Vec<Row> = (0..promised.len()).map(|it| Row::of(before(it))).collect();
    let mets: Vec<Choice> = Met::ALL
        .into_iter()
        .enumerate()
        .map(|(index, met)| Choice {
            value: index.to_string(),
            label: wording::met(met, t.lang).to_owned(),
        })
        .collect();
    let mets = StoredValue::new(mets);
    let field = |(promised, row): (&Line, &Row)| {
        let row = *row;
        let why = move || {
            (row.met() != Met::Yes).then(
                || view! { <Field label=t.project_why_not_met() value=row.why limit=Line::MOST /> },
            )
        };
        view! {
            <fieldset class="stack stack--2">
                <legend class="field__label">{promised.to_string()}</legend>
                <Field
                    label=t.project_came_to()
                    value=row.value
                    limit=Line::MOST
                    placeholder=t.project_came_to_example()
                />
                <Select label=t.project_met() value=row.met choices=mets.get_value() />
                {why}
            </fieldset>
        }
    };
    let fields = promised.iter().zip(&rows).map(field).collect_view();
    let doing = Doing::nothing();
    let rows = StoredValue::new(rows);
    let command = move || {
        let readings: Result<Vec<Reading>, String> =
            rows.with_value(|rows| rows.iter().map(|row| row.read(t)).collect());
        Ok(Command::Projects(Projects::Measure(Measure {
            project: id,
            readings: readings?,
        })))
    };
    let send = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <p class="soft">{t.project_measure_text()}</p>
        {fields}
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
            {t.project_measure()}
        </Button>
    }
}

/// What was promised beside what it came to.
pub(super) fn measured(project: &Project, t: Texts) -> Option<AnyView> {
    let measured = project.state.evaluation()?.measured.as_ref()?;
    let rows = measured.indicators.iter().map(|it| {
        let why = it.reading.why.as_ref().map(|why| {
            view! { " " <span class="small soft">{why.to_string()}</span> }
        });
        view! {
            <tr>
                <th scope="row">{it.promised.to_string()}</th>
                <td>{it.reading.value.to_string()}</td>
                <td>{wording::met(it.reading.met, t.lang)} {why}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::words(t.project_promised()),
        Column::words(t.project_came_to()),
        Column::words(t.project_met()),
    ];
    let view = view! {
        <Section title=t.project_measured()>
            <DataTable caption=t.project_indicators() quiet=true columns office=true>
                {rows}
            </DataTable>
        </Section>
    };
    Some(view.into_any())
}
