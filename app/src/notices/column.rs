//! The column of the neighbours (百姓评说): what they say about public affairs, and who answers.

use components::{
    Banner, Button, ButtonLink, ButtonLook, Chip, Chips, Choice, Dock, Glyph, Pace, Select, State,
    StateKind, TextArea, Tick, Tone,
};
use domain::issues::Body;
use domain::notices::{About, Command as Act, SayMessage, Topic};
use domain::{BodyId, MessageId, Prose, wording};
use leptos::prelude::*;

use super::message::listed;
use super::words::messages;
use crate::shell::{self, Here, Sending, sorted};

/// The page.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.column_page());
    let belongs = Memo::new(move |_| here.actor().belongs());
    let body = move || {
        if !belongs.get() {
            return guest(here, t.column_guest(), t.column_guest_text());
        }
        untrack(|| inside(here))
    };
    let dock = move || {
        belongs.get().then(|| {
            view! {
                <Dock>
                    <ButtonLink
                        href="/column/new"
                        look=ButtonLook::Primary
                        block=true
                        glyph=Glyph::EDIT
                    >
                        {t.column_say()}
                    </ButtonLink>
                </Dock>
            }
        })
    };
    shell::inner(
        here,
        t.column_page(),
        "/notices",
        Pace::Wide,
        Some(dock.into_any()),
        body.into_any(),
    )
}

/// In place of what residents read.
pub fn guest(here: Here, title: &'static str, text: &'static str) -> AnyView {
    let act = view! { <ButtonLink href="/sign-in">{here.t.shell_sign_in()}</ButtonLink> };
    let act = act.into_any();
    view! { <State kind=StateKind::NotYours glyph=Glyph::TALK title text act page=true /> }
        .into_any()
}

fn inside(here: Here) -> AnyView {
    let t = here.t;
    let only = RwSignal::new(None::<Topic>);
    let all = Memo::new(move |_| {
        let mut all = messages(here);
        all.retain(|it| match &it.about {
            About::Column { topic, .. } => only.get().is_none_or(|only| only == *topic),
            _ => false,
        });
        sorted(all, |it| (-it.at.0, it.id.0))
    });
    let chip = move |topic: Option<Topic>| {
        let label = topic.map_or(t.filter_all(), |it| wording::topic(it, here.lang));
        let pressed = Signal::derive(move || only.get() == topic);
        view! { <Chip label pressed on_press=move |()| only.set(topic) /> }
    };
    let chips = std::iter::once(None).chain(Topic::ALL.map(Some)).map(chip);
    let chips = chips.collect_view();
    let none = move || {
        all.with(Vec::is_empty).then(|| {
            let (title, text) = (t.column_none(), t.column_none_text());
            view! { <State kind=StateKind::Empty glyph=Glyph::TALK title text /> }
        })
    };
    view! {
        <h1 class="visually-hidden">{t.column_page()}</h1>
        <p class="phrase">{t.column_text()}</p>
        <Chips label=t.column_topics()>{chips}</Chips>
        {none}
        {listed(here, all)}
    }
    .into_any()
}

/// Something new for it.
pub fn say(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.column_say());
    let belongs = Memo::new(move |_| here.actor().belongs());
    let fields = Fields::new();
    let sending = Sending::new(here);
    let body = move || {
        if !belongs.get() {
            return guest(here, t.column_guest(), t.column_guest_text());
        }
        untrack(|| form(here, fields, sending))
    };
    shell::inner(
        here,
        t.column_say(),
        "/column",
        Pace::Form,
        None,
        body.into_any(),
    )
}

/// What is chosen and typed.
#[derive(Clone, Copy)]
struct Fields {
    topic: RwSignal<Option<Topic>>,
    text: RwSignal<String>,
    body: RwSignal<String>,
    open: RwSignal<bool>,
}

impl Fields {
    fn new() -> Self {
        Self {
            topic: RwSignal::new(None),
            text: RwSignal::new(String::new()),
            body: RwSignal::new(String::new()),
            open: RwSignal::new(true),
        }
    }
}

fn form(here: Here, it: Fields, sending: Sending) -> AnyView {
    let t = here.t;
    let draft = shell::keep(
        here,
        "column".to_owned(),
        it.text.into(),
        Callback::new(move |kept| it.text.set(kept)),
    );
    let chip = |topic: Topic| {
        let label = wording::topic(topic, here.lang);
        let pressed = Signal::derive(move || it.topic.get() == Some(topic));
        view! { <Chip label pressed on_press=move |()| it.topic.set(Some(topic)) /> }
    };
    let chips = Topic::ALL.map(chip).into_iter().collect_view();
    let office = Choice {
        value: String::new(),
        label: t.column_office().to_owned(),
    };
    let bodies = Signal::derive(move || {
        let bodies = here.all::<Body>().into_iter().filter(|it| !it.ended);
        let bodies = sorted(bodies.collect::<Vec<_>>(), |it| (0, it.id.0));
        let bodies = bodies.into_iter().map(|it| Choice {
            value: it.id.to_string(),
            label: it.name.to_string(),
        });
        std::iter::once(office.clone())
            .chain(bodies)
            .collect::<Vec<_>>()
    });
    // Whom only the office can ask is asked by the office.
    let asks = move || {
        it.open.get().then(|| {
            view! { <Select label=t.column_whom() value=it.body choices=bodies /> }
        })
    };
    let note = move || {
        let note = if it.open.get() {
            t.column_open_text()
        } else {
            t.column_closed_text()
        };
        view! { <p class="small soft">{note}</p> }
    };
    let send = move |()| {
        let community = here.community().map(|it| it.id);
        let words = Prose::new(&it.text.get_untracked()).ok();
        let Some(topic) = it.topic.get_untracked() else {
            sending.refuse(t.column_choose());
            return;
        };
        let (Some(community), Some(text)) = (community, words) else {
            sending.refuse(t.say_empty());
            return;
        };
        let open = it.open.get_untracked();
        let body: Option<BodyId> = it.body.get_untracked().parse().ok().filter(|_| open);
        let about = About::Column { topic, open, body };
        let id = MessageId(offline::new_id());
        let act = Act::Say(SayMessage {
            id,
            community,
            about,
            text,
        });
        sending.send_then(act, t.column_sent(), move || {
            draft.forget();
            here.go_instead("/column");
        });
    };
    view! {
        <h1 class="visually-hidden">{t.column_say()}</h1>
        <div class="stack stack--5">
            <Banner glyph=Glyph::INFO tone=Tone::Info>
                {t.column_not_issue()} " "
                <ButtonLink href="/issues/new" look=ButtonLook::Text>{t.issue_new()}</ButtonLink>
            </Banner>
            <div class="stack stack--2">
                <p class="field__label">{t.column_topics()}</p>
                <Chips label=t.column_topics() wrap=true>{chips}</Chips>
            </div>
            <TextArea
                label=t.say_label()
                value=it.text
                rows=5
                hint=t.column_hint()
                limit=Prose::MOST
            />
            <Tick
                label=t.column_open()
                checked=it.open
                on_change=move |on| it.open.set(on)
            />
            {note}
            {asks}
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {t.say_send()}
            </Button>
        </div>
    }
    .into_any()
}
