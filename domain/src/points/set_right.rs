//! What people in office decide about points (更正、复核、处理; domain-rules 6.5): always somebody who
//! is not in it, always with a reason that the person reads.

use serde::{Deserialize, Serialize};

use crate::core::{
    Change, CommunityId, Day, EntryId, FreezeId, PenaltyId, PersonId, Prose, Refusal, ReportId,
    SiteReportId, Timestamp, Town,
};
use crate::members::{Actor, Member, pack_of};

use super::account::{enter, journal_of, somebody};
use super::nomination::kept_off;
use super::shop::told;
use super::watch::put;
use super::{
    Booking, Entry, Found, Freeze, Ground, Misdeed, OwnPoints, Penalty, PointsFault, Reward,
    SetRight, Signal, Told, What, reverse,
};

/// Which report on works (监督记录).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Supervised {
    /// On a project.
    Project(ReportId),
    /// On the site of a renovation.
    Site(SiteReportId),
}

/// Accepts a report of what somebody saw on a site (采纳监督记录): it is useful, whatever it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcceptReport {
    /// Which.
    pub report: Supervised,
}

/// Reverses an entry that was wrong (更正).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectEntry {
    /// Whose.
    pub person: PersonId,
    /// Which.
    pub entry: EntryId,
    /// Why.
    pub reason: Prose,
}

/// Says that there is nothing in a signal (复核：无问题).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LiftFreeze {
    /// Whose.
    pub person: PersonId,
    /// Which.
    pub freeze: FreezeId,
    /// Why.
    pub reason: Prose,
}

/// Decides what follows from a misdeed (处理决定).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Penalise {
    /// Made by the office.
    pub id: PenaltyId,
    /// About whom.
    pub person: PersonId,
    /// What they did.
    pub misdeed: Misdeed,
    /// On which day.
    pub done_on: Day,
    /// Why.
    pub reason: Prose,
    /// The entries that came from it.
    pub reverses: Vec<EntryId>,
    /// Months without earning.
    pub months: u16,
    /// The signal that was looked into, if one was.
    pub freeze: Option<FreezeId>,
}

pub(super) fn correct(
    it: &CorrectEntry,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = uninvolved(it.person, actor, town)?;
    let entry: Entry = town.get(it.entry).ok_or(Refusal::NotFound)?;
    // What was spent goes back by its booking alone.
    if entry.person != it.person || !matches!(entry.what, What::Earned { .. }) {
        return Err(Refusal::NotFound);
    }
    let journal = journal_of(it.person, town);
    let reversal =
        reverse(&journal, it.entry, Ground::Correction, at).map_err(PointsFault::from)?;
    let set_right = SetRight {
        id: reversal.id,
        person: it.person,
        entry: it.entry,
        by,
        at,
        reason: it.reason.clone(),
    };
    let note = Told::SetRight(Box::new(set_right.clone()));
    let mut changes = enter(vec![reversal], town);
    changes.push(Change::put(OwnPoints::to(it.person, note)));
    changes.push(Change::put(set_right));
    Ok(changes)
}

pub(super) fn lift(
    it: &LiftFreeze,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    decided(
        it.freeze,
        it.person,
        (Found::Nothing, &it.reason),
        actor,
        at,
        town,
    )
}

pub(super) fn penalise(
    it: &Penalise,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    if town.has::<Penalty>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let community = community_of(it.person, town)?;
    let pack = pack_of(community, at.day(), town)?;
    let by = uninvolved(it.person, actor, town)?;
    let penalty = Penalty {
        id: it.id,
        person: it.person,
        misdeed: it.misdeed,
        done_on: it.done_on,
        by,
        at,
        reason: it.reason.clone(),
        reverses: it.reverses.clone(),
        months: it.months,
    };
    let journal = journal_of(it.person, town);
    let (who, about) = (somebody(by, town), somebody(it.person, town));
    let published = pack.id.effective_on;
    let rules = &pack.points.penalty;
    penalty
        .check(published, (&who, &about, &[]), &journal, rules)
        .map_err(PointsFault::from)?;
    if at.day() < it.done_on {
        return Err(PointsFault::NotPublished {
            published: at.day(),
        }
        .into());
    }
    let entries = penalty.entries(&journal).map_err(PointsFault::from)?;
    let mut changes = enter(entries, town);
    if let Some(freeze) = it.freeze {
        let found = Found::Misdeed(it.id);
        changes.extend(decided(
            freeze,
            it.person,
            (found, &it.reason),
            actor,
            at,
            town,
        )?);
    }
    changes.extend(kept_off(it.person, town));
    let note = Told::Penalty(Box::new(penalty.clone()));
    changes.push(Change::put(OwnPoints::to(it.person, note)));
    changes.push(Change::put(penalty));
    Ok(changes)
}

/// A person has looked into a signal. What it held up at a shop is held no longer.
fn decided(
    freeze: FreezeId,
    person: PersonId,
    (found, reason): (Found, &Prose),
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let freeze: Freeze = town.get(freeze).ok_or(Refusal::NotFound)?;
    if freeze.person != person {
        return Err(Refusal::NotFound);
    }
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let about: Vec<_> = freeze.signal.about().into_iter().collect();
    let about: Vec<_> = about.into_iter().map(|it| somebody(it, town)).collect();
    let mut changes = Vec::new();
    if let Signal::Burst { booking, .. } = freeze.signal
        && let Some(booking) = town.get::<Booking>(booking)
        && let Some(reward) = town.get::<Reward>(booking.reward)
    {
        changes.extend(told(&booking, &reward, None, None, town));
    }
    let freeze = freeze
        .decide(&somebody(by, town), &about, (found, reason.clone()), at)
        .map_err(PointsFault::from)?;
    changes.extend(put(freeze));
    Ok(changes)
}

/// Whoever decides about somebody is not they, and does not live with them.
fn uninvolved(about: PersonId, actor: &Actor, town: &dyn Town) -> Result<PersonId, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    if somebody(by, town).is_close_to(&somebody(about, town)) {
        return Err(PointsFault::Involved.into());
    }
    Ok(by)
}

/// The community of somebody.
pub(super) fn community_of(person: PersonId, town: &dyn Town) -> Result<CommunityId, Refusal> {
    let neighbour: Option<crate::members::Neighbour> = town.get(person);
    let member = || town.get::<Member>(person).map(|it| it.community);
    let known = neighbour.map(|it| it.community).or_else(member);
    known.ok_or(Refusal::NoSuchPerson)
}
