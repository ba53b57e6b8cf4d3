//! Which column of the file holds what: guessed, and the office puts it right.

use std::collections::BTreeMap;

use components::{
    Banner, Button, ButtonLook, Choice, Column, DataTable, Desk, Glyph, Panel, Select, Tone,
};
use leptos::prelude::*;
use wire::{Columns, FaultCode, Field, RosterPreview};

use super::faults::field_name;
use super::work::Work;
use crate::shell::texts;
use crate::texts::Texts;

/// The columns as guessed, each of which can be changed.
#[component]
pub(super) fn ColumnsStep(work: Work) -> impl IntoView {
    let t = texts();
    let preview = work.preview.get_untracked();
    let Some(preview) = preview else {
        return ().into_any();
    };
    let chosen: Vec<(Field, RwSignal<String>)> = Field::ALL
        .into_iter()
        .map(|field| {
            let column = preview.columns.get(&field).map(usize::to_string);
            (field, RwSignal::new(column.unwrap_or_default()))
        })
        .collect();
    let choices = choices(&preview, t);
    let one = |(field, value): &(Field, RwSignal<String>)| {
        view! { <Select label=field_name(*field, t) value=*value choices=choices.clone() /> }
    };
    let selects = chosen.iter().map(one).collect_view();
    let go_on = move |()| {
        let column = |(field, value): &(Field, RwSignal<String>)| {
            Some((*field, value.get_untracked().parse::<usize>().ok()?))
        };
        let columns: Columns = chosen.iter().filter_map(column).collect::<BTreeMap<_, _>>();
        work.map(columns, t);
    };
    // After another look of the server, too.
    let lacking = move || {
        let fields = work.preview.with(|it| it.as_ref().map(lacking));
        let fields = fields.filter(|fields| !fields.is_empty())?;
        let names: Vec<&str> = fields.iter().map(|it| field_name(*it, t)).collect();
        let text = t.columns_lacking(names.join(t.list_comma()));
        Some(view! {
            <Banner glyph=Glyph::ALERT tone=Tone::Wait live=true tight=true>{text}</Banner>
        })
    };
    let aside = view! {
        <Panel title=t.columns_title()>
            <p class="soft">{t.columns_text()}</p>
            {lacking}
            {selects}
            <Button look=ButtonLook::Primary block=true busy=work.busy on_press=go_on>
                {t.columns_go_on()}
            </Button>
            <Button block=true on_press=move |()| work.start_again()>
                {t.roster_other_file()}
            </Button>
        </Panel>
    };
    view! { <Desk aside=aside.into_any()>{sample(preview, t)}</Desk> }.into_any()
}

/// The columns without which no home can be read, and that nobody has pointed out yet.
fn lacking(preview: &RosterPreview) -> Vec<Field> {
    let faults = preview.faults.iter();
    let lacking = faults.filter(|fault| fault.code == FaultCode::ColumnMissing);
    lacking.map(|fault| fault.field).collect()
}

fn choices(preview: &RosterPreview, t: Texts) -> Vec<Choice> {
    let none = Choice {
        value: String::new(),
        label: t.columns_none().to_owned(),
    };
    let heading = |(index, heading): (usize, &String)| {
        let name = if heading.is_empty() {
            t.columns_nameless()
        } else {
            heading
        };
        Choice {
            value: index.to_string(),
            label: t.columns_choice(name, index + 1),
        }
    };
    let headings = preview.headings.iter().enumerate().map(heading);
    std::iter::once(none).chain(headings).collect()
}

/// The first rows as they stand in the file.
fn sample(preview: RosterPreview, t: Texts) -> impl IntoView {
    let name = |heading: &String| match heading.as_str() {
        "" => Column::words(t.columns_nameless()),
        heading => Column::words(heading.to_owned()),
    };
    let columns = preview.headings.iter().map(name).collect();
    let row = |cells: Vec<String>| {
        let cell = |(index, cell): (usize, String)| match index {
            0 => view! { <th scope="row" class="nowrap">{cell}</th> }.into_any(),
            _ => view! { <td class="nowrap">{cell}</td> }.into_any(),
        };
        view! { <tr>{cells.into_iter().enumerate().map(cell).collect_view()}</tr> }
    };
    view! {
        <DataTable caption=t.columns_sample() office=true columns>
            {preview.sample.into_iter().map(row).collect_view()}
        </DataTable>
    }
}
