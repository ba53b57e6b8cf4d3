//! Whoever speaks for a department rates the whistle it came for (双考核); the community rates its answer.

use components::{Button, ButtonLook, Radio, Section};
use domain::issues::{Command as Act, RateWhistle, Rated, WhistleRating};
use domain::projects::Stars;
use domain::{IssueId, WhistleRatingId, wording};
use leptos::prelude::*;

use super::words::Known;
use crate::shell::{Here, Sending};

/// The question, for those who may answer it and have not.
pub fn rate(here: Here, id: IssueId, it: Memo<Option<Known>>) -> AnyView {
    let asks = Memo::new(move |_| {
        let actor = here.actor();
        let issue = it.with(|it| it.as_ref().and_then(|it| it.issue.clone()));
        issue.and_then(|issue| {
            let mut sides = [Rated::Whistle, Rated::Answer].into_iter();
            sides.find(|side| {
                let there: Option<WhistleRating> = here.get(WhistleRatingId::of(id, *side));
                there.is_none() && here.read(|town| issue.rates(*side, &actor, town))
            })
        })
    });
    let shown = move || asks.get().map(|side| untrack(|| question(here, id, side)));
    shown.into_any()
}

fn question(here: Here, id: IssueId, rated: Rated) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let stars = RwSignal::new(None::<Stars>);
    let choices = Stars::ALL.into_iter().rev().map(|it| {
        let label = t.project_stars(it.count(), wording::stars(it, here.lang));
        let chosen = Signal::derive(move || stars.get() == Some(it));
        view! { <Radio group="rated" label chosen on_choose=move |()| stars.set(Some(it)) /> }
    });
    let choices = choices.collect_view();
    let (title, text) = match rated {
        Rated::Answer => (t.issue_rate_answer(), t.issue_rate_answer_text()),
        Rated::Whistle => (t.issue_rate_whistle(), t.issue_rate_whistle_text()),
    };
    let send = move |()| {
        let Some(stars) = stars.get_untracked() else {
            sending.refuse(t.issue_rate_missing());
            return;
        };
        sending.note(Act::RateWhistle(RateWhistle {
            issue: id,
            rated,
            stars: u8::try_from(stars.count()).unwrap_or_default(),
        }));
    };
    view! {
        <Section title>
            <p class="small soft">{text}</p>
            <fieldset class="stack stack--2">
                <legend class="visually-hidden">{title}</legend>
                {choices}
            </fieldset>
            {sending.fault()}
            <Button look=ButtonLook::Ink block=true busy=sending.busy on_press=send>
                {t.issue_rate_act()}
            </Button>
        </Section>
    }
    .into_any()
}
