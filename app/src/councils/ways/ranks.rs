//! A ranking: press in the order of preference, move with the arrows. The focus goes with the
//! option that was pressed.

use components::OptionRank;
use domain::councils::Slate;
use leptos::prelude::*;

use super::marks::Marking;
use crate::shell::{self, Here};

/// The ranked options in their places, then the others in the order of the paper.
pub fn ranks(here: Here, marking: Marking, order: &[u16]) -> AnyView {
    let slate = StoredValue::new(marking.slate());
    let order = order.to_vec();
    let lines = move || {
        let ranked = marking.options();
        let rest = order.iter().filter(|option| !ranked.contains(option));
        let line =
            |option: &u16| slate.with_value(|slate| line(here, marking, slate, &ranked, *option));
        ranked.iter().chain(rest).filter_map(line).collect_view()
    };
    view! { <ol>{lines}</ol> }.into_any()
}

fn line(
    here: Here,
    marking: Marking,
    slate: &Slate,
    ranked: &[u16],
    number: u16,
) -> Option<impl IntoView + use<>> {
    let t = here.t;
    let option = slate.options.get(usize::from(number))?;
    let title = option.title.to_string();
    let note = option.note.as_ref().map(ToString::to_string);
    let index = ranked.iter().position(|it| *it == number);
    let place = index.map(|index| index + 1);
    let label = match place {
        Some(place) => t.way_rank_take(place),
        None => t.way_rank_give(ranked.len() + 1),
    };
    let arrows = place.map(|place| {
        [
            (t.way_rank_up(&title), place > 1),
            (t.way_rank_down(&title), place < ranked.len()),
        ]
    });
    let on_press = move |()| {
        marking.rank(number);
        follow(number, "take");
    };
    let last = ranked.len().saturating_sub(1);
    let on_move = move |by: i8| {
        let Some(to) = marking.shift(number, by) else {
            return;
        };
        // At either end the arrow that led there can go no further.
        follow(
            number,
            match (by < 0, to) {
                (true, 0) => "take",
                (true, _) => "up",
                (false, to) if to == last => "take",
                (false, _) => "down",
            },
        );
    };
    let mark = number.to_string();
    Some(view! { <OptionRank mark title note place label on_press arrows on_move /> })
}

fn follow(number: u16, button: &'static str) {
    request_animation_frame(move || {
        shell::focus(&format!("[data-mark=\"{number}\"] .option__{button}"));
    });
}

/// What to do, and how far one is.
pub fn hint(here: Here, marking: Marking) -> String {
    match marking.options().len() {
        0 => here.t.way_hint_rank().to_owned(),
        ranked => here.t.way_hint_ranked(marking.slate().count(), ranked),
    }
}
