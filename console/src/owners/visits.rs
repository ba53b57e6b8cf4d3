//! The visits at the door (走访记录) of an assembly, the latest first.

use components::{Column, DataTable, Section};
use domain::AssemblyId;
use domain::owners::Visit;
use domain::wording;
use leptos::prelude::*;

use super::named_heads;
use crate::shell::{ExportLink, texts, use_book};

/// Rows shown at most; all of them are in the file.
const MOST: usize = 40;

/// The list, once somebody rang somewhere.
#[component]
pub(super) fn Visits(id: AssemblyId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let all = Memo::new(move |_| {
        let mut all = book.of::<Visit>(id);
        all.sort_by_key(|it| (std::cmp::Reverse(it.at), it.id));
        all
    });
    let row = move |it: &Visit| {
        let (address, names) = named_heads(&[it.voter], book);
        let note = it.note.as_ref().map(ToString::to_string);
        let signed = it.photo.map(|_| t.owners_visit_signed());
        view! {
            <tr>
                <th scope="row">{address}</th>
                <td>{names}</td>
                <td class="nowrap">{wording::instant(it.at, t.lang)}</td>
                <td>{book.name(it.by)}</td>
                <td>{wording::found(it.found, t.lang)} " " {signed} " " {note}</td>
            </tr>
        }
    };
    move || {
        let all = all.get();
        if all.is_empty() {
            return None;
        }
        let count = all.len();
        let rows = all.iter().take(MOST).map(row).collect_view();
        let columns = vec![
            Column::words(t.address()),
            Column::words(t.owners()),
            Column::words(t.owners_visit_at()),
            Column::words(t.owners_visit_by()),
            Column::words(t.owners_visit_found()),
        ];
        Some(view! {
            <Section title=t.owners_visits() count=t.owners_visit_count(count)>
                <div class="cluster">
                    <ExportLink list=format!("visits-{id}") label=t.export_visits() />
                </div>
                <DataTable caption=t.owners_visits() quiet=true office=true columns>
                    {rows}
                </DataTable>
            </Section>
        })
    }
}
