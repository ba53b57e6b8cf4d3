//! Why something cannot be done with a room or a booking.

use serde::{Deserialize, Serialize};

use crate::Lang;
use crate::core::{Day, Line, Refusal};
use crate::texts::Texts;
use crate::wording;

use super::Slot;

/// Why something cannot be done in this slice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum RoomFault {
    /// Somebody was quicker.
    #[error("taken")]
    Taken {
        /// Free slots near it.
        near: Vec<Slot>,
    },
    /// The hours cross, or hold no slot.
    #[error("hours that cross or hold no slot")]
    Hours,
    /// The days end before they begin, or are over, or none begins then.
    #[error("no such days")]
    Days,
    /// It is closed from that day on already.
    #[error("closed from {from:?} already")]
    ClosedAlready {
        /// The first day.
        from: Day,
    },
    /// It is no longer given.
    #[error("no longer given")]
    Ended,
    /// It is closed on that day.
    #[error("closed: {reason}")]
    Closed {
        /// Why.
        reason: Line,
    },
    /// No such slot on that day.
    #[error("no such slot")]
    NoSuchSlot,
    /// It has begun.
    #[error("it has begun")]
    Began,
    /// It has not begun.
    #[error("it has not begun")]
    NotYet,
    /// Further ahead than slots are given.
    #[error("given until {last:?}")]
    TooFar {
        /// The last day.
        last: Day,
    },
    /// More than there are seats, or nobody.
    #[error("one to {seats}")]
    Seats {
        /// How many.
        seats: u16,
    },
    /// As many of one's own are to come as may.
    #[error("{most} are to come already")]
    Many {
        /// The most.
        most: u16,
    },
    /// As many of a team's are to come as may.
    #[error("{most} of a team are to come")]
    TeamMany {
        /// The most.
        most: u16,
    },
    /// The same hour every week is for teams and for the office.
    #[error("a series is for a team")]
    NoSeries,
    /// It does not stand any more.
    #[error("over")]
    Over,
    /// The office says why it takes a slot from somebody.
    #[error("no reason")]
    NoReason,
}

impl From<RoomFault> for Refusal {
    fn from(fault: RoomFault) -> Self {
        Self::Rooms { fault }
    }
}

impl RoomFault {
    /// Whether it rests on the clock alone.
    pub fn is_about_time(&self) -> bool {
        matches!(self, Self::Began | Self::NotYet | Self::TooFar { .. })
    }

    /// The sentence for the reader.
    pub(crate) fn sentence(&self, lang: Lang) -> String {
        let t = Texts { lang };
        match self {
            Self::Taken { near } if near.is_empty() => t.rooms_taken_all().into(),
            Self::Taken { near } => {
                let near: Vec<String> = near.iter().map(|it| wording::slot(*it, lang)).collect();
                t.rooms_taken(near.join(t.rooms_comma()))
            }
            Self::Hours => t.rooms_hours().into(),
            Self::Days => t.rooms_days().into(),
            Self::ClosedAlready { from } => t.rooms_closed_already(wording::day(*from, lang)),
            Self::Ended => t.rooms_ended().into(),
            Self::Closed { reason } => t.rooms_closed(reason),
            Self::NoSuchSlot => t.rooms_no_such_slot().into(),
            Self::Began => t.rooms_began().into(),
            Self::NotYet => t.rooms_not_yet().into(),
            Self::TooFar { last } => t.rooms_too_far(wording::day(*last, lang)),
            Self::Seats { seats } => t.rooms_seats(seats),
            Self::Many { most } => t.rooms_many(most),
            Self::TeamMany { most } => t.rooms_team_many(most),
            Self::NoSeries => t.rooms_no_series().into(),
            Self::Over => t.rooms_over().into(),
            Self::NoReason => t.rooms_no_reason().into(),
        }
    }
}
