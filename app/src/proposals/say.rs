//! Saying something: the sheet with its stance and its words.

use components::{Button, ButtonLook, Radio, Sheet, TextArea};
use domain::proposals::{Command, Say, Stance};
use domain::{CommentId, ProposalId, Prose, wording};
use leptos::prelude::*;

use crate::shell::{self, Here, waiting_note};

/// The question that is being answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Which.
    pub question: CommentId,
    /// What it asks.
    pub text: String,
}

/// The sheet in which one says something, or answers a question.
pub fn say_sheet(
    here: Here,
    id: ProposalId,
    open: RwSignal<bool>,
    reply: RwSignal<Option<Reply>>,
) -> AnyView {
    let t = here.t;
    let stance = RwSignal::new(Stance::For);
    let text = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let draft = shell::keep(
        here,
        format!("say:{id}"),
        text.into(),
        Callback::new(move |kept| text.set(kept)),
    );
    let fault = Signal::derive(move || {
        let refused = tried.get() && Prose::new(&text.get()).is_err();
        refused.then(|| t.say_empty().to_owned())
    });
    let send = move |()| {
        let Ok(words) = Prose::new(&text.get_untracked()) else {
            tried.set(true);
            return;
        };
        let question = reply.get_untracked().map(|reply| reply.question);
        let said = Say {
            id: CommentId(offline::new_id()),
            proposal: id,
            stance: question.map_or(stance.get_untracked(), |_| Stance::Answer),
            text: words,
            answers: question,
        };
        leptos::task::spawn_local(async move {
            match here
                .submit(domain::Command::Proposals(Command::Say(said)))
                .await
            {
                Ok(()) => {
                    tried.set(false);
                    text.set(String::new());
                    draft.forget();
                    open.set(false);
                    here.say(t.say_done(waiting_note(here)));
                }
                Err(sentence) => here.warn(sentence),
            }
        });
    };
    let inside = move || {
        let how = match reply.get() {
            Some(reply) => view! { <p class="small soft">{reply.text}</p> }.into_any(),
            None => stances(here, stance),
        };
        view! {
            <div class="stack stack--4">
                {how}
                <TextArea label=t.say_label() value=text rows=4 hint=t.say_hint() limit=Prose::MOST fault />
                <Button look=ButtonLook::Primary block=true on_press=send>{t.say_send()}</Button>
            </div>
        }
        .into_any()
    };
    let title = move || match reply.with(Option::is_some) {
        true => t.talk_reply(),
        false => t.talk_say(),
    };
    view! {
        <Sheet open title close_label=t.shell_close()>{inside()}</Sheet>
    }
    .into_any()
}

fn stances(here: Here, chosen: RwSignal<Stance>) -> AnyView {
    let radio = |stance: Stance| {
        let is = Signal::derive(move || chosen.get() == stance);
        view! {
            <Radio
                group="stance"
                label=wording::stance(stance, here.lang)
                chosen=is
                on_choose=move |()| chosen.set(stance)
            />
        }
    };
    let radios = [Stance::For, Stance::Against, Stance::Question]
        .map(radio)
        .collect_view();
    view! {
        <fieldset>
            <legend class="field__label">{here.t.say_stance()}</legend>
            {radios}
        </fieldset>
    }
    .into_any()
}
