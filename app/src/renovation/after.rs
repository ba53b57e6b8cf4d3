//! After the owners' decision: what they decided, what was paid, and the way of the plan.

use components::{
    Column, DataTable, Dot, Gantt, GanttLine, Ledger, LedgerLine, Reveal, Row, Rows, Section,
    Timeline, TimelineItem,
};
use domain::owners::Assembly;
use domain::proposals::Photo;
use domain::renovation::{
    Decided, Evidence, Payment, Phase, Plan, PlanMoney, PlanStage, Stretch, phases,
};
use domain::{Money, wording};
use leptos::prelude::*;

use super::Ground;
use crate::projects::strip;
use crate::shell::{Here, seal_date, sorted, when};

/// What the owners decided together (业主共同决定).
pub fn adopted(ground: Ground) -> AnyView {
    let here = ground.here;
    let t = here.t;
    let adoption = Memo::new(move |_| ground.plan.get()?.state.adoption().cloned());
    let shown = move || {
        let adoption = adoption.get()?;
        if adoption.decided.is_empty() {
            return None;
        }
        let row = |it: &Decided| decided(here, it);
        let rows = adoption.decided.iter().map(row).collect_view();
        let photos: Vec<Photo> = adoption.photos().cloned().collect();
        Some(view! {
            <Section title=t.renovation_decided()>
                <Rows>{rows}</Rows>
                {strip(here, t.renovation_papers(), &photos)}
            </Section>
        })
    };
    shown.into_any()
}

/// A matter, and the question that decided it or what its paper is called.
fn decided(here: Here, it: &Decided) -> AnyView {
    let title = wording::plan_matter(&it.matter, here.lang);
    match &it.evidence {
        Evidence::Paper { title: paper, .. } => {
            view! { <Row title meta=paper.to_string() /> }.into_any()
        }
        Evidence::Assembly { assembly, question } => {
            let href = format!("/o/{assembly}");
            let found: Option<Assembly> = here.get(*assembly);
            let note = found.and_then(|it| {
                let number = here.t.owners_number(it.number, it.called_at.day().ymd().0);
                let item = it.items.get(usize::from(*question))?;
                Some(here.t.renovation_decision(&it.title, number, &item.title))
            });
            view! { <Row title act=href meta=note.unwrap_or_default() /> }.into_any()
        }
    }
}

/// What was paid, against what the items have; with the vouchers.
pub fn paid(ground: Ground) -> AnyView {
    let here = ground.here;
    let t = here.t;
    let all = Memo::new(move |_| {
        let money: PlanMoney = here.get(ground.id)?;
        let payments: Vec<Payment> = here.of(ground.id);
        let payments = sorted(payments, |it| (-it.at.0, it.id.0));
        (!payments.is_empty()).then_some((money, payments))
    });
    let shown = move || {
        let (money, payments) = all.get()?;
        let spent = Money(payments.iter().map(|it| it.amount.0).sum());
        let line = |it: &Payment| {
            let item = money.items.iter().find(|item| item.item == it.item);
            let item = item.map_or_else(String::new, |item| item.name.to_string());
            view! {
                <LedgerLine
                    date=seal_date(it.at)
                    day=it.at.day().to_string()
                    cause=it.what.to_string()
                    proof=t.renovation_paid_to(item, &it.payee)
                    amount=t.renovation_minus(it.amount)
                />
            }
        };
        let lines = payments.iter().map(line).collect_view();
        let row = |item: &domain::renovation::PlanItem| {
            let theirs = payments.iter().filter(|it| it.item == item.item);
            let spent = Money(theirs.map(|it| it.amount.0).sum());
            view! {
                <tr>
                    <th scope="row">{item.name.to_string()}</th>
                    <td class="number">{item.price().to_string()}</td>
                    <td class="number">{spent.to_string()}</td>
                    <td class="number">{Money(item.price().0 - spent.0).to_string()}</td>
                </tr>
            }
        };
        let rows = money.items.iter().map(row).collect_view();
        let columns = vec![
            Column::words(t.renovation_item()),
            Column::numbers(t.renovation_planned()),
            Column::numbers(t.renovation_spent()),
            Column::numbers(t.renovation_left()),
        ];
        let photos: Vec<Photo> = payments.iter().map(|it| it.photo.clone()).collect();
        let said = t.renovation_paid_line(spent, money.sum());
        Some(view! {
            <Section title=t.renovation_paid()>
                <p class="small soft">{said}</p>
                <Ledger>{lines}</Ledger>
                {strip(here, t.renovation_vouchers(), &photos)}
                <Reveal label=t.renovation_table()>
                    <DataTable caption=t.renovation_paid() quiet=true columns>
                        {rows}
                    </DataTable>
                </Reveal>
            </Section>
        })
    };
    shown.into_any()
}

/// Planned against real: what it came to and when, and what is planned.
pub fn steps(ground: Ground) -> AnyView {
    let here = ground.here;
    let t = here.t;
    let shown = move || {
        let plan = ground.plan.get()?;
        let planned = |stage: PlanStage| plan.schedule.iter().find(|it| it.stage == stage);
        let last = plan.steps.len().saturating_sub(1);
        let item = |(index, step): (usize, &domain::renovation::Step)| {
            let dot = if index == last { Dot::Now } else { Dot::Done };
            let title = wording::plan_stage(step.stage, here.lang);
            let note = step.note.as_ref().map(ToString::to_string);
            let day = planned(step.stage)
                .map(|it| t.renovation_planned_on(wording::short_day(it.on, here.lang)));
            let text: Vec<String> = note.into_iter().chain(day).collect();
            let text = text.join(t.renovation_comma());
            view! { <TimelineItem dot when=when(here, step.at) title text /> }
        };
        let items = plan.steps.iter().enumerate().map(item).collect_view();
        let now = plan.state.stage();
        let ahead = plan.schedule.iter().filter(|it| it.stage > now);
        let ahead = ahead.map(|it| {
            let title = wording::plan_stage(it.stage, here.lang);
            let day = t.renovation_planned_on(wording::short_day(it.on, here.lang));
            view! { <TimelineItem dot=Dot::Later when=day title /> }
        });
        let ahead = ahead.collect_view();
        let chart = (!plan.schedule.is_empty()).then(|| chart(here, &plan));
        Some(view! {
            <Section title=t.renovation_steps()>
                <Timeline>{items} {ahead}</Timeline>
                {chart}
            </Section>
        })
    };
    shown.into_any()
}

/// The stages in time, with the same in a table.
fn chart(here: Here, plan: &Plan) -> AnyView {
    let t = here.t;
    let all = phases(plan, untrack(|| here.now().day()));
    let stretches = || all.iter().flat_map(|it| [it.planned, it.real]).flatten();
    let first = stretches().map(|it| it.from).min();
    let last = stretches().map(|it| it.until).max();
    let (Some(first), Some(last)) = (first, last) else {
        return ().into_any();
    };
    let place = |it: Stretch| {
        let at = |day: domain::Day| day.days_after(first).unsigned_abs();
        (at(it.from), at(it.until))
    };
    let days = |it: Option<Stretch>| {
        it.map_or_else(String::new, |it| {
            let day = |day| wording::short_day(day, here.lang);
            t.renovation_stretch(day(it.from), day(it.until))
        })
    };
    let line = |it: &Phase| GanttLine {
        name: wording::plan_stage(it.stage, here.lang).to_owned(),
        said: match it.real {
            Some(_) => days(it.real),
            None => t.renovation_planned_on(days(it.planned)),
        },
        planned: it.planned.map(place),
        real: it.real.map(place),
    };
    let lines: Vec<GanttLine> = all.iter().map(line).collect();
    let row = |it: &Phase| {
        view! {
            <tr>
                <th scope="row">{wording::plan_stage(it.stage, here.lang)}</th>
                <td>{days(it.planned)}</td>
                <td>{days(it.real)}</td>
            </tr>
        }
    };
    let rows = all.iter().map(row).collect_view();
    let columns = vec![
        Column::words(t.renovation_stage()),
        Column::words(t.renovation_as_planned()),
        Column::words(t.renovation_as_it_was()),
    ];
    let whole = last.days_after(first).unsigned_abs() + 1;
    let legend = (
        t.renovation_as_planned().to_owned(),
        t.renovation_as_it_was().to_owned(),
    );
    view! {
        <Gantt lines whole legend />
        <Reveal label=t.renovation_table()>
            <DataTable caption=t.renovation_schedule_table() quiet=true columns>
                {rows}
            </DataTable>
        </Reveal>
    }
    .into_any()
}
