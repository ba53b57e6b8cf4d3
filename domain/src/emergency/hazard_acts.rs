//! What is done with a hazard (隐患处置).

use serde::{Deserialize, Serialize};

use crate::core::{
    BuildingId, Change, CommunityId, CompoundId, Day, HazardId, Line, Prose, Refusal, TargetId,
    Timestamp, Town,
};
use crate::members::Actor;
use crate::proposals::Photo;

use super::active::person;
use super::inspection::{few, is_there, looks_after};
use super::{
    EmergencyFault, Hazard, HazardDid, HazardLine, HazardState, Rectifier, Target, TargetKind,
    Upward,
};

/// Finds a hazard (发现隐患).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindHazard {
    /// Made by the phone.
    pub id: HazardId,
    /// The community.
    pub community: CommunityId,
    /// The target it was found at.
    #[serde(default)]
    pub target: Option<TargetId>,
    /// The compound.
    pub compound: CompoundId,
    /// The building.
    #[serde(default)]
    pub building: Option<BuildingId>,
    /// In one line.
    pub title: Line,
    /// Whether it is major.
    #[serde(default)]
    pub major: bool,
    /// More words.
    #[serde(default)]
    pub words: Option<Prose>,
    /// What it looks like.
    #[serde(default)]
    pub photos: Vec<Photo>,
}

/// Reports it upward (上报); by that it is major.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportUp {
    /// Which.
    pub hazard: HazardId,
    /// To whom.
    pub to: Line,
    /// When.
    pub at: Timestamp,
}

/// Puts it on the register (登记).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterHazard {
    /// Which.
    pub hazard: HazardId,
    /// What the office adds.
    #[serde(default)]
    pub words: Option<Prose>,
}

/// Says who puts it right, by when (指派).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssignHazard {
    /// Which.
    pub hazard: HazardId,
    /// Who.
    pub to: Rectifier,
    /// By when.
    pub due: Day,
}

/// Puts it right: begins, or is done (整改).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkOnHazard {
    /// Which.
    pub hazard: HazardId,
    /// Whether it is done.
    pub done: bool,
    /// What was done.
    #[serde(default)]
    pub words: Option<Prose>,
    /// What it looks like.
    #[serde(default)]
    pub photos: Vec<Photo>,
}

/// Looks again (复查).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReInspect {
    /// Which.
    pub hazard: HazardId,
    /// Whether it is right now.
    pub passed: bool,
    /// What was seen.
    pub words: Prose,
    /// What it looks like.
    #[serde(default)]
    pub photos: Vec<Photo>,
}

/// Closes it (销号).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseHazard {
    /// Which.
    pub hazard: HazardId,
}

pub(super) fn find(
    it: &FindHazard,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = person(actor)?;
    if town.has::<Hazard>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    few(&it.photos)?;
    let target = it.target.map(|id| town.get::<Target>(id));
    let elsewhere = |target: &Option<Target>| {
        let place = target.as_ref().map(|it| (it.building, it.compound));
        place != Some((it.building, it.compound))
    };
    if target.as_ref().is_some_and(elsewhere)
        || !is_there(it.community, it.building, it.compound, town)
    {
        return Err(Refusal::NoSuchPlace);
    }
    if !looks_after(actor, it.building, it.compound, town) {
        return Err(Refusal::NotYours);
    }
    let business = target
        .flatten()
        .is_some_and(|it| it.kind != TargetKind::Dwelling);
    let found = HazardLine {
        at,
        did: HazardDid::Found,
        by,
        words: it.words.clone(),
        photos: it.photos.clone(),
    };
    Ok(vec![Change::put(Hazard {
        id: it.id,
        community: it.community,
        target: it.target,
        compound: it.compound,
        building: it.building,
        title: it.title.clone(),
        major: it.major,
        business,
        reported: None,
        found_at: at,
        state: HazardState::Found,
        log: vec![found],
    })])
}

pub(super) fn report_up(
    it: &ReportUp,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    if it.at > at {
        return Err(EmergencyFault::NotYet.into());
    }
    let note = |hazard: Hazard| {
        if !hazard.is_open() || hazard.reported.is_some() {
            return Err(EmergencyFault::NotThere);
        }
        let reported = Some(Upward {
            to: it.to.clone(),
            at: it.at,
        });
        Ok(Hazard {
            // What is reported though nobody had to is major; at a business everything is reported.
            major: hazard.major || !hazard.business,
            reported,
            ..hazard
        })
    };
    let words = Prose::new(it.to.as_str()).ok();
    Step(it.hazard, HazardDid::ReportedUp, words, &[]).take(actor, at, town, note)
}

pub(super) fn register(
    it: &RegisterHazard,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let step = Step(it.hazard, HazardDid::Registered, it.words.clone(), &[]);
    step.take(actor, at, town, Hazard::register)
}

pub(super) fn assign(
    it: &AssignHazard,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    if it.due < at.day() {
        return Err(Refusal::DueHasPassed { due: it.due });
    }
    let words = match &it.to {
        Rectifier::Outside(name) => Prose::new(name.as_str()).ok(),
        Rectifier::Person(id) => {
            let hazard: Hazard = town.get(it.hazard).ok_or(Refusal::NotFound)?;
            let to = Actor::of(*id, at.day(), town);
            if !looks_after(&to, hazard.building, hazard.compound, town) {
                return Err(EmergencyFault::CannotWorkThere.into());
            }
            None
        }
    };
    let step = Step(it.hazard, HazardDid::Assigned, words, &[]);
    step.take(actor, at, town, |hazard| {
        hazard.assign(it.to.clone(), it.due)
    })
}

/// Whoever it was given to; for those outside, the community's workers write it down.
pub(super) fn work(
    it: &WorkOnHazard,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = person(actor)?;
    let hazard: Hazard = town.get(it.hazard).ok_or(Refusal::NotFound)?;
    let may = match hazard.rectifier() {
        Some((Rectifier::Person(id), _)) => *id == by,
        Some((Rectifier::Outside(_), _)) => actor.is_staff(),
        None => return Err(EmergencyFault::NotThere.into()),
    };
    if !may {
        return Err(Refusal::NotYours);
    }
    if it.done && it.photos.is_empty() && it.words.is_none() {
        return Err(EmergencyFault::SayWhatWasDone.into());
    }
    let did = if it.done {
        HazardDid::PutRight
    } else {
        HazardDid::Began
    };
    let step = Step(it.hazard, did, it.words.clone(), &it.photos);
    step.take(actor, at, town, |hazard| hazard.work(by, it.done, at))
}

pub(super) fn look_again(
    it: &ReInspect,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = person(actor)?;
    let did = if it.passed {
        HazardDid::Passed
    } else {
        HazardDid::Failed
    };
    let step = Step(it.hazard, did, Some(it.words.clone()), &it.photos);
    step.take(actor, at, town, |hazard| hazard.look_again(by, it.passed))
}

pub(super) fn close(
    it: &CloseHazard,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = person(actor)?;
    let step = Step(it.hazard, HazardDid::Closed, None, &[]);
    step.take(actor, at, town, |hazard| hazard.close(by, at))
}

/// One step: of which, what, in which words, with which photos.
struct Step<'a>(HazardId, HazardDid, Option<Prose>, &'a [Photo]);

impl Step<'_> {
    fn take(
        self,
        actor: &Actor,
        at: Timestamp,
        town: &dyn Town,
        turn: impl FnOnce(Hazard) -> Result<Hazard, EmergencyFault>,
    ) -> Result<Vec<Change>, Refusal> {
        let Self(id, did, words, photos) = self;
        let by = person(actor)?;
        few(photos)?;
        let hazard: Hazard = town.get(id).ok_or(Refusal::NotFound)?;
        if !looks_after(actor, hazard.building, hazard.compound, town) {
            return Err(Refusal::NotYours);
        }
        let mut hazard = turn(hazard)?;
        hazard.log.push(HazardLine {
            at,
            did,
            by,
            words,
            photos: photos.to_vec(),
        });
        Ok(vec![Change::put(hazard)])
    }
}
