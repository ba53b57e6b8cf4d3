//! The plan: the counts by building, the menu and its orders, the comparisons, the money.

use components::{
    Badge, BarLine, Bars, Column, DataTable, Desk, DocTitle, DocTop, Portion, Portions, Reveal,
    Section, Tone,
};
use domain::renovation::{Comparison, Menu, Plan, PlanCounts, PlanMoney, Will};
use domain::wording;
use leptos::prelude::*;

use super::acts::Acts;
use super::answers::Answers;
use super::chart::{flow, schedule};
use super::contracts::contracts;
use super::lift::Lifts;
use super::site::Site;
use crate::shell::{Book, ExportLink, Page, set_title, texts, to, use_book};
use crate::texts::Texts;

/// The plan of the compound, or the start of one.
#[component]
pub(crate) fn PlanPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let plan = Memo::new(move |_| book.compound().and_then(|it| book.get::<Plan>(it.id)));
    let there = Memo::new(move |_| plan.with(Option::is_some));
    move || {
        if !there.get() {
            return view! {
                <Page within=t.brand() title=t.nav_renovation()>
                    <p class="soft">{t.renovation_none()}</p>
                    <Acts plan />
                    <Lifts />
                </Page>
            }
            .into_any();
        }
        let top = move || plan.get().map(|plan| top(&plan, t));
        let body = move || plan.get().map(|plan| document(&plan, book, t));
        let aside = view! { <Acts plan /> };
        view! {
            <Desk aside=aside.into_any()>
                <article class="stack stack--4">{top} <Site plan /> {body} <Lifts /> <Answers plan /></article>
            </Desk>
        }
        .into_any()
    }
}

/// What it is called, where it stands, who convenes the owners for it.
fn top(plan: &Plan, t: Texts) -> AnyView {
    let title = plan.title.to_string();
    set_title(&title);
    let stage = wording::plan_stage(plan.state.stage(), t.lang);
    let badge = view! { <Badge label=stage tone=Tone::Info /> }.into_any();
    let convener = t.renovation_convened(plan.convener.to_string());
    let list = format!("renovation-{}", plan.id);
    let archive = view! { <ExportLink list kind="zip" label=t.renovation_archive() /> };
    view! {
        <DocTop number=t.nav_renovation() end=badge />
        <DocTitle title page=true />
        <p class="soft">
            {convener} " " <a href=to("renovation/print")>{t.renovation_print()}</a>
        </p>
        {archive}
    }
    .into_any()
}

fn document(plan: &Plan, book: Book, t: Texts) -> AnyView {
    let counts = book.get::<PlanCounts>(plan.id);
    let menu = book.get::<Menu>(plan.id);
    view! {
        {counts.as_ref().map(|counts| will(counts, t))}
        {menu.zip(counts).map(|(menu, counts)| orders(plan, &menu, &counts, t))}
        {comparisons(plan, book, t)}
        {book.get::<PlanMoney>(plan.id).map(|money| sources(&money, book, t))}
        {contracts(plan.id, book, t)}
        {schedule(plan, book, t)}
    }
    .into_any()
}

fn will(counts: &PlanCounts, t: Texts) -> AnyView {
    let will = counts.will;
    let sides = [
        (Will::Yes, will.answered.yes),
        (Will::No, will.answered.no),
        (Will::Undecided, will.answered.undecided),
    ];
    let bar = |(side, homes): (Will, u32)| BarLine {
        name: wording::will(side, t.lang).to_owned(),
        said: t.renovation_homes(homes),
        value: u64::from(homes),
        whole: u64::from(will.answered.sum().max(1)),
        chosen: false,
    };
    let bars: Vec<BarLine> = sides.map(bar).into();
    let answered = t.renovation_answered(will.answered.sum(), will.homes, will.open());
    let tenants = t.renovation_tenants(will.tenants.no, will.tenants.undecided, will.tenants.yes);
    view! {
        <Section title=t.renovation_will()>
            <p class="strong">{answered}</p>
            <Bars bars chosen="" />
            <p class="small soft">{tenants}</p>
        </Section>
    }
    .into_any()
}

fn orders(plan: &Plan, menu: &Menu, counts: &PlanCounts, t: Texts) -> AnyView {
    let line = |(place, dish): (u16, &domain::renovation::Dish)| {
        let wanted = counts.wanted.get(usize::from(place)).copied();
        let wanted = wanted.unwrap_or_default();
        let at = plan.chosen.iter().position(|it| *it == place);
        view! {
            <tr>
                <th scope="row">{dish.item.name.to_string()}</th>
                <td>{wording::menu_class(dish.item.class, t.lang)}</td>
                <td class="number">{dish.amount} " " {dish.item.unit.to_string()}</td>
                <td class="number">{dish.cost().map(|it| it.to_string())}</td>
                <td class="number">{wanted.homes}</td>
                <td class="number">{wanted.tenants}</td>
                <td class="number">{at.map(|at| at + 1)}</td>
            </tr>
        }
    };
    let lines = (0u16..).zip(&menu.dishes).map(line).collect_view();
    let columns = vec![
        Column::words(t.renovation_item()),
        Column::words(t.renovation_class()),
        Column::numbers(t.renovation_amount()),
        Column::numbers(t.renovation_cost()),
        Column::numbers(t.renovation_wanted()),
        Column::numbers(t.renovation_of_tenants()),
        Column::numbers(t.renovation_place()),
    ];
    let said = t.renovation_ordered(counts.ordered);
    view! {
        <Section title=t.renovation_menu()>
            <p class="soft">{said}</p>
            <DataTable caption=t.renovation_menu_table() quiet=true columns office=true>
                {lines}
            </DataTable>
        </Section>
    }
    .into_any()
}

fn comparisons(plan: &Plan, book: Book, t: Texts) -> Option<AnyView> {
    let all: Vec<Comparison> = book.of(plan.id);
    let one = |it: &Comparison| {
        let names = it.designs.iter().map(|it| it.title.to_string());
        let names: Vec<String> = names
            .chain([t.renovation_none_of_them().to_owned()])
            .collect();
        let result = it.result();
        let shown = match result {
            None => {
                let until = wording::day(it.until, t.lang);
                let designs = names.join(t.list_comma());
                let text = t.renovation_open_until(designs, until);
                view! { <p class="soft">{text}</p> }.into_any()
            }
            Some(result) => {
                let bar = |(place, (name, homes)): (u16, (&String, &u32))| BarLine {
                    name: name.clone(),
                    said: t.renovation_homes(*homes),
                    value: u64::from(*homes),
                    whole: u64::from(result.answered.max(1)),
                    chosen: result.preferred == Some(place),
                };
                let bars = (0u16..).zip(names.iter().zip(&result.homes)).map(bar);
                let bars: Vec<BarLine> = bars.collect();
                view! { <Bars bars chosen=t.renovation_chosen() /> }.into_any()
            }
        };
        let title = it.title.to_string();
        view! {
            <div class="stack stack--2">
                <p class="strong">{title}</p>
                {shown}
            </div>
        }
    };
    let all = all.iter().map(one).collect::<Vec<_>>();
    if all.is_empty() {
        return None;
    }
    let view = view! { <Section title=t.renovation_comparisons()>{all}</Section> };
    Some(view.into_any())
}

fn sources(money: &PlanMoney, book: Book, t: Texts) -> AnyView {
    let totals = money.totals();
    let portion = |(payer, sum): &(domain::renovation::Payer, domain::Money)| Portion {
        name: wording::payer(*payer, t.lang).to_owned(),
        said: t.yuan(*sum),
        value: sum.0.unsigned_abs(),
    };
    let portions: Vec<Portion> = totals.iter().map(portion).collect();
    let label = portions.iter().map(|it| format!("{} {}", it.name, it.said));
    let label = label.collect::<Vec<_>>().join(t.list_comma());
    let sum = (t.renovation_sum().to_owned(), t.yuan(money.sum()));
    let line = |(place, item): (u16, &domain::renovation::PlanItem)| {
        let paid = money.allotments.iter().filter(|it| it.item == place);
        let paid = paid.map(|it| {
            let payer = wording::payer(it.payer, t.lang);
            format!("{payer} {}", t.yuan(it.amount))
        });
        let paid = paid.collect::<Vec<_>>().join(t.list_comma());
        view! {
            <tr>
                <th scope="row">{item.name.to_string()}</th>
                <td class="number">{item.cost.to_string()}</td>
                <td class="number">{item.contract.map(|it| it.to_string())}</td>
                <td>{paid}</td>
            </tr>
        }
    };
    let lines = (0u16..).zip(&money.items).map(line).collect_view();
    let columns = vec![
        Column::words(t.renovation_item()),
        Column::numbers(t.renovation_cost()),
        Column::numbers(t.renovation_contract_price()),
        Column::words(t.renovation_payers()),
    ];
    let flows = flow(money, &totals, book, t);
    view! {
        <Section title=t.renovation_money()>
            <Portions label portions sum />
            {flows}
            <Reveal label=t.renovation_money_table()>
                <DataTable caption=t.renovation_money_table() quiet=true columns office=true>
                    {lines}
                </DataTable>
            </Reveal>
        </Section>
    }
    .into_any()
}
