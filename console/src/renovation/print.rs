//! The plan as it prints on A4 (改造方案打印件): what is built, with whose money, by when, and what the
//! owners decided.

use components::{Column, DataTable, Fact, Facts, Paper, Qr};
use domain::owners::Assembly;
use domain::renovation::{Evidence, Plan, PlanCounts, PlanItem, PlanMoney, Warranties, phases};
use domain::wording;
use leptos::prelude::*;

use super::chart::days;
use crate::shell::{Book, Nothing, Page, PrintButton, dated, texts, use_book};
use crate::texts::Texts;

/// The plan of the compound, to be printed.
#[component]
pub(crate) fn PlanPrintPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let plan = Memo::new(move |_| book.compound().and_then(|it| book.get::<Plan>(it.id)));
    move || match plan.get() {
        Some(plan) => page(&plan, book, t).into_any(),
        None => {
            let (title, text) = (t.nav_renovation(), t.renovation_none());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

fn page(plan: &Plan, book: Book, t: Texts) -> impl IntoView {
    let acts = view! { <PrintButton label=t.print() /> }.into_any();
    let title = plan.title.to_string();
    let origin = window().location().origin().unwrap_or_default();
    let content = format!("{origin}/r/{}", plan.id);
    let code = view! { <Qr content label=t.renovation_qr() /> }.into_any();
    let convener = plan.convener.to_string();
    let signed = t.owners_signed(&plan.convener, dated(untrack(|| book.today()), t));
    let stage = wording::plan_stage(plan.state.stage(), t.lang).to_owned();
    let counts: Option<PlanCounts> = book.get(plan.id);
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let mut facts = vec![
        fact(t.renovation_convener(), convener),
        fact(t.renovation_stands(), stage),
    ];
    facts.extend(counts.map(|it| {
        let answered = it.will.answered;
        let said = t.renovation_answered(answered.sum(), it.will.homes, it.will.open());
        fact(
            t.renovation_will(),
            format!(
                "{} {}；{said}",
                wording::will(domain::renovation::Will::Yes, t.lang),
                answered.yes
            ),
        )
    }));
    if let Some(it) = &plan.management {
        facts.push(fact(t.renovation_manager(), it.name.to_string()));
        facts.push(fact(t.renovation_fee(), it.fee.to_string()));
        facts.push(fact(t.renovation_fund(), it.fund.to_string()));
    }
    let (works, decided) = (works(plan, book, t), decided(plan, book, t));
    let (schedule, warranties) = (schedule(plan, book, t), warranties(plan, book, t));
    view! {
        <Page within=t.nav_renovation() title=title.clone() acts>
            <Paper title signed seal=t.seal_space() code>
                <Facts facts=Signal::stored(facts) />
                {works}
                {decided}
                {schedule}
                {warranties}
            </Paper>
        </Page>
    }
}

fn works(plan: &Plan, book: Book, t: Texts) -> Option<AnyView> {
    let money: PlanMoney = book.get(plan.id)?;
    let row = |(place, item): (u16, &PlanItem)| {
        let paid = money.allotments.iter().filter(|it| it.item == place);
        let paid = paid.map(|it| {
            let payer = wording::payer(it.payer, t.lang);
            format!("{payer} {}", t.yuan(it.amount))
        });
        let paid: Vec<String> = paid.collect();
        view! {
            <tr>
                <th scope="row">{item.name.to_string()}</th>
                <td class="number">{item.cost.to_string()}</td>
                <td class="number">{item.contract.map(|it| it.to_string())}</td>
                <td>{paid.join(t.list_comma())}</td>
            </tr>
        }
    };
    let rows = (0u16..).zip(&money.items).map(row).collect_view();
    let contracted = money.items.iter().any(|it| it.contract.is_some());
    let sum = contracted.then(|| money.sum().to_string());
    let adopted = money.items.iter().map(|it| it.cost.0);
    let adopted = domain::Money(adopted.sum()).to_string();
    let columns = vec![
        Column::words(t.renovation_item()),
        Column::numbers(t.renovation_cost()),
        Column::numbers(t.renovation_contract_price()),
        Column::words(t.renovation_payers()),
    ];
    let view = view! {
        <DataTable caption=t.renovation_money_table() office=true columns>
            {rows}
            <tr>
                <th scope="row">{t.renovation_sum()}</th>
                <td class="number">{adopted}</td>
                <td class="number">{sum}</td>
                <td></td>
            </tr>
        </DataTable>
    };
    Some(view.into_any())
}

fn decided(plan: &Plan, book: Book, t: Texts) -> Option<AnyView> {
    let adoption = plan.state.adoption()?;
    let row = |it: &domain::renovation::Decided| {
        let shown = match &it.evidence {
            Evidence::Paper { title, .. } => title.to_string(),
            Evidence::Assembly { assembly, question } => {
                let found: Option<Assembly> = book.get(*assembly);
                let said = found.and_then(|it| {
                    let item = it.items.get(usize::from(*question))?;
                    let number = t.owners_number(it.number, it.called_at.day().ymd().0);
                    Some(t.renovation_decision(&it.title, number, &item.title))
                });
                said.unwrap_or_default()
            }
        };
        view! {
            <tr>
                <th scope="row">{wording::plan_matter(&it.matter, t.lang)}</th>
                <td>{shown}</td>
            </tr>
        }
    };
    let rows = adoption.decided.iter().map(row).collect_view();
    let columns = vec![
        Column::words(t.renovation_matter()),
        Column::words(t.renovation_decided_by()),
    ];
    let view = view! {
        <DataTable caption=t.renovation_decided() office=true columns>
            {rows}
        </DataTable>
    };
    Some(view.into_any())
}

fn schedule(plan: &Plan, book: Book, t: Texts) -> Option<AnyView> {
    if plan.schedule.is_empty() {
        return None;
    }
    let all = phases(plan, untrack(|| book.today()));
    let row = |it: &domain::renovation::Phase| {
        view! {
            <tr>
                <th scope="row">{wording::plan_stage(it.stage, t.lang)}</th>
                <td>{days(it.planned, t)}</td>
                <td>{days(it.real, t)}</td>
            </tr>
        }
    };
    let rows = all.iter().map(row).collect_view();
    let columns = vec![
        Column::words(t.renovation_stage()),
        Column::words(t.renovation_as_planned()),
        Column::words(t.renovation_as_it_was()),
    ];
    let view = view! {
        <DataTable caption=t.renovation_schedule_table() office=true columns>
            {rows}
        </DataTable>
    };
    Some(view.into_any())
}

fn warranties(plan: &Plan, book: Book, t: Texts) -> Option<AnyView> {
    let it: Warranties = book.get(plan.id)?;
    let money: PlanMoney = book.get(plan.id)?;
    let row = |line: &domain::renovation::Warranty| {
        let item = money.items.iter().find(|item| item.item == line.item)?;
        Some(view! {
            <tr>
                <th scope="row">{item.name.to_string()}</th>
                <td>{dated(line.until, t)}</td>
                <td>{line.call.to_string()}</td>
            </tr>
        })
    };
    let rows = it.lines.iter().filter_map(row).collect_view();
    let columns = vec![
        Column::words(t.renovation_item()),
        Column::words(t.renovation_warranty_until()),
        Column::words(t.renovation_call()),
    ];
    let view = view! {
        <DataTable caption=t.renovation_warranty_table() office=true columns>
            {rows}
        </DataTable>
    };
    Some(view.into_any())
}
