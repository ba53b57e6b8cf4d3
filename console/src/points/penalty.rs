//! What follows from a misdeed (处理决定): one of the published list, a day, months without earning, the
//! entries that came from it, and why.

use std::collections::BTreeSet;

use components::{Button, ButtonLook, Choice, Field, InputKind, Select, Sheet, TextArea, Tick};
use domain::points::{Command as Points, Entry, Misdeed, Penalise, What, journal_of};
use domain::{Command, EntryId, FreezeId, PenaltyId, PersonId, Prose, wording};
use leptos::prelude::*;

use super::name;
use crate::shell::{Book, Doing, Fault, prose, texts, use_book};
use crate::texts::Texts;

/// How many entries are shown at first, and with each press more.
const WINDOW: usize = 12;

/// The sheet, and whom it is about.
#[derive(Clone, Copy)]
pub(super) struct Penalising {
    open: RwSignal<bool>,
    about: RwSignal<Option<(PersonId, Option<FreezeId>)>>,
    ticked: RwSignal<BTreeSet<EntryId>>,
    window: RwSignal<usize>,
}

impl Penalising {
    /// Nobody yet.
    pub(super) fn nobody() -> Self {
        Self {
            open: RwSignal::new(false),
            about: RwSignal::new(None),
            ticked: RwSignal::new(BTreeSet::new()),
            window: RwSignal::new(WINDOW),
        }
    }

    /// Opens the sheet about a signal that was looked into.
    pub(super) fn by_signal(self, person: PersonId, freeze: FreezeId) {
        self.ask(person, Some(freeze), None);
    }

    /// Opens the sheet about an entry.
    pub(super) fn by_entry(self, person: PersonId, entry: EntryId) {
        self.ask(person, None, Some(entry));
    }

    fn ask(self, person: PersonId, freeze: Option<FreezeId>, entry: Option<EntryId>) {
        self.about.set(Some((person, freeze)));
        self.ticked.set(entry.into_iter().collect());
        self.window.set(WINDOW);
        self.open.set(true);
    }

    fn entries(self, book: Book) -> Vec<Entry> {
        let Some((person, _)) = self.about.get() else {
            return Vec::new();
        };
        let journal = book.read(|town| journal_of(person, town));
        let now = untrack(|| book.now());
        let last = journal.entries().map(|it| it.at).max();
        let at = last.map_or(now, |last| last.max(now));
        let standing = journal.of(person, at).into_iter();
        let earned = standing
            .filter(|it| matches!(it.what, What::Earned { .. }) && journal.stands(it.id, at));
        earned.rev().cloned().collect()
    }
}

/// The sheet.
#[component]
pub(super) fn PenaltySheet(it: Penalising) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let misdeed = RwSignal::new(String::new());
    let (on, months) = (RwSignal::new(String::new()), RwSignal::new("3".to_owned()));
    let text = RwSignal::new(String::new());
    let doing = Doing::nothing();
    let choices = Memo::new(move |_| {
        let none = Choice {
            value: String::new(),
            label: t.points_which_misdeed().to_owned(),
        };
        let listed = (0u8..).zip(Misdeed::ALL).map(|(place, it)| Choice {
            value: place.to_string(),
            label: wording::misdeed(it, t.lang).to_owned(),
        });
        std::iter::once(none).chain(listed).collect::<Vec<_>>()
    });
    let command = move || {
        let about = it.about.get_untracked();
        let (person, freeze) = about.ok_or_else(|| t.pick_first().to_owned())?;
        let place = misdeed.get_untracked().parse::<usize>().ok();
        let listed = place.and_then(|place| Misdeed::ALL.get(place).copied());
        let done_on = on.get_untracked().parse().ok();
        let months = months.get_untracked().trim().parse().ok();
        Ok(Command::Points(Points::Penalise(Penalise {
            id: PenaltyId(offline::new_id()),
            person,
            misdeed: listed.ok_or_else(|| t.fault_empty(t.points_misdeed()))?,
            done_on: done_on.ok_or_else(|| t.fault_empty(t.points_done_on()))?,
            reason: prose(t.reason(), &text.get_untracked(), t)?,
            reverses: it.ticked.get_untracked().into_iter().collect(),
            months: months.ok_or_else(|| t.fault_number(t.points_months()))?,
            freeze,
        })))
    };
    let act = move |()| {
        doing.submit(command(), move || {
            it.open.set(false);
            text.set(String::new());
            misdeed.set(String::new());
            on.set(String::new());
        });
    };
    let whom = move || {
        let person = it.about.get().map(|(person, _)| person);
        person.map(|person| untrack(|| name(person, book, t)))
    };
    view! {
        <Sheet open=it.open title=t.points_penalise() close_label=t.not_now()>
            <p class="strong">{whom}</p>
            <p class="soft">{t.points_misdeed_text()}</p>
            <Select label=t.points_misdeed() value=misdeed choices />
            <Field label=t.points_done_on() value=on kind=InputKind::Day />
            <Field label=t.points_months() value=months kind=InputKind::Number />
            {reverses(it, book, t)}
            <TextArea label=t.reason() value=text limit=Prose::MOST hint=t.reason_read() />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=act>
                {t.points_decide()}
            </Button>
        </Sheet>
    }
}

/// The entries that may be reversed, the newest first.
fn reverses(it: Penalising, book: Book, t: Texts) -> AnyView {
    let all = Memo::new(move |_| it.entries(book));
    let tick = move |entry: Entry| {
        let id = entry.id;
        let change = move |on: bool| {
            it.ticked.update(|ticked| {
                if on {
                    ticked.insert(id);
                } else {
                    ticked.remove(&id);
                }
            });
        };
        let What::Earned { cause, points, .. } = entry.what else {
            return ().into_any();
        };
        let at = wording::instant(entry.at, t.lang);
        let label = t.points_entry_of(at, wording::cause_kind(cause.kind(), t.lang));
        let checked = Signal::derive(move || it.ticked.with(|ticked| ticked.contains(&id)));
        view! { <Tick label checked on_change=change note=format!("+{points}") /> }.into_any()
    };
    let list = move || {
        let all = all.get();
        if all.is_empty() {
            return view! { <p class="small soft">{t.points_reverses_none()}</p> }.into_any();
        }
        let left = all.len().saturating_sub(it.window.get());
        let ticks = all.into_iter().take(it.window.get()).map(tick);
        let ticks = ticks.collect_view();
        let more = (left > 0).then(|| {
            let press = move |()| it.window.update(|it| *it += WINDOW);
            view! { <Button small=true on_press=press>{t.points_more(left)}</Button> }
        });
        view! { {ticks} {more} }.into_any()
    };
    view! {
        <fieldset class="stack stack--2">
            <legend>{t.points_reverses()}</legend>
            <p class="small soft">{t.points_reverses_text()}</p>
            {list}
        </fieldset>
    }
    .into_any()
}
