//! The roster wizard (导入名册): file, columns, dry run with every fault by row, commit.

mod columns;
mod done;
mod dry_run;
mod faults;
mod side;
mod work;

use components::{Banner, FilePick, Glyph, Icon, State, StateKind, Tone, Wizard, WizardStep};
use leptos::prelude::*;
use wire::Field;

use super::Parts;
use crate::shell::{Page, csv_url, texts};
use work::{Step, Work};

/// The wizard.
#[component]
pub(crate) fn Roster() -> impl IntoView {
    let t = texts();
    let work = Work::nothing();
    let now = Signal::derive(move || work.step() as usize);
    let steps = Signal::derive(move || {
        let [file, columns, dry, written] = work.notes(t);
        let step = |title: &str, note| WizardStep {
            title: title.to_owned(),
            note,
        };
        vec![
            step(t.step_file(), file),
            step(t.step_columns(), columns),
            step(t.step_dry_run(), dry),
            step(t.step_commit(), written),
        ]
    });
    let headings: Vec<String> = Field::ALL
        .iter()
        .map(|it| it.heading().to_owned())
        .collect();
    let sample = view! {
        <a class="button" href=csv_url(&[headings]) download=t.roster_sample_name() rel="external">
            <Icon glyph=Glyph::DOWNLOAD small=true />
            {t.roster_sample()}
        </a>
    };
    let step = Memo::new(move |_| work.step());
    let body = move || match step.get() {
        Step::File => view! { <FileStep work /> }.into_any(),
        Step::Columns => view! { <columns::ColumnsStep work /> }.into_any(),
        Step::DryRun => view! { <dry_run::DryRunStep work /> }.into_any(),
        Step::Written => view! { <done::Done work /> }.into_any(),
    };
    let wrong = move || {
        let sentence = work.fault.get()?;
        Some(view! { <Banner glyph=Glyph::ALERT tone=Tone::Stop live=true>{sentence}</Banner> })
    };
    view! {
        <Page within=t.nav_members() title=t.roster_title() acts=sample.into_any()>
            <Parts />
            <Wizard label=t.roster_steps() steps now />
            {wrong}
            {body}
        </Page>
    }
}

/// Choosing the file; nothing is written by it.
#[component]
fn FileStep(work: Work) -> impl IntoView {
    let t = texts();
    let pick = view! {
        <FilePick
            label=t.roster_pick()
            accept=".xlsx,.csv"
            primary=true
            on_file=move |file| work.take(file, t)
        />
    };
    view! {
        <h2 class="visually-hidden">{t.step_file()}</h2>
        <State
            kind=StateKind::Empty
            glyph=Glyph::TABLE
            title=t.roster_file_title()
            text=t.roster_file_text()
            act=pick.into_any()
        />
        <p class="visually-hidden" role="status">
            {move || work.busy.get().then(|| t.roster_reading())}
        </p>
    }
}
