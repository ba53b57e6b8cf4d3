//! Why something cannot be done in emergency management.

use serde::{Deserialize, Serialize};

use crate::Lang;
use crate::core::{Day, Refusal};
use crate::texts::Texts;
use crate::wording;

/// Why something cannot be done in emergency management.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum EmergencyFault {
    /// One goes on already: its advice can be changed.
    #[error("one is active already")]
    ActiveAlready,
    /// It is over.
    #[error("it is over")]
    Over,
    /// It does not reach this home.
    #[error("this home is not concerned")]
    NotConcerned,
    /// At least one step to take.
    #[error("no step to take")]
    NoSteps,
    /// A line to call needs a number.
    #[error("no number to call")]
    NoNumber,
    /// With what help is needed.
    #[error("with what help is needed")]
    WhatHelp,
    /// They called for help on another phone since.
    #[error("a newer call for help stands")]
    NewerCall,
    /// A plan is looked at again within twelve months.
    #[error("reviewed by {latest} at the latest")]
    ReviewWithinYear {
        /// The latest day.
        latest: Day,
    },
    /// A notice is of today or of yesterday.
    #[error("that day is over")]
    DayIsOver,
    /// A day or an instant that has not come yet.
    #[error("has not come yet")]
    NotYet,
    /// Two different people have a shift.
    #[error("two people have a shift")]
    SamePerson,
    /// There are not so many.
    #[error("only {on_hand} are there")]
    NotSoMany {
        /// How many there are.
        on_hand: u32,
    },
    /// Not so many are out.
    #[error("only {out} are out")]
    NotSoManyOut {
        /// How many are.
        out: u32,
    },
    /// The hazard is at another step.
    #[error("not at this step")]
    NotThere,
    /// Whoever put it right neither looks again nor closes it.
    #[error("whoever put it right does not close it")]
    OwnWork,
    /// A major hazard is reported upward at once, before anything else (Work Safety Law 75).
    #[error("reported upward first")]
    ReportUpFirst,
    /// They do not look after this place.
    #[error("does not look after this place")]
    CannotWorkThere,
    /// A photo or words tell what was done.
    #[error("say what was done")]
    SayWhatWasDone,
}

impl From<EmergencyFault> for Refusal {
    fn from(fault: EmergencyFault) -> Self {
        Self::Emergency { fault }
    }
}

impl EmergencyFault {
    /// Whether it rests on the clock alone.
    pub fn is_about_time(&self) -> bool {
        matches!(self, Self::NotYet | Self::Over | Self::DayIsOver)
    }

    /// Whether it may rest on what a phone does not hold.
    pub fn may_be_unseen(&self) -> bool {
        matches!(self, Self::CannotWorkThere | Self::NotConcerned)
    }

    /// The sentence for the reader.
    pub(crate) fn sentence(&self, lang: Lang) -> String {
        let t = Texts { lang };
        match self {
            Self::ActiveAlready => t.emergency_active_already().into(),
            Self::Over => t.emergency_over().into(),
            Self::NotConcerned => t.emergency_not_concerned().into(),
            Self::NoSteps => t.emergency_no_steps().into(),
            Self::NoNumber => t.emergency_no_number().into(),
            Self::WhatHelp => t.emergency_what_help().into(),
            Self::NewerCall => t.emergency_newer_call().into(),
            Self::ReviewWithinYear { latest } => {
                t.emergency_review_within_year(wording::day(*latest, lang))
            }
            Self::DayIsOver => t.emergency_day_is_over().into(),
            Self::NotYet => t.emergency_not_yet().into(),
            Self::SamePerson => t.emergency_same_person().into(),
            Self::NotSoMany { on_hand } => t.emergency_not_so_many(on_hand),
            Self::NotSoManyOut { out } => t.emergency_not_so_many_out(out),
            Self::NotThere => t.emergency_not_there().into(),
            Self::OwnWork => t.emergency_own_work().into(),
            Self::ReportUpFirst => t.emergency_report_up_first().into(),
            Self::CannotWorkThere => t.emergency_cannot_work_there().into(),
            Self::SayWhatWasDone => t.emergency_say_what_was_done().into(),
        }
    }
}
