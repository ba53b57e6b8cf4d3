//! What somebody said for a home (答复): staff read it, and whoever said it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BuildingId, Change, ComparisonId, CompoundId, Day, HomeAnswerId, HomeId, Line,
    PersonId, Refusal, Timestamp, Town,
};
use crate::members::{Actor, Home, StandingKind, Usage};

use super::counts::counted;
use super::plan::{asked_yet, found};
use super::{MenuChoice, Plan, PlanState, RenovationFault, Will, WillAnswer};

/// Something said, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said<T> {
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: T,
}

/// What somebody said for a home, as staff read it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HomeAnswer {
    /// Derived from the home and the person.
    pub id: HomeAnswerId,
    /// The plan.
    pub plan: CompoundId,
    /// For which home.
    pub home: HomeId,
    /// Its building, for counts.
    pub building: BuildingId,
    /// Its address.
    pub address: Line,
    /// Who.
    pub person: PersonId,
    /// As what.
    pub kind: StandingKind,
    /// Whether a grid worker noted it at the door (上门代记); `person` is the worker then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub at_door: bool,
    /// Whether (改不改).
    pub will: Option<Said<Will>>,
    /// What they order (改什么), by its place on the menu.
    pub order: Option<Said<BTreeSet<u16>>>,
}

/// The same, as whoever said it reads it, with the designs they like.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnAnswer {
    /// Derived from the home and the person.
    pub id: HomeAnswerId,
    /// The plan.
    pub plan: CompoundId,
    /// For which home.
    pub home: HomeId,
    /// Who.
    pub person: PersonId,
    /// Whether (改不改).
    pub will: Option<Said<Will>>,
    /// What they order (改什么), by its place on the menu.
    pub order: Option<Said<BTreeSet<u16>>>,
    /// Which designs they like (怎么改), in each comparison.
    #[serde(default)]
    pub liked: BTreeMap<ComparisonId, Said<BTreeSet<u16>>>,
}

impl HomeAnswerId {
    /// What one person says for one home.
    pub fn of(home: HomeId, person: PersonId) -> Self {
        Self::derived("home_answer", &[home.0.as_bytes(), person.0.as_bytes()])
    }

    /// What a worker noted at the door of a home.
    pub fn at_door(home: HomeId, worker: PersonId) -> Self {
        Self::derived("door_answer", &[home.0.as_bytes(), worker.0.as_bytes()])
    }
}

impl HomeAnswer {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }

    /// The answer to 改不改, as it is counted.
    pub fn will(&self) -> Option<WillAnswer> {
        let said = self.will.as_ref()?;
        Some(WillAnswer {
            home: self.home,
            by: self.person,
            kind: self.kind,
            at_door: self.at_door,
            at: said.at,
            will: said.what,
        })
    }

    /// The order, as it is counted.
    pub fn order(&self) -> Option<MenuChoice> {
        let said = self.order.as_ref()?;
        Some(MenuChoice {
            home: self.home,
            by: self.person,
            kind: self.kind,
            at_door: self.at_door,
            at: said.at,
            items: said.what.clone(),
        })
    }
}

impl OwnAnswer {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

/// Who speaks for a home, and as what: the strongest of their standings in it. At the door it is the
/// worker who notes what the household says.
pub(super) struct Speaker {
    pub(super) person: PersonId,
    pub(super) home: HomeId,
    pub(super) kind: StandingKind,
    at_door: bool,
    building: BuildingId,
    address: Line,
}

impl Speaker {
    /// Whoever has a standing in force in this home of this compound. A shop and a parking space are
    /// no household, and are not asked.
    pub(super) fn of(
        actor: &Actor,
        compound: CompoundId,
        home: HomeId,
        town: &dyn Town,
    ) -> Result<Self, Refusal> {
        let dwells = |it: Home| it.usage == Usage::Dwelling;
        if !town.get(home).is_none_or(dwells) {
            return Err(RenovationFault::NotYourHome.into());
        }
        let person = actor.person().ok_or(Refusal::SignInFirst)?;
        let standings = actor.standings().iter();
        let here = standings.filter(|it| it.home == home && it.compound == compound);
        let standing = here.min_by_key(|it| it.kind);
        let standing = standing.ok_or(RenovationFault::NotYourHome)?;
        Ok(Self {
            person,
            home,
            kind: standing.kind,
            at_door: false,
            building: standing.building,
            address: standing.address.clone(),
        })
    }

    /// A worker at the door of a home they look after, and as what those who answer have it.
    fn at_door(
        actor: &Actor,
        compound: CompoundId,
        home: HomeId,
        kind: StandingKind,
        town: &dyn Town,
    ) -> Result<Self, Refusal> {
        let person = actor.person().ok_or(Refusal::SignInFirst)?;
        let home: Home = town.get(home).ok_or(Refusal::NotFound)?;
        if home.compound != compound || !actor.tends(&home) {
            return Err(Refusal::NotYours);
        }
        Ok(Self {
            person,
            home: home.id,
            kind,
            at_door: true,
            building: home.building,
            address: home.address,
        })
    }

    fn id(&self) -> HomeAnswerId {
        match self.at_door {
            true => HomeAnswerId::at_door(self.home, self.person),
            false => HomeAnswerId::of(self.home, self.person),
        }
    }
}

/// For which home somebody speaks, while their plan asks for it.
pub(super) struct Asked {
    /// The plan.
    pub(super) plan: CompoundId,
    /// The home.
    pub(super) home: HomeId,
    /// Noted at its door, and as what those who answer have it.
    pub(super) at_door: Option<StandingKind>,
    /// Until when it is asked, where it is.
    pub(super) until: fn(&PlanState) -> Option<Day>,
}

/// What somebody says for a home while their plan asks for it, and how the counts stand then.
pub(super) fn said(
    it: &Asked,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
    say: impl FnOnce(&mut OwnAnswer) -> Result<(), Refusal>,
) -> Result<Vec<Change>, Refusal> {
    let plan = found(it.plan, town)?;
    let until = (it.until)(&plan.state).ok_or_else(|| plan.elsewhere())?;
    let speaker = match it.at_door {
        Some(kind) => Speaker::at_door(actor, plan.id, it.home, kind, town)?,
        None => Speaker::of(actor, plan.id, it.home, town)?,
    };
    asked_yet(until, at)?;
    answered(&plan, &speaker, town, say)
}

/// What was said so far, with this change, and how the counts stand then.
pub(super) fn answered(
    plan: &Plan,
    speaker: &Speaker,
    town: &dyn Town,
    say: impl FnOnce(&mut OwnAnswer) -> Result<(), Refusal>,
) -> Result<Vec<Change>, Refusal> {
    let id = speaker.id();
    let mut own = town.get(id).unwrap_or_else(|| OwnAnswer {
        id,
        plan: plan.id,
        home: speaker.home,
        person: speaker.person,
        will: None,
        order: None,
        liked: BTreeMap::new(),
    });
    say(&mut own)?;
    let answer = HomeAnswer {
        id,
        plan: plan.id,
        home: speaker.home,
        building: speaker.building,
        address: speaker.address.clone(),
        person: speaker.person,
        kind: speaker.kind,
        at_door: speaker.at_door,
        will: own.will.clone(),
        order: own.order.clone(),
    };
    let mut changes = counted(plan, town, std::slice::from_ref(&answer));
    changes.push(Change::put(answer));
    changes.push(Change::put(own));
    Ok(changes)
}
