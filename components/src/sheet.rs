//! A sheet that slides up over the page, and the question before an act that cannot be undone.
//!
//! A native modal dialog: Escape, the focus and the page behind it are the browser's work. The
//! phone's back gesture closes the topmost sheet first: each open sheet stands on an entry of
//! the history that it takes away again.

use std::cell::Cell;

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
                // While the entry of one that closed is on its way out, this one has none yet.
                depth.set_value(if LEAVING.get() { None } else { enter() });
            }
        } else if !open.get_untracked() && dialog.open() {
            dialog.close();
        }
    });

    let on_close = move |_| {
        open.set(false);
        if let Some(own) = depth.get_value() {
            depth.set_value(None);
            leave(own);
        }
    };
    let back = window_event_listener(ev::popstate, move |_| {
        let Some(dialog) = dialog.get_untracked().filter(|it| it.open()) else {
            return;
        };
        match depth.get_value() {
            // The entry that was on its way out is gone.
            None => depth.set_value(enter()),
            Some(depth) if depth <= entered() => {}
            Some(_) => {
                depth.set_value(None);
                dialog.close();
            }
        }
    });
    on_cleanup(move || {
        back.remove();
        // Taken away while it is open, by what was done in it: its entry goes with it, unless one
        // has gone on to another page.
        if let Some(own) = depth.try_get_value().flatten() {
            leave(own);
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

thread_local! {
    /// Whether a closed sheet's entry is on its way out: the browser takes it away a moment later.
    static LEAVING: Cell<bool> = const { Cell::new(false) };
    /// Whether the page hears that it is gone.
    static HEARS: Cell<bool> = const { Cell::new(false) };
}

/// Takes a sheet's entry away again, where it is the present one. A page that moved on meanwhile,
/// or that may not move its history, keeps one entry too many, which is harmless.
fn leave(depth: u32) {
    let history = window().history().ok().filter(|_| entered() == depth);
    if history.is_none_or(|history| history.back().is_err()) {
        return;
    }
    LEAVING.set(true);
    if !HEARS.replace(true) {
        // For the life of the page: a sheet may be gone before the browser has moved.
        window_event_listener(ev::popstate, |_| LEAVING.set(false));
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
