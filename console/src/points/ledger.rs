//! The ledger (积分账): every entry with its cause, the newest first; putting one right, and what
//! follows from a misdeed.

use components::{Button, Column, DataTable, Search, Section};
use domain::points::{Balance, Command as Points, CorrectEntry, Entry, Ground, What, journal_of};
use domain::{Command, EntryId, PersonId, wording};
use leptos::prelude::*;

use super::name;
use super::penalty::Penalising;
use crate::shell::{AskWhy, Initials, Nothing, fits, prose, texts, use_book};
use crate::texts::Texts;

/// How many are drawn at first, and with each press more.
const WINDOW: usize = 40;

/// The table and the question of why beside it.
#[component]
pub(super) fn Ledger(penalising: Penalising) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let initials: Initials = expect_context();
    let words = RwSignal::new(String::new());
    let window = RwSignal::new(WINDOW);
    let picked = RwSignal::new(None::<(PersonId, EntryId)>);
    let asking = RwSignal::new(false);
    let all = Memo::new(move |_| {
        let mut all = book.all::<Entry>();
        all.sort_by_key(|it| (std::cmp::Reverse(it.at), it.id));
        all
    });
    let found = Memo::new(move |_| {
        let words = words.get();
        let mut all = all.get();
        if !words.trim().is_empty() {
            all.retain(|it| fits(&words, &[&name(it.person, book, t)], initials));
        }
        all
    });
    let correct = Callback::new(move |why: String| {
        let (person, entry) = picked
            .get_untracked()
            .ok_or_else(|| t.pick_first().to_owned())?;
        let reason = prose(t.reason(), &why, t)?;
        Ok(Command::Points(Points::CorrectEntry(CorrectEntry {
            person,
            entry,
            reason,
        })))
    });
    let columns = move || {
        vec![
            Column::words(t.points_at()),
            Column::words(t.points_who()),
            Column::words(t.points_cause()),
            Column::numbers(t.points_amount()),
            Column::numbers(t.points_balance()),
            Column::words(t.acts()),
        ]
    };
    let row = move |it: Entry| {
        let journal = book.read(|town| journal_of(it.person, town));
        let now = untrack(|| book.now()).max(it.at);
        let has = Balance::of(&journal, it.person, now).spendable;
        let moves = matches!(it.what, What::Earned { .. }) && journal.stands(it.id, now);
        let of = (it.person, it.id);
        let press = move |()| {
            picked.set(Some(of));
            asking.set(true);
        };
        let penalise = move |()| penalising.by_entry(of.0, of.1);
        let act = moves.then(|| {
            view! {
                <div class="cluster">
                    <Button small=true on_press=press>
                        {t.points_correct()}
                    </Button>
                    <Button small=true on_press=penalise>
                        {t.points_penalise()}
                    </Button>
                </div>
            }
        });
        view! {
            <tr>
                <td>{wording::instant(it.at, t.lang)}</td>
                <th scope="row">{name(it.person, book, t)}</th>
                <td>{cause(&it, t)}</td>
                <td class="number">{amount(&it)}</td>
                <td class="number">{has}</td>
                <td>{act}</td>
            </tr>
        }
    };
    let list = move || {
        let found = found.get();
        if found.is_empty() {
            let (title, text) = (t.points_no_entries(), t.points_no_entries_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let left = found.len().saturating_sub(window.get());
        let rows = found.into_iter().take(window.get()).map(row);
        let rows = rows.collect_view();
        let more = (left > 0).then(|| {
            let press = move |()| window.update(|it| *it += WINDOW);
            view! { <Button block=true on_press=press>{t.points_more(left)}</Button> }
        });
        view! {
            <DataTable caption=t.points_ledger_caption() quiet=true office=true columns=columns()>
                {rows}
            </DataTable>
            {more}
        }
        .into_any()
    };
    view! {
        <Section title=t.points_ledger()>
            <Search label=t.points_search() placeholder=t.pick_placeholder() value=words />
            {list}
        </Section>
        <AskWhy
            open=asking
            title=t.points_correct()
            text=t.points_correct_text()
            yes=t.points_correct()
            long=true
            command=correct
        />
    }
}

fn cause(it: &Entry, t: Texts) -> &'static str {
    match &it.what {
        What::Earned { cause, .. } => wording::cause_kind(cause.kind(), t.lang),
        What::Spent { .. } => t.points_spent(),
        What::Reversed { ground, .. } => match ground {
            Ground::Correction => t.points_ground_correction(),
            Ground::GivenBack(_) => t.points_ground_given_back(),
            Ground::Penalty(_) => t.points_ground_penalty(),
            Ground::Appeal(_) => t.points_ground_appeal(),
        },
        What::Expired { .. } => t.points_expired(),
    }
}

fn amount(it: &Entry) -> String {
    match it.what {
        What::Earned { points, .. } => format!("+{points}"),
        What::Spent { points, .. } => format!("−{points}"),
        What::Reversed { .. } | What::Expired { .. } => String::new(),
    }
}
