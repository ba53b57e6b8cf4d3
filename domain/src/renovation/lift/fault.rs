//! Why something cannot be done on the way of a lift.

use serde::{Deserialize, Serialize};

use crate::Lang;
use crate::core::{Day, Refusal};
use crate::renovation::RenovationFault;
use crate::texts::Texts;

use super::{LiftLack, LiftStage};

/// Why something cannot be done on the way of a lift.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LiftRefusal {
    /// The lift is in a stage in which this cannot be done.
    NotNow {
        /// Which.
        stage: LiftStage,
    },
    /// Somebody who owns no home of the unit, or not this home.
    NotItsOwner,
    /// The lift does not touch the building one lives in.
    NotTouched,
    /// The scheme takes no space of this home.
    NotOccupied,
    /// Several hold title: all of them consent, on paper.
    SeveralOwners,
    /// This home has given its word.
    AlreadySaid,
    /// What one read is not what is posted or laid out by now.
    SchemeChanged,
    /// No agreement is laid out.
    NoAgreement,
    /// This home pays nothing of it.
    DoesNotPay,
    /// The rule pack has no such table.
    NoTable,
    /// The table has no coefficient for a storey of the unit.
    NoCoefficient {
        /// Which.
        floor: i16,
    },
    /// Nobody would pay.
    NobodyPays,
    /// A home is named twice.
    NamedTwice,
    /// Others would pay more than it costs.
    SubsidyTooLarge,
    /// Those it harms would be paid more than it costs.
    CompensationTooLarge,
    /// Nobody answers or mediates their own objection.
    OwnObjection,
    /// The objection is settled.
    IsSettled,
    /// The day of a mediation lies ahead, or before the objection.
    DayUnfit {
        /// Which.
        on: Day,
    },
    /// What it lacks before it may be submitted.
    Lacks {
        /// All of it.
        lacks: Vec<LiftLack>,
    },
}

impl From<LiftRefusal> for Refusal {
    fn from(fault: LiftRefusal) -> Self {
        RenovationFault::Lift { fault }.into()
    }
}

impl LiftRefusal {
    /// The sentence for the reader.
    pub(in crate::renovation) fn sentence(&self, lang: Lang) -> String {
        let t = Texts { lang };
        match self {
            Self::NotNow { stage } => {
                t.refusal_lift_not_now(crate::wording::lift_stage(*stage, lang))
            }
            Self::NotItsOwner => t.refusal_lift_not_its_owner().into(),
            Self::NotTouched => t.refusal_lift_not_touched().into(),
            Self::NotOccupied => t.refusal_lift_not_occupied().into(),
            Self::SeveralOwners => t.refusal_lift_several_owners().into(),
            Self::AlreadySaid => t.refusal_lift_already_said().into(),
            Self::SchemeChanged => t.refusal_lift_scheme_changed().into(),
            Self::NoAgreement => t.refusal_lift_no_agreement().into(),
            Self::DoesNotPay => t.refusal_lift_does_not_pay().into(),
            Self::NoTable => t.refusal_lift_no_table().into(),
            Self::NoCoefficient { floor } => t.refusal_lift_no_coefficient(floor),
            Self::NobodyPays => t.refusal_lift_nobody_pays().into(),
            Self::NamedTwice => t.refusal_lift_named_twice().into(),
            Self::SubsidyTooLarge => t.refusal_lift_subsidy_too_large().into(),
            Self::CompensationTooLarge => t.refusal_lift_compensation_too_large().into(),
            Self::OwnObjection => t.refusal_lift_own_objection().into(),
            Self::IsSettled => t.refusal_lift_is_settled().into(),
            Self::DayUnfit { on } => t.refusal_lift_day_unfit(crate::wording::day(*on, lang)),
            Self::Lacks { lacks } => {
                let lacks = lacks.iter().map(|it| crate::wording::lift_lack(it, lang));
                let lacks: Vec<String> = lacks.collect();
                t.refusal_lift_lacks(lacks.join(t.wording_comma()))
            }
        }
    }
}
