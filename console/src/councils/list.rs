//! The councils of the community.

use components::{Button, ButtonLook, Column, DataTable, Sheet};
use domain::councils::{Council, Seat, Sitting};
use domain::members::Compound;
use domain::wording;
use leptos::prelude::*;

use super::form::FormForm;
use crate::shell::{Book, ExportLink, Nothing, Page, keyed, texts, to, use_book};
use crate::texts::Texts;

/// All councils.
#[component]
pub(crate) fn List() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let open = RwSignal::new(false);
    let councils = Memo::new(move |_| {
        let mut councils = book.all::<Council>();
        councils.sort_by_key(|council| (council.formed_on, council.id));
        councils
    });
    let none = Memo::new(move |_| councils.with(Vec::is_empty));
    let table = move || {
        if none.get() {
            let (title, text) = (t.councils_empty_title(), t.councils_empty_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.council_name()),
            Column::words(t.council_kind()),
            Column::words(t.council_compound()),
            Column::numbers(t.seats()),
            Column::numbers(t.sittings()),
            Column::words(t.formed_on()),
        ];
        let rows = keyed(councils, |it| it.id, move |it| row(it, book, t).into_any());
        view! {
            <DataTable caption=t.councils_title() quiet=true office=true columns>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let secretary = Memo::new(move |_| book.is_secretary());
    let form = move || {
        secretary.get().then(|| {
            view! {
                <Button look=ButtonLook::Primary on_press=move |()| open.set(true)>
                    {t.council_form()}
                </Button>
            }
        })
    };
    let acts = view! {
        {form}
        <ExportLink list="seats" label=t.export_seats() />
        <ExportLink list="votes" label=t.export_votes() />
    };
    view! {
        <Page within=t.brand() title=t.councils_title() acts=acts.into_any()>
            {table}
            // Below: a head that grows when the office is known would push the rows away.
            <div class="cluster">
                <ExportLink list="councils" label=t.export_councils() />
                <ExportLink list="sittings" label=t.export_sittings() />
                <ExportLink list="motions" label=t.export_motions() />
            </div>
            <Sheet open title=t.council_form_title() close_label=t.not_now()>
                <FormForm open />
            </Sheet>
        </Page>
    }
}

fn row(council: Council, book: Book, t: Texts) -> impl IntoView {
    let today = book.today();
    let seats = book
        .of::<Seat>(council.id)
        .iter()
        .filter(|seat| seat.is_held(today))
        .count();
    let sittings = book.of::<Sitting>(council.id).len();
    let compound: Option<Compound> = council.compound.and_then(|it| book.get(it));
    let place = compound.map_or_else(|| t.council_whole().to_owned(), |it| it.name.to_string());
    view! {
        <tr>
            <th scope="row">
                <a href=to(
                    format_args!("councils/{}", council.id),
                )>{council.name.to_string()}</a>
            </th>
            <td>{wording::council_kind(council.kind, t.lang)}</td>
            <td>{place}</td>
            <td class="number">{seats}</td>
            <td class="number">{sittings}</td>
            <td class="nowrap">{wording::short_day(council.formed_on, t.lang)}</td>
        </tr>
    }
}
