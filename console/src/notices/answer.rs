//! One message as the office has it: what was said, and answering, hiding and showing it.

use components::{Badge, Button, ButtonLook, Choice, Paragraphs, Select, Sheet, TextArea, Tone};
use domain::notices::{
    About, Command as Act, HiddenWords, HideMessage, Message, MessagePulse, Progress,
    ReplyToMessage, ShowMessage,
};
use domain::{Command, Prose, wording};
use leptos::prelude::*;

use super::words::{about, desk};
use crate::shell::{AskWhy, Book, Doing, Fault, left, line, prose};
use crate::texts::Texts;

/// Messages, of which only those are drawn anew that changed: an answer half typed stays.
pub(crate) fn all_of(all: Signal<Vec<Message>>, book: Book, t: Texts) -> AnyView {
    let none = move || {
        let empty = all.with(Vec::is_empty);
        empty.then(|| view! { <p class="small soft">{t.said_none()}</p> })
    };
    let key = |it: &Message| (it.id, it.replies.len(), it.hidden.is_some());
    view! {
        {none}
        <For each=move || all.get() key children=move |it| untrack(|| one(it, book, t)) />
    }
    .into_any()
}

/// The message with its answers and its buttons.
fn one(it: Message, book: Book, t: Texts) -> AnyView {
    let id = it.id;
    let doing = Doing::nothing();
    let (answering, hiding) = (RwSignal::new(false), RwSignal::new(false));
    let is_hidden = it.hidden.is_some();
    let clock = it.due.filter(|_| it.waits()).map(|due| {
        let (label, tone) = left(book.now(), due, t);
        view! { <Badge label tone /> }
    });
    let stands = it.progress().map(|it| {
        let label = wording::progress(it, t.lang);
        view! { <Badge label tone=Tone::Info /> }
    });
    let backers = book.get::<MessagePulse>(id).map_or(0, |it| it.backers);
    let backers = (backers > 0).then(|| {
        view! { <span class="small soft">{t.said_backers(backers)}</span> }
    });
    let words = match &it.text {
        Some(text) => view! { <Paragraphs text=text.to_string() /> }.into_any(),
        None => {
            let reason = it.hidden.as_ref().map(|it| it.reason.to_string());
            let kept = book.get::<HiddenWords>(id).map(|it| it.text.to_string());
            let kept = kept.map(|text| view! { <Paragraphs text /> });
            view! {
                <p class="small is-seal">{t.said_hidden(reason.unwrap_or_default())}</p>
                {kept}
            }
            .into_any()
        }
    };
    let replies = it.replies.iter().map(|reply| {
        let from = desk(book, reply.from, t);
        let at = wording::instant(reply.at, t.lang);
        let said = match reply.progress {
            Some(it) => t.said_reply_stands(at, from, wording::progress(it, t.lang), &reply.text),
            None => t.said_reply(at, from, &reply.text),
        };
        view! { <p class="answer">{said}</p> }
    });
    let replies = replies.collect_view();
    let hide = Callback::new(move |reason: String| {
        let reason = line(t.reason(), &reason, t)?;
        let act = HideMessage {
            message: id,
            reason,
        };
        Ok(Command::Notices(Act::Hide(act)))
    });
    let show = move |()| {
        let act = Act::Show(ShowMessage { message: id });
        doing.run(Command::Notices(act), || ());
    };
    let hush = if is_hidden {
        view! { <Button small=true busy=doing.busy on_press=show>{t.said_show()}</Button> }
            .into_any()
    } else {
        view! { <Button small=true on_press=move |()| hiding.set(true)>{t.said_hide()}</Button> }
            .into_any()
    };
    let answers = (!is_hidden || it.is_objection()).then(|| {
        let look = if it.waits() {
            ButtonLook::Primary
        } else {
            ButtonLook::default()
        };
        view! {
            <Button small=true look on_press=move |()| answering.set(true)>
                {t.said_answer()}
            </Button>
        }
    });
    let head = t.said_head(
        about(book, &it, t),
        wording::instant(it.at, t.lang),
        &it.author.shown,
    );
    let about_app = matches!(it.about, About::App { .. });
    view! {
        <article class="stack stack--2">
            <p class="cluster">
                <strong>{head}</strong> {clock} {stands} {backers}
            </p>
            {words}
            {replies}
            <div class="cluster">{answers} {hush}</div>
            <Fault doing />
            <Sheet open=answering title=t.said_answer() close_label=t.not_now()>
                {move || {
                    answering
                        .get()
                        .then(|| untrack(|| answer(id, about_app, answering, t)))
                }}
            </Sheet>
            <AskWhy
                open=hiding
                title=t.said_hide()
                text=t.said_hide_text()
                yes=t.said_hide()
                command=hide
            />
        </article>
    }
    .into_any()
}

fn answer(id: domain::MessageId, about_app: bool, open: RwSignal<bool>, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let text = RwSignal::new(String::new());
    let stands = RwSignal::new("0".to_owned());
    let choices = Progress::ALL.iter().enumerate().map(|(index, it)| Choice {
        value: index.to_string(),
        label: wording::progress(*it, t.lang).to_owned(),
    });
    let choices = Signal::stored(choices.collect::<Vec<_>>());
    let command = move || {
        let number: usize = stands.get().parse().unwrap_or_default();
        let progress = about_app.then(|| Progress::ALL[number % Progress::ALL.len()]);
        Ok(Command::Notices(Act::Reply(ReplyToMessage {
            message: id,
            text: prose(t.said_answer(), &text.get(), t)?,
            progress,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    let stands = about_app.then(|| {
        view! { <Select label=t.said_stands() value=stands choices /> }
    });
    view! {
        <div class="stack stack--4">
            <p class="small soft">{t.said_answer_text()}</p>
            {stands}
            <TextArea label=t.said_answer_label() value=text rows=4 limit=Prose::MOST />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.said_answer()}
            </Button>
        </div>
    }
    .into_any()
}
