//! Every version and where it stands.

use components::{Badge, ButtonLink, ButtonLook, Column, DataTable, Section};
use domain::covenant::{CovenantReads, CovenantVersion};
use domain::wording;
use leptos::prelude::*;

use super::{all, standing};
use crate::shell::{Book, ExportLink, Nothing, Page, texts, to, use_book};
use crate::texts::Texts;

/// The list.
#[component]
pub(crate) fn List() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let versions = Memo::new(move |_| all(book));
    let table = move || {
        let all = versions.get();
        if all.is_empty() {
            let (title, text) = (t.covenant_none(), t.covenant_none_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.covenant_version()),
            Column::words(t.state()),
            Column::numbers(t.covenant_articles()),
            Column::words(t.covenant_adopted()),
            Column::words(t.covenant_filed()),
            Column::words(t.covenant_from()),
            Column::numbers(t.covenant_reads()),
        ];
        let rows = all.iter().map(|it| row(it, &all, book, t)).collect_view();
        view! {
            <DataTable caption=t.covenant_page() quiet=true columns office=true>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let open = Memo::new(move |_| versions.with(|all| all.iter().any(CovenantVersion::is_open)));
    let adopted =
        Memo::new(move |_| versions.with(|all| all.iter().any(|it| it.adopted().is_some())));
    let draft = move || {
        (!open.get()).then(|| {
            view! {
                <ButtonLink href=to("covenant/new") look=ButtonLook::Primary>
                    {t.covenant_draft()}
                </ButtonLink>
            }
        })
    };
    let earlier = move || {
        (!open.get() && !adopted.get()).then(|| {
            view! { <ButtonLink href=to("covenant/earlier")>{t.covenant_enter()}</ButtonLink> }
        })
    };
    let acts = view! {
        {draft}
        {earlier}
        <ExportLink list="covenant" />
    };
    view! {
        <Page within=t.nav_notices() title=t.covenant_page() acts=acts.into_any()>
            <p class="soft">{t.covenant_text()}</p>
            <Section title=t.covenant_all() quiet=true>{table}</Section>
        </Page>
    }
}

fn row(it: &CovenantVersion, all: &[CovenantVersion], book: Book, t: Texts) -> AnyView {
    let (label, tone) = standing(it, all, book, t);
    let day = |it: Option<domain::Day>| it.map(|it| wording::day_of_year(it, t.lang));
    let adopted = it.adopted();
    let filed = adopted.and_then(|it| it.filed.as_ref());
    let reads: Option<CovenantReads> = book.get(it.id);
    view! {
        <tr>
            <th scope="row">
                <a href=to(format_args!("covenant/{}", it.id))>
                    {t.covenant_named(it.number, &it.title)}
                </a>
            </th>
            <td class="nowrap">
                <Badge label tone />
            </td>
            <td class="number" data-label=t.covenant_articles()>{it.articles.len()}</td>
            <td class="nowrap">{day(adopted.map(|it| it.on))}</td>
            <td class="nowrap">{day(filed.map(|it| it.on))}</td>
            <td class="nowrap">{day(it.in_force_from())}</td>
            <td class="number" data-label=t.covenant_reads()>{reads.map_or(0, |it| it.reads)}</td>
        </tr>
    }
    .into_any()
}
