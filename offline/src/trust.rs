//! Which refusals a phone may pronounce itself.
//!
//! A phone holds only the records of its audiences, and perhaps old ones. A refusal that rests on
//! something the phone *sees* stands: a proposal in another state, a ballot already cast. One that
//! rests on something it does *not* see may be the phone's own blindness, and one that rests on
//! the clock may be the phone's wrong clock: those become a warning, and the server decides.

use domain::councils::{Command as Councils, PaperFault, Roll};
use domain::members::{Me, Member};
use domain::{Command, PersonId, Refusal, Town};

/// Whether a refusal found on this phone is to be told as one.
pub(crate) fn stands(
    refusal: &Refusal,
    command: &Command,
    person: Option<PersonId>,
    town: &dyn Town,
) -> bool {
    match refusal {
        _ if refusal.is_about_time() => false,
        Refusal::Owners { fault } if fault.may_be_unseen() => false,
        Refusal::Issues { fault } if fault.may_be_unseen() => false,
        Refusal::Emergency { fault } if fault.may_be_unseen() => false,
        Refusal::Privacy { fault } if fault.may_be_unseen() => false,
        Refusal::Volunteering { fault } if fault.may_be_unseen() => false,
        // Something is missing: it may be missing here alone.
        Refusal::NotFound
        | Refusal::NoSuchPerson
        | Refusal::NoSuchPlace
        | Refusal::NoSuchPack
        | Refusal::NotInTheRoster
        | Refusal::NoSeat
        | Refusal::NobodySits
        | Refusal::NoGuardian
        | Refusal::NotAGuardian => false,
        // The roll is in the council's audience: who cannot read it cannot say who is not on it.
        Refusal::NotOnTheRoll => match command {
            Command::Councils(Councils::CastBallot(it)) => town.has::<Roll>(it.vote),
            _ => false,
        },
        // Who took a paper is in the council's audience.
        Refusal::Paper {
            fault: PaperFault::TookNoPaper,
        } => match command {
            Command::Councils(Councils::EnterPaper(it)) => town.has::<Roll>(it.vote),
            _ => true,
        },
        // Standings and offices arrive with the first pull; before it, nobody has any.
        Refusal::NotYours | Refusal::NoStanding | Refusal::NotAffected => {
            person.is_some_and(|id| town.has::<Me>(id) || town.has::<Member>(id))
        }
        _ => true,
    }
}
