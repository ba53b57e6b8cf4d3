//! What the proposer can do: mend it, take it back.

use components::{Button, ButtonLink, ButtonLook, Confirm, Field, Glyph, Sheet};
use domain::proposals::{Command, Proposal, Stage, Withdraw};
use domain::{Line, ProposalId};
use leptos::prelude::*;

use super::proposes_with;
use crate::shell::{Here, waiting_note};

/// What those can do who propose it, as things stand. They follow its stage and who reads, and
/// nothing else: the sheet in which it is said why it is taken back stays while records come.
pub(super) fn own_acts(here: Here, id: ProposalId, proposal: Memo<Option<Proposal>>) -> AnyView {
    let stand = Memo::new(move |_| {
        proposal.with(|it| {
            let it = it.as_ref()?;
            let stand = (it.state.stage(), it.state.leaves());
            if here.person() == Some(it.author.person) {
                return Some((Who::Proposes, stand));
            }
            proposes_with(here, id).then_some((Who::ProposesWith, stand))
        })
    });
    let shown = move || {
        let (who, (stage, leaves)) = stand.get()?;
        Some(untrack(|| match who {
            Who::Proposes => mine(here, id, stage, leaves),
            Who::ProposesWith => ours(here, id, stage),
        }))
    };
    shown.into_any()
}

/// Who reads.
#[derive(Clone, Copy, PartialEq)]
enum Who {
    Proposes,
    ProposesWith,
}

fn mine(here: Here, id: ProposalId, stage: Stage, leaves: bool) -> AnyView {
    let t = here.t;
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
        _ if leaves => why(here, id, open),
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
fn ours(here: Here, id: ProposalId, stage: Stage) -> AnyView {
    let mend = (stage == Stage::Returned).then(|| edit(id, here.t.page_mend()));
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
