//! What somebody says to the office, what it answers, and the sheets in which both are written.

use components::{
    Answer, Argument, Badge, Button, ButtonLook, Chip, Chips, Glyph, Pace, Paragraphs, Section,
    Sheet, TextArea, Tone,
};
use domain::notices::{
    About, BackMessage, Command as Act, Complaint, Message, MessageBacking, MessagePulse, Progress,
    ReplyToMessage, SayMessage, answers,
};
use domain::{MessageBackingId, MessageId, Prose, wording};
use leptos::prelude::*;

use super::words::{desk, message, messages};
use crate::projects::who;
use crate::shell::{self, Here, Sending, sorted, when};

/// How many messages the first look shows.
const FEW: usize = 20;

/// What a talk below something is called.
pub struct Talk {
    /// Its title.
    pub title: &'static str,
    /// The button.
    pub say: &'static str,
    /// Help below the field.
    pub hint: &'static str,
    /// In place of nothing.
    pub none: &'static str,
    /// What the draft is kept under.
    pub key: String,
    /// Whether this person may say something.
    pub says: Memo<bool>,
}

/// What is said about something, and a way to say something: `about` is told whether it is held
/// against it, where `mine` may be.
pub fn talk(
    here: Here,
    what: Talk,
    mine: impl Fn(&About) -> bool + Send + Sync + 'static,
    about: impl Fn(bool) -> About + Copy + Send + Sync + 'static,
) -> AnyView {
    let t = here.t;
    let all = Memo::new(move |_| {
        let mut all = messages(here);
        all.retain(|it| mine(&it.about));
        sorted(all, |it| (it.at.0, it.id.0))
    });
    let open = RwSignal::new(false);
    let Talk {
        title,
        say,
        hint,
        none,
        key,
        says,
    } = what;
    let list = move || {
        let empty = all.with(Vec::is_empty);
        empty.then(|| view! { <p class="small soft">{none}</p> })
    };
    let cards = cards(here, all.into());
    let button = move || {
        says.get().then(|| {
            view! {
                <Button block=true glyph=Glyph::EDIT on_press=move |()| open.set(true)>
                    {say}
                </Button>
            }
        })
    };
    let count = move || match all.with(Vec::len) {
        0 => String::new(),
        count => t.talk_count(count),
    };
    view! {
        <Section title count>{list} {cards} {button}</Section>
        {say_sheet(here, (say, hint, key), open, about)}
    }
    .into_any()
}

/// The sheet in which one says something. What may be held against asks whether it is.
fn say_sheet(
    here: Here,
    (title, hint, key): (&'static str, &'static str, String),
    open: RwSignal<bool>,
    about: impl Fn(bool) -> About + Copy + Send + Sync + 'static,
) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let text = RwSignal::new(String::new());
    let against = RwSignal::new(false);
    let draft = shell::keep(
        here,
        format!("say:{key}"),
        text.into(),
        Callback::new(move |kept| text.set(kept)),
    );
    let may_object = matches!(about(true), About::Publicity { .. });
    let send = move |()| {
        let community = here.community().map(|it| it.id);
        let words = Prose::new(&text.get_untracked()).ok();
        let (Some(community), Some(words)) = (community, words) else {
            sending.refuse(t.say_empty());
            return;
        };
        let act = Act::Say(SayMessage {
            id: MessageId(offline::new_id()),
            community,
            about: about(against.get_untracked()),
            text: words,
        });
        sending.send_then(act, t.notice_said(), move || {
            draft.forget();
            text.try_set(String::new());
            open.try_set(false);
        });
    };
    let kinds = move || may_object.then(|| as_what(here, against));
    view! {
        <Sheet open title close_label=t.shell_close()>
            <div class="stack stack--4">
                {kinds}
                <TextArea label=t.say_label() value=text rows=4 hint=hint limit=Prose::MOST />
                {sending.fault()}
                <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                    {t.say_send()}
                </Button>
            </div>
        </Sheet>
    }
    .into_any()
}

/// Whether it is an opinion, or held against what hangs.
fn as_what(here: Here, against: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let chip = move |label: &'static str, is: bool| {
        let pressed = Signal::derive(move || against.get() == is);
        view! { <Chip label pressed on_press=move |()| against.set(is) /> }
    };
    let note = move || {
        let note = if against.get() {
            t.board_objection_text()
        } else {
            t.board_opinion_text()
        };
        view! { <p class="small soft">{note}</p> }
    };
    view! {
        <Chips label=t.board_as()>
            {chip(t.board_opinion(), false)} {chip(t.board_objection(), true)}
        </Chips>
        {note}
    }
    .into_any()
}

/// One message in a list, newest first, so many at first.
pub fn listed(here: Here, all: Memo<Vec<Message>>) -> AnyView {
    let most = RwSignal::new(FEW);
    let first = Memo::new(move |_| {
        let most = most.get();
        all.with(|all| all.iter().take(most).cloned().collect::<Vec<_>>())
    });
    let more = move || {
        let left = all.with(Vec::len).saturating_sub(most.get());
        (left > 0).then(|| {
            view! {
                <Button look=ButtonLook::Quiet on_press=move |()| most.update(|it| *it += FEW)>
                    {here.t.talk_more(left)}
                </Button>
            }
        })
    };
    view! { {cards(here, first.into())} {more} }.into_any()
}

/// Messages, of which only those are drawn anew that changed: nobody's words are lost under a sheet
/// because somebody else said something.
fn cards(here: Here, all: Signal<Vec<Message>>) -> AnyView {
    let key = |it: &Message| (it.id, it.replies.len(), it.hidden.is_some());
    view! {
        <For each=move || all.get() key children=move |it| untrack(|| card(here, &it)) />
    }
    .into_any()
}

/// A message: who says what, how many think so too, what was answered and what is owed.
pub fn card(here: Here, it: &Message) -> AnyView {
    let t = here.t;
    let (side, meaning) = side(here, it);
    let who = match head_of(here, it) {
        Some(head) => t.message_who(when(here, it.at), head, who(here, &it.author)),
        None => t.message_who_plain(when(here, it.at), who(here, &it.author)),
    };
    let words = match (&it.text, &it.hidden) {
        (Some(text), _) => {
            let text = Signal::stored(text.to_string());
            view! { <Paragraphs text /> }.into_any()
        }
        (None, hidden) => {
            let reason = hidden.as_ref().map(|it| it.reason.to_string());
            view! { <p class="small soft">{t.message_hidden(reason.unwrap_or_default())}</p> }
                .into_any()
        }
    };
    let replies = it.replies.iter().map(|reply| {
        let said = desk(here, reply.from);
        let from = match reply.progress {
            Some(progress) => t.message_answer_stands(said, wording::progress(progress, here.lang)),
            None => t.message_answer(said),
        };
        view! { <Answer from text=reply.text.to_string() /> }
    });
    let replies = replies.collect_view();
    let owed = it.waits().then(|| {
        let day = it.due.map(|due| due.plus_minutes(-1).day());
        let day = day.map(|day| wording::short_day(day, here.lang));
        let late = it.due.is_some_and(|due| due <= here.now());
        let (class, line) = if late {
            ("small is-seal", t.message_late(day.unwrap_or_default()))
        } else {
            ("small soft", t.message_due(day.unwrap_or_default()))
        };
        view! { <p class=class>{line}</p> }
    });
    let stands = it.progress().map(|progress| {
        let tone = match progress {
            Progress::Done => Tone::Done,
            Progress::Planned => Tone::Info,
            Progress::Heard => Tone::Wait,
            Progress::NotDone => Tone::Plain,
        };
        let label = wording::progress(progress, here.lang);
        view! { <p><Badge label tone /></p> }
    });
    let below = view! {
        {stands} {replies} {owed} {backing(here, it)} {reply(here, it)}
    }
    .into_any();
    view! {
        <Argument side meaning asks=it.waits() who below>
            {words}
        </Argument>
    }
    .into_any()
}

/// One character for what it is, and the word it stands for.
fn side(here: Here, it: &Message) -> (&'static str, String) {
    let t = here.t;
    match &it.about {
        About::Notice(_) => (t.side_note(), t.notice_say().to_owned()),
        About::Publicity {
            objection: true, ..
        } => (t.side_objection(), t.board_objection().to_owned()),
        About::Publicity { .. } => (t.side_opinion(), t.board_opinion().to_owned()),
        About::Column { topic, .. } => (
            t.side_column(),
            wording::topic(*topic, here.lang).to_owned(),
        ),
        About::Covenant(_) => (t.side_opinion(), t.covenant_say().to_owned()),
        About::App { kind, .. } => {
            let side = match kind {
                Complaint::Broken => t.side_broken(),
                Complaint::Unclear => t.side_unclear(),
                Complaint::Idea => t.side_idea(),
            };
            (side, wording::complaint(*kind, here.lang).to_owned())
        }
    }
}

/// What stands before the name: the topic, and whether it is for the office alone.
fn head_of(here: Here, it: &Message) -> Option<String> {
    match &it.about {
        About::Column { topic, open, .. } => {
            let topic = wording::topic(*topic, here.lang);
            Some(if *open {
                topic.to_owned()
            } else {
                here.t.column_closed(topic)
            })
        }
        About::App { kind, .. } => Some(wording::complaint(*kind, here.lang).to_owned()),
        _ => None,
    }
}

/// How many think so too, and the button for it; nothing where it is for the office alone.
fn backing(here: Here, it: &Message) -> Option<AnyView> {
    if !it.may_be_backed() || it.hidden.is_some() {
        return None;
    }
    let t = here.t;
    let (id, author) = (it.id, it.author.person);
    let sending = Sending::new(here);
    let count = Memo::new(move |_| here.get::<MessagePulse>(id).map_or(0, |it| it.backers));
    let mine = Memo::new(move |_| {
        let me = here.person();
        me.is_some_and(|me| {
            let id = MessageBackingId::of(id, me);
            here.get::<MessageBacking>(id).is_some()
        })
    });
    let may = Memo::new(move |_| here.person() != Some(author) && here.actor().belongs());
    let press = move |()| {
        let backs = !mine.get_untracked();
        let act = Act::Back(BackMessage { message: id, backs });
        sending.note(act);
    };
    let button = move || {
        may.get().then(|| {
            let label = move || {
                if mine.get() {
                    t.message_backed()
                } else {
                    t.message_back()
                }
            };
            let glyph = Glyph::HEART;
            view! {
                <Button small=true glyph busy=sending.busy on_press=press>
                    {label}
                </Button>
            }
        })
    };
    let number = move || match count.get() {
        0 => String::new(),
        count => t.message_backers(count),
    };
    Some(
        view! {
            <div class="cluster">
                {button} <span class="small soft">{number}</span>
            </div>
            {sending.fault()}
        }
        .into_any(),
    )
}

/// The button with which whoever may answers, and its sheet. What is about the app is answered at
/// the office.
fn reply(here: Here, it: &Message) -> Option<AnyView> {
    let t = here.t;
    let (id, asked) = (it.id, it.clone());
    let about_app = matches!(it.about, About::App { .. });
    let actor = here.actor();
    let may = here.read(|town| answers(&actor, &asked, town).is_some());
    if !may || about_app || it.hidden.is_some() {
        return None;
    }
    let open = RwSignal::new(false);
    let text = RwSignal::new(String::new());
    let sending = Sending::new(here);
    let send = move |()| {
        let Ok(words) = Prose::new(&text.get_untracked()) else {
            sending.refuse(t.say_empty());
            return;
        };
        let act = Act::Reply(ReplyToMessage {
            message: id,
            text: words,
            progress: None,
        });
        sending.note_then(act, move || {
            text.try_set(String::new());
            open.try_set(false);
        });
    };
    let label = t.message_reply_to(who(here, &it.author));
    Some(
        view! {
            <p>
                <Button
                    look=ButtonLook::Text
                    on_press=move |()| open.set(true)
                    attr:aria-label=label
                >
                    {t.talk_reply()}
                </Button>
            </p>
            <Sheet open title=t.talk_reply() close_label=t.shell_close()>
                <div class="stack stack--4">
                    <p class="small soft">{t.message_reply_text()}</p>
                    <TextArea label=t.say_label() value=text rows=3 limit=Prose::MOST />
                    {sending.fault()}
                    <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                        {t.say_send()}
                    </Button>
                </div>
            </Sheet>
        }
        .into_any(),
    )
}

/// The page of one message.
pub fn page(here: Here, id: MessageId) -> AnyView {
    let t = here.t;
    here.title(t.message_page());
    let it = Memo::new(move |_| message(here, id));
    let up = match it.with_untracked(|it| it.as_ref().map(|it| it.about.clone())) {
        Some(About::App { .. }) => "/feedback",
        Some(About::Column { .. }) => "/column",
        Some(About::Covenant(_)) => "/covenant",
        _ => "/notices",
    };
    let body = move || match it.get() {
        Some(it) => {
            let card = untrack(|| card(here, &it));
            view! {
                <h1 class="visually-hidden">{t.message_page()}</h1>
                {card}
            }
            .into_any()
        }
        None => shell::absent(here),
    };
    shell::inner(
        here,
        t.message_page(),
        up,
        Pace::Wide,
        None,
        body.into_any(),
    )
}
