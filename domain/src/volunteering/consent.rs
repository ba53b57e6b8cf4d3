//! A guardian agrees that a minor comes (监护人同意; Ningbo 10, Civil Code 19, 20).

use serde::{Deserialize, Serialize};

use crate::core::{
    ActivityId, Audience, Change, ConsentId, PersonId, Refusal, SignUpId, Timestamp, Town,
};
use crate::members::{Actor, Me, Member, is_minor};

use super::{Activity, ActivityFault, Guardian, SignUp, VolunteeringFault};

/// What a guardian said to a minor's coming (监护人同意). Two of them say the same: one the minor
/// reads, one the guardian.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Derived from the activity and the minor.
    pub id: ConsentId,
    /// The activity.
    pub activity: ActivityId,
    /// Who would come.
    pub minor: PersonId,
    /// Who answers for them.
    pub guardian: PersonId,
    /// Whose copy it is.
    pub reader: PersonId,
    /// What was said; asked and not answered while silent.
    pub said: Guardian,
    /// When.
    pub at: Timestamp,
}

/// A minor asks their guardian (请监护人同意).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskGuardian {
    /// To come to which.
    pub activity: ActivityId,
}

/// A guardian agrees (监护人同意).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgreeForMinor {
    /// To which.
    pub activity: ActivityId,
    /// Who comes.
    pub minor: PersonId,
    /// What is said: silent takes it back.
    pub said: Guardian,
}

impl ConsentId {
    /// What is said to the one place of a minor, as the minor reads it.
    pub fn of(activity: ActivityId, minor: PersonId) -> Self {
        Self::derived("consent", &[activity.0.as_bytes(), minor.0.as_bytes()])
    }

    /// The same, as the guardian reads it.
    pub fn guardians(activity: ActivityId, minor: PersonId) -> Self {
        let parts: [&[u8]; 2] = [activity.0.as_bytes(), minor.0.as_bytes()];
        Self::derived("guardian's consent", &parts)
    }
}

impl Consent {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.reader)
    }

    fn both(self) -> Vec<Change> {
        let guardians = Self {
            id: ConsentId::guardians(self.activity, self.minor),
            reader: self.guardian,
            ..self.clone()
        };
        vec![Change::put(self), Change::put(guardians)]
    }
}

pub(super) fn ask(
    it: &AskGuardian,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let minor = actor.person().ok_or(Refusal::SignInFirst)?;
    open(it.activity, at, town)?;
    let guardian = guardian_of(minor, town).ok_or(Refusal::NotAGuardian)?;
    if town.has::<Consent>(ConsentId::of(it.activity, minor)) {
        return Ok(Vec::new());
    }
    let said = Guardian::Silent;
    Ok(said_by((it.activity, minor), guardian, said, at))
}

pub(super) fn agree(
    it: &AgreeForMinor,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let guardian = actor.person().ok_or(Refusal::SignInFirst)?;
    open(it.activity, at, town)?;
    let asked = ConsentId::guardians(it.activity, it.minor);
    let asked: Option<Consent> = town.get(asked);
    // A phone does not hold whose guardian one is, but what one was asked.
    let mine = if town.is_whole() {
        guardian_of(it.minor, town) == Some(guardian) && is_minor(it.minor, town)
    } else {
        asked.is_some_and(|it| it.guardian == guardian)
    };
    if !mine {
        return Err(Refusal::NotAGuardian);
    }
    // Whoever comes along has a place of their own.
    let place: Option<SignUp> = town.get(SignUpId::of(it.activity, guardian));
    if it.said == Guardian::Comes && place.is_none_or(|it| it.taken_back) {
        return Err(VolunteeringFault::NotSignedUp.into());
    }
    Ok(said_by((it.activity, it.minor), guardian, it.said, at))
}

fn said_by(
    (activity, minor): (ActivityId, PersonId),
    guardian: PersonId,
    said: Guardian,
    at: Timestamp,
) -> Vec<Change> {
    let consent = Consent {
        id: ConsentId::of(activity, minor),
        activity,
        minor,
        guardian,
        reader: minor,
        said,
        at,
    };
    consent.both()
}

fn open(activity: ActivityId, at: Timestamp, town: &dyn Town) -> Result<Activity, Refusal> {
    let activity: Activity = town.get(activity).ok_or(Refusal::NotFound)?;
    if !activity.stands() {
        return Err(ActivityFault::Cancelled.into());
    }
    if at >= activity.ends_at {
        return Err(ActivityFault::Over.into());
    }
    Ok(activity)
}

fn guardian_of(minor: PersonId, town: &dyn Town) -> Option<PersonId> {
    let member = town.get::<Member>(minor).and_then(|it| it.minor);
    let minor = member.or_else(|| town.get::<Me>(minor).and_then(|it| it.minor));
    minor.map(|it| it.guardian)
}
