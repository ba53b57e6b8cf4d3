//! Sync (同步): my acts and what became of each, and how this computer stands.

use components::{Button, Desk, Fact, Facts, Mark, Panel, Receipt, Section, Stamp};
use domain::wording;
use leptos::prelude::*;
use leptos::task::spawn_local;
use offline::{Act, ActId, ActState};

use crate::shell::{Nothing, Page, act_name, texts, use_book};
use crate::texts::Texts;

/// All my acts on this computer, newest first.
#[component]
pub(crate) fn Acts() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let acts = Memo::new(move |_| book.acts());
    let list = move || {
        let acts = acts.get();
        if acts.is_empty() {
            let (title, text) = (t.acts_empty_title(), t.acts_empty_text());
            return view! { <Nothing title text /> }.into_any();
        }
        acts.into_iter()
            .map(|act| receipt(act, t))
            .collect_view()
            .into_any()
    };
    let facts = move || {
        let status = book.status();
        let fact = |name: &str, value: String| Fact {
            name: name.to_owned(),
            value,
            sum: false,
        };
        let line = if status.online {
            t.line_up()
        } else {
            t.line_down()
        };
        let pulled = status.last_pulled_at.map(|at| wording::instant(at, t.lang));
        vec![
            fact(t.line(), line.to_owned()),
            fact(t.waiting_acts(), t.things(status.waiting)),
            fact(
                t.last_pulled(),
                pulled.unwrap_or_else(|| t.never().to_owned()),
            ),
        ]
    };
    let aside = view! {
        <Panel title=t.sync_state()>
            <Facts facts=Signal::derive(facts) />
            <p class="tiny soft">{t.sync_text()}</p>
        </Panel>
    };
    view! {
        <Page within=t.nav_sync() title=t.acts_title()>
            <Desk aside=aside.into_any()>
                <Section title=t.acts_mine() count=move || t.things(acts.with(Vec::len))>
                    {list}
                </Section>
            </Desk>
        </Page>
    }
}

fn receipt(act: Act, t: Texts) -> impl IntoView {
    let (stamp, code, reason) = stamped(&act, t);
    let made = wording::instant(act.made_at, t.lang);
    let id = act.id;
    let read = reason.is_some().then(|| view! { <ReadIt id /> });
    view! {
        <Receipt stamp title=act_name(&act.command, t) code>
            <p class="row__meta">{made}</p>
            {reason.map(|reason| view! { <p class="is-seal">{reason}</p> })}
            {read}
        </Receipt>
    }
}

/// The seal of an act, its receipt, and why it was not taken.
fn stamped(act: &Act, t: Texts) -> (Stamp, Option<String>, Option<String>) {
    let stamp = |mark, word: &str, meaning: &str| Stamp {
        mark,
        word: word.to_owned(),
        meaning: meaning.to_owned(),
        date: None,
    };
    match &act.state {
        ActState::Saved | ActState::Sent => (
            stamp(Mark::Saved, t.seal_saved(), t.act_saved()),
            None,
            None,
        ),
        ActState::Counted { receipt, .. } => {
            let meaning = t.act_counted(&receipt.0);
            (
                stamp(Mark::Counted, t.seal_counted(), &meaning),
                Some(receipt.0.clone()),
                None,
            )
        }
        ActState::Refused { refusal, .. } => {
            let reason = refusal.sentence(t.lang);
            (
                stamp(Mark::Refused, t.seal_refused(), &reason),
                None,
                Some(reason),
            )
        }
        ActState::Stuck { problem, .. } => {
            let reason = problem.sentence(t.lang).to_owned();
            (
                stamp(Mark::Refused, t.seal_refused(), &reason),
                None,
                Some(reason),
            )
        }
    }
}

/// Lets go of a refused act that was read.
#[component]
fn ReadIt(id: ActId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let dismiss = move |()| spawn_local(async move { book.replica().dismiss(id).await });
    view! {
        <div class="cluster">
            <Button small=true on_press=dismiss>
                {t.act_read()}
            </Button>
        </div>
    }
}
