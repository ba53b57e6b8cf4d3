//! Ticks: one, several, or all one can agree to; in a budget vote with what they cost.

use components::OptionTick;
use domain::Money;
use domain::councils::Slate;
use domain::councils::counting::Rule;
use leptos::prelude::*;

use super::marks::Marking;
use crate::shell::Here;

/// A line for each option.
pub fn ticks(here: Here, marking: Marking, order: &[u16]) -> AnyView {
    let slate = marking.slate();
    let most = slate.rule.most().map(usize::from);
    let single = slate.rule == Rule::Single;
    let free = Memo::new(move |_| {
        let ticked = marking.options().len();
        single || most.is_none_or(|most| ticked < most)
    });
    let line = |number: &u16| {
        let number = *number;
        let option = slate.options.get(usize::from(number))?;
        let ticked = Signal::derive(move || marking.options().contains(&number));
        let title = option.title.to_string();
        let note = option.note.as_ref().map(ToString::to_string);
        let cost = slate.cost(number).map(|cost| here.t.list_cost(cost));
        let on_tick = move |on| marking.tick(number, on);
        Some(if single {
            let alone = "options".to_owned();
            view! { <OptionTick alone title note cost ticked free on_tick /> }.into_any()
        } else {
            view! { <OptionTick title note cost ticked free on_tick /> }.into_any()
        })
    };
    order.iter().filter_map(line).collect_view().into_any()
}

/// What to do, and how much may still be ticked.
pub fn hint(here: Here, marking: Marking) -> String {
    let t = here.t;
    let slate = marking.slate();
    let ticked = marking.options();
    let may = match slate.rule.most() {
        _ if slate.rule == Rule::Single => t.way_hint_single().to_owned(),
        None => t.way_hint_approval().to_owned(),
        Some(most) => match usize::from(most).saturating_sub(ticked.len()) {
            0 => t.way_hint_full(most).to_owned(),
            left => t.way_hint_left(left, most),
        },
    };
    match sum(&slate, &ticked) {
        Some((sum, budget)) => {
            format!("{may}{}", t.way_hint_sum(budget, ticked.len(), sum))
        }
        None => may,
    }
}

/// What those ticked cost together, and what there is to spend.
fn sum(slate: &Slate, ticked: &[u16]) -> Option<(Money, Money)> {
    let fund = slate.fund()?;
    let costs = ticked.iter().filter_map(|option| slate.cost(*option));
    Some((Money(costs.map(|cost| cost.0).sum()), fund.budget))
}
