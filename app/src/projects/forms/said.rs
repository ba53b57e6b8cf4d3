//! What people say: objections, reports, their answers, stars.

use components::{Field, Radio};
use domain::projects::{
    AnswerObjection, AnswerReport, Command, Finding, Object, Objection, Rate, Report, Seen,
    SendReport, Stars,
};
use domain::{Line, ObjectionId, Prose, RemarkId, ReportId, wording};
use leptos::prelude::*;

use super::{line, paragraphs, photos};
use crate::projects::acts::Asking;
use crate::projects::sheet::Form;

pub(super) fn object(asking: Asking, text: Prose) -> Command {
    Command::Object(Object {
        id: ObjectionId(offline::new_id()),
        project: asking.id,
        text,
    })
}

pub(super) fn answer(form: Form, id: ObjectionId) -> AnyView {
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

pub(super) fn report(form: Form) -> AnyView {
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

pub(super) fn answer_report(form: Form, id: ReportId) -> AnyView {
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

pub(super) fn rate(form: Form) -> AnyView {
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
