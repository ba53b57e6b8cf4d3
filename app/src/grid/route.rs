//! Today's route (今天的路线): the buildings one looks after, in order, and what waits in each.

use std::collections::BTreeMap;

use domain::grid::{Cared, GridVisit};
use domain::members::{Building, Compound};
use domain::owners::{Assembly, Doorstep};
use domain::volunteering::HelpWaiting;
use domain::{AssemblyId, BuildingId};

use crate::issues;
use crate::shell::{self, Here, sorted};

/// A building on the route.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// Which.
    pub building: Building,
    /// Issues in one's queue, and how many of them are late.
    pub issues: (usize, usize),
    /// Doors that nothing has reached, by assembly.
    pub doors: Vec<(AssemblyId, String, usize)>,
    /// Requests for help that wait for an introduction.
    pub helps: usize,
    /// Homes that are due for a visit.
    pub due: Vec<Cared>,
    /// How often one was here today.
    pub seen: usize,
}

impl Stop {
    /// Whether anything waits.
    pub fn waits(&self) -> bool {
        self.issues.0 > 0 || !self.doors.is_empty() || self.helps > 0 || !self.due.is_empty()
    }
}

/// The buildings one looks after, by number.
pub fn buildings(here: Here) -> Vec<Building> {
    let actor = here.actor();
    let compounds = here.all::<Compound>().into_iter();
    let mut all: Vec<Building> = compounds
        .flat_map(|it| here.of::<Building>(it.id))
        .collect();
    all.retain(|it| actor.rings(it));
    sorted(all, |it| (shell::number(it.name.as_str()), it.id.0))
}

/// Whether the reader walks a grid: grid workers and building heads do; the office looks on.
pub fn walks(here: Here) -> bool {
    use domain::members::Office::{BuildingHead, GridWorker};
    let actor = here.actor();
    actor.holds(GridWorker) || actor.holds(BuildingHead)
}

/// The route of today, and how many issues of one's queue lie outside the buildings.
pub fn route(here: Here) -> (Vec<Stop>, usize) {
    let now = here.now();
    let (today, me) = (now.day(), here.person());
    let mut queue: BTreeMap<Option<BuildingId>, (usize, usize)> = BTreeMap::new();
    for it in issues::waiting(here) {
        let counts = queue.entry(it.spot.building).or_default();
        counts.0 += 1;
        counts.1 += usize::from(it.is_late(now));
    }
    let mut doors: BTreeMap<(BuildingId, AssemblyId), usize> = BTreeMap::new();
    for it in here.all::<Doorstep>() {
        if !it.reached {
            *doors.entry((it.building, it.assembly)).or_default() += 1;
        }
    }
    let mut helps: BTreeMap<BuildingId, usize> = BTreeMap::new();
    for it in here.all::<HelpWaiting>() {
        if it.awaits.is_none_or(|until| now >= until) {
            *helps.entry(it.building).or_default() += 1;
        }
    }
    let stop = |building: Building| {
        let id = building.id;
        let of_doors = doors.iter().filter(|((at, _), _)| *at == id);
        let doors = of_doors.filter_map(|((_, assembly), open)| {
            let it: Assembly = here.get(*assembly)?;
            Some((it.id, it.title.to_string(), *open))
        });
        let mut due = here.of::<Cared>(id);
        due.retain(|it| it.is_due(today));
        let mut seen = here.of::<GridVisit>(id);
        seen.retain(|it| Some(it.by) == me && it.on == today);
        Stop {
            issues: queue.get(&Some(id)).copied().unwrap_or_default(),
            doors: doors.collect(),
            helps: helps.get(&id).copied().unwrap_or_default(),
            due: sorted(due, |it| (it.due_on().starts_at().0, it.id.0)),
            seen: seen.len(),
            building,
        }
    };
    let stops = buildings(here).into_iter().map(stop).collect();
    let outside = queue.get(&None).map_or(0, |it| it.0);
    (stops, outside)
}
