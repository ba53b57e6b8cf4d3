//! All notices, the latest first, with how many have read each.

use components::{Badge, ButtonLink, ButtonLook, Chip, Chips, Column, DataTable, Search, Tone};
use domain::notices::{NoticeDesk, Urgency};
use domain::{Day, wording};
use leptos::prelude::*;

use super::words::{messages, standing, whom};
use crate::shell::{Book, ExportLink, Initials, Nothing, Page, fits, keyed, texts, to, use_book};
use crate::texts::Texts;

/// How many lines are drawn at most; a search or a filter finds the rest.
const MOST: usize = 200;

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filter {
    Valid,
    Over,
    Withdrawn,
}

impl Filter {
    const ALL: [Self; 3] = [Self::Valid, Self::Over, Self::Withdrawn];

    fn label(self, t: Texts) -> &'static str {
        match self {
            Self::Valid => t.bulletin_valid(),
            Self::Over => t.bulletin_over(),
            Self::Withdrawn => t.bulletin_withdrawn(),
        }
    }

    fn fits(self, it: &NoticeDesk, today: Day) -> bool {
        let is = if it.notice.withdrawn.is_some() {
            Self::Withdrawn
        } else if it.notice.is_valid(today) {
            Self::Valid
        } else {
            Self::Over
        };
        self == is
    }
}

/// The list.
#[component]
pub(crate) fn List() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let initials: Initials = expect_context();
    let words = RwSignal::new(String::new());
    let filter = RwSignal::new(Filter::Valid);
    let all = Memo::new(move |_| {
        let mut all = book.all::<NoticeDesk>();
        all.sort_by_key(|it| (std::cmp::Reverse(it.notice.changed_at()), it.id));
        all
    });
    let shown = Memo::new(move |_| {
        let (words, filter, today) = (words.get(), filter.get(), book.today());
        all.with(|all| {
            let found = all.iter().filter(|it| filter.fits(it, today));
            let found = found.filter(|it| {
                let to = whom(book, it.notice.to, t);
                let (title, text) = (it.notice.title.as_str(), it.notice.text.as_str());
                fits(&words, &[title, text, &to], initials)
            });
            found.cloned().collect::<Vec<_>>()
        })
    });
    let none = Memo::new(move |_| shown.with(Vec::is_empty));
    let drawn =
        Memo::new(move |_| shown.with(|all| all.iter().take(MOST).cloned().collect::<Vec<_>>()));
    let chips = Filter::ALL.map(|it| {
        let count = Memo::new(move |_| {
            let today = book.today();
            all.with(|all| all.iter().filter(|line| it.fits(line, today)).count())
        });
        let label = Signal::derive(move || t.issue_filter_count(count.get(), it.label(t)));
        let pressed = Signal::derive(move || filter.get() == it);
        view! { <Chip label pressed on_press=move |()| filter.set(it) /> }
    });
    let chips = chips.into_iter().collect_view();
    let table = move || {
        if none.get() {
            let (title, text) = (t.bulletin_empty_title(), t.bulletin_empty_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.bulletin_title()),
            Column::words(t.bulletin_to()),
            Column::words(t.bulletin_urgency()),
            Column::words(t.state()),
            Column::words(t.bulletin_until()),
            Column::numbers(t.bulletin_reads()),
            Column::words(t.bulletin_at()),
        ];
        let row = move |it: NoticeDesk| row(&it, book, t).into_any();
        let rows = keyed(drawn, |it| it.id, row);
        view! {
            <DataTable caption=t.nav_notices() quiet=true columns office=true>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let owed = Memo::new(move |_| messages(book).iter().filter(|it| it.waits()).count());
    let acts = view! {
        <ButtonLink href=to("notices/new") look=ButtonLook::Primary>{t.bulletin_write()}</ButtonLink>
        <ButtonLink href=to("notices/boards")>{t.nav_boards()}</ButtonLink>
        <ButtonLink href=to("notices/said")>{move || t.said_link(owed.get())}</ButtonLink>
        <ButtonLink href=to("covenant")>{t.covenant_page()}</ButtonLink>
        <ButtonLink href=to("duty")>{t.duty_page()}</ButtonLink>
        <ButtonLink href=to("notices/sentiment")>{t.sentiment_page()}</ButtonLink>
        <ExportLink list="notices" />
    };
    view! {
        <Page within=t.brand() title=t.nav_notices() acts=acts.into_any()>
            <Search label=t.bulletin_search() placeholder=t.bulletin_search() value=words />
            <Chips label=t.state() wrap=true>
                {chips}
            </Chips>
            {table}
        </Page>
    }
}

fn row(it: &NoticeDesk, book: Book, t: Texts) -> impl IntoView + use<> {
    let notice = &it.notice;
    let (label, tone) = standing(notice, book.today(), t);
    let urgent = match notice.urgency {
        Urgency::Urgent => Some(Tone::Stop),
        Urgency::Important => Some(Tone::Wait),
        Urgency::Ordinary => None,
    };
    let word = wording::urgency(notice.urgency, t.lang);
    let urgency = match urgent {
        Some(tone) => view! { <Badge label=word tone /> }.into_any(),
        None => word.into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                <a href=to(format_args!("notices/{}", it.id))>{notice.title.to_string()}</a>
            </th>
            <td>{whom(book, notice.to, t)}</td>
            <td class="nowrap">{urgency}</td>
            <td class="nowrap">
                <Badge label tone />
            </td>
            <td class="nowrap">{wording::short_day(notice.until, t.lang)}</td>
            <td class="number" data-label=t.bulletin_reads()>{it.reads}</td>
            <td class="nowrap">{wording::instant(notice.changed_at(), t.lang)}</td>
        </tr>
    }
}
