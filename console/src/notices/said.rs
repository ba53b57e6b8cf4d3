//! What people say to the office: what is owed first, by where it was said.

use components::{Chip, Chips, Search};
use domain::notices::{About, Message};
use leptos::prelude::*;

use super::answer::all_of;
use super::words::{about, messages};
use crate::shell::{ExportLink, Initials, Nothing, Page, fits, texts, use_book};
use crate::texts::Texts;

/// How many are drawn at most; a search or a filter finds the rest.
const MOST: usize = 60;

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filter {
    Owed,
    Column,
    App,
    Boards,
    Covenant,
    Notices,
    Hidden,
}

impl Filter {
    const ALL: [Self; 7] = [
        Self::Owed,
        Self::Column,
        Self::App,
        Self::Boards,
        Self::Covenant,
        Self::Notices,
        Self::Hidden,
    ];

    fn label(self, t: Texts) -> &'static str {
        match self {
            Self::Owed => t.said_filter_owed(),
            Self::Column => t.said_filter_column(),
            Self::App => t.said_filter_app(),
            Self::Covenant => t.covenant_page(),
            Self::Boards => t.said_filter_boards(),
            Self::Notices => t.said_filter_notices(),
            Self::Hidden => t.said_filter_hidden(),
        }
    }

    fn fits(self, it: &Message) -> bool {
        match self {
            Self::Owed => it.waits(),
            Self::Column => matches!(it.about, About::Column { .. }),
            Self::App => matches!(it.about, About::App { .. }),
            Self::Covenant => matches!(it.about, About::Covenant(_)),
            Self::Boards => matches!(it.about, About::Publicity { .. }),
            Self::Notices => matches!(it.about, About::Notice(_)),
            Self::Hidden => it.hidden.is_some(),
        }
    }
}

/// The queue.
#[component]
pub(crate) fn Said() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let initials: Initials = expect_context();
    let words = RwSignal::new(String::new());
    let filter = RwSignal::new(Filter::Owed);
    let all = Memo::new(move |_| {
        let mut all = messages(book);
        // What is owed comes by its clock, the rest the latest first.
        all.sort_by_key(|it| {
            let due = it.due.filter(|_| it.waits()).map_or(i64::MAX, |due| due.0);
            (due, std::cmp::Reverse(it.at), it.id)
        });
        all
    });
    let shown = Memo::new(move |_| {
        let (words, filter) = (words.get(), filter.get());
        all.with(|all| {
            let found = all.iter().filter(|it| filter.fits(it));
            let found = found.filter(|it| {
                let text = it.text.as_ref().map(ToString::to_string);
                let about = about(book, it, t);
                let text = text.unwrap_or_default();
                fits(&words, &[&text, &about, &it.author.shown], initials)
            });
            found.take(MOST).cloned().collect::<Vec<_>>()
        })
    });
    let chips = Filter::ALL.map(|it| {
        let count =
            Memo::new(move |_| all.with(|all| all.iter().filter(|line| it.fits(line)).count()));
        let label = Signal::derive(move || t.issue_filter_count(count.get(), it.label(t)));
        let pressed = Signal::derive(move || filter.get() == it);
        view! { <Chip label pressed on_press=move |()| filter.set(it) /> }
    });
    let chips = chips.into_iter().collect_view();
    let none = move || {
        let empty = shown.with(Vec::is_empty);
        let (title, text) = (t.said_empty_title(), t.said_empty_text());
        empty.then(|| view! { <Nothing title text /> })
    };
    let any = Memo::new(move |_| shown.with(|all| !all.is_empty()));
    let list = move || {
        any.get().then(|| {
            let all = all_of(shown.into(), book, t);
            view! { <div class="stack stack--5">{all}</div> }
        })
    };
    let acts = view! { <ExportLink list="messages" /> };
    view! {
        <Page within=t.nav_notices() title=t.said_page() acts=acts.into_any()>
            <Search label=t.said_search() placeholder=t.said_search() value=words />
            <Chips label=t.state() wrap=true>
                {chips}
            </Chips>
            {none}
            {list}
        </Page>
    }
}
