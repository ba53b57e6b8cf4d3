//! Why something cannot be done with points.

use serde::{Deserialize, Serialize};

use crate::Lang;
use crate::core::{Day, Money, Refusal, Timestamp};
use crate::texts::Texts;

use super::{
    AppealFault, BookFault, EarnFault, FreezeFault, HandOverFault, LedgerFault, PenaltyFault,
    RewardFault,
};

/// Why something cannot be done with points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PointsFault {
    /// The reward cannot be booked yet, or no longer.
    RewardClosed,
    /// None of it is left.
    NoneLeft,
    /// As many as one may have.
    Limit {
        /// So many,
        times: u16,
        /// in so many days.
        days: u16,
    },
    /// Nobody takes from themselves or hands over to their household.
    OwnHousehold,
    /// A signal holds the points up, and a person looks into it.
    Frozen {
        /// When it is over by itself.
        until: Timestamp,
    },
    /// Too few points.
    NotEnough {
        /// What there is.
        has: u64,
        /// What it needs.
        needs: u32,
    },
    /// The booking was handed over, or given back.
    NotKept,
    /// It is kept for whoever booked it.
    Kept {
        /// Until when.
        until: Timestamp,
    },
    /// The code is another booking's.
    WrongCode,
    /// It was handed over: a code is good once.
    HandedOver,
    /// Nobody came for it in time, or it was given back.
    BookingOver,
    /// Not one who hands it over.
    NotAGiver,
    /// It was not handed over yet.
    NotHandedOver,
    /// A reward for no points.
    ForNothing,
    /// Worth more than a small good.
    TooDear {
        /// The most.
        most: Money,
    },
    /// Nobody of the community is named who hands it over.
    NobodyGives,
    /// It closes before it opens, or is over.
    ClosesBefore,
    /// A limit of none.
    NoLimit,
    /// The entry is reversed.
    AlreadyReversed,
    /// The entry stands.
    NotReversed,
    /// It moves no points.
    MovesNothing,
    /// Its cause is paid by another entry by now.
    PaidAgain,
    /// Nothing is earned by it, or it was paid.
    NothingEarned,
    /// The work falls into months without earning.
    Paused {
        /// The first day after them.
        until: Day,
    },
    /// Not on the negative list.
    NotListed,
    /// Done before the list was published.
    NotPublished {
        /// When it was.
        published: Day,
    },
    /// Too few or too many months.
    Months {
        /// The fewest.
        least: u16,
        /// The most.
        most: u16,
    },
    /// Whoever decides is involved, or lives with whom it is about.
    Involved,
    /// An entry is not one that the person earned.
    NotEarned,
    /// A person has looked into it.
    LookedInto,
    /// Too late to appeal.
    Late {
        /// The last day.
        last: Day,
    },
    /// The appeal is not where this can be done.
    AppealNotThere,
    /// It is not answered yet, and not overdue.
    AppealWaits {
        /// By when it is answered.
        due: Timestamp,
    },
    /// Whoever decided before does not answer.
    NotNew,
    /// The decision was lifted.
    Lifted,
    /// An open penalty keeps somebody off the list of nominees.
    KeptOffList {
        /// The first day after it.
        until: Day,
    },
    /// Nobody endorses themselves or their household.
    EndorsesOwn,
}

impl From<PointsFault> for Refusal {
    fn from(fault: PointsFault) -> Self {
        Self::Points { fault }
    }
}

impl From<EarnFault> for PointsFault {
    fn from(fault: EarnFault) -> Self {
        match fault {
            EarnFault::Paused { until } => Self::Paused { until },
            EarnFault::AlreadyPaid { .. } | EarnFault::NotTheirs | EarnFault::Nothing => {
                Self::NothingEarned
            }
        }
    }
}

impl From<LedgerFault> for PointsFault {
    fn from(fault: LedgerFault) -> Self {
        match fault {
            LedgerFault::AlreadyReversed => Self::AlreadyReversed,
            LedgerFault::NotReversed => Self::NotReversed,
            LedgerFault::NoSuchEntry | LedgerFault::MovesNothing => Self::MovesNothing,
            LedgerFault::PaidAgain { .. } => Self::PaidAgain,
        }
    }
}

impl From<RewardFault> for PointsFault {
    fn from(fault: RewardFault) -> Self {
        match fault {
            RewardFault::ForNothing => Self::ForNothing,
            RewardFault::TooDear { most } => Self::TooDear { most },
            RewardFault::NobodyGives => Self::NobodyGives,
            RewardFault::ClosesBefore => Self::ClosesBefore,
            RewardFault::NoLimit => Self::NoLimit,
        }
    }
}

impl From<BookFault> for Refusal {
    fn from(fault: BookFault) -> Self {
        let fault = match fault {
            BookFault::Already => return Self::AlreadyThere,
            // The rule of the act says until when, and asks before.
            BookFault::Frozen => return Self::NotYours,
            BookFault::Closed => PointsFault::RewardClosed,
            BookFault::NoneLeft => PointsFault::NoneLeft,
            BookFault::Limit { limit } => PointsFault::Limit {
                times: limit.times,
                days: limit.days,
            },
            BookFault::Own => PointsFault::OwnHousehold,
            BookFault::NotEnough { has, needs } => PointsFault::NotEnough { has, needs },
            BookFault::NotKept => PointsFault::NotKept,
            BookFault::Kept { until } => PointsFault::Kept { until },
            BookFault::Ledger(fault) => fault.into(),
        };
        fault.into()
    }
}

impl From<HandOverFault> for Refusal {
    fn from(fault: HandOverFault) -> Self {
        let fault = match fault {
            HandOverFault::OtherReward => return Self::NotFound,
            HandOverFault::NotYours => return Self::NotYours,
            HandOverFault::WrongCode => PointsFault::WrongCode,
            HandOverFault::Already => PointsFault::HandedOver,
            HandOverFault::Over => PointsFault::BookingOver,
            HandOverFault::NotAGiver => PointsFault::NotAGiver,
            HandOverFault::OwnHousehold => PointsFault::OwnHousehold,
            HandOverFault::NotYet => PointsFault::NotHandedOver,
        };
        fault.into()
    }
}

impl From<PenaltyFault> for PointsFault {
    fn from(fault: PenaltyFault) -> Self {
        match fault {
            PenaltyFault::NotListed => Self::NotListed,
            PenaltyFault::NotPublished { published } => Self::NotPublished { published },
            PenaltyFault::Months { least, most } => Self::Months { least, most },
            PenaltyFault::Involved => Self::Involved,
            PenaltyFault::NotEarned => Self::NotEarned,
            PenaltyFault::Ledger(fault) => fault.into(),
        }
    }
}

impl From<FreezeFault> for PointsFault {
    fn from(fault: FreezeFault) -> Self {
        match fault {
            FreezeFault::Already => Self::LookedInto,
            FreezeFault::Involved => Self::Involved,
        }
    }
}

impl From<AppealFault> for Refusal {
    fn from(fault: AppealFault) -> Self {
        let fault = match fault {
            AppealFault::NotYours | AppealFault::NotOnCommittee => return Self::NotYours,
            AppealFault::Late { last } => PointsFault::Late { last },
            AppealFault::NotThere => PointsFault::AppealNotThere,
            AppealFault::Waits { due } => PointsFault::AppealWaits { due },
            AppealFault::NotNew => PointsFault::NotNew,
            AppealFault::Lifted => PointsFault::Lifted,
        };
        fault.into()
    }
}

impl PointsFault {
    /// Whether it rests on the clock alone.
    pub fn is_about_time(self) -> bool {
        matches!(
            self,
            Self::RewardClosed
                | Self::Kept { .. }
                | Self::Late { .. }
                | Self::AppealWaits { .. }
                | Self::ClosesBefore
        )
    }

    /// The sentence for the reader.
    pub(crate) fn sentence(self, lang: Lang) -> String {
        let t = Texts { lang };
        let day = |day: Day| crate::wording::day(day, lang);
        let due = |at: Timestamp| crate::wording::day(at.plus_ms(-1).day(), lang);
        match self {
            Self::RewardClosed => t.refusal_points_reward_closed().into(),
            Self::NoneLeft => t.refusal_points_none_left().into(),
            Self::Limit { times, days } => t.refusal_points_limit(days, times),
            Self::OwnHousehold => t.refusal_points_own_household().into(),
            Self::Frozen { until } => t.refusal_points_frozen(due(until)),
            Self::NotEnough { has, needs } => t.refusal_points_not_enough(has, needs),
            Self::NotKept => t.refusal_points_not_kept().into(),
            Self::Kept { until } => t.refusal_points_kept(due(until)),
            Self::WrongCode => t.refusal_points_wrong_code().into(),
            Self::HandedOver => t.refusal_points_handed_over().into(),
            Self::BookingOver => t.refusal_points_booking_over().into(),
            Self::NotAGiver => t.refusal_points_not_a_giver().into(),
            Self::NotHandedOver => t.refusal_points_not_handed_over().into(),
            Self::ForNothing => t.refusal_points_for_nothing().into(),
            Self::TooDear { most } => t.refusal_points_too_dear(most),
            Self::NobodyGives => t.refusal_points_nobody_gives().into(),
            Self::ClosesBefore => t.refusal_points_closes_before().into(),
            Self::NoLimit => t.refusal_points_no_limit().into(),
            Self::AlreadyReversed => t.refusal_points_already_reversed().into(),
            Self::NotReversed => t.refusal_points_not_reversed().into(),
            Self::MovesNothing => t.refusal_points_moves_nothing().into(),
            Self::PaidAgain => t.refusal_points_paid_again().into(),
            Self::NothingEarned => t.refusal_points_nothing_earned().into(),
            Self::Paused { until } => t.refusal_points_paused(day(until)),
            Self::NotListed => t.refusal_points_not_listed().into(),
            Self::NotPublished { published } => t.refusal_points_not_published(day(published)),
            Self::Months { least, most } => t.refusal_points_months(least, most),
            Self::Involved => t.refusal_points_involved().into(),
            Self::NotEarned => t.refusal_points_not_earned().into(),
            Self::LookedInto => t.refusal_points_looked_into().into(),
            Self::Late { last } => t.refusal_points_late(day(last)),
            Self::AppealNotThere => t.refusal_points_appeal_not_there().into(),
            Self::AppealWaits { due: until } => t.refusal_points_appeal_waits(due(until)),
            Self::NotNew => t.refusal_points_not_new().into(),
            Self::Lifted => t.refusal_points_lifted().into(),
            Self::KeptOffList { until } => t.refusal_points_kept_off_list(day(until)),
            Self::EndorsesOwn => t.refusal_points_endorses_own().into(),
        }
    }
}
