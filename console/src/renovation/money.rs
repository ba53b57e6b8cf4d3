//! Who pays for what (资金筹措): for each settled item, every payer's part; the government's is what
//! the others leave.

use components::{Button, ButtonLook, Field, InputKind};
use domain::renovation::{
    AllotMoney, Allotment, Command as Renovation, Comparison, Menu, Payer, Plan, PlanItem,
    PlanMoney, Price, plan_items,
};
use domain::{Command, CompoundId, Money, wording};
use leptos::prelude::*;

use super::beyond::Beyond;
use crate::shell::{Book, Doing, Fault, texts, use_book};
use crate::texts::Texts;

/// Who may pay besides the government.
const OTHERS: [Payer; 5] = [
    Payer::Residents,
    Payer::MaintenanceFund,
    Payer::SocialCapital,
    Payer::PublicIncome,
    Payer::Donations,
];

/// One item and what others than the government pay of it.
#[derive(Clone)]
pub(super) struct Row {
    item: PlanItem,
    /// What it costs by a contract that is being noted; empty where that says nothing of it.
    price: Option<RwSignal<String>>,
    parts: [RwSignal<String>; 5],
}

impl Row {
    /// Of an item whose contract is being noted.
    pub(super) fn priced(item: PlanItem, before: Option<&PlanMoney>) -> Self {
        let price = Some(RwSignal::new(String::new()));
        Self {
            price,
            ..Self::new(item, before)
        }
    }

    fn new(item: PlanItem, before: Option<&PlanMoney>) -> Self {
        let given = |payer: Payer| {
            let money = before?;
            let place = money.items.iter().position(|it| it.item == item.item)?;
            let mut theirs = money.allotments.iter();
            let part = theirs.find(|it| usize::from(it.item) == place && it.payer == payer)?;
            Some(part.amount.to_string())
        };
        let parts = OTHERS.map(|payer| RwSignal::new(given(payer).unwrap_or_default()));
        let price = None;
        Self { item, price, parts }
    }

    /// What it costs: as typed, or as it stands.
    fn cost(&self, t: Texts) -> Result<Money, String> {
        let typed = self.price.map(|it| it.get()).unwrap_or_default();
        match typed.trim() {
            "" => Ok(self.item.price()),
            typed => typed
                .parse()
                .map_err(|_| t.fault_number(t.renovation_contract_price())),
        }
    }

    /// Its price by the contract with who pays it; nothing where the contract is about others.
    pub(super) fn read_priced(&self, t: Texts) -> Result<Option<(Price, Vec<Allotment>)>, String> {
        let typed = self
            .price
            .is_some_and(|it| it.with(|it| !it.trim().is_empty()));
        if !typed {
            return Ok(None);
        }
        let (item, price) = (self.item.item, self.cost(t)?);
        Ok(Some((Price { item, price }, self.read(t)?)))
    }

    /// What is typed, payer by payer, with what is left to the government.
    fn read(&self, t: Texts) -> Result<Vec<Allotment>, String> {
        let item = self.item.item;
        let mut left = self.cost(t)?.0;
        let mut allotments = Vec::new();
        for (payer, text) in OTHERS.into_iter().zip(self.parts) {
            let text = text.get();
            if text.trim().is_empty() {
                continue;
            }
            let amount: Money = text
                .parse()
                .map_err(|_| t.fault_number(wording::payer(payer, t.lang)))?;
            left -= amount.0;
            if amount.0 > 0 {
                allotments.push(Allotment {
                    item,
                    payer,
                    amount,
                });
            }
        }
        if left < 0 {
            return Err(t.renovation_too_much(&self.item.name));
        }
        if left > 0 {
            allotments.push(Allotment {
                item,
                payer: Payer::Government,
                amount: Money(left),
            });
        }
        Ok(allotments)
    }

    pub(super) fn fields(self, t: Texts) -> AnyView {
        let parts = OTHERS.into_iter().zip(self.parts).map(|(payer, value)| {
            let label = wording::payer(payer, t.lang);
            view! { <Field label value kind=InputKind::Number /> }
        });
        let parts = parts.collect_view();
        let (name, cost) = (self.item.name.to_string(), self.item.price());
        let price = self.price.map(|value| {
            let label = t.renovation_contract_price();
            view! { <Field label value kind=InputKind::Number /> }
        });
        let left = move || match self.read(t) {
            Err(wrong) => wrong,
            Ok(all) => {
                let rest = all.iter().find(|it| it.payer == Payer::Government);
                t.renovation_government_left(rest.map(|it| it.amount).unwrap_or_default())
            }
        };
        view! {
            <fieldset class="stack stack--2">
                <legend class="field__label">{t.renovation_item_costs(cost, name)}</legend>
                {price}
                {parts}
                <p class="small" role="status">
                    {left}
                </p>
            </fieldset>
        }
        .into_any()
    }
}

/// Every settled item of the plan.
#[component]
pub(super) fn MoneyForm(open: RwSignal<bool>, id: CompoundId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let rows = StoredValue::new(untrack(|| rows(book, id)));
    let beyond = Beyond::new(id);
    let adopted = untrack(|| book.get::<Plan>(id)).is_some_and(|it| it.state.leg().is_some());
    let doing = Doing::nothing();
    let command = move || {
        let all: Result<Vec<Vec<Allotment>>, String> =
            untrack(|| rows.with_value(|rows| rows.iter().map(|row| row.read(t)).collect()));
        Ok(Command::Renovation(Renovation::AllotMoney(AllotMoney {
            plan: id,
            allotments: all?.concat(),
            decided: beyond.read(t)?,
        })))
    };
    let allot = move |()| doing.submit(command(), move || open.set(false));
    let fields = rows.get_value().into_iter().map(|row| row.fields(t));
    let fields = fields.collect_view();
    view! {
        <p class="soft">{t.renovation_allot_text()}</p>
        {fields}
        {adopted.then(|| beyond.fields(t))}
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=allot>
            {t.renovation_allot()}
        </Button>
    }
}

fn rows(book: Book, id: CompoundId) -> Vec<Row> {
    let (plan, menu): (Option<Plan>, Option<Menu>) = (book.get(id), book.get(id));
    let (Some(plan), Some(menu)) = (plan, menu) else {
        return Vec::new();
    };
    let compared: Vec<Comparison> = book.of(id);
    let before: Option<PlanMoney> = book.get(id);
    // Adopted, the items are those that the owners adopted.
    let items = match &before {
        Some(money) if plan.state.leg().is_some() => money.items.clone(),
        _ => plan_items(&plan, &menu, &compared),
    };
    items
        .into_iter()
        .map(|item| Row::new(item, before.as_ref()))
        .collect()
}
