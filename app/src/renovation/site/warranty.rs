//! The warranties (保修): until when, who is called, and which end soon.

use components::{Badge, Row, Rows, Section, Tone};
use domain::members::Office;
use domain::renovation::{Acceptance, Plan, PlanMoney, Warranties, Warranty};
use domain::{Day, wording};
use leptos::prelude::*;

use super::super::Ground;
use crate::shell::Here;

/// How many warranties end soon, for those who look once more: who signed the acceptance for the
/// residents, and whoever holds an office.
pub fn reminds(here: Here, plan: &Plan) -> Option<usize> {
    let me = here.person()?;
    let it: Warranties = here.get(plan.id)?;
    let acceptance: Option<Acceptance> = here.get(plan.id);
    let signed = acceptance.is_some_and(|it| it.representatives.contains(&me));
    let actor = here.actor();
    let serves = [Office::BuildingHead, Office::Supervisor, Office::GridWorker];
    if !signed && !serves.iter().any(|office| actor.holds(*office)) {
        return None;
    }
    let rules = &plan.rules()?.renovation.site;
    let ending = it.ending(here.now().day(), rules).len();
    (ending > 0).then_some(ending)
}

/// Item by item, the nearest end first.
pub fn warranties(ground: Ground) -> AnyView {
    let (here, t) = (ground.here, ground.here.t);
    let all = Memo::new(move |_| {
        let it: Warranties = here.get(ground.id)?;
        let money: PlanMoney = here.get(ground.id)?;
        Some((it, money))
    });
    let shown = move || {
        let (it, money) = all.get()?;
        let plan = ground.plan.get_untracked()?;
        let rules = &plan.rules()?.renovation.site;
        let today = here.now().day();
        let row = |line: &Warranty| {
            let item = money.items.iter().find(|item| item.item == line.item)?;
            let until = dated(here, line.until);
            let meta = t.renovation_warranty_line(&line.call, until);
            let (label, tone) = if !line.runs(today) {
                (t.renovation_warranty_over().to_owned(), Tone::Plain)
            } else if line.ends_soon(today, rules) {
                let left = line.until.days_after(today);
                (t.renovation_warranty_soon(left), Tone::Wait)
            } else {
                (t.renovation_warranty_runs().to_owned(), Tone::Done)
            };
            let state = view! { <Badge label tone /> }.into_any();
            Some(view! { <Row title=item.name.to_string() meta state /> })
        };
        let mut lines: Vec<&Warranty> = it.lines.iter().collect();
        lines.sort_by_key(|line| line.until);
        let rows = lines.into_iter().filter_map(row).collect_view();
        let from = t.renovation_warranty_from(dated(here, it.from));
        Some(view! {
            <Section title=t.renovation_warranty()>
                <p class="small soft">{from}</p>
                <Rows>{rows}</Rows>
            </Section>
        })
    };
    shown.into_any()
}

/// A day with its year: a warranty outlives this one.
fn dated(here: Here, day: Day) -> String {
    let year = day.ymd().0;
    here.t
        .renovation_dated(wording::short_day(day, here.lang), year)
}
