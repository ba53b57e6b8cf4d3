//! Routing (分流): the rules propose who deliberates, the community's party organisation confirms it
//! or asks a wider circle.

use components::{Button, ButtonLook, Field, Panel, Radio, Sheet};
use domain::proposals::{
    Command as Proposals, Forum, Matter, Proposal, ProposalState, Route, Routing, Stage,
};
use domain::{Command, Line, ProposalId, wording};
use leptos::prelude::*;

use crate::shell::{Book, Doing, Fault, line, texts, use_book};
use crate::texts::Texts;

/// What the rules propose for a proposal, and what may be chosen instead.
#[derive(Clone, Copy, PartialEq)]
struct Ways {
    proposal: ProposalId,
    proposed: Forum,
    /// Whether the law leaves a choice.
    open: bool,
}

/// The way of a proposal that is accepted, and of one that has its way but is on no agenda.
#[component]
pub(crate) fn WayPanel(proposal: Memo<Option<Proposal>>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let ways = Memo::new(move |_| proposal.with(|it| ways(it.as_ref()?, book)));
    let routed = Memo::new(move |_| {
        proposal.with(|it| match it.as_ref()?.state {
            ProposalState::Routed(forum) => Some(forum),
            _ => None,
        })
    });
    let secretary = Memo::new(move |_| book.is_secretary());
    move || {
        let ways = ways.get()?;
        let routed = routed.get();
        let told = match routed {
            Some(Forum::OwnersDecision) => t.route_to_owners().to_owned(),
            Some(forum) => t.route_done(wording::forum(forum, t.lang)),
            None => t.route_proposed(wording::forum(ways.proposed, t.lang)),
        };
        let why = routed.is_none().then(|| because(ways.proposed, t));
        let act = if !secretary.get() {
            view! { <p class="soft">{t.route_secretary()}</p> }.into_any()
        } else if routed.is_none() || ways.open {
            view! { <Choosing ways again=routed.is_some() /> }.into_any()
        } else {
            ().into_any()
        };
        Some(view! {
            <Panel title=t.route_title()>
                <p>{told}</p>
                {why.map(|why| view! { <p class="soft">{why}</p> })}
                {act}
            </Panel>
        })
    }
}

fn ways(proposal: &Proposal, book: Book) -> Option<Ways> {
    let stage = proposal.state.stage();
    if !matches!(stage, Stage::Accepted | Stage::Routed) {
        return None;
    }
    let pack = book.community()?.rules(book.today())?;
    Some(Ways {
        proposal: proposal.id,
        proposed: proposal.proposed(pack.proposal.small_homes)?,
        open: proposal.assessment.as_ref()?.matter == Matter::Council,
    })
}

#[component]
fn Choosing(ways: Ways, again: bool) -> impl IntoView {
    let t = texts();
    let open = RwSignal::new(false);
    let (look, label) = if again {
        (ButtonLook::Quiet, t.route_again())
    } else {
        (ButtonLook::Primary, t.route())
    };
    view! {
        <Button look block=true on_press=move |()| open.set(true)>
            {label}
        </Button>
        <Sheet open title=t.route_title() close_label=t.not_now()>
            <WayForm ways open />
        </Sheet>
    }
}

/// The proposed forum first, then the wider ones, which need a reason.
#[component]
fn WayForm(ways: Ways, open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let before: Option<Routing> = untrack(|| book.get(ways.proposal));
    let forum = RwSignal::new(before.as_ref().map_or(ways.proposed, |it| it.forum));
    let reason = before.and_then(|it| it.reason).map(|it| it.to_string());
    let reason = RwSignal::new(reason.unwrap_or_default());
    let wider = Memo::new(move |_| forum.get() != ways.proposed);
    let doing = Doing::nothing();
    let one = |it: Forum| {
        let note = if it == ways.proposed {
            t.route_by_the_rules().to_owned()
        } else {
            t.route_wider().to_owned()
        };
        view! {
            <Radio
                group="forum"
                label=wording::forum(it, t.lang)
                note
                chosen=Signal::derive(move || forum.get() == it)
                on_choose=move |()| forum.set(it)
            />
        }
    };
    let wider_ones = Forum::COUNCILS.into_iter();
    let wider_ones = wider_ones.filter(|it| ways.open && *it > ways.proposed);
    let forums: Vec<_> = std::iter::once(ways.proposed)
        .chain(wider_ones)
        .map(one)
        .collect();
    let command = move || {
        let reason = if wider.get_untracked() {
            Some(line(t.reason(), &reason.get_untracked(), t)?)
        } else {
            None
        };
        Ok(Command::Proposals(Proposals::Route(Route {
            proposal: ways.proposal,
            forum: forum.get_untracked(),
            reason,
        })))
    };
    let confirm = move |()| doing.submit(command(), move || open.set(false));
    let why = move || {
        wider.get().then(|| {
            view! {
                <Field label=t.reason() value=reason limit=Line::MOST hint=t.reason_read() />
            }
        })
    };
    view! {
        <p>{because(ways.proposed, t)}</p>
        <div role="radiogroup" aria-label=t.route_title()>
            {forums}
        </div>
        {why}
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=confirm>
            {t.route()}
        </Button>
    }
}

/// Why the rules propose it.
fn because(forum: Forum, t: Texts) -> &'static str {
    match forum {
        Forum::Neighbourhood => t.route_why_neighbourhood(),
        Forum::PartyMass => t.route_why_party_mass(),
        Forum::MultiStakeholder => t.route_why_multi(),
        Forum::ResidentsMeeting => t.route_why_residents(),
        Forum::OwnersDecision => t.route_why_owners(),
    }
}
