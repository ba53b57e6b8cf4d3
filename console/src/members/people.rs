//! The table of people, tenants who wait first.

use components::{Column, DataTable, Search, Section, Sorting};
use domain::members::{Member, Role, StandingState};
use domain::{Day, wording};
use leptos::prelude::*;

use super::known::addresses;
use super::person::standing_badge;
use super::tenants::Tenants;
use super::{Parts, address_order};
use crate::shell::{Book, ExportLink, Initials, Nothing, Page, fits, texts, to, use_book};
use crate::texts::Texts;

/// Everyone who uses Linli.
#[component]
pub(crate) fn People() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let initials: Initials = expect_context();
    let words = RwSignal::new(String::new());
    let all = Memo::new(move |_| {
        let mut all = book.all::<Member>();
        all.sort_by_key(|member| address_order(&addresses(member)));
        all
    });
    let sorting = RwSignal::new(Sorting::default());
    let found = Memo::new(move |_| {
        let words = words.get();
        let mut found = all.get();
        found.retain(|member| {
            fits(
                &words,
                &[member.name.as_str(), &addresses(member)],
                initials,
            )
        });
        sort(&mut found, sorting.get(), initials);
        found
    });
    // The frame of the table stays while its rows change: a heading keeps the focus.
    let some = Memo::new(move |_| found.with(|found| !found.is_empty()));
    let rows = move || {
        let today = book.today();
        let row = |member| row(member, today, book, t);
        found.get().into_iter().map(row).collect_view()
    };
    let nothing =
        move || view! { <Nothing title=t.people_empty_title() text=t.people_empty_text() /> };
    let acts = view! { <ExportLink list="members" /> }.into_any();
    view! {
        <Page within=t.nav_members() title=t.part_people() acts>
            <Parts />
            <Tenants />
            <Section title=t.people_all() count=move || t.people(all.with(Vec::len))>
                <Search label=t.people_search() placeholder=t.homes_search_hint() value=words />
                <Show when=move || some.get() fallback=nothing>
                    <DataTable caption=t.part_people() quiet=true office=true columns=columns(sorting, t)>
                        {rows}
                    </DataTable>
                </Show>
            </Section>
        </Page>
    }
}

/// Columns that sort, by their place.
fn columns(sorting: RwSignal<Sorting>, t: Texts) -> Vec<Column> {
    vec![
        Column::words(t.name()).sorted(1, sorting),
        Column::words(t.address()).sorted(0, sorting),
        Column::words(t.standing()),
        Column::words(t.office()),
        Column::words(t.joined_on()).sorted(4, sorting),
    ]
}

/// Sorts people who stand in the order of their addresses; equals keep that order.
fn sort(members: &mut [Member], Sorting { by, falling }: Sorting, initials: Initials) {
    match by {
        1 => members.sort_by(|one, other| initials.order(one.name.as_str(), other.name.as_str())),
        4 => members.sort_by_key(|member| member.joined_at),
        _ => {}
    }
    if falling {
        members.reverse();
    }
}

fn row(member: Member, today: Day, book: Book, t: Texts) -> impl IntoView {
    let mut roles = book.of::<Role>(member.id);
    roles.retain(|role| role.is_held(today));
    let offices = roles
        .iter()
        .map(|role| wording::office(role.office, t.lang));
    let offices = offices.collect::<Vec<_>>().join(t.list_comma());
    let kinds = member.active().map(|it| wording::standing(it.kind, t.lang));
    let kinds = kinds.collect::<Vec<_>>().join(t.list_comma());
    let waits = member
        .standings
        .iter()
        .find(|it| it.state == StandingState::Waiting);
    let waits = waits.map(|it| standing_badge(it, t));
    view! {
        <tr>
            <th scope="row" class="nowrap">
                <a href=to(
                    format_args!("members/people/{}", member.id),
                )>{member.name.to_string()}</a>
            </th>
            <td class="nowrap">{addresses(&member)}</td>
            <td>{kinds} {waits}</td>
            <td>{offices}</td>
            <td class="nowrap">{wording::short_day(member.joined_at.day(), t.lang)}</td>
        </tr>
    }
}
