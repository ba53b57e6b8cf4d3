//! What (改什么): ordering from the menu, class by class.

use std::collections::BTreeSet;

use components::{Button, ButtonLook, Section, Tick};
use domain::renovation::{Command as Act, Menu, MenuClass, OrderMenu};
use domain::{Day, wording};
use leptos::prelude::*;

use super::Ground;
use super::ask::opinion;
use crate::shell::Sending;

/// The menu, where one may order from it.
pub fn menu(ground: Ground, until: Day) -> AnyView {
    ground.each_home(move || card(ground, until))
}

fn card(ground: Ground, until: Day) -> AnyView {
    let here = ground.here;
    let t = here.t;
    let there = Memo::new(move |_| here.get::<Menu>(ground.id));
    let said = untrack(|| ground.own())
        .and_then(|it| it.order)
        .map(|it| it.what);
    let picked = RwSignal::new(said.unwrap_or_default());
    let sending = Sending::new(here);
    let send = move |()| {
        let Some(home) = ground.home.get_untracked() else {
            return;
        };
        let (plan, items) = (ground.id, picked.get_untracked());
        sending.note(Act::OrderMenu(OrderMenu {
            plan,
            home,
            items,
            at_door: None,
        }));
    };
    let classes = move || {
        let menu = there.get()?;
        let class = |it: MenuClass| class(ground, &menu, it, picked);
        Some(MenuClass::ALL.map(class).collect_view())
    };
    let label = move || t.renovation_order(picked.with(BTreeSet::len));
    let until = wording::day(until, here.lang);
    let whose = move || ground.plate().map(|plate| t.renovation_for_home(plate));
    view! {
        <Section title=t.renovation_what()>
            <p class="small soft">
                {whose} " " {t.renovation_until(until)} " " {t.renovation_what_hint()}
            </p>
            {classes}
            {opinion(ground)}
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {label}
            </Button>
        </Section>
    }
    .into_any()
}

/// The dishes of one class, to be ticked.
pub fn class(
    ground: Ground,
    menu: &Menu,
    class: MenuClass,
    picked: RwSignal<BTreeSet<u16>>,
) -> Option<AnyView> {
    let here = ground.here;
    let dishes = (0u16..).zip(&menu.dishes);
    let dishes: Vec<_> = dishes.filter(|(_, it)| it.item.class == class).collect();
    if dishes.is_empty() {
        return None;
    }
    let line = |(place, dish): (u16, &domain::renovation::Dish)| {
        let note = dish.cost().map(|cost| here.t.project_sum(cost));
        let checked = Signal::derive(move || picked.with(|all| all.contains(&place)));
        let change = move |on: bool| {
            picked.update(|all| {
                if on {
                    all.insert(place);
                } else {
                    all.remove(&place);
                }
            });
        };
        let label = dish.item.name.to_string();
        let note = note.unwrap_or_default();
        view! { <Tick label checked on_change=change note /> }
    };
    let lines = dishes.into_iter().map(line).collect_view();
    let name = wording::menu_class(class, here.lang);
    let pays = match class {
        MenuClass::Safety | MenuClass::Basic => here.t.renovation_pays_basic(),
        MenuClass::Improvement => here.t.renovation_pays_improvement(),
        MenuClass::Upgrade => here.t.renovation_pays_upgrade(),
    };
    let view = view! {
        <fieldset>
            <legend class="field__label">
                {name} " " <span class="soft small">{pays}</span>
            </legend>
            {lines}
        </fieldset>
    };
    Some(view.into_any())
}
