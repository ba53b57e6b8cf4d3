//! To whom: an audience is picked, and how many it reaches is told before anything is sent.

use components::{Choice, Select};
use domain::Audience;
use domain::members::{Building, Compound, Unit};
use domain::notices::reached;
use domain::volunteering::Team;
use leptos::prelude::*;

use super::words::whom;
use crate::shell::{Book, texts, use_book};

/// Every audience of the community, the widest first.
fn audiences(book: Book) -> Vec<Audience> {
    let mut all = vec![Audience::Public, Audience::Residents];
    let named = |name: &str| {
        let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<u32>().unwrap_or(u32::MAX)
    };
    for compound in book.all::<Compound>() {
        all.push(Audience::Compound(compound.id));
        all.push(Audience::Owners(compound.id));
        all.push(Audience::Grounds(compound.id));
        let mut buildings = book.of::<Building>(compound.id);
        buildings.sort_by_key(|it| (named(it.name.as_str()), it.id));
        for building in buildings {
            all.push(Audience::Building(building.id));
            let mut units = book.of::<Unit>(building.id);
            units.retain(|it| it.name.is_some());
            units.sort_by_key(|it| (it.name.as_ref().map(|it| named(it.as_str())), it.id));
            if units.len() > 1 {
                all.extend(units.into_iter().map(|it| Audience::Unit(it.id)));
            }
        }
    }
    all.extend(
        book.all::<Team>()
            .into_iter()
            .map(|it| Audience::Team(it.id)),
    );
    all
}

/// The picker, and below it how many read what is written.
#[component]
pub(super) fn Whom(
    /// The audience as text.
    value: RwSignal<String>,
    /// Those alone that a publicity may be for.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let choices = Signal::derive(move || {
        let mut all = audiences(book);
        if wide {
            all.retain(|it| {
                matches!(
                    it,
                    Audience::Public | Audience::Residents | Audience::Compound(_)
                )
            });
        }
        let choice = |it: Audience| Choice {
            value: it.to_string(),
            label: whom(book, it, t),
        };
        all.into_iter().map(choice).collect::<Vec<_>>()
    });
    let count = move || {
        let to: Audience = value.get().parse().ok()?;
        let community = book.community()?.id;
        let today = book.today();
        let reached = book.read(|town| reached(to, community, today, town));
        Some(match (reached, to) {
            (Some(count), Audience::Public) => t.bulletin_reaches_public(count),
            (Some(count), _) => t.bulletin_reaches(count),
            (None, _) => t.bulletin_reaches_team().to_owned(),
        })
    };
    view! {
        <div class="stack stack--1">
            <Select label=t.bulletin_to() value choices />
            <p class="small soft" role="status">
                {count}
            </p>
        </div>
    }
}
