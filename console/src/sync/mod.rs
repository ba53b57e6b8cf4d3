//! Sync (同步): my acts and what became of each, and how this computer stands.

use components::{Button, Desk, Fact, Facts, Panel, Receipt, Section};
use domain::wording;
use leptos::prelude::*;
use leptos::task::spawn_local;
use offline::{Act, ActId, ActState};

use crate::shell::{Nothing, Page, deed_name, fate, stamp, texts, use_book};
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
        let online = book.status().online;
        acts.into_iter()
            .map(|act| receipt(act, online, t))
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

fn receipt(act: Act, online: bool, t: Texts) -> impl IntoView {
    let stamp = stamp(&act, t);
    let made = wording::instant(act.made_at, t.lang);
    let id = act.id;
    let (code, refused) = match &act.state {
        ActState::Counted { receipt, .. } => (Some(receipt.0.clone()), false),
        ActState::Refused { .. } | ActState::Stuck { .. } => (None, true),
        ActState::Saved | ActState::Sent | ActState::Unread => (None, false),
    };
    // A receipt speaks for itself.
    let fate = code.is_none().then(|| fate(&act, online, t));
    let worry = refused || act.state == ActState::Unread || !act.kept || act.warning.is_some();
    view! {
        <Receipt stamp title=deed_name(&act.deed, t) code>
            <p class="row__meta">{made}</p>
            {fate
                .map(|fate| {
                    let class = if worry { "is-seal" } else { "row__meta" };
                    view! { <p class=class>{fate}</p> }
                })}
            {refused.then(|| view! { <ReadIt id /> })}
        </Receipt>
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
