//! The assemblies of the compound.

use components::{Badge, Button, ButtonLook, Column, DataTable, Sheet, Tone};
use domain::owners::{Assembly, AssemblyState, Force, OwnersTurnout};
use domain::{ProposalId, wording};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::call::CallForm;
use crate::shell::{Book, Due, Nothing, Page, keyed, texts, to, use_book};
use crate::texts::Texts;

/// All assemblies, the latest first.
#[component]
pub(crate) fn List() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    // Whoever comes from a proposal comes to call a vote on it.
    let asked = use_query_map();
    let from = asked.with_untracked(|query| query.get("proposal"));
    let from = from.and_then(|it| it.parse::<ProposalId>().ok());
    let open = RwSignal::new(from.is_some());
    let assemblies = Memo::new(move |_| {
        let mut all = book.all::<Assembly>();
        all.sort_by_key(|it| (std::cmp::Reverse(it.called_at), it.id));
        all
    });
    let none = Memo::new(move |_| assemblies.with(Vec::is_empty));
    let table = move || {
        if none.get() {
            let (title, text) = (t.owners_empty_title(), t.owners_empty_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.owners_title_column()),
            Column::words(t.owners_kind()),
            Column::words(t.state()),
            Column::numbers(t.owners_took_part()),
            Column::words(t.closes_at()),
        ];
        let rows = keyed(
            assemblies,
            |it| it.id,
            move |it| row(it, book, t).into_any(),
        );
        view! {
            <DataTable caption=t.nav_owners() quiet=true office=true columns>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let acts = view! {
        <Button look=ButtonLook::Primary on_press=move |()| open.set(true)>
            {t.owners_call()}
        </Button>
    };
    view! {
        <Page within=t.brand() title=t.nav_owners() acts=acts.into_any()>
            {table}
            <Sheet open title=t.owners_call() close_label=t.not_now()>
                <CallForm open from />
            </Sheet>
        </Page>
    }
}

fn row(it: Assembly, book: Book, t: Texts) -> impl IntoView {
    let turnout = book.get::<OwnersTurnout>(it.id);
    let took_part = turnout.map(|it| t.owners_of_heads(it.cast.heads, it.everyone.heads));
    let (label, tone) = standing(&it, t);
    view! {
        <tr>
            <th scope="row">
                <a href=to(format_args!("owners/{}", it.id))>{it.title.to_string()}</a>
            </th>
            <td>{kind(&it, t)}</td>
            <td>
                <Badge label tone />
            </td>
            <td class="number">{took_part}</td>
            <td class="nowrap">{wording::instant(it.closes_at, t.lang)}</td>
        </tr>
    }
}

/// Whether it binds.
pub(super) fn kind(it: &Assembly, t: Texts) -> &'static str {
    match it.force {
        Force::Statutory => t.owners_statutory(),
        Force::Advisory => t.owners_advisory(),
    }
}

/// Where it stands.
pub(super) fn standing(it: &Assembly, t: Texts) -> (&'static str, Tone) {
    match &it.state {
        AssemblyState::Called => (t.owners_called(), Tone::Plain),
        AssemblyState::Posted { .. } => (t.owners_posted(), Tone::Info),
        AssemblyState::Open { .. } => (t.owners_open(), Tone::Done),
        AssemblyState::Counted { .. } => (t.owners_counted(), Tone::Wait),
        AssemblyState::Public { .. } => (t.owners_public(), Tone::Info),
        AssemblyState::Cancelled { .. } => (t.owners_cancelled(), Tone::Stop),
    }
}

/// What is to be done about it.
pub(super) fn due(it: &Assembly, t: Texts) -> Due {
    let (until, what) = match &it.state {
        AssemblyState::Posted { .. } => (Some(it.opens_at), t.owners_do_open()),
        AssemblyState::Open { .. } => (Some(it.closes_at), t.owners_do_count()),
        _ => (None, t.owners_do_post()),
    };
    Due {
        title: it.title.to_string(),
        meta: kind(it, t).to_owned(),
        href: to(format_args!("owners/{}", it.id)),
        until,
        what: what.to_owned(),
    }
}
