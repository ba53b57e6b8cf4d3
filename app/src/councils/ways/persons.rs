//! The ballot of an election: post by post, and for each no more ticks than places.

use components::OptionTick;
use domain::councils::Race;
use domain::councils::counting::Rule;
use domain::wording;
use leptos::prelude::*;

use super::marks::Marking;
use crate::shell::Here;

/// The candidates of each post under its name, in the order this voter sees them.
pub fn persons(here: Here, marking: Marking, order: &[u16]) -> AnyView {
    let slate = marking.slate();
    let Rule::Election { races } = &slate.rule else {
        return ().into_any();
    };
    let race = |(race, options): (&Race, std::ops::Range<u16>)| {
        let (places, post) = (race.places, wording::post(race.post, here.lang));
        let within = options.clone();
        let ticked = Memo::new(move |_| {
            let ticked = marking.options();
            ticked.iter().filter(|it| within.contains(it)).count()
        });
        // Where one is elected, another tick takes the place of the first.
        let free = Memo::new(move |_| places == 1 || ticked.get() < usize::from(places));
        let hint = move || {
            let left = usize::from(places).saturating_sub(ticked.get());
            here.t.way_hint_race(left, places)
        };
        let line = |number: u16| {
            let title = slate.options.get(usize::from(number))?.title.to_string();
            let ticked = Signal::derive(move || marking.options().contains(&number));
            let on_tick = move |on| marking.tick(number, on);
            Some(view! { <OptionTick title note=None cost=None ticked free on_tick /> })
        };
        let lines = order.iter().copied().filter(|it| options.contains(it));
        let lines = lines.filter_map(line).collect_view();
        view! {
            <fieldset class="options__race">
                <legend class="option__title">{post} " " <span class="small soft">{hint}</span></legend>
                {lines}
            </fieldset>
        }
    };
    Race::ranges(races).map(race).collect_view().into_any()
}
