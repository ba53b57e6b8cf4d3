//! The contracts of a plan on the office's page: each paper, the price before it and after it.

use components::{Column, DataTable, Section};
use domain::CompoundId;
use domain::proposals::Photo;
use domain::renovation::{Contract, ContractLine};
use leptos::prelude::*;

use super::site::photos;
use crate::shell::{Book, dated};
use crate::texts::Texts;

/// All of them, the earliest first.
pub(super) fn contracts(id: CompoundId, book: Book, t: Texts) -> Option<AnyView> {
    let mut all = book.of::<Contract>(id);
    all.sort_by_key(|it| (it.at, it.id));
    if all.is_empty() {
        return None;
    }
    let rows = |it: &Contract| {
        let (title, on) = (it.title.to_string(), dated(it.at.day(), t));
        let why = it.reason.as_ref().map(|why| t.renovation_varied(why));
        let paper: Vec<Photo> = vec![it.photo.clone()];
        let row = |(number, line): (usize, &ContractLine)| {
            let paper = (number == 0).then(|| photos(&paper, book, t));
            view! {
                <tr>
                    <th scope="row">{line.name.to_string()}</th>
                    <td class="number">{line.before.to_string()}</td>
                    <td class="number">{line.price.to_string()}</td>
                    <td>{title.clone()} " " {on.clone()} " " {why.clone()} {paper}</td>
                </tr>
            }
        };
        it.lines.iter().enumerate().map(row).collect::<Vec<_>>()
    };
    let rows = all.iter().map(rows).collect_view();
    let columns = vec![
        Column::words(t.renovation_item()),
        Column::numbers(t.renovation_price_before()),
        Column::numbers(t.renovation_contract_price()),
        Column::words(t.renovation_contract_title()),
    ];
    let view = view! {
        <Section title=t.renovation_contracts()>
            <DataTable caption=t.renovation_contracts_caption() quiet=true office=true columns>
                {rows}
            </DataTable>
        </Section>
    };
    Some(view.into_any())
}
