//! Words and small facts of this slice.

use components::Tone;
use domain::emergency::{Command as Act, Covers, Door, DoorState, Emergency, Need, Says};
use domain::members::{Building, Compound, Home, Office, Standing, Usage};
use domain::{BuildingId, Command, CompoundId, EmergencyId, wording};

use crate::shell::Here;

/// The homes of the reader that an emergency concerns.
pub fn concerned(here: Here, it: &Emergency) -> Vec<Standing> {
    let actor = here.actor();
    let homes = actor.standings().iter();
    homes
        .filter(|home| it.covers.holds(home.building, home.compound))
        // A parking space has no door.
        .filter(|it| {
            let home: Option<Home> = here.get(it.home);
            home.is_none_or(|home| home.usage != Usage::Parking)
        })
        .cloned()
        .collect()
}

/// What somebody needs, in a line.
pub fn needs(here: Here, needs: &[Need]) -> String {
    let words = needs
        .iter()
        .map(|it| wording::emergency_need(*it, here.lang));
    words.collect::<Vec<_>>().join(here.t.comma())
}

/// What was said, in a line.
pub fn said(here: Here, says: &Says) -> String {
    match says {
        Says::Safe => here.t.emergency_said_safe().to_owned(),
        Says::NeedsHelp { needs: what, words } => {
            let what = needs(here, what);
            match words {
                Some(words) => here.t.emergency_said_help_words(what, words),
                None => here.t.emergency_said_help(what),
            }
        }
    }
}

/// How a door stands, as a badge.
pub fn tone(state: DoorState) -> Tone {
    match state {
        DoorState::NeedsHelp => Tone::Stop,
        DoorState::NotYet | DoorState::Nobody | DoorState::Partly => Tone::Wait,
        DoorState::Helped | DoorState::Safe => Tone::Done,
    }
}

/// The name of a building.
pub fn building_name(here: Here, id: BuildingId) -> String {
    let building: Option<Building> = here.get(id);
    building.map(|it| it.name.to_string()).unwrap_or_default()
}

/// Where something is: the building, or the compound.
pub fn place(here: Here, building: Option<BuildingId>, compound: CompoundId) -> String {
    if let Some(id) = building {
        return building_name(here, id);
    }
    let compound: Option<Compound> = here.get(compound);
    compound.map(|it| it.name.to_string()).unwrap_or_default()
}

/// Whom it concerns, in a line.
pub fn whom(here: Here, covers: &Covers) -> String {
    match covers {
        Covers::Community => here.t.emergency_covers_all().to_owned(),
        Covers::Compound(id) => place(here, None, *id),
        Covers::Buildings(ids) => {
            let names = ids.iter().map(|it| building_name(here, *it));
            names.collect::<Vec<_>>().join(here.t.comma())
        }
    }
}

/// Whether an answer in an emergency waits on this phone.
pub fn waits(here: Here, emergency: EmergencyId) -> bool {
    here.waits(&|command| match command {
        Command::Emergency(Act::Answer(it)) => it.emergency == emergency,
        _ => false,
    })
}

/// The doors of an emergency that this phone holds, who needs help first.
pub fn doors(here: Here, emergency: EmergencyId) -> Vec<Door> {
    let mut doors = here.all::<Door>();
    doors.retain(|it| it.emergency == emergency);
    doors.sort_by_cached_key(|it| {
        let parts: Vec<i64> = it.address.as_str().split('-').map(number).collect();
        (it.state(), parts, it.id.0)
    });
    doors
}

fn number(part: &str) -> i64 {
    crate::shell::number(part)
}

/// Whether the reader looks after something in office.
pub fn looks_after(here: Here) -> bool {
    let actor = here.actor();
    let offices = [Office::GridWorker, Office::BuildingHead];
    actor.is_staff() || offices.iter().any(|it| actor.holds(*it))
}
