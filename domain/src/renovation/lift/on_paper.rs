//! An objection on paper (书面异议), of somebody whom a lift touches and who does not write here: the office
//! enters what stands there, with a photo of it.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Calendar, Change, Day, HomeId, LiftObjectionId, Line, PersonId, Prose, Refusal,
    Timestamp, Town, UnitId,
};
use crate::members::{Actor, Compound, Home, Member, Neighbour, StandingKind, shown};
use crate::proposals::{Author, Photo};

use super::record::found;
use super::{LiftHarm, LiftObjection, LiftRefusal};

/// The paper of an objection (书面异议原件), for staff: a name and a hand are on it, which neighbours do not
/// read. They read what it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LiftPaper {
    /// That of the objection.
    pub id: LiftObjectionId,
    /// The lift.
    pub lift: UnitId,
    /// The home of whoever wrote it.
    pub home: HomeId,
    /// Their name, as it stands there.
    pub name: Line,
    /// On which day it was handed in.
    pub on: Day,
    /// The paper.
    pub photo: Photo,
    /// Who entered it.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// Enters an objection that was handed in on paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnterLiftObjection {
    /// Made by whoever enters it.
    pub id: LiftObjectionId,
    /// The lift.
    pub lift: UnitId,
    /// The home of whoever wrote it.
    pub home: HomeId,
    /// Their name.
    pub name: Line,
    /// On which day it was handed in.
    pub on: Day,
    /// By what it touches them.
    pub harm: LiftHarm,
    /// What it says.
    pub text: Prose,
    /// The paper.
    pub photo: Photo,
}

impl LiftPaper {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

/// What was handed in while the scheme hung is entered also after that: whoever wrote it was in time. Its
/// answer is due from the day on which it is entered.
pub(super) fn decide(
    it: &EnterLiftObjection,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let lift = found(it.lift, town)?;
    let case = lift.open_case()?;
    let home: Home = town.get(it.home).ok_or(Refusal::NoSuchPlace)?;
    if !lift.touches(home.building) {
        return Err(LiftRefusal::NotTouched.into());
    }
    let last = case.posting.last;
    if it.on > at.day() || it.on < case.posting.at.day() {
        return Err(LiftRefusal::DayUnfit { on: it.on }.into());
    }
    if it.on > last {
        return Err(Refusal::PublicityOver { last });
    }
    if town.has::<LiftObjection>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let due = Calendar::built_in().due(at, lift.rules()?.answer_days);
    let objection = LiftObjection {
        id: it.id,
        lift: lift.id,
        compound: lift.compound,
        version: case.version,
        harm: it.harm,
        text: it.text.clone(),
        author: whose(&home, &it.name, town),
        on_paper: true,
        at,
        due,
        answer: None,
        mediations: Vec::new(),
        settled: None,
    };
    let paper = LiftPaper {
        id: it.id,
        lift: lift.id,
        home: it.home,
        name: it.name.clone(),
        on: it.on,
        photo: it.photo.clone(),
        by,
        at,
    };
    Ok(vec![Change::put(objection), Change::put(paper)])
}

/// Whose it is: the one of that name with that home, where they use Linli, who may then say themselves
/// that it is settled. Nobody else is anybody here; neighbours read building and family name of both.
fn whose(home: &Home, name: &Line, town: &dyn Town) -> Author {
    let compound: Option<Compound> = town.get(home.compound);
    let members = compound.map(|it| town.of::<Member>(it.community));
    let mut members = members.into_iter().flatten();
    let lives = |it: &Member| it.active().any(|standing| standing.home == home.id);
    let member = members.find(|it| it.name == *name && lives(it));
    let neighbour: Option<Neighbour> = member.and_then(|it| town.get(it.id));
    match neighbour {
        Some(it) => Author {
            person: it.id,
            shown: it.shown,
            tenant: it.kind == Some(StandingKind::Tenant),
        },
        None => Author {
            person: PersonId::derived(
                "objected on paper",
                &[home.id.0.as_bytes(), name.as_str().as_bytes()],
            ),
            shown: shown(Some(home.address.as_str()), name.as_str()),
            tenant: false,
        },
    }
}
