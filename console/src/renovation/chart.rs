//! The plan in pictures: its stages in time, planned against real, and the flow of its money.

use components::{FlowLine, Flows, Gantt, GanttLine, Section};
use domain::renovation::{Payer, Payment, Phase, Plan, PlanItem, PlanMoney, Stretch, phases};
use domain::{Day, Money, wording};
use leptos::prelude::*;

use crate::shell::Book;
use crate::texts::Texts;

/// A stretch of days in words; nothing where there is none.
pub(super) fn days(it: Option<Stretch>, t: Texts) -> String {
    it.map_or_else(String::new, |it| {
        let day = |day| wording::short_day(day, t.lang);
        t.renovation_stretch(day(it.from), day(it.until))
    })
}

/// The stages in time, once any is planned.
pub(super) fn schedule(plan: &Plan, book: Book, t: Texts) -> Option<AnyView> {
    let all = phases(plan, book.today());
    let stretches = || all.iter().flat_map(|it| [it.planned, it.real]).flatten();
    let first = stretches().map(|it| it.from).min()?;
    let last = stretches().map(|it| it.until).max()?;
    if plan.schedule.is_empty() {
        return None;
    }
    let place = |it: Stretch| {
        let at = |day: Day| day.days_after(first).unsigned_abs();
        (at(it.from), at(it.until))
    };
    let line = |it: &Phase| {
        let said = [
            (t.renovation_as_planned(), it.planned),
            (t.renovation_as_it_was(), it.real),
        ];
        let said = said.into_iter().filter(|(_, it)| it.is_some());
        let said = said.map(|(name, it)| format!("{name} {}", days(it, t)));
        GanttLine {
            name: wording::plan_stage(it.stage, t.lang).to_owned(),
            said: said.collect::<Vec<_>>().join(t.list_comma()),
            planned: it.planned.map(place),
            real: it.real.map(place),
        }
    };
    let lines: Vec<GanttLine> = all.iter().map(line).collect();
    let whole = last.days_after(first).unsigned_abs() + 1;
    let legend = (
        t.renovation_as_planned().to_owned(),
        t.renovation_as_it_was().to_owned(),
    );
    let view = view! {
        <Section title=t.renovation_schedule_table()>
            <Gantt lines whole legend />
        </Section>
    };
    Some(view.into_any())
}

/// Item by item: what it costs, who gives it, what was paid.
pub(super) fn flow(money: &PlanMoney, totals: &[(Payer, Money)], book: Book, t: Texts) -> AnyView {
    let payments: Vec<Payment> = book.of(money.id);
    let line = |(place, item): (u16, &PlanItem)| {
        let part = |(payer, _): &(Payer, Money)| {
            let gives = money.allotments.iter();
            let gives = gives.filter(|it| it.item == place && it.payer == *payer);
            gives.map(|it| it.amount.0.unsigned_abs()).sum()
        };
        let spent = payments.iter().filter(|it| it.item == item.item);
        let spent = Money(spent.map(|it| it.amount.0).sum());
        FlowLine {
            name: item.name.to_string(),
            said: t.renovation_spent_of(item.price(), spent),
            parts: totals.iter().map(part).collect(),
        }
    };
    let lines: Vec<FlowLine> = (0u16..).zip(&money.items).map(line).collect();
    view! { <Flows lines /> }.into_any()
}
