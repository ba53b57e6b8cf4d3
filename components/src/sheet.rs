//! A sheet that slides up over the page, and the question before an act that cannot be undone.
//!
//! A native modal dialog: Escape, the focus and the page behind it are the browser's work. The
//! phone's back gesture closes the topmost sheet first: each open sheet stands on an entry of
//! the history that it takes away again.

use leptos::{ev, html, prelude::*, text_prop::TextProp};
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    button::{Button, ButtonLook, IconButton},
    icon::Glyph,
    text::{fresh_id, shown},
};

/// A sheet. Its content is built when it opens and dropped when it closes.
#[component]
pub fn Sheet(
    /// Whether it is open; the sheet itself sets it to `false` when it is closed.
    open: RwSignal<bool>,
    /// Its title.
    #[prop(into)]
    title: TextProp,
    /// "关上".
    #[prop(into)]
    close_label: TextProp,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let id = fresh_id();
    // How many sheets stand on each other, this one included; none while it is closed.
    let depth = StoredValue::new(None::<u32>);

    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        if open.get() && !dialog.open() {
            // Refused only for an element outside the page, and then there is nothing to show.
            if dialog.show_modal().is_ok() {
                depth.set_value(enter());
            }
        } else if !open.get_untracked() && dialog.open() {
            dialog.close();
        }
    });

    let on_close = move |_| {
        open.set(false);
        if depth.get_value().is_some() {
            depth.set_value(None);
            leave();
        }
    };
    let back = window_event_listener(ev::popstate, move |_| {
        let gone = depth.get_value().is_some_and(|depth| depth > entered());
        if let Some(dialog) = dialog.get_untracked().filter(|_| gone) {
            depth.set_value(None);
            dialog.close();
        }
    });
    on_cleanup(move || {
        back.remove();
        // Taken away while it is open, by what was done in it: its entry goes with it, unless one
        // has gone on to another page.
        let depth = depth.try_get_value().flatten();
        if depth.is_some_and(|depth| depth == entered()) {
            leave();
        }
    });

    let on_backdrop = move |event: ev::MouseEvent| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if let (Some(target), Some(dialog)) = (target, dialog.get_untracked())
            && target.is_same_node(Some(&dialog))
        {
            dialog.close();
        }
    };
    let shut = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let (heading, close_label) = (id.clone(), close_label.clone());
    let inside = move || {
        open.get().then(|| {
            view! {
                <div class="sheet__grip"></div>
                <div class="sheet__head">
                    <h2 class="sheet__title" id=heading.clone()>
                        {shown(title.clone())}
                    </h2>
                    <IconButton
                        glyph=Glyph::CLOSE
                        label=close_label.clone()
                        on_press=move |()| shut()
                    />
                </div>
                <div class="sheet__body">{children()}</div>
            }
        })
    };
    view! {
        <dialog
            node_ref=dialog
            class="sheet"
            aria-labelledby=id
            on:close=on_close
            on:click=on_backdrop
        >
            {inside}
        </dialog>
    }
}

/// Puts an entry on the history for one more sheet, and says how many there are now.
fn enter() -> Option<u32> {
    let depth = entered() + 1;
    let state = JsValue::from(depth);
    window()
        .history()
        .ok()?
        .push_state_with_url(&state, "", None)
        .ok()?;
    Some(depth)
}

/// Takes the topmost entry away again; when there is none, the browser does nothing.
fn leave() {
    if let Ok(history) = window().history() {
        // A page that may not move its history keeps one entry too many, which is harmless.
        history.back().unwrap_or_default();
    }
}

/// How many sheets the present entry of the history stands for.
fn entered() -> u32 {
    let state = window().history().and_then(|history| history.state()).ok();
    let depth = state.and_then(|state| state.as_f64()).unwrap_or_default();
    (0..16)
        .find(|known| f64::from(*known) == depth)
        .unwrap_or_default()
}

/// The question before an act that cannot be undone.
#[component]
pub fn Confirm(
    /// Whether it is asked now.
    open: RwSignal<bool>,
    /// The question.
    #[prop(into)]
    title: TextProp,
    /// What the act means.
    #[prop(into)]
    text: TextProp,
    /// The act, by its name; never "好的".
    #[prop(into)]
    yes: TextProp,
    /// Not now.
    #[prop(into)]
    no: TextProp,
    /// What happens then.
    #[prop(into)]
    on_yes: Callback<()>,
    /// Something is lost by it, so the way back is the one that stands out.
    #[prop(optional, into)]
    loses: Signal<bool>,
) -> impl IntoView {
    let (close_label, text, yes, no) = (no.clone(), stored(text), stored(yes), stored(no));
    view! {
        <Sheet open title close_label>
            <p>{shown(text.get_value())}</p>
            <div class="stack">
                {
                    let press = Callback::new(move |act: bool| {
                        open.set(false);
                        if act {
                            on_yes.run(());
                        }
                    });
                    let button = |look, act, words: StoredValue<TextProp>| {
                        view! {
                            <Button look block=true on_press=move |()| press.run(act)>
                                {shown(words.get_value())}
                            </Button>
                        }
                    };
                    let (first, second) = (ButtonLook::Primary, ButtonLook::Plain);
                    if loses.get_untracked() {
                        [button(first, false, no), button(second, true, yes)]
                    } else {
                        [button(first, true, yes), button(second, false, no)]
                    }
                        .collect_view()
                }
            </div>
        </Sheet>
    }
}

fn stored(text: TextProp) -> StoredValue<TextProp> {
    StoredValue::new(text)
}
