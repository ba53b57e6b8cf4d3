//! A plan and the register of supplies on A4 (预案、物资登记表).

use components::{Column, DataTable, Fact, Facts, Paper};
use domain::emergency::Plan;
use domain::{EmergencyPlanId, wording};
use leptos::prelude::*;

use super::supplies::{stocks, warning};
use crate::shell::{Book, Nothing, Page, PrintButton, dated, id_in_path, texts, use_book};
use crate::texts::Texts;

/// A plan, to be printed.
#[component]
pub(crate) fn PlanPrintPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<EmergencyPlanId>();
    let plan = Memo::new(move |_| id.get().and_then(|id| book.get::<Plan>(id)));
    move || match plan.get() {
        Some(it) => page(&it, book, t).into_any(),
        None => {
            let (title, text) = (t.emergency_no_plans(), t.emergency_no_plans_text());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

/// Who issues it, and when.
fn signed(book: Book, t: Texts) -> String {
    let name = book.community().map(|it| it.name.to_string());
    t.owners_signed(name.unwrap_or_default(), dated(book.today(), t))
}

fn page(it: &Plan, book: Book, t: Texts) -> impl IntoView + use<> {
    let acts = view! { <PrintButton label=t.print() /> }.into_any();
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let facts = vec![
        fact(
            t.emergency_kind(),
            wording::emergency_kind(it.kind, t.lang).to_owned(),
        ),
        fact(t.emergency_version(), it.version.to_string()),
        fact(
            t.emergency_approver(),
            format!("{} {}", it.approver, wording::day(it.approved_on, t.lang)),
        ),
        fact(t.emergency_review_on(), wording::day(it.review_on, t.lang)),
    ];
    let list = |of: Vec<String>| {
        let items = of.into_iter().map(|it| view! { <li>{it}</li> });
        items.collect_view()
    };
    let steps = list(it.advice.steps.iter().map(ToString::to_string).collect());
    let shelters = list(it.advice.shelters.iter().map(ToString::to_string).collect());
    let calls = it.advice.calls.iter();
    let calls = list(
        calls
            .map(|it| format!("{} {}", it.who, it.number))
            .collect(),
    );
    let title = it.title.to_string();
    let (limits, procedure) = (it.limits.to_string(), it.procedure.to_string());
    view! {
        <Page within=t.emergency_plans() title=title.clone() acts>
            <Paper title signed=signed(book, t) seal=t.seal_space()>
                <Facts facts=Signal::stored(facts) />
                <h3>{t.emergency_limits()}</h3>
                <p>{limits}</p>
                <h3>{t.emergency_procedure()}</h3>
                <p>{procedure}</p>
                <h3>{t.emergency_steps()}</h3>
                <ol class="numbered">{steps}</ol>
                <h3>{t.emergency_calls()}</h3>
                <ul>{calls}</ul>
                <h3>{t.emergency_shelters()}</h3>
                <ul>{shelters}</ul>
            </Paper>
        </Page>
    }
}

/// The register of supplies, to be printed.
#[component]
pub(crate) fn SuppliesPrintPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let acts = view! { <PrintButton label=t.print() /> }.into_any();
    let table = move || {
        let mut all = stocks(book);
        all.sort_by_key(|it| it.supply.item.to_string());
        let columns = vec![
            Column::words(t.emergency_item()),
            Column::numbers(t.emergency_on_hand()),
            Column::numbers(t.emergency_minimum()),
            Column::words(t.emergency_expires()),
            Column::words(t.emergency_place()),
            Column::words(t.emergency_keeper()),
            Column::words(t.note()),
        ];
        let rows = all.iter().map(|it| {
            let supply = &it.supply;
            let warned = it.warned.iter().map(|it| warning(*it, t));
            let warned = warned.collect::<Vec<_>>().join(t.list_comma());
            view! {
                <tr>
                    <th scope="row">{supply.item.to_string()}</th>
                    <td class="number">{format!("{} {}", it.on_hand, supply.unit)}</td>
                    <td class="number">{supply.minimum}</td>
                    <td>{supply.expires_on.map(|it| wording::day(it, t.lang))}</td>
                    <td>{supply.place.to_string()}</td>
                    <td>{supply.keeper.to_string()}</td>
                    <td>{warned}</td>
                </tr>
            }
        });
        let rows = rows.collect_view();
        view! {
            <DataTable caption=t.emergency_register_of_supplies() quiet=true office=true columns>
                {rows}
            </DataTable>
        }
    };
    let title = t.emergency_register_of_supplies();
    view! {
        <Page within=t.emergency_supplies() title acts>
            <Paper title signed=signed(book, t) seal=t.seal_space()>
                {table}
            </Paper>
        </Page>
    }
}
