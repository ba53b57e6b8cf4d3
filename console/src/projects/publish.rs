//! Posting what was approved (公示).

use components::{Button, ButtonLook, TextArea};
use domain::councils::{Motion, Vote};
use domain::owners::Assembly;
use domain::projects::{Command as Projects, Publish};
use domain::proposals::{Proposal, ProposalState};
use domain::{Command, ProposalId, Prose};
use leptos::prelude::*;

use super::photos::Photos;
use crate::shell::{Book, Doing, Fault, prose, texts, use_book};

/// What was decided, as the council, or the owners, had it before them.
fn decided(id: ProposalId, book: Book) -> Option<String> {
    let proposal: Proposal = book.get(id)?;
    match proposal.state {
        ProposalState::Approved { vote } => {
            let vote: Vote = book.get(vote)?;
            let motion: Motion = book.get(vote.motion)?;
            Some(motion.text.to_string())
        }
        ProposalState::Owners { assembly, .. } => {
            let assembly: Assembly = book.get(assembly)?;
            let ours = assembly.items.iter().filter(|it| it.proposal == Some(id));
            let texts: Vec<&str> = ours.map(|it| it.text.as_str()).collect();
            Some(texts.join("\n"))
        }
        _ => None,
    }
}

/// The text, and the board if it was photographed already.
#[component]
pub(super) fn PublishForm(open: RwSignal<bool>, id: ProposalId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let text = RwSignal::new(untrack(|| decided(id, book)).unwrap_or_default());
    let photos = RwSignal::new(Vec::new());
    let doing = Doing::nothing();
    let command = move || {
        Ok(Command::Projects(Projects::Publish(Publish {
            project: id,
            text: prose(t.project_notice_label(), &text.get_untracked(), t)?,
            photos: photos.get_untracked(),
        })))
    };
    let post = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <TextArea
            label=t.project_notice_label()
            value=text
            rows=6
            limit=Prose::MOST
            hint=t.project_notice_hint()
        />
        <Photos label=t.project_board() photos />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=post>
            {t.project_publish()}
        </Button>
    }
}
