//! Offering help: a resident by an act of their own, a unit through the office (表示愿意出力).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Line, OfferId, ProposalId, Prose, Refusal, Timestamp, Town};
use crate::members::{Actor, Me, Member, Phone, pack_of};
use crate::proposals::{Author, Proposal, Source};

use super::{Giver, Help, Offer, OfferContact, OfferState};

/// Offers one's own help.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfferHelp {
    /// Made by the phone.
    pub id: OfferId,
    /// What it is for.
    pub proposal: ProposalId,
    /// With what.
    pub help: Help,
    /// In words.
    pub what: Prose,
    /// Where one is called, once the committee has accepted.
    pub phone: Phone,
}

/// Notes what a unit, an enterprise or a social organisation offers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfferForUnit {
    /// Made by the office.
    pub id: OfferId,
    /// What it is for.
    pub proposal: ProposalId,
    /// The unit's name.
    pub name: Line,
    /// What kind of source it is.
    pub source: Source,
    /// With what.
    pub help: Help,
    /// In words.
    pub what: Prose,
    /// Whom to ask for there.
    pub contact: Line,
    /// Where they are called.
    pub phone: Phone,
}

pub(in crate::proposals) fn help(
    it: &OfferHelp,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let author = Author::of(actor, town).ok_or(Refusal::SignInFirst)?;
    let proposal = open(it.id, it.proposal, town)?;
    let person = author.person;
    // Only the giver's own phone and the server hold what was offered before.
    let own = town.of::<super::OwnOffer>(proposal.id).into_iter();
    let waiting = own.filter(|own| own.person == person);
    let waiting = waiting.filter(|own| own.offer.state == OfferState::Waiting);
    let most = pack_of(proposal.community, at.day(), town)?
        .proposal
        .offers_each;
    if waiting.count() >= usize::from(most) {
        let most = u32::from(most);
        return Err(Refusal::TooMany { most });
    }
    let name = town.get::<Member>(person).map(|it| it.name);
    let name = name.or_else(|| town.get::<Me>(person).map(|it| it.name));
    let offer = Offer {
        id: it.id,
        proposal: proposal.id,
        giver: Giver::Resident(author),
        help: it.help,
        what: it.what.clone(),
        at,
        state: OfferState::Waiting,
    };
    let contact = contact(&offer, name.ok_or(Refusal::NoSuchPerson)?, it.phone.clone());
    let own = offer.own().map(Change::put);
    let changes = [Change::put(offer), Change::put(contact)];
    Ok(changes.into_iter().chain(own).collect())
}

pub(in crate::proposals) fn for_unit(
    it: &OfferForUnit,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let proposal = open(it.id, it.proposal, town)?;
    let offer = Offer {
        id: it.id,
        proposal: proposal.id,
        giver: Giver::Unit {
            name: it.name.clone(),
            source: it.source,
        },
        help: it.help,
        what: it.what.clone(),
        at,
        state: OfferState::Waiting,
    };
    let contact = contact(&offer, it.contact.clone(), it.phone.clone());
    Ok(vec![Change::put(offer), Change::put(contact)])
}

fn contact(offer: &Offer, name: Line, phone: Phone) -> OfferContact {
    OfferContact {
        id: offer.id,
        proposal: offer.proposal,
        name,
        phone,
        accepted: false,
    }
}

fn open(id: OfferId, proposal: ProposalId, town: &dyn Town) -> Result<Proposal, Refusal> {
    if town.has::<Offer>(id) {
        return Err(Refusal::AlreadyThere);
    }
    let proposal: Proposal = town.get(proposal).ok_or(Refusal::NotFound)?;
    takes(&proposal)?;
    Ok(proposal)
}

/// Refuses where no help is of use any more, or yet.
pub(super) fn takes(proposal: &Proposal) -> Result<(), Refusal> {
    use crate::projects::ProjectFault;
    use crate::proposals::ProposalState;
    if proposal.takes_help() {
        return Ok(());
    }
    Err(match proposal.state {
        ProposalState::Project { leg, .. } => Refusal::Project {
            fault: ProjectFault::NotThere { leg },
        },
        _ => Refusal::ProposalNotThere {
            stage: proposal.state.stage(),
        },
    })
}
