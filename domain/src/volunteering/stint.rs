//! What one person did in one activity, with who says so (服务记录), and what is final (入账时长).

use serde::{Deserialize, Serialize};

use crate::core::{ActivityId, Audience, Entity, PersonId, SessionId, TeamId, Timestamp, Town};
use crate::members::Member;

use super::{
    Activity, Check, Confirmation, Confirmer, End, FinalHours, Hours, How, Posting, Presence,
    Proven, Session, Somebody, Stretch, VolunteeringRules,
};

/// What one person did in one activity, as it stands (服务记录). The person reads it; whoever is in
/// charge reads it on the [`Roll`](super::Roll).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stint {
    /// Derived from the activity and the person: there is one.
    pub id: SessionId,
    /// The activity.
    pub activity: ActivityId,
    /// Who.
    pub person: PersonId,
    /// When they were there.
    pub stretches: Vec<Stretch>,
    /// How that is known.
    pub how: How,
    /// 缺签退: since when they are there, where they have not checked out.
    pub no_out: Option<Timestamp>,
    /// 缺签到: when they went, where they had not checked in.
    pub no_in: Option<Timestamp>,
    /// An end that whoever is in charge said.
    pub said: Option<SaidEnd>,
    /// Who confirmed.
    pub confirmed: Vec<ConfirmedBy>,
    /// Where it stands.
    pub posting: Posting,
    /// Under which name it hangs: building and family name.
    pub shown: String,
    /// How many minutes count, once it is final.
    pub credited: Option<u32>,
}

/// An end that somebody in charge said (补签).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaidEnd {
    /// Coming or going.
    pub end: End,
    /// When.
    pub at: Timestamp,
    /// Who said it.
    pub by: PersonId,
}

/// That somebody confirmed, without where they live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmedBy {
    /// Who.
    pub person: PersonId,
    /// As what.
    pub of: Confirmer,
    /// When.
    pub at: Timestamp,
}

/// Hours that are final (入账时长): what alone is paid for, and what a print of the platform shows.
/// They come out of [`Posting::finish`] and out of nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenHours {
    /// That of its session: final once.
    pub id: SessionId,
    /// Whose.
    pub person: PersonId,
    /// In which activity.
    pub activity: ActivityId,
    /// The team that carried it out.
    pub team: Option<TeamId>,
    /// What counts.
    pub hours: FinalHours,
    /// Since when.
    pub at: Timestamp,
}

impl GivenHours {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

impl Stint {
    /// Nothing is known yet of somebody in an activity.
    pub(super) fn none(activity: ActivityId, person: PersonId) -> Self {
        Self {
            id: SessionId::of(activity, person),
            activity,
            person,
            stretches: Vec::new(),
            how: How::Checked,
            no_out: None,
            no_in: None,
            said: None,
            confirmed: Vec::new(),
            posting: Posting::Claimed,
            shown: String::new(),
            credited: None,
        }
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }

    /// As the pure rules read it.
    pub fn session(&self, activity: &Activity) -> Session {
        Session {
            id: self.id,
            activity: self.activity,
            person: self.person,
            service: activity.service,
            stretches: self.stretches.clone(),
            how: self.how,
        }
    }

    /// What somebody did in the days about an activity, in it and in others, where they were there.
    pub(crate) fn near(
        activity: &Activity,
        person: PersonId,
        town: &dyn Town,
    ) -> Vec<(Self, Session)> {
        let all = town.children(Activity::KIND, activity.community.0);
        let near = |it: &&Activity| {
            let (from, until) = (
                activity.starts_at.plus_days(-2),
                activity.ends_at.plus_days(2),
            );
            it.starts_at < until && from < it.ends_at
        };
        let activities = all.iter().filter_map(|it| Activity::from_record(it));
        let stints = activities.filter(near).filter_map(|it| {
            let stint: Self = town.get(SessionId::of(it.id, person))?;
            let session = stint.session(it);
            (!session.stretches.is_empty()).then_some((stint, session))
        });
        stints.collect()
    }

    /// What would count of it alone.
    pub fn minutes(&self, activity: &Activity, rules: &VolunteeringRules) -> u32 {
        let session = self.session(activity);
        Hours::of(std::slice::from_ref(&session), rules).credited(session.id)
    }

    /// Whether somebody may still change what it says.
    pub fn is_open(&self) -> bool {
        matches!(self.posting, Posting::Claimed | Posting::Contested { .. })
    }

    /// As the codes have it, with the end that was said where one is missing. Whoever confirmed
    /// something else has not confirmed this.
    pub(super) fn checked(mut self, checks: &[Check], activity: &Activity) -> Self {
        if !self.is_open() || self.how == How::Afterwards {
            return self;
        }
        let mut proven: Vec<Proven> = checks.iter().filter_map(Check::proven).collect();
        let codes = Presence::of(&proven, activity);
        let said = self.said.filter(|it| match it.end {
            End::Out => codes.no_out.is_some_and(|came| it.at > came),
            End::In => codes.no_in.is_some_and(|went| it.at < went),
        });
        proven.extend(said.map(|it| Proven {
            at: it.at,
            end: it.end,
        }));
        let whole = Presence::of(&proven, activity);
        let how = if said.is_some() {
            How::HalfChecked
        } else {
            How::Checked
        };
        if (&self.stretches, self.how) != (&whole.stretches, how) {
            self.confirmed.clear();
        }
        Self {
            stretches: whole.stretches,
            no_out: whole.no_out,
            no_in: whole.no_in,
            said,
            how,
            ..self
        }
    }

    /// Who confirmed, with their homes, as the rule asks for them.
    pub(super) fn confirmations(&self, town: &dyn Town) -> Vec<Confirmation> {
        let with_homes = |it: &ConfirmedBy| Confirmation {
            by: Somebody::of(it.person, town),
            of: it.of,
            at: it.at,
        };
        self.confirmed.iter().map(with_homes).collect()
    }
}

impl Somebody {
    /// Somebody with the homes they have a standing in, where this town holds them.
    pub(crate) fn of(person: PersonId, town: &dyn Town) -> Self {
        let member: Option<Member> = town.get(person);
        let homes = member.map(|it| it.active().map(|it| it.home).collect());
        Self {
            person,
            homes: homes.unwrap_or_default(),
        }
    }
}
