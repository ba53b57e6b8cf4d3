//! Scores: a row of steps for each option.

use components::OptionScore;
use domain::councils::counting::Rule;
use leptos::prelude::*;

use super::marks::Marking;
use crate::shell::Here;

/// A row of steps for each option; the first step gives none.
pub fn scores(here: Here, marking: Marking, order: &[u16]) -> AnyView {
    let slate = marking.slate();
    let Rule::Score { max } = slate.rule else {
        return ().into_any();
    };
    let none = here.t.way_unscored().to_owned();
    let steps: Vec<String> = std::iter::once(none)
        .chain((0..=max).map(|score| score.to_string()))
        .collect();
    let line = |number: &u16| {
        let number = *number;
        let option = slate.options.get(usize::from(number))?;
        let chosen = Signal::derive(move || {
            let score = marking.score_of(number);
            score.map_or(0, |score| usize::from(score) + 1)
        });
        let on_choose = move |step: usize| {
            let score = step
                .checked_sub(1)
                .and_then(|score| u16::try_from(score).ok());
            marking.score(number, score);
        };
        let title = option.title.to_string();
        let note = option.note.as_ref().map(ToString::to_string);
        let steps = steps.clone();
        Some(view! { <OptionScore title note steps chosen on_choose /> })
    };
    order.iter().filter_map(line).collect_view().into_any()
}
