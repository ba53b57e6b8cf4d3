//! Posting the warranties (公布保修期).

use components::{Button, ButtonLook, Field, InputKind};
use domain::renovation::{Command as Renovation, PlanMoney, SetWarranties, Warranties, Warranty};
use domain::{Command, CompoundId, Day, Line};
use leptos::prelude::*;

use crate::shell::{Doing, Fault, line, texts, use_book};

#[derive(Clone)]
struct Row {
    item: u16,
    name: String,
    until: RwSignal<String>,
    call: RwSignal<String>,
}

/// For each item its last day and who is called; an item without a day has no warranty.
#[component]
pub(in crate::renovation) fn WarrantyForm(open: RwSignal<bool>, id: CompoundId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let before = untrack(|| book.get::<Warranties>(id));
    let lines = before.map(|it| it.lines).unwrap_or_default();
    let money = untrack(|| book.get::<PlanMoney>(id));
    let row = |it: &domain::renovation::PlanItem| {
        let before = lines.iter().find(|line| line.item == it.item);
        let until = before.map(|it| it.until.to_string()).unwrap_or_default();
        let call = before.map(|it| it.call.to_string()).unwrap_or_default();
        Row {
            item: it.item,
            name: it.name.to_string(),
            until: RwSignal::new(until),
            call: RwSignal::new(call),
        }
    };
    let items = money.map(|it| it.items).unwrap_or_default();
    let rows: Vec<Row> = items.iter().map(row).collect();
    let rows = StoredValue::new(rows);
    let doing = Doing::nothing();
    let command = move || {
        let line = |row: &Row| {
            let until: Option<Day> = row.until.with_untracked(|it| it.parse().ok());
            let call = line(t.renovation_call(), &row.call.get_untracked(), t);
            until.map(|until| {
                Ok(Warranty {
                    item: row.item,
                    until,
                    call: call?,
                })
            })
        };
        let lines: Result<Vec<Warranty>, String> =
            rows.with_value(|rows| rows.iter().filter_map(line).collect());
        Ok(Command::Renovation(Renovation::SetWarranties(
            SetWarranties {
                plan: id,
                lines: lines?,
            },
        )))
    };
    let set = move |()| doing.submit(command(), move || open.set(false));
    let fields = rows.get_value().into_iter().map(|row| {
        view! {
            <fieldset class="stack stack--2">
                <legend class="field__label">{row.name}</legend>
                <Field label=t.renovation_warranty_until() value=row.until kind=InputKind::Day />
                <Field label=t.renovation_call() value=row.call limit=Line::MOST />
            </fieldset>
        }
    });
    let fields = fields.collect_view();
    view! {
        <p class="small soft">{t.renovation_warranty_text()}</p>
        {fields}
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=set>
            {t.renovation_set_warranties()}
        </Button>
    }
}
