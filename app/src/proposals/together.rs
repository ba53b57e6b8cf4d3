//! Proposing together (联名): who stands beside the proposer, inviting, and answering.

use components::{Banner, Button, ButtonLook, Confirm, Glyph, Person, Row, Rows, Section, Tone};
use domain::proposals::{
    AnswerInvitation, CoProposer, Code, CodeTries, Command, Invitation, Inviting, Proposal, Stage,
};
use domain::{CoProposerId, ProposalId};
use leptos::prelude::*;

use super::invite::{by_code, inviting};
use super::uninvite::{removing, uninvite};
use crate::projects::Wait;
use crate::shell::{Here, sorted, waiting_note};

/// What a reader can do about it now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// The proposer, who may invite.
    Invites,
    /// Was invited by name, or came by a link with a code, and has not answered.
    Invited,
    /// May have been told a code.
    MayHaveACode,
    /// Stands beside the proposer, and may step back.
    Beside,
    /// Was asked by the proposer to stand there no more.
    Removed,
    /// None of it.
    Reads,
}

fn part(here: Here, proposal: &Proposal) -> Part {
    let Some(me) = here.person() else {
        return Part::Reads;
    };
    let stage = proposal.state.stage();
    let id = CoProposerId::of(proposal.id, me);
    let joinable = matches!(stage, Stage::Submitted | Stage::Returned);
    if here.get::<CoProposer>(id).is_some() {
        return if stage.is_open() || joinable {
            Part::Beside
        } else {
            Part::Reads
        };
    }
    if !joinable || !here.actor().belongs() {
        return Part::Reads;
    }
    if proposal.author.person == me {
        return Part::Invites;
    }
    match here.get::<Invitation>(id) {
        Some(invited) if invited.removed.is_some() => Part::Removed,
        Some(invited) if invited.said.is_none() => Part::Invited,
        // A link whose code was wrong asks nothing.
        None if told().is_some() && here.get::<CodeTries>(id).is_none() => Part::Invited,
        _ => Part::MayHaveACode,
    }
}

/// The code in the address, where one came by a link that a proposer handed on.
pub(super) fn told() -> Option<Code> {
    let hash = window().location().hash().unwrap_or_default();
    Code::new(hash.trim_start_matches('#'))
}

/// The invitations that wait for this reader.
pub fn invited(here: Here) -> Vec<Wait> {
    let one = |invitation: Invitation| {
        let proposal: Proposal = here.get(invitation.proposal)?;
        let waits = invitation.said.is_none() && part(here, &proposal) == Part::Invited;
        waits.then(|| Wait {
            id: proposal.id,
            title: proposal.details.title.to_string(),
            what: here.t.together_todo(),
        })
    };
    let mine = here.all::<Invitation>().into_iter();
    mine.filter_map(one).collect()
}

/// Whether this reader proposes it together with others, and so may mend it too.
pub fn proposes_with(here: Here, id: ProposalId) -> bool {
    let place = here.person().map(|me| CoProposerId::of(id, me));
    place.is_some_and(|place| here.get::<CoProposer>(place).is_some())
}

/// The section on a proposal's page; nothing where nobody stands there and nobody may.
pub(super) fn together(here: Here, id: ProposalId, proposal: Memo<Option<Proposal>>) -> AnyView {
    let t = here.t;
    let part = Memo::new(move |_| {
        proposal.with(|it| it.as_ref().map_or(Part::Reads, |it| part(here, it)))
    });
    let beside = Memo::new(move |_| sorted(here.of::<CoProposer>(id), |it| (it.at.0, it.id.0)));
    let who = Memo::new(move |_| {
        proposal.with(|it| {
            it.as_ref()
                .map(|it| it.author.shown.clone())
                .unwrap_or_default()
        })
    });
    let act = move || {
        let part = part.get();
        untrack(|| match part {
            Part::Invites => inviting(here, id),
            Part::Invited => asked(here, id, who.get()),
            Part::MayHaveACode => by_code(here, id),
            Part::Beside => stepping_back(here, id),
            Part::Removed => view! { <p class="small soft">{t.together_removed()}</p> }.into_any(),
            Part::Reads => ().into_any(),
        })
    };
    let invites = Memo::new(move |_| part.get() == Part::Invites);
    let some = Memo::new(move |_| beside.with(|it| !it.is_empty()));
    // Each by themselves: a question about one stays open while another comes.
    let one = move |it: CoProposer| move || person(here, &it, invites.get());
    let people = move || {
        some.get().then(|| {
            view! {
                <Rows>
                    <For each=move || beside.get() key=|it| it.id children=one />
                </Rows>
                <p class="tiny soft">{t.together_thanks()}</p>
            }
        })
    };
    let waiting = move || (part.get() == Part::Invites).then(|| waiting(here, id));
    // The section stays while people come and go in it, and so does an open sheet.
    let empty = Memo::new(move |_| {
        let none = beside.with(Vec::is_empty);
        none && part.get() == Part::Reads
    });
    let shown = move || {
        (!empty.get()).then(|| {
            view! {
                <Section title=t.together_title()>
                    <div class="stack stack--2">{people} {waiting} {act}</div>
                </Section>
            }
        })
    };
    shown.into_any()
}

/// One who stands beside the proposer, whom the proposer may ask to step back.
fn person(here: Here, it: &CoProposer, invites: bool) -> AnyView {
    let shown = if it.author.tenant {
        here.t.author_tenant(&it.author.shown)
    } else {
        it.author.shown.clone()
    };
    let remove = invites.then(|| removing(here, it));
    let name = it.author.shown.split(' ').next_back().unwrap_or_default();
    let initial: String = name.chars().take(1).collect();
    let lead = view! { <Person initial /> }.into_any();
    match remove {
        Some(state) => view! { <Row title=shown lead state /> }.into_any(),
        None => view! { <Row title=shown lead /> }.into_any(),
    }
}

/// Whom the proposer asked and who has not said yes.
fn waiting(here: Here, id: ProposalId) -> AnyView {
    let t = here.t;
    let asked = here.get::<Inviting>(id).map(|it| it.asked);
    let asked = asked.unwrap_or_default().into_iter();
    let open = asked.filter(|(_, said)| *said != Some(true));
    let lines = open.map(|(person, said)| {
        let neighbour: Option<domain::members::Neighbour> = here.get(person);
        let who = neighbour.map(|it| it.shown).unwrap_or_default();
        let line = match said {
            None => t.together_waits(who),
            Some(_) => t.together_said_no(who),
        };
        let back = said.is_none().then(|| {
            view! {
                <Button look=ButtonLook::Text on_press=move |()| uninvite(here, id, person)>
                    {t.together_uninvite()}
                </Button>
            }
        });
        view! {
            <div class="cluster">
                <span class="small soft">{line}</span>
                {back}
            </div>
        }
    });
    lines.collect_view().into_any()
}

/// An invitation, and the two answers.
fn asked(here: Here, id: ProposalId, who: String) -> AnyView {
    let t = here.t;
    let buttons = view! {
        <div class="cluster">
            <Button look=ButtonLook::Primary glyph=Glyph::CHECK on_press=move |()| say(here, id, true, told())>
                {t.together_yes()}
            </Button>
            <Button look=ButtonLook::Quiet on_press=move |()| say(here, id, false, told())>
                {t.together_no()}
            </Button>
        </div>
    };
    view! {
        <div class="stack stack--2">
            <Banner glyph=Glyph::HEART tone=Tone::Info title=t.together_asks(who)>
                {t.together_means()}
            </Banner>
            {buttons}
        </div>
    }
    .into_any()
}

fn stepping_back(here: Here, id: ProposalId) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    view! {
        <Button look=ButtonLook::Quiet on_press=move |()| open.set(true)>
            {t.together_back()}
        </Button>
        <Confirm
            open
            title=t.together_back_title()
            text=t.together_back_text()
            yes=t.together_back()
            no=t.shell_not_now()
            on_yes=move |()| {
                open.set(false);
                say(here, id, false, None);
            }
        />
    }
    .into_any()
}

/// Says yes or no.
pub(super) fn say(here: Here, proposal: ProposalId, joins: bool, code: Option<Code>) {
    let t = here.t;
    let command = Command::AnswerInvitation(AnswerInvitation {
        proposal,
        joins,
        code,
    });
    leptos::task::spawn_local(async move {
        match here.submit(domain::Command::Proposals(command)).await {
            Ok(()) if joins => here.say(t.together_joined(waiting_note(here))),
            Ok(()) => {
                // What the link asked is answered.
                if told().is_some() {
                    here.go(&format!("/p/{proposal}"));
                }
                here.say(t.together_declined());
            }
            Err(sentence) => here.warn(sentence),
        }
    });
}
