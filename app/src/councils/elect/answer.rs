//! Answering one's own nomination: standing, with a name and a few words, or not (接受提名).

use components::{Banner, Button, ButtonLook, Field, Glyph, Sheet, TextArea, Tone};
use domain::councils::{Answer, AnswerNomination, Candidate, Command, Election, Stand};
use domain::{CandidateId, Line, MotionId, PersonId, Prose, wording};
use leptos::prelude::*;

use crate::shell::{Here, waiting_note};

/// Above everything else for whoever was nominated, until the list is closed.
pub fn answer(here: Here, id: MotionId, election: Memo<Option<Election>>) -> AnyView {
    let t = here.t;
    let mine = Memo::new(move |_| {
        election.with(|it| it.as_ref().is_some_and(Election::is_open).then_some(()))?;
        here.get::<Candidate>(CandidateId::of(id, here.person()?))
    });
    let open = RwSignal::new(false);
    let told = move || {
        let mine = mine.get()?;
        let post = wording::post(mine.post, here.lang);
        let (title, tone, again) = match mine.stand {
            Stand::Unsaid => (t.elect_mine_unsaid(post), Tone::Wait, t.elect_answer()),
            Stand::Accepted { .. } => (t.elect_mine_accepted(post), Tone::Done, t.elect_change()),
            Stand::Declined { .. } => (t.elect_mine_declined(post), Tone::Plain, t.elect_change()),
        };
        let look = if mine.stand == Stand::Unsaid {
            ButtonLook::Primary
        } else {
            ButtonLook::Text
        };
        Some(view! {
            <Banner glyph=Glyph::INFO tone title>{t.elect_mine_text()}</Banner>
            <Button look block=true on_press=move |()| open.set(true)>{again}</Button>
        })
    };
    view! {
        {told}
        <Sheet open title=t.elect_answer() close_label=t.shell_close()>
            {move || open.get().then(|| untrack(|| mine.get().map(|it| form(here, &it, open))))}
        </Sheet>
    }
    .into_any()
}

fn form(here: Here, mine: &Candidate, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let (motion, person) = (mine.motion, mine.person);
    let (name, words) = match &mine.stand {
        Stand::Accepted { name, words, .. } => (Some(name.to_string()), words.clone()),
        Stand::Unsaid | Stand::Declined { .. } => (None, None),
    };
    let name = name.or_else(|| here.me().map(|me| me.name.to_string()));
    let name = RwSignal::new(name.unwrap_or_default());
    let words = RwSignal::new(words.map(|it| it.to_string()).unwrap_or_default());
    let fault = RwSignal::new(None::<String>);
    let accept = move |()| {
        let said = words.get_untracked();
        let said = match said.trim() {
            "" => Ok(None),
            text => Prose::new(text).map(Some),
        };
        let (Ok(name), Ok(words)) = (Line::new(&name.get_untracked()), said) else {
            fault.set(Some(t.elect_name_fault().to_owned()));
            return;
        };
        let done = here.t.elect_accept_done(waiting_note(here));
        send(
            here,
            motion,
            person,
            Answer::Accept { name, words },
            done,
            (open, fault),
        );
    };
    let decline = move |()| {
        let done = here.t.elect_decline_done(waiting_note(here));
        send(here, motion, person, Answer::Decline, done, (open, fault));
    };
    let why = move || {
        let sentence = fault.get()?;
        Some(view! {
            <Banner glyph=Glyph::ALERT tone=Tone::Stop live=true>{sentence}</Banner>
        })
    };
    view! {
        <div class="stack stack--4">
            <p>{t.elect_answer_text(wording::post(mine.post, here.lang))}</p>
            <Field label=t.elect_name() value=name limit=Line::MOST hint=t.elect_name_hint() />
            <TextArea
                label=t.elect_words()
                value=words
                rows=4
                limit=Prose::MOST
                need=t.elect_optional()
                hint=t.elect_words_hint()
            />
            {why}
            <Button look=ButtonLook::Primary block=true on_press=accept>
                {t.elect_accept()}
            </Button>
            <Button look=ButtonLook::Text block=true on_press=decline>
                {t.elect_decline()}
            </Button>
        </div>
    }
    .into_any()
}

fn send(
    here: Here,
    motion: MotionId,
    person: PersonId,
    answer: Answer,
    done: String,
    (open, fault): (RwSignal<bool>, RwSignal<Option<String>>),
) {
    let command = Command::AnswerNomination(AnswerNomination {
        motion,
        person,
        answer,
        paper: None,
    });
    leptos::task::spawn_local(async move {
        match here.submit(domain::Command::Councils(command)).await {
            Ok(()) => {
                open.try_set(false);
                here.say(done);
            }
            Err(sentence) => {
                fault.try_set(Some(sentence));
            }
        }
    });
}
