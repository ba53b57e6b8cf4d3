//! Questions before the meeting (会前提问): any resident asks, and whoever knows answers in writing.

use components::{
    Answer, Argument, Banner, Button, ButtonLook, Glyph, Paragraphs, Radio, Section, Sheet,
    TextArea, Tone,
};
use domain::councils::{AnswerQuestion, AskQuestion, Command, Motion, Question, Sitting, ended_at};
use domain::{MotionId, Prose, QuestionId, SittingId};
use leptos::prelude::*;

use crate::shell::{self, Draft, Here, sorted, waiting_note, when};

/// What is written in the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writing {
    /// A question.
    Asks,
    /// An answer.
    Answers(QuestionId),
}

/// What is asked about a sitting's agenda, what waits for an answer first.
pub fn questions(here: Here, id: SittingId) -> AnyView {
    let t = here.t;
    let motions = Memo::new(move |_| {
        let motions = here.of::<Motion>(id);
        sorted(motions, |motion| (motion.number.into(), motion.id.0))
    });
    let asked = Memo::new(move |_| {
        let motions = motions.get().into_iter();
        let asked = motions.flat_map(|motion| here.of::<Question>(motion.id));
        let mut asked: Vec<Question> = asked.collect();
        asked.sort_by_key(|it| (it.answer.is_some(), it.at, it.id));
        asked
    });
    // Answers may come until the sitting is closed, questions until it begins.
    let may_ask = Memo::new(move |_| {
        let sitting: Option<Sitting> = here.get(id);
        let early = sitting.is_some_and(|it| here.now() < it.starts_at);
        early && here.actor().belongs() && motions.with(|it| !it.is_empty())
    });
    let over = Memo::new(move |_| here.read(|town| ended_at(id, town)).is_some());
    let writing = RwSignal::new(Writing::Asks);
    let open = RwSignal::new(false);
    let write = Callback::new(move |what| {
        writing.set(what);
        open.set(true);
    });
    let list = move || {
        let over = over.get();
        let all = asked.get();
        let rows = all.iter().map(|it| one(here, it, over, write));
        rows.collect_view()
    };
    let act = move || {
        may_ask.get().then(|| {
            let ask = move |()| write.run(Writing::Asks);
            view! {
                <Button block=true glyph=Glyph::EDIT on_press=ask>{t.questions_ask()}</Button>
            }
        })
    };
    let any = Memo::new(move |_| may_ask.get() || asked.with(|it| !it.is_empty()));
    let count = move || match asked.with(Vec::len) {
        0 => String::new(),
        count => t.talk_count(count),
    };
    let shown = move || {
        any.get().then(|| {
            view! { <Section title=t.questions_title() count>{list} {act}</Section> }
        })
    };
    let title = move || match writing.get() {
        Writing::Asks => t.questions_ask(),
        Writing::Answers(_) => t.talk_reply(),
    };
    view! {
        {shown}
        <Sheet open title close_label=t.shell_close()>
            {untrack(|| form(here, id, motions.get(), writing.get(), open))}
        </Sheet>
    }
    .into_any()
}

fn one(here: Here, it: &Question, over: bool, write: Callback<Writing>) -> AnyView {
    let t = here.t;
    let id = it.id;
    let actor = here.actor();
    let mine = here.read(|town| it.is_answered_by(&actor, town)) && !over;
    let below = match &it.answer {
        Some(reply) => {
            let from = if reply.official {
                t.talk_desk().to_owned()
            } else {
                t.talk_answer(&reply.author.shown)
            };
            view! { <Answer from text=reply.text.to_string() /> }.into_any()
        }
        None if mine => view! {
            <Button small=true on_press=move |()| write.run(Writing::Answers(id))>
                {t.talk_reply()}
            </Button>
        }
        .into_any(),
        None => view! { <p class="small soft">{t.questions_waits()}</p> }.into_any(),
    };
    let motion: Option<Motion> = here.get(it.motion);
    let about = motion.map(|it| t.questions_about(it.number, &it.title));
    let who = t.questions_who(when(here, it.at), &it.author.shown);
    let text = Signal::stored(it.text.to_string());
    view! {
        <Argument
            side=t.side_question()
            meaning=t.questions_title()
            asks=it.answer.is_none()
            who
            below
        >
            <p class="small soft">{about}</p>
            <Paragraphs text />
        </Argument>
    }
    .into_any()
}

fn form(
    here: Here,
    id: SittingId,
    motions: Vec<Motion>,
    writing: Writing,
    open: RwSignal<bool>,
) -> AnyView {
    let t = here.t;
    let text = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let fault = RwSignal::new(None::<String>);
    let first = motions.first().map(|it| it.id);
    let motion = RwSignal::new(first);
    let key = match writing {
        Writing::Asks => format!("question:{id}"),
        Writing::Answers(question) => format!("answer:{question}"),
    };
    let draft = shell::keep(
        here,
        key,
        text.into(),
        Callback::new(move |kept| text.set(kept)),
    );
    let empty = Signal::derive(move || {
        let wrong = tried.get() && text.with(|it| Prose::new(it).is_err());
        wrong.then(|| t.say_empty().to_owned())
    });
    let above = match writing {
        Writing::Asks => which(here, &motions, motion),
        Writing::Answers(question) => {
            let question: Option<Question> = here.get(question);
            let text = question.map(|it| it.text.to_string());
            view! { <p class="small soft">{text}</p> }.into_any()
        }
    };
    let send = move |()| {
        let words = text.with_untracked(|it| Prose::new(it).ok());
        let Some(command) = words.and_then(|it| command(writing, motion.get_untracked(), it))
        else {
            tried.set(true);
            return;
        };
        submit(here, command, draft, open, fault);
    };
    let why = move || {
        let sentence = fault.get()?;
        Some(view! {
            <Banner glyph=Glyph::ALERT tone=Tone::Stop live=true>{sentence}</Banner>
        })
    };
    let label = match writing {
        Writing::Asks => t.questions_label(),
        Writing::Answers(_) => t.questions_answer_label(),
    };
    view! {
        <div class="stack stack--4">
            {above}
            <TextArea label value=text rows=4 hint=t.say_hint() limit=Prose::MOST fault=empty />
            {why}
            <Button look=ButtonLook::Primary block=true on_press=send>{t.say_send()}</Button>
        </div>
    }
    .into_any()
}

/// About which motion one asks, where there are several.
fn which(here: Here, motions: &[Motion], chosen: RwSignal<Option<MotionId>>) -> AnyView {
    let radio = |motion: &Motion| {
        let id = motion.id;
        let label = here.t.questions_about(motion.number, &motion.title);
        let is = Signal::derive(move || chosen.get() == Some(id));
        view! {
            <Radio group="about" label chosen=is on_choose=move |()| chosen.set(Some(id)) />
        }
    };
    let radios = motions.iter().map(radio).collect_view();
    view! {
        <fieldset>
            <legend class="field__label">{here.t.questions_which()}</legend>
            {radios}
        </fieldset>
    }
    .into_any()
}

fn command(writing: Writing, motion: Option<MotionId>, text: Prose) -> Option<Command> {
    Some(match writing {
        Writing::Asks => Command::AskQuestion(AskQuestion {
            id: QuestionId(offline::new_id()),
            motion: motion?,
            text,
        }),
        Writing::Answers(question) => Command::AnswerQuestion(AnswerQuestion { question, text }),
    })
}

fn submit(
    here: Here,
    command: Command,
    draft: Draft,
    open: RwSignal<bool>,
    fault: RwSignal<Option<String>>,
) {
    leptos::task::spawn_local(async move {
        match here.submit(domain::Command::Councils(command)).await {
            Ok(()) => {
                draft.forget();
                open.try_set(false);
                here.say(here.t.questions_done(waiting_note(here)));
            }
            Err(sentence) => {
                fault.try_set(Some(sentence));
            }
        }
    });
}
