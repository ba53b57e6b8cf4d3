//! The board on paper, one A4 a building, with a code that leads to the page.

use components::{Choice, Column, DataTable, Paper, Qr, Select};
use domain::grid::{GridBook, PostNumber, Station};
use domain::members::{Building, Scope};
use domain::wording;
use leptos::prelude::*;

use super::board::{Line, lines};
use super::map;
use crate::members::buildings;
use crate::shell::{Book, Page, PrintButton, dated, texts, use_book};
use crate::texts::Texts;

/// The prints: of every building, or of one.
#[component]
pub(crate) fn PrintPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let chosen = RwSignal::new(String::new());
    let choices = Signal::derive(move || {
        let all = Choice {
            value: String::new(),
            label: t.grid_all_buildings().to_owned(),
        };
        let each = buildings(book).into_iter().map(|it| Choice {
            value: it.id.to_string(),
            label: it.name.to_string(),
        });
        [all].into_iter().chain(each).collect::<Vec<_>>()
    });
    let papers = move || {
        let chosen = chosen.get();
        let all = lines(book, t);
        let mut buildings = buildings(book);
        buildings.retain(|it| chosen.is_empty() || it.id.to_string() == chosen);
        let tended = map::everywhere(&all, book);
        let papers = buildings
            .iter()
            .map(|it| paper(it, (&all, &tended), book, t));
        papers.collect_view()
    };
    let acts = view! { <PrintButton label=t.print() /> }.into_any();
    view! {
        <Page within=t.nav_grid() title=t.grid_print() acts>
            <div class="no-print">
                <Select label=t.grid_building() value=chosen choices />
            </div>
            {papers}
        </Page>
    }
}

/// One building: its heads and officers, and those above it.
fn paper(
    building: &Building,
    (all, tended): (&[Line], &[map::Tended]),
    book: Book,
    t: Texts,
) -> AnyView {
    let origin = window().location().origin().unwrap_or_default();
    let address = format!("{origin}/grid/b/{}", building.id);
    let code = view! { <Qr content=address label=t.grid_qr() /> }.into_any();
    let community = book.community();
    let telephone = community.as_ref().map(|it| it.telephone.to_string());
    let telephone = telephone.unwrap_or_default();
    let duties: Option<GridBook> = community.as_ref().and_then(|it| book.get(it.id));
    let of = |it: &&Line| match it.scope {
        Scope::Building(id) => id == building.id,
        Scope::Compound(_) | Scope::Community(_) => true,
        Scope::Council(_) => false,
    };
    let row = |it: &Line| {
        let duty = duties.as_ref().and_then(|book| book.duty(it.station));
        let duty = duty.map_or_else(
            || wording::station_duty(it.station, t.lang).to_owned(),
            ToString::to_string,
        );
        let shown = it.held.as_ref().map(|it| it.shown.clone());
        let shown = shown.unwrap_or_else(|| t.grid_vacant().to_owned());
        let posted = book.of::<PostNumber>(it.id());
        let posted = posted
            .iter()
            .find(|it| it.posted)
            .map(|it| it.phone.to_string());
        let reach = posted.unwrap_or_else(|| t.grid_by_office(&telephone));
        let term = it.held.as_ref().map(|it| dated(it.until, t));
        view! {
            <tr>
                <th scope="row">{station_name(it.station, t)}</th>
                <td class="nowrap">{shown}</td>
                <td>{duty}</td>
                <td class="nowrap">{term}</td>
                <td>{reach}</td>
            </tr>
        }
    };
    let rows = all.iter().filter(of).map(row).collect_view();
    let columns = vec![
        Column::words(t.grid_station()),
        Column::words(t.name()),
        Column::words(t.grid_duty()),
        Column::words(t.until()),
        Column::words(t.grid_reach()),
    ];
    let name = community.map(|it| it.name.to_string()).unwrap_or_default();
    let today = untrack(|| book.today());
    let table = t.grid_paper(&building.name);
    let map = map::printed(tended, building.id, t);
    view! {
        <Paper
            title=t.grid_paper(&building.name)
            signed=t.grid_signed(dated(today, t), name)
            seal=t.seal_space()
            code
        >
            <DataTable caption=table quiet=true columns>{rows}</DataTable>
            {map}
            <p class="small">{t.grid_paper_text()}</p>
        </Paper>
    }
    .into_any()
}

fn station_name(it: Station, t: Texts) -> &'static str {
    wording::station(it, t.lang)
}
