//! What neighbours hold against what hangs, the answers in writing, and the sheet to object in.

use components::{
    Answer, Argument, Button, ButtonLook, Chip, Chips, Glyph, Section, Sheet, TextArea,
};
use domain::assessment::{Command as Act, Dimension, ObjectToRound, Round, RoundObjection};
use domain::{Prose, RoundId, RoundObjectionId, wording};
use leptos::prelude::*;

use super::words::lives_here;
use crate::projects::who;
use crate::shell::{self, Here, Sending, sorted, when};

/// All of them; names stand in them, so guests read none.
pub fn objections(here: Here, it: Memo<Option<Round>>) -> AnyView {
    let t = here.t;
    let all = Memo::new(move |_| {
        let id = it.with(|it| it.as_ref().map(|it| it.id));
        let all = id
            .map(|id| here.of::<RoundObjection>(id))
            .unwrap_or_default();
        sorted(all, |it| (-it.at.0, it.id.0))
    });
    let may = Memo::new(move |_| {
        let today = here.now().day();
        let hangs = it.with(|it| it.as_ref().is_some_and(|it| it.takes_objections(today)));
        hangs && lives_here(here)
    });
    let open = RwSignal::new(false);
    let id = it.with_untracked(|it| it.as_ref().map(|it| it.id));
    let shown = move || {
        let (all, may) = (all.get(), may.get());
        if all.is_empty() && !may {
            return None;
        }
        let cards = all
            .iter()
            .map(|it| untrack(|| card(here, it)))
            .collect_view();
        let none = all
            .is_empty()
            .then(|| view! { <p class="small soft">{t.six_objections_none()}</p> });
        let button = may.then(|| {
            view! {
                <Button block=true glyph=Glyph::EDIT on_press=move |()| open.set(true)>
                    {t.six_object()}
                </Button>
            }
        });
        Some(view! { <Section title=t.six_objections()>{none} {cards} {button}</Section> })
    };
    view! { {shown} {id.map(|id| sheet(here, id, open))} }.into_any()
}

fn card(here: Here, it: &RoundObjection) -> AnyView {
    let t = here.t;
    let about = it.dimension.map(|it| wording::six_dimension(it, here.lang));
    let about = about.unwrap_or_else(|| t.six_whole());
    let who = t.six_objection_who(about, when(here, it.at), who(here, &it.author));
    let words = it.text.to_string();
    let below = match &it.answer {
        Some(answer) => {
            let from = if answer.upheld {
                t.six_upheld()
            } else {
                t.six_not_upheld()
            };
            view! { <Answer from text=answer.text.to_string() /> }.into_any()
        }
        None => view! { <p class="small soft">{t.six_waits()}</p> }.into_any(),
    };
    view! {
        <Argument side=t.six_object_mark() meaning=t.six_object_word() who below>
            <p>{words}</p>
        </Argument>
    }
    .into_any()
}

/// The sheet. What is typed is kept on the phone until it is sent.
fn sheet(here: Here, round: RoundId, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let text = RwSignal::new(String::new());
    let about = RwSignal::new(None::<Dimension>);
    let draft = shell::keep(
        here,
        format!("six objection:{round}"),
        text.into(),
        Callback::new(move |kept| text.set(kept)),
    );
    let chip = move |label: &'static str, is: Option<Dimension>| {
        let pressed = Signal::derive(move || about.get() == is);
        view! { <Chip label pressed on_press=move |()| about.set(is) /> }
    };
    let chips = move || {
        let chips = Dimension::ALL.map(|it| chip(wording::six_dimension(it, here.lang), Some(it)));
        chips.into_iter().collect_view()
    };
    let send = move |()| {
        let Ok(words) = Prose::new(&text.get_untracked()) else {
            sending.refuse(t.say_empty());
            return;
        };
        let act = Act::Object(ObjectToRound {
            id: RoundObjectionId(offline::new_id()),
            round,
            dimension: about.get_untracked(),
            text: words,
        });
        sending.send_then(act, t.six_objected(), move || {
            draft.forget();
            text.try_set(String::new());
            open.try_set(false);
        });
    };
    view! {
        <Sheet open title=t.six_object() close_label=t.shell_close()>
            <div class="stack stack--4">
                <p>{t.six_object_text()}</p>
                <Chips label=t.six_object_about() wrap=true>
                    {chip(t.six_whole(), None)} {chips}
                </Chips>
                <TextArea
                    label=t.six_object_what()
                    value=text
                    rows=4
                    hint=t.six_object_hint()
                    limit=Prose::MOST
                />
                {sending.fault()}
                <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                    {t.six_object_send()}
                </Button>
            </div>
        </Sheet>
    }
    .into_any()
}
