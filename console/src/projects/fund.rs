//! Who gives how much, and who carries it out (资金落实、承办联系人).

use components::{Button, ButtonLook, Choice, Field, Select};
use domain::projects::{Assign, Command as Projects, Fund, Gift, Project};
use domain::proposals::Source;
use domain::{Command, Line, Money, PersonId, ProposalId, wording};
use leptos::prelude::*;

use crate::members::known;
use crate::shell::{Doing, Fault, Pick, line, texts, use_book};
use crate::texts::Texts;

#[derive(Clone, Copy)]
struct Row {
    source: RwSignal<String>,
    giver: RwSignal<String>,
    amount: RwSignal<String>,
}

impl Row {
    fn new() -> Self {
        Self {
            source: RwSignal::new("0".to_owned()),
            giver: RwSignal::new(String::new()),
            amount: RwSignal::new(String::new()),
        }
    }

    fn read(self, t: Texts) -> Result<Gift, String> {
        let index: usize = self.source.get_untracked().parse().unwrap_or_default();
        let source = Source::ALL.get(index).copied();
        let amount = self.amount.get_untracked().parse::<Money>();
        Ok(Gift {
            source: source.unwrap_or(Source::SelfCompleted),
            giver: line(t.project_giver(), &self.giver.get_untracked(), t)?,
            amount: amount.map_err(|_| t.fault_number(t.project_amount()))?,
        })
    }
}

/// The sources against the budget, and the contact.
#[component]
pub(super) fn FundForm(open: RwSignal<bool>, id: ProposalId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let budget = untrack(|| book.get::<Project>(id)).map(|it| it.notice.budget);
    let budget = budget.unwrap_or_default();
    let rows = RwSignal::new(vec![Row::new()]);
    let contact = RwSignal::new(None::<PersonId>);
    let among = Memo::new(move |_| known(book, t));
    let doing = Doing::nothing();
    let command = move || {
        let gifts: Result<Vec<Gift>, String> =
            rows.with_untracked(|rows| rows.iter().map(|row| row.read(t)).collect());
        let contact = contact.get_untracked();
        Ok(Command::Projects(Projects::Fund(Fund {
            project: id,
            gifts: gifts?,
            contact: contact.ok_or_else(|| t.pick_first().to_owned())?,
        })))
    };
    let fund = move |()| doing.submit(command(), move || open.set(false));
    // How far what is typed is from the budget.
    let sum = move || {
        let amounts = rows.get().into_iter();
        let amounts = amounts.filter_map(|row| row.amount.with(|it| it.parse::<Money>().ok()));
        let sum = amounts.fold(0i64, |sum, it| sum.saturating_add(it.0));
        t.project_sum_of(budget, Money(sum))
    };
    let sources = choices(t);
    let fields = move || {
        let fields = rows.get().into_iter().map(|row| {
            view! {
                <div class="stack stack--2">
                    <Select label=t.project_source() value=row.source choices=sources.clone() />
                    <Field label=t.project_giver() value=row.giver limit=Line::MOST />
                    <Field label=t.project_amount() value=row.amount need=t.unit_yuan() />
                </div>
            }
        });
        fields.collect_view()
    };
    view! {
        <p class="soft">{t.project_fund_text()}</p>
        {fields}
        <Button look=ButtonLook::Quiet on_press=move |()| rows.update(|rows| rows.push(Row::new()))>
            {t.project_gift_more()}
        </Button>
        <p class="strong" role="status">
            {sum}
        </p>
        <Pick label=t.project_contact() group="contact" among chosen=contact />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=fund>
            {t.project_fund()}
        </Button>
    }
}

fn choices(t: Texts) -> Vec<Choice> {
    let all = Source::ALL.into_iter().enumerate();
    let all = all.map(|(index, source)| Choice {
        value: index.to_string(),
        label: wording::source(source, t.lang).to_owned(),
    });
    all.collect()
}

/// Another contact.
#[component]
pub(super) fn AssignForm(open: RwSignal<bool>, id: ProposalId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let contact = RwSignal::new(untrack(|| book.get::<Project>(id)).and_then(|it| it.contact()));
    let among = Memo::new(move |_| known(book, t));
    let doing = Doing::nothing();
    let command = move || {
        let contact = contact.get_untracked();
        Ok(Command::Projects(Projects::Assign(Assign {
            project: id,
            contact: contact.ok_or_else(|| t.pick_first().to_owned())?,
        })))
    };
    let assign = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <Pick label=t.project_contact() group="contact-again" among chosen=contact />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=assign>
            {t.project_assign()}
        </Button>
    }
}
