//! Taking what is built (确定改造内容), in the order of the rules or with its warnings.

use components::{Banner, Button, ButtonLook, Glyph, Tick, Tone};
use domain::renovation::{
    ChooseWorks, Command as Renovation, Menu, Plan, PlanCounts, Sequence, sorted, warnings,
};
use domain::{Command, CompoundId, wording};
use leptos::prelude::*;

use crate::shell::{Doing, Fault, texts, use_book};

/// The menu with what homes ordered; ticked ones stand in the order of the ticks.
#[component]
pub(super) fn ChooseForm(open: RwSignal<bool>, id: CompoundId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let all = Memo::new(move |_| {
        let (plan, menu): (Plan, Menu) = (book.get(id)?, book.get(id)?);
        Some((plan, menu, book.get::<PlanCounts>(id)?))
    });
    let picked = RwSignal::new(Vec::<u16>::new());
    let doing = Doing::nothing();
    let command = move || {
        let (plan, items) = (id, picked.get_untracked());
        Command::Renovation(Renovation::ChooseWorks(ChooseWorks { plan, items }))
    };
    let choose = move |()| doing.run(command(), move || open.set(false));
    let lines = move || {
        let (_, menu, counts) = all.get()?;
        let line = |(place, dish): (u16, &domain::renovation::Dish)| {
            let wanted = counts.wanted.get(usize::from(place)).copied();
            let note = t.renovation_homes(wanted.unwrap_or_default().homes);
            let name = dish.item.name.to_string();
            let label = move || {
                let at = picked.with(|all| all.iter().position(|it| *it == place));
                at.map_or_else(|| name.clone(), |at| t.renovation_numbered(&name, at + 1))
            };
            let checked = Signal::derive(move || picked.with(|all| all.contains(&place)));
            let change = move |on: bool| {
                picked.update(|all| {
                    all.retain(|it| *it != place);
                    if on {
                        all.push(place);
                    }
                });
            };
            view! { <Tick label checked on_change=change note /> }
        };
        Some((0u16..).zip(&menu.dishes).map(line).collect_view())
    };
    let broken = move || {
        let (plan, menu, counts) = all.get()?;
        let picked = picked.get();
        let rules = &plan.rules()?.renovation;
        let name = |place: usize| {
            let place = picked.get(place)?;
            Some(menu.dish(*place)?.item.name.to_string())
        };
        let told = warnings(&picked, &menu, &counts, rules).into_iter();
        let told = told.filter(|it| it.rule != Sequence::WantedFirst);
        let told = told.filter_map(|it| {
            let (first, then) = (name(it.first)?, name(it.then)?);
            let rule = wording::sequence(it.rule, t.lang);
            let text = t.renovation_out_of_order(first, rule, then);
            Some(view! { <Banner glyph=Glyph::INFO tone=Tone::Wait>{text}</Banner> })
        });
        Some(told.collect_view())
    };
    let sort = move |()| {
        let sorted = untrack(|| {
            let (plan, menu, counts) = all.get()?;
            let rules = &plan.rules()?.renovation;
            Some(sorted(&picked.get(), &menu, &counts, rules))
        });
        if let Some(sorted) = sorted {
            picked.set(sorted);
        }
    };
    view! {
        <div>{lines}</div>
        <div role="status" class="stack stack--2">
            {broken}
        </div>
        <Button look=ButtonLook::Quiet on_press=sort>
            {t.renovation_sort()}
        </Button>
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=choose>
            {t.renovation_choose()}
        </Button>
    }
}
