//! Supporting a proposal (附议).

use components::{Button, ButtonLink, ButtonLook, Dock, Glyph};
use domain::proposals::{Command, Proposal, ProposalState, SetSupport, Support, Turn};
use domain::{ProposalId, SupportId};
use leptos::prelude::*;

use super::proposes_with;
use crate::shell::{Here, waiting_note};

/// What can be done with a proposal now.
#[derive(Clone, PartialEq)]
enum Act {
    Support,
    Unsupport,
    SignIn,
    Vote(String),
    Nothing,
}

fn act(here: Here, proposal: Option<Proposal>) -> Act {
    let Some(proposal) = proposal else {
        return Act::Nothing;
    };
    if let ProposalState::Voting { vote } = proposal.state {
        return Act::Vote(format!("/v/{vote}"));
    }
    if let ProposalState::Owners {
        assembly,
        turn: Turn::Open,
    } = proposal.state
    {
        return Act::Vote(format!("/o/{assembly}"));
    }
    if !proposal.state.stage().is_open() {
        return Act::Nothing;
    }
    let Some(me) = here.person() else {
        return Act::SignIn;
    };
    // Whoever proposes supports.
    let proposes = proposal.author.person == me || proposes_with(here, proposal.id);
    if proposes || !here.actor().belongs() {
        return Act::Nothing;
    }
    match here.get::<Support>(SupportId::of(proposal.id, me)) {
        Some(_) => Act::Unsupport,
        None => Act::Support,
    }
}

/// The one act of a proposal's page.
pub fn dock(here: Here, id: ProposalId, proposal: Memo<Option<Proposal>>) -> AnyView {
    let t = here.t;
    let act = Memo::new(move |_| act(here, proposal.get()));
    let shown = move || {
        let button = match act.get() {
            Act::Nothing => return None,
            Act::SignIn => view! {
                <ButtonLink href="/sign-in" look=ButtonLook::Primary>{t.support_sign_in()}</ButtonLink>
            }
            .into_any(),
            Act::Vote(href) => view! {
                <ButtonLink href look=ButtonLook::Primary glyph=Glyph::BALLOT>
                    {t.support_vote()}
                </ButtonLink>
            }
            .into_any(),
            Act::Support => view! {
                <Button look=ButtonLook::Primary glyph=Glyph::HEART on_press=move |()| set(here, id, true)>
                    {t.support_yes()}
                </Button>
            }
            .into_any(),
            Act::Unsupport => view! {
                <Button block=true glyph=Glyph::CHECK on_press=move |()| set(here, id, false)>
                    {t.support_no()}
                </Button>
            }
            .into_any(),
        };
        Some(view! { <Dock>{button}</Dock> })
    };
    shown.into_any()
}

fn set(here: Here, proposal: ProposalId, supports: bool) {
    let command = Command::Support(SetSupport { proposal, supports });
    leptos::task::spawn_local(async move {
        match here.submit(domain::Command::Proposals(command)).await {
            Ok(()) if supports => here.say(here.t.support_done(waiting_note(here))),
            Ok(()) => here.say(here.t.support_undone()),
            Err(sentence) => here.warn(sentence),
        }
    });
}
