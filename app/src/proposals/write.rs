//! Writing a proposal, or mending a returned one.

use components::{ButtonLink, ButtonLook, Glyph, Pace, State, StateKind};
use domain::members::StandingState;
use domain::proposals::{Command, Proposal, Stage, Submit};
use domain::{ProposalId, Refusal};
use leptos::prelude::*;
use offline::ActState;

use super::fields::fields;
use super::form::Form;
use super::proposes_with;
use super::send::dock;
use crate::shell::{self, Draft, Here};

/// A new proposal.
pub fn new(here: Here) -> AnyView {
    here.title(here.t.list_propose());
    let form = Form::new();
    let draft = kept(here, form, "proposal:new".to_owned());
    frame(here, form, draft, None)
}

/// One's own proposal to be mended: sent back by the committee, not approved by a council, or not
/// taken when it was sent.
pub fn edit(here: Here, id: ProposalId) -> AnyView {
    here.title(here.t.page_mend());
    // What is mended here is not taken away while one writes, nor by handing it in.
    let there = Memo::new(move |before: Option<&bool>| {
        before.is_some_and(|there| *there) || Mend::of(here, id).is_some()
    });
    let shown = move || match untrack(|| Mend::of(here, id)).filter(|_| there.get()) {
        Some(mend) => untrack(|| mending(here, id, mend)),
        None => shell::inner(
            here,
            here.t.page_mend(),
            "/proposals",
            Pace::Wide,
            None,
            shell::absent(here),
        ),
    };
    shown.into_any()
}

fn mending(here: Here, id: ProposalId, mend: Mend) -> AnyView {
    let form = Form::new();
    match &mend {
        Mend::Returned(proposal) | Mend::Again(proposal) => form.fill(&proposal.details),
        Mend::Refused(submit) => {
            form.fill(&submit.details);
            let facts = submit.facts.as_ref();
            form.facts
                .set(facts.map(ToString::to_string).unwrap_or_default());
            form.fill_behalf(here, submit.behalf.as_ref());
        }
    }
    let draft = kept(here, form, format!("proposal:{id}"));
    frame(here, form, draft, Some(mend))
}

/// What is handed in again.
#[derive(Clone)]
pub enum Mend {
    /// The committee asked for something.
    Returned(Box<Proposal>),
    /// A council did not approve it, and it is proposed anew.
    Again(Box<Proposal>),
    /// A rule refused it, so nobody but its proposer has it.
    Refused(Box<Submit>),
}

impl Mend {
    fn of(here: Here, id: ProposalId) -> Option<Self> {
        if let Some(proposal) = here.get::<Proposal>(id) {
            let mine = here.person() == Some(proposal.author.person);
            let ours = mine || proposes_with(here, id);
            return match proposal.state.stage() {
                Stage::Returned if ours => Some(Self::Returned(Box::new(proposal))),
                Stage::NotApproved if mine => Some(Self::Again(Box::new(proposal))),
                _ => None,
            };
        }
        let mut acts = here.acts();
        acts.retain(|act| matches!(act.state, ActState::Refused { .. } | ActState::Stuck { .. }));
        acts.iter().find_map(|act| match act.deed.command() {
            Some(domain::Command::Proposals(Command::Submit(it))) if it.id == id => {
                Some(Self::Refused(Box::new(it.clone())))
            }
            _ => None,
        })
    }
}

fn kept(here: Here, form: Form, key: String) -> Draft {
    let text = Signal::derive(move || form.kept());
    shell::keep(
        here,
        key,
        text,
        Callback::new(move |kept: String| form.restore(&kept)),
    )
}

fn frame(here: Here, form: Form, draft: Draft, mend: Option<Mend>) -> AnyView {
    let t = here.t;
    let may = Memo::new(move |_| {
        let guest = here.person().is_none();
        (guest, here.actor().belongs())
    });
    let bar = match mend {
        Some(Mend::Again(_)) => t.page_again(),
        Some(Mend::Returned(_) | Mend::Refused(_)) => t.page_mend(),
        None => t.list_propose(),
    };
    let mend = StoredValue::new(mend);
    let body = move || match may.get() {
        (true, _) => {
            let act = view! {
                <ButtonLink href="/sign-in" look=ButtonLook::Primary>{t.shell_sign_in()}</ButtonLink>
            };
            view! {
                <State
                    kind=StateKind::NotYours
                    title=t.form_guest_title()
                    text=t.form_guest_text()
                    page=true
                    act=act.into_any()
                />
            }
            .into_any()
        }
        (false, false) => untrack(|| waiting(here)),
        (false, true) => untrack(|| fields(here, form, draft, mend)),
    };
    let dock = move || may.get().1.then(|| dock(here, form, draft, mend));
    shell::inner(
        here,
        bar,
        "/proposals",
        Pace::Form,
        Some(dock.into_any()),
        body.into_any(),
    )
}

/// For those whose standing does not count yet: what they wait for, and what they can do now.
fn waiting(here: Here) -> AnyView {
    let t = here.t;
    let waits = here.me().is_some_and(|me| {
        let state = |it: &domain::members::Standing| it.state == StandingState::Waiting;
        me.standings.iter().any(state)
    });
    let text = if waits {
        t.standing_waiting().to_owned()
    } else {
        Refusal::NoStanding.sentence(here.lang)
    };
    let call = here.community().map(|it| {
        let href = shell::call(it.telephone.as_str());
        view! { <ButtonLink href look=ButtonLook::Primary>{t.care_call()}</ButtonLink> }
    });
    let act = view! {
        <div class="cluster">
            {call} <ButtonLink href="/proposals">{t.works_act()}</ButtonLink>
        </div>
    };
    view! {
        <State
            kind=StateKind::NotYours
            glyph=Glyph::CLOCK
            title=t.form_waiting_title()
            text
            page=true
            act=act.into_any()
        />
    }
    .into_any()
}
