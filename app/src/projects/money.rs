//! The money: who gives, against the budget; what was paid to whom, with its slip (资金、账目).

use components::{Fact, Facts, Section};
use domain::projects::{Project, spent};
use domain::proposals::Photo;
use domain::{Money, wording};
use leptos::prelude::*;

use super::acts::Asking;
use super::strip;
use crate::shell::Here;

/// Sources and accounts, as far as there are any.
pub fn money(here: Here, project: Project, _: Asking) -> AnyView {
    let t = here.t;
    let Some(funding) = project.state.funding() else {
        return ().into_any();
    };
    let budget = project.notice.budget;
    let fact = |name: String, amount: Money, sum: bool| Fact {
        name,
        value: t.project_sum(amount),
        sum,
    };
    let gifts = funding.gifts.iter().map(|it| {
        let source = wording::source(it.source, here.lang);
        fact(t.project_gift(&it.giver, source), it.amount, false)
    });
    let whole = fact(t.project_gifts_sum().to_owned(), budget, true);
    let gifts: Vec<Fact> = gifts.chain([whole]).collect();
    let accounts = project.state.handed().map(|it| &it.delivery.accounts);
    let accounts = accounts.filter(|it| !it.is_empty()).map(|accounts| {
        let lines = accounts
            .iter()
            .map(|it| fact(t.project_paid(&it.payee, &it.what), it.amount, false));
        let spent = spent(accounts).unwrap_or_default();
        let sums = [
            fact(t.project_spent().to_owned(), spent, true),
            fact(
                t.project_left_over().to_owned(),
                Money(budget.0 - spent.0),
                true,
            ),
        ];
        let lines: Vec<Fact> = lines.chain(sums).collect();
        let slips: Vec<Photo> = accounts.iter().filter_map(|it| it.photo.clone()).collect();
        view! {
            <Section title=t.project_accounts()>
                <Facts facts=Signal::stored(lines) />
                {strip(here, t.project_slips(), &slips)}
            </Section>
        }
    });
    view! {
        <Section title=t.project_money()>
            <Facts facts=Signal::stored(gifts) />
            <p class="tiny soft">{t.project_voluntary()}</p>
        </Section>
        {accounts}
    }
    .into_any()
}
