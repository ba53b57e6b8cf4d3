//! The table of people, tenants who wait first.

use components::{Column, DataTable, Search, Section};
use domain::members::{Member, Role};
use domain::wording;
use leptos::prelude::*;

use super::known::addresses;
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
    let table = move || {
        let words = words.get();
        let mut found = all.get();
        found.retain(|member| {
            fits(
                &words,
                &[member.name.as_str(), &addresses(member)],
                initials,
            )
        });
        table(found, book, t)
    };
    let acts = view! { <ExportLink list="members" /> }.into_any();
    view! {
        <Page within=t.nav_members() title=t.part_people() acts>
            <Parts />
            <Tenants />
            <Section title=t.people_all() count=move || t.people(all.with(Vec::len))>
                <Search label=t.people_search() placeholder=t.homes_search_hint() value=words />
                {table}
            </Section>
        </Page>
    }
}

fn table(found: Vec<Member>, book: Book, t: Texts) -> AnyView {
    if found.is_empty() {
        let (title, text) = (t.people_empty_title(), t.people_empty_text());
        return view! { <Nothing title text /> }.into_any();
    }
    let today = book.today();
    let row = |member: Member| {
        let mut roles = book.of::<Role>(member.id);
        roles.retain(|role| role.is_held(today));
        let offices = roles
            .iter()
            .map(|role| wording::office(role.office, t.lang));
        let offices = offices.collect::<Vec<_>>().join(t.list_comma());
        let kinds = member.active().map(|it| wording::standing(it.kind, t.lang));
        let kinds = kinds.collect::<Vec<_>>().join(t.list_comma());
        view! {
            <tr>
                <th scope="row" class="nowrap">
                    <a href=to(
                        format_args!("members/people/{}", member.id),
                    )>{member.name.to_string()}</a>
                </th>
                <td class="nowrap">{addresses(&member)}</td>
                <td>{kinds}</td>
                <td>{offices}</td>
                <td class="nowrap">{wording::short_day(member.joined_at.day(), t.lang)}</td>
            </tr>
        }
    };
    let columns = vec![
        Column::words(t.name()),
        Column::words(t.address()),
        Column::words(t.standing()),
        Column::words(t.office()),
        Column::words(t.joined_on()),
    ];
    let rows = found.into_iter().map(row).collect_view();
    view! {
        <DataTable caption=t.part_people() quiet=true office=true columns>
            {rows}
        </DataTable>
    }
    .into_any()
}
