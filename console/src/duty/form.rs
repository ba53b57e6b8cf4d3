//! The office's own report, or that of a body that has nobody here: every promise of the last one
//! asks for its answer.

use components::{Button, ButtonLook, Choice, Field, InputKind, Select, TextArea};
use domain::duty::{
    self, Command as Act, Kept, PublishDuty, ReportsAs, next_days, open_promises, reports_as,
};
use domain::issues::Body;
use domain::{Command, Day, DutyReportId, Line, Prose, wording};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use crate::projects::Photos;
use crate::shell::{Book, Doing, Fault, Page, prose, texts, use_book};
use crate::texts::Texts;

/// As whom the office may report.
fn offices(book: Book, t: Texts) -> Vec<(ReportsAs, String)> {
    let mut all = vec![(ReportsAs::Committee, t.duty_committee().to_owned())];
    let mut bodies = book.all::<Body>();
    bodies.sort_by_key(|it| it.id);
    all.extend(
        bodies
            .into_iter()
            .map(|it| (ReportsAs::Body(it.id), it.name.to_string())),
    );
    let (actor, community) = (book.actor(), book.community().map(|it| it.id));
    book.read(|town| {
        all.retain(|(it, _)| community.is_some_and(|id| reports_as(*it, id, &actor, town).is_ok()));
    });
    all
}

/// A promise that asks for its answer.
#[derive(Clone, PartialEq)]
struct Asked {
    text: Line,
    kept: RwSignal<String>,
    words: RwSignal<String>,
}

fn asked(book: Book, it: ReportsAs) -> Vec<Asked> {
    let actor = book.actor();
    let promised = book.community().and_then(|community| {
        book.read(|town| {
            let reporter = reports_as(it, community.id, &actor, town).ok()?;
            Some(open_promises(&reporter, community.id, town))
        })
    });
    let asked = promised.unwrap_or_default().into_iter().map(|text| Asked {
        text,
        kept: RwSignal::new(String::new()),
        words: RwSignal::new(String::new()),
    });
    asked.collect()
}

/// The days that the next report of an office is about.
fn proposed(book: Book, it: ReportsAs) -> Option<(Day, Day)> {
    let (actor, community) = (book.actor(), book.community()?.id);
    let today = book.today();
    book.read(|town| {
        let reporter = reports_as(it, community, &actor, town).ok()?;
        Some(next_days(&reporter, community, today, town))
    })
}

/// The form.
#[component]
pub(crate) fn WritePage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let all = untrack(|| offices(book, t));
    let choices = all.iter().enumerate().map(|(index, (_, label))| Choice {
        value: index.to_string(),
        label: label.clone(),
    });
    let choices = Signal::stored(choices.collect::<Vec<_>>());
    let who = RwSignal::new("0".to_owned());
    let all = StoredValue::new(all);
    let chosen = move || {
        let index: usize = who.get().parse().unwrap_or_default();
        all.with_value(|all| all.get(index).map(|it| it.0))
    };
    // Who reports decides which promises wait; what is typed to them stays until another is chosen.
    let promised = Memo::new(move |_| {
        let chosen = chosen();
        chosen
            .map(|it| untrack(|| asked(book, it)))
            .unwrap_or_default()
    });
    // The days are proposed anew where another office is chosen.
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    Effect::new(move |_| {
        let days = chosen().and_then(|it| untrack(|| proposed(book, it)));
        if let Some((first, last)) = days {
            from.set(first.to_string());
            to.set(last.to_string());
        }
    });
    let (done, next) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let photos = RwSignal::new(Vec::new());
    let id = DutyReportId(offline::new_id());
    let command = move || {
        let community = book.community().map(|it| it.id);
        let reports_as = chosen().ok_or_else(|| t.duty_nobody().to_owned())?;
        let day = |it: RwSignal<String>| it.get().parse().map_err(|_| t.bulletin_day().to_owned());
        let pledges = promised.get().into_iter().map(|it| {
            let pledge = duty::pledge(it.text, kept_of(&it.kept.get()), &it.words.get());
            pledge.map_err(|it| it.sentence(t.lang))
        });
        Ok(Command::Duty(Act::Publish(PublishDuty {
            id,
            community: community.ok_or_else(|| t.coming().to_owned())?,
            reports_as,
            from: day(from)?,
            to: day(to)?,
            pledges: pledges.collect::<Result<_, String>>()?,
            done: prose(t.duty_done(), &done.get(), t)?,
            next: duty::promises(&next.get()).map_err(|it| it.sentence(t.lang))?,
            photos: photos.get(),
        })))
    };
    // The router sets its own base before it.
    let navigate = StoredValue::new_local(use_navigate());
    let send = move |()| {
        doing.submit(untrack(command), move || {
            navigate.with_value(|go| go(&format!("/duty/{id}"), Default::default()));
        });
    };
    let pledges = move || {
        let cards = promised.get().into_iter().map(|it| pledge(it, t));
        cards.collect_view()
    };
    view! {
        <Page within=t.duty_page() title=t.duty_write()>
            <div class="stack stack--4">
                <Select label=t.duty_who() value=who choices />
                <Field label=t.duty_from() value=from kind=InputKind::Day />
                <Field label=t.duty_to() value=to kind=InputKind::Day />
                {pledges}
                <TextArea label=t.duty_done() value=done rows=8 limit=Prose::MOST />
                <TextArea label=t.duty_next() value=next rows=4 hint=t.duty_next_hint() limit=Prose::MOST />
                <Photos label=t.photos() photos />
                <Fault doing />
                <Button look=ButtonLook::Primary busy=doing.busy on_press=send>
                    {t.duty_publish()}
                </Button>
            </div>
        </Page>
    }
}

fn pledge(it: Asked, t: Texts) -> AnyView {
    let choices = Kept::ALL.iter().enumerate().map(|(index, it)| Choice {
        value: index.to_string(),
        label: wording::duty_kept(*it, t.lang).to_owned(),
    });
    let not_yet = std::iter::once(Choice {
        value: String::new(),
        label: t.duty_kept_choose().to_owned(),
    });
    let choices = Signal::stored(not_yet.chain(choices).collect::<Vec<_>>());
    let title = t.duty_promised(&it.text);
    view! {
        <fieldset class="stack stack--3">
            <legend class="strong">{title}</legend>
            <Select label=t.duty_kept_label() value=it.kept choices />
            <TextArea label=t.duty_kept_words() value=it.words rows=2 limit=Prose::MOST />
        </fieldset>
    }
    .into_any()
}

fn kept_of(value: &str) -> Option<Kept> {
    Kept::ALL.get(value.parse::<usize>().ok()?).copied()
}
