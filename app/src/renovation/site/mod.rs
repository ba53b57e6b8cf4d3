//! The site (施工现场): what is cut off, which buildings are in work, the diary, what neighbours saw,
//! the acceptance and the warranties.

mod acceptance;
mod diary;
mod forms;
mod map;
mod outage;
mod reports;
mod sheet;
mod warranty;

use components::{Fact, Facts, Section};
use domain::BuildingId;
use domain::members::{Building, Standing};
use domain::renovation::Site;
use leptos::prelude::*;

use super::Ground;
use crate::shell::{Here, sorted};
use sheet::Asking;

pub use acceptance::signs;
pub use outage::outages;
pub use warranty::reminds;

/// All of it, from the first day of the works on.
pub fn site(ground: Ground) -> AnyView {
    let leg = Memo::new(move |_| {
        let plan = ground.plan.get();
        plan.and_then(|it| it.state.leg())
            .filter(|it| it.has_site())
    });
    let shown = move || {
        leg.get().map(|leg| {
            untrack(|| {
                let asking = Asking::new(ground, leg);
                view! {
                    {acceptance::acceptance(asking)}
                    {warranty::warranties(ground)}
                    {map::map(asking)}
                    {diary::diary(asking)}
                    {reports::reports(asking)}
                    {builds(ground)}
                    {sheet::sheet(asking)}
                }
            })
        })
    };
    shown.into_any()
}

/// Who builds, and who is called.
fn builds(ground: Ground) -> AnyView {
    let (here, t) = (ground.here, ground.here.t);
    let site = Memo::new(move |_| here.get::<Site>(ground.id));
    let shown = move || {
        let site = site.get()?;
        let fact = |name: &str, value: String| Fact {
            name: name.to_owned(),
            value,
            sum: false,
        };
        let facts = vec![
            fact(t.renovation_contractor(), site.contractor.to_string()),
            fact(t.renovation_call(), site.telephone.to_string()),
        ];
        Some(view! {
            <Section title=t.renovation_builds()>
                <Facts facts=Signal::stored(facts) />
            </Section>
        })
    };
    shown.into_any()
}

/// The buildings of a compound by their numbers, one's own first.
fn buildings(ground: Ground) -> Vec<Building> {
    let here = ground.here;
    let own = own_building(ground);
    let number = |name: &str| {
        let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().unwrap_or(i64::MAX)
    };
    sorted(here.of::<Building>(ground.id), |it| {
        let first = own == Some(it.id);
        (if first { -1 } else { number(it.name.as_str()) }, it.id.0)
    })
}

/// The building of the home one speaks for.
fn own_building(ground: Ground) -> Option<BuildingId> {
    let home = ground.home.get()?;
    let actor = ground.here.actor();
    let standing = actor.standings().iter().find(|it| it.home == home);
    standing.map(|it: &Standing| it.building)
}

/// The name of a building, or of the compound as a whole.
fn place(here: Here, building: Option<BuildingId>) -> String {
    let name = building.and_then(|id| here.get::<Building>(id));
    let name = name.map(|it| it.name.to_string());
    name.unwrap_or_else(|| here.t.renovation_whole_compound().to_owned())
}

/// Whether the reader writes the diary and answers: the contractor's contact.
fn builds_it(ground: Ground) -> bool {
    let site: Option<Site> = ground.here.get(ground.id);
    let contact = site.and_then(|it| it.contact);
    contact.is_some() && contact == ground.here.person()
}
