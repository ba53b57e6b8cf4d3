//! What the proposer can do: mend it, take it back.

use components::{Button, ButtonLink, ButtonLook, Confirm, Field, Glyph, Sheet};
use domain::proposals::{Command, Proposal, Stage, Withdraw};
use domain::{Line, ProposalId};
use leptos::prelude::*;

use crate::shell::{Here, waiting_note};

/// The acts of the proposer as things stand.
pub(super) fn own_acts(here: Here, proposal: &Proposal) -> AnyView {
    let t = here.t;
    let id = proposal.id;
    let stage = proposal.state.stage();
    let words = match stage {
        Stage::Returned => Some(t.page_mend()),
        Stage::NotApproved => Some(t.page_again()),
        _ => None,
    };
    let mend = words.map(|words| edit(id, words));
    let open = RwSignal::new(false);
    let asked = match stage {
        Stage::Submitted | Stage::Returned => view! {
            <Confirm
                open
                title=t.page_withdraw_title()
                text=t.page_withdraw_text()
                yes=t.page_withdraw()
                no=t.shell_not_now()
                on_yes=move |()| take_back(here, id, None, open)
            />
        }
        .into_any(),
        _ if proposal.state.leaves() => why(here, id, open),
        _ => return mend.into_any(),
    };
    view! {
        <div class="cluster">
            {mend}
            <Button look=ButtonLook::Quiet on_press=move |()| open.set(true)>
                {t.page_withdraw()}
            </Button>
            {asked}
        </div>
    }
    .into_any()
}

/// What those can do who propose it together with the proposer: mend it while it is sent back.
pub(super) fn mending(here: Here, proposal: &Proposal) -> AnyView {
    let returned = proposal.state.stage() == Stage::Returned;
    let mend = returned.then(|| edit(proposal.id, here.t.page_mend()));
    mend.into_any()
}

fn edit(id: ProposalId, words: &'static str) -> AnyView {
    view! {
        <ButtonLink href=format!("/p/{id}/edit") look=ButtonLook::Ink glyph=Glyph::EDIT>
            {words}
        </ButtonLink>
    }
    .into_any()
}

/// Others count on it by now, so it is said why.
fn why(here: Here, id: ProposalId, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let reason = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let fault = Signal::derive(move || {
        let missing = tried.get() && Line::new(&reason.get()).is_err();
        missing.then(|| t.page_withdraw_say().to_owned())
    });
    let send = move |()| match Line::new(&reason.get_untracked()) {
        Ok(reason) => take_back(here, id, Some(reason), open),
        Err(_) => tried.set(true),
    };
    view! {
        <Sheet open title=t.page_withdraw_title() close_label=t.shell_not_now()>
            <div class="stack stack--4">
                <p>{t.page_withdraw_counted()}</p>
                <Field label=t.page_withdraw_why() value=reason limit=Line::MOST fault />
                <Button look=ButtonLook::Primary block=true on_press=send>
                    {t.page_withdraw()}
                </Button>
            </div>
        </Sheet>
    }
    .into_any()
}

fn take_back(here: Here, proposal: ProposalId, reason: Option<Line>, open: RwSignal<bool>) {
    let command = domain::Command::Proposals(Command::Withdraw(Withdraw { proposal, reason }));
    leptos::task::spawn_local(async move {
        match here.submit(command).await {
            Ok(()) => {
                open.set(false);
                here.say(here.t.page_withdrawn(waiting_note(here)));
            }
            Err(sentence) => here.warn(sentence),
        }
    });
}
