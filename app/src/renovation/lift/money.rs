//! The money of a lift: what it costs and who pays, the table by storey with one's own row, what those
//! it harms are paid.

use components::{Column, DataTable, Fact, Facts, Reveal, Section};
use domain::members::Home;
use domain::renovation::{LiftCase, LiftRow, LiftSharing};
use domain::{Money, UnitId};
use leptos::prelude::*;

use crate::shell::{Here, address};

/// All of it, for what is posted.
pub fn money(here: Here, id: UnitId, case: &LiftCase) -> AnyView {
    let t = here.t;
    let fact = |name: String, value: String, sum: bool| Fact { name, value, sum };
    let mut facts = vec![fact(
        t.lift_price().to_owned(),
        t.project_sum(case.scheme.price),
        false,
    )];
    for it in &case.subsidies {
        let less = Money(-it.amount.0);
        facts.push(fact(t.lift_subsidy(&it.source), t.project_sum(less), false));
    }
    if case.compensated.0 > 0 {
        let more = t.project_sum(case.compensated);
        facts.push(fact(t.lift_compensated().to_owned(), more, false));
    }
    facts.push(fact(
        t.lift_raised().to_owned(),
        t.project_sum(case.raised()),
        true,
    ));
    let own = Memo::new(move |_| super::rows(here, id));
    let mine = move || {
        let rows = own.get().into_iter();
        rows.map(|row| home(here, &row)).collect_view()
    };
    view! {
        <Section title=t.lift_money()>
            <Facts facts=Signal::stored(facts) />
            {mine}
        </Section>
    }
    .into_any()
}

/// What one home pays, and is paid.
fn home(here: Here, row: &LiftRow) -> AnyView {
    let t = here.t;
    let plate = address(row.address.as_str());
    let share = row.sharing().map(|it| {
        let said = match row.agreed {
            true => t.lift_share_agreed(plate.clone(), it.share),
            false => t.lift_share_by_area(row.area, plate.clone(), it.share, it.whole),
        };
        view! { <p class="strong">{said}</p> }
    });
    let floors = row.sharing().map(|it| floors(here, row, it));
    let other = match row.agreed {
        true => None,
        false => row.by_table.as_ref(),
    };
    let other = other.map(|it| {
        let said = t.lift_share_if(it.share);
        let table = floors_table(here, row, it, t.lift_table_if());
        view! {
            <p class="small soft">{said}</p>
            <Reveal label=t.lift_table_if()>{table}</Reveal>
        }
    });
    let paid = compensations(here, row);
    view! {
        <div class="stack stack--2">
            {share}
            {floors}
            {other}
            {paid}
        </div>
    }
    .into_any()
}

fn floors(here: Here, row: &LiftRow, sharing: &LiftSharing) -> AnyView {
    let table = floors_table(here, row, sharing, here.t.lift_table());
    view! { <Reveal label=here.t.lift_table()>{table}</Reveal> }.into_any()
}

/// The storeys from the top down, as they stand; one's own is marked.
fn floors_table(
    here: Here,
    row: &LiftRow,
    sharing: &LiftSharing,
    caption: &'static str,
) -> AnyView {
    let t = here.t;
    let own: Option<Home> = here.get(row.home);
    let own = own.map(|it| it.floor);
    let line = |it: &domain::renovation::LiftFloor| {
        let mine = own == Some(it.floor);
        let name = match mine {
            true => t.lift_floor_yours(it.floor),
            false => t.lift_floor(it.floor),
        };
        let class = mine.then_some("strong");
        view! {
            <tr class=class>
                <th scope="row">{name}</th>
                <td class="number">{it.homes}</td>
                <td class="number">{it.sum.to_string()}</td>
            </tr>
        }
    };
    let lines = sharing.floors.iter().rev().map(line).collect_view();
    let sum = Money(sharing.floors.iter().map(|it| it.sum.0).sum());
    let homes: u16 = sharing.floors.iter().map(|it| it.homes).sum();
    let columns = vec![
        Column::words(t.lift_storey()),
        Column::numbers(t.lift_homes()),
        Column::numbers(t.lift_pay()),
    ];
    view! {
        <DataTable caption quiet=true columns>
            {lines}
            <tr>
                <th scope="row">{t.renovation_sum()}</th>
                <td class="number">{homes}</td>
                <td class="number">{sum.to_string()}</td>
            </tr>
        </DataTable>
    }
    .into_any()
}

fn compensations(here: Here, row: &LiftRow) -> Option<AnyView> {
    if row.compensations.is_empty() {
        return None;
    }
    let t = here.t;
    let line = |it: &domain::renovation::Compensation| {
        let home: Option<Home> = here.get(it.home);
        let name = home.map(|it| address(it.address.as_str()));
        let said = t.lift_compensation(it.amount, name.unwrap_or_default(), &it.reason);
        view! { <li>{said}</li> }
    };
    let lines = row.compensations.iter().map(line).collect_view();
    let view = view! {
        <p class="strong">{t.lift_compensations()}</p>
        <ul class="small stack stack--1">{lines}</ul>
    };
    Some(view.into_any())
}
