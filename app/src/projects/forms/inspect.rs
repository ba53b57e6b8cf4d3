//! The checklist of an acceptance.

use components::Tick;
use domain::projects::{Check, Command, Inspect, Inspector, Project, ProjectState};
use leptos::prelude::*;

use super::{line, one_line, rows};
use crate::projects::sheet::Form;
use crate::texts::Texts;

#[derive(Clone, Copy)]
struct CheckRow {
    what: RwSignal<String>,
    passed: RwSignal<bool>,
}

impl CheckRow {
    fn new() -> Self {
        Self::of(String::new())
    }

    fn of(what: String) -> Self {
        Self {
            what: RwSignal::new(what),
            passed: RwSignal::new(true),
        }
    }

    fn read(self) -> Option<Check> {
        Some(Check {
            what: line(self.what)?,
            passed: self.passed.get_untracked(),
        })
    }
}

/// What is looked at: what was found before, else every step and what every project needs.
fn checklist(t: Texts, project: &Project) -> Vec<String> {
    let Some(handed) = project.state.handed() else {
        return Vec::new();
    };
    if let Some(last) = handed.mended.last() {
        return last.items.iter().map(ToString::to_string).collect();
    }
    let steps = handed.works.milestones.iter();
    let steps = steps.map(|it| it.step.name.to_string());
    let always = [
        t.project_check_safe(),
        t.project_check_plan(),
        t.project_check_accounts(),
    ];
    steps.chain(always.map(str::to_owned)).collect()
}

pub(super) fn inspect(form: Form, project: &Project, part: Inspector) -> AnyView {
    let t = form.here.t;
    let lines = checklist(t, project).into_iter().map(CheckRow::of);
    let checks = RwSignal::new(lines.collect::<Vec<_>>());
    let id = form.asking.id;
    let read = move || {
        let checks: Option<Vec<Check>> =
            checks.with_untracked(|rows| rows.iter().map(|row| row.read()).collect());
        Some(Command::Inspect(Inspect {
            project: id,
            part,
            checks: checks?,
        }))
    };
    let row = move |index: usize, row: CheckRow| {
        view! {
            <div class="stack stack--1">
                {one_line(form, t.project_check(index + 1), row.what)}
                <Tick
                    label=t.project_check_passed()
                    checked=row.passed
                    on_change=move |passed| row.passed.set(passed)
                />
            </div>
        }
        .into_any()
    };
    let first = match &project.state {
        ProjectState::Acceptance { first, .. } => first.is_none(),
        _ => true,
    };
    let text = if first {
        t.project_inspect_first()
    } else {
        t.project_inspect_second()
    };
    view! {
        <p class="small soft">{text}</p>
        {rows(checks, t.project_check_more(), CheckRow::new, row)}
        {form.foot(Vec::new(), read)}
    }
    .into_any()
}
