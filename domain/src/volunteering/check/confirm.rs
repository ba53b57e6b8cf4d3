//! Who says that somebody did it (确认; domain-rules 6.2).

use serde::{Deserialize, Serialize};

use crate::core::Timestamp;

use super::super::{Activity, Service, Somebody, VolunteeringRules};
use super::{How, Session};

/// As what somebody confirms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confirmer {
    /// 负责人: in charge of the activity, or a deputy.
    InCharge,
    /// 社区工作者: serves the community.
    Staff,
    /// 参与者: was there, or was helped.
    WasThere,
}

/// That somebody confirms (确认).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// Who.
    pub by: Somebody,
    /// As what.
    pub of: Confirmer,
    /// When.
    pub at: Timestamp,
}

/// Why one is not enough and two of different households confirm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Two {
    /// 超过四小时
    Long,
    /// 补录
    Afterwards,
    /// 缺签退、缺签到
    HalfChecked,
    /// 负责人自己授课
    OwnClass,
}

/// Why hours are not confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ConfirmFault {
    /// Nobody has.
    #[error("nobody has confirmed")]
    Nobody,
    /// One's own.
    #[error("nobody confirms their own hours")]
    Own,
    /// One's household's.
    #[error("nobody confirms their own household's hours")]
    OwnHousehold,
    /// None of them is in charge or serves the community.
    #[error("nobody in charge has confirmed")]
    NobodyInCharge,
    /// One says to be in charge who is not.
    #[error("not in charge of this activity")]
    NotInCharge,
    /// It was not over.
    #[error("confirmed before it was over")]
    NotOver,
    /// Two are asked for.
    #[error("two of different households confirm")]
    TwoNeeded(Two),
    /// The two are of one household, or neither lives here: an office does not confirm for itself.
    #[error("the two are not of different households")]
    OneHousehold,
}

/// Why two must confirm a session, if they must.
pub fn two_for(session: &Session, activity: &Activity, rules: &VolunteeringRules) -> Option<Two> {
    let teaches = session.service == Service::Teaching && activity.is_led_by(session.person);
    if session.how == How::Afterwards {
        Some(Two::Afterwards)
    } else if session.how == How::HalfChecked {
        Some(Two::HalfChecked)
    } else if session.minutes() > u32::from(rules.alone_minutes_most) {
        Some(Two::Long)
    } else {
        teaches.then_some(Two::OwnClass)
    }
}

/// Whether a session is confirmed: by somebody in charge or of the staff, after it was over, never
/// by oneself or one's household, and by two of different households where that is asked.
///
/// # Errors
/// When it is not, or somebody confirmed who may not.
pub fn confirmed(
    session: &Session,
    volunteer: &Somebody,
    confirmations: &[Confirmation],
    activity: &Activity,
    rules: &VolunteeringRules,
) -> Result<(), ConfirmFault> {
    let over_at = session.stretches.iter().map(|it| it.until).max();
    for it in confirmations {
        if it.by.person == volunteer.person {
            return Err(ConfirmFault::Own);
        }
        if it.by.shares_home(volunteer) {
            return Err(ConfirmFault::OwnHousehold);
        }
        if it.of == Confirmer::InCharge && !activity.is_led_by(it.by.person) {
            return Err(ConfirmFault::NotInCharge);
        }
        if over_at.is_none_or(|over_at| it.at < over_at) {
            return Err(ConfirmFault::NotOver);
        }
    }
    if confirmations.is_empty() {
        return Err(ConfirmFault::Nobody);
    }
    let charged = |it: &Confirmation| it.of != Confirmer::WasThere;
    if !confirmations.iter().any(charged) {
        return Err(ConfirmFault::NobodyInCharge);
    }
    let Some(two) = two_for(session, activity, rules) else {
        return Ok(());
    };
    let different = |one: &Confirmation, other: &Confirmation| {
        let neighbour = !one.by.homes.is_empty() || !other.by.homes.is_empty();
        (charged(one) || charged(other)) && neighbour && !one.by.is_close_to(&other.by)
    };
    let pair = |one: &Confirmation| confirmations.iter().any(|other| different(one, other));
    let persons = |it: &Confirmation| it.by.person != confirmations[0].by.person;
    if confirmations.iter().any(pair) {
        Ok(())
    } else if confirmations.iter().any(persons) {
        Err(ConfirmFault::OneHousehold)
    } else {
        Err(ConfirmFault::TwoNeeded(two))
    }
}
