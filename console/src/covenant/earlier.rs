//! Entering the covenant of before, from the minutes on paper.

use components::{Banner, Button, ButtonLook, Field, Glyph, InputKind, TextArea, Tone};
use domain::councils::Document;
use domain::covenant::{Command as Act, EnterCovenant, Filed};
use domain::{Command, CovenantVersionId, Line, Prose};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::form::{ArticleFields, Articles};
use crate::councils::PickDocument;
use crate::shell::{Doing, Fault, Page, line, prose, texts, use_book};

/// The form.
#[component]
pub(crate) fn EarlierPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let articles = Articles::of(&[]);
    let typed = || RwSignal::new(String::new());
    let (title, why, meeting, number) = (typed(), typed(), typed(), typed());
    let (on, filed_on, from) = (typed(), typed(), typed());
    let document = RwSignal::new(None::<Document>);
    let id = CovenantVersionId(offline::new_id());
    let command = move || {
        let community = book.community().map(|it| it.id);
        let day = |it: RwSignal<String>| it.get().parse().map_err(|_| t.bulletin_day().to_owned());
        Ok(Command::Covenant(Act::Enter(EnterCovenant {
            id,
            community: community.ok_or_else(|| t.coming().to_owned())?,
            title: line(t.covenant_title(), &title.get(), t)?,
            articles: articles.read(t)?,
            why: prose(t.covenant_why(), &why.get(), t)?,
            meeting: line(t.covenant_meeting(), &meeting.get(), t)?,
            on: day(on)?,
            minutes: document.get(),
            filed: Filed {
                on: day(filed_on)?,
                number: Line::new(&number.get()).ok(),
            },
            from: day(from)?,
        })))
    };
    let navigate = StoredValue::new_local(use_navigate());
    let send = move |()| {
        doing.submit(untrack(command), move || {
            navigate.with_value(|go| go(&format!("/covenant/{id}"), Default::default()));
        });
    };
    view! {
        <Page within=t.covenant_page() title=t.covenant_enter()>
            <div class="stack stack--4">
                <Banner glyph=Glyph::DOC tone=Tone::Info>{t.covenant_enter_text()}</Banner>
                <Field label=t.covenant_title() value=title limit=Line::MOST />
                <TextArea label=t.covenant_why() value=why rows=3 limit=Prose::MOST />
                <Field label=t.covenant_meeting() value=meeting limit=Line::MOST />
                <Field label=t.covenant_on() value=on kind=InputKind::Day />
                <PickDocument document />
                <Field label=t.covenant_filed_on() value=filed_on kind=InputKind::Day />
                <Field label=t.covenant_filed_number() value=number limit=Line::MOST />
                <Field label=t.covenant_from() value=from kind=InputKind::Day />
                <ArticleFields articles />
                <Fault doing />
                <Button look=ButtonLook::Primary busy=doing.busy on_press=send>
                    {t.covenant_save()}
                </Button>
            </div>
        </Page>
    }
}
