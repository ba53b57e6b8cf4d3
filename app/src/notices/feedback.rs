//! What people find in the app itself (数字体验员): said on the spot, answered in public.

use components::{
    Button, ButtonLink, ButtonLook, Chip, Chips, Dock, Glyph, Pace, State, StateKind, TextArea,
};
use domain::notices::{About, Command as Act, Complaint, SayMessage};
use domain::{Line, MessageId, Prose, wording};
use leptos::prelude::*;

use super::column::guest;
use super::message::listed;
use super::words::messages;
use crate::shell::{self, Here, Sending, sorted};

/// The page.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.feedback_page());
    let belongs = Memo::new(move |_| here.actor().belongs());
    let all = Memo::new(move |_| {
        let mut all = messages(here);
        all.retain(|it| matches!(it.about, About::App { .. }));
        sorted(all, |it| (-it.at.0, it.id.0))
    });
    let body = move || {
        if !belongs.get() {
            return guest(here, t.feedback_guest(), t.feedback_guest_text());
        }
        let none = move || {
            all.with(Vec::is_empty).then(|| {
                let (title, text) = (t.feedback_none(), t.feedback_none_text());
                view! { <State kind=StateKind::Empty glyph=Glyph::HEART title text /> }
            })
        };
        let list = untrack(|| listed(here, all));
        view! {
            <h1 class="visually-hidden">{t.feedback_page()}</h1>
            <p class="phrase">{t.feedback_text()}</p>
            {none}
            {list}
        }
        .into_any()
    };
    let dock = move || {
        belongs.get().then(|| {
            view! {
                <Dock>
                    <ButtonLink
                        href="/feedback/new"
                        look=ButtonLook::Primary
                        block=true
                        glyph=Glyph::EDIT
                    >
                        {t.feedback_say()}
                    </ButtonLink>
                </Dock>
            }
        })
    };
    shell::inner(
        here,
        t.feedback_page(),
        "/me",
        Pace::Wide,
        Some(dock.into_any()),
        body.into_any(),
    )
}

/// Something new, seen on a screen; empty where it is about no one screen.
pub fn report(here: Here, screen: String) -> AnyView {
    let t = here.t;
    here.title(t.feedback_say());
    let belongs = Memo::new(move |_| here.actor().belongs());
    let body = move || {
        if !belongs.get() {
            return guest(here, t.feedback_guest(), t.feedback_guest_text());
        }
        untrack(|| form(here, &screen))
    };
    shell::inner(
        here,
        t.feedback_say(),
        "/feedback",
        Pace::Form,
        None,
        body.into_any(),
    )
}

fn form(here: Here, screen: &str) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let kind = RwSignal::new(None::<Complaint>);
    let text = RwSignal::new(String::new());
    let draft = shell::keep(
        here,
        "feedback".to_owned(),
        text.into(),
        Callback::new(move |kept| text.set(kept)),
    );
    let from = format!("/{screen}");
    let screen = Line::new(&from).or_else(|_| Line::new("/")).ok();
    let seen = (from != "/").then(|| view! { <p class="small soft">{t.feedback_seen(&from)}</p> });
    let chip = |it: Complaint| {
        let label = wording::complaint(it, here.lang);
        let pressed = Signal::derive(move || kind.get() == Some(it));
        view! { <Chip label pressed on_press=move |()| kind.set(Some(it)) /> }
    };
    let chips = Complaint::ALL.map(chip).into_iter().collect_view();
    let send = move |()| {
        let Some(kind) = kind.get_untracked() else {
            sending.refuse(t.feedback_choose());
            return;
        };
        let community = here.community().map(|it| it.id);
        let words = Prose::new(&text.get_untracked()).ok();
        let (Some(community), Some(text), Some(screen)) = (community, words, screen.clone()) else {
            sending.refuse(t.say_empty());
            return;
        };
        let act = Act::Say(SayMessage {
            id: MessageId(offline::new_id()),
            community,
            about: About::App { kind, screen },
            text,
        });
        sending.send_then(act, t.feedback_sent(), move || {
            draft.forget();
            here.go_instead("/feedback");
        });
    };
    view! {
        <h1 class="visually-hidden">{t.feedback_say()}</h1>
        <div class="stack stack--5">
            <div class="stack stack--2">
                <p class="field__label">{t.feedback_kind()}</p>
                <Chips label=t.feedback_kind() wrap=true>{chips}</Chips>
                {seen}
            </div>
            <TextArea
                label=t.say_label()
                value=text
                rows=5
                hint=t.feedback_hint()
                limit=Prose::MOST
            />
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {t.say_send()}
            </Button>
        </div>
    }
    .into_any()
}
