//! Admitting tenants and ending standings (租户准入、身份终止).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Day, HomeId, Layer, Line, PersonId, Refusal, Staged, Timestamp, Town};
use crate::renovation::{recounted, recounted_after, renewed};

use super::{Home, Member, Standing, StandingState};

/// Admits a waiting tenant, or turns them away with a reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdmitTenant {
    /// The tenant.
    pub person: PersonId,
    /// The home they rent.
    pub home: HomeId,
    /// Why not; `None` admits.
    pub turned_away: Option<Line>,
    /// Since when they live there, where staff know (居住起始日). A day to come counts as today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lives_since: Option<Day>,
}

/// Ends a standing, with a reason the person reads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndStanding {
    /// Whose.
    pub person: PersonId,
    /// With which home.
    pub home: HomeId,
    /// Why.
    pub reason: Line,
}

pub(super) fn decide(
    it: &AdmitTenant,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let waiting = |standing: &Standing| standing.state == StandingState::Waiting;
    let state = match &it.turned_away {
        Some(reason) => StandingState::Ended {
            at,
            reason: reason.clone(),
        },
        None => StandingState::Active,
    };
    let lives_since = it.lives_since.map(|day| day.min(at.day()));
    let mut changes = settle(it.person, it.home, waiting, (state, lives_since), town)?;
    let home: Option<Home> = town.get(it.home);
    changes.extend(home.and_then(|home| recounted_after(&changes, home.compound, town)));
    Ok(changes)
}

pub(crate) fn end(
    it: &EndStanding,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let state = StandingState::Ended {
        at,
        reason: it.reason.clone(),
    };
    let mut changes = settle(it.person, it.home, Standing::is_active, (state, None), town)?;
    let mut layer = Layer::default();
    changes.iter().for_each(|change| layer.apply(change));
    let staged = Staged {
        base: town,
        layer: &layer,
    };
    // What they said for the home counts no longer, and what it costs is not theirs to read.
    let home: Option<Home> = town.get(it.home);
    let compound = home.map(|it| it.compound);
    changes.extend(compound.and_then(|it| recounted(it, &staged)));
    changes.extend(compound.into_iter().flat_map(|it| renewed(it, &staged)));
    Ok(changes)
}

fn settle(
    person: PersonId,
    home: HomeId,
    which: impl Fn(&Standing) -> bool,
    (state, lives_since): (StandingState, Option<Day>),
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut member: Member = town.get(person).ok_or(Refusal::NoSuchPerson)?;
    let standing = member
        .standings
        .iter_mut()
        .find(|it| it.home == home && which(it));
    let standing = standing.ok_or(Refusal::NotFound)?;
    standing.state = state;
    standing.lives_since = lives_since.or(standing.lives_since);
    Ok(member.changes())
}
