//! Posting the scheme (方案公示): it hangs for the days of the pack, and once more replaces it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{Calendar, Change, HomeId, Line, Money, Refusal, Timestamp, Town, UnitId};
use crate::members::{Actor, Building, Home};
use crate::proposals::Photo;

use super::record::found;
use super::{Lift, LiftCase, LiftLeg, LiftPosting, LiftRefusal, LiftScheme, LiftStage, LiftState};

/// Posts the scheme of a lift. Whoever consented to the one before is asked again, and owners vote
/// again: they decided another one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostLift {
    /// The lift.
    pub lift: UnitId,
    /// The scheme.
    pub scheme: LiftScheme,
    /// Where it hangs.
    pub place: Line,
    /// What that looks like.
    pub photo: Photo,
}

pub(super) fn decide(
    it: &PostLift,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let lift = found(it.lift, town)?;
    let before = match &lift.state {
        LiftState::Proposed => None,
        LiftState::Posted { case, leg } if leg.is_open() => Some((**case).clone()),
        _ => return Err(lift.elsewhere()),
    };
    fits(&it.scheme, &lift, town)?;
    let pack = lift.pack()?;
    let days = pack.renovation.lift.posting_days;
    let period = Calendar::built_in().period(at.day(), days, pack.weekends_shift);
    let posting = LiftPosting {
        at,
        place: it.place.clone(),
        photo: it.photo.clone(),
        last: period.last,
        next: period.next,
        provisional: period.provisional,
    };
    let scheme = it.scheme.clone();
    let case = match before {
        None => LiftCase {
            version: next_version(&lift),
            scheme,
            posting,
            vote: None,
            subsidies: Vec::new(),
            compensated: Money(0),
            agreement: None,
        },
        Some(case) => LiftCase {
            version: next_version(&lift),
            scheme,
            posting,
            vote: None,
            ..case
        },
    };
    if case.subsidised() > case.scheme.price {
        return Err(LiftRefusal::SubsidyTooLarge.into());
    }
    let state = LiftState::Posted {
        case: Box::new(case),
        leg: LiftLeg::Consulting,
    };
    let note = Some(it.scheme.title.clone());
    let lift = lift.moved(state, by, at, note);
    let id = lift.id;
    Ok(super::settled(vec![Change::put(lift)], id, town))
}

/// The number of the scheme that is posted next. What was withdrawn counts on: no word for an old one
/// is one for a new one.
fn next_version(lift: &Lift) -> u16 {
    let posted = lift.steps.iter();
    let posted = posted.filter(|it| it.stage == LiftStage::Consulting);
    posted.count() as u16 + 1
}

fn fits(scheme: &LiftScheme, lift: &Lift, town: &dyn Town) -> Result<(), Refusal> {
    let rules = lift.rules()?;
    if scheme.price.0 <= 0 {
        return Err(Refusal::NotAboveZero);
    }
    if scheme.photos.len() > usize::from(rules.photos_most) {
        let most = u32::from(rules.photos_most);
        return Err(Refusal::TooMany { most });
    }
    let most = usize::from(rules.lines_most);
    if scheme.occupied.len().max(scheme.affected.len()) > most {
        let most = u32::from(rules.lines_most);
        return Err(Refusal::TooMany { most });
    }
    let homes: BTreeSet<HomeId> = scheme.occupied.iter().map(|it| it.home).collect();
    if homes.len() < scheme.occupied.len() {
        return Err(LiftRefusal::NamedTwice.into());
    }
    let here = |it: &HomeId| {
        let home: Option<Home> = town.get(*it);
        home.is_some_and(|home| home.compound == lift.compound)
    };
    let stands = |it: &crate::core::BuildingId| {
        let building: Option<Building> = town.get(*it);
        building.is_some_and(|building| building.compound == lift.compound)
    };
    if !homes.iter().all(here) || !scheme.affected.iter().all(stands) {
        return Err(Refusal::NoSuchPlace);
    }
    Ok(())
}
