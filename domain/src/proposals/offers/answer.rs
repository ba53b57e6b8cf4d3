//! What the committee says to an offer, and taking one's own back (采纳、谢绝、收回).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Line, OfferId, ProposalId, Refusal, Timestamp, Town};
use crate::members::Actor;
use crate::projects::Project;
use crate::proposals::Proposal;

use super::calls::{called, uncalled};
use super::offer::takes;
use super::{Offer, OfferContact, OfferState, OwnOffer};

/// Accepts an offer or declines it, with a word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerOffer {
    /// What it is for.
    pub proposal: ProposalId,
    /// The offer.
    pub offer: OfferId,
    /// Whether it is accepted.
    pub accepts: bool,
    /// A word to the giver; of an accepted offer everyone reads it.
    pub word: Line,
}

/// Takes one's own offer back, accepted or not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeBackOffer {
    /// What it is for.
    pub proposal: ProposalId,
    /// One's own offer.
    pub offer: OfferId,
}

pub(in crate::proposals) fn answer(
    it: &AnswerOffer,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let proposal: Proposal = town.get(it.proposal).ok_or(Refusal::NotFound)?;
    let offer: Offer = town.get(it.offer).ok_or(Refusal::NotFound)?;
    if offer.proposal != proposal.id {
        return Err(Refusal::NotFound);
    }
    if offer.state != OfferState::Waiting {
        return Err(Refusal::OfferIsSettled);
    }
    let word = it.word.clone();
    if !it.accepts {
        let mut changes = settled(offer, OfferState::Declined { word, at });
        // Nobody is going to call.
        let contact: Option<OfferContact> = town.get(it.offer);
        changes.extend(contact.iter().map(Change::remove));
        return Ok(changes);
    }
    takes(&proposal)?;
    let mut changes = settled(offer, OfferState::Accepted { word, at });
    // It is sealed until now, and only the server holds it.
    if let Some(contact) = town.get::<OfferContact>(it.offer) {
        let contact = OfferContact {
            accepted: true,
            ..contact
        };
        let builder = town.get::<Project>(proposal.id).and_then(|it| it.contact());
        changes.extend(builder.map(|builder| Change::put(called(&contact, builder))));
        changes.push(Change::put(contact));
    }
    Ok(changes)
}

pub(in crate::proposals) fn take_back(
    it: &TakeBackOffer,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let own: OwnOffer = town.get(it.offer).ok_or(Refusal::NotFound)?;
    if actor.person() != Some(own.person) || own.proposal != it.proposal {
        return Err(Refusal::NotYours);
    }
    if !own.offer.state.stands() {
        return Err(Refusal::OfferIsSettled);
    }
    // Nobody calls any more.
    let accepted = own.offer.state.is_accepted();
    let mut changes = settled(own.offer, OfferState::TakenBack { accepted, at });
    let contact: Option<OfferContact> = town.get(it.offer);
    changes.extend(contact.iter().map(Change::remove));
    changes.extend(uncalled(it.proposal, Some(it.offer), town));
    Ok(changes)
}

pub(super) fn settled(offer: Offer, state: OfferState) -> Vec<Change> {
    let offer = Offer { state, ..offer };
    let own = offer.own().map(Change::put);
    [Change::put(offer)].into_iter().chain(own).collect()
}
