//! The forms of all acts on a project, each with what it asks for.

use components::{Button, ButtonLook, Field, InputKind, Radio, TextArea, Tick};
use domain::projects::{
    Afford, AnswerObjection, AnswerReport, Cancel, Check, Command, Finding, Finish, Inspect,
    Inspector, Object, Objection, Project, ProjectState, Rate, Reach, Rectify, Report, Resume,
    Seen, SendReport, Stars, Start, Step, Suspend, Voucher, Withdraw,
};
use domain::proposals::{Photo, Proposal};
use domain::{Line, Money, ObjectionId, Prose, RemarkId, ReportId, wording};
use leptos::prelude::*;

use super::acts::{Act, Asking};
use super::sheet::Form;
use crate::proposals::photo_strip;
use crate::shell::Here;
use crate::texts::Texts;

/// The form of the act that is asked for.
pub fn form(here: Here, project: &Project, asking: Asking) -> AnyView {
    let form = Form::new(here, asking);
    let t = here.t;
    let fields = match asking.act.get_untracked() {
        Act::Object => words(form, "object", t.project_object_text(), object),
        Act::Answer(objection) => answer(form, objection),
        Act::Start => start(form, project),
        Act::Reach(step) => reach(form, step),
        Act::Suspend => why(form, t.project_suspend_text(), |project, reason| {
            Command::Suspend(Suspend { project, reason })
        }),
        Act::Resume => why(form, t.project_resume_text(), |project, reason| {
            Command::Resume(Resume { project, reason })
        }),
        Act::Report => report(form),
        Act::AnswerReport(id) => answer_report(form, id),
        Act::Finish => finish(form),
        Act::Rectify => rectify(form),
        Act::Inspect(part) => inspect(form, project, part),
        Act::Rate => rate(form),
        Act::Withdraw => why(form, t.project_withdraw_text(), |project, reason| {
            Command::Withdraw(Withdraw { project, reason })
        }),
        Act::Cancel => why(form, t.project_cancel_text(), |project, reason| {
            Command::Cancel(Cancel { project, reason })
        }),
    };
    view! { <div class="stack stack--4">{fields}</div> }.into_any()
}

/// Some paragraphs, under a sentence that says what becomes of them.
fn words(
    form: Form,
    key: &'static str,
    above: &'static str,
    command: fn(Asking, Prose) -> Command,
) -> AnyView {
    let text = RwSignal::new(String::new());
    let draft = form.keep(key, text);
    let read = move || {
        Some(command(
            form.asking,
            Prose::new(&text.get_untracked()).ok()?,
        ))
    };
    view! {
        <p class="small soft">{above}</p>
        {paragraphs(form, form.here.t.project_words(), text)}
        {form.foot(vec![draft], read)}
    }
    .into_any()
}

fn paragraphs(form: Form, label: &'static str, text: RwSignal<String>) -> AnyView {
    let fault = form.fault(move || text.with(|text| Prose::new(text).is_err()));
    view! { <TextArea label value=text rows=4 limit=Prose::MOST fault /> }.into_any()
}

fn one_line(form: Form, label: String, text: RwSignal<String>) -> AnyView {
    let fault = form.fault(move || text.with(|text| Line::new(text).is_err()));
    view! { <Field label value=text limit=Line::MOST fault /> }.into_any()
}

fn line(text: RwSignal<String>) -> Option<Line> {
    text.with_untracked(|text| Line::new(text).ok())
}

fn photos(form: Form, photos: RwSignal<Vec<Photo>>) -> AnyView {
    photo_strip(form.here, photos, |rules| rules.project.photos_most)
}

/// A reason in one line.
fn why(
    form: Form,
    above: &'static str,
    command: fn(domain::ProposalId, Line) -> Command,
) -> AnyView {
    let text = RwSignal::new(String::new());
    let id = form.asking.id;
    let read = move || Some(command(id, line(text)?));
    view! {
        <p class="small soft">{above}</p>
        {one_line(form, form.here.t.project_why().to_owned(), text)}
        {form.foot(Vec::new(), read)}
    }
    .into_any()
}

fn object(asking: Asking, text: Prose) -> Command {
    Command::Object(Object {
        id: ObjectionId(offline::new_id()),
        project: asking.id,
        text,
    })
}

fn answer(form: Form, id: ObjectionId) -> AnyView {
    let t = form.here.t;
    let finding = RwSignal::new(Finding::Dismissed);
    let text = RwSignal::new(String::new());
    let draft = form.keep(&format!("answer:{id}"), text);
    let objection: Option<Objection> = form.here.get(id);
    let asked = objection.map(|it| it.text.to_string());
    let choice = |it: Finding| {
        let note = match it {
            Finding::Dismissed => t.project_dismissed_text(),
            Finding::Amend => t.project_amend_text(),
            Finding::Cancel => t.project_right_text(),
        };
        let label = wording::objection_finding(it, form.here.lang);
        let chosen = Signal::derive(move || finding.get() == it);
        view! { <Radio group="finding" label note chosen on_choose=move |()| finding.set(it) /> }
    };
    let choices = Finding::ALL.map(choice).collect_view();
    let project = form.asking.id;
    let read = move || {
        Some(Command::AnswerObjection(AnswerObjection {
            project,
            objection: id,
            finding: finding.get_untracked(),
            text: Prose::new(&text.get_untracked()).ok()?,
        }))
    };
    view! {
        <p class="small soft">{asked}</p>
        <fieldset>
            <legend class="field__label">{t.project_finding()}</legend>
            {choices}
        </fieldset>
        {paragraphs(form, t.project_answer_label(), text)}
        {form.foot(vec![draft], read)}
    }
    .into_any()
}

fn report(form: Form) -> AnyView {
    let t = form.here.t;
    let seen = RwSignal::new(Seen::Fine);
    let text = RwSignal::new(String::new());
    let pictures = RwSignal::new(Vec::new());
    let draft = form.keep("report", text);
    let choice = |it: Seen| {
        let label = wording::seen(it, form.here.lang);
        let chosen = Signal::derive(move || seen.get() == it);
        view! { <Radio group="seen" label chosen on_choose=move |()| seen.set(it) /> }
    };
    let choices = Seen::ALL.map(choice).collect_view();
    let project = form.asking.id;
    let read = move || {
        Some(Command::Report(SendReport {
            id: ReportId(offline::new_id()),
            project,
            seen: seen.get_untracked(),
            text: Prose::new(&text.get_untracked()).ok()?,
            photos: pictures.get_untracked(),
        }))
    };
    view! {
        <p class="small soft">{t.project_report_text()}</p>
        <fieldset>
            <legend class="field__label">{t.project_seen()}</legend>
            {choices}
        </fieldset>
        {paragraphs(form, t.project_words(), text)}
        {photos(form, pictures)}
        {form.foot(vec![draft], read)}
    }
    .into_any()
}

fn answer_report(form: Form, id: ReportId) -> AnyView {
    let t = form.here.t;
    let text = RwSignal::new(String::new());
    let report: Option<Report> = form.here.get(id);
    let asked = report.map(|it| it.text.to_string());
    let project = form.asking.id;
    let read = move || {
        Some(Command::AnswerReport(AnswerReport {
            project,
            report: id,
            text: Prose::new(&text.get_untracked()).ok()?,
        }))
    };
    view! {
        <p class="small soft">{asked}</p>
        {paragraphs(form, t.project_answer_label(), text)}
        {form.foot(Vec::new(), read)}
    }
    .into_any()
}

/// Rows that one may add to.
fn rows<T: Copy + Send + Sync + 'static>(
    all: RwSignal<Vec<T>>,
    more: &'static str,
    fresh: fn() -> T,
    row: impl Fn(usize, T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let shown = move || {
        let all = all.get().into_iter().enumerate();
        all.map(|(index, it)| row(index, it)).collect_view()
    };
    view! {
        {shown}
        <Button look=ButtonLook::Quiet on_press=move |()| all.update(|all| all.push(fresh()))>
            {more}
        </Button>
    }
    .into_any()
}

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

fn start(form: Form, project: &Project) -> AnyView {
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
        {one_line(form, t.project_funds().to_owned(), funds)}
        {one_line(form, t.project_materials().to_owned(), materials)}
        {one_line(form, t.project_manpower().to_owned(), manpower)}
        {rows(steps, t.project_step_more(), StepRow::new, row)}
        {form.foot(Vec::new(), read)}
    }
    .into_any()
}

fn reach(form: Form, step: u16) -> AnyView {
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

fn finish(form: Form) -> AnyView {
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

fn rectify(form: Form) -> AnyView {
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

fn inspect(form: Form, project: &Project, part: Inspector) -> AnyView {
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

fn rate(form: Form) -> AnyView {
    let t = form.here.t;
    let stars = RwSignal::new(None::<Stars>);
    let text = RwSignal::new(String::new());
    let choice = |it: Stars| {
        let label = t.project_stars(it.count(), wording::stars(it, form.here.lang));
        let chosen = Signal::derive(move || stars.get() == Some(it));
        view! { <Radio group="stars" label chosen on_choose=move |()| stars.set(Some(it)) /> }
    };
    let choices = Stars::ALL.into_iter().rev().map(choice).collect_view();
    let wrong = form.fault(move || stars.get().is_none());
    let wrong = move || {
        wrong
            .get()
            .map(|it| view! { <p class="field__fault">{it}</p> })
    };
    let project = form.asking.id;
    let read = move || {
        let remark = line(text).map(|text| (RemarkId(offline::new_id()), text));
        Some(Command::Rate(Rate {
            project,
            stars: stars.get_untracked()?,
            remark,
        }))
    };
    view! {
        <fieldset>
            <legend class="field__label">{t.project_rate_label()}</legend>
            {choices} {wrong}
        </fieldset>
        <Field
            label=t.project_remark()
            value=text
            limit=Line::MOST
            need=t.form_optional()
            hint=t.project_remark_hint()
        />
        {form.foot(Vec::new(), read)}
    }
    .into_any()
}
