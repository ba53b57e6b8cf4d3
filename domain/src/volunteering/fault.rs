//! Why something cannot be done in volunteering.

use serde::{Deserialize, Serialize};

use crate::Lang;
use crate::core::{Refusal, Timestamp};
use crate::texts::Texts;
use crate::wording;

use super::{
    ActivityFault, AgeFault, CheckInFault, ConfirmFault, HelpFault, PostingFault, SignUpFault,
    ThanksFault, Two,
};

/// Why something cannot be done in volunteering.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VolunteeringFault {
    /// Something about the activity.
    Activity(ActivityFault),
    /// A place in it.
    SignUp(SignUpFault),
    /// A code that was read.
    Check(CheckInFault),
    /// Who confirms.
    Confirm(ConfirmFault),
    /// The days on the board.
    Posting(PostingFault),
    /// Too young for it.
    Age(AgeFault),
    /// Something about helping each other.
    Help(HelpFault),
    /// Something about a thank-you card.
    Thanks(ThanksFault),
    /// They have no office and lead no team.
    NotAnOrganiser,
    /// They are not in charge of this activity.
    NotInCharge,
    /// They have no place to give back.
    NotSignedUp,
    /// There is nothing of this person to say something about.
    WasNotThere,
    /// Both ends are known.
    NothingMissing,
    /// The time does not lie within the activity.
    OutsideTime,
    /// They checked in and out: what a code proved is not written over.
    Checked,
    /// The activity has not begun.
    NotBegun {
        /// When it does.
        starts_at: Timestamp,
    },
    /// A code typed by hand has eight digits.
    NotACode,
    /// Nobody of this team, or of these people, is known here.
    NoSuchTeam,
    /// Whoever leads a team stays in it.
    LeadsTheTeam,
}

impl From<VolunteeringFault> for Refusal {
    fn from(fault: VolunteeringFault) -> Self {
        Self::Volunteering { fault }
    }
}

macro_rules! from {
    ($($variant:ident $fault:ident),*) => {$(
        impl From<$fault> for VolunteeringFault {
            fn from(fault: $fault) -> Self {
                Self::$variant(fault)
            }
        }

        impl From<$fault> for Refusal {
            fn from(fault: $fault) -> Self {
                VolunteeringFault::$variant(fault).into()
            }
        }
    )*};
}

from!(Activity ActivityFault, SignUp SignUpFault, Check CheckInFault, Confirm ConfirmFault,
    Posting PostingFault, Age AgeFault, Help HelpFault, Thanks ThanksFault);

impl VolunteeringFault {
    /// Whether it rests on the clock alone.
    pub fn is_about_time(&self) -> bool {
        matches!(
            self,
            Self::Activity(ActivityFault::Over)
                | Self::SignUp(SignUpFault::Over)
                | Self::Check(CheckInFault::NotFresh | CheckInFault::OutsideTime)
                | Self::Posting(PostingFault::Runs { .. })
                | Self::Confirm(ConfirmFault::NotOver)
                | Self::Help(HelpFault::Awaits { .. })
                | Self::NotBegun { .. }
        )
    }

    /// Whether it may rest on what a phone does not hold.
    pub fn may_be_unseen(&self) -> bool {
        matches!(
            self,
            Self::NotSignedUp
                | Self::WasNotThere
                | Self::NothingMissing
                | Self::NoSuchTeam
                | Self::Age(_)
                | Self::SignUp(SignUpFault::Age(_))
                | Self::Posting(PostingFault::NotPosted)
                | Self::Help(HelpFault::NotOneOfThem)
        )
    }

    /// The sentence for the reader.
    pub(crate) fn sentence(&self, lang: Lang) -> String {
        let t = Texts { lang };
        match self {
            Self::Activity(fault) => activity(*fault, t),
            Self::SignUp(fault) => match fault {
                SignUpFault::Cancelled => t.volunteering_cancelled().into(),
                SignUpFault::Over => t.volunteering_over().into(),
                SignUpFault::Already => t.volunteering_signed_up_already().into(),
                SignUpFault::Elsewhere { .. } => t.volunteering_place_elsewhere().into(),
                SignUpFault::Age(fault) => age(*fault, t).into(),
            },
            Self::Check(fault) => check(*fault, t).into(),
            Self::Confirm(fault) => confirm(*fault, t).into(),
            Self::Posting(fault) => match fault {
                PostingFault::Confirm(fault) => confirm(*fault, t).into(),
                PostingFault::Runs { until } => {
                    t.volunteering_hangs(wording::instant(*until, lang))
                }
                PostingFault::NotPosted => t.volunteering_not_posted().into(),
                PostingFault::Already => t.volunteering_posted_already().into(),
                PostingFault::Frozen => t.volunteering_frozen().into(),
                PostingFault::NotYours => t.volunteering_own_hours_alone().into(),
            },
            Self::Age(fault) => age(*fault, t).into(),
            Self::Help(fault) => help(*fault, lang),
            Self::Thanks(fault) => thanks(*fault, t),
            Self::NotAnOrganiser => t.volunteering_not_an_organiser().into(),
            Self::NotInCharge => t.volunteering_not_in_charge().into(),
            Self::NotSignedUp => t.volunteering_not_signed_up().into(),
            Self::WasNotThere => t.volunteering_was_not_there().into(),
            Self::NothingMissing => t.volunteering_nothing_missing().into(),
            Self::OutsideTime => t.volunteering_time_outside().into(),
            Self::Checked => t.volunteering_checked_already().into(),
            Self::NotBegun { starts_at } => {
                t.volunteering_not_begun(wording::instant(*starts_at, lang))
            }
            Self::NotACode => t.volunteering_not_a_code().into(),
            Self::NoSuchTeam => t.volunteering_no_such_team().into(),
            Self::LeadsTheTeam => t.volunteering_leads_the_team().into(),
        }
    }
}

fn activity(fault: ActivityFault, t: Texts) -> String {
    match fault {
        ActivityFault::EndsBefore => t.volunteering_ends_before().into(),
        ActivityFault::TooLong { most } => t.volunteering_too_long(most),
        ActivityFault::Needed { most } => t.volunteering_needed(most),
        ActivityFault::SameDeputy => t.volunteering_same_deputy().into(),
        ActivityFault::Deputies { most } => t.volunteering_deputies(most),
        ActivityFault::RescueOfMinors => t.volunteering_rescue_of_minors().into(),
        ActivityFault::Cancelled => t.volunteering_cancelled().into(),
        ActivityFault::Over => t.volunteering_over().into(),
        ActivityFault::Begun => t.volunteering_begun().into(),
    }
}

fn help(fault: HelpFault, lang: Lang) -> String {
    let t = Texts { lang };
    match fault {
        HelpFault::NotOneOfThem => t.mutual_not_one_of_them().into(),
        HelpFault::Already => t.mutual_already().into(),
        HelpFault::Ended => t.mutual_ended().into(),
        HelpFault::NotMet => t.mutual_not_met().into(),
        HelpFault::NoSkill => t.mutual_no_skill().into(),
        HelpFault::NotOffered => t.mutual_not_offered().into(),
        HelpFault::NotAgain => t.mutual_not_again().into(),
        HelpFault::Awaits { until } => t.mutual_awaits(wording::instant(until, lang)),
        HelpFault::RequestIsOver => t.mutual_request_is_over().into(),
    }
}

fn thanks(fault: ThanksFault, t: Texts) -> String {
    match fault {
        ThanksFault::Already => t.thanks_already().into(),
        ThanksFault::TooLong { most } => t.thanks_too_long(most),
        ThanksFault::Nobody => t.thanks_nobody().into(),
        ThanksFault::NotHelped => t.thanks_not_helped().into(),
        ThanksFault::NotForTheWall => t.thanks_not_for_the_wall().into(),
    }
}

fn age(fault: AgeFault, t: Texts) -> &'static str {
    match fault {
        AgeFault::AdultsOnly => t.volunteering_adults_only(),
        AgeFault::NoGuardian => t.volunteering_no_guardian(),
        AgeFault::NoConsent => t.volunteering_no_consent(),
        AgeFault::NoCompany => t.volunteering_no_company(),
    }
}

fn check(fault: CheckInFault, t: Texts) -> &'static str {
    match fault {
        CheckInFault::OtherActivity => t.volunteering_other_activity(),
        CheckInFault::NotInCharge => t.volunteering_shown_by_another(),
        CheckInFault::NeverShown => t.volunteering_never_shown(),
        CheckInFault::NotFresh => t.volunteering_not_fresh(),
        CheckInFault::OutsideTime => t.volunteering_outside_time(),
    }
}

fn confirm(fault: ConfirmFault, t: Texts) -> &'static str {
    match fault {
        ConfirmFault::Nobody | ConfirmFault::NobodyInCharge => t.volunteering_nobody_in_charge(),
        ConfirmFault::Own => t.volunteering_own_hours(),
        ConfirmFault::OwnHousehold => t.volunteering_own_household(),
        ConfirmFault::NotInCharge => t.volunteering_not_in_charge(),
        ConfirmFault::NotOver => t.volunteering_not_over(),
        ConfirmFault::OneHousehold => t.volunteering_one_household(),
        ConfirmFault::TwoNeeded(two) => match two {
            Two::Long => t.volunteering_two_long(),
            Two::Afterwards => t.volunteering_two_afterwards(),
            Two::HalfChecked => t.volunteering_two_half_checked(),
            Two::OwnClass => t.volunteering_two_own_class(),
        },
    }
}
