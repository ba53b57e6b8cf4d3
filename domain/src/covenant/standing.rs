//! What comes after the vote: posting in public, and filing with the street (公布、备案).

use serde::{Deserialize, Serialize};

use crate::core::{
    Calendar, Change, CommunityId, CovenantVersionId, Day, Line, Period, Refusal, Timestamp, Town,
};
use crate::councils::{Motion, Outcome, Vote};
use crate::members::pack_of;

use super::{
    Adopted, Basis, CovenantFault, CovenantState, CovenantVersion, Filed, Posted, is_overtaken,
};

/// Posts an adopted version, with the day from which it is in force (公布).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostCovenant {
    /// Which.
    pub version: CovenantVersionId,
    /// Where it hangs.
    pub hangs_at: Line,
    /// The first day on which it is in force: not while it must still hang.
    pub from: Day,
}

/// Notes that a version was filed with the street office (备案).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileCovenant {
    /// Which.
    pub version: CovenantVersionId,
    /// On which day.
    pub on: Day,
    /// Under which number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Line>,
}

/// So many days after it is posted it is in force at the latest: a year written wrong would leave the
/// neighbourhood without one (design default).
const LATEST_DAYS: i32 = 366;

pub(super) fn post(
    it: &PostCovenant,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let (version, adopted) = adopted(it.version, town)?;
    if adopted.from.is_some() {
        return Err(CovenantFault::Posted.into());
    }
    still_the_last(&version, town)?;
    let (days, period) = hangs(version.community, at.day(), town)?;
    if it.from < period.next {
        let earliest = period.next;
        return Err(CovenantFault::TooEarly { days, earliest }.into());
    }
    let latest = at.day().plus(LATEST_DAYS);
    if it.from > latest {
        return Err(CovenantFault::TooLate { latest }.into());
    }
    let posted = Posted {
        hangs_at: it.hangs_at.clone(),
        on: at.day(),
        last: period.last,
    };
    Ok(put(
        version,
        Adopted {
            posted: Some(posted),
            from: Some(it.from),
            ..adopted
        },
    ))
}

/// For how many days what is posted on a day hangs, and until when.
fn hangs(community: CommunityId, on: Day, town: &dyn Town) -> Result<(u16, Period), Refusal> {
    let pack = pack_of(community, on, town)?;
    let days = pack.covenant.posting_days;
    let period = Calendar::built_in().period(on, days, pack.weekends_shift);
    Ok((days, period))
}

/// The first day on which a version may be in force that is posted on a day.
pub fn earliest(community: CommunityId, on: Day, town: &dyn Town) -> Option<Day> {
    hangs(community, on, town).ok().map(|(_, it)| it.next)
}

/// The street is told of what the meeting adopted; it does not consent to it.
pub(super) fn file(
    it: &FileCovenant,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let (version, adopted) = adopted(it.version, town)?;
    if adopted.filed.is_some() {
        return Err(CovenantFault::Filed.into());
    }
    still_the_last(&version, town)?;
    if it.on < adopted.on || it.on > at.day() {
        return Err(CovenantFault::Days.into());
    }
    let FileCovenant { on, number, .. } = it.clone();
    Ok(put(
        version,
        Adopted {
            filed: Some(Filed { on, number }),
            ..adopted
        },
    ))
}

fn still_the_last(version: &CovenantVersion, town: &dyn Town) -> Result<(), Refusal> {
    let all = town.of::<CovenantVersion>(version.community);
    if is_overtaken(version, &all) {
        return Err(CovenantFault::Overtaken.into());
    }
    Ok(())
}

fn put(version: CovenantVersion, adopted: Adopted) -> Vec<Change> {
    let state = CovenantState::Adopted(adopted);
    vec![Change::put(CovenantVersion { state, ..version })]
}

/// A version that a vote adopted, as the records of that vote say once more: it passed, and named
/// this version with these words.
fn adopted(id: CovenantVersionId, town: &dyn Town) -> Result<(CovenantVersion, Adopted), Refusal> {
    let version: CovenantVersion = town.get(id).ok_or(Refusal::NotFound)?;
    let Some(adopted) = version.adopted().cloned() else {
        return Err(CovenantFault::NotAdopted.into());
    };
    if let Basis::Vote(vote) = adopted.basis {
        let vote: Vote = town.get(vote).ok_or(Refusal::NotFound)?;
        let motion: Motion = town.get(vote.motion).ok_or(Refusal::NotFound)?;
        let passed = vote.result().map(|it| it.outcome) == Some(Outcome::Passed);
        let named = motion.covenant == Some(id) && motion.hash == version.hash;
        if !passed || !named {
            return Err(CovenantFault::NotAdopted.into());
        }
    }
    Ok((version, adopted))
}
