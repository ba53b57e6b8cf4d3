//! Handing the works over for the contact, and again after mending (报验、整改).

use components::{Button, ButtonLook, Field};
use domain::projects::{Command as Projects, Finish, Project, Rectify, Voucher};
use domain::proposals::Photo;
use domain::{Command, Line, Money, ProposalId};
use leptos::prelude::*;

use super::photos::Photos;
use crate::shell::{Doing, Fault, line, texts, use_book};
use crate::texts::Texts;

#[derive(Clone, Copy)]
struct Row {
    what: RwSignal<String>,
    payee: RwSignal<String>,
    amount: RwSignal<String>,
    photo: RwSignal<Vec<Photo>>,
}

impl Row {
    fn new() -> Self {
        Self {
            what: RwSignal::new(String::new()),
            payee: RwSignal::new(String::new()),
            amount: RwSignal::new(String::new()),
            photo: RwSignal::new(Vec::new()),
        }
    }

    fn of(voucher: Voucher) -> Self {
        Self {
            what: RwSignal::new(voucher.what.to_string()),
            payee: RwSignal::new(voucher.payee.to_string()),
            amount: RwSignal::new(voucher.amount.to_string()),
            photo: RwSignal::new(voucher.photo.into_iter().collect()),
        }
    }

    fn read(self, t: Texts) -> Result<Voucher, String> {
        let amount = self.amount.get_untracked().parse::<Money>();
        Ok(Voucher {
            what: line(t.project_voucher(), &self.what.get_untracked(), t)?,
            payee: line(t.project_payee(), &self.payee.get_untracked(), t)?,
            amount: amount.map_err(|_| t.fault_number(t.project_amount()))?,
            photo: self.photo.with_untracked(|it| it.first().cloned()),
        })
    }
}

/// Every payment with its slip, and what they come to.
#[component]
fn Accounts(rows: RwSignal<Vec<Row>>, budget: Money) -> impl IntoView {
    let t = texts();
    let fields = move || {
        let fields = rows.get().into_iter().map(|row| {
            view! {
                <div class="stack stack--2">
                    <Field label=t.project_voucher() value=row.what limit=Line::MOST />
                    <Field label=t.project_payee() value=row.payee limit=Line::MOST />
                    <Field label=t.project_amount() value=row.amount need=t.unit_yuan() />
                    <Photos label=t.project_slip() photos=row.photo single=true />
                </div>
            }
        });
        fields.collect_view()
    };
    let sum = move || {
        let amounts = rows.get().into_iter();
        let amounts = amounts.filter_map(|row| row.amount.with(|it| it.parse::<Money>().ok()));
        let sum = amounts.fold(0i64, |sum, it| sum.saturating_add(it.0));
        t.project_sum_of(budget, Money(sum))
    };
    view! {
        {fields}
        <Button look=ButtonLook::Quiet on_press=move |()| rows.update(|rows| rows.push(Row::new()))>
            {t.project_voucher_more()}
        </Button>
        <p class="strong" role="status">
            {sum}
        </p>
    }
}

fn read(rows: RwSignal<Vec<Row>>, t: Texts) -> Result<Vec<Voucher>, String> {
    rows.with_untracked(|rows| rows.iter().map(|row| row.read(t)).collect())
}

/// What the works look like, and their accounts.
#[component]
pub(super) fn FinishForm(open: RwSignal<bool>, id: ProposalId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let budget = untrack(|| book.get::<Project>(id)).map(|it| it.notice.budget);
    let rows = RwSignal::new(vec![Row::new()]);
    let photos = RwSignal::new(Vec::new());
    let doing = Doing::nothing();
    let command = move || {
        Ok(Command::Projects(Projects::Finish(Finish {
            project: id,
            photos: photos.get_untracked(),
            accounts: read(rows, t)?,
        })))
    };
    let finish = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <p class="soft">{t.project_finish_text()}</p>
        <Photos label=t.photos() photos />
        <Accounts rows budget=budget.unwrap_or_default() />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=finish>
            {t.project_finish()}
        </Button>
    }
}

/// What was mended, and the accounts as they are now.
#[component]
pub(super) fn RectifyForm(open: RwSignal<bool>, id: ProposalId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let project = untrack(|| book.get::<Project>(id));
    let budget = project.as_ref().map(|it| it.notice.budget);
    let handed = project.as_ref().and_then(|it| it.state.handed());
    let before = handed.map(|it| it.delivery.accounts.clone());
    let before = before.unwrap_or_default();
    let rows = RwSignal::new(before.iter().cloned().map(Row::of).collect::<Vec<_>>());
    let note = RwSignal::new(String::new());
    let photos = RwSignal::new(Vec::new());
    let doing = Doing::nothing();
    let command = move || {
        let accounts = read(rows, t)?;
        Ok(Command::Projects(Projects::Rectify(Rectify {
            project: id,
            note: line(t.project_mended(), &note.get_untracked(), t)?,
            photos: photos.get_untracked(),
            accounts: (accounts != before).then_some(accounts),
        })))
    };
    let rectify = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <Field label=t.project_mended() value=note limit=Line::MOST />
        <Photos label=t.photos() photos />
        <Accounts rows budget=budget.unwrap_or_default() />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=rectify>
            {t.project_rectify()}
        </Button>
    }
}
