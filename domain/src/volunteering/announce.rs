//! Announcing an activity and calling it off (发布、取消活动).

use serde::{Deserialize, Serialize};

use crate::core::{
    ActivityId, Audience, Change, CommunityId, Day, Line, PersonId, Prose, Refusal, Scene,
    SeriesId, TeamId, Timestamp, Town,
};
use crate::members::{Actor, Building, Neighbour, Office, Spot, pack_of};

use super::book::Book;
use super::{
    Activity, ActivityFault, ActivityState, AgeRule, Every, Place, Series, Service, Skill, Team,
    VolunteeringFault, VolunteeringRules,
};

/// Announces something to volunteer for, or a class (发布活动).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnnounceActivity {
    /// Made by the phone.
    pub id: ActivityId,
    /// The community.
    pub community: CommunityId,
    /// What it is.
    pub plan: ActivityPlan,
}

/// What an activity is, without its day of fate (活动内容).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivityPlan {
    /// Its name.
    pub title: Line,
    /// What is done.
    pub content: Prose,
    /// For whom.
    pub object: Line,
    /// Of which kind.
    pub service: Service,
    /// Whether people are rescued.
    #[serde(default)]
    pub rescue: bool,
    /// Where.
    pub place: Place,
    /// From when.
    pub starts_at: Timestamp,
    /// Until when.
    pub ends_at: Timestamp,
    /// How many are needed.
    pub needed: u16,
    /// What they should know.
    #[serde(default)]
    pub skills: Vec<Skill>,
    /// Who is in charge. Only the office names another than itself.
    pub organiser: PersonId,
    /// Who may stand in.
    #[serde(default)]
    pub deputies: Vec<PersonId>,
    /// The team that carries it out.
    #[serde(default)]
    pub team: Option<TeamId>,
    /// What to watch out for.
    #[serde(default)]
    pub safety: Option<Prose>,
    /// How old one must be.
    pub age: AgeRule,
    /// Which of the nine scenes it belongs to (场景), if one was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scene: Option<Scene>,
}

/// Announces the same activity again and again (发布系列活动).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartSeries {
    /// Made by the phone.
    pub id: SeriesId,
    /// The community.
    pub community: CommunityId,
    /// The first one.
    pub plan: ActivityPlan,
    /// How often.
    pub every: Every,
    /// No later than this day.
    pub last_on: Day,
    /// Days without one.
    #[serde(default)]
    pub except: Vec<Day>,
}

/// Calls an activity off (取消活动).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CancelActivity {
    /// Which.
    pub activity: ActivityId,
    /// Why, for those who signed up.
    pub reason: Prose,
}

impl Activity {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }

    /// The rules it is under, as this town holds them.
    pub fn rules(&self, town: &dyn Town) -> Option<&'static VolunteeringRules> {
        let pack = pack_of(self.community, self.starts_at.day(), town).ok()?;
        Some(&pack.volunteering)
    }

    /// When its codes begin to be shown and read.
    pub fn opens_at(&self, rules: &VolunteeringRules) -> Timestamp {
        let before = i64::from(rules.doors_open_minutes);
        self.starts_at.plus_minutes(-before)
    }

    /// When they end.
    pub fn closes_at(&self, rules: &VolunteeringRules) -> Timestamp {
        let after = i64::from(rules.doors_close_minutes);
        self.ends_at.plus_minutes(after)
    }

    /// Whether it takes place, as far as is known.
    pub fn stands(&self) -> bool {
        self.state == ActivityState::Announced
    }
}

impl ActivityPlan {
    fn activity(&self, id: ActivityId, community: CommunityId) -> Activity {
        let it = self.clone();
        Activity {
            id,
            community,
            title: it.title,
            content: it.content,
            object: it.object,
            service: it.service,
            rescue: it.rescue,
            place: it.place,
            starts_at: it.starts_at,
            ends_at: it.ends_at,
            needed: it.needed,
            skills: it.skills,
            organiser: it.organiser,
            deputies: it.deputies,
            team: it.team,
            safety: it.safety,
            age: it.age,
            series: None,
            scene: it.scene,
            state: ActivityState::Announced,
        }
    }
}

/// Whether somebody may announce activities at all: the office, those who chair a council, the
/// head of a building, a grid worker, and whoever leads a team (design default).
pub fn may_announce(actor: &Actor, teams: &[Team]) -> bool {
    let leads = |it: &Team| Some(it.lead) == actor.person();
    let offices = [Office::Convener, Office::BuildingHead, Office::GridWorker];
    actor.is_staff() || offices.iter().any(|it| actor.holds(*it)) || teams.iter().any(leads)
}

pub(super) fn announce(
    it: &AnnounceActivity,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    if town.has::<Activity>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let activity = it.plan.activity(it.id, it.community);
    checked(&activity, actor, at, town)?;
    Ok(Book::open(activity, town)?.changes(town))
}

pub(super) fn start_series(
    it: &StartSeries,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let first = it.plan.activity(ActivityId(it.id.0), it.community);
    checked(&first, actor, at, town)?;
    let rules = &pack_of(it.community, at.day(), town)?.volunteering;
    let series = Series {
        id: it.id,
        first_on: first.starts_at.day(),
        every: it.every,
        last_on: it.last_on,
        except: it.except.clone(),
    };
    let mut changes = Vec::new();
    for day in series.days(rules.series_most) {
        let id = series.activity(day);
        if town.has::<Activity>(id) {
            return Err(Refusal::AlreadyThere);
        }
        let later = |at: Timestamp| {
            let from = first.starts_at.day().starts_at();
            Timestamp(at.0 - from.0 + day.starts_at().0)
        };
        let activity = Activity {
            id,
            starts_at: later(first.starts_at),
            ends_at: later(first.ends_at),
            series: Some(it.id),
            ..first.clone()
        };
        changes.extend(Book::open(activity, town)?.changes(town));
    }
    if changes.is_empty() {
        return Err(ActivityFault::Over.into());
    }
    Ok(changes)
}

pub(super) fn cancel(
    it: &CancelActivity,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut book = Book::of(it.activity, town)?;
    in_charge(&book.activity, actor)?;
    let there = book.board().there as usize;
    book.activity = book.activity.cancel(it.reason.clone(), there, at)?;
    Ok(book.changes(town))
}

/// Whether somebody is in charge of an activity, or serves the community.
pub(super) fn in_charge(activity: &Activity, actor: &Actor) -> Result<PersonId, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    if activity.is_led_by(by) || actor.is_staff() {
        Ok(by)
    } else {
        Err(VolunteeringFault::NotInCharge.into())
    }
}

fn checked(
    activity: &Activity,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<(), Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let rules = &pack_of(activity.community, at.day(), town)?.volunteering;
    let teams = town.of::<Team>(activity.community);
    if !may_announce(actor, &teams) || (activity.organiser != by && !actor.is_staff()) {
        return Err(VolunteeringFault::NotAnOrganiser.into());
    }
    if let Some(team) = activity.team {
        let team = teams.iter().find(|it| it.id == team);
        let team = team.ok_or(VolunteeringFault::NoSuchTeam)?;
        if team.lead != by && !actor.is_staff() {
            return Err(VolunteeringFault::NotAnOrganiser.into());
        }
    }
    activity.check(rules)?;
    if activity.ends_at <= at {
        return Err(ActivityFault::Over.into());
    }
    let there = match &activity.place {
        Place::Spot(id) => town.has::<Spot>(*id),
        Place::Building(id) => town.has::<Building>(*id),
        Place::Elsewhere(_) => true,
    };
    if !there {
        return Err(Refusal::NoSuchPlace);
    }
    let mut named = std::iter::once(&activity.organiser).chain(&activity.deputies);
    if named.any(|it| *it != by && !town.has::<Neighbour>(*it)) {
        return Err(Refusal::NoSuchPerson);
    }
    Ok(())
}
