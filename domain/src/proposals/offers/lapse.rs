//! What becomes of help when what it was for ends (愿意出力的去向): nobody is left waiting for a word
//! that will not come, and nobody's telephone is kept for a call that will not be made (ADR 21,
//! design default).

use std::collections::BTreeSet;

use crate::core::{Change, OfferId, ProposalId, Refusal, Timestamp, Town};
use crate::projects::Leg;

use super::answer::settled;
use super::calls::{called_no_more, uncalled};
use super::{Giver, Offer, OfferContact, OfferState};

/// Ends what waits, and what was accepted and will not be called on: the way ends before the works.
pub(crate) fn lapsed(proposal: ProposalId, at: Timestamp, town: &dyn Town) -> Vec<Change> {
    ended(town.of::<Offer>(proposal), at, town)
}

/// Ends what waits alone: a council said no, and may be asked again.
pub(crate) fn lapsed_waiting(proposal: ProposalId, at: Timestamp, town: &dyn Town) -> Vec<Change> {
    let mut waiting = town.of::<Offer>(proposal);
    waiting.retain(|it| it.state == OfferState::Waiting);
    ended(waiting, at, town)
}

/// The same as a project goes on: whoever waits hears so once the works are handed over, whoever was
/// accepted where there will be none.
pub(crate) fn lapsed_at(
    leg: Leg,
    proposal: ProposalId,
    at: Timestamp,
    town: &dyn Town,
) -> Vec<Change> {
    let mut changes = match leg {
        Leg::Publicity | Leg::ObjectionReview | Leg::Funded | Leg::Executing | Leg::Suspended => {
            return Vec::new();
        }
        Leg::Cancelled | Leg::Withdrawn => lapsed(proposal, at, town),
        Leg::Acceptance | Leg::Rectifying | Leg::Evaluating | Leg::Closed => {
            lapsed_waiting(proposal, at, town)
        }
    };
    if leg == Leg::Closed {
        // The help was given, and nobody is called any more.
        let contacts = town.of::<OfferContact>(proposal);
        changes.extend(contacts.iter().filter(|it| it.accepted).map(Change::remove));
    }
    if leg.is_over() {
        changes.extend(called_no_more(proposal, town));
    }
    changes
}

/// Moves offers along to what goes on in the place of what they were for, as they stand.
pub(in crate::proposals) fn moved_along(
    offers: Vec<Offer>,
    to: ProposalId,
    town: &dyn Town,
) -> Vec<Change> {
    let mut changes = Vec::new();
    for offer in offers {
        let contact: Option<OfferContact> = town.get(offer.id);
        let contact = contact.map(|it| OfferContact { proposal: to, ..it });
        changes.extend(contact.map(Change::put));
        let offer = Offer {
            proposal: to,
            ..offer
        };
        changes.extend(offer.own().map(Change::put));
        changes.push(Change::put(offer));
    }
    changes
}

/// What still stands of a proposal's offers: waiting or accepted.
pub(in crate::proposals) fn standing(proposal: ProposalId, town: &dyn Town) -> Vec<Offer> {
    let mut offers = town.of::<Offer>(proposal);
    offers.retain(|it| it.state.stands());
    offers
}

/// Each offer goes with one part of what is split, and those that go with none end.
pub(in crate::proposals) fn shared_out(
    whole: ProposalId,
    parts: &[(ProposalId, &[OfferId])],
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut left = standing(whole, town);
    let mut changes = Vec::new();
    let mut named = BTreeSet::new();
    for (part, offers) in parts {
        for id in *offers {
            if !named.insert(*id) {
                return Err(Refusal::AlreadyThere);
            }
            let Some(found) = left.iter().position(|it| it.id == *id) else {
                let there: Option<Offer> = town.get(*id);
                let ours = there.is_some_and(|it| it.proposal == whole);
                return Err(if ours {
                    Refusal::OfferIsSettled
                } else {
                    Refusal::NotFound
                });
            };
            changes.extend(moved_along(vec![left.swap_remove(found)], *part, town));
        }
    }
    changes.extend(ended(left, at, town));
    Ok(changes)
}

fn ended(offers: Vec<Offer>, at: Timestamp, town: &dyn Town) -> Vec<Change> {
    let mut changes = Vec::new();
    for offer in offers.into_iter().filter(|it| it.state.stands()) {
        let (id, proposal) = (offer.id, offer.proposal);
        let accepted = offer.state.is_accepted();
        // A unit reads no app: the committee, who took it up on its offer, tells it.
        let told_by_phone = accepted && matches!(offer.giver, Giver::Unit { .. });
        let contact: Option<OfferContact> = town.get(id);
        let dropped = contact.filter(|_| !told_by_phone);
        changes.extend(settled(offer, OfferState::Lapsed { accepted, at }));
        changes.extend(dropped.iter().map(Change::remove));
        changes.extend(uncalled(proposal, Some(id), town));
    }
    changes
}
