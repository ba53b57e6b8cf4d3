//! Writing a notice (发公告).

use components::{Button, ButtonLook, Choice, Field, InputKind, Select, TextArea, Tick};
use domain::councils::Document;
use domain::notices::{Command as Act, Urgency, WriteNotice};
use domain::{Audience, Command, Line, NoticeId, Prose, wording};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::whom::Whom;
use crate::councils::PickDocument;
use crate::projects::Photos;
use crate::shell::{Doing, Fault, Page, line, prose, texts, use_book};

/// How urgent a notice is, in the order of the choice.
const URGENCIES: [Urgency; 3] = [Urgency::Ordinary, Urgency::Important, Urgency::Urgent];

/// For how many days a notice is valid unless something else is chosen.
const DAYS: i32 = 7;

/// The form.
#[component]
pub(crate) fn WritePage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let whom = RwSignal::new(Audience::Residents.to_string());
    let (title, text) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let urgency = RwSignal::new("0".to_owned());
    let until = untrack(|| book.today()).plus(DAYS).to_string();
    let until = RwSignal::new(until);
    let photos = RwSignal::new(Vec::new());
    let document = RwSignal::new(None::<Document>);
    let comments = RwSignal::new(true);
    let urgencies = URGENCIES.iter().enumerate().map(|(index, it)| Choice {
        value: index.to_string(),
        label: wording::urgency(*it, t.lang).to_owned(),
    });
    let urgencies = Signal::stored(urgencies.collect::<Vec<_>>());
    let id = NoticeId(offline::new_id());
    let command = move || {
        let community = book.community().map(|it| it.id);
        let number: usize = urgency.get().parse().unwrap_or_default();
        let whom = whom.get().parse().map_err(|_| t.coming().to_owned())?;
        let until = until
            .get()
            .parse()
            .map_err(|_| t.bulletin_day().to_owned())?;
        Ok(Command::Notices(Act::Write(WriteNotice {
            id,
            community: community.ok_or_else(|| t.coming().to_owned())?,
            to: whom,
            title: line(t.bulletin_title(), &title.get(), t)?,
            text: prose(t.bulletin_text(), &text.get(), t)?,
            urgency: URGENCIES[number % URGENCIES.len()],
            until,
            photos: photos.get(),
            document: document.get(),
            comments: comments.get(),
        })))
    };
    // The router sets its own base before it.
    let navigate = StoredValue::new_local(use_navigate());
    let send = move |()| {
        doing.submit(untrack(command), move || {
            navigate.with_value(|go| go(&format!("/notices/{id}"), Default::default()));
        });
    };
    view! {
        <Page within=t.nav_notices() title=t.bulletin_write()>
            <div class="stack stack--4">
                <Whom value=whom />
                <Field label=t.bulletin_title() value=title limit=Line::MOST />
                <TextArea label=t.bulletin_text() value=text rows=8 limit=Prose::MOST />
                <Select label=t.bulletin_urgency() value=urgency choices=urgencies />
                <Field label=t.bulletin_until() value=until kind=InputKind::Day />
                <Photos label=t.photos() photos />
                <PickDocument document />
                <Tick
                    label=t.bulletin_comments()
                    checked=comments
                    on_change=move |on| comments.set(on)
                />
                <Fault doing />
                <Button look=ButtonLook::Primary busy=doing.busy on_press=send>
                    {t.bulletin_send()}
                </Button>
            </div>
        </Page>
    }
}
