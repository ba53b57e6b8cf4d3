//! What it really costs (合同价): item by item the menu's price, the contract's and what is paid, within
//! what the owners adopted; and every contract and variation with its paper.

use components::Dot;
use components::{Column, DataTable, Section, Timeline, TimelineItem};
use domain::proposals::Photo;
use domain::renovation::{Contract, Menu, Payment, PlanItem, PlanMoney};
use domain::{Money, wording};
use leptos::prelude::*;

use super::Ground;
use crate::projects::strip;
use crate::shell::{Here, sorted};

/// Once the first contract is noted.
pub fn contracts(ground: Ground) -> AnyView {
    let here = ground.here;
    let all = Memo::new(move |_| {
        let contracts: Vec<Contract> = here.of(ground.id);
        let contracts = sorted(contracts, |it| (it.at.0, it.id.0));
        let money: PlanMoney = here.get(ground.id)?;
        let payments: Vec<Payment> = here.of(ground.id);
        let menu: Option<Menu> = here.get(ground.id);
        (!contracts.is_empty()).then_some((contracts, money, payments, menu))
    });
    let shown = move || {
        let (contracts, money, payments, menu) = all.get()?;
        let t = here.t;
        let photos: Vec<Photo> = contracts.iter().map(|it| it.photo.clone()).collect();
        let said = t.renovation_within(money.adopted().sum, money.sum());
        let notes = contracts.iter().map(|it| note(here, it)).collect_view();
        Some(view! {
            <Section title=t.renovation_contracts()>
                <p class="small soft">{said}</p>
                {prices(here, &money, &payments, menu.as_ref())}
                <Timeline>{notes}</Timeline>
                {strip(here, t.renovation_contract_papers(), &photos)}
            </Section>
        })
    };
    shown.into_any()
}

fn prices(here: Here, money: &PlanMoney, payments: &[Payment], menu: Option<&Menu>) -> AnyView {
    let t = here.t;
    let row = |item: &PlanItem| {
        let dish = menu.and_then(|menu| menu.dish(item.item));
        let listed = dish.and_then(domain::renovation::Dish::cost);
        let paid = payments.iter().filter(|it| it.item == item.item);
        let paid = Money(paid.map(|it| it.amount.0).sum());
        view! {
            <tr>
                <th scope="row">{item.name.to_string()}</th>
                <td class="number">{listed.unwrap_or(item.cost).to_string()}</td>
                <td class="number">{item.contract.map(|it| it.to_string())}</td>
                <td class="number">{paid.to_string()}</td>
            </tr>
        }
    };
    let rows = money.items.iter().map(row).collect_view();
    let columns = vec![
        Column::words(t.renovation_item()),
        Column::numbers(t.renovation_menu_price()),
        Column::numbers(t.renovation_contract_price()),
        Column::numbers(t.renovation_spent()),
    ];
    view! {
        <DataTable caption=t.renovation_prices() quiet=true columns>
            {rows}
        </DataTable>
    }
    .into_any()
}

/// One paper: which prices it set, and why where it varies.
fn note(here: Here, it: &Contract) -> AnyView {
    let t = here.t;
    let lines = it.lines.iter();
    let lines = lines.map(|line| t.renovation_repriced(line.before, &line.name, line.price));
    let why = it.reason.as_ref().map(|why| t.renovation_varied(why));
    let said: Vec<String> = lines.chain(why).collect();
    let when = wording::short_day(it.at.day(), here.lang);
    let (title, text) = (it.title.to_string(), said.join(t.renovation_comma()));
    view! { <TimelineItem dot=Dot::Done when title text /> }.into_any()
}
