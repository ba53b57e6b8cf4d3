//! The money (资金): who gives, for which item; and this home's part of it.

use components::{
    Column, DataTable, Fact, Facts, FlowLine, Flows, Glyph, Portion, Portions, Reveal, Section,
};
use domain::renovation::{CostOf, CostRow, Payer, Payment, PlanMoney};
use domain::{Money, wording};
use leptos::prelude::*;

use super::Ground;
use super::cost::{formula, row};

/// The picture, the table behind it, and one's own row.
pub fn money(ground: Ground) -> AnyView {
    let here = ground.here;
    let money = Memo::new(move |_| here.get::<PlanMoney>(ground.id));
    let own = Memo::new(move |_| row(ground, CostOf::Plan));
    let shown = move || {
        let money = money.get()?;
        Some(view! {
            {picture(ground, &money)}
            {move || own.get().map(|own| mine(ground, &own))}
        })
    };
    shown.into_any()
}

fn picture(ground: Ground, money: &PlanMoney) -> AnyView {
    let here = ground.here;
    let t = here.t;
    let totals = money.totals();
    let said = totals
        .iter()
        .map(|(payer, sum)| t.renovation_payer_gives(wording::payer(*payer, here.lang), *sum));
    let said: Vec<String> = said.collect();
    let label = t.renovation_money_label(said.join(t.renovation_comma()));
    let portions = totals.iter().map(|(payer, sum)| Portion {
        name: wording::payer(*payer, here.lang).to_owned(),
        said: t.project_sum(*sum),
        value: sum.0.unsigned_abs(),
    });
    let portions: Vec<Portion> = portions.collect();
    let sum = (t.renovation_sum().to_owned(), t.project_sum(money.sum()));
    let line = |(place, item): (u16, &domain::renovation::PlanItem)| {
        let paid = money.allotments.iter().filter(|it| it.item == place);
        let paid: Vec<String> = paid
            .map(|it| t.renovation_payer_gives(wording::payer(it.payer, here.lang), it.amount))
            .collect();
        view! {
            <tr>
                <th scope="row">{item.name.to_string()}</th>
                <td class="number">{item.price().to_string()}</td>
                <td>{paid.join(t.renovation_comma())}</td>
            </tr>
        }
    };
    let lines = (0u16..).zip(&money.items).map(line).collect_view();
    let payments: Vec<Payment> = here.of(ground.id);
    let flow = |(place, item): (u16, &domain::renovation::PlanItem)| {
        let part = |(payer, _): &(Payer, Money)| {
            let gives = money.allotments.iter();
            let gives = gives.filter(|it| it.item == place && it.payer == *payer);
            gives.map(|it| it.amount.0.unsigned_abs()).sum()
        };
        let spent = payments.iter().filter(|it| it.item == item.item);
        let spent: i64 = spent.map(|it| it.amount.0).sum();
        FlowLine {
            name: item.name.to_string(),
            said: match spent {
                0 => t.project_sum(item.price()),
                spent => t.renovation_spent_of(item.price(), Money(spent)),
            },
            parts: totals.iter().map(part).collect(),
        }
    };
    let flows: Vec<FlowLine> = (0u16..).zip(&money.items).map(flow).collect();
    let columns = vec![
        Column::words(t.renovation_item()),
        Column::numbers(t.renovation_yuan()),
        Column::words(t.renovation_payers()),
    ];
    let count = t.renovation_money_line(money.items.len());
    view! {
        <Section title=t.renovation_money()>
            <p class="small soft">{count}</p>
            <Portions label portions sum />
            <Flows lines=flows />
            <Reveal label=t.renovation_money_table()>
                <DataTable caption=t.renovation_money_table() quiet=true columns>
                    {lines}
                </DataTable>
            </Reveal>
        </Section>
    }
    .into_any()
}

fn mine(ground: Ground, own: &CostRow) -> AnyView {
    let here = ground.here;
    let t = here.t;
    let fact = |name: String, value: String, sum: bool| Fact { name, value, sum };
    let lines = own.lines.iter().map(|line| {
        let payer = wording::payer(line.payer, here.lang);
        let name = t.renovation_own_line(&line.name, payer);
        fact(name, t.project_sum(line.share), false)
    });
    let sum = fact(
        t.renovation_sum().to_owned(),
        t.project_sum(own.sum()),
        true,
    );
    let facts: Vec<Fact> = lines.chain([sum]).collect();
    let each = own.lines.iter().map(|line| {
        let name = line.name.to_string();
        view! {
            <div class="stack stack--2">
                <p class="strong">{name}</p>
                {formula(t, line, own.area, Vec::new())}
            </div>
        }
    });
    let each = each.collect_view();
    let title = t.renovation_own(crate::shell::address(own.address.as_str()));
    view! {
        <Section title>
            <Facts facts=Signal::stored(facts) />
            <Reveal label=t.renovation_computed() glyph=Glyph::DOWN>
                <div class="stack">{each} <p class="tiny soft">{t.renovation_by_area()}</p></div>
            </Reveal>
            <p class="tiny soft">{t.renovation_own_note()}</p>
        </Section>
    }
    .into_any()
}
