//! Posting the checklist and who signs it (公布验收单).

use components::{Button, ButtonLook, Field, Select};
use domain::renovation::{Acceptance, CheckLine, Command as Renovation, Plan, PrepareAcceptance};
use domain::{Command, CompoundId, Line, PersonId};
use leptos::prelude::*;

use super::{chosen, places};
use crate::members::known;
use crate::shell::{Doing, Fault, Pick, line, texts, use_book};

/// A name for each place of a representative.
const PLACES: [&str; 5] = ["signs-1", "signs-2", "signs-3", "signs-4", "signs-5"];

#[derive(Clone, Copy)]
struct Row {
    what: RwSignal<String>,
    at: RwSignal<String>,
}

impl Row {
    fn new(what: String, at: String) -> Self {
        Self {
            what: RwSignal::new(what),
            at: RwSignal::new(at),
        }
    }
}

/// The lines, and the representatives; after the first round the representatives alone.
#[component]
pub(in crate::renovation) fn ChecklistForm(open: RwSignal<bool>, id: CompoundId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let before = untrack(|| book.get::<Acceptance>(id));
    let fixed = before.as_ref().is_some_and(|it| it.round > 0);
    let lines = before.as_ref().map(|it| it.lines.clone());
    let row = |it: &CheckLine| {
        let at = it.building.map(|it| it.to_string()).unwrap_or_default();
        Row::new(it.what.to_string(), at)
    };
    let rows = match lines {
        Some(lines) => lines.iter().map(row).collect(),
        None => vec![Row::new(String::new(), String::new())],
    };
    let rows = RwSignal::new(rows);
    let signing = before.map(|it| it.representatives).unwrap_or_default();
    let people = PLACES.iter().enumerate().map(|(index, group)| {
        let chosen = RwSignal::new(signing.get(index).copied());
        (*group, chosen)
    });
    let people: Vec<(&'static str, RwSignal<Option<PersonId>>)> = people.collect();
    let people = StoredValue::new(people);
    let plan = untrack(|| book.get::<Plan>(id));
    let least = plan.and_then(|it| it.rules());
    let least = least.map_or(0, |it| it.renovation.site.representatives_least);
    let among = Memo::new(move |_| known(book, t));
    let doing = Doing::nothing();
    let command = move || {
        let line = |row: &Row| {
            Ok(CheckLine {
                what: line(t.renovation_check(), &row.what.get_untracked(), t)?,
                building: chosen(row.at),
            })
        };
        let lines: Result<Vec<CheckLine>, String> =
            rows.with_untracked(|rows| rows.iter().map(line).collect());
        let signing = people.with_value(|all| {
            let picked = all.iter().filter_map(|(_, chosen)| chosen.get_untracked());
            picked.collect::<Vec<PersonId>>()
        });
        Ok(Command::Renovation(Renovation::PrepareAcceptance(
            PrepareAcceptance {
                plan: id,
                lines: lines?,
                representatives: signing,
            },
        )))
    };
    let post = move |()| doing.submit(command(), move || open.set(false));
    let where_ = Signal::derive(move || places(book, t));
    let fields = move || {
        let fields = rows.get().into_iter().enumerate();
        fields
            .map(|(index, row)| {
                view! {
                    <fieldset class="stack stack--2" disabled=fixed>
                        <legend class="visually-hidden">{t.renovation_check_number(index + 1)}</legend>
                        <Field
                            label=t.renovation_check_number(index + 1)
                            value=row.what
                            limit=Line::MOST
                        />
                        <Select label=t.renovation_where() value=row.at choices=where_ />
                    </fieldset>
                }
            })
            .collect_view()
    };
    let more = (!fixed).then(|| {
        let more = move |()| {
            rows.update(|all| all.push(Row::new(String::new(), String::new())));
        };
        view! { <Button look=ButtonLook::Quiet on_press=more>{t.renovation_check_more()}</Button> }
    });
    let picks = people.with_value(|all| {
        let pick =
            |(index, (group, chosen)): (usize, &(&'static str, RwSignal<Option<PersonId>>))| {
                let (group, chosen) = (*group, *chosen);
                view! { <Pick label=t.renovation_signer(index + 1) group among chosen /> }
            };
        all.iter().enumerate().map(pick).collect_view()
    });
    view! {
        {fields}
        {more}
        <p class="small soft">{t.renovation_signers_text(least)}</p>
        {picks}
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=post>
            {t.renovation_prepare()}
        </Button>
    }
}
