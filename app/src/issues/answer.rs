//! Whoever reported it says whether it is done, and what they may do besides (评价、重开、请求吹哨).

use components::{Button, ButtonLook, Radio, Section, Sheet, TextArea};
use domain::issues::{
    Answer, AnswerIssue, AskWhistle, Command as Act, Did, Done, Level, NoteAnswer, ReopenIssue,
    State, With as Hands,
};
use domain::projects::Stars;
use domain::{IssueId, Prose, wording};
use leptos::prelude::*;

use super::words::Known;
use crate::shell::{Here, Sending};

/// The question, where it is theirs to answer; what they said, once they did.
pub fn answer(here: Here, id: IssueId, it: Memo<Option<Known>>) -> AnyView {
    let asks = Memo::new(move |_| {
        let me = here.person();
        it.with(|it| it.as_ref().is_some_and(|it| it.solved && it.is_mine(me)))
    });
    let calls = Memo::new(move |_| it.with(|it| it.as_ref().is_some_and(|it| calls(here, it))));
    let said = Memo::new(move |_| it.with(|it| it.as_ref().and_then(|it| it.answer)));
    let shown = move || {
        if asks.get() {
            return untrack(|| question(here, id, Says::Here));
        }
        if calls.get() {
            return untrack(|| question(here, id, Says::ByPhone));
        }
        match said.get() {
            Some(answer) => told(here, answer),
            None => ().into_any(),
        }
    };
    shown.into_any()
}

/// How whoever reported it says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// On their own phone.
    Here,
    /// To somebody who called them, and notes it.
    ByPhone,
}

/// Whether the reader may call whoever reported it, and note what they say.
fn calls(here: Here, it: &Known) -> bool {
    let (Some(issue), Some(me)) = (&it.issue, here.person()) else {
        return false;
    };
    let waits = matches!(issue.state, State::Resolved { .. });
    let serves = || here.read(|town| here.actor().serves(Level::Micro, &it.spot, town));
    waits && issue.may_hear(me) && !it.is_mine(Some(me)) && serves()
}

fn told(here: Here, answer: Answer) -> AnyView {
    let t = here.t;
    let stars = stars_of(answer.stars)
        .map(|it| t.project_stars(it.count(), wording::stars(it, here.lang)))
        .unwrap_or_default();
    let done = wording::issue_done(answer.done, here.lang);
    view! {
        <Section title=t.issue_answer_title()>
            <p class="strong">{t.issue_answered(done, stars)}</p>
        </Section>
    }
    .into_any()
}

fn stars_of(count: u8) -> Option<Stars> {
    Stars::ALL
        .into_iter()
        .find(|it| it.count() == u32::from(count))
}

fn question(here: Here, id: IssueId, says: Says) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let done = RwSignal::new(None::<Done>);
    let stars = RwSignal::new(None::<Stars>);
    let words = RwSignal::new(String::new());
    let choices = [Done::Solved, Done::Basically, Done::NotSolved].map(|it| {
        let label = wording::issue_done(it, here.lang);
        let chosen = Signal::derive(move || done.get() == Some(it));
        view! { <Radio group="done" label chosen on_choose=move |()| done.set(Some(it)) /> }
    });
    let choices = choices.into_iter().collect_view();
    let rated = Stars::ALL.into_iter().rev().map(|it| {
        let label = t.project_stars(it.count(), wording::stars(it, here.lang));
        let chosen = Signal::derive(move || stars.get() == Some(it));
        view! { <Radio group="stars" label chosen on_choose=move |()| stars.set(Some(it)) /> }
    });
    let rated = rated.collect_view();
    let send = move |()| {
        let (Some(done), Some(stars)) = (done.get_untracked(), stars.get_untracked()) else {
            sending.refuse(t.issue_answer_missing());
            return;
        };
        let answer = Answer {
            done,
            stars: u8::try_from(stars.count()).unwrap_or_default(),
        };
        let words = words.with_untracked(|it| Prose::new(it).ok());
        let issue = id;
        let (act, done) = match says {
            Says::Here => (
                Act::Answer(AnswerIssue {
                    issue,
                    answer,
                    words,
                }),
                t.issue_answer_sent(),
            ),
            Says::ByPhone => (
                Act::NoteAnswer(NoteAnswer {
                    issue,
                    answer,
                    words,
                }),
                t.issue_heard_sent(),
            ),
        };
        sending.send(act, done);
    };
    let (title, text, press) = match says {
        Says::Here => (
            t.issue_question(),
            t.issue_question_text(),
            t.issue_answer_send(),
        ),
        Says::ByPhone => (t.issue_heard(), t.issue_heard_text(), t.issue_heard_send()),
    };
    view! {
        <Section title>
            <p class="small soft">{text}</p>
            <fieldset class="stack stack--2">
                <legend class="field__label">{t.issue_question_done()}</legend>
                {choices}
            </fieldset>
            <fieldset class="stack stack--2">
                <legend class="field__label">{t.issue_question_stars()}</legend>
                {rated}
            </fieldset>
            <TextArea
                label=t.issue_question_words()
                need=t.form_optional()
                value=words
                rows=2
                limit=Prose::MOST
            />
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {press}
            </Button>
        </Section>
    }
    .into_any()
}

/// What the reporter may ask for besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    /// A whistle.
    Whistle,
    /// To open it again.
    Reopen,
}

fn wish(here: Here, it: &Known) -> Option<Wish> {
    let issue = it.issue.as_ref().filter(|_| it.is_mine(here.person()))?;
    match &issue.state {
        State::Closed { at, .. } if issue.aside.is_none() => {
            let now = here.now();
            let rules = here.community()?.rules(now.day())?;
            let last = at.day().plus(i32::from(rules.issues.reopen_days));
            (now.day() <= last).then_some(Wish::Reopen)
        }
        State::Reported { .. } | State::Handling { .. } => {
            let asked = it.log.iter().any(|it| it.did == Did::AskedWhistle);
            let grid = matches!(it.with, Some(Hands::Grid(_)));
            (grid && !asked).then_some(Wish::Whistle)
        }
        _ => None,
    }
}

/// The button of it, and the sheet behind.
pub fn more(here: Here, id: IssueId, it: Memo<Option<Known>>) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let wish = Memo::new(move |_| it.with(|it| wish(here, it.as_ref()?)));
    let name = move || match wish.get() {
        Some(Wish::Reopen) => t.issue_reopen(),
        _ => t.issue_ask_whistle(),
    };
    let button = move || {
        wish.get().map(|_| {
            view! { <Button on_press=move |()| open.set(true)>{name}</Button> }
        })
    };
    view! {
        {button}
        <Sheet open title=Signal::derive(name) close_label=t.shell_close()>
            {move || wish.get().map(|wish| untrack(|| wishing(here, id, wish, open)))}
        </Sheet>
    }
    .into_any()
}

fn wishing(here: Here, id: IssueId, wish: Wish, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let text = RwSignal::new(String::new());
    let (explains, label, button) = match wish {
        Wish::Whistle => (t.issue_ask_text(), t.issue_why(), t.issue_ask_whistle()),
        Wish::Reopen => (t.issue_reopen_text(), t.issue_whats_new(), t.issue_reopen()),
    };
    let send = move |()| {
        let Some(words) = text.with_untracked(|it| Prose::new(it).ok()) else {
            sending.refuse(t.say_empty());
            return;
        };
        let act = match wish {
            Wish::Whistle => Act::AskWhistle(AskWhistle { issue: id, words }),
            Wish::Reopen => Act::Reopen(ReopenIssue { issue: id, words }),
        };
        sending.note_then(act, move || {
            open.try_set(false);
        });
    };
    view! {
        <div class="stack stack--4">
            <p>{explains}</p>
            <TextArea label value=text rows=3 limit=Prose::MOST />
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {button}
            </Button>
        </div>
    }
    .into_any()
}
