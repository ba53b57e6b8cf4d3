//! The list of one's acts, each with its seal.

use components::{
    Button, ButtonLink, ButtonLook, Confirm, Glyph, Paragraphs, Receipt, SectionLink, State,
    StateKind,
};
use leptos::prelude::*;
use offline::{Act, ActId, ActState};

use super::leads::{mended_at, wrote};
use super::{described, fate, leads_to, stamp};
use crate::shell::Here;

/// How many acts the first look shows.
const FEW: usize = 3;

/// The latest acts, and the way to all of them.
pub fn latest(here: Here) -> AnyView {
    let all = Memo::new(move |_| here.acts());
    let count = Memo::new(move |_| all.with(Vec::len));
    let few = Memo::new(move |_| all.get().into_iter().take(FEW).collect());
    let shown = move || {
        let count = count.get();
        let none = count == 0;
        let t = here.t;
        let more = (count > FEW).then(|| {
            view! { <SectionLink href="/me/acts" label=t.act_all(count) /> }
        });
        let body = if none {
            view! { <p class="small soft">{t.act_none()}</p> }.into_any()
        } else {
            untrack(|| each(here, few, true))
        };
        view! {
            <components::Section title=t.act_title() more=more.into_any()>{body}</components::Section>
        }
    };
    shown.into_any()
}

/// One's acts that belong to a page and are not counted yet, or were refused; nothing otherwise.
pub fn unsettled(here: Here, page: String) -> AnyView {
    let acts = Memo::new(move |_| {
        let mut acts = here.acts();
        acts.retain(|act| is_unsettled(here, act, &page));
        acts
    });
    let any = Memo::new(move |_| acts.with(|it| !it.is_empty()));
    let shown = move || {
        any.get().then(|| {
            view! {
                <section class="section">
                    <h2 class="visually-hidden">{here.t.act_title()}</h2>
                    {untrack(|| each(here, acts, false))}
                </section>
            }
        })
    };
    shown.into_any()
}

/// Whether there are any such.
pub fn any_unsettled(here: Here, page: &str) -> bool {
    here.acts().iter().any(|act| is_unsettled(here, act, page))
}

fn is_unsettled(here: Here, act: &Act, page: &str) -> bool {
    !matches!(act.state, ActState::Counted { .. })
        && leads_to(here, &act.deed).is_some_and(|leads| leads == page)
}

/// All one's acts with their seals.
pub fn receipts(here: Here, acts: Memo<Vec<Act>>) -> AnyView {
    let none = Memo::new(move |_| acts.with(Vec::is_empty));
    let shown = move || {
        if none.get() {
            let t = here.t;
            let (title, text) = (t.act_none_title(), t.act_none());
            return view! { <State kind=StateKind::Empty title text glyph=Glyph::OUTBOX within=true /> }
                .into_any();
        }
        untrack(|| each(here, acts, true))
    };
    shown.into_any()
}

/// A receipt for each, which stands still while others come and go: a question that is open at one
/// stays open.
fn each(here: Here, acts: Memo<Vec<Act>>, away: bool) -> AnyView {
    let ids = move || acts.with(|acts| acts.iter().map(|it| it.id).collect::<Vec<_>>());
    let one = move |id: ActId| {
        let act = Memo::new(move |_| acts.with(|acts| acts.iter().find(|it| it.id == id).cloned()));
        move || {
            let act = act.get();
            untrack(|| act.map(|act| receipt(here, act, away)))
        }
    };
    view! {
        <div>
            <For each=ids key=|id| *id children=one />
        </div>
    }
    .into_any()
}

/// One act: its seal, what it was, what became of it, what one can do; the way to its page only
/// from elsewhere.
fn receipt(here: Here, act: Act, away: bool) -> AnyView {
    let t = here.t;
    // What is read of the town and the network follows them, and nothing of it is built anew.
    let deed = act.deed.clone();
    let title = move || described(here, &deed);
    let code = match &act.state {
        ActState::Counted { receipt, .. } => Some(t.act_receipt(&receipt.0)),
        _ => None,
    };
    let over = matches!(act.state, ActState::Refused { .. } | ActState::Stuck { .. });
    let wrote = if over { wrote(&act.deed) } else { Vec::new() };
    let read = over.then(|| {
        let id = act.id;
        // Whoever lets go of it lets go of what they wrote.
        let dismiss = move |()| {
            let replica = here.replica();
            leptos::task::spawn_local(async move { replica.dismiss(id).await });
        };
        if wrote.is_empty() {
            return view! {
                <Button look=ButtonLook::Text glyph=Glyph::CHECK on_press=dismiss>
                    {t.act_read()}
                </Button>
            }
            .into_any();
        }
        let asked = RwSignal::new(false);
        view! {
            <Button look=ButtonLook::Text glyph=Glyph::CLOSE on_press=move |()| asked.set(true)>
                {t.act_drop()}
            </Button>
            <Confirm
                open=asked
                title=t.act_drop_title()
                text=t.act_drop_text()
                yes=t.act_drop()
                no=t.act_keep()
                on_yes=dismiss
                loses=Signal::stored(true)
            />
        }
        .into_any()
    });
    let mend = mended_at(&act.deed).filter(|_| over);
    // What was not handed in has no page.
    let open = leads_to(here, &act.deed).filter(|_| away && mend.is_none());
    let open = open.map(|href| {
        view! {
            <ButtonLink look=ButtonLook::Text href glyph=Glyph::NEXT>{t.act_open()}</ButtonLink>
        }
    });
    let mend = mend.map(|href| {
        view! {
            <ButtonLink look=ButtonLook::Text href glyph=Glyph::EDIT>{t.act_mend()}</ButtonLink>
        }
    });
    let wrote = (!wrote.is_empty()).then(|| {
        let text = Signal::stored(wrote.join("\n"));
        view! { <blockquote class="receipt__words"><Paragraphs text /></blockquote> }
    });
    let stamp = MaybeProp::from(stamp(here, &act));
    let fate = move || fate(here, &act);
    view! {
        <Receipt stamp title code>
            <p class="row__meta">{fate}</p>
            {wrote}
            <p class="cluster cluster--0">{open} {mend} {read}</p>
        </Receipt>
    }
    .into_any()
}
