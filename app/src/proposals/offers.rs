//! Help without money that neighbours and units offer (愿意出力).

use components::{Answer, Badge, Button, ButtonLook, Glyph, Section, Tone, keyed};
use domain::proposals::{
    Command, Offer, OfferCall, OfferState, OwnOffer, Proposal, Stage, TakeBackOffer,
};
use domain::{OfferId, ProposalId, wording};
use leptos::prelude::*;

use super::offer::offering;
use crate::shell::{self, Here, sorted};

/// The section on a proposal's page; nothing before acceptance.
pub(super) fn offers(here: Here, id: ProposalId, proposal: Memo<Option<Proposal>>) -> AnyView {
    let t = here.t;
    let takes =
        Memo::new(move |_| proposal.with(|it| it.as_ref().is_some_and(Proposal::takes_help)));
    let accepted = Memo::new(move |_| {
        let mut offers = here.of::<Offer>(id);
        offers.retain(|it| it.state.is_known());
        sorted(offers, |it| (it.at.0, it.id.0))
    });
    // Those that everyone reads stand among the others, also once they came to an end.
    let own = Memo::new(move |_| {
        let mut own = here.of::<OwnOffer>(id);
        own.retain(|it| !it.offer.state.is_known());
        sorted(own, |it| (it.offer.at.0, it.id.0))
    });
    let may = Memo::new(move |_| takes.get() && here.actor().belongs());
    let none = move || {
        let none = accepted.with(Vec::is_empty) && own.with(Vec::is_empty);
        none.then(|| view! { <p class="small soft">{t.offer_none()}</p> })
    };
    // By its offer: the one that is taken back is the one that was meant.
    let known = move |it: Offer| one(here, &it);
    let mine = move |it: OwnOffer| one(here, &it.offer);
    let act = move || may.get().then(|| untrack(|| offering(here, id)));
    let there = Memo::new(move |_| {
        takes.get() || accepted.with(|it| !it.is_empty()) || own.with(|it| !it.is_empty())
    });
    let section = move || {
        there.get().then(|| {
            view! {
                <Section title=t.offer_title()>
                    <div class="stack stack--4">
                        {none} {keyed(accepted, |it| it.id, known)} {keyed(own, |it| it.id, mine)}
                        {act}
                    </div>
                </Section>
            }
        })
    };
    section.into_any()
}

/// One offer, what was said to it, and what its giver can do.
fn one(here: Here, offer: &Offer) -> AnyView {
    let t = here.t;
    let (id, proposal) = (offer.id, offer.proposal);
    let (label, tone) = match &offer.state {
        OfferState::Waiting => (t.offer_waits(), Tone::Wait),
        OfferState::Accepted { .. } => (t.offer_accepted(), Tone::Done),
        OfferState::Declined { .. } => (t.offer_declined(), Tone::Plain),
        OfferState::TakenBack { .. } => (t.offer_taken_back(), Tone::Plain),
        OfferState::Lapsed { .. } => (t.offer_lapsed(), Tone::Plain),
    };
    let word = match &offer.state {
        OfferState::Accepted { word, .. } | OfferState::Declined { word, .. } => {
            Some(view! { <Answer from=t.offer_from() text=word.to_string() /> })
        }
        OfferState::Waiting | OfferState::TakenBack { .. } | OfferState::Lapsed { .. } => None,
    };
    let mine = here.get::<OwnOffer>(id).is_some();
    let lapsed = match offer.state {
        OfferState::Lapsed { accepted, .. } if mine => {
            Some(view! { <p class="small">{ended(here, proposal, accepted)}</p> })
        }
        _ => None,
    };
    let back = (mine && offer.state.stands()).then(|| {
        view! {
            <Button look=ButtonLook::Quiet on_press=move |()| take_back(here, proposal, id)>
                {t.offer_take_back()}
            </Button>
        }
    });
    let help = wording::help(offer.help, here.lang);
    let source = wording::source(offer.giver.source(), here.lang);
    view! {
        <div class="stack stack--1">
            <p class="cluster">
                <strong>{t.offer_who(help, offer.giver.shown())}</strong>
                <Badge label tone />
            </p>
            <p>{offer.what.to_string()}</p>
            <p class="tiny soft">{source}</p>
            {word} {lapsed} {call(here, proposal, id)} {back}
        </div>
    }
    .into_any()
}

/// Why one's own offer came to nothing, and what one can do.
fn ended(here: Here, proposal: ProposalId, accepted: bool) -> &'static str {
    let t = here.t;
    let stage = here.get::<Proposal>(proposal).map(|it| it.state.stage());
    match (stage, accepted) {
        (Some(Stage::Split), _) => t.offer_lapsed_split(),
        (Some(Stage::NotApproved), _) => t.offer_lapsed_not_approved(),
        (Some(Stage::Project), false) => t.offer_lapsed_done(),
        (_, false) => t.offer_lapsed_unanswered(),
        (_, true) => t.offer_lapsed_accepted(),
    }
}

/// Where the giver is called, for the one who carries the project out.
fn call(here: Here, proposal: ProposalId, offer: OfferId) -> Option<AnyView> {
    let calls = here.of::<OfferCall>(proposal).into_iter();
    let it = calls.into_iter().find(|it| it.offer == offer)?;
    let href = shell::call(it.phone.as_str());
    let words = here.t.offer_call(&it.name, &it.phone);
    Some(view! { <components::ButtonLink href glyph=Glyph::PHONE small=true>{words}</components::ButtonLink> }.into_any())
}

fn take_back(here: Here, proposal: ProposalId, offer: OfferId) {
    let command = Command::TakeBackOffer(TakeBackOffer { proposal, offer });
    leptos::task::spawn_local(async move {
        match here.submit(domain::Command::Proposals(command)).await {
            Ok(()) => here.say(here.t.offer_taken_back()),
            Err(sentence) => here.warn(sentence),
        }
    });
}
