//! The forms of all acts on a project, each with what it asks for.

mod inspect;
mod said;
mod works;

use components::{Button, ButtonLook, Field, TextArea};
use domain::projects::{Cancel, Command, Project, Resume, Suspend, Withdraw};
use domain::proposals::Photo;
use domain::{Line, Prose};
use leptos::prelude::*;

use super::acts::{Act, Asking};
use super::sheet::Form;
use crate::proposals::photo_strip;
use crate::shell::Here;
use inspect::inspect;
use said::{answer, answer_report, object, rate, report};
use works::{finish, reach, rectify, start};

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
