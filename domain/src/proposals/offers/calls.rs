//! Whom the one who carries a project out may call: the givers of what was accepted (转给承办人).

use crate::core::{Change, OfferCallId, OfferId, PersonId, ProposalId, Town};

use super::{OfferCall, OfferContact};

impl OfferCallId {
    /// The one record of an offer that a reader can have.
    pub fn of(offer: OfferId, person: PersonId) -> Self {
        let parts = [offer.0.as_bytes().as_slice(), person.0.as_bytes()];
        Self::derived("offer_call", &parts)
    }
}

pub(super) fn called(contact: &OfferContact, person: PersonId) -> OfferCall {
    OfferCall {
        id: OfferCallId::of(contact.id, person),
        proposal: contact.proposal,
        offer: contact.id,
        person,
        name: contact.name.clone(),
        phone: contact.phone.clone(),
    }
}

/// Takes the records of one offer, or of all, from whoever had them.
pub(super) fn uncalled(
    proposal: ProposalId,
    offer: Option<OfferId>,
    town: &dyn Town,
) -> Vec<Change> {
    let calls = town.of::<OfferCall>(proposal).into_iter();
    let these = calls.filter(|it| offer.is_none_or(|offer| it.offer == offer));
    these.map(|it| Change::remove(&it)).collect()
}

/// Takes them all from whoever carried it out: it is over.
pub(super) fn called_no_more(proposal: ProposalId, town: &dyn Town) -> Vec<Change> {
    uncalled(proposal, None, town)
}

/// Hands what was accepted to the one who carries it out from now on, and to nobody else.
pub(crate) fn handed_to(proposal: ProposalId, person: PersonId, town: &dyn Town) -> Vec<Change> {
    let mut changes = uncalled(proposal, None, town);
    let contacts = town.of::<OfferContact>(proposal).into_iter();
    let accepted = contacts.filter(|it| it.accepted);
    changes.extend(accepted.map(|it| Change::put(called(&it, person))));
    changes
}
