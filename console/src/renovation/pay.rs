//! Noting a payment with its voucher (记一笔支出).

use components::{Button, ButtonLook, Choice, Field, InputKind, Select};
use domain::proposals::Photo;
use domain::renovation::{Command as Renovation, NotePayment, Payment, PlanMoney};
use domain::{Command, CompoundId, Line, Money, PaymentId};
use leptos::prelude::*;

use crate::projects::Photos;
use crate::shell::{Book, Doing, Fault, line, texts, use_book};
use crate::texts::Texts;

/// For which item, to whom, how much, and the voucher.
#[component]
pub(super) fn PayForm(open: RwSignal<bool>, id: CompoundId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let empty = || RwSignal::new(String::new());
    let (item, what, payee, amount) = (empty(), empty(), empty(), empty());
    let photo = RwSignal::new(Vec::<Photo>::new());
    let doing = Doing::nothing();
    let choices = Memo::new(move |_| items(book, id, t));
    let command = move || {
        let item = item.with_untracked(|it| it.parse().ok());
        let amount = amount.get_untracked().parse::<Money>();
        let photo = photo.get_untracked().into_iter().next();
        Ok(Command::Renovation(Renovation::NotePayment(NotePayment {
            id: PaymentId(offline::new_id()),
            plan: id,
            item: item.ok_or_else(|| t.fault_empty(t.renovation_item()))?,
            what: line(t.renovation_paid_what(), &what.get_untracked(), t)?,
            payee: line(t.renovation_payee(), &payee.get_untracked(), t)?,
            amount: amount.map_err(|_| t.fault_number(t.renovation_paid_amount()))?,
            photo: photo.ok_or_else(|| t.fault_empty(t.renovation_voucher()))?,
        })))
    };
    let pay = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <Select label=t.renovation_item() value=item choices />
        <Field label=t.renovation_paid_what() value=what limit=Line::MOST />
        <Field label=t.renovation_payee() value=payee limit=Line::MOST />
        <Field label=t.renovation_paid_amount() value=amount kind=InputKind::Number />
        <Photos label=t.renovation_voucher() photos=photo single=true />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=pay>
            {t.renovation_pay()}
        </Button>
    }
}

/// The items that have money, each with what is left of it.
fn items(book: Book, id: CompoundId, t: Texts) -> Vec<Choice> {
    let money: Option<PlanMoney> = book.get(id);
    let paid: Vec<Payment> = book.of(id);
    let items = money.map(|money| money.items).unwrap_or_default();
    let choice = |item: &domain::renovation::PlanItem| {
        let before = paid.iter().filter(|it| it.item == item.item);
        let left = item.price().0 - before.map(|it| it.amount.0).sum::<i64>();
        Choice {
            value: item.item.to_string(),
            label: t.renovation_item_left(&item.name, Money(left)),
        }
    };
    let none = Choice {
        value: String::new(),
        label: t.renovation_which().to_owned(),
    };
    let choices = items.iter().map(choice);
    std::iter::once(none).chain(choices).collect()
}
