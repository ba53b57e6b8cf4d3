//! Appeals about points (积分申诉; domain-rules 6.5): within 15 days, answered within 10 working days
//! by someone new, and once more by the supervision committee.

use serde::{Deserialize, Serialize};

use crate::core::{AppealId, Change, PersonId, Prose, Refusal, Timestamp, Town};
use crate::members::{Actor, Member, Office, Role, Scope, pack_of};

use super::account::{enter, journal_of, somebody, told_to};
use super::set_right::community_of;
use super::{
    Against, Entry, Ground, Judge, OwnPoints, Penalty, PointsAppeal, PointsFault, Ruled, SetRight,
    Told, all_restored,
};

/// Says that a decision about one's points is wrong (申诉).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contest {
    /// Which decision.
    pub against: Against,
    /// In one's own words.
    pub words: Prose,
}

/// Answers it, as somebody new (答复申诉).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerContest {
    /// Which.
    pub appeal: AppealId,
    /// Whether it is right: then the decision is lifted.
    pub lifted: bool,
    /// Why.
    pub reason: Prose,
}

/// Asks the supervision committee (申请复议).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContestAgain {
    /// Which.
    pub appeal: AppealId,
}

/// Answers for the committee, and that is the end of it (复议决定).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseContest {
    /// Which.
    pub appeal: AppealId,
    /// Whether it is right: then the decision is lifted.
    pub lifted: bool,
    /// Why.
    pub reason: Prose,
}

pub(super) fn contest(
    it: &Contest,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::NotYours)?;
    let ruled = ruled(it.against, person, town)?;
    let community = community_of(person, town)?;
    let pack = pack_of(community, at.day(), town)?;
    if found(ruled.appeal, person, town).is_ok() {
        return Err(Refusal::AppealedBefore);
    }
    let (id, words) = (ruled.appeal, it.words.clone());
    let appeal = ruled.appeal(person, words, (at, pack))?;
    let appeal = PointsAppeal {
        id,
        community,
        person,
        against: it.against,
        appeal,
    };
    Ok(told(appeal, &[]))
}

pub(super) fn answer(
    it: &AnswerContest,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let found = found(it.appeal, by, town)?;
    let (who, about) = (somebody(by, town), somebody(found.person, town));
    let verdict = (it.lifted, it.reason.clone());
    let appeal = found.appeal.clone().answer(&who, &about, verdict, at)?;
    settled(PointsAppeal { appeal, ..found }, &[], at, town)
}

pub(super) fn again(
    it: &ContestAgain,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::NotYours)?;
    let found = found(it.appeal, person, town)?;
    let pack = pack_of(found.community, at.day(), town)?;
    let appeal = found.appeal.clone().again(person, (at, pack))?;
    let found = PointsAppeal { appeal, ..found };
    let committee = committee(&found, at, town);
    Ok(told(found, &committee))
}

pub(super) fn close(
    it: &CloseContest,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let found = found(it.appeal, by, town)?;
    let (who, about) = (somebody(by, town), somebody(found.person, town));
    let judge = Judge {
        who: &who,
        on_committee: actor.supervises(found.community),
    };
    let verdict = (it.lifted, it.reason.clone());
    let appeal = found.appeal.clone().close(judge, &about, verdict, at)?;
    let found = PointsAppeal { appeal, ..found };
    let mut readers = committee(&found, at, town);
    readers.push(by);
    readers.sort_unstable();
    readers.dedup();
    settled(found, &readers, at, town)
}

/// The decision as it is appealed against, as it is stored or as whom it concerns is told of it.
fn ruled(against: Against, person: PersonId, town: &dyn Town) -> Result<Ruled, Refusal> {
    let stored = match against {
        Against::SetRight(id) => town.get::<SetRight>(id).map(Box::new).map(Told::SetRight),
        Against::Penalty(id) => town.get::<Penalty>(id).map(Box::new).map(Told::Penalty),
    };
    let told = told_to(person, town).into_iter();
    let (decision, about, by, at) = stored
        .into_iter()
        .chain(told)
        .find_map(|it| match (it, against) {
            (Told::SetRight(it), Against::SetRight(id)) if it.id == id => {
                Some((id.0, it.person, it.by, it.at))
            }
            (Told::Penalty(it), Against::Penalty(id)) if it.id == id => {
                Some((id.0, it.person, it.by, it.at))
            }
            _ => None,
        })
        .ok_or(Refusal::NotFound)?;
    // Of what was decided about others nothing is said, not even that it is there.
    if about != person {
        return Err(Refusal::NotFound);
    }
    Ok(Ruled {
        appeal: AppealId::against(decision),
        about,
        by: vec![by],
        told_on: at.day(),
    })
}

/// The decision is lifted where the appeal is right: what it reversed is as it was.
fn settled(
    appeal: PointsAppeal,
    readers: &[PersonId],
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut changes = Vec::new();
    // The committee's phones hold nothing of anybody's ledger.
    let journal = journal_of(appeal.person, town);
    if appeal.appeal.is_lifted() && !journal.is_empty() {
        let entries = restored(&appeal, at, town).map_err(PointsFault::from)?;
        changes.extend(enter(entries, town));
    }
    changes.extend(told(appeal, readers));
    Ok(changes)
}

fn restored(
    appeal: &PointsAppeal,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Entry>, super::LedgerFault> {
    let journal = journal_of(appeal.person, town);
    match appeal.against {
        Against::SetRight(id) => {
            let set_right: Option<SetRight> = town.get(id);
            let ground = Ground::Appeal(appeal.id);
            let entries = set_right.map(|it| it.entry);
            all_restored(&journal, entries, ground, at)
        }
        Against::Penalty(id) => {
            let penalty: Option<Penalty> = town.get(id);
            penalty.map_or(Ok(Vec::new()), |it| it.lifted(&journal, appeal.id, at))
        }
    }
}

/// The appeal, and what those are told of it whom it concerns.
fn told(appeal: PointsAppeal, readers: &[PersonId]) -> Vec<Change> {
    let note = |reader| {
        let told = Told::Appeal(Box::new(appeal.clone()));
        Change::put(OwnPoints::to(reader, told))
    };
    let mut changes = vec![note(appeal.person)];
    let others = readers.iter().filter(|it| **it != appeal.person);
    changes.extend(others.map(|it| note(*it)));
    changes.push(Change::put(appeal));
    changes
}

/// Who sits on the supervision committee on that day, as far as it is known here.
fn committee(appeal: &PointsAppeal, at: Timestamp, town: &dyn Town) -> Vec<PersonId> {
    let scope = Scope::Community(appeal.community);
    let supervises = |person: &PersonId| {
        let roles = town.of::<Role>(*person);
        let held = |it: &&Role| it.is_held(at.day());
        let staff = roles.iter().filter(held).any(|it| it.office.is_staff());
        let mut held = roles.iter().filter(held);
        !staff && held.any(|it| it.office == Office::Supervisor && it.scope == scope)
    };
    let members = town.of::<Member>(appeal.community).into_iter();
    members.map(|it| it.id).filter(supervises).collect()
}

/// An appeal as it is known here to somebody.
fn found(id: AppealId, reader: PersonId, town: &dyn Town) -> Result<PointsAppeal, Refusal> {
    let own = || {
        told_to(reader, town).into_iter().find_map(|it| match it {
            Told::Appeal(it) if it.id == id => Some(*it),
            _ => None,
        })
    };
    town.get(id).or_else(own).ok_or(Refusal::NotFound)
}
