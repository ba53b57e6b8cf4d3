//! Taking an invitation back, or a place beside the proposer, or the code (取消邀请、请退联名、收回联名码).

use components::{Button, ButtonLook, Confirm};
use domain::proposals::{CloseCode, CoProposer, Command, Uninvite};
use domain::{PersonId, ProposalId};
use leptos::prelude::*;

use crate::shell::{Here, waiting_note};

/// The button beside whoever proposes it too, and what is asked before.
pub(super) fn removing(here: Here, it: &CoProposer) -> AnyView {
    let t = here.t;
    let (proposal, person) = (it.proposal, it.author.person);
    let open = RwSignal::new(false);
    let title = t.together_remove_title(&it.author.shown);
    view! {
        <Button look=ButtonLook::Text on_press=move |()| open.set(true)>
            {t.together_remove()}
        </Button>
        <Confirm
            open
            title
            text=t.together_remove_text()
            yes=t.together_remove()
            no=t.shell_not_now()
            on_yes=move |()| {
                open.set(false);
                uninvite(here, proposal, person);
            }
        />
    }
    .into_any()
}

/// Takes back an invitation or a place.
pub(super) fn uninvite(here: Here, proposal: ProposalId, person: PersonId) {
    send(
        here,
        Command::Uninvite(Uninvite { proposal, person }),
        |here| here.t.together_uninvited(waiting_note(here)),
    );
}

/// Takes the code back.
pub(super) fn close_code(here: Here, proposal: ProposalId) {
    send(here, Command::CloseCode(CloseCode { proposal }), |here| {
        here.t.together_code_closed(waiting_note(here))
    });
}

fn send(here: Here, command: Command, done: fn(Here) -> String) {
    leptos::task::spawn_local(async move {
        match here.submit(domain::Command::Proposals(command)).await {
            Ok(()) => here.say(done(here)),
            Err(sentence) => here.warn(sentence),
        }
    });
}
