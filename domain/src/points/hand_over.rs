//! Handing over what was booked (核销): a code that is good once.

use serde::{Deserialize, Serialize};

use crate::core::{Digest, Timestamp};
use crate::volunteering::Somebody;

use super::{Booking, BookingState, Reward};

/// What the one who booked shows (兑换码): its digest alone stands in the booking, so that whoever
/// reads the booking cannot show it, and a shop without a network can check it.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(pub Digest);

/// A secret is not written anywhere by accident.
impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// Why it is not handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HandOverFault {
    /// It is not of this reward.
    #[error("of another reward")]
    OtherReward,
    /// The code is not the booking's.
    #[error("not the code of this booking")]
    WrongCode,
    /// It was handed over: the code is good once.
    #[error("handed over already")]
    Already,
    /// It was cancelled, or nobody came for it in time.
    #[error("the booking is over")]
    Over,
    /// They do not hand it over.
    #[error("not one who hands it over")]
    NotAGiver,
    /// Nobody hands anything to themselves or their household.
    #[error("nobody hands over to their own household")]
    OwnHousehold,
    /// It was not handed over yet.
    #[error("not handed over yet")]
    NotYet,
    /// Somebody else's booking.
    #[error("somebody else's booking")]
    NotYours,
}

impl Secret {
    /// What stands in the booking.
    pub fn lock(self) -> Digest {
        Digest::of(&self.0.0)
    }
}

impl Booking {
    /// The giver reads the code and hands over.
    ///
    /// # Errors
    /// When the code is wrong or was used, the booking is over, or the giver may not.
    pub fn hand_over(
        self,
        secret: Secret,
        reward: &Reward,
        giver: &Somebody,
        taker: &Somebody,
        at: Timestamp,
    ) -> Result<Self, HandOverFault> {
        if self.reward != reward.id {
            return Err(HandOverFault::OtherReward);
        }
        if secret.lock() != self.lock {
            return Err(HandOverFault::WrongCode);
        }
        if !reward.givers.contains(&giver.person) {
            return Err(HandOverFault::NotAGiver);
        }
        if giver.is_close_to(taker) {
            return Err(HandOverFault::OwnHousehold);
        }
        match self.state {
            BookingState::Booked if at >= self.until => Err(HandOverFault::Over),
            BookingState::Booked => {
                let by = giver.person;
                let state = BookingState::HandedOver { by, at };
                Ok(Self { state, ..self })
            }
            BookingState::HandedOver { .. } | BookingState::Received { .. } => {
                Err(HandOverFault::Already)
            }
            BookingState::GivenBack { .. } => Err(HandOverFault::Over),
        }
    }

    /// Whoever booked it says that they have it.
    ///
    /// # Errors
    /// When it is not theirs, or was not handed over.
    pub fn receive(self, taker: &Somebody, at: Timestamp) -> Result<Self, HandOverFault> {
        if taker.person != self.person {
            return Err(HandOverFault::NotYours);
        }
        match self.state {
            BookingState::HandedOver { by, .. } => {
                let state = BookingState::Received { by, at };
                Ok(Self { state, ..self })
            }
            BookingState::Received { .. } => Err(HandOverFault::Already),
            BookingState::Booked => Err(HandOverFault::NotYet),
            BookingState::GivenBack { .. } => Err(HandOverFault::Over),
        }
    }
}
