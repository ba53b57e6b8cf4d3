//! Posting the menu (公布菜单): pasted from a table.

use components::{Button, ButtonLook, Field, InputKind, TextArea};
use domain::members::{Building, Unit};
use domain::renovation::{Command as Renovation, Reach, SetMenu};
use domain::{Command, CompoundId};
use leptos::prelude::*;

use super::pasted::{Wrong, dishes};
use super::start::day;
use crate::shell::{Book, Doing, Fault, texts, use_book};
use crate::texts::Texts;

/// Characters of a pasted table at most.
const MOST: usize = 12_000;

/// The table, and until when orders are taken.
#[component]
pub(super) fn MenuForm(open: RwSignal<bool>, id: CompoundId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let (table, until) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let doing = Doing::nothing();
    let read = move |text: &str| {
        let read = dishes(text, |at| untrack(|| place(book, id, at)));
        read.map_err(|(line, wrong)| told(line, &wrong, t))
    };
    let command = move || {
        Ok(Command::Renovation(Renovation::SetMenu(SetMenu {
            plan: id,
            dishes: table.with_untracked(|text| read(text))?,
            until: day(until, t)?,
        })))
    };
    let set = move |()| doing.submit(command(), move || open.set(false));
    let so_far = move || {
        let text = table.get();
        if text.trim().is_empty() {
            return String::new();
        }
        match read(&text) {
            Ok(dishes) => t.renovation_lines(dishes.len()),
            Err(told) => told,
        }
    };
    view! {
        <TextArea
            label=t.renovation_table()
            value=table
            rows=8
            limit=MOST
            hint=t.renovation_table_hint()
        />
        <p class="small" role="status">
            {so_far}
        </p>
        <Field label=t.renovation_until() value=until kind=InputKind::Day />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=set>
            {t.renovation_set_menu()}
        </Button>
    }
}

/// "7号楼" or "7号楼 2单元".
fn place(book: Book, compound: CompoundId, at: &str) -> Option<Reach> {
    let (building, unit) = at.split_once(' ').unwrap_or((at, ""));
    let mut all = book.of::<Building>(compound).into_iter();
    let building = all.find(|it| it.name.as_str() == building)?;
    if unit.is_empty() {
        return Some(Reach::Building(building.id));
    }
    let mut units = book.of::<Unit>(building.id).into_iter();
    let unit = units.find(|it| it.name.as_ref().is_some_and(|name| name.as_str() == unit));
    unit.map(|it| Reach::Unit(it.id))
}

fn told(line: usize, wrong: &Wrong, t: Texts) -> String {
    match wrong {
        Wrong::Cells => t.renovation_wrong_cells(line),
        Wrong::Item => t.renovation_wrong_item(line),
        Wrong::Amount => t.renovation_wrong_amount(line),
        Wrong::Where => t.renovation_wrong_where(line),
    }
}
