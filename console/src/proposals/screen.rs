//! Screening (初审): accept, return, merge or reject, each with its reason.

use components::{Badge, Button, ButtonLook, Panel, Select, Sheet, TextArea, Tone};
use domain::proposals::{Command as Proposals, Proposal, Reject, Return, ReturnReason, Stage};
use domain::{Command, ProposalId, Prose, Scene, wording};
use leptos::prelude::*;

use super::accept::AssessForm;
use super::merge::MergeForm;
use super::scene::scene_select;
use crate::shell::{AskWhy, Doing, Fault, prose, texts, use_book};

/// The acts of the committee on a proposal that waits for them.
#[component]
pub(crate) fn Screening(proposal: Memo<Option<Proposal>>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let waiting = Memo::new(move |_| {
        proposal.with(|proposal| {
            let proposal = proposal.as_ref()?;
            (proposal.state.stage() == Stage::Submitted).then_some(proposal.id)
        })
    });
    let secretary = Memo::new(move |_| book.is_secretary());
    move || {
        let id = waiting.get()?;
        let others = if secretary.get() {
            view! { <Turning id /> <Merging id /> }.into_any()
        } else {
            view! { <p class="soft">{t.screen_secretary()}</p> }.into_any()
        };
        Some(view! {
            <Panel title=t.screen_title()>
                <p class="soft">{t.screen_text()}</p>
                <Accepting proposal />
                {others}
            </Panel>
        })
    }
}

#[component]
fn Accepting(proposal: Memo<Option<Proposal>>) -> impl IntoView {
    let t = texts();
    let open = RwSignal::new(false);
    view! {
        <Button look=ButtonLook::Primary block=true on_press=move |()| open.set(true)>
            {t.accept()}
        </Button>
        <Sheet open title=t.accept_title() close_label=t.not_now()>
            <AssessForm proposal open />
        </Sheet>
    }
}

#[component]
fn Merging(id: ProposalId) -> impl IntoView {
    let t = texts();
    let open = RwSignal::new(false);
    view! {
        <Button block=true on_press=move |()| open.set(true)>
            {t.merge()}
        </Button>
        <Sheet open title=t.merge_title() close_label=t.not_now()>
            <MergeForm id open />
        </Sheet>
    }
}

/// Sending back to be mended, and turning away.
#[component]
fn Turning(id: ProposalId) -> impl IntoView {
    let t = texts();
    let (returning, rejecting) = (RwSignal::new(false), RwSignal::new(false));
    let reject = Callback::new(move |note: String| {
        let note = prose(t.reason(), &note, t)?;
        Ok(Command::Proposals(Proposals::Reject(Reject {
            proposal: id,
            note,
        })))
    });
    view! {
        <Button block=true on_press=move |()| returning.set(true)>
            {t.send_back()}
        </Button>
        <Sheet open=returning title=t.send_back_title() close_label=t.not_now()>
            <ReturnForm id open=returning />
        </Sheet>
        <Button block=true on_press=move |()| rejecting.set(true)>
            {t.reject()}
        </Button>
        <AskWhy
            open=rejecting
            title=t.reject_title()
            text=t.reject_text()
            yes=t.reject()
            long=true
            command=reject
        />
    }
}

/// What is missing, in a word of the rules and in the committee's own.
#[component]
fn ReturnForm(id: ProposalId, open: RwSignal<bool>) -> impl IntoView {
    let t = texts();
    let reason = RwSignal::new("0".to_owned());
    let note = RwSignal::new(String::new());
    let scene = RwSignal::new(String::new());
    let doing = Doing::nothing();
    let choices: Vec<_> = ReturnReason::ALL
        .into_iter()
        .enumerate()
        .map(|(index, reason)| components::Choice {
            value: index.to_string(),
            label: wording::return_reason(reason, t.lang).to_owned(),
        })
        .collect();
    let command = move || {
        let index: usize = reason.get_untracked().parse().unwrap_or_default();
        let reason = ReturnReason::ALL.get(index).copied();
        let reason = reason.unwrap_or(ReturnReason::ProblemUnclear);
        let note = prose(t.send_back_note(), &note.get_untracked(), t)?;
        let act = Return {
            proposal: id,
            reason,
            note,
            scene: scene.with_untracked(|code| Scene::of(code)),
        };
        Ok(Command::Proposals(Proposals::Return(act)))
    };
    let send = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <p>
            <Badge label=t.send_back_kind() tone=Tone::Info />
        </p>
        <Select label=t.send_back_missing() value=reason choices=choices />
        <TextArea
            label=t.send_back_note()
            value=note
            limit=Prose::MOST
            hint=t.send_back_hint()
        />
        {scene_select(scene, t)}
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
            {t.send_back()}
        </Button>
    }
}
