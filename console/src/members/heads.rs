//! Heads (业主人数): how many, and those no source settles.

use components::{Badge, Button, Column, DataTable, Search, Section, Tone};
use domain::members::{Head, HeadCount, Holder, Ruling, waiting};
use leptos::prelude::*;

use super::Parts;
use super::rule::Rule;
use crate::shell::{ExportLink, Initials, Nothing, Page, fits, keyed, texts, use_book};
use crate::texts::Texts;

const PACE: usize = 60;

/// All heads, those that wait for a ruling first.
#[component]
pub(crate) fn Heads() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let initials: Initials = expect_context();
    let words = RwSignal::new(String::new());
    let most = RwSignal::new(PACE);
    let all = Memo::new(move |_| {
        let mut all = book.all::<Head>();
        all.sort_by_cached_key(names);
        all
    });
    let unsettled = Memo::new(move |_| {
        let mut heads = all.get();
        let open = waiting(heads.iter());
        heads.retain(|head| head.ruling.is_some() || open.contains(&head.id));
        heads
    });
    let count = move || {
        let count = all.with(|all| HeadCount::of(all.iter()));
        t.heads_count(t.square_metres(count.area), t.heads(count.heads))
    };
    let any = Memo::new(move |_| unsettled.with(|it| !it.is_empty()));
    let ruling = move || {
        any.get().then(|| {
            let row = move |head| ruling_row(head, t).into_any();
            let rows = keyed(unsettled, |it| it.id, row);
            let columns = vec![
                Column::words(t.holders()),
                Column::numbers(t.area_m2()),
                Column::words(t.ruling()),
                Column::words(t.acts()),
            ];
            view! {
                <Section title=t.heads_unsettled()>
                    <p class="soft">{t.heads_unsettled_text()}</p>
                    <DataTable caption=t.table_of(t.heads_unsettled()) quiet=true office=true columns>
                        {rows}
                    </DataTable>
                </Section>
            }
        })
    };
    let table = move || {
        let words = words.get();
        let mut found = all.get();
        found.retain(|head| fits(&words, &[&names(head)], initials));
        table(found, most, t)
    };
    let acts = view! { <ExportLink list="heads" /> }.into_any();
    view! {
        <Page within=t.nav_members() title=t.part_heads() acts>
            <Parts />
            {ruling}
            <Section title=t.heads_all() count>
                <Search label=t.heads_search() placeholder=t.heads_search_hint() value=words />
                {table}
            </Section>
        </Page>
    }
}

/// The holders of a head, by name and certificate tail.
pub(super) fn names(head: &Head) -> String {
    let one = |holder: &Holder| format!("{} {}", holder.name, holder.tail);
    head.holders.iter().map(one).collect::<Vec<_>>().join("、")
}

fn ruling_row(head: Head, t: Texts) -> impl IntoView {
    let (label, tone) = match &head.ruling {
        None => (t.ruling_none().to_owned(), Tone::Wait),
        Some(Ruling::Separate { reason }) => (t.ruling_separate(reason), Tone::Done),
        Some(Ruling::Together { reason, .. }) => (t.ruling_together(reason), Tone::Done),
    };
    view! {
        <tr>
            <th scope="row">{names(&head)}</th>
            <td class="number" data-label=t.area_m2()>
                {head.area.to_string()}
            </td>
            <td>
                <Badge label tone />
            </td>
            <td>
                <Rule head=head.id />
            </td>
        </tr>
    }
}

fn table(found: Vec<Head>, most: RwSignal<usize>, t: Texts) -> AnyView {
    if found.is_empty() {
        let (title, text) = (t.heads_empty_title(), t.homes_empty_text());
        return view! { <Nothing title text /> }.into_any();
    }
    let row = |head: Head| {
        let developer = head
            .developer
            .then(|| view! { " " <Badge label=t.developer() /> });
        view! {
            <tr>
                <th scope="row">{names(&head)} {developer}</th>
                <td class="number">{head.homes}</td>
                <td class="number">{head.area.to_string()}</td>
            </tr>
        }
    };
    let columns = vec![
        Column::words(t.holders()),
        Column::numbers(t.numbers_homes()),
        Column::numbers(t.area_m2()),
    ];
    let left = found.len().saturating_sub(most.get());
    let rows = found.into_iter().take(most.get()).map(row).collect_view();
    let more = move |()| most.update(|most| *most += PACE);
    view! {
        <DataTable caption=t.table_of(t.heads_all()) quiet=true office=true columns>
            {rows}
        </DataTable>
        {(left > 0).then(|| view! { <Button on_press=more>{t.show_more(left)}</Button> })}
    }
    .into_any()
}
