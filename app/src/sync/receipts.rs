//! The list of one's acts, each with its seal.

use components::{
    Button, ButtonLink, ButtonLook, Confirm, Glyph, Paragraphs, Receipt, SectionLink, State,
    StateKind,
};
use leptos::prelude::*;
use offline::{Act, ActState};

use super::describe::{mended_at, wrote};
use super::{described, fate, leads_to, stamp};
use crate::shell::Here;

/// How many acts the first look shows.
const FEW: usize = 3;

/// The latest acts, and the way to all of them.
pub fn latest(here: Here) -> AnyView {
    let acts = Memo::new(move |_| {
        let acts = here.acts();
        (acts.len(), acts.into_iter().take(FEW).collect::<Vec<_>>())
    });
    let shown = move || {
        let (count, few) = acts.get();
        let t = here.t;
        let more = (count > FEW).then(|| {
            view! { <SectionLink href="/me/acts" label=t.act_all(count) /> }
        });
        let body = if few.is_empty() {
            view! { <p class="small soft">{t.act_none()}</p> }.into_any()
        } else {
            receipts(here, few)
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
        acts.retain(|act| is_unsettled(act, &page));
        acts
    });
    let shown = move || {
        let acts = acts.get();
        (!acts.is_empty()).then(|| {
            let acts = acts.into_iter().map(|act| receipt(here, act, false));
            let acts = acts.collect_view();
            view! {
                <section class="section">
                    <h2 class="visually-hidden">{here.t.act_title()}</h2>
                    <div>{acts}</div>
                </section>
            }
        })
    };
    shown.into_any()
}

/// Whether there are any such.
pub fn any_unsettled(here: Here, page: &str) -> bool {
    here.acts().iter().any(|act| is_unsettled(act, page))
}

fn is_unsettled(act: &Act, page: &str) -> bool {
    !matches!(act.state, ActState::Counted { .. })
        && leads_to(&act.deed).is_some_and(|leads| leads == page)
}

/// These acts with their seals.
pub fn receipts(here: Here, acts: Vec<Act>) -> AnyView {
    if acts.is_empty() {
        let t = here.t;
        let (title, text) = (t.act_none_title(), t.act_none());
        return view! { <State kind=StateKind::Empty title text glyph=Glyph::OUTBOX within=true /> }.into_any();
    }
    let list = acts
        .into_iter()
        .map(|act| receipt(here, act, true))
        .collect_view();
    view! { <div>{list}</div> }.into_any()
}

/// One act: its seal, what it was, what became of it, what one can do; the way to its page only
/// from elsewhere.
fn receipt(here: Here, act: Act, away: bool) -> AnyView {
    let t = here.t;
    let title = described(here, &act.deed);
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
    let open = leads_to(&act.deed).filter(|_| away && mend.is_none());
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
    // Read out here: what stands inside a component does not follow the network's coming and going.
    let fate = fate(here, &act);
    view! {
        <Receipt stamp title code>
            <p class="row__meta">{fate}</p>
            {wrote}
            <p class="cluster cluster--0">{open} {mend} {read}</p>
        </Receipt>
    }
    .into_any()
}
