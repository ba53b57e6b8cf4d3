//! Handing a proposal in.

use components::{Button, ButtonLook, Dock, DraftMark};
use domain::proposals::{Command, Revise, Submit};
use domain::{ProposalId, wording};
use leptos::prelude::*;

use super::form::Form;
use super::write::Mend;
use crate::shell::{Draft, Here, Steps, waiting_note};

/// The one act of the form; in care mode the way to the next question before it.
pub fn dock(here: Here, form: Form, draft: Draft, mend: StoredValue<Option<Mend>>) -> AnyView {
    let t = here.t;
    let steps = Steps::new(here, form.at, Form::QUESTIONS);
    let act = move || {
        let press = move |()| send(here, form, draft, mend);
        view! { <Button look=ButtonLook::Primary on_press=press>{t.form_send()}</Button> }
            .into_any()
    };
    view! {
        <Dock>
            {move || {
                let saved = draft.saved();
                saved.map(|at| {
                    let behind = Signal::derive(move || draft.is_behind());
                    view! { <DraftMark label=t.form_kept(wording::clock(at)) behind /> }
                })
            }}
            {steps.back()} {steps.on(act)}
        </Dock>
    }
    .into_any()
}

fn send(here: Here, form: Form, draft: Draft, mend: StoredValue<Option<Mend>>) {
    let Some(details) = form.details() else {
        form.tried.set(true);
        form.at.set(form.wanting());
        here.warn(here.t.form_incomplete());
        request_animation_frame(to_first_fault);
        return;
    };
    let behalf = match untrack(|| form.behalf(here)) {
        Ok(behalf) => behalf,
        Err(sentence) => return here.warn(sentence),
    };
    let (id, command) = match mend.get_value() {
        Some(Mend::Returned(proposal)) => {
            let proposal = proposal.id;
            (proposal, Command::Revise(Revise { proposal, details }))
        }
        Some(Mend::Refused(submit)) => {
            let submit = Submit {
                details,
                facts: form.facts(),
                behalf,
                ..*submit
            };
            (submit.id, Command::Submit(submit))
        }
        Some(Mend::Again(_)) | None => {
            let Some(compound) = untrack(|| here.compound()) else {
                return;
            };
            let id = ProposalId(offline::new_id());
            let submit = Submit {
                id,
                community: compound.community,
                compound: compound.id,
                details,
                facts: form.facts(),
                behalf,
            };
            (id, Command::Submit(submit))
        }
    };
    leptos::task::spawn_local(async move {
        match here.submit(domain::Command::Proposals(command)).await {
            Ok(()) => {
                form.clear();
                draft.forget();
                here.go_instead(&format!("/p/{id}"));
                here.say(here.t.form_sent(waiting_note(here)));
            }
            Err(sentence) => here.warn(sentence),
        }
    });
}

/// The focus goes where something is missing.
fn to_first_fault() {
    use wasm_bindgen::JsCast;
    let first = document()
        .query_selector("[aria-invalid=\"true\"]")
        .ok()
        .flatten();
    if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
        first.focus().unwrap_or_default();
    }
}
