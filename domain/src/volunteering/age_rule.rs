//! How old one must be to volunteer (未成年人参加志愿服务).

use serde::{Deserialize, Serialize};

use crate::members::Age;

/// What an activity asks of those who are under eighteen (年龄要求).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgeRule {
    /// They cannot come.
    Adults,
    /// Their guardian agrees (监护人同意).
    WithConsent,
    /// Their guardian comes along (监护人陪同).
    InCompany,
}

/// What a guardian said to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guardian {
    /// Nothing.
    Silent,
    /// Agrees (同意).
    Agrees,
    /// Comes along, with a place of their own (陪同).
    Comes,
}

/// Why somebody is too young.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum AgeFault {
    /// The activity is for adults; a rescue always is.
    #[error("for adults only")]
    AdultsOnly,
    /// Nobody in the community answers for them.
    #[error("nobody answers for the minor")]
    NoGuardian,
    /// The guardian has not agreed.
    #[error("the guardian has not agreed")]
    NoConsent,
    /// The guardian does not come along.
    #[error("the guardian does not come along")]
    NoCompany,
}

impl AgeRule {
    /// Whether somebody may come (Ningbo 10: consent or company; Civil Code 19, 20).
    ///
    /// # Errors
    /// When a minor may not.
    pub fn admits(self, age: Age, guardian: Guardian) -> Result<(), AgeFault> {
        match (age, self) {
            (Age::Adult, _) => Ok(()),
            (_, Self::Adults) => Err(AgeFault::AdultsOnly),
            (Age::Unguarded | Age::Child, _) => Err(AgeFault::NoGuardian),
            (Age::Guarded, Self::WithConsent) if guardian == Guardian::Silent => {
                Err(AgeFault::NoConsent)
            }
            (Age::Guarded, Self::InCompany) if guardian != Guardian::Comes => {
                Err(AgeFault::NoCompany)
            }
            (Age::Guarded, Self::WithConsent | Self::InCompany) => Ok(()),
        }
    }
}
