//! What may go wrong with a running vote: a teller is absent, or it must be cancelled.

use components::{Button, ButtonLook, Field, Radio, Sheet};
use domain::councils::{CancelVote, Command as Councils, ReplaceTeller, Vote, VoteState};
use domain::{Command, Line, PersonId};
use leptos::prelude::*;

use super::is_over;
use crate::members::known;
use crate::shell::{AskWhy, Doing, Fault, Pick, line, texts, use_book};

/// Replacing a teller, and cancelling while ballots are taken.
#[component]
pub(super) fn Exceptions(vote: Vote) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let replacing = RwSignal::new(false);
    let cancelling = RwSignal::new(false);
    let id = vote.id;
    let command = Callback::new(move |why: String| {
        let reason = line(t.reason(), &why, t)?;
        let cancel = CancelVote { vote: id, reason };
        Ok(Command::Councils(Councils::CancelVote(cancel)))
    });
    let running = {
        let vote = vote.clone();
        Memo::new(move |_| vote.state == VoteState::Open && !is_over(&vote, book.now()))
    };
    let cancel = move || {
        running.get().then(|| {
            view! {
                <Button look=ButtonLook::Text on_press=move |()| cancelling.set(true)>
                    {t.cancel_vote()}
                </Button>
            }
        })
    };
    view! {
        <div class="cluster">
            <Button look=ButtonLook::Text on_press=move |()| replacing.set(true)>
                {t.replace_teller()}
            </Button>
            {cancel}
        </div>
        <Sheet open=replacing title=t.replace_teller() close_label=t.not_now()>
            <ReplaceForm vote=vote.clone() open=replacing />
        </Sheet>
        <AskWhy
            open=cancelling
            title=t.cancel_vote_title()
            text=t.cancel_vote_text()
            yes=t.cancel_vote()
            command
        />
    }
}

/// Who is absent, who counts instead, and why.
#[component]
fn ReplaceForm(vote: Vote, open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let absent = RwSignal::new(None::<PersonId>);
    let instead = RwSignal::new(None::<PersonId>);
    let why = RwSignal::new(String::new());
    let doing = Doing::nothing();
    let (id, tellers) = (vote.id, vote.tellers);
    let among = Memo::new(move |_| {
        let mut known = known(book, t);
        known.retain(|known| !tellers.contains(&known.id));
        known
    });
    let command = move || {
        let picked = |of: RwSignal<Option<PersonId>>| {
            of.get_untracked().ok_or_else(|| t.pick_first().to_owned())
        };
        let replace = ReplaceTeller {
            vote: id,
            absent: picked(absent)?,
            instead: picked(instead)?,
            reason: line(t.reason(), &why.get_untracked(), t)?,
        };
        Ok(Command::Councils(Councils::ReplaceTeller(replace)))
    };
    let replace = move |()| doing.submit(command(), move || open.set(false));
    let choice = move |teller: PersonId| {
        view! {
            <Radio
                group="absent"
                label=untrack(|| book.name(teller))
                chosen=Signal::derive(move || absent.get() == Some(teller))
                on_choose=move |()| absent.set(Some(teller))
            />
        }
    };
    view! {
        <fieldset>
            <legend class="field__label">{t.teller_absent()}</legend>
            {tellers.map(choice).collect_view()}
        </fieldset>
        <Pick label=t.teller_instead() group="instead" among chosen=instead />
        <Field label=t.reason() value=why limit=Line::MOST hint=t.reason_everyone() />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=replace>
            {t.replace_teller()}
        </Button>
    }
}
