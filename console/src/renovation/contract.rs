//! Noting contract prices once the tender is decided, and their variations (合同价、变更).

use components::{Button, ButtonLook, Field};
use domain::proposals::Photo;
use domain::renovation::{Allotment, Command as Renovation, NoteContract, PlanMoney, Price};
use domain::{Command, CompoundId, ContractId, Line};
use leptos::prelude::*;

use super::beyond::Beyond;
use super::money::Row;
use crate::projects::Photos;
use crate::shell::{Doing, Fault, line, texts, use_book};

/// The paper, and for each item that it prices what it costs and who pays.
#[component]
pub(super) fn ContractForm(open: RwSignal<bool>, id: CompoundId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let money: Option<PlanMoney> = untrack(|| book.get(id));
    let items = money.as_ref().map(|it| it.items.clone());
    let items = items.unwrap_or_default();
    let varies = items.iter().any(|it| it.contract.is_some());
    let rows = items.into_iter();
    let rows = rows.map(|item| Row::priced(item, money.as_ref()));
    let rows = StoredValue::new(rows.collect::<Vec<Row>>());
    let empty = || RwSignal::new(String::new());
    let (title, reason) = (empty(), empty());
    let photo = RwSignal::new(Vec::<Photo>::new());
    let beyond = Beyond::new(id);
    let doing = Doing::nothing();
    let command = move || {
        let photo = photo.get_untracked().into_iter().next();
        let why = reason.get_untracked();
        let reason = match why.trim() {
            "" => None,
            why => Some(line(t.renovation_variation(), why, t)?),
        };
        type Read = (Price, Vec<Allotment>);
        let read: Result<Vec<Option<Read>>, String> =
            untrack(|| rows.with_value(|rows| rows.iter().map(|row| row.read_priced(t)).collect()));
        let (prices, allotments): (Vec<Price>, Vec<Vec<Allotment>>) =
            read?.into_iter().flatten().unzip();
        Ok(Command::Renovation(Renovation::NoteContract(
            NoteContract {
                id: ContractId(offline::new_id()),
                plan: id,
                title: line(t.renovation_contract_title(), &title.get_untracked(), t)?,
                photo: photo.ok_or_else(|| t.fault_empty(t.renovation_contract_photo()))?,
                prices,
                allotments: allotments.concat(),
                reason,
                decided: beyond.read(t)?,
            },
        )))
    };
    let note = move |()| doing.submit(command(), move || open.set(false));
    let fields = rows.get_value().into_iter().map(|row| row.fields(t));
    let fields = fields.collect_view();
    let why = varies.then(|| {
        view! { <Field label=t.renovation_variation() value=reason limit=Line::MOST /> }
    });
    view! {
        <p class="soft">{t.renovation_contract_text()}</p>
        <Field label=t.renovation_contract_title() value=title limit=Line::MOST />
        <Photos label=t.renovation_contract_photo() photos=photo single=true />
        {fields}
        {why}
        {beyond.fields(t)}
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=note>
            {t.renovation_note_contract()}
        </Button>
    }
}
