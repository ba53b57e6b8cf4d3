//! Proofs of delivery (送达回证) on A4, one a voter of a building: what was served, to whom, what the
//! ledger says of it, and space to sign.

use components::{Fact, Facts};
use domain::members::Building;
use domain::owners::{Assembly, OwnersRoll, OwnersServed, Voter};
use domain::{AssemblyId, BuildingId, wording};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::list::kind;
use super::named;
use super::print::framed;
use crate::members::address_order;
use crate::shell::{Book, Nothing, Page, PrintButton, id_in_path, texts, use_book};
use crate::texts::Texts;

/// The proofs of a building, or of one voter of it.
#[component]
pub(crate) fn ReceiptsPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<AssemblyId>();
    let asked = use_query_map();
    let building = Memo::new(move |_| {
        let named = asked.with(|query| query.get("building"))?;
        named.parse::<BuildingId>().ok()
    });
    move || {
        let found = id.get().and_then(|id| {
            let it = book.get::<Assembly>(id)?;
            Some((it, book.get::<OwnersRoll>(id)?, building.get()?))
        });
        match found {
            Some((it, roll, building)) => page(&it, &roll, building, book, t).into_any(),
            None => {
                let (title, text) = (t.owners_gone(), t.owners_gone_text());
                view! { <Nothing title text /> }.into_any()
            }
        }
    }
}

fn page(
    it: &Assembly,
    roll: &OwnersRoll,
    building: BuildingId,
    book: Book,
    t: Texts,
) -> impl IntoView {
    let there = |voter: &&Voter| voter.parts.iter().any(|part| part.building == building);
    let voters = roll.roll.voters.iter().filter(there);
    let mut lines: Vec<(String, String, &Voter)> = voters
        .map(|voter| {
            let (address, names) = named(voter, book);
            (address, names, voter)
        })
        .collect();
    lines.sort_by_cached_key(|line| address_order(&line.0));
    let served = book.of::<OwnersServed>(it.id);
    let papers = lines
        .into_iter()
        .map(|(address, names, voter)| receipt(it, voter, (address, names), &served, book, t))
        .collect_view();
    let name = book.get::<Building>(building).map(|it| it.name.to_string());
    let title = t.owners_receipts(name.unwrap_or_default());
    let acts = view! { <PrintButton label=t.print() /> }.into_any();
    view! {
        <Page within=kind(it, t).to_owned() title acts>
            {papers}
        </Page>
    }
}

fn receipt(
    it: &Assembly,
    voter: &Voter,
    (address, names): (String, String),
    served: &[OwnersServed],
    book: Book,
    t: Texts,
) -> AnyView {
    let mut lines: Vec<&OwnersServed> = served
        .iter()
        .filter(|it| it.heads.contains(&voter.id))
        .collect();
    lines.sort_by_key(|it| it.at);
    let rows = lines.iter().map(|it| {
        let by = wording::served_by(it.by, t.lang);
        let photo = it.photo.map(|photo| {
            let src = book.replica().photo_url(photo);
            view! { <img src=src alt=t.owners_served_photo() width="160" height="120" /> }
        });
        let note = it.note.as_ref().map(ToString::to_string);
        view! {
            <tr>
                <th scope="row">{by}</th>
                <td>{wording::instant(it.at, t.lang)}</td>
                <td>{book.name(it.noted_by)}</td>
                <td>{photo} {note}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let table = (!lines.is_empty()).then(|| {
        view! {
            <table class="data-table">
                <thead>
                    <tr>
                        <th scope="col">{t.owners_served_how()}</th>
                        <th scope="col">{t.owners_served_at()}</th>
                        <th scope="col">{t.owners_served_by()}</th>
                        <th scope="col">{t.owners_served_photo()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let facts = vec![
        fact(t.owners_receipt_what(), t.owners_receipt_papers(&it.title)),
        fact(t.hash_name(), it.hash.short()),
        fact(t.owners_receipt_to(), names),
        fact(t.address(), address),
    ];
    let on = it.state.posted_at().unwrap_or(it.called_at).day();
    let inside = view! {
        <Facts facts />
        {table}
        <p>{t.owners_receipt_sign()}</p>
        <p>{t.owners_receipt_refused()}</p>
    };
    framed(it, t.owners_receipt().to_owned(), on, t, inside.into_any())
}
