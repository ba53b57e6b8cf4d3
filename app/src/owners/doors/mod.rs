//! From door to door (入户), for whoever looks after a building: who is not reached, and at each door a
//! visit to log or a ballot on paper to take. All of it works with no network and is sent later.

mod door;
mod log;
mod paper;
mod plan;

use std::collections::BTreeMap;

use components::{
    Badge, Banner, ButtonLink, Fact, Facts, Glyph, Icon, Pace, Reveal, Row, Rows, Section, State,
    StateKind, Tone,
};
use domain::members::Building;
use domain::owners::{Assembly, BuildingReach, Doorstep, PaperState, VoterKind, Way};
use domain::{AssemblyId, BuildingId, HeadId};
use leptos::prelude::*;

use super::is_open;
use crate::shell::{self, Here, address};

pub use door::door;
pub use paper::neighbours;

/// Whether somebody may ring somewhere in an assembly.
pub fn may_ring(here: Here, id: AssemblyId) -> bool {
    here.all::<Doorstep>().iter().any(|it| it.assembly == id)
}

/// The way to the doors, for whoever looks after some.
pub fn entry(here: Here, id: AssemblyId) -> AnyView {
    let t = here.t;
    let rings = Memo::new(move |_| may_ring(here, id));
    let open = Memo::new(move |_| {
        let doors = here.all::<Doorstep>().into_iter();
        doors.filter(|it| it.assembly == id && !it.reached).count()
    });
    let shown = move || {
        rings.get().then(|| {
            let lead = view! { <Icon glyph=Glyph::DOOR /> }.into_any();
            view! {
                <Section title=t.doors_yours()>
                    <Rows>
                        <Row
                            title=t.doors_title()
                            act=format!("/o/{id}/doors")
                            meta=t.doors_open(open.get())
                            lead
                        />
                    </Rows>
                </Section>
            }
        })
    };
    shown.into_any()
}

/// How many homes nothing has reached, by building: numbers, for every resident.
pub fn counts(here: Here, id: AssemblyId) -> AnyView {
    let t = here.t;
    let lines = Memo::new(move |_| {
        let mut lines: Vec<(String, u32, u32)> = here
            .of::<BuildingReach>(id)
            .into_iter()
            .map(|it| {
                let open = it.units.iter().map(|it| it.open).sum();
                let homes = it.units.iter().map(|it| it.homes).sum();
                (building(here, it.building), open, homes)
            })
            .collect();
        lines.sort_by_key(|it| (number(&it.0), it.0.clone()));
        lines
    });
    let shown = move || {
        let lines = lines.get();
        let open: u32 = lines.iter().map(|it| it.1).sum();
        (open > 0).then(|| {
            let facts = lines.iter().filter(|it| it.1 > 0);
            let facts = facts.map(|(name, open, homes)| Fact {
                name: name.clone(),
                value: t.doors_count(homes, open),
                sum: false,
            });
            let facts: Vec<Fact> = facts.collect();
            view! {
                <Section title=t.doors_unreached(open)>
                    <p class="small soft">{t.doors_unreached_text()}</p>
                    <Facts facts=Signal::stored(facts) />
                </Section>
            }
        })
    };
    shown.into_any()
}

/// The doors of an assembly, by building; those nothing has reached come first.
pub fn doors(here: Here, id: AssemblyId) -> AnyView {
    let t = here.t;
    here.title(t.doors_title());
    let it = Memo::new(move |_| here.get::<Assembly>(id));
    let doors = Memo::new(move |_| {
        let mut doors = here.all::<Doorstep>();
        doors.retain(|it| it.assembly == id);
        doors
    });
    let picked = RwSignal::new(None::<BuildingId>);
    let body = move || {
        let Some(assembly) = it.get() else {
            return shell::absent(here);
        };
        let doors = doors.get();
        if doors.is_empty() {
            let (title, text) = if is_open(&assembly) {
                (t.doors_not_yours(), t.doors_not_yours_text())
            } else {
                (t.doors_over(), t.doors_over_text())
            };
            return view! { <State kind=StateKind::NotYours title text page=true /> }.into_any();
        }
        let mut by: BTreeMap<BuildingId, Vec<Doorstep>> = BTreeMap::new();
        for it in doors {
            by.entry(it.building).or_default().push(it);
        }
        let mut all: Vec<(BuildingId, String, Vec<Doorstep>)> = by
            .into_iter()
            .map(|(id, doors)| (id, building(here, id), doors))
            .collect();
        all.sort_by_key(|it| (number(&it.1), it.1.clone()));
        // One building at a time: the one picked, or the one with the most to do.
        let shown = picked.get().or_else(|| {
            let most = all.iter().rev().max_by_key(|it| left(&it.2));
            most.map(|it| it.0)
        });
        let picture = plan::plan(here, &all, shown, picked);
        let there = all.into_iter().find(|it| Some(it.0) == shown);
        let section = there.map(|(_, name, doors)| section(here, name, doors));
        view! {
            <div class="stack stack--hair">
                <h1 class="doc__title">{assembly.title.to_string()}</h1>
                <p class="small soft">{t.doors_how()}</p>
            </div>
            <Banner glyph=Glyph::CLOCK tone=Tone::Wait>
                {t.doors_until(shell::when(here, assembly.closes_at))}
            </Banner>
            {picture}
            {section}
        }
        .into_any()
    };
    shell::inner(
        here,
        t.doors_title(),
        "/councils",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

/// How many doors nothing has reached.
fn left(doors: &[Doorstep]) -> usize {
    doors.iter().filter(|it| !it.reached).count()
}

/// The doors of a building: those nothing has reached, and the others folded away.
fn section(here: Here, name: String, mut doors: Vec<Doorstep>) -> AnyView {
    let t = here.t;
    doors.sort_by_cached_key(order);
    let waits = |it: &Doorstep| !it.reached || it.paper == Some(PaperState::Disowned);
    let (open, others): (Vec<Doorstep>, Vec<Doorstep>) = doors.into_iter().partition(waits);
    let rows = move |doors: &[Doorstep]| {
        let rows = doors.iter().map(|it| row(here, it));
        rows.collect_view()
    };
    let title = t.doors_building(name, left(&open));
    let first = if open.is_empty() {
        view! { <p>{t.doors_all_reached()}</p> }.into_any()
    } else {
        let rows = rows(&open);
        view! { <Rows>{rows}</Rows> }.into_any()
    };
    let rest = (!others.is_empty()).then(|| {
        let label = t.doors_others(others.len());
        let rows = rows(&others);
        view! { <Reveal label glyph=Glyph::USERS><Rows>{rows}</Rows></Reveal> }
    });
    view! {
        <Section title>
            {first}
            {rest}
        </Section>
    }
    .into_any()
}

fn row(here: Here, it: &Doorstep) -> AnyView {
    let (label, tone) = standing(here, it);
    let state = view! { <Badge label tone /> };
    view! {
        <Row
            title=addresses(it)
            act=format!("/o/{}/doors/{}/{}", it.assembly, it.building, it.voter)
            meta=it.names.join("、")
            state=state.into_any()
        />
    }
    .into_any()
}

/// Where a door stands, in a word.
fn standing(here: Here, it: &Doorstep) -> (&'static str, Tone) {
    let t = here.t;
    match (it.voted, it.paper, it.reached) {
        (Some(Way::Phone), ..) => (t.doors_voted_phone(), Tone::Done),
        (Some(Way::Paper), ..) => (t.doors_voted_paper(), Tone::Done),
        (None, Some(PaperState::Waiting), _) => (t.doors_paper_waits(), Tone::Wait),
        (None, Some(PaperState::Disowned), _) => (t.doors_paper_disowned(), Tone::Stop),
        (None, _, true) => (t.doors_reached(), Tone::Info),
        (None, _, false) => (t.doors_unreached_one(), Tone::Wait),
    }
}

/// The addresses of a door; the many of a developer as their number.
fn addresses(it: &Doorstep) -> String {
    const FEW: usize = 3;
    let all = it.homes.iter().map(|it| address(it.address.as_str()));
    let mut shown: Vec<String> = all.collect();
    if it.kind == VoterKind::Developer && shown.len() > FEW {
        shown.truncate(FEW);
        shown.push("…".to_owned());
    }
    shown.join(" ")
}

/// 2-1-101 before 10-1-101.
fn order(it: &Doorstep) -> Vec<(u32, String)> {
    let first = it.homes.first().map(|it| it.address.to_string());
    let first = first.unwrap_or_default();
    first
        .split('-')
        .map(|part| (number(part), part.to_owned()))
        .collect()
}

fn number(name: &str) -> u32 {
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(u32::MAX)
}

fn building(here: Here, id: BuildingId) -> String {
    let building: Option<Building> = here.get(id);
    building.map(|it| it.name.to_string()).unwrap_or_default()
}

/// Why nothing is to be done at a door.
fn nothing(here: Here, id: AssemblyId) -> AnyView {
    let t = here.t;
    let act = view! { <ButtonLink href=format!("/o/{id}/doors")>{t.doors_back()}</ButtonLink> };
    let (title, text) = (t.doors_not_yours(), t.doors_not_yours_text());
    view! { <State kind=StateKind::NotYours title text page=true act=act.into_any() /> }.into_any()
}

/// One door.
fn find(here: Here, id: AssemblyId, building: BuildingId, head: HeadId) -> Option<Doorstep> {
    here.get(domain::DoorstepId::of(id, head, building))
}
