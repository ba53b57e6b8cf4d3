//! The plan of a day on paper, for the door: times and what for, and nobody's name; of a window, not
//! even what for.

use components::{Column, DataTable, Paper};
use domain::rooms::{BookingState, RoomKind};
use domain::{Day, wording};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{hours, of_day, rooms};
use crate::shell::{Page, PrintButton, dated, texts, use_book};

/// The print.
#[component]
pub(crate) fn DayPrintPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let params = use_params_map();
    let day = Memo::new(move |_| {
        let day = params.with(|it| it.get("day"));
        let day: Option<Day> = day.and_then(|it| it.parse().ok());
        day.unwrap_or_else(|| book.today())
    });
    let papers = move || {
        let day = day.get();
        let community = book.community().map(|it| it.name.to_string());
        let community = community.unwrap_or_default();
        let given = rooms(book).into_iter().filter(|it| !it.ended);
        let papers = given.map(|room| {
            let mut all = of_day(book, &room, day);
            all.retain(|it| !matches!(it.booking.state, BookingState::Cancelled { .. }));
            let posted = room.kind == RoomKind::Room;
            let rows = all.iter().map(|it| {
                // What somebody wants at a window is theirs and the office's.
                let what = if posted {
                    it.booking.purpose.to_string()
                } else {
                    t.rooms_taken().to_owned()
                };
                view! {
                    <tr>
                        <th scope="row" class="nowrap">{hours(it)}</th>
                        <td>{what}</td>
                        <td class="number">{it.booking.people}</td>
                    </tr>
                }
            });
            let rows = rows.collect_view();
            let columns = vec![
                Column::words(t.rooms_time()),
                Column::words(t.rooms_purpose()),
                Column::numbers(t.rooms_people()),
            ];
            let title = t.rooms_paper(wording::day(day, t.lang), &room.name);
            let free = all.is_empty().then(|| t.rooms_free_all_day());
            view! {
                <Paper
                    title=title.clone()
                    signed=t.rooms_signed(dated(day, t), &community)
                    seal=t.seal_space()
                >
                    <DataTable caption=title quiet=true columns>{rows}</DataTable>
                    <p class="small">{free}</p>
                </Paper>
            }
        });
        papers.collect_view()
    };
    let acts = view! { <PrintButton label=t.print() /> }.into_any();
    view! { <Page within=t.nav_rooms() title=t.rooms_print() acts>{papers}</Page> }
}
