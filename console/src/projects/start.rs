//! Starting the works for the contact (登记开工).

use components::{Button, ButtonLook, Field, InputKind, TextArea};
use domain::projects::{Afford, Command as Projects, Start, Step};
use domain::proposals::{Finding, Proposal};
use domain::{Command, Line, ProposalId, Prose, wording};
use leptos::prelude::*;

use crate::shell::{Doing, Fault, line, prose, texts, use_book};
use crate::texts::Texts;

#[derive(Clone, Copy)]
struct Row {
    name: RwSignal<String>,
    weight: RwSignal<String>,
    due: RwSignal<String>,
}

impl Row {
    fn new() -> Self {
        Self {
            name: RwSignal::new(String::new()),
            weight: RwSignal::new(String::new()),
            due: RwSignal::new(String::new()),
        }
    }

    fn read(self, t: Texts) -> Result<Step, String> {
        let weight = self.weight.with_untracked(|it| it.trim().parse());
        Ok(Step {
            name: line(t.project_step(), &self.name.get_untracked(), t)?,
            weight: weight.map_err(|_| t.fault_number(t.project_weight()))?,
            due: self.due.with_untracked(|it| it.parse().ok()),
        })
    }
}

/// What was agreed, whether means still suffice, the steps.
#[component]
pub(super) fn StartForm(open: RwSignal<bool>, id: ProposalId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let found = untrack(|| book.get::<Proposal>(id)).and_then(|it| it.assessment);
    let said =
        |line: Option<Line>| RwSignal::new(line.map(|line| line.to_string()).unwrap_or_default());
    let means = match found {
        Some(found) => [found.funds, found.materials, found.manpower],
        None => [None, None, None],
    }
    .map(said);
    let (contract, safety) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let rows = RwSignal::new(vec![Row::new()]);
    let doing = Doing::nothing();
    let names = [Finding::Funds, Finding::Materials, Finding::Manpower]
        .map(|finding| wording::finding(finding, t.lang));
    let command = move || {
        let mean = |index: usize| line(names[index], &means[index].get_untracked(), t);
        let steps: Result<Vec<Step>, String> =
            rows.with_untracked(|rows| rows.iter().map(|row| row.read(t)).collect());
        Ok(Command::Projects(Projects::Start(Start {
            project: id,
            contract: line(t.project_contract(), &contract.get_untracked(), t)?,
            safety: prose(t.project_safety(), &safety.get_untracked(), t)?,
            afford: Afford {
                funds: mean(0)?,
                materials: mean(1)?,
                manpower: mean(2)?,
            },
            milestones: steps?,
        })))
    };
    let start = move |()| doing.submit(command(), move || open.set(false));
    let sum = move || {
        let weights = rows.get().into_iter();
        let weights = weights.filter_map(|row| row.weight.with(|it| it.trim().parse::<u32>().ok()));
        t.project_weights(weights.fold(0, u32::saturating_add))
    };
    let fields = move || {
        let fields = rows.get().into_iter().map(|row| {
            view! {
                <div class="stack stack--2">
                    <Field label=t.project_step() value=row.name limit=Line::MOST />
                    <Field label=t.project_weight() value=row.weight kind=InputKind::Number />
                    <Field label=t.project_due() value=row.due kind=InputKind::Day />
                </div>
            }
        });
        fields.collect_view()
    };
    let means = names.into_iter().zip(means).map(|(label, value)| {
        view! { <Field label value limit=Line::MOST /> }
    });
    let means = means.collect_view();
    view! {
        <Field label=t.project_contract() value=contract limit=Line::MOST />
        <TextArea label=t.project_safety() value=safety limit=Prose::MOST />
        {means}
        {fields}
        <Button look=ButtonLook::Quiet on_press=move |()| rows.update(|rows| rows.push(Row::new()))>
            {t.project_step_more()}
        </Button>
        <p class="strong" role="status">
            {sum}
        </p>
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=start>
            {t.project_start()}
        </Button>
    }
}
