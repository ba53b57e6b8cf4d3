//! Adding a lift to a stairwell (加装电梯): on the plan's page a row for each that touches the reader, and
//! a page of its own.

mod asked;
mod money;
mod objections;
mod page;
mod sheet;

use std::collections::BTreeSet;

use components::{Badge, Button, Glyph, Row, Rows, Section, Tone};
use domain::members::{Building, Home, StandingKind, Unit};
use domain::renovation::{Lift, LiftRow, LiftStage};
use domain::{CompoundId, LiftRowId, UnitId, wording};
use leptos::prelude::*;

use crate::shell::{Here, sorted};
use sheet::{Act, Asking};

pub use page::page;

/// The lifts of a compound that touch a building the reader lives in, and a way to propose one for
/// one's own stairwell.
pub fn lifts(here: Here, compound: Memo<Option<CompoundId>>) -> AnyView {
    let t = here.t;
    let all = Memo::new(move |_| {
        let all = compound.get().map(|id| here.of::<Lift>(id));
        let actor = here.actor();
        let lives = |lift: &Lift| {
            let mut standings = actor.standings().iter();
            actor.is_staff() || standings.any(|it| lift.touches(it.building))
        };
        let all = all.unwrap_or_default().into_iter().filter(lives);
        sorted(all.collect(), |it| (-it.changed_at.0, it.id.0))
    });
    let without = Memo::new(move |_| compound.get().map(|id| without(here, id)));
    let any = Memo::new(move |_| {
        let owns = without.with(|it| it.as_ref().is_some_and(|it| !it.is_empty()));
        owns || all.with(|all| !all.is_empty())
    });
    let rows = move || {
        let rows = all.get().into_iter().map(|it| one(here, &it));
        rows.collect_view()
    };
    let proposes = move || {
        let units = without.get().unwrap_or_default();
        let button = |unit: UnitId| {
            let asking = Asking::new(here, unit);
            let name = place(here, unit);
            view! {
                <Button glyph=Glyph::EDIT block=true on_press=move |()| asking.ask(Act::Propose)>
                    {t.lift_propose_for(name)}
                </Button>
                {sheet::sheet(asking)}
            }
        };
        units.into_iter().map(button).collect_view()
    };
    let shown = move || {
        any.get().then(|| {
            view! {
                <Section title=t.lift_title()>
                    <Rows>{rows}</Rows>
                    {proposes}
                </Section>
            }
        })
    };
    shown.into_any()
}

fn one(here: Here, it: &Lift) -> AnyView {
    let title = here.t.lift_of(place(here, it.id));
    let stage = wording::lift_stage(it.state.stage(), here.lang);
    let badge = view! { <Badge label=stage tone=tone(it.state.stage()) /> }.into_any();
    let act = format!("/lift/{}", it.id);
    let meta = match asks(here, it) {
        Some(asks) => asks.to_owned(),
        None => it
            .state
            .case()
            .map_or_else(|| it.why.to_string(), |case| case.scheme.title.to_string()),
    };
    view! { <Row title act meta state=badge /> }.into_any()
}

fn tone(stage: LiftStage) -> Tone {
    match stage {
        LiftStage::Approved | LiftStage::Building | LiftStage::Done => Tone::Done,
        LiftStage::Returned | LiftStage::Consulting => Tone::Wait,
        LiftStage::Proposed | LiftStage::Submitted => Tone::Info,
        LiftStage::Withdrawn => Tone::Plain,
    }
}

/// A stairwell as people say it: 7号楼2单元.
fn place(here: Here, unit: UnitId) -> String {
    let unit: Option<Unit> = here.get(unit);
    let building = unit
        .as_ref()
        .and_then(|it| here.get::<Building>(it.building));
    let name = building.map(|it| it.name.to_string()).unwrap_or_default();
    let number = unit.and_then(|it| it.name).map(|it| it.to_string());
    format!("{name}{}", number.unwrap_or_default())
}

/// Stairwells in which the reader owns a home and that have no lift yet, nor one on its way.
fn without(here: Here, compound: CompoundId) -> BTreeSet<UnitId> {
    let actor = here.actor();
    let owned = actor
        .standings()
        .iter()
        .filter(|it| it.compound == compound && it.kind == StandingKind::Owner);
    let units = owned.filter_map(|it| Some(here.get::<Home>(it.home)?.unit));
    let open = |unit: &UnitId| {
        let lift: Option<Lift> = here.get(*unit);
        lift.is_none_or(|it| it.state.stage() == LiftStage::Withdrawn)
    };
    units.filter(open).collect()
}

/// One's own rows of a lift, home by home.
fn rows(here: Here, lift: UnitId) -> Vec<LiftRow> {
    let Some(me) = here.person() else {
        return Vec::new();
    };
    let actor = here.actor();
    let mut homes: Vec<_> = actor.standings().iter().map(|it| it.home).collect();
    homes.sort();
    homes.dedup();
    let row = |home| here.get::<LiftRow>(LiftRowId::of(lift, home, me));
    homes.into_iter().filter_map(row).collect()
}

/// Whether the reader owns a home: the family reads, the owner gives the word.
fn owns(here: Here, row: &LiftRow) -> bool {
    let actor = here.actor();
    let mut standings = actor.standings().iter();
    standings.any(|it| it.home == row.home && it.kind == StandingKind::Owner)
}

/// What a lift waits for from the reader.
fn asks(here: Here, lift: &Lift) -> Option<&'static str> {
    let case = lift.state.case()?;
    let leg = lift.state.leg()?;
    let rows = rows(here, lift.id);
    let mut mine = rows.iter().filter(|row| owns(here, row));
    let consent = |row: &&LiftRow| case.occupies(row.home) && row.consent.is_none();
    if leg.is_open() && mine.clone().any(|row| consent(&row)) {
        return Some(here.t.lift_todo_consent());
    }
    let signs = |row: &LiftRow| {
        let pays = row.by_table.as_ref().is_some_and(|it| it.share.0 > 0);
        pays && row.signed.is_none()
    };
    let unsigned = leg != domain::renovation::LiftLeg::Done && mine.any(signs);
    unsigned.then(|| here.t.lift_todo_sign())
}

/// A lift that waits for the reader's word, and for which.
pub fn waits(here: Here, compound: CompoundId) -> Option<(String, String)> {
    let lifts: Vec<Lift> = here.of(compound);
    let mut lifts = sorted(lifts, |it| (-it.changed_at.0, it.id.0)).into_iter();
    lifts.find_map(|lift| {
        let asks = asks(here, &lift)?;
        Some((here.t.lift_of(place(here, lift.id)), asks.to_owned()))
    })
}
