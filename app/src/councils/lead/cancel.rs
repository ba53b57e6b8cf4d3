//! Cancelling a vote before its close, on the phone of who convenes (取消表决).

use components::{Button, ButtonLook, Field, Sheet};
use domain::councils::{CancelVote, Command, VoteState};
use domain::{Line, VoteId};
use leptos::prelude::*;

use super::send;
use crate::councils::matter::Matter;
use crate::shell::Here;

/// The button on the page of a vote, while ballots are taken.
pub fn cancel(here: Here, matter: Memo<Option<Matter>>) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let vote = Memo::new(move |_| {
        matter.with(|it| {
            let vote = &it.as_ref()?.vote;
            let actor = here.actor();
            let leads = actor.is_staff() || actor.convenes(vote.council);
            let taken = vote.state == VoteState::Open && here.now() < vote.closes_at;
            (leads && taken).then_some(vote.id)
        })
    });
    let button = move || {
        vote.get().map(|_| {
            view! {
                <Button look=ButtonLook::Text on_press=move |()| open.set(true)>
                    {t.lead_cancel()}
                </Button>
            }
        })
    };
    let inside = move || vote.get().map(|id| untrack(|| form(here, id, open)));
    view! {
        {button}
        <Sheet open title=t.lead_cancel() close_label=t.shell_not_now()>
            {inside}
        </Sheet>
    }
    .into_any()
}

fn form(here: Here, id: VoteId, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let why = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let fault = Signal::derive(move || {
        let wrong = tried.get() && why.with(|it| Line::new(it).is_err());
        wrong.then(|| t.lead_why_fault().to_owned())
    });
    let cancel = move |()| {
        let Ok(reason) = Line::new(&why.get_untracked()) else {
            tried.set(true);
            return;
        };
        let it = CancelVote { vote: id, reason };
        send(here, Command::CancelVote(it), open, t.lead_cancelled());
    };
    view! {
        <div class="stack stack--4">
            <p>{t.lead_cancel_text()}</p>
            <Field label=t.lead_why() value=why limit=Line::MOST fault />
            <Button look=ButtonLook::Primary block=true on_press=cancel>{t.lead_cancel()}</Button>
        </div>
    }
    .into_any()
}
