//! A milestone that is done, reported for the contact (节点完成).

use components::{Button, ButtonLook, Choice, Field, Select};
use domain::projects::{Command as Projects, Project, Reach};
use domain::{Command, Line, ProposalId};
use leptos::prelude::*;

use super::photos::Photos;
use crate::shell::{Book, Doing, Fault, texts, use_book};

/// The steps that are open.
fn open_steps(id: ProposalId, book: Book) -> Vec<Choice> {
    let project: Option<Project> = book.get(id);
    let works = project.as_ref().and_then(|it| it.state.works());
    let steps = works
        .into_iter()
        .flat_map(|it| it.milestones.iter().enumerate());
    let open = steps.filter(|(_, it)| it.reached.is_none());
    let choices = open.map(|(index, it)| Choice {
        value: index.to_string(),
        label: it.step.name.to_string(),
    });
    choices.collect()
}

/// Which step, what it looks like.
#[component]
pub(super) fn ReachForm(open: RwSignal<bool>, id: ProposalId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let choices = untrack(|| open_steps(id, book));
    let first = choices.first().map(|it| it.value.clone());
    let step = RwSignal::new(first.unwrap_or_default());
    let note = RwSignal::new(String::new());
    let photos = RwSignal::new(Vec::new());
    let doing = Doing::nothing();
    let command = move || {
        let step = step.get_untracked().parse();
        Ok(Command::Projects(Projects::Reach(Reach {
            project: id,
            step: step.map_err(|_| t.project_no_step().to_owned())?,
            photos: photos.get_untracked(),
            note: note.with_untracked(|note| Line::new(note).ok()),
        })))
    };
    let reach = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <Select label=t.project_step() value=step choices />
        <Photos label=t.photos() photos />
        <Field label=t.project_note() value=note limit=Line::MOST />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=reach>
            {t.project_reach()}
        </Button>
    }
}
