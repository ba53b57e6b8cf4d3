//! What the implementer's contact reports: the start, a milestone, the end, what was mended.

use components::{Field, InputKind};
use domain::projects::{Afford, Command, Finish, Project, Reach, Rectify, Start, Step, Voucher};
use domain::proposals::{Finding, Photo, Proposal};
use domain::{Line, Money, Prose, wording};
use leptos::prelude::*;

use super::{line, one_line, paragraphs, photos, rows};
use crate::projects::sheet::Form;
use crate::proposals::photo_strip;

#[derive(Clone, Copy)]
struct StepRow {
    name: RwSignal<String>,
    weight: RwSignal<String>,
    due: RwSignal<String>,
}

impl StepRow {
    fn new() -> Self {
        Self {
            name: RwSignal::new(String::new()),
            weight: RwSignal::new(String::new()),
            due: RwSignal::new(String::new()),
        }
    }

    fn read(self) -> Option<Step> {
        Some(Step {
            name: line(self.name)?,
            weight: self.weight.with_untracked(|it| it.trim().parse().ok())?,
            due: self.due.with_untracked(|it| it.parse().ok()),
        })
    }
}

pub(super) fn start(form: Form, project: &Project) -> AnyView {
    let t = form.here.t;
    let contract = RwSignal::new(String::new());
    let safety = RwSignal::new(String::new());
    let found = form.here.get::<Proposal>(project.id);
    let found = found.and_then(|it| it.assessment);
    let before =
        |line: Option<Line>| RwSignal::new(line.map(|line| line.to_string()).unwrap_or_default());
    let [funds, materials, manpower] = match found {
        Some(found) => [found.funds, found.materials, found.manpower],
        None => [None, None, None],
    }
    .map(before);
    let steps = RwSignal::new(vec![StepRow::new()]);
    let id = form.asking.id;
    let read = move || {
        let milestones: Option<Vec<Step>> =
            steps.with_untracked(|steps| steps.iter().map(|step| step.read()).collect());
        Some(Command::Start(Start {
            project: id,
            contract: line(contract)?,
            safety: Prose::new(&safety.get_untracked()).ok()?,
            afford: Afford {
                funds: line(funds)?,
                materials: line(materials)?,
                manpower: line(manpower)?,
            },
            milestones: milestones?,
        }))
    };
    let row = move |index: usize, row: StepRow| {
        let weight = form.fault(move || row.weight.with(|it| it.trim().parse::<u8>().is_err()));
        view! {
            <div class="stack stack--2">
                {one_line(form, t.project_step(index + 1), row.name)}
                <Field
                    label=t.project_weight()
                    value=row.weight
                    kind=InputKind::Number
                    need=t.project_weight_need()
                    fault=weight
                />
                <Field label=t.project_due() value=row.due kind=InputKind::Day need=t.form_optional() />
            </div>
        }
        .into_any()
    };
    view! {
        {one_line(form, t.project_contract().to_owned(), contract)}
        {paragraphs(form, t.project_safety(), safety)}
        {one_line(form, wording::finding(Finding::Funds, form.here.lang).to_owned(), funds)}
        {one_line(form, wording::finding(Finding::Materials, form.here.lang).to_owned(), materials)}
        {one_line(form, wording::finding(Finding::Manpower, form.here.lang).to_owned(), manpower)}
        {rows(steps, t.project_step_more(), StepRow::new, row)}
        {form.foot(Vec::new(), read)}
    }
    .into_any()
}

pub(super) fn reach(form: Form, step: u16) -> AnyView {
    let t = form.here.t;
    let note = RwSignal::new(String::new());
    let pictures = RwSignal::new(Vec::new());
    let project = form.asking.id;
    let read = move || {
        Some(Command::Reach(Reach {
            project,
            step,
            photos: pictures.get_untracked(),
            note: line(note),
        }))
    };
    view! {
        <p class="small soft">{t.project_reach_text()}</p>
        {photos(form, pictures)}
        <Field label=t.project_note() value=note limit=Line::MOST need=t.form_optional() />
        {form.foot(Vec::new(), read)}
    }
    .into_any()
}

#[derive(Clone, Copy)]
struct VoucherRow {
    what: RwSignal<String>,
    payee: RwSignal<String>,
    amount: RwSignal<String>,
    photo: RwSignal<Vec<Photo>>,
}

impl VoucherRow {
    fn new() -> Self {
        Self {
            what: RwSignal::new(String::new()),
            payee: RwSignal::new(String::new()),
            amount: RwSignal::new(String::new()),
            photo: RwSignal::new(Vec::new()),
        }
    }

    fn read(self) -> Option<Voucher> {
        Some(Voucher {
            what: line(self.what)?,
            payee: line(self.payee)?,
            amount: self.amount.with_untracked(|it| it.parse().ok())?,
            photo: self.photo.with_untracked(|it| it.first().cloned()),
        })
    }
}

pub(super) fn finish(form: Form) -> AnyView {
    let t = form.here.t;
    let pictures = RwSignal::new(Vec::new());
    let vouchers = RwSignal::new(vec![VoucherRow::new()]);
    let id = form.asking.id;
    let read = move || {
        let accounts: Option<Vec<Voucher>> =
            vouchers.with_untracked(|rows| rows.iter().map(|row| row.read()).collect());
        Some(Command::Finish(Finish {
            project: id,
            photos: pictures.get_untracked(),
            accounts: accounts?,
        }))
    };
    let row = move |index: usize, row: VoucherRow| {
        let amount = form.fault(move || row.amount.with(|it| it.parse::<Money>().is_err()));
        view! {
            <div class="stack stack--2">
                {one_line(form, t.project_voucher(index + 1), row.what)}
                {one_line(form, t.project_payee().to_owned(), row.payee)}
                <Field label=t.project_amount() value=row.amount need=t.project_yuan() fault=amount />
                {photo_strip(form.here, row.photo, |_| 1)}
            </div>
        }
        .into_any()
    };
    view! {
        <p class="small soft">{t.project_finish_text()}</p>
        {photos(form, pictures)}
        {rows(vouchers, t.project_voucher_more(), VoucherRow::new, row)}
        {form.foot(Vec::new(), read)}
    }
    .into_any()
}

pub(super) fn rectify(form: Form) -> AnyView {
    let t = form.here.t;
    let note = RwSignal::new(String::new());
    let pictures = RwSignal::new(Vec::new());
    let project = form.asking.id;
    let read = move || {
        Some(Command::Rectify(Rectify {
            project,
            note: line(note)?,
            photos: pictures.get_untracked(),
            accounts: None,
        }))
    };
    view! {
        {one_line(form, t.project_mended().to_owned(), note)}
        {photos(form, pictures)}
        {form.foot(Vec::new(), read)}
    }
    .into_any()
}
