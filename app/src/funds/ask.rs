//! A question about an entry with its answer, and the sheet in which one asks.

use components::{Answer, Argument, Button, ButtonLink, ButtonLook, Paragraphs, Sheet, TextArea};
use domain::funds::{AskFund, Command as Act, FundQuestion};
use domain::{FundEntryId, FundQuestionId, Prose, wording};
use leptos::prelude::*;

use crate::projects::who;
use crate::shell::{self, Here, Sending, when};

/// One question; where it stands below a whole account, with the way to its entry.
pub fn card(here: Here, it: &FundQuestion, leads: bool) -> AnyView {
    let t = here.t;
    let answer = it.answer.as_ref().map(|answer| {
        let from = t.funds_answered(when(here, answer.at));
        view! { <Answer from text=answer.text.to_string() /> }
    });
    let owed = it.answer.is_none().then(|| {
        let day = wording::short_day(it.due.plus_minutes(-1).day(), here.lang);
        let (class, line) = if it.due <= here.now() {
            ("small is-seal", t.funds_answer_late(day))
        } else {
            ("small soft", t.funds_answer_due(day))
        };
        view! { <p class=class>{line}</p> }
    });
    let way = leads.then(|| {
        let href = format!("/funds/e/{}", it.entry);
        view! {
            <p>
                <ButtonLink href look=ButtonLook::Text>{t.funds_see_entry()}</ButtonLink>
            </p>
        }
    });
    let text = Signal::stored(it.text.to_string());
    let below = view! { {answer} {owed} {way} }.into_any();
    view! {
        <Argument
            side=t.funds_side()
            meaning=t.funds_question()
            asks=it.answer.is_none()
            who=t.funds_asker(when(here, it.at), who(here, &it.author))
            below
        >
            <Paragraphs text />
        </Argument>
    }
    .into_any()
}

/// The sheet in which one asks; it keeps what is typed, whatever moves behind it.
pub fn sheet(here: Here, entry: FundEntryId, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let text = RwSignal::new(String::new());
    let draft = shell::keep(
        here,
        format!("fund:{entry}"),
        text.into(),
        Callback::new(move |kept| text.set(kept)),
    );
    let send = move |()| {
        let Ok(words) = Prose::new(&text.get_untracked()) else {
            sending.refuse(t.say_empty());
            return;
        };
        let act = Act::Ask(AskFund {
            id: FundQuestionId(offline::new_id()),
            entry,
            text: words,
        });
        sending.send_then(act, t.funds_ask_done(), move || {
            draft.forget();
            text.try_set(String::new());
            open.try_set(false);
        });
    };
    view! {
        <Sheet open title=t.funds_ask() close_label=t.shell_close()>
            <div class="stack stack--4">
                <p class="small soft">{t.funds_ask_text()}</p>
                <TextArea
                    label=t.funds_ask_label()
                    value=text
                    rows=4
                    hint=t.funds_ask_hint()
                    limit=Prose::MOST
                />
                {sending.fault()}
                <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                    {t.say_send()}
                </Button>
            </div>
        </Sheet>
    }
    .into_any()
}
